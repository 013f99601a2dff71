"""Outlets and periods are compared by rates with intervals and by what stands out, with the numbers of the papers that gave the formulas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.measure.bootstrap import find_median_interval, find_rate_intervals, resample
from newsaudit.measure.comparison import split_periods
from newsaudit.measure.findings import write_findings
from newsaudit.measure.keyness import find_keys, find_log_likelihood, find_log_ratio
from newsaudit.params import RunParams
from newsaudit.tables import write_table
from tiny.tiny_tables import ACTORS, make_tables

# Dunning (1993), table 2: bigrams with their four cells k(AB), k(not A, B), k(A, not B), k(neither) and −2 log λ.
DUNNING = {
    "the swiss": (110, 2442, 111, 29114, 270.72),
    "can be": (29, 13, 123, 31612, 263.90),
    "previous year": (31, 23, 139, 31584, 256.84),
    "mineral water": (10, 0, 3, 31764, 167.23),
}


@pytest.mark.parametrize(("ab", "not_a", "not_b", "neither", "expected"), DUNNING.values(), ids=DUNNING)
def test_log_likelihood_is_that_of_dunning(ab, not_a, not_b, neither, expected):
    assert find_log_likelihood([ab], [not_b], ab + not_a, not_b + neither)[0] == pytest.approx(expected, abs=0.005)


def test_log_likelihood_is_that_of_the_lancaster_course():
    """Corpus linguistics at Lancaster: a word 52 times in 50,000 words and 57 times in 75,000 has a log-likelihood of 2.65."""
    assert find_log_likelihood([52], [57], 50_000, 75_000)[0] == pytest.approx(2.65, abs=0.005)


def test_equal_rates_have_no_keyness():
    assert find_log_likelihood([2], [4], 100, 200)[0] == pytest.approx(0, abs=1e-12)
    assert find_log_ratio([2], [4], 100, 200)[0] == 0


@pytest.mark.parametrize(("count", "other", "expected"), [(8, 4, 1), (4, 8, -1), (4, 0, 3)], ids=["twice", "half", "absent-counts-half"])
def test_log_ratio_counts_doublings(count, other, expected):
    assert find_log_ratio([count], [other], 100, 100)[0] == expected


@given(st.integers(0, 50), st.integers(0, 50), st.integers(50, 500), st.integers(50, 500))
def test_log_likelihood_is_never_negative_and_symmetric(count, other, total, other_total):
    one, reverse = find_log_likelihood([count], [other], total, other_total)[0], find_log_likelihood([other], [count], other_total, total)[0]
    assert one >= -1e-9 and one == pytest.approx(reverse, abs=1e-9)


def test_keys_stand_out_often_enough_and_in_several_articles():
    # Item 0: six times in two articles of part 0. Item 1: six times in one article. Item 2: four times. Item 3: everywhere the same.
    part = [0] * 6 + [0] * 6 + [0] * 4 + [0] * 10 + [1] * 10
    item = [0] * 6 + [1] * 6 + [2] * 4 + [3] * 20
    doc = [0, 0, 0, 1, 1, 1] + [0] * 6 + [0, 0, 1, 1] + [0, 1] * 5 + [2, 3] * 5
    keys = find_keys(np.array(part), np.array(item), np.array(doc), np.array([100, 100]), 4)
    assert [(key.part, key.item) for key in keys] == [(0, 0)]
    assert keys[0].ratio == pytest.approx(np.log2(6 / 0.5))


def test_what_hardly_differs_is_not_key():
    # 12 in 100 words against 10 in 100: a log-likelihood of 0.2.
    part, item, doc = [0] * 12 + [1] * 10, [0] * 22, [0, 1] * 6 + [2, 3] * 5
    assert find_keys(np.array(part), np.array(item), np.array(doc), np.array([100, 100]), 1) == []


def test_resampling_is_seeded():
    assert (resample(5, seed=1, n_times=20) == resample(5, seed=1, n_times=20)).all()
    assert (resample(5, seed=1, n_times=20) != resample(5, seed=2, n_times=20)).any()
    assert (resample(5, seed=1, n_times=20).sum(axis=1) == 5).all()


def test_rate_interval_holds_the_rate_and_is_that_of_the_seed():
    rng = np.random.default_rng(7)
    words = rng.integers(200, 900, size=60).astype(float)
    mentions = rng.poisson(words / 100).astype(float)[:, None]
    low, high = find_rate_intervals(mentions, words, range(60), seed=3)
    assert low[0] < mentions.sum() / words.sum() < high[0]
    assert (low, high) == find_rate_intervals(mentions, words, range(60), seed=3)


def test_rate_interval_covers_the_true_rate_as_often_as_it_says():
    """Of 200 outlets drawn with one true rate, about 95 in 100 intervals hold it; fewer than 90 or all would be wrong."""
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(200):
        words = rng.integers(200, 900, size=40).astype(float)
        mentions = rng.poisson(words / 100).astype(float)[:, None]
        low, high = find_rate_intervals(mentions, words, range(40), seed=5)
        held += low[0] <= 0.01 <= high[0]
    assert 180 <= held < 200


def test_equal_articles_have_no_spread():
    low, high = find_rate_intervals(np.full((4, 1), 2.0), np.full(4, 100.0), range(4), seed=1)
    assert low.tolist() == high.tolist() == [0.02]


@pytest.mark.parametrize("units", [[0], [3, 3, 3], []], ids=["one", "copies-of-one", "none"])
def test_one_article_and_its_copies_have_no_interval(units):
    n = len(units)
    low, high = find_rate_intervals(np.ones((n, 1)), np.ones(n), units, seed=1)
    assert np.isnan(low).all() and np.isnan(high).all()
    assert np.isnan(find_median_interval(np.ones(n), units, seed=1)).all()


def test_copies_are_drawn_together():
    """Ten copies of one article beside ten of another are two units: the interval reaches from the one rate to the other."""
    amounts = np.array([[1.0]] * 10 + [[3.0]] * 10)
    low, high = find_rate_intervals(amounts, np.full(20, 100.0), [0] * 10 + [1] * 10, seed=1)
    assert (low[0], high[0]) == (0.01, 0.03)


def test_median_interval_lies_within_the_values():
    values = np.arange(1.0, 22.0)
    low, high = find_median_interval(values, range(21), seed=1)
    # Ranks of the 95 % interval of a median of 21: the 6th and the 16th value hold it with 97.3 %.
    assert 6 <= low < 11 < high <= 16


def test_median_interval_of_very_many_articles_is_narrow():
    values = np.random.default_rng(2).normal(10, 1, 10_000)
    low, high = find_median_interval(values, range(10_000), seed=1)
    # The standard error of a median is 1.2533 σ/√n, here 0.0125; the interval is about four of them wide.
    assert low < np.median(values) < high and high - low == pytest.approx(4 * 0.0125, rel=0.4)


@pytest.mark.parametrize(
    ("days", "names", "codes"),
    [
        (["2031-03-01", "2031-03-04"], ["until 2031-03-01", "from 2031-03-04"], [0, 1]),
        (["2031-03-01", "2031-03-01", "2031-03-02", "2031-03-03", None], ["until 2031-03-01", "from 2031-03-02"], [0, 0, 1, 1, -1]),
    ],
    ids=["two-days", "with-undated"],
)
def test_dated_articles_are_halved_at_a_day(days, names, codes):
    periods = split_periods(pd.Series(days, dtype="str"))
    assert list(periods.categories) == names and periods.codes.tolist() == codes


def measure(tmp_path, tables, **params):
    for name, frame in tables.items():
        write_table(name, frame, tmp_path)
    return write_findings(tmp_path, RunParams("corpus", "actors.yml", "Tiny", **params), ACTORS).set_index("finding_id")


def test_outlet_without_a_mention_has_the_rate_zero(tmp_path):
    found = measure(tmp_path, make_tables())
    assert found.loc["comparison/mentions-by-actor/actor=ana-bok/outlet=South", "value"] == 0
    assert found.loc["comparison/mentions-by-side/side=east/outlet=North", "value"] == pytest.approx(3 * 1000 / 60)


def test_comparison_on_few_articles_says_so(tmp_path):
    found = measure(tmp_path, make_tables())
    rates = found[found["chapter"] == "comparison"]
    rates = rates[~rates["measure"].isin(["running-words", "key-words", "key-actors"])]
    assert set(rates["status"]) == {"few"}
    assert found.loc["comparison/figures/outlet=South", ["low", "high"]].isna().all()


def test_one_outlet_of_one_day_is_not_compared(tmp_path):
    tables = make_tables()
    tables["articles"]["outlet"], tables["articles"]["published"] = "North", "2031-03-01"
    assert "comparison" not in set(measure(tmp_path, tables)["chapter"])
