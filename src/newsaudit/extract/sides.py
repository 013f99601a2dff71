"""Whose people are harmed: the words of a sentence that tell of a side, weighed by where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.harms import HarmRules, SideRules, compile_sides
from newsaudit.extract.clauses import Clause
from newsaudit.extract.harms import HarmWord
from newsaudit.extract.words import Words

# What a word tells, by where it stands. The order matters, not the amounts: those harmed are named outright, else by their role, else where they
# are from, else who did it, else where or when it was, else who attacked nearby, else who counts.
_NAMED, _ROLE, _VICTIM_PLACE, _AGENT, _PLACE, _EVENT, _ATTACK, _COUNTER, _ELSEWHERE = 10.0, 8.0, 7.0, 6.0, 4.0, 4.0, 3.0, 2.0, 0.6
# killed since the attack: the attack dates the deaths and need not have caused them
_DATED = 0.3
# near Gaza, into Gaza, hostages in Gaza: the place is named, but the harm was not there
_ASIDE = 0.25
_FAR = 24
_TOPIC = {"place": 2.0, "scene": 2.0, "event": 2.0, "people": 1.5, "role": 1.5, "authority": 1.5, "official": 1.0}
_TOPIC_LEAST = 1.5
_VERB_FORMS = frozenset(("base", "present", "past", "ing"))
_MARGIN = 0.25
_ADJACENT = 6
_HINT = 0.3
_ATTACKERS = frozenset(("attack", "fighter", "armed", "state", "official"))
STRONG = 3.5


class Evidence(NamedTuple):
    """Words `first` to `last` (exclusive) tell of `side` as people, role, place, state, fighter, attack, event or authority."""

    first: int
    last: int
    side: str
    kind: str
    factor: float


class Verdict(NamedTuple):
    """A side (`both` where two are named as harmed, `unknown` where nothing tells) and the weight of what tells it."""

    side: str
    weight: float


UNKNOWN = Verdict("unknown", 0.0)


_compiled: dict[int, tuple[list, SideRules]] = {}


def get_sides(actors) -> SideRules:
    """The compiled sides of a story's actors, made once a process."""
    raw = actors.sides if actors is not None else []
    known = _compiled.get(id(raw))
    if known is None or known[0] is not raw:
        known = _compiled[id(raw)] = (raw, compile_sides(raw))
    return known[1]


def read_evidence(text: str, words: Words, sides: SideRules, rules: HarmRules) -> list[Evidence]:
    """All words of a sentence that tell of a side, in order, the longest reading of each."""
    found, k, n = [], 0, len(words.words)
    first = sides.first
    while k < n:
        if words.words[k] not in first:
            k += 1
            continue
        choices = [
            (k + 1 + len(rest), side, kind)
            for rest, side, kind, is_name in first[words.words[k]]
            if (not rest or tuple(words.words[k + 1 : k + 1 + len(rest)]) == rest) and (not is_name or text[words.starts[k]].isupper())
        ]
        if not choices:
            k += 1
            continue
        last = choices[0][0]
        for end, side, kind in choices:
            # the same words may name people and those who count them; a shorter reading within a longer one is none
            if end == last:
                found += _refine(words, k, end, side, kind, rules)
        k = last
    return found


def _refine(words: Words, first: int, last: int, side: str, kind: str, rules: HarmRules) -> list[Evidence]:
    """What the words tell here: with an attack after it the name of a side is that of an attacker."""
    context, before = rules.context, words.words[max(0, first - 4) : first]
    factor = _DATED if any(word in context["since"] for word in before) else 1.0
    after = _following(words, last)
    if kind == "places" or kind == "state" and _is_place(before, context):
        if any(word in context["borders"] for word in after[:2]):
            return []
        if words.words[last : last + 1] == ["where"]:
            return [Evidence(first, last, side, "scene", 1.0)]
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
        ):
            # gunmen killed a driver: the noun phrase is over
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


def _is_aside(words: Words, first: int, context) -> bool:
    k = first - 1
    while k >= 0 and words.words[k] in context["parts"]:
        k -= 1
    before = words.words[max(0, k - 2) : k + 1]
    return bool(before) and (
        before[-1] in context["not-there"]
        or before[-1] == "of"
        and len(before) > 1
        and before[-2] in context["bearings"]
        or any(word in context["held"] for word in before)
    )


def find_side(words: Words, hit: HarmWord, clause: Clause, evidence: Sequence[Evidence], sides: SideRules) -> Verdict:
    """The side of those harmed."""
    scores: dict[str, float] = {}
    best: dict[str, float] = {}
    named: set[str] = set()
    last_named = -9
    # the attack, which killed: the nearest attacker before the relative pronoun is meant, whatever it dates
    nearest = max((i for i, item in enumerate(evidence) if clause.agent[0] <= item.first < clause.agent[1] and item.kind in _ATTACKERS), default=-1)
    is_near = clause.is_relative or nearest >= 0 and hit.form in ("past", "present") and hit.first - evidence[nearest].last <= _ADJACENT
    for i, item in enumerate(evidence):
        if is_near and item.kind in _ATTACKERS and clause.agent[0] <= item.first < clause.agent[1]:
            if i != nearest:
                continue
            item = item._replace(factor=1.0)
        if item.kind in ("role", "armed") and item.first - last_named <= 2:
            continue
        if item.kind in ("people", "fighter", "official"):
            last_named = item.last
        for side, weight in _weigh(words, hit, clause, item, sides):
            weight *= item.factor
            best[side] = max(best.get(side, 0.0), weight)
            scores[side] = scores.get(side, 0.0) + weight
            if weight >= _NAMED:
                named.add(side)
    if len(named - {"other"}) > 1:
        return Verdict("both", _NAMED)
    if named:
        return Verdict((named - {"other"} or named).pop(), _NAMED)
    # one word that tells outweighs many that hint; hints decide between words of like weight
    ranked = sorted(((best[side] + _HINT * (score - best[side]), side) for side, score in scores.items() if side != "other"), reverse=True)
    if not ranked or len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return UNKNOWN
    return Verdict(ranked[0][1], ranked[0][0])


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
            return [(item.side, _VICTIM_PLACE)]
        return [(side, _AGENT * 0.8) for side in harmed] if in_agent or after_by else [(item.side, _ELSEWHERE * near)]
    if item.kind == "attack":
        return [(side, _AGENT if in_agent or in_tail else _ATTACK * near) for side in harmed]
    if item.kind == "target":
        return [(item.side, _NAMED if in_victim else _PLACE * near)]
    if item.kind == "scene":
        # in Gaza, where 20 people died
        return [(item.side, _PLACE if item.first < hit.first else _ELSEWHERE)]
    if item.kind == "place":
        return [(item.side, _VICTIM_PLACE if in_victim else _PLACE if in_tail or in_agent else _PLACE * 0.8 * near)]
    if item.kind == "event":
        return [(item.side, _VICTIM_PLACE if in_victim else _EVENT * near)]
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


def settle(words: Words, hits: Sequence[HarmWord], clauses: Sequence[Clause], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts of a sentence's harm words, where a weak one follows the strong ones: the only one, or that of the harm that it is joined to."""
    settled = list(verdicts)
    strong = {verdict.side for verdict in verdicts if verdict.weight >= STRONG}
    for i, verdict in enumerate(settled):
        if i and _goes_on(words, hits[i - 1], hits[i]) and settled[i - 1].weight > verdict.weight and verdict.weight < _VICTIM_PLACE:
            settled[i] = settled[i - 1]
        elif verdict.weight < STRONG and len(strong) == 1:
            settled[i] = Verdict(next(iter(strong)), verdict.weight)
    return settled


def _goes_on(words: Words, a: HarmWord, b: HarmWord) -> bool:
    """Whether harm `b` goes on from harm `a` in the same clause: killed hundreds, wounded thousands."""
    return b.first - a.last <= 7 and 2 not in words.marks[a.last - 1 : b.first] and "while" not in words.words[a.last : b.first]
