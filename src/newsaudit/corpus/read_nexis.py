"""Exports of Nexis Uni and LexisNexis Academic: several articles in one file, each with a header of lines and labels."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newsaudit.corpus.export_form import LONGEST_RULE, ExportForm, Line, load_form, read_documents, read_label, read_labels
from newsaudit.corpus.nexis_body import WORDY, find_body, find_label_body, find_trailer, make_text
from newsaudit.corpus.nexis_head import date_lines, read_head
from newsaudit.corpus.source import Received, Refused

_BY = re.compile(r"(?:by|By|BY)[: ]\s*")
_MAIL = re.compile(r"\S*@\S+")
_ADDRESS = re.compile(r"https?://\S+")
MIN_LABELS = 2
MIN_COVER = 3


def is_nexis(lines: Sequence[Line]) -> bool:
    """Whether the first lines of a file are those of a Nexis export, or of the list that a delivery encloses."""
    form, labels, cover, marks, has_date = load_form("nexis"), set(), set(), 0, False
    patterns = date_lines()
    for line in lines:
        text = line.text
        if not text or len(text) > LONGEST_RULE:
            continue
        label = read_label(text)
        if label and label[0] in form.telling:
            labels.add(form.telling[label[0]])
        if form.cover.fullmatch(text):
            cover.add(label[0] if label else "")
        marks += bool(form.end.fullmatch(text) or form.separators.fullmatch(text))
        has_date = has_date or any(pattern.match(text) for pattern in patterns)
    is_list = {"job number", "client/matter"} <= cover and len(cover) >= MIN_COVER
    return is_list or marks > 0 and len(labels) >= MIN_LABELS or (has_date and {"length", "load-date"} <= labels)


def read_nexis(lines: Iterable[Line]) -> Iterator[Received | Refused]:
    """The articles of an export, in order; a document that is none (an error page, one without text) is refused."""
    return read_documents(lines, load_form("nexis"), _read_document)


def _read_document(lines: list[Line], form: ExportForm, row: int) -> Received | Refused | None:
    """The article of one document, a refusal, or None for a cover page."""
    if any(line.text and form.errors.fullmatch(line.text) for line in lines):
        return Refused(row, "is an error page of the database, not an article")
    body_at = find_label_body(lines, form)
    head = read_head(lines, body_at, form)
    has_labels = any((label := read_label(line.text)) and label[0] in form.telling for line in lines)
    if "published" not in head.fields and body_at is None and not (has_labels and head.fields.get("outlet") and head.fields.get("title")):
        return None if _is_cover(lines, form) else Refused(row, "is no article: it has neither a date line nor a label Body")
    if body_at is None:
        body_at = find_body(lines, head.end, form)
    end = find_trailer(lines, body_at, form, are_labels_below=head.is_title_above)
    text, closing_address = make_text(lines[body_at:end], form)
    if not text:
        return Refused(row, "has no text below its header")
    # an address stands below the labels without one of its own
    address = next((line.text for line in lines[:body_at] if _ADDRESS.fullmatch(line.text)), closing_address)
    labels = read_labels([line for line in lines[head.end : body_at] if not _ADDRESS.fullmatch(line.text)], form.header)
    below = form.header | form.trailer if head.is_title_above else form.trailer
    trailer = read_labels(lines[end:], below)
    fields = {form.header[label]: value for label, value in labels.items() if form.header[label] != "-" and value}
    for label, value in trailer.items():
        if below[label] != "-" and value:
            fields.setdefault(below[label], value)
    fields |= {field: value for field, value in head.fields.items() if field not in fields}
    if address:
        fields.setdefault("url", address)
    if "author" in fields:
        fields["author"] = _MAIL.sub("", _BY.sub("", fields["author"], count=1) if _BY.match(fields["author"]) else fields["author"]).strip(" ,;")
    notes = head.notes
    loaded = next((trailer[label] for label in trailer if form.telling.get(label) == "load-date" and trailer[label]), None)
    if "published" not in fields and loaded:
        fields["published"] = loaded
        notes = (*notes, "date is that of loading into the database")
    if form.untitled.fullmatch(fields.get("title", "")):
        del fields["title"]
    return Received(text, fields, row, None, notes)


def _is_cover(lines: Sequence[Line], form: ExportForm) -> bool:
    return any(line.text and form.cover.fullmatch(line.text) for line in lines) or sum(len(line.text.split()) for line in lines) < WORDY
