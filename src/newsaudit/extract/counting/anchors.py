"""Where numbers and harm words may begin: one pass over the whole text, so that sentences without either cost nothing."""

import re
from dataclasses import dataclass

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.number_words import NUMBER

_DIGIT_RUN = re.compile(r"\d[\d,.]*")


@dataclass(slots=True)
class Anchors:
    """Offsets in text order: of runs of digits and number words, and of words that a harm may begin with."""

    numbers: list[int]
    harms: list[int]


def find_anchors(lower: str, rules: FigureRules) -> Anchors:
    """The anchors of a whole text, folded and in small letters."""
    numbers, harms, roles, run_end = [], [], rules.anchors.roles, 0
    n = len(lower)
    for index, start, stop in rules.anchors.automaton.find_matches_as_indexes(lower):
        role = roles[index]
        if not role:
            if start >= run_end:
                run_end = _DIGIT_RUN.match(lower, start).end()
                numbers.append(start)
        elif not (start and lower[start - 1].isalpha()) and not (stop < n and lower[stop].isalpha()):
            if role & NUMBER:
                numbers.append(start)
            if role != NUMBER:
                harms.append(start)
    return Anchors(numbers, harms)
