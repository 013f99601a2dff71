"""The ledger: figures of different articles that speak of the same thing, side by side, with what their hedges allow."""

from collections.abc import Sequence

import pandas as pd

from newsaudit.report.blocks import Block, absent, chart, piece, table
from newsaudit.report.charts import colour, limit
from newsaudit.report.charts_dots import Dot, draw_dots
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_figures import say_value
from newsaudit.report.show_parts import doc_piece, list_values, rank, sentence_piece
from newsaudit.report.words import MISSING, capitalise, count, humanise

_SAID = {"single": "alone", "compatible": "compatible", "older": "older", "conflict": "in conflict"}
_ALONE = "no two articles give a figure of the same thing"


def _entries(run: Run) -> list[tuple[str, list]]:
    """The entries of two articles or more, those in most articles first, each with its figures in the order of their days."""
    rows: dict[str, list] = {}
    for row in run.table("ledger").astype(object).itertuples(index=False):
        rows.setdefault(row.entry, []).append(row)
    many = {f.group["entry"]: f.value for f in run.find("figures/ledger-articles", "entry") if f.value and f.value > 1}
    ordered = sorted(many, key=lambda e: (-many[e], -len(rows.get(e, [])), e))
    return [
        (e, sorted(rows[e], key=lambda r: (str(r.published) if isinstance(r.published, str) else "9999", r.doc_id, r.start)))
        for e in ordered
        if e in rows
    ]


def _source(run: Run, row) -> str:
    told = value_label(run, "source", row.source) if isinstance(row.source, str) and row.source else "the reporter's own voice"
    return told + (" (doubted)" if row.is_doubted is True else "")


def ledger(run: Run) -> Block:
    """A table of every figure that two articles or more speak of, entry by entry, with how it stands to the others."""
    entries = _entries(run)
    if not entries:
        return absent(_ALONE)
    has_reference = run.table("ledger")["reference_relation"].notna().any()
    rows = []
    listed = [(entry, row) for entry, own in entries for row in own]
    for entry, row in listed[: limit("file_rows")]:
        line = [
            value_label(run, "entry", entry),
            sentence_piece(run, row.doc_id, row.start, say_value(row.value_low, row.value_high, row.unit)),
            humanise(row.hedge),
            _source(run, row),
            doc_piece(run, row.doc_id),
            row.published if isinstance(row.published, str) else MISSING,
            _SAID[row.relation],
        ]
        rows.append(line + ([_say_reference(row)] if has_reference else []))
    heads = ["What is counted", "Value", "Hedge", "Source", "Article", "Published", "To the others", *(["To the reference"] if has_reference else [])]
    relations = {f.group["relation"]: f for f in run.find("figures/ledger-relations", "relation")}
    said: list = []
    for relation in ("compatible", "older", "conflict"):
        if relation in relations:
            said += ["; " if said else "", run.number(relations[relation]), f" {_SAID[relation]}"]
    n = run.get("figures/ledger-entries")
    numbered = any(entry.rpartition(" ")[2].isdigit() for entry, _ in entries)
    remark = [
        run.number(n, text=count(n.value, "thing").capitalize()) if n else "",
        " counted by two articles or more. " if n else "",
        *([*said, ". "] if said else []),
        "Things of one description that stand apart by size or day are numbered. " if numbered else "",
        "In conflict means that both cannot be right as worded and dated, not which is.",
    ]
    return table(
        "ledger", "The ledger", heads, rows, remark=remark, findings="figures/ledger-figures/entry=…", source=("tables/ledger.csv", len(listed))
    )


def _say_reference(row) -> str:
    if not isinstance(row.reference_relation, str):
        return MISSING
    return f"{row.reference_relation} ({say_value(row.reference_low, row.reference_high, row.unit)}, {row.reference_as_of})"


def ledger_dots(run: Run) -> Block:
    """Dots and ranges of the thing that most articles count, in the order of their days."""
    entries = _entries(run)
    if not entries:
        return absent(_ALONE)
    return _draw(run, *entries[0])


def _draw(run: Run, entry: str, rows: Sequence) -> Block:
    fills = {"named": colour("strong"), "anonymous": colour("accent"), "not-found": colour("lilac"), "reporter": colour("pale")}
    said = {"named": "named source", "anonymous": "anonymous source", "not-found": "source not found", "reporter": "the reporter's own voice"}
    dots, behind_rows, kinds = [], [], []
    name = value_label(run, "entry", entry)
    for row in rows[: limit("heat_rows")]:
        kind = row.source if row.source in ("anonymous", "not-found") else "named" if isinstance(row.source, str) and row.source else "reporter"
        low, high = (None if pd.isna(v) else float(v) for v in (row.value_low, row.value_high))
        value = say_value(low, high, row.unit)
        dots.append(Dot(run.doc_label(row.doc_id), low, high, value, None, fills[kind]))
        kinds.append(kind)
        behind_rows.append([doc_piece(run, row.doc_id), sentence_piece(run, row.doc_id, row.start, value), humanise(row.hedge), _source(run, row)])
    figures = run.get("figures/ledger-figures", entry=entry)
    behind = table(
        "ledger-dots",
        f"Figures on {name}",
        ["Article", "Value", "Hedge", "Source"],
        behind_rows,
        remark=[run.number(figures, text=capitalise(count(figures.value, "figure"))), "."] if figures else None,
    )
    alt = f"Dots and ranges of {count(len(dots), 'figure')} on {name}: {list_values([(d.label, d.text) for d in dots])}."
    key = [(said[kind], fills[kind]) for kind in fills if kind in kinds]
    return chart(
        "ledger-dots",
        ["Counted by most articles: ", piece(name)],
        draw_dots(dots, key=key),
        alt,
        behind,
        findings="figures/ledger-figures/entry=…",
        remark="In the order of their days. An arrow points where the words set no bound.",
    )


def ledger_ranges(run: Run) -> Block:
    """A table of the lowest and highest figure of each thing that several articles count."""
    many = [f for f in rank(run.find("figures/ledger-articles", "entry")) if f.value > 1]
    if not many:
        return absent(_ALONE)
    rows = [
        [
            value_label(run, "entry", f.group["entry"]),
            run.number(run.get("figures/ledger-figures", **f.group)),
            run.number(f),
            run.number(run.get("figures/ledger-lowest", **f.group)),
            run.number(run.get("figures/ledger-highest", **f.group)),
        ]
        for f in many
    ]
    return table(
        "ledger-ranges",
        "Lowest and highest figure of the same thing",
        ["What is counted", "Figures#", "Articles#", "Lowest#", "Highest#"],
        rows,
        findings="figures/ledger-lowest/entry=…",
    )
