"""Numbers that count what another number counts, or a part of it: 2,500 men in Iraq and 900 in Syria; 37 of the 40."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.kind_words import KindFound
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_MOST_AUXILIARIES = 4
_OWNERS = frozenset(("the", "a", "its", "their", "his", "her", "our"))
_RATES = frozenset(("hour", "day", "night", "week", "month", "year"))
_PLAIN_PLACES = frozenset(("in", "from", "near", "since"))
_FURTHER = frozenset(("a", "an", "further", "another", "additional", "also", "even"))
_LONGEST_ITEM, _LONGEST_LEAD = 9, 4


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
    first = number.first
    while first > 1 and words.words[first - 1] in _FURTHER and not words.marks[first - 1]:
        # and a further 309 from 11 other villages
        first -= 1
    if first > 1 and words.words[first - 1] == "from" and (words.words[first - 2] in ("up", "down") or words.words[first - 2][0].isdigit()):
        # the toll rose to 52, up from 40
        return True
    # a bare plural of magnitude is said of people, whatever was counted before: 20 towns and thousands at a fair
    is_placed = len(following) == 2 and following[0] in rules.words["item-places"] and (number.kind != "vague" or following[0] in _PLAIN_PLACES)
    if first and is_placed and words.words[first - 1] in ("and", "including", "plus"):
        # 2,500 men in Iraq and 900 in Syria
        return not (following[1][0].isdigit() or following[1] in rules.words["in-no-place"] or following[1] in rules.not_figures["month"])
    return following in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]) or len(following) == 2 and (
        following[0] in ("a", "per", "each", "every") and following[1] in _RATES
    )


def is_overall(number: Number, counted: Counted, words: Words) -> bool:
    """Whether a number is the sum to which that before it belongs: killed 40 growers in May, and 320 people overall since the war began."""
    behind = words.words[counted.after : counted.after + 2]
    is_sum = behind[:1] in (["overall"], ["altogether"]) or behind in (["in", "all"], ["in", "total"])
    return is_sum and "and" in words.words[: words.at(number.start)]


def is_listed(number: Number, counted: Counted, since: int, words: Words, rules: FigureRules) -> bool:
    """Whether a list whose last item ends at word `since` goes on with the number: 4 people in Bor, 2 in Juba; Bor with 40 deaths, Juba with 12."""
    first, k = number.first, counted.after
    between, places = words.words[since:first], rules.words["item-places"]
    if number.unit or not between or len(between) > _LONGEST_ITEM:
        return False
    is_marked = words.marks[first - 1] > 0
    following = words.words[k : k + 2]
    if is_marked and len(following) == 2 and following[0] in places and following[1] not in rules.words["in-no-place"]:
        # 300 houses burned: 45 in Kaya, 30 in Dori
        is_alike = between[0] in places and rules.words["auxiliaries"].isdisjoint(between)
        return (is_alike or counted.head < 0 and words.marks[first - 1] == 2) and not following[1][0].isdigit()
    if counted.head >= 0:
        return False
    if between[-1] == "with":
        # Sindh with 22, Punjab with 5
        is_end = k >= len(words.words) or words.marks[k - 1] > 0 or following[0] == "and"
        is_next = "and" in between or any(words.marks[since - 1 : first - 1])
        return is_end and is_next and rules.words["auxiliaries"].isdisjoint(between)
    times = rules.harms.context["times"]
    is_joined = is_marked or between[-1] == "and"
    # 25 people yesterday, and seven today
    return is_joined and bool(following) and following[0] in times and between[0] in times


def is_part(between: list[str]) -> bool:
    """Whether the words between two numbers make the first a part of the second: 37 of the 40, 11 out of 14, 13 of Sudan's 18."""
    if between[:1] == ["out"]:
        between = between[1:]
    if between[-1:] == ["total"] or between[-2:] == ["total", "of"]:
        # 12 of the total 82
        between = between[: between.index("total")]
    return between[:1] == ["of"] and (len(between) == 1 or len(between) == 2 and between[1] in _OWNERS or len(between) < 5 and between[-1] == "s")


def is_among_last(number: Number, words: Words) -> bool:
    """Whether the sentence opens with those whom the one before it counts: they included nine cooks, among them were nine cooks."""
    lead = words.words[: number.first]
    if len(lead) < 2 or len(lead) > _LONGEST_LEAD or any(words.marks[: number.first]):
        return False
    return lead[0] in ("they", "these", "those") and lead[1].startswith("includ") or lead[:2] == ["among", "them"]


def is_of_part(found: KindFound, counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether a verb of harm is said of a part only, not of the whole: 27 of the 43 passengers died; but the 43 people killed are all dead."""
    at = found.at
    if at <= counted.head:
        return False
    is_finite = any(form == "past" and harm.verb == "intransitive" for _, form, harm in rules.harms.first.get(words.words[at], ()))
    return is_finite or words.words[at - 1] in rules.words["auxiliaries"]
