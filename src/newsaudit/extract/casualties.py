"""Casualty mentions: every mention of people killed or hurt, with or without a number."""

from bisect import bisect_left
from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.agents import find_agent
from newsaudit.extract.counting.reader import SentenceReading, get_reader
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Casualty, Doc, Figure, Mention

_REACH = 240
_AGAINST = frozenset(("against", "on", "into", "toward", "towards", "with"))


def find_casualties(doc: Doc, mentions: Sequence[Mention], figures: Sequence[Figure], rules: FigureRules, actors) -> list[Casualty]:
    """The casualty mentions of an article in text order."""
    reader = get_reader(doc, rules, actors)
    counting = [figure for figure in figures if figure.category == "casualties"]
    counts, names = [figure.start for figure in counting], [mention.start for mention in mentions]
    found: list[Casualty] = []
    for _, sentence, _ in reader.group(reader.anchors.harms):
        reading = reader.read(sentence.start, sentence.end)
        if not reading.harms:
            continue
        inside = counting[bisect_left(counts, sentence.start) : bisect_left(counts, sentence.end)]
        named = mentions[bisect_left(names, sentence.start) : bisect_left(names, sentence.end)]
        found += _read_sentence(doc.text, reading, named, inside)
    return found


def _read_sentence(text: str, reading: SentenceReading, mentions: Sequence[Mention], figures: Sequence[Figure]) -> list[Casualty]:
    words, found = reading.words, []
    for hit, clause, verdict in reading.harms:
        agent = find_agent(words, hit, clause, reading.near(hit.first, hit.last), reading.rules.harms)
        victim, by = _span(words, clause.victim), _span(words, agent)
        start, end = words.starts[hit.first], words.end_of(hit.last - 1)
        found.append(
            Casualty(
                start,
                end,
                text[start:end],
                hit.harm.measure,
                verdict.side,
                victim and text[slice(*victim)],
                by and text[slice(*by)],
                _find_actor(by, mentions, words, reading.rules.harms.context),
                "passive_agent" if agent and clause.voice == "passive" else clause.voice,
                _find_figure(start, end, victim, hit.harm.measure, figures),
                hit.harm.rule,
            )
        )
    return found


def _span(words: Words, part: tuple[int, int] | None) -> tuple[int, int] | None:
    """The offsets of a range of words, None for an empty one."""
    return (words.starts[part[0]], words.end_of(part[1] - 1)) if part and part[0] < part[1] <= len(words.words) else None


def _find_actor(span: tuple[int, int] | None, mentions: Sequence[Mention], words: Words, context: dict[str, frozenset[str]]) -> str | None:
    """The first actor whose name stands in the span, where it is settled who is meant; not one who is only attacked there."""
    if not span or not mentions:
        return None
    first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    for mention in mentions[first : first + 4]:
        if mention.start < span[1] and mention.status == "resolved":
            k = words.at(mention.start) - 1
            while k > 0 and words.words[k] in context["parts"]:
                k -= 1
            # the raid on southern Chad
            if k < 0 or words.starts[k] < span[0] or words.words[k] not in context["in"] and words.words[k] not in _AGAINST:
                return mention.actor_id
    return None


def _find_figure(start: int, end: int, victim: tuple[int, int] | None, measure: str, figures: Sequence[Figure]) -> int | None:
    """The start of the figure that counts those harmed: of the same harm, among the words for them or nearest to the harm word."""
    low = bisect_left(figures, start - _REACH, key=lambda figure: figure.start)
    high = bisect_left(figures, end + _REACH, key=lambda figure: figure.start)
    counting = [figure for figure in figures[low:high] if figure.measure == measure or "mixed" in (figure.measure, measure)]
    inside = [figure for figure in counting if victim and victim[0] <= figure.end and figure.start < victim[1]]
    if not inside:
        counting = [figure for figure in counting if figure.measure == measure]
    chosen = min(inside or counting, key=lambda figure: figure.start - end if figure.start >= end else start - figure.end, default=None)
    return chosen.start if chosen else None
