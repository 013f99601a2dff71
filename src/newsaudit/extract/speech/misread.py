"""Words that look like reporting verbs and report nothing where they stand: nouns, and verbs of finding and concluding that tell no words."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import DOCUMENT, GROUP, ROLE
from newsaudit.extract.speech.attribution import last_word
from newsaudit.extract.speech.before_verb import Subject
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tails import Tail
from newsaudit.extract.speech.units import Hit, Unit

_REFLEXIVE = re.compile(r" (?:my|your|him|her|it|our|them|your)sel(?:f|ves)\b")
_BY = re.compile(r" by (?:the |an? )?[A-Z]")
_LONGEST_BEFORE = 14  # characters of the word before and its space
_WITHOUT_WORDS = frozenset(("suggest", "find", "confirm", "predict", "announce"))


def is_noun_here(masked: str, unit: Unit, hit: Hit, floor: int, words: dict) -> bool:
    """Whether the words around a form of a reporting verb make it a noun, or the words its own object: the claims are old, explained himself."""
    start = hit.start
    space = masked.rfind(" ", max(floor, start - _LONGEST_BEFORE), start - 1) if masked[start - 1] == " " else start
    if masked[max(space + 1, floor) : start - 1] in words["before-noun"]:
        # the claims, of reports, a call
        return True
    if hit.form in words["noun-like"] or hit.form in words["level"]:
        behind = unit.tokens.between(hit.end, hit.end + 40)
        if behind.texts and (behind.texts[0] in words["auxiliary"] or hit.form in words["level"] and behind.bits[0] & (GROUP | ROLE)):
            # the claims are old, state officials
            return True
    if hit.form[-2:] == "ed" and _BY.match(masked, hit.end) and masked[max(floor, start - 2) : start].strip() != "\x01":
        # a list reported by the radio
        return True
    return _REFLEXIVE.match(masked, hit.end) is not None


def reports_nothing(masked: str, hit: Hit, cue: Cue, subject: Subject, tail: Tail, floor: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a form of a reporting verb with this subject before it and this behind it tells no words of anybody."""
    phrase, words = subject.phrase, rules.words
    is_common = phrase is not None and phrase.form == "noun"
    if is_common and hit.form in words["noun-like"]:
        if _disagrees(masked, hit, phrase, words) or _is_plural_noun(masked, hit, cue, subject, tail, floor, unit, rules):
            return True
    if is_common and hit.form[-3:] == "ing":
        if (
            " " not in hit.form
            and (tail.kind not in ("that", "clause", "mark", "whether") or subject.opener in words["finite-verb"])
            and (floor == unit.start or masked[floor : subject.start].strip())
        ):
            # recipe writing, had clear warning that: a noun
            return True
        if tail.kind == "clause" and cue.id not in ("say", "tell") and subject.opener in ("", ","):
            # those reporting gaps have closed them: what they report is an object
            return True
    if cue.id not in _WITHOUT_WORDS and hit.form not in ("found", "finds"):
        return False
    head = last_word(unit, phrase.start, phrase.end).lower() if is_common else ""
    if head in words["mute"] and cue.id in _WITHOUT_WORDS:
        return True
    if cue.id == "suggest" and subject.shared and subject.opener == ",":
        # ", suggesting that the toll will rise": the reporter's own conclusion
        return True
    # a person found that out; a study found it, and tells
    return hit.form in ("found", "finds") and head not in words["organisation"] and not (head and _is_text(unit, phrase))


def _disagrees(masked: str, hit: Hit, phrase: Phrase, words: dict) -> bool:
    """Whether a form and the first word of the phrase before it cannot be verb and subject: a safety report, some standard comments."""
    first = masked[phrase.start : phrase.end].partition(" ")[0].lower()
    if hit.form == "read":
        # a sign read: the past
        return False
    return first in words["of-one"] and f"{hit.form}s" in words["noun-like"] or first in words["of-several"] and hit.form[-1] == "s"


def _is_text(unit: Unit, phrase: Phrase) -> bool:
    """Whether a noun phrase is about a text: a study by the university of Leeds."""
    return any(bits & DOCUMENT for bits in unit.tokens.between(phrase.start, phrase.end).bits)


def _is_plural_noun(masked: str, hit: Hit, cue: Cue, subject: Subject, tail: Tail, floor: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a form that may be a plural noun is one behind a common noun: infrastructure projects, product labels."""
    is_verb = (
        tail.kind in ("clause", "whether")
        or tail.kind == "mark"
        and cue.id == "read-text"
        # following reports that said nine had left: "that" stands for the reports
        or masked.startswith(" that ", hit.end)
        and not rules.finite.match_at(masked, hit.end + 6)
        or floor > unit.start
        and not masked[floor : subject.start].strip()
    )
    # the union received expert reports that …: the verb stands before
    return not is_verb or rules.clear.search(masked, subject.phrase.start, subject.phrase.end) is not None
