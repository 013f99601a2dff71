"""The second look at mentions, with the quotations known."""

from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.resolve import resolve_mentions
from records import make_quote
from test_mentions import ACTORS, make_doc


def resolve(text: str, quotes):
    doc = make_doc(text)
    return [(m.text, m.actor_id, m.status, m.in_quote) for m in resolve_mentions(doc, find_mentions(doc, ACTORS), quotes, ACTORS)]


def test_mention_in_a_direct_quotation_is_marked():
    text = "“Iran will wait,” the baker told Egypt."
    assert resolve(text, [make_quote(text, "“Iran will wait,”")]) == [("Iran", "iran", "resolved", True), ("Egypt", "egypt", "resolved", False)]


def test_only_the_marked_part_of_a_mixed_quotation_counts():
    text = 'She said that Iran would not "wait for Qatar\'s cook" forever.'
    quotes = [make_quote(text, 'Iran would not "wait for Qatar\'s cook" forever', "mixed")]
    assert [(row[0], row[3]) for row in resolve(text, quotes)] == [("Iran", False), ("Qatar", True)]


def test_indirect_speech_is_no_quoted_words():
    text = "He said Iran would wait."
    assert [row[3] for row in resolve(text, [make_quote(text, "Iran would wait", "indirect")])] == [False]


def test_nobody_names_himself_in_his_own_words():
    text = "Matthew Miller met Aaron David Miller. “Miller was late,” he said."
    quotes = [make_quote(text, "“Miller was late,”", speaker_id="matthew-miller")]
    assert resolve(text, quotes)[-1] == ("Miller", "aaron-david-miller", "resolved", True)


def test_speaker_of_another_piece_of_the_quotation_speaks():
    text = "Matthew Miller met Aaron David Miller. “We waited,” Miller said, “for hours.”"
    at = text.index("Miller said")
    quotes = [
        make_quote(text, "“We waited,”", quote_id="q", speaker_start=at, speaker_end=at + 6, speaker_id=None),
        make_quote(text, "“for hours.”", quote_id="q", speaker_id="matthew-miller"),
    ]
    assert resolve(text, quotes)[-1] == ("Miller", "matthew-miller", "resolved", False)


def test_voice_of_the_quotation_before_goes_on():
    text = "Matthew Miller met Aaron David Miller. “We waited,” Aaron David Miller said. “It rained,” Miller added."
    at = text.index("Miller added")
    quotes = [
        make_quote(text, "“We waited,”", speaker_id="aaron-david-miller"),
        make_quote(text, "“It rained,”", speaker_start=at, speaker_end=at + 6, speaker_id=None),
    ]
    assert resolve(text, quotes)[-1] == ("Miller", "aaron-david-miller", "resolved", False)


def test_undecided_stays_open_and_is_kept():
    text = "Matthew Miller met Aaron David Miller. Miller smiled."
    assert resolve(text, [])[-1] == ("Miller", "aaron-david-miller|matthew-miller", "ambiguous", False)


def test_no_mention_is_lost_or_made():
    text = "Iran, Hamas and “Israel” met Miller."
    doc = make_doc(text)
    before = find_mentions(doc, ACTORS)
    after = resolve_mentions(doc, before, [make_quote(text, "“Israel”", "mixed")], ACTORS)
    assert [(m.start, m.end) for m in after] == [(m.start, m.end) for m in before]
