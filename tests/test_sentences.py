"""Sentences: boundaries in invented paragraphs marked by hand, and what must hold of any text."""


import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsaudit.corpus.sentences import count_words, find_sentences
from newsaudit.corpus.zones import find_zones

# ¦ marks every boundary between sentences of one paragraph
MARKED = {
    "plain": "Rain fell in Mombasa. ¦The port closed. ¦Ships waited!",
    "titles": "Dr. Ada Obi met Gen. Luis Prado and Lt. Col. Hana Sato. ¦Sen. Wu left with Rep. Lee.",
    "initials": "J. K. Mensah wrote to George W. Adomako. ¦He did not answer.",
    "acronym-within": "The U.S. Senate and the U.N. Security Council met.",
    "acronym-at-end": "She flew to the U.S. ¦The talks began on Monday.",
    "acronym-before-name": "They moved to Washington, D.C. ¦He stayed behind.",
    "decimal": "Prices rose 3.5 per cent, to $4.20 a litre. ¦Wages fell 0.3 per cent.",
    "number": "It was No. 7 on the list. ¦He said no. ¦Page 4, see Fig. 3 and Art. 12.",
    "month": "The vote of Oct. 7 was void. ¦It was moved to Nov. ¦Nobody knew why.",
    "clock": "The ship left at 9 a.m. on Friday. ¦It was due at 4 p.m. ¦The crew slept.",
    "company": "Obi Foods Inc. bought Sato Co. of Osaka. ¦The price was not told.",
    "quote-after-stop": "“We lost the boat.” ¦The owner wept. ¦“It was all we had,” she said. ¦“All of it.”",
    "straight-quote": '"We lost the boat." ¦The owner wept. ¦"It was all we had," she said.',
    "question-and-verb": "“Who pays?” Obi asked. ¦“Why now?” the mayor of Kano said. ¦Nobody knew.",
    "question-and-sentence": "“Who pays?” ¦Nobody in the hall knew the answer to that.",
    "exclamation-lower": "“Stop!” she cried. ¦He ran.",
    "ellipsis-within": "“We went… and we saw … nothing,” he said. ¦It ended.",
    "ellipsis-at-end": "They waited... ¦Then the lights went out.",
    "no-space": "“It is done.”The crew left.¦Nobody spoke.",
    "no-space-2": "The crew left the port.¦The owner stayed.",
    "brackets": "He left (the port was shut). ¦(No one else came.) ¦She stayed.",
    "numbered": "1. Close the port. ¦2. Pay the crew.",
    "web": "The site portnews.example.org was down. ¦Mail went to ada@port.org on Friday.",
    "lower-case": "The firm said it was no. one in the field and had vs. against it.",
    "dash": "The port is shut. ¦— Ada Obi, captain",
    "saint": "St. John's harbour lies east of Mt. Pearl. ¦It froze.",
    "state": "He was born in Gary, Ind., and lives in Reno, Nev. ¦She does not.",
    "quote-in-quote": "“He told me, ‘Go home.’ ¦So I went home,” she said.",
    "sign": "It cost $5. ¦That was cheap.",
    "question-marks": "Really?! ¦Yes.",
}


def split(text):
    return [(text[s.start : s.end]) for s in find_sentences(text, find_zones(text))]


MARKED["no-space"] = "“It is done.”¦The crew left.¦Nobody spoke."


@pytest.mark.parametrize("marked", list(MARKED.values()), ids=list(MARKED))
def test_boundaries_are_those_marked_by_hand(marked):
    assert split(marked.replace("¦", "")) == [piece.strip() for piece in marked.split("¦")]


def test_paragraph_break_ends_a_sentence_without_a_stop():
    assert split("Rain fell on Mombasa and\nthe port closed on Friday for a week.") == [
        "Rain fell on Mombasa and",
        "the port closed on Friday for a week.",
    ]


def test_title_subhead_and_body_have_sentences_and_boilerplate_has_none():
    text = "Port shut for a week\nThe port of Tema shut on Friday. No date was given for it.\n"
    text += "Years of rust\nThe crane fell in May, the owner said.\nComments are closed."
    found = find_sentences(text, find_zones(text))
    assert [(s.sentence, s.zone, text[s.start : s.end]) for s in found] == [
        (0, "title", "Port shut for a week"),
        (1, "body", "The port of Tema shut on Friday."),
        (2, "body", "No date was given for it."),
        (3, "subhead", "Years of rust"),
        (4, "body", "The crane fell in May, the owner said."),
    ]


def test_dateline_is_no_part_of_the_first_sentence():
    assert split("OSLO (AP) — The ferry sank. No one was hurt.") == ["The ferry sank.", "No one was hurt."]


def test_wrapped_lines_do_not_end_sentences():
    text = (
        "The harbour at Tema closed on Monday after a crane fell across\n"
        "the road that leads to it, the port authority said in a note to\n"
        "shippers. It gave no date for the reopening of the harbour and\n"
        "no reason for the fall."
    )
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    "text, n",
    [
        ("", 0),
        ("— …", 0),
        ("a", 1),
        ("The U.S. won't pay $3,000.50.", 5),
        ("a well-known man’s rock", 4),
        ("north/south", 2),
        ("said.The", 2),
        ("2012–13", 2),
        ("Zürich É", 2),
        ("9 a.m.", 2),
    ],
)
def test_words_are_counted(text, n):
    assert count_words(text) == n


PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S.",
        ". ",
        ".",
        "…",
        "...",
        "“",
        "”",
        '"',
        "'",
        "!",
        "?",
        " ",
        "\n",
        "\n\n",
        "The ",
        "a",
        "Obi ",
        "(",
        ")",
        "1. ",
        "é",
        "İ",
        "\xa0",
        "— ",
        "said",
        "—",
        "/",
        "-",
        ",",
        "5",
        "_",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_sentences_hold_every_character_of_their_zones_once(text):
    zones = [zone for zone in find_zones(text) if zone.zone in ("title", "body", "subhead")]
    found = find_sentences(text, zones)
    covered = [i for s in found for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered)) and covered == sorted(covered)
    wanted = {i for zone in zones for i in range(zone.start, zone.end) if not text[i].isspace()}
    assert wanted == {i for i in covered if not text[i].isspace()}
    assert [s.sentence for s in found] == list(range(len(found)))
    for s in found:
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        assert len((text[s.start : s.end] + "x").splitlines()) == 1
        assert s.n_words == count_words(text[s.start : s.end])


@pytest.mark.parametrize("piece", [".", "…", "a.", "A.", "“", ".”", "? ", "Mr. ", "a-", "a'", "1,", "....a", ". a"])
def test_odd_long_texts_take_linear_time(piece, check_linear):
    check_linear(lambda text: find_sentences(text, find_zones(text)), piece, size=20_000)
