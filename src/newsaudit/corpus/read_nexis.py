"""Exports of Nexis Uni and LexisNexis Academic: several articles in one file, each with a header of lines and labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsaudit.corpus.calendar_names import month_pattern, season_pattern, weekday_pattern
from newsaudit.corpus.export_form import LONGEST_RULE, ExportForm, Line, join_paragraphs, load_form, read_documents, read_label, read_labels
from newsaudit.corpus.source import Received, Refused

_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)) ?.{3,}|All Rights Reserved\.?\Z", re.IGNORECASE)
_BY = re.compile(r"(?:by|By|BY)[: ]\s*")
_MAIL = re.compile(r"\S*@\S+")
_ADDRESS = re.compile(r"https?://\S+")
_WORDY = 60
MAX_HEADER_LINES = 60
SHOW_LINES = 12
MIN_LABELS = 2


@cache
def _date_lines() -> tuple[re.Pattern, re.Pattern]:
    """Expressions for a line that states a day, and for one that states a month or a season."""
    weekday, month = f"(?:{weekday_pattern()},? )?", month_pattern()
    period = f"(?:{month}|{season_pattern()})"
    # "May 13, 2024 Monday 10:04 AM GMT", "Monday, 13 May 2024", "lundi 13 mai 2024", "May 13, 2010, Thursday, Late Edition - Final"
    day = rf"(?:{month}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:\.|er)?(?: de)? {month}\.?,?(?: de)? \d{{4}})"
    return (
        re.compile(rf"{weekday}{day}(?:[,;]? .{{1,70}})?\Z", re.IGNORECASE),
        # "May 2024", "May/June 2024", "Spring 2024"
        re.compile(rf"{period}\.?(?: ?[-/–] ?{period}\.?)?,? \d{{4}}(?:[,;]? .{{1,60}})?\Z", re.IGNORECASE),
    )


def is_nexis(lines: Sequence[Line]) -> bool:
    """Whether the first lines of a file are those of a Nexis export."""
    form, labels, marks, has_date = load_form("nexis"), set(), 0, False
    patterns = _date_lines()
    for line in lines:
        text = line.text
        if not text or len(text) > LONGEST_RULE:
            continue
        label = read_label(text)
        if label and label[0] in form.telling:
            labels.add(form.telling[label[0]])
        marks += bool(form.end.fullmatch(text) or form.separators.fullmatch(text))
        has_date = has_date or any(pattern.match(text) for pattern in patterns)
    return marks > 0 and len(labels) >= MIN_LABELS or (has_date and {"length", "load-date"} <= labels)


def read_nexis(lines: Iterable[Line]) -> Iterator[Received | Refused]:
    """The articles of an export, in order; a document that is none (an error page, one without text) is refused."""
    return read_documents(lines, load_form("nexis"), _read_document)


def _read_document(lines: list[Line], form: ExportForm, row: int) -> Received | Refused | None:
    """The article of one document, a refusal, or None for a cover page."""
    if any(line.text and form.errors.fullmatch(line.text) for line in lines):
        return Refused(row, "is an error page of the database, not an article")
    lines = _sink_labels(lines, form)
    body_at = next((i for i, line in enumerate(lines) if line.text.lower().rstrip(":") in form.bare_body), None)
    first_label = next((i for i, line in enumerate(lines) if _is_label(line, form.header)), None)
    head_end = min(i for i in (body_at, first_label, len(lines)) if i is not None)
    dates = next(
        (found for pattern in _date_lines() if (found := [i for i, line in enumerate(lines[:head_end]) if pattern.match(line.text)])),
        [],
    )
    if not dates and body_at is None:
        return None if _is_cover(lines, form) else Refused(row, "is no article: it has neither a date line nor a label Body")
    head, notes = _read_head(lines[:head_end], dates, form)
    if body_at is None:
        body_at = _find_body(lines, first_label if first_label is not None else head_end, form)
    end = _find_trailer(lines, body_at, form)
    # an address stands below the labels without one of its own
    address = next((line.text for line in lines[:body_at] if _ADDRESS.fullmatch(line.text)), None)
    labels = read_labels([line for line in lines[head_end:body_at] if not _ADDRESS.fullmatch(line.text)], form.header)
    trailer = read_labels(lines[end:], form.trailer)
    text = _make_text(lines[body_at:end], form)
    if not text:
        return Refused(row, "has no text below its header")
    fields = {form.header[label]: value for label, value in labels.items() if form.header[label] != "-" and value}
    for label, value in trailer.items():
        if form.trailer[label] != "-" and value:
            fields.setdefault(form.trailer[label], value)
    fields |= {field: value for field, value in head.items() if field not in fields}
    if address:
        fields.setdefault("url", address)
    if "author" in fields:
        fields["author"] = _MAIL.sub("", _BY.sub("", fields["author"], count=1) if _BY.match(fields["author"]) else fields["author"]).strip(" ,;")
    loaded = next((trailer[label] for label in trailer if form.telling.get(label) == "load-date" and trailer[label]), None)
    if "published" not in fields and loaded:
        fields["published"] = loaded
        notes = (*notes, "date is that of loading into the database")
    if form.untitled.fullmatch(fields.get("title", "")):
        del fields["title"]
    return Received(text, fields, row, None, notes)


def _sink_labels(lines: list[Line], form: ExportForm) -> list[Line]:
    """The lines with the labels that stand between outlet and date put below the date: transcripts name their show there."""
    first = next((i for i, line in enumerate(lines) if _is_label(line, form.header)), len(lines))
    day, _ = _date_lines()
    if any(day.match(line.text) for line in lines[:first]):
        return lines
    for i in range(first, min(len(lines), first + SHOW_LINES)):
        label = read_label(lines[i].text)
        if label and form.telling.get(label[0]) == "length" or lines[i].text.lower() in form.bare_body:
            break
        if day.match(lines[i].text):
            labels = [line for line in lines[first:i] if _is_label(line, form.header)]
            return [*(line for line in lines[:i] if line not in labels), lines[i], Line(""), *labels, *lines[i + 1 :]]
    return lines


def _is_label(line: Line, labels) -> bool:
    label = read_label(line.text)
    return label is not None and label[0] in labels


def _is_cover(lines: Sequence[Line], form: ExportForm) -> bool:
    return any(line.text and form.cover.fullmatch(line.text) for line in lines) or sum(len(line.text.split()) for line in lines) < _WORDY


def _read_head(lines: list[Line], dates: list[int], form: ExportForm) -> tuple[dict[str, str], tuple[str, ...]]:
    """Title, outlet and date of the unlabelled lines at the top: title, outlet, date (Nexis Uni), or outlet, date, title (Academic)."""
    notes = tuple(dict.fromkeys(line.text[:60] for line in lines if line.text and form.appended.fullmatch(line.text)))
    kept = [i for i, line in enumerate(lines) if line.text and not _COPYRIGHT.match(line.text) and not form.appended.fullmatch(line.text)]
    if not dates:
        return ({"title": " ".join(lines[i].text for i in kept[:1])} if kept else {}), notes
    before = [i for i in kept if i < dates[0]]
    is_academic = len(before) <= 1 and any(i > dates[0] and any(not line.text for line in lines[dates[0] : i]) for i in kept)
    date_at = dates[0] if is_academic else dates[-1]
    head = {"published": lines[date_at].text}
    if is_academic:
        if before:
            head["outlet"] = lines[before[0]].text
        title = _last_block(lines, [i for i in kept if i > date_at])
    else:
        above = _drop_cover([i for i in kept if i < date_at], lines, form)
        if above:
            head["outlet"] = lines[above[-1]].text
        title = above[:-1]
    headings = [i for i in title if lines[i].is_heading]
    if title:
        head["title"] = " ".join(lines[i].text for i in headings or title)
    return head, notes


def _drop_cover(above: list[int], lines: list[Line], form: ExportForm) -> list[int]:
    """What stands below the last line of the cover page and its list of documents."""
    cover = [n for n, i in enumerate(above[:-1]) if form.cover.fullmatch(lines[i].text)]
    if cover and len(above) - cover[-1] > 2:
        return above[cover[-1] + 1 :]
    if cover and len(above) > MIN_LABELS:
        # the last title looks like an item of the list: "2. …"
        return above[-2:]
    return above


def _last_block(lines: list[Line], kept: list[int]) -> list[int]:
    """The last lines without a blank one between them: the title stands right above the labels, editions above it."""
    block: list[int] = []
    for i in reversed(kept):
        if block and any(not lines[j].text for j in range(i, block[0])):
            break
        block.insert(0, i)
    return block


def _find_body(lines: list[Line], start: int, form: ExportForm) -> int:
    """The first line below the labels of the header, where no line says Body."""
    open_label = False
    for i in range(start, len(lines)):
        label = read_label(lines[i].text)
        if label and label[0] in form.header:
            open_label = True
            continue
        if not lines[i].text:
            # an empty value stands below the blank line
            above = read_label(lines[i - 1].text) if i else None
            open_label = open_label and bool(above) and not above[1]
        elif not open_label:
            return i
    return len(lines)


def _find_trailer(lines: list[Line], body_at: int, form: ExportForm) -> int:
    """The first line below the text: a label of the trailer, or a word that stands for one."""
    weak = None
    for i in range(body_at + 1, len(lines)):
        text = lines[i].text
        if not text or len(text) > 4 * _WORDY and weak is None:
            continue
        label = read_label(text)
        bare = text.lower().rstrip(":")
        name = label[0] if label else bare
        if bare in form.bare_trailer or (label and name in form.trailer and name not in form.weak_trailer and _stands_apart(lines, i, label, form)):
            return i if weak is None else weak
        if weak is None and (bare in form.weak_trailer or (label and name in form.weak_trailer)):
            weak = i
        elif weak is not None and len(text.split()) > _WORDY:
            weak = None
    return len(lines) if weak is None else weak


def _stands_apart(lines: list[Line], i: int, label: tuple[str, str], form: ExportForm) -> bool:
    """Whether a label is one of the export's and not the text's: "City: …" within an article stands among its paragraphs in lower case."""
    return (
        lines[i].text.split(":")[0].isupper()
        or label[0] in form.telling
        or not lines[i - 1].text
        and any((below := read_label(line.text)) and form.telling.get(below[0]) == "load-date" for line in lines[i : i + MAX_HEADER_LINES])
    )


def _make_text(lines: Sequence[Line], form: ExportForm) -> str:
    """The text of body lines: paragraphs parted by blank lines, lines broken to a width joined."""
    if lines and lines[0].text.lower().rstrip(":") in form.bare_body:
        lines = lines[1:]
    return join_paragraphs([line.text for line in lines])
