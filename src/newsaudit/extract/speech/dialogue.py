"""Speech in transcripts and interviews: lines that open with who speaks, a colon, and the words, without quotation marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.extract.speech.marks import Paragraph

# OONA LAINE, HARBOUR CORRESPONDENT: / Laine (on tape): / Q:
_LABEL = re.compile(
    r"(?P<who>(?:[A-Z][\w.'-]*)(?: (?:[A-Z][\w.'-]*|de|la|van|von|bin|al)){0,4})"
    r"(?:,? (?P<role>[A-Z][A-Z ,'&/-]{2,60}))?(?: ?\((?P<scene>[^()\n]{1,40})\))?: +(?=\S)"
)
_ASKS = frozenset(("Q", "A"))
_LONGEST_LABEL = 140
# two speakers take turns: each has the word at least twice
_MIN_SPEAKERS = 2
_MIN_TURNS = 2


class Turn(NamedTuple):
    """What one speaker says in one line: where the words begin and end, where the label names the speaker, and where a label does so most fully;
    `Q` and `A` name nobody."""

    start: int
    end: int
    label: tuple[int, int] | None
    fullest: tuple[int, int] | None


def find_turns(masked: str, paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """The turns by the number of their paragraph; none where no two labels come back, as two speakers' do in a dialogue."""
    # a colon and a space stand in every label
    if masked.count(": ") < _MIN_SPEAKERS * _MIN_TURNS:
        return {}
    labels = {
        number: match
        for number, (start, end) in enumerate(paragraphs)
        if (match := _LABEL.match(masked, start, min(end, start + _LONGEST_LABEL))) is not None
    }
    by_speaker: dict[str, list[re.Match]] = {}
    for match in labels.values():
        by_speaker.setdefault(_get_surname(match), []).append(match)
    if sum(len(matches) >= _MIN_TURNS for matches in by_speaker.values()) < _MIN_SPEAKERS:
        return {}
    fullest = {speaker: max(matches, key=lambda match: len(match["who"])).span("who") for speaker, matches in by_speaker.items()}
    return {number: _make_turn(match, paragraphs[number].end, fullest[_get_surname(match)]) for number, match in labels.items()}


def _get_surname(match: re.Match) -> str:
    """The last word of a label, by which a full name and the short one of later lines are one speaker."""
    return match["who"].rpartition(" ")[2].upper()


def _make_turn(match: re.Match, end: int, fullest: tuple[int, int]) -> Turn:
    if match["who"] in _ASKS:
        return Turn(match.end(), end, None, None)
    return Turn(match.end(), end, match.span("who"), fullest)
