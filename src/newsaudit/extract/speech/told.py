"""Whom a reporting verb is said to: the words between the verb and what is reported."""

from bisect import bisect_left

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import (
    CAPITAL,
    CONJUNCTION,
    DAY,
    DETERMINER,
    ENDS_ED,
    ENDS_LY,
    FINITE,
    FUNCTION,
    GROUP,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    VENUE,
    WORD,
)
from newsaudit.extract.speech.tokens import Tokens
from newsaudit.extract.speech.units import Unit

_MEDIA = frozenset(("radio", "television", "news", "newspaper", "magazine"))
_NUMBERED = frozenset(("Channel", "Radio", "TV", "Television", "Kanal", "Canal", "BBC"))
_NO_NAME = frozenset(("not", "never", "earlier", "later", "today", "yesterday", "again"))
_AUDIENCES = frozenset(("Reuters", "AFP", "AP", "CNN", "BBC", "reporters", "journalists", "conference"))


def skip_space(masked: str, at: int) -> int:
    end = len(masked)
    while at < end and masked[at] in " \n":
        at += 1
    return at


def first_word(unit: Unit, at: int) -> str:
    """The word that stands at an offset of the unit or soon after it, in small letters."""
    texts, starts, _ = unit.tokens
    k = bisect_left(starts, at)
    return texts[k].lower() if k < len(starts) and starts[k] < at + 24 else ""


def is_told(unit: Unit, masked: str, start: int, end: int, rules: QuoteRules) -> bool:
    """Whether the words between "told" and "that" are one noun phrase with its places and days: a news conference in Doha on Monday."""
    texts, _, bits = unit.tokens.between(start, end)
    if not texts or rules.finite.search(masked, start, end):
        return False
    for k in range(1, len(texts)):
        here, before = bits[k], bits[k - 1]
        if here & (CONJUNCTION | PRONOUN) and (here & PRONOUN or texts[k].lower() != "and"):
            return False
        if here & SMALL and here & DETERMINER and not before & (PREPOSITION | DETERMINER) and texts[k - 1].lower() != "and":
            # told the court the plan that failed: what is told has begun
            return False
    return True


def skip_addressee(unit: Unit, masked: str, at: int, rules: QuoteRules, *, joint: bool = False) -> int:
    """The offset after the words that name who was told; `at` itself where none do. `joint`: they may be two whom "and" joins."""
    match = rules.shapes["addressee"].match(masked, at, unit.end)
    if match and (
        masked.startswith(" it ", at)
        and rules.clear.match_at(masked, match.end())
        or masked.startswith(" her ", at)
        and masked[match.end()].islower()
        and first_word(unit, match.end()) not in rules.words["function"]
    ):
        # warned it was late: a clause begins; told her daughters: one phrase
        match = None
        if masked.startswith(" it ", at):
            return at
    if match:
        return match.end() - (masked[match.end() - 1] == " ")
    tokens = unit.tokens.between(at, at + 90)
    if not tokens.texts or not masked[at : tokens.starts[0]].isspace():
        return at
    texts, _, bits = tokens
    here = bits[0]
    if here & (CONJUNCTION | PREPOSITION | PRONOUN | DAY):
        return at
    last = 0
    if here & DETERMINER:
        while last + 1 < len(texts) and bits[last + 1] & DETERMINER and texts[last + 1].lower() not in ("the", "a", "an"):
            last += 1
        last = min(last + 1, len(texts) - 1)
        if bits[last] & (PRONOUN | CONJUNCTION) or not bits[last] & WORD:
            return tokens.end(last - 1) if last else at
    while last + 1 < len(texts) and last < 7 and _names_more(tokens, last):
        last += 1
    if joint and texts[last + 1 : last + 2] == ["and"]:
        last = _skip_second(tokens, last) if here & CAPITAL and not here & FUNCTION else _skip_joined_noun(tokens, last)
    return tokens.end(last)


def _skip_second(tokens: Tokens, last: int) -> int:
    """The last word of the second of two who were told, or of the first where the second speaks: told Ama Boateng and Lee Ong they were free."""
    texts, _, bits = tokens
    end = last + 1
    while end + 1 < len(texts) and bits[end + 1] & CAPITAL and not bits[end + 1] & FUNCTION:
        end += 1
    if end == last + 1 or end + 1 < len(texts) and bits[end + 1] & (ENDS_ED | FINITE) and not bits[end + 1] & PRONOUN:
        return last
    return end


def _skip_joined_noun(tokens: Tokens, last: int) -> int:
    """The last word of two groups who were told: told staff and parents she was tired; of the first where the second speaks."""
    bits = tokens.bits
    if last + 3 >= len(bits) or not bits[last + 2] & SMALL or bits[last + 2] & (FUNCTION | FINITE | ENDS_ED):
        return last
    return last + 2 if bits[last + 3] & (PRONOUN | DETERMINER | CAPITAL) else last


def _names_more(tokens: Tokens, last: int) -> bool:
    """Whether the word behind `tokens[last]` still names who was told, as the words from the first on do."""
    texts, _, bits = tokens
    opener, here, after = bits[0], bits[last], bits[last + 1]
    behind = bits[last + 2] if last + 2 < len(texts) else 0
    if texts[last + 1] == "&" or texts[last] == "&":
        # told Radio Accra's Tide & Time
        return bool((here if texts[last + 1] == "&" else after) & CAPITAL)
    if after & ENDS_ED and after & SMALL and last and here & SMALL and not here & ENDS_LY:
        # warned the fever killed nine
        return False
    if texts[last] == "News" and after & CAPITAL and not after & ORGANISATION:
        # told Coast News Boateng was late
        return False
    if here & CAPITAL and texts[last + 1].isdigit() and len(texts[last + 1]) < 4:
        # told Channel 13; not told AFP 11 people died
        return texts[last] in _NUMBERED or not (behind & SMALL) or bool(behind & FUNCTION)
    if not after & WORD or after & (CONJUNCTION | PREPOSITION | PRONOUN | DETERMINER | FINITE | DAY) or texts[last + 1] in _NO_NAME:
        return False
    if here & CAPITAL and after & ORGANISATION and after & SMALL and behind & (ENDS_ED | FINITE) and behind & SMALL:
        # told Radio Accra police came: the subject of what is told
        return False
    if here & CAPITAL and not after & CAPITAL:
        goes_on = after & (GROUP | ROLE | ORGANISATION) or texts[last + 1] in _MEDIA or after & VENUE and opener & DETERMINER
        if not goes_on and not (opener & DETERMINER and last + 2 < len(texts) and bits[last + 2] & (VENUE | GROUP | ROLE | ORGANISATION)):
            return False
    if not here & CAPITAL and after & CAPITAL and here & (GROUP | ROLE | ORGANISATION | SMALL):
        return False
    if opener & SMALL and not opener & DETERMINER and texts[last].endswith("s") and last < 3:
        return False
    # told Reuters news agency
    return not here & GROUP and (texts[last] not in _AUDIENCES or texts[last + 1] in _MEDIA)
