"""The examples of codebooks, run through the whole extraction: what each entry must and must not find."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, Codebook, read_yaml
from newsaudit.corpus.zones import find_zones
from newsaudit.errors import CodebookError
from newsaudit.extract.article import ArticleRecords, Rules, extract_article, load_rules

# the examples of the shipped rules lean on the sides of a story; the shipped one stands for all
SHIPPED_ACTORS = CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml"
TABLES = ArticleRecords._fields


class Example(NamedTuple):
    """A text with what it must give (`rejected_by` None), or the entry (or side) that may take nothing in it; `where` is file:line."""

    table: str
    data: dict[str, Any]
    rejected_by: str | None
    where: str
    name: str
    is_of_side: bool = False

    @property
    def known_miss(self) -> str | None:
        """Why it is not met yet, None for an example that must be met."""
        return self.data.get("known_miss")


def list_examples(path: Path) -> Iterator[Example]:
    """The examples of a codebook file, in order; none for a file of another kind. Raises CodebookError when it cannot be read."""
    book = read_yaml(path)
    if isinstance(book.data, dict) and book.data.get("table") in TABLES:
        yield from _list_of(book.with_all_lines(), book.data["table"])


def _list_of(book: Codebook, table: str) -> Iterator[Example]:
    for i, entry in enumerate(book.data.get("entries", [])):
        for kind in ("accepts", "rejects"):
            for j, example in enumerate(entry.get(kind, [])):
                rejected_by = entry["id"] if kind == "rejects" else None
                yield Example(table, example, rejected_by, book.where("entries", i, kind, j), f"{entry['id']}-{kind}-{j}")
    # those of a story's sides tell whose people are killed or hurt
    for i, side in enumerate(book.data.get("sides", [])):
        for kind in ("accepts", "rejects"):
            for j, example in enumerate(side.get(kind, [])):
                rejected_by = side["id"] if kind == "rejects" else None
                yield Example("casualties", example, rejected_by, book.where("sides", i, kind, j), f"side-{side['id']}-{kind}-{j}", True)
    for i, example in enumerate(book.data.get("examples", [])):
        yield Example(table, example, None, book.where("examples", i), f"examples-{i}")


def find_problems(example: Example, rules) -> list[str]:
    """What the extraction by `rules` does otherwise than the example says; empty where it is met."""
    text = example.data["text"]
    found = getattr(extract_article(text, find_zones(text), rules), example.table)
    problems = [f"{row.text!r} is not the text at its offsets" for row in found if hasattr(row, "text") and text[row.start : row.end] != row.text]
    if example.rejected_by is None:
        return problems + _find_differences(text, found, example.data["expect"])
    if example.is_of_side:
        return problems + [f"{text[row.start : row.end]!r} was taken for this side's" for row in found if row.side == example.rejected_by]
    taken = [row for row in found if getattr(row, "rule", "").rsplit("/", 1)[-1] == example.rejected_by]
    return problems + [f"{text[row.start : row.end]!r} was taken by {row.rule}" for row in taken]


def _find_nth(text: str, words: str, nth: int) -> int | None:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at


def _find_differences(text: str, found: Sequence, expected: list[dict]) -> list[str]:
    problems = []
    by_span = {(row.start, row.end): row for row in found}
    for record in expected:
        nth = record.get("nth", 1)
        start = _find_nth(text, record["text"], nth)
        if start is None:
            problems.append(f"the text does not hold {record['text']!r}{f' {nth} times' if nth > 1 else ''}")
            continue
        row = by_span.pop((start, start + len(record["text"])), None)
        if row is None:
            others = [text[row.start : row.end] for row in found]
            problems.append(f"not found: {record['text']!r} (found: {', '.join(map(repr, others)) or 'nothing'})")
            continue
        for key, value in record.items():
            if key not in ("text", "nth") and getattr(row, key) != value:
                problems.append(f"{record['text']!r}: {key} is {getattr(row, key)!r}, expected {value!r}")
    return problems + [f"too many: {text[row.start : row.end]!r} by {getattr(row, 'rule', '')}" for row in by_span.values()]


@cache
def get_shipped_rules():
    """The rules with the actors of the shipped story."""
    return load_rules(SHIPPED_ACTORS)


def check_codebook(path: Path, rules: Rules | None = None) -> tuple[int, list[str]]:
    """How many examples a codebook of actors, or of the rules that ship, has, and a line for each that is not as it says: `file:line (entry): what`.
    `rules`: those with this codebook, where they are loaded already. Raises CodebookError when the file cannot be used at all."""
    examples = list(list_examples(path))
    if rules is None:
        rules = get_shipped_rules() if path.resolve().is_relative_to(CODEBOOK_DIR.resolve()) else load_rules(path)
    lines = []
    for example in examples:
        problems = find_problems(example, rules)
        if example.known_miss and not problems:
            lines.append(f"{example.where} ({example.name}): is met; take `known_miss` out of it")
        elif not example.known_miss:
            lines += [f"{example.where} ({example.name}): {problem}" for problem in problems]
    return len(examples), lines


def find_codebooks(place: Path) -> list[Path]:
    """The codebooks that a path means: a file itself; of a folder its actors.yml, else all with examples. Raises CodebookError for none."""
    if place.is_file():
        return [place]
    if (place / "actors.yml").is_file():
        return [place / "actors.yml"]
    found = [path for path in sorted(place.rglob("*.yml")) if next(list_examples(path), None) is not None] if place.is_dir() else []
    if not found:
        raise CodebookError(f"{place}: there is no codebook with examples; give an actors.yml or the folder that holds one")
    return found
