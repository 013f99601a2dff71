"""Numbers as news writes them, in digits and words, with their hedges, currencies and ranges; what they count is found elsewhere."""

import re
from dataclasses import dataclass

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.amounts import Amount, read_amount
from newsaudit.extract.counting.hedges import find_lead, read_hedge_after, read_hedge_before
from newsaudit.extract.counting.ranges import multiply, read_second


@dataclass(slots=True)
class Number:
    """A number in the text. `core` is where its digits or number words begin, after hedge and currency; `last` is where they end.

    `unit` is an ISO 4217 code, `percent`, `share` (of a whole) or empty. `kind` is digits, words, vague or share. `first` and `after` are the
    words of the sentence at which it begins and that follows it, once the sentence is cut into words.
    """

    start: int
    end: int
    core: int
    last: int
    low: float | None
    high: float | None
    hedge: str
    unit: str
    kind: str
    first: int = -1
    after: int = -1


# what may go on a number: a space and a word, a percent sign, a dash, a plus
_FOLLOWING = re.compile(r"([ %+–—-]?)([a-z%]*)")
# a number and the word behind it, which may be a magnitude, a unit or a hedge; none where a number of several parts may follow
_PLAIN = re.compile(
    r"(?:(\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?!\d)|\d{1,15})(?![\d%+–—]|[.,]\d|-[^a-z])|([a-z]+)(?! and |-[^a-z]| of every ))([ -]?)([a-z]*)", re.ASCII
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d%]|[,.]\d)")
_WORD = re.compile(r"[a-z]+")
_FROM = re.compile(r"(?<![a-z])(between|from|anywhere between|anywhere from|somewhere between) $")
# the words that these begin with
_JOINS, _PARTS = frozenset(("to", "or", "and")), frozenset(("in", "out", "of"))
_IN = re.compile(r" (?:in|out of|of every|in every|out of every) ")
_LONGEST_UNIT = 24
_TO_WEIGH = 24
_BEFORE_LETTER = " (\"'-–—/"
_BASES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))


def find_numbers(lower: str, start: int, end: int, rules: FigureRules, anchors: list[int]) -> list[Number]:
    """The numbers of `lower[start:end]`, the folded text in small letters; `anchors` are the offsets in it of digits and number words."""
    found, at = [], start
    for anchor in anchors:
        if anchor < at:
            continue
        if lower[anchor] in "12" and _YEAR.match(lower, anchor, end) and find_lead(lower, anchor, at) in rules.not_figures["year-openers"]:
            continue
        number = _read_plain(lower, anchor, at, end, rules) or _read(lower, anchor, at, end, rules)
        if number:
            found.append(number)
            at = number.end
    return found


def _read_plain(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Number | None:
    """The number at `at` where it is digits or one small number word, without unit or range, as most are: a search that fails costs little."""
    match = _PLAIN.match(lower, at, end)
    if match is None:
        return None
    digits, word, gap, following = match.groups()
    if (following in rules.followers and not (word == "one" and following == "of")) if gap else following and following not in _ORDINALS:
        return None
    lead = find_lead(lower, at, floor)
    if lead in rules.currencies.last or lead == "" or at > floor and lower[at - 1] in rules.leads:
        return None
    if word:
        role, value = rules.numbers.values[word]
        if role != "unit":
            return None
        stop, kind = match.end(2), "words"
    else:
        if digits[0] == "0" and len(digits) > 1:
            return None
        stop, value, kind = match.end(1), float(digits.replace(",", "")), "digits"
    start, said = read_hedge_before(lower, at, floor, rules) if lead in rules.hedges.tails else (at, None)
    if said is None:
        return Number(at, stop, at, stop, value, value, "exact", "", kind)
    return Number(start, stop, at, stop, *_bound(said, value, value), said, "", kind)


def _read(lower: str, anchor: int, floor: int, end: int, rules: FigureRules) -> Number | None:
    amount = read_amount(lower, anchor, floor, end, rules)
    return _finish(lower, amount, floor, end, rules) if amount else None


def _finish(lower: str, first: Amount, floor: int, end: int, rules: FigureRules) -> Number:
    """The number that begins with `first`, with what belongs to it before (hedge, currency) and after (range, percent, currency, hedge)."""
    start, stop, kind = first.start, first.end, first.kind
    low = high = multiply(first)
    hedge, unit = "exact", ""
    last = lower[max(0, start - 6) : start].rstrip(" ").rpartition(" ")[2] if lower[start - 1 : start] == " " else lower[start - 1 : start]
    sign = _find_sign(lower, first, floor, rules) if last in rules.currencies.last else None
    if sign:
        start, unit = start - len(sign[0]), sign[1]
    gap, word = _FOLLOWING.match(lower, stop, end).groups()
    # what a word behind the number may open; a mark may open anything
    told = word if gap in (" ", "-") and kind in ("digits", "words") else ""
    if told not in rules.followers or not gap and kind in ("digits", "words"):
        # most numbers have nothing of their own after them
        return _hedge(lower, Number(start, stop, first.start, stop, low, high, hedge, unit, kind), floor, stop, rules)
    if not told or told in rules.units:
        stop, unit = _read_unit(lower, stop, end, unit, rules)
    is_open = not told or stop > first.end
    second = read_second(lower, start, stop, first, unit, floor, end, rules) if is_open or told in _JOINS else None
    share = _read_share(lower, stop, end, first, rules) if is_open or told in _PARTS else None
    if share:
        return _hedge(lower, Number(start, share[1], start, share[1], share[0], share[0], "exact", "share", "share"), floor, end, rules)
    if kind == "vague":
        high, hedge = None, "vague"
    elif second:
        (low, high), stop, hedge = second[0], second[1], "range"
        stop, unit = _read_unit(lower, stop, end, unit or second[2], rules)
        opener = _FROM.search(lower[max(floor, start - 20) : start])
        if opener:
            start -= len(opener.group())
    unit = "share" if kind == "share" else unit
    if unit not in ("", "share", "percent") and lower[max(0, stop - _LONGEST_UNIT) : stop].rpartition(" ")[2] in rules.currencies.hundredths:
        low, high = (value and value / 100 for value in (low, high))
    end = end if is_open or second or told in rules.hedges.openers else stop
    return _hedge(lower, Number(start, stop, first.start, second[1] if second else first.end, low, high, hedge, unit, kind), floor, end, rules)


def _hedge(lower: str, number: Number, floor: int, end: int, rules: FigureRules) -> Number:
    """The number with the hedges before and after it in its span and its values read accordingly; vague words and ranges stay what they are."""
    start, said = read_hedge_before(lower, number.start, floor, rules)
    stop, said_after = read_hedge_after(lower, number.end, end, rules) if end > number.end else (number.end, None)
    said = said or said_after
    if not said and stop == number.end:
        return number
    low, high, hedge = number.low, number.high, number.hedge
    if said and hedge == "exact":
        (low, high), hedge = _bound(said, low, high), said
    return Number(start, stop, number.core, number.last, low, high, hedge, number.unit, number.kind)


def _bound(hedge: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The values of a number given with the hedge: "more than 40" has no upper one, "nearly 40" no lower one."""
    return None if hedge in ("nearly", "up_to") else low, None if hedge in ("more_than", "at_least") else high


def _read_share(lower: str, stop: int, end: int, first: Amount, rules: FigureRules) -> tuple[float, int] | None:
    """The share and end of one in five, 3 out of 10."""
    join = _IN.match(lower, stop, end)
    if join is None or first.factor != 1 or first.kind not in ("digits", "words") or not first.value:
        return None
    at = join.end()
    word = _WORD.match(lower, at, end)
    if not lower[at : at + 1].isdigit() and not (word and rules.numbers.values.get(word.group(), ("",))[0] in ("unit", "ten")):
        return None
    base = read_amount(lower, at, at, end, rules)
    # in 2023 and in 3 villages are no bases: a share has a small one, larger than its part
    if base is None or base.factor != 1 or base.value not in _BASES or base.value <= first.value:
        return None
    if rules.numbers.no_base.match(lower, base.end, end):
        return None
    return first.value / base.value, base.end


def _find_sign(lower: str, first: Amount, floor: int, rules: FigureRules) -> tuple[str, str] | None:
    """The currency sign before an amount, and its unit."""
    start = first.start
    match = rules.currencies.before_words.search(lower, max(floor, start - 6), start)
    if match:
        return match.group(), rules.currencies.before[match.group(1)]
    letter = lower[start - 1]
    if letter not in rules.currencies.letters or start - 1 > floor and lower[start - 2] not in _BEFORE_LETTER:
        return None
    # N617bn and R1,400 are money; the N95 mask and the R61 road are none
    is_money = first.factor > 1 or "," in lower[start : first.end]
    return (letter, rules.currencies.letters[letter]) if is_money else None


def _read_unit(lower: str, stop: int, end: int, unit: str, rules: FigureRules) -> tuple[int, str]:
    """Where the number ends with its percent sign or currency word, and the unit that they give."""
    percent = rules.numbers.percent.match(lower, stop, end)
    if percent:
        return percent.end(), "percent"
    currency = rules.currencies.after_words.match(lower, stop, end)
    is_weight = currency and currency.group(1) == "pounds" and _is_weight(lower, stop, currency.end())
    if currency and not is_weight and not currency.group(1) == "won":
        return currency.end(), rules.currencies.after[currency.group(1)]
    return stop, unit


def _is_weight(lower: str, stop: int, after: int) -> bool:
    """Whether pounds that end at `after` weigh: 500 pounds of flour, a calf weighing just 90 pounds; `stop` is where the number ends."""
    return lower.startswith(" of ", after) and not lower.endswith("illion", 0, stop) or "weigh" in lower[max(0, stop - _TO_WEIGH) : stop]
