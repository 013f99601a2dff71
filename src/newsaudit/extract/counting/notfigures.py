"""Which numbers count nothing: dates, times, ages, durations, measures, parts of names, scores and lists."""

import re

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.plainly_none import OLDEST, is_code
from newsaudit.extract.counting.words import Words, is_plural
from newsaudit.extract.numbers import Number

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_LAST_YEAR = 2100
_YEARS = re.compile(r"(?:1[5-9]|20|21)\d\d ?[-–—/] ?\d{2}(?:\d\d)?(?!\d)")
_AFTER_AGE = ",.;)"
_TO_TOTAL = 9
_RATES = frozenset(("per", "of", "for", "a", "each", "every", "million", "billion"))
# groups of digits in a telephone number
_MOST_DIALLED = 5


def is_figure(text: str, lower: str, number: Number, words: Words, rules: FigureRules, *, has_noun: bool) -> bool:
    """Whether the number, which is not plainly none, counts something. `has_noun` says that a noun in the plural or of people follows it."""
    nots = rules.not_figures
    if number.kind == "share":
        return _next_noun(words, number.after) not in nots["durations"]
    if number.unit:
        return number.kind != "digits" or not is_code(lower, number, words.start)
    after, before = number.after, words.at(number.core) - 1
    if has_noun and _is_plainly_one(text, lower, number, words, before, after, nots):
        return True
    if number.kind == "digits" and not has_noun and text[number.last - 1] == "m" and lower[number.last - 2].isdigit():
        # she ran the 100m; the waiting list stood at 7.6m
        first = number.first
        return words.words[first - 1 : first] != [] and words.words[first - 1] in rules.words["given-as"] and not rules.words["totals"].isdisjoint(
            words.words[max(0, first - _TO_TOTAL) : first]
        )
    if lower[number.core : number.last] == "one":
        lead = words.words[before] if before >= 0 else ""
        if words.words[after : after + 1] == ["of"] or lead in nots["before-one"] and not (lead == "only" and has_noun):
            return False
    gap = lower[number.end : words.starts[after]] if after < len(words.words) else lower[number.end : words.end]
    following = words.words[after] if after < len(words.words) else ""
    if gap[:1] in ("-", "‐", "‑") and following and number.kind != "vague":
        # two-state, 10-member, 54-year-old: an adjective
        return False
    if gap.strip(" -") == "" and following and _is_measure(words, after, nots):
        return False
    if number.kind == "vague":
        return True
    preceding = words.words[before] if before >= 0 else ""
    before_gap = lower[words.end_of(before) : number.core] if before >= 0 else ""
    is_hedged = number.start < number.core
    if not is_hedged and lower[number.core : number.last] in nots["emergency"]:
        return False
    if _is_date(text, number, preceding, before_gap, following, gap, words, before, nots):
        return False
    if _is_age(lower, number, preceding, before_gap, following, gap, words, before, after, nots, text, rules):
        return False
    if not is_hedged and preceding in nots["before"] and before_gap in (" ", ". ", " #", "-", ", ") and before_gap != ", ":
        return False
    if number.kind == "digits" and not is_hedged and (_is_address(text, words, after, nots) or _is_dialled(words, before)):
        return False
    if number.kind == "digits" and not is_hedged and _is_name(text, number, words, before, before_gap, has_noun):
        return False
    if not has_noun and lower[number.last - 1].isdigit() and "." in lower[number.core : number.last] and following not in _RATES:
        # the index rose to 4,797.25: a decimal without a unit counts nothing
        return False
    if not has_noun and _is_bare_aside(number, preceding, gap, words, before, rules):
        return False
    if preceding == "past" and before and words.words[before - 1] in nots["past-hour"]:
        return False
    if number.kind == "words" and text[number.core].isupper() and _is_mid_sentence(text, number, words):
        return False
    is_told = is_hedged and number.hedge != "range" and not lower.startswith("up to", number.start)
    return not (number.kind == "digits" and _is_year(lower, number, is_told, has_noun))


def _is_bare_aside(number: Number, preceding: str, gap: str, words: Words, before: int, rules: FigureRules) -> bool:
    """Whether a small bare number is an age or a turn of phrase: at 31 she left; Ms. Doe, then 33, was ill; a beer or two."""
    value = number.high or number.low
    if number.unit or value is None or value > OLDEST or number.start < number.core:
        return False
    if preceding == "at":
        lead = words.words[max(0, before - _TO_TOTAL) : before]
        return rules.words["totals"].isdisjoint(lead) and rules.words["putting"].isdisjoint(lead) and rules.kind_words.isdisjoint(lead)
    if preceding in ("then", "now"):
        return gap[:1] in _AFTER_AGE and before > 0 and words.marks[before - 1] == 1
    return preceding == "or" and number.kind == "words" and before > 1 and words.words[before - 2] in ("a", "an")


def _is_plainly_one(text: str, lower: str, number: Number, words: Words, before: int, after: int, nots) -> bool:
    """Whether digits stand between words in small letters of which none can make them a date, an age, a measure or a part of a name."""
    if number.kind != "digits" or number.hedge == "range" or after >= len(words.words):
        return False
    if words.words[after] in nots["near-none"] or not text[words.starts[after]].islower():
        return False
    if before < 0 or words.words[before] in nots["near-none"] or words.gaps[before] != " " or lower[number.end] != " ":
        return False
    # age of about 12, boys under 12; 911 calls
    return number.start == number.core and lower[number.core : number.last] not in nots["emergency"] or (number.high or number.low) > OLDEST


def _next_noun(words: Words, k: int) -> str:
    while k < len(words.words) and words.words[k] in ("the", "a", "an", "of", "its", "their", "his", "her", "last", "past"):
        k += 1
    return words.words[k] if k < len(words.words) else ""


def _is_measure(words: Words, k: int, nots) -> bool:
    """Whether the words from `k` on make the number a duration, a measure or a factor, also with adjectives between."""
    if words.words[k] in ("a", "an"):
        # 200 a day is a rate
        return False
    for _ in range(4):
        if k >= len(words.words):
            return False
        word = words.words[k]
        if word in nots["after"]:
            return True
        if word not in nots["between"] or words.gaps[k].strip(" -"):
            return False
        k += 1
    return False


def _is_date(text, number: Number, preceding: str, before_gap: str, following: str, gap: str, words: Words, before: int, nots) -> bool:
    if number.kind == "words" and before > 0 and preceding in nots["month"] and words.words[before - 1].isdigit():
        # on 6 March five planes landed
        return False
    if preceding in nots["month"] and before_gap in (" ", ". ") and text[words.starts[before]].isupper() and (number.high or number.low) <= 31:
        return True
    if (
        preceding in ("and", "to", "or")
        and before > 1
        and words.words[before - 1].isdigit()
        and words.words[before - 2] in nots["month"]
        and (number.high or number.low) <= 31
    ):
        # May 7 and 8
        return text[words.starts[before - 2]].isupper()
    after = number.after
    return bool(
        following in nots["month"]
        and gap in (" ", " of ")
        and text[words.starts[after]].isupper()
        and (number.high or number.low or 99) <= 31
        and number.kind == "digits"
    )


def _is_age(lower, number, preceding, before_gap, following, gap, words, before, after, nots, text, rules) -> bool:
    value = number.high or number.low
    if value is None or value > OLDEST or value != int(value):
        return False
    if preceding in nots["age-before"] and before_gap == " ":
        return True
    if preceding == "of" and before > 1 and words.words[before - 1] in nots["aged-person"] and gap[:1] in (",", ".", ";", ")", ""):
        # a girl of 12
        return True
    is_closed = number.kind == "words" and (gap.strip() or following in ("", "and") or following in rules.words["auxiliaries"])
    for k in range(before, max(-1, before - 6), -1):
        # ages 7, 5 and 2; aged seven, five and two; between the ages of 15 and 24
        if words.words[k] in nots["age-before"]:
            return True
        is_listed = is_closed and words.words[k] in rules.numbers.values
        if not (words.words[k].isdigit() or is_listed or words.words[k] in ("and", "of", "or", "to", "between", "from", "over", "under")):
            break
    if lower[max(words.start, number.start - 7) : number.start].endswith("age of "):
        return True
    if f"{following} {words.words[after + 1] if after + 1 < len(words.words) else ''}" in nots["age-after"] and gap == " ":
        return True
    said = lower[number.start : number.core].strip()
    if said in ("over", "under", "above", "below"):
        head = number.first - 1
        # children under five; half of them are under 18
        is_said = head >= 0 and words.gaps[head] == " "
        is_people = is_said and (words.words[head] in nots["aged-people"] or text[words.starts[head]].isupper() and is_plural(words.words[head]))
        return is_people or is_said and words.words[head] in ("are", "is", "were", "was", "be") and gap[:1] in (",", ".", ";", ")")
    # Jane Doe, 54, said; the gunman, 19, fled
    return (
        before_gap == ", "
        and gap[:1] in (",", ".", ";", ")")
        and (text[words.starts[before]].isupper() or preceding in rules.harms.context["persons"])
        and number.kind == "digits"
        and number.hedge == "exact"
    )


def _is_name(text: str, number: Number, words: Words, before: int, before_gap: str, has_noun: bool) -> bool:
    """Whether digits end a name (Channel 12): the word before is capitalised within the sentence and no counted noun follows."""
    if before > 0 and not has_noun and before_gap == ". " and len(words.words[before]) == 1 and text[words.starts[before]].isupper():
        # H.R. 815
        return True
    if before < 1 or before_gap != " " or not text[words.starts[before]].isupper() or "," in text[number.core : number.last]:
        return False
    return not has_noun and number.low is not None and number.low < 5000


def _is_address(text: str, words: Words, after: int, nots) -> bool:
    """Whether a street follows: 80 Alder Street, 1600 Old Mill Road."""
    for k in range(after, min(after + 4, len(words.words))):
        if not text[words.starts[k]].isupper() or words.gaps[k - 1] not in (" ", ". "):
            return False
        if k > after and words.words[k] in nots["street"]:
            return True
    return False


def _is_dialled(words: Words, before: int) -> bool:
    """Whether digits go on a telephone number that a nought opens: 0800 123 456."""
    for k in range(before, max(-1, before - _MOST_DIALLED), -1):
        if not words.words[k].isdigit() or words.gaps[k] not in (" ", "-"):
            return False
        if words.words[k][0] == "0" and len(words.words[k]) > 2:
            return True
    return False


def _is_mid_sentence(text: str, number: Number, words: Words) -> bool:
    """Whether a capitalised number word stands within a sentence, as in the Group of Seven; headlines capitalise all words."""
    if number.start == words.start or number.start < number.core and text[number.start].isupper():
        return False
    before = number.first - 1
    return before >= 0 and words.gaps[before] == " " and not text[words.starts[before]].isupper()


def _is_year(lower: str, number: Number, is_hedged: bool, has_noun: bool) -> bool:
    if _YEARS.match(lower, number.core):
        return True
    if number.hedge == "range" and _YEAR.match(lower, number.core) and number.high is not None and number.high <= _LAST_YEAR:
        return True
    return bool(_YEAR.fullmatch(lower[number.core : number.last]) and not is_hedged and not has_noun)
