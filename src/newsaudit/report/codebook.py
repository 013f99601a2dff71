"""The codebooks as the report prints them: every entry by its rule, with meaning, source and an example; how many examples and known misses there are."""

from functools import lru_cache
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


@lru_cache(maxsize=4)
def read_entries(actors: str) -> dict[str, Entry]:
    """Every entry of the codebooks by rule, the story's actors last, so that they override the base's."""
    out: dict[str, Entry] = {}
    for path in sorted(CODEBOOK_DIR.rglob("*.yml")):
        folder = path.relative_to(CODEBOOK_DIR)
        if len(folder.parts) > 1 and folder.parts[0] != "schema":
            prefix = "actors" if folder.parts[0] == "actors" else folder.with_suffix("").as_posix()
            out.update(_read(path, prefix))
    story = Path(actors)
    if story.is_file():
        out.update(_read(story, "actors"))
    return out


def _read(path: Path, prefix: str) -> dict[str, Entry]:
    book = read_yaml(path).data or {}
    out = {}
    for entry in book.get("entries", []) if isinstance(book, dict) else []:
        examples = [*entry.get("accepts", []), *entry.get("rejects", [])]
        meaning = entry.get("meaning") or ", ".join(str(entry[k]) for k in ("name", "kind", "side") if entry.get(k))
        rule = f"{prefix}/{entry['id']}"
        first = next((e["text"] for e in entry.get("accepts", [])), "")
        misses = sum(bool(e.get("known_miss")) for e in examples if isinstance(e, dict))
        out[rule] = Entry(rule, meaning, entry.get("source") or book.get("source") or "", first, len(examples), misses)
    for example in book.get("examples", []) if isinstance(book, dict) else []:
        out[f"{prefix}/{len(out)}"] = Entry("", "", "", "", 1, int(bool(example.get("known_miss"))))
    return out
