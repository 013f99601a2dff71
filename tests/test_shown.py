"""Which words of an article may be printed: what is counted always, passages up to a share, and nothing besides."""

import re
from types import SimpleNamespace

import pytest

from newsaudit.report.articles import render_strip
from newsaudit.report.charts import limit
from newsaudit.report.excerpt import join_shown
from newsaudit.report.show_reading import choose_evenly
from newsaudit.report.shown import Place, Shown, choose_passage, choose_shown, cut_to

TEXT = " ".join(f"w{i}" for i in range(20)) + ". " + " ".join(f"x{i}" for i in range(60)) + ". " + " ".join(f"y{i}" for i in range(20)) + "."
FIRST, SECOND = TEXT.index("x0"), TEXT.index("y0")
SENTENCES = [(0, FIRST - 1, 0), (FIRST, SECOND - 1, 1), (SECOND, len(TEXT), 2)]


def place(words: str, table: str = "mentions") -> Place:
    return Place(TEXT.index(words), TEXT.index(words) + len(words), table)


def words_of(shown: Shown) -> list[str]:
    return [word.strip(".") for start, end in shown.stretches for word in TEXT[start:end].split()]


def test_passages_stop_at_the_share_of_the_article():
    shown = choose_shown(TEXT, SENTENCES, [place("w3"), place("x7"), place("y5")], "snippets")
    assert shown.n_words == 100 and 20 <= shown.n_passages <= limit("passage_share")
    assert shown.n_shown == len(words_of(shown)) <= shown.n_passages + 3


def test_words_that_are_counted_stand_beyond_the_share():
    many = [place(f"x{i}") for i in range(10, 60)]
    shown = choose_shown(TEXT, SENTENCES, many, "snippets")
    assert words_of(shown) == [f"x{i}" for i in range(10, 60)]


def test_quotation_stands_only_in_a_passage():
    quote = Place(FIRST, SECOND - 1, "quotes")
    shown = choose_shown(TEXT, SENTENCES, [quote, place("w3", "figures")], "snippets")
    # the figure's sentence is worth more a word, and the rest of the share is too small for the next
    assert words_of(shown) == [f"w{i}" for i in range(20)]
    assert join_shown(TEXT, quote.start, quote.end, shown) == ""


def test_long_name_keeps_its_ends():
    shown = choose_shown(TEXT, [], [Place(FIRST, SECOND - 2, "mentions")], "snippets")
    assert words_of(shown) == ["x0", "x1", "x2", "x3", "x56", "x57", "x58", "x59"]
    assert join_shown(TEXT, FIRST, SECOND - 1, shown) == "x0 x1 x2 x3 … x56 x57 x58 x59."


def test_sentence_printed_for_its_own_sake_comes_first():
    shown = choose_shown(TEXT, SENTENCES, [place("w3", "figures")], "snippets", first=[SENTENCES[2][:2]])
    assert words_of(shown) == ["w3", *[f"y{i}" for i in range(20)]]


def test_passage_holds_the_most_spans_and_no_more_words_than_allowed():
    kept = bytearray(60)
    kept[59] = 1
    passage = choose_passage(kept, range(60), [range(2, 3), range(30, 32), range(40, 41)], 25)
    assert {30, 40} <= set(passage) and 2 not in passage
    assert len(passage) + (59 not in passage) <= 25


@pytest.mark.parametrize(
    "mode, expected", [("none", []), ("full", TEXT.replace(".", "").split()), ("sentences", [f"y{i}" for i in range(20)])], ids=lambda v: str(v)[:9]
)
def test_other_modes_know_no_share(mode, expected):
    shown = choose_shown(TEXT, SENTENCES, [place("y5")], mode)
    assert words_of(shown) == expected and shown.n_shown == len(expected)


def test_span_outside_of_sentences_is_shown_alone():
    shown = choose_shown(TEXT, SENTENCES[1:], [place("w3")], "sentences")
    assert words_of(shown) == ["w3"]


def test_cut_gives_only_what_may_be_printed():
    shown = Shown(((0, 5), (10, 20)), 2, 2, 9)
    assert cut_to(shown, 3, 12) == [(3, 5), (10, 12)] and cut_to(shown, 5, 10) == []


def test_text_without_words_shows_nothing():
    assert choose_shown(" \n", [], [], "full") == Shown((), 0, 0, 0)


def test_choice_takes_linear_time(check_linear):
    piece = "Ana Bok said that the river dam would stay shut for a week or two. "

    def choose(text: str):
        starts = range(0, len(text), len(piece))
        places = [Place(s, s + 7, "mentions") for s in starts]
        return choose_shown(text, [(s, s + len(piece) - 1, i) for i, s in enumerate(starts)], places, "snippets")

    check_linear(choose, piece, size=20_000)


def test_reading_view_takes_the_first_of_each_article():
    rows = [SimpleNamespace(doc_id=doc_id, start=i) for doc_id in ("one", "two", "three") for i in range(limit("passages"))]
    chosen = choose_evenly(rows)
    each = limit("passages") // 3
    assert [(row.doc_id, row.start) for row in chosen] == [(doc_id, i) for doc_id in ("one", "two", "three") for i in range(each)]
    assert choose_evenly(rows[:5]) == rows[:5]


def test_strip_draws_a_lane_for_each_layer_that_has_spans():
    strip = render_strip(1200, [(0, 12, "mention"), (600, 1200, "quote"), (0, 12, "mention")])
    lanes = re.findall(r'<div class="(\w+)">([^<]*)<svg [^>]*><path d="([^"]*)"/></svg></div>', strip)
    assert lanes == [("mention", "Actors 1", "M0 0h6v1h-6z"), ("quote", "Quotations 1", "M300 0h300v1h-300z")]
    assert "actors in one place and quotations in one place" in strip
    assert render_strip(1200, []) == ""
