"""Kinds that a clause tells beyond the nearest verb: those hurt who died, those held who were saved, whom somebody lost, who are among the dead."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.kind_words import KindFound, allows, match_phrase
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number

_ASIDE, _TO_LOST = 24, 6


def find_died(words: Words, k: int, end: int, rules: FigureRules) -> int:
    """The verb of dying behind a participle or relative clause at word `k`, of which those counted are the subject; -1 where none is told."""
    for j in range(k + 1, min(end, len(words.words))):
        if words.marks[j - 1] or words.words[j] in rules.words["barriers"]:
            break
        is_finite = any(form == "past" and harm.verb == "intransitive" for _, form, harm in rules.harms.first.get(words.words[j], ()))
        if is_finite and match_phrase(rules.verbs_after, words, j) == "killed":
            return j
    return -1


def find_freed(words: Words, k: int, end: int, rules: FigureRules) -> int:
    """The verb of release of which those held, in a participle at word `k`, are the subject; -1 where none is told."""
    for j in range(k + 1, min(end, len(words.words))):
        if words.marks[j - 1] == 2:
            break
        if words.words[j - 1] in rules.words["auxiliaries"]:
            found = match_phrase(rules.verbs_after, words, j) or match_phrase(rules.verbs_after, words, j - 1)
            if found == "released" and allows(rules, found, words, j):
                return j
    return -1


def is_feigned(words: Words, k: int, rules: FigureRules) -> bool:
    return words.words[k - 3].startswith("pretend") or words.words[k - 3] in rules.harms.context["negation"]


def find_named_verb(counted: Counted, words: Words, first: int, rules: FigureRules) -> KindFound | None:
    """The kind that a verb gives of those whose number is told: the number of people who died in Goma rose to 40 (word `first`)."""
    if not 0 <= counted.head < first:
        return None
    for k in range(counted.head + 1, first):
        found = match_phrase(rules.verbs_after, words, k) if words.words[k] in rules.verbs_after else None
        if found and rules.kinds[found].category in ("casualties", "hostages") and allows(rules, found, words, k):
            return KindFound(found, "after", k)
    return None


def find_among(counted: Counted, words: Words, rules: FigureRules) -> KindFound | None:
    """The kind of the first of a list who are among those harmed: four soldiers, a cook and the mayor were among those who died."""
    k, n = counted.after, len(words.words)
    if k >= n or words.marks[k - 1] != 1 or words.words[k] not in ("a", "an", "the", "his", "her", "their"):
        return None
    for j in range(k + 1, min(n, k + _ASIDE)):
        if words.marks[j - 1] == 2:
            return None
        if words.words[j] == "among" and words.words[j - 1] in rules.words["auxiliaries"]:
            for at in range(j + 1, min(n, j + 5)):
                found = match_phrase(rules.verbs_after, words, at) or rules.nouns.get(words.words[at])
                if found and rules.kinds[found].category == "casualties":
                    return KindFound(found, "after", at)
    return None


def find_lost(number: Number, counted: Counted, words: Words, rules: FigureRules) -> KindFound | None:
    """The kind of those whom somebody lost: lost four sons, has lost 740 soldiers."""
    if counted.head < 0:
        return None
    head, first = words.words[counted.head], number.first
    kind = "killed" if head in rules.words["kin"] else "casualties" if head in rules.words["ranks"] else None
    if kind is None:
        return None
    for k in range(first - 1, max(-1, first - _TO_LOST), -1):
        if words.marks[k]:
            return None
        if words.words[k] in ("lost", "lose", "loses", "losing"):
            return KindFound(kind, "before", k)
    return None
