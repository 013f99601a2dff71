"""Of which kind a figure is: killed, displaced, aid, weapons and so on, from its noun and the verbs around it."""

from itertools import pairwise
from typing import NamedTuple

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counted import Counted, is_of_people
from newsaudit.extract.numbers import Number
from newsaudit.extract.words import Words

_WINDOW = 14
_FAR = 50
_ASIDE = 24
_OF_PEOPLE = frozenset(("casualties", "hostages", "population"))
_LARGE = 10_000
_RATES = frozenset(("hour", "day", "night", "week", "month", "year"))


class KindFound(NamedTuple):
    """The id of a kind and the place of the word that gave it: `noun`, `after`, `before`, `total`, `shared` or `place`; `at` is that word."""

    id: str
    by: str
    at: int


def find_kind(
    number: Number, counted: Counted, words: Words, neighbours: tuple[int, int], previous: tuple[Counted, KindFound] | None, rules: FigureRules
) -> KindFound:
    """The kind of the figure. `neighbours`: the word after the number before it and the word at which the next number begins."""
    floor, ceiling = neighbours
    of_people = is_of_people(counted, words, rules) or counted.head >= 0 and words.words[counted.head] in rules.words["households"]
    may_be_people = of_people or counted.head < 0 and not number.unit or number.unit in ("percent", "share")
    by_noun = _by_noun(counted, words, rules)
    if by_noun and rules.kinds[by_noun].category in ("casualties", "hostages") and not _is_attacker(counted, words, rules):
        if by_noun == "captive" or by_noun == "prisoners":
            changed = _after(counted, words, ceiling, rules, may_be_people) or _before(number, words, floor, rules, True)
            if changed and changed.id in ("released", "killed", "injured"):
                return changed
        return KindFound(by_noun, "noun", counted.head)
    # fighters and residents are people, so that verbs of harm count them
    may_be_people = may_be_people or by_noun in ("forces", "residents", "displaced")
    if may_be_people and not rules.kind_words.isdisjoint(words.words[max(0, counted.first - _FAR) : counted.after + _FAR]):
        after = _after(counted, words, ceiling, rules, True)
        before = _before(number, words, floor, rules, True)
        found = _nearer(after, before, number, counted, words, rules)
        if found and found.id == "killed" and _is_mixed(words, found.at, rules):
            found = found._replace(id="casualties")
        if found and not (by_noun == "forces" and rules.kinds[found.id].category == "population"):
            return found
        total = _total(number, counted, words, floor, rules)
        if total:
            return total
        if previous and rules.kinds[previous[1].id].category in _OF_PEOPLE and counted.head < 0 and _is_figure_of(number, words, rules):
            return KindFound(previous[1].id, "shared", previous[1].at)
        if previous and rules.kinds[previous[1].id].category in _OF_PEOPLE and _is_joined(number, previous[0], words, rules):
            return KindFound(previous[1].id, "shared", previous[1].at)
    if by_noun:
        return KindFound(by_noun, "noun", counted.head)
    if previous and goes_on(number, counted, words):
        return KindFound(previous[1].id, "shared", previous[1].at)
    if number.unit and number.unit not in ("percent", "share"):
        money = next((kind.id for kind in rules.kinds.values() if kind.is_money and _is_near(kind.near, number, words)), None)
        return KindFound(money or "things", "noun", -1)
    if of_people and (number.low or number.high or 0) >= _LARGE and _lives_there(counted, words):
        return KindFound("residents", "place", counted.after)
    # thousands marched: bare plurals of magnitude are said of people
    is_crowd = number.kind == "vague" and counted.head < 0 and not number.unit and not _takes_of(number, words)
    is_done = counted.head < 0 and not number.unit and not rules.words["done-to-people"].isdisjoint(words.words[counted.after : counted.after + 3])
    return KindFound("people" if of_people or is_crowd or is_done else "things", "noun", counted.head)


def _by_noun(counted: Counted, words: Words, rules: FigureRules) -> str | None:
    """The kind that the noun phrase gives: its head, or a participle before the head (20 wounded soldiers)."""
    if counted.head < 0:
        return None
    for k in range(counted.first, counted.head):
        found = _match(rules.verbs_after, words, k)
        if (
            found
            and rules.kinds[found].category in _OF_PEOPLE
            and rules.kinds[found].id != "residents"
            and is_of_people(counted, words, rules)
            and _allows(rules, found, words, k)
        ):
            return found
    head = rules.nouns.get(words.words[counted.head])
    return head if head and _allows(rules, head, words, counted.head) else None


def _allows(rules: FigureRules, kind_id: str, words: Words, k: int) -> bool:
    """Whether one of the words that a kind needs stands in the sentence, not too far from word `k`."""
    near = rules.kinds[kind_id].near
    return not near or not near.isdisjoint(words.words[max(0, k - _FAR) : k + _FAR])


def _is_near(near: frozenset[str], number: Number, words: Words) -> bool:
    at = words.at(number.start)
    around = words.words[max(0, at - _WINDOW) : at + _WINDOW]
    return not near.isdisjoint(around) or not near.isdisjoint(map(" ".join, pairwise(around)))


def _after(counted: Counted, words: Words, ceiling: int, rules: FigureRules, of_people: bool) -> KindFound | None:
    """The kind that a verb after the noun gives, within the clause or behind an aside."""
    k, n = counted.after, len(words.words)
    end, is_aside, resumed = min(n, counted.after + _WINDOW), False, -1
    if counted.head < 0 and k and ")" in words.gaps[k - 1]:
        return None
    if words.words[k : k + 2] in (["was", "among"], ["were", "among"], ["are", "among"]):
        # nine cooks were among the 300 killed
        ceiling = n
    while k < end:
        if k > counted.after or counted.head >= 0:
            mark = words.marks[k - 1] if k and k != resumed else 0
            if mark == 2:
                close = next((j for j in range(k, min(n - 1, k + _ASIDE)) if words.marks[j] == 2), None)
                if is_aside or close is None or words.words[close + 1] not in rules.words["auxiliaries"]:
                    return None
                # 14 sailors — three more than first thought — were killed
                k, is_aside, ceiling, resumed = close + 1, True, n, close + 1
                end = min(n, k + 6)
                continue
            if mark == 1 and not is_aside and words.words[k] in rules.words["asides"]:
                close = next((j for j in range(k, min(n - 1, k + _WINDOW)) if words.marks[j] == 1), None)
                if close is None:
                    # three children, all killed
                    found = _match(rules.verbs_after, words, k + 1)
                    return KindFound(found, "after", k + 1) if found and _allows(rules, found, words, k) else None
                k, is_aside, ceiling, resumed = close + 1, True, n, close + 1
                end = min(n, k + 6)
                continue
            if mark == 1 and words.words[k] not in rules.words["auxiliaries"] and not is_aside:
                return None
        if k == ceiling and words.words[counted.after : k] == ["and"]:
            # 13 men and one officer were killed
            ceiling = n
        if k >= ceiling or words.words[k] in rules.words["barriers"]:
            return None
        if words.words[k] in ("who", "whom") and k > counted.after and not is_aside and _has_people(words, counted.after, k, rules):
            # two players spoke of people who died
            return None
        found = _match(rules.verbs_after, words, k)
        if found and _allows(rules, found, words, k):
            if rules.kinds[found].category == "casualties" and _is_object_next(words, counted, k, rules):
                return None
            return KindFound(found, "after", k)
        k += 1
    return None


def _has_people(words: Words, first: int, last: int, rules: FigureRules) -> bool:
    return any(words.words[k] in rules.words["people"] for k in range(first, last))


def _is_object_next(words: Words, counted: Counted, k: int, rules: FigureRules) -> bool:
    """Whether a verb of harm has its own object, so that those before it harm: 20 gunmen killed three guards."""
    if k + 1 >= len(words.words) or words.marks[k] or words.words[k - 1] in rules.words["auxiliaries"] or words.words[k] not in rules.harms.first:
        return False
    following = words.words[k + 1]
    return (
        following[0].isdigit()
        or following in rules.numbers.values
        or following in rules.harms.context["determiners"]
        or following in rules.words["people"]
        or following in ("at", "as", "about", "nearly", "some")
        and words.words[k + 2 : k + 3] in (["least"], ["many"])
    )


def _is_attacker(counted: Counted, words: Words, rules: FigureRules) -> bool:
    return (
        _match(rules.verbs_after, words, counted.after) is not None
        and counted.after < len(words.words)
        and _is_object_next(words, counted, counted.after, rules)
        if counted.after < len(words.words)
        else False
    )


def _before(number: Number, words: Words, floor: int, rules: FigureRules, of_people: bool) -> KindFound | None:
    """The kind that a verb before the number gives, within its clause."""
    first = words.at(number.start)
    for k in range(first - 1, max(floor, first - _WINDOW) - 1, -1):
        if words.marks[k] or words.words[k] in rules.words["barriers"]:
            return None
        found = _match(rules.verbs_before, words, k)
        if found and _allows(rules, found, words, k):
            return KindFound(found, "before", k)
    return None


def _nearer(
    after: KindFound | None, before: KindFound | None, number: Number, counted: Counted, words: Words, rules: FigureRules
) -> KindFound | None:
    if not after or not before:
        return after or before
    if "and" in words.words[before.at : words.at(number.start)]:
        # eight were killed and 20 were still missing
        return after
    if (
        rules.kinds[after.id].category == "population"
        and rules.kinds[before.id].category == "casualties"
        and words.words[before.at + 1 : before.at + 2] == words.words[words.at(number.start) : words.at(number.start) + 1]
    ):
        # killed 16 workers living on the farm
        return before
    gap_after, gap_before = after.at - counted.after, words.at(number.start) - 1 - before.at
    if "and" in words.words[counted.after : after.at]:
        return before
    return after if gap_after <= gap_before else before


def _total(number: Number, counted: Counted, words: Words, floor: int, rules: FigureRules) -> KindFound | None:
    """The kind of a total named before the number: the death toll has passed 35,000."""
    first = words.at(number.start)
    if counted.head >= 0 and not is_of_people(counted, words, rules):
        return None
    for k in range(first - 1, max(floor, first - 2 * _WINDOW) - 1, -1):
        if words.marks[k] == 2:
            return None
        found = _match(rules.totals, words, k)
        if found:
            return KindFound(found, "total", k)
    return None


def _is_mixed(words: Words, k: int, rules: FigureRules) -> bool:
    """Whether a verb of killing is joined to one of hurting: killed or wounded."""
    for step in (1, -1):
        if 0 <= k + 2 * step < len(words.words) and words.words[k + step] in ("and", "or"):
            other = words.words[k + 2 * step]
            if "injured" in (rules.nouns.get(other), _match(rules.verbs_before, words, k + 2 * step)):
                return True
    return False


def _is_joined(number: Number, previous: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether the number goes on a list or counts a part of those before it: 20 people, including five children."""
    first = words.at(number.start)
    lead, following = words.words[max(0, first - 2) : first], words.words[words.at(number.end) : words.at(number.end) + 2]
    if "including" in lead:
        return True
    if lead == ["among", "them"] or following in (["of", "them"], ["of", "whom"]):
        return 2 not in words.marks[previous.after : first]
    between = words.words[previous.after : first]
    return (
        len(between) <= 4
        and all(word in rules.words["list-links"] for word in between)
        and 2 not in words.marks[previous.after : words.at(number.start)]
    )


def goes_on(number: Number, counted: Counted, words: Words) -> bool:
    """Whether a number without a noun counts what the one before it counts: down from 200 a day, some 300 of them."""
    if counted.head >= 0 or number.unit:
        return False
    following = words.words[counted.after : counted.after + 2]
    return following in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]) or len(following) == 2 and (
        following[0] in ("a", "per", "each", "every") and following[1] in _RATES
    )


def _takes_of(number: Number, words: Words) -> bool:
    """Whether a vague number ends with "of", so that what it counts follows."""
    k = words.at(number.end)
    return k > 0 and words.words[k - 1] == "of"


def _is_figure_of(number: Number, words: Words, rules: FigureRules) -> bool:
    """Whether the number gives another value for the figure before it: the agency puts the figure at 14,600."""
    first = words.at(number.start)
    return not rules.words["looks-back"].isdisjoint(words.words[max(0, first - 5) : first])


def _lives_there(counted: Counted, words: Words) -> bool:
    k = counted.after
    if words.words[k : k + 1] in (["are"], ["were"], ["remain"], ["remained"]):
        # 30,000 people are in the valley
        k += 1
    return k < len(words.words) and not any(words.marks[counted.after - 1 : k]) and words.words[k] in ("in", "there", "inside", "across")


def _match(phrases, words: Words, k: int) -> str | None:
    if k >= len(words.words):
        return None
    for rest, kind in phrases.get(words.words[k], ()):
        if not rest or tuple(words.words[k + 1 : k + 1 + len(rest)]) == rest:
            return kind
    return None
