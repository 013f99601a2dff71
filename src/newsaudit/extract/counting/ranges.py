"""Ranges: the second half of a number that goes on (20 to 30, nine or 10), and what an amount comes to."""

import re

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.amounts import Amount, read_amount
from newsaudit.extract.counting.hedges import find_lead

_WORD = re.compile(r"[a-z]+")
_MIXED = {"words", "digits"}
_TO = re.compile(
    r"-to-| ?[-–—] ?| to | or | and | to as many as | to more than | to nearly | to about | to around | or even | or perhaps | and up to "
)
_SPREAD = 10**4
_HAIR = 1e-12


def multiply(amount: Amount) -> float:
    """The value of an amount; 2.3 lakh is 230,000 and 34.8 trillion 34,800,000,000,000, not a hair less."""
    if amount.factor == 1:
        return amount.value
    value = amount.value * amount.factor
    whole = float(round(value))
    return whole if abs(value - whole) <= whole * _HAIR else round(value, 4)


def read_second(lower: str, start: int, stop: int, first: Amount, unit: str, floor: int, end: int, rules: FigureRules):
    """The low and high value, end and unit of a range whose first half is `first`, or None."""
    if first.kind in ("vague", "share"):
        return None
    join = _TO.match(lower, stop, end)
    if join is None:
        return None
    if join.group() == " and " and not lower[max(floor, start - 9) : start].endswith("between "):
        return None
    at = join.end()
    sign = re.match(r"(?:us)?[$£€₪]", lower[at : at + 3])
    if sign and (unit in ("", "percent") or join.group() == " to " and find_lead(lower, start, floor) in rules.numbers.moves):
        # rose 5% to $12; gained $2 to $54
        return None
    at += sign.end() if sign else 0
    word = _WORD.match(lower, at, end)
    if not lower[at : at + 1].isdigit() and not (word and rules.numbers.values.get(word.group(), ("",))[0] in ("unit", "ten")):
        return None
    second = read_amount(lower, at, at, end, rules)
    # nine or 10: small numbers are words, larger ones digits
    is_mixed = second is not None and join.group() in (" or ", " to ") and {first.kind, second.kind} == _MIXED and first.factor == second.factor == 1
    if second is None or second.kind != first.kind and not is_mixed:
        return None
    if unit == "percent" and not rules.numbers.percent.match(lower, second.end, end):
        # rose 5% to 27,000
        return None
    if join.group() == " to " and lower[max(floor, start - 4) : start].endswith(" by "):
        # rose by 28 to 142
        return None
    if (
        join.group() == " to "
        and lower[max(floor, start - 5) : start] == "from "
        and rules.numbers.change.search(lower[max(floor, start - 60) : start])
    ):
        return None
    low, high = multiply(first), multiply(second)
    if first.factor == 1 and second.factor > 1 and first.value < second.value and first.value < _SPREAD:
        low *= second.factor
    if low >= high:
        return None
    return (low, high), second.end, ""
