"""How English print sets names: titles, given names, verbs by which a capital acts. Read from data/codebook/mentions."""

from pathlib import Path
from typing import Any, NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook


class MetonymRule(NamedTuple):
    """One construction in which a place acts. `kind` names the construction; `words` are the words that it needs there."""

    id: str
    kind: str
    words: frozenset[str]
    rule: str


class MentionRules(NamedTuple):
    """Word lists by the id of their entry, the constructions in which places act, and the patterns of institutions' names. Words are in small
    letters; `titles`, `no_names` and `name_fronts` (what may stand capitalised before a name) are unions of lists that are asked for at every
    capital. `placing` are the prepositions that set a name as a place, with the spaces around them, also before "the"; `placing_ends` the last word
    of each; `role_ends` the last two letters of the nouns of roles."""

    words: dict[str, frozenset[str]]
    titles: frozenset[str]
    no_names: frozenset[str]
    name_fronts: frozenset[str]
    placing: tuple[str, ...]
    placing_ends: frozenset[str]
    role_ends: frozenset[str]
    metonyms: tuple[MetonymRule, ...]
    institutions: dict[str, dict[str, Any]]


def _words(entry: dict) -> frozenset[str]:
    """The words of an entry: a list, or one string of words between spaces."""
    words = entry.get("words", [])
    return frozenset(word.lower() for word in (words.split() if isinstance(words, str) else words))


def load_mention_rules(folder: Path = CODEBOOK_DIR / "mentions") -> MentionRules:
    """The rules of a folder with names.yml, metonyms.yml and institutions.yml. Raises CodebookError."""
    names = read_codebook(folder / "names.yml", "mention-rules")
    metonyms = read_codebook(folder / "metonyms.yml", "mention-rules")
    institutions = read_codebook(folder / "institutions.yml", "mention-rules")
    words = {entry["id"]: _words(entry) for entry in names.data["entries"]}
    titles = words["title"] | words["role-noun"]
    return MentionRules(
        words,
        titles,
        titles | words["calendar"] | words["opener"] | words["no-name"] | words["compass"],
        titles | words["calendar"] | words["opener"] | words["office"],
        tuple(f" {word} {article}" for word in sorted(words["placed"]) for article in ("", "the ")),
        frozenset(["the", *(word.rsplit(" ", 1)[-1] for word in words["placed"])]),
        frozenset(word[-2:] for word in words["role-noun"]),
        tuple(MetonymRule(entry["id"], entry["kind"], _words(entry), f"mentions/metonyms/{entry['id']}") for entry in metonyms.data["entries"]),
        {entry["id"]: entry for entry in institutions.data["entries"]},
    )
