"""Every example of every codebook, run through the whole extraction."""

from functools import cache
from pathlib import Path

import pytest

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.corpus.zones import find_zones
from newsaudit.extract.article import ArticleRecords, extract_article, load_rules

STORY_ACTORS = CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml"
TABLES = (*ArticleRecords._fields,)


@cache
def rules(path: Path | None):
    return load_rules(path)


def books():
    yield from sorted(CODEBOOK_DIR.rglob("*.yml"))
    yield STORY_ACTORS


def examples():
    for path in books():
        book = read_yaml(path).with_all_lines()
        if not isinstance(book.data, dict) or book.data.get("table") not in TABLES:
            continue
        # the examples about whose people are harmed lean on the sides of a story; the shipped one stands for all
        actors = STORY_ACTORS
        name = path.relative_to(CODEBOOK_DIR.parent).with_suffix("").as_posix()
        for i, entry in enumerate(book.data.get("entries", [])):
            for kind in ("accepts", "rejects"):
                for j, example in enumerate(entry.get(kind, [])):
                    where = book.where("entries", i, kind, j)
                    yield pytest.param(book.data["table"], example, entry["id"] if kind == "rejects" else None, actors, where,
                                       id=f"{name}/{entry['id']}-{kind}-{j}", marks=marks(example))
        for i, example in enumerate(book.data.get("examples", [])):
            yield pytest.param(book.data["table"], example, None, actors, book.where("examples", i),
                               id=f"{name}-{i}", marks=marks(example))


def marks(example):
    return [pytest.mark.xfail(reason=example["known_miss"], strict=True)] if "known_miss" in example else []


def find_nth(text: str, words: str, nth: int) -> int:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} does not occur {nth} times in {text!r}")
    return at


def expected_span(text: str, record: dict) -> tuple[int, int]:
    start = find_nth(text, record["text"], record.get("nth", 1))
    return start, start + len(record["text"])


def differences(text: str, found, expected: list[dict]) -> list[str]:
    wanted = sorted(((expected_span(text, record), record) for record in expected), key=lambda pair: pair[0])
    problems = []
    by_span = {(row.start, row.end): row for row in found}
    for span, record in wanted:
        row = by_span.pop(span, None)
        if row is None:
            problems.append(f"not found: {record['text']!r} (found: {[text[r.start:r.end] for r in found]})")
            continue
        for key, value in record.items():
            if key not in ("text", "nth") and getattr(row, key) != value:
                problems.append(f"{record['text']!r}: {key} is {getattr(row, key)!r}, expected {value!r}")
    problems += [f"too many: {text[row.start:row.end]!r} by {getattr(row, 'rule', '')}" for row in by_span.values()]
    return problems


@pytest.mark.parametrize("table, example, rejected_by, actors, where", list(examples()))
def test_example(table, example, rejected_by, actors, where):
    text = example["text"]
    records = extract_article(text, find_zones(text), rules(actors))
    found = getattr(records, table)
    for row in found:
        if hasattr(row, "text"):
            assert text[row.start : row.end] == row.text, where
    if rejected_by is None:
        problems = differences(text, found, example["expect"])
    else:
        taken = [row for row in found if getattr(row, "rule", "").rsplit("/", 1)[-1] == rejected_by]
        problems = [f"{text[row.start:row.end]!r} was taken by {row.rule}" for row in taken]
    assert not problems, f"{where}: " + "; ".join(problems)
