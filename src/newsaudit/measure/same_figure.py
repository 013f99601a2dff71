"""Which figures speak of the same thing: what is counted, of whom, where and when, told apart by size and date where the words do not tell."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from math import log
from typing import NamedTuple

from newsaudit.measure.codebook import get_limit, get_list
from newsaudit.measure.frames import squeeze

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Cited(NamedTuple):
    """A figure as the ledger sees it. `day`: day of publication as a number, None if unknown. `low`, `high`: None where the words set none."""

    doc: int
    start: int
    category: str
    measure: str
    unit: str
    subject: str
    place: str
    side: str
    span: str
    day: int | None
    low: float | None
    high: float | None
    hedge: str


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(get_list(name))


def find_head(subject: str | None, category: str, demonyms: frozenset[str]) -> str:
    """The head noun of what is counted, in the singular; `people` for every word that means people as such, a demonym among them; "" if none.

    "wounded soldiers in the north" → soldier, "Ruritanians" → people; "civilians" → civilian where they are killed, people where a population is
    counted.
    """
    words: list[str] = []
    for word in _WORD.findall(squeeze(subject or "").replace("’", "'")):
        if words and word.lower() in _words("head_ends"):
            break
        words.append(word)
    if not words:
        return ""
    head = words[-1].lower().removesuffix("'s")
    singular = _make_singular(head)
    people = _words("people_words") | (_words("population_words") if category == "population" else frozenset())
    return "people" if {head, singular} & (people | demonyms) else singular


def find_place(place: str | None, demonyms: frozenset[str]) -> str:
    """The name of the place, without a word for its kind behind it: "the Gaza Strip" → Gaza; "" for words that stand for a place named elsewhere.

    "the enclave" and "the Palestinian territory" are such words, since outlets vary them at will; "the camp" may be any.
    """
    name = squeeze(place or "").removeprefix("the ")
    *before, last = name.split() or [""]
    is_named = any(word[:1].isupper() and word.lower() not in demonyms for word in before)
    if last.lower() in _words("place_stand_ins") and not is_named:
        return ""
    return " ".join(before) if is_named and last.lower() in _words("place_kinds") else name


def _make_singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


def find_entries(figures: Sequence[Cited]) -> list[tuple[str, list[int]]]:
    """Name of each entry of the ledger and the places of its figures in `figures`; every figure is in one entry."""
    families: dict[tuple, list[int]] = defaultdict(list)
    for i, figure in enumerate(_fill_places(figures)):
        is_new = figure.span == "new"
        families[(figure.category, figure.measure, figure.subject, figure.side, figure.place, figure.unit, is_new)].append(i)
    named: dict[str, list[list[int]]] = defaultdict(list)
    for family in sorted(families, key=str):
        _, measure, subject, side, place, unit, is_new = family
        name = " ".join(word for word in (measure, subject or unit, side, place, "new" if is_new else "") if word)
        for by_size in _split_sizes(figures, families[family]):
            named[name] += _split_dates(figures, by_size, is_new)
    return [(name if len(groups) == 1 else f"{name} {k}", group) for name, groups in named.items() for k, group in enumerate(groups, start=1)]


def _fill_places(figures: Sequence[Cited]) -> list[Cited]:
    """The figures, those without a place given the place of the others of their kind and size where all of these name the same one."""
    kinds: dict[tuple, list[tuple[float, str]]] = defaultdict(list)
    for figure in figures:
        if figure.place:
            kinds[(figure.measure, figure.subject, figure.side, figure.unit)].append((get_size(figure), figure.place))
    sizes, ends = {}, {}
    for kind, placed in kinds.items():
        placed.sort()
        sizes[kind], ends[kind] = [size for size, _ in placed], [len(placed)] * len(placed)
        # where the run of one place that begins here ends, so that a stretch of sizes is asked once
        for k in range(len(placed) - 2, -1, -1):
            ends[kind][k] = ends[kind][k + 1] if placed[k][1] == placed[k + 1][1] else k + 1
    ratio, filled = get_limit("ledger_ratio"), []
    for figure in figures:
        kind, size = (figure.measure, figure.subject, figure.side, figure.unit), get_size(figure)
        if not figure.place and kind in kinds:
            low, high = bisect_left(sizes[kind], size / ratio), bisect_right(sizes[kind], size * ratio)
            if low < high <= ends[kind][low]:
                figure = figure._replace(place=kinds[kind][low][1])
        filled.append(figure)
    return filled


def get_size(figure: Cited) -> float:
    """One number for the figure's size: the middle of what the words allow, or the end that they set."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _split_sizes(figures: Sequence[Cited], group: list[int]) -> list[list[int]]:
    """The group in pieces of about the same size: a toll of a raid and a toll of a war are not the same thing, whatever the words."""
    order = sorted(group, key=lambda i: (get_size(figures[i]), i))
    pieces = [order[:1]]
    for before, i in zip(order, order[1:], strict=False):
        low, high = get_size(figures[before]), get_size(figures[i])
        if high == low or (low > 0 and log(high / low) <= log(get_limit("ledger_ratio"))):
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return pieces


def _split_dates(figures: Sequence[Cited], group: list[int], is_new: bool) -> list[list[int]]:
    """The group in pieces of a few days, where it tells of events and none of it counts from a start; an article without a date stands alone.

    What names neither place nor side nor more than people stands alone too: nothing says that two articles mean the same.
    """
    first = figures[group[0]]
    is_toll = any(figures[i].span in ("cumulative", "as_of") or get_size(figures[i]) >= get_limit("ledger_toll") for i in group)
    if not first.place and first.side in _words("no_sides") | {""} and first.subject in ("people", first.unit):
        return _split_articles(figures, group)
    if not is_new and (first.measure not in _words("event_measures") or is_toll):
        return [group]
    dated = sorted((i for i in group if figures[i].day is not None), key=lambda i: (figures[i].day, i))
    most = get_limit("ledger_new_days" if is_new else "ledger_days")
    pieces: list[list[int]] = []
    for i in dated:
        if pieces and figures[i].day - figures[pieces[-1][0]].day <= most:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return pieces + _split_articles(figures, [i for i in group if figures[i].day is None])


def _split_articles(figures: Sequence[Cited], group: list[int]) -> list[list[int]]:
    pieces: dict[int, list[int]] = {}
    for i in group:
        pieces.setdefault(figures[i].doc, []).append(i)
    return list(pieces.values())
