"""Whom a pronoun stands for: the subject of its sentence, who spoke last, or the one person named nearby that agrees with it."""

import re

from newsaudit.codebook.word_classes import BETWEEN, ENDS_ED, ENDS_LY, FUNCTION, SMALL, VIA_DOCUMENT
from newsaudit.extract.speech.agreement import agrees, find_persons
from newsaudit.extract.speech.find_phrases import phrase_after, phrase_before
from newsaudit.extract.speech.persons import MEMORY, NOBODY, SOME_TWO, Spoken, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import MAX_REACH

_PLURAL = frozenset("they we".split())
POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we"}
_OBJECT = {"him": "he", "them": "they"}
_REACH = 8
_CHAIN = 24
_FAMILY = {"he": frozenset(("he", "his", "him")), "she": frozenset(("she", "her"))}
# letters stand first, which the matcher searches fast; what may not stand before them is looked at afterwards
PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|im|er)|(?<=[Ss])he)\b")
_REPLIES = (" replied", " answered", " responded")
_ASKED = ("Asked ", "When asked ", "Pressed ", "Questioned ")
# how a sentence introduces a person by one name: Ama, 19; Ama, a nurse
_INTRODUCED = re.compile(r", (?:\d{1,2}\b|an? |who |whose |the |one )")
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s")


def resolve_pronoun(speakers, phrase: Phrase, number: int) -> Spoken:
    word = speakers.folded[phrase.start : phrase.end].lower()
    pronoun = POSSESSIVE.get(word) or _OBJECT.get(word, word)
    who = _find_questioned(speakers, pronoun, number) if speakers.masked.startswith(_REPLIES, phrase.end) else None
    if who is None and pronoun not in ("i", "we", "you"):
        who = find_antecedent(speakers, pronoun, phrase.start, number)
    if who is None and pronoun == "it":
        who = _find_issuer(speakers, number)
    if who is None or who.kind == "none":
        return Spoken(who or NOBODY, phrase.start, phrase.end, "pronoun", "unresolved")
    if pronoun in ("he", "she") and who.pronoun is None:
        who = learn(speakers, who, pronoun)
    return Spoken(who, phrase.start, phrase.end, "anonymous" if who.kind == "anonymous" and pronoun == "it" else "pronoun", "resolved")


def _find_questioned(speakers, pronoun: str, number: int) -> Who | None:
    """The person whom somebody asks in the sentence before: the barrister asked Boateng if it rained. She replied"""
    unit = speakers.units[number - 1] if number else None
    asked = next((hit for hit in unit.hits if hit.form in ("asked", "asks")), None) if unit is not None and pronoun in ("he", "she") else None
    phrase = phrase_after(unit.tokens.between(asked.end, unit.end)) if asked is not None else None
    who = speakers.get_who(phrase, number - 1) if phrase is not None and phrase.form == "name" and not phrase.parts else None
    return who if who is not None and who.kind == "named" and agrees(speakers, who, pronoun) else None


def _find_issuer(speakers, number: int) -> Who | None:
    """Who issued the statement that the sentence before tells of: the mayor issued a statement; “…,” it reads."""
    if not number or not any(bits & VIA_DOCUMENT for bits in speakers.units[number - 1].tokens.bits):
        return None
    lead = speakers.get_lead(number - 1)
    who = speakers.get_who(lead, number - 1) if lead is not None and lead.form == "name" else None
    return who if who is not None and who.kind in ("named", "organisation") else None


def learn(speakers, who: Who, pronoun: str) -> Who:
    taught = who._replace(pronoun=pronoun)
    for key in (who.name, who.id, who.name.lower()):
        if key in speakers.known and speakers.known[key] == who:
            speakers.known[key] = taught
    speakers.said[-MEMORY:] = [(number, taught if said == who else said) for number, said in speakers.said[-MEMORY:]]
    return taught


def find_antecedent(speakers, pronoun: str, position: int, number: int) -> Who | None:
    """Who a pronoun at `position` stands for: the subject of its own sentence, else the nearest before that agrees with it."""
    if speakers.said and speakers.said[-1][0] == number and speakers.said[-1][1].kind == "named" and agrees(speakers, speakers.said[-1][1], pronoun):
        # A neighbour came, Boateng said, and helped, she said: who has spoken in this sentence already
        return speakers.said[-1][1]
    asked = _find_asked(speakers, pronoun, number) if pronoun in ("he", "she") else None
    if asked is not None:
        return asked
    if pronoun == "they" and speakers.masked.endswith((" that ", " which ", " whom "), 0, position):
        # officials reported strikes that they said killed two: the subject of the nearest clause
        group = _find_group(speakers, number, position)
        if group is not None:
            return group
    lead = speakers.get_lead(number)
    # the rebels, it said, had left: the subject of what is said is not who says it
    between = speakers.masked[lead.end : position] if lead is not None else ""
    noun = between[1:-2]
    is_reported = between[-2:] == ", " and (not noun or noun in speakers.words["group"] or noun.endswith(speakers.plural_endings))
    if lead is not None and lead.end <= position and lead.form != "pronoun" and not is_reported:
        who = speakers.get_who(lead, number)
        if (
            who is not None
            and agrees(speakers, who, pronoun)
            and not (pronoun == "it" and _is_adjective(speakers, lead, number))
            and (lead.form == "name" or _is_role(speakers, lead) or (pronoun in _PLURAL or pronoun == "it") and _names_source(speakers, lead))
        ):
            return _get_surer(speakers, who, pronoun, number, position)
    if pronoun in ("he", "she") and not _stands_before(speakers, pronoun, number, position):
        # "before he met Lee, he said": a pronoun that stands already is another's
        near = find_persons(speakers, number, pronoun, position)
        if len(near) == 1:
            return near[0][0]
    weak = None
    latest = len(speakers.said) - 1
    floor = number - 1 - _REACH
    for earlier in range(number - 1, max(-1, number - 1 - _CHAIN), -1):
        if earlier < floor:
            break
        if pronoun in ("he", "she") and speakers.get_pronouns(earlier) & _FAMILY[pronoun]:
            # the sentences between go on about the same person
            floor = earlier - _REACH
        while latest >= 0 and speakers.said[latest][0] > earlier:
            latest -= 1
        if latest >= 0 and speakers.said[latest][0] == earlier and agrees(speakers, speakers.said[latest][1], pronoun):
            return speakers.said[latest][1]
        if pronoun == "they" and earlier == number - 1:
            group = _find_group(speakers, earlier)
            if group is not None:
                return group
        lead = speakers.get_lead(earlier)
        if pronoun == "it" and lead is not None and _is_adjective(speakers, lead, earlier):
            continue
        if earlier == number - 1 and lead is not None and lead.form == "pronoun" and speakers.folded[lead.start : lead.end] == pronoun:
            # As for Boateng, she is at home. “…,” she said
            before = find_persons(speakers, earlier, pronoun, lead.start)
            if len(before) == 1:
                return before[0][0]
        if lead is not None and lead.form == "name" and (pronoun in ("he", "she") or earlier == number - 1):
            who = speakers.get_who(lead, earlier)
            if pronoun in ("he", "she") and who is not None and who.kind == "organisation" and _INTRODUCED.match(speakers.folded, lead.end):
                # Among the guests was Ama, a nurse. She said
                who = speakers.get_named(speakers.folded[lead.start : lead.end], lead.start, lead.block, speaks=True)
            if who is not None and agrees(speakers, who, pronoun):
                return _get_surer(speakers, who, pronoun, earlier)
        if pronoun in ("he", "she"):
            named = find_persons(speakers, earlier, pronoun)
            if not named and earlier == number - 1 and lead is not None and lead.form == "noun" and _is_role(speakers, lead):
                # The witness was late. He testified: whom the sentence before is about, named or not; who holds an office is seldom nameless
                who = speakers.get_who(lead, earlier)
                may_be_nameless = who is not None and (who.kind == "named" or not _is_office(speakers, lead))
                if may_be_nameless and who.kind != "organisation" and agrees(speakers, who, pronoun):
                    return who
            # a person whom the sentence before introduces by full name is the one it goes on about
            new = [who for who, is_full in named if is_full and earlier >= number - 2]
            if len(new) == 1 and len(named) == 1:
                return new[0]
            if weak is None and len(named) == 1:
                weak = named[0][0]
        elif lead is not None and lead.form == "noun" and weak is None and earlier == number - 1:
            who = speakers.get_who(lead, earlier)
            if who == SOME_TWO and agrees(speakers, who, pronoun):
                return who
            is_source = who is not None and who.kind in ("organisation", "anonymous", "document") and _names_source(speakers, lead)
            if is_source and agrees(speakers, who, pronoun):
                weak = who
    said = next((who for _, who in reversed(speakers.said[-MEMORY:]) if agrees(speakers, who, pronoun)), None)
    return weak if weak is not None and (said is None or pronoun not in ("he", "she")) else said or weak


def _find_asked(speakers, pronoun: str, number: int) -> Who | None:
    """Who answers in a sentence that opens with a question: who spoke last, not whom the question names. Asked by Boateng if it rained, she said"""
    if not speakers.masked.startswith(_ASKED, speakers.units[number].start) or not speakers.said:
        return None
    said_in, who = speakers.said[-1]
    return who if said_in >= number - _REACH and who.kind == "named" and who.pronoun == pronoun else None


def _is_adjective(speakers, lead: Phrase, number: int) -> bool:
    """Whether the name with which a sentence opens is none that "it" stands for: Structural damage, the UAVs."""
    unit = speakers.units[number]
    word = speakers.folded[lead.start : lead.end]
    if _PLURAL_LETTERS.fullmatch(word):
        # the UAVs: no body
        return True
    if lead.start != unit.start or not word[1:].islower() or speakers.names.is_part(word) or speakers.mentions.at(lead.start) is not None:
        return False
    behind = unit.tokens.between(lead.end, lead.end + 30).bits
    return bool(behind) and bool(behind[0] & SMALL) and not behind[0] & (FUNCTION | ENDS_ED | ENDS_LY | BETWEEN)


def _stands_before(speakers, pronoun: str, number: int, position: int) -> bool:
    """Whether a pronoun stands in the unit before an offset already."""
    return any(word.lower() == pronoun for word in PRONOUN.findall(speakers.masked, speakers.units[number].start, position))


def _find_group(speakers, number: int, before: int | None = None) -> Who | None:
    """The unnamed people whom a sentence speaks of last: "an assessment that two officials described"."""
    unit = speakers.units[number]
    tokens = unit.tokens.between(unit.start, unit.start + MAX_REACH if before is None else before)
    group, texts = speakers.words["group"], tokens.texts
    last = next((k for k in range(len(texts) - 1, -1, -1) if texts[k][-1] == "s" and texts[k] in group), None)
    phrase = phrase_before(tokens, last) if last is not None else None
    return Who("anonymous", speakers.folded[phrase.start : phrase.end], "anonymous", "they") if phrase is not None else None


def _names_source(speakers, phrase: Phrase) -> bool:
    """Whether a noun phrase holds a word for people, bodies or documents: "the union", not "every time"."""
    words = speakers.folded[phrase.start : phrase.end].lower().split()
    return any(word in speakers.common for word in words) or words[-1].endswith(speakers.plural_endings)


def _is_role(speakers, phrase: Phrase) -> bool:
    return speakers.folded[phrase.start : phrase.end].split(" ")[-1].lower() in speakers.words["role"]


def _is_office(speakers, phrase: Phrase) -> bool:
    return speakers.folded[phrase.start : phrase.end].split(" ")[-1].capitalize() in speakers.words["honorific"]


def _get_surer(speakers, who: Who, pronoun: str, number: int, before: int | None = None) -> Who:
    """`who`, or the one other person of the sentence whose gender is known to fit where that of `who` is not known."""
    lead = speakers.get_lead(number)
    if who.pronoun is not None or pronoun not in ("he", "she") or lead is not None and " " in speakers.folded[lead.start : lead.end]:
        # a subject that the sentence names in full is whom the next one goes on about
        return who
    known = [other for other, _ in find_persons(speakers, number, pronoun, before) if other.pronoun == pronoun and other.name != who.name]
    return known[0] if len(known) == 1 else who
