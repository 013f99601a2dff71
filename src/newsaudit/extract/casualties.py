"""Casualty mentions: every mention of people killed or hurt, with or without a number."""

from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import SideRules, compile_sides
from newsaudit.corpus.fold import fold_case
from newsaudit.extract.clauses import Clause, read_clause, share_clauses
from newsaudit.extract.harms import HarmWord, find_harms
from newsaudit.extract.sides import find_side, read_evidence, settle
from newsaudit.extract.words import Words, mark_clauses, split_words
from newsaudit.spans import Casualty, Doc, Figure, Mention

_compiled: dict[int, tuple[list, SideRules]] = {}


def get_sides(actors) -> SideRules:
    """The compiled sides of a story's actors, made once a process."""
    raw = actors.sides if actors is not None else []
    known = _compiled.get(id(raw))
    if known is None or known[0] is not raw:
        known = _compiled[id(raw)] = (raw, compile_sides(raw))
    return known[1]


def find_casualties(doc: Doc, mentions: Sequence[Mention], figures: Sequence[Figure], rules: FigureRules, actors) -> list[Casualty]:
    """The casualty mentions of an article in text order."""
    lower = fold_case(doc.folded)
    harms, sides = rules.harms, get_sides(actors)
    anchors = [start for _, start, stop in harms.anchors.find_matches_as_indexes(lower, overlapping=True)
               if not lower[start - 1 : start].isalpha() and not lower[stop : stop + 1].isalpha()]
    found: list[Casualty] = []
    at = 0
    for sentence in doc.sentences:
        while at < len(anchors) and anchors[at] < sentence.start:
            at += 1
        if at == len(anchors):
            break
        if anchors[at] >= sentence.end:
            continue
        words = split_words(lower, sentence.start, sentence.end)
        hits = find_harms(doc.text, words, harms)
        if hits:
            found += _read_sentence(doc, mark_clauses(doc.text, words), hits, rules, sides)
    return found


def _read_sentence(doc: Doc, words: Words, hits: list[HarmWord], rules: FigureRules, sides: SideRules) -> list[Casualty]:
    evidence = read_evidence(doc.text, words, sides, rules.harms)
    clauses = share_clauses(words, hits, [read_clause(doc.text, words, hit, rules.harms, rules.numbers.values) for hit in hits])
    verdicts = [find_side(words, hit, clause, evidence, sides) for hit, clause in zip(hits, clauses, strict=True)]
    verdicts = settle(words, hits, clauses, verdicts)
    return [_make(doc, words, hit, clause, verdict.side, rules.harms) for hit, clause, verdict in zip(hits, clauses, verdicts, strict=True)]


def _make(doc: Doc, words: Words, hit: HarmWord, clause: Clause, side: str, rules) -> Casualty:
    start, end = words.starts[hit.first], words.end_of(hit.last - 1)
    victim = doc.text[words.starts[clause.victim[0]] : words.end_of(clause.victim[1] - 1)] if clause.victim[1] > clause.victim[0] else None
    agent = doc.text[words.starts[clause.agent[0]] : words.end_of(clause.agent[1] - 1)] if clause.agent[1] > clause.agent[0] else None
    return Casualty(start, end, doc.text[start:end], hit.harm.measure, side, victim, agent, None, clause.voice, None, hit.harm.rule)
