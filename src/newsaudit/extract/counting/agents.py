"""Who harms: the words of a clause that name it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.clauses import Clause
from newsaudit.extract.counting.evidence import Evidence
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.words import Words, is_time

_LONGEST_AGENT = 9
_LONGEST_SUBJECT = 12
_JOINED = 5
_LONGEST_FRONT = 16
_TO_NAME = 3
_ATTACKERS = frozenset(("attack", "fighter", "armed", "official", "state"))
_NO_SUBJECTS = frozenset(("by", "of", "for", "from", "without", "despite", "and", "the", "while", "after", "before"))
_RELATIVES = frozenset(("that", "which", "who"))


def find_agent(
    words: Words, hit: HarmWord, clause: Clause, evidence: Sequence[Evidence], rules: HarmRules, numbers: Collection[str]
) -> tuple[int, int] | None:
    """The words (from, to exclusive) that name who harms: the subject of an active verb, or by whom, or in whose attack; None where not said.

    `numbers`: the number words.
    """
    if clause.voice == "active":
        return _antecedent(words, clause, evidence, rules) if clause.is_relative else _subject(words, clause, evidence, rules, numbers)
    if clause.voice != "passive" or hit.harm.verb == "intransitive":
        # to die has no agent, whatever it was in
        return None
    begin, end = clause.tail
    context = rules.context
    for k in range(begin, min(end, len(words.words) - 1)):
        word, after = words.words[k], words.words[k + 1]
        if word in ("and", "or") and rules.first.keys().isdisjoint(words.words[k + 1 : k + _JOINED]):
            # for those killed in the war and for those held by rebels
            return None
        if word == "by" and after not in context["not-agents"] and not after[0].isdigit() and not after.endswith("day"):
            before = words.words[k - 1]
            if k > begin and (before.endswith("ed") or before in context["other-participles"]) and before not in rules.first:
                return None
            return k + 1, _end(words, k + 1, rules)
        if word in context["agent-openers"]:
            start = k + 4 if words.words[k + 1 : k + 4] == ["a", "result", "of"] else k + 1
            if word == "as" and start == k + 1:
                continue
            last = _end(words, start, rules)
            if not context["doers"].isdisjoint(words.words[start:last]) or any(
                start <= item.first < last and item.kind == "attack" for item in evidence
            ):
                return start, last
    return _find_fronted(words, clause, evidence, rules)


def _find_fronted(words: Words, clause: Clause, evidence: Sequence[Evidence], rules: HarmRules) -> tuple[int, int] | None:
    """The attack named before those harmed, where it opens the sentence or stands behind a strong mark: in an airstrike on Monday, 12 were killed."""
    end = clause.victim[0]
    begin = next((k for k in range(end - 1, max(-1, end - _LONGEST_FRONT), -1) if not k or words.marks[k - 1] == 2), -1)
    if begin < 0 or end <= begin + 1 or sum(words.marks[begin:end]) > 1:
        return None
    if words.words[begin : begin + 4] == ["as", "a", "result", "of"]:
        begin += 3
    elif words.words[begin] != "in":
        return None
    last = min(_end(words, begin + 1, rules), end)
    is_attack = not rules.context["doers"].isdisjoint(words.words[begin + 1 : last])
    is_attack = is_attack or any(begin < item.first < last and item.kind == "attack" for item in evidence)
    return (begin + 1, last) if is_attack else None


def _end(words: Words, k: int, rules: HarmRules) -> int:
    last, limit = k, k + _LONGEST_AGENT
    while last < min(len(words.words), limit):
        word = words.words[last]
        if word == "by" and last > k + 1 and not words.marks[last - 1] and (words.words[last - 1] == "out" or words.words[last - 1].endswith("ed")):
            # in an attack allegedly carried out by rebels
            limit = last + _LONGEST_AGENT
        elif last > k and (words.marks[last - 1] or word[0].isdigit() or word in rules.context["object-stop"] or _is_finite(words, last, rules)):
            break
        if last > k and is_time(words, last, rules.context["times"], rules.context["determiners"]):
            break
        if (
            word in ("and", "or")
            and last + 1 < len(words.words)
            and (words.words[last + 1][0].isdigit() or words.words[last + 1] in rules.context["quantity"])
        ):
            break
        last += 1
    return last - 1 if last - 1 > k and words.words[last - 1] in ("and", "or") else last


def _is_finite(words: Words, k: int, rules: HarmRules) -> bool:
    """Whether word `k` is a verb of dying, which has a subject of its own: those hurt in the raid died."""
    return any(form == "past" and harm.verb == "intransitive" and not rest for rest, form, harm in rules.first.get(words.words[k], ()))


def _subject(words: Words, clause: Clause, evidence: Sequence[Evidence], rules: HarmRules, numbers: Collection[str]) -> tuple[int, int] | None:
    """The subject of an active verb: what stands before it after the last mark, without auxiliaries, and without a verb of its own."""
    context = rules.context
    begin, end = clause.agent
    while end > begin and (
        words.words[end - 1] in context["have"]
        or words.words[end - 1] in context["be"]
        or words.words[end - 1] in context["links"]
        or words.words[end - 1].endswith("ly")
    ):
        end -= 1
    if end - 2 > begin and words.words[end - 1].isdigit() and words.marks[end - 1] == words.marks[end - 2] == 1:
        # the gunman, 23, shot two
        end -= 1
    k = end - 1
    while k > begin and words.marks[k - 1] == 0 and words.words[k - 1] not in context["subject-stop"]:
        k -= 1
    if k - 3 > begin and words.marks[k - 1] == 1 and words.words[k - 2] in context["in"]:
        # attacks in Chad, Niger and Mali killed nine
        noun = words.words[k - 3]
        if (noun in context["attacks"] or noun in context["fighters"]) and "and" in words.words[k:end]:
            k -= 2
            while k > begin and words.marks[k - 1] == 0 and words.words[k - 1] not in context["subject-stop"]:
                k -= 1
    is_list = k - 2 > begin and words.marks[k - 1] == 1 == words.marks[end - 1] and "and" in words.words[k + 1 : end]
    if is_list and words.words[k - 2] in context["attack-verbs"] and words.words[end : end + 1] and words.words[end].endswith("ing"):
        # raids that hit schools, mills and shops, killing nine
        j = next((j for j in range(k - 3, begin - 1, -1) if words.words[j] not in context["have"]), begin)
        if words.words[j] in _RELATIVES:
            return _antecedent(words, replace(clause, agent=(begin, j + 1)), evidence, rules)
        return _subject(words, replace(clause, agent=(begin, k - 2)), evidence, rules, numbers)
    if end <= begin or k + 1 == end and (words.words[k] in _NO_SUBJECTS or words.words[k].isdigit()):
        return None
    if k - 2 >= 0 and words.words[k - 1] in _RELATIVES and (words.words[k - 2] in context["attacks"] or _is_own_verb(words, k, context)):
        # the strikes that followed killed two; a blaze that ripped through a town killed nine
        return _antecedent(words, replace(clause, agent=(max(0, k - _LONGEST_SUBJECT), k)), evidence, rules)
    if k - 1 > begin and words.marks[k - 1] == 1 and words.words[k].endswith("ing") and end - k > 1 and clause.agent[1] != k:
        # two dams burst, sweeping away whole streets and killing nine
        return _subject(words, replace(clause, agent=(begin, k)), evidence, rules, numbers)
    if words.words[k] == "and" and k + 1 < end:
        k += 1
    if words.words[end - 1] == "to":
        # the pilots have admitted to killing nine
        end = next((i for i in range(k + 1, end) if words.words[i] in context["have"] or words.words[i] in context["be"]), end)
    if words.words[k] in context["in"] or words.words[k] == "on":
        # at 3:30 a.m. a shell: the agent comes after the time or place
        k = next((i for i in range(end - 1, k, -1) if words.words[i] in context["determiners"] and words.words[i - 1] not in context["where"]), k)
    for i in range(k + 1, end):
        is_attack = words.words[i] in context["attack-verbs"] and words.words[i] not in context["attacks"]
        is_shot = words.words[i] == "shot" and i + 1 < end and words.words[i - 1] not in context["be"]
        if is_attack or is_shot or _is_verb_before_and(words, i, end, context, numbers):
            # gunmen stormed a mill, killing two; it had struck 40 posts and killed ten
            while i - 1 > k and _is_between(words.words[i - 1], context):
                i -= 1
            if words.words[i - 1] in context["be"]:
                # the town was hit by airstrikes, killing two; an ambulance was attacked, killing two: by whom is not said
                by = next((j for j in range(i + 1, end - 1) if words.words[j] == "by"), -1)
                return (by + 1, min(end, _end(words, by + 1, rules))) if by >= 0 else None
            return k, i
    return k, end


def _is_own_verb(words: Words, k: int, context) -> bool:
    """Whether word `k`, which a relative pronoun stands before, is its verb, so that the noun before is the subject of what follows."""
    j = k - 2
    while j > 0 and (words.words[j].endswith("day") or words.words[j] in ("on", "late", "early", "also")):
        j -= 1
    if words.words[j] in context["telling"] or words.words[j] in context["subject-stop"] or words.marks[k - 2]:
        # claimed on Monday that suspected bandits killed two
        return False
    if words.words[k + 1] in context["fighters"]:
        # that armed gunmen killed two
        return False
    return words.words[k].endswith("ed") or words.words[k] in context["attack-verbs"] and words.words[k] not in context["attacks"]


def _is_between(word: str, context) -> bool:
    """Whether a word may stand between a subject and its verb: had, then, reportedly."""
    return word in context["have"] or word in context["links"] or word.endswith("ly")


def _is_verb_before_and(words: Words, k: int, end: int, context, numbers: Collection[str]) -> bool:
    """Whether word `k` is a verb of the same subject as the verb of harm behind "and" or a comma: bad water sickened 400 and killed two."""
    is_joined = words.words[end : end + 1] == ["and"] or words.marks[end - 1] == 1
    if not is_joined or not words.words[k].endswith("ed") or k + 1 >= end:
        return False
    following, between = words.words[k + 1], words.words[k + 1 : end]
    if following in ("into", "onto", "through") and words.words[k - 1] not in context["be"]:
        # a van rammed into a wall, killing two
        return True
    if "to" in between or "by" in between:
        # told of the knife used by thieves to rob and kill
        return False
    return following[0].isdigit() or following in context["quantity"] or following in context["determiners"] or following in numbers


def _antecedent(words: Words, clause: Clause, evidence: Sequence[Evidence], rules: HarmRules) -> tuple[int, int] | None:
    """What a relative pronoun before an active verb stands for: the noun phrase before it, or, behind an aside, the nearest attack or attacker."""
    context = rules.context
    begin, end = clause.agent
    while end > begin and words.words[end - 1] not in _RELATIVES:
        end -= 1
    end -= 1
    if end <= begin:
        return None
    k = end - 1
    while k > max(begin, end - _LONGEST_SUBJECT) and words.marks[k - 1] == 0 and words.words[k - 1] not in context["subject-stop"]:
        if words.words[k] in context["determiners"] and words.words[k - 1] not in context["where"]:
            break
        k -= 1
    if not words.marks[end - 1] and context["attacks"].isdisjoint(words.words[k:end]) and k > begin:
        # strikes since Friday on what it calls targets that have killed 90
        j = next((j for j in range(k, begin - 1, -1) if words.words[j] in context["doers"]), -1)
        if j >= 0 and 2 not in words.marks[j:k] and "what" in words.words[j:end]:
            first = j
            while first > begin and first > j - _TO_NAME and not words.marks[first - 1] and words.words[first - 1] not in context["object-stop"]:
                if words.words[first - 1] in context["attack-verbs"] or words.words[first - 1].endswith("ed"):
                    break
                first -= 1
            return first, j + 1
    if words.marks[end - 1] and context["doers"].isdisjoint(words.words[k:end]):
        nearest = next((item for item in reversed(evidence) if begin <= item.first < end and item.kind in _ATTACKERS), None)
        return (nearest.first, nearest.last) if nearest else None
    return k, end
