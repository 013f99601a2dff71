"""All quotations of an article: found sentence by sentence, given their speakers in text order, described where the source is unnamed."""

import re
from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribute import Speakers
from newsaudit.extract.speech.continued import find_continued
from newsaudit.extract.speech.dialogue import Turn, find_turns
from newsaudit.extract.speech.introduced import introduce
from newsaudit.extract.speech.marks import Marked, find_marked, find_paragraph_spans, mask
from newsaudit.extract.speech.persons import NOBODY, Spoken
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.records import Piece, make_quotes
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.standalone import find_posts, find_pulled, find_standalone
from newsaudit.extract.speech.stretches import find_speech
from newsaudit.extract.speech.tokens import Prose
from newsaudit.extract.speech.units import Unit, find_hits, find_units
from newsaudit.extract.speech.unmarked import extend_unmarked, is_verbatim
from newsaudit.spans import Anonymous, Doc, Mention, Quote

# each search reads the whole article: only an article with no more such quotations is searched
_MOST_SEARCHES = 40


def find_quotes(doc: Doc, mentions: Sequence[Mention], rules: QuoteRules, actors) -> tuple[list[Quote], list[Anonymous]]:
    """The quotations of an article in text order, and what each anonymous attribution tells of its source."""
    paragraphs = find_paragraph_spans(doc.text, doc.sentences)
    marked = find_marked(doc.text, paragraphs, doc.sentences, rules)
    masked = mask(doc.folded, marked)
    units = find_units(doc, Prose(masked, rules.vocabulary), paragraphs, marked, find_hits(masked, rules))
    speakers = Speakers(doc.folded, masked, units, mentions, rules, actors)
    has_lost_marks = not any(mark.end - mark.start > 30 for mark in marked)
    has_posts, n_searched = "(@" in doc.folded, 0
    pieces: list[Piece] = []
    turns = find_turns(masked, paragraphs)
    for number, unit in enumerate(units):
        if turns and unit.paragraph in turns:
            if number == 0 or units[number - 1].paragraph != unit.paragraph:
                pieces.append(_give_turn(turns[unit.paragraph], number, speakers))
            continue
        if has_posts and doc.folded.find("(@", unit.start, unit.end) >= 0:
            pieces += _give_standalone(find_posts(masked, units, number, rules), number, units, speakers, pieces)
        if not unit.hits and not unit.marks:
            continue
        found = find_speech(masked, doc.text, unit, rules) if unit.hits else []
        if found:
            pieces += _give_speakers(found, unit, number, speakers, doc, has_lost_marks)
        rest = [mark for mark in unit.marks if not any(speech.start < mark.end and mark.start < speech.end for speech in found)]
        if not rest:
            continue
        if n_searched < _MOST_SEARCHES:
            n_searched += len(rest)
            rest = [mark for mark in rest if not _repeats_prose(doc.folded, masked, mark) and not _is_heading(doc, unit, mark)]
        if rest:
            alone = find_standalone(masked, doc.text, unit, rest, rules, _get_next(units, number))
            alone = introduce(masked, units, number, alone, rules)
            pieces += _give_standalone(alone, number, units, speakers, pieces)
    if has_lost_marks and not turns:
        pieces = extend_unmarked(doc, units, pieces, rules)
    pieces = _fill_forward(pieces, units)
    who_spoke = {who.name for _, who in speakers.said if who.name}
    for number, speech in find_pulled(masked, units, rules):
        spoken = speakers.resolve(speech.phrase, number)
        if spoken.who.name in who_spoke:
            pieces.append(Piece(speech, spoken, number, True))
    return make_quotes(doc, marked, pieces, units, speakers.mentions, rules, actors)


def _get_next(units: Sequence[Unit], number: int) -> Unit | None:
    """The next unit, where it stands in the same paragraph."""
    after = units[number + 1] if number + 1 < len(units) else None
    return after if after is not None and after.paragraph == units[number].paragraph else None


def _give_turn(turn: Turn, number: int, speakers: Speakers) -> Piece:
    """The words of a line of dialogue with the speaker that its label names."""
    spoken = Spoken(NOBODY, None, None, "none", "unresolved")
    if turn.label is not None:
        start, end = turn.label
        spoken = speakers.resolve(Phrase(*turn.fullest, "name", turn.fullest[0]), number)._replace(start=start, end=end)
        who = spoken.who
        if who.id is None and who.name.isupper() and " " in who.name:
            # WOLF LANGE, HOST: capitals of the transcript, no acronym
            spoken = spoken._replace(who=who._replace(name=who.name.title(), kind="named"), kind="named")
    speakers.note(number, spoken.who)
    speech = Speech(turn.start, turn.end, None, False, None, None, speakers.rules.patterns["dialogue"], turn.start, None)
    return Piece(speech, spoken, number, True)


def _give_speakers(found: list[Speech], unit: Unit, number: int, speakers: Speakers, doc: Doc, has_lost_marks: bool) -> list[Piece]:
    """The speech of a unit with its speakers; a verb that shares its subject takes the speaker of the attribution before it."""
    pieces: list[Piece] = []
    by_cue: dict[int, Spoken] = {}
    # most sentences hold one
    for speech in found if len(found) == 1 else sorted(found, key=lambda speech: (speech.cue_start or 0, speech.start)):
        if speech.cue_start in by_cue:
            spoken = by_cue[speech.cue_start]
        elif speech.phrase is not None:
            spoken = speakers.resolve(speech.phrase, number)
        else:
            spoken = _share(speech, pieces, unit, number, speakers)
        by_cue[speech.cue_start] = spoken
        unmarked = has_lost_marks and is_verbatim(doc.folded, speech, speakers.rules)
        if speech.source.tail.kind == "to" and spoken.who.id == "anonymous":
            # officials urged restraint: no words of a named source
            continue
        pieces.append(Piece(speech, spoken, number, unmarked))
        speakers.note(number, spoken.who)
    if pieces and pieces[0].speech.source.kind == "noun" and all(piece.speech.source.kind == "noun" for piece in pieces):
        # the premier brushed off Boateng's claim that …: whom the sentence is about is the premier
        lead = speakers.lead_before(number, pieces[0].speech.cue_start)
        who = speakers.get_who(lead, number) if lead is not None and lead.form == "name" else None
        if who is not None and who.kind == "named" and who != pieces[-1].spoken.who:
            speakers.note(number, who)
            return pieces
    outer = [piece.spoken.who for piece in pieces if not _is_within(piece, pieces)] if len(pieces) > 1 else pieces
    if len(outer) < len(pieces):
        # the minister said that the mayor called it late. He …: who spoke last is the minister
        speakers.note(number, outer[-1])
    return pieces


def _share(speech: Speech, pieces: list[Piece], unit: Unit, number: int, speakers: Speakers) -> Spoken:
    before = [piece for piece in pieces if (piece.speech.cue_start or 0) < speech.cue_start]
    if before:
        # the minister said that the mayor called it late, adding that …: the participle is the minister's
        is_participle = speech.source is not None and speech.source.form.endswith("ing") and speech.source.opener == ","
        return next((piece for piece in reversed(before) if not (is_participle and _is_within(piece, before))), before[-1]).spoken
    lead = speakers.lead_before(number, speech.cue_start)
    if lead is not None:
        return speakers.resolve(lead, number)
    return Spoken(NOBODY, None, None, "none", "unresolved")


def _is_within(piece: Piece, others: list[Piece]) -> bool:
    """Whether a stretch of speech stands within what another of these reports before it."""
    start, end = piece.speech[:2]
    return any(other.speech.start < start and end <= other.speech.end and (other.speech.cue_start or 0) < start for other in others)


def _give_standalone(found, number: int, units: Sequence[Unit], speakers: Speakers, pieces: list[Piece]) -> list[Piece]:
    given = []
    for speech in found:
        has_lead = speech.rule == speakers.rules.patterns["colon"] and units[number].zone == "body"
        lead = speakers.lead_before(number, speech.start) if has_lead else None
        if speech.phrase is not None:
            spoken = speakers.resolve(speech.phrase, number)
        elif lead is not None and speakers.may_speak(lead) and not speakers.folded[lead.start : lead.end].isupper():
            # Boateng, the harbour doctor, is blunter: “…”
            spoken = speakers.resolve(lead, number)
        else:
            who = find_continued(speakers, number)
            spoken = Spoken(who, None, None, "none", "resolved" if who.kind != "none" else "unresolved")
        piece_of = speech.piece_of
        last = (given or pieces)[-1] if given or pieces else None
        if (
            speech.phrase is None
            and last is not None
            and last.speech.source is not None
            and "\n" not in speakers.folded[units[last.number].end : units[number].start]
            and last.number >= number - 1
            and last.spoken.who == spoken.who
        ):
            # “A,” she said. “B.”: the attribution stands for both
            piece_of = last.speech.piece_of
            spoken = last.spoken
            speech = speech._replace(cue_start=last.speech.cue_start, cue_end=last.speech.cue_end, rule=last.speech.rule, source=last.speech.source)
        given.append(Piece(speech if speech.piece_of == piece_of else speech._replace(piece_of=piece_of), spoken, number, False))
        speakers.note(number, spoken.who)
    return given


def _fill_forward(pieces: list[Piece], units: Sequence[Unit]) -> list[Piece]:
    """A quotation that opens the article takes the speaker of the attributed quotation that follows it at once."""
    filled = list(pieces)
    for k in range(len(filled) - 2, -1, -1):
        piece, after = filled[k], filled[k + 1]
        if (
            piece.speech.cue_start is None
            and piece.spoken.who.kind == "none"
            and piece.spoken.start is None
            and after.spoken.who.kind != "none"
            and after.number - piece.number <= 1
            and units[piece.number].zone == "body"
        ):
            filled[k] = piece._replace(spoken=piece.spoken._replace(who=after.spoken.who, status="resolved"))
    return filled


def _repeats_prose(folded: str, masked: str, mark: Marked) -> bool:
    """Whether a quotation only pulls out words that the article itself says elsewhere without marks."""
    if mark.end - mark.start < 40:
        return False
    inner = max(re.split("[\"']", folded[mark.inner_start : mark.inner_end].strip(" .")), key=len)[:60]
    at = masked.find(inner) if len(inner) >= 30 else -1
    # a pulled quotation without marks stands on a line of its own
    return at > 0 and masked.rfind("\n", max(0, at - len(inner)), at) < at - len(inner) // 2 and masked[at - 1] != "\n"


def _is_heading(doc: Doc, unit: Unit, mark: Marked) -> bool:
    """Whether words in single marks, as headings print them, stand alone on their line without a full stop: pulled from a quotation elsewhere."""
    text = doc.text
    return (
        unit.zone in ("body", "subhead")
        and text[mark.start] in "'‘"
        and unit.start == mark.start
        and not text[mark.end : unit.end].strip()
        and text[mark.inner_end - 1].isalnum()
        and text[mark.end : mark.end + 1] in ("", "\n", "\r")
        and text[max(0, mark.start - 1) : mark.start] in ("", "\n", "\r")
    )
