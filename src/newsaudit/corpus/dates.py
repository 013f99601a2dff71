"""Days of publication in the forms in which files and pages print them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from newsaudit.corpus.calendar_names import get_months

_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.(?= ))?"
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{2,6}Z?)?\Z")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}[ -]{{0,2}}{_DAY}(?!\d|:),?[ -]{{0,2}}(?P<year>\d{{4}})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<![\d:]){_DAY}(?: (?:of|de)(?= ))?[ ,-]{{0,2}}{_MONTH}(?: de)?[ ,-]{{0,2}}(?P<year>\d{{4}}|\d{{2}}(?![\d:]))(?!\d)")
_WEEK_FIRST = re.compile(rf"\b[A-Z][a-z]{{2}} {_MONTH} +{_DAY} \d\d:\d\d(?::\d\d)?(?: [A-Z]{{2,5}})? (?P<year>\d{{4}})")
_NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?!\d)")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?\Z")
CENTURY_TURN = 70
LONGEST_DATE = 120


class Day(NamedTuple):
    """A day read from a text. `iso` is None where day and month cannot be told apart; `is_numeric` where their order mattered."""

    iso: str | None
    is_numeric: bool = False


def read_day(value: str, *, day_first: bool | None = None) -> Day | None:
    """The day that a value states, as printed there (a time zone moves no day), or None where it states none. Seconds since 1970 are UTC."""
    value = value.strip()[:LONGEST_DATE]
    for pattern in (_ISO, _COMPACT):
        match = pattern.search(value) if pattern is _ISO else pattern.match(value)
        day = _make_day(match["year"], match["month"], match["day"]) if match else None
        if day:
            return day
    months = get_months()
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _WEEK_FIRST):
        match = next((found for found in pattern.finditer(value) if found["month"].lower() in months), None)
        if match:
            return _make_day(match["year"], months[match["month"].lower()], match["day"])
    match = _NUMERIC.search(value)
    if match:
        return _read_numeric(match, day_first)
    match = _EPOCH.match(value)
    return Day(datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()) if match else None


def _make_day(year, month, day, *, is_numeric: bool = False) -> Day | None:
    year = int(year)
    if year < 100:
        year += 1900 if year >= CENTURY_TURN else 2000
    try:
        return Day(date(year, int(month), int(day)).isoformat(), is_numeric)
    except ValueError:
        return None


def _read_numeric(match: re.Match, day_first: bool | None) -> Day | None:
    first, second = int(match["first"]), int(match["second"])
    if first == second or first > 12:
        return _make_day(match["year"], second, first, is_numeric=True)
    if second > 12:
        return _make_day(match["year"], first, second, is_numeric=True)
    if day_first is None:
        return Day(None, True)
    return _make_day(match["year"], *((second, first) if day_first else (first, second)), is_numeric=True)


def is_numeric(value: str) -> bool:
    """Whether a value holds a date in numbers only whose order of day and month matters: 03/04/2024."""
    return bool(value and _NUMERIC.search(value[:LONGEST_DATE]) and not _ISO.search(value))


def tell_day_first(values: Iterable[str]) -> bool | None:
    """Whether the day stands first in the numeric dates among these values, as those with a number above 12 show; None where none or both show."""
    orders = list_orders(values)
    return orders.pop() if len(orders) == 1 else None


def list_orders(values: Iterable[str]) -> set[bool]:
    """The orders that the numeric dates with a number above 12 show: True where the day stands first."""
    orders = set()
    for value in values:
        if is_numeric(value):
            match = _NUMERIC.search(value[:LONGEST_DATE])
            first, second = int(match["first"]), int(match["second"])
            if first > 12 >= second:
                orders.add(True)
            elif second > 12 >= first:
                orders.add(False)
    return orders
