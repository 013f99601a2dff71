"""Whose words stand beside marks without a reporting verb: before a colon, in somebody's own words, or named in the sentence behind."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import CAPITAL, DOCUMENT, FINITE, FIRST_NAME, FUNCTION, GROUP, ORGANISATION, OWNER, ROLE, WORD
from newsaudit.extract.speech.find_phrases import phrase_after, phrase_before
from newsaudit.extract.speech.marks import Marked
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens
from newsaudit.extract.speech.units import Unit

_OWNERS = frozenset(("his", "her", "their", "its"))
_LINKS = frozenset(("but", "and", "then", "so", "still", "here's", "now"))
_GIVEN_BY = frozenset(("from", "by", "of"))
# a document, and all that may stand between its giver and the colon
_LONGEST_OWNER = 4
_MOST_BETWEEN = 14
_LONGEST_CLOCK = 6
_REACH = 160
_OWN_WORDS = re.compile(r"\b[Ii]n (?:(his|her|their|its) (?:own )?words|the words of |(?=[A-Z][^,\x01]{1,60}'s (?:own )?words))")
_WORDS_AFTER = re.compile(r"(?: of [^,:;\x01]{2,60})?,? (?:[a-z'-]+ ){0,3}$")
# … the message from Boateng
_MESSAGE_FROM = r"(?:the|an?|some of the|his|her|their|one) (?:[a-z-]+ ){1,3}?(?:from|of|by) "
_PERSON = r"(?=[A-Z]|the |an? )"
_NAMED_BEHIND = re.compile(rf"(?:That|This|Those|These|Such)(?:'s| is| was| are| were) (?:{_MESSAGE_FROM}|(how|what) ){_PERSON}")
_BEHIND_COMMA = re.compile(rf" (?:was|is|came|went|goes|ran|runs|reads?) {_MESSAGE_FROM}{_PERSON}")
_HOW_BEHIND = re.compile(r" (?:is|was) (?:also )?(?:how|what) ")
_IN_WORDS_BEHIND = re.compile(r",? in the words of (?=\w)")
_TELLS = re.compile(
    r"(?:,[^,:;\x01]{2,120},)? (?:describe|sum|put|see|saw|call|characteri[sz]e|remember|explain|felt|feel|view|said|told|tells|wrote)"
)


def read_lead(unit: Unit, mark: Marked | None) -> Phrase | None:
    """Whose words follow a colon: Mayor: “…”; Boateng's advice: “…”; a statement from the union: “…”; None where other words stand there.

    `mark`: the quotation; None where it follows the whole unit.
    """
    tokens = unit.tokens if mark is None else unit.tokens.between(unit.start, mark.start)
    texts, starts, bits = tokens
    last = len(texts) - 1
    while last >= 0 and not bits[last] & WORD:
        last -= 1
    first = 0
    while first < last and (not bits[first] & WORD or texts[first].lower() in _LINKS or texts[first].isdigit()):
        first += 1
    if first and texts[0][0].isdigit():
        # 11:20 a.m. — Boateng: “…”
        first = next((k + 1 for k in range(min(last, _LONGEST_CLOCK)) if texts[k] in "—–-"), first)
    if last < 0 or last - first > _MOST_BETWEEN:
        return None
    if texts[first].lower() in _OWNERS and 0 < last - first <= _LONGEST_OWNER:
        return Phrase(starts[first], tokens.end(first), "pronoun", starts[first])
    return _read_owner(tokens, first, last) or _read_giver(tokens, first, last) or _read_whole(tokens, first, last)


def _read_owner(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Boateng's advice: the name before the possessive."""
    texts, starts, bits = tokens
    for k in range(first, min(last, first + _LONGEST_OWNER)):
        if not bits[k] & CAPITAL or bits[k] & FUNCTION and not bits[k] & OWNER:
            return None
        if bits[k] & OWNER and last - k <= _LONGEST_OWNER:
            name = phrase_before(Tokens([*texts[:k], texts[k][:-2]], starts[: k + 1], [*bits[:k], bits[k] & ~OWNER]), k)
            return name if name is not None and name.form == "name" else None
    return None


def _read_giver(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """From Boateng; the message from Boateng is clear; a statement by the mayor, Ama Boateng."""
    texts, _, bits = tokens
    for k in range(first, last):
        is_giver = texts[k].lower() in _GIVEN_BY and (k == first or bits[k - 1] & DOCUMENT and texts[k] != "of")
        # here's what Boateng had to say
        if is_giver or texts[k] == "what" and k == first and any(here & FINITE for here in bits[k:]):
            giver = phrase_after(tokens, k + 1)
            if giver is None or giver.form == "pronoun":
                return None
            behind = tokens.at(giver.end)
            if giver.form == "noun" and behind and texts[behind] == "," and behind < last:
                name = phrase_after(tokens, behind + 1)
                giver = name if name is not None and name.form == "name" else giver
            return giver
    return None


def _read_whole(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """The name that is all that stands before the colon, but for an aside."""
    texts, _, bits = tokens
    opening = phrase_after(tokens, first)
    behind = tokens.at(opening.end) if opening is not None and opening.form == "name" else 0
    if behind and texts[behind] == "," and not any(here & FINITE for here in bits[behind:last]):
        # But Boateng, with her typical candour: “…”
        return opening
    if last > 7:
        return None
    phrase = phrase_before(tokens, last)
    if phrase is None or phrase.block > tokens.starts[first] or "".join(tokens.texts).isupper():
        return None
    return phrase


def names_topic(unit: Unit, phrase: Phrase, rules: QuoteRules) -> bool:
    """Whether the one word before a colon is what the line is about, by its form: Governance; not Boateng or Florence."""
    texts, starts, bits = unit.tokens
    if starts[0] != phrase.start or len(texts) < 2 or texts[1] != ":" or bits[0] & FIRST_NAME:
        return False
    return texts[0].lower().endswith(tuple(rules.words["topic-ending"])) and not bits[0] & (ROLE | ORGANISATION | GROUP | DOCUMENT)


def read_own_words(masked: str, unit: Unit, mark: Marked) -> Phrase | None:
    """Whose words a quotation gives: in her words, “…”; in the words of Boateng, “…”; in Boateng's own words, “…”."""
    found = None
    for match in _OWN_WORDS.finditer(masked, max(unit.start, mark.start - _REACH), mark.start):
        found = match
    if found is None:
        return None
    if found[1]:
        phrase, end = Phrase(found.start(1), found.end(1), "pronoun", found.start(1)), found.end()
    else:
        tokens = unit.tokens.between(found.end(), mark.start)
        owned = next((k for k in range(min(len(tokens.texts), 6)) if tokens.bits[k] & OWNER), None)
        if masked[found.end() - 1] == " " and masked.startswith("words of", found.end() - 9):
            phrase = phrase_after(tokens)
            end = phrase.end if phrase is not None else 0
        elif owned is not None:
            texts, starts, bits = tokens.first(owned + 1)
            phrase = phrase_before(Tokens([*texts[:owned], texts[owned][:-2]], starts, [*bits[:owned], bits[owned] & ~OWNER]), owned)
            end = masked.find("words", starts[owned], mark.start) + len("words")
        else:
            return None
    if phrase is None or phrase.form == "noun" and not _is_of_person(unit, phrase) or _WORDS_AFTER.fullmatch(masked, end, mark.start) is None:
        return None
    return phrase


def _is_of_person(unit: Unit, phrase: Phrase) -> bool:
    """Whether a noun phrase ends in a word for a person: his coach; not the song."""
    return bool(unit.tokens.between(phrase.start, phrase.end).bits[-1] & (ROLE | GROUP))


def read_behind(masked: str, text: str, unit: Unit, mark: Marked, after: Unit | None) -> Phrase | None:
    """Who is told behind a quotation: “…,” was the message from Boateng; “…,” in the words of Boateng; “…” That's how Boateng describes it.

    `after`: the next sentence, if any.
    """
    in_words = _IN_WORDS_BEHIND.match(masked, mark.end, unit.end)
    if in_words is not None:
        return phrase_after(unit.tokens.between(in_words.end(), unit.end))
    match = _BEHIND_COMMA.match(masked, mark.end, unit.end) if text[mark.inner_end - 1] in ",?!" else None
    match = match or _HOW_BEHIND.match(masked, mark.end, unit.end)
    if match is not None:
        return _take_name(masked, unit, match)
    match = _NAMED_BEHIND.match(masked, after.start, after.end) if after is not None and not after.marks else None
    return _take_name(masked, after, match) if match is not None else None


def _take_name(masked: str, unit: Unit, match: re.Match) -> Phrase | None:
    phrase = phrase_after(unit.tokens.between(match.end(), unit.end))
    if phrase is None or phrase.form == "pronoun" and match.re is not _HOW_BEHIND:
        return None
    needs_verb = match.re is _HOW_BEHIND or match.re is _NAMED_BEHIND and match[1]
    if needs_verb and _TELLS.match(masked, phrase.end) is None:
        return None
    return phrase
