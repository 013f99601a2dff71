"""The time a figure is counted over, and how the article treats it: doubted, dated, counted in households."""

import re

from newsaudit.codebook.figures import FigureRules
from newsaudit.spans import Claim, Figure

# a clause goes on after the name of a time with one of these: since Oct. 7, officials said
_CUT = re.compile(r" (?:and|but|said|says|according|while|when|as|in|with|including|to|by|is|was|has|have|were|are|that|which|who|for|including)(?! (?:war|day)).*$")
_REACH = 240
_HOUSEHOLDS = frozenset(("families", "households", "homes", "family", "household"))
_BACK = re.compile(r"(?:the|those|its|these) (?:figure|figures|number|numbers|toll|tolls|claim|claims|count|total|report|reports|account|ministry|tally|statement)|(?:it|neither|that|none)(?= )")


def find_period(lower: str, figure_start: int, figure_end: int, start: int, end: int, rules: FigureRules) -> tuple[int, int, str | None, str] | None:
    """The start and end of the words that name the time counted over, their span and rule: the nearest after the figure, else before it."""
    best = None
    start, end = max(start, figure_start - _REACH), min(end, figure_end + _REACH)
    for period in rules.periods:
        match = period.pattern.search(lower, figure_end, end if period.reach is None else min(end, figure_end + period.reach))
        if match is None and period.reach is None:
            match = period.pattern.search(lower, start, figure_start)
        if match and (best is None or _distance(match, figure_start, figure_end) < _distance(best[0], figure_start, figure_end)):
            best = match, period
    if best is None:
        return None
    match, period = best
    words = match.group()
    if period.pattern.pattern.count("{0,6}"):
        head = words.split(" ", 1)[0]
        words = head + _CUT.sub("", words[len(head) :])
    words = words.rstrip(" .,'-")
    return match.start(), match.start() + len(words), period.span, period.rule


def _distance(match: re.Match, start: int, end: int) -> int:
    # what follows the figure belongs to it rather than what opens the sentence
    return match.start() - end if match.start() >= end else 40 + start - match.end()


def find_doubt(lower: str, start: int, end: int, next_start: int, next_end: int, rules: FigureRules) -> tuple[int, int, str] | None:
    """The start, end and rule of the words that doubt the figures of a sentence, in it or in the next where that speaks of them."""
    match = rules.doubts.search(lower, start, end)
    if match is None and next_end > next_start and _BACK.match(lower, next_start, next_end):
        match = rules.doubts.search(lower, next_start, next_end)
    return (match.start(), match.end(), rules.doubt_rules[match.group()]) if match else None


def make_claim(text: str, figure: Figure, head: str, doubt, span: str | None, span_rule: str | None) -> Claim | None:
    """The claim about one figure, or None where the article neither doubts nor dates it and counts no households."""
    is_household = head in _HOUSEHOLDS
    if not doubt and not span and not is_household:
        return None
    counted = "households" if is_household else "persons" if figure.unit == "people" else None
    rule = doubt[2] if doubt else span_rule or figure.rule
    return Claim(figure.start, figure.end, doubt is not None, text[doubt[0] : doubt[1]] if doubt else None, span, counted, rule)
