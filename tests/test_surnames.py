"""Whom a surname means in an article."""

import pytest

from newsaudit.extract.mentions import find_mentions
from test_mentions import ACTORS, make_doc, named


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Jake Sullivan left. Sullivan took the train.", ["jake-sullivan"] * 2, id="full-name-first"),
        pytest.param("Sullivan took the train. Later Jake Sullivan rang.", ["jake-sullivan"] * 2, id="full-name-later"),
        pytest.param("Defense Secretary Austin boarded. Austin slept.", ["lloyd-austin"] * 2, id="office"),
        pytest.param("Netanyahu waved.", ["benjamin-netanyahu"], id="default-alone"),
        pytest.param("Austin was hot. Hanegbi rose early.", [], id="nobody-introduced"),
        pytest.param("Jane Miller, a baker, wept. Miller said she was tired.", [], id="another-person"),
        pytest.param("The Austin Symphony played.", [], id="part-of-a-name"),
        pytest.param("John F. Kirby arrived. Kirby sat down.", ["john-kirby"] * 2, id="middle-initial"),
        pytest.param("Hunter Biden painted.", [], id="relative"),
        pytest.param("On Monday Biden slept. But Biden woke.", ["joe-biden"] * 2, id="opening-words"),
        pytest.param(
            "Ex-President Biden met Israel's Netanyahu and PM Netanyahu's cook.", ["joe-biden", "israel"] + ["benjamin-netanyahu"] * 2, id="titles"
        ),
        pytest.param("Anna Netanyahu-Levy sang. Netanyahu-Levy bowed.", [], id="double-name"),
    ],
)
def test_surname_means_whom_the_article_introduces(text, expected):
    assert [actor_id for _, actor_id in named(text)] == expected


BOTH = "Matthew Miller, the State Department spokesman, spoke first. "
FILL = "The hall was full. The lights went out twice. Nobody left the room. "


def millers(text: str) -> list[tuple[str, str]]:
    return [(m.actor_id, m.status) for m in find_mentions(make_doc(text), ACTORS) if m.text == "Miller"]


def test_nearest_of_two_is_meant():
    assert millers(BOTH + FILL + "Aaron David Miller took notes. Miller wrote fast.") == [("aaron-david-miller", "resolved")]


def test_office_beside_the_surname_decides():
    assert millers(BOTH + FILL + "Aaron David Miller took notes. Spokesman Miller left.") == [("matthew-miller", "resolved")]


def test_two_named_just_before_stay_open():
    assert millers("Matthew Miller met Aaron David Miller. Miller smiled.") == [("aaron-david-miller|matthew-miller", "ambiguous")]


def test_garbled_word_counts_only_where_the_actor_is_named():
    assert named("Yoav Gallant met the mayor. Grant thanked him.") == [("Yoav Gallant", "yoav-gallant"), ("Grant", "yoav-gallant")]
    assert named("Grant thanked the mayor.") == []


def test_misspelling_is_said_in_the_form():
    found = find_mentions(make_doc("Defense Minister Yov Galante left. Galante slept."), ACTORS)
    assert [(m.text, m.form) for m in found] == [("Yov Galante", "misspelling"), ("Galante", "misspelling")]
