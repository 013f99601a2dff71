"""Numbers as news writes them: values, hedges, spans."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.codebook.figures import load_figure_rules
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.counting.anchors import find_anchors
from newsaudit.extract.numbers import find_numbers

RULES = load_figure_rules()
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = [*"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()]


def numbers(text: str):
    lower = fold_case(fold(text))
    return find_numbers(lower, 0, len(text), RULES, find_anchors(lower, RULES).numbers)


def read(text: str):
    return [(text[n.start : n.end], n.low, n.high, n.hedge, n.unit) for n in numbers(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12,500 lamps", ("12,500", 12500, 12500, "exact", "")),
        ("12 500 lamps", ("12 500", 12500, 12500, "exact", "")),
        ("2,50,000 lamps", ("2,50,000", 250000, 250000, "exact", "")),
        ("1.3 million lamps", ("1.3 million", 1.3e6, 1.3e6, "exact", "")),
        ("1.3-million lamps", ("1.3-million", 1.3e6, 1.3e6, "exact", "")),
        ("35k lamps", ("35k", 35000, 35000, "exact", "")),
        ("2.3m lamps", ("2.3m", 2.3e6, 2.3e6, "exact", "")),
        ("4bn lamps", ("4bn", 4e9, 4e9, "exact", "")),
        ("half a million lamps", ("half a million", 5e5, 5e5, "exact", "")),
        ("two and a half million lamps", ("two and a half million", 2.5e6, 2.5e6, "exact", "")),
        ("a quarter of a million lamps", ("a quarter of a million", 2.5e5, 2.5e5, "exact", "")),
        ("two dozen lamps", ("two dozen", 24, 24, "exact", "")),
        ("dozens of lamps", ("dozens of", 12, None, "vague", "")),
        ("hundreds of thousands of lamps", ("hundreds of thousands of", 100000, None, "vague", "")),
        ("a few hundred lamps", ("a few hundred", 100, None, "vague", "")),
        ("a third of lamps", ("a third of", 1 / 3, 1 / 3, "exact", "share")),
        ("three out of ten lamps", ("three out of ten", 0.3, 0.3, "exact", "share")),
        ("7.5 per cent of lamps", ("7.5 per cent", 7.5, 7.5, "exact", "percent")),
        ("between 20 and 30 lamps", ("between 20 and 30", 20, 30, "range", "")),
        ("20–30 lamps", ("20–30", 20, 30, "range", "")),
        ("two to three million lamps", ("two to three million", 2e6, 3e6, "range", "")),
        ("some 300 lamps", ("some 300", 300, 300, "about", "")),
        ("as many as 300 lamps", ("as many as 300", None, 300, "up_to", "")),
        ("no fewer than 300 lamps", ("no fewer than 300", 300, None, "at_least", "")),
        ("nearly 300 lamps", ("nearly 300", None, 300, "nearly", "")),
        ("well over 300 lamps", ("well over 300", 300, None, "more_than", "")),
        ("300 or so lamps", ("300 or so", 300, 300, "about", "")),
        ("300-plus lamps", ("300-plus", 300, None, "at_least", "")),
        ("nearly $4 billion", ("nearly $4 billion", None, 4e9, "nearly", "usd")),
        ("A$5bn", ("A$5bn", 5e9, 5e9, "exact", "aud")),
        ("NIS 20 million", ("NIS 20 million", 2e7, 2e7, "exact", "ils")),
        ("40 million shekels", ("40 million shekels", 4e7, 4e7, "exact", "ils")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_number_is_read_with_its_hedge_and_unit(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize("text", ["007 agents", "he scores", "tens", "1234567890123456789 lamps", "٣٤ lamps"])
def test_no_number_is_read(text):
    assert read(text) == []


def test_range_of_two_currencies_is_two_numbers():
    assert [row[0] for row in read("it rose 5% to $12")] == ["5%", "$12"]


def test_change_from_one_value_to_another_is_no_range():
    assert [row[:4] for row in read("it rose from 20 to 30 lamps")] == [("20", 20, 20, "exact"), ("30", 30, 30, "exact")]


def say(value: int) -> str:
    if value < 20:
        return SMALL[value]
    if value < 100:
        return TENS[value // 10] + ("-" + SMALL[value % 10] if value % 10 else "")
    if value < 1000:
        return SMALL[value // 100] + " hundred" + (" and " + say(value % 100) if value % 100 else "")
    size, word = (10**6, "million") if value >= 10**6 else (1000, "thousand")
    return say(value // size) + " " + word + (" " + say(value % size) if value % size else "")


@given(st.integers(2, 999_999_999))
def test_words_mean_the_value_they_were_made_from(value):
    if value % 10**6 // 1000 and value % 1000 and value >= 10**6 and value % 1000 < 100:
        # "one million two thousand five" needs an "and" that speakers put anywhere
        return
    text = f"{say(value)} lamps"
    assert [(n.low, n.high) for n in numbers(text)] == [(value, value)]


@given(st.integers(0, 10**12))
def test_separated_digits_mean_the_value_they_were_made_from(value):
    text = f"There were {value:,} lamps"
    assert [(n.low, n.high, text[n.start : n.end]) for n in numbers(text)] == [(value, value, f"{value:,}")]


@given(st.text(alphabet="0123456789.,-–%$£€ amkbn\nthreofdivzw", max_size=80))
def test_spans_lie_in_order_within_the_text(text):
    at = 0
    for number in numbers(text):
        assert at <= number.start <= number.core < number.last <= len(text)
        assert number.start < number.end <= len(text)
        assert number.low is not None or number.high is not None
        at = number.end


@pytest.mark.parametrize(
    "unit",
    ["7", ",", "1,", "1.2.", "12 ", "million ", "hundred ", "two and ", "dozens of ", "$", "20-30 ", "more than ", "half a ", "1/2 "],
    ids=lambda unit: repr(unit),
)
def test_time_grows_no_faster_than_the_text(unit, check_linear):
    check_linear(numbers, unit, size=20_000)
