"""Parquet tables of articles, read a batch at a time."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from newsaudit.corpus.read_rows import find_columns, receive_rows
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable

BATCH_ROWS = 200


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a Parquet file, a row an article."""
    with source.open() as stream:
        try:
            file = pq.ParquetFile(stream if stream.seekable() else pa.BufferReader(stream.read()))
            columns = find_columns(file.schema_arrow.names, source, options)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise Unusable(f"is no Parquet file, or a broken one ({_first_line(error)})") from error
        yield from receive_rows(_iter_rows(file, sorted(set(columns.values()))), columns, options)


def _iter_rows(file: pq.ParquetFile, names: list[str]) -> Iterator[Mapping | Refused]:
    """Column → value a row; where the file breaks off, a refusal for the rest."""
    try:
        for batch in file.iter_batches(BATCH_ROWS, columns=names):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Refused(None, f"breaks off ({_first_line(error)})")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
