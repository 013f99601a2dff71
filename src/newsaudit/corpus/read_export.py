"""Whether the lines of a file are an export of a news database, and which."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsaudit.corpus.export_form import Line
from newsaudit.corpus.read_factiva import is_factiva, read_factiva
from newsaudit.corpus.read_nexis import is_nexis, read_nexis
from newsaudit.corpus.read_proquest import is_proquest, read_proquest
from newsaudit.corpus.source import Received, Refused

SAMPLE_LINES = 4000
# one of these stands in every export; a text without them need not be split into lines
_MARKS = ("End of Document", "DOCUMENT", "Document ", "Dokument ", "Documento ", "LOAD-DATE", "Load-Date", "ProQuest")


def may_be_export(text: str) -> bool:
    """Whether a text holds words that every export holds."""
    return any(mark in text for mark in _MARKS)


def find_export(lines: Sequence[Line]) -> Callable[[Iterable[Line]], Iterator[Received | Refused]] | None:
    """The reader of the database that these lines are from, None where they are no export."""
    head = lines[:SAMPLE_LINES]
    readers = ((is_proquest, read_proquest), (is_factiva, read_factiva), (is_nexis, read_nexis))
    return next((read for tells, read in readers if tells(head)), None)
