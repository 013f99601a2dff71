"""What stands before a reporting verb, read from the words next to it: what it shares, an infinitive, what opens it."""

from typing import NamedTuple

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CONDITION,
    CONJUNCTION,
    CONTRACTED_NOT,
    ENDS_ED,
    ENDS_LY,
    FINITE,
    GROUP,
    HYPOTHETICAL,
    INFINITIVE_FACT,
    KIN,
    NEGATION,
    ORGANISATION,
    PREPOSITION,
    ROLE,
    SMALL,
    STOP,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tokens import Tokens

# porters, growers, activists: people by the form of the noun
_PEOPLE = ("ers", "ors", "ists", "ants", "ians", "men", "women")
_LONGEST_FIRST = 6
_LONGEST_INFINITIVE = 16
# critics want to sue the town, and say it is late: no second infinitive
_OPINIONS = frozenset(("say", "argue", "claim", "insist", "believe", "allege", "maintain", "contend", "warn", "complain", "fear"))
SHARED = frozenset(("and", "but", "or", "then", "yet", "while", "by"))


class Subject(NamedTuple):
    """What stands before a reporting verb. `phrase` is None where the verb shares the subject of another (`shared`) or has it behind.

    `is_said` is False where nothing is reported: negated, hypothetical, passive. `start`: where the attribution begins.
    `opener`: the word before the attribution, lower case.
    """

    phrase: Phrase | None
    shared: bool
    is_said: bool
    start: int
    opener: str = ""


def read_infinitive(tokens: Tokens, i: int) -> Subject | None:
    """What stands before "to" and a reporting verb, where it tells that the words were said: went on to say; None where they may never be."""
    texts, starts, bits = tokens
    if any(here & (NEGATION | CONTRACTED_NOT) for here in bits[max(0, i - 8) : i]):
        return None
    if i > 1 and bits[i - 1] & INFINITIVE_FACT and (phrase := phrase_before(tokens, i - 2)) and not tokens.at(phrase.block):
        # “…,” she likes to say: the subject stands between the quotation and the verb
        return Subject(phrase, False, True, phrase.block, "")
    if i > 0 and bits[i - 1] & INFINITIVE_FACT or i > 1 and texts[i - 1] == "on" and bits[i - 2] & INFINITIVE_FACT and bits[i - 2] & SMALL:
        return Subject(None, True, True, starts[i], "to")
    # "so far as to say" tells that it was said
    if i > 1 and texts[i - 1] == "as" and texts[i - 2] == "far":
        return Subject(None, True, True, starts[i], "to")
    if i > 3 and any(here & INFINITIVE_FACT and here & SMALL for here in bits[max(0, i - 4) : i]) and (phrase := phrase_before(tokens, i - 1)):
        return Subject(phrase, False, True, phrase.block, "")
    return None


def read_joined(tokens: Tokens, i: int, low: str, form: str, cue_start: int) -> Subject:
    """What a conjunction before a reporting verb tells: the verb shares its subject with the one before, or only denies or plans to speak."""
    texts, starts, bits = tokens
    if low == "or" and any(here & NEGATION for here in bits[max(0, i - 4) : i]):
        # did not confirm or deny
        return Subject(None, False, False, cue_start)
    if low in ("and", "or") and i > 1 and not form.endswith(("ed", "s", "ing", "said", "told", "wrote")):
        if "to" in (texts[i - 2], texts[max(0, i - 3)]) or texts[i - 1] == "," and form not in _OPINIONS and _has_infinitive(tokens, i):
            # "to write and explain", "to read the log, and explain": still to come
            return Subject(None, False, False, cue_start)
    if low == "by" and any(here & HYPOTHETICAL for here in bits[max(0, i - 6) : i]):
        # might have helped by saying
        return Subject(None, False, False, cue_start)
    return Subject(None, True, True, starts[i], low)


def _has_infinitive(tokens: Tokens, i: int) -> bool:
    """Whether the words before `tokens[i]` are those of an infinitive, with no finite verb behind it."""
    texts, _, bits = tokens
    to = next((k for k in range(i - 1, max(-1, i - _LONGEST_INFINITIVE), -1) if texts[k] == "to" and bits[k + 1] & SMALL), None)
    return to is not None and not any(here & (FINITE | ENDS_ED) for here in bits[to + 2 : i])


def find_described(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The name that a noun phrase between commas describes: Ama Boateng, now the mayor, who says …; else the phrase itself."""
    texts, _, bits = tokens
    comma = tokens.at(phrase.block) - 1
    while comma > 0 and bits[comma] & (BETWEEN | ENDS_LY):
        comma -= 1
    name = phrase_before(tokens, comma - 1) if comma > 0 and texts[comma] == "," else None
    return name if name is not None and name.form == "name" else phrase


def after_preposition(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The last noun of a phrase with small words in it: "a dispute with his government, which says" is about the government."""
    _, starts, bits = tokens.between(phrase.start + 1, phrase.end)
    cut = next((k for k in range(len(bits) - 1, -1, -1) if bits[k] & PREPOSITION), None)
    return phrase if cut is None or cut + 1 >= len(bits) else phrase._replace(start=starts[cut + 1], block=starts[cut + 1])


def join_before(tokens: Tokens, last: int, phrase: Phrase) -> Phrase | None:
    """The two who speak, where a comma parts them from the clause before: …, two porters and a guard said; …, nurses and the Rescue League said."""
    texts, starts, _ = tokens
    begin = None if phrase.form == "pronoun" else _find_people(tokens, last)
    if begin is None:
        return None
    first = begin
    while first is not None and first > 1 and texts[first - 1] == ",":
        # Residents, medics and the mayor said: a list that opens the sentence
        first = _find_people(tokens, first - 2)
    begin = first if first == 0 else begin
    return Phrase(starts[begin], phrase.end, "noun", starts[begin])


def _find_people(tokens: Tokens, last: int) -> int | None:
    """Where a noun for people or a body that ends with `tokens[last]` begins, if a comma, marks or nothing stand before; else None."""
    texts, _, bits = tokens
    begin = last
    if not bits[last] & (GROUP | ROLE | ORGANISATION | KIN) and not texts[last].endswith(_PEOPLE):
        return None
    while begin > 0 and bits[begin - 1] & WORD and not bits[begin - 1] & (STOP | PREPOSITION) and last - begin < _LONGEST_FIRST:
        if bits[begin - 1] & ENDS_ED and bits[begin - 1] & SMALL:
            return None
        begin -= 1
    return begin if not begin or texts[begin - 1] == "," or texts[begin - 1][0] == "\x01" else None


def with_opener(tokens: Tokens, phrase: Phrase) -> Subject:
    begin = tokens.at(phrase.block)
    if not begin:
        return Subject(phrase, False, True, phrase.block, "")
    opener, here = tokens.texts[begin - 1].lower(), tokens.bits[begin - 1]
    if here & PREPOSITION and not here & CONJUNCTION:
        # "and in a short speech said": the phrase tells where; the subject stands further off
        before = tokens.texts[begin - 2].lower() if begin > 1 else ""
        is_shared = before in SHARED or before == ","
        return Subject(None, is_shared, is_shared, phrase.block, before)
    # if he says, unless officials say: only supposed
    return Subject(phrase, False, not (here & CONDITION or opener == "let"), phrase.block, opener)
