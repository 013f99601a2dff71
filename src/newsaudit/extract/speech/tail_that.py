"""Clauses that "that" opens behind a reporting verb, at once or behind whom, when and where it was said."""

import re

from newsaudit.codebook.word_classes import BETWEEN, CAPITAL, DAY, ENDS_LY, GROUP, ORGANISATION, PREPOSITION, ROLE, SMALL, VENUE, VIA_DOCUMENT
from newsaudit.extract.speech.tail import THAT_REACH, Behind, Tail
from newsaudit.extract.speech.told import first_word, is_told, skip_space

_MOST_TOLD = 6
# "told the packed hall in Leeds that": up to "that", a mark or a comma
_THAT = re.compile(r"[^,:;\x01—]{1,90}?(?:\x01{3,40})? that (?=\S)|,? ?however,? that ")
COMMA_THAT = re.compile(r" ?,[^,:;\x01]{2,60}, that ")
_PLACES_THAT = re.compile(r" (?:in|at|on|during|for|from)\b[^:;\x01—]{2,160}?, that (?=\S)")
_THAT_TWICE = ("that the ", "that a ", "that it ", "that he ", "that she ", "that they ", "that there ")
_NO_PREPOSITION = re.compile(r"(?: [a-z]+){1,2}(?<! today)(?<!ly)(?<!day)")
_THAT_DAY = re.compile(
    r"that (?:day|night|week|month|year|time|morning|afternoon|evening|same|much|weekend|summer|winter)"
    r"(?=[,.;]|$| (?:in|at|on|to|when|after|before|he|she|they|it|the|that)\b)"
)
_THAT_KIND = re.compile(r"that (?:type|kind|sort) of\b")
# rejected that argument in court: no clause
THAT_NOUN = re.compile(r"that [a-z]+(?<!s)(?=[,.;]|$| (?:in|on|at|as|from|with|when|after|before|by|and|but|last|this|for|since|until)\b)")
# disputed that in a thread
_THAT_IN = re.compile(r"that (?:in|on|at|during|with|by|for)\b")
# said as she left the court that the law was odd; not said as she left the house that burned
_AS_SHE_LEFT = re.compile(
    r"(?:as|while|when|after|before) (?:he|she|they|it) [^,;:\x01]{2,60}? that "
    r"(?=(?:the|an?|he|she|they|it|there|this|his|her|their|its|no|all|some|[A-Z]\w+) )"
)
_SAYS_ONLY = frozenset(("say", "tell", "insist", "argue", "state"))


def read_told(behind: Behind, start: int) -> Tail | None:
    """The clause behind whom and where it was told, from `start`, the end of the verb, on: told the packed hall in Leeds that; None where none is."""
    masked, cue, unit, rules, at, _, has_that = behind
    if not has_that or "that" not in cue.frames:
        return None
    told = _THAT.match(masked, skip_space(masked, start), min(unit.end, start + THAT_REACH))
    if told is not None and _THAT_DAY.match(masked, told.end() - 5):
        # begged a baker earlier that day to stay
        return None
    if told is not None:
        close = told.end() - len(" that ")
        if at < close + 1 and is_told(unit, masked, start, close + 1, rules):
            # told her son that: one phrase, where no preposition goes on with it
            return Tail("that", told.end(), close if _NO_PREPOSITION.fullmatch(masked, at, close) else at)
        return None
    told = _PLACES_THAT.match(masked, at, min(unit.end, start + 2 * THAT_REACH))
    if told is not None and at > start and rules.finite.search(masked, at, told.end() - 5) is None:
        # told a reporter in an interview in Keta, Togo, that
        return Tail("that", told.end(), at)
    return None


def read_that(behind: Behind) -> Tail | None:
    """What "that" opens where it stands next: a clause, or nothing that is reported; None where another word stands there."""
    masked, cue, unit, rules, at, cue_end, has_that = behind
    is_that = masked.startswith(("that ", "that,", ", that ", ", that,"), at)
    if is_that and (_THAT_DAY.match(masked, at, unit.end) or cue.id == "deny" and _is_pronoun(behind)):
        return Tail("none", at, cue_end)
    if is_that and "clause" in cue.frames and _THAT_KIND.match(masked, at, unit.end):
        return Tail("clause", at, cue_end)
    if is_that and ("that" in cue.frames or "noun" in cue.frames):
        begin = masked.index("that", at, at + 7) + 5
        if masked.startswith(_THAT_TWICE, begin):
            begin += 5
        if at <= cue_end + 1 and first_word(unit, begin) in rules.words["auxiliary"] and "clause" in cue.frames:
            # says that is too slow
            return Tail("clause", begin - 5, cue_end)
        if at <= cue_end + 1 or not rules.clear.match_at(masked, begin):
            return Tail("that", begin, cue_end)
        # said at a rally that drew thousands: the clause is the rally's
        return Tail("none", at, cue_end)
    left = _AS_SHE_LEFT.match(masked, at, min(unit.end, at + THAT_REACH)) if has_that and "that" in cue.frames else None
    return Tail("that", left.end(), cue_end) if left is not None else None


def _is_pronoun(behind: Behind) -> bool:
    """Whether "that" stands for what was said before: rejected that argument in court, disputed that in a thread."""
    masked, _, unit, rules, at, *_ = behind
    if THAT_NOUN.match(masked, at, unit.end):
        return True
    return _THAT_IN.match(masked, at, unit.end) is not None and not rules.finite.search(masked, at, unit.end)


def read_that_behind_comma(behind: Behind) -> Tail | None:
    """The clause behind an aside between commas: said, in a note to tenants, that the roof was safe."""
    masked, cue, unit, rules, at, cue_end, has_that = behind
    if not has_that or at <= cue_end or masked[cue_end] != "," or "that" not in cue.frames:
        return None
    match = COMMA_THAT.match(masked, cue_end, min(unit.end, cue_end + THAT_REACH))
    return Tail("that", match.end(), cue_end) if match is not None and not rules.finite.search(masked, cue_end, match.end()) else None


def read_that_behind_phrase(behind: Behind) -> Tail | None:
    """The clause behind when, where and to whom it was said, without commas: wrote in a note to clients that."""
    masked, cue, unit, rules, _, cue_end, has_that = behind
    if not has_that or "that" not in cue.frames and "noun" not in cue.frames:
        return None
    begin = skip_space(masked, cue_end)
    match = _THAT.match(masked, begin, min(unit.end, begin + THAT_REACH))
    # said at a rally that drew thousands: the clause is the rally's
    if match is None or _THAT_DAY.match(masked, match.end() - 5) or rules.clear.match_at(masked, match.end()):
        return None
    return Tail("that", match.end(), cue_end) if _is_aside(behind, begin, match.end() - 5) else None


def _is_aside(behind: Behind, start: int, end: int) -> bool:
    """Whether the words between a reporting verb and "that" are when, where, to whom, or a noun of speech: not a clause of their own."""
    rules, cue_id = behind.rules, behind.cue.id
    texts, _, bits = behind.unit.tokens.between(start, end)
    if not texts:
        return True
    if rules.finite.search(behind.masked, start, end):
        return False
    if last_is_mark := texts[-1][0] == "\x01":
        # said on Radio Accra's “This Week” that
        texts, bits = texts[:-1], bits[:-1]
        if not texts:
            return False
    low, last, here = texts[0].lower(), texts[-1], bits[-1]
    if low in ("with", "by", "against", "for", "of"):
        # responded with raids in Ghana that: an object with its own clause; agreed with Boateng that
        return bool(here & (VENUE | CAPITAL if cue_id == "agree" else VENUE))
    if low == "to" and len(texts) <= _MOST_TOLD:
        # confirmed to the broadcaster that
        return True
    if bits[0] & PREPOSITION or low in ("last", "this", "earlier", "later"):
        # a phrase of place or time, not an object whose own clause begins with "that"; wrote in a note to clients that
        if any(k & VIA_DOCUMENT for k in bits[1:4]) and "to" in texts and here & SMALL and last[-1] == "s":
            return True
        return bool(here & (VENUE | CAPITAL | GROUP | ORGANISATION | ROLE)) or last[0].isdigit() or last_is_mark
    if here & (DAY | ENDS_LY | BETWEEN) or bits[0] & DAY or bits[0] & ENDS_LY and last in ("after", "before"):
        return True
    # she said the fact that it rained was known: a subject
    return last.lower() in rules.words["point"] and len(texts) <= 5 and cue_id not in _SAYS_ONLY
