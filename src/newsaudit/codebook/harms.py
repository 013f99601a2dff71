"""The words of casualties and of sides, compiled for the extractors."""

import re
from dataclasses import dataclass
from typing import Any

from newsaudit.codebook.automaton import build_automaton

_SPLIT = re.compile(r"\W+")
_FORMS = ("base", "present", "past", "ing", "nouns", "phrases", "predicates")
_EVIDENCE = ("people", "state", "places", "roles", "forces", "events", "authorities")


@dataclass(frozen=True, slots=True)
class Harm:
    """An entry of the casualty codebook. `verb` is transitive, intransitive, passive, state, attribute or None for nouns."""

    id: str
    measure: str
    verb: str | None
    not_before: frozenset[str]
    not_after: frozenset[str]
    only_after: frozenset[str]
    needs_near: frozenset[str]
    not_near: frozenset[str]
    needs_people: bool
    needs_attack: bool
    needs_verb: bool
    rule: str


@dataclass(frozen=True, slots=True)
class HarmRules:
    """Harm words by their first word, as (the other words, form, entry), longest first; the words around them."""

    first: dict[str, list[tuple[tuple[str, ...], str, Harm]]]
    nouns: dict[str, str]
    context: dict[str, frozenset[str]]
    other_wars: dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class SideRules:
    """Words that tell of a side, by their first word, as (the other words, side, kind of evidence, whether capitalised), and whom each side harms.

    `names` finds the names of the story's sides in a text in small letters; `elsewhere` are the rules for articles that name none of them.
    """

    first: dict[str, list[tuple[tuple[str, ...], str, str, bool]]]
    harms: dict[str, tuple[str, ...]]
    names: Any = None
    elsewhere: "SideRules | None" = None


def cut(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in small letters, cut as those of a sentence are."""
    return tuple(word for word in _SPLIT.split(phrase.lower()) if word)


def compile_harms(entries: list[dict], context: list[dict], people: frozenset[str], fleeing: frozenset[str]) -> HarmRules:
    """The compiled casualty words; `people` are the nouns of people that figures know, `fleeing` verbs that a place may follow at once."""
    first: dict[str, list] = {}
    for entry in entries:
        harm = Harm(
            entry["id"],
            entry["measure"],
            entry.get("verb"),
            frozenset(entry.get("not_before", [])),
            frozenset(entry.get("not_after", [])),
            frozenset(entry.get("only_after", [])),
            frozenset(entry.get("needs_near", [])),
            frozenset(entry.get("not_near", [])),
            entry.get("needs_people", False),
            entry.get("needs_attack", False),
            entry.get("needs_verb", False),
            f"figures/casualties/{entry['id']}",
        )
        for form in _FORMS:
            for phrase in entry.get(form, []):
                word, *rest = cut(phrase)
                first.setdefault(word, []).append((tuple(rest), form, harm))
    for choices in first.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    wars: dict[str, list] = {}
    words = {entry["id"]: frozenset(entry["words"]) for entry in context}
    words["persons"] |= people
    # no place is named without one of these, but for those of the story
    words["place-cues"] = words["in"] | fleeing | {"on", "where", "of"}
    for phrase in words["other-wars"]:
        word, *rest = cut(phrase)
        wars.setdefault(word, []).append(tuple(rest))
    nouns = {noun: entry["id"] for entry in entries for noun in entry.get("nouns", [])}
    return HarmRules(first, nouns, words, wars)


def compile_sides(sides: list[dict]) -> SideRules:
    """The compiled `sides:` section of a story's actors."""
    first: dict[str, list] = {}
    for side in sides:
        for kind in _EVIDENCE:
            for phrase in side.get(kind, []):
                word, *rest = cut(phrase)
                first.setdefault(word, []).append((tuple(rest), side["id"], kind, phrase[0].isupper()))
    for choices in first.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    harms = {side["id"]: tuple(side.get("harms", [])) for side in sides}
    names = {phrase.lower() for side in sides if harms[side["id"]] for kind in _EVIDENCE for phrase in side.get(kind, []) if phrase[0].isupper()}
    if not names:
        return SideRules(first, harms)
    # a soldier is of a side in the story only
    named = {word: [choice for choice in choices if choice[3]] for word, choices in first.items()}
    elsewhere = SideRules({word: choices for word, choices in named.items() if choices}, harms)
    return SideRules(first, harms, build_automaton(sorted(names)), elsewhere)
