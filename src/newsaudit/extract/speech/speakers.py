"""Who stands before a reporting verb: its subject, as far off as asides and appositions put it."""

import re
from typing import NamedTuple

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CAPITAL,
    CONDITION,
    CONJUNCTION,
    CONTRACTED_NOT,
    CONTRACTED_PRONOUN,
    DAY,
    ENDS_LY,
    GIVES,
    HYPOTHETICAL,
    INFINITIVE_FACT,
    NAME_LIKE,
    NEGATION,
    PREPOSITION,
    QUOTING,
    SMALL,
    VIA_DOCUMENT,
    WORD,
)
from newsaudit.extract.speech.apposition import find_before_apposition, find_owner_of_adjective, find_owner_of_relative, widen
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.phrases import phrase_before
from newsaudit.extract.speech.tokens import MAX_REACH, Tokens
from newsaudit.extract.speech.units import Unit

_NEAR = 64
_ASIDE = re.compile(r"[,()—–]|\b(?:who|whose|which|to)\b")
_SHARED = frozenset(("and", "but", "or", "then", "yet", "while", "by"))


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


def subject_before(unit: Unit, masked: str, floor: int, cue_start: int, form: str) -> Subject:
    """The subject of the reporting verb at `cue_start`, looked for after `floor` and within reach."""
    first = max(floor, cue_start - MAX_REACH)
    if cue_start - first > 2 * _NEAR:
        # most subjects stand close by: the long way is only gone where the short one meets a comma or its own edge
        tokens = unit.tokens.between(cue_start - _NEAR, cue_start)
        subject = _find_subject(tokens, cue_start, form)
        phrase = subject.phrase
        if phrase is not None and len(tokens.starts) > 4 and phrase.block > tokens.starts[3] and not _ASIDE.search(masked, phrase.end, cue_start):
            return subject
    return _find_subject(unit.tokens.between(first, cue_start), cue_start, form)


def _find_subject(tokens: Tokens, cue_start: int, form: str) -> Subject:
    texts, starts, bits = tokens
    i, passive, is_heard, is_participle = len(texts) - 1, False, False, form[-3:] == "ing"
    nothing = Subject(None, False, False, cue_start)
    while i >= 0:
        word, here = texts[i], bits[i]
        low = word.lower()
        if here & NEGATION:
            return nothing
        if word == ".":
            # Lindqvist Motors Co. said: no sentence ends within a unit
            i -= 1
            continue
        if low == "as" and is_participle and i > 0 and texts[i - 1] in ("quoted", "cited", "reported"):
            # was quoted as telling reporters
            i -= 2
            continue
        if low == "as" and is_participle:
            return _find_quoted(tokens, i, cue_start)
        if is_participle and low in ("heard", "filmed", "recorded"):
            # "can be heard saying" tells what was said
            is_heard, i = True, i - 1
            continue
        if here & HYPOTHETICAL and not is_heard and not (here & CAPITAL and i > 0 and bits[i - 1] & CAPITAL):
            # she may say; not Olena May says
            return nothing
        if is_heard and low in ("can", "could"):
            i -= 1
            continue
        if low == "to":
            return _read_infinitive(tokens, i) or nothing
        if here & CONTRACTED_NOT or (low in ("be", "being") and not is_participle):
            return nothing
        if not is_participle and low in ("is", "was", "are", "were", "been") and form not in ("quoted as saying", "cited as saying"):
            passive = True
        if (
            here & (BETWEEN | DAY)
            or (here & ENDS_LY and here & SMALL and len(word) > 3 and low not in ("family", "ally", "assembly"))
            or (word[0].isdigit() and i > 0 and bits[i - 1] & DAY)
        ) and not (here & NAME_LIKE and i > 0 and bits[i - 1] & CAPITAL):
            i -= 1
            continue
        if word.isdigit() and len(word) == 4 and i > 1 and texts[i - 1] == "in":
            # who in 2019 said
            i -= 2
            continue
        break
    if passive:
        return nothing
    if i < 0:
        return Subject(None, False, True, cue_start)
    return _read_subject(tokens, i, form, cue_start)


def _read_infinitive(tokens: Tokens, i: int) -> Subject | None:
    """What stands before "to" and a reporting verb, where it tells that the words were said: went on to say; None where they may never be."""
    texts, starts, bits = tokens
    if any(here & (NEGATION | CONTRACTED_NOT) for here in bits[max(0, i - 8) : i]):
        return None
    if i > 0 and bits[i - 1] & INFINITIVE_FACT or i > 1 and texts[i - 1] == "on" and bits[i - 2] & INFINITIVE_FACT and bits[i - 2] & SMALL:
        return Subject(None, True, True, starts[i], "to")
    # "so far as to say" tells that it was said
    if i > 1 and texts[i - 1] == "as" and texts[i - 2] == "far":
        return Subject(None, True, True, starts[i], "to")
    if i > 3 and any(here & INFINITIVE_FACT and here & SMALL for here in bits[max(0, i - 4) : i]) and (phrase := phrase_before(tokens, i - 1)):
        return Subject(phrase, False, True, phrase.block, "")
    return None


def _find_quoted(tokens: Tokens, at: int, cue_start: int) -> Subject:
    """The subject of a verb behind "as" that a medium quotes: the agency quoted Boateng as saying, Boateng was quoted by the agency as saying."""
    texts, starts, bits = tokens
    nothing = Subject(None, False, True, cue_start, "as")
    verb = next((k for k in range(at - 1, max(-1, at - 14), -1) if bits[k] & QUOTING and bits[k] & SMALL), None)
    if verb is None or verb == 0:
        return nothing
    if texts[verb + 1] == "by":
        return _find_subject(tokens.first(verb - 1), cue_start, "said") if texts[verb - 1] in ("was", "were", "is", "been") else nothing
    # quoted Ama Boateng, the editor, as saying
    phrase = find_before_apposition(tokens.after(verb + 1), at - 2 - verb) if texts[at - 1] == "," else phrase_before(tokens, at - 1)
    if phrase is None or phrase.start <= starts[verb]:
        return nothing
    medium = phrase_before(tokens, verb - 1)
    subject = _with_opener(tokens, phrase)
    return subject._replace(start=medium.block) if medium is not None else subject


def _read_subject(tokens: Tokens, i: int, form: str, cue_start: int) -> Subject:
    texts, starts, bits = tokens
    word, here, is_participle = texts[i], bits[i], form[-3:] == "ing"
    if here & WORD:
        low = word.lower()
        if is_participle and low == "including":
            return Subject(None, True, True, starts[i], low)
        if is_participle and low in ("him", "her", "them"):
            # remembers her saying
            return Subject(Phrase(starts[i], tokens.end(i), "pronoun", starts[i]), False, True, starts[i])
        if here & CONTRACTED_PRONOUN:
            base, _, suffix = low.partition("'")
            if suffix in ("s", "re", "ve"):
                # "they're telling"; "he's told" is passive
                phrase = Phrase(starts[i], starts[i] + len(base), "pronoun", starts[i])
                return Subject(phrase, False, is_participle or suffix == "ve", starts[i], texts[i - 1].lower() if i else "")
        if low in _SHARED:
            return _read_joined(tokens, i, low, form, cue_start)
        return _read_noun(tokens, i, low, form, cue_start)
    if word == ",":
        phrase = None if is_participle else find_before_apposition(tokens, i)
        return _with_opener(tokens, phrase) if phrase is not None else Subject(None, True, True, starts[i], ",")
    if word == ")":
        k = i - 1
        while k > 0 and texts[k] != "(":
            k -= 1
        return _read_subject(tokens, k - 1, form, cue_start) if k > 0 else Subject(None, False, True, cue_start)
    if word in "—–-":
        k = i - 1
        while k > 0 and texts[k] not in "—–-":
            k -= 1
        if k > 0 and not is_participle:
            return _read_subject(tokens, k - 1, form, cue_start)
        return Subject(None, True, True, starts[i], "-")
    return Subject(None, word in ";:", True, cue_start, word)


def _read_joined(tokens: Tokens, i: int, low: str, form: str, cue_start: int) -> Subject:
    """What a conjunction before a reporting verb tells: the verb shares its subject with the one before, or only denies or plans to speak."""
    texts, starts, bits = tokens
    if low == "or" and any(here & NEGATION for here in bits[max(0, i - 4) : i]):
        # did not confirm or deny
        return Subject(None, False, False, cue_start)
    if (
        low in ("and", "or")
        and i > 1
        and "to" in (texts[i - 2], texts[max(0, i - 3)])
        and not form.endswith(("ed", "s", "ing", "said", "told", "wrote"))
    ):
        # "to write and explain": still to come
        return Subject(None, False, False, cue_start)
    return Subject(None, True, True, starts[i], low)


def _read_noun(tokens: Tokens, i: int, low: str, form: str, cue_start: int) -> Subject:
    """The subject that ends with the word right before a reporting verb."""
    texts, _, bits = tokens
    is_participle = form[-3:] == "ing"
    if low in ("who", "which", "that") and i > 0:
        k = i - 1 if texts[i - 1] != "," else i - 2
        phrase = phrase_before(tokens, k) if k >= 0 else None
        if phrase is not None and phrase.form == "noun" and low != "who":
            phrase = _after_preposition(tokens, phrase)
        elif phrase is not None and phrase.form == "noun" and texts[i - 1] == ",":
            phrase = _find_described(tokens, phrase)
        if phrase is not None and phrase.form != "pronoun":
            return Subject(phrase, False, True, phrase.block, "who")
        return Subject(None, False, False, cue_start)
    phrase = phrase_before(tokens, i)
    owner = find_owner_of_relative(tokens, i, phrase) or find_owner_of_adjective(tokens, i)
    if owner is not None:
        return _with_opener(tokens, owner)
    if phrase is None:
        return Subject(None, False, False, cue_start, low)
    if texts[i].endswith(("'s", "s'")) or (is_participle and phrase.form == "pronoun"):
        return Subject(None, False, False, cue_start, low)
    wide = widen(tokens, phrase)
    begin = tokens.at(wide.block)
    if is_participle and phrase.form != "pronoun" and (before := tokens.at(phrase.block)) and texts[before - 1] == "with":
        # the yard waits, with analysts saying that …
        return Subject(phrase, False, True, phrase.block, "with")
    if is_participle and begin > 0 and bits[begin - 1] & GIVES and bits[begin - 1] & SMALL and _holds(tokens, wide, VIA_DOCUMENT):
        # the firm issued a statement saying: the firm says it
        return _find_subject(tokens.first(begin - 1), cue_start, "said")
    if begin > 1 and texts[begin - 1] == "and" and bits[begin - 2] & CAPITAL:
        # officials from Togo and Ghana said: the second name stands within the same phrase
        other = phrase_before(tokens, begin - 2)
        group = widen(tokens, other) if other is not None else None
        if group is not None and group.form == "noun" and group.start < other.start:
            return _with_opener(tokens, group._replace(end=wide.end))
    if begin > 1 and bits[begin] & (BETWEEN | DAY):
        # the governor yesterday in Asaba said
        return _read_subject(tokens, begin - 1, form, cue_start)
    return _with_opener(tokens, wide)


def _find_described(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The name that a noun phrase between commas describes: Ama Boateng, now the mayor, who says …; else the phrase itself."""
    texts, _, bits = tokens
    comma = tokens.at(phrase.block) - 1
    while comma > 0 and bits[comma] & (BETWEEN | ENDS_LY):
        comma -= 1
    name = phrase_before(tokens, comma - 1) if comma > 0 and texts[comma] == "," else None
    return name if name is not None and name.form == "name" else phrase


def _holds(tokens: Tokens, phrase: Phrase, class_of_words: int) -> bool:
    return any(bits & class_of_words for bits in tokens.between(phrase.start, phrase.end).bits)


def _after_preposition(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The last noun of a phrase with small words in it: "a dispute with his government, which says" is about the government."""
    _, starts, bits = tokens.between(phrase.start + 1, phrase.end)
    cut = next((k for k in range(len(bits) - 1, -1, -1) if bits[k] & PREPOSITION), None)
    return phrase if cut is None or cut + 1 >= len(bits) else phrase._replace(start=starts[cut + 1], block=starts[cut + 1])


def _with_opener(tokens: Tokens, phrase: Phrase) -> Subject:
    begin = tokens.at(phrase.block)
    if not begin:
        return Subject(phrase, False, True, phrase.block, "")
    opener, here = tokens.texts[begin - 1].lower(), tokens.bits[begin - 1]
    if here & PREPOSITION and not here & CONJUNCTION:
        # "and in a short speech said": the phrase tells where; the subject stands further off
        before = tokens.texts[begin - 2].lower() if begin > 1 else ""
        is_shared = before in _SHARED or before == ","
        return Subject(None, is_shared, is_shared, phrase.block, before)
    # if he says, unless officials say: only supposed
    return Subject(phrase, False, not (here & CONDITION or opener == "let"), phrase.block, opener)
