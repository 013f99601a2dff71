"""The form of a news database's export: its labels and furniture (data/codebook/corpus/exports.yml), and lines and documents read by it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.paragraphs import MIN_WRAPPED_LINES, WRAP_WIDTHS, find_paragraphs
from newsaudit.corpus.source import Received, Refused

_LABEL = re.compile(r"([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ/ -]{1,39}):(?!//)\s*(.*)\Z", re.DOTALL)
_SENTENCE_END = frozenset(".!?\"”’)")
LONGEST_RULE = 200
TITLE_LINES = 3
WRAP_WIDTH = 100
MOSTLY = 0.6


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
    notices: re.Pattern
    rights: re.Pattern
    distributors: re.Pattern
    summaries: re.Pattern
    openings: re.Pattern
    header: Mapping[str, str]
    trailer: Mapping[str, str]
    bare_body: frozenset[str]
    bare_trailer: frozenset[str]
    weak_trailer: frozenset[str]
    telling: Mapping[str, str]
    strong: frozenset[str]
    shows: frozenset[str]


_PATTERNS = ("separators", "end", "cover", "furniture", "appended", "untitled", "errors", "running", "notices", "rights", "distributors", "summaries")


@cache
def load_form(name: str) -> ExportForm:
    """The form of `nexis`, `proquest` or `factiva`. Raises CodebookError."""
    data = read_codebook(CODEBOOK_DIR / "corpus" / "exports.yml", "corpus-exports").data[name]
    joined = {key: "|".join(f"(?:{line})" for line in data[key]) or r"(?!)" for key in (*_PATTERNS, "openings")}
    patterns = (re.compile(joined[key], re.IGNORECASE) for key in _PATTERNS)
    openings = re.compile(rf"\A(?:{joined['openings']})")
    words = (frozenset(data[key]) for key in ("bare_body", "bare_trailer", "weak_trailer"))
    telling = {label: labels[0] for labels in data["telling"] for label in labels}
    return ExportForm(*patterns, openings, data["header"], data["trailer"], *words, telling, frozenset(data["strong"]), frozenset(data["shows"]))


def read_label(line: str) -> tuple[str, str] | None:
    """(label in lower case, value) of a line that opens with a label and a colon, or None."""
    match = _LABEL.match(line)
    return (" ".join(match[1].lower().split()), match[2].strip()) if match else None


def is_label(line: Line, labels) -> bool:
    """Whether a line opens with one of these labels."""
    label = read_label(line.text)
    return label is not None and label[0] in labels


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
    is_page_top, is_head = False, True
    for line in lines:
        if line.text and len(line.text) < LONGEST_RULE and form.furniture.fullmatch(line.text):
            is_page_top = is_page_top or bool(form.running.fullmatch(line.text))
        elif not (is_page_top and line.text in head):
            kept.append(line)
            if line.text:
                is_page_top = False
                # a title may look like a label
                is_head = is_head and (len(head) < TITLE_LINES or not (is_label(line, form.header) or line.text.lower() in form.bare_body))
                if is_head:
                    head.add(line.text)
    return kept


def join_paragraphs(lines: Sequence[str]) -> str:
    """Paragraphs parted by blank lines; the lines between two blank ones are one where they are broken to a width."""
    joined = "\n".join(lines).strip("\n")
    width = max(map(len, joined.split("\n")))
    if "\n\n" in joined and width <= WRAP_WIDTH or _is_wrapped(joined.split("\n"), width):
        blocks = re.split(r"\n{2,}", joined)
    else:
        blocks = [joined[start:end] for start, end in find_paragraphs(joined)]
    return "\n\n".join(" ".join(part.split()) for block in blocks for part in _split_block(block, width))


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether most lines that end within a sentence had no room for the next word."""
    inner = [(line, after) for line, after in zip(lines, lines[1:], strict=False) if line and after and line[-1] not in _SENTENCE_END]
    full = sum(not _has_room(line, after, width) for line, after in inner)
    return width in WRAP_WIDTHS and len(inner) >= MIN_WRAPPED_LINES - 1 and full >= MOSTLY * len(inner)


def _has_room(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) <= width * 0.9


def _split_block(block: str, width: int) -> Iterator[str]:
    """The paragraphs of lines with no blank ones between: one ends in a line that had room for the next word, with a sentence, or as a heading."""
    lines, start = block.split("\n"), 0
    for i, (line, after) in enumerate(zip(lines, lines[1:], strict=False), 1):
        if _has_room(line, after, width) and (line[-1] in _SENTENCE_END or 2 * len(line) < width):
            yield "\n".join(lines[start:i])
            start = i
    yield "\n".join(lines[start:])
