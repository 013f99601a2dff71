"""How figures of the same thing stand to each other: what their words allow overlaps, one is older, or they are in conflict."""

from collections.abc import Sequence
from math import inf

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.same_figure import Cited


def get_range(low: float | None, high: float | None, hedge: str) -> tuple[float, float]:
    """The values that a figure allows: its hedge's, and for a round exact number what it may be rounded from.

    "more than 20" → 20 to infinity; "about 20" → a tenth less to a tenth more; "35,000" → 34,500 to 35,500, but never more than the codebook's
    share to either side; "35,091" → itself.
    """
    begin, end = (-inf if low is None else low), (inf if high is None else high)
    if hedge == "about":
        spare = get_limit("about_share")
        return begin * (1 - spare), end * (1 + spare)
    if hedge == "vague" and high is None and low is not None:
        return begin, inf
    if hedge == "exact" and low == high and low is not None:
        spare = _get_rounding(low)
        return begin - spare, end + spare
    return begin, end


def _get_rounding(value: float) -> float:
    """Half of the last place that a round number states: 500 of 35,000, nothing of 35,091 or 50."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return min(place / 2, value * get_limit("rounding_share")) if place >= get_limit("rounding_place") else 0.0


def compare(one: tuple[float, float], other: tuple[float, float]) -> str:
    """compatible where the two ranges share a value, else below or above, as the first stands to the second."""
    if one[1] < other[0]:
        return "below"
    return "above" if one[0] > other[1] else "compatible"


def relate(figures: Sequence[Cited]) -> list[str]:
    """For each figure of an entry how it stands to those of other articles: single, compatible, older or conflict.

    conflict: another article of the same day or before (or of unknown date) gives more, or one of the same day or after gives less, than the words
    allow. older: only a later article gives more. Takes time as for sorting, however many figures there are.
    """
    if len({figure.doc for figure in figures}) < 2:
        return ["single"] * len(figures)
    ranges = [get_range(figure.low, figure.high, figure.hedge) for figure in figures]
    up_to = _best_until(figures, [low for low, _ in ranges], forward=True)
    since = _best_until(figures, [-high for _, high in ranges], forward=False)
    ever = _NONE
    for figure, (low, _) in zip(figures, ranges, strict=True):
        ever = _take(ever, figure.doc, low)
    relations = []
    for i, (low, high) in enumerate(ranges):
        if _of_others(up_to[i], figures[i].doc) > high or -_of_others(since[i], figures[i].doc) < low:
            relations.append("conflict")
        else:
            relations.append("older" if _of_others(ever, figures[i].doc) > high else "compatible")
    return relations


# The best value and its article, and the best of any other article.
_Best = tuple[float, int, float]
_NONE: _Best = (-inf, -1, -inf)


def _take(best: _Best, doc: int, value: float) -> _Best:
    first, owner, second = best
    if value > first:
        return (value, doc, second if owner == doc else first)
    return (first, owner, max(second, value) if doc != owner else second)


def _of_others(best: _Best, doc: int) -> float:
    first, owner, second = best
    return second if owner == doc else first


def _best_until(figures: Sequence[Cited], values: Sequence[float], *, forward: bool) -> list[_Best]:
    """For each figure the best value up to its day (from its day on, if not forward); articles without a date count for every day."""
    of_day: dict[int | None, list[int]] = {}
    for i, figure in enumerate(figures):
        of_day.setdefault(figure.day, []).append(i)
    best, at_day = _NONE, {}
    for day in [None, *sorted((day for day in of_day if day is not None), reverse=not forward)]:
        for i in of_day.get(day, ()):
            best = _take(best, figures[i].doc, values[i])
        at_day[day] = best
    # What has no date itself may be of any day, so that every article counts for it.
    at_day[None] = best
    return [at_day[figure.day] for figure in figures]
