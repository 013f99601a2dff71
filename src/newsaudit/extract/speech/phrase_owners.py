"""Whom a relative clause, an adjective or a phrase of place belongs to."""

from bisect import bisect_left

from newsaudit.codebook.word_classes import (
    CONJUNCTION,
    DAY,
    DOCUMENT,
    ENDS_ED,
    FINITE,
    FIRST_NAME,
    HONORIFIC,
    INTRODUCTION,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    WITH_KNOWLEDGE,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens

# a study by the Health Ministry, an inquiry into the collapse
_ABOUT = frozenset("by into on about to".split())
_WITHIN = frozenset("with of at from in for inside near along around outside across".split())


def find_owner_of_relative(tokens: Tokens, last: int, phrase: Phrase | None) -> Phrase | None:
    """The phrase that a relative clause without commas belongs to: "A driver who asked to stay unnamed said"; not "the driver who police said"."""
    texts, starts, bits = tokens
    if "who" not in texts and "whose" not in texts:
        return None
    k = last
    while k > 0 and bits[k] & WORD and texts[k] not in ("who", "whose"):
        k -= 1
    if k < 1 or texts[k] not in ("who", "whose"):
        return None
    has_verb = any(bits[n] & (ENDS_ED | FINITE) or texts[n] in ("to", "not") for n in range(k + 1, last + 1))
    if not has_verb and phrase is not None and phrase.block <= starts[k + 1]:
        return None
    owner = phrase_before(tokens, k - 1)
    if owner is None or owner.form == "pronoun":
        return None
    owner = widen(tokens, owner)
    begin = tokens.at(owner.block)
    opener = bits[begin - 1] if begin else 0
    return owner if not opener & WORD or opener & CONJUNCTION else None


def find_owner_of_adjective(tokens: Tokens, last: int) -> Phrase | None:
    """The phrase before "familiar with", "briefed on", "close to", where these go on up to the verb: two people familiar with talks on aid said."""
    texts, _, bits = tokens
    if not any(map(WITH_KNOWLEDGE.__and__, bits)):
        return None
    for k in range(last - 1, 0, -1):
        here = bits[k]
        if not here & WORD or here & FINITE and here & SMALL or texts[k] in ("who", "which", "that"):
            return None
        if here & WITH_KNOWLEDGE and here & SMALL and bits[k + 1] & PREPOSITION and bits[k + 1] & SMALL:
            owner = phrase_before(tokens, k - 1)
            return owner._replace(end=tokens.end(last)) if owner is not None and owner.form == "noun" else None
    return None


def find_owner_of_open_apposition(tokens: Tokens, last: int) -> Phrase | None:
    """The name with whose office a sentence opens, where no comma closes the apposition: Ama Boateng, director for ports in Ghana says."""
    texts, _, bits = tokens
    try:
        comma = texts.index(",", 2)
    except ValueError:
        return None
    if "," in texts[:2] or bits[0] & (INTRODUCTION | DAY) or bits[comma - 1] & DAY:
        return None
    inside = [here for here, text in zip(bits[comma + 1 : last + 1], texts[comma + 1 : last + 1], strict=True) if text != "&"]
    has_office = any(here & (ROLE | HONORIFIC) for here in inside) and any(here & PREPOSITION for here in inside)
    if not has_office or any(not here & WORD or here & (PRONOUN | FINITE) and here & SMALL for here in inside):
        return None
    name = phrase_before(tokens, comma - 1)
    is_opening = name is not None and name.form == "name" and not tokens.at(name.block) and name.start < tokens.starts[comma - 1]
    return name if is_opening else None


def widen(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The name that a phrase after "at", "with", "from" … belongs to, where that name opens the clause: "Lee Ong of the Jakarta Zoo said"."""
    texts, starts, bits = tokens
    begin = tokens.at(phrase.block)
    if begin < 2 or not bits[begin - 1] & PREPOSITION:
        return phrase
    is_about = texts[begin - 1] in _ABOUT
    if not is_about and texts[begin - 1].lower() not in _WITHIN:
        return phrase
    other = phrase_before(tokens, begin - 2)
    if other is None or other.form == "pronoun" or is_about and other.form == "name":
        return phrase
    if is_about and not any(bits[k] & (DOCUMENT | ORGANISATION | ROLE) for k in range(bisect_left(starts, other.start), begin)):
        return phrase
    other = widen(tokens, other)
    first = tokens.at(other.block)
    opener = bits[first - 1] if first else 0
    if not opener & WORD or opener & CONJUNCTION and texts[first - 1].lower() not in ("for", "after", "before", "since", "until", "than"):
        named = _find_behind_place(tokens, begin, phrase) if other.form == "noun" and bits[begin - 2] & ROLE else None
        if named is not None:
            return named._replace(block=other.block)
        # the mayor of Kumasi is one phrase; Lee Ong of the zoo is a name with its body
        return other._replace(end=phrase.end) if other.form == "noun" else other
    return phrase


def _find_behind_place(tokens: Tokens, begin: int, phrase: Phrase) -> Phrase | None:
    """The person whose name stands right behind the place of the office: relief coordinator in Ghana Ama Boateng."""
    last = bisect_left(tokens.starts, phrase.end) - 1
    for k in range(begin, last):
        if tokens.bits[k] & HONORIFIC:
            # a spokesman for Mayor Ama Boateng
            return None
        if k == begin:
            continue
        if tokens.bits[k] & FIRST_NAME and not tokens.bits[k - 1] & FIRST_NAME:
            return Phrase(tokens.starts[k], phrase.end, "name", phrase.block)
    return None
