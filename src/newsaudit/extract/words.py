"""The words of one sentence with their offsets, as the figure and casualty rules read them."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

_SPLIT = re.compile(r"(\W+)")


class Words(NamedTuple):
    """A sentence cut into runs of letters and digits: `words[k]` is in small letters and stands at `starts[k]`, `gaps[k]` is what follows it."""

    start: int
    end: int
    words: list[str]
    gaps: list[str]
    starts: list[int]

    def at(self, offset: int) -> int:
        """The number of the first word that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def end_of(self, k: int) -> int:
        """The offset after word `k`."""
        return self.starts[k] + len(self.words[k])


def split_words(lower: str, start: int, end: int) -> Words:
    """The words of `lower[start:end]`; `lower` is the folded text of the article in small letters."""
    parts = _SPLIT.split(lower[start:end])
    offsets = list(accumulate(map(len, parts), initial=start))
    words, gaps, starts = parts[0::2], parts[1::2], offsets[0:-1:2]
    if words and not words[0]:
        words, gaps, starts = words[1:], gaps[1:], starts[1:]
    if words and not words[-1]:
        words, starts = words[:-1], starts[:-1]
    else:
        gaps.append("")
    return Words(start, end, words, gaps, starts)
