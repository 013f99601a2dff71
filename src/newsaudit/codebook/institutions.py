"""Names that are built, not listed: "the Biden administration", "Israel's war cabinet"; from data/codebook/mentions/institutions.yml."""

from collections.abc import Iterator
from typing import Any

from newsaudit.codebook.model import Alias
from newsaudit.errors import CodebookError

_CONDITIONS = ("needs", "excludes", "needs_next", "excludes_next", "excludes_before", "needs_actor", "excludes_actor")


def _texts(entry: dict, form: str) -> list[str]:
    values = entry.get("aliases", {}).get(form, [])
    return [value if isinstance(value, str) else value["text"] for value in values]


def _state_words(entry: dict) -> dict[str, list[str]]:
    """What a pattern's slots stand for, for a state: its names and acronyms, and its adjectives (those demonyms that do not end in s)."""
    names = [entry["name"], *_texts(entry, "name"), *_texts(entry, "acronym")]
    adjectives = [text for text in _texts(entry, "demonym") if not text.endswith("s") or text.endswith("ss")]
    return {"name": names, "adjective": [*adjectives, *_texts(entry, "acronym")]}


def _leader_words(entry: dict) -> list[str]:
    surname = entry.get("surname", entry["name"].split(" ")[-1])
    surnames = surname if isinstance(surname, list) else [surname]
    return [entry["name"], *(value if isinstance(value, str) else value["text"] for value in surnames)]


def institution_aliases(patterns: dict, entries: dict[str, dict], institutions: dict[str, dict[str, Any]], where: str) -> list[Alias]:
    """The aliases that an entry's `patterns:` make for it. Raises CodebookError when the pattern, the state or a leader is unknown."""
    pattern = institutions.get(patterns["form"])
    if pattern is None:
        raise CodebookError(f"{where}: there is no pattern '{patterns['form']}'; there are {', '.join(institutions)}")
    for id in [*([patterns["of"]] if "of" in patterns else []), *patterns.get("leaders", [])]:
        if id not in entries:
            raise CodebookError(f"{where}: patterns name '{id}', which is no entry; add it or mend the id")
    slots = _state_words(entries[patterns["of"]]) if "of" in patterns else {}
    slots["leader"] = [words for id in patterns.get("leaders", []) for words in _leader_words(entries[id])]
    return list(_fill(pattern, slots))


def _fill(pattern: dict, slots: dict[str, list[str]]) -> Iterator[Alias]:
    for made in pattern["patterns"]:
        template = made if isinstance(made, str) else made["text"]
        conditions = {} if isinstance(made, str) else {key: tuple(made[key]) for key in _CONDITIONS if key in made}
        slot = template[template.index("{") + 1 : template.index("}")]
        for words in slots.get(slot, []):
            yield Alias(template.replace("{" + slot + "}", words), "name", **conditions)
