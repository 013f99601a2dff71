"""What a comma, colon or dash opens behind a reporting verb: a quotation, a clause, an aside, or nothing."""

import re

from newsaudit.extract.speech.clause_starts import is_clause
from newsaudit.extract.speech.tail import THAT_REACH, Behind, Tail
from newsaudit.extract.speech.tail_that import COMMA_THAT
from newsaudit.extract.speech.told import first_word, skip_space

_DASH_THAT = re.compile(r"(?:—|–|--|-) ?[^,:;—–\x01]{2,90}? ?(?:—|–|--|-) ?that ")
_BRIEF_ASIDE = re.compile(
    r", (?:(?:as|for|in|at|with|to|on) [^,:;\x01—–]{2,50}|overall|[a-z]+ly), "
    r"(?=(?!(?:who|which|and|but|as|when|while|after|before)\b)\w)"
)
_OPENS_SPEECH = tuple("I |I'|We |We'|You |It |It's |The |This |That |That's |There |These |They |He |She |Our |My |If |No |What |A ".split("|"))
_NO_CLAUSE = frozenset(("which", "who", "and", "but", "as", "when", "while", "after", "before"))


def read_punctuation(behind: Behind, *, opens: bool) -> Tail | None:
    """What the comma, colon or dash at the next place opens; None where none stands there. `opens`: the attribution opens the sentence."""
    masked, cue, unit, _, at, cue_end, has_that = behind
    char, end = masked[at], unit.end
    if char not in ":,—–" and not masked.startswith(("- ", "-- "), at):
        return None
    start = skip_space(masked, at + 1)
    if start < end and masked[start] == "\x01":
        return Tail("mark", start, cue_end)
    if char == ":":
        return Tail("colon", start, cue_end)
    near = min(end, at + THAT_REACH)
    match = (COMMA_THAT.match(masked, at, near) or _DASH_THAT.match(masked, at, near)) if has_that else None
    if match is not None:
        return Tail("that", match.end(), cue_end)
    if char == "," and (clause := _find_clause(behind, start, near, opens)) is not None:
        return Tail("clause", clause, cue_end)
    return Tail("comma", at + 1, cue_end)


def _find_clause(behind: Behind, start: int, near: int, opens: bool) -> int | None:
    """Where the clause behind a comma begins: said in Keta on Monday, the pier was shut; said, as a mother, she can see why; said, We are cold."""
    masked, cue, unit, rules, at, cue_end, _ = behind
    may_open = opens and at > cue_end + 1 and "clause" in cue.frames and first_word(unit, start) not in _NO_CLAUSE
    if may_open and is_clause(unit, masked, start, cue, rules):
        return start
    aside = _BRIEF_ASIDE.match(masked, at, near) if opens and cue.id in ("say", "tell") else None
    if aside is not None and not rules.finite.search(masked, at, aside.end()) and is_clause(unit, masked, aside.end(), cue, rules):
        return aside.end()
    # the marks are lost
    is_speech = "direct" in cue.frames and "clause" in cue.frames and masked.startswith(_OPENS_SPEECH, start)
    return start if is_speech else None
