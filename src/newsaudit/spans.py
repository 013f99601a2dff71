"""Plain records of what was found in one text, and arithmetic on their offsets.

Offsets are 0-based, half-open and counted in Unicode code points of the article's untouched text. The fields are the columns of the table
of the same name (data/codebook/columns.yml gives type, unit and meaning of each) without `doc_id`, which the text itself does not know.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Zone(NamedTuple):
    zone: str
    start: int
    end: int


class Sentence(NamedTuple):
    sentence: int
    zone: str
    start: int
    end: int
    n_words: int


class Mention(NamedTuple):
    start: int
    end: int
    text: str
    actor_id: str
    form: str
    status: str
    zone: str
    in_quote: bool
    rule: str


class Quote(NamedTuple):
    start: int
    end: int
    text: str
    quote_id: str
    type: str
    unmarked: bool
    speaker_start: int | None
    speaker_end: int | None
    speaker_text: str | None
    speaker_id: str | None
    speaker: str | None
    speaker_kind: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    n_words: int
    status: str
    rule: str


class Anonymous(NamedTuple):
    """What an anonymous attribution tells of its source; one record a quotation whose speaker is anonymous."""

    start: int
    end: int
    phrase: str
    kind: str
    side: str
    n_sources: int | None
    reason: str | None
    is_sole: bool
    rule: str


class Figure(NamedTuple):
    start: int
    end: int
    text: str
    value_low: float | None
    value_high: float | None
    hedge: str
    unit: str
    category: str
    measure: str
    subject: str | None
    place: str | None
    side: str | None
    voice: str | None
    source: str | None
    source_kind: str
    period: str | None
    rule: str


class Claim(NamedTuple):
    """How the article treats a figure: one record a figure that is doubted, dated or counted otherwise than in persons."""

    start: int
    end: int
    is_doubted: bool
    doubt_text: str | None
    span: str | None
    counted: str | None
    rule: str


class Casualty(NamedTuple):
    start: int
    end: int
    text: str
    measure: str
    side: str
    victim_text: str | None
    agent_text: str | None
    agent_id: str | None
    voice: str
    figure_start: int | None
    rule: str


class Uncoded(NamedTuple):
    """A capitalised name that no codebook entry covers; `name` is its fullest form in the article."""

    start: int
    end: int
    text: str
    name: str
    role: str | None
    near_actor: str | None


class Doc(NamedTuple):
    """One article as the extractors see it. `folded` is as long as `text`, so that offsets hold in both."""

    text: str
    folded: str
    zones: Sequence[Zone]
    sentences: Sequence[Sentence]


def contains(outer, inner) -> bool:
    """Whether `outer` covers every character of `inner`."""
    return outer.start <= inner.start and inner.end <= outer.end


class SpanIndex:
    """Lookup of the span that covers an offset, among spans that do not overlap each other and stand in text order."""

    def __init__(self, spans: Iterable):
        self.spans = list(spans)
        self._starts = [s.start for s in self.spans]

    def at(self, offset: int):
        """The span that holds the character at `offset`, or None."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.spans[i].end:
            return self.spans[i]
        return None

    def between(self, start: int, end: int) -> list:
        """The spans that share at least one character with a stretch."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return [span for span in self.spans[first : bisect_left(self._starts, end)] if start < span.end]
