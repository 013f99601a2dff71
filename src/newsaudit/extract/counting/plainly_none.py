"""Which numbers count nothing by the characters beside them alone, so that their sentences need not be cut into words."""

import re

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.numbers import Number

OLDEST = 120
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_GLUED_BEFORE = re.compile(r"[\w/#@_=?&.:^+][-‐‑]?$|[a-z][-–]$|\d[-–—]$")
_LAST_WORD = re.compile(r"\w+\Z")
_CLOSERS, _AFTER_AGE = ",.;:)", ",.;)"
_LONGEST_NAME = 24
_CLOCK = re.compile(r" ?(?:[ap]\.? ?m|o'clock)(?![a-z])")
_CLOCK_LETTERS = "apo"


def is_plainly_none(text: str, lower: str, number: Number, floor: int, rules: FigureRules) -> bool:
    """Whether the characters beside the number show already that it counts nothing: a date, a duration, an age, a year, an adjective, a code.

    This spares cutting its sentence into words; `is_figure` decides the rest.
    """
    if number.kind == "share" or number.unit:
        return False
    end, core = number.end, number.core
    following = lower[end : end + 1]
    if number.kind != "vague":
        if following == "-" and lower[end + 1 : end + 2].isalpha():
            return True
        if following == " " and rules.measure_after.match(lower, end):
            return True
    if number.kind != "digits":
        return following == " " and lower[core:end] == "one" and lower.startswith(" of ", end)
    if is_code(lower, number, floor):
        return True
    if number.start < core or number.hedge != "exact":
        return False
    size = number.last - core
    if size == 4 and following in _CLOSERS and following and _YEAR.fullmatch(lower, core, number.last):
        return True
    if size > 3 or core - floor < 3 or lower[core - 1] != " ":
        return False
    if lower[core - 2] == ",":
        # Jane Doe, 54, said
        name = _LAST_WORD.search(text, max(floor, core - _LONGEST_NAME), core - 2) if following in _AFTER_AGE and number.low <= OLDEST else None
        return bool(name and following and name.group()[0].isupper())
    if size > 2:
        return False
    before = lower[max(floor, core - 11) : core - 1]
    return before.rpartition(" ")[2].rstrip(".") in rules.plain_months


def is_code(lower: str, number: Number, floor: int) -> bool:
    """Digits within a word, an address, a time, a version or a score."""
    behind = lower[number.last : number.last + 2]
    if behind[:1] == " " and behind[1:] not in _CLOCK_LETTERS and number.core > floor and lower[number.core - 1] == " ":
        # most stand between spaces
        return False
    before = lower[max(floor, number.core - 2) : number.core]
    if number.unit == "" and (_GLUED_BEFORE.search(before) or before[-1:].isalpha()):
        return True
    if _CLOCK.match(lower, number.last):
        return True
    tail = lower[number.last : number.last + 3]
    if tail[:1].isalpha() or tail[:1] in ("/", "_", "@", "°", "º", "′", "″") or tail[:1] in (".", ",", ":") and tail[1:2].isdigit():
        return True
    # 3-2, 14-0, 555-0123: what no range could be is a score or a code
    return tail[:1] in ("-", "–", "—") and tail[1:2].isdigit()
