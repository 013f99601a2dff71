"""How a sentence is cut into words and marks, and what is known of each word."""

import pytest

from newsaudit.codebook import word_classes
from newsaudit.codebook.quotes import load_quote_rules
from newsaudit.codebook.word_classes import CAPITAL, DETERMINER, FUNCTION, ROLE, SMALL, TITLE, VERB, WORD, WordClasses


@pytest.fixture(scope="module")
def rules():
    return load_quote_rules()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The mill, she said, turned.", ["The", "mill", ",", "she", "said", ",", "turned", "."]),
        ("Mr. Aas left. Ms. Moen stayed.", ["Mr.", "Aas", "left", ".", "Ms.", "Moen", "stayed", "."]),
        ("The U.S. mill of J. Aas", ["The", "U.S.", "mill", "of", "J.", "Aas"]),
        ("Lund Mills Co. sold it", ["Lund", "Mills", "Co.", "sold", "it"]),
        ("the millers' wives weren't paid 1,200", ["the", "millers'", "wives", "weren't", "paid", "1,200"]),
        ("he said \x01\x01\x01, twice", ["he", "said", "\x01\x01\x01", ",", "twice"]),
        ("the vice-mayor's (old)  mill\nstood", ["the", "vice-mayor's", "(", "old", ")", "mill", "stood"]),
        ("", []),
    ],
    ids=["commas", "titles", "initials", "company", "apostrophes", "masked", "joined", "empty"],
)
def test_words_and_marks_with_their_offsets(rules, text, expected):
    texts, starts, bits = rules.vocabulary.read(text, 0, len(text))
    assert texts == expected
    assert [text[start : start + len(word)] for word, start in zip(texts, starts, strict=True)] == expected
    assert bits == [rules.vocabulary.classes[word] for word in expected]


def test_stretch_keeps_the_offsets_of_the_text(rules):
    text = "Rain fell. The mill turned. Snow fell."
    texts, starts, _ = rules.vocabulary.read(text, 11, 27)
    assert (texts, starts) == (["The", "mill", "turned", "."], [11, 15, 20, 26])


@pytest.mark.parametrize(
    "word, held, missing",
    [
        ("the", DETERMINER | FUNCTION | SMALL | WORD, CAPITAL),
        ("The", DETERMINER | FUNCTION | CAPITAL, SMALL),
        ("miller", WORD | SMALL, FUNCTION | CAPITAL),
        ("mayor", ROLE | SMALL, FUNCTION),
        ("Vice-President", TITLE | CAPITAL, FUNCTION),
        ("said", VERB | FUNCTION, CAPITAL),
        ("Works", CAPITAL | WORD, VERB | FUNCTION),
        (",", FUNCTION, WORD),
    ],
)
def test_classes_of_a_word(rules, word, held, missing):
    bits = rules.vocabulary.classes[word]
    assert bits & held == held
    assert not bits & missing


def test_memory_of_words_is_bounded(rules, monkeypatch):
    monkeypatch.setattr(word_classes, "_MOST_WORDS", 100)
    classes = WordClasses(rules.words)
    for number in range(1_000):
        assert classes[f"mill{number}"] & WORD
    assert len(classes) <= 100


def test_reading_takes_linear_time(rules, check_linear):
    for piece in ("the mill, ", "J.K.", "“", "a'b&c-d."):
        check_linear(lambda text: rules.vocabulary.read(text, 0, len(text)), piece)
