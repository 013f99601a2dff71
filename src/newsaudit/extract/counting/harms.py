"""Words that tell of people killed or hurt, without those that only threaten, deny, imagine or recall another war."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsaudit.codebook.harms import Harm, HarmRules
from newsaudit.extract.counting.words import Words

_CLAUSE_MARKS = frozenset(',;:()—–"')
_NEGATION_WINDOW = 5
_WAR_WINDOW = 10
_NEAR = 14
_NOT_ONLY, _NO_FEWER = frozenset(("just", "only", "merely", "simply")), frozenset(("fewer", "less", "more"))


@dataclass(slots=True)
class HarmWord:
    """A harm word or phrase: words `first` to `last` (exclusive) of the sentence, its form and its codebook entry."""

    first: int
    last: int
    form: str
    harm: Harm


def find_harms(text: str, words: Words, anchors: Sequence[int], rules: HarmRules) -> list[HarmWord]:
    """The harm words of a sentence that tell of people really killed or hurt, in order; `anchors` are the offsets at which they may begin."""
    found, last, n = [], 0, len(words.words)
    for k in map(words.at, anchors):
        if last <= k < n:
            choice = _match(words, k, rules)
            if choice:
                last = choice.last
                if _is_real(text, words, choice, rules):
                    found.append(choice)
    return found


def _match(words: Words, k: int, rules: HarmRules) -> HarmWord | None:
    for rest, form, harm in rules.first.get(words.words[k], ()):
        last = k + 1 + len(rest)
        if (not rest or tuple(words.words[k + 1 : last]) == rest) and all(gap in (" ", "-", " '") for gap in words.gaps[k : last - 1]):
            after = words.words[last] if last < len(words.words) and words.gaps[last - 1].strip(" -'") == "" else ""
            before = words.words[k - 1] if k and words.gaps[k - 1].strip(" -'") == "" else ""
            following = words.words[last + 1] if after and last + 1 < len(words.words) else ""
            if after in harm.not_after or before in harm.not_before or f"{after} {following}" in harm.not_after:
                continue
            if after in rules.context["articles"] and following in harm.not_after:
                # killed the bill
                continue
            if harm.only_after and before not in harm.only_after:
                continue
            if (
                form == "base"
                and rules.nouns.get(words.words[k]) == harm.id
                and not (before in rules.context["modal"] or before in rules.context["verb-leads"])
            ):
                # a charge of murder; they murder
                form = "nouns"
            return HarmWord(k, last, form, harm)
    return None


def before_in_clause(words: Words, k: int, window: int) -> list[str]:
    """The words before word `k`, nearest first, up to the mark that opens its clause and at most `window`."""
    found = []
    for i in range(k - 1, max(-1, k - 1 - window), -1):
        if words.gaps[i] != " " and not _CLAUSE_MARKS.isdisjoint(words.gaps[i]):
            break
        found.append(words.words[i])
    return found


def _is_real(text: str, words: Words, hit: HarmWord, rules: HarmRules) -> bool:
    context, before = rules.context, before_in_clause(words, hit.first, 8)
    if "may" in before:
        # a strike in May left 18 dead: a month
        before = ["in" if word == "may" and text[words.starts[hit.first - 1 - i]].isupper() else word for i, word in enumerate(before)]
    return not (
        _is_unreal(before, hit, context)
        or _is_negated(before, context)
        or _is_of_other_war(words, hit, rules)
        or hit.harm.not_near
        and not hit.harm.not_near.isdisjoint(words.words[max(0, hit.first - _NEAR) : hit.last + _NEAR])
        or hit.harm.needs_people
        and not _has_people(text, words, hit, context)
        or hit.harm.needs_near
        and hit.harm.needs_near.isdisjoint(words.words[max(0, hit.first - _NEAR) : hit.last + _NEAR])
        or hit.harm.verb == "state"
        and _is_of_things(text, words, hit, context)
        or hit.harm.needs_verb
        and not _is_verb(words, hit, context)
        or hit.harm.needs_attack
        and not _has_attack(words, hit, context)
    )


def _is_unreal(before: list[str], hit: HarmWord, context) -> bool:
    """Whether the harm is only possible, planned, threatened or asked about."""
    if not context["condition"].isdisjoint(before):
        return True
    near = before[:4]
    if hit.form == "base":
        if "to" in near[:2]:
            at = near.index("to")
            return context["infinitive-done"].isdisjoint(before[at + 1 : at + 3])
        return not context["modal"].isdisjoint(near)
    for i, word in enumerate(near):
        if word in context["modal"]:
            # may have been killed is a guess at what happened, would have been killed is not
            return not (word in ("may", "might", "must") and "have" in near[:i])
        if word == "to" and i < 3 and "be" in near[:i]:
            return context["infinitive-done"].isdisjoint(before[i + 1 : i + 3])
    if hit.harm.verb is None or hit.form == "nouns":
        return not context["intent"].isdisjoint(before[:3])
    if hit.form == "ing":
        return not context["intent"].isdisjoint(before[:2])
    return False


def _is_negated(before: list[str], context) -> bool:
    for i, word in enumerate(before[:_NEGATION_WINDOW]):
        if word in context["negation"]:
            # not just killed, not only wounded; no fewer than 20 were killed
            following = before[i - 1] if i else ""
            return not (word in ("not", "t") and following in _NOT_ONLY or word == "no" and following in _NO_FEWER)
        if word in ("that", "but", "and", "who", "which", "as"):
            return False
    return False


def _is_of_other_war(words: Words, hit: HarmWord, rules: HarmRules) -> bool:
    begin, end = max(0, hit.first - _WAR_WINDOW), min(len(words.words), hit.last + _WAR_WINDOW)
    if rules.other_wars.keys().isdisjoint(words.words[begin:end]):
        return False
    for k in range(begin, end):
        for rest in rules.other_wars.get(words.words[k], ()):
            if tuple(words.words[k + 1 : k + 1 + len(rest)]) == rest:
                lead = words.words[max(0, k - 3) : k]
                if ("in" in lead or "during" in lead or "of" in lead or "at" in lead) and "since" not in lead:
                    return True
    return False


def _has_people(text: str, words: Words, hit: HarmWord, context) -> bool:
    near = range(max(0, hit.first - 8), min(len(words.words), hit.last + 8))
    return any(words.words[k] in context["persons"] or text[words.starts[k]].isupper() and k for k in near if not hit.first <= k < hit.last)


def _has_attack(words: Words, hit: HarmWord, context) -> bool:
    near = words.words[max(0, hit.first - 4) : hit.last + 6]
    return not (context["attacks"].isdisjoint(near) and context["days"].isdisjoint(near))


def _is_verb(words: Words, hit: HarmWord, context) -> bool:
    """Whether a word that is also a noun stands as a verb: with a form of be before it, or with people as its object."""
    for word in reversed(words.words[max(0, hit.first - 3) : hit.first]):
        if word in context["be"]:
            return True
        if word in context["determiners"]:
            # it was a long shot
            break
    after = words.words[hit.last : hit.last + 5]
    if after[:1] == ["by"]:
        return True
    return bool(after) and after[0] not in context["where"] and not context["persons"].isdisjoint(after[:4])


def _is_of_things(text: str, words: Words, hit: HarmWord, context) -> bool:
    """Whether "dead" stands before the noun of a thing: the dead language, dead flat."""
    if hit.last >= len(words.words) or words.gaps[hit.last - 1] != " ":
        return False
    following = words.words[hit.last : hit.last + 2]
    if (
        any(following[0] in context[role] for role in ("stop", "where", "object-stop", "be", "have", "modal", "tail-stop", "days"))
        or text[words.starts[hit.last]].isupper()
    ):
        return False
    return context["persons"].isdisjoint(following) and not following[0].startswith("includ")
