"""Whom a participle or a clause between noun and reporting verb describes: the prosecutor leading the inquiry said, a firm that runs ferries said."""

from newsaudit.codebook.word_classes import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    ENDS_ED,
    ENDS_ING,
    FINITE,
    FUNCTION,
    GROUP,
    KIN,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.phrase_owners import widen
from newsaudit.extract.speech.tokens import Tokens

_BEFORE_PARTICIPLE = frozenset("of by for from after with without".split())
# participles that have no ending of their own, where "by" stands behind
_IRREGULAR = frozenset("hit struck run held led built sold caught hurt shot taken known seen made found lost sent swept torn shut cut".split())
_MOST_PLACES = 3
_LONGEST_CLAUSE = 12
_PEOPLE = ROLE | GROUP | ORGANISATION | KIN
_SPEAKS = _PEOPLE | DOCUMENT


def find_described_before(tokens: Tokens, begin: int) -> Phrase | None:
    """Who speaks where the words from `begin` on up to the verb are only the object or the place of a participle."""
    texts, _, bits = tokens
    at = begin - 1
    for _ in range(_MOST_PLACES):
        if at < 1:
            return None
        if texts[at - 1] == "having":
            # boasting of having sunk the ferry
            at -= 1
        if bits[at] & ENDS_ING or bits[at] & ENDS_ED and bits[at + 1] & PREPOSITION or texts[at] in _IRREGULAR and texts[at + 1] in ("by", "to"):
            return _find_owner(tokens, at)
        if not bits[at] & PREPOSITION or bits[at] & CAPITAL:
            return None
        if bits[at - 1] & (ENDS_ED | ENDS_ING) or texts[at - 1] in _IRREGULAR:
            at -= 1
            continue
        place = phrase_before(tokens, at - 1)
        # fighting the fire near Accra
        if place is None or place.form == "pronoun":
            return None
        at = tokens.at(place.block) - 1
    return None


def find_owner_of_that(tokens: Tokens, last: int) -> Phrase | None:
    """The people or the body that a clause with "that" or "which" without commas belongs to: A group that speaks for divers warned."""
    texts, _, bits = tokens
    for k in range(last - 1, max(0, last - _LONGEST_CLAUSE), -1):
        if not bits[k] & WORD:
            return None
        if texts[k] in ("that", "which"):
            verb = bits[k + 1]
            is_verb = verb & (ENDS_ED | FINITE) or texts[k + 1][-1] == "s" and texts[k + 1][-2:] != "ss"
            if not is_verb or verb & (_PEOPLE | DETERMINER | PRONOUN | CAPITAL):
                return None
            return _take_owner(tokens, k - 1)
        if texts[k] == "where" and any(here & (ENDS_ED | FINITE) for here in bits[k + 2 : last + 1]):
            # the mayor of the town where the dam collapsed said
            return _take_owner(tokens, k - 1)
    return None


def _find_owner(tokens: Tokens, at: int) -> Phrase | None:
    texts, _, bits = tokens
    while at > 2 and texts[at - 1] in _BEFORE_PARTICIPLE and bits[at - 2] & (ENDS_ED | ENDS_ING) and bits[at - 2] & SMALL:
        # accused of losing, boasting of sinking
        at -= 2
    is_finite = bits[at] & FINITE and not bits[at] & ENDS_ED and texts[at] not in _IRREGULAR
    if not bits[at] & SMALL or bits[at] & PREPOSITION or is_finite:
        return None
    return _take_owner(tokens, at - 1)


def _take_owner(tokens: Tokens, last: int) -> Phrase | None:
    """The common noun for people, a body or a text that ends with `tokens[last]` and opens its clause."""
    _, _, bits = tokens
    owner = phrase_before(tokens, last)
    if owner is None or owner.form == "pronoun" or bits[last] & FUNCTION or owner.form == "noun" and bits[last] & CAPITAL and last:
        return None
    # a statement from the Harbour Board sent to the Echo said
    owner = widen(tokens, owner)
    if owner.form != "noun":
        return None
    first = tokens.at(owner.block)
    opener = bits[first - 1] if first else 0
    if opener & WORD and not opener & CONJUNCTION:
        return None
    noun = next((k for k in range(first + 1, last + 1) if bits[k] & PREPOSITION), last + 1) - 1
    return owner if bits[noun] & _SPEAKS else None
