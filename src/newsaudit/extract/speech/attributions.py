"""Reporting verbs, nouns and phrases of one sentence with their speaker beside them and what follows: one attribution each."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import (
    CONTRACTED_NOT,
    DETERMINER,
    DOCUMENT,
    GROUP,
    HYPOTHETICAL,
    NEGATION,
    ORGANISATION,
    ROLE,
    SMALL,
    VENUE,
)
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.cited import read_source
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.inverted import read_inverted, read_opening
from newsaudit.extract.speech.misread import is_noun_here, reports_nothing
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.speakers import subject_before
from newsaudit.extract.speech.speech_nouns import is_noun, read_noun
from newsaudit.extract.speech.subjects import main_subject, subject_after
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tails import read_tail
from newsaudit.extract.speech.units import Hit, Unit

_TOUCHING = re.compile(r"[\s,;:—–-]*")
_PASSIVE = frozenset(("was", "were", "been", "is", "are"))
_NEAR = 40
_LONGEST_AGENT = 120
_LABEL_REACH = 12
_AS = re.compile(r" (?:as (?:an? |the )?)?")
_WITHOUT = frozenset(("without", "not", "from", "than", "of", "instead"))
_OF_NOBODY = re.compile(r"(?:[Nn]one|[Nn]either) of ")
_SUBORDINATES = re.compile(r"\b(?:because|when|while|as|if|that|who|which|after|before|since|although|though|until)\b")
_IN_NAME = re.compile(r" [A-Z]")
_AFTER_DOING = frozenset(("after", "for", "before", "when", "while"))
_SAYING_ONLY = re.compile(r"\bw(?:ould|ill) (only )?$")


def read_attributions(masked: str, unit: Unit, rules: QuoteRules) -> list[Attribution]:
    """The attributions of a sentence, in text order; words that report nothing here (negated, supposed, passive) are left out."""
    found = []
    for hit in unit.hits:
        floor = unit.start
        for mark in unit.marks:
            if mark.end > hit.start:
                break
            floor = mark.end
        if hit.verb is not None and "source" in hit.verb.frames:
            attribution = read_source(masked, hit, unit, rules)
        elif hit.noun is not None and (hit.verb is None or is_noun(unit, masked, hit, rules)):
            attribution = read_noun(masked, hit, hit.noun, unit, rules)
        elif hit.verb is not None:
            attribution = _read_verb(masked, hit, hit.verb, floor, unit, rules)
        else:
            attribution = None
        if attribution is not None:
            if attribution.shared and attribution.opener in ("and", "but") and found and found[-1].tail.kind == "none" and not found[-1].inverted:
                # the ministry blamed Togo and said: the verb before reports nothing, but has the subject
                attribution = attribution._replace(phrase=found[-1].phrase)
            found.append(attribution)
    return found


def _read_verb(masked: str, hit: Hit, cue: Cue, floor: int, unit: Unit, rules: QuoteRules) -> Attribution | None:
    words = rules.words
    if cue.id == "accuse" and hit.form == "accused" and masked.startswith(" of ", hit.end):
        # a teenager accused of arson
        return None
    if hit.form[0].isupper() and not hit.form.endswith("ing"):
        return read_opening(masked, hit, cue, unit)
    if hit.form[0].isupper() and _IN_NAME.match(masked, hit.end) and masked[unit.start : hit.start].strip("\x01 "):
        # the Weather Reporting Service
        return None
    if masked.startswith(" by ", hit.end) and masked.find(" that ", hit.end, unit.end) > 0 and (hit.form[-2:] == "ed" or hit.form == "told"):
        return _read_passive(masked, hit, cue, hit.end + len(" by "), unit, rules)
    giver = _read_giver(masked, hit, unit) if "as" in cue.frames and hit.form.endswith(("ed", "to")) else None
    if giver is not None:
        return Attribution("verb", cue, hit.start, hit.end, hit.form, giver, False, "by", hit.start, Tail("none", hit.end, hit.end), False)
    if is_noun_here(masked, unit, hit, floor, words):
        return None
    saying_only = _SAYING_ONLY.search(masked, floor, hit.start) if hit.form == "say" else None
    if saying_only is not None and (saying_only[1] or masked.startswith(" only", hit.end)):
        # would say only: it was said
        subject = subject_before(unit, masked, floor, saying_only.start(), "said")
    else:
        subject = subject_before(unit, masked, floor, hit.start, hit.form)
    is_participle = hit.form[-3:] == "ing"
    is_own = subject.phrase is not None and not masked[subject.phrase.start].isdigit() or subject.shared
    is_beside = floor > unit.start and not masked[floor : hit.start].strip(" ,")
    is_deed = is_participle and not subject.shared and subject.opener in _AFTER_DOING and _reports_deed(masked, hit, cue, unit)
    if is_deed or is_participle and not is_own and not is_beside and _opens_words(masked, hit.end) and subject.opener not in _WITHOUT:
        # Kofi Mensah opened the session stating, “…”, was freed after saying that …: the subject of the sentence
        lead = main_subject(unit, unit.start, hit.start)
        subject = subject._replace(phrase=lead, is_said=lead is not None, start=hit.start, opener="by")
    if not subject.is_said or subject.phrase is not None and _OF_NOBODY.match(masked, subject.phrase.start):
        return None
    is_aside = subject.opener == "," and masked[floor : hit.start].strip() != "," or subject.opener == "-"
    if subject.phrase is None and floor > unit.start and is_aside:
        # Lee Ong, who lost “two belt loops” in May, says: the quoted words stand in the description
        whole = subject_before(unit, masked, unit.start, hit.start, hit.form)
        opens_aside = subject.opener == "," or whole.phrase is not None and masked[whole.phrase.end : floor].lstrip()[:1] in "-–—"
        if whole.phrase is not None and whole.phrase.end < floor and whole.is_said and opens_aside:
            subject = whole
        elif (named := _read_parted(masked, hit.start, floor, unit)) is not None and not is_participle:
            subject = subject._replace(phrase=named, shared=False, start=named.block, opener="")
    touches_mark = floor > unit.start and _TOUCHING.fullmatch(masked, floor, hit.start) is not None
    after_comma = masked[max(unit.start, hit.start - 2) : hit.start].strip() == ","
    if "direct" in cue.frames and cue.id != "tell" and (touches_mark or after_comma) and not is_participle:
        behind = read_inverted(masked, hit, cue, unit, rules)
        if behind is not None and not touches_mark and behind.form == "noun" and not _may_speak(unit, behind):
            # the suit, launched by Boateng, alleges negligence in a clinic: what is alleged
            behind = None
        if behind is not None and cue.id == "charge" and not touches_mark and (hit.form != "charges" or behind.end < unit.end - 1):
            # the garage, which has nine bays, charges the poor a fee
            behind = None
        if behind is not None and subject.phrase is not None and not touches_mark:
            # A senior official, who …, said two people had left: what follows is a clause, whose verb may stand in marks
            comma = masked.find(",", behind.end, unit.end)
            close = comma if comma > 0 else unit.end
            if rules.finite.search(masked, behind.end, close) or any(behind.end <= mark.start < close for mark in unit.marks):
                behind = None
            elif "to" in cue.frames and masked.startswith((" to ", " not to ", " that "), behind.end):
                # the minister, Ama Boateng, urged Togo to …: whom she spoke to
                behind = None
        if behind is not None:
            return Attribution("verb", cue, hit.start, hit.end, hit.form, behind, False, "", hit.start, Tail("end", behind.end, hit.end), True)
    if touches_mark and is_participle and subject.phrase is None:
        # “too slow,” adding that …: the verb shares the speaker of the quotation
        subject = subject._replace(shared=True)
    if subject.phrase is None and hit.start == unit.start and is_participle and (cue.id == "say" or masked.startswith(" that ", hit.end)):
        # Noting that the sea was rough, Ama Boateng turned back: the subject follows
        lead = main_subject(unit, unit.start, unit.end)
        if lead is not None and masked[lead.block - 2 : lead.block] == ", ":
            subject = subject._replace(phrase=lead, opener="as")
    if subject.phrase is None and not subject.shared:
        return None
    opens = not masked[unit.start : subject.start].strip("\x01 \n") or subject.opener in ("but", "and")
    tail = read_tail(masked, cue, hit.end, unit, rules, after_relative=subject.opener in ("which", "that", "who", "whom", "what"), opens=opens)
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


def _read_passive(masked: str, hit: Hit, cue: Cue, at: int, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """What was told by the one whose name begins at `at`: tenants were told by the council that …; None where no clause follows."""
    texts, _, bits = unit.tokens.between(hit.start - _NEAR, hit.start)
    if not _PASSIVE.intersection(texts[-3:]) or any(here & (NEGATION | CONTRACTED_NOT | HYPOTHETICAL) for here in bits[-3:]):
        return None
    phrase = phrase_after(unit.tokens.between(at, at + _LONGEST_AGENT))
    if phrase is None or "that" not in cue.frames or _is_means(unit, phrase):
        return None
    tail = read_tail(masked, cue._replace(frames=cue.frames - {"addressee"}), phrase.end, unit, rules)
    if tail.kind != "that":
        return None
    return Attribution("verb", cue, hit.start, hit.end, hit.form, phrase, False, "", hit.start, tail, False)


def _is_means(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase behind "by" tells how, not by whom: told by email, by text message."""
    bits = unit.tokens.between(phrase.start, phrase.end).bits
    return bool(bits[-1] & (DOCUMENT | VENUE)) and bool(bits[0] & SMALL) and not bits[0] & DETERMINER


def _read_parted(masked: str, at: int, floor: int, unit: Unit) -> Phrase | None:
    """The name between a quotation and a verb that a stray comma parts from it: “…,” President Ama Boateng, said in a note."""
    if masked[floor - 1] != "\x01":
        return None
    name = phrase_after(unit.tokens.between(floor, at))
    return name if name is not None and name.form == "name" and masked[name.end : at].strip() == "," else None


def _reports_deed(masked: str, hit: Hit, cue: Cue, unit: Unit) -> bool:
    """Whether a participle behind "after" or "for" tells words: was fined for calling Lee “a clown”, was freed after finding that …"""
    if "as" in cue.frames:
        return masked.find("\x01", hit.end, min(unit.end, hit.end + _NEAR)) > 0
    return "that" in cue.frames and masked.startswith(" that ", hit.end)


def _has_two_verbs(masked: str, start: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a clause with a verb of its own can stand behind "who confirmed": not in the nurse who confirmed the list spoke as she was asked."""
    comma = masked.find(",", start, unit.end)
    end = comma if comma > 0 else unit.end
    first = rules.clear.search(masked, start, end)
    second = rules.clear.search(masked, first.end(), end) if first is not None else None
    return comma > 0 or second is not None and _SUBORDINATES.search(masked, first.end(), second.start()) is None


def _opens_words(masked: str, at: int) -> bool:
    """Whether a comma or colon and then a quotation stand at `at`."""
    return masked[at : at + 1] in (",", ":") and masked.startswith((" \x01", "\x01"), at + 1)


def _read_giver(masked: str, hit: Hit, unit: Unit) -> Phrase | None:
    """Who gives the label of a passive verb: was described by the minister as “a car park”, a case described as “odd” by lawyers."""
    if masked.startswith(" by ", hit.end):
        return subject_after(unit, hit.end + len(" by"), unit.end)
    mark = next((mark for mark in unit.marks if hit.end < mark.start <= hit.end + _LABEL_REACH), None)
    is_given = mark is not None and masked.startswith(" by ", mark.end) and _AS.fullmatch(masked, hit.end, mark.start) is not None
    return subject_after(unit, mark.end + len(" by"), unit.end) if is_given else None


def _may_speak(unit: Unit, phrase: Phrase) -> bool:
    """Whether a noun phrase has a determiner, or is of people, a body or a text by one of its nouns."""
    bits = unit.tokens.between(phrase.start, phrase.end).bits
    return bool(bits) and bool(bits[0] & DETERMINER or any(here & (ROLE | GROUP | ORGANISATION | DOCUMENT) for here in bits))
