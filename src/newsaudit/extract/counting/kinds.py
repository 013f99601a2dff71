"""Of which kind a figure is: killed, displaced, aid, weapons and so on, from its noun and the verbs around it."""

from dataclasses import replace
from itertools import pairwise

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.carried import goes_on, is_listed, is_overall
from newsaudit.extract.counting.counted import Counted, is_of_people, is_people_noun
from newsaudit.extract.counting.crowds import is_claimed, is_of_crowd, is_size_of_place, lives_there
from newsaudit.extract.counting.kind_told import find_among, find_lost, find_named_verb
from newsaudit.extract.counting.kind_verbs import choose_nearer, find_after, find_before, is_mixed, is_object_next
from newsaudit.extract.counting.kind_words import KindFound, allows, get_noun_kind, match_phrase
from newsaudit.extract.counting.totals import find_fronted, find_total
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_WINDOW = 14
_FAR = 50
_OF_PEOPLE = frozenset(("casualties", "hostages", "population"))
_DRIVEN = frozenset(("displaced", "homeless"))
_LARGE = 10_000


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
    lost = find_lost(number, counted, words, rules)
    if lost:
        return lost
    if by_noun and rules.kinds[by_noun].category in ("casualties", "hostages") and not _is_attacker(counted, words, rules):
        if by_noun == "captive" or by_noun == "prisoners":
            after, changed = find_after(counted, words, ceiling, rules, may_be_people), find_before(number, words, floor, rules, True)
            if after and not (changed and changed.id == "released" and after.id in ("captive", "taken")):
                # rescued 800 hostages captured by rebels
                changed = after
            if changed and changed.id in ("released", "killed", "injured"):
                return changed
            if previous and previous[1].id == "released" and _is_in_return(number, words):
                return KindFound("released", "noun", counted.head)
        found = KindFound(by_noun, "noun", counted.head)
        return replace(found, id="casualties") if is_mixed(words, found, rules) else found
    # fighters and residents are people, so that verbs of harm count them
    may_be_people = may_be_people or by_noun in ("forces", "residents", "displaced")
    if may_be_people and not rules.kind_words.isdisjoint(words.words[max(0, counted.first - _FAR) : counted.after + _FAR]):
        named = find_named_verb(counted, words, words.at(number.start), rules)
        if named:
            return named
        after = find_after(counted, words, ceiling, rules, True) or find_among(counted, words, rules)
        before = find_before(number, words, floor, rules, True)
        if before and not after and by_noun in _DRIVEN and counted.head == counted.first and "and" in words.words[before.at : number.first]:
            # 40 missing and half a million displaced
            return KindFound(by_noun, "noun", counted.head)
        if before and before.id == "people" and (by_noun or after):
            before = None
        if after and after.id == "people" and by_noun in _DRIVEN:
            after = None
        found = choose_nearer(after, before, number, counted, words, rules)
        if found and is_mixed(words, found, rules):
            found = replace(found, id="casualties")
        is_share_won = found and number.unit and not of_people and rules.kinds[found.id].category == "hostages"
        if found and not is_share_won and not (by_noun == "forces" and rules.kinds[found.id].category == "population"):
            return found
        total = find_total(number, counted, words, floor, rules) or find_fronted(number, counted, words, rules)
        if total:
            return total
    if may_be_people and previous and rules.kinds[previous[1].id].category in _OF_PEOPLE:
        is_other_value = counted.head < 0 and _is_figure_of(number, words, rules)
        is_joined = is_other_value or _is_joined(number, counted, *previous, words, rules)
        if is_joined or is_overall(number, counted, words) or is_listed(number, counted, previous[0].after, words, rules):
            return KindFound(previous[1].id, "shared", previous[1].at)
    if by_noun:
        return KindFound(by_noun, "noun", counted.head)
    if previous and (
        goes_on(number, counted, words, rules)
        or counted.head < 0
        and is_listed(number, counted, previous[0].after, words, rules)
        or previous[1].id == "people"
        and (is_claimed(number, counted, words, rules) or counted.head < 0 and not number.unit and _is_figure_of(number, words, rules))
    ):
        return KindFound(previous[1].id, "shared", previous[1].at)
    if number.unit and number.unit not in ("percent", "share"):
        found = _find_money(number, words, rules)
        if found == "things" and previous and previous[1].id == "weapons":
            first = number.first
            if not rules.words["paid-for"].isdisjoint(words.words[max(0, first - _FAR) : first + _WINDOW]):
                # 96 helicopters at a cost of 12 billion
                found = "arms-sales"
        return KindFound(found, "noun", -1)
    if previous and of_people and words.words[counted.head] == "others" and _are_other_things(number, counted, previous, words, rules):
        return KindFound(previous[1].id, "shared", previous[1].at)
    is_many = of_people and (number.low or number.high or 0) >= _LARGE and words.words[counted.head] not in rules.words["of-a-body"]
    if is_many and lives_there(counted, words, rules):
        return KindFound("residents", "place", counted.after)
    if (counted.head < 0 or of_people) and not number.unit and is_size_of_place(number, words, rules):
        return KindFound("residents", "place", counted.after)
    # thousands marched: bare plurals of magnitude are said of people
    is_crowd = (counted.head < 0 and not number.unit) and (
        number.kind == "vague"
        and not _takes_of(number, words)
        and words.words[counted.after : counted.after + 1] != ["worth"]
        or not rules.words["done-to-people"].isdisjoint(words.words[counted.after : counted.after + 3])
        or is_of_crowd(number, words, rules)
        or words.words[number.first - 1] in rules.words["done-to-persons"]
        # a family of six
        or words.words[max(0, number.first - 2) : number.first] == ["family", "of"]
    )
    return KindFound("people" if of_people or is_crowd else "things", "noun", counted.head)


def is_plain_thing(number: Number, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether a noun follows that tells neither of people nor of a kind: no verb changes what it counts."""
    if counted.head < 0 or number.unit:
        return False
    head = words.words[counted.head]
    if head in rules.nouns or head in rules.noun_tails and get_noun_kind(words, counted.head, rules):
        return False
    if head in rules.words["households"]:
        # two people were hurt and 18 households burnt down
        return words.words[counted.after : counted.after + 1] != [] and words.words[counted.after] in rules.words["burning"]
    return not is_people_noun(head, rules)


def _by_noun(counted: Counted, words: Words, rules: FigureRules) -> str | None:
    """The kind that the noun phrase gives: its head, or a participle before the head (20 wounded soldiers)."""
    if counted.head < 0:
        return None
    for k in range(counted.first, counted.head):
        found = match_phrase(rules.verbs_after, words, k) if words.words[k] in rules.verbs_after else None
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
    at = number.first
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


def _is_joined(number: Number, counted: Counted, previous: Counted, found: KindFound, words: Words, rules: FigureRules) -> bool:
    """Whether the number goes on a list or counts a part of those before it: 20 people, including five children."""
    first = number.first
    lead, following = words.words[max(0, first - 2) : first], words.words[number.after : number.after + 2]
    if "including" in lead or lead[-1:] == ["with"] and lead[0] in ("along", "together"):
        # 25 were killed, along with two guards
        return True
    is_part = following[:1] in (["them"], ["whom"]) and words.words[number.after - 1] == "of"
    if is_part:
        return True
    if lead == ["among", "them"] or following in (["of", "them"], ["of", "whom"]):
        return 2 not in words.marks[previous.after : first]
    between = words.words[previous.after : first]
    if "with" in between and found.by == "total" and counted.head < 0:
        # the toll passes 750, with 9,000 now in camps
        return False
    return (
        len(between) <= 4
        and all(word in rules.words["list-links"] for word in between)
        and 2 not in words.marks[previous.after : number.first]
    )


def _are_other_things(number: Number, counted: Counted, previous: tuple[Counted, KindFound], words: Words, rules: FigureRules) -> bool:
    """Whether "others" are more of the things just counted: eight drones fell, and three others flew on."""
    if rules.kinds[previous[1].id].unit or number.first - previous[0].after > _WINDOW:
        return False
    return rules.words["done-to-people"].isdisjoint(words.words[counted.after : counted.after + 3])


def _is_in_return(number: Number, words: Words) -> bool:
    """Whether the number counts those let go for the ones before: 39 prisoners in return for 13 hostages."""
    first = number.first
    return first > 1 and words.words[first - 1] == "for" and words.words[first - 2] in ("return", "exchange", "exchanged", "swapped", "traded")


def _takes_of(number: Number, words: Words) -> bool:
    """Whether a vague number ends with "of", so that what it counts follows."""
    k = number.after
    return k > 0 and words.words[k - 1] == "of"


def _is_figure_of(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number gives another value for the figure before it: the agency puts the figure at 14,600."""
    first = number.first
    return not rules.words["looks-back"].isdisjoint(words.words[max(0, first - 5) : first])
