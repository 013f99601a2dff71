"""Zones: every example of the codebook, and what must hold of any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.fold import fold
from newsaudit.corpus.zone_rules import load_zone_rules
from newsaudit.corpus.zones import find_zones, mark_zones

BOOK = read_codebook(CODEBOOK_DIR / "zones.yml", "zones")


def examples(kind):
    for entry in BOOK.data["entries"]:
        for i, example in enumerate(entry[kind]):
            marks = [pytest.mark.xfail(reason=example["known_miss"], strict=True)] if "known_miss" in example else []
            yield pytest.param(entry["id"], example, id=f"{entry['id']}-{i}", marks=marks)


@pytest.mark.parametrize("rule, example", list(examples("accepts")))
def test_accepted_page_has_exactly_the_expected_zones(rule, example):
    text = example["text"]
    found = mark_zones(text)
    expected, at = [], 0
    for zone in example["expect"]:
        start = text.index(zone["text"], at)
        at = start + len(zone["text"])
        expected.append((zone["zone"], start, at))
    assert [(mark.zone, mark.start, mark.end) for mark in found] == expected
    assert rule in {mark.rule for mark in found}


@pytest.mark.parametrize("rule, example", list(examples("rejects")))
def test_rejected_page_is_not_marked_by_the_rule(rule, example):
    assert rule not in {mark.rule for mark in mark_zones(example["text"])}


def check_cover(text):
    zones = find_zones(text)
    covered = set()
    for before, after in itertools.pairwise(zones):
        assert before.end <= after.start
        assert not (before.zone == after.zone == "body")
    for zone in zones:
        stretch = text[zone.start : zone.end]
        assert stretch and stretch == stretch.strip()
        covered.update(range(zone.start, zone.end))
    assert all(char.isspace() for i, char in enumerate(text) if i not in covered)


PIECES = st.sampled_from(
    [
        "OSLO — ",
        "CNN\n—\n",
        "Facebook\nTwitter\n",
        "(Photo by Ada Obi/AFP)",
        "Read more: ",
        "The vote is on Monday.",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "“Now”",
        " ",
        "\xa0",
        "(AP)",
        "By Ada Obi",
        "© 2020",
        "Comments are closed.",
        "a",
        "İ",
        "é",
        "\x0c",
        "date 2020-01-02",
        "/",
        "|",
        "See also ",
        "Correction: ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_zones_cover_every_stretch_once(text):
    check_cover(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_characters_are_covered(text):
    check_cover(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n \u2028\n"], ids=["empty", "space", "breaks"])
def test_blank_text_has_no_zones(text):
    assert find_zones(text) == []


def test_consecutive_body_paragraphs_are_one_zone():
    text = "One ship sank off Aden on Friday.\n\nIts crew of nine was saved, the navy said.\n\nNo oil was seen."
    assert [tuple(zone) for zone in find_zones(text)] == [("body", 0, len(text))]


def test_known_title_is_found_below_other_lines_and_with_its_full_stop():
    text = "Published May 3, 2021\nThe harbour closes.\nShips were sent to Tema on Monday, the port said.\nIt gave no reason."
    title = "The harbour closes."
    start = text.index(title)
    assert ("title", start, start + len(title)) in [tuple(zone) for zone in find_zones(text, title=title)]
    assert "title" not in {zone.zone for zone in find_zones(text)}


def test_known_title_is_found_before_the_outlet_that_follows_it():
    text = "Harbour closes for a week | The Tema Post\nShips were sent away on Monday, the port said.\nIt gave no reason."
    assert tuple(find_zones(text, title="Harbour closes for a week")[0]) == ("title", 0, text.index("\n"))


def test_lines_broken_to_a_width_are_joined_to_paragraphs():
    text = (
        "The harbour at Tema closed on Monday after a crane fell across\n"
        "the road that leads to it, the port authority said in a note to\n"
        "shippers. It gave no date for the reopening of the harbour and\n"
        "no reason for the fall.\n\nDrivers waited in the sun for the whole of Tuesday, and some of\nthem turned back."
    )
    assert [tuple(zone) for zone in find_zones(text)] == [("body", 0, len(text))]


@pytest.mark.parametrize("piece", ["A b", "Aa/", "A, B: ", "by A ", "(AP", "x" * 50 + " ", "© ", "READ: ", "\"' ", "A B-C — "])
def test_odd_long_lines_take_linear_time(piece, check_linear):
    check_linear(find_zones, piece, size=20_000, prepare=lambda text: text + "\n" + piece * 20)


def test_every_pattern_takes_a_line_of_an_example():
    rules, idle = load_zone_rules(), []
    for entry in BOOK.data["entries"]:
        rule = rules.by_id[entry["id"]]
        stretches = [(fold(example["text"]), fold(zone["text"])) for example in entry["accepts"] for zone in example["expect"]]
        for i, pattern in enumerate(rule.patterns):
            found = {
                "line": lambda text, stretch, pattern=pattern: pattern.fullmatch(stretch),
                "run": lambda text, stretch, pattern=pattern: any(pattern.fullmatch(line) for line in stretch.split("\n")),
                "lines": lambda text, stretch, pattern=pattern: any(pattern.fullmatch(line) for line in stretch.split("\n")),
                "start": lambda text, stretch, pattern=pattern: pattern.match(text),
                "end": lambda text, stretch, pattern=pattern: pattern.search(text),
            }[rule.at]
            if not any(found(*pair) for pair in stretches):
                idle.append(f"{entry['id']}: {entry['patterns'][i]}")
    assert idle == []
