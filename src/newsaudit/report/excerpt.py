"""Words of articles as pieces: the excerpt of a sentence around the spans that it proves, a gap for what the report does not carry."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsaudit.report.blocks import piece
from newsaudit.report.shown import Shown, cut_range, cut_to

_BREAK = re.compile(r"[\r\n]+")
GAP = "…"


def cut_words(text: str, limit: int) -> str:
    """The text with at most `limit` words: its first and its last ones, a gap between."""
    words = text.split()
    if len(words) <= limit:
        return text
    kept = [words[i] for i in cut_range(range(len(words)), limit)]
    return " ".join([*kept[: (limit + 1) // 2], GAP, *kept[(limit + 1) // 2 :]])


def make_excerpt(text: str, start: int, end: int, spans: Sequence[tuple], shown: Shown) -> list[dict]:
    """Pieces of `text[start:end]` with `spans` (start, end, style; any order, they may overlap) marked, as far as the words may be printed; none
    where no word may."""
    spans = sorted((max(s, start), min(e, end), style) for s, e, style in spans if s < end and e > start)
    out, previous = [], start
    stretches = cut_to(shown, start, end)
    for left, right in stretches:
        if text[previous:left].strip():
            out.append(piece(f" {GAP} " if out else f"{GAP} ", style="gap"))
        elif out:
            out.append(piece(" "))
        out.extend(mark_spans(text, left, right, spans))
        previous = right
    if stretches and text[previous:end].strip():
        out.append(piece(f" {GAP}", style="gap"))
    return out


def join_shown(text: str, start: int, end: int, shown: Shown) -> str:
    """`text[start:end]` as far as it may be printed, a gap for each part that may not; empty where none may."""
    return "".join(part["text"] for part in make_excerpt(text, start, end, (), shown))


def mark_spans(text: str, start: int, end: int, spans: Sequence[tuple], *, keep_breaks: bool = False) -> list[dict]:
    """Pieces of `text[start:end]`, cut where a span begins or ends; where spans overlap, the piece carries the styles of all. Linear in both."""
    edges = sorted({start, end, *(p for s, e, *_ in spans for p in (s, e) if start < p < end)})
    ordered, active, following, out = sorted(spans), [], 0, []
    for left, right in pairwise(edges):
        active = [span for span in active if span[1] > left]
        while following < len(ordered) and ordered[following][0] <= left:
            if ordered[following][1] > left:
                active.append(ordered[following])
            following += 1
        inside = dict.fromkeys(style for s, e, style in sorted(active, key=lambda span: (span[0], -span[1])))
        words = text[left:right]
        out.append(piece(words if keep_breaks else _BREAK.sub(" ", words), style=" ".join(inside) or None))
    return out
