"""Casualty mentions: whose people, who did it, in what voice; sides are treated alike."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.codebook.figures import load_figure_rules
from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.extract.article import make_doc
from newsaudit.extract.casualties import find_casualties
from newsaudit.extract.figures import find_figures
from newsaudit.spans import Mention, Zone

RULES = load_figure_rules()
# two invented peoples with the same kinds of evidence
SIDES = [
    {
        "id": "norrish",
        "people": ["Norrish", "Norrians"],
        "state": ["Norria"],
        "places": ["Velby"],
        "roles": ["lagoon divers"],
        "forces": ["Red Guard"],
        "events": ["Lantern Night"],
        "authorities": ["Norrish officials"],
        "harms": ["sudrish"],
    },
    {
        "id": "sudrish",
        "people": ["Sudrish", "Sudrians"],
        "state": ["Sudria"],
        "places": ["Oldmoor"],
        "roles": ["moor riders"],
        "forces": ["Blue Guard"],
        "events": ["Harvest Day"],
        "authorities": ["Sudrish officials"],
        "harms": ["norrish"],
    },
]
SWAP = {
    a: b
    for one, two in zip(*(side.values() for side in SIDES), strict=True)
    if isinstance(one, list)
    for pair in zip(one, two, strict=True)
    for a, b in (pair, pair[::-1])
}
ACTORS = SimpleNamespace(sides=SIDES, by_id={})


def find(text: str, mentions=(), actors=ACTORS):
    doc = make_doc(text, [Zone("body", 0, len(text))])
    figures, _ = find_figures(doc, mentions, [], RULES, actors)
    return find_casualties(doc, mentions, figures, RULES, actors)


SENTENCES = [
    ("Norrish shells killed a miller.", "sudrish"),
    ("A miller was killed in a Norrish raid.", "sudrish"),
    ("A miller was killed by the Red Guard.", "sudrish"),
    ("The Red Guard shot and killed a miller.", "sudrish"),
    ("A Norrish miller was killed.", "norrish"),
    ("Two Norrians died in the snow.", "norrish"),
    ("A miller was killed in Velby.", "norrish"),
    ("A miller was killed in Norria.", "norrish"),
    ("A miller was killed on Lantern Night.", "norrish"),
    ("Three lagoon divers were killed.", "norrish"),
    ("Norrish officials said a miller was killed.", "norrish"),
    ("Four Red Guard fighters were killed.", "norrish"),
    ("Millers died in the rain.", "unknown"),
    ("Norrians and Sudrians were killed.", "both"),
    ("Norria bombed a mill, killing two men.", "sudrish"),
    ("A miller was killed since the Norrish attack on Oldmoor.", "sudrish"),
]


@pytest.mark.parametrize("text, side", SENTENCES)
def test_side_is_read_from_the_words_of_the_sentence(text, side):
    assert {c.side for c in find(text)} == {side}


@pytest.mark.parametrize("text, side", SENTENCES)
def test_sides_are_treated_alike(text, side):
    mirrored = text
    for i, (a, _) in enumerate(sorted(SWAP.items(), key=lambda pair: -len(pair[0]))):
        mirrored = mirrored.replace(a, f"<{i}>")
    for i, (_, b) in enumerate(sorted(SWAP.items(), key=lambda pair: -len(pair[0]))):
        mirrored = mirrored.replace(f"<{i}>", b)
    swapped = {"norrish": "sudrish", "sudrish": "norrish"}
    assert [swapped.get(c.side, c.side) for c in find(mirrored)] == [c.side for c in find(text)]


def test_examples_of_the_story_sides_hold():
    sides = read_yaml(CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml").data["sides"]
    story = SimpleNamespace(sides=sides, by_id={})
    for side in sides:
        for example in side["accepts"]:
            assert [{"text": c.text, "side": c.side} for c in find(example["text"], actors=story)] == example["expect"]
        for example in side["rejects"]:
            assert side["id"] not in [c.side for c in find(example["text"], actors=story)], example["text"]


def test_without_a_story_no_side_is_told():
    nobody = SimpleNamespace(sides=[], by_id={})
    assert [c.side for c in find("Norrish shells killed a miller.", actors=nobody)] == ["unknown"]


def test_agent_carries_the_actor_named_in_it():
    text = "Shells of the Red Guard killed a miller."
    mention = Mention(14, 23, "Red Guard", "red-guard", "name", "resolved", "body", False, "actors/red-guard")
    assert [(c.agent_text, c.agent_id) for c in find(text, [mention])] == [("Shells of the Red Guard", "red-guard")]


def test_mention_knows_the_figure_that_counts_its_dead():
    text = "Floods killed 20 millers and injured 300."
    assert [(c.text, text[c.figure_start : c.figure_start + 3].strip(" .")) for c in find(text)] == [("killed", "20"), ("injured", "300")]


def test_mention_without_number_has_no_figure():
    assert [c.figure_start for c in find("Two mills burned and a miller was killed.")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The frost could kill the vines.",
        "They threatened to kill the miller.",
        "If the miller dies, the mill closes.",
        "No one was killed.",
        "His uncle was killed in the Vietnam War.",
        "The council killed the plan.",
        "The death penalty stays.",
        "Talks hit a dead end.",
    ],
)
def test_what_did_not_happen_here_is_no_casualty(text):
    assert find(text) == []


@given(
    st.lists(
        st.sampled_from(
            "killed dead died bodies wounded was were by in the Norrish Sudrians Velby strikes a miller and , ; — of 20 said who that not to".split()
        ),
        max_size=30,
    )
)
def test_spans_slice_to_their_text_and_never_overlap(words):
    text = " ".join(words)
    found = find(text)
    assert all(text[c.start : c.end] == c.text for c in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(c.victim_text is None or c.victim_text in text for c in found)


@pytest.mark.parametrize(
    "unit", ["killed ", "and killed, ", "was killed by ", "Norrians killed Sudrians ", "who were killed ", "dead bodies of "], ids=repr
)
def test_time_grows_no_faster_than_the_text(unit, check_linear):
    check_linear(lambda doc: find_casualties(doc, [], [], RULES, ACTORS), unit, prepare=lambda text: make_doc(text, [Zone("body", 0, len(text))]))


def test_roles_tell_of_a_side_only_in_articles_that_name_the_sides():
    filler = "The market at Bahir Dar opened at dawn. " * 14
    [elsewhere] = find(f"{filler}A flood killed nine lagoon divers.")
    [told] = find(f"{filler}Velby was calm, and so were Oldmoor and the Norrish. A flood killed nine lagoon divers.")
    assert (elsewhere.side, told.side) == ("unknown", "norrish")
