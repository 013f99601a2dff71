"""Who is named: spans, boundaries, longest names, capitals that act, and names that are part of others."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsaudit.codebook.actors import load_actors
from newsaudit.codebook.load import CODEBOOK_DIR
from newsaudit.codebook.matcher import build_matcher
from newsaudit.corpus.fold import fold
from newsaudit.corpus.sentences import find_sentences
from newsaudit.extract.article import extract_article, load_rules
from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.uncoded import find_uncoded
from newsaudit.spans import Doc, Zone

STORY = CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml"
ACTORS = load_actors(STORY)


def make_doc(text: str, zones=None) -> Doc:
    zones = [Zone("body", 0, len(text))] if zones is None else zones
    return Doc(text, fold(text), zones, find_sentences(text, zones))


def named(text: str, actors=ACTORS) -> list[tuple[str, str]]:
    return [(mention.text, mention.actor_id) for mention in find_mentions(make_doc(text), actors)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("He flew to the U.S. on Monday.", [("U.S.", "united-states")], id="abbreviation-before-a-space"),
        pytest.param("The farm lies in the U.S.", [("U.S.", "united-states")], id="abbreviation-at-the-end"),
        pytest.param("A U.S.-led mission left.", [("U.S.", "united-states")], id="abbreviation-before-a-hyphen"),
        pytest.param("The U.S.’s grain was sold.", [("U.S.", "united-states")], id="abbreviation-possessive"),
        pytest.param("A memo of the U.S.Navy leaked.", [("U.S.", "united-states")], id="abbreviation-that-lost-its-space"),
        pytest.param("Hamas's envoy and Hamas’ cook met.", [("Hamas", "hamas"), ("Hamas", "hamas")], id="possessive-of-s"),
        pytest.param("The US-Israel pact lapsed.", [("US", "united-states"), ("Israel", "israel")], id="hyphen-between-two"),
        pytest.param("An anti-Israel and pro-Palestinian march passed.", [("Israel", "israel"), ("Palestinian", "palestinians")], id="prefix"),
        pytest.param("The Hamas-run clinic closed.", [("Hamas", "hamas")], id="suffix"),
        pytest.param("A Netanyahu-Biden visit was planned.", [("Netanyahu", "benjamin-netanyahu"), ("Biden", "joe-biden")], id="two-surnames"),
        pytest.param("HAMAS AND ISRAEL TRADE FIRE", [("HAMAS", "hamas"), ("ISRAEL", "israel")], id="headline-in-capitals"),
        pytest.param(
            "Mahmoud Abbas met António Guterres.", [("Mahmoud Abbas", "mahmoud-abbas"), ("António Guterres", "antonio-guterres")], id="accent"
        ),
        pytest.param("Joe\u00a0Biden waved.", [("Joe\u00a0Biden", "joe-biden")], id="no-break-space"),
        pytest.param("It ended.The Israeli cook left.", [("Israeli", "israel")], id="full-stop-without-a-space"),
    ],
)
def test_names_end_where_words_end(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Write to press@hamas.example or desk@Israel.example.org today.", id="e-mail"),
        pytest.param("See https://Israel.example/Hamas and www.Iran.example now.", id="site"),
        pytest.param("A post by @Israel spread.", id="handle"),
        pytest.param("He asked us who may polish the turkey.", id="small-letters"),
        pytest.param("Hamasaki sang; Iranology is taught; Israelites sowed.", id="inside-words"),
        pytest.param("Conan O'Sullivan sang.", id="after-an-apostrophe"),
        pytest.param("", id="empty"),
        pytest.param("Rain fell all night on the plain.", id="nobody"),
    ],
)
def test_nothing_is_found(text):
    assert named(text) == []


def test_longest_name_wins():
    text = "The Biden administration, Netanyahu’s government and the Gaza Health Ministry wrote to the United Nations Security Council."
    assert named(text) == [
        ("Biden administration", "us-administration"),
        ("Netanyahu’s government", "israeli-government"),
        ("Gaza Health Ministry", "gaza-health-ministry"),
        ("United Nations Security Council", "un-security-council"),
    ]


def test_shorter_name_counts_where_the_longer_is_ruled_out():
    # "Israeli military" is no name of the army before "operation"
    assert named("An Israeli military operation began.") == [("Israeli", "israel")]


def test_boilerplate_holds_no_mentions():
    text = "Israel votes\n\nPhoto: Hamas\n\nIran abstained."
    zones = [Zone("title", 0, 12), Zone("credit", 14, 26), Zone("body", 28, 43)]
    found = find_mentions(make_doc(text, zones), ACTORS)
    assert [(mention.text, mention.zone) for mention in found] == [("Israel", "title"), ("Iran", "body")]


@pytest.mark.parametrize("title", ["Israel Strikes", "Israel PM Resigns", "ISRAEL STRIKES", "Israel strikes back"])
def test_capitals_of_a_title_make_no_personal_name(title):
    found = find_mentions(make_doc(title, [Zone("title", 0, len(title))]), ACTORS)
    assert [mention.actor_id for mention in found] == ["israel"]


def test_name_over_a_line_break_is_found_within_a_sentence():
    assert named("In the evening Antony\nBlinken left.") == [("Antony\nBlinken", "antony-blinken")]


@pytest.mark.parametrize(
    "name",
    [
        "Antony  Blinken",
        "Antony \nBlinken",
        "Antony\r\nBlinken",
        "Antony\n   Blinken",
        "Agne\u0300s Callamard",
        "Gustavo\u00a0 Petro",
        "Marco Ru\u00adbio",
    ],
    ids=["two spaces", "space and break", "carriage return", "indented", "loose accent", "hard space", "soft hyphen"],
)
def test_spaces_and_accents_within_a_name_do_not_hide_it(name):
    assert [text for text, _ in named(f"Then {name} sat.  It rained.")] == [name]


def test_name_does_not_reach_over_paragraphs():
    assert named("They wrote to Marco\n\nRubio melons are ripe.") == []


def test_name_does_not_reach_over_zones():
    text = "A note for Joe\n\nBiden Street was closed."
    zones = [Zone("title", 0, 14), Zone("body", 16, len(text))]
    assert find_mentions(make_doc(text, zones), ACTORS) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Washington warned the bank.", ["united-states"], id="subject"),
        pytest.param("Moscow has not yet replied.", ["russia"], id="auxiliary"),
        pytest.param("They mocked Tehran’s nuclear ambitions.", ["iran"], id="possessive"),
        pytest.param("Ties between Washington and Beijing cooled.", ["united-states", "china"], id="between"),
        pytest.param("The miners accused Beijing.", ["china"], id="object"),
        pytest.param("Under pressure from Washington he resigned.", ["united-states"], id="pressure-from"),
        pytest.param("A Tehran-backed militia dug in.", ["iran"], id="backed"),
        pytest.param("She lives in Washington.", [], id="in"),
        pytest.param("He will visit Washington in May.", [], id="visit"),
        pytest.param("Washington’s parks are green.", [], id="parks"),
        pytest.param("A baker in Moscow warned the bank.", [], id="object-of-a-preposition"),
        pytest.param("The Washington talks failed.", [], id="before-a-noun"),
        pytest.param("Denzel Washington said no.", [], id="person"),
        pytest.param("The road between Moscow and Kyiv is closed.", [], id="road-between"),
    ],
)
def test_capital_counts_only_where_it_acts(text, expected):
    assert [actor_id for _, actor_id in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Peterson lectured.",
        "Chad Smith drums.",
        "Paris Hilton sang.",
        "The University of Jordan opened.",
        "The American Dahlia Society met.",
        "It cost US$5, or $7 Canadian.",
        "She speaks Polish.",
        "A harbour in New England froze.",
    ],
)
def test_part_of_another_name_is_no_mention(text):
    assert named(text) == []


def test_several_actors_of_one_name_stay_open():
    found = find_mentions(make_doc("A Korean poet won."), ACTORS)
    assert [(mention.actor_id, mention.status) for mention in found] == [("north-korea|south-korea", "ambiguous")]


def test_one_of_several_is_meant_where_the_article_names_it():
    assert named("South Korea cheered when the Korean poet won.")[1] == ("Korean", "south-korea")


@given(st.text(st.one_of(st.characters(), st.sampled_from("Hamas IsraelU.S.’'\n-İß́")), max_size=200))
@settings(max_examples=300, deadline=None)
def test_offsets_slice_to_the_printed_text(text):
    found = find_mentions(make_doc(text), ACTORS)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


WORDS = [
    "Hamas",
    "Israel",
    "Israeli",
    "U.S.",
    "Biden",
    "Matthew Miller",
    "Miller",
    "Washington",
    "said",
    "in",
    "the",
    "Gaza Health Ministry",
    "Korean",
    "and",
    ".",
    "\n\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_order_of_actors_does_not_matter(words, seed):
    text = " ".join(words)
    shuffled = list(ACTORS.by_id.values())
    random.Random(seed).shuffle(shuffled)
    few = [actor for actor in shuffled if actor.side != "other"]
    again = ACTORS._replace(matcher=build_matcher(few, ACTORS.rules.words["common-noun"]))
    usual = ACTORS._replace(matcher=build_matcher(sorted(few), ACTORS.rules.words["common-noun"]))
    assert find_mentions(make_doc(text), again) == find_mentions(make_doc(text), usual)


@pytest.mark.parametrize(
    "piece",
    [
        "Miller ",
        "Jane Miller. Miller said. ",
        "Washington and ",
        "U.S.",
        "US ",
        "between ",
        "Congress ",
        "Xyz. Bla ",
        "of the ",
        "@",
        "al-",
        "White  House \n",
        "Se\u0301journe\u0301 ",
    ],
)
def test_time_grows_no_faster_than_the_text(piece, check_linear):
    check_linear(lambda doc: find_uncoded(doc, find_mentions(doc, ACTORS), ACTORS), piece, prepare=make_doc)


OFFICES = """\
table: mentions
entries:
  - {id: ada-quill, name: Ada Quill, kind: person, side: north, meaning: First of two premiers, roles: [{text: Premier, until: "2020-06-30"}],
     clashes: [bea-quill], accepts: [{text: Ada Quill sat., expect: [{text: Ada Quill, actor_id: ada-quill}]}]}
  - {id: bea-quill, name: Bea Quill, kind: person, side: north, meaning: Second of two premiers, roles: [{text: Premier, since: "2020-06-30"}],
     accepts: [{text: Bea Quill sat., expect: [{text: Bea Quill, actor_id: bea-quill}]}]}
"""


@pytest.mark.parametrize(
    ("published", "meant"),
    [("2019-01-02", "ada-quill"), ("2024-01-02", "bea-quill"), (None, "ada-quill|bea-quill"), ("2020-06-30", "ada-quill|bea-quill")],
)
def test_office_means_who_held_it_on_the_day(tmp_path, published, meant):
    path = tmp_path / "actors.yml"
    path.write_text(OFFICES, encoding="utf-8")
    text = "Ada Quill and Bea Quill dined. Premier Quill paid."
    records = extract_article(text, [Zone("body", 0, len(text))], load_rules(path), published)
    assert records.mentions[-1].actor_id == meant


def test_office_of_former_days_still_tells_two_apart(tmp_path):
    path = tmp_path / "actors.yml"
    path.write_text(OFFICES.replace('Premier, since: "2020-06-30"', "Treasurer"), encoding="utf-8")
    text = "Ada Quill and Bea Quill dined. Premier Quill paid."
    records = extract_article(text, [Zone("body", 0, len(text))], load_rules(path), "2024-01-02")
    assert records.mentions[-1].actor_id == "ada-quill"
