"""Nouns of speech with the clause that they carry: X's claim that …, claims by X that …, made the claim that …"""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import CONJUNCTION, DETERMINER, GIVES, PREPOSITION, SMALL
from newsaudit.extract.speech.attribution import Attribution, last_word
from newsaudit.extract.speech.find_phrases import phrase_after, phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.speakers import subject_before
from newsaudit.extract.speech.subjects import main_subject
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tails import read_tail
from newsaudit.extract.speech.tokens import Tokens
from newsaudit.extract.speech.units import Hit, Unit

_FOR_TO = re.compile(r" for [\w\s'-]{2,40}? to | to ")
_NOT_OWNED = frozenset(("against", "to", "on", "with", "by", "about", "over", "into", "after", "despite"))
_LONGEST_LINK = 12  # characters between a noun and its quotation
_NOUN_BY = re.compile(r" (?:by|from|of) ")


def is_noun(unit: Unit, masked: str, hit: Hit, rules: QuoteRules) -> bool:
    before = last_word(unit, unit.start, hit.start)
    low = before.lower()
    at = hit.start
    while low in rules.words["claim-adjective"]:
        # the minister's recent claim
        at = masked.rindex(before, unit.start, at)
        before = last_word(unit, unit.start, at)
        low = before.lower()
    if _NOUN_BY.match(masked, hit.end) and masked[hit.end + 1] != "o":
        return True
    if before.endswith("'s") or before.endswith("s'"):
        return True
    return (
        low in rules.words["determiner"] and low not in ("some", "many", "others", "several", "most", "both", "few", "all", "one", "another", "no")
    ) or low in ("of", "by", "with", "against", "for", "repeated", "public")


def read_noun(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """A noun of speech: X's claim that …, claims by X that …, made the claim that …"""
    quoted = next((mark for mark in unit.marks if mark.start >= hit.end), None) if "quote-noun" in cue.frames else None
    if "quote-noun" in cue.frames:
        carries = quoted is not None and quoted.start - hit.end < _LONGEST_LINK
    else:
        carries = cue.id == "call-noun" or masked.find("that", hit.end, unit.end) > 0
    if not carries:
        # most of these nouns stand for no words
        return None
    tokens = unit.tokens.between(hit.start - 120, hit.start)
    texts, starts, bits = tokens
    phrase, shared, cue_start, cue_end = None, False, hit.start, hit.end
    if cue.id == "feeling-noun" and not any(here & GIVES for here in bits[-3:]):
        return None
    by = _NOUN_BY.match(masked, hit.end, unit.end)
    k = len(texts) - 1
    while k >= 0 and bits[k] & SMALL and not _is_stop(texts[k], bits[k]) and not texts[k].endswith(("'s", "s'")):
        k -= 1
    that = masked.find(" that ", by.end(), min(unit.end, by.end() + 120)) if by and by.group() != " of " else -1
    if that > 0 and not rules.finite.search(masked, by.end(), that) and not masked.endswith(" and", 0, that):
        parts = _split_joint(unit, masked, by.end(), that)
        if not parts:
            return None
        phrase = (
            Phrase(parts[0].start, parts[-1].end, "name", parts[0].start, tuple((part.start, part.end) for part in parts))
            if len(parts) > 1
            else parts[0]
        )
        cue_end, at = by.end() - 1, that
    elif by and by.group() != " of ":
        phrase = phrase_after(unit.tokens.between(by.end(), by.end() + 120))
        cue_end = by.end() - 1
        at = phrase.end if phrase else by.end()
    else:
        at = hit.end
        if k >= 0 and texts[k].lower() in ("his", "her", "their", "its", "my", "our"):
            phrase = Phrase(starts[k], tokens.end(k), "pronoun", starts[k])
        elif k >= 0 and texts[k].endswith(("'s", "s'")) and cue.id != "feeling-noun":
            phrase = _read_owner(tokens.first(k + 1), rules)
        elif k >= 0 and any(here & GIVES for here in bits[max(0, k - 2) : k + 1]):
            given = next(n for n in range(k, max(-1, k - 3), -1) if bits[n] & GIVES)
            shared, cue_start = True, starts[given] if texts[given] != "with" else hit.start
    if phrase is None and shared and masked[cue_start : cue_start + 4] != "with" and cue_start < hit.start:
        subject = subject_before(unit, masked, unit.start, cue_start, "said")
        if not subject.is_said:
            return None
        phrase, shared = subject.phrase, subject.phrase is None
    if phrase is None and shared:
        clause = max(masked.rfind(" that ", unit.start, cue_start) + 5, unit.start)
        phrase = main_subject(unit, clause, cue_start)
        shared = phrase is None
    if phrase is None and not shared:
        return None
    is_voiced = hit.form == "message" or cue.id == "feeling-noun"
    if is_voiced and phrase is not None and phrase.form == "noun" and not _is_sender(unit, phrase, rules):
        # the march sends a message that …, the frost raised fears that …: a thing tells nothing in words
        return None
    tail = read_tail(masked, cue, at, unit, rules)
    if cue.id == "call-noun":
        match = _FOR_TO.match(masked, at, unit.end)
        if match is None or phrase is None:
            return None
        tail = Tail("to", match.end() - 3, cue_end)
    elif "quote-noun" in cue.frames:
        tail = Tail("phrase", quoted.start, cue_end)
    elif tail.kind != "that" or rules.finite.match_at(masked, tail.start):
        # a statement that hinted at changes: "that" stands for the statement
        return None
    start = min(cue_start, phrase.start) if phrase else cue_start
    return Attribution(
        "noun", cue, cue_start, max(cue_end, hit.end), hit.form, phrase, shared, "", start, tail._replace(cue_end=max(cue_end, hit.end)), False
    )


def _is_sender(unit: Unit, phrase: Phrase, rules: QuoteRules) -> bool:
    """Whether a noun phrase is of people or of a body, by its last word."""
    head = last_word(unit, phrase.start, phrase.end).lower()
    return head in rules.words["common"] or head in rules.words["determiner"] or head.endswith(tuple(rules.words["plural-ending"]))


def _read_owner(tokens: Tokens, rules: QuoteRules) -> Phrase | None:
    """The phrase that a possessive ends, without its ending: the miners' claim, Boateng's claim."""
    texts, starts, bits = tokens
    last = len(texts) - 1
    if texts[last].endswith("'s"):
        bare = texts[last][:-2]
        own = phrase_before(Tokens([*texts[:last], bare], starts, [*bits[:last], rules.vocabulary.classes[bare]]), last)
        first = max((k for k in range(last) if texts[k] in _NOT_OWNED and own is not None and starts[k] >= own.start), default=-1) + 1
        # pushes back against the premier's claim
        return own._replace(start=starts[first], block=starts[first]) if first and own.form == "noun" else own
    own = phrase_before(tokens, last)
    return own._replace(end=own.end - 1) if own is not None else None


def _split_joint(unit: Unit, masked: str, start: int, end: int) -> list[Phrase]:
    """The phrases that "and" joins in a stretch: Republicans and pro-trade Democrats."""
    parts, at = [], start
    whole = phrase_after(unit.tokens.between(start, end))
    if whole is not None and whole.form == "name" and not whole.parts and " and " in masked[whole.start : whole.end]:
        # a report in the Star and Mail
        return [whole]
    for piece in masked[start:end].split(" and "):
        tokens = unit.tokens.between(at, at + len(piece))
        at += len(piece) + 5
        phrase = phrase_after(tokens)
        if phrase is not None:
            parts.append(phrase._replace(end=tokens.end(-1)) if phrase.form == "noun" else phrase)
    return parts


def _is_stop(word: str, bits: int) -> bool:
    return bool(bits & (DETERMINER | CONJUNCTION | PREPOSITION | GIVES)) or word.lower() in ("his", "her", "their", "its")
