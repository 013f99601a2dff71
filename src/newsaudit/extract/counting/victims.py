"""Whose people a figure of casualties or hostages counts, and whether its clause says who did it."""

from dataclasses import replace

from newsaudit.codebook.harms import Harm
from newsaudit.extract.counting.agents import find_agent
from newsaudit.extract.counting.clauses import Clause
from newsaudit.extract.counting.counted import Counted
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.kinds import KindFound
from newsaudit.extract.counting.reader import SentenceReading
from newsaudit.extract.counting.sides import UNKNOWN, Verdict, find_side

_ANY = Harm("any", "mixed", "transitive", frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), False, False, False, "")
_LIVES, _CAPTORS, _LEAD, _ORIGIN = 7, 6, 3, 4
_TO_CAPTOR = 8
_OBLIQUE = frozenset(("by", "from", "of", "to", "in", "against"))
_HOME, _TO_HOME = frozenset(("its", "their", "our", "home")), 3
_NOUN = replace(_ANY, verb=None)


def find_victims(reading: SentenceReading, first: int, counted: Counted, kind: KindFound) -> tuple[str, str]:
    """The side and the voice of a figure whose number begins at word `first`."""
    hit, clause, verdict = _link(reading, counted, kind)
    last = counted.head + 1 if counted.head >= 0 else counted.after
    if reading.words.words[last : last + 1] == ["from"]:
        # one soldier from Ghana
        last += _ORIGIN
    own = [item for item in reading.near(first, last) if first <= item.first < last]
    named = find_side(reading.words, hit, replace(clause, victim=(first, last), agent=(first, first)), own, reading.sides) if own else UNKNOWN
    is_homecoming = kind.id == "released" and reading.words.words[max(kind.at, 0)] in reading.rules.harms.context["homecoming"]
    captor = _find_captor(reading, last) if reading.rules.kinds[kind.id].category == "hostages" and named.side == "unknown" else None
    is_rescue = kind.id == "released" and reading.words.words[max(kind.at, 0)] in reading.rules.harms.context["rescuing"]
    if named.side != "unknown":
        side = named.side
    elif captor:
        side = captor
    elif kind.by == "after" and reading.words.words[kind.at] == "captured" and clause.voice != "active":
        # two were captured: fighters as well as hostages are
        side = "unknown"
    elif is_homecoming:
        side = _find_homecomers(reading, kind.at, last)
    else:
        side = _find_rescued(reading, kind.at) if is_rescue else verdict.side
    if side == "unknown" and reading.rules.kinds[kind.id].category == "casualties":
        side = reading.reader.find_carried(reading.words.start).side
    if reading.rules.kinds[kind.id].category == "hostages" and kind.by in ("noun", "after", "before"):
        return side, _find_captive_voice(reading, first, counted)
    lead = reading.words.words[max(0, first - _LEAD) : first]
    if kind.by == "after" and clause.voice == "passive" and not reading.rules.harms.context["left"].isdisjoint(lead) and "were" not in lead:
        # left 20 with burns
        return side, "active"
    return side, _find_voice(reading, hit, clause, kind)


def _find_homecomers(reading: SentenceReading, at: int, last: int) -> str:
    """The side that gets its own people back: Chad brought home 230 soldiers; `unknown` where a side may also give back another's."""
    if _HOME.isdisjoint(reading.words.words[at : last + _TO_HOME]):
        return "unknown"
    return next((item.side for item in reversed(reading.near(at, last)) if item.last <= at and at - item.last <= _CAPTORS), "unknown")


def _find_captor(reading: SentenceReading, last: int) -> str | None:
    """The side that those harm from or by whom hostages are held or freed: rescued 178 hostages from the rebels; None where it is not told."""
    for item in reading.near(last, last + _TO_CAPTOR):
        before = reading.words.words[item.first - 1] if item.first else ""
        if last <= item.first < last + _TO_CAPTOR and before in ("by", "from") and item.kind in ("fighter", "armed", "attack"):
            harmed = reading.sides.harms.get(item.side, ())
            return harmed[0] if len(harmed) == 1 else None
    return None


def _find_rescued(reading: SentenceReading, at: int) -> str:
    """The side whose rescuers are named last before the verb at word `at`."""
    cut = reading.words.words
    before = (item for item in reversed(reading.near(max(0, at - _CAPTORS), at)) if item.last <= at and at - item.last < _CAPTORS)
    return next((item.side for item in before if not item.first or cut[item.first - 1] not in _OBLIQUE), "unknown")


def _link(reading: SentenceReading, counted: Counted, kind: KindFound) -> tuple[HarmWord, Clause, Verdict]:
    """The harm word that a figure counts the victims of, with its clause and side."""
    at = max(kind.at, 0)
    hits = [
        harm
        for harm in reading.harms_near(at, counted.first)
        if harm[0].first <= at < harm[0].last or kind.by == "total" and at <= harm[0].first < counted.first
    ]
    if hits:
        return hits[0]
    # verbs of capture and release, and harms that only threaten
    is_noun = kind.by in ("noun", "total")
    form = "nouns" if is_noun else "ing" if reading.words.words[at].endswith("ing") else "past"
    hit = HarmWord(at, at + 1, form, _NOUN if is_noun else _ANY)
    clause = reading.clause(hit)
    return hit, clause, reading.side(hit, clause)


def _find_voice(reading: SentenceReading, hit: HarmWord, clause: Clause, kind: KindFound) -> str:
    if kind.id == "missing":
        # to be missing has no agent
        return "passive"
    if clause.voice == "active":
        return "active"
    if kind.by == "before" and reading.words.words[kind.at] in reading.rules.harms.context["takes-lives"]:
        # the flood claimed the lives of 20
        return "active"
    if kind.by == "noun" and not reading.rules.harms.context["takes-lives"].isdisjoint(reading.words.words[max(0, kind.at - _LIVES) : kind.at]):
        # the flood claimed 20 lives
        if reading.words.words[kind.at] == "lives":
            return "active"
    if clause.voice == "none":
        # deaths and a toll are told without an agent; the dead and the wounded are only named
        return "none" if hit.form not in ("nouns", "phrases") else "passive"
    rules = reading.rules
    agent = find_agent(reading.words, hit, clause, reading.near(hit.first, hit.last), rules.harms, rules.numbers.values)
    return "passive_agent" if agent else "passive"


def _find_captive_voice(reading: SentenceReading, first: int, counted: Counted) -> str:
    """The voice of hostages: took 200 hostages, hostages were taken by Hamas, hostages whom Hamas holds; none where they are only named."""
    words, context = reading.words, reading.rules.harms.context
    for k in range(counted.after, min(len(words.words), counted.after + _CAPTORS)):
        if (k > counted.after or counted.head >= 0) and words.marks[k - 1] == 2 or words.words[k] in context["tail-stop"] - {"that", "who", "which"}:
            break
        if words.words[k] in context["captors"] or words.words[k] == "hostage":
            before = words.words[k - 1] if k else ""
            if k == counted.after or before in context["be"] or words.words[max(0, k - 2)] in context["be"]:
                return "passive_agent" if "by" in words.words[k + 1 : k + 4] else "passive"
            if words.words[k] != "hostage":
                return "active"
    lead = words.words[max(0, first - _LEAD) : first]
    if not context["captors"].isdisjoint(lead) and context["be"].isdisjoint(lead):
        return "active"
    return "none"
