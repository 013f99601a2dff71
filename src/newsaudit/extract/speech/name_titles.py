"""The titles and offices before a name, and where the name proper begins."""

from functools import reduce
from operator import or_

from newsaudit.codebook.word_classes import (
    COURTESY,
    FIRST_NAME,
    FUNCTION,
    HONORIFIC,
    ORGANISATION,
    OWNER,
    PORTFOLIO,
    ROLE,
    SURNAME_TOO,
    TITLE,
)
from newsaudit.extract.speech.full_names import NO_PART, skip_seat
from newsaudit.extract.speech.tokens import Tokens

# a name without a word of these classes is a name from its first word on
_TITLES = TITLE | COURTESY | ORGANISATION | ROLE | OWNER
_LINKS = frozenset(("of", "for", "the", "&", "on", "against", "to"))


def strip_titles(tokens: Tokens, first: int, last: int) -> int:
    """The index at which the name proper begins: after the last honorific or office among capitalised words; past `last` if all are titles."""
    texts, _, bits = tokens
    while first < last and "-" in texts[first] and texts[first].endswith(NO_PART):
        # Togo-backed Harbour Council, Twelve-year-old Kofi Boateng
        first += 1
    joined = reduce(or_, bits[first : last + 1])
    if not joined & _TITLES and (first < 2 or texts[first - 1] not in ("of", "for")):
        # most names have no titles
        return first
    start = first
    if bits[last] & ORGANISATION or joined & ORGANISATION and any(bits[k] & ORGANISATION and texts[k + 1] in _LINKS for k in range(first, last)):
        # Thailand's Foreign Ministry, National Security Council, National Institute on Ageing
        return _find_holder(tokens, first, last)
    titled = first > 1 and texts[first - 1] in ("of", "for") and bool(bits[first - 2] & HONORIFIC)
    for k in range(first, last + 1):
        here = bits[k]
        if titled and (here & PORTFOLIO or texts[k] in ("of", "for", "and", "the", ",")):
            # Minister for Port Affairs Ama Boateng: what the office is about is no part of the name
            start = k + 1
            continue
        if k == last > first and here & SURNAME_TOO and bits[k - 1] & FIRST_NAME and not bits[k - 1] & (TITLE | COURTESY):
            # Ama Bishop said
            break
        if here & (TITLE | COURTESY) and not (here & FIRST_NAME and k == first and last - first < 2):
            # not Dean Malakoff
            titled = titled or bool(here & TITLE)
            start = k + 1
        elif here & ROLE and k == first and last - k >= 2:
            # Baker Tomasz Zielinski at the head of a sentence; not Baker Jones
            start = k + 1
        elif here & OWNER and (last - k >= 2 or any(bits[n] & HONORIFIC for n in range(k + 1, last))):
            # the union's Marta Kowalczyk; Canada's Prime Minister
            start = k + 1
    # Secretary of State Ama Boateng: the office takes its "of" with it; President of Ghana is all office
    if first < start <= last and texts[start] in ("of", "for"):
        start += 2
    elif titled and first < start <= last and texts[start - 1] in ("of", "for", "the"):
        start = skip_seat(bits, start, last)
    return start


def _find_holder(tokens: Tokens, first: int, last: int) -> int:
    """The index at which the name of a body's officer begins: Bank of Ghana Governor Ama Boateng; `first` where the body itself is named."""
    _, _, bits = tokens
    for k in range(max(first + 2, last - 2), last):
        is_name = not any(here & (ROLE | ORGANISATION | HONORIFIC | PORTFOLIO | FUNCTION) for here in bits[k + 1 : last + 1])
        if bits[k] & HONORIFIC and bits[k] & ROLE and (bits[k + 1] & FIRST_NAME or is_name and last - k == 2):
            return k + 1
    return first
