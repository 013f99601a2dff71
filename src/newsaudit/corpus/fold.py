"""Views of a text that are easier to match on and exactly as long as the text, so that every offset holds in both."""

import re
import unicodedata
from functools import lru_cache

_MARKS = {
    **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
    **dict.fromkeys("“”„‟″＂", '"'),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
    **dict.fromkeys("‐‑", "-"),
}

# what has no case and is common in news that is otherwise ASCII once it is folded, and what stands in for it
_CASELESS = {"—": "\x01", "–": "\x02", "…": "\x03", "€": "\x04", "£": "\x05", "•": "\x06"}


class _Table(dict):
    """Character table filled as characters are met: marks and spaces are straightened, accents dropped; half a surrogate pair, which no file and no
    matcher can hold, becomes a replacement character; all else stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _MARKS.get(char)
        if base is None:
            category = unicodedata.category(char)
            base = unicodedata.normalize("NFD", char)[0] if category[0] == "L" else "\ufffd" if category == "Cs" else char
        self[code] = base
        return base


_TABLE = _Table()
# what the table leaves alone, and stretches that it may change
_PLAIN = bytes(code for code in range(128) if chr(code) not in "\t`")
_FOREIGN = re.compile(r"[^\x00-\x08\x0a-\x5f\x61-\x7f]+")
# kinds of characters up to which each is replaced by itself
_FEW = 12


# zones, extractors and scores each fold the same article
@lru_cache(maxsize=2)
def fold(text: str) -> str:
    """The text with straight quotation marks, plain spaces and hyphens and letters without accents; same length, case kept.

    An article holds a few kinds of marks: to replace each is faster than a pattern, and that than `str.translate`, which asks for every character.
    """
    if text.isascii() and "\t" not in text and "`" not in text:
        return text
    foreign = set(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass"))
    if len(foreign) > _FEW:
        return _FOREIGN.sub(_fold_stretch, text)
    for char in foreign:
        if (plain := _TABLE[ord(char)]) != char:
            text = text.replace(char, plain)
    return text


def _fold_stretch(match: re.Match) -> str:
    stretch = match[0]
    return _TABLE[ord(stretch)] if len(stretch) == 1 else stretch.translate(_TABLE)


def fold_case(text: str) -> str:
    """The text in lower case; same length, unlike `str.lower`, which makes two characters of "İ"."""
    if text.isascii():
        return text.lower()
    # one dash makes the letters of a whole text take four times as long: dashes and the like stand aside meanwhile
    plain, swapped = text, []
    for char, stand_in in _CASELESS.items():
        if char in plain and stand_in not in plain:
            plain = plain.replace(char, stand_in)
            swapped.append((char, stand_in))
    if not plain.isascii():
        return text.replace("İ", "I").lower()
    lower = plain.lower()
    for char, stand_in in swapped:
        lower = lower.replace(stand_in, char)
    return lower
