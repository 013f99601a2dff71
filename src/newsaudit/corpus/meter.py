"""How much of a corpus has been read, so that a long run can say how much is left."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import BinaryIO

from newsaudit.corpus.source import Refused, Source

# a name in the corpus, and what can be read there
File = tuple[str, Source | Refused]


class Meter:
    """The share of a corpus that has been read, told by the bytes of its files; within a Parquet file, which is read in large groups, by its rows,
    within an archive by its members.

    It looks only when it is asked: the sizes of all files are added up at the first question, which a short run never asks.
    """

    def __init__(self):
        self._list_files: Callable[[], Iterable[File]] = tuple
        self._n_bytes: int | None = None
        self._n_before = 0
        self._current: Source | None = None
        self._stream: BinaryIO | None = None
        self._members: Meter | None = None
        self._n_rows: int | None = None
        self._n_given = 0

    def watch(self, files: Iterable[File], list_again: Callable[[], Iterable[File]]) -> Iterator[File]:
        """The files, each seen as it is read; `list_again` lists them for their sizes."""
        self._list_files = list_again
        for name, source in files:
            if isinstance(source, Refused):
                yield name, source
                continue
            self._current, self._stream, self._members, self._n_rows, self._n_given = source, None, None, None, 0
            yield name, source._replace(open=partial(self._open, source))
            self._n_before += source.size
            self._current = None

    def open_archive(self) -> "Meter":
        """What is to see the members of the file that is being read: they are read in the order of their names, not of their bytes."""
        self._members = Meter()
        return self._members

    def count(self, records: Iterable) -> Iterator:
        """The records that are made of the files, each counted."""
        for record in records:
            self._n_given += 1
            yield record

    def get_share(self) -> float:
        """The share read so far, 0 to 1."""
        if self._n_bytes is None:
            self._n_bytes = sum(source.size for _, source in self._list_files() if isinstance(source, Source))
        read = self._n_before + self._get_read_of_current()
        return min(1.0, read / self._n_bytes) if self._n_bytes else 1.0

    def _open(self, source: Source) -> BinaryIO:
        self._stream = source.open()
        return self._stream

    def _get_read_of_current(self) -> float:
        if self._current is None or self._stream is None:
            return 0
        if self._members is not None:
            return self._current.size * self._members.get_share()
        if self._current.path.lower().endswith(".parquet"):
            if self._n_rows is None:
                self._n_rows = _count_rows(self._current)
            return self._current.size * min(1, self._n_given / max(1, self._n_rows))
        # a file that is read as a whole is closed again
        return self._current.size if self._stream.closed else min(self._stream.tell(), self._current.size)


def _count_rows(source: Source) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with source.open() as stream:
            return pq.read_metadata(stream).num_rows
    except (pa.ArrowException, OSError, ValueError):
        return 0  # a broken file, which its reader rejects
