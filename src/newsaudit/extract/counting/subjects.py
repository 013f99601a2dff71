"""The words of the subject of a passive or intransitive verb of harm: who is harmed."""

from collections.abc import Collection

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.words import Words

_LONGEST_SUBJECT = 16
_HEDGES = frozenset(("at", "least", "most", "more", "than", "about", "some", "nearly", "over", "around"))
_RELATIVES = frozenset(("who", "that", "which", "whom", "whose", "where"))
_LEADS, _LONGEST_NAME = frozenset(("for", "to", "treat", "with")), 8
_WENT = frozenset(("went", "gone", "go", "goes", "remain", "remained", "remains", "found", "pronounced", "declared"))
_FRONTED = frozenset(("in", "on", "at", "during", "after"))


def find_subject(words: Words, k: int, rules: HarmRules, numbers: Collection[str]) -> tuple[int, int]:
    """The words of the subject before a passive or intransitive verb whose participle is word `k`; a relative clause reaches back to its noun."""
    context = rules.context
    end = k - (k > 0 and not words.marks[k - 1] and words.words[k - 1] in _WENT)
    while (
        end > 0
        and end > k - 5
        and (
            words.words[end - 1] in context["be"]
            or words.words[end - 1] in context["have"]
            or words.words[end - 1] in context["modal"]
            or words.words[end - 1].endswith("ly")
            or words.words[end - 1] in context["adverbs"]
        )
    ):
        end -= 1
    if (end == k or words.words[end:k] in (["remain"], ["remained"])) and (first := _find_count(words, end, rules, numbers)) >= 0:
        return first, end
    i, commas, closed = end - 1, 0, -1
    limit = max(-1, end - 1 - _LONGEST_SUBJECT)
    if i >= 0 and words.words[i] in ("who", "that", "which", "whom"):
        i, commas = i - 1, 1 if words.marks[i - 1] == 1 else 0
    elif i >= 0 and words.marks[i] == 1:
        # at least 20 people, five of them children, were killed
        commas = 2
    elif i >= 0 and words.marks[i] == 2:
        # five people -- three women and two men -- were killed
        opened = next((j for j in range(i - 1, max(-1, i - _LONGEST_SUBJECT), -1) if words.marks[j] == 2), -1)
        if opened >= 0:
            limit = max(-1, opened - _LONGEST_SUBJECT)
            i, closed = opened, opened
    begin = i + 1
    while i > limit:
        word = words.words[i]
        if words.marks[i] == 2 and i != closed:
            break
        if words.marks[i] == 1 and i < end - 1:
            commas -= 1
            if commas < 0 or words.words[i + 1] == "and" and _has_verb(words, max(0, limit + 1), i, context):
                # cases passed 40, and two infants, both girls, died
                break
        elif word == "among" and i and words.words[i - 1] in context["be"]:
            # nine cooks were among the 300 killed
            break
        elif word in context["subject-stop"] and not _is_hedge(words, i):
            told = next((j for j in range(i - 1, max(-1, i - 5), -1) if words.words[j] in ("that", "who", "whom", "which")), -1)
            if word not in context["telling"] or told < 1:
                break
            # hostages who the army says were killed
            i = end = told
        begin = i
        i -= 1
    begin = _skip_lead(words, begin, end, rules, numbers)
    if 0 < begin < end and words.words[begin - 1] == "told":
        # an official told Reuters 10 people were killed
        begin = next((j for j in range(begin, min(end, begin + _LONGEST_NAME)) if _is_number(words.words[j], numbers)), begin)
    return _skip_clause(words, begin, end, rules, numbers), end


def _is_hedge(words: Words, i: int) -> bool:
    """Whether a word that else opens a clause belongs to a number: more than 40, as many as 40."""
    if words.words[i] == "than":
        return i > 0 and words.words[i - 1] in ("more", "less", "fewer", "rather")
    return words.words[i] == "as" and ("many" in words.words[max(0, i - 1) : i] or "many" in words.words[i + 1 : i + 2])


def _find_count(words: Words, k: int, rules: HarmRules, numbers: Collection[str]) -> int:
    """The word at which the number right before the harm word `k` begins: we know of 31 dead, 12 of the 30 dead; -1 where none stands there."""
    begin = k - 1
    while begin > 0 and words.gaps[begin - 1] == "," and words.words[begin].isdigit() and words.words[begin - 1].isdigit():
        begin -= 1
    if begin < 0 or not _is_number(words.words[begin], numbers) and words.words[begin] not in ("dozens", "scores", "hundreds", "thousands"):
        return -1
    if begin > 0 and words.words[begin - 1] in ("a", "an") and not words.marks[begin - 1]:
        # more than a dozen
        begin -= 1
    while begin > 0 and not words.marks[begin - 1] and (words.words[begin - 1] in _HEDGES or _is_number(words.words[begin - 1], numbers)):
        if words.words[begin - 1] == "at" and words.words[begin] not in ("least", "most"):
            # put its losses at 12 killed
            break
        begin -= 1
    part = begin - 2 if begin > 1 and words.words[begin - 1] == "the" else begin - 1
    if part > 0 and words.words[part] == "of" and _is_number(words.words[part - 1], numbers):
        # a hostage and one of four killed: what they are is told before
        return -1 if part > 1 and words.words[part - 2] == "and" else part - 1
    return part + 1 if not words.marks[begin - 1] else begin


def _is_number(word: str, numbers: Collection[str]) -> bool:
    return word[0].isdigit() or word in numbers


def _skip_clause(words: Words, begin: int, end: int, rules: HarmRules, numbers: Collection[str]) -> int:
    """Where those harmed begin behind a verb or preposition that they follow: the victim was a cook who died; a search for some 12 feared missing."""
    if begin < end and words.words[begin].endswith("ing") and begin + 1 < end and _opens(words, begin + 1, rules, numbers):
        # confirming five cooks were killed
        return begin + 1
    if end > begin + 1 and words.words[end - 1] in _RELATIVES and words.words[end - 2] != "and":
        be = next((j for j in range(end - 2, begin, -1) if words.words[j] in rules.context["be"] and words.words[j] != "s"), -1)
        if be > begin and _opens(words, be + 1, rules, numbers):
            return be + 1
    for j in range(end - 1, begin + 1, -1):
        if words.words[j - 1] in _LEADS and _opens_number(words, j, end, rules, numbers) and not any(words.marks[j - 1 : end - 1]):
            # a search went on for some dozen people feared missing
            return j
    return begin


def _opens(words: Words, j: int, rules: HarmRules, numbers: Collection[str]) -> bool:
    word = words.words[j]
    return _is_number(word, numbers) or word in rules.context["quantity"] or word in rules.context["articles"]


def _opens_number(words: Words, j: int, end: int, rules: HarmRules, numbers: Collection[str]) -> bool:
    """Whether a number begins at word `j`, with a hedge of up to three words before it."""
    if words.words[j - 1] == "with" and _is_number(words.words[j], numbers):
        return True
    return words.words[j] in _HEDGES and any(_is_number(word, numbers) for word in words.words[j + 1 : min(end, j + 4)])


def _has_verb(words: Words, begin: int, end: int, context) -> bool:
    """Whether an auxiliary stands among the words, so that they are a clause of their own."""
    return any(words.words[k] in context["have"] or words.words[k] in context["be"] and words.words[k] != "s" for k in range(begin, end))


def _skip_lead(words: Words, begin: int, end: int, rules: HarmRules, numbers: Collection[str]) -> int:
    """Where the subject begins without what joins it: and 30 were hurt; killed by the army and 30 were hurt; in a raid on the port 30 were hurt."""
    if begin < end and words.words[begin] in _FRONTED and not any(words.marks[begin : end - 1]) and words.words[begin + 1] != "least":
        first = next((k for k in range(begin + 2, end) if words.words[k][0].isdigit() or words.words[k] in numbers), begin)
        while first > begin + 2 and words.words[first - 1] in _HEDGES:
            first -= 1
        return first
    if begin < end and words.words[begin] == "by":
        begin = next((k for k in range(end - 1, begin, -1) if words.words[k] == "and"), begin)
    for k in range(end - 2, begin, -1):
        # 215 were found dead and 78 were missing
        if words.words[k] == "and" and words.words[k - 1] in rules.first:
            following = words.words[k + 1]
            if following[0].isdigit() or following in numbers or following in rules.context["quantity"]:
                return k + 1
    for k in range(end - 2, begin, -1):
        if words.words[k] == "and" and "lost" in words.words[begin:k] and _is_number(words.words[k + 1], numbers):
            # we lost 2 guards and 4 others were hurt
            return k + 1
        of_number = words.words[k] == "of" and words.words[k - 1] == "number" and words.words[max(0, k - 2)] != "a"
        if of_number or words.words[k] == "and" and _has_verb(words, begin, k, rules.context) and _RELATIVES.isdisjoint(words.words[begin:k]):
            # put the number of bakers missing at 40; a boat had found seven bodies and a baker had died
            return k + 1
    return begin + 1 if begin < end and words.words[begin] in ("and", "with") else begin
