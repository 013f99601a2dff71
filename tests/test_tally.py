"""A number and the rows that it counts come together and agree."""

from urllib.parse import unquote_plus

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.errors import EvidenceError
from newsaudit.measure.check import check_tally
from newsaudit.measure.tally import make_id, merge, share, statistic, tally, tally_all


def make_rows(actors, amounts=None) -> pd.DataFrame:
    """Mentions of the actors, one after the other, ten characters each."""
    n = len(actors)
    return pd.DataFrame(
        {
            "doc": 0,
            "start": np.arange(n) * 10,
            "end": np.arange(n) * 10 + 9,
            "actor": pd.Series(actors, dtype="str"),
            "weight": [1.0] * n if amounts is None else amounts,
        }
    )


def test_count_comes_with_its_rows():
    counted = tally("actors/mentions", make_rows(["nato", "eu", "nato"]), "mentions", ["actor"])
    assert counted.ids == ["actors/mentions/actor=eu", "actors/mentions/actor=nato"]
    assert counted.value.tolist() == [1, 2]
    assert counted.start[counted.evidence_of(1)].tolist() == [0, 20]


def test_row_without_value_counts_as_not_stated():
    counted = tally("actors/mentions", make_rows(["nato", None]), "mentions", ["actor"])
    assert counted.ids == ["actors/mentions/actor=nato", "actors/mentions/actor=not-stated"]


def test_whole_of_nothing_is_zero_and_its_share_undefined():
    nothing = tally("actors/ambiguous", make_rows([]), "mentions")
    assert nothing.value.tolist() == [0] and nothing.n_evidence.tolist() == [0]
    taken = share("actors/share-ambiguous", nothing, {"actors/mentions": (0.0, 0)})
    assert np.isnan(taken.value[0]) and taken.status == ["undefined"]


def test_groups_of_nothing_are_no_findings():
    assert tally("actors/mentions", make_rows([]), "mentions", ["actor"]).ids == []


def test_zeros_are_given_on_request():
    rows = make_rows(["a"])
    rows["actor"] = pd.Categorical(["a"], categories=["b", "a"])
    assert tally("actors/mentions", rows, "mentions", ["actor"], zeros=True).value.tolist() == [0, 1]


@pytest.mark.parametrize(("n_rows", "status"), [(9, "few"), (10, "ok")])
def test_share_of_few_rows_says_so(n_rows, status):
    part = tally("actors/mentions", make_rows(["nato", "eu"]), "mentions", ["actor"])
    taken = share("actors/share-of-mentions", part, {"actors/mentions": (4.0, n_rows)})
    assert taken.value.tolist() == [0.25, 0.25] and taken.status == [status, status]
    assert taken.wholes == ["actors/mentions", "actors/mentions"]
    assert taken.ids == ["actors/share-of-mentions/actor=eu", "actors/share-of-mentions/actor=nato"]


def test_share_is_taken_of_the_same_group():
    part = tally("actors/title-mentions", make_rows(["nato", "eu"]), "mentions", ["actor"])
    made = {"actors/mentions/actor=eu": (4.0, 4), "actors/mentions/actor=nato": (2.0, 2), "actors/mentions": (6.0, 6)}
    taken = share("actors/share-title-mentions", part, made)
    assert taken.value.tolist() == [0.25, 0.5] and taken.wholes == ["actors/mentions/actor=eu", "actors/mentions/actor=nato"]


def test_rate_is_scaled():
    part = tally("actors/mentions-per-1000-words", make_rows(["nato"]), "mentions", ["actor"])
    assert share("actors/mentions-per-1000-words", part, {"corpus/words": (500.0, 1)}).value.tolist() == [2.0]


def test_share_without_its_whole_is_refused():
    part = tally("actors/title-mentions", make_rows(["nato"]), "mentions", ["actor"])
    with pytest.raises(EvidenceError, match="share-title-mentions/actor=nato: there is no actors/mentions/actor=nato"):
        share("actors/share-title-mentions", part, {"actors/mentions": (1.0, 1)})


def test_every_grouping_of_the_codebook_is_given_but_those_left_out():
    rows = make_rows(["nato", "eu"]).assign(side="west")
    parts = list(tally_all("actors/title-mentions", rows, "mentions", lambda by: "side" in by))
    assert [finding_id for part in parts for finding_id in part.ids] == [
        "actors/title-mentions",
        "actors/title-mentions/actor=eu",
        "actors/title-mentions/actor=nato",
    ]


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        ("Al Jazeera", "m/x/outlet=Al+Jazeera"),
        ("a/b=c%", "m/x/outlet=a%2Fb%3Dc%25"),
        ("a_b", "m/x/outlet=a_b"),
        ("C++", "m/x/outlet=C%2B%2B"),
        ("Süddeutsche", "m/x/outlet=Süddeutsche"),
    ],
)
def test_id_is_a_readable_path(value, id_):
    assert make_id("m/x", [("outlet", value)]) == id_


@given(st.text(), st.text())
def test_different_values_have_different_ids(one, other):
    assert (make_id("m/x", [("name", one)]) == make_id("m/x", [("name", other)])) == (one == other)


@given(st.text(st.characters(codec="utf-8")))
def test_id_holds_no_space_and_reads_back(value):
    made = make_id("m/x", [("name", value)]).removeprefix("m/x/name=")
    assert not set(made) & set('/=#"') and "".join(made.split()) == made
    assert unquote_plus(made) == value


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), st.integers(0, 50)), max_size=40))
def test_sums_equal_evidence_for_any_rows(pairs):
    rows = make_rows([actor for actor, _ in pairs], [float(weight) for _, weight in pairs]).rename(columns={"actor": "speaker"})
    whole, parts = (tally("quotes/words", rows, "quotes", by, amount="weight") for by in ([], ["speaker"]))
    made = {}
    check_tally(whole, made)
    check_tally(parts, made)
    assert whole.value[0] == sum(weight for _, weight in pairs) == parts.value.sum()
    for i, key in enumerate(parts.keys):
        expected = [k * 10 for k, (actor, _) in enumerate(pairs) if (actor or "not-stated") == key[0][1]]
        assert parts.start[parts.evidence_of(i)].tolist() == expected


def test_wrong_number_is_refused():
    counted = tally("actors/mentions", make_rows(["nato"]), "mentions")
    with pytest.raises(EvidenceError, match=r"actors/mentions: is 2.0, its evidence makes it 1.0"):
        check_tally(counted._replace(value=np.array([2.0])), {})


def test_wrong_share_is_refused():
    taken = share("actors/share-ambiguous", tally("actors/ambiguous", make_rows(["nato"]), "mentions"), {"actors/mentions": (2.0, 2)})
    with pytest.raises(EvidenceError, match=r"share-ambiguous: is 0.5, its evidence makes it 0.25"):
        check_tally(taken, {"actors/mentions": (4.0, 4)})


def test_share_of_another_measure_is_refused():
    taken = share("actors/share-ambiguous", tally("actors/ambiguous", make_rows(["nato"]), "mentions"), {"actors/mentions": (2.0, 2)})
    with pytest.raises(EvidenceError, match="is taken of actors/articles, which is not measured before it as actors/mentions"):
        check_tally(taken._replace(wholes=["actors/articles"]), {"actors/articles": (2.0, 2)})


def test_finding_given_twice_is_refused():
    counted = tally("actors/mentions", make_rows(["nato"]), "mentions")
    values = {}
    check_tally(counted, values)
    with pytest.raises(EvidenceError, match="measured twice"):
        check_tally(counted, values)


def test_lost_row_is_refused():
    counted = tally("actors/mentions", make_rows(["nato", "eu"]), "mentions")
    with pytest.raises(EvidenceError, match="1 evidence rows stand against 2"):
        check_tally(counted._replace(doc=counted.doc[:1]), {})


def test_merged_whole_counts_rows_of_both_tables():
    both = merge(
        "corpus/received", [tally("corpus/taken-in", make_rows(["a", "b"]), "articles"), tally("corpus/rejects", make_rows(["c"]), "rejects")]
    )
    assert both.value.tolist() == [3] and len(set(both.table.tolist())) == 2


def test_statistic_that_is_not_defined_says_so():
    rows = tally("corpus/days", make_rows(["a"]), "articles")
    assert statistic("corpus/days", rows, np.array([np.nan])).status == ["undefined"]
