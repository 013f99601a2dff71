"""The chapter on figures: what is counted, how firmly, on whose word, and every figure with its sentence."""

import pandas as pd

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import colour, limit
from newsaudit.report.charts_bars import Bar, Part, draw_bars, draw_divided
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import doc_piece, list_values, name_of, number_or_none_of, outlets_of, printed, rank, sentence_piece, share_text
from newsaudit.report.words import MISSING, format_number, humanise

NOTHING = "No figure was found in these articles."


def figures_by_kind(run: Run) -> Block:
    """Bars of the figures of each category, with their measures in the table behind."""
    ranked = rank(run.find("figures/figures", "category"))
    if not ranked:
        return note(NOTHING)
    bars = [Bar(name_of(run, f, "category"), f.value, format_number(f.value), f.id, colour("plain")) for f in ranked]
    rows = []
    for f in rank(run.find("figures/figures", "category", "measure")):
        rows.append([_say_counted(f.group["category"], f.group["measure"]), run.number(f)])
    behind = table("figures-by-kind", "Figures by category and measure", ["What is counted", "Figures#"], rows)
    alt = f"Bars of figures by category: {list_values([(b.label, b.text) for b in bars])}."
    return chart(
        "figures-by-kind",
        "Figures by what they count",
        draw_bars(bars),
        alt,
        behind,
        findings="figures/figures/category=…",
        remark=["Of ", run.show("figures/figures"), " figures."],
    )


def _say_counted(category: str, measure: str) -> str:
    """Category and measure of a figure in words."""
    return humanise(category) if category == measure else f"{humanise(category)}: {humanise(measure)}"


def figure_sources(run: Run) -> Block:
    """Divided bars: on whose word the figures of each category stand."""
    ranked = rank(run.find("figures/figures", "category"))
    if not ranked:
        return absent(NOTHING)
    kinds = {
        "figures/named-source": ("named source", colour("strong")),
        "figures/anonymous-source": ("anonymous source", colour("accent")),
        "figures/open-source": ("source not found", colour("lilac")),
        "figures/reporter": ("the reporter's own voice", colour("pale")),
    }
    if not run.value("figures/open-source"):
        del kinds["figures/open-source"]
    bars, rows = [], []
    for f in ranked:
        own = {m: run.get(m, **f.group) for m in kinds}
        bars.append(
            (
                name_of(run, f, "category"),
                [Part(own[m].value, format_number(own[m].value), own[m].id, fill) for m, (_, fill) in kinds.items() if own[m] and own[m].value],
                format_number(f.value),
            )
        )
        rows.append(
            [
                name_of(run, f, "category"),
                run.number(f),
                *[run.number(own[m]) if own[m] else "0" for m in kinds],
                run.number(run.get("figures/doubted", **f.group)) if run.get("figures/doubted", **f.group) else "0",
            ]
        )
    behind = table(
        "figure-sources", "Figures by category and source", ["Category", "Figures#", *[label + "#" for label, _ in kinds.values()], "doubted#"], rows
    )
    named, own_voice = share_text(run, "figures/share-named-source"), share_text(run, "figures/share-reporter")
    alt = f"Divided bars of figures by source: {named} from named sources, {own_voice} in the reporter's own voice."
    remark = [
        "Named sources stand behind ",
        run.number(run.get("figures/share-named-source")),
        " of the figures, anonymous ones behind ",
        run.number(run.get("figures/share-anonymous-source")),
        "; the articles doubt ",
        run.number(run.get("figures/doubted")),
        ".",
    ]
    return chart(
        "figure-sources",
        "On whose word figures stand",
        draw_divided(bars, key=list(kinds.values()), is_share=False),
        alt,
        behind,
        findings="figures/named-source/category=…",
        remark=remark,
    )


def figures_by_outlet(run: Run) -> Block:
    """A table of the figures of each outlet, by category."""
    outlets = outlets_of(run)
    if len(outlets) < 2 or not run.find("figures/figures", "outlet"):
        return absent("fewer than two outlets")
    categories = [f.group["category"] for f in rank(run.find("figures/figures", "category"))]
    rows = [
        [
            outlet,
            *[run.number(run.get(m, outlet=outlet)) for m in ("figures/figures", "figures/figures-per-1000-words")],
            number_or_none_of(run, "figures/share-named-source", "figures/figures", outlet=outlet),
            *[run.number(f) if (f := run.get("figures/figures", category=c, outlet=outlet)) else "" for c in categories],
        ]
        for outlet in outlets
    ]
    return table(
        "figures-by-outlet",
        "Figures by outlet",
        ["Outlet", "Figures#", "Per 1,000 words#", "Named source#", *[humanise(c) + "#" for c in categories]],
        rows,
        findings="figures/figures/outlet=…",
    )


def figure_speakers(run: Run) -> Block:
    """A table of the sources of figures."""
    ranked = rank(run.find("figures/figures", "source"))
    if not ranked:
        return absent(NOTHING)
    rows = [[value_label(run, "source", f.group["source"]), run.number(f)] for f in ranked]
    return table("figure-speakers", "Who gives the figures", ["Source", "Figures#"], rows, findings="figures/figures/source=…")


def figure_hedges(run: Run) -> Block:
    """A table of how firmly figures are stated."""
    ranked = rank(run.find("figures/figures", "hedge"))
    if not ranked:
        return absent(NOTHING)
    rows = [[name_of(run, f, "hedge"), run.number(f)] for f in ranked]
    return table(
        "figure-hedges",
        "How firmly figures are stated",
        ["Hedge", "Figures#"],
        rows,
        findings="figures/figures/hedge=…",
        remark="A hedge is part of the figure: “nearly” sets no lower bound, “more than” no upper one.",
    )


def say_value(low: object, high: object, unit: str) -> str:
    """A figure's range as printed: "5,000", "from 20 to 30", "above 100", "up to 40"."""
    low, high = (None if pd.isna(v) else float(v) for v in (low, high))
    money = f" {unit.upper()}" if len(unit) == 3 and unit.islower() and unit not in ("men",) else f" {unit}"
    if low is None and high is None:
        return MISSING
    if low == high:
        return format_number(low) + money
    if high is None:
        return f"{format_number(low)} or more{money}"
    return f"up to {format_number(high)}{money}" if low is None else f"{format_number(low)} to {format_number(high)}{money}"


def all_figures(run: Run) -> Block:
    """A table of every figure: its words, value, hedge, what it counts, source and article."""
    figures = run.table("figures")
    if not len(figures):
        return absent(NOTHING)
    claims = {(c.doc_id, c.start): c for c in run.table("claims").astype(object).itertuples(index=False)}
    rows = []
    for row in figures.sort_values(["category", "measure", "doc_id", "start"]).head(limit("file_rows")).astype(object).itertuples(index=False):
        claim = claims.get((row.doc_id, row.start))
        source = "reporter" if pd.isna(row.source) else row.source
        text = run.words(row.doc_id, row.start, row.end) or MISSING
        subject = printed(run, row.subject)
        rows.append(
            [
                sentence_piece(run, row.doc_id, row.start, text if text != MISSING else say_value(row.value_low, row.value_high, row.unit)),
                say_value(row.value_low, row.value_high, row.unit),
                humanise(row.hedge),
                _say_counted(row.category, row.measure),
                subject,
                value_label(run, "source", source) + (" (doubted)" if claim is not None and claim.is_doubted is True else ""),
                doc_piece(run, row.doc_id),
            ]
        )
    return table(
        "all-figures",
        "Every figure",
        ["As printed", "Value", "Hedge", "Counts", "Subject", "Source", "Article"],
        rows,
        findings="figures/figures",
        source=("tables/figures.csv", len(figures)),
    )
