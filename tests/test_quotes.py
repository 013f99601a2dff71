"""What quotations are found, to whom they go, and what a broken or endless article costs."""


import pytest

from newsaudit.codebook.actors import load_actors
from newsaudit.codebook.quotes import load_quote_rules
from newsaudit.corpus.fold import fold
from newsaudit.corpus.sentences import find_sentences
from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.quotes import find_quotes
from newsaudit.spans import Doc, Sentence, Zone


@pytest.fixture(scope="module")
def rules():
    return load_quote_rules()


@pytest.fixture(scope="module")
def actors():
    return load_actors()


@pytest.fixture
def find(rules, actors):
    def run(text):
        zones = [Zone("body", 0, len(text))]
        doc = Doc(text, fold(text), zones, find_sentences(text, zones))
        return find_quotes(doc, find_mentions(doc, actors), rules, actors)

    return run


def texts(quotes):
    return [quote.text for quote in quotes]


def test_spans_are_the_printed_words(find):
    text = "Rain fell. “It is late,” said Ida Moen, who runs the mill. She said the wheel “must turn.”"
    quotes, _ = find(text)
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert text[quote.speaker_start : quote.speaker_end] == quote.speaker_text
        assert text[quote.cue_start : quote.cue_end] == quote.cue
    assert [(quote.type, quote.speaker_text) for quote in quotes] == [("direct", "Ida Moen"), ("mixed", "She")]


def test_pieces_of_an_interrupted_quotation_share_an_id(find):
    quotes, _ = find("“It is late,” Ida Moen said. “The wheel must turn.”\n\n“We start at dawn,” she said.")
    assert [quote.speaker for quote in quotes] == ["Ida Moen"] * 3
    assert quotes[0].quote_id == quotes[1].quote_id != quotes[2].quote_id


def test_both_pieces_carry_the_attribution(find):
    quotes, _ = find("“It is late,” Ida Moen said. “The wheel must turn.”")
    assert [(quote.speaker_text, quote.cue) for quote in quotes] == [("Ida Moen", "said")] * 2


def test_quotation_over_paragraphs_is_one_entry(find):
    text = "“The wheel is old.\n\n“The beam is new.\n\n“Neither will last,” Ida Moen said."
    quotes, _ = find(text)
    assert texts(quotes) == [text[: text.index("” Ida") + 1]]


def test_quotation_without_any_closing_mark_ends_with_its_last_paragraph(find):
    quotes, _ = find("Ida Moen spoke first.\n\n“The wheel is old.\n\n“The beam is new.\n\nThe meeting ended.")
    assert texts(quotes) == ["“The wheel is old.\n\n“The beam is new."]


@pytest.mark.parametrize(
    "noise", ["“ ", "” ", '" ', "„ ", "« ", "''", "‘"], ids=["open", "close", "straight", "low", "guillemet", "doubled", "single"]
)
def test_stray_mark_costs_its_own_quotation_at_worst(find, noise):
    text = f"The wheel {noise}is old.\n\n“The beam is new,” Ida Moen said.\n\n“Neither will last,” said Per Aas."
    quotes, _ = find(text)
    assert texts(quotes)[-2:] == ["“The beam is new,”", "“Neither will last,”"]
    assert [quote.speaker for quote in quotes[-2:]] == ["Ida Moen", "Per Aas"]


def test_apostrophes_open_and_close_nothing(find):
    assert find("The millers' wheel wasn't Ida's, 'cause it was '90s scrap, and rock 'n' roll played in the owners' yard.")[0] == []


def test_quote_without_speaker_is_kept(find):
    (quote,), _ = find("“Neither will last.”")
    assert (quote.speaker_kind, quote.status, quote.speaker, quote.speaker_start) == ("none", "unresolved", None, None)


def test_pronoun_that_fits_nobody_stays_unresolved(find):
    quotes, _ = find("The wheel stopped. She said the beam had cracked.")
    assert [(quote.speaker_kind, quote.status, quote.speaker) for quote in quotes] == [("pronoun", "unresolved", None)]


def test_person_in_no_codebook_gets_the_fullest_name(find):
    quotes, _ = find("Ida Moen, the miller, was tired. Moen said the beam had cracked. The miller said the wheel would stop.")
    assert [(quote.speaker_text, quote.speaker, quote.speaker_id) for quote in quotes] == [
        ("Moen", "Ida Moen", None),
        ("The miller", "Ida Moen", None),
    ]


def test_actor_of_the_codebook_gets_its_id(find):
    quotes, _ = find("The United Nations said the road was open.")
    assert [(quote.speaker_id, quote.speaker_kind) for quote in quotes] == [("united-nations", "organisation")]


def test_article_that_lost_its_marks_keeps_its_verbatim_speech(find):
    text = "We are tired. We want to sleep, Ida Moen told the court. The wheel turned all night, she said."
    quotes, _ = find(text)
    assert [(quote.text, quote.type, quote.unmarked) for quote in quotes] == [
        ("We are tired. We want to sleep", "indirect", True),
        ("The wheel turned all night", "indirect", False),
    ]


def test_article_with_marks_has_no_unmarked_speech(find):
    quotes, _ = find("“The beam is new and it will last,” Ida Moen said. The wheel is old, she said.")
    assert [quote.unmarked for quote in quotes] == [False, False]


def test_anonymous_source_is_described(find):
    text = (
        "Two military officials, who spoke on condition of anonymity because they were not allowed to talk to the press, said the bridge was mined."
    )
    (quote,), (source,) = find(text)
    assert quote.speaker_id == "anonymous"
    assert (source.start, source.end) == (quote.start, quote.end)
    assert (source.phrase, source.kind, source.n_sources, source.is_sole) == ("Two military officials", "military", 2, True)
    assert source.reason == "condition of anonymity because they were not allowed to talk to the press"


def test_anonymous_source_beside_another_is_not_the_sole_one(find):
    _, sources = find("A diplomat said the bridge was mined, while two soldiers said it was safe.")
    assert [(source.kind, source.n_sources, source.is_sole) for source in sources] == [("diplomat", 1, False), ("military", 2, False)]


def test_named_source_makes_no_anonymous_record(find):
    assert find("Ida Moen said the bridge was mined.")[1] == []


def test_cue_tells_the_rule(find, rules):
    quotes, _ = find("Ida Moen warned that the bridge was mined.\n\n“It is mined.”")
    assert [quote.rule for quote in quotes] == ["quotes/cues/warn", "quotes/patterns/continued"]
    assert rules.verbs["warned"].kind == "evaluative"


def one_sentence(text):
    return Doc(text, fold(text), [Zone("body", 0, len(text))], [Sentence(0, "body", 0, len(text), 1)])


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "“”", "said ", "Ama Boateng ", "“a” said Boateng ", "don't ", "the man who said ", "according to Ama Boateng, "],
    ids=["straight", "opening", "pairs", "said", "names", "attributed", "apostrophes", "relative", "according"],
)
def test_time_grows_with_length_only(rules, actors, unit, check_linear):
    check_linear(lambda doc: find_quotes(doc, [], rules, actors), unit, size=10_000, prepare=one_sentence)


def sentences(text):
    zones = [Zone("body", 0, len(text))]
    return Doc(text, fold(text), zones, find_sentences(text, zones))


@pytest.mark.parametrize(
    "unit",
    [
        "The nurse said it was late. A coach said so. ",
        "NorBank CEO Ama Boateng said so. The bank said it was late. ",
        "Ama and Kofi Boateng said it was late. The couple said so. His wife, Esi, said it was dry. ",
        "The H.E.C. (HEC) said it was late. Both men said so. A study by the Ports Guild says it is. ",
        "She wrote:\n\n“It is late.”\n\nAma Boateng, 34, is a nurse. It is late. Ama Boateng\n\nThe 34-year-old said it was. ",
        "AMA BOATENG, MAYOR: It is late.\n\nLANGE: Kofi, is it?\n\nBOATENG: It is: late.\n\nLANGE: Well.\n\n",
    ],
    ids=["roles", "employers", "couples", "acronyms", "lines", "dialogue"],
)
def test_time_grows_with_length_only_where_the_cast_is_searched(rules, actors, unit, check_linear):
    check_linear(lambda doc: find_quotes(doc, [], rules, actors), unit, size=10_000, prepare=sentences)


def test_five_megabytes_of_marks_are_read(rules, actors):
    quotes, _ = find_quotes(one_sentence('"' * 5_000_000), [], rules, actors)
    assert quotes == []
