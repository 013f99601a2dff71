"""Whatever the text, the whole extraction comes through it, in time linear in its length, and every record's words are the text at its offsets."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsaudit.batches import RECORD_TABLES, find_stray_spans
from newsaudit.codebook.load import CODEBOOK_DIR
from newsaudit.corpus.model import Article
from newsaudit.corpus.zones import find_zones
from newsaudit.extract.article import extract_article, load_rules

ACTORS = CODEBOOK_DIR.parent / "rafah-2024" / "actors.yml"
# pieces that rules look for, so that random texts meet the rules and each other in odd places
PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "«",
    "»",
    "``",
    "''",
    " said ",
    " told reporters",
    ", he said",
    "according to ",
    " that ",
    "\n\n",
    "\r\n",
    " ",
    ". ",
    ", ",
    ": ",
    "—",
    "\u2028",
    "\u00a0",
    "İ",
    "ß",
    "ﬁ",
    "e\u0301",
    "\u200b",
    "👩‍👩‍👧",
    "U.S.",
    "Hamas",
    "Israel",
    "Biden",
    "Secretary of State ",
    "Mr. ",
    "the minister",
    "12",
    "1,300",
    "2.3m",
    "$",
    "€4bn",
    "more than ",
    "at least ",
    "dozens of ",
    "killed",
    " were wounded by ",
    "people",
    "per cent",
    "Oct. 7",
    "CNN —",
    "Photo: ",
    "See also",
    "(",
    ")",
    "[",
    "…",
    "a",
    "The",
    "they",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map("".join)


@pytest.fixture(scope="module")
def rules():
    return load_rules(ACTORS)


def make_article(text):
    return Article("d", "d.txt", None, None, None, None, None, None, None, None, text, "0" * 64)


def list_problems(text, rules):
    """What is wrong with the records of a text: words that are not the text, spans outside it, order, overlap of mentions."""
    records = extract_article(text, find_zones(text), rules)
    problems = []
    for table in RECORD_TABLES:
        found = getattr(records, table, ())
        problems += find_stray_spans(table, make_article(text), found)
        problems += [f"{table} {r.start}-{r.end} is empty or outside" for r in found if not 0 <= r.start < r.end <= len(text)]
        problems += [f"{table} out of order at {b.start}" for a, b in pairwise(found) if a.start > b.start]
    problems += [f"mentions overlap at {b.start}" for a, b in pairwise(records.mentions) if a.end > b.start]
    return problems


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_is_extracted_with_its_own_words(rules, text):
    assert list_problems(text, rules) == []


# texts that make a careless rule look back over all it has seen; `said` and digits alone, marks never closed, one endless word
ODD = {
    "opening-marks": "“",
    "straight-marks": '"',
    "single-marks": "'",
    "doubled-marks": "''",
    "guillemets": "«",
    "marks-and-spaces": '" ',
    "commas": ",",
    "stops": ". ",
    "said": "said ",
    "cue-and-mark": 'said, "',
    "he-said": "he said that ",
    "according": "according to ",
    "digits": "1",
    "numbers": "12 ",
    "number-words": "hundred ",
    "thousands": "1,000,",
    "hedges": "more than ",
    "currency": "$",
    "one-word": "a",
    "capitals": "A",
    "names": "Anna Berg ",
    "hyphens": "a-",
    "newlines": "\n",
    "lines": "Abc\n",
    "paragraphs": "Abc def.\n\n",
    "killed": "killed ",
    "killed-by": "were killed by ",
    "and": "and ",
    "of-the": "of the ",
    "brackets": "(",
    "dashes": "—",
    "dots": "...",
    "actors": "Hamas, ",
    "states": "U.S. ",
    "titles": "Secretary of State ",
    "spaces": " ",
    "combining": "\u0301",
    "initials": "J. ",
    "who": "Berg, who ",
    "percent": "% ",
}


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_time_is_linear_in_length(rules, piece, check_linear):
    check_linear(lambda text: extract_article(text, find_zones(text), rules), piece, size=3_000)


def test_half_a_surrogate_pair_is_read_over(rules):
    text = "Share this \ud800 article\n\n“Rain fell,” Ama Boateng said in Israel \udfff. It \ud83d killed 12 people.\n"
    records = extract_article(text, find_zones(text), rules)
    assert [mention.text for mention in records.mentions] == ["Israel"]
    assert [quote.text for quote in records.quotes] == ["“Rain fell,”"]
    assert [figure.text for figure in records.figures] == ["12"]
