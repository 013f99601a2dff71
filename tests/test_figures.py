"""Figures of an article: what they count, whose people, on whose word, and what is no figure at all."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.codebook.figures import load_figure_rules
from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook, read_yaml
from newsaudit.extract.article import make_doc
from newsaudit.extract.figures import find_figures
from newsaudit.spans import Zone
from records import make_quote

RULES = load_figure_rules()
STORY = read_yaml(CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml").data
ACTORS = SimpleNamespace(sides=STORY["sides"], by_id={})


def find(text: str, quotes=(), zones=None):
    return find_figures(make_doc(text, zones or [Zone("body", 0, len(text))]), [], quotes, RULES, ACTORS)


def test_source_is_the_speaker_of_the_quotation_it_stands_in():
    text = "Forty boats sank, the coast guard said. Nine boats sailed."
    figures, _ = find(text, [make_quote(text, "Forty boats sank", "indirect", speaker_id="coast-guard", speaker_kind="organisation")])
    assert [(f.text, f.source, f.source_kind) for f in figures] == [("Forty", "coast-guard", "organisation"), ("Nine", None, "none")]


@pytest.mark.parametrize(
    ("columns", "source"),
    [
        ({"speaker_kind": "pronoun", "speaker_text": "She", "status": "unresolved"}, "not-found"),
        ({"speaker_kind": "pronoun", "speaker_text": "She", "speaker": "Ada Moor"}, "Ada Moor"),
        ({"speaker_kind": "none", "speaker_id": "coast-guard"}, "coast-guard"),
        ({"speaker_kind": "none"}, None),
    ],
    ids=["she-whoever", "she-the-engineer", "run-on", "nobody"],
)
def test_source_is_who_is_meant_by_the_attribution(columns, source):
    text = "Forty boats sank."
    figures, _ = find(text, [make_quote(text, "Forty boats sank", "indirect", **columns)])
    assert [f.source for f in figures] == [source]


def test_inner_report_is_the_source_of_a_report_within_a_report():
    text = "The mayor said that the guard counted 40 boats."
    outer = make_quote(text, "the guard counted 40 boats", "indirect", speaker="The mayor", speaker_kind="title")
    inner = make_quote(text, "40 boats", "indirect", speaker_kind="anonymous", speaker_text="the guard")
    figures, _ = find(text, [outer, inner])
    assert [(f.source, f.source_kind) for f in figures] == [("anonymous", "anonymous")]


def test_doubt_in_the_next_sentence_reaches_back_to_the_figure():
    text = "Rebels counted 40 dead. The figure could not be independently verified."
    _, claims = find(text)
    assert [(c.is_doubted, c.doubt_text) for c in claims] == [(True, "could not be independently verified")]


def test_doubt_two_sentences_later_does_not():
    text = "Rebels counted 40 boats. Rain fell. The claim could not be independently verified."
    assert find(text)[1] == []


@pytest.mark.parametrize(
    "text, span, counted",
    [
        ("Since Monday, 40 miners have died.", "cumulative", "persons"),
        ("In the past 24 hours 40 miners died.", "new", "persons"),
        ("As of Friday, 40 miners had died.", "as_of", "persons"),
        ("Some 300 families fled.", None, "households"),
    ],
)
def test_claim_says_over_what_time_and_in_what_unit_people_are_counted(text, span, counted):
    _, claims = find(text)
    assert [(c.is_doubted, c.span, c.counted) for c in claims] == [(False, span, counted)]


def test_figures_in_captions_are_left_out():
    text = "Forty boats sank.\n\nA photo of 90 gulls. Jo Bloggs/Agency"
    zones = [Zone("body", 0, 17), Zone("caption", 19, len(text))]
    assert [f.text for f in find(text, zones=zones)[0]] == ["Forty"]


@pytest.mark.parametrize(
    "text, voice",
    [
        ("A landslide killed 20 miners.", "active"),
        ("Twenty miners were killed by a landslide.", "passive_agent"),
        ("Twenty miners were killed.", "passive"),
        ("Twenty miners died.", "passive"),
        ("The rebels abducted 20 miners.", "active"),
        ("There are 20 hostages left.", "none"),
    ],
)
def test_voice_says_whether_the_clause_names_who_did_it(text, voice):
    assert [f.voice for f in find(text)[0]] == [voice]


def test_every_kind_gives_the_category_and_measure_of_the_codebook():
    book = read_yaml(CODEBOOK_DIR / "figures" / "kinds.yml").data
    for entry in book["entries"]:
        figures = [f for example in entry["accepts"] for f in find(example["text"])[0]]
        assert any((f.category, f.measure, f.rule) == (entry["category"], entry["measure"], f"figures/kinds/{entry['id']}") for f in figures), entry[
            "id"
        ]


def test_every_hedge_word_of_the_codebook_is_read():
    book = read_yaml(CODEBOOK_DIR / "figures" / "hedges.yml").data
    for entry in book["entries"]:
        for words in entry["before"]:
            text = f"They sold {words} 40 boats." if words[0].isalpha() else f"They sold {words}40 boats."
            assert [(f.hedge, f.text.endswith("40")) for f in find(text)[0]] == [(entry["hedge"], True)], words


def test_every_currency_of_the_codebook_is_read():
    book = read_yaml(CODEBOOK_DIR / "figures" / "currencies.yml").data
    for entry in book["entries"]:
        for sign in entry.get("before", []):
            assert [f.unit for f in find(f"It cost {sign.upper()}40 in all.")[0]] == [entry["id"]], sign
        for letter in entry.get("letters", []):
            assert [f.unit for f in find(f"It cost {letter.upper()}40bn in all.")[0]] == [entry["id"]], letter
        for word in entry["after"]:
            assert word == "won" or [f.unit for f in find(f"It cost 40 {word} in all.")[0]] == [entry["id"]], word


def test_rejects_of_hedges_do_not_carry_the_hedge():
    book = read_yaml(CODEBOOK_DIR / "figures" / "hedges.yml").data
    for entry in book["entries"]:
        for example in entry["rejects"]:
            assert entry["hedge"] == "exact" or entry["hedge"] not in [f.hedge for f in find(example["text"])[0]], example["text"]


def test_sides_of_the_story_keep_their_schema_and_their_kinds_of_evidence():
    book = read_codebook(CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml", "actors")
    kinds = {side["id"]: set(side) - {"accepts", "rejects", "source"} for side in book.data["sides"]}
    assert kinds["israeli"] == kinds["palestinian"]


@given(st.text(alphabet=st.sampled_from("0123456789.,-–—%$£ “”'’\n()abkmnost AIHG"), max_size=120))
def test_spans_slice_to_their_text(text):
    figures, claims = find(text)
    assert all(text[f.start : f.end] == f.text for f in figures)
    assert {c.start for c in claims} <= {f.start for f in figures}
    assert all(a.end <= b.start for a, b in zip(figures, figures[1:], strict=False))


@pytest.mark.parametrize(
    "unit",
    ["2 people ", "since 5 ", "5 of ", "killed ", "Hamas killed 5 ", "two were killed and ", "(2 dead) ", "two, ", "as of 3 ", "2 people there "],
    ids=repr,
)
def test_time_grows_no_faster_than_the_text(unit, check_linear):
    check_linear(lambda doc: find_figures(doc, [], [], RULES, ACTORS), unit, prepare=lambda text: make_doc(text, [Zone("body", 0, len(text))]))
