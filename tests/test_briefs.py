"""The briefs that ship: their length, their metadata, their annotation, and what the pipeline makes of them."""

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from newsaudit.corpus.zones import find_zones
from newsaudit.extract.article import extract_article, load_rules

STORY = Path(__file__).resolve().parents[1] / "data" / "rafah-2024"
BRIEFS = sorted((STORY / "articles").glob("*.txt"))
SOURCES = sorted((STORY / "gold" / "sources").glob("*.json"))
TEXT_KEYS = {"text", "speaker_text", "cue", "subject"}
names = {"ids": lambda path: path.stem}


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_gold(path: Path) -> dict:
    return json.loads((STORY / "gold" / "briefs" / f"{path.stem}.json").read_text(encoding="utf-8"))


def read_metadata() -> list[dict]:
    with (STORY / "metadata.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_one_brief_a_source():
    rows = read_metadata()
    assert sorted(row["file"] for row in rows) == [path.name for path in BRIEFS]
    assert sorted(row["brief_of"] for row in rows) == [path.stem for path in SOURCES]


@pytest.mark.parametrize("path", BRIEFS, **names)
def test_brief_is_as_long_as_promised(path):
    assert 250 <= len(read(path).split()) <= 500


@pytest.mark.parametrize("path", BRIEFS, **names)
def test_brief_quotes_fewer_than_eight_words_at_a_time(path):
    for quoted in re.findall(r"“([^”]*)”", read(path)):
        assert len(quoted.split()) < 8, quoted


@pytest.mark.parametrize("row", read_metadata(), ids=lambda row: row["file"])
def test_metadata_says_that_it_is_a_brief(row):
    assert row["title"] == read(STORY / "articles" / row["file"]).split("\n")[0]
    assert row["outlet"] == (f"{row['brief_of_outlet']} (brief)" if row["brief_of_outlet"] else "")
    assert row["published"] == row["brief_of_published"]
    source = json.loads((STORY / "gold" / "sources" / f"{row['brief_of']}.json").read_text(encoding="utf-8"))
    assert row["brief_of_sha256"] == source["article"]["sha256"]


@pytest.mark.parametrize("path", BRIEFS, **names)
def test_gold_spans_are_the_words_they_say(path):
    text, gold = read(path), read_gold(path)
    assert all(text[row["start"]:row["end"]] == row["text"] for rows in gold.values() for row in rows)
    for quote in gold["quotes"]:
        for part in ("speaker", "cue"):
            start, end = quote[f"{part}_start"], quote[f"{part}_end"]
            assert (text[start:end] if start is not None else "") == quote[f"{part}_text" if part == "speaker" else "cue"]


@pytest.mark.parametrize("path", BRIEFS, **names)
def test_gold_annotates_every_numeral(path):
    """Every number in digits is a figure of the gold, or a date, or an ordinal."""
    text, gold = read(path), read_gold(path)
    spans = [(row["start"], row["end"]) for row in gold["figures"]]
    for match in re.finditer(r"\d[\d,.]*\d|\d", text):
        before = text[max(0, match.start() - 8):match.start()]
        is_date = re.search(r"(?:Oct\. |October |through )$", before)
        assert is_date or any(start <= match.start() < end for start, end in spans), f"{match.group()} after {before!r}"


@pytest.mark.parametrize("path", SOURCES, **names)
def test_source_gold_holds_no_text(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert not any(TEXT_KEYS & row.keys() for rows in gold.values() if isinstance(rows, list) for row in rows)
    values = [value for rows in gold.values() if isinstance(rows, list) for row in rows for value in row.values() if isinstance(value, str)]
    assert values and max(len(value.split()) for value in values) <= 3, "labels are short; this is text"


@pytest.fixture(scope="module")
def rules():
    return load_rules(STORY / "actors.yml")


@pytest.mark.parametrize("path", BRIEFS, **names)
def test_every_figure_of_the_gold_is_found(path, rules):
    """Value, hedge, category, measure and source of each figure that the briefs cite."""
    text = read(path)
    records = extract_article(text, find_zones(text, title=text.split("\n")[0]), rules)
    found = {(f.start, f.end): (f.value_low, f.value_high, f.hedge, f.category, f.measure, f.source or "") for f in records.figures}
    wanted = {(f["start"], f["end"]): (f["value_low"], f["value_high"], f["hedge"], f["category"], f["measure"], f["source"])
              for f in read_gold(path)["figures"]}
    assert found == wanted


def test_source_gold_fits_the_articles_where_they_are_at_hand(root):
    corpus = root.parent / "shared" / "corpus" / "rafah-2024"
    if not corpus.is_dir():
        pytest.skip("the source articles are not at hand")
    for path in SOURCES:
        gold = json.loads(path.read_text(encoding="utf-8"))
        content = (corpus / gold["article"]["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == gold["article"]["sha256"]
        length = len(content.decode("utf-8"))
        assert all(0 <= row["start"] < row["end"] <= length for rows in gold.values() if isinstance(rows, list) for row in rows)
