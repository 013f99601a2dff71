"""Plain text and Markdown: one article a file, or an export of many."""

import hashlib
import re
from collections.abc import Iterator

import yaml

from newsaudit.corpus.decode import decode
from newsaudit.corpus.export_form import Line
from newsaudit.corpus.fields import match_columns, read_value
from newsaudit.corpus.read_export import find_export, may_be_export
from newsaudit.corpus.source import FIELDS, ReadOptions, Received, Refused, Source, read_bytes

MAX_EXPORT_BYTES = 512 * 2**20
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
LONGEST_FRONT_MATTER = 20_000
# no bracket within brackets, else each of a long row of them would be looked at a thousand times; an address may hold one pair
_ADDRESS = r"\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{_ADDRESS}")
_LINK = re.compile(rf"\[([^\[\]\n]{{1,1000}})\](?:{_ADDRESS}|\[[^\[\]\n]{{0,200}}\])")
_LINE_MARK = re.compile(r"^(?:[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?))+|^[ \t]{0,3}(?:[-*_][ \t]?){3,}$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"</?(?:u|b|i|em|strong|span)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def read_txt(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The article in a .txt file, its text the file's, untouched; or the articles of a database's export."""
    data = read_bytes(source, MAX_EXPORT_BYTES)
    decoded = decode(data)
    notes = (decoded.note,) if decoded.note else ()
    if may_be_export(decoded.text):
        lines = [Line(line.replace("\xa0", " ").strip()) for line in decoded.text.splitlines()]
        reader = find_export(lines)
        if reader:
            yield from (found if isinstance(found, Refused) else found._replace(notes=(*notes, *found.notes)) for found in reader(lines))
            return
    yield Received(decoded.text, {}, None, hashlib.sha256(data).hexdigest(), notes)


def read_md(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The article in a Markdown file: what its front matter states, and its text without the marks of Markdown; or the articles of an export."""
    data = read_bytes(source, MAX_EXPORT_BYTES)
    decoded = decode(data)
    if may_be_export(decoded.text):
        lines = [Line(_drop_marks(line).replace("\xa0", " ").strip(), _HEADING.match(line) is not None) for line in decoded.text.splitlines()]
        reader = find_export(lines)
        if reader:
            yield from reader(lines)
            return
    fields, text, notes = _read_front_matter(decoded.text)
    heading = _HEADING.search(text)
    if heading and "title" not in fields:
        fields["title"] = _drop_marks(heading[1]).strip()
    notes = (*((decoded.note,) if decoded.note else ()), *notes)
    yield Received(_drop_marks(text).strip("\r\n"), fields, None, hashlib.sha256(data).hexdigest(), notes)


def _drop_marks(text: str) -> str:
    for pattern, by in ((_TAG, ""), (_IMAGE, ""), (_LINK, r"\1"), (_LINE_MARK, ""), (_EMPHASIS, r"\2"), (_ESCAPE, r"\1")):
        text = pattern.sub(by, text)
    return text


def _read_front_matter(text: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    opening = _FRONT_MATTER.match(text)
    closing = _FRONT_END.search(text, opening.end(), opening.end() + LONGEST_FRONT_MATTER) if opening else None
    if not closing:
        return {}, text, ()
    try:
        given = yaml.load(text[opening.end() : closing.start()], yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, text[closing.end() :], ("front matter could not be read",)
    if not isinstance(given, dict):
        return {}, text[closing.end() :], ()
    columns = match_columns([key for key in given if isinstance(key, str)])
    fields = {field: value for field in FIELDS if field in columns and (value := read_value(given[columns[field]]))}
    return fields, text[closing.end() :], ()
