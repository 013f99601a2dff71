"""Noun phrases in a few words to the left or right of a place, by word lists and capital letters, without a parser."""

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CAPITAL,
    CONJUNCTION,
    CONTRACTED_NOT,
    DAY,
    DETERMINER,
    DOCUMENT,
    ENDS_ED,
    ENDS_LY,
    FINITE,
    FIRST_NAME,
    FUNCTION,
    GROUP,
    HONORIFIC,
    NAME_LIKE,
    ORGANISATION,
    OWNER,
    PARTICLE,
    PLACED,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    VERB,
    WORD,
)
from newsaudit.extract.speech.name_phrases import ends_name, read_name, takes_of_after
from newsaudit.extract.speech.noun_phrases import MAX_NOUNS, read_noun_phrase
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens

_QUANTITIES = frozenset(("one", "some", "many", "others", "most", "several", "both", "another", "few", "all", "those", "these", "this", "that"))
_MAKERS = ("er", "or", "ist", "ian", "ant")
_OF = frozenset(("of", "for", "at", "with", "from", "in"))
_WHEN = frozenset(("today", "yesterday", "tonight", "earlier", "later"))
_BEFORE_THE = frozenset(("of", "for", "from", "at", "in", "with"))


def phrase_before(tokens: Tokens, last: int) -> Phrase | None:
    """The noun phrase whose last word is `tokens[last]`, without its titles; None where that word ends none."""
    texts, starts, bits = tokens
    here = bits[last]
    if not here & WORD:
        return None
    if here & PRONOUN:
        return Phrase(starts[last], starts[last] + len(texts[last]), "pronoun", starts[last])
    if ends_name(tokens, last):
        return read_name(tokens, last)
    # the mother of two
    is_counted = last > 1 and texts[last - 1] == "of" and bits[last - 2] & ROLE
    if texts[last] == "other" and last > 0 and texts[last - 1].lower() == "the":
        # one of the officials said so; the other said not
        return Phrase(starts[last - 1], tokens.end(last), "noun", starts[last - 1])
    if here & FUNCTION and texts[last].lower() not in _QUANTITIES and not is_counted:
        return None
    return read_noun_phrase(tokens, last)


def phrase_after(tokens: Tokens, first: int = 0) -> Phrase | None:
    """The noun phrase that begins at `tokens[first]`, without the titles of a name; None where none begins there."""
    texts, starts, bits = tokens
    if first >= len(texts) or not bits[first] & WORD:
        return None
    here, start = bits[first], starts[first]
    if here & PRONOUN:
        return Phrase(start, start + len(texts[first]), "pronoun", start)
    if here & (CONJUNCTION | PREPOSITION | FINITE) and not here & NAME_LIKE and (here & (CONJUNCTION | PREPOSITION) or "'" in texts[first]):
        return None
    last, furthest = first, first + MAX_NOUNS if first + MAX_NOUNS < len(texts) else len(texts) - 1
    while last < furthest and _goes_on(tokens, last):
        last += 1
    while last > first and (bits[last] & FUNCTION and not ends_name(tokens, last) or bits[last] & BETWEEN and bits[last] & SMALL):
        last -= 1
    if bits[last] & CAPITAL and (not bits[last] & FUNCTION or last > first):
        second = first + 1 if first < last and here & CAPITAL else first
        if bits[second] & SMALL and any(_describes(tokens, k, last) for k in range(first, last)):
            # said health officials in Accra, the mayor of Lagos: no name, whatever stands last
            return Phrase(start, starts[last] + len(texts[last]), "noun", start)
        if last > first + 1 and texts[last - 1] == "of" and bits[last - 2] & ORGANISATION and bits[last - 2] & SMALL:
            # the province of Kwazulu announced
            return Phrase(start, starts[last] + len(texts[last]), "noun", start)
        # nothing before the phrase is part of it
        name = read_name(tokens.after(first) if first else tokens, last - first)
        return name if name.block == start else name._replace(block=start)
    if here & FINITE and last == first:
        return None
    return Phrase(start, starts[last] + len(texts[last]), "noun", start)


def _describes(tokens: Tokens, k: int, last: int) -> bool:
    """Whether a common noun with what belongs to it speaks, up to a name at `last`: officials in Accra, the head of the Coast Bank; not the head of
    sales Ama Boateng."""
    texts, _, bits = tokens
    here = bits[k]
    if here & FUNCTION or not here & (SMALL | ROLE) or here & (ORGANISATION | HONORIFIC) and here & CAPITAL or not bits[k + 1] & PREPOSITION:
        return False
    if here & GROUP and here & SMALL:
        return True
    owner = k + 2 + (texts[k + 2 : k + 3] == ["the"])
    return texts[k + 1] in ("of", "for") and owner <= last and all(bits[n] & (CAPITAL | PARTICLE) for n in range(owner, last + 1))


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether the word behind `tokens[last]` belongs to the same phrase."""
    texts, _, bits = tokens
    here, after = bits[last], bits[last + 1]
    if not after & WORD or after & (DAY | CONTRACTED_NOT):
        return bool(here & CAPITAL) and texts[last + 1] == "&"
    if after & NAME_LIKE:
        return True
    if here & CAPITAL and after & BETWEEN and after & SMALL and texts[last + 1] in _WHEN:
        # Premier Ama Boateng today (Sunday) replied
        return False
    following = bits[last + 2] if last + 2 < len(texts) else 0
    if following and texts[last + 1][-1] == "s" and _is_verb_with_object(tokens, last):
        return False
    if following & OWNER and following & CAPITAL and after & SMALL and here & GROUP and here & SMALL and not after & (ROLE | GROUP | FUNCTION):
        # officials question Togo's stance
        return False
    if after & PLACED and following & ROLE and not here & CAPITAL:
        # said the left winger
        return True
    if after & (PREPOSITION | CONJUNCTION | DETERMINER | PRONOUN | VERB):
        return _goes_on_with_small_word(tokens, last, following)
    if after & SMALL:
        if after & ENDS_LY and not here & DETERMINER and texts[last + 1] not in ("elderly", "family", "early", "only"):
            return False
        if after & ENDS_ED and (not following & CAPITAL or here & (ROLE | ORGANISATION)):
            return False
    if here & (DETERMINER | OWNER):
        return True
    # a name ends at the next small word, unless that is part of a title: White House press secretary Jean-Pierre
    if here & CAPITAL and after & SMALL and not after & PARTICLE:
        is_maker = following & CAPITAL and not following & (FUNCTION | DAY) and not here & FIRST_NAME and texts[last + 1].endswith(_MAKERS)
        # Bridge builder Boateng Works
        return bool(after & (ROLE | GROUP | ORGANISATION | DOCUMENT) or following & (ROLE | GROUP | HONORIFIC) or is_maker and not after & BETWEEN)
    return True


def _is_verb_with_object(tokens: Tokens, last: int) -> bool:
    """Whether the word in -s behind a noun is a verb, by the article or number behind it, which no noun has: the club sponsors 40 teams."""
    texts, _, bits = tokens
    here, after, following = bits[last : last + 3]
    if not here & (SMALL | CAPITAL) or here & (FUNCTION | OWNER) or not after & SMALL or after & (FUNCTION | OWNER | GROUP):
        return False
    agrees = texts[last + 1][-2:] != "ss" and texts[last][-1] != "s"
    return agrees and (bool(following & DETERMINER) or texts[last + 2][0].isdigit())


def _goes_on_with_small_word(tokens: Tokens, last: int, following: int) -> bool:
    """Whether a preposition, conjunction, determiner, pronoun or verb behind `tokens[last]` stands within the phrase."""
    texts, _, bits = tokens
    here, after, low = bits[last], bits[last + 1], texts[last + 1].lower()
    if here & CAPITAL and after & CAPITAL and (ends_name(tokens, last + 1) or after & PREPOSITION and following & CAPITAL):
        # Hydro One, Divers Without Borders
        return True
    if low in ("on", "against") and here & CAPITAL and here & ORGANISATION:
        # the National Institute on Drug Abuse; not the Institute on Monday
        return bool(following & CAPITAL) and not following & DAY
    if low in _OF:
        if not here & CAPITAL:
            return bool(following & WORD) and low != "at" and (low in ("of", "for") or bool(here & GROUP))
        # Bank of Ghana goes on; Lee Ong of the Jakarta Zoo is a name already
        return low in ("of", "for") and (bool(following & CAPITAL) or texts[last + 2 : last + 3] == ["the"]) and takes_of_after(tokens, last)
    if low == "and":
        if here & ROLE and (following & CAPITAL or following & ROLE and following & SMALL):
            return True
        return bool(here & CAPITAL and following & CAPITAL) and not following & FUNCTION
    if low == "the":
        return texts[last].lower() in _BEFORE_THE
    if after & DETERMINER:
        return low not in ("this", "no") and bool(here & PREPOSITION) or bool(here & DETERMINER)
    return False
