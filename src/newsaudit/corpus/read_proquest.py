"""Exports of ProQuest: documents between rules, or one below the other, each with labels above and below its full text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsaudit.corpus.export_form import ExportForm, Line, is_label, join_paragraphs, load_form, read_documents, read_label, read_labels
from newsaudit.corpus.source import Received, Refused

_INFO_DATE = re.compile(r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},) ?\d{4}")
# "New York Times , Late Edition (East Coast); New York, N.Y. [New York, N.Y]13 May 2024: A.1."
_OUTLET_END = re.compile(r"\s*[,;\[:]|\s+\(Online\)")
# "Obi, Ada. Harbour Times, Late Edition; Tema [Tema]. 10 Mar 2022: A.1." below the title, in place of a label
_CITATION = re.compile(r".{2,400}\[[^\]]{2,80}\]\.? ?\d{1,2} [A-Z][a-z]{2,8} \d{4}\b.{0,40}\Z")
_BY = re.compile(r"By (?=[A-Z])")
_ADDRESS = re.compile(r"https?://\S+")
RULE = "_" * 60
MAX_VALUE_WORDS = 25
MAX_VALUE_LINES = 2
MAX_TITLE_LINES = 8


def is_proquest(lines: Sequence[Line]) -> bool:
    """Whether the first lines of a file are those of a ProQuest export."""
    labels = {label[0] for line in lines if len(line.text) < 300 and (label := read_label(line.text))}
    return "proquest document id" in labels or ("full text" in labels and bool(labels & {"publication info", "publication title"}))


def read_proquest(lines: Iterable[Line]) -> Iterator[Received | Refused]:
    """The articles of an export, in order; a document without full text is refused."""
    form = load_form("proquest")
    return read_documents(_add_rules(lines, form), form, _read_document)


def _add_rules(lines: Iterable[Line], form: ExportForm) -> Iterator[Line]:
    """The lines with a rule where the last labels of a document end, for Word files and web pages that show none."""
    lines = list(lines)
    is_ending, is_value = False, False
    for i, line in enumerate(lines):
        label = read_label(line.text)
        is_known = bool(label) and label[0] in (form.strong if is_ending else form.trailer)
        if is_ending and line.text and not is_known and not is_value and not _goes_on(lines, i, form):
            yield Line(RULE)
            is_ending = False
        is_ending = is_ending or bool(label and label[0] == "proquest document id")
        # the cell of a table beside its label stands below it
        is_value = (is_known and not label[1]) if line.text else is_value
        yield line


def _goes_on(lines: Sequence[Line], i: int, form: ExportForm) -> bool:
    """Whether a line goes on with the label above it: more labels of the same document stand right below."""
    below = [line for line in lines[i + 1 : i + 1 + MAX_VALUE_LINES] if line.text]
    return any(is_label(line, form.strong) for line in below)


def _read_document(lines: list[Line], form: ExportForm, row: int) -> Received | Refused | None:
    """The article of one document, a refusal, or None for what stands before, between and after the documents."""
    body_at = next((i for i, line in enumerate(lines) if _opens_body(line, form)), None)
    names = {label[0] for line in lines if (label := read_label(line.text)) and (label[0] in form.header or label[0] in form.trailer)}
    if body_at is None and not names & {"publication title", "publication info", "proquest document id"}:
        return None
    if body_at is None:
        return Refused(row, "has no full text in the export")
    end = _find_trailer(lines, body_at, form)
    title, citation, labels_at = _read_title(lines[:body_at], form)
    head = read_labels([line for line in lines[labels_at:body_at] if not _ADDRESS.fullmatch(line.text)], form.header)
    tail = read_labels(lines[end:], form.trailer)
    opening = re.sub(r"(?i)\Afull text:?\s*", "", lines[body_at].text)
    text = join_paragraphs([opening, *(line.text for line in lines[body_at + 1 : end])])
    if not text or form.errors.fullmatch(text):
        return Refused(row, "has no full text in the export")
    fields = _merge(title, head, tail, form)
    info = head.get("publication info") or citation
    fields.setdefault("outlet", info)
    date = _INFO_DATE.search(info)
    if date:
        fields.setdefault("published", date.group())
    fields["outlet"] = _OUTLET_END.split(fields["outlet"], maxsplit=1)[0].strip()
    author, found, _ = citation.partition(f". {fields['outlet']}")
    fields.setdefault("author", author if found else _BY.sub("", tail.get("credit", "")))
    if form.untitled.fullmatch(fields.get("title", "")):
        del fields["title"]
    return Received(text, {field: value for field, value in fields.items() if value}, row)


def _merge(title: str, head: Mapping[str, str], tail: Mapping[str, str], form: ExportForm) -> dict[str, str]:
    """The fields of the labels, those below the text first, and the title above all labels before any."""
    fields = {form.trailer[label]: value for label, value in tail.items() if form.trailer[label] != "-" and value}
    if title:
        fields["title"] = title
    for label, value in head.items():
        if form.header[label] != "-" and value:
            fields.setdefault(form.header[label], value)
    if tail.get("document type"):
        is_wire = tail.get("source type", "").lower() == "wire feeds"
        fields["kind"] = "; ".join((tail["document type"], *(["wire feeds"] if is_wire else [])))
    return fields


def _opens_body(line: Line, form: ExportForm) -> bool:
    label = read_label(line.text)
    return line.text.lower() in form.bare_body or bool(label and label[0] == "full text")


def _read_title(lines: list[Line], form: ExportForm) -> tuple[str, str, int]:
    """The title above the labels, the line that cites the article, "" where there is none, and the number of the first label."""
    top = next((i for i, line in enumerate(lines) if line.text and not form.cover.fullmatch(line.text)), 0)
    # the title may look like a label, but for those that stand first where there is no title
    labels = (
        i
        for i, line in enumerate(lines)
        if is_label(line, form.header if i > top else form.shows) or (line.text and form.summaries.fullmatch(line.text))
    )
    labels_at = next(labels, len(lines))
    kept = [line.text for line in lines[:labels_at] if line.text and not form.cover.fullmatch(line.text) and not _ADDRESS.fullmatch(line.text)]
    # a citation may be broken over two lines
    for n_lines in (1, 2):
        for n in range(1, min(len(kept), MAX_TITLE_LINES)):
            citation = " ".join(kept[n : n + n_lines])
            if _CITATION.fullmatch(citation):
                return " ".join(kept[:n]), citation, labels_at
    return " ".join(kept), "", labels_at


def _find_trailer(lines: list[Line], body_at: int, form: ExportForm) -> int:
    """The first label below the text, or the heading above it: from it on there are only labels, and short lines that go on with their values."""
    found, goes_on = len(lines), True
    for i in range(len(lines) - 1, body_at, -1):
        label = read_label(lines[i].text)
        if (label and label[0] in form.trailer) or lines[i].text.lower() in form.bare_trailer:
            found, goes_on = i, True
        elif lines[i].text:
            # one line of a value may stand below its label; more, or a long one, is the text
            if not goes_on or len(lines[i].text.split()) > MAX_VALUE_WORDS:
                break
            goes_on = False
    return found
