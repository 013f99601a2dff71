"""One automaton for all aliases of a codebook, and what each matched string may stand for."""

from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick_rs

from newsaudit.codebook.model import Actor, Alias
from newsaudit.corpus.fold import fold


class Surface(NamedTuple):
    """What a matched string may stand for; `actor_id` is None where it is a longer name that is no actor (Gulf of Mexico)."""

    actor_id: str | None
    rule: str
    kind: str
    alias: Alias


class Matcher(NamedTuple):
    """The automaton, and by the index of its strings their surfaces. Where no context decides, `plain` holds what a mention of them says (actor,
    form, rule), `unless_longer` the same where only a longer name around them can rule them out; else both are None."""

    automaton: ahocorasick_rs.AhoCorasick
    surfaces: tuple[tuple[Surface, ...], ...]
    plain: tuple[tuple[str, str, str] | None, ...]
    unless_longer: tuple[tuple[str, str, str] | None, ...]


def spell_cases(words: str, nouns: frozenset[str]) -> Iterable[str]:
    """The spellings in which print sets a name: as given, in capitals, and with its common nouns (`nouns`) small or capitalised."""
    yield words
    yield words.upper()
    first, *rest = words.split(" ")
    if any(word.lower() in nouns for word in rest):
        yield " ".join([first, *(word.lower() if word.lower() in nouns else word for word in rest)])
        yield " ".join([first, *(word.capitalize() if word.lower() in nouns else word for word in rest)])


def build_matcher(actors: Iterable[Actor], nouns: frozenset[str]) -> Matcher:
    """The matcher of these actors; the same for any order of them."""
    table: dict[str, dict[tuple, Surface]] = {}
    for actor in sorted(actors, key=lambda actor: actor.id):
        blocks = [Alias(text, "name") for text in actor.blocks]
        for alias, is_block in [*((alias, False) for alias in actor.aliases), *((alias, True) for alias in blocks)]:
            surface = Surface(None if is_block else actor.id, actor.rule, actor.kind, alias)
            for spelling in spell_cases(fold(alias.text), nouns):
                # the first alias of an actor wins where two of its aliases are spelt alike in capitals
                table.setdefault(spelling, {}).setdefault((surface.actor_id,), surface)
    for spellings in table.values():
        # a longer name that one actor rules out may be the name of another
        if len(spellings) > 1:
            spellings.pop((None,), None)
    strings = sorted(table)
    surfaces = tuple(tuple(table[string].values()) for string in strings)
    return Matcher(
        ahocorasick_rs.AhoCorasick(strings, store_patterns=False),
        surfaces,
        tuple(_say(candidates) if not _may_be_longer(candidates) else None for candidates in surfaces),
        tuple(_say(candidates) if _may_be_longer(candidates) else None for candidates in surfaces),
    )


def _may_be_longer(candidates: tuple[Surface, ...]) -> bool:
    """Whether a longer name around the words may rule them out: Bank of Israel, Jordan Hill, a photographer's credit."""
    return candidates[0].kind in ("state", "media") or bool(candidates[0].alias.also)


def _say(candidates: tuple[Surface, ...]) -> tuple[str, str, str] | None:
    """Actor, form and rule of the only thing that a string may stand for; None where there are several or a condition."""
    only = candidates[0]
    alias = only.alias._replace(also=()) if only.alias.also == ("given-name",) else only.alias
    if len(candidates) > 1 or only.actor_id is None or alias.has_conditions or only.kind == "media":
        return None
    return only.actor_id, only.alias.form, only.rule
