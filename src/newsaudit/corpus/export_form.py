"""The form of a news database's export: its labels and furniture (data/codebook/corpus/exports.yml), and lines and documents read by it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.paragraphs import find_paragraphs
from newsaudit.corpus.source import Received, Refused

_LABEL = re.compile(r"([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ/ -]{1,39}):(?!//)\s*(.*)\Z", re.DOTALL)
LONGEST_RULE = 200
HEAD_LINES = 12
WRAP_WIDTH = 100


class Line(NamedTuple):
    """A line of the export without white space at its ends; `is_heading` where the file's style says so."""

    text: str
    is_heading: bool = False


class ExportForm(NamedTuple):
    """One database's form; the patterns are matched on whole lines, labels are in lower case."""

    separators: re.Pattern
    end: re.Pattern
    cover: re.Pattern
    furniture: re.Pattern
    appended: re.Pattern
    untitled: re.Pattern
    errors: re.Pattern
    running: re.Pattern
    header: Mapping[str, str]
    trailer: Mapping[str, str]
    bare_body: frozenset[str]
    bare_trailer: frozenset[str]
    weak_trailer: frozenset[str]
    telling: Mapping[str, str]


@cache
def load_form(name: str) -> ExportForm:
    """The form of `nexis` or `proquest`. Raises CodebookError."""
    data = read_codebook(CODEBOOK_DIR / "corpus" / "exports.yml", "corpus-exports").data[name]
    patterns = (
        re.compile("|".join(f"(?:{line})" for line in data[key]) or r"(?!)", re.IGNORECASE)
        for key in ("separators", "end", "cover", "furniture", "appended", "untitled", "errors", "running")
    )
    words = (frozenset(data[key]) for key in ("bare_body", "bare_trailer", "weak_trailer"))
    telling = {label: labels[0] for labels in data["telling"] for label in labels}
    return ExportForm(*patterns, data["header"], data["trailer"], *words, telling)


def read_label(line: str) -> tuple[str, str] | None:
    """(label in lower case, value) of a line that opens with a label and a colon, or None."""
    match = _LABEL.match(line)
    return (" ".join(match[1].lower().split()), match[2].strip()) if match else None


def read_labels(lines: Sequence[Line], labels: Mapping[str, str]) -> dict[str, str]:
    """label → value of the lines that open with one of the labels; a value goes on over the lines below it up to a blank one, and an empty one is
    looked for below the blank lines."""
    found: dict[str, str] = {}
    current = None
    for line in lines:
        label = read_label(line.text)
        if label and label[0] in labels:
            current = label[0]
            if current not in found or not found[current]:
                found[current] = label[1]
        elif not line.text:
            current = current if current and not found[current] else None
        elif current:
            found[current] = f"{found[current]} {line.text}".strip()
    return found


def read_documents(
    lines: Iterable[Line], form: ExportForm, read: Callable[[list[Line], ExportForm, int], Received | Refused | None]
) -> Iterator[Received | Refused]:
    """What `read` finds in each document of an export, in order, numbered from 0; it gives None for what is no document, like a cover page."""
    row = 0
    for document in split_documents(lines, form):
        kept = drop_furniture(document, form)
        if not any(char.isalpha() for line in kept for char in line.text):
            continue
        found = read(kept, form, row)
        if found is not None:
            yield found
            row += 1


def split_documents(lines: Iterable[Line], form: ExportForm) -> Iterator[list[Line]]:
    """The lines of each document: up to a line that ends one, or from one that opens one."""
    document: list[Line] = []
    for line in lines:
        if line.text and len(line.text) < LONGEST_RULE and (form.end.fullmatch(line.text) or form.separators.fullmatch(line.text)):
            yield document
            document = []
        else:
            document.append(line)
    yield document


def drop_furniture(lines: Iterable[Line], form: ExportForm) -> list[Line]:
    """The lines without page numbers, links and logos, and without the title that a page repeats below its number."""
    kept: list[Line] = []
    head: set[str] = set()
    is_page_top = False
    for line in lines:
        if line.text and len(line.text) < LONGEST_RULE and form.furniture.fullmatch(line.text):
            is_page_top = is_page_top or bool(form.running.fullmatch(line.text))
        elif is_page_top and line.text in head:
            is_page_top = False
        else:
            kept.append(line)
            if line.text:
                is_page_top = False
                if len(head) < HEAD_LINES:
                    head.add(line.text)
    return kept


def join_paragraphs(lines: Sequence[str]) -> str:
    """Paragraphs parted by blank lines; where no line is longer than a typewriter's, the lines between two blank ones are one paragraph."""
    joined = "\n".join(lines).strip("\n")
    if "\n\n" in joined and max(map(len, lines)) <= WRAP_WIDTH:
        blocks = re.split(r"\n{2,}", joined)
    else:
        blocks = [joined[start:end] for start, end in find_paragraphs(joined)]
    return "\n\n".join(" ".join(block.split()) for block in blocks)
