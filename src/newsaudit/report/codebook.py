"""The codebooks as the report prints them: actors by id, entries by rule, read once for all notebooks of a run."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml


class Entry(NamedTuple):
    """A codebook entry. `rule` is what records name; `example` is the text of its first accepted example."""

    rule: str
    meaning: str
    source: str
    example: str
    n_examples: int
    n_known_misses: int


class Codebooks(NamedTuple):
    """actors: id → name, kind and side, the story's over the base's. entries: every entry by rule. proper: names of peoples, as printed."""

    actors: dict[str, dict]
    entries: dict[str, Entry]
    proper: list[str]


def _list_files(actors: Path) -> list[tuple[Path, str]]:
    """Every codebook file with the beginning of its rules, the story's actors last."""
    found = []
    for path in sorted(CODEBOOK_DIR.rglob("*.yml")):
        folder = path.relative_to(CODEBOOK_DIR)
        if len(folder.parts) > 1 and folder.parts[0] != "schema":
            found.append((path, "actors" if folder.parts[0] == "actors" else folder.with_suffix("").as_posix()))
    return found + ([(actors, "actors")] if actors.is_file() else [])


def load_codebooks(actors: str, cache: Path) -> Codebooks:
    """The codebooks of a run. Parsing YAML takes longer than drawing a chapter, so the result is kept in `cache` under the hash of the files."""
    files = _list_files(Path(actors))
    digest = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path, _ in files)).hexdigest()
    if cache.is_file():
        kept = json.loads(cache.read_text(encoding="utf-8"))
        if kept["sha256"] == digest and "proper" in kept:
            return Codebooks(kept["actors"], {rule: Entry(*entry) for rule, entry in kept["entries"].items()}, kept["proper"])
    books = _read_all(files)
    cache.parent.mkdir(parents=True, exist_ok=True)
    beside = cache.with_suffix(".part")
    beside.write_text(json.dumps({"sha256": digest, **books._asdict()}, ensure_ascii=False), encoding="utf-8")
    beside.replace(cache)
    return books


def _read_all(files: list[tuple[Path, str]]) -> Codebooks:
    actors: dict[str, dict] = {}
    entries: dict[str, Entry] = {}
    whole: dict[str, dict] = {}  # an actor of the story changes the keys that it names of the base's
    proper: set[str] = set()
    for path, prefix in files:
        book = read_yaml(path).data
        if not isinstance(book, dict):
            continue
        proper.update(_words(word for side in book.get("sides", []) for word in side.get("people", [])))
        for entry in book.get("entries", []):
            proper.update(_words((entry.get("aliases") or {}).get("demonym", [])) if prefix == "actors" else ())
            rule = f"{prefix}/{entry['id']}"
            if prefix == "actors":
                entry = whole[entry["id"]] = {**whole.get(entry["id"], {}), **entry}
            entries[rule] = _make_entry(rule, entry, book)
            if prefix == "actors":
                actors[entry["id"]] = {field: entry.get(field) for field in ("name", "kind", "side")}
        for i, example in enumerate(book.get("examples", [])):
            entries[f"{prefix}#{i}"] = Entry(f"{prefix}#{i}", "", "", example.get("text", ""), 1, int(bool(example.get("known_miss"))))
    return Codebooks(actors, entries, sorted(word for word in proper if word[:1].isupper()))


def _words(listed: Iterable) -> list[str]:
    """The words of a list whose items are words or mappings with a `text`."""
    return [item["text"] if isinstance(item, dict) else item for item in listed]


def _make_entry(rule: str, entry: dict, book: dict) -> Entry:
    examples = [*entry.get("accepts", []), *entry.get("rejects", [])]
    meaning = entry.get("meaning") or ", ".join(str(entry[k]) for k in ("name", "kind", "side") if entry.get(k))
    first = next((e["text"] for e in entry.get("accepts", [])), "")
    return Entry(
        rule, meaning, entry.get("source") or book.get("source") or "", first, len(examples), sum(bool(e.get("known_miss")) for e in examples)
    )
