"""Harm words that are joined in a sentence: they share those harmed, who harms, and the side."""

from collections.abc import Sequence
from dataclasses import replace

from newsaudit.extract.counting.clauses import Clause
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.sides import STRONG, VICTIM_PLACE, Verdict
from newsaudit.extract.counting.words import Words

_LONGEST_OBJECT = 14
_JOINERS = frozenset(("and", "or", "then", "also", "later", "have", "has"))


def share_clauses(words: Words, hits: Sequence[HarmWord], clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, with those harmed shared by harm words that are joined: killed and wounded 20 people, were killed or hurt."""
    shared = list(clauses)
    for i in range(len(hits) - 2, -1, -1):
        if hits[i].form != "nouns" and _are_joined(words, hits[i], hits[i + 1]) and shared[i].victim[1] <= shared[i].victim[0]:
            shared[i] = replace(shared[i], victim=shared[i + 1].victim, voice=shared[i + 1].voice)
    for i in range(1, len(hits)):
        if _are_joined(words, hits[i - 1], hits[i]) and shared[i].voice == shared[i - 1].voice == "passive":
            shared[i] = replace(shared[i], victim=shared[i - 1].victim)
        elif (
            shared[i].voice == shared[i - 1].voice == "active"
            and hits[i].first - hits[i - 1].last <= _LONGEST_OBJECT
            and (shared[i].agent[0] <= hits[i - 1].first or words.words[shared[i].agent[1] - 1] == "and")
            and not shared[i].is_relative
            and _lacks_subject(words, shared[i].agent[1])
        ):
            shared[i] = replace(shared[i], agent=shared[i - 1].agent)
    return shared


def _lacks_subject(words: Words, verb: int) -> bool:
    """Whether the verb at a word goes on without a subject of its own: killed two men, wounded five and left nine maimed."""
    k = verb - 1
    while k > 0 and words.words[k].endswith("ly") and not words.marks[k]:
        k -= 1
    return verb > 0 and bool(words.marks[verb - 1]) or words.words[k] in _JOINERS


def _are_joined(words: Words, a: HarmWord, b: HarmWord) -> bool:
    between = words.words[a.last : b.first]
    return (
        0 < len(between) <= 2
        and between[0] in ("and", "or")
        and between[-1] in ("and", "or", "even", "then", "possibly", "went", "gone")
        and not any(words.marks[a.last - 1 : b.first - 1])
    )


def settle(words: Words, hits: Sequence[HarmWord], clauses: Sequence[Clause], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts of a sentence's harm words, where a weak one follows the strong ones: the only one, or that of the harm that it is joined to."""
    settled = list(verdicts)
    strong = {verdict.side for verdict in verdicts if verdict.weight >= STRONG}
    for i, verdict in enumerate(settled):
        goes_on = i and not clauses[i].is_relative and _goes_on(words, hits[i - 1], hits[i])
        if goes_on and settled[i - 1].weight > verdict.weight and verdict.weight < VICTIM_PLACE:
            settled[i] = settled[i - 1]
        elif verdict.weight < STRONG and len(strong) == 1:
            settled[i] = Verdict(next(iter(strong)), verdict.weight)
    return settled


def _goes_on(words: Words, a: HarmWord, b: HarmWord) -> bool:
    """Whether harm `b` goes on from harm `a` in the same clause: killed hundreds, wounded thousands."""
    return b.first - a.last <= 7 and 2 not in words.marks[a.last - 1 : b.first] and "while" not in words.words[a.last : b.first]
