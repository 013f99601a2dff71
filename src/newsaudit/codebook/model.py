"""The records that codebooks are read into."""

from typing import NamedTuple

ACTOR_KINDS = ("person", "state", "institution", "armed group", "party", "media", "organisation", "people")
FORMS = ("name", "acronym", "demonym", "metonym", "misspelling")


class Role(NamedTuple):
    """An office or function as printed before or instead of the name; valid from `since` to `until` (ISO dates, None is open)."""

    text: str
    since: str | None
    until: str | None


class Alias(NamedTuple):
    """A surface form of an actor. `needs`: words of which one must stand near it; `excludes`: words that rule it out; near is the same sentence."""

    text: str
    form: str
    needs: tuple[str, ...]
    excludes: tuple[str, ...]


class Actor(NamedTuple):
    """One entry of an actor codebook. `pronoun` is he, she, they or it; `rule` is `<codebook>/<id>`."""

    id: str
    name: str
    kind: str
    side: str
    pronoun: str | None
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...]
    rule: str
