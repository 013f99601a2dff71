"""The tables of a run as lean frames, and findings and evidence as files: words are dictionaries throughout, evidence is written as it comes."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsaudit.errors import TableError
from newsaudit.measure.codebook import get_measure
from newsaudit.measure.tally import Tally, make_group
from newsaudit.tables import get_columns, get_schema, make_frame

# Evidence rows that gather before they are written: enough for a row group worth its overhead, little enough to stay small beside the tables.
_BUFFER = 500_000
_PLAIN = {"articles": ("text", "title", "url", "sha256"), "quotes": ("text",)}


def read_lean(folder: Path, tables: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Those of the tables that stand in the run's folder, their words as categories, so that ten million rows fit into memory.

    Raises TableError when a column that columns.yml names is missing.
    """
    frames = {}
    for table in tables:
        path, schema = folder / f"{table}.parquet", get_schema(table)
        if not path.is_file():
            continue
        missing = set(schema.names) - set(pq.read_schema(path).names)
        if missing:
            raise TableError(f"{path}: columns {', '.join(sorted(missing))} are missing; extract the run again")
        words = [field.name for field in schema if pa.types.is_string(field.type) and field.name not in _PLAIN.get(table, ())]
        frame = pq.read_table(path, columns=schema.names, read_dictionary=words).to_pandas()
        for name, column in get_columns()[table]["columns"].items():
            if column.get("optional") and column["type"] in ("integer", "boolean"):
                frame[name] = frame[name].astype({"integer": "Int64", "boolean": "boolean"}[column["type"]])
        frames[table] = frame
    return frames


def make_findings(parts: Iterable[Tally]) -> pd.DataFrame:
    """The findings of the tallies, one row a finding, in their order."""
    columns: dict[str, list] = {name: [] for name in get_schema("findings").names}
    for part in parts:
        entry, n = get_measure(part.measure), len(part.keys)
        for name, values in (
            ("finding_id", part.ids),
            ("chapter", [entry.chapter] * n),
            ("measure", [part.measure.split("/", 1)[1]] * n),
            ("group", [make_group(key) for key in part.keys]),
            ("unit", [entry.unit] * n),
            ("denominator_id", part.wholes),
            ("n_evidence", part.n_evidence.tolist()),
            ("status", part.status),
        ):
            columns[name].extend(values)
        for name, values in (("value", part.value), ("low", part.low), ("high", part.high)):
            columns[name].extend(None if np.isnan(value) else value for value in values.tolist())
    findings = pd.DataFrame(columns)
    for name in ("value", "low", "high"):
        findings[name] = findings[name].astype("Float64")
    return make_frame("findings", findings)


def get_evidence_schema() -> pa.Schema:
    """The schema of evidence.parquet: its words are dictionaries."""
    return pa.schema(
        [
            pa.field(field.name, pa.dictionary(pa.int32(), pa.string()) if pa.types.is_string(field.type) else field.type)
            for field in get_schema("evidence")
        ]
    )


def write_evidence(parts: Iterable[Tally], docs: Sequence[str], path: Path) -> list[Tally]:
    """The tallies without their evidence, which is written to `path` as it comes; the file appears when it is whole."""
    beside, none = path.with_suffix(".part"), np.zeros(0, dtype=np.int32)
    kept: list[Tally] = []
    waiting: list[Tally] = []
    n_waiting = 0
    articles, tables = pa.array(docs, type=pa.string()), pa.array(list(get_columns()), type=pa.string())
    with pq.ParquetWriter(beside, get_evidence_schema(), compression="zstd") as writer:
        for part in parts:
            waiting.append(part)
            kept.append(part._replace(table=none, doc=none, start=none, end=none, amount=none))
            n_waiting += len(part.doc)
            if n_waiting >= _BUFFER:
                writer.write_table(_make_table(waiting, articles, tables))
                waiting.clear()
                n_waiting = 0
        if waiting:
            writer.write_table(_make_table(waiting, articles, tables))
    beside.replace(path)
    return kept


def read_evidence(folder: Path, finding_ids: Collection[str]) -> pd.DataFrame:
    """The evidence rows of these findings, in the order of the file, read piece by piece: the rest of a vast file never stands in memory."""
    wanted = pa.array(sorted(finding_ids), type=pa.string())
    file = pq.ParquetFile(folder / "evidence.parquet")
    pieces = []
    for piece in file.iter_batches(batch_size=_BUFFER):
        ids = piece["finding_id"]
        is_wanted = pc.is_in(ids.dictionary, value_set=wanted).to_numpy(zero_copy_only=False)
        if is_wanted.any():
            pieces.append(piece.filter(pa.array(is_wanted[ids.indices.to_numpy()])))
    return make_frame("evidence", pa.Table.from_batches(pieces, schema=get_evidence_schema()).to_pandas())


def _make_table(parts: Sequence[Tally], articles: pa.Array, tables: pa.Array) -> pa.Table:
    """The evidence of some tallies, finding after finding."""
    ids = [finding_id for part in parts for finding_id in part.ids]
    finding = np.repeat(np.arange(len(ids), dtype=np.int32), np.concatenate([part.n_evidence for part in parts]))
    table, doc, start, end, amount = (np.concatenate([getattr(part, name) for part in parts]) for name in ("table", "doc", "start", "end", "amount"))
    words = ((finding, pa.array(ids, type=pa.string())), (table.astype(np.int32), tables), (doc.astype(np.int32), articles))
    arrays = [pa.DictionaryArray.from_arrays(codes, values) for codes, values in words]
    return pa.table([*arrays, start.astype(np.int64), end.astype(np.int64), amount], schema=get_evidence_schema())
