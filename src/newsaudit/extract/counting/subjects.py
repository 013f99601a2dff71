"""The words of the subject of a passive or intransitive verb of harm: who is harmed."""

from collections.abc import Collection

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.words import Words

_LONGEST_SUBJECT = 16
_HEDGES = frozenset(("at", "least", "most", "more", "than", "about", "some", "nearly", "over", "around"))
_RELATIVES = frozenset(("who", "that", "which", "whom", "whose", "where"))
_FRONTED = frozenset(("in", "on", "at", "during", "after"))


def find_subject(words: Words, k: int, rules: HarmRules, numbers: Collection[str]) -> tuple[int, int]:
    """The words of the subject before a passive or intransitive verb whose participle is word `k`; a relative clause reaches back to its noun."""
    context = rules.context
    end = k
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
        elif word in context["subject-stop"] and not (word == "than" and i and words.words[i - 1] in ("more", "less", "fewer", "rather")):
            told = next((j for j in range(i - 1, max(-1, i - 5), -1) if words.words[j] in ("that", "who", "whom", "which")), -1)
            if word not in context["telling"] or told < 1:
                break
            # hostages who the army says were killed
            i = end = told
        begin = i
        i -= 1
    return _skip_lead(words, begin, end, rules, numbers), end


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
        of_number = words.words[k] == "of" and words.words[k - 1] == "number" and words.words[max(0, k - 2)] != "a"
        if of_number or words.words[k] == "and" and _has_verb(words, begin, k, rules.context) and _RELATIVES.isdisjoint(words.words[begin:k]):
            # put the number of bakers missing at 40; a boat had found seven bodies and a baker had died
            return k + 1
    return begin + 1 if begin < end and words.words[begin] in ("and", "with") else begin
