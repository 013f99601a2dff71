"""Casualty mentions: every mention of people killed or hurt, with or without a number."""

from collections.abc import Sequence
from itertools import islice, takewhile

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import SideRules
from newsaudit.corpus.fold import fold_case
from newsaudit.extract.agents import find_agent
from newsaudit.extract.clauses import read_clause, share_clauses
from newsaudit.extract.harms import HarmWord, find_harms
from newsaudit.extract.sides import find_side, get_sides, read_evidence, settle
from newsaudit.extract.words import Words, mark_clauses, split_words
from newsaudit.spans import Casualty, Doc, Figure, Mention

def find_casualties(doc: Doc, mentions: Sequence[Mention], figures: Sequence[Figure], rules: FigureRules, actors) -> list[Casualty]:
    """The casualty mentions of an article in text order."""
    lower = fold_case(doc.folded)
    harms, sides = rules.harms, get_sides(actors)
    anchors = [start for _, start, stop in harms.anchors.find_matches_as_indexes(lower, overlapping=True)
               if not lower[start - 1 : start].isalpha() and not lower[stop : stop + 1].isalpha()]
    found: list[Casualty] = []
    at = m = f = 0
    for sentence in doc.sentences:
        while at < len(anchors) and anchors[at] < sentence.start:
            at += 1
        if at == len(anchors):
            break
        if anchors[at] >= sentence.end:
            continue
        while m < len(mentions) and mentions[m].end <= sentence.start:
            m += 1
        while f < len(figures) and figures[f].end <= sentence.start:
            f += 1
        words = split_words(lower, sentence.start, sentence.end)
        hits = find_harms(doc.text, words, harms)
        if hits:
            inside = list(takewhile(lambda mention: mention.start < sentence.end, islice(mentions, m, None)))
            counted = list(takewhile(lambda figure: figure.start < sentence.end, islice(figures, f, None)))
            found += _read_sentence(doc, mark_clauses(doc.text, words), hits, inside, counted, rules, sides)
    return found


def _read_sentence(doc: Doc, words: Words, hits: list[HarmWord], mentions: list[Mention], figures: list[Figure], rules: FigureRules, sides: SideRules) -> list[Casualty]:
    evidence = read_evidence(doc.text, words, sides, rules.harms)
    clauses = share_clauses(words, hits, [read_clause(doc.text, words, hit, rules.harms, rules.numbers.values) for hit in hits])
    verdicts = settle(words, hits, clauses, [find_side(words, hit, clause, evidence, sides) for hit, clause in zip(hits, clauses, strict=True)])
    found = []
    for hit, clause, verdict in zip(hits, clauses, verdicts, strict=True):
        agent = find_agent(words, hit, clause, evidence, rules.harms)
        voice = "passive_agent" if agent and clause.voice == "passive" else clause.voice
        victim = _span(words, clause.victim)
        agent_span = _span(words, agent)
        start, end = words.starts[hit.first], words.end_of(hit.last - 1)
        agent_id = next((m.actor_id for m in mentions if agent_span and agent_span[0] <= m.start < agent_span[1] and m.status == "resolved"), None)
        found.append(Casualty(start, end, doc.text[start:end], hit.harm.measure, verdict.side, victim and doc.text[slice(*victim)], agent_span and doc.text[slice(*agent_span)],
                              agent_id, voice, _find_figure(start, end, victim, hit.harm.measure, figures), hit.harm.rule))
    return found


def _span(words: Words, part: tuple[int, int] | None) -> tuple[int, int] | None:
    """The offsets of a range of words, None for an empty one."""
    return (words.starts[part[0]], words.end_of(part[1] - 1)) if part and part[0] < part[1] <= len(words.words) else None


def _find_figure(start: int, end: int, victim: tuple[int, int] | None, measure: str, figures: list[Figure]) -> int | None:
    """The start of the figure that counts those harmed: of the same harm, among the words for them or nearest to the harm word."""
    counting = [figure for figure in figures if figure.category == "casualties" and (figure.measure == measure or "mixed" in (figure.measure, measure))]
    if not counting:
        return None
    inside = [figure for figure in counting if victim and victim[0] <= figure.end and figure.start < victim[1]]
    if not inside and victim:
        counting = [figure for figure in counting if figure.measure == measure]
    chosen = min(inside or counting, key=lambda figure: figure.start - end if figure.start >= end else start - figure.end, default=None)
    return chosen.start if chosen else None
