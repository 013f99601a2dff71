"""The subject with which a sentence opens, or that follows a reporting verb."""

from collections.abc import Callable

from newsaudit.codebook.word_classes import (
    CAPITAL,
    DAY,
    ENDS_ING,
    ENDS_LY,
    FINITE,
    FUNCTION,
    HONORIFIC,
    INTRODUCTION,
    PLACED,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import MAX_REACH, Tokens
from newsaudit.extract.speech.units import Unit

_IN_TITLES = frozenset(("Acting", "Outgoing", "Incoming", "Sitting"))
_INVERTING = ("was", "is", "were")
_LINKS = frozenset(("but", "and", "so", "yet", "or", "also", "still", "now", "then", "meanwhile", "however", "later", "earlier", "today", "well"))


def subject_after(unit: Unit, cue_end: int, ceiling: int) -> Phrase | None:
    """The subject that follows a reporting verb: said Ama Boateng, said the minister."""
    return phrase_after(unit.tokens.between(cue_end, min(ceiling, cue_end + MAX_REACH // 2)))


def main_subject(unit: Unit, start: int, end: int, is_name: Callable[[str], bool] = lambda word: False) -> Phrase | None:
    """The subject with which a sentence opens, after any introduction that a comma ends. `is_name`: whether a word is somebody's name here."""
    tokens = unit.tokens.between(start, min(end, start + MAX_REACH))
    texts, _, bits = tokens
    first = 0
    for _ in range(4):
        while first < len(texts) and not bits[first] & WORD:
            first += 1
        if first >= len(texts):
            return None
        low, here = texts[first].lower(), bits[first]
        if low in _LINKS:
            first = (_find_comma(tokens, first, 4) or first) + 1
            continue
        is_adverb = here & ENDS_ING and not _is_title(tokens, first) or here & ENDS_LY and len(low) > 4
        # Kelly did not mind
        if here & (INTRODUCTION | DAY) or is_adverb and not (texts[first][0].isupper() and is_name(texts[first])):
            comma = _find_comma(tokens, first, 30)
            if comma is None:
                return None
            inverted = _find_inverted(tokens, first + 1, comma)
            if inverted is not None:
                return inverted
            first = comma + 1
            continue
        if low in ("there", "here", "here's", "there's"):
            return None
        if here & FINITE and here & SMALL and not here & (ROLE | PLACED):
            # “…,” says Boateng's letter
            first += 1
            continue
        phrase = phrase_after(tokens, first)
        behind = tokens.at(phrase.end) if phrase is not None and first > 0 else 0
        if behind and texts[behind] == "," and behind + 1 < len(texts) and bits[behind + 1] & PREPOSITION and bits[behind + 1] & SMALL:
            # Speaking in Vaughan, Ont., on Thursday: a place, not the subject
            first = behind + 1
            continue
        return phrase
    return phrase_after(tokens, first)


def _is_title(tokens: Tokens, first: int) -> bool:
    """Whether a word in -ing belongs to an office: Acting Premier Ama Boateng."""
    return tokens.texts[first] in _IN_TITLES and first + 1 < len(tokens.bits) and bool(tokens.bits[first + 1] & HONORIFIC)


def _find_inverted(tokens: Tokens, first: int, comma: int) -> Phrase | None:
    """The name behind the verb of a sentence that opens with a place or a group: Among the guests was Ama Boateng, a nurse."""
    texts, _, bits = tokens
    for k in range(first, comma - 1):
        if bits[k] & PRONOUN:
            return None
        if texts[k] in _INVERTING:
            is_name = bits[k + 1] & CAPITAL and not bits[k + 1] & FUNCTION
            phrase = phrase_after(tokens, k + 1) if is_name else None
            return phrase if phrase is not None and phrase.form == "name" and tokens.texts[tokens.at(phrase.end)] == "," else None
    return None


def _find_comma(tokens: Tokens, first: int, reach: int) -> int | None:
    """The first comma among the next tokens."""
    try:
        return tokens.texts.index(",", first, first + reach)
    except ValueError:
        return None
