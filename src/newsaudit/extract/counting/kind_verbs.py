"""Of which kind the verbs and totals around a number make it: killed, displaced, released and so on."""


from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.kind_told import find_died, find_freed, is_feigned
from newsaudit.extract.counting.kind_words import KindFound, allows, match_phrase
from newsaudit.extract.counting.words import Words, is_the_harmed
from newsaudit.extract.numbers import Number

_WINDOW = 14
_ASIDE = 24
# scores, possibly hundreds, were killed
_OR_MORE = frozenset(("possibly", "perhaps", "maybe", "if"))
_TO_CLOSE, _TO_ADJACENT = 6, 2
_JOINERS = (["and"], ["along", "with"], ["together", "with"], ["as", "well", "as"], ["plus"])
_FARTHEST = _WINDOW + _ASIDE + 8
_REPORTED = frozenset(("reported", "listed", "registered", "described", "confirmed", "declared"))
_HARMED = {"killed": "injured", "injured": "killed"}


def find_after(counted: Counted, words: Words, ceiling: int, rules: FigureRules, of_people: bool) -> KindFound | None:
    """The kind that a verb after the noun gives, within the clause or behind an aside."""
    k, n = counted.after, len(words.words)
    if rules.verbs_after.keys().isdisjoint(words.words[k : k + _FARTHEST]):
        return None
    end, is_aside, resumed = min(n, counted.after + _WINDOW), False, -1
    if counted.head < 0 and k and ")" in words.gaps[k - 1]:
        return None
    if words.words[k : k + 2] in (["was", "among"], ["were", "among"], ["are", "among"]):
        # nine cooks were among the 300 killed
        ceiling = n
    while k < end:
        if counted.after < k < ceiling and words.words[k] not in rules.turns and (not words.marks[k - 1] or k == resumed):
            k += 1
            continue
        if k > counted.after or counted.head >= 0 or words.words[k] in _OR_MORE:
            mark = words.marks[k - 1] if k and k != resumed else 0
            if mark == 2:
                close = next((j for j in range(k, min(n - 1, k + _ASIDE)) if words.marks[j] == 2), None)
                if is_aside or close is None or words.words[close + 1] not in rules.words["auxiliaries"]:
                    return None
                # 14 sailors — three more than first thought — were killed
                k, is_aside, ceiling, resumed = close + 1, True, n, close + 1
                end = min(n, k + 6)
                continue
            is_parted = mark == 1 and (words.words[k] in rules.words["asides"] or k == counted.after and _is_added(words, k, rules))
            if not is_aside and (is_parted or k == counted.after and words.words[k] == "including"):
                close = next((j for j in range(k, min(n - 1, k + _WINDOW)) if words.marks[j] == 1), None)
                if not is_parted and (close is None or words.words[close + 1] not in rules.words["auxiliaries"]):
                    # 8 pilgrims including children were killed
                    k += 1
                    continue
                if close is None:
                    # three children, all killed
                    found = match_phrase(rules.verbs_after, words, k + 1)
                    return KindFound(found, "after", k + 1) if found and allows(rules, found, words, k) else None
                k, is_aside, ceiling, resumed = close + 1, True, n, close + 1
                end = min(n, k + 6)
                continue
            if mark == 1 and words.words[k] not in rules.words["auxiliaries"] and not is_aside:
                return _find_apposed(words, counted, k, rules)
        if k == counted.after and counted.head < 0 and k + 1 < ceiling and _goes_on_without(words, k, rules):
            return None
        if k == ceiling and words.words[counted.after : k] in _JOINERS and not words.marks[counted.after - 1]:
            # 13 men and one officer were killed; not: cases passed 5,600, and 81 people have died
            ceiling, end = n, min(n, k + _WINDOW + len(_JOINERS))
        is_since = words.words[k] == "since" and words.words[k - 1] in rules.words["auxiliaries"]
        # reported as still missing
        is_since = is_since or words.words[k] == "as" and words.words[k - 1] in _REPORTED
        # as many as 40
        is_since = is_since or words.words[k] == "as" and "many" in (words.words[k - 1], words.words[min(n - 1, k + 1)])
        if k >= ceiling or words.words[k] in rules.words["barriers"] and not is_since:
            # but have since been killed
            return None
        if words.words[k] in ("who", "whom") and k > counted.after and not is_aside and _has_people(words, counted.after, k, rules):
            # two players spoke of people who died
            return None
        if words.words[k] in ("that", "which") and not rules.harms.context["attacks"].isdisjoint(words.words[counted.after : k]):
            # 30 pilgrims fled the raids that killed nine
            return None
        found = match_phrase(rules.verbs_after, words, k) if words.words[k] in rules.verbs_after else None
        lead = words.words[max(0, k - 2) : k]
        if found == "released" and lead == ["to", "be"] or lead == ["to", "have"] and is_feigned(words, k, rules):
            # nine captives who were to be swapped; who pretended to have died
            found = None
        if found and allows(rules, found, words, k):
            if rules.kinds[found].category == "casualties" and is_object_next(words, counted, k, rules):
                return None
            if k > counted.after + 1 and rules.kinds[found].category == "casualties" and _is_object_noun(words, k):
                return None
            if found == "residents" and words.words[k] in rules.nouns and k > counted.after + 2:
                # two men entered and shot at residents
                return None
            if k == counted.after and found == "injured" or "who" in words.words[counted.after : k] and rules.kinds[found].category == "population":
                # six people hurt in the raid died; 18 people who were fleeing died
                died = find_died(words, k, end, rules)
                if died >= 0:
                    return KindFound("killed", "after", died)
            if k == counted.after and found in ("captive", "taken"):
                # 178 people held hostage were saved
                freed = find_freed(words, k, end, rules)
                if freed >= 0:
                    return KindFound("released", "after", freed)
            return KindFound(found, "after", k)
        k += 1
    return None


def _is_object_noun(words: Words, k: int) -> bool:
    """Whether the participle at word `k` names others: 300 Danes visited the injured; not: nine were among the wounded."""
    if not is_the_harmed(words, k):
        return False
    article = max(j for j in (k - 1, k - 3) if j >= 0 and words.words[j] == "the")
    return words.words[article - 1 : article] not in (["among"], ["of"], ["amongst"])


def _goes_on_without(words: Words, k: int, rules: FigureRules) -> bool:
    """Whether others are told of behind a bare number: the toll reached 39 and dams were forced open; rose to 45, with more feared trapped."""
    if words.words[k] == "with":
        return words.marks[k - 1] == 1
    return words.words[k] == "and" and not words.marks[k] and words.words[k + 1] not in rules.harms.first


def _is_added(words: Words, k: int, rules: FigureRules) -> bool:
    """Whether somebody is added between commas from word `k` on, before the verb: 11 cooks, and her son, were hurt."""
    if words.words[k] != "and" or words.words[k + 1 : k + 2] == [] or words.words[k + 1] not in rules.harms.context["determiners"]:
        return False
    close = next((j for j in range(k, min(len(words.words) - 1, k + _TO_CLOSE)) if words.marks[j]), None)
    return close is not None and words.marks[close] == 1 and words.words[close + 1] in rules.words["auxiliaries"]


def _find_apposed(words: Words, counted: Counted, k: int, rules: FigureRules) -> KindFound | None:
    """The kind that a participle right behind the noun and a comma gives: lost 40 soldiers, killed or wounded."""
    found = match_phrase(rules.verbs_after, words, k)
    if k == counted.after + 2 and words.words[counted.after] in ("a", "per", "each", "every"):
        # losing 1,000 men a day, killed and wounded
        counted = Counted(counted.first, counted.head, k)
    if k != counted.after or not found or rules.kinds[found].category != "casualties" or words.words[k + 1 : k + 2] not in (["or"], ["and"]):
        return None
    # displaced 900 people, killed and wounded hundreds: they harm others
    is_closed = k + 2 < len(words.words) and (words.marks[k + 2] or k + 3 == len(words.words))
    return KindFound(found, "after", k) if is_closed else None


def _has_people(words: Words, first: int, last: int, rules: FigureRules) -> bool:
    return any(words.words[k] in rules.words["people"] for k in range(first, last))


def is_object_next(words: Words, counted: Counted, k: int, rules: FigureRules) -> bool:
    """Whether a verb of harm has its own object, so that those before it harm: 20 gunmen killed three guards."""
    if k + 1 >= len(words.words) or words.marks[k] or words.words[k - 1] in rules.words["auxiliaries"]:
        return False
    if all(rest for rest, _, _ in rules.harms.first.get(words.words[k], ())):
        # villagers lost their lives
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


def find_before(number: Number, words: Words, floor: int, rules: FigureRules, of_people: bool) -> KindFound | None:
    """The kind that a verb before the number gives, within its clause."""
    first = number.first
    if rules.verbs_before.keys().isdisjoint(words.words[max(floor, first - _WINDOW) : first]):
        return None
    barriers = rules.words["barriers"]
    for k in range(first - 1, max(floor, first - _WINDOW) - 1, -1):
        if words.marks[k] or words.words[k] in barriers:
            return None
        found = match_phrase(rules.verbs_before, words, k) if words.words[k] in rules.verbs_before else None
        if found and allows(rules, found, words, k):
            if words.words[k] in rules.words["adjacent"] and first - k > _TO_ADJACENT:
                # found dead on a boat carrying 40 people
                return None
            return KindFound(found, "before", k)
    return None


def choose_nearer(
    after: KindFound | None, before: KindFound | None, number: Number, counted: Counted, words: Words, rules: FigureRules
) -> KindFound | None:
    if not after or not before:
        return after or before
    if "and" in words.words[before.at : number.first]:
        # eight were killed and 20 were still missing
        return after
    if (
        rules.kinds[after.id].category == "population"
        and rules.kinds[before.id].category == "casualties"
        and words.words[before.at + 1 : before.at + 2] == words.words[number.first : number.first + 1]
    ):
        # killed 16 workers living on the farm
        return before
    if after.at == counted.after and after.id in ("captive", "taken") and before.id == "released":
        # freed 25 of the 276 girls kidnapped
        return before
    gap_after, gap_before = after.at - counted.after, number.first - 1 - before.at
    if "and" in words.words[counted.after : after.at]:
        return before
    return after if gap_after <= gap_before else before


def is_mixed(words: Words, found: KindFound, rules: FigureRules) -> bool:
    """Whether the word that makes the figure one of killed or of injured is joined to one of the other: killed or wounded 20, 20 dead and hurt."""
    if found.id not in _HARMED or found.by not in ("noun", "before", "after"):
        return False
    cut, k, other = words.words, found.at, _HARMED[found.id]
    for step in (1, -1):
        # killed, wounded or maimed
        j = k + 2 * step if 0 <= k + step < len(cut) and cut[k + step] in ("and", "or") else k + step
        is_list = j == k + 2 * step or step > 0 and words.marks[k] == 1 and cut[k + 2 : k + 3] in (["or"], ["and"])
        if is_list and 0 <= j < len(cut) and other in (rules.nouns.get(cut[j]), match_phrase(rules.verbs_before, words, j)):
            return True
    return False
