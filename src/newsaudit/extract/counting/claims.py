"""The time a figure is counted over, and how the article treats it: doubted, dated, counted in households."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Claim, Figure

_REACH = 240
# begins with a digit, which the matcher can skip to
_TO_SUPERLATIVE = 6
_YEAR = re.compile(r"\d(?<!\w\d)\d{3}(?!\w)")


@dataclass(slots=True)
class Time:
    """The words that name a time counted over, what it says of the count, how near after a figure it must stand, and its rule."""

    start: int
    end: int
    span: str | None
    reach: int | None
    rule: str


def find_times(lower: str, words: Words, rules: FigureRules) -> list[Time]:
    """The times that a sentence names, in order."""
    found, start, end = [], words.start, words.end
    openers, at = rules.period_openers, start
    if rules.period_words.isdisjoint(words.words) and not _YEAR.search(lower, start, end) and lower.find("as of ", start, end) < 0:
        return found
    for opener in compress(words.starts, map(openers.__contains__, words.words)):
        match = rules.period.match(lower, opener, end) if opener >= at else None
        if match is None:
            continue
        at = match.end()
        period, said = rules.periods[int(match.lastgroup[1:])], match.group()
        if said.startswith("since ") and _is_compared(words, words.at(opener), rules):
            continue
        if period.takes_words:
            head = said.split(" ", 1)[0]
            said = head + rules.period_ends.sub("", said[len(head) :])
        said = said.rstrip(" .,'-")
        found.append(Time(match.start(), match.start() + len(said), period.span, period.reach, period.rule))
    return found


def _is_compared(words: Words, k: int, rules: FigureRules) -> bool:
    """Whether "since" (word `k`) only says since when nothing was like it: the deadliest raid since snow fell."""
    for j in range(k - 1, max(-1, k - _TO_SUPERLATIVE), -1):
        if words.marks[j]:
            return False
        if words.words[j] in rules.words["superlatives"]:
            return True
    return False


def pick_time(times: Sequence[Time], start: int, end: int, *, also_before: bool) -> Time | None:
    """The time that a figure from `start` to `end` is counted over: the nearest after it, else the nearest before it."""
    if not times:
        return None
    first = bisect_left(times, end, key=lambda time: time.start)
    for time in times[first : first + 3]:
        if time.start - end <= (_REACH if time.reach is None else time.reach):
            return time
    before = [time for time in times[max(0, first - 2) : first] if time.reach is None and start - time.end <= _REACH]
    return before[-1] if before and also_before else None


def find_doubt(lower: str, words: Words, after: tuple[int, int], rules: FigureRules) -> tuple[int, int, str] | None:
    """The start, end and rule of the words that doubt the figures of a sentence, in it or in the next (`after`) where that speaks of them."""
    found = None if rules.doubt_words.isdisjoint(words.words) else _find_doubt(lower, words.start, words.end, rules)
    return _find_doubt(lower, *after, rules) if found is None and rules.looks_back.match(lower, *after) else found


def _find_doubt(lower: str, start: int, end: int, rules: FigureRules) -> tuple[int, int, str] | None:
    for _, at, stop in rules.doubts.find_matches_as_indexes(lower[start:end]):
        at, stop = start + at, start + stop
        if not lower[at - 1 : at].isalpha() and not lower[stop : stop + 1].isalpha():
            return at, stop, rules.doubt_rules[lower[at:stop]]
    return None


def make_claim(text: str, figure: Figure, is_household: bool, doubt, span: str | None, span_rule: str | None) -> Claim | None:
    """The claim about one figure, or None where the article neither doubts nor dates it and counts no households."""
    if not doubt and not span and not is_household:
        return None
    counted = "households" if is_household else "persons" if figure.unit == "people" else None
    rule = doubt[2] if doubt else span_rule or figure.rule
    return Claim(figure.start, figure.end, doubt is not None, text[doubt[0] : doubt[1]] if doubt else None, span, counted, rule)
