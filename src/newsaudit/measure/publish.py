"""The findings as last published: one small CSV, and what a run would move in it."""

import csv
import io
from pathlib import Path

import pandas as pd

from newsaudit.errors import TableError
from newsaudit.measure.changes import describe_changes, find_changes
from newsaudit.tables import read_table

COLUMNS = ("finding_id", "value", "low", "high", "unit", "denominator_id", "n_evidence", "status")
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


def publish_findings(folder: Path, published: Path) -> None:
    """Writes the findings of the run in `folder` as the published ones, beside and then moved, so that no half file is ever there."""
    published.parent.mkdir(parents=True, exist_ok=True)
    beside = published.with_suffix(".part")
    beside.write_text(format_findings(read_table("findings", folder)), encoding="utf-8", newline="")
    beside.replace(published)


def diff_findings(folder: Path, published: Path) -> str:
    """What the run in `folder` would move in the published findings, a line a finding; one line that says so where nothing moved."""
    changes = find_changes(read_published(published), read_table("findings", folder))
    if not len(changes):
        return f"{published}: no finding moved"
    return "\n".join([f"{published}: {len(changes):,} findings moved", *describe_changes(changes)])
