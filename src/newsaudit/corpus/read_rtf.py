"""Rich text files: one article, or an export of many; databases and old word processors call some of them .doc."""

import hashlib
import re
from collections.abc import Iterator

from newsaudit.corpus.export_form import Line
from newsaudit.corpus.read_export import find_export
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable, make_storable, read_bytes

MAX_RTF_BYTES = 256 * 2**20
MAX_DEPTH = 2_000
_MAGIC = b"{\\rtf"
# a control word with its number and the space that ends it, a byte, a control sign, a brace, a run of plain characters
_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
# groups that hold no printed text
_HIDDEN = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerf headerl headerr footer footerf footerl footerr footnote ftnsep annotation listtable "
    "listoverridetable revtbl rsidtbl generator filetbl themedata datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend nonshppict shp".split()
)
_SIGNS = {
    **dict.fromkeys(("par", "line", "sect", "page", "row"), "\n"),
    **dict.fromkeys(("tab", "cell", "emspace", "enspace", "qmspace"), " "),
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
_ESCAPED = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
# the top level of an outline, which headings have
_HEADING = "\x01"


def read_rtf(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of an .rtf file: those of a database's export, else the one that its paragraphs are."""
    data = read_bytes(source, MAX_RTF_BYTES)
    if not data.strip():
        raise Unusable("is empty")
    if not data.lstrip().startswith(_MAGIC):
        raise Unusable("is no rich text; save it as .docx or .txt")
    lines = list(_list_lines(extract_text(data.decode("latin-1"))))
    reader = find_export(lines)
    if reader:
        yield from reader(lines)
        return
    heading = next((line.text for line in lines if line.is_heading and line.text), None)
    text = "\n".join(line.text for line in lines).strip("\n")
    yield Received(text, {"title": heading} if heading else {}, None, hashlib.sha256(data).hexdigest())


def _list_lines(text: str) -> Iterator[Line]:
    for line in text.split("\n"):
        shown = make_storable(line.replace(_HEADING, "")).replace("\xa0", " ").strip()
        yield Line(shown, _HEADING in line and bool(shown))


def extract_text(rtf: str) -> str:
    """The printed text of rich text whose bytes are given as characters; paragraphs end in a line break. Raises Unusable for groups without end."""
    out: list[str] = []
    raw = bytearray()
    codepage = "cp1252"
    stack: list[tuple[bool, int]] = []
    is_hidden, n_skipped, to_skip = False, 1, 0
    at = 0
    while (token := _TOKEN.match(rtf, at)) is not None:
        at = token.end()
        word, number, byte, sign, brace, plain = token.groups()
        if raw and byte is None:
            out.append(raw.decode(codepage, "replace"))
            raw.clear()
        if brace == "{":
            stack.append((is_hidden, n_skipped))
            to_skip = 0
            if len(stack) > MAX_DEPTH:
                raise Unusable("nests groups deeper than any text does")
        elif brace == "}":
            is_hidden, n_skipped = stack.pop() if stack else (False, 1)
            to_skip = 0
        elif word == "bin":
            at += max(0, int(number or 0))
        elif word == "ansicpg":
            codepage = _find_codepage(number)
        elif sign == "*" or word in _HIDDEN or (word == "v" and number != "0"):
            is_hidden = True
        elif is_hidden:
            continue
        elif word == "uc":
            n_skipped = max(0, int(number or 1))
        elif word == "u" and number:
            out.append(chr(int(number) % 0x10000))
            to_skip = n_skipped
        elif word == "outlinelevel" and number == "0":
            out.append(_HEADING)
        elif word in _SIGNS:
            out.append(_SIGNS[word])
        elif byte is not None or plain is not None or sign in _ESCAPED:
            # what stands behind a character for programs that cannot show it
            if to_skip and plain is not None:
                plain, to_skip = plain[to_skip:], max(0, to_skip - len(plain))
            elif to_skip:
                to_skip -= 1
                continue
            if byte is not None:
                raw.append(int(byte, 16))
            else:
                out.append(plain.encode("latin-1").decode(codepage, "replace") if plain is not None else _ESCAPED[sign])
    out.append(raw.decode(codepage, "replace"))
    return "".join(out)


def _find_codepage(number: str | None) -> str:
    name = "utf-8" if number == "65001" else f"cp{number}"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
