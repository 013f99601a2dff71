"""The findings as last published: one small CSV, and what a run would move in it."""

import csv
import io
from pathlib import Path

import pandas as pd

from newsaudit.errors import TableError
from newsaudit.measure.changes import describe_changes, find_changes
from newsaudit.tables import read_table

COLUMNS = ("finding_id", "value", "low", "high", "unit", "denominator_id", "n_evidence", "status")
# what the published files are of, beside them: a row a file
INDEX = "corpora.csv"
INDEX_COLUMNS = ("published", "corpus")
# Digits that are published; two machines agree on fewer digits of an interval than of a count.
_DIGITS = ".10g"


def format_findings(findings: pd.DataFrame) -> str:
    """The findings as CSV, one line each in the order of the report: what is committed, so that review sees which numbers moved."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in findings[list(COLUMNS)].astype(object).itertuples(index=False):
        writer.writerow(["" if pd.isna(value) else format(value, _DIGITS) if isinstance(value, float) else value for value in row])
    return lines.getvalue()


def read_published(path: Path) -> pd.DataFrame:
    """The findings as last published. Raises TableError when the file is missing or is not such a table."""
    try:
        frame = pd.read_csv(
            path, keep_default_na=False, na_values={name: [""] for name in COLUMNS}, dtype={"finding_id": "str", "unit": "str", "status": "str"}
        )
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror}); publish the findings first with `newsaudit publish-findings`") from error
    except (ValueError, pd.errors.ParserError) as error:
        raise TableError(f"{path}: is not a table of findings ({error})") from error
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise TableError(f"{path}: columns {', '.join(missing)} are missing; it is not a table of published findings")
    return frame


def publish_findings(folder: Path, published: Path, *, corpus: str | None = None) -> None:
    """Writes the findings of the run in `folder` as the published ones, and of which corpus they are, beside and then moved, so that no half
    file is ever there."""
    published.parent.mkdir(parents=True, exist_ok=True)
    _write_beside(published, format_findings(read_table("findings", folder)))
    if corpus is not None:
        index = published.parent / INDEX
        known = read_index(index) | {published.name: corpus}
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows([INDEX_COLUMNS, *sorted(known.items())])
        _write_beside(index, lines.getvalue())


def _write_beside(path: Path, text: str) -> None:
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)


def read_index(path: Path) -> dict[str, str]:
    """Name of a published file → the corpus that its findings are of; empty where nothing says so."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["published"]: row["corpus"] for row in csv.DictReader(lines) if row.get("published") and row.get("corpus")}


def name_corpus(corpus: str | Path, base: Path) -> str:
    """A name of a corpus that tells it from others and no machine: its path below `base`, or the last two parts of a path elsewhere."""
    path = Path(corpus).resolve()
    if path.is_relative_to(base.resolve()):
        return path.relative_to(base.resolve()).as_posix()
    return "/".join(path.parts[-2:]).lstrip("/")


def diff_findings(folder: Path, published: Path, *, corpus: str | None = None) -> str:
    """What the run in `folder` would move in the published findings, a line a finding; one line that says so where nothing moved, or where the
    published findings are of another corpus than `corpus`, which is no comparison that could be meant."""
    if not published.is_file():
        others = sorted(path.name for path in published.parent.glob("*.csv") if path.name in read_index(published.parent / INDEX))
        there = f"there are {', '.join(others)}" if others else "none are published"
        raise TableError(
            f"{published}: is not there ({there}); `newsaudit publish-findings {folder}` publishes this run, "
            f"or name the file to compare with: `newsaudit diff {folder} FILE`"
        )
    of = read_index(published.parent / INDEX).get(published.name)
    if corpus is not None and of is not None and of != corpus:
        return (
            f"{published}: holds the findings of another corpus, {of}; this run is of {corpus}, so they are not compared "
            "(`newsaudit compare` sets two runs beside each other)"
        )
    changes = find_changes(read_published(published), read_table("findings", folder))
    if not len(changes):
        return f"{published}: no finding moved"
    return "\n".join([f"{published}: {len(changes):,} {'finding' if len(changes) == 1 else 'findings'} moved", *describe_changes(changes)])
