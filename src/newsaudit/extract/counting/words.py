"""The words of one sentence with their offsets, as the figure and casualty rules read them."""

import re
from bisect import bisect_left
from dataclasses import dataclass

# letters of other scripts take longer to tell from marks
_MARKS, _MARKS_ASCII, _SPACES = re.compile(r"([^\w ]\W*)"), re.compile(r"([^a-z0-9_ ][^a-z0-9_]*)"), re.compile(r"(\W\W+|(?! )\W)")
_HARD_MARKS = frozenset(";:()—–?!")
_MAX_REMEMBERED, _LONGEST_GAP = 10_000, 12


# slots, not a named tuple: its fields are read thousands of times an article, and a tuple's take six times as long
@dataclass(slots=True)
class Words:
    """A sentence cut into runs of letters and digits: `words[k]` is in small letters and stands at `starts[k]`, `gaps[k]` is what follows it.

    `marks[k]` says how strongly that gap parts clauses: 0 not, 1 a comma, 2 a stronger mark.
    """

    start: int
    end: int
    words: list[str]
    gaps: list[str]
    starts: list[int]
    marks: list[int]

    def at(self, offset: int) -> int:
        """The number of the first word that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def end_of(self, k: int) -> int:
        """The offset after word `k`."""
        return self.starts[k] + len(self.words[k])


class _Weights(dict):
    """What a gap weighs as the mark between two clauses, kept for the gaps met; None where the words around it decide."""

    def __missing__(self, gap: str) -> int | None:
        if gap in (":", "."):
            mark = None
        elif not _HARD_MARKS.isdisjoint(gap) or "--" in gap:
            mark = 2
        else:
            mark = 1 if "," in gap and gap != "," else 0
        if len(self) < _MAX_REMEMBERED and len(gap) < _LONGEST_GAP:
            self[gap] = mark
        return mark


_WEIGHTS = _Weights()


def split_words(text: str, lower: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`; `lower` is the folded text of the article in small letters."""
    sentence, at = lower[start:end], start
    # between marks words stand one space apart
    parts = (_SPACES if "  " in sentence else _MARKS_ASCII if sentence.isascii() else _MARKS).split(sentence)
    if not parts[0]:
        at += len(parts[1])
        del parts[:2]
    if parts[-1]:
        parts.append("")
    words, gaps, marks, starts = [], [], [], [at]
    for stretch, gap in zip(parts[::2], parts[1::2], strict=False):
        if stretch[-1] == " ":
            stretch, gap = stretch[:-1], f" {gap}"
        cut = stretch.split(" ")
        words += cut
        gaps += [" "] * len(cut)
        marks += [0] * len(cut)
        starts += [at := at + len(word) + 1 for word in cut]
        at += len(gap) - 1
        gaps[-1], marks[-1], starts[-1] = gap, _WEIGHTS[gap], at
    del starts[-1]
    if marks and marks[-1] is None:
        # the full stop of the sentence
        marks[-1] = 2 if gaps[-1] == ":" else 0
    if None in marks:
        marks = [_weigh_gap(text, words, starts, k) if mark is None else mark for k, mark in enumerate(marks)]
    return Words(start, end, words, gaps, starts, marks)


def _weigh_gap(text: str, words: list[str], starts: list[int], k: int) -> int:
    """What a lone colon or full stop after word `k` weighs."""
    following = words[k + 1] if k + 1 < len(words) else ""
    if text[starts[k] + len(words[k])] == ":":
        # 3:30 is one time of day
        return 0 if words[k].isdigit() and following.isdigit() else 2
    # a full stop whose space was lost
    return 2 if len(words[k]) > 2 and following and text[starts[k + 1]].isupper() else 0


def is_time(words: Words, k: int, times: frozenset[str], determiners: frozenset[str]) -> bool:
    """Whether word `k` is an adverb of time behind a noun: killed seven cooks early Thursday; but not in an overnight raid, in Tuesday's raid."""
    word = words.words[k]
    if word in times:
        return words.words[k - 1] not in determiners
    return word.endswith("day") and words.gaps[k] != "'" and len(word) > 5 and words.words[k - 1] not in determiners


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "usi'"


def is_the_harmed(words: Words, k: int) -> bool:
    """Whether a participle at word `k` is a noun: the wounded, the sick and injured."""
    if k > 2 and words.words[k - 1] in ("and", "or") and not words.marks[k - 1]:
        k -= 2
    return k > 0 and words.words[k - 1] == "the" and not words.marks[k - 1]
