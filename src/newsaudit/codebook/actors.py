"""The actors of a run: the base codebook that ships for every story, and a story's own entries, which add to it and override it by id."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from newsaudit.codebook.garbled import Garbled, build_garbled
from newsaudit.codebook.institutions import institution_aliases
from newsaudit.codebook.load import CODEBOOK_DIR, Codebook, check_unique_ids, read_codebook
from newsaudit.codebook.matcher import Matcher, build_matcher
from newsaudit.codebook.mention_rules import MentionRules, load_mention_rules
from newsaudit.codebook.model import Actor, Alias, Role
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.errors import CodebookError

_CONDITIONS = ("needs", "excludes", "needs_next", "excludes_next", "excludes_before", "needs_actor", "excludes_actor", "also")
_REQUIRED = ("name", "kind", "side", "meaning", "accepts")


class Actors(NamedTuple):
    """The actors by id, the story's `sides:` section as it stands in the file, the rules of print, the matcher of all aliases, the index of
    garbled names, the aliases, folded, the places of the sides, and by words in small letters the id that they mean as the source of a figure.
    `day`: the ISO date of the article at hand, where it is known.
    """

    by_id: dict[str, Actor]
    sides: list[dict]
    rules: MentionRules
    matcher: Matcher
    garbled: Garbled
    aliases: frozenset[str]
    places: frozenset[str]
    called: dict[str, str]
    day: str | None = None


class _Entry(NamedTuple):
    """An entry of a codebook file and where it stands."""

    data: dict[str, Any]
    where: str


def _alias(value: str | dict, form: str, *, is_weak: bool = False) -> Alias:
    if isinstance(value, str):
        return Alias(value, form, is_weak=is_weak)
    conditions = {
        key: tuple(value[key] if key in ("needs_actor", "excludes_actor", "also") else (word.lower() for word in value[key]))
        for key in _CONDITIONS
        if key in value
    }
    return Alias(value["text"], form, **conditions, is_weak=is_weak, is_default=value.get("default", False))


def _surnames(entry: dict) -> list[str | dict]:
    """The surnames of a person's entry: as given, else the last word of the name."""
    if entry["kind"] != "person":
        return []
    given = entry.get("surname")
    if given is None:
        return entry["name"].split(" ")[-1:] if " " in entry["name"] else []
    return given if isinstance(given, list) else [given]


def _aliases(entry: dict) -> list[Alias]:
    """All aliases of an entry: its name and surname, then those listed. A garbled single word is as weak as a surname."""
    listed = entry.get("aliases", {})
    aliases = [Alias(entry["name"], "name")]
    aliases += [_alias(value, "name", is_weak=True) for value in _surnames(entry)]
    for form, values in listed.items():
        for value in values:
            words = value if isinstance(value, str) else value["text"]
            aliases.append(_alias(value, form, is_weak=form == "misspelling" and " " not in words))
    # an alias listed with its conditions replaces the bare one that the name gave
    latest = {alias.text: alias for alias in aliases}
    return list(latest.values())


def _read_entries(book: Codebook) -> list[_Entry]:
    return [_Entry(entry, f"{book.where('entries', i)} (entry {entry['id']})") for i, entry in enumerate(book.data["entries"])]


def _actor(entry: dict, entries: dict[str, _Entry], rules: MentionRules, where: str) -> Actor:
    aliases = _aliases(entry)
    if "patterns" in entry:
        aliases += institution_aliases(entry["patterns"], {id: other.data for id, other in entries.items()}, rules.institutions, where)
    unique = {alias.text: alias for alias in reversed(aliases)}
    return Actor(
        entry["id"],
        entry["name"],
        entry["kind"],
        entry["side"],
        entry.get("pronoun"),
        tuple(reversed(unique.values())),
        tuple(Role(role["text"], role.get("since"), role.get("until")) for role in entry.get("roles", [])),
        f"actors/{entry['id']}",
        tuple(entry.get("blocks", [])),
    )


def check_complete(entries: Iterable[_Entry]) -> None:
    """Raises CodebookError when an entry, together with the one of the base that it changes, lacks what every actor has."""
    problems = []
    for entry in entries:
        missing = [key for key in _REQUIRED if key not in entry.data]
        if missing:
            problems.append(
                f"{entry.where}: lacks {', '.join(missing)}; write it, or give the id of an entry of data/codebook/actors that this one changes"
            )
    if problems:
        raise CodebookError("\n".join(problems[:20]))


def check_references(actors: dict[str, Actor], entries: dict[str, _Entry]) -> None:
    """Raises CodebookError when an alias or a list of clashes names an actor that is no entry."""
    problems = []
    for actor in actors.values():
        named = [("needs_actor", id) for alias in actor.aliases for id in alias.needs_actor]
        named += [("excludes_actor", id) for alias in actor.aliases for id in alias.excludes_actor]
        named += [("clashes", id) for id in entries[actor.id].data.get("clashes", [])]
        problems += [
            f"{entries[actor.id].where}: {key} names '{id}', which is no entry; add it or mend the id" for key, id in named if id not in actors
        ]
    if problems:
        raise CodebookError("\n".join(problems[:20]))


def check_clashes(actors: dict[str, Actor], entries: dict[str, _Entry]) -> None:
    """Raises CodebookError when two actors share an alias and neither entry declares it under `clashes:`."""
    owners: dict[str, list[str]] = {}
    for actor in actors.values():
        for alias in actor.aliases:
            owners.setdefault(alias.text, []).append(actor.id)
    problems = []
    for text, ids in owners.items():
        for i, second in enumerate(ids):
            for first in ids[:i]:
                if second not in entries[first].data.get("clashes", []) and first not in entries[second].data.get("clashes", []):
                    problems.append(
                        f"{entries[second].where}: the alias '{text}' belongs already to {first} ({entries[first].where}); "
                        f"give one of the two `clashes: [{first}]`, or take the alias out of one"
                    )
    if problems:
        raise CodebookError("\n".join(problems[:20]))


def check_sides(book: Codebook) -> None:
    """Raises CodebookError when two sides of a story have one id, or a side harms one that is none."""
    sides = book.data.get("sides", [])
    if sides:
        check_unique_ids(book, "sides")
    ids = {side["id"] for side in sides}
    problems = [
        f"{book.where('sides', i, 'harms')} (side {side['id']}): harms '{other}', which is no side here; there are {', '.join(sorted(ids))}"
        for i, side in enumerate(sides)
        for other in side.get("harms", [])
        if other not in ids
    ]
    if problems:
        raise CodebookError("\n".join(problems[:20]))


class _Read(NamedTuple):
    """The actors of a run as read, not yet ready to match: by id, with the entries that made them, the story's sides and the rules of print."""

    by_id: dict[str, Actor]
    entries: dict[str, _Entry]
    sides: list[dict]
    rules: MentionRules


def read_actors(path: Path | str | None = None, *, base: bool = True) -> _Read:
    """The actors of the base codebook (unless `base` is False) and of a story's file, checked. Raises CodebookError."""
    rules = load_mention_rules()
    books = [read_codebook(file, "actors") for file in sorted((CODEBOOK_DIR / "actors").glob("*.yml"))] if base else []
    entries: dict[str, _Entry] = {}
    for book in books:
        for entry in _read_entries(book):
            if entry.data["id"] in entries:
                raise CodebookError(f"{entry.where}: this id stands already at {entries[entry.data['id']].where}; rename or merge")
            entries[entry.data["id"]] = entry
    sides: list[dict] = []
    if path is not None:
        story = read_codebook(path, "actors")
        sides = story.data.get("sides", [])
        check_sides(story)
        for entry in _read_entries(story):
            known = entries.get(entry.data["id"])
            entries[entry.data["id"]] = entry if known is None else _Entry({**known.data, **entry.data}, entry.where)
    check_complete(entries.values())
    actors = {id: _actor(entry.data, entries, rules, entry.where) for id, entry in entries.items()}
    check_references(actors, entries)
    check_clashes(actors, entries)
    return _Read(actors, entries, sides, rules)


def load_actors(path: Path | str | None = None, *, base: bool = True) -> Actors:
    """The actors of the base codebook (unless `base` is False) and of a story's file, ready to match. Raises CodebookError."""
    actors, entries, sides, rules = read_actors(path, base=base)
    aliases = frozenset(fold(alias.text) for actor in actors.values() for alias in actor.aliases)
    places = frozenset(place for side in sides for place in side.get("places", []))
    matcher = build_matcher(actors.values(), rules.words["common-noun"])
    called = {fold_case(fold(words)): id for id, entry in entries.items() for words in entry.data.get("called", [])}
    return Actors(actors, sides, rules, matcher, build_garbled(actors.values()), aliases, places, called)
