"""Common nouns with their modifiers, read from their last word backwards: "the union's chief negotiator in Accra"."""

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CAPITAL,
    DETERMINER,
    ENDS_ED,
    ENDS_LY,
    FINITE,
    FIRST_NAME,
    FUNCTION,
    GROUP,
    LEVEL,
    ORGANISATION,
    PLACED,
    PREPOSITION,
    QUOTING,
    ROLE,
    SMALL,
    STOP,
    WORD,
)
from newsaudit.extract.speech.name_phrases import CONTACT, takes_of
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens

MAX_NOUNS = 16
_LONGEST_LIST = 8
_ALONE = frozenset(("those", "some", "many", "most", "others"))
# growers, farmers, activists: people by the form of the noun
_PEOPLE = ("ers", "ors", "ists", "ents", "ants", "ians", "men", "women")
_NOT_WITHIN = frozenset(("as", "like", "since", "until", "after", "before", "despite", "unlike"))


def read_noun_phrase(tokens: Tokens, last: int) -> Phrase | None:
    """The noun phrase that ends with `tokens[last]`; None where the words before it make it none: the most."""
    texts, starts, bits = tokens
    low, stop = texts[last].lower(), tokens.end(last)
    if low in ("most", "many", "least") and last > 0 and texts[last - 1].lower() in ("the", "a"):
        return None
    if bits[last] & DETERMINER and last > 2 and texts[last - 1] == "of" and bits[last - 2] & ROLE:
        # the mother of two
        owner = read_noun_phrase(tokens, last - 2)
        return owner._replace(end=stop) if owner is not None else None
    if bits[last] & DETERMINER or low in _ALONE:
        return Phrase(starts[last], stop, "noun", starts[last])
    begin, has_preposition, is_name_before = _find_begin(tokens, last)
    if begin and "and" in texts:
        begin = _skip_object(tokens, begin, last)
    if is_name_before:
        return Phrase(starts[begin], stop, "noun", starts[begin])
    if begin == last and low in ("this", "that"):
        return None
    if has_preposition and bits[begin] & PREPOSITION:
        begin += 1
    end = last
    if "by" in texts:
        # hospital sources quoted by the relief office said
        end = next((k - 1 for k in range(begin + 1, last) if bits[k] & QUOTING and texts[k + 1] == "by"), last)
    # a participle after its noun is not part of the speaker: "the report released said"
    while end > begin and bits[end] & SMALL and bits[end] & ENDS_ED and not bits[end - 1] & FUNCTION:
        end -= 1
    return Phrase(starts[begin], tokens.end(end), "noun", starts[begin])


def _find_begin(tokens: Tokens, last: int) -> tuple[int, bool, bool]:
    """The index at which the phrase begins, whether a preposition stands within, and whether a name stands before that preposition."""
    texts, _, bits = tokens
    begin, k, has_preposition = last, last - 1, False
    for _ in range(MAX_NOUNS):
        if k < 0:
            break
        here, before = bits[k], bits[k - 1] if k > 0 else 0
        if texts[k] in CONTACT and (before & DETERMINER or k and texts[k - 1] == "same"):
            # about the time crown prosecutors say
            break
        if here & DETERMINER:
            begin = k
            if before & DETERMINER or k > 0 and texts[k - 1] in ("half", "than", "least"):
                begin, k = k - 1, k - 2
                continue
            if before & PREPOSITION and before & SMALL and k > 1 and bits[k - 2] & WORD and not bits[k - 2] & STOP:
                k -= 1
                continue
            break
        if texts[k] == "to" and k and texts[k - 1].lower() == "according":
            break
        if here & PREPOSITION and texts[k].lower() not in _NOT_WITHIN:
            if before & CAPITAL and k > 1 and bits[k - 2] & CAPITAL and not takes_of(before):
                # Sgt. Lee Ong of the harbour police: a name already
                return begin, has_preposition, True
            if before & WORD and not before & (STOP | BETWEEN):
                has_preposition, k = True, k - 1
                continue
            break
        if texts[k] == "and" and before & WORD and not before & FUNCTION and (
            not before & CAPITAL or _opens_group(tokens, k - 1, last) or _is_of_list(tokens, k - 1)
        ):
            k -= 1
            continue
        if here & STOP and not (here & PLACED and bits[k + 1] & ROLE):
            # the left winger: no verb before the noun for a player
            break
        # a carefully worded response: an adverb within the phrase, not after a verb
        if here & ENDS_LY and here & SMALL and len(texts[k]) > 5 and not before & DETERMINER:
            break
        begin, k = k, k - 1
    return begin, has_preposition, False


def _skip_object(tokens: Tokens, begin: int, last: int) -> int:
    """The index where the phrase begins, past what is only the object of a verb before "and": killed by a bomb and police said."""
    texts, _, bits = tokens
    before = bits[begin - 1]
    is_object = before & SMALL and (before & ENDS_ED or before & FINITE and bits[begin] & ENDS_ED)
    if not is_object or not bits[last] & (GROUP | ORGANISATION | ROLE):
        return begin
    joint = next((k for k in range(last - 1, begin, -1) if texts[k] == "and"), begin)
    return joint + 1 if joint > begin and any(bits[k] & (GROUP | ORGANISATION | LEVEL) for k in (joint + 1, last)) else begin


def _is_of_list(tokens: Tokens, last: int) -> bool:
    """Whether a word before "and" tells what a body is for: a Department of Health and Social Care spokesman."""
    texts, _, bits = tokens
    for k in range(last, max(0, last - _LONGEST_LIST), -1):
        if texts[k] in ("of", "for"):
            return takes_of(bits[k - 1])
        if texts[k] != "," and (not bits[k] & CAPITAL or bits[k] & FUNCTION):
            return False
    return False


def _opens_group(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the capitalised word with which a sentence opens is of a group: Growers and buyers said, Harbour and state officials said."""
    texts, _, bits = tokens
    if at and bits[at - 1] & WORD:
        return False
    is_of_group = bool(bits[last] & (GROUP | ORGANISATION)) and last == at + 3 and not (bits[at] | bits[at + 2]) & (FIRST_NAME | FUNCTION)
    return is_of_group or bool(bits[at] & (GROUP | LEVEL)) or texts[at].endswith(_PEOPLE)
