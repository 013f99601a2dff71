"""Views of a text keep its length, so that offsets found in them hold in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.corpus.fold import fold, fold_case


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Ça va,” she said.", '"Ca va," she said.'),
        ("Erdoğan’s", "Erdogan's"),
        ("a\u00a0b\tc", "a b c"),
        ("non‑stop", "non-stop"),
        ("``so''", "''so''"),
        ("12–14 — 5%", "12–14 — 5%"),
        ("ﬁne", "ﬁne"),
        ("e\u0301", "e\u0301"),
        ("الله", "الله"),
        ("a\ud800b", "a\ufffdb"),
        ("", ""),
    ],
    ids=["marks", "accents", "spaces", "hyphen", "backticks", "dashes-stay", "ligature-stays", "combining-stays", "other-script", "half", "empty"],
)
def test_marks_spaces_and_accents_are_made_plain(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_offsets_hold_in_every_view(text):
    assert len(fold(text)) == len(text)
    assert len(fold_case(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_text_is_folded_as_its_parts_are(left, right):
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("text", "lower"), [("İsrail", "israil"), ("ÉTÉ", "été"), ("STRAẞE", "straße"), ("ΣΑΣ", "σας")], ids=["dotted-i", "accents", "sharp-s", "sigma"]
)
def test_lower_case_keeps_the_length(text, lower):
    assert fold_case(text) == lower
