"""The quotation marks of an article in order, and on which side of a quotation each of them stands."""

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

_DOUBLE = '"“”„‟«»'
# two single marks that stand for a double one; of more than two straight ones the last two do
_DOUBLED = {mark: re.compile(pattern) for mark, pattern in (("``", "``"), ("''", "''(?!')"), ("’’", "’’"), (",,", r",,(?=\w)"))}
# single marks count only where they can open or close a word, so that the apostrophe of "don't" is passed over; '90s, 'em and the like open nothing
_OPENING_SINGLES, _CLOSING_SINGLES = "'‘‚‹", "'’›"
SINGLES = frozenset(_OPENING_SINGLES + _CLOSING_SINGLES)
_SINGLE_OPEN = re.compile(r"""(?<![\w'’‘]).(?=[\w\[(…$£€“"])(?!\d\ds|(?:em|til|tis|twas|cause|bout|n|round)\b)""")
_SINGLE_CLOSE = re.compile(r"""(?<=[\w.,!?…)\]%“”"-]).(?!['\w’])""")
_OPENING_SIDE = re.compile(r"[\s(\[{—–/:-]")
_CURLY = frozenset("“„”")
_OPENS_ONLY, _CLOSES_ONLY = frozenset(("“", "„", "‟", "``", "‘‘", ",,")), frozenset(("”", "’’"))
# a sign that stands for whatever mark the page could not show
_UNREADABLE = "\ufffd"
# an article has lost its marks of one side where it has this many times more of the other
_ONE_SIDED = 5


# a mark as printed, and where it starts and ends: plain tuples, for an article has hundreds
Event = tuple[str, int, int]


class MarkStyle(NamedTuple):
    """What has become of the marks of an article. `spaced`: spaces stand inside them; `lost`: the side that is missing, `open` or `close`."""

    spaced: bool
    lost: str


def find_events(text: str) -> list[Event]:
    """All marks that can open or close, as printed and with their offsets, in order; doubled ones as one where the article doubles them."""
    doubles = [(mark, at, at + 1) for mark in _DOUBLE for at in _find_each(text, mark)]
    for mark, pattern in _DOUBLED.items():
        # looking for one character is ten times as fast as looking for two
        if mark[0] in text and mark in text:
            doubles += [(mark, *match.span()) for match in pattern.finditer(text)]
    if _UNREADABLE in text:
        doubles += _find_unreadable(text)
    opening = _find_singles(text, _OPENING_SINGLES, _SINGLE_OPEN)
    singles = []
    if opening:
        closing = _find_singles(text, _CLOSING_SINGLES, _SINGLE_CLOSE, min(opening)[0])
        taken = {offset for _, start, end in doubles for offset in (start, end - 1)}
        singles = [(mark, at, at + 1) for at, mark in {*opening, *closing} if at not in taken]
    doubles.sort(key=itemgetter(1))
    if any(first[2] == second[1] for first, second in pairwise(doubles)):
        doubles = _join_doubled(doubles)
    return sorted([*doubles, *singles], key=itemgetter(1)) if singles else doubles


def _join_doubled(events: list[Event]) -> list[Event]:
    """The events with two equal marks as one, where nearly all marks come in twos."""
    joined: list[Event] = []
    for mark, start, end in events:
        last = joined[-1] if joined else None
        if last is not None and last[2] == start and last[0] == mark and start - last[1] == 1:
            joined[-1] = (mark, last[1], end)
        else:
            joined.append((mark, start, end))
    n_twos = sum(end - start == 2 and mark in _DOUBLE for mark, start, end in joined)
    return joined if n_twos > len(joined) // 2 else events


def _find_unreadable(text: str) -> list[Event]:
    """Signs for an unreadable character that stand where a quotation mark would: no apostrophes."""
    found = []
    for at in _find_each(text, _UNREADABLE):
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum() or not before.strip() and not after.strip():
            continue
        found.append((_UNREADABLE, at, at + 1))
    return found


def _find_each(text: str, mark: str, start: int = 0):
    """The offsets of a mark. Looking for one mark after another is ten times as fast as one pattern for all: most do not occur."""
    at = text.find(mark, start)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _find_singles(text: str, marks: str, pattern: re.Pattern, start: int = 0) -> list[tuple[int, str]]:
    return [(at, mark) for mark in marks for at in _find_each(text, mark, start) if pattern.match(text, at)]


def read_style(text: str, events: Sequence[Event]) -> MarkStyle:
    """What has become of the double marks of an article, by its marks in order."""
    n = n_open = n_close = n_spaced = n_loose = 0
    for mark, start, end in events:
        if mark in _CURLY:
            n += end - start
            if mark == "”":
                n_close += end - start
                n_spaced += text[start - 1 : start] == " "
            else:
                n_open += end - start
                n_spaced += mark == "“" and text[end : end + 1] == " "
        elif mark == '"':
            n += end - start
            # two of them may be one event
            for at in range(start, end):
                is_behind_space, after = not text[at - 1 : at].strip(), text[at + 1 : at + 2]
                is_before_word = after.isalnum() or after == "_"
                n_open += is_behind_space and is_before_word
                n_close += not (is_behind_space or is_before_word)
                n_loose += is_behind_space and not after.strip()
    if n_loose:
        n_spaced += text.count(' " ') + text.count('\n" ') + text.count(' "\n') + text.startswith('" ') + text.endswith(' "')
    spaced = n_spaced > 1 and n_spaced * 2 > n
    if n_open > 2 and n_open >= _ONE_SIDED * n_close:
        n_open -= _count_continued(text, events) if n_close else 0
    if n_open > 2 and n_open >= _ONE_SIDED * n_close:
        return MarkStyle(spaced, "close")
    return MarkStyle(spaced, "open" if n_close > 2 and n_close >= _ONE_SIDED * n_open else "")


def _count_continued(text: str, events: Sequence[Event]) -> int:
    """The opening marks with which the further paragraphs of quotations begin that close only in their last one."""
    n = run = 0
    for mark, start, _ in events:
        opens_paragraph = mark in ("“", '"') and text[start - 1 : start] in ("", "\n")
        if opens_paragraph:
            run += 1
        elif mark == "”" or mark == '"' and text[start - 1 : start].strip():
            n, run = n + run, 0
        elif mark not in SINGLES:
            run = 0
    return n


def get_side(text: str, event: Event, style: MarkStyle, *, is_open: bool) -> str:
    """The side on which a double mark stands: `open`, `close` or `none`. `is_open`: whether a quotation is open before it."""
    mark, start, end = event
    if mark in _OPENS_ONLY:
        return "none" if text[end : end + 1].isspace() and not style.spaced else "open"
    if mark in _CLOSES_ONLY:
        return "close"
    if mark in "«»":
        return "close" if is_open else "open"
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    opens = not before or _OPENING_SIDE.match(before) is not None
    closes = not after or not (after.isalnum() or after in "[($")
    if not before or before == "\n":
        return "open"
    if opens != closes:
        return "open" if opens else "close"
    return "close" if is_open else "open" if after.strip() or style.spaced else "none"
