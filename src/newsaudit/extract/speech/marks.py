"""Stretches in quotation marks: which opening mark belongs to which closing one, whatever kind of mark the article uses."""

from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.lost_marks import find_lost_closing, find_lost_opening
from newsaudit.extract.speech.mark_events import SINGLES, Event, MarkStyle, find_events, get_side, read_style
from newsaudit.spans import Sentence

_LOOK_BACK = 400
# in one paragraph; more are no quotations that have lost a mark
_MOST_STRAYS = 12


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
    if not sentences:
        return []
    starts, ends, end = [sentences[0].start], [], sentences[0].end
    for _, _, first, last, _ in sentences:
        # most stand a space apart
        if first > end and (text[end] == "\n" or first > end + 1 and "\n" in text[end:first]):
            ends.append(end)
            starts.append(first)
        end = last
    # half the time of calls by name
    return [tuple.__new__(Paragraph, span) for span in zip(starts, [*ends, end], strict=True)]


def find_marked(text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], rules: QuoteRules) -> list[Marked]:
    """The stretches in quotation marks, outermost only, in text order; a mark without its partner is left out, the others stay.

    A paragraph that opens a quotation and does not close it goes on in the next one if that opens with a mark too. Where a mark is lost, the
    attribution beside the quotation tells where it stood.
    """
    events = find_events(text)
    if not events:
        return []
    style = read_style(text, events)
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
                (singles if events[at][0] in SINGLES else doubles).append(events[at])
            at += 1
        if not doubles and not singles and carried is None:
            continue
        marked, carried, strays, dropped = _pair_doubles(text, paragraph, doubles, carried, style)
        if carried is not None and (style.lost == "close" or not _goes_on(text, paragraphs, number, carried)):
            # a quotation that ran over paragraphs ends with the last that opens with a mark; one that never went on has lost its mark
            if carried[0] < paragraph.start:
                marked.append(Marked(carried[0], paragraph.end, carried[1], paragraph.end))
            else:
                lost = (*carried, number)
                dropped.append(carried)
            carried = None
        if strays and lost is not None and lost[2] == number - 1 and (not marked or strays[0][0] < marked[0].start):
            # opened in the paragraph before and closed in this one, which should have opened with a mark
            while found and found[-1].end > lost[0]:
                found.pop()
            marked.insert(0, Marked(lost[0], strays[0][1], lost[1], strays[0][0]))
            strays, lost = strays[1:], None
        if dropped:
            marked = _close_lost(text, paragraph, marked, dropped, rules, to_end=style.lost == "close")
        for start, end in strays[:_MOST_STRAYS]:
            floor = max((mark.end for mark in marked if mark.end <= start), default=paragraph.start)
            begin = find_lost_opening(text, floor, start, sentences, rules, to_start=style.lost == "open")
            if begin is not None and begin >= floor:
                marked.append(Marked(begin, end, begin, start, False))
        if singles:
            after = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
            marked = _add_singles(text, singles, marked, paragraph.end if text[after : after + 1] == "‘" else None)
        marked.sort()
        while found and marked and found[-1].start > marked[0].start:
            # single marks within double ones that close in a later paragraph
            found.pop()
        found += marked
    return found


def _close_lost(
    text: str, paragraph: Paragraph, marked: list[Marked], dropped: list[tuple[int, int]], rules: QuoteRules, *, to_end: bool
) -> list[Marked]:
    """The stretches with those whose closing mark is lost, as far as an attribution tells where it stood; none reaches into another."""
    starts = sorted([mark.start for mark in marked] + [start for start, _ in dropped])
    for opened in dropped[:_MOST_STRAYS]:
        after = starts.index(opened[0]) + 1
        ceiling = starts[after] if after < len(starts) else paragraph.end
        end = find_lost_closing(text, opened, ceiling, rules, to_end=to_end)
        if end is not None:
            marked.append(Marked(opened[0], end, opened[1], end))
    return sorted(marked)


def _goes_on(text: str, paragraphs: Sequence[Paragraph], number: int, opened: tuple[int, int]) -> bool:
    """Whether the quotation that is open at the end of a paragraph continues in the next: it began as a sentence, and the next opens with a mark."""
    start, inner = opened
    begins = start == paragraphs[number].start or start < paragraphs[number].start or text[start - 2 : start - 1] in tuple(".,:!?—–")
    if not begins or text[inner : inner + 1].islower():
        return False
    after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return after is not None and text[after.start] in '“"„«'


def _pair_doubles(text: str, paragraph: Paragraph, events: list[Event], carried: tuple[int, int] | None, style: MarkStyle):
    """Pairs of double marks, the opening that is still open at the end of the paragraph, closing marks that close nothing, openings given up."""
    marked, strays, dropped = [], [], []
    opened, nested = carried, False
    for event in events:
        mark, start, end = event
        if carried is not None and start == paragraph.start:
            continue
        side = get_side(text, event, style, is_open=opened is not None)
        if side == "none":
            continue
        if side == "open":
            before = text[max(paragraph.start, start - 3) : start].rstrip()[-1:]
            if opened is None:
                opened, nested = (start, end), False
            elif opened[0] >= paragraph.start and (before and before in ".!?" or style.lost == "close"):
                # the mark that should have closed the one before is lost: that one is given up
                dropped.append(opened)
                opened, nested = (start, end), False
            elif mark == '"':
                nested = True
        elif opened is None:
            strays.append((start, end))
        elif nested and mark == '"':
            nested = False
        else:
            marked.append(_make(text, opened, start, end) if style.spaced else Marked(opened[0], end, opened[1], start))
            opened = None
    return marked, opened, strays, dropped


def _make(text: str, opened: tuple[int, int], start: int, end: int) -> Marked:
    """A stretch with spaces inside its marks."""
    inner = text[opened[1] : start]
    first = opened[1] + len(inner) - len(inner.lstrip())
    return Marked(opened[0], end, first, max(first, opened[1] + len(inner.rstrip())))


def _add_singles(text: str, events: list[Event], doubles: list[Marked], carried_to: int | None) -> list[Marked]:
    """The marked stretches with those in single marks added; where single marks are the outer ones, the double ones in them go.

    `carried_to`: the end of the paragraph, where the next opens with a single mark too, so that a quotation may go on there.
    """
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
    if opened is not None and carried_to is not None and text[opened[0]] == "‘" and text[opened[1]].isupper():
        singles.append(Marked(opened[0], carried_to, opened[1], carried_to))
    elif opened is not None and tentative is not None:
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
