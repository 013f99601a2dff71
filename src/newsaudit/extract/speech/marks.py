"""Stretches in quotation marks: which opening mark belongs to which closing one, whatever kind of mark the article uses."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from newsaudit.spans import Sentence

_DOUBLE = '"“”„‟«»'
# two single marks that stand for a double one; of more than two straight ones the last two do
_DOUBLED = {mark: re.compile(pattern) for mark, pattern in (("``", "``"), ("''", "''(?!')"), ("’’", "’’"), (",,", r",,(?=\w)"))}
# single marks count only where they can open or close a word, so that the apostrophe of "don't" is passed over; '90s, 'em and the like open nothing
_OPENING_SINGLES, _CLOSING_SINGLES = "'‘‚‹", "'’›"
_SINGLES = frozenset(_OPENING_SINGLES + _CLOSING_SINGLES)
_SINGLE_OPEN = re.compile(r"""(?<![\w'’‘]).(?=[\w\[(…$£€“"])(?!\d\ds|(?:em|til|tis|twas|cause|bout|n|round)\b)""")
_SINGLE_CLOSE = re.compile(r"""(?<=[\w.,!?…)\]%“”"-]).(?!['\w’])""")
_OPENING_SIDE = re.compile(r"[\s(\[{—–/:-]")
_LOOK_BACK = 400


class Marked(NamedTuple):
    """A stretch with its marks; `inner_start` and `inner_end` leave them out. `opened` is False where the opening mark is missing."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True


class Paragraph(NamedTuple):
    start: int
    end: int


def find_paragraph_spans(text: str, sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The stretches of sentences that no line break divides, in order."""
    found: list[Paragraph] = []
    if not sentences:
        return []
    start, end = sentences[0].start, sentences[0].end
    for _, _, first, last, _ in sentences:
        if first > end and "\n" in text[end:first]:
            found.append(Paragraph(start, end))
            start = first
        end = last
    return [*found, Paragraph(start, end)]


def find_marked(text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[Marked]:
    """The stretches in quotation marks, outermost only, in text order; a mark without its partner is left out, the others stay.

    A paragraph that opens a quotation and does not close it goes on in the next one if that opens with a mark too.
    """
    events = _find_events(text)
    at = 0
    found: list[Marked] = []
    carried: tuple[int, int] | None = None
    lost: tuple[int, int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        if carried is None and (at == len(events) or events[at][1] >= paragraph.end):
            continue
        doubles, singles = [], []
        while at < len(events) and events[at][1] < paragraph.end:
            if events[at][1] >= paragraph.start:
                (singles if events[at][0] in _SINGLES else doubles).append(events[at])
            at += 1
        if not doubles and not singles and carried is None:
            continue
        marked, carried, strays = _pair_doubles(text, paragraph, doubles, carried)
        if carried is not None and not _goes_on(text, paragraphs, number, carried):
            # a quotation that ran over paragraphs ends with the last that opens with a mark; one that never went on has lost its mark
            if carried[0] < paragraph.start:
                marked.append(Marked(carried[0], paragraph.end, carried[1], paragraph.end))
            else:
                lost = (*carried, number)
            carried = None
        if strays and lost is not None and lost[2] == number - 1 and (not marked or strays[0][0] < marked[0].start):
            # opened in the paragraph before and closed in this one, which should have opened with a mark
            marked.insert(0, Marked(lost[0], strays[0][1], lost[1], strays[0][0]))
            strays, lost = strays[1:], None
        for stray in strays:
            begun = _find_lost_opening(text, paragraph, sentences, marked, stray)
            if begun:
                marked.append(begun)
        if singles:
            marked = _add_singles(text, singles, marked)
        found += sorted(marked)
    return found


def _find_events(text: str) -> list[tuple[str, int, int]]:
    """All marks that can open or close, as printed and with their offsets, in order."""
    events = [(mark, at, at + 1) for mark in _DOUBLE for at in _find_each(text, mark)]
    for mark, pattern in _DOUBLED.items():
        if mark in text:
            events += [(mark, *match.span()) for match in pattern.finditer(text)]
    opening = _find_singles(text, _OPENING_SINGLES, _SINGLE_OPEN)
    if opening:
        closing = _find_singles(text, _CLOSING_SINGLES, _SINGLE_CLOSE, min(opening)[0])
        taken = {offset for _, start, end in events for offset in (start, end - 1)}
        events += [(mark, at, at + 1) for at, mark in {*opening, *closing} if at not in taken]
    events.sort(key=itemgetter(1))
    return events


def _find_each(text: str, mark: str, start: int = 0):
    """The offsets of a mark. Looking for one mark after another is ten times as fast as one pattern for all: most do not occur."""
    at = text.find(mark, start)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _find_singles(text: str, marks: str, pattern: re.Pattern, start: int = 0) -> list[tuple[int, str]]:
    return [(at, mark) for mark in marks for at in _find_each(text, mark, start) if pattern.match(text, at)]


def _goes_on(text: str, paragraphs: Sequence[Paragraph], number: int, opened: tuple[int, int]) -> bool:
    """Whether the quotation that is open at the end of a paragraph continues in the next: it began as a sentence, and the next opens with a mark."""
    start, inner = opened
    begins = start == paragraphs[number].start or start < paragraphs[number].start or text[start - 2 : start - 1] in tuple(".,:!?—–")
    if not begins or text[inner : inner + 1].islower():
        return False
    after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return after is not None and text[after.start] in '“"„«'


def _pair_doubles(text: str, paragraph: Paragraph, events: list, carried: tuple[int, int] | None):
    """Pairs of double marks, the opening that is still open at the end of the paragraph, and closing marks that close nothing."""
    marked, strays = [], []
    opened, nested = carried, False
    for mark, start, end in events:
        if carried is not None and start == paragraph.start:
            continue
        side = _get_side(text, mark, start, end, opened is not None)
        if side == "none":
            continue
        if side == "open":
            before = text[max(paragraph.start, start - 3) : start].rstrip()[-1:]
            if opened is None:
                opened, nested = (start, end), False
            elif before and before in ".!?" and opened[0] >= paragraph.start:
                # the mark that should have closed the one before is lost: that one is given up
                opened, nested = (start, end), False
            elif mark == '"':
                nested = True
        elif opened is None:
            strays.append((start, end))
        elif nested and mark == '"':
            nested = False
        else:
            marked.append(Marked(opened[0], end, opened[1], start))
            opened = None
    return marked, opened, strays


def _get_side(text: str, mark: str, start: int, end: int, is_open: bool) -> str:
    if mark in "“„‟``‘‘,,":
        return "none" if text[end : end + 1].isspace() else "open"
    if mark in "”’’":
        return "close"
    if mark in "«»":
        return "close" if is_open else "open"
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not before or _OPENING_SIDE.match(before) is not None
    closes = not after or not (after.isalnum() or after in "[($")
    if not before or before == "\n":
        return "open"
    if opens != closes:
        return "open" if opens else "close"
    return "close" if is_open else "open" if after.strip() else "none"


def _find_lost_opening(text: str, paragraph: Paragraph, sentences: Sequence[Sentence], marked: list, stray: tuple) -> Marked | None:
    """The sentence that a closing mark ends whose opening mark is lost, unless it stands alone or a quotation stands in between."""
    start, end = stray
    if text[start] == '"' or start == paragraph.start or text[start - 1].isspace() or text[start - 1] not in ".,!?…":
        return None
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if sentences[middle].start < start else (low, middle)
    begin = sentences[low - 1].start if low else paragraph.start
    if begin < paragraph.start or (marked and marked[-1].end > begin):
        return None
    return Marked(begin, end, begin, start, False)


def _add_singles(text: str, events: list, doubles: list[Marked]) -> list[Marked]:
    """The marked stretches with those in single marks added; where single marks are the outer ones, the double ones in them go."""
    singles, opened, tentative, at = [], None, None, 0
    doubles = sorted(doubles)
    for mark, start, end in events:
        while at < len(doubles) and doubles[at].end <= start:
            at += 1
        if at < len(doubles) and doubles[at].start <= start:
            continue
        opens = mark in "‘‚‹" or (mark == "'" and text[end : end + 1].strip() != "" and not text[start - 1 : start].strip(" \n\t([—–-"))
        if opens:
            if opened is None or tentative is not None:
                if opened is not None:
                    singles.append(Marked(opened[0], tentative[1], opened[1], tentative[0]))
                opened, tentative = (start, end), None
            continue
        if opened is None or (mark == "'") != (text[opened[0]] == "'"):
            continue
        before, after = text[start - 1], text[end : end + 2]
        # officials' homes: a plural possessive looks like the end of a quotation; a closing mark with punctuation settles it
        if before == "s" and after[:1] == " " and after[1:].islower():
            if tentative is None:
                tentative = (start, end)
            continue
        if tentative is not None and start - tentative[0] > _LOOK_BACK:
            start, end = tentative
        singles.append(Marked(opened[0], end, opened[1], start))
        opened, tentative = None, None
    if opened is not None and tentative is not None:
        singles.append(Marked(opened[0], tentative[1], opened[1], tentative[0]))
    if not singles:
        return doubles
    return _keep_outer(sorted([*doubles, *singles], key=lambda m: (m.start, -m.end)))


def _keep_outer(marked: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for span in marked:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def mask(text: str, marked: Sequence[Marked]) -> str:
    """The text with every marked stretch replaced by as many control characters: what a reporter says around the quotations."""
    pieces, at = [], 0
    for span in marked:
        pieces += (text[at : span.start], "\x01" * (span.end - span.start))
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)
