"""The chapter on method: what made this report, by which rules, how often they are wrong, and what it cannot do."""

import csv
from collections import Counter
from pathlib import Path

from newsaudit.report.articles import say_shown, share_shown
from newsaudit.report.blocks import Block, note, piece, prose, table
from newsaudit.report.labels import get_measures
from newsaudit.report.provenance import VALIDITY, get_commit, get_versions, hash_codebook, hash_corpus
from newsaudit.report.run import Run
from newsaudit.report.words import MISSING, count, format_number, format_share, humanise
from newsaudit.tables import get_columns

RULED = ("mentions", "quotes", "anonymous", "figures", "claims", "casualties")


def parameters(run: Run) -> Block:
    """A table of the parameters of the run."""
    said = {
        "corpus": "folder or file of articles",
        "actors": "codebook of the story's actors",
        "title": "headline of the report",
        "evidence": "how much text of the articles is shown",
        "min_mentions": "actors with fewer mentions are left out of charts",
        "copies": "which articles count",
        "near_duplicate": "likeness from which articles are copies of each other",
        "seed": "of the resampling",
    }
    rows = [[name, Path(value).name if name in ("corpus", "actors") else str(value), said.get(name, "")] for name, value in vars(run.params).items()]
    return table("parameters", "Parameters of this run", ["Parameter", "Value", "What it does"], rows)


def provenance(run: Run) -> Block:
    """A table of what made the report: commit, hashes, versions."""
    rows = [
        ["Commit of newsaudit", piece(get_commit(), style="code")],
        ["SHA-256 of the corpus", piece(hash_corpus(run), style="code")],
        ["SHA-256 of the actor codebook", piece(hash_codebook(run) or MISSING, style="code")],
        *[[name, version] for name, version in get_versions().items()],
    ]
    return table(
        "provenance",
        "What made this report",
        ["What", "Which"],
        rows,
        remark="The hash of the corpus is taken over the hashes of its articles; each article's own stands beside it.",
    )


def rules(run: Run) -> Block:
    """A table of the codebook entries that made the rows of this run, with how many rows each made."""
    fired: Counter = Counter()
    for name in RULED:
        fired.update(run.table(name)["rule"].tolist())
    if not fired:
        return note("No rule of the codebooks found anything in these articles.")
    entries = run.codebooks.entries
    rows = []
    for rule, n in sorted(fired.items(), key=lambda item: (-item[1], item[0])):
        entry = entries.get(rule)
        rows.append(
            [piece(rule, style="code", anchor="rule:" + rule), format_number(n), entry.meaning if entry else "", entry.example if entry else ""]
        )
    return table(
        "rules",
        "Codebook entries that made rows of this run",
        ["Entry", "Rows#", "Meaning", "An example of its own"],
        rows,
        whole=True,
        remark=f"{count(len(fired), 'entry made', 'entries made')} rows; the codebooks hold {len(entries):,} entries in all.",
    )


def known_misses(run: Run) -> Block:
    """A sentence that says how many examples the codebooks carry and how many of them are known to fail."""
    entries = run.codebooks.entries.values()
    n, missed = sum(e.n_examples for e in entries), sum(e.n_known_misses for e in entries)
    return prose(
        f"The codebooks carry {count(n, 'example')}, and a test runs all of them. "
        f"{count(missed, 'is', 'are').capitalize() if missed else 'None is'} marked as known to fail{', each with its reason' if missed else ''}."
    )


def measured_errors(run: Run) -> Block:
    """A table of how often the extraction is right, measured on hand-coded articles."""
    # agreement beyond chance, confusion and scores within types are for those who mend rules; the file holds them
    rows = [row for row in _read_scores() if row["value"] not in (None, "") and not _is_detail(row)]
    if not rows:
        return note("The extraction has not been measured on hand-coded articles in this checkout; `make evaluate` does it.")
    sets = list(dict.fromkeys(row["dataset"] for row in rows))
    places = {(row["table"], row["measure"], row["group"], row["dataset"]): row for row in rows}
    lines = []
    for name, measure, group in dict.fromkeys(key[:3] for key in places):
        own = [places.get((name, measure, group, one)) for one in sets]
        said = [f"{float(row['value']):.2f} of {format_number(float(row['n']))}" if row else "" for row in own]
        lines.append([f"{name}: {humanise(measure)}" + (f" ({group})" if group else ""), *said])
    return table(
        "measured-errors",
        "Measured on hand-coded articles",
        ["Table and measure", *[f"{one}#" for one in sets]],
        lines,
        whole=True,
        remark="Each score with the number of cases that it stands on. Precision: share of what was found that is right. Recall: share of what is "
        "there that was found. F1 lies between them. The sets stem from other news than yours may be, "
        "and rules were written with most of them at hand; articles that they were written without stand in a column of their own as held out, "
        "and docs/evaluation.md tells of the others. Above: the share of a quotation's characters that must be found for it to count. "
        "reports/published/validity.csv holds every score.",
    )


def _is_detail(row: dict) -> bool:
    return row["measure"].endswith(("_alpha", "_confusion", "_or_none")) or "/" in row["group"]


def _read_scores() -> list[dict]:
    """The scores as last published; none where there are none."""
    if not VALIDITY.is_file():
        return []
    with VALIDITY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measures(run: Run) -> Block:
    """A table of every measure of the report: unit, meaning, limits, and what it is taken of."""
    used = {finding.measure for finding in run.findings.values()}
    entries = get_measures()
    rows = []
    for name, entry in entries.items():
        if name in used:
            whole = entry.get("of")
            said = [entry["meaning"], entry.get("limits"), f"Taken of: {entries[whole]['label'] if whole in entries else whole}." if whole else ""]
            label = [piece(entry["label"], anchor="measure:" + name), " ", piece(name, style="code")]
            rows.append([label, entry["unit"], " ".join(part for part in said if part)])
    return table("measures", "Every measure", ["Measure and id", "Unit", "Meaning and limits"], rows, whole=True)


def columns(run: Run) -> Block:
    """A table of the tables and their columns; what each column means stands in the data package."""
    rows = [
        [
            piece(name, style="code"),
            spec["row"],
            ", ".join(f"{column}{'?' if about.get('optional') else ''}" for column, about in spec["columns"].items()),
        ]
        for name, spec in get_columns().items()
    ]
    remark = "A column with ? may be empty. Type, unit and meaning of each, and the values that it may hold, stand in datapackage.json."
    return table("columns", "Every table and its columns", ["Table", "One row is", "Columns"], rows, remark=remark, whole=True)


def carried_words(run: Run) -> Block:
    """A sentence on how much of the articles' text this report carries."""
    shown, passages = map(format_share, share_shown(run))
    apart = f" ({passages} as passages)" if run.params.evidence == "snippets" else ""
    return prose(
        f"Articles belong to their publishers. {say_shown(run)} "
        f"In all, this report shows {shown} of their words{apart}, page, PDF and the tables beside taken together; "
        "titles are counted where they stand in the text. Offsets and hashes stay and lead whoever has the articles to every place."
    )
