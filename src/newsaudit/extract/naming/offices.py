"""The office printed in small letters beside a name: "military spokesman" before it, "the mayor of Springfield" after it."""

import re

from newsaudit.codebook.mention_rules import MentionRules
from newsaudit.extract.naming.context import View, word_before, words_before

_APPOSITION = re.compile(r", (?:who is |an? |the |its |their |his |her )?([^,.;:\"()]{3,80})(?:[,.;]|$)")


def find_office(view: View, start: int, end: int, rules: MentionRules) -> str | None:
    """The office beside the name at start:end as printed, or None."""
    return _before(view, start, rules) or _after(view, end, rules)


def _before(view: View, start: int, rules: MentionRules) -> str | None:
    # most names follow another word, which two letters tell soonest, and one word sooner than four
    if view.lower[max(0, start - 3) : max(0, start - 1)] not in rules.role_ends or word_before(view, start).lower() not in rules.words["role-noun"]:
        return None
    words = words_before(view, start, 4).split(" ")
    verbs = rules.metonyms[0].words
    kept = [words.pop().lstrip("\"'(")]
    for word in reversed(words):
        if word.lower() in rules.words["opener"] or word.lower() in verbs or not word[-1:].isalnum():
            break
        kept.append(word.lstrip("\"'("))
    return " ".join(reversed(kept)) or None


def _after(view: View, end: int, rules: MentionRules) -> str | None:
    if view.folded[end : end + 2] != ", ":
        return None
    found = _APPOSITION.match(view.folded, end)
    words = found[1].lower().split(" ") if found else []
    if words and words[0] not in rules.words["auxiliary"] and not rules.words["role-noun"].isdisjoint(words):
        return found[1].strip()
    return None
