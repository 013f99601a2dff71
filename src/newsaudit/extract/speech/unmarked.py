"""Speech in articles that have lost their quotation marks: verbatim words that only person and tense still show."""

import re
from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.units import Unit
from newsaudit.spans import Doc

_BEFORE_WORDS = re.compile(r"[,:] ?")
_PAST_CUE = re.compile(r"(?:said|told|added|warned|argued|noted|explained|insisted|stressed|continued|wrote|\w+ed)\b")


def is_verbatim(folded: str, speech: Speech, rules: QuoteRules) -> bool:
    """Whether reported words before a past reporting verb keep the person or the tense of speech; a report would have shifted them."""
    if speech.cue_start is None or speech.source is None or speech.source.kind != "verb":
        return False
    if speech.cue_start < speech.start:
        # said, We are cold
        return folded[speech.start].isupper() and _BEFORE_WORDS.fullmatch(folded, speech.cue_end, speech.start) is not None
    if speech.source.tail.kind == "that":
        return False
    if rules.shapes["first-person"].search(folded, speech.start, speech.end):
        return True
    return _PAST_CUE.match(folded, speech.cue_start) is not None and rules.shapes["present-verb"].search(folded, speech.start, speech.end) is not None


def extend_unmarked(doc: Doc, units: Sequence[Unit], pieces: list, rules: QuoteRules) -> list:
    """The pieces with verbatim speech drawn out over the sentences of its paragraph that nothing else attributes, before and after it."""
    if not any(piece.unmarked and rules.shapes["first-person"].search(doc.folded, piece.speech.start, piece.speech.end) for piece in pieces):
        # verbs in the present alone: reports keep them too, where what was said still holds
        return [piece._replace(unmarked=False) for piece in pieces]
    taken = {piece.number for piece in pieces}
    extended = []
    for piece in pieces:
        if not piece.unmarked:
            extended.append(piece)
            continue
        unit = units[piece.number]
        first = piece.number
        if piece.speech.start == unit.start and rules.shapes["first-person"].search(doc.folded, piece.speech.start, piece.speech.end):
            while (
                first > 0
                and first - 1 not in taken
                and units[first - 1].paragraph == unit.paragraph
                and not units[first - 1].hits
                and _reads_as_speech(doc, units[first - 1], rules)
            ):
                first -= 1
        start = units[first].start if first < piece.number else piece.speech.start
        extended.append(
            piece._replace(speech=piece.speech._replace(start=min(start, piece.speech.start), piece_of=min(start, piece.speech.piece_of)))
        )
        last = piece.number
        while (
            last + 1 < len(units)
            and last + 1 not in taken
            and units[last + 1].paragraph == unit.paragraph
            and not units[last + 1].hits
            and (last > piece.number or _reads_as_speech(doc, units[last + 1], rules))
        ):
            last += 1
        if last > piece.number:
            end = units[last].end
            end -= doc.text[end - 1] == "."
            speech = piece.speech._replace(start=units[piece.number + 1].start, end=end)
            extended.append(piece._replace(speech=speech))
    return extended


def _reads_as_speech(doc: Doc, unit: Unit, rules: QuoteRules) -> bool:
    return rules.shapes["first-person"].search(doc.folded, unit.start, unit.end) is not None
