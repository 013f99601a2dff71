"""Persons who are counted where they live or gather, without a verb of harm or flight: a town of 3,000; the crowd, put at 6,000."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_CROWD, _TO_CROWD = 20, 6


def is_claimed(number: Number, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether the number is another count of the persons before: 8,000 marched; organisers claimed 25,000."""
    first = number.first
    if counted.head >= 0 or number.unit or (number.low or number.high or 0) < _CROWD or not first:
        return False
    # 600,000 customers lost power and 66,000 remained without it
    is_joined = words.words[first - 1] in ("and", "but", "while", "only") and words.words[counted.after : counted.after + 1] != ["of"]
    is_joined = is_joined and rules.words["remaining"].isdisjoint(words.words[counted.after : counted.after + 2]) is False
    return is_joined or words.words[first - 1] in rules.words["counting"]


def is_size_of_place(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number says how many live in a place: a town of 3,000, the city of about 70,000."""
    first = number.first
    is_of = first > 1 and words.words[first - 1] == "of" and words.words[first - 2] in rules.words["settled"]
    return is_of and (number.low or number.high or 0) >= _CROWD


def is_of_crowd(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number is given for a noun of persons together: police put the crowd at 6,000."""
    first = number.first
    is_given = first > 1 and words.words[first - 1] in rules.words["given-as"]
    return is_given and not rules.words["crowds"].isdisjoint(words.words[max(0, first - _TO_CROWD) : first])


def lives_there(counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether those counted are told to be in a place: 30,000 people in the valley; not employed in 2017."""
    k = counted.after
    if words.words[k : k + 1] in (["are"], ["were"], ["remain"], ["remained"]):
        # 30,000 people are in the valley
        k += 1
    if k >= len(words.words) or any(words.marks[counted.after - 1 : k]) or words.words[k] not in ("in", "there", "inside", "across"):
        return False
    if words.words[k] == "there" and words.words[k + 1 : k + 2] != [] and words.words[k + 1] in rules.words["auxiliaries"]:
        # 400 people there are ill
        return False
    # employed in 2017; people in need
    following = words.words[k + 1] if k + 1 < len(words.words) else ""
    return not (following[:1].isdigit() or following in rules.words["in-no-place"] or following in rules.not_figures["month"])
