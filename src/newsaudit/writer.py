"""The tables of a run written as they come, in large row groups, beside the old ones, which they replace only when all are whole."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsaudit.tables import get_columns, get_schema, make_frame

# rows buffered before a row group is written: small groups cost forty times as much a row; articles carry their text and fill memory sooner
GROUP_ROWS = 20_000
GROUP_ARTICLES = 500


class TableWriter:
    """Writes one table's Parquet file. The same batches give the same bytes."""

    def __init__(self, table: str, path: Path):
        self._schema = get_schema(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", store_schema=False)
        self._limit = GROUP_ARTICLES if table == "articles" else GROUP_ROWS
        self._batches: list[pa.RecordBatch] = []
        self._n_rows = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Takes a batch; a row group is written once enough rows have come."""
        if batch.num_rows:
            self._batches.append(batch)
            self._n_rows += batch.num_rows
        if self._n_rows >= self._limit:
            self._flush()

    def close(self) -> None:
        """Writes what is left and ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches).combine_chunks(), row_group_size=self._n_rows)
        self._batches, self._n_rows = [], 0


@contextmanager
def open_writers(tables: Iterable[str], folder: Path) -> Iterator[Mapping[str, TableWriter]]:
    """A writer for each table, all closed at the end."""
    with ExitStack() as stack:
        writers = {table: TableWriter(table, folder / f"{table}.parquet") for table in tables}
        for writer in writers.values():
            stack.callback(writer.close)
        yield writers


@contextmanager
def replace_run(out: Path) -> Iterator[Path]:
    """A folder beside `out` to write a run into; what stands in it at the end moves into `out`, nothing does if an error is raised.

    `run.json` leaves first and comes last: a folder without it holds no run, so that nobody reads a half moved one. Tables, findings and CSV
    files of an earlier run that the new one does not have are removed; anything else in `out` stays.
    """
    beside = out.with_name(f".{out.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        out.mkdir(parents=True, exist_ok=True)
        (out / "run.json").unlink(missing_ok=True)
        new = {path.name for path in beside.iterdir()}
        for table in get_columns():
            for name in (f"{table}.parquet", f"{table}.csv"):
                if name not in new:
                    (out / name).unlink(missing_ok=True)
        for name in sorted(new, key=lambda name: (name == "run.json", name)):
            (beside / name).replace(out / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def fill_columns(table: str, folder: Path, fill: Callable[[pa.Table], Mapping[str, pa.Array]]) -> None:
    """Writes a table's file anew with some of its columns replaced: `fill` gives the new values for each row group."""
    schema, path = get_schema(table), folder / f"{table}.parquet"
    beside = path.with_suffix(".filled")
    with pq.ParquetFile(path) as source, pq.ParquetWriter(beside, schema, compression="zstd", store_schema=False) as writer:
        for group in range(source.num_row_groups):
            rows = source.read_row_group(group)
            for name, values in fill(rows).items():
                rows = rows.set_column(schema.get_field_index(name), schema.field(name), values)
            writer.write_table(rows, row_group_size=rows.num_rows)
    beside.replace(path)


def write_csv(table: str, folder: Path) -> None:
    """Writes `<table>.csv` from `<table>.parquet`, a row group at a time."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        make_frame(table, []).to_csv(file, index=False, lineterminator="\n")
        with pq.ParquetFile(folder / f"{table}.parquet") as source:
            for group in range(source.num_row_groups):
                frame = make_frame(table, source.read_row_group(group).to_pandas())
                frame.to_csv(file, index=False, header=False, lineterminator="\n")
