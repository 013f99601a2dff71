"""Which words of an article are quoted, and which sentences are the reporter's own."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newsaudit.spans import Quote

_QUOTED = re.compile(r'"[^"]*"?')
_SENTENCE_ENDS = (".", "!", "?")
_CLOSERS = "\"')"
# what a stretch that the attribution cut off may end in, "the rain, " or "the rain -"
_OPEN_ENDS = (
    ",;:- \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

Span = tuple[int, int]


def list_spoken(folded: str, quotes: Iterable[Quote]) -> list[Span]:
    """The stretches in quotation marks, or verbatim without them, in text order; those that overlap are one, as a quotation within a quotation
    is spoken once."""
    spans: list[Span] = []
    for quote in quotes:
        if quote.type == "direct" or quote.unmarked:
            spans.append((quote.start, quote.end))
        elif quote.type == "mixed":
            spans += [match.span() for match in _QUOTED.finditer(folded, quote.start, quote.end)]
    spans.sort()
    merged: list[Span] = []
    reach = -1
    for span in spans:
        start, end = span
        if start < reach:
            if end > reach:
                merged[-1], reach = (merged[-1][0], end), end
        else:
            merged.append(span)
            reach = end
    return merged


def find_unspoken(starts: Sequence[int], ends: Sequence[int], spoken: Sequence[Span]) -> list[bool]:
    """Whether nothing is spoken in each of the sentences that start and end so."""
    unspoken = [True] * len(starts)
    for start, end in spoken:
        i = bisect_right(ends, start)
        while i < len(starts) and starts[i] < end:
            unspoken[i] = False
            i += 1
    return unspoken


def is_closed(sentence: str) -> bool:
    """Whether a sentence ends as textstat knows it, so that the next one counts apart."""
    return sentence.endswith(_SENTENCE_ENDS) or (sentence[-1] in _CLOSERS and sentence[:-1].endswith(_SENTENCE_ENDS))


def join_speech(folded: str, spoken: Sequence[Span]) -> str:
    """The quoted stretches without their marks as one text; a stretch that the attribution cut off ends with a full stop, unless the next goes on in
    lower case."""
    pieces = [folded[start:end].strip("\"' ") for start, end in spoken]
    joined = []
    for piece, after in zip(pieces, [*pieces, ""][1:], strict=True):
        if not piece:
            continue
        if piece.endswith(_SENTENCE_ENDS) or after[:1].islower():
            joined.append(piece)
        else:
            joined.append(piece.rstrip(_OPEN_ENDS) + ".")
    return " ".join(joined)
