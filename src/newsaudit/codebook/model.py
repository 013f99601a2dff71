"""The records that codebooks are read into."""

from typing import NamedTuple

ACTOR_KINDS = ("person", "state", "institution", "armed group", "party", "media", "organisation", "people")
FORMS = ("name", "acronym", "demonym", "metonym", "misspelling")


class Role(NamedTuple):
    """An office or function as printed before or instead of the name; valid from `since` to `until` (ISO dates, None is open)."""

    text: str
    since: str | None
    until: str | None

    def holds(self, day: str) -> bool:
        """Whether the office is held at a date (ISO); on the day of a change both hold it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Alias(NamedTuple):
    """A surface form of an actor and what must hold for it to mean the actor.

    `needs`: words of which one must stand near it; `excludes`: words that rule it out; near is the same sentence.
    `needs_next`, `excludes_next`: the same for the word right after it; `excludes_before`: for the word right before it.
    `needs_actor`: actors of which the article must name one; `excludes_actor`: of which it must name none.
    `also`: what else the words may be (given-name, surname, word, language, or part of a longer name).
    `is_weak`: a surname or a garbled single word, which counts only where the article introduces the actor or nobody else is known by it.
    `is_default`: of several of one surname, the one that is meant where nobody is introduced.
    """

    text: str
    form: str
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    needs_next: tuple[str, ...] = ()
    excludes_next: tuple[str, ...] = ()
    excludes_before: tuple[str, ...] = ()
    needs_actor: tuple[str, ...] = ()
    excludes_actor: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    is_weak: bool = False
    is_default: bool = False


class Actor(NamedTuple):
    """One entry of an actor codebook.

    `pronoun` is he, she, they or it; `rule` is `<codebook>/<id>`; `blocks` are longer names that are not the actor.
    """

    id: str
    name: str
    kind: str
    side: str
    pronoun: str | None
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...]
    rule: str
    blocks: tuple[str, ...] = ()
