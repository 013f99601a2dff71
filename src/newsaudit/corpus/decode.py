"""Bytes decoded to text, and what had to be guessed for it."""

import codecs
from typing import NamedTuple

from charset_normalizer import from_bytes

from newsaudit.corpus.source import Unusable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")
SAMPLE_BYTES = 2**18
MAX_CONTROL_SHARE = 0.005
MAX_BROKEN_SHARE = 0.2
# English and other western texts have few bytes above ASCII; those of other alphabets have mostly such
MAX_FOREIGN_SHARE = 0.3


class Decoded(NamedTuple):
    """The text, its encoding, and what is to be said of how it was read, None for plain UTF-8."""

    text: str
    encoding: str
    note: str | None


def decode(data: bytes) -> Decoded:
    """The text of a file, its byte order mark dropped, its newlines untouched. Raises Unusable for a file that is empty or holds no text."""
    if not data.strip():
        raise Unusable("is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, None if encoding == "utf-8" else f"read as {encoding.upper()}")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unusable(f"is {name}, not text; save it as .txt or .docx")
    wide = _guess_wide(data)
    if wide:
        return _decode_as(data, wide, f"read as {wide.upper()}, which it does not state")
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(data):
        raise Unusable("is binary, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", None)
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_as(data: bytes, encoding: str, note: str | None) -> Decoded:
    text = data.decode(encoding, "replace")
    if not text.strip():
        raise Unusable("is empty")
    n_broken = text.count("\ufffd")
    if n_broken > MAX_BROKEN_SHARE * len(text):
        raise Unusable(f"is broken {encoding.upper()}")
    if n_broken:
        note = f"{note or 'read as ' + encoding.upper()}; {n_broken} broken characters are shown as \ufffd"
    return Decoded(text, encoding, note)


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English text is zero."""
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes) -> Decoded:
    """The text of bytes that are not quite UTF-8: UTF-8 with a few broken places, Windows-1252 as the usual one, or what the detector says."""
    mended = data.decode("utf-8", "replace")
    n_broken = mended.count("\ufffd")
    n_foreign = sum(byte >= 0x80 for byte in data[:SAMPLE_BYTES])
    n_good = sum(char > "\x7f" and char != "\ufffd" for char in mended)
    if n_broken <= max(1, n_good // 4) and n_good:
        return Decoded(mended, "utf-8", f"{n_broken} bytes are not UTF-8 and are shown as \ufffd")
    if n_foreign <= MAX_FOREIGN_SHARE * min(len(data), SAMPLE_BYTES):
        try:
            return Decoded(data.decode("cp1252"), "cp1252", "read as Windows-1252, not UTF-8")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None:
        raise Unusable("is in no encoding that could be told; save it as UTF-8")
    return _decode_as(data, best.encoding, f"read as {best.encoding}, not UTF-8")
