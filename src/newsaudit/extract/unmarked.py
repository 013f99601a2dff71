"""Speech in articles that have lost their quotation marks: verbatim words that only person and tense still show."""

import re
from collections.abc import Sequence

from newsaudit.extract.speech import Speech
from newsaudit.extract.units import Unit
from newsaudit.spans import Doc

_FIRST_PERSON = re.compile(r"(?<![\w'])(?:[Ww]e|I|[Oo]ur|[Mm]y|us|me|[Ww]e're|[Ww]e've|I'm|I've|I'll|[Ww]e'll)(?![\w-])")
_PRESENT = re.compile(r"(?<![\w-])(?:is|are|am|has|have|does|do|doesn't|don't|isn't|aren't|hasn't|haven't|will|won't|can|can't|it's|that's|there's|he's|she's|they're)(?![\w-])")
_PAST_CUE = re.compile(r"(?:said|told|added|warned|argued|noted|explained|insisted|stressed|continued|wrote|\w+ed)\b")


def is_verbatim(folded: str, speech: Speech) -> bool:
    """Whether reported words before a past reporting verb keep the person or the tense of speech; a report would have shifted them."""
    if speech.cue_start is None or speech.cue_start < speech.start or speech.source is None or speech.source.kind != "verb":
        return False
    if speech.source.tail.kind == "that":
        return False
    if _FIRST_PERSON.search(folded, speech.start, speech.end):
        return True
    return _PAST_CUE.match(folded, speech.cue_start) is not None and _PRESENT.search(folded, speech.start, speech.end) is not None


def extend_unmarked(doc: Doc, units: Sequence[Unit], pieces: list) -> list:
    """The pieces with verbatim speech drawn out over the sentences of its paragraph that nothing else attributes, before and after it."""
    taken = {piece.number for piece in pieces}
    extended = []
    for piece in pieces:
        if not piece.unmarked:
            extended.append(piece)
            continue
        unit = units[piece.number]
        first = piece.number
        if piece.speech.start == unit.start and _FIRST_PERSON.search(doc.folded, piece.speech.start, piece.speech.end):
            while first > 0 and first - 1 not in taken and units[first - 1].paragraph == unit.paragraph and not units[first - 1].hits and _reads_as_speech(doc, units[first - 1]):
                first -= 1
        start = units[first].start if first < piece.number else piece.speech.start
        extended.append(piece._replace(speech=piece.speech._replace(start=min(start, piece.speech.start), piece_of=min(start, piece.speech.piece_of))))
        last = piece.number
        while last + 1 < len(units) and last + 1 not in taken and units[last + 1].paragraph == unit.paragraph and not units[last + 1].hits and (
                last > piece.number or _reads_as_speech(doc, units[last + 1])):
            last += 1
        if last > piece.number:
            end = units[last].end
            end -= doc.text[end - 1] == "."
            speech = piece.speech._replace(start=units[piece.number + 1].start, end=end)
            extended.append(piece._replace(speech=speech))
    return extended


def _reads_as_speech(doc: Doc, unit: Unit) -> bool:
    return _FIRST_PERSON.search(doc.folded, unit.start, unit.end) is not None
