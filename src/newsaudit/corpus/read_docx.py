"""Word files: one article, or an export of many."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from newsaudit.corpus.export_form import Line
from newsaudit.corpus.read_export import find_export
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable, read_bytes

MAX_UNPACKED_BYTES = 512 * 2**20
MAX_RATIO = 250
SMALL_BYTES = 4 * 2**20
_HEADINGS = ("heading 1", "title")
_TEXT, _PARAGRAPH, _TEXT_BOX = qn("w:t"), qn("w:p"), qn("w:txbxContent")
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
_OUTLINE, _LEVEL, _TOP = qn("w:outlineLvl"), qn("w:val"), "0"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), _TEXT_BOX, qn("w:pPr"), qn("w:rPr")}
# what files that are no Word files do to the parser below us
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    LxmlError,
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)


def read_docx(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a .docx file: those of a database's export, else the one that its paragraphs are."""
    data = read_bytes(source)
    if not data:
        raise Unusable("is empty")
    _check_size(data)
    try:
        document = Document(io.BytesIO(data))
        lines = list(_iter_lines(document))
        properties = document.core_properties
        fields = {"title": properties.title, "author": properties.author}
    except _BROKEN as error:
        raise Unusable(f"is no Word file, or a broken one ({type(error).__name__})") from error
    reader = find_export(lines)
    if reader:
        yield from reader(lines)
    else:
        yield _read_single(lines, fields, data)


def _check_size(data: bytes) -> None:
    """Raises Unusable for a file that unpacks to far more than a text would."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise Unusable("is no Word file, or a broken one") from error
    if size > MAX_UNPACKED_BYTES or (size > SMALL_BYTES and size > MAX_RATIO * len(data)):
        raise Unusable(f"unpacks from {len(data)} to {size} bytes, which no text does")


def _iter_lines(document) -> Iterator[Line]:
    """The lines of all paragraphs, those in tables too, in the order of the document; a line break within a heading is a space."""
    headings = {style.style_id for style in document.styles if style.name and style.name.lower() in _HEADINGS}
    for paragraph in document.element.body.iter(_PARAGRAPH):
        if any(True for _ in paragraph.iterancestors(_TEXT_BOX)):
            continue
        # asked of the element: python-docx looks each paragraph's style up in all styles, which takes most of the time
        text = "".join(_iter_text(paragraph))
        if paragraph.style in headings or _is_top(paragraph):
            yield Line(" ".join(text.split()), True)
        else:
            for line in text.splitlines() or [""]:
                yield Line(line.replace("\xa0", " ").strip())


def _is_top(paragraph) -> bool:
    """Whether a paragraph without a heading's style stands on the top level of the outline, as databases set their titles."""
    level = paragraph.pPr.find(_OUTLINE) if paragraph.pPr is not None else None
    return level is not None and level.get(_LEVEL) == _TOP


def _iter_text(element) -> Iterator[str]:
    """The printed text below an element; what was deleted, field codes and text boxes are left out."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _PARAGRAPH:
            yield from _iter_text(child)


def _read_single(lines: list[Line], fields: dict[str, str | None], data: bytes) -> Received:
    heading = next((line.text for line in lines if line.is_heading and line.text), None)
    known = {field: " ".join(value.split()) for field, value in (fields | ({"title": heading} if heading else {})).items() if value and value.strip()}
    if known.get("author", "").lower() in ("python-docx", "microsoft office user", "user", "admin"):
        # the program's name for whoever saved the file
        del known["author"]
    return Received("\n".join(line.text for line in lines).strip("\n"), known, None, hashlib.sha256(data).hexdigest())
