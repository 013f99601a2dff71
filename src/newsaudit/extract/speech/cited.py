"""According to X: the source with its description, and where what it says begins."""

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import (
    BETWEEN,
    DAY,
    DETERMINER,
    ENDS_ED,
    ENDS_ING,
    ENDS_LY,
    FUNCTION,
    GROUP,
    NO_SOURCE,
    ORGANISATION,
    OWNER,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SMALL,
    WORD,
)
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.tokens import Tokens
from newsaudit.extract.speech.units import Hit, Unit

_LONGEST_SOURCE = 14
_HIM = frozenset(("him", "her", "them", "it"))
_RELATIVE = frozenset(("who", "which", "that"))
_DESCRIBING = frozenset(("a", "an", "the", "his", "her", "its", "who", "which", "whose"))


def read_source(masked: str, hit: Hit, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """According to X: everything up to the comma, or the end."""
    tokens = unit.tokens.between(hit.end, hit.end + 220)
    texts, starts, bits = tokens
    if not texts or not bits[0] & WORD:
        return None
    last = _find_end(tokens, masked)
    if hit.start == unit.start and tokens.end(last) >= unit.end - 1:
        last = _find_lost_comma(tokens, last, masked, unit, rules)
    phrase = phrase_after(tokens.first(last + 1))
    if texts[0] in _HIM and tokens.end(0) == tokens.end(last):
        # according to him
        phrase = Phrase(starts[0], tokens.end(0), "pronoun", starts[0])
    if phrase is not None and last == 0 and bits[0] & DETERMINER and phrase.form == "noun":
        # according to a: the line breaks off
        return None
    if phrase is None or bits[0] & NO_SOURCE or masked[phrase.start : phrase.end].split(" ")[-1].lower() in rules.words["no-source"]:
        return None
    if phrase.form == "name" and bits[0] & DETERMINER:
        # an Ohio police investigation of the fire: the last noun before a small word is the source
        stop = next((k for k in range(1, last + 1) if bits[k] & PREPOSITION or texts[k] in _RELATIVE), last + 1)
        if bits[stop - 1] & SMALL and starts[stop - 1] > phrase.start:
            phrase = Phrase(starts[0], tokens.end(last), "noun", starts[0])
    if bits[0] & GROUP and phrase.start > starts[0]:
        # forecasters with Norway's weather office
        phrase = Phrase(starts[0], tokens.end(last), "noun", starts[0])
    behind = next((k for k in range(last + 1) if starts[k] >= phrase.end), last + 1)
    if phrase.form == "name" and behind <= last and _is_source_noun(bits[behind]):
        # Norwegian media reports: what follows the capital is the noun
        while behind < last and _is_source_noun(bits[behind + 1]):
            behind += 1
        phrase = Phrase(phrase.start, tokens.end(behind), "noun", phrase.start)
    if phrase.form == "noun":
        stop = next(
            (k for k in range(1, last + 1) if texts[k] in ("who", "which", "that", "published", "released", "obtained", "seen")), last + 1
        )
        phrase = phrase._replace(end=max(tokens.end(stop - 1), phrase.start))
    end = tokens.end(last)
    if masked[end : end + 1] == ",":
        phrase, end = _read_described(unit, masked, phrase, end, rules)
    return Attribution("source", hit.verb, hit.start, hit.end, hit.form, phrase, False, "", hit.start, Tail("source", end, hit.end), False)


def _find_end(tokens: Tokens, masked: str) -> int:
    """The last token of what a source is called: up to a comma or another mark outside brackets, or a word that opens a clause."""
    last = depth = 0
    for k in range(1, len(tokens.texts)):
        word = tokens.texts[k]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif depth <= 0 and word in ",;:—–\x01." or word == "-" and masked[tokens.starts[k] - 1] == " ":
            break
        elif word in ("who", "whose", "while", "but", "although", "though") or last > 28:
            break
        last = k
    return last


def _find_lost_comma(tokens: Tokens, last: int, masked: str, unit: Unit, rules: QuoteRules) -> int:
    """The last token of a source that no comma parts from the clause behind it: According to the survey nine hikers were lost."""
    texts, starts, bits = tokens
    for k in range(1, min(last, _LONGEST_SOURCE)):
        before = bits[k - 1]
        is_subject = bits[k] & (DETERMINER | PRONOUN) or texts[k][0].isdigit() and not before & DAY or texts[k] in rules.words["number"]
        if is_subject and before & WORD and not before & (FUNCTION | OWNER) and rules.finite.search(masked, starts[k], unit.end):
            return k - 1
    return last


def _is_source_noun(bits: int) -> bool:
    return bool(bits & SMALL) and not bits & (FUNCTION | BETWEEN | ENDS_LY | ENDS_ED | ENDS_ING)


def _read_described(unit: Unit, masked: str, phrase: Phrase, comma: int, rules: QuoteRules) -> tuple[Phrase, int]:
    """The source with the apposition that follows it, where a clause of its own follows that: the club's coach, Lee Ong, the game was lost."""
    if phrase.form == "noun":
        # her aunt, Ama Boateng.
        named = phrase_after(unit.tokens.between(comma + 1, min(unit.end, comma + 80)))
        bits = unit.tokens.between(phrase.start, phrase.end).bits
        is_role = bits[0] & DETERMINER and bits[-1] & ROLE
        if is_role and named is not None and named.form == "name" and masked[named.end : named.end + 1] in (".", ""):
            return named, named.end
    close = masked.find(",", comma + 1, min(unit.end, comma + 120))
    between = unit.tokens.between(comma + 1, close) if close > 0 else None
    if not between or not between.texts or not between.bits[0] & WORD:
        return phrase, comma
    after = unit.tokens.between(close + 1, close + 100)
    subject = phrase_after(after)
    behind = next((word for word, start in zip(after.texts, after.starts, strict=True) if subject is not None and start >= subject.end), None)
    opens_clause = subject is not None and rules.finite.search(masked, subject.end, min(unit.end, subject.end + 60)) is not None
    if close + 2 < unit.end and (not opens_clause or behind is None or behind in (",", "and", "who", "which")):
        return phrase, comma
    name = phrase_after(between)
    if phrase.form == "noun" and name is not None and name.form == "name" and name.end == between.end(-1):
        return name, close
    first = between.texts[0].lower()
    describes = first in _DESCRIBING or between.bits[0] & ROLE
    has_role = any(bits & (ROLE | ORGANISATION) for bits in between.bits)
    if (
        phrase.form == "name"
        and describes
        and (first in ("who", "which", "whose") or has_role and not rules.finite.search(masked, comma, close))
    ):
        return phrase, close
    return phrase, comma
