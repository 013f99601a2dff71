"""Words that look like reporting verbs and report nothing where they stand: nouns, and verbs of finding and concluding that tell no words."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import DOCUMENT, GROUP, KIN, ORGANISATION, PREPOSITION, ROLE, SMALL
from newsaudit.extract.speech.before_verb import Subject
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.subjects import main_subject
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tail_that import THAT_NOUN
from newsaudit.extract.speech.units import Hit, Unit

_REFLEXIVE = re.compile(r" (?:my|your|him|her|it|our|them|your)sel(?:f|ves)\b")
_LONGEST_REFLEXIVE = 9  # characters up to the "sel" of " yourself" and with it
_BY = re.compile(r" by (?:the |an? )?[A-Z]")
# residents call it “the pit”, critics label the plan “grim”
_LABELS = re.compile(r" (?:it|him|her|them|this|the [^,;:.\x01]{2,40}|a [^,;:.\x01]{2,40}) \x01")
_ONE_NOUN = re.compile(r" (?:an?|this|each|every|another) [a-z-]+\Z")
_FINDS = frozenset(("find", "rule", "hold"))
# Norgas reports say: the verb stands behind
_VERBS_BEHIND = frozenset(("say", "said", "show", "suggest", "indicate"))
_WITHOUT_WORDS = frozenset(("suggest", "confirm", "predict", "announce", *_FINDS))


def is_noun_here(masked: str, unit: Unit, hit: Hit, floor: int, words: dict) -> bool:
    """Whether the words around a form of a reporting verb make it a noun, or the words its own object: the claims are old, explained himself."""
    start = hit.start
    space = masked.rfind(" ", floor, start - 1)
    if masked[start - 1] == " " and masked[space + 1 if space >= 0 else floor : start - 1] in words["before-noun"]:
        # the claims, of reports, a call
        return True
    if hit.form in words["noun-like"] or hit.form in words["level"]:
        behind = unit.tokens.between(hit.end, hit.end + 40)
        first = behind.texts[0] if behind.texts else ""
        is_modifier = hit.form in words["level"] and first and behind.bits[0] & (GROUP | ROLE)
        if first in words["auxiliary"] or first in _VERBS_BEHIND or is_modifier:
            # the claims are old, state officials
            return True
    is_by = hit.form[-2:] == "ed" and masked.startswith(" by ", hit.end) and _BY.match(masked, hit.end) is not None
    if is_by and masked[max(floor, start - 2) : start].strip() != "\x01":
        # a list reported by the radio
        return True
    return masked.find("sel", hit.end, hit.end + _LONGEST_REFLEXIVE) > 0 and _REFLEXIVE.match(masked, hit.end) is not None


def reports_nothing(masked: str, hit: Hit, cue: Cue, subject: Subject, tail: Tail, floor: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a form of a reporting verb with this subject before it and this behind it tells no words of anybody."""
    if cue.id == "threaten" and tail.kind == "none":
        # threatened to leave: an intent, which ends nobody's clause
        return True
    phrase, words = subject.phrase, rules.words
    # including some calling it “grim”: a number of people is no noun before another
    is_some = phrase is not None and subject.opener == "with" and masked[phrase.start : phrase.end] in words["of-several"]
    is_common = phrase is not None and phrase.form == "noun" and not is_some
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
    if cue.id not in _WITHOUT_WORDS:
        return False
    head = _get_head(unit, phrase) if is_common else ""
    if head in words["mute"] and cue.id not in _FINDS:
        return True
    if cue.id == "suggest" and is_common and _names_thing(unit, phrase):
        # a puddle where the pipe burst suggested that it leaks
        return True
    if cue.id == "suggest" and subject.shared and subject.opener == "," and not masked.endswith("also ", 0, hit.start):
        # ", suggesting that the toll will rise": the reporter's own conclusion
        return True
    return cue.id in _FINDS and hit.form not in ("assessed", "assesses") and not _rules(masked, hit, cue, subject, tail, unit, rules)


def _rules(masked: str, hit: Hit, cue: Cue, subject: Subject, tail: Tail, unit: Unit, rules: QuoteRules) -> bool:
    """Whether who finds, determines or rules tells it: a person finds out for herself; a study, a court, a judge tell what they found."""
    phrase = subject.phrase
    if hit.form == "ruling" and phrase is not None or cue.id == "hold" and rules.finite.search(masked, tail.start, unit.end) is None:
        # a court ruling that favours the port; the panel held that day nine meetings
        return False
    if phrase is None and subject.shared:
        # the judge threw out the claim and found that …
        phrase = main_subject(unit, unit.start, hit.start)
    if phrase is None:
        return False
    texts, _, bits = unit.tokens.between(phrase.block, phrase.end)
    stop = next((k for k in range(1, len(bits)) if bits[k] & PREPOSITION and phrase.form == "noun"), len(bits))
    heads = {text.lower() for text in (texts[:stop] if phrase.form == "name" else texts[stop - 1 : stop])}
    if not heads.isdisjoint(rules.words["adjudicator"]) or any(here & DOCUMENT for here in bits):
        return True
    if tail.kind != "clause" and cue.id != "hold" and not heads.isdisjoint(rules.words["organisation"]):
        return True
    if phrase.form == "pronoun" and hit.form == "finding" and _tells_of_court(unit, hit.start, rules):
        # He ruled on the claim, finding that …
        return True
    # Ames ruled that the tenants …; the regent ruled that province until …
    return hit.form == "ruled" and phrase.form != "noun" and not (tail.kind == "that" and THAT_NOUN.match(masked, tail.start - 5, unit.end))


def _tells_of_court(unit: Unit, before: int, rules: QuoteRules) -> bool:
    """Whether a word of courts stands in a sentence before an offset: he ruled on the claim, finding that …"""
    return not rules.words["of-court"].isdisjoint(unit.tokens.between(unit.start, before).texts)


def _names_thing(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase of one small word is no plural and no word for people or bodies: burst; not residents."""
    texts, _, bits = unit.tokens.between(phrase.start, phrase.end)
    return len(texts) == 1 and bool(bits[0] & SMALL) and not bits[0] & (ROLE | GROUP | ORGANISATION | DOCUMENT | KIN) and texts[0][-1] != "s"


def _get_head(unit: Unit, phrase: Phrase) -> str:
    """The noun of a phrase, before any preposition within: imagery from the lab."""
    texts = unit.tokens.between(phrase.start, phrase.end).texts
    stop = next((k for k, word in enumerate(texts) if k and word in ("from", "by", "at", "in", "on", "of")), len(texts))
    return texts[stop - 1].lower() if texts else ""


def _disagrees(masked: str, hit: Hit, phrase: Phrase, words: dict) -> bool:
    """Whether a form and the first word of the phrase before it cannot be verb and subject: a safety report, some standard comments."""
    printed = masked[phrase.start : phrase.end]
    first = printed.partition(" ")[0].lower()
    if hit.form == "read":
        # a sign read: the past
        return False
    if hit.form == "stress" and not _is_of_several(printed, words):
        # the higher stress test
        return True
    if _ONE_NOUN.search(printed) and f"{hit.form}s" in words["noun-like"]:
        # told analysts on a conference call that
        return True
    return first in words["of-one"] and f"{hit.form}s" in words["noun-like"] or first in words["of-several"] and hit.form[-1] == "s"


def _is_of_several(printed: str, words: dict) -> bool:
    """Whether a noun phrase can be the subject of a verb without -s: doctors, the police."""
    head = printed.rpartition(" ")[2].lower()
    return head[-1] == "s" or head in words["plural-head"] or head in words["group"] or " and " in printed


def _is_plural_noun(masked: str, hit: Hit, cue: Cue, subject: Subject, tail: Tail, floor: int, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a form that may be a plural noun is one behind a common noun: infrastructure projects, product labels."""
    is_verb = (
        tail.kind in ("clause", "whether")
        or tail.kind == "mark"
        and cue.id == "read-text"
        # following reports that said nine had left: "that" stands for the reports
        or tail.kind == "mark"
        and hit.form[-2:] == "ed"
        or "as" in cue.frames
        and _LABELS.match(masked, hit.end) is not None
        or masked.startswith(" that ", hit.end)
        and not rules.finite.match_at(masked, hit.end + 6)
        or floor > unit.start
        and not masked[floor : subject.start].strip()
    )
    # the union received expert reports that …: the verb stands before
    return not is_verb or rules.clear.search(masked, subject.phrase.start, subject.phrase.end) is not None
