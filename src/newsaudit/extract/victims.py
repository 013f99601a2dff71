"""Whose people a figure of casualties or hostages counts, and whether its clause says who did it."""

from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import Harm, SideRules
from newsaudit.extract.agents import find_agent
from newsaudit.extract.clauses import Clause, read_clause, share_clauses
from newsaudit.extract.counted import Counted
from newsaudit.extract.harms import HarmWord, find_harms
from newsaudit.extract.kinds import KindFound
from newsaudit.extract.sides import Evidence, Verdict, find_side, settle
from newsaudit.extract.words import Words

_ANY = Harm("any", "mixed", "transitive", frozenset(), frozenset(), False, False, "")
_NOUN = _ANY._replace(verb=None)


class HarmReading:
    """The harm words of a sentence with their clauses and sides, read once for all of its figures."""

    def __init__(self, text: str, words: Words, evidence: Sequence[Evidence], sides: SideRules, rules: FigureRules):
        self.text, self.words, self.evidence, self.sides, self.rules = text, words, evidence, sides, rules
        self.hits = find_harms(text, words, rules.harms)
        self.clauses = share_clauses(words, self.hits, [read_clause(text, words, hit, rules.harms, rules.numbers.values) for hit in self.hits])
        verdicts = [find_side(words, hit, clause, evidence, sides) for hit, clause in zip(self.hits, self.clauses, strict=True)]
        self.verdicts = settle(words, self.hits, self.clauses, verdicts)

    def get(self, first: int, counted: Counted, kind: KindFound) -> tuple[str, str]:
        """The side and the voice of a figure whose number begins at word `first`."""
        hit, clause, verdict = self._link(counted, kind)
        last = counted.head + 1 if counted.head >= 0 else counted.after
        own = clause._replace(victim=(first, last), agent=clause.agent if clause.agent[1] <= first else (first, first))
        named = find_side(self.words, hit, own, [item for item in self.evidence if first <= item.first < last], self.sides)
        side = named.side if named.side != "unknown" else verdict.side
        return side, self._voice(hit, clause, kind)

    def _link(self, counted: Counted, kind: KindFound) -> tuple[HarmWord, Clause, Verdict]:
        for hit, clause, verdict in zip(self.hits, self.clauses, self.verdicts, strict=True):
            if hit.first <= kind.at < hit.last or kind.by == "total" and kind.at <= hit.first < counted.first:
                return hit, clause, verdict
        # verbs of capture and release, and harms that only threaten
        is_noun = kind.by in ("noun", "total")
        at = max(kind.at, 0)
        hit = HarmWord(at, at + 1, "nouns" if is_noun else "past", _NOUN if is_noun else _ANY)
        clause = read_clause(self.text, self.words, hit, self.rules.harms, self.rules.numbers.values)
        return hit, clause, find_side(self.words, hit, clause, self.evidence, self.sides)

    def _voice(self, hit: HarmWord, clause: Clause, kind: KindFound) -> str:
        if clause.voice == "active":
            return "active"
        is_harm = self.rules.kinds[kind.id].category == "casualties"
        if clause.voice == "none":
            # deaths and a toll are told without an agent; 134 hostages are not told of as harmed at all
            return "passive" if is_harm else "none"
        return "passive_agent" if find_agent(self.words, hit, clause, self.evidence, self.rules.harms) else "passive"
