"""Whom a surname means: the person whom this article introduces; two are told apart by role and nearness, else kept as ambiguous."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.model import Actor, Role
from newsaudit.extract.naming.context import View, is_headline, is_sentence_start, word_before, words_after

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


def find_stranger(view: View, start: int, end: int, actors: Actors, *, is_known_before: bool, is_known_after: bool) -> str | None:
    """The longer name of somebody else that the words at start:end are part of ("Jane Miller", "Austin Powers"), or None.

    `is_known_before` and `is_known_after` say that the neighbouring word is an actor's: "Hamas leader Sinwar" is no Hamas Sinwar.
    """
    words, text = actors.rules.words, view.folded
    # of a double name ("Jane Miller-Sullivan") the given name stands before the first half
    head = text.rfind(" ", max(0, start - 30), start) + 1 if text[start - 1 : start] == "-" else start
    before = "" if is_known_before else word_before(view, head).strip("\"'(")
    given = before.rstrip(".").lower()
    if before[:1].isupper() and before[-1:] not in ",;:!?)" and not _is_no_name(given, words):
        opens = is_sentence_start(view, head - len(before) - 1) and given.endswith(_OPENING_ENDS)
        if given in words["given-name"] or not (opens or is_headline(view, start)):
            return f"{before} {text[head:end]}"
    if not is_known_after and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and not is_headline(view, start):
        after = words_after(view, end)
        if after and not _is_no_name(after[0], words):
            return f"{text[start:end]} {after[0]}"
    return None


def _is_no_name(word: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether a capitalised word is no part of a personal name: a title, a day, a small word, somebody's possessive."""
    if word.endswith(("'s", "s'")):
        return True
    # "Ex-President", "President-elect"
    parts = (word, *word.split("-")) if "-" in word else (word,)
    return any(part in words[kind] for part in parts for kind in ("title", "role-noun", "calendar", "opener", "compass", "common-noun", "office"))


def find_role(view: View, start: int, end: int, people: Sequence[Actor], actors: Actors) -> str | None:
    """The id of the only one of `people` whose role stands beside the name at start:end, or None; who holds it at the article's day comes first."""
    head = view.lower[max(0, start - 80) : start].rstrip()
    tail = view.lower[end : end + 100]
    tail = tail[1:].split(".")[0].split(",")[0] if tail.startswith(",") else ""
    fitting = [(actor.id, roles) for actor in people if (roles := _find_roles(head, tail, actor, actors))]
    holding = [id for id, roles in fitting if actors.day is not None and any(role.holds(actors.day) for role in roles)]
    ids = holding or [id for id, _ in fitting]
    return ids[0] if len(ids) == 1 else None


def _find_roles(head: str, tail: str, actor: Actor, actors: Actors) -> list[Role]:
    """The roles of the actor that end the words before a name, or stand in the apposition after it."""
    last = norm_role(head.rsplit(" ", 1)[-1].strip("\"'("))
    heads = actors.rules.words["role-noun"]
    before, after = norm_role(head), norm_role(tail)
    return [
        role
        for role in actor.roles
        if before.endswith(printed := norm_role(role.text.lower())) or (after and printed in after) or (last in heads and last in printed.split())
    ]


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
    surname = view.lower[weak.start : weak.end]
    famous = tuple(id for id in weak.ids if any(a.is_default and a.text.lower() == surname for a in actors.by_id[id].aliases))
    if not known and famous:
        # nobody introduces a president, but "Hunter Biden wept. Biden left." leaves open who left
        return () if _last_before(strangers, weak.start) >= _window_start(view, weak.start) else famous
    if len(known) + bool(strangers) == 1:
        return known
    if len(famous) == 1 and famous[0] in known:
        return famous
    return _nearest(view, weak, known, strangers, last)


def _nearest(view: View, weak: Weak, known: tuple[str, ...], strangers: list[int], last: dict[str, int]) -> tuple[str, ...]:
    """The one last meant before, if no other was meant within two sentences; else all."""
    places = {id: last[id] for id in known if last.get(id, weak.start) < weak.start}
    stranger_at = _last_before(strangers, weak.start)
    if stranger_at >= 0:
        places[""] = stranger_at
    if not places:
        return known
    nearest, *others = sorted(places, key=lambda id: -places[id])
    if others and places[others[0]] >= _window_start(view, weak.start):
        return known
    return (nearest,) if nearest else ()


def _last_before(places: list[int], offset: int) -> int:
    """The last of the sorted places before the offset, or -1."""
    i = bisect_left(places, offset)
    return places[i - 1] if i else -1


def _window_start(view: View, offset: int) -> int:
    """Where the second sentence before the one at `offset` begins."""
    return view.starts[max(0, bisect_right(view.starts, offset) - 1 - _NEAR_SENTENCES)] if view.starts else 0
