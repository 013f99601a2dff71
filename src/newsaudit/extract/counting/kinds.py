"""Of which kind a figure is: killed, displaced, aid, weapons and so on, from its noun and the verbs around it."""

from dataclasses import replace
from itertools import pairwise

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted, is_of_people, is_people_noun
from newsaudit.extract.counting.kind_verbs import (
    KindFound,
    allows,
    choose_nearer,
    find_after,
    find_before,
    find_fronted,
    find_total,
    get_noun_kind,
    is_mixed,
    is_object_next,
    match_phrase,
)
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_WINDOW = 14
_FAR = 50
_OF_PEOPLE = frozenset(("casualties", "hostages", "population"))
_DRIVEN = frozenset(("displaced", "homeless"))
_OWNERS = frozenset(("the", "its", "their", "his", "her", "our"))
_LARGE = 10_000
_MOST_AUXILIARIES = 4
_CROWD, _TO_CROWD = 20, 6
_RATES = frozenset(("hour", "day", "night", "week", "month", "year"))


def find_kind(
    number: Number, counted: Counted, words: Words, neighbours: tuple[int, int], previous: tuple[Counted, KindFound] | None, rules: FigureRules
) -> KindFound:
    """The kind of the figure. `neighbours`: the word after the number before it and the word at which the next number begins."""
    if is_plain_thing(number, counted, words, rules):
        return KindFound("things", "noun", counted.head)
    floor, ceiling = neighbours
    of_people = is_of_people(counted, words, rules) or counted.head >= 0 and words.words[counted.head] in rules.words["households"]
    may_be_people = of_people or counted.head < 0 and not number.unit or number.unit in ("percent", "share")
    by_noun = _by_noun(counted, words, rules)
    if by_noun and rules.kinds[by_noun].category in ("casualties", "hostages") and not _is_attacker(counted, words, rules):
        if by_noun == "captive" or by_noun == "prisoners":
            changed = find_after(counted, words, ceiling, rules, may_be_people) or find_before(number, words, floor, rules, True)
            if changed and changed.id in ("released", "killed", "injured"):
                return changed
            if previous and previous[1].id == "released" and _is_in_return(number, words):
                return KindFound("released", "noun", counted.head)
        return KindFound(by_noun, "noun", counted.head)
    # fighters and residents are people, so that verbs of harm count them
    may_be_people = may_be_people or by_noun in ("forces", "residents", "displaced")
    if may_be_people and not rules.kind_words.isdisjoint(words.words[max(0, counted.first - _FAR) : counted.after + _FAR]):
        after = find_after(counted, words, ceiling, rules, True)
        before = find_before(number, words, floor, rules, True)
        if before and not after and by_noun in _DRIVEN and counted.head == counted.first and "and" in words.words[before.at : words.at(number.start)]:
            # 40 missing and half a million displaced
            return KindFound(by_noun, "noun", counted.head)
        found = choose_nearer(after, before, number, counted, words, rules)
        if found and found.id == "killed" and is_mixed(words, found.at, rules):
            found = replace(found, id="casualties")
        if found and not (by_noun == "forces" and rules.kinds[found.id].category == "population"):
            return found
        total = find_total(number, counted, words, floor, rules) or find_fronted(number, counted, words, rules)
        if total:
            return total
        if previous and rules.kinds[previous[1].id].category in _OF_PEOPLE and counted.head < 0 and _is_figure_of(number, words, rules):
            return KindFound(previous[1].id, "shared", previous[1].at)
        if previous and rules.kinds[previous[1].id].category in _OF_PEOPLE and _is_joined(number, previous[0], words, rules):
            return KindFound(previous[1].id, "shared", previous[1].at)
    if by_noun:
        return KindFound(by_noun, "noun", counted.head)
    if previous and (goes_on(number, counted, words, rules) or previous[1].id == "people" and _is_claimed(number, counted, words, rules)):
        return KindFound(previous[1].id, "shared", previous[1].at)
    if number.unit and number.unit not in ("percent", "share"):
        found = _find_money(number, words, rules)
        if found == "things" and previous and previous[1].id == "weapons":
            first = words.at(number.start)
            if not rules.words["paid-for"].isdisjoint(words.words[max(0, first - _FAR) : first + _WINDOW]):
                # 96 helicopters at a cost of 12 billion
                found = "arms-sales"
        return KindFound(found, "noun", -1)
    is_many = of_people and (number.low or number.high or 0) >= _LARGE and words.words[counted.head] not in rules.words["of-a-body"]
    if is_many and _lives_there(counted, words, rules):
        return KindFound("residents", "place", counted.after)
    if (counted.head < 0 or of_people) and not number.unit and _is_size_of_place(number, words, rules):
        return KindFound("residents", "place", counted.after)
    # thousands marched: bare plurals of magnitude are said of people
    is_crowd = (counted.head < 0 and not number.unit) and (
        number.kind == "vague"
        and not _takes_of(number, words)
        and words.words[counted.after : counted.after + 1] != ["worth"]
        or not rules.words["done-to-people"].isdisjoint(words.words[counted.after : counted.after + 3])
        or _is_of_crowd(number, words, rules)
        or words.words[words.at(number.start) - 1] in rules.words["done-to-persons"]
    )
    return KindFound("people" if of_people or is_crowd else "things", "noun", counted.head)


def is_plain_thing(number: Number, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether a noun follows that tells neither of people nor of a kind: no verb changes what it counts."""
    if counted.head < 0 or number.unit:
        return False
    head = words.words[counted.head]
    if head in rules.nouns or head in rules.noun_tails and get_noun_kind(words, counted.head, rules):
        return False
    return not is_people_noun(head, rules) and head not in rules.words["households"]


def _by_noun(counted: Counted, words: Words, rules: FigureRules) -> str | None:
    """The kind that the noun phrase gives: its head, or a participle before the head (20 wounded soldiers)."""
    if counted.head < 0:
        return None
    for k in range(counted.first, counted.head):
        found = match_phrase(rules.verbs_after, words, k)
        if (
            found
            and rules.kinds[found].category in _OF_PEOPLE
            and rules.kinds[found].id != "residents"
            and is_of_people(counted, words, rules)
            and allows(rules, found, words, k)
        ):
            return found
    head = get_noun_kind(words, counted.head, rules)
    return head if head and allows(rules, head, words, counted.head) else None


def _find_money(number: Number, words: Words, rules: FigureRules) -> str:
    """The first kind of money whose words stand near the number."""
    at = words.at(number.start)
    around = words.words[max(0, at - _WINDOW) : at + _WINDOW]
    near = {*around, *map(" ".join, pairwise(around))}
    return next((kind.id for kind in rules.money if not kind.near.isdisjoint(near)), "things")


def _is_attacker(counted: Counted, words: Words, rules: FigureRules) -> bool:
    return (
        match_phrase(rules.verbs_after, words, counted.after) is not None
        and counted.after < len(words.words)
        and is_object_next(words, counted, counted.after, rules)
        if counted.after < len(words.words)
        else False
    )


def _is_joined(number: Number, previous: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether the number goes on a list or counts a part of those before it: 20 people, including five children."""
    first = words.at(number.start)
    lead, following = words.words[max(0, first - 2) : first], words.words[words.at(number.end) : words.at(number.end) + 2]
    if "including" in lead:
        return True
    is_part = following[:1] in (["them"], ["whom"]) and words.words[words.at(number.end) - 1] == "of"
    if is_part:
        return True
    if lead == ["among", "them"] or following in (["of", "them"], ["of", "whom"]):
        return 2 not in words.marks[previous.after : first]
    between = words.words[previous.after : first]
    return (
        len(between) <= 4
        and all(word in rules.words["list-links"] for word in between)
        and 2 not in words.marks[previous.after : words.at(number.start)]
    )


def _is_in_return(number: Number, words: Words) -> bool:
    """Whether the number counts those let go for the ones before: 39 prisoners in return for 13 hostages."""
    first = words.at(number.start)
    return first > 1 and words.words[first - 1] == "for" and words.words[first - 2] in ("return", "exchange", "exchanged", "swapped", "traded")


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


def _takes_of(number: Number, words: Words) -> bool:
    """Whether a vague number ends with "of", so that what it counts follows."""
    k = words.at(number.end)
    return k > 0 and words.words[k - 1] == "of"


def _is_figure_of(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number gives another value for the figure before it: the agency puts the figure at 14,600."""
    first = words.at(number.start)
    return not rules.words["looks-back"].isdisjoint(words.words[max(0, first - 5) : first])


def _is_claimed(number: Number, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether the number is another count of the persons before: 8,000 marched; organisers claimed 25,000."""
    first = words.at(number.start)
    if counted.head >= 0 or number.unit or (number.low or number.high or 0) < _CROWD or not first:
        return False
    # 600,000 customers lost power and 66,000 remained without it
    is_joined = words.words[first - 1] in ("and", "but", "while", "only") and words.words[counted.after : counted.after + 1] != ["of"]
    is_joined = is_joined and rules.words["remaining"].isdisjoint(words.words[counted.after : counted.after + 2]) is False
    return is_joined or words.words[first - 1] in rules.words["counting"]


def _is_size_of_place(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number says how many live in a place: a town of 3,000, the city of about 70,000."""
    first = words.at(number.start)
    is_of = first > 1 and words.words[first - 1] == "of" and words.words[first - 2] in rules.words["settled"]
    return is_of and (number.low or number.high or 0) >= _CROWD


def _is_of_crowd(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number is given for a noun of persons together: police put the crowd at 6,000."""
    first = words.at(number.start)
    is_given = first > 1 and words.words[first - 1] in rules.words["given-as"]
    return is_given and not rules.words["crowds"].isdisjoint(words.words[max(0, first - _TO_CROWD) : first])


def _lives_there(counted: Counted, words: Words, rules: FigureRules) -> bool:
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
