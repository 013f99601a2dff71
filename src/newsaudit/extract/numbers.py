"""Numbers as news writes them, in digits and words, with their hedges, currencies and ranges; what they count is found elsewhere."""

import re
from typing import NamedTuple

from newsaudit.codebook.figures import FigureRules


class Number(NamedTuple):
    """A number in the text. `core` is where its digits or number words begin, after hedge and currency; `last` is where they end.

    `unit` is an ISO 4217 code, `percent`, `share` (of a whole) or empty. `kind` is digits, words, vague or share.
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


class _Amount(NamedTuple):
    """One amount without its hedge: its value as it stands, and the factor of its magnitude, which a range may lend to its first half."""

    start: int
    end: int
    value: float
    factor: int
    kind: str


# what may go on a number: a space and a word, a percent sign, a dash, a plus
_FOLLOWING = re.compile(r"([ %+–—-]?)([a-z%]*)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d%]|[,.]\d)")
_DIGIT_RUN = re.compile(r"\d[\d,.]*")
# 1,234 and 12,34,567 and 35 000; a separator counts only where three digits follow it. Repeats are capped so that odd input stays linear
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?!\d)|\d{1,3}(?: \d{3}){0,4} \d00(?!\d|,\d)|\d{1,15}(?!\d))(?:\.\d{1,9}(?![\d.]))?")
_WORD = re.compile(r"[a-z]+")
_JOIN = re.compile(r" and (?!a )| |-")
_OF_VAGUE = re.compile(r"(?: of| upon| and even| and| or even| or perhaps| or|, if not) ([a-z]+)(?![a-z])")
_PART_AFTER = re.compile(r"[ -](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?![a-z])")
_OF_MAGNITUDE = re.compile(r" of an? ([a-z]+)(?![a-z])")
_DETERMINER = re.compile(r"(?<![a-z])(a|an|half a|a half|half|one|quarter of a|a quarter of a)[ -]$")
_SEVERAL_BEFORE = re.compile(r"(?<![a-z])((?:a |the )?(?:several|few|many|couple of|couple))[ -]$")
_AND_A_HALF = re.compile(r" and (?:a )?(half|quarter|three[ -]quarters)(?![a-z])")
_PARTS = {"half": 0.5, "quarter": 0.25}
_TO = re.compile(r"-to-| ?[-–—] ?| to | or | and | to as many as | to more than | to nearly | to about | to around | or even | or perhaps | and up to ")
_FROM = re.compile(r"(?<![a-z])(between|from|anywhere between|anywhere from|somewhere between) $")
_IN = re.compile(r" (?:in|out of|of every|in every|out of every) ")
_OF = re.compile(r" (of|the)(?![a-z])")
_SCORES_OF_PEOPLE = re.compile(r" (?:were|have|had|are|more|others|died|killed|wounded|injured|dead|missing|fled|remain)(?![a-z])")
_BEFORE_SCORES = re.compile(r"(?:^|[,;:.] |(?<![a-z])(?:and|but|that|with|killed|killing|wounded|wounding|injured|injuring|left|leaving|of|while|said|perhaps|dozens or) )$")
_SPREAD = 10**4
_BASES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))
_UNIT_OF_TIME = re.compile(r" (?:\w+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|villages|towns|cities|states|provinces|countries|districts|places|locations)(?![a-z])")
# rose from 20 to 30: two values at two times, no range
_CHANGE = re.compile(r"(?:ros|rise|rais|increas|grow|grew|climb|jump|surg|soar|fell|fall|declin|drop|dropp|cut|reduc|shrink|shrank|shrunk|slump|plung|doubl|went|gone|up|down|expand|extend|chang|mov|swell|lower|slash)[a-z]*(?: [a-z'%$0-9.,]+){0,6} from $")


def find_numbers(lower: str, start: int, end: int, rules: FigureRules, anchors: list[int]) -> list[Number]:
    """The numbers of `lower[start:end]`, the folded text in small letters; `anchors` are the offsets in it of digits and number words."""
    found, at = [], start
    for anchor in anchors:
        if anchor < at:
            continue
        if _YEAR.match(lower, anchor, end) and lower[max(at, anchor - 9) : anchor].rpartition(" ")[0].rpartition(" ")[2] in rules.not_figures["year-openers"]:
            continue
        amount = _read_amount(lower, anchor, at, end, rules)
        if amount is None:
            continue
        number = _finish(lower, amount, at, end, rules)
        found.append(number)
        at = number.end
    return found


def find_anchors(lower: str, rules: FigureRules) -> list[int]:
    """Offsets of all runs of digits and all number words of the text, in text order."""
    words = [start for _, start, stop in rules.numbers.anchors.find_matches_as_indexes(lower, overlapping=True)
             if not lower[start - 1 : start].isalpha() and not lower[stop : stop + 1].isalpha()]
    digits = [match.start() for match in _DIGIT_RUN.finditer(lower)]
    return sorted(words + digits)


def _read_amount(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> _Amount | None:
    return _read_digits(lower, at, end, rules) if lower[at].isdigit() else _read_words(lower, at, floor, end, rules)


def _read_digits(lower: str, at: int, end: int, rules: FigureRules) -> _Amount | None:
    match = _DIGITS.match(lower, at, end)
    if match is None or not lower.isascii() and not match.group().isascii():
        return None
    digits = match.group()
    if digits[0] == "0" and digits[1:2] not in ("", "."):
        # 007 and 0300 are names and times
        return None
    value, stop, factor = float(digits.replace(",", "").replace(" ", "")), match.end(), 1
    letter = rules.numbers.letter.match(lower, stop, end)
    if letter:
        factor, stop = rules.numbers.letters[letter.group(1) or letter.group(2)], letter.end()
    for _ in range(2):
        magnitude = rules.numbers.magnitude.match(lower, stop, end)
        if magnitude is None:
            break
        factor, stop = factor * rules.numbers.values[magnitude.group(1)][1], magnitude.end()
    return _Amount(at, stop, value, factor, "digits")


def _read_words(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> _Amount | None:
    values = rules.numbers.values
    word = _WORD.match(lower, at, end).group()
    role, value = values[word]
    if role == "vague":
        return _read_vague(lower, at, floor, end, rules)
    if role == "fraction":
        return _read_fraction(lower, at, floor, end, rules)
    if role == "magnitude":
        return _read_magnitude(lower, at, floor, end, rules)
    if role == "unit" and _PART_AFTER.match(lower, at + len(word), end):
        # two-thirds is read from its last word
        return None
    total, group, last, pos, lent = 0, value, role, at + len(word), 1
    while True:
        join = _JOIN.match(lower, pos, end)
        nxt = join and _WORD.match(lower, join.end(), end)
        step = nxt and values.get(nxt.group())
        if not step:
            break
        role, value = step
        spoken_and = join.group() not in (" ", "-")
        if role == "magnitude" and not spoken_and:
            group *= value
            if value >= 1000:
                total, group, lent = total + group, 0, value
        elif role == "unit" and last == "ten" and value < 10 and not spoken_and:
            group += value
        elif role in ("unit", "ten") and last == "magnitude" and value < 100 and (spoken_and or group % 100 == 0):
            group, lent = group + value, 1
        else:
            break
        last, pos = role, nxt.end()
    half = _AND_A_HALF.match(lower, pos, end)
    if half:
        after = rules.numbers.magnitude.match(lower, half.end(), end)
        if after and not total:
            factor = values[after.group(1)][1]
            return _Amount(at, after.end(), group + _PARTS.get(half.group(1), 0.75), factor, "words")
        if lent > 1 or group in (100, 12):
            unit = lent if lent > 1 else group
            return _Amount(at, half.end(), total + group + unit * _PARTS.get(half.group(1), 0.75), 1, "words")
    if lent > 1 and group == 0 and total % lent == 0:
        return _Amount(at, pos, total // lent, lent, "words")
    return _Amount(at, pos, total + group, 1, "words")


def _read_magnitude(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> _Amount | None:
    """A magnitude that no number stands before: a hundred, half a million, several thousand, the dozen."""
    window = lower[max(floor, at - 20) : at]
    several = _SEVERAL_BEFORE.search(window)
    pos, value = at, 1
    for _ in range(3):
        word = _WORD.match(lower, pos, end)
        step = word and rules.numbers.values.get(word.group())
        if not step or step[0] != "magnitude":
            break
        value, last = value * step[1], word.end()
        pos = last + 1 if lower[last : last + 1] in (" ", "-") else end
    if several:
        return _Amount(at - (len(window) - several.start(1)), last, value, 1, "vague")
    determiner = _DETERMINER.search(window)
    if determiner is None:
        return _Amount(at, last, value, 1, "words")
    part = 0.5 if "half" in determiner.group(1) else 0.25 if "quarter" in determiner.group(1) else 1
    return _Amount(at - (len(window) - determiner.start(1)), last, part, value, "words")


def _read_vague(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> _Amount | None:
    values = rules.numbers.values
    word = _WORD.match(lower, at, end)
    value, pos = values[word.group()][1], word.end()
    for _ in range(3):
        step = _OF_VAGUE.match(lower, pos, end)
        role, size = values.get(step.group(1), ("", 0)) if step else ("", 0)
        if role != "vague":
            break
        if step.group().startswith(" of"):
            value *= size
        pos = step.end()
    if word.group() == "tens" and pos == word.end():
        return None
    if lower.startswith(" of ", pos):
        pos += 3
    elif word.group() == "scores" and not (_SCORES_OF_PEOPLE.match(lower, pos, end) and (at == floor or _BEFORE_SCORES.search(lower[max(floor, at - 10) : at]))):
        # test scores, the band scores
        return None
    start = at
    many = _SEVERAL_BEFORE.search(lower[max(floor, at - 20) : at])
    if many:
        start = at - (len(lower[max(floor, at - 20) : at]) - many.start(1))
    return _Amount(start, pos, value, 1, "vague")


def _read_fraction(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> _Amount | None:
    """A part of a whole: a third of, two-thirds of, half of, half the; a third alone is an ordinal."""
    word = _WORD.match(lower, at, end)
    of = _OF.match(lower, word.end(), end)
    if of is None:
        return None
    if word.group() == "half":
        if of.group(1) == "the" and floor < at and lower[at - 2 : at] == "a ":
            return None
        return _Amount(at, of.end() if of.group(1) == "of" else word.end(), 0.5, 1, "share")
    if of.group(1) != "of":
        return None
    before = re.search(r"(?<![a-z])(a|one|two|three|four|five|six|seven|eight|nine)[ -]$", lower[max(floor, at - 8) : at])
    if before is None:
        return None
    count = 1 if before.group(1) == "a" else rules.numbers.values[before.group(1)][1]
    start, part = at - (len(lower[max(floor, at - 8) : at]) - before.start(1)), count / rules.numbers.values[word.group()][1]
    whole = _OF_MAGNITUDE.match(lower, word.end(), end)
    role, size = rules.numbers.values.get(whole.group(1), ("", 0)) if whole else ("", 0)
    if role == "magnitude":
        # a quarter of a million is a number of its own
        return _Amount(start, whole.end(), part, size, "words")
    return _Amount(start, of.end(), part, 1, "share")


def _finish(lower: str, first: _Amount, floor: int, end: int, rules: FigureRules) -> Number:
    """The number that begins with `first`, with what belongs to it before (hedge, currency) and after (range, percent, currency, hedge)."""
    start, stop, kind = first.start, first.end, first.kind
    low = high = first.value * first.factor
    hedge, unit = "exact", ""
    last = lower[max(0, start - 6) : start].rstrip(" ").rpartition(" ")[2] if lower[start - 1 : start] == " " else lower[start - 1 : start]
    sign = _find_sign(lower, start, floor, rules) if last in rules.currencies.last else None
    if sign:
        start, unit = start - len(sign[0]), sign[1]
    following = _FOLLOWING.match(lower, stop, end)
    if (following.group(2) not in rules.followers if following.group(1) == " " else not following.group(1)) and kind == "digits":
        # most numbers have nothing of their own after them
        return _hedge(lower, Number(start, stop, first.start, stop, low, high, hedge, unit, kind), floor, stop, rules)
    stop, unit = _read_unit(lower, stop, end, unit, rules)
    second = _read_second(lower, start, stop, first, unit, floor, end, rules)
    share = _read_share(lower, stop, end, first, rules)
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
    return _hedge(lower, Number(start, stop, first.start, second[1] if second else first.end, low, high, hedge, unit, kind), floor, end, rules)


def _hedge(lower: str, number: Number, floor: int, end: int, rules: FigureRules) -> Number:
    """The number with the hedges before and after it in its span and its values read accordingly; vague words and ranges stay what they are."""
    start, said = _read_hedge_before(lower, number.start, floor, rules)
    stop, said_after = _read_hedge_after(lower, number.end, end, rules) if end > number.end else (number.end, None)
    said = said or said_after
    if not said and stop == number.end:
        return number
    low, high, hedge = number.low, number.high, number.hedge
    if said and hedge == "exact":
        low, high, hedge = None if said in ("nearly", "up_to") else low, None if said in ("more_than", "at_least") else high, said
    return Number(start, stop, number.core, number.last, low, high, hedge, number.unit, number.kind)


def _read_share(lower: str, stop: int, end: int, first: _Amount, rules: FigureRules) -> tuple[float, int] | None:
    """The share and end of one in five, 3 out of 10."""
    join = _IN.match(lower, stop, end)
    if join is None or first.factor != 1 or first.kind not in ("digits", "words") or not first.value:
        return None
    at = join.end()
    word = _WORD.match(lower, at, end)
    if not lower[at : at + 1].isdigit() and not (word and rules.numbers.values.get(word.group(), ("",))[0] in ("unit", "ten")):
        return None
    base = _read_amount(lower, at, at, end, rules)
    # in 2023 and in 3 villages are no bases: a share has a small one, larger than its part
    if base is None or base.factor != 1 or base.value not in _BASES or base.value <= first.value:
        return None
    if _UNIT_OF_TIME.match(lower, base.end, end):
        return None
    return first.value / base.value, base.end


def _find_sign(lower: str, start: int, floor: int, rules: FigureRules) -> tuple[str, str] | None:
    match = rules.currencies.before_words.search(lower, max(floor, start - 6), start)
    return (match.group(), rules.currencies.before[match.group(1)]) if match else None


def _read_unit(lower: str, stop: int, end: int, unit: str, rules: FigureRules) -> tuple[int, str]:
    """Where the number ends with its percent sign or currency word, and the unit that they give."""
    percent = rules.numbers.percent.match(lower, stop, end)
    if percent:
        return percent.end(), "percent"
    currency = rules.currencies.after_words.match(lower, stop, end)
    # 2,000-pound bombs and 500 pounds of flour weigh
    if currency and not (currency.group(1) == "pounds" and lower.startswith(" of ", currency.end())) and not currency.group(1) == "won":
        return currency.end(), rules.currencies.after[currency.group(1)]
    return stop, unit


def _read_second(lower: str, start: int, stop: int, first: _Amount, unit: str, floor: int, end: int, rules: FigureRules):
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
    if sign and unit in ("", "percent"):
        # rose 5% to $12
        return None
    at += sign.end() if sign else 0
    word = _WORD.match(lower, at, end)
    if not lower[at : at + 1].isdigit() and not (word and rules.numbers.values.get(word.group(), ("",))[0] in ("unit", "ten")):
        return None
    second = _read_amount(lower, at, at, end, rules)
    if second is None or second.kind != first.kind:
        return None
    if join.group() == " to " and lower[max(floor, start - 5) : start] == "from " and _CHANGE.search(lower[max(floor, start - 60) : start]):
        return None
    low, high = first.value * first.factor, second.value * second.factor
    if first.factor == 1 and second.factor > 1 and first.value < second.value and first.value < _SPREAD:
        low *= second.factor
    if low >= high:
        return None
    return (low, high), second.end, ""


def _read_hedge_before(lower: str, start: int, floor: int, rules: FigureRules) -> tuple[int, str | None]:
    window = lower[max(floor, start - 48) : start]
    if not window.endswith((" ", "~")) or window[-1] == " " and window[window.rfind(" ", 0, -1) + 1 : -1] not in rules.hedges.last:
        return start, None
    words = window.split(" ")[:-1] if window[-1] == " " else [window[-1]]
    for n in range(min(rules.hedges.longest, len(words)), 0, -1):
        phrase = " ".join(words[-n:])
        stripped = phrase.lstrip("\"'([-–—")
        if stripped in rules.hedges.before:
            hedge = rules.hedges.before[stripped]
            if hedge == "exact" or n < len(words) and words[-n - 1] in rules.hedges.not_after[hedge]:
                # talks over two bridges
                return start, None
            begin = start - len(stripped) - (window[-1] == " ")
            return begin, hedge
    return start, None


def _read_hedge_after(lower: str, stop: int, end: int, rules: FigureRules) -> tuple[int, str | None]:
    match = rules.hedges.after_words.match(lower, stop, end)
    return (match.end(), rules.hedges.after[match.group(1)]) if match else (stop, None)
