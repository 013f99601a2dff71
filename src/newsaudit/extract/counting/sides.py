"""Whose people are harmed: the words of a sentence that tell of a side, weighed by where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsaudit.codebook.harms import SideRules
from newsaudit.extract.counting.clauses import Clause
from newsaudit.extract.counting.evidence import Evidence
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.words import Words

# What a word tells, by where it stands. The order matters, not the amounts: those harmed are named outright, else by their role, else where they
# are from, else who did it, else where or when it was, else who attacked nearby, else who counts.
_AIMED = 6.5
_NAMED, _ROLE, VICTIM_PLACE, _AGENT, _PLACE, _EVENT, _ATTACK, _COUNTER, _ELSEWHERE = 10.0, 8.0, 7.0, 6.0, 4.0, 4.0, 3.0, 2.0, 0.6
_FAR = 24
_TOPIC = {"place": 2.0, "aimed": 2.0, "scene": 2.0, "event": 2.0, "people": 1.5, "role": 1.5, "authority": 1.5, "official": 1.0}
_TOPIC_LEAST = 1.5
_MARGIN = 0.25
_ADJACENT = 6
_HINT = 0.3
_ATTACKERS = frozenset(("attack", "fighter", "armed", "state", "official"))
STRONG = 3.5


@dataclass(slots=True)
class Verdict:
    """A side (`both` where two are named as harmed, `unknown` where nothing tells) and the weight of what tells it."""

    side: str
    weight: float


UNKNOWN = Verdict("unknown", 0.0)


def find_side(words: Words, hit: HarmWord, clause: Clause, evidence: Sequence[Evidence], sides: SideRules) -> Verdict:
    """The side of those harmed."""
    if sides.first and _names_both(words, clause):
        return Verdict("both", _NAMED)
    scores: dict[str, float] = {}
    best: dict[str, float] = {}
    named: set[str] = set()
    last_named = -9
    # the attack, which killed: the nearest attacker before the relative pronoun is meant, whatever it dates
    nearest = max((i for i, item in enumerate(evidence) if clause.agent[0] <= item.first < clause.agent[1] and item.kind in _ATTACKERS), default=-1)
    is_near = clause.is_relative or nearest >= 0 and hit.form in ("past", "present") and hit.first - evidence[nearest].last <= _ADJACENT
    for i, item in enumerate(evidence):
        factor = item.factor
        if item.kind in _ATTACKERS and (is_near or hit.form == "ing") and clause.agent[0] <= item.first < clause.agent[1]:
            if is_near and i != nearest:
                continue
            # two days after gunmen attacked a mill, killing a potter: they date what is told elsewhere, and did this
            factor = 1.0
        if item.kind in ("role", "armed") and item.first - last_named <= 2:
            continue
        if item.kind in ("people", "fighter", "official"):
            last_named = item.last
        for side, weight in _weigh(words, hit, clause, item, sides):
            weight *= factor
            best[side] = max(best.get(side, 0.0), weight)
            scores[side] = scores.get(side, 0.0) + weight
            if weight >= _NAMED:
                named.add(side)
    if len(named - {"other"}) > 1:
        return Verdict("both", _NAMED)
    if named:
        return Verdict((named - {"other"} or named).pop(), _NAMED)
    if _is_elsewhere(clause, evidence):
        return Verdict("other", _PLACE)
    # one word that tells outweighs many that hint; hints decide between words of like weight
    ranked = sorted(((best[side] + _HINT * (score - best[side]), side) for side, score in scores.items() if side != "other"), reverse=True)
    if not ranked or len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return UNKNOWN
    return Verdict(ranked[0][1], ranked[0][0])


def _is_elsewhere(clause: Clause, evidence: Sequence[Evidence]) -> bool:
    """Whether the harm was done in another country, and only words for anybody tell of a side: gunmen killed 12 in Chad."""
    if not evidence or any(item.side != "other" and item.kind not in ("armed", "role") for item in evidence):
        return False
    parts = (clause.victim, clause.tail)
    return any(item.side == "other" and item.kind == "place" and any(a <= item.first < b for a, b in parts) for item in evidence)


def _names_both(words: Words, clause: Clause) -> bool:
    """Whether those harmed are people of both sides."""
    for begin, end in (clause.victim, clause.tail):
        near = words.words[begin : min(end, begin + _FAR) + 1]
        if "both" in near and ("both", "sides") in pairwise(near):
            return True
    return False


def _weigh(words: Words, hit: HarmWord, clause: Clause, item: Evidence, sides: SideRules) -> list[tuple[str, float]]:
    """The sides that one piece of evidence speaks for, with its weight for this harm."""
    in_victim = clause.victim[0] <= item.first < clause.victim[1]
    in_agent = clause.agent[0] <= item.first < clause.agent[1]
    in_tail = clause.tail[0] <= item.first < clause.tail[1]
    after_by = in_tail and "by" in words.words[clause.tail[0] : item.first]
    near = max(0.1, 1 - (hit.first - item.last if item.last <= hit.first else item.first - hit.last) / _FAR)
    harmed = sides.harms.get(item.side, ())
    if item.kind in ("people", "fighter", "role", "armed", "official"):
        if in_victim:
            return [(item.side, _ROLE if item.kind in ("role", "armed") else _NAMED)]
        if in_agent and item.kind not in ("people", "role") or after_by:
            return [(side, _AGENT) for side in harmed]
        if item.kind in ("fighter", "armed"):
            return [(side, _ATTACK * near * 0.4) for side in harmed]
        return [(item.side, (_COUNTER if item.kind == "official" else _ELSEWHERE) * near)]
    if item.kind == "state":
        if in_victim:
            return [(item.side, VICTIM_PLACE)]
        return [(side, _AGENT * 0.8) for side in harmed] if in_agent or after_by else [(item.side, _ELSEWHERE * near)]
    if item.kind == "attack":
        return [(side, _AGENT if in_agent or in_tail else _ATTACK * near) for side in harmed]
    if item.kind == "target":
        return [(item.side, _NAMED if in_victim else _PLACE * near)]
    if item.kind == "aimed":
        # who died in an assault on a town may have made it
        is_hit = (in_agent or in_tail or in_victim) and hit.harm.verb != "intransitive"
        return [(item.side, _AIMED if is_hit else _PLACE * near)]
    if item.kind == "scene":
        # in Gaza, where 20 people died
        return [(item.side, _PLACE if item.first < hit.first else _ELSEWHERE)]
    if item.kind == "place":
        return [(item.side, VICTIM_PLACE if in_victim else _PLACE if in_tail or in_agent else _PLACE * 0.8 * near)]
    if item.kind == "event":
        return [(item.side, VICTIM_PLACE if in_victim else _EVENT * near)]
    return [(item.side, _COUNTER * near)]


def find_topic(evidence: Sequence[Evidence], sides: SideRules) -> Verdict:
    """The side whose people a sentence speaks of as a whole, where its places, attacks and events leave only one."""
    scores: dict[str, float] = {}
    for item in evidence:
        if item.kind in ("attack", "fighter", "armed", "state"):
            for side in sides.harms.get(item.side, ()):
                scores[side] = scores.get(side, 0.0) + (_ATTACK if item.kind == "attack" else _ELSEWHERE) * item.factor
        else:
            scores[item.side] = scores.get(item.side, 0.0) + _TOPIC.get(item.kind, 1.0) * item.factor
    ranked = sorted(((score, side) for side, score in scores.items() if side != "other"), reverse=True)
    if not ranked or ranked[0][0] < _TOPIC_LEAST or len(ranked) > 1 and ranked[1][0] > ranked[0][0] / 3:
        return UNKNOWN
    return Verdict(ranked[0][1], _ELSEWHERE)
