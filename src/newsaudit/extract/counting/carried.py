"""Numbers that count what another number counts, or a part of it: 2,500 men in Iraq and 900 in Syria; 37 of the 40."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.kind_verbs import KindFound
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_MOST_AUXILIARIES = 4
_OWNERS = frozenset(("the", "its", "their", "his", "her", "our"))
_RATES = frozenset(("hour", "day", "night", "week", "month", "year"))


def goes_on(number: Number, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether a number without a noun counts what the one before it counts: down from 200 a day, some 300 of them, 65 were shot down."""
    if counted.head >= 0 or number.unit:
        return False
    k = counted.after
    while k < len(words.words) and words.words[k] in rules.words["auxiliaries"] and k < counted.after + _MOST_AUXILIARIES:
        k += 1
    if k > counted.after and k < len(words.words) and words.words[k] in rules.words["done-to-things"]:
        return True
    following = words.words[counted.after : counted.after + 2]
    if following[:1] == ["more"] and following[1:] != ["than"]:
        # 12,000 homes fell and 30,000 more are damaged
        return True
    first = words.at(number.start)
    if first and len(following) == 2 and following[0] in ("in", "from", "near", "since") and words.words[first - 1] in ("and", "including", "plus"):
        # 2,500 men in Iraq and 900 in Syria
        return not (following[1][0].isdigit() or following[1] in rules.words["in-no-place"] or following[1] in rules.not_figures["month"])
    return following in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]) or len(following) == 2 and (
        following[0] in ("a", "per", "each", "every") and following[1] in _RATES
    )


def is_part(between: list[str]) -> bool:
    """Whether the words between two numbers make the first a part of the second: 37 of the 40, 13 of Sudan's 18."""
    return between[:1] == ["of"] and (len(between) == 1 or len(between) == 2 and between[1] in _OWNERS or len(between) < 5 and between[-1] == "s")


def is_of_part(found: KindFound, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether a verb of harm is said of a part only, not of the whole: 27 of the 43 passengers died; but the 43 people killed are all dead."""
    at = found.at
    if at <= counted.head:
        return False
    is_finite = any(form == "past" and harm.verb == "intransitive" for _, form, harm in rules.harms.first.get(words.words[at], ()))
    return is_finite or words.words[at - 1] in rules.words["auxiliaries"]
