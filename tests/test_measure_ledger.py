"""Figures that speak of the same thing stand together, and how they stand to each other is told."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.errors import CorpusError
from newsaudit.measure.ledger import read_reference
from newsaudit.measure.relations import compare, get_range, relate
from newsaudit.measure.same_figure import Cited, find_entries, find_head, find_place

DEMONYMS = frozenset({"freedonian", "ruritanians"})


@pytest.mark.parametrize(
    ("subject", "category", "head"),
    [
        ("people", "casualties", "people"),
        ("Freedonians", "casualties", "people"),
        ("wounded soldiers in the north", "casualties", "soldier"),
        ("civilians", "casualties", "civilian"),
        ("civilians", "population", "people"),
        ("members of the crew", "casualties", "member"),
        ("tonnes of flour", "aid", "tonne"),
        ("injuries", "casualties", "injury"),
        (None, "casualties", ""),
        ("---", "casualties", ""),
    ],
    ids=str,
)
def test_head_of_what_is_counted(subject, category, head):
    assert find_head(subject, category, DEMONYMS) == head


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("the Onyx Strip", "Onyx"),
        ("Onyx enclave", "Onyx"),
        ("the enclave", ""),
        ("Ruritanians territory", ""),
        ("coastal strip", ""),
        ("Northern Territory", "Northern Territory"),
        ("Onyx City", "Onyx City"),
        ("northern Onyx", "northern Onyx"),
        ("refugee camp", "refugee camp"),
        ("Strip", ""),
        (None, ""),
    ],
    ids=str,
)
def test_place_is_its_name(place, name):
    assert find_place(place, DEMONYMS) == name


def cite(
    doc=0,
    low=10.0,
    high=10.0,
    *,
    day=None,
    hedge="exact",
    subject="people",
    place="Onyx",
    side="east",
    span="",
    measure="killed",
    category="casualties",
    unit="people",
):
    return Cited(doc, 0, category, measure, unit, subject, place, side, span, day, low, high, hedge)


def entries(*figures):
    return sorted(sorted(members) for _, members in find_entries(figures))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cite(), cite(measure="injured")),
        (cite(), cite(side="west")),
        (cite(), cite(place="Lake Fell")),
        (cite(), cite(subject="soldier")),
        (cite(), cite(span="new")),
        (cite(), cite(low=21.0, high=21.0)),
        (cite(day=1), cite(1, day=4)),
        (cite(), cite(1)),
        (cite(day=1, place="", side="unknown"), cite(1, day=1, place="", side="unknown")),
        (cite(day=1, span="new"), cite(day=3, span="new")),
    ],
    ids=["measure", "side", "place", "subject", "new", "size", "date", "no-date", "nowhere", "new-date"],
)
def test_different_things_stand_apart(one, other):
    assert entries(one, other) == [[0], [1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cite(day=1), cite(1, 20.0, 20.0, day=1)),
        (cite(day=1), cite(1, day=3)),
        (cite(place="", side="", subject="battalion", measure="forces"), cite(1, place="", side="", subject="battalion", measure="forces")),
        (cite(day=1, span="cumulative"), cite(day=400)),
        (cite(low=34000.0, high=34000.0, day=1), cite(low=35000.0, high=35000.0, day=60)),
        (cite(measure="sheltering", category="population", day=1), cite(measure="sheltering", category="population", day=90)),
        (cite(low=None, high=15.0, day=1), cite(low=14.0, high=None, day=1)),
    ],
    ids=["size", "days", "specific", "cumulative", "toll", "population", "open-ends"],
)
def test_same_thing_stands_together(one, other):
    assert entries(one, other) == [[0, 1]]


def test_figure_without_place_joins_the_only_place_named():
    assert entries(cite(place=""), cite()) == [[0, 1]]
    assert entries(cite(place=""), cite(), cite(place="Lake Fell")) == [[0], [1], [2]]


def test_figure_without_place_joins_the_place_of_its_size():
    raid, toll = cite(place="Lake Fell"), cite(1, low=9000.0, high=9000.0)
    assert entries(raid, toll, cite(2, low=8000.0, high=8000.0, place="")) == [[0], [1, 2]]


def test_entries_of_one_name_are_numbered():
    assert [name for name, _ in find_entries([cite(), cite(low=100.0, high=100.0)])] == ["killed people east Onyx 1", "killed people east Onyx 2"]


@given(
    st.lists(
        st.builds(
            cite,
            st.integers(0, 3),
            st.one_of(st.none(), st.floats(0, 1e6)),
            st.one_of(st.none(), st.floats(0, 1e6)),
            day=st.one_of(st.none(), st.integers(0, 30)),
            place=st.sampled_from(["", "Onyx", "Fell"]),
        ),
        max_size=30,
    )
)
def test_every_figure_stands_in_one_entry(figures):
    assert sorted(i for _, members in find_entries(figures) for i in members) == list(range(len(figures)))


@pytest.mark.parametrize(
    ("low", "high", "hedge", "expected"),
    [
        (20.0, None, "more_than", (20, inf)),
        (None, 20.0, "nearly", (-inf, 20)),
        (20.0, 20.0, "about", (18, 22)),
        (20.0, 30.0, "range", (20, 30)),
        (100.0, None, "vague", (100, inf)),
        (35000.0, 35000.0, "exact", (34500, 35500)),
        (35091.0, 35091.0, "exact", (35091, 35091)),
        # A round million could stand for half a million more; never more than a twentieth of it.
        (1000000.0, 1000000.0, "exact", (950000, 1050000)),
        (50.0, 50.0, "exact", (50, 50)),
        (0.0, 0.0, "exact", (0, 0)),
    ],
    ids=str,
)
def test_values_that_a_figure_allows(low, high, hedge, expected):
    assert get_range(low, high, hedge) == pytest.approx(expected)


@pytest.mark.parametrize(("one", "other", "relation"), [((1, 2), (2, 3), "compatible"), ((1, 2), (3, 4), "below"), ((3, inf), (1, 2), "above")])
def test_ranges_are_compared(one, other, relation):
    assert compare(one, other) == relation


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([cite(0), cite(0, 12.0, 12.0)], ["single", "single"]),
        ([cite(0), cite(1)], ["compatible", "compatible"]),
        ([cite(0, 9.0, None, hedge="more_than", day=1), cite(1, 12.0, 12.0, day=2)], ["compatible", "compatible"]),
        ([cite(0, 10.0, 10.0, day=1), cite(1, 12.0, 12.0, day=2)], ["older", "compatible"]),
        ([cite(0, 12.0, 12.0, day=1), cite(1, 10.0, 10.0, day=2)], ["conflict", "conflict"]),
        ([cite(0, 10.0, 10.0, day=1), cite(1, 12.0, 12.0, day=1)], ["conflict", "conflict"]),
        ([cite(0, 10.0, 10.0), cite(1, 12.0, 12.0, day=1)], ["conflict", "conflict"]),
        # The same article may count again without contradicting another.
        ([cite(0, 10.0, 10.0, day=1), cite(0, 12.0, 12.0, day=1), cite(1, 10.0, 10.0, day=1)], ["compatible", "conflict", "conflict"]),
    ],
    ids=["one-article", "equal", "hedged", "older", "fewer-later", "same-day", "undated", "within-article"],
)
def test_relation_to_other_articles(figures, expected):
    assert relate(figures) == expected


@given(
    st.lists(
        st.builds(
            cite,
            st.integers(0, 3),
            st.integers(1, 9).map(float),
            st.integers(9, 12).map(float),
            hedge=st.just("range"),
            day=st.one_of(st.none(), st.integers(0, 3)),
        ),
        max_size=12,
    )
)
def test_relation_is_that_of_comparing_all_pairs(figures):
    """The pass in order of dates gives what comparing each figure with every other gives."""
    if len({figure.doc for figure in figures}) < 2:
        return
    expected = []
    for one in figures:
        others = [other for other in figures if other.doc != one.doc]
        more = [other for other in others if other.low > one.high]
        less = [other for other in others if other.high < one.low]
        is_conflict = any(None in (one.day, other.day) or other.day <= one.day for other in more) or any(
            None in (one.day, other.day) or other.day >= one.day for other in less
        )
        expected.append("conflict" if is_conflict else "older" if more else "compatible")
    assert relate(figures) == expected


def test_reference_series_is_read(tmp_path):
    path = tmp_path / "reference.csv"
    path.write_text("measure,side,place,value_low,value_high,as_of,source,url\nkilled,east,,30,30,2031-03-01,Registry,\n", encoding="utf-8")
    frame = read_reference(path)
    assert frame.loc[0, "value_low"] == 30 and frame["place"].isna().all()


def test_story_without_reference_series_has_none(tmp_path):
    assert len(read_reference(tmp_path / "reference.csv")) == 0


@pytest.mark.parametrize(
    "text", ["measure,side\nkilled,east\n", "measure,side,place,value_low,value_high,as_of,source,url\nkilled,east,,many,30,2031-03-01,Registry,\n"]
)
def test_what_is_no_reference_series_is_refused(tmp_path, text):
    path = tmp_path / "reference.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="is not a reference series"):
        read_reference(path)
