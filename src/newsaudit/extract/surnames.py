"""Whom a surname means: the person whom this article introduces; two are told apart by role and nearness, else kept as ambiguous."""

from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.model import Actor
from newsaudit.extract.context import View, is_headline, is_sentence_start, word_before, words_after

_NEAR_SENTENCES = 2  # two of one surname named this close before it leave it open

_OPENING_ENDS = ("ly", "ing", "ed", "'s")  # a capital that only opens the sentence: Accusing Netanyahu, Publicly Biden


class Weak(NamedTuple):
    """A surname, or a garbled single word, as met in the text: whom the codebook knows by it, whom a role beside it names, and whether a given name
    of somebody else stands before it."""

    start: int
    end: int
    ids: tuple[str, ...]
    role_id: str | None
    stranger: str | None
    is_misspelling: bool


def find_stranger(view: View, start: int, end: int, actors: Actors) -> str | None:
    """The longer name of somebody else that the words at start:end are part of ("Jane Miller", "Austin Powers"), or None."""
    words = actors.rules.words
    before = word_before(view, start).strip("\"'(")
    given = before.rstrip(".").lower()
    if before[:1].isupper() and before[-1:] not in ",;:!?)" and not _is_no_name(given, words):
        opens = is_sentence_start(view, start - len(before) - 1) and given.endswith(_OPENING_ENDS)
        if given in words["given-name"] or not (opens or is_headline(view, start)):
            return f"{before} {view.folded[start:end]}"
    if view.folded[end : end + 1] == " " and view.folded[end + 1 : end + 2].isupper() and not is_headline(view, start):
        after = words_after(view, end)
        if after and not _is_no_name(after[0], words):
            return f"{view.folded[start:end]} {after[0]}"
    return None


def _is_no_name(word: str, words: dict[str, frozenset[str]]) -> bool:
    return any(word in words[kind] for kind in ("title", "role-noun", "calendar", "opener", "compass", "common-noun"))


def find_role(view: View, start: int, end: int, people: Sequence[Actor], actors: Actors) -> str | None:
    """The id of the only one of `people` whose role stands beside the name at start:end, or None."""
    head = view.lower[max(0, start - 80) : start].rstrip()
    tail = view.lower[end : end + 100]
    tail = tail[1:].split(".")[0].split(",")[0] if tail.startswith(",") else ""
    last = norm_role(head.rsplit(" ", 1)[-1].strip("\"'("))
    fitting = []
    for actor in people:
        for role in actor.roles:
            printed = norm_role(role.text.lower())
            if (
                norm_role(head).endswith(printed)
                or (tail and printed in norm_role(tail))
                or (last in actors.rules.words["role-noun"] and last in printed.split())
            ):
                fitting.append(actor.id)
                break
    return fitting[0] if len(fitting) == 1 else None


def norm_role(words: str) -> str:
    """One spelling of offices that print spells in several ways."""
    return words.replace("advisor", "adviser").replace("spokeswoman", "spokesman").replace("spokesperson", "spokesman").replace("defence", "defense")


def settle(view: View, weak: Weak, introduced: set[str], strangers: list[int], last: dict[str, int], actors: Actors) -> tuple[str, ...]:
    """The ids that the surname may mean: one where it is settled, several where it stays open, none where it means nobody of the codebook.

    `introduced` holds whom the article names in full, `strangers` where it names others of this surname, `last` where each was last meant.
    """
    if weak.stranger is not None:
        return ()
    if weak.role_id is not None:
        return (weak.role_id,)
    known = tuple(id for id in weak.ids if id in introduced)
    if weak.is_misspelling:
        return known
    if not known and not strangers:
        return _unintroduced(view, weak, actors)
    if len(known) + bool(strangers) == 1:
        return known
    defaults = tuple(id for id in known if any(a.is_default for a in actors.by_id[id].aliases if a.text == view.folded[weak.start : weak.end]))
    if defaults:
        return defaults
    return _nearest(view, weak, known, strangers, last)


def _unintroduced(view: View, weak: Weak, actors: Actors) -> tuple[str, ...]:
    """Nobody of this surname is introduced: a rare surname is taken for the one whom the codebook knows, a common one for nobody."""
    surname = view.lower[weak.start : weak.end]
    if surname in actors.rules.words["common-surname"]:
        return ()
    if len(weak.ids) == 1:
        return weak.ids
    defaults = tuple(id for id in weak.ids if any(a.is_default for a in actors.by_id[id].aliases if a.text.lower() == surname))
    return defaults or weak.ids


def _nearest(view: View, weak: Weak, known: tuple[str, ...], strangers: list[int], last: dict[str, int]) -> tuple[str, ...]:
    """The one last meant before, if no other was meant within two sentences; else all."""
    places = {id: last[id] for id in known if last.get(id, weak.start) < weak.start}
    before = [at for at in strangers if at < weak.start]
    if before:
        places[""] = before[-1]
    if not places:
        return known
    nearest, *others = sorted(places, key=lambda id: -places[id])
    window = [s.start for s in view.sentences if s.start <= weak.start][-1 - _NEAR_SENTENCES :]
    if others and window and places[others[0]] >= window[0]:
        return known
    return (nearest,) if nearest else ()
