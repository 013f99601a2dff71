"""Whether a place acts: Washington warned, ties with Moscow, Beijing's claims; not: a street in Washington."""

import re

from newsaudit.codebook.mention_rules import MentionRules, MetonymRule
from newsaudit.extract.naming.context import View, word_before, words_after
from newsaudit.extract.naming.longer_names import follows_capital

_RELATIVE = ", which"
_NAME = r"(?:[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,2})"
_ALLIES = r"(?:its|their)(?: [\w-]{1,20})? (?:allies|ally|backers|partners?|proxies)"
# the rest of a list that the place opens, and what of it stands before the place: "Paris, London and Berlin said"
_LIST_AFTER = re.compile(rf"(?:, {_NAME}){{0,4}},? (?:and|or|nor) (?:{_NAME}|{_ALLIES})")
_LIST_BEFORE = re.compile(rf"(?:(?:{_NAME}, ){{1,4}}(?:{_NAME},? (?:and|or|nor) )?|{_NAME} (?:and|or|nor) )$")
_LONGEST_LIST = 120  # characters of it
_HAVE = ("has", "had", "have", "lacks", "lacked")
_DEGREES = ("as", "so", "too", "very", "more", "less", "still")
_SKIPPED = 4  # words that may stand between the place and what it does: "Tehran has not yet said", "Washington's strong support"


def find_act(view: View, start: int, end: int, rules: MentionRules) -> MetonymRule | None:
    """The first construction of data/codebook/mentions/metonyms.yml in which the place at start:end acts, or None."""
    if follows_capital(view, start, rules.words):
        return None  # Denzel Washington signed
    before = word_before(view, start).lower()
    for rule in rules.metonyms:
        if _TESTS[rule.kind](view, start, end, before, rule, rules):
            return rule
    return None


def _is_subject(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    """Followed by a verb of acting, perhaps after an auxiliary or an adverb, and no object of a preposition; also as one of several."""
    if before in rules.words["place-preposition"] or _word_before_list(view, start, before) in rules.words["place-preposition"]:
        return False
    rest = _LIST_AFTER.match(view.folded, end, end + _LONGEST_LIST)
    return _does_act(view, end, rule, rules) or (rest is not None and _does_act(view, rest.end(), rule, rules))


def _word_before_list(view: View, start: int, before: str) -> str:
    """The word before the list of names that the place stands in; empty where it stands alone or opens the list."""
    if not before.endswith(",") and before not in ("and", "or", "nor"):
        return ""
    first = max(0, start - _LONGEST_LIST)
    found = _LIST_BEFORE.search(view.folded, first, start)
    return word_before(view, found.start()).lower() if found and found.start() > first else ""


def _does_act(view: View, end: int, rule: MetonymRule, rules: MentionRules) -> bool:
    """Whether a verb of acting follows."""
    if view.lower.startswith(_RELATIVE, end):
        end += len(_RELATIVE)
    words = words_after(view, end, _SKIPPED + 1)
    for i, word in enumerate(words):
        if word in rule.words:
            return i == 0 or word not in rules.words["preposition"]
        if not (word in rules.words["auxiliary"] or word.endswith("ly") or word in _DEGREES):
            return False
    return False


def _is_owner(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    """Subject of "has", with what only states have as its object."""
    if before in rules.words["place-preposition"]:
        return False
    first, *owned = (view.lower[end : end + 60].replace('"', "").split() or [""])[: _SKIPPED + 1]
    return first in _HAVE and any(word.rstrip(".,;:") in rule.words for word in owned)


def _is_possessive(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    if view.folded[end : end + 2] == "'s":
        end += 2
    elif view.folded[end : end + 1] == "'" and view.folded[end - 1] == "s":
        end += 1
    else:
        return False
    return any(word in rule.words for word in words_after(view, end, _SKIPPED))


def _is_between(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    """One of two that something is between: talks between Washington and Jerusalem."""
    head = view.lower[max(0, start - 90) : start]
    tail = head[head.rfind("between ") :] if "between " in head else ""
    if not tail or not (tail == "between " or (tail.endswith(" and ") and tail.count(" ") <= 4)):
        return False
    lead = head[: len(head) - len(tail)].replace(",", " ").split()[-6:]
    return any(word in rule.words for word in lead)


def _is_object(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    return before in rule.words


def _is_after_phrase(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    """After a noun and its preposition: pressure from Washington, ties with Moscow."""
    head = view.lower[max(0, start - 50) : start].split()
    return " ".join(head[-2:]) in rule.words or " ".join(head[-3:]) in rule.words


def _is_compound(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    """Joined to a participle: Tehran-backed."""
    if view.folded[end : end + 1] != "-":
        return False
    word = view.lower[end + 1 : end + 25].split(" ")[0].rstrip(".,;:'\"")
    return word in rule.words


def _is_modifier(view: View, start: int, end: int, before: str, rule: MetonymRule, rules: MentionRules) -> bool:
    return any(word in rule.words for word in words_after(view, end, 1))


_TESTS = {
    "subject": _is_subject,
    "owner": _is_owner,
    "possessive": _is_possessive,
    "between": _is_between,
    "object": _is_object,
    "after-phrase": _is_after_phrase,
    "compound": _is_compound,
    "modifier": _is_modifier,
}
