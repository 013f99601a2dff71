"""Who is harmed and who does it in the clause of a harm word."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.agent_words import find_agent_words, find_tail_end, is_relative
from newsaudit.extract.counting.harmed import find_noun_victim, find_object_end
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.subjects import find_subject
from newsaudit.extract.counting.words import Words, is_plural, is_the_harmed, is_time

_LONGEST_LEFT = 12
_INCLUDING = frozenset(("include", "includes", "included", "including"))


@dataclass(slots=True)
class Clause:
    """The voice, and the words (from, to exclusive) of those harmed, of who harms, and of what follows the harm word; empty ranges where not said."""

    voice: str
    victim: tuple[int, int]
    agent: tuple[int, int]
    tail: tuple[int, int]
    is_relative: bool = False


def read_clause(text: str, words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> Clause:
    """The clause of a harm word. A passive is `passive` here, whoever its agent is."""
    tail = (hit.last, find_tail_end(words, hit.last, rules))
    form, verb = hit.form, hit.harm.verb
    none = (hit.last, hit.last)
    if verb == "attribute":
        # the deadliest raids
        return Clause("none", (hit.first, hit.first), none, tail)
    if verb is None or form == "nouns":
        return Clause("none", find_noun_victim(text, words, hit, rules, numbers), none, tail)
    if verb == "state":
        return _state_clause(words, hit, rules, numbers, tail)
    if verb in ("intransitive", "passive") or form == "phrases":
        return Clause("passive", find_subject(words, hit.first, rules, numbers), none, tail)
    left = _find_left(words, hit, rules, numbers) if form == "past" else -1
    if left >= 0:
        verb = replace(hit, first=left)
        return Clause("active", _left_victim(words, left, hit, rules), find_agent_words(words, verb, rules), tail, is_relative(words, verb, rules))
    if form == "ing" and _is_listed_noun(words, hit, rules):
        return Clause("none", none, none, tail)
    if form == "ing" and _is_noun_ing(words, hit):
        begin = hit.last + (words.words[hit.last : hit.last + 1] == ["of"])
        return Clause("none", (begin, find_object_end(words, begin, rules)), none, tail)
    if form == "past" and _is_joined_active(words, hit, rules, numbers):
        # killed or injured 20: those harmed stand behind the second verb
        return Clause("active", none, find_agent_words(words, hit, rules), tail, is_relative(words, hit, rules))
    if form == "past" and _is_attributive(text, words, hit, rules, numbers):
        return Clause("none", (hit.last, find_object_end(words, hit.last, rules)), none, tail)
    if _is_active(text, words, hit, rules, numbers):
        return Clause(
            "active", (hit.last, find_object_end(words, hit.last, rules)), find_agent_words(words, hit, rules), tail, is_relative(words, hit, rules)
        )
    if is_the_harmed(words, hit.first):
        return Clause("passive", (_find_part(words, hit.first, numbers), hit.last), none, tail)
    return Clause("passive", find_subject(words, hit.first, rules, numbers), none, tail)


def _find_part(words: Words, k: int, numbers: Collection[str]) -> int:
    """Where those begin whom a noun at word `k` names, with the number of a part of them: six of the wounded."""
    if words.words[max(0, k - 2) : k] != ["of", "the"]:
        return k
    begin = k - 2
    while begin and (words.words[begin - 1][0].isdigit() or words.words[begin - 1] in numbers or words.words[begin - 1] == "many"):
        begin -= 1
    return begin if begin < k - 2 else k


def _is_noun_ing(words: Words, hit: HarmWord) -> bool:
    before = words.words[hit.first - 1] if hit.first else ""
    after = words.words[hit.last] if hit.last < len(words.words) else ""
    return (
        after == "of"
        or before in ("the", "a", "this", "mass", "brutal")
        and after != "of"
    )


def _is_harm_ing(words: Words, k: int, rules: HarmRules) -> bool:
    return words.words[k] in rules.first or words.words[k].endswith(("ing", "ly"))


def _is_listed_noun(words: Words, hit: HarmWord, rules: HarmRules) -> bool:
    """Whether a form in -ing is a noun of a list or the first half of one: looting, killing, and arson; a killing spree."""
    following = words.words[hit.last] if hit.last < len(words.words) else ""
    is_listed = following in ("and", "or") and hit.first and words.marks[hit.first - 1] == 1
    if is_listed and (words.marks[hit.last - 1] == 1 or words.words[hit.last + 1 : hit.last + 2] and not _is_harm_ing(words, hit.last + 1, rules)):
        return True
    return following in ("spree", "sprees") and words.gaps[hit.last - 1] == " "


def _is_joined_active(words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> bool:
    """Whether a participle shares the object of another one behind "and" or "or": gangs killed or injured at least 20."""
    if words.words[hit.last : hit.last + 1] not in (["or"], ["and"]) or words.marks[hit.last - 1]:
        return False
    k = next((k for k in (hit.last + 1, hit.last + 2) if words.words[k : k + 1] and words.words[k] in rules.first), 0)
    if not k or k + 1 >= len(words.words) or words.marks[k] or not any(form == "past" for _, form, _ in rules.first[words.words[k]]):
        return False
    before, after = words.words[hit.first - 1] if hit.first else "", words.words[k + 1]
    if before in rules.context["be"] or not before or before[0].isdigit() or before in numbers or before.endswith("ly"):
        return False
    if rules.context["be"].intersection(words.words[max(0, hit.first - 3) : hit.first]) or before in rules.context["persons"]:
        return False
    return after[0].isdigit() or after in numbers or after in rules.context["quantity"] or after in ("at", "many", "several")


def _is_attributive(text: str, words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> bool:
    """Whether a participle stands before the noun of those harmed: three badly injured patients, the murdered men."""
    k = hit.first - 1
    while k > 0 and words.words[k].endswith("ly"):
        k -= 1
    if k < 0 or hit.last >= len(words.words) or words.gaps[hit.last - 1] != " ":
        return False
    before = words.words[k]
    if words.words[hit.last] not in rules.context["persons"]:
        # of the 36 killed Peruvian sailors
        is_named = text[words.starts[hit.last]].isupper() and words.words[hit.last + 1 : hit.last + 2] and words.gaps[hit.last] == " "
        is_told = is_named and (words.words[hit.last + 1] in rules.context["persons"] or words.words[hit.last + 1] in rules.context["fighters"])
        return bool(is_told and k and words.words[k - 1] == "the" and (before[0].isdigit() or before in numbers))
    return (
        before[0].isdigit()
        or before in numbers
        and before != "one"
        or before in rules.context["determiners"]
        and before not in ("all", "both", "one", "any", "most", "many", "several")
    )


def _find_left(words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> int:
    """The word "left" of a participle behind those harmed, who are counted: the storm left 40 of them injured; -1 where there is none."""
    for k in range(hit.first - 1, max(-1, hit.first - _LONGEST_LEFT), -1):
        word = words.words[k]
        if word in rules.context["left"] and word.startswith("l"):
            following = words.words[k + 1]
            is_one = following in ("a", "an", "another") and word == "leaving" and words.words[hit.first - 1] in rules.context["persons"]
            return k if is_one or following[0].isdigit() or following in numbers or following in rules.context["quantity"] else -1
        if words.marks[k] or word in rules.context["be"] or word in rules.context["subject-stop"]:
            break
    return -1


def _left_victim(words: Words, left: int, hit: HarmWord, rules: HarmRules) -> tuple[int, int]:
    """Those harmed between "left" and the harm word: left one person dead and four wounded."""
    begin = next((k + 1 for k in range(hit.first - 2, left, -1) if words.words[k] == "and" and words.words[k - 1] in rules.first), left + 1)
    return begin, hit.first


def _is_active(text: str, words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> bool:
    context = rules.context
    k, has_have = hit.first - 1, False
    while k >= 0 and k >= hit.first - 4:
        word = words.words[k]
        if word in context["be"] and not (word == "s" and words.gaps[k - 1 : k] != ["'"]):
            return hit.form == "ing" and word not in ("being",)
        if word in context["have"]:
            has_have = True
            break
        if not (word.endswith("ly") or word in context["adverbs"]):
            break
        k -= 1
    if hit.form in ("base", "present", "ing"):
        return True
    if has_have:
        return True
    if hit.last >= len(words.words):
        return False
    after, gap = words.words[hit.last], words.gaps[hit.last - 1]
    if gap.strip(" \"'$-—") != "":
        return False
    follower = words.words[hit.last + 1] if hit.last + 1 < len(words.words) else ""
    if after in ("at", "as", "up") and follower in ("least", "most", "many", "much", "to"):
        return True
    is_hedge = after in ("around", "over", "between") and (follower[:1].isdigit() or follower in numbers)
    if is_hedge:
        return True
    if after in context["where"] and after != "over" or after in context["stop"]:
        return False
    if after in ("nearly", "almost"):
        # killed nearly 20, not: the wounded nearly blind
        after = follower or after
    return (
        after[0].isdigit()
        or after in numbers
        or after in context["quantity"]
        or after in context["persons"]
        or after in context["fighters"]
        or after in context["determiners"]
        or is_plural(after)
        or _is_name(text, words, hit.last)
    )


def _is_name(text: str, words: Words, k: int) -> bool:
    word = words.words[k]
    return text[words.starts[k]].isupper() and not word.endswith("day")


def _state_clause(words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str], tail: tuple[int, int]) -> Clause:
    """Dead: left 20 dead is active, 20 dead and found dead are passive, the dead and dead children are nouns."""
    before = words.words[max(0, hit.first - 8) : hit.first]
    if (
        hit.last < len(words.words)
        and words.gaps[hit.last - 1] == " "
        and words.words[hit.last] not in rules.context["stop"]
        and words.words[hit.last] not in rules.context["object-stop"]
        and words.words[hit.last] not in rules.context["where"]
        and not words.words[hit.last].endswith("ly")
        and not is_time(words, hit.last, rules.context["times"], rules.context["determiners"])
    ):
        # the dead included nine cooks
        begin = hit.last + (words.words[hit.last] in _INCLUDING)
        return Clause("none", (begin, find_object_end(words, begin, rules)), (hit.last, hit.last), tail)
    if hit.first and (words.words[hit.first - 1] in ("the", "their", "our", "of", "many", "its")):
        return Clause("none", (hit.first, hit.last), (hit.last, hit.last), tail)
    for i in range(len(before) - 1, -1, -1):
        if before[i] in rules.context["left"]:
            at = hit.first - (len(before) - i)
            left = replace(hit, first=at)
            return Clause("active", _left_victim(words, at, hit, rules), find_agent_words(words, left, rules), tail, is_relative(words, left, rules))
    return Clause("passive", find_subject(words, hit.first, rules, numbers), (hit.last, hit.last), tail)
