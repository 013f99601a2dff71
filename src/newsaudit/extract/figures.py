"""Figures: every number that counts people, money, arms or other things."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import SideRules
from newsaudit.corpus.fold import fold_case
from newsaudit.extract.claims import find_doubt, find_period, make_claim
from newsaudit.extract.counted import Counted, find_counted
from newsaudit.extract.kinds import KindFound, find_kind
from newsaudit.extract.notfigures import is_figure
from newsaudit.extract.numbers import Number, find_anchors, find_numbers
from newsaudit.extract.places import find_place
from newsaudit.extract.sides import get_sides, read_evidence
from newsaudit.extract.sources import find_sources
from newsaudit.extract.victims import HarmReading
from newsaudit.extract.words import Words, mark_clauses, split_words
from newsaudit.spans import Claim, Doc, Figure, Mention, Quote, Sentence

_OF_PEOPLE = frozenset(("casualties", "hostages"))


class _Context(NamedTuple):
    """One sentence as its figures are read."""

    text: str
    lower: str
    words: Words
    following: Sentence | None
    rules: FigureRules
    sides: SideRules


def find_figures(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote], rules: FigureRules, actors) -> tuple[list[Figure], list[Claim]]:
    """The figures of an article in text order, and what the article says about them (doubt, date, unit of counting)."""
    lower, sides = fold_case(doc.folded), get_sides(actors)
    anchors = find_anchors(lower, rules)
    found: list[tuple[Figure, Claim | None]] = []
    at = 0
    for i, sentence in enumerate(doc.sentences):
        while at < len(anchors) and anchors[at] < sentence.start:
            at += 1
        first = at
        while at < len(anchors) and anchors[at] < sentence.end:
            at += 1
        numbers = find_numbers(lower, sentence.start, sentence.end, rules, anchors[first:at]) if at > first else []
        if numbers:
            words = mark_clauses(doc.text, split_words(lower, sentence.start, sentence.end))
            following = doc.sentences[i + 1] if i + 1 < len(doc.sentences) else None
            found += _read_sentence(_Context(doc.text, lower, words, following, rules, sides), numbers)
    sources = find_sources([figure.start for figure, _ in found], quotes)
    figures = [figure._replace(source=source, source_kind=kind) for (figure, _), (source, kind) in zip(found, sources, strict=True)]
    return figures, [claim for _, claim in found if claim]


def _read_sentence(context: _Context, numbers: list[Number]) -> Iterator[tuple[Figure, Claim | None]]:
    words, rules = context.words, context.rules
    evidence = reading = previous = None
    doubt = find_doubt(context.lower, words.start, words.end, *((context.following.start, context.following.end) if context.following else (0, 0)), rules)
    for i, number in enumerate(numbers):
        counted = find_counted(number, words, rules)
        if not is_figure(context.text, context.lower, number, words, rules, has_noun=counted.head >= 0):
            continue
        neighbours = (words.at(numbers[i - 1].end) if i else 0, words.at(numbers[i + 1].start) if i + 1 < len(numbers) else len(words.words))
        found = find_kind(number, counted, words, neighbours, previous, rules)
        kind = rules.kinds[found.id]
        if number.kind == "words" and number.low == number.high == 1 and (kind.category not in _OF_PEOPLE or found.by == "shared" or counted.head < 0 and found.by != "before"):
            continue
        previous = counted, found
        if evidence is None:
            evidence = read_evidence(context.text, words, context.sides, rules.harms)
        first = words.at(number.start)
        side = voice = None
        if kind.category in _OF_PEOPLE:
            reading = reading or HarmReading(context.text, words, evidence, context.sides, rules)
            side, voice = reading.get(first, counted, found)
        place = find_place(context.text, words, first, counted.after, evidence, rules, is_aid=kind.category == "aid")
        period = find_period(context.lower, number.start, number.end, number.start if kind.id in ("people", "things") else words.start, words.end, rules)
        figure = _make(context, number, counted, found, side, voice, place, period)
        head = words.words[counted.head] if counted.head >= 0 else ""
        yield figure, make_claim(context.text, figure, head, doubt, period[2] if period else None, period[3] if period else None)


def _make(context: _Context, number: Number, counted: Counted, found: KindFound, side, voice, place, period) -> Figure:
    words, kind = context.words, context.rules.kinds[found.id]
    head = words.words[counted.head] if counted.head >= 0 else None
    subject = context.text[words.starts[counted.first] : words.end_of(counted.head)] if head else None
    return Figure(
        number.start, number.end, context.text[number.start : number.end], number.low, number.high, number.hedge,
        number.unit or kind.unit or head or "things", kind.category, kind.measure, subject, place, side, voice, None, "none",
        context.text[period[0] : period[1]] if period else None, kind.rule,
    )
