"""The phrase that an apposition or an aside before a reporting verb belongs to, and whom it names."""

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CAPITAL,
    CONJUNCTION,
    COURTESY,
    DAY,
    FINITE,
    FIRST_NAME,
    GROUP,
    HONORIFIC,
    INTRODUCTION,
    PREPOSITION,
    PRONOUN,
    ROLE,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_after, phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.phrase_owners import find_owner_of_relative, widen
from newsaudit.extract.speech.tokens import Tokens

# "Police said a witness, who …, told them": a clause begins after the verb too
_SAYING = ("said", "says", "say", "show", "shows", "showed", "allege", "alleges", "alleged", "claim", "suggest", "suggests", "indicate", "reveal")
_CLAUSE_OPENERS = frozenset("who which whose whom where when whether as although though while if after before because since".split())
_RELATIVE = frozenset("who which that whose where when".split())
_PARTICIPLES_TOO = frozenset("like set led made based held known told need work works plans hope plan left".split())


def find_before_apposition(tokens: Tokens, comma: int) -> Phrase | None:
    """The phrase that an apposition, a relative clause or an aside ending at `comma` belongs to."""
    texts, starts, bits = tokens
    commas = [k for k in range(comma) if texts[k] == ","]
    best = None
    for position, k in enumerate(commas):
        if k == 0 or k == 1 and bits[0] & INTRODUCTION:
            # Reacting, the chairman, Ama Boateng, said
            continue
        phrase = phrase_before(tokens, k - 1)
        if phrase is None or bits[k - 1] & DAY or bits[k - 1] & BETWEEN and phrase.form == "noun":
            continue
        if best is not None and texts[k - 1][-1] == "." and starts[k - 1] == phrase.start:
            # the mayor of Fogo, N.L., on the coast, said: where the place is
            continue
        phrase = find_owner_of_relative(tokens, k - 1, phrase) or widen(tokens, phrase)
        begin = tokens.at(phrase.block)
        left = commas[position - 1] if position else -1
        if begin not in (0, left + 1) and not _opens_clause(texts[begin - 1].lower(), bits[begin - 1]):
            continue
        if not _is_apposition(tokens, k + 1, comma):
            continue
        is_office = bits[k - 1] & (ROLE | HONORIFIC) and bits[k + 1] & (COURTESY | HONORIFIC | FIRST_NAME) and bits[k + 1] & CAPITAL
        if phrase.form == "name" and not is_office and (best is not None or not _is_office(tokens, phrase)):
            return phrase
        if best is None:
            best = phrase
    return best if best is None else _find_named(tokens, best, comma, starts[commas[-1]] + 1)


def _is_of_person(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the noun of a phrase, before what it is of, is one for a person."""
    _, _, bits = tokens.between(phrase.start, phrase.end)
    noun = next((k for k, here in enumerate(bits) if here & PREPOSITION), len(bits)) - 1
    return bool(bits[noun] & (ROLE | GROUP))


def _is_office(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a name is an office with its body, whose holder a comma may name: the Chairman of the Ghana Guild, Mrs Ama Boateng."""
    texts, _, bits = tokens
    first = tokens.at(phrase.start)
    return bool(bits[first] & HONORIFIC and bits[first] & ROLE and first) and texts[first - 1].lower() == "the" and texts[first + 1] in ("of", "for")


def _join_spouse(tokens: Tokens, kin: Phrase, name: Phrase) -> Phrase | None:
    """The pair of whom the second is told by kinship: Boateng and his wife, Ama, said."""
    texts, _, bits = tokens
    begin = tokens.at(kin.block)
    if texts[begin] not in ("his", "her", "their") or begin < 2 or texts[begin - 1] != "and" or not bits[begin - 2] & CAPITAL:
        return None
    first = phrase_before(tokens, begin - 2)
    opener = tokens.at(first.block) if first is not None and first.form == "name" and not first.parts else -1
    if opener < 0 or opener and bits[opener - 1] & WORD and not bits[opener - 1] & CONJUNCTION:
        return None
    return Phrase(first.start, name.end, "name", first.block, ((first.start, first.end), (name.start, name.end)))


def _find_named(tokens: Tokens, office: Phrase, comma: int, close: int) -> Phrase:
    """The person whom the words between commas name behind an office, else the office. `close`: the offset behind the last comma before `comma`."""
    texts, starts, bits = tokens
    # the agent, Femi Obi, said: the apposition names the person
    name = phrase_before(tokens, comma - 1)
    if name is not None and texts[tokens.at(name.block)] == "the" and texts[comma - 1].isupper() and _is_of_person(tokens, office):
        # an official with the harbour agency, the HFA, said: the official
        return office
    if name is not None and name.form == "name" and close <= name.block <= close + 2:
        return _join_spouse(tokens, office, name) or name._replace(block=office.block)
    # the lead author, Ama Boateng of the Fish Institute, said
    name = phrase_after(tokens, tokens.at(office.end) + 1)
    if name is None or name.form != "name" or name.end >= starts[comma]:
        return office
    behind = tokens.at(name.end)
    is_full = starts[behind - 1] > name.start
    return name._replace(block=office.block) if is_full and bits[behind] & PREPOSITION else office


def join_described(tokens: Tokens, comma: int) -> Phrase | None:
    """The two who speak, the first described between commas: Ada Orr, a nurse, and Ben Nash, a porter, said; the clerk, Ada Orr, and Ben Nash said.

    `comma`: behind the description of the second, or behind his name.
    """
    texts, _, bits = tokens
    if "and" not in texts:
        return None
    joint = next((k for k in range(comma - 1, 2, -1) if texts[k] == "and" and texts[k - 1] == ","), None)
    if joint is None or joint + 1 >= comma:
        return None
    first = find_before_apposition(tokens, joint - 1)
    if first is None or first.form != "name" or first.parts:
        return None
    close = next((k for k in range(joint + 1, comma) if texts[k] == ","), comma)
    second = phrase_before(tokens, close - 1)
    if second is not None and second.form == "noun" and tokens.at(second.block) == joint + 1 and close < comma:
        # and its clerk, Ben Nash, said: the name stands behind the office
        after = next((k for k in range(close + 1, comma) if texts[k] == ","), comma)
        second = phrase_before(tokens, after - 1)
        is_beside = second is not None and tokens.at(second.block) == close + 1
        close = after
    else:
        is_beside = second is not None and tokens.at(second.block) == joint + 1
    if not is_beside or second.form != "name" or close < comma and not _is_apposition(tokens, close + 1, comma):
        return None
    parts = ((first.start, first.end), *(second.parts or ((second.start, second.end),)))
    return Phrase(first.start, second.end, "name", first.block, parts)


def _opens_clause(word: str, bits: int) -> bool:
    """Whether a clause begins behind a word."""
    return not bits & WORD or word in _SAYING or bool(bits & CONJUNCTION) and word not in ("for", "than")


def _is_apposition(tokens: Tokens, first: int, last: int) -> bool:
    if first >= last:
        return False
    texts, _, bits = tokens
    low = texts[first].lower()
    if low in _CLAUSE_OPENERS:
        return low not in ("although", "though", "while", "if", "because") or last - first < 14
    if low in ("and", "but", "or", "so", "that") or bits[first] & PRONOUN:
        return False
    for k in range(first, last):
        word = texts[k].lower()
        if word in _RELATIVE:
            return True
        if bits[k] & FINITE and word not in _PARTICIPLES_TOO:
            return False
    return True
