"""The tables of a run as pandas frames: typed by data/codebook/columns.yml, checked when written and when read.

pandas is imported in the functions that make frames: extraction, which needs none, would wait for it longer than for most articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

_PANDAS = {"string": "str", "date": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_ARROW = {"string": pa.string(), "date": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


@cache
def get_columns() -> dict[str, dict]:
    """Every table's description, by name: `row`, `key` and `columns` (name → type, unit?, optional?, enum?, meaning)."""
    return read_yaml(CODEBOOK_DIR / "columns.yml").data


def get_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table, columns in the order of columns.yml. Raises TableError for an unknown table."""
    if table not in get_columns():
        raise TableError(f"{table}: no such table; there are {', '.join(get_columns())}")
    return pa.schema([(name, _ARROW[column["type"]]) for name, column in get_columns()[table]["columns"].items()])


def make_frame(table: str, rows) -> pd.DataFrame:
    """A frame of one table from rows (tuples in column order, mappings, or a frame), typed and checked. Raises TableError."""
    import pandas as pd

    names = get_schema(table).names
    frame = rows[names].copy() if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows), columns=names)
    for name, column in get_columns()[table]["columns"].items():
        frame[name] = frame[name].astype(_PANDAS[column["type"]])
    check_frame(table, frame)
    return frame


def check_frame(table: str, frame: pd.DataFrame) -> None:
    """Raises TableError naming every column of `frame` that breaks columns.yml: missing, empty, outside its list, or a key that repeats."""
    spec, problems = get_columns()[table], []
    missing = [name for name in spec["columns"] if name not in frame.columns]
    if missing:
        raise TableError(f"{table}: columns {', '.join(missing)} are missing; columns.yml names them")
    for name, column in spec["columns"].items():
        values = frame[name]
        if not column.get("optional") and values.isna().any():
            problems.append(f"{name} is empty in {int(values.isna().sum())} rows (first: {_name_row(spec, frame[values.isna()])})")
        if "enum" in column:
            stray = frame[values.notna() & ~values.isin(column["enum"])]
            if len(stray):
                found, allowed = sorted(set(stray[name]))[:3], ", ".join(column["enum"])
                problems.append(f"{name} holds {found} (first: {_name_row(spec, stray)}); allowed: {allowed}")
    twice = frame[frame.duplicated(spec["key"])]
    if len(twice):
        problems.append(f"key {', '.join(spec['key'])} repeats in {len(twice)} rows (first: {_name_row(spec, twice)})")
    if problems:
        raise TableError(f"{table}: " + "; ".join(problems))


def _name_row(spec: dict, rows: pd.DataFrame) -> str:
    return ", ".join(f"{name}={rows.iloc[0][name]}" for name in spec["key"])


def write_table(table: str, frame: pd.DataFrame, folder: Path, *, csv: bool = False) -> None:
    """Writes `<folder>/<table>.parquet` (and `.csv`), the same bytes for the same rows."""
    folder.mkdir(parents=True, exist_ok=True)
    arrow = pa.Table.from_pandas(frame, schema=get_schema(table), preserve_index=False).replace_schema_metadata(None)
    pq.write_table(arrow, folder / f"{table}.parquet", compression="zstd")
    if csv:
        frame.to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")


def read_table(table: str, folder: Path) -> pd.DataFrame:
    """The frame of `<folder>/<table>.parquet`, typed and checked. Raises TableError when it is not there."""
    path = folder / f"{table}.parquet"
    if not path.is_file():
        raise TableError(f"{path}: there is no such table; run `newsaudit extract` first")
    return make_frame(table, pq.read_table(path).to_pandas())


def read_tables(folder: Path) -> Mapping[str, pd.DataFrame]:
    """All tables that stand in a run's folder, by name, in the order of columns.yml."""
    return {table: read_table(table, folder) for table in get_columns() if (folder / f"{table}.parquet").is_file()}
