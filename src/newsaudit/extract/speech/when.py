"""When something was said, where it stands between the subject and its verb: has for years said, two days later said."""

from newsaudit.codebook.word_classes import CAPITAL, CONJUNCTION, DETERMINER, FINITE, FUNCTION, PREPOSITION, PRONOUN, SMALL, TIME, WORD
from newsaudit.extract.speech.tokens import Tokens

_FURTHEST = 7
_AUXILIARIES = frozenset(("has", "have", "had", "did"))


def skip_time(tokens: Tokens, last: int) -> int:
    """The number of the word before an adverbial that ends with `tokens[last]`; `last` itself where none does.

    A phrase with a preposition behind has, have, had or did (have over the past decade warned), or one with a noun of time (in recent days said).
    """
    texts, _, bits = tokens
    is_time = bits[last] & TIME and bits[last] & SMALL
    if not bits[last] & SMALL or bits[last] & (CONJUNCTION | PRONOUN):
        return last
    opening = None
    for k in range(last, max(-1, last - _FURTHEST), -1):
        here = bits[k]
        if not here & WORD or here & (CONJUNCTION | PRONOUN | FINITE) and not here & PREPOSITION:
            break
        if here & PREPOSITION and here & SMALL:
            if k and texts[k - 1] in _AUXILIARIES and k < last:
                return k - 1
            if is_time and texts[k] != "of":
                return k - 1 if k else last
        if is_time and (here & DETERMINER or texts[k].isdigit()):
            opening = k
        elif is_time and here & (CAPITAL | FUNCTION):
            break
    # Boateng two days later said: no preposition, but a number before the noun
    is_behind_name = opening and bits[opening - 1] & CAPITAL and not bits[opening - 1] & FUNCTION
    return opening - 1 if is_behind_name else last
