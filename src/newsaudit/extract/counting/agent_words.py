"""Where the agent of a verb of harm stands: words before an active one or a relative pronoun for them, words after a passive one."""

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.words import Words

_LONGEST_REACH = 24
_LONGEST_TAIL = 18
_ASIDE = 6


def is_relative(words: Words, hit: HarmWord, rules: HarmRules) -> bool:
    """Whether the verb stands in a relative clause: the attack that killed, which has also killed."""
    return find_relative(words, hit, rules) > 0


def find_relative(words: Words, hit: HarmWord, rules: HarmRules) -> int:
    """The relative pronoun whose verb the harm word is, -1 where there is none."""
    k = hit.first - 1
    while k > 0 and (words.words[k] in rules.context["have"] or words.words[k] in rules.context["adverbs"]):
        k -= 1
    return k if k > 0 and words.words[k] in ("that", "which", "who") else -1


def find_agent_words(words: Words, hit: HarmWord, rules: HarmRules) -> tuple[int, int]:
    """The words before an active verb in which its agent is named; a participle's agent may stand before a comma."""
    i, limit, commas = hit.first - 1, max(-1, hit.first - 1 - _LONGEST_REACH), 2 if hit.form == "ing" else 1
    begin, lead = hit.first, find_relative(words, hit, rules)
    if i > 0 and words.words[i].isdigit() and words.marks[i] == words.marks[i - 1] == 1:
        # the gunman, 23, shot two
        commas += 2
    if lead > 1 and words.marks[lead - 1] == 1:
        # the attack by the rebels, the group that holds the pass, which killed
        commas = 3
    elif lead > 1 and words.words[lead - 1] in rules.context["attacks"]:
        # prompting a raid that killed: the raid, not who is named before the comma
        commas = 0
    while i > limit:
        if words.marks[i] == 2:
            break
        if words.marks[i] == 1:
            commas -= 1
            if commas < 0:
                break
        if words.words[i] in rules.context["agent-stop"] and not (
            words.words[i] in rules.context["telling"] and rules.context["pronouns"].intersection(words.words[i + 1 : i + 4])
        ):
            # the army said it killed two men: the army did
            noun = _find_told_noun(words, i, hit, rules)
            return (noun, noun + 1) if noun >= 0 else (begin, hit.first)
        begin = i
        i -= 1
    return begin, hit.first


def _find_told_noun(words: Words, k: int, hit: HarmWord, rules: HarmRules) -> int:
    """The attack or attacker beside a relative clause with a verb of telling (word `k`): strikes that the army says hit rebels have killed; or -1."""
    context = rules.context
    if words.words[k] not in context["telling"] or words.words[hit.first - 1] not in context["have"]:
        return -1
    that = next((j for j in range(k - 1, max(0, k - 5), -1) if words.words[j] in ("that", "which") and not words.marks[j - 1]), -1)
    return that - 1 if that > 0 and (words.words[that - 1] in context["attacks"] or words.words[that - 1] in context["fighters"]) else -1


def find_tail_end(words: Words, k: int, rules: HarmRules) -> int:
    """The end of the adverbials after a harm word; it runs on through a coordinated harm (killed and 30 wounded in …)."""
    stop = rules.context["tail-stop"]
    end, resumed = min(len(words.words), k + _LONGEST_TAIL), -1
    for i in range(k, end):
        mark = words.marks[i - 1]
        if not mark or i <= resumed:
            if words.words[i] in stop:
                return i
            continue
        if i == k and mark == 1:
            # killed, in the storm
            mark = 0 if words.words[i] in rules.context["agent-openers"] or words.words[i] in rules.context["where"] else 1
        if mark == 1 and resumed < 0 and not _is_in_date(words, i, rules):
            # killed and six wounded, one critically, in a raid
            resumed = _find_resumed(words, i, rules)
            mark = 0 if resumed > i else 1
        if mark == 2 and i > k or mark == 1 and not _is_in_date(words, i, rules) or words.words[i] in stop:
            return i
    return end


def _find_resumed(words: Words, k: int, rules: HarmRules) -> int:
    """The word behind a short aside that begins at word `k`, where the adverbials go on there; -1 where they do not."""
    for i in range(k, min(k + _ASIDE, len(words.words) - 1)):
        if words.marks[i]:
            following = words.words[i + 1]
            return i + 1 if words.marks[i] == 1 and (following == "by" or following in rules.context["agent-openers"]) else -1
    return -1


def _is_in_date(words: Words, k: int, rules: HarmRules) -> bool:
    """Whether the comma before word `k` stands in or after a date: on Tuesday, June 9, 2020, in a raid."""
    before, word = words.words[k - 1], words.words[k]
    is_year = len(before) == 4 and before.isdigit()
    if before.endswith("day") or is_year:
        return word in rules.context["months"] or word in rules.context["agent-openers"] or word == "by"
    return before.isdigit() and len(word) == 4 and word.isdigit()
