"""Exports of Factiva: documents that an accession number closes, with two-letter labels ("HD", "SN", "TD") or with lines in a fixed order."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newsaudit.corpus.dates import read_day
from newsaudit.corpus.export_form import ExportForm, Line, join_paragraphs, load_form, read_documents
from newsaudit.corpus.source import Received, Refused

_CODE = re.compile(r"([A-Z]{2,3})(?:\s+(\S.*))?\Z", re.DOTALL)
_WORDS = re.compile(r"\d[\d., ]* (?:words?|mots|Wörter|palabras|parole|palavras|woorden)")
_TIME = re.compile(r"\s*\b\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: GMT| UTC)?\Z")
_RIGHTS = re.compile(r"(?:Copyright|©|\([Cc]\)) ?.{2,}")
_BY = re.compile(r"By (?=[A-Z])")
# "gcat : Political/General News": a line of codes, where a text may open with "IN" as well
_CODED = re.compile(r"[a-z0-9]{2,8} : ")
_NUMBER = re.compile(r"\A\d{1,4}\) ")
_SPECIAL = re.compile(r"(?:By .{3,60}; )?Special to ")
_SECTION = re.compile(r"\bDesk\b.*;|; (?:Pg|Col)\b|\ASection [A-Z\d]")
HEAD_LINES = 40
MAX_DETAILS = 9
MAX_TOP = 4
SECTION_WORDS = 3
PROVIDER_WORDS = 8
DETAIL_WORDS = 6


def is_factiva(lines: Sequence[Line]) -> bool:
    """Whether the first lines of a file are those of a Factiva export."""
    form = load_form("factiva")
    shown = [line.text for line in lines if 0 < len(line.text) < 200]
    if not any(form.end.fullmatch(text) for text in shown):
        return False
    return any(_WORDS.fullmatch(text) for text in shown) or any(code and code[1] == "HD" for code in map(_CODE.match, shown))


def read_factiva(lines: Iterable[Line]) -> Iterator[Received | Refused]:
    """The articles of an export, in order; a document without text is refused."""
    form = load_form("factiva")
    return read_documents(lines, form, _read_document)


def _read_document(lines: list[Line], form: ExportForm, row: int) -> Received | Refused | None:
    lines = [line for line in lines if not form.cover.fullmatch(line.text)]
    shown = [line.text for line in lines if line.text]
    if any(code and code[1] == "HD" for code in map(_CODE.match, shown)):
        fields, text = _read_labelled(lines, form)
    else:
        words_at = next((i for i, text in enumerate(shown[:HEAD_LINES]) if _WORDS.fullmatch(text)), None)
        if words_at is None:
            return None
        fields, text = _read_ordered(lines, shown[words_at])
    if not text:
        return Refused(row, "has no text below its header")
    fields["author"] = _BY.sub("", fields.get("author", ""), count=1)
    return Received(text, {field: value for field, value in fields.items() if value}, row)


def _read_labelled(lines: Sequence[Line], form: ExportForm) -> tuple[dict[str, str], str]:
    """The fields and the text of a document with labels, each before its value or on a line above it."""
    parts: dict[str, list[str]] = {}
    current = None
    for line in lines:
        code = _CODE.match(line.text)
        label = code[1].lower() if code else ""
        in_text = current in form.bare_body
        is_coded = label in form.trailer and (not code[2] or len(label) > 2 or _CODED.match(code[2]))
        is_label = is_coded or label in form.header or label in form.bare_body
        if is_label and (not in_text or label in form.trailer or (label in form.bare_body and label != current)):
            current = label
            parts.setdefault(current, [code[2] or ""])
        elif current:
            parts[current].append(line.text)
    fields: dict[str, str] = {}
    for label, field in form.header.items():
        if field != "-" and label in parts:
            fields.setdefault(field, " ".join(" ".join(parts[label]).split()))
    return fields, _join([text for label in ("lp", "td") if label in parts for text in (*parts[label], "")])


def _read_ordered(lines: Sequence[Line], words: str) -> tuple[dict[str, str], str]:
    """The fields and the text of a document without labels: section, title and author stand above its length, day and outlet below."""
    at = next(i for i, line in enumerate(lines) if line.text == words)
    fields = _read_top([line for line in lines[:at] if line.text and not _SPECIAL.match(line.text)][-MAX_TOP:])
    details = [i for i in range(at + 1, len(lines)) if lines[i].text][:MAX_DETAILS]
    rights_at = next((n for n, i in enumerate(details) if _RIGHTS.match(lines[i].text)), None)
    start = at
    for i in details if rights_at is None else details[: rights_at + 1]:
        text = lines[i].text
        if "published" not in fields:
            if not read_day(_TIME.sub("", text)):
                break
            fields["published"] = _TIME.sub("", text)
        elif "outlet" not in fields and not _TIME.fullmatch(text):
            fields["outlet"] = text
        elif rights_at is None and (len(text.split()) > DETAIL_WORDS or text.endswith((".", "?", "!"))):
            break
        start = i
    return fields, _join(_drop_provider([line.text for line in lines[start + 1 :]]))


def _read_top(lines: Sequence[Line]) -> dict[str, str]:
    """Section, title and author, of which only the title must be there."""
    title_at = next((i for i, line in enumerate(lines) if line.is_heading), None)
    if title_at is None:
        has_section = len(lines) > 2 or (len(lines) == 2 and _is_section(lines[0].text) and not _is_section(lines[1].text))
        title_at = int(has_section and not _BY.match(lines[1].text))
    if not lines:
        return {}
    section = " ".join(line.text for line in lines[:title_at])
    author = lines[title_at + 1].text if title_at + 1 < len(lines) else ""
    return {"section": section, "title": _NUMBER.sub("", lines[title_at].text), "author": author}


def _is_section(text: str) -> bool:
    return len(text.split()) <= SECTION_WORDS or bool(_SECTION.search(text))


def _drop_provider(lines: list[str]) -> list[str]:
    """The text without the line below it that names who sent it to the database."""
    last = max((i for i, text in enumerate(lines) if text), default=0)
    has_more = any(lines[:last])
    is_name = has_more and len(lines[last].split()) <= PROVIDER_WORDS and lines[last][-1] not in ".!?\"”'’:"
    return lines[:last] if is_name else lines


def _join(lines: list[str]) -> str:
    return join_paragraphs(lines) if any(lines) else ""
