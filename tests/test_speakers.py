"""Who stands beside a reporting verb, and whether anything is reported."""

import pytest

from newsaudit.codebook.quotes import load_quote_rules
from newsaudit.extract.speech.speakers import subject_before
from newsaudit.extract.speech.subjects import main_subject, subject_after
from newsaudit.extract.speech.tokens import Prose
from newsaudit.extract.speech.units import Unit


@pytest.fixture(scope="module")
def read():
    vocabulary = load_quote_rules().vocabulary
    return lambda text: Unit(Prose(text, vocabulary), 0, len(text), "body", 0, (), ())


@pytest.mark.parametrize(
    "before, speaker",
    [
        ("Ida Moen ", "Ida Moen"),
        ("Judge Ida Moen ", "Ida Moen"),
        ("Supreme Court Justice Ida Moen ", "Ida Moen"),
        ("Foreign Ministry spokeswoman Ida Moen ", "Ida Moen"),
        ("Ida Moen, the miller, ", "Ida Moen"),
        ("Ida Moen, who has run the mill, with two breaks, since 1990, ", "Ida Moen"),
        ("Ida Moen of the Millers' Guild ", "Ida Moen"),
        ("Ida Moen (centre) ", "Ida Moen"),
        ("Ida Moen has also repeatedly ", "Ida Moen"),
        ("The rain stopped and Ida Moen ", "Ida Moen"),
        ("Her neighbour, Ida Moen, ", "Ida Moen"),
        ("On Monday she ", "she"),
        ("The Bank of Ghana ", "Bank of Ghana"),
        ("A senior health official ", "A senior health official"),
        ("Two people close to the talks ", "Two people close to the talks"),
        ("The mayor of Bergen ", "The mayor of Bergen"),
        ("A miller who asked to stay unnamed ", "A miller"),
        ("Ida Moen and Per Aas ", "Ida Moen and Per Aas"),
    ],
)
def test_speaker_before_the_verb(read, before, speaker):
    text = before + "said that it rained."
    subject = subject_before(read(text), text, 0, len(before), "said")
    assert subject.is_said
    assert text[subject.phrase.start : subject.phrase.end] == speaker


@pytest.mark.parametrize(
    "before, form",
    [
        ("Ida Moen did not ", "say"),
        ("Ida Moen never ", "said"),
        ("Ida Moen would ", "say"),
        ("Ida Moen is expected to ", "say"),
        ("If Ida Moen ", "says"),
        ("Ida Moen was ", "told"),
        ("Ida Moen couldn't ", "say"),
        ("Unless the miller ", "says"),
    ],
    ids=["not", "never", "would", "expected", "if", "passive", "contraction", "unless"],
)
def test_nothing_is_said(read, before, form):
    text = before + form + " that it rained."
    assert not subject_before(read(text), text, 0, len(before), form).is_said


@pytest.mark.parametrize(
    "after, speaker",
    [
        (" Ida Moen, the miller.", "Ida Moen"),
        (" miller Ida Moen.", "Ida Moen"),
        (" Energy Minister Ida Moen on Monday.", "Ida Moen"),
        (" the miller.", "the miller"),
        (" a spokesman for the mill.", "a spokesman for the mill"),
        (" one of the millers.", "one of the millers"),
        (" she.", "she"),
        (" Dirk van der Meer, who owns it.", "Dirk van der Meer"),
    ],
)
def test_speaker_after_the_verb(read, after, speaker):
    text = "said" + after
    phrase = subject_after(read(text), 4, len(text))
    assert text[phrase.start : phrase.end] == speaker


@pytest.mark.parametrize(
    "sentence, subject",
    [
        ("In March, Ida Moen sold the mill.", "Ida Moen"),
        ("But the miller was gone.", "the miller"),
        ("After the flood, and despite the cost, she rebuilt it.", "she"),
        ("Ida Moen left early.", "Ida Moen"),
    ],
)
def test_sentence_is_about_its_subject(read, sentence, subject):
    phrase = main_subject(read(sentence), 0, len(sentence))
    assert sentence[phrase.start : phrase.end] == subject
