"""Of which kind a total named before a number makes it: the death toll has reached 300; of the deaths, 300 were in Goma."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted, is_of_people
from newsaudit.extract.counting.kind_words import KindFound, match_phrase
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_WINDOW = 14
_TO_FRONT = 6


def find_total(number: Number, counted: Counted, words: Words, floor: int, rules: FigureRules) -> KindFound | None:
    """The kind of a total named before the number: the death toll has passed 35,000."""
    first = number.first
    if counted.head >= 0 and not is_of_people(counted, words, rules):
        return None
    if first > 1 and words.words[first - 1] in ("and", "but") and words.marks[first - 2]:
        # half of the population is poor, and 700 are ill
        return None
    if rules.totals.keys().isdisjoint(words.words[max(floor, first - 2 * _WINDOW) : first]):
        return None
    for k in range(first - 1, max(floor, first - 2 * _WINDOW) - 1, -1):
        if words.marks[k] == 2:
            return None
        found = match_phrase(rules.totals, words, k) if words.words[k] in rules.totals else None
        if found:
            return KindFound(found, "total", k)
    return None


def find_fronted(number: Number, counted: Counted, words: Words, rules: FigureRules) -> KindFound | None:
    """The kind of those of whom the number counts a part, where they are named first: of the deaths, 300 were in Goma."""
    first = number.first
    if counted.head >= 0 or number.unit or first < 2 or words.marks[first - 1] != 1:
        return None
    for k in range(first - 1, max(-1, first - _TO_FRONT), -1):
        if words.words[k] == "of" and (not k or words.marks[k - 1]):
            kind = rules.nouns.get(words.words[first - 1])
            return KindFound(kind, "shared", first - 1) if kind and rules.kinds[kind].category == "casualties" else None
    return None
