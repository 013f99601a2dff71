"""A reporting verb with the subject that it has and what follows it."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import DETERMINER, DOCUMENT, GROUP, ORGANISATION, ROLE
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.before_verb import Subject
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.inverted import read_inverted, read_opening
from newsaudit.extract.speech.misread import is_noun_here, reports_nothing
from newsaudit.extract.speech.passives import may_be_passive, read_label, read_passive
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.speakers import subject_before
from newsaudit.extract.speech.subjects import main_subject
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tails import read_tail
from newsaudit.extract.speech.units import Hit, Unit

_TOUCHING = re.compile(r"[\s,;:—–-]*")
_NEAR = 40
_WITHOUT = frozenset(("without", "not", "from", "than", "of", "instead"))
_RELATIVE = frozenset(("which", "that", "who", "whom", "what"))
_OF_NOBODY = re.compile(r"(?:[Nn]one|[Nn]either) of ")
_SUBORDINATES = re.compile(r"\b(?:because|when|while|as|if|that|who|which|after|before|since|although|though|until)\b")
_IN_NAME = re.compile(r" [A-Z]")
_AFTER_DOING = frozenset(("after", "for", "before", "when", "while"))
_SAYING_ONLY = re.compile(r"\bw(?:ould|ill) (only )?$")


def read_verb(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """The attribution of a reporting verb; None where it reports nothing here."""
    floor = _find_floor(unit, hit.start)
    is_participle = hit.form[-3:] == "ing"
    if hit.form[0].isupper() and not is_participle:
        return read_opening(masked, hit, cue, unit)
    if may_be_passive(masked, hit, unit):
        return read_passive(masked, hit, cue, unit, rules)
    label = read_label(masked, hit, cue, unit)
    if label is not None or _is_no_verb(masked, hit, cue, unit) or is_noun_here(masked, unit, hit, floor, rules.words):
        return label
    subject = _find_subject(masked, hit, cue, unit, floor)
    if not subject.is_said or subject.phrase is not None and _OF_NOBODY.match(masked, subject.phrase.start):
        return None
    subject = _find_behind_marks(masked, hit, unit, floor, subject)
    touches_mark = floor > unit.start and _TOUCHING.fullmatch(masked, floor, hit.start) is not None
    behind = None if is_participle else _find_behind(masked, hit, cue, unit, rules, subject, touches_mark)
    if behind is not None:
        return Attribution("verb", cue, hit.start, hit.end, hit.form, behind, False, "", hit.start, Tail("end", behind.end, hit.end), True)
    if subject.phrase is None and is_participle:
        subject = _find_of_participle(masked, hit, cue, unit, subject, touches_mark)
    if subject.phrase is None and not subject.shared:
        return None
    opens = not masked[unit.start : subject.start].strip("\x01 \n") or subject.opener in ("but", "and")
    tail = read_tail(masked, cue, hit.end, unit, rules, after_relative=subject.opener in _RELATIVE, opens=opens)
    if tail.kind == "that" and tail.cue_end > hit.end and unit.start < floor and not masked[floor : subject.start].strip():
        # “…,” Ama Boateng told a meeting that the town helped to host: the words are said already, the clause is the meeting's
        tail = Tail("end", tail.cue_end, tail.cue_end)
    describes = opens and tail.kind == "clause" and subject.opener == "who" and cue.id not in ("say", "tell")
    if describes and not _has_two_verbs(masked, tail.start, unit, rules):
        return None
    if reports_nothing(masked, hit, cue, subject, tail, floor, unit, rules):
        return None
    return Attribution(
        "verb", cue, hit.start, tail.cue_end, hit.form, subject.phrase, subject.phrase is None, subject.opener, subject.start, tail, False
    )


def _find_floor(unit: Unit, at: int) -> int:
    """The offset behind the last quotation before `at`, or where the sentence begins."""
    floor = unit.start
    for mark in unit.marks:
        if mark.end > at:
            break
        floor = mark.end
    return floor


def _is_no_verb(masked: str, hit: Hit, cue: Cue, unit: Unit) -> bool:
    """Whether a form belongs to a name or describes a noun: the Weather Reporting Service, a teenager accused of arson."""
    if hit.form[0].isupper():
        return _IN_NAME.match(masked, hit.end) is not None and bool(masked[unit.start : hit.start].strip("\x01 "))
    return cue.id == "accuse" and hit.form == "accused" and masked.startswith(" of ", hit.end)


def _find_subject(masked: str, hit: Hit, cue: Cue, unit: Unit, floor: int) -> Subject:
    """The subject before a reporting verb, or for some participles that of the sentence."""
    saying_only = _SAYING_ONLY.search(masked, floor, hit.start) if hit.form == "say" else None
    if saying_only is not None and (saying_only[1] or masked.startswith(" only", hit.end)):
        # would say only: it was said
        return subject_before(unit, masked, floor, saying_only.start(), "said")
    subject = subject_before(unit, masked, floor, hit.start, hit.form)
    if hit.form[-3:] != "ing":
        return subject
    is_own = subject.phrase is not None and not masked[subject.phrase.start].isdigit() or subject.shared
    is_beside = floor > unit.start and not masked[floor : hit.start].strip(" ,")
    is_deed = not subject.shared and subject.opener in _AFTER_DOING and _reports_deed(masked, hit, cue, unit)
    if is_deed or not is_own and not is_beside and _opens_words(masked, hit.end) and subject.opener not in _WITHOUT:
        # Kofi Mensah opened the session stating, “…”, was freed after saying that …: the subject of the sentence
        lead = main_subject(unit, unit.start, hit.start)
        return subject._replace(phrase=lead, is_said=lead is not None, start=hit.start, opener="by")
    return subject


def _reports_deed(masked: str, hit: Hit, cue: Cue, unit: Unit) -> bool:
    """Whether a participle behind "after" or "for" tells words: was fined for calling Lee “a clown”, was freed after finding that …"""
    if "as" in cue.frames:
        return masked.find("\x01", hit.end, min(unit.end, hit.end + _NEAR)) > 0
    return "that" in cue.frames and masked.startswith(" that ", hit.end)


def _opens_words(masked: str, at: int) -> bool:
    """Whether a comma or colon and then a quotation stand at `at`."""
    return masked[at : at + 1] in (",", ":") and masked.startswith((" \x01", "\x01"), at + 1)


def _find_behind_marks(masked: str, hit: Hit, unit: Unit, floor: int, subject: Subject) -> Subject:
    """The subject whose description holds quoted words: Lee Ong, who lost “two belt loops” in May, says; else `subject` itself."""
    is_aside = subject.opener == "," and masked[floor : hit.start].strip() != "," or subject.opener == "-"
    if subject.phrase is not None or floor == unit.start or not is_aside:
        return subject
    whole = subject_before(unit, masked, unit.start, hit.start, hit.form)
    opens_aside = subject.opener == "," or whole.phrase is not None and masked[whole.phrase.end : floor].lstrip()[:1] in "-–—"
    if whole.phrase is not None and whole.phrase.end < floor and whole.is_said and opens_aside:
        return whole
    named = _read_parted(masked, hit.start, floor, unit) if hit.form[-3:] != "ing" else None
    return subject._replace(phrase=named, shared=False, start=named.block, opener="") if named is not None else subject


def _read_parted(masked: str, at: int, floor: int, unit: Unit) -> Phrase | None:
    """The name between a quotation and a verb that a stray comma parts from it: “…,” President Ama Boateng, said in a note."""
    if masked[floor - 1] != "\x01":
        return None
    name = phrase_after(unit.tokens.between(floor, at))
    return name if name is not None and name.form == "name" and masked[name.end : at].strip() == "," else None


def _find_behind(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules, subject: Subject, touches_mark: bool) -> Phrase | None:
    """The subject behind its verb, where the verb follows a quotation or a comma and nothing before it is the subject: “…,” said Ama Boateng."""
    after_comma = masked[max(unit.start, hit.start - 2) : hit.start].strip() == ","
    if "direct" not in cue.frames or cue.id == "tell" or not touches_mark and not after_comma:
        return None
    behind = read_inverted(masked, hit, cue, unit, rules)
    if behind is None or touches_mark:
        return behind
    if behind.form == "noun" and not _may_speak(unit, behind):
        # the suit, launched by Boateng, alleges negligence in a clinic: what is alleged
        return None
    if cue.id == "charge" and (hit.form != "charges" or behind.end < unit.end - 1):
        # the garage, which has nine bays, charges the poor a fee
        return None
    if subject.phrase is None:
        return behind
    # A senior official, who …, said two people had left: what follows is a clause, whose verb may stand in marks
    comma = masked.find(",", behind.end, unit.end)
    close = comma if comma > 0 else unit.end
    is_clause = rules.finite.search(masked, behind.end, close) or any(behind.end <= mark.start < close for mark in unit.marks)
    # the minister, Ama Boateng, urged Togo to …: whom she spoke to
    is_told = "to" in cue.frames and masked.startswith((" to ", " not to ", " that "), behind.end)
    return None if is_clause or is_told else behind


def _may_speak(unit: Unit, phrase: Phrase) -> bool:
    """Whether a noun phrase has a determiner, or is of people, a body or a text by one of its nouns."""
    bits = unit.tokens.between(phrase.start, phrase.end).bits
    return bool(bits) and bool(bits[0] & DETERMINER or any(here & (ROLE | GROUP | ORGANISATION | DOCUMENT) for here in bits))


def _find_of_participle(masked: str, hit: Hit, cue: Cue, unit: Unit, subject: Subject, touches_mark: bool) -> Subject:
    """The subject of a participle that has none before it: “too slow,” adding that …; Noting that the sea was rough, Ama Boateng turned back."""
    if touches_mark:
        # the verb shares the speaker of the quotation
        subject = subject._replace(shared=True)
    if hit.start == unit.start and (cue.id == "say" or masked.startswith(" that ", hit.end)):
        lead = main_subject(unit, unit.start, unit.end)
        if lead is not None and masked[lead.block - 2 : lead.block] == ", ":
            return subject._replace(phrase=lead, opener="as")
    return subject


def _has_two_verbs(masked: str, start: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a clause with a verb of its own can stand behind "who confirmed": not in the nurse who confirmed the list spoke as she was asked."""
    comma = masked.find(",", start, unit.end)
    end = comma if comma > 0 else unit.end
    first = rules.clear.search(masked, start, end)
    second = rules.clear.search(masked, first.end(), end) if first is not None else None
    return comma > 0 or second is not None and _SUBORDINATES.search(masked, first.end(), second.start()) is None
