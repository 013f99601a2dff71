"""Casualty mentions: every mention of people killed or hurt, with or without a number."""

from bisect import bisect_left
from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.agents import find_agent
from newsaudit.extract.counting.reader import SentenceReading, get_reader
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Casualty, Doc, Figure, Mention

_REACH = 240
_AGAINST = frozenset(("against", "on", "into", "to", "through", "toward", "towards", "with"))


def find_casualties(doc: Doc, mentions: Sequence[Mention], figures: Sequence[Figure], rules: FigureRules, actors) -> list[Casualty]:
    """The casualty mentions of an article in text order."""
    reader = get_reader(doc, mentions, rules, actors)
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
        agent = find_agent(words, hit, clause, reading.near(hit.first, hit.last), reading.rules.harms, reading.rules.numbers.values)
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
                _find_actor(by, mentions, words, clause.is_relative, reading.rules.harms),
                "passive_agent" if agent and clause.voice == "passive" else clause.voice,
                _find_figure(start, end, victim, hit.harm.measure, figures),
                hit.harm.rule,
            )
        )
    return found


def _span(words: Words, part: tuple[int, int] | None) -> tuple[int, int] | None:
    """The offsets of a range of words, None for an empty one."""
    return (words.starts[part[0]], words.end_of(part[1] - 1)) if part and part[0] < part[1] <= len(words.words) else None


def _find_actor(span: tuple[int, int] | None, mentions: Sequence[Mention], words: Words, is_relative: bool, rules: HarmRules) -> str | None:
    """The first actor whose name stands in the span, the last where a relative clause speaks of it; where it is settled who is meant, and not one
    who is only attacked, asked or at war there."""
    if not span or not mentions:
        return None
    begin = words.at(span[0])
    if "between" in words.words[begin : words.at(span[1])]:
        # the war between two states
        return None
    first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    inside = [mention for mention in mentions[first : first + 4] if mention.start < span[1] and mention.status == "resolved"]
    doers, last, was_object = [], -1, False
    for mention in inside:
        first = words.at(mention.start)
        # attacks in Chad, Niger and Mali: each of the list is where
        is_listed = was_object and words.words[last:first] in ([], ["and"])
        last, was_object = words.at(mention.end), is_listed or _is_object(words, begin, mention, rules.context)
        if not was_object:
            doers.append(mention.actor_id)
    return (doers[-1] if is_relative else doers[0]) if doers else None


def _is_object(words: Words, begin: int, mention: Mention, context: dict[str, frozenset[str]]) -> bool:
    """Whether a name in a span that begins at word `begin` is the target or the place: the raid on southern Chad, overrunning Chadian towns."""
    k, last = words.at(mention.start) - 1, words.at(mention.end)
    while k > 0 and words.words[k] in context["parts"]:
        k -= 1
    following = words.words[last : last + 3]
    if not context["grounds"].isdisjoint(following[:2]) and following[0] not in context["object-stop"]:
        return True
    # a response to the rebels' deadly attacks: theirs
    own = following[1:] if following[:1] == ["s"] else following[:2]
    if not context["attacks"].isdisjoint(own) and following[0] not in context["object-stop"]:
        return False
    if k < begin:
        return False
    word = words.words[k]
    is_verb = word.endswith(("ing", "ed")) or word in context["attack-verbs"]
    return word in context["in"] or word in _AGAINST or is_verb and word not in context["attacks"]


def _find_figure(start: int, end: int, victim: tuple[int, int] | None, measure: str, figures: Sequence[Figure]) -> int | None:
    """The start of the figure that counts those harmed: of the same harm, among the words for them or nearest to the harm word."""
    if not figures:
        return None
    low = bisect_left(figures, start - _REACH, key=lambda figure: figure.start)
    high = bisect_left(figures, end + _REACH, key=lambda figure: figure.start)
    counting = [figure for figure in figures[low:high] if figure.measure == measure or "mixed" in (figure.measure, measure)]
    inside = [figure for figure in counting if victim and victim[0] <= figure.end and figure.start < victim[1]]
    if not inside:
        counting = [figure for figure in counting if figure.measure == measure]
    chosen = min(inside or counting, key=lambda figure: figure.start - end if figure.start >= end else start - figure.end, default=None)
    return chosen.start if chosen else None
