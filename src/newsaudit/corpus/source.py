"""What readers are given and what they give: a file that can be opened, and the articles and refusals found in it."""

from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple

FIELDS = ("doc_id", "title", "outlet", "published", "author", "url", "section", "kind")
MAX_DOCUMENT_BYTES = 64 * 2**20


class Unusable(Exception):
    """A file or row cannot be used; the message is the reason that its reject gives. Never leaves the intake."""


class Source(NamedTuple):
    """A file of the corpus. `path` is how it is shown: relative to the corpus, `archive.zip/member` inside an archive."""

    path: str
    open: Callable[[], BinaryIO]
    size: int


class ReadOptions(NamedTuple):
    """columns: field → column of the file, where its name is not a usual one. day_first: how 03/04/2024 is read, None to tell by the others."""

    columns: Mapping[str, str] = {}
    day_first: bool | None = None


class Received(NamedTuple):
    """One article as its reader found it. `sha256` is None where the text is one of many in the file. Dates are as printed, not yet ISO."""

    text: str
    fields: Mapping[str, str]
    row: int | None = None
    sha256: str | None = None
    notes: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A row (or the whole file, row None) that cannot be used."""

    row: int | None
    reason: str


def read_bytes(source: Source, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """All bytes of a file that holds one document. Raises Unusable above `limit`, whatever size the file claims."""
    with source.open() as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unusable(f"is larger than {limit // 2**20} MB; split it")
    return data


def make_storable(text: str) -> str:
    """The text as any table can hold it: NUL dropped, halves of characters (from JSON or names of files) joined or shown as \ufffd."""
    if "\0" not in text:
        try:
            # a hundred times as fast as a search for half characters
            text.encode()
            return text
        except UnicodeEncodeError:
            pass
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
