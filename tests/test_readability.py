"""Readability: equal to textstat on the same text, undefined where the formula is, and scored on the right words."""

import random

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st
from pyphen import Pyphen

from newsaudit.corpus.fold import fold
from newsaudit.corpus.sentences import find_sentences
from newsaudit.corpus.zones import find_zones
from newsaudit.measure import syllables
from newsaudit.measure.readability import COMPUTE, Counts, count_text, load_formulas, score_article, score_counts
from newsaudit.spans import Doc, Sentence, Zone
from offline_textstat import provide_dictionary
from records import make_quote

FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
)
WORDS = (
    "the a of harbour minister didn't won't 'twas negotiations reconciliation ferry 12.5 U.S. co-operation humanitarian said "
    "they're Zanzibar rain, fell; "
    "on (slowly) _odd_ — 7 Ouagadougou municipality people's dogs' rock 'n' roll extraordinarily. yes! why? no. agreement shh hmm"
).split()


@pytest.fixture(scope="module", autouse=True)
def offline_textstat(tmp_path_factory):
    """textstat asks no web for its dictionary."""
    provide_dictionary(tmp_path_factory.mktemp("nltk") / "data")


HYPHENS = syllables.Hyphens("en_US")


def make_text(seed: int, n_sentences: int) -> str:
    rng = random.Random(seed)
    return " ".join(
        " ".join(rng.choices(WORDS, k=rng.randint(1, 30))) + rng.choice([".", "!", "?", "...", '."', " —", ""]) for _ in range(n_sentences)
    )


def check_equal(text):
    counts = count_text(text)
    found = score_counts("article", counts)
    assert counts.n_words == textstat.lexicon_count(text)
    assert counts.n_sentences == textstat.sentence_count(text)
    assert counts.n_syllables == textstat.syllable_count(text)
    for name in FORMULAS:
        value = getattr(found, name)
        if value is not None:
            assert value == pytest.approx(getattr(textstat, name)(text), abs=1e-9), name
    return found


@pytest.mark.parametrize("seed", range(60))
def test_scores_are_textstats_own(seed):
    found = check_equal(make_text(seed, 40))
    assert None not in found


@given(st.text(alphabet="ab 'tsdé.!?\"-,\n_\u2019\u00a07", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_has_textstats_counts(text):
    check_equal(text)


LONG = "The harbour municipality wouldn't reopen it; shh! " * 1_000
FOREIGN = "".join(map(chr, range(0x2010, 0x2040)))


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "rain  fell\n on\tus\x1call \u2028 day. " * 30,
        f"rain{FOREIGN}fell {FOREIGN} on us. " * 30,
        "... . !! rain fell on us ? " * 30,
        "中文 wörter. " * 60,
    ],
    ids=["long", "odd-spaces", "many-kinds-of-marks", "stops-alone", "other-scripts"],
)
def test_odd_texts_have_textstats_scores(text):
    check_equal(text)


@pytest.mark.parametrize("text", ["", "   ", "\n", "— … !", "''"], ids=["empty", "spaces", "break", "marks", "apostrophes"])
def test_text_without_words_has_no_scores(text):
    found = score_counts("article", count_text(text))
    assert found.n_words == 0
    assert all(getattr(found, name) is None for name in FORMULAS)


def test_smog_is_undefined_under_thirty_sentences():
    sentence = "The municipality reopened the harbour. "
    assert score_counts("article", count_text(sentence * 29)).smog_index is None
    assert score_counts("article", count_text(sentence * 30)).smog_index == pytest.approx(textstat.smog_index(sentence * 30), abs=1e-9)


def test_linsear_is_undefined_under_a_hundred_words():
    text = "rain fell on us all day. " * 16
    assert score_counts("article", count_text(text)).linsear_write_formula is None
    assert score_counts("article", count_text(text + "It fell and fell.")).linsear_write_formula is not None


def examples():
    for name, formula in load_formulas().items():
        for i, example in enumerate(formula["worked_examples"]):
            yield pytest.param(name, formula["coefficients"], example, id=f"{name}-{example['kind']}-{i}")


@pytest.mark.parametrize("name, coefficients, example", list(examples()))
def test_worked_example_is_met(name, coefficients, example):
    given_counts = dict.fromkeys(Counts._fields, 1) | {"first": None} | dict(example["counts"])
    score = COMPUTE[name](Counts(**given_counts), coefficients | example.get("coefficients", {}))
    if "band" in example:
        assert example["band"][0] < score < example["band"][1]
    else:
        assert round(score, example["digits"]) == example["score"]


def test_example_that_no_author_printed_says_so():
    for formula in load_formulas().values():
        for example in formula["worked_examples"]:
            opening = {"author": (), "published": ("Not ",), "by_hand": ("By hand",)}[example["kind"]]
            assert not opening or example["source"].startswith(opening)


def make_doc(text):
    zones = find_zones(text)
    return Doc(text, fold(text), zones, find_sentences(text, zones))


PAGE = (
    "Council shuts the old ferry pier\n\nThe council shut the pier on Friday. “The planks are rotten,” said Ada Obi, who leads it. "
    "“They will be replaced.”\n\n"
    "Years of warnings\n\nEngineers had warned of it in two reports.\n\nFollow us on Twitter"
)


def test_scopes_split_prose_and_speech():
    doc = make_doc(PAGE)
    quotes = [make_quote(PAGE, "“The planks are rotten,”"), make_quote(PAGE, "“They will be replaced.”")]
    article, prose, spoken = score_article(doc, quotes)
    # counted by hand: 7 + 10 + 4 + 8 words; the title, the subhead and the line of links are not scored
    assert [(row.scope, row.n_sentences, row.n_words) for row in (article, prose, spoken)] == [("article", 4, 29), ("prose", 2, 15), ("quotes", 2, 8)]


def test_only_the_quoted_part_of_a_mixed_quotation_is_speech():
    text = "The envoy called the terms “an insult to every farmer” and left. Rain fell on the convoy that night."
    quote = make_quote(text, "called the terms “an insult to every farmer”", "mixed")
    article, prose, spoken = score_article(make_doc(text), [quote])
    assert (article.n_words, prose.n_words, spoken.n_words) == (19, 7, 5)


def test_indirect_speech_is_prose():
    text = "The envoy said that the terms were unfair to farmers."
    rows = score_article(make_doc(text), [make_quote(text, "the terms were unfair to farmers", "indirect")])
    assert [row.n_words for row in rows] == [10, 10, 0]


@pytest.mark.parametrize("seed", range(20))
def test_article_counts_as_one_text_whatever_is_quoted(seed):
    rng = random.Random(seed)
    ends = [".", "!", '."', ".)", ",", ":", "", "…"]
    sentences = [" ".join(rng.choices(WORDS, k=rng.randint(1, 12))) + rng.choice(ends) for _ in range(30)]
    text = " ".join(sentences)
    starts = [sum(len(before) + 1 for before in sentences[:i]) for i in range(30)]
    rows = [Sentence(i, "body", start, start + len(sentence), 1) for i, (start, sentence) in enumerate(zip(starts, sentences, strict=True))]
    quotes = [make_quote(text, sentence) for sentence in rng.sample(sentences, 10)]
    spoken = [any(quote.start < row.end and row.start < quote.end for quote in quotes) for row in rows]
    article, prose, _ = score_article(Doc(text, text, [Zone("body", 0, len(text))], rows), quotes)
    assert article == score_counts("article", count_text(text))
    assert prose == score_counts("prose", count_text(" ".join(s for s, is_spoken in zip(sentences, spoken, strict=True) if not is_spoken)))


def test_article_without_quotes_has_empty_speech_scores():
    rows = score_article(make_doc("Rain fell on the convoy that night in Bamako."), [])
    assert rows[0][1:] == rows[1][1:]
    assert (rows[2].n_words, rows[2].flesch_reading_ease) == (0, None)


def test_curly_and_straight_apostrophes_score_alike():
    curly, straight = "They’re sure it won’t rain on Ada’s farm today.", "They're sure it won't rain on Ada's farm today."
    assert score_article(make_doc(curly), []) == score_article(make_doc(straight), [])


def test_dictionary_keeps_the_first_phone():
    # where the index is missing, NLTK drops the first phone: "about" would have one syllable
    assert [syllables.unpack(syllables.Words()[word]).n_syllables for word in ("about", "area", "unit")] == [2, 3, 2]


def test_words_of_the_dictionary_have_textstats_syllables():
    words = syllables.Words()
    sample = sorted(word for word in syllables.read_pronounced() if word.isalpha())[::50]
    assert len(sample) > 2_000
    assert {word: syllables.unpack(words[word]).n_syllables for word in sample} == {word: textstat.syllable_count(word) for word in sample}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéß'", max_size=45))
@settings(max_examples=300, deadline=None)
def test_hyphens_are_pyphens(word):
    assert HYPHENS.count(word) == len(Pyphen(lang="en_US").positions(word))


@pytest.mark.parametrize("piece", ["a", "a.", "a' ", "_ ", "a b ", "é"])
def test_odd_long_texts_take_linear_time(piece, check_linear):
    check_linear(count_text, piece, size=20_000)
