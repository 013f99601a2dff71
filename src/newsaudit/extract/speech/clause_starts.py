"""Whether the words behind a reporting verb begin a clause of their own."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import (
    CAPITAL,
    CONJUNCTION,
    CONTRACTED_PRONOUN,
    DAY,
    DETERMINER,
    DOCUMENT,
    ENDS_ING,
    FINITE,
    FUNCTION,
    OWNER,
    PREPOSITION,
    PRONOUN,
    SMALL,
    WORD,
)
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.units import Unit

_CLAUSE_REACH = 220
_WORD_REACH = 24
_JOINED_REACH = 60
# three more unanswered tries
_QUALIFIED = frozenset(("more", "further", "extra", "additional", "the", "a", "an"))
_TAKES_CLAUSES = frozenset(("say", "tell", "claim", "argue", "testify", "add"))
_RELATIVE = re.compile(r"(, )?(?:who|which|that|whose) ")
_SINGULAR_VERB = re.compile(r"[a-z]{2,}s (?:the|an?|its|his|her|their|no)\b")
_SPLITS = re.compile(r"[,;:\x01]|\b(?:and|or|but|that|which|who|because|when|while|as|to)\b")
_CONTRACTED = frozenset(("there's", "that's", "here's"))
_PARTICLES = frozenset("up off out away down back over".split())
_PLACING = frozenset("in at from on during after before outside inside following".split())
_AMOUNTS = frozenset("at more up fewer less about nearly almost".split())
_PLACE_REACH = 110
_POINTERS = frozenset("there this that these those here".split())
_OPENS_CLAUSE = frozenset("if when while although though because since after before until unless once what whoever as".split())
# said as he left: reports nothing
_TIES = frozenset("as with by to of about before from into during via".split())
_PART = re.compile(r",|--|[—–]")
_PARTICIPLE = re.compile(r", (?:but |and )?([a-z]+ing)\b")
_CLAUSE_BREAK = re.compile(
    r"\b(?:that|who|which|and|because|as|when|while|if|after|before|since|though|although|until|he|she|they|it|but|or|how|what|why|where)\b"
)


def says_nothing(masked: str, at: int, end: int, rules: QuoteRules) -> bool:
    """Whether what follows a reporting verb are words like "nothing", "so", "goodbye": no words are reported."""
    return rules.shapes["nothing"].match(masked, at, end) is not None


def is_clause(unit: Unit, masked: str, at: int, cue: Cue, rules: QuoteRules) -> bool:
    """Whether a clause begins at `at`: a subject and, soon after it, a finite verb."""
    end = unit.end
    if says_nothing(masked, at, end, rules):
        return False
    # at least nine people had left: the number opens the clause, whatever stands before it
    amount = rules.shapes["amount"].match(masked, at, end)
    if amount is not None:
        at = amount.end()
    tokens = unit.tokens.between(at, at + 60)
    texts, _, bits = tokens
    if not texts:
        return False
    low, here = texts[0].lower(), bits[0]
    if here & CONTRACTED_PRONOUN or low in _CONTRACTED:
        # confirmed Monday he'd like a boat, adds it's late, notes there's a queue
        return True
    if here & PRONOUN or low in _POINTERS and not (len(bits) > 1 and bits[1] & OWNER):
        # "wrote it after the war": an object
        if len(texts) < 2:
            return False
        if texts[1][0] == "\x01":
            # says he “stumbled into” teaching: the verb is quoted
            return cue.id in ("say", "tell")
        if texts[1] == "and":
            # stated she and her sons had to leave
            return cue.id == "say" or rules.clear.search(masked, at, min(end, at + _JOINED_REACH)) is not None
        return bool(bits[1] & WORD) and not bits[1] & PREPOSITION and (not bits[1] & CONJUNCTION or cue.id == "say")
    if here & CONJUNCTION and low not in _OPENS_CLAUSE:
        return False
    if here & (CONJUNCTION | PREPOSITION):
        if low == "among" and cue.id in _TAKES_CLAUSES:
            # said among the crew were two cooks
            return rules.finite.search(masked, at, min(end, at + _CLAUSE_REACH)) is not None
        return cue.id in _TAKES_CLAUSES and low not in _TIES and _has_main_clause(unit, masked, at, rules)
    window = min(end, at + _CLAUSE_REACH)
    match = rules.finite.search(masked, at, window)
    quoted = masked.find("\x01", at, window)
    if match is None and quoted > 0:
        # the quoted words may hold the verb: suggests firms “should move”
        if cue.id in ("say", "tell"):
            return ":" not in masked[at:quoted] and "," not in masked[at:quoted]
        subject = phrase_after(tokens)
        return (
            subject is not None
            and not masked[subject.end : quoted].strip()
            and masked[subject.start : subject.end].lower() not in rules.words["determiner"]
        )
    if match is None and here & ENDS_ING and here & SMALL:
        # a headline: Mensah said weighing bid
        return False
    if match is None:
        # a scare quote may hold the verb; a plural or third person verb that no list holds still makes a clause after "said"
        return cue.id in ("say", "tell") and (
            len(masked[at:window].split()) >= 7 or len(texts) >= 4 and any(bits[k] & SMALL and texts[k][-1] == "s" for k in range(1, len(texts)))
        )
    if cue.id in ("say", "tell"):
        return True
    # other verbs take objects: "added a layer that protects", "announced plans"; the verb must follow its subject at once
    subject = phrase_after(tokens)
    if subject is None:
        return False
    if _acts_behind_relative(masked, subject, window, rules):
        return True
    subject = _join_second(unit, masked, subject)
    if _acts_at_once(unit, masked, subject, match):
        return True
    clear = _find_verb(unit, masked, subject, window, rules)
    plural = masked[subject.end - 1] == "s" and masked[subject.end : match.start()].strip() == "" and match.group()[-1] != "s"
    if clear is None and not plural:
        return False
    match = match if plural else clear
    between = masked[subject.end : match.start()]
    return len(between) < 90 and not _PART.search(between) and not _CLAUSE_BREAK.search(between) and match.start() > subject.start


def find_clause_behind_place(unit: Unit, masked: str, at: int, cue: Cue, rules: QuoteRules) -> int | None:
    """Where the clause begins behind words that tell where it was said: said at a rally in Velm the law would fall.

    Only a determiner or pronoun right behind a noun, with its verb soon after, opens such a clause.
    """
    texts, starts, bits = unit.tokens.between(at, min(unit.end, at + _PLACE_REACH))
    if not texts or texts[0] not in _PLACING or rules.shapes["amount"].match(masked, at, unit.end):
        return None
    for k in range(1, len(texts)):
        here, before = bits[k], bits[k - 1]
        if texts[k] in _AMOUNTS and rules.shapes["amount"].match(masked, starts[k], unit.end):
            # said from Velm at least nine people had left
            return starts[k] if is_clause(unit, masked, starts[k], cue, rules) else None
        if here & (PRONOUN | DETERMINER) or texts[k] == "there":
            if before & (PREPOSITION | DETERMINER):
                continue
            opens = not tells_of_text(unit, starts[k]) and _opens_with_verb(unit, masked, starts[k], cue, rules)
            return starts[k] if opens else None
        if not here & WORD or here & (CONJUNCTION | FINITE) and not here & (CAPITAL | PREPOSITION):
            return None
    return None


def _opens_with_verb(unit: Unit, masked: str, at: int, cue: Cue, rules: QuoteRules) -> bool:
    """Whether a subject and right behind it a verb begin at `at`."""
    subject = phrase_after(unit.tokens.between(at, at + _JOINED_REACH))
    if subject is None or not masked.startswith(" ", subject.end):
        return masked.startswith("there ", at)
    return bool(rules.clear.match_at(masked, subject.end + 1)) and is_clause(unit, masked, at, cue, rules)


def tells_of_text(unit: Unit, at: int) -> bool:
    """Whether the clause at `at` belongs to the text named right before it: in a letter the board sent; not in a letter the roof was safe."""
    bits, k = unit.tokens.bits, unit.tokens.at(at)
    if not k or not bits[k - 1] & DOCUMENT:
        return False
    subject = phrase_after(unit.tokens.between(at, at + _JOINED_REACH))
    behind = unit.tokens.at(subject.end) if subject is not None else 0
    return bool(behind) and bool(bits[behind] & SMALL) and not bits[behind] & FINITE


def _join_second(unit: Unit, masked: str, subject: Phrase) -> Phrase:
    """A subject with the second one that "and" and an article or possessive join to it: Holt and his firm."""
    if not masked.startswith(" and ", subject.end):
        return subject
    tokens = unit.tokens.between(subject.end + 5, subject.end + 5 + _JOINED_REACH)
    second = phrase_after(tokens) if tokens.bits and tokens.bits[0] & (DETERMINER | OWNER) else None
    return subject._replace(end=second.end) if second is not None else subject


def _acts_behind_relative(masked: str, subject: Phrase, end: int, rules: QuoteRules) -> bool:
    """Whether a verb follows the relative clause of a subject: argued the Act, which came in May, sets a bar; ruled the clerk who sold it erred."""
    relative = _RELATIVE.match(masked, subject.end, end)
    if relative is None:
        return False
    if relative[1]:
        close = masked.find(", ", relative.end(), end)
        return close > 0 and (rules.finite.match_at(masked, close + 2) or _SINGULAR_VERB.match(masked, close + 2) is not None)
    first = rules.finite.search(masked, relative.end(), end)
    second = rules.finite.search(masked, first.end(), end) if first is not None else None
    return second is not None and _SPLITS.search(masked, first.end(), second.start()) is None


def _acts_at_once(unit: Unit, masked: str, subject: Phrase, match: re.Match) -> bool:
    """Whether a verb that may be a participle stands right behind a subject with an object of its own: claims the firm made up prices."""
    if match.start() != subject.end + 1:
        return False
    texts, _, bits = unit.tokens.between(match.end(), match.end() + _JOINED_REACH)
    if texts and texts[0] in _PARTICLES:
        texts, bits = texts[1:], bits[1:]
        return bool(texts) and bool(bits[0] & WORD) and not bits[0] & PREPOSITION
    return bool(texts) and bool(bits[0] & (DETERMINER | OWNER)) and not bits[0] & (PREPOSITION | DAY)


def _find_verb(unit: Unit, masked: str, subject: Phrase, end: int, rules: QuoteRules) -> re.Match | None:
    """The first unmistakable verb behind a subject; a form in -ed within a noun phrase is none: three more unanswered tries."""
    match = rules.clear.search(masked, subject.end, end)
    if match is None or match[0][-2:] != "ed" or masked[subject.end : match.start()].strip():
        return match
    texts, _, bits = unit.tokens.between(subject.start, match.end() + _WORD_REACH)
    verb = texts.index(match[0]) if match[0] in texts else 0
    if not verb or verb + 1 >= len(texts) or not bits[verb + 1] & SMALL or bits[verb + 1] & FUNCTION:
        return match
    # two refused, some wanted: a number can be a subject itself, but a plural noun behind the form has it as its adjective
    is_adjective = texts[verb - 1] in _QUALIFIED or bits[verb - 1] & DETERMINER and texts[verb + 1][-1] == "s"
    return rules.clear.search(masked, match.end(), end) if is_adjective else match


def _has_main_clause(unit: Unit, masked: str, at: int, rules: QuoteRules) -> bool:
    """Whether a clause follows the comma behind words that only open it; "said in Oslo the day was over" is too loose without one."""
    stop = masked.find(",", at, min(unit.end, at + _CLAUSE_REACH))
    adding = _PARTICIPLE.match(masked, stop) if stop >= 0 else None
    # told reporters in Oslo, adding that the day was over
    if stop < 0 or adding is not None and adding[1] in rules.verbs or rules.finite.search(masked, stop, min(unit.end, stop + _CLAUSE_REACH)) is None:
        return False
    return rules.shapes["amount"].match(masked, stop + 2, unit.end) is not None or phrase_after(unit.tokens.between(stop + 1, stop + 60)) is not None
