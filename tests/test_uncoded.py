"""Names that the codebook does not cover, and the entries suggested for them."""

import pytest

from newsaudit.codebook.actors import load_actors
from newsaudit.examples import check_codebook
from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.uncoded import find_uncoded
from newsaudit.suggest import group_uncoded, make_id, suggest_actors, write_entries
from test_mentions import ACTORS, make_doc


def uncoded(text: str):
    doc = make_doc(text)
    return find_uncoded(doc, find_mentions(doc, ACTORS), ACTORS)


def test_later_surname_stands_under_the_full_name():
    found = uncoded("The mayor met Petra Novotna on Friday. She said that Novotna knew the way.")
    assert [(row.text, row.name) for row in found] == [("Petra Novotna", "Petra Novotna"), ("Novotna", "Petra Novotna")]


def test_party_and_state_of_a_senator_are_no_name():
    assert [row.name for row in uncoded("They met Sen. Petra Novotna, R-Ohio, and Sen. Igor Feld, D-N.H., at noon.")] == [
        "Petra Novotna",
        "Igor Feld",
    ]


@pytest.mark.parametrize(
    "text, names",
    [
        ("A clerk of the Velmar Miners' Union and Petra Novotna met.", ["Velmar Miners' Union", "Petra Novotna"]),
        ("On Monday the Bakers' Guild met in the rain.", ["Bakers' Guild"]),
        ("The mayor led the Old Harbour Workers' Party to a loss.", ["Old Harbour Workers' Party"]),
        ("It was the Rovers' Stadium that burned.", ["Rovers"]),
        ("They met the S' Union and Petra Novotna at noon.", ["Petra Novotna"]),
    ],
    ids=["union", "guild", "party", "no-body", "one-letter"],
)
def test_body_of_a_group_keeps_its_possessive(text, names):
    assert [row.name for row in uncoded(text)] == names


def test_name_keeps_the_letters_that_are_printed():
    found = uncoded("The mayor met Petra Novotná and Shay O’Dell. She said that Novotná knew the way.")
    told = [(row.text, row.name) for row in found]
    assert told == [("Petra Novotná", "Petra Novotná"), ("Shay O’Dell", "Shay O'Dell"), ("Novotná", "Petra Novotná")]


@pytest.mark.parametrize(
    "text, name",
    [("The desk of the Harbour Ministry on Sunday was empty.", "Harbour Ministry"), ("It asked the Council on Ports.", "Council on Ports")],
)
def test_day_after_an_institution_is_not_of_its_name(text, name):
    assert [row.name for row in uncoded(text)] == [name]


@pytest.mark.parametrize(
    "text, role",
    [
        ("A letter to Finance Minister Petra Novotna was lost.", "Finance Minister"),
        ("Guests thanked Port Commissioner Petra Novotna for the cake.", "Port Commissioner"),
        ("The party sent military spokesman Petra Novotna home.", "military spokesman"),
        ("They met Petra Novotna, the mayor of a small town, at noon.", "mayor of a small town"),
        ("They met Petra Novotna, who ran, at noon.", None),
        ("They met Minister of Health Petra Novotna at noon.", "Minister of Health"),
    ],
)
def test_title_or_office_is_kept_as_printed(text, role):
    assert [(row.text, row.role) for row in uncoded(text)] == [("Petra Novotna", role)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hamas and Joe Biden met in May.", id="covered"),
        pytest.param("Bakers slept. The bakers woke.", id="opening-word"),
        pytest.param("They lived in Springfield in spring.", id="place"),
        pytest.param("On Monday the Jewish and Arab children sang at Easter.", id="no-actor"),
        pytest.param("I'm late. I've slept.", id="pronoun"),
    ],
)
def test_no_name_is_found(text):
    assert uncoded(text) == []


def test_garbled_name_in_its_role_is_proposed():
    found = uncoded("He wrote to Defence Minister Yoaf Gallent on Friday.")
    assert [(row.text, row.near_actor) for row in found] == [("Yoaf Gallent", "yoav-gallant")]


def test_like_surname_without_role_or_given_name_is_not_proposed():
    assert [(row.text, row.near_actor) for row in uncoded("He wrote to baker Vera Gallent on Friday.")] == [("Vera Gallent", None)]


def rows(doc_id: str, text: str):
    doc = make_doc(text)
    return doc_id, text, doc.sentences, find_uncoded(doc, find_mentions(doc, ACTORS), ACTORS)


def test_office_and_owner_before_a_name_are_no_part_of_it():
    found = uncoded("A letter to Springfield County Attorney Ada Stone and Shelbyville's Otto Frank was lost.")
    assert [(row.text, row.role) for row in found if " " in row.text] == [("Ada Stone", "Springfield County Attorney"), ("Otto Frank", None)]


def test_person_is_told_from_a_relative_named_once():
    text = "We met Ada Stone twice. The nurse Ada Stone knows is her cousin, Otto Stone. We hear that Stone left."
    assert [row.name for row in uncoded(text) if row.text == "Stone"] == ["Ada Stone"]


def test_names_are_grouped_over_articles():
    grouped = group_uncoded(
        [rows("a", "They met Petra Novotna, the mayor, twice."), rows("b", "The vote was lost by Novotna. Some say Novotna left.")]
    )
    assert [(s.name, s.n_mentions, s.n_articles, dict(s.forms)) for s in grouped] == [("Petra Novotna", 3, 2, {"Novotna": 2, "Petra Novotna": 1})]
    assert [doc_id for doc_id, _ in grouped[0].sentences] == ["a", "b", "b"]


def test_suggested_entries_can_be_pasted(tmp_path):
    for i in range(2):
        (tmp_path / f"{i}.txt").write_text(f"The vote was lost by Mayor Petra Novotna. Then Novotna met “Dr. O’Hara” {i} times.\n", encoding="utf-8")
    path = tmp_path / "actors.yml"
    path.write_text(suggest_actors(tmp_path), encoding="utf-8")
    actors = load_actors(path)
    assert actors.by_id["petra-novotna"].kind == "person"
    assert actors.by_id["petra-novotna"].roles[0].text == "Mayor"


def test_nothing_to_suggest_is_said():
    assert write_entries([]) == "# Every name of the corpus is covered by the codebook.\n"


@pytest.mark.parametrize("name, id", [("Petra Novotná", "petra-novotna"), ("O’Hara & Sons", "ohara-sons"), ("…", "unnamed")])
def test_ids_are_readable(name, id):
    assert make_id(name) == id


def test_surname_that_stands_alone_elsewhere_is_pointed_out(tmp_path):
    texts = {
        "a": "Teodora Marsh leads the union of miners. “Pay us,” Teodora Marsh said in Sorrel.",
        "b": "The union will come, Marsh said. Marsh Street was shut.",
        "c": "The old marsh was drained. Marsh Street stayed open.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    said = suggest_actors(tmp_path, min_mentions=1)
    assert "# Marsh stands alone in 1 article without the full name (b);" in said
    (line,) = [line for line in said.splitlines() if "default: true" in line]
    path = tmp_path / "actors.yml"
    path.write_text(said.replace("# surname:", "surname:"), encoding="utf-8")
    assert line.strip() == '# surname: {text: "Marsh", default: true}' and check_codebook(path)[1] == []


def test_surname_of_two_is_not_said_to_be_of_one(tmp_path):
    for name, text in {"a": "Teodora Marsh spoke. Teodora Marsh left.", "b": "Karel Marsh sang.", "c": "It rained, Marsh said."}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    said = suggest_actors(tmp_path, min_mentions=1)
    assert "Teodora Marsh" in said and "stands alone" not in said
