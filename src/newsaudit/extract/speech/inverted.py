"""Subjects that stand behind their reporting verb: said Ama Boateng; Said the mayor: “…”."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import AFTER_NOUN, BETWEEN, CONJUNCTION, DAY, ENDS_ED, ENDS_ING, ENDS_LY, FINITE, PREPOSITION, WORD
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.clause_starts import says_nothing
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.subjects import subject_after
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.units import Hit, Unit

_WHEN_SAID = frozenset(
    ("today", "yesterday", "last", "this", "later", "earlier", "on", "in", "tonight", "too", "again", "here", "there", "as")
)
_LONGEST_DESCRIPTION = 120
_DOING = re.compile(r"[a-z]+ing(?: (?:him|her|them|it|me|us|you|a|an|the|his|its|their|my|our|that|this)\b.*)?")


def read_opening(masked: str, hit: Hit, cue: Cue, unit: Unit) -> Attribution | None:
    """The verb that opens a sentence before its subject and a quotation: Said Ama Boateng of the Harbour Board: “It is late.”"""
    mark = next((mark for mark in unit.marks if mark.start > hit.end), None)
    if mark is None or masked[unit.start : hit.start].strip():
        return None
    if any(hit.end < other.start < mark.start for other in unit.hits):
        # Asked again, she replied: “No”
        return None
    phrase = subject_after(unit, hit.end, mark.start)
    between = masked[phrase.end : mark.start].rstrip() if phrase is not None else ""
    if phrase is None or not between.endswith((",", ":")) or len(between) > _LONGEST_DESCRIPTION:
        return None
    return Attribution("verb", cue, hit.start, hit.end, hit.form, phrase, False, "", hit.start, Tail("mark", mark.start, hit.end), True)


def read_inverted(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Phrase | None:
    """The subject behind the verb, where nothing but its description follows: said Ama Boateng, who …; not "said Boateng was"."""
    ceiling = next((mark.start for mark in unit.marks if mark.start >= hit.end), unit.end)
    phrase = subject_after(unit, hit.end, ceiling)
    if phrase is None or masked[hit.end : hit.end + 1] != " " or says_nothing(masked, hit.end, unit.end, rules):
        return None
    if phrase.form == "noun" and masked.endswith("ly", phrase.start, phrase.end) and " " not in masked[phrase.start : phrase.end]:
        # the editor wrote bitterly on her blog
        return None
    if phrase.form == "noun" and _DOING.fullmatch(masked, phrase.start, phrase.end):
        # the editor recalls seeing him; not housing advocates
        return None
    if phrase.form == "pronoun" and masked[phrase.start : phrase.end].lower() == "it" or masked[phrase.start].isdigit():
        return None
    tokens = unit.tokens.between(phrase.end, min(ceiling, phrase.end + 40))
    texts, starts, bits = tokens
    if not texts:
        return phrase
    if phrase.form == "pronoun" and texts[0] == "and":
        return None
    if phrase.form == "noun" and texts[0] == ",":
        # said his deputy, Zanele Ngcobo: the apposition names the person
        name = phrase_after(unit.tokens.between(starts[0] + 1, min(ceiling, starts[0] + 61)))
        if name is not None and name.form == "name" and masked[name.end : name.end + 1] in (",", ".", "", "\x01"):
            return name
    here = bits[0]
    if not here & WORD:
        return None if texts[0] == "'" else phrase
    if phrase.form == "noun" and (here & AFTER_NOUN or here & ENDS_ED and len(bits) > 1 and bits[1] & PREPOSITION):
        # said two people briefed on the matter: up to the next comma, if no verb of their own follows
        rest = unit.tokens.between(phrase.end, min(ceiling, phrase.end + 160))
        close = next((start for word, start in zip(rest.texts, rest.starts, strict=True) if word in ",;:—–.\x01"), ceiling)
        verb = tokens.end(0)
        if rules.clear.search(masked, verb, close) is None and rules.finite.search(masked, verb, close) is None:
            return phrase._replace(end=phrase.start + len(masked[phrase.start : close].rstrip(" .")))
    low = texts[0].lower()
    if here & FINITE or here & BETWEEN and low not in _WHEN_SAID:
        return None
    if here & (PREPOSITION | DAY | BETWEEN | ENDS_ING | ENDS_LY) or here & CONJUNCTION and low != "that":
        return phrase
    # “…,” said Ama Boateng a nurse from Tema: the comma before the description is lost
    return phrase if low in ("a", "an") and phrase.form == "name" and masked[hit.start - 2] == "\x01" else None
