"""The words of one sentence with their offsets, as the figure and casualty rules read them."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

_SPLIT = re.compile(r"(\W+)")
_PLAIN = frozenset((" ", "-", "'"))
_HARD_MARKS = frozenset(";:()—–?!")


class Words(NamedTuple):
    """A sentence cut into runs of letters and digits: `words[k]` is in small letters and stands at `starts[k]`, `gaps[k]` is what follows it.

    `marks[k]` says how strongly that gap parts clauses: 0 not, 1 a comma, 2 a stronger mark; empty until `mark_clauses`.
    """

    start: int
    end: int
    words: list[str]
    gaps: list[str]
    starts: list[int]
    marks: list[int] = []

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


def mark_clauses(text: str, words: Words) -> Words:
    """The words with `marks`."""
    marks = [0 if gap in _PLAIN else _weigh_gap(text, words, k, gap) for k, gap in enumerate(words.gaps)]
    return Words(words.start, words.end, words.words, words.gaps, words.starts, marks)


def _weigh_gap(text: str, words: Words, k: int, gap: str) -> int:
    if gap == ":" and words.words[k].isdigit() and words.words[k + 1 : k + 2] and words.words[k + 1].isdigit():
        # 3:30 is one time of day
        return 0
    if not _HARD_MARKS.isdisjoint(gap) or "--" in gap:
        return 2
    if gap == "." and len(words.words[k]) > 2 and k + 1 < len(words.words) and text[words.starts[k + 1]].isupper():
        # a full stop whose space was lost
        return 2
    return 1 if "," in gap and gap != "," else 0


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "usi'"
