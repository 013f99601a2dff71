"""Who stands before a reporting verb: its subject, as far off as asides and appositions put it."""

import re

from newsaudit.codebook.word_classes import (
    BETWEEN,
    CAPITAL,
    CONTRACTED_NOT,
    CONTRACTED_PRONOUN,
    DAY,
    ENDS_LY,
    GIVES,
    HYPOTHETICAL,
    NAME_LIKE,
    NEGATION,
    QUOTING,
    SMALL,
    VIA_DOCUMENT,
    WORD,
)
from newsaudit.extract.speech.apposition import find_before_apposition, join_described
from newsaudit.extract.speech.before_verb import (
    SHARED,
    Subject,
    after_preposition,
    find_described,
    join_before,
    read_infinitive,
    read_joined,
    with_opener,
)
from newsaudit.extract.speech.described import find_described_before, find_owner_of_that
from newsaudit.extract.speech.find_phrases import phrase_before
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.phrase_owners import find_owner_of_adjective, find_owner_of_open_apposition, find_owner_of_relative, widen
from newsaudit.extract.speech.tokens import MAX_REACH, Tokens
from newsaudit.extract.speech.units import Unit
from newsaudit.extract.speech.when import skip_time

_NEAR = 64
# McDonald's said: no other verb, as claims and demands are nouns too
_JOINING = frozenset(("joined", "joins", "joining", "followed", "follows", "echoed"))
_PLAIN = frozenset(("said", "says", "told", "announced", "confirmed", "added"))
# behind these a participle has the noun between as its subject
_WITH_SUBJECT = frozenset(("with", "despite", "amid", "after", "following", "including"))
# what may stand before a phrase that only describes the subject
_DESCRIBING = (" for ", " of ", " at ", " in ", " with ", " from ", ", ")
_ASIDE = re.compile(r"[,()—–]|\b(?:who|whose|which|to)\b")


def subject_before(unit: Unit, masked: str, floor: int, cue_start: int, form: str) -> Subject:
    """The subject of the reporting verb at `cue_start`, looked for after `floor` and within reach."""
    first = floor if floor > cue_start - MAX_REACH else cue_start - MAX_REACH
    if cue_start - first > 2 * _NEAR:
        # most subjects stand close by: the long way is only gone where the short one meets a comma or its own edge
        tokens = unit.tokens.between(cue_start - _NEAR, cue_start)
        subject = _find_subject(tokens, cue_start, form)
        phrase = subject.phrase
        is_near = phrase is not None and len(tokens.starts) > 4 and phrase.block > tokens.starts[3]
        if is_near and not _ASIDE.search(masked, phrase.end, cue_start) and not masked.endswith(_DESCRIBING, first, phrase.block):
            return subject
    return _find_subject(unit.tokens.between(first, cue_start), cue_start, form)


def _find_subject(tokens: Tokens, cue_start: int, form: str) -> Subject:
    texts, starts, bits = tokens
    i, passive, is_heard, is_participle = len(texts) - 1, False, False, form[-3:] == "ing"
    while i >= 0:
        word, here = texts[i], bits[i]
        low = word.lower()
        if here & NEGATION and not (here & CAPITAL and i > 0):
            # not Divers Without Borders
            return Subject(None, False, False, cue_start)
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
            return Subject(None, False, False, cue_start)
        if is_heard and low in ("can", "could"):
            i -= 1
            continue
        if low == "more" and i > 0 and texts[i - 1] == "once":
            # once more said
            i -= 2
            continue
        if low == "to":
            return read_infinitive(tokens, i) or Subject(None, False, False, cue_start)
        if here & CONTRACTED_NOT or (low in ("be", "being") and not is_participle):
            return Subject(None, False, False, cue_start)
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
        before_time = skip_time(tokens, i)
        if before_time < i:
            i = before_time
            continue
        break
    if passive:
        return Subject(None, False, False, cue_start)
    if i < 0:
        return Subject(None, False, True, cue_start)
    return _read_subject(tokens, i, form, cue_start)


def _find_quoted(tokens: Tokens, at: int, cue_start: int) -> Subject:
    """The subject of a verb behind "as" that a medium quotes: the agency quoted Boateng as saying, Boateng was quoted by the agency as saying."""
    texts, starts, bits = tokens
    nothing = Subject(None, False, True, cue_start, "as")
    verb = next((k for k in range(at - 1, max(-1, at - 14), -1) if bits[k] & QUOTING and bits[k] & SMALL), None)
    if verb is None:
        return nothing
    if verb and texts[verb + 1] == "by":
        return _find_subject(tokens.first(verb - 1), cue_start, "said") if texts[verb - 1] in ("was", "were", "is", "been") else nothing
    # quoted Ama Boateng, the editor, as saying
    phrase = find_before_apposition(tokens.after(verb + 1), at - 2 - verb) if texts[at - 1] == "," else phrase_before(tokens, at - 1)
    if phrase is None or phrase.start <= starts[verb]:
        return nothing
    medium = phrase_before(tokens, verb - 1) if verb else None
    subject = with_opener(tokens, phrase)
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
        if low in SHARED:
            return read_joined(tokens, i, low, form, cue_start)
        return _read_noun(tokens, i, low, form, cue_start)
    if word == ",":
        phrase = None if is_participle else join_described(tokens, i) or find_before_apposition(tokens, i)
        return with_opener(tokens, phrase) if phrase is not None else Subject(None, True, True, starts[i], ",")
    if word == ")":
        k = i - 1
        while k > 0 and texts[k] != "(":
            k -= 1
        # Premier Ama Boateng today (Sunday) said
        return _find_subject(tokens.first(k), cue_start, form) if k > 0 else Subject(None, False, True, cue_start)
    if word in "—–-":
        k = i - 1
        while k > 0 and texts[k] not in "—–-":
            k -= 1
        if k > 0 and not is_participle:
            return _read_subject(tokens, k - 1, form, cue_start)
        return Subject(None, True, True, starts[i], "-")
    return Subject(None, word in ";:", True, cue_start, word)


def _read_noun(tokens: Tokens, i: int, low: str, form: str, cue_start: int) -> Subject:
    """The subject that ends with the word right before a reporting verb."""
    texts, _, bits = tokens
    is_participle = form[-3:] == "ing"
    if low in ("who", "which", "that") and i > 0:
        k = i - 1 if texts[i - 1] != "," else i - 2
        phrase = phrase_before(tokens, k) if k >= 0 else None
        if phrase is not None and low == "who" and texts[i - 1] != "," and not (phrase.form == "name" and _is_full(tokens, phrase)):
            # owners of the mills along the river who say: people, not the river
            phrase = widen(tokens, phrase)
        if phrase is not None and phrase.form == "noun" and low != "who":
            phrase = after_preposition(tokens, phrase)
        elif phrase is not None and phrase.form == "noun" and texts[i - 1] == ",":
            phrase = find_described(tokens, phrase)
        if phrase is not None and phrase.form != "pronoun":
            return Subject(phrase, False, True, phrase.block, "who")
        return Subject(None, False, False, cue_start)
    phrase = phrase_before(tokens, i)
    owner = find_owner_of_relative(tokens, i, phrase) or find_owner_of_adjective(tokens, i)
    if owner is not None:
        return with_opener(tokens, owner)
    if phrase is None:
        return Subject(None, False, False, cue_start, low)
    is_shop = texts[i][0].isupper() and texts[i].endswith("'s") and form in _PLAIN
    if texts[i].endswith(("'s", "s'")) and not is_shop or (is_participle and phrase.form == "pronoun"):
        return Subject(None, False, False, cue_start, low)
    wide = widen(tokens, phrase)
    begin = tokens.at(wide.block)
    if begin > 1 and not is_participle and (owner := find_described_before(tokens, begin) or find_owner_of_that(tokens, i)) is not None:
        return with_opener(tokens, owner)
    if (named := find_owner_of_open_apposition(tokens, i)) is not None:
        return with_opener(tokens, named)
    if is_participle and texts[-1] in ("in", "by") and i < len(texts) - 1 and any(word in _JOINING for word in texts[:i]):
        # Boateng joined nine clubs in saying
        return Subject(None, True, True, cue_start, texts[-1])
    if is_participle and phrase.form != "pronoun" and (before := tokens.at(phrase.block)) and texts[before - 1].lower() in _WITH_SUBJECT:
        # the yard waits, with analysts saying that …; despite the minister saying that …
        return Subject(phrase, False, True, phrase.block, "with")
    if is_participle and begin > 0 and bits[begin - 1] & GIVES and bits[begin - 1] & SMALL and _holds(tokens, wide, VIA_DOCUMENT):
        # the firm issued a statement saying: the firm says it
        return _find_subject(tokens.first(begin - 1), cue_start, "said")
    if begin > 1 and texts[begin - 1] == "and" and bits[begin - 2] & CAPITAL:
        # officials from Togo and Ghana said: the second name stands within the same phrase
        other = phrase_before(tokens, begin - 2)
        group = widen(tokens, other) if other is not None else None
        if group is not None and group.form == "noun" and group.start < other.start:
            return with_opener(tokens, group._replace(end=wide.end))
    if begin > 3 and texts[begin - 1] == "and" and texts[begin - 2] == "," and not is_participle and (joint := join_described(tokens, i + 1)):
        return with_opener(tokens, joint)
    if begin > 1 and texts[begin - 1] == "and" and not is_participle and (joint := join_before(tokens, begin - 2, wide)) is not None:
        return with_opener(tokens, joint)
    if begin > 1 and bits[begin] & (BETWEEN | DAY):
        # the governor yesterday in Asaba said
        return _read_subject(tokens, begin - 1, form, cue_start)
    return with_opener(tokens, wide)


def _is_full(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a name has more than one word."""
    return len(tokens.between(phrase.start, phrase.end).starts) > 1


def _holds(tokens: Tokens, phrase: Phrase, class_of_words: int) -> bool:
    return any(bits & class_of_words for bits in tokens.between(phrase.start, phrase.end).bits)
