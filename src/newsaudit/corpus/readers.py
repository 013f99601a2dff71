"""The reader of each format, by the suffix of the file's name."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from newsaudit.corpus.read_text import read_txt
from newsaudit.corpus.source import Received, ReadOptions, Refused, Source, Unusable

Reader = Callable[[Source, ReadOptions], Iterator[Received | Refused]]

READERS: dict[str, Reader] = {
    ".txt": read_txt,
}


def read_source(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """What the reader of a file's format finds in it; a file that cannot be used gives one refusal, in place of what was still to come."""
    suffix = PurePosixPath(source.path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        yield Refused(None, f"is no format that newsaudit reads ({', '.join(READERS)} and .zip)")
        return
    try:
        yield from reader(source, options)
    except Unusable as error:
        yield Refused(None, str(error))
    except OSError as error:
        yield Refused(None, f"cannot be read ({error.strerror or error})")
