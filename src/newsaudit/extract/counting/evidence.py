"""Words of a sentence that tell of a side, and what they tell where they stand: people, place, attack, fighter, event, authority."""


from dataclasses import dataclass, replace
from itertools import compress

from newsaudit.codebook.harms import HarmRules, SideRules, compile_sides
from newsaudit.extract.counting.words import Words

# killed since the attack: the attack dates the deaths and need not have caused them
_DATED = 0.3
# near Gaza, into Gaza, hostages in Gaza: the place is named, but the harm was not there
_ASIDE = 0.25
# characters searched for names at a time
_STRETCH = 500
_VERB_FORMS = frozenset(("base", "present", "past", "ing"))


@dataclass(slots=True)
class Evidence:
    """Words `first` to `last` (exclusive) tell of `side` as people, role, place, state, fighter, attack, event or authority."""

    first: int
    last: int
    side: str
    kind: str
    factor: float


_compiled: dict[int, tuple[list, SideRules]] = {}


def get_sides(actors) -> SideRules:
    """The compiled sides of a story's actors, made once a process."""
    raw = actors.sides if actors is not None else []
    known = _compiled.get(id(raw))
    if known is None or known[0] is not raw:
        known = _compiled[id(raw)] = (raw, compile_sides(raw))
    return known[1]


def names_sides(text: str, lower: str, sides: SideRules, *, times: int) -> bool:
    """Whether the text, also given in small letters, names people, places or bodies of the sides at least so many times."""
    found = begin = 0
    while begin < len(lower):
        # no name holds a line break: what comes after enough of them is not searched
        end = lower.find("\n", begin + _STRETCH) + 1 or len(lower)
        for _, start, stop in sides.names.find_matches_as_indexes(lower[begin:end]):
            start, stop = begin + start, begin + stop
            found += text[start].isupper() and not lower[start - 1 : start].isalpha() and not lower[stop : stop + 1].isalpha()
            if found >= times:
                return True
        begin = end
    return False


def read_evidence(text: str, words: Words, sides: SideRules, rules: HarmRules) -> list[Evidence]:
    """All words of a sentence that tell of a side, in order, the longest reading of each."""
    found, after, first, raw, cut = [], 0, sides.first, "", words.words
    if first.keys().isdisjoint(cut):
        return found
    for k in compress(range(len(cut)), map(first.__contains__, cut)):
        if k < after:
            continue
        choices = [
            (k + 1 + len(rest), side, kind)
            for rest, side, kind, is_name in first[cut[k]]
            if (not rest or cut[k + 1 : k + 2] == [rest[0]] and tuple(cut[k + 1 : k + 1 + len(rest)]) == rest)
            and (not is_name or text[words.starts[k]].isupper())
        ]
        if not choices:
            continue
        last = choices[0][0]
        for end, side, kind in choices:
            # the same words may name people and those who count them; a shorter reading within a longer one is none
            if end == last:
                items = _refine(words, k, end, side, kind, rules)
                if kind == raw == "state" and found and found[-1].kind == "place" and items and _goes_on_list(words, found[-1].last, k):
                    # attacks in Chad, Niger and Mali: where, not who
                    items = [replace(item, kind="place") for item in items]
                found += items
                raw = kind
        after = last
    return found


def _goes_on_list(words: Words, last: int, first: int) -> bool:
    """Whether the name at word `first` goes on the list of names that word `last` ends: Chad, Niger and Mali."""
    between = words.words[last:first]
    return not between and words.marks[first - 1] == 1 or between == ["and"]


def _refine(words: Words, first: int, last: int, side: str, kind: str, rules: HarmRules) -> list[Evidence]:
    """What the words tell here: with an attack after it the name of a side is that of an attacker."""
    context, before = rules.context, words.words[max(0, first - 4) : first]
    factor = _DATED if not context["since"].isdisjoint(before) else 1.0
    after = _following(words, last)
    if kind == "state" and _is_origin(before, context):
        # a soldier from Ghana: whose people, though the role is another side's
        return [Evidence(first, last, side, "people", 1.0)]
    if kind == "places" or kind == "state" and _is_place(before, context) and _find_role(after, kind, rules) not in ("attack", "fighter"):
        if not context["borders"].isdisjoint(after[:2]):
            return []
        if words.words[last : last + 1] == ["where"]:
            return [Evidence(first, last, side, "scene", 1.0)]
        if after and after[0] in context["captivity"]:
            return [Evidence(first, last, side, "attack", 1.0)]
        if before[-1:] == ["on"] and before[-2:-1] and before[-2] in context["attacks"]:
            # strikes on Goma harm people there, whoever makes them
            return [Evidence(first, last, side, "aimed", 1.0)]
        return [Evidence(first, last, side, "place", _ASIDE if _is_aside(words, first, context) else 1.0)]
    if kind == "events":
        return [Evidence(first, last, side, "event", factor)]
    if kind == "authorities":
        return [Evidence(first, last, side, "authority", 1.0)]
    if (
        before
        and (before[-1] in context["aim"] or len(before) > 1 and before[-2] in context["aim"] and before[-1] in context["determiners"])
        and kind in ("people", "roles", "forces")
        and _find_role(after, kind, rules) not in ("attack", "official")
    ):
        # firing on the militants
        return [Evidence(first, last, side, "target", 1.0)]
    if kind == "roles":
        # Palestinian fighters: the name before the role tells the side already
        return [Evidence(first, last, side, "armed" if words.words[last - 1] in context["fighters"] else "role", factor)]
    role = _find_role(after, kind, rules)
    if after and (after[0] in context["captivity"] or kind == "forces" and after[0] in context["held-people"]):
        # freed from the rebels' captivity: who holds them harms them
        return [Evidence(first, last, side, "attack", 1.0)]
    if role != "attack" and not context["grounds"].isdisjoint(after[:3]) and before and before[-1] != "of":
        # at Israeli bases: where, not who
        return [Evidence(first, last, side, "place", 1.0)]
    if role:
        return [Evidence(first, last, side, role, factor if role in ("attack", "fighter") else 1.0)]
    return [Evidence(first, last, side, {"forces": "fighter", "state": "state"}.get(kind, "people"), factor if kind == "forces" else 1.0)]


def _find_role(after: list[str], kind: str, rules: HarmRules) -> str | None:
    """What the nouns after a side's name make of it; the last counts: security officials tell, security forces fight."""
    role, context = None, rules.context
    for word in after:
        if word in context["attack-verbs"] and kind != "people" and word not in context["attacks"]:
            return role or "attack"
        if (
            word in context["stop"]
            or word in context["where"]
            or word in context["determiners"]
            or word in rules.first
            and rules.first[word][0][1] in _VERB_FORMS
            or kind == "forces"
            and word.endswith("ed")
        ):
            # gunmen killed a driver, the rebels captured two members: the noun phrase is over
            break
        if word in context["attacks"]:
            role = "attack"
        elif word in context["fighters"]:
            role = "fighter"
        elif word in context["authorities"]:
            role = "official"
        elif word in context["persons"]:
            role = "people"
    return role


def _following(words: Words, last: int) -> list[str]:
    found = []
    for k in range(last, min(len(words.words), last + 4)):
        if words.gaps[k - 1] not in (" ", "'", "-", "' "):
            break
        found.append(words.words[k])
    return found


def _is_place(before: list[str], context) -> bool:
    """Whether the name of a state stands as a place: in Israel, in southern Israel."""
    return bool(before) and (before[-1] in context["where"] or len(before) > 1 and before[-2] in context["where"] and before[-1] in context["parts"])


def _is_origin(before: list[str], context) -> bool:
    """Whether the name of a state tells where people are from: a worker from Thailand; not a rocket from Lebanon."""
    words = before[:-1] if before[-1:] == ["the"] else before
    return len(words) > 1 and words[-1] == "from" and words[-2] in context["persons"]


def _is_aside(words: Words, first: int, context) -> bool:
    k = first - 1
    while k >= 0 and words.words[k] in context["parts"]:
        k -= 1
    before = words.words[max(0, k - 2) : k + 1]
    if len(before) > 1 and before[-1] == "into" and before[-2] in context["attacks"]:
        # attacks into a country harm people there
        return False
    return bool(before) and (
        before[-1] in context["not-there"]
        or before[-1] == "with"
        and len(before) > 1
        and before[-2] in context["borders"]
        or before[-1] == "of"
        and len(before) > 1
        and before[-2] in context["bearings"]
        or not context["held"].isdisjoint(before)
    )
