"""The quotations of an article as records, and what each anonymous attribution tells of its source."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.corpus.sentences import count_words
from newsaudit.extract.speech.anonymous import describe_source
from newsaudit.extract.speech.marks import Marked
from newsaudit.extract.speech.persons import Spoken
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.units import Unit
from newsaudit.spans import Anonymous, Doc, Quote, SpanIndex


class Piece(NamedTuple):
    """A stretch of speech with its speaker. `number`: that of its unit; `unmarked`: verbatim words in an article that has lost its marks."""

    speech: Speech
    spoken: Spoken
    number: int
    unmarked: bool


def make_quotes(
    doc: Doc, marked: Sequence[Marked], pieces: list[Piece], units: Sequence[Unit], mentions: SpanIndex, rules: QuoteRules, actors
) -> tuple[list[Quote], list[Anonymous]]:
    """The records in text order; of two pieces on the same stretch the first stands."""
    text, quotes, unnamed = doc.text, {}, []
    spans, at = sorted(marked), 0
    accented = _find_accented(doc, pieces)
    for speech, spoken, number, unmarked in sorted(pieces, key=_get_span):
        start, end, _, _, cue_start, cue_end, rule, piece_of, _, is_phrase = speech
        who, speaker_start, speaker_end, kind, status = spoken
        if end <= start or (start, end) in quotes:
            continue
        while at < len(spans) and spans[at].end <= start:
            at += 1
        form = "mixed" if is_phrase else _get_type(doc.folded, start, end, spans, at)
        printed = text[start:end]
        quotes[start, end] = Quote(
            start,
            end,
            printed,
            f"q{piece_of}",
            form,
            unmarked and form == "indirect",
            speaker_start,
            speaker_end,
            text[speaker_start:speaker_end] if speaker_start is not None else None,
            who.id,
            _print_name(who.name, accented) or None,
            kind if speaker_start is not None else "none",
            text[cue_start:cue_end] if cue_start is not None else None,
            cue_start,
            cue_end,
            count_words(printed),
            status,
            rule,
        )
        if who.id == "anonymous":
            unnamed.append((quotes[start, end], number))
    names: dict[int, set[str]] = defaultdict(set)
    for piece in pieces if unnamed else ():
        names[piece.number].add(piece.spoken.who.name)
    anonymous = [describe_source(doc, quote, units, number, mentions, rules, actors, n_speakers=len(names[number])) for quote, number in unnamed]
    return list(quotes.values()), anonymous


def _find_accented(doc: Doc, pieces: Sequence[Piece]) -> dict[str, str]:
    """The words of an article that folding changes, as printed, by their folded form; none where the name of no speaker can hold one."""
    if doc.folded == doc.text:
        return {}
    straight = doc.text
    for mark, plain in _STRAIGHT:
        straight = straight.replace(mark, plain)
    if straight == doc.folded and not any("'" in piece.spoken.who.name for piece in pieces):
        # most articles have no accents
        return {}
    # folding turns spaces into spaces only
    words = zip(doc.text.split(), doc.folded.split(), strict=True)
    words = [(folded.strip(_AROUND), word.strip(_AROUND)) for word, folded in words if word != folded]
    # Nurses’ Guild, ‘Nurses’: the apostrophe may be part of the name
    return dict(words) | {folded[:-1]: word[:-1] for folded, word in words if folded.endswith("'")}


def _print_name(name: str, accented: dict[str, str]) -> str:
    """A name of the folded text as the article prints it."""
    return " ".join(accented.get(word, word) for word in name.split(" ")) if accented and name else name


def _get_span(piece: Piece) -> tuple[int, int]:
    return piece.speech[:2]


_WORDS = re.compile(r"\w")
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))
_AROUND = "\"‘“”„«».,:;!?()[]…—–-"


def _get_type(folded: str, start: int, end: int, spans: Sequence[Marked], at: int) -> str:
    """direct where nothing but marks stands outside the quotation marks, mixed where some of it stands in them, else indirect."""
    inside, position, outside = False, start, False
    while at < len(spans) and spans[at].start < end:
        span = spans[at]
        inside = True
        outside = outside or position < span.start and _WORDS.search(folded, position, span.start) is not None
        if position < span.end:
            position = span.end
        at += 1
    if not inside:
        return "indirect"
    outside = outside or (position < end and _WORDS.search(folded, position, end) is not None)
    return "mixed" if outside else "direct"
