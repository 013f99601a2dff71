"""A text without what print may put inside a name (a second space, a line break's space, a loose accent, a soft hyphen), and the way back to its
places."""

import re
from bisect import bisect_right
from typing import NamedTuple
from unicodedata import is_normalized

_WHITE = (" ", "\r", "\n")
_EXTRA = re.compile(r"[ \r\n]{2,}|[\u00ad\u0300-\u036f]+")


class Squeezed(NamedTuple):
    """The shorter text; where each stretch kept of the text begins in it, and by how much that stretch stands further right in the text."""

    text: str
    starts: list[int]
    shifts: list[int]

    def place(self, offset: int) -> int:
        """Where the character at `offset` of the shorter text stands in the text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def squeeze_text(folded: str) -> Squeezed | None:
    """The folded text so shortened, with its line breaks as spaces; None where it holds nothing of the kind, as most texts."""
    is_spaced = "  " in folded or " \n" in folded or "\n " in folded or "\r" in folded
    is_marked = not folded.isascii() and ("\u00ad" in folded or not is_normalized("NFC", folded))
    if not is_spaced and not is_marked:
        return None
    pieces, starts, shifts = [], [0], [0]
    at = length = 0
    for extra in _EXTRA.finditer(folded):
        start, end = extra.span()
        if folded[start] in _WHITE:
            if folded.count("\n", start, end) > 1:
                continue  # paragraphs stay apart
            start += 1
        pieces.append(folded[at:start])
        length += start - at
        at = end
        starts.append(length)
        shifts.append(end - length)
    pieces.append(folded[at:])
    return Squeezed("".join(pieces).replace("\r", " ").replace("\n", " "), starts, shifts)
