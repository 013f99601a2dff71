"""Whose people are harmed: the words of a sentence that tell of a side, weighed by where they stand."""

from typing import NamedTuple

from newsaudit.codebook.harms import HarmRules, SideRules
from newsaudit.extract.clauses import Clause
from newsaudit.extract.harms import HarmWord
from newsaudit.extract.words import Words

# What a word tells, by where it stands. The order matters, not the amounts: those harmed are named outright, else who did it, else where it was,
# else what it is known as, else who counts.
_VICTIM, _VICTIM_PLACE, _AGENT, _PLACE, _EVENT, _ATTACK, _COUNTER, _ELSEWHERE = 10.0, 7.0, 6.0, 4.0, 4.0, 3.0, 2.0, 0.6
_FAR = 24


class Evidence(NamedTuple):
    """Words `first` to `last` (exclusive) tell of `side` as people, place, attack, fighter, event or authority."""

    first: int
    last: int
    side: str
    kind: str


def read_evidence(text: str, words: Words, sides: SideRules, rules: HarmRules) -> list[Evidence]:
    """All words of a sentence that tell of a side, in order, the longest reading of each."""
    found, k, n = [], 0, len(words.words)
    while k < n:
        last = k + 1
        for rest, side, kind, is_name in sides.first.get(words.words[k], ()):
            end = k + 1 + len(rest)
            if (not rest or tuple(words.words[k + 1 : end]) == rest) and (not is_name or text[words.starts[k]].isupper()):
                found.append(Evidence(k, end, side, _refine(words, k, end, kind, rules)))
                if not last > k + 1 and kind != "authorities":
                    last = end
                if kind != "authorities":
                    break
        k = last
    return found


def _refine(words: Words, first: int, last: int, kind: str, rules: HarmRules) -> str:
    """What the words tell here: with an attack after it the name of a side is that of an attacker."""
    context = rules.context
    if kind in ("roles", "events", "authorities", "places"):
        return {"roles": "people", "events": "event", "authorities": "authority", "places": "place"}[kind]
    for k in range(last, min(len(words.words), last + 4)):
        if words.gaps[k - 1] not in (" ", "'", "-", "' "):
            break
        word = words.words[k]
        if word in context["attacks"]:
            return "attack"
        if word in context["fighters"]:
            return "fighter"
        if word in context["authorities"]:
            return "authority"
        if word in context["persons"]:
            return "place" if kind == "state" and words.words[k - 1] != "s" and False else "people"
        if word in context["stop"] or word in context["where"]:
            break
    if kind == "forces":
        return "fighter"
    if kind == "state":
        before = words.words[first - 1] if first else ""
        before2 = words.words[first - 2] if first > 1 else ""
        return "place" if before in context["where"] or before2 in context["where"] and before in ("southern", "northern", "central", "the", "besieged", "western", "eastern") else "state"
    return "people"


def find_side(words: Words, hit: HarmWord, clause: Clause, evidence: list[Evidence], sides: SideRules, rules: HarmRules) -> tuple[str, float]:
    """The side of those harmed with the weight of what tells it: `both` where two are named as harmed, `unknown` where nothing tells."""
    scores: dict[str, float] = {}
    named: set[str] = set()
    for item in evidence:
        for side, weight in _weigh(words, hit, clause, item, sides):
            scores[side] = scores.get(side, 0.0) + weight
            if weight >= _VICTIM:
                named.add(side)
    if len(named - {"other"}) > 1:
        return "both", _VICTIM
    if named:
        return (named - {"other"} or named).pop(), _VICTIM
    ranked = sorted(((score, side) for side, score in scores.items() if side != "other"), reverse=True)
    if not ranked or len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.25:
        return "unknown", 0.0
    return ranked[0][1], ranked[0][0]


def _weigh(words: Words, hit: HarmWord, clause: Clause, item: Evidence, sides: SideRules):
    in_victim = clause.victim[0] <= item.first < clause.victim[1]
    in_agent = clause.agent[0] <= item.first < clause.agent[1]
    in_tail = clause.tail[0] <= item.first < clause.tail[1]
    own, harmed = item.side, sides.harms.get(item.side, ())
    gap = hit.first - item.last if item.last <= hit.first else item.first - hit.last
    near = max(0.1, 1 - gap / _FAR)
    if item.kind in ("people", "fighter"):
        if in_victim:
            # Israeli soldiers who killed 20 people
            return [(own, _VICTIM)]
        if in_agent and item.kind == "fighter" or in_tail and item.kind == "fighter":
            return [(side, _AGENT) for side in harmed]
        if in_tail and clause.voice == "passive" and "by" in words.words[clause.tail[0] : item.first]:
            return [(side, _AGENT) for side in harmed]
        if item.kind == "fighter":
            return [(side, _ATTACK * near) for side in harmed]
        return [(own, _ELSEWHERE * near)]
    if item.kind == "state":
        if in_victim:
            return [(own, _VICTIM_PLACE)]
        if in_agent or in_tail and "by" in words.words[clause.tail[0] : item.first]:
            return [(side, _AGENT * 0.8) for side in harmed]
        return [(own, _ELSEWHERE * near)]
    if item.kind == "attack":
        return [(side, (_AGENT if in_agent or in_tail else _ATTACK * near)) for side in harmed]
    if item.kind == "place":
        return [(own, _VICTIM_PLACE if in_victim else _PLACE if in_tail else _PLACE * 0.8 * near)]
    if item.kind == "event":
        return [(own, _EVENT * near if not in_victim else _VICTIM_PLACE)]
    return [(own, _COUNTER * near)]
