"""The form of a news database's export: its labels and furniture (data/codebook/corpus/exports.yml), and lines read by it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook

LONGEST_LABEL = 40
_LABEL = re.compile(r"([A-Za-z][A-Za-z/ -]{1,39}):(?!//)\s*(.*)\Z", re.DOTALL)


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
    header: Mapping[str, str]
    trailer: Mapping[str, str]
    bare_body: frozenset[str]
    bare_trailer: frozenset[str]
    weak_trailer: frozenset[str]


@cache
def load_form(name: str) -> ExportForm:
    """The form of `nexis` or `proquest`. Raises CodebookError."""
    data = read_codebook(CODEBOOK_DIR / "corpus" / "exports.yml", "corpus-exports").data[name]
    patterns = (
        re.compile("|".join(f"(?:{line})" for line in data[key]) or r"(?!)", re.IGNORECASE)
        for key in ("separators", "end", "cover", "furniture", "appended", "untitled", "errors")
    )
    return ExportForm(*patterns, data["header"], data["trailer"], *(frozenset(data[key]) for key in ("bare_body", "bare_trailer", "weak_trailer")))


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


def drop_furniture(lines: Iterable[Line], form: ExportForm) -> list[Line]:
    """The lines without page numbers, links and logos."""
    return [line for line in lines if not (line.text and len(line.text) < 200 and form.furniture.fullmatch(line.text))]
