"""How much of an article's words a page may carry: the excerpt of a sentence around the spans that it proves.

Articles belong to their publishers. `snippets` gives at most `limit` words a sentence, taken around the spans; `sentences` and `full` give the
sentence; `none` gives no words. Cut places show as a gap.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from newsaudit.report.blocks import piece

SNIPPET_WORDS = 25
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[\r\n]+")
GAP = "…"


def cut_words(text: str, limit: int = SNIPPET_WORDS) -> str:
    """The text with at most `limit` words: its first and its last ones, a gap between."""
    words = text.split()
    if len(words) <= limit:
        return text
    first = (limit + 1) // 2
    return " ".join([*words[:first], GAP, *words[len(words) - (limit - first) :]])


def make_excerpt(text: str, start: int, end: int, spans: Sequence[tuple], mode: str, *, limit: int = SNIPPET_WORDS) -> list[dict]:
    """Pieces of `text[start:end]` with `spans` (start, end, style; any order, they may overlap) marked, cut as `mode` allows."""
    if mode == "none":
        return []
    spans = sorted((max(s, start), min(e, end), style) for s, e, style in spans if s < end and e > start)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    kept = range(len(words)) if mode != "snippets" or len(words) <= limit else choose_words(words, spans, limit)
    out, previous = [], -1
    for run_first, run_last in _runs(kept):
        if run_first > previous + 1:
            out.append(piece(f"{GAP} " if not out else f" {GAP} ", style="gap"))
        out.extend(mark_spans(text, words[run_first][0], words[run_last][1], spans))
        previous = run_last
    if words and previous < len(words) - 1:
        out.append(piece(f" {GAP}", style="gap"))
    return out


def choose_words(words: Sequence[tuple[int, int]], spans: Sequence[tuple], limit: int) -> list[int]:
    """Indices of at most `limit` words: those of the spans first (a long span keeps its two ends), then their neighbours, evenly."""
    ends = [w[1] for w in words]
    ranges = []
    for s, e, *_ in spans:
        first = bisect_right(ends, s)
        last = max(first, bisect_right([w[0] for w in words], e - 1) - 1) if words else first
        if first < len(words):
            ranges.append((first, min(last, len(words) - 1)))
    ranges = ranges or [(0, 0)]
    kept: set[int] = set()
    step = 0
    # Ring by ring: the outer words of every span, inwards; then, when all spans are whole, outwards into their context.
    while len(kept) < min(limit, len(words)) and step <= len(words):
        for first, last in ranges:
            for i in (first + step, last - step):
                if first <= i <= last and len(kept) < limit:
                    kept.add(i)
        step += 1
        if all(first + step > last for first, last in ranges):
            break
    step = 1
    while len(kept) < min(limit, len(words)) and step <= len(words):
        for first, last in ranges:
            for i in (first - step, last + step):
                if 0 <= i < len(words) and len(kept) < limit:
                    kept.add(i)
        step += 1
    return sorted(kept)


def _runs(indices: Sequence[int]) -> list[tuple[int, int]]:
    """First and last index of each unbroken run."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and i == runs[-1][1] + 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return [(first, last) for first, last in runs]


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
