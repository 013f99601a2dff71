"""Which opening mark belongs to which closing one."""

import pytest

from newsaudit.codebook.quotes import load_quote_rules
from newsaudit.corpus.sentences import find_sentences
from newsaudit.extract.speech.marks import find_marked, find_paragraph_spans, mask
from newsaudit.spans import Zone

RULES = load_quote_rules()


def find(text):
    sentences = find_sentences(text, [Zone("body", 0, len(text))])
    return find_marked(text, find_paragraph_spans(text, sentences), sentences, RULES)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said ,,no'' twice.", [",,no''"]),
        ("He said «no» twice.", ["«no»"]),
        ("He said »no« twice.", ["»no«"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("He said 'no' twice.", ["'no'"]),
        ("He said “she said ‘no’ to me” twice.", ["“she said ‘no’ to me”"]),
        ("He said ‘she said “no” to me’ twice.", ["‘she said “no” to me’"]),
        ("He said ‘the miners’ wives won,’ twice.", ["‘the miners’ wives won,’"]),
        ("He said “yes” and “no” twice.", ["“yes”", "“no”"]),
        ("The miners’ wives didn’t sing.", []),
        ("The miners' wives didn't sing in the '90s.", []),
        ("He said “no twice.", []),
        ("He said no” twice.", []),
        ('" A space after the mark," he said.', ['" A space after the mark,"']),
        ("“One lost its mark. “Two kept both,” he said.", ["“Two kept both,”"]),
        ("“One (“two”) three,” he said.", ["“One (“two”"]),
        ("““One,”” he said. ““Two.””", ["““One,””", "““Two.””"]),
        ("“ One, ” he said. “ Two. ”", ["“ One, ”", "“ Two. ”"]),
        ('" One, " he said. " Two. "', ['" One, "', '" Two. "']),
        ("\ufffdOne isn\ufffdt two,\ufffd he said.", ["\ufffdOne isn\ufffdt two,\ufffd"]),
        ("“One lost it, he said. “Two has both.”", ["“One lost it,", "“Two has both.”"]),
        ("“One, he said. “Two.\n“Three, she said.", ["“One,", "“Two.", "“Three,"]),
        ("One. Two,” he said.\nFour,” he said. Five.”\nShe said, Six.”", ["One. Two,”", "Four,”", "Five.”", "Six.”"]),
        ("The mayor said that one was two.”", []),
    ],
    ids=[
        "curly",
        "straight",
        "doubled",
        "tex",
        "low",
        "guillemets",
        "reversed",
        "single-curly",
        "single-straight",
        "nested",
        "nested-outer-single",
        "plural-possessive",
        "two",
        "apostrophes-curly",
        "apostrophes-straight",
        "unclosed",
        "unopened",
        "spaced",
        "restart",
        "same-marks-nested",
        "all-doubled",
        "all-spaced",
        "all-spaced-straight",
        "unreadable",
        "unclosed-before-attribution",
        "all-unclosed",
        "all-unopened",
        "unopened-behind-attribution",
    ],
)
def test_marks_are_paired(text, expected):
    assert [text[mark.start : mark.end] for mark in find(text)] == expected


def test_paragraph_that_opens_with_a_mark_continues_the_one_before():
    text = "“One.\n\n“Two.”\n\nThree."
    assert [text[mark.start : mark.end] for mark in find(text)] == ["“One.\n\n“Two.”"]


def test_lost_closing_mark_does_not_reach_into_the_next_paragraph():
    text = "“One.\n\nTwo “three” four."
    assert [text[mark.start : mark.end] for mark in find(text)] == ["“three”"]


def test_lost_opening_mark_is_put_where_its_sentence_begins():
    text = "Rain fell. One more word,” he said."
    (mark,) = find(text)
    assert (text[mark.start : mark.end], mark.opened) == ("One more word,”", False)


def test_mask_keeps_every_offset():
    text = "He said “no” twice."
    masked = mask(text, find(text))
    assert len(masked) == len(text)
    assert masked == "He said \x01\x01\x01\x01 twice."
