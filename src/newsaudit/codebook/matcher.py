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
    """The automaton, and by the index of its strings: their surfaces, what a mention of them says, and when that is certain.

    `said` is actor, form and rule where the string has one meaning and no condition but the words around it, else None. `is_plain`: nothing around
    it matters. `is_gated`: only a longer name around it does (Bank of Israel), so that a look at the neighbouring characters mostly settles it.
    """

    automaton: ahocorasick_rs.AhoCorasick
    surfaces: tuple[tuple[Surface, ...], ...]
    said: tuple[tuple[str, str, str] | None, ...]
    is_plain: tuple[bool, ...]
    is_gated: tuple[bool, ...]


def spell_cases(words: str, nouns: frozenset[str]) -> list[str]:
    """The spellings in which print sets a name: as given, in capitals, and with its common nouns (`nouns`) small or capitalised."""
    spellings = [words, words.upper()]
    if " " in words:
        first, *rest = words.split(" ")
        small = [word.lower() for word in rest]
        if not nouns.isdisjoint(small):
            pairs = list(zip(rest, small, strict=True))
            spellings.append(" ".join([first, *(low if low in nouns else word for word, low in pairs)]))
            spellings.append(" ".join([first, *(low.capitalize() if low in nouns else word for word, low in pairs)]))
    return spellings


def build_matcher(actors: Iterable[Actor], nouns: frozenset[str]) -> Matcher:
    """The matcher of these actors; the same for any order of them."""
    table: dict[str, tuple[Surface, ...]] = {}
    for actor in sorted(actors, key=lambda actor: actor.id):
        surfaces = [Surface(actor.id, actor.rule, actor.kind, alias) for alias in actor.aliases]
        surfaces += [Surface(None, actor.rule, actor.kind, Alias(text, "name")) for text in actor.blocks]
        for surface in surfaces:
            alone = (surface,)
            for spelling in spell_cases(fold(surface.alias.text), nouns):
                known = table.get(spelling)
                if known is None:
                    table[spelling] = alone
                # the first alias of an actor wins where two of its aliases are spelt alike in capitals
                elif all(other.actor_id != surface.actor_id for other in known):
                    table[spelling] = (*known, surface)
    strings = sorted(table)
    found = tuple(_without_blocks(table[string]) for string in strings)
    facts = {id(candidates): _facts(candidates) for candidates in found}
    said, is_plain, is_gated = zip(*(facts[id(candidates)] for candidates in found), strict=True) if found else ((), (), ())
    return Matcher(ahocorasick_rs.AhoCorasick(strings, store_patterns=False), found, said, is_plain, is_gated)


def _without_blocks(candidates: tuple[Surface, ...]) -> tuple[Surface, ...]:
    """The candidates without the longer name that one actor rules out, where it is the name of another."""
    return candidates if len(candidates) == 1 else tuple(surface for surface in candidates if surface.actor_id is not None)


def _facts(candidates: tuple[Surface, ...]) -> tuple[tuple[str, str, str] | None, bool, bool]:
    """`said`, `is_plain` and `is_gated` of a string."""
    actor_id, rule, kind, alias = candidates[0]
    if actor_id is None:
        return None, False, False
    is_bare = all(not any(surface.alias[2:9]) and surface.alias.also in ((), ("given-name",)) and surface.kind != "media" for surface in candidates)
    is_certain = is_bare and len(candidates) == 1 and not alias.is_weak and alias.form != "metonym"
    is_plain = is_certain and kind != "state" and not alias.also
    return (actor_id, alias.form, rule) if is_certain else None, is_plain, is_bare and not is_plain
