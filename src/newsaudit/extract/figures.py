"""Figures: every number that counts people, money, arms or other things."""

from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.corpus.fold import fold_case
from newsaudit.extract.counted import find_counted, find_kind
from newsaudit.extract.notfigures import is_figure
from newsaudit.extract.numbers import find_anchors, find_numbers
from newsaudit.extract.words import split_words
from newsaudit.spans import Claim, Doc, Figure, Mention, Quote


def find_figures(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote], rules: FigureRules, actors) -> tuple[list[Figure], list[Claim]]:
    """The figures of an article in text order, and what the article says about them (doubt, date, unit of counting)."""
    lower = fold_case(doc.folded)
    anchors = find_anchors(lower, rules)
    figures: list[Figure] = []
    at = 0
    for sentence in doc.sentences:
        while at < len(anchors) and anchors[at] < sentence.start:
            at += 1
        first = at
        while at < len(anchors) and anchors[at] < sentence.end:
            at += 1
        if at > first:
            figures += _read_sentence(doc, lower, sentence, anchors[first:at], rules)
    return figures, []


def _read_sentence(doc, lower, sentence, anchors, rules):
    numbers = find_numbers(lower, sentence.start, sentence.end, rules, anchors)
    if not numbers:
        return
    words = split_words(lower, sentence.start, sentence.end)
    for i, number in enumerate(numbers):
        counted = find_counted(number, words, rules)
        if not is_figure(doc.text, lower, number, words, rules, has_noun=counted.head >= 0):
            continue
        floor = words.at(numbers[i - 1].end) if i else 0
        ceiling = words.at(numbers[i + 1].start) if i + 1 < len(numbers) else len(words.words)
        kind_id = find_kind(counted, number, words, floor, ceiling, rules)
        if number.kind == "words" and number.low == 1 and number.hedge == "exact":
            continue
        head = words.words[counted.head] if counted.head >= 0 else ""
        if number.unit not in ("", "percent", "share"):
            kind_id = "financing"
        if kind_id is None:
            kind_id = "people" if head in rules.words["people"] else "things"
        kind = rules.kinds[kind_id]
        unit = number.unit or kind.unit or head or "things"
        subject = doc.text[words.starts[counted.first] : words.end_of(counted.head)] if counted.head >= 0 else None
        yield Figure(number.start, number.end, doc.text[number.start : number.end], number.low, number.high, number.hedge, unit, kind.category, kind.measure,
                     subject, None, "unknown" if kind.category in ("casualties", "hostages") else None, "none" if kind.category in ("casualties", "hostages") else None,
                     None, "none", None, kind.rule)
