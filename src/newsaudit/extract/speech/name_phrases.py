"""Names in a few words, read from their last word backwards: where the name begins, its titles, who is joined to it by "and"."""

from newsaudit.codebook.word_classes import (
    CAPITAL,
    CONJUNCTION,
    DAY,
    DETERMINER,
    ENDS_ED,
    ENDS_LY,
    FIRST_NAME,
    FUNCTION,
    GROUP,
    HONORIFIC,
    ORGANISATION,
    PARTICLE,
    POST_NOMINAL,
    PREPOSITION,
    ROLE,
    SMALL,
    WORD,
)
from newsaudit.extract.speech.name_titles import strip_titles
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens

# nouns behind which a clause begins without a word between
CONTACT = frozenset(("time", "moment", "reason", "way"))
_LINKS = frozenset(("of", "for", "the", "&", "on", "against", "to"))
_PURPOSE = frozenset(("of", "for", "on", "against"))
_LONGEST_BRACKETS = 8
_LONGEST_PURPOSE = 8
_LONGEST_LIST = 12
_MOST_JOINT = 8
_NAMES_TOO = frozenset(("us", "may", "will", "mark"))
_BEFORE_OFFICE = frozenset(("the", "former", "senior"))


def ends_name(tokens: Tokens, last: int) -> bool:
    """Whether a name, not a common noun that opens a sentence, ends with the token: Boateng; not Police, Officials."""
    bits = tokens.bits
    here = bits[last]
    if here & FUNCTION and not _is_last_of_name(tokens, last) or not here & CAPITAL:
        return False
    return not (here & GROUP and not (last and bits[last - 1] & CAPITAL) or here & ORGANISATION and not last)


def _is_last_of_name(tokens: Tokens, last: int) -> bool:
    """Whether a small word with a capital letter ends a name: Hydro One."""
    return tokens.texts[last] == "One" and last > 0 and bool(tokens.bits[last - 1] & CAPITAL) and not tokens.bits[last - 1] & FUNCTION


def read_name(tokens: Tokens, last: int) -> Phrase:
    """The name that ends with `tokens[last]`, without its titles; a noun where titles are all that it is: the Prime Minister."""
    texts, starts, bits = tokens
    if bits[last] & POST_NOMINAL and last > 1 and bits[last - 1] & CAPITAL and bits[last - 2] & CAPITAL and not bits[last - 2] & FUNCTION:
        last -= 1
    first = _find_first(tokens, last)
    if last + 1 < len(bits) and bits[last + 1] & POST_NOMINAL and bits[last + 1] & ROLE and first and bits[first - 1] & DETERMINER:
        # the Harrow MP
        return Phrase(starts[first - 1], tokens.end(last + 1), "noun", starts[first - 1])
    start = strip_titles(tokens, first, last)
    end = starts[last] + len(texts[last])
    if start > last:
        # a title alone: the Prime Minister, the Interior Ministry's Director
        begin = first - 1 if first > 0 and bits[first - 1] & DETERMINER else first
        return Phrase(starts[begin], end, "noun", starts[begin])
    joint = _joint_before(tokens, first) if first > 1 else None
    if joint is not None and _is_one_body(tokens, joint, start, last):
        return Phrase(joint.start, end, "name", joint.block)
    if joint is not None:
        parts = (*(joint.parts or ((joint.start, joint.end),)), (starts[start], end))
        return Phrase(joint.start, end, "name", joint.block, parts)
    return Phrase(starts[start], end, "name", starts[_block_start(tokens, first)])


def _find_first(tokens: Tokens, last: int) -> int:
    """The index from which capitalised words, particles and the small words within names run up to `last`."""
    texts, _, bits = tokens
    first = last
    while first > 0:
        word, before = texts[first - 1], bits[first - 1]
        if before & CAPITAL and not (before & FUNCTION and word.lower() not in _NAMES_TOO):
            first -= 1
        elif before & CAPITAL and before & PREPOSITION and first > 1 and bits[first - 2] & CAPITAL and not bits[first - 2] & FUNCTION:
            # Divers Without Borders
            first -= 1
        elif before & PARTICLE and (first == 1 or not bits[first - 2] & WORD or bits[first - 2] & (CAPITAL | PARTICLE)):
            first -= 1
        elif word in _LINKS and first > 1 and not bits[first] & DAY and _joins_name(tokens, first):
            first -= 1
        elif word == "and" and first > 3 and (body := _find_list_of_body(tokens, first - 2)) is not None:
            first = body
        else:
            break
    return first


def _find_list_of_body(tokens: Tokens, last: int) -> int | None:
    """The index of the body or office that a list before "and" tells the field of: Ministry of Parks, Culture and Sport; None where there is none."""
    texts, _, bits = tokens
    n_commas = 0
    for k in range(last, max(0, last - _LONGEST_LIST), -1):
        if texts[k] == ",":
            n_commas += 1
        elif texts[k] in ("of", "for") and takes_of(bits[k - 1]):
            return k - 1 if n_commas else None
        elif not bits[k] & CAPITAL or bits[k] & FUNCTION:
            return None
    return None


def _joins_name(tokens: Tokens, first: int) -> bool:
    """Whether "of", "for", "the" before `tokens[first]` stand inside a name: Bank of Canada, Council on the Environment."""
    texts, _, bits = tokens
    if texts[first - 1] == "the":
        return texts[first - 2] in ("of", "for") and first > 2 and takes_of(bits[first - 3])
    before = bits[first - 2]
    return bool(before & CAPITAL) and not before & FUNCTION and (texts[first - 1] == "&" or takes_of(before) or _is_of_body(tokens, first - 2))


def _is_of_body(tokens: Tokens, last: int) -> bool:
    """Whether a word is what a body is for, so that a further "of" stays within the name: League for the Protection of Rivers."""
    texts, _, bits = tokens
    for k in range(last - 1, max(0, last - _LONGEST_PURPOSE), -1):
        if texts[k] in _PURPOSE and bits[k - 1] & CAPITAL and bits[k - 1] & ORGANISATION and not bits[k - 1] & HONORIFIC:
            return True
        if not bits[k] & CAPITAL and texts[k] not in _LINKS and texts[k] != "and" or bits[k] & FUNCTION and bits[k] & CAPITAL:
            return False
    return False


def takes_of(bits: int) -> bool:
    """Whether "of" after a capitalised word stays within the name: Bank of Ghana, Secretary of State; not Haugen of the Drivers' Guild."""
    return bool(bits & CAPITAL and bits & (ORGANISATION | HONORIFIC))


def takes_of_after(tokens: Tokens, last: int) -> bool:
    """Whether "of" after the capitalised word `tokens[last]` stays within the name, by that word or by those before it."""
    return takes_of(tokens.bits[last]) or bool(tokens.bits[last] & CAPITAL) and _is_of_body(tokens, last)


def _joint_before(tokens: Tokens, first: int) -> Phrase | None:
    """The speaker joined by "and" before the name at `first`, where the pair opens the clause: Smith and Jones said."""
    texts, _, bits = tokens
    at = first - 1
    while at > 0 and texts[at][0].islower() and (bits[at] & ROLE or texts[at] in _BEFORE_OFFICE or texts[at].startswith("co-")):
        at -= 1
    if at < 1 or texts[at] not in ("and", "&"):
        return None
    last = _skip_brackets(tokens, at - 1)
    if not ends_name(tokens, last):
        return None
    other = read_name(tokens, last)
    if other.form != "name":
        return None
    begin = tokens.at(other.block)
    before = bits[begin - 1] if begin > 0 else 0
    if before & WORD and not before & CONJUNCTION and texts[begin - 1].lower() != "both" and texts[begin - 1] not in CONTACT:
        return None
    return _read_list(tokens, begin, other)


def _skip_brackets(tokens: Tokens, last: int) -> int:
    """The index before the brackets that end with `tokens[last]`: Ama Boateng (Accra); `last` itself where none do."""
    if tokens.texts[last] != ")":
        return last
    opening = next((k for k in range(last - 1, max(0, last - _LONGEST_BRACKETS), -1) if tokens.texts[k] == "("), last)
    return max(opening - 1, 0)


def _read_list(tokens: Tokens, begin: int, other: Phrase) -> Phrase:
    """A joint speaker with the full names that commas put before it: Ama Boateng, Kofi Mensah and Esi Owusu said."""
    texts, starts, bits = tokens
    parts = other.parts or ((other.start, other.end),)
    while begin > 2 and texts[begin - 1] == "," and len(parts) < _MOST_JOINT:
        last = _skip_brackets(tokens, begin - 2)
        if not ends_name(tokens, last) or not last or not bits[last - 1] & CAPITAL:
            break
        first = _find_first(tokens, last)
        start = strip_titles(tokens, first, last)
        before = bits[first - 1] if first else 0
        if start >= last or before & WORD and not before & CONJUNCTION:
            break
        parts = ((starts[start], tokens.end(last)), *parts)
        begin = first
    return other if len(parts) == 1 else Phrase(parts[0][0], other.end, "name", starts[begin], parts)


def _is_one_body(tokens: Tokens, joint: Phrase, start: int, last: int) -> bool:
    """Whether "and" stands within one name: Fisheries and Oceans Service, the Star and Mail; not Lee Ong and the port authority."""
    texts, starts, bits = tokens
    first, after = tokens.at(joint.start), tokens.at(joint.end)
    if joint.parts or bits[first] & FIRST_NAME or bits[after - 1] & ORGANISATION:
        return False
    if bits[last] & ORGANISATION and not bits[last] & GROUP:
        return last > start
    is_plural = texts[first][-1] == "s" or texts[last][-1] == "s"
    return starts[first] > joint.block and texts[first - 1].lower() == "the" and after - first == 1 and start == last and not is_plural


def _block_start(tokens: Tokens, first: int) -> int:
    """The index from which modifiers and titles before the name at `first` run: "the former State Department spokesman"."""
    texts, _, bits = tokens
    begin = first
    while begin > 0 and first - begin < 14:
        before, word = bits[begin - 1], texts[begin - 1]
        if before & DETERMINER:
            return begin - 1
        if word in CONTACT and begin > 1 and (bits[begin - 2] & DETERMINER or texts[begin - 2] == "same"):
            # about the time Tema prosecutors say
            break
        if before & FUNCTION:
            if not (word in ("of", "for", "and") and 1 < begin != first and bits[begin - 2] & WORD and not bits[begin - 2] & FUNCTION):
                break
        elif before & SMALL and (before & ENDS_LY or before & ENDS_ED and not before & ROLE):
            break
        begin -= 1
    return begin
