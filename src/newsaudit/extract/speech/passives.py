"""Reporting verbs in the passive, whose speaker stands behind "by"."""

import re
from dataclasses import replace

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import CONTRACTED_NOT, DETERMINER, DOCUMENT, HYPOTHETICAL, NEGATION, SMALL, VENUE
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.subjects import subject_after
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tails import read_tail
from newsaudit.extract.speech.units import Hit, Unit

_PASSIVE = frozenset(("was", "were", "been", "is", "are"))
_NEAR = 40
_LONGEST_AGENT = 120
_LABEL_REACH = 12
_AS = re.compile(r" (?:as (?:an? |the )?)?")


def may_be_passive(masked: str, hit: Hit, unit: Unit) -> bool:
    """Whether "by" and, further on, "that" stand behind a form that can be passive."""
    is_form = hit.form[-2:] == "ed" or hit.form == "told"
    return is_form and masked.startswith(" by ", hit.end) and masked.find(" that ", hit.end, unit.end) > 0


def read_passive(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """What was told by the one whom "by" names: tenants were told by the council that …; None where no clause follows."""
    texts, _, bits = unit.tokens.between(hit.start - _NEAR, hit.start)
    if not _PASSIVE.intersection(texts[-3:]) or any(here & (NEGATION | CONTRACTED_NOT | HYPOTHETICAL) for here in bits[-3:]):
        return None
    at = hit.end + len(" by ")
    phrase = phrase_after(unit.tokens.between(at, at + _LONGEST_AGENT))
    if phrase is None or "that" not in cue.frames or _is_means(unit, phrase):
        return None
    tail = read_tail(masked, replace(cue, frames=cue.frames - {"addressee"}), phrase.end, unit, rules)
    if tail.kind != "that":
        return None
    return Attribution("verb", cue, hit.start, hit.end, hit.form, phrase, False, "", hit.start, tail, False)


def _is_means(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase behind "by" tells how, not by whom: told by email, by text message."""
    bits = unit.tokens.between(phrase.start, phrase.end).bits
    return bool(bits[-1] & (DOCUMENT | VENUE)) and bool(bits[0] & SMALL) and not bits[0] & DETERMINER


def read_label(masked: str, hit: Hit, cue: Cue, unit: Unit) -> Attribution | None:
    """The label that a passive verb gives: was described by the minister as “a car park”, a case described as “odd” by lawyers."""
    giver = _find_giver(masked, hit, unit) if "as" in cue.frames and hit.form.endswith(("ed", "to")) else None
    if giver is None:
        return None
    return Attribution("verb", cue, hit.start, hit.end, hit.form, giver, False, "by", hit.start, Tail("none", hit.end, hit.end), False)


def _find_giver(masked: str, hit: Hit, unit: Unit) -> Phrase | None:
    if masked.startswith(" by ", hit.end):
        return subject_after(unit, hit.end + len(" by"), unit.end)
    mark = next((mark for mark in unit.marks if hit.end < mark.start <= hit.end + _LABEL_REACH), None)
    is_given = mark is not None and masked.startswith(" by ", mark.end) and _AS.fullmatch(masked, hit.end, mark.start) is not None
    return subject_after(unit, mark.end + len(" by"), unit.end) if is_given else None
