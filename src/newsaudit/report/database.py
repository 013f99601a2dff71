"""The tables of a report in one SQLite file, and its evidence in three small tables instead of one that repeats itself."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from newsaudit.report.charts import get_style
from newsaudit.tables import get_columns

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_SPAN = ["table", "doc_id", "start", "end"]
_VIEW = """CREATE VIEW evidence AS SELECT finding_id, "table", doc_id, start, "end", amount
FROM evidence_lists JOIN evidence_rows USING (list) JOIN evidence_spans USING (span)"""


def pack_evidence(evidence: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The evidence as evidence_lists, evidence_rows and evidence_spans (see report.yml): each span once, and each list of rows once, though many
    findings count it. Lists and spans are numbered from 1 in the order in which they are met."""
    # the first of each span carries its number, so that spans keep the order of the rows
    span = evidence.groupby(_SPAN, sort=False, observed=True).ngroup().to_numpy(dtype=np.int64)
    spans = evidence[_SPAN].iloc[np.unique(span, return_index=True)[1]].reset_index(drop=True)
    spans.insert(0, "span", np.arange(1, len(spans) + 1))
    finding, ids = pd.factorize(evidence["finding_id"])
    order = np.argsort(finding, kind="stable")
    span, amount = span[order] + 1, evidence["amount"].to_numpy(dtype=float)[order]
    bounds = np.searchsorted(finding[order], np.arange(len(ids) + 1))
    numbers: dict[tuple[bytes, bytes], int] = {}
    of_finding, kept = [], []
    for first, last in zip(bounds, bounds[1:], strict=False):
        key = span[first:last].tobytes(), amount[first:last].tobytes()
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            kept.append((first, last))
        of_finding.append(numbers[key])
    sizes = [last - first for first, last in kept]
    rows = np.concatenate([np.arange(first, last) for first, last in kept]) if kept else np.zeros(0, dtype=np.int64)
    return {
        "evidence_lists": pd.DataFrame({"finding_id": np.asarray(ids, dtype=object), "list": of_finding}),
        "evidence_rows": pd.DataFrame(
            {
                "list": np.repeat(np.arange(1, len(kept) + 1), sizes),
                "n": np.concatenate([np.arange(1, size + 1) for size in sizes]) if sizes else rows,
                "span": span[rows],
                "amount": _as_whole(amount[rows]),
            }
        ),
        "evidence_spans": spans,
    }


def _as_whole(amounts: np.ndarray) -> np.ndarray:
    """The amounts without decimals where none has any."""
    whole = amounts.astype(np.int64)
    return whole if (whole == amounts).all() else amounts


def get_packed() -> dict[str, dict]:
    """What report.yml says of the three tables."""
    return get_style()["packed_evidence"]


def write_sqlite(tables: Mapping[str, pd.DataFrame], packed: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Writes all tables into one SQLite file, the same bytes for the same rows; `evidence` is a view of the packed one."""
    database = sqlite3.connect(path)
    for name, frame in tables.items():
        if name != "evidence":
            _write(database, name, get_columns()[name]["columns"], frame)
    for name, frame in packed.items():
        about = get_packed()[name]
        _write(database, name, about["columns"], frame, key=about["key"])
    if packed:
        database.execute(_VIEW)
    database.commit()
    database.execute("VACUUM")
    database.close()


def _write(database: sqlite3.Connection, name: str, spec: Mapping[str, dict], frame: pd.DataFrame, *, key: list[str] | None = None) -> None:
    columns = [f'"{column}" {_TYPES[about["type"]]}' for column, about in spec.items()]
    quoted = ", ".join(f'"{column}"' for column in key or ())
    # with the key as its order the table needs no index beside it
    database.execute(f'CREATE TABLE "{name}" ({", ".join(columns)}{f", PRIMARY KEY ({quoted})) WITHOUT ROWID" if key else ")"}')
    cells = [frame[column].astype(object).where(frame[column].notna(), None).tolist() for column in spec]
    database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(spec))})', zip(*cells, strict=True))
