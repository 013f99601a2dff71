"""One amount without its hedge and unit, as news writes it in digits and words: 12,500 and 2.3m, twenty-five, half a million, dozens of."""

import re
from dataclasses import dataclass

from newsaudit.codebook.figures import FigureRules


@dataclass(slots=True)
class Amount:
    """One amount without its hedge: its value as it stands, and the factor of its magnitude, which a range may lend to its first half."""

    start: int
    end: int
    value: float
    factor: int
    kind: str


# 1,234 and 12,34,567 and 35 000; a separator counts only where three digits follow it. Repeats are capped so that odd input stays linear
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?!\d)|\d{1,3}(?: \d{3}){0,4} \d00(?!\d|,\d)|\d{1,15}(?!\d))(?:\.\d{1,9}(?!\d|\.\d))?")
_WORD = re.compile(r"[a-z]+")
_JOIN = re.compile(r" and (?!a )| |-")
_OF_VAGUE = re.compile(r"(?: of| upon| and even| and| or even| or perhaps| or|, if not) ([a-z]+)(?![a-z])")
_OF_MAGNITUDE = re.compile(r" of an? ([a-z]+)(?![a-z])")
_DETERMINER = re.compile(r"(?<![a-z])(a|an|half a|a half|half|one|quarter of a|a quarter of a)[ -]$")
_SEVERAL_BEFORE = re.compile(r"(?<![a-z])((?:a |the )?(?:several|few|many|couple of|couple))[ -]$")
_AND_A_HALF = re.compile(r" and (?:a )?(half|quarter|three[ -]quarters)(?![a-z])")
_PARTS = {"half": 0.5, "quarter": 0.25}
_OF = re.compile(r" (of|the)(?![a-z])")
_PARTS_BEFORE = re.compile(r"(?<![a-z])(a|one|two|three|four|five|six|seven|eight|nine)[ -]$")


def read_amount(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Amount | None:
    """The amount whose digits or number word begin at `at`, not reaching before `floor` nor beyond `end`; None where they make none."""
    return _read_digits(lower, at, end, rules) if lower[at].isdigit() else _read_words(lower, at, floor, end, rules)


def _read_digits(lower: str, at: int, end: int, rules: FigureRules) -> Amount | None:
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
    return Amount(at, stop, value, factor, "digits")


def _read_words(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Amount | None:
    values = rules.numbers.values
    word = _WORD.match(lower, at, end).group()
    role, value = values[word]
    if role == "vague":
        return _read_vague(lower, at, floor, end, rules)
    if role == "fraction":
        return _read_fraction(lower, at, floor, end, rules)
    if role == "magnitude":
        return _read_magnitude(lower, at, floor, end, rules)
    if role == "unit" and rules.numbers.part_after.match(lower, at + len(word), end):
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
            return Amount(at, after.end(), group + _PARTS.get(half.group(1), 0.75), factor, "words")
        if lent > 1 or group in (100, 12):
            unit = lent if lent > 1 else group
            return Amount(at, half.end(), total + group + unit * _PARTS.get(half.group(1), 0.75), 1, "words")
    if lent > 1 and group == 0 and total % lent == 0:
        return Amount(at, pos, total // lent, lent, "words")
    return Amount(at, pos, total + group, 1, "words")


def _read_magnitude(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Amount | None:
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
        return Amount(at - (len(window) - several.start(1)), last, value, 1, "vague")
    determiner = _DETERMINER.search(window)
    if determiner is None:
        return Amount(at, last, value, 1, "words")
    part = 0.5 if "half" in determiner.group(1) else 0.25 if "quarter" in determiner.group(1) else 1
    return Amount(at - (len(window) - determiner.start(1)), last, part, value, "words")


def _read_vague(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Amount | None:
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
    if word.group() == "tens" and pos == word.end() and not lower.startswith(" of ", pos):
        return None
    if lower.startswith(" of ", pos):
        pos += 3
    elif word.group() == "scores" and not (
        rules.numbers.after_scores.match(lower, pos, end) and (at == floor or rules.numbers.before_scores.search(lower[max(floor, at - 10) : at]))
    ):
        # test scores, the band scores
        return None
    start = at
    many = _SEVERAL_BEFORE.search(lower[max(floor, at - 20) : at])
    if many:
        start = at - (len(lower[max(floor, at - 20) : at]) - many.start(1))
    return Amount(start, pos, value, 1, "vague")


def _read_fraction(lower: str, at: int, floor: int, end: int, rules: FigureRules) -> Amount | None:
    """A part of a whole: a third of, two-thirds of, half of, half the; a third alone is an ordinal."""
    word = _WORD.match(lower, at, end)
    of = _OF.match(lower, word.end(), end)
    if of is None:
        return None
    if word.group() == "half":
        if of.group(1) == "the" and floor < at and lower[at - 2 : at] == "a ":
            return None
        return Amount(at, of.end() if of.group(1) == "of" else word.end(), 0.5, 1, "share")
    if of.group(1) != "of":
        return None
    before = _PARTS_BEFORE.search(lower[max(floor, at - 8) : at])
    if before is None:
        return None
    count = 1 if before.group(1) == "a" else rules.numbers.values[before.group(1)][1]
    start, part = at - (len(lower[max(floor, at - 8) : at]) - before.start(1)), count / rules.numbers.values[word.group()][1]
    whole = _OF_MAGNITUDE.match(lower, word.end(), end)
    role, size = rules.numbers.values.get(whole.group(1), ("", 0)) if whole else ("", 0)
    if role == "magnitude":
        # a quarter of a million is a number of its own
        return Amount(start, whole.end(), part, size, "words")
    return Amount(start, of.end(), part, 1, "share")
