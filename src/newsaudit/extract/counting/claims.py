"""The time a figure is counted over, and how the article treats it: doubted, dated, counted in households."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Claim, Figure

_REACH = 240
_YEAR = re.compile(r"(?<!\w)\d{4}(?!\w)")


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
        if period.takes_words:
            head = said.split(" ", 1)[0]
            said = head + rules.period_ends.sub("", said[len(head) :])
        said = said.rstrip(" .,'-")
        found.append(Time(match.start(), match.start() + len(said), period.span, period.reach, period.rule))
    return found


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


def find_doubt(reader: Reader, words: Words, after: tuple[int, int]) -> tuple[int, int, str] | None:
    """The start, end and rule of the words that doubt the figures of a sentence, in it or in the next (`after`) where that speaks of them."""
    if not reader.doubts:
        return None
    found = _find_doubt(reader, words.start, words.end)
    return _find_doubt(reader, *after) if found is None and reader.rules.looks_back.match(reader.lower, *after) else found


def _find_doubt(reader: Reader, start: int, end: int) -> tuple[int, int, str] | None:
    i = bisect_left(reader.doubts, (start,))
    if i == len(reader.doubts) or reader.doubts[i][1] > end:
        return None
    at, stop = reader.doubts[i]
    return at, stop, reader.rules.doubt_rules[reader.lower[at:stop]]


def make_claim(text: str, figure: Figure, is_household: bool, doubt, span: str | None, span_rule: str | None) -> Claim | None:
    """The claim about one figure, or None where the article neither doubts nor dates it and counts no households."""
    if not doubt and not span and not is_household:
        return None
    counted = "households" if is_household else "persons" if figure.unit == "people" else None
    rule = doubt[2] if doubt else span_rule or figure.rule
    return Claim(figure.start, figure.end, doubt is not None, text[doubt[0] : doubt[1]] if doubt else None, span, counted, rule)
