"""A stretch of reported words, what has been taken of its sentence, and where a reported clause ends."""

import re
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import CAPITAL, DETERMINER, ENDS_ED, ENDS_LY, FINITE, FUNCTION, INTRODUCTION, SMALL
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.marks import Marked
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.units import Unit

_EDGE = " \n\t,;—–"
# marks that found no partner are no part of what is reported
_START_EDGE = _EDGE + '“”"'
_BREAK = re.compile(r"(?:(,|;|—|–| -)\s*)?(?:\b(and|but|while|although|though|whereas|yet|as|which|or|because|so|that|even as)\b\s*)?$")
# a verb to which nothing links a clause: no comma, conjunction or relative word stands before it
_SECOND_VERB = re.compile(r"(?<=[a-z]) (?:was|were|is|are|has|have|had|drew|came|led) (?!not to)")
_SAYS_NO_MORE = re.compile(r"\x01 (?:but|and) (?:did not|didn't|declined|refused|would not|gave no|made no|offered no)\b")
_DASH = re.compile(r" (?:--|—|–) ")
_MARK_AND_COLON = re.compile(r"\x01[.,]?: ?\x01")
_DAYS_AFTER = re.compile(r", (?:(?:just|only|an?|one|two|three|several|a few) )?(?:hours?|days?|weeks?|months?|years?) (?:after|before) ")
_OPENS_DOUBT = (",", " but ", "though ")
_COMMA = re.compile(", ")
_SUBORDINATE = frozenset(("when", "after", "while", "although", "though", "as", "because", "once", "before", "since"))
_MAIN_CLAUSE = re.compile(r", (?=(?:the|a|an|he|she|it|they|we|his|her|its|their|no|some|many|[A-Z][a-z]+)\b)")
GOES_ON = re.compile(r"[ \n]*(?:but|and|or|because|although|though|since|so|nor|if|that)\b")
LINK = re.compile(r"(?:(?:and|but|while|so|yet) )?")
MIN_CLAUSE_WORDS = 3
PHRASE_REACH = 90


class Speech(NamedTuple):
    """A stretch of speech. `sharer`: the attribution whose speaker is unknown because the verb shares it. `piece_of`: start of the first piece."""

    start: int
    end: int
    phrase: Phrase | None
    shared: bool
    cue_start: int | None
    cue_end: int | None
    rule: str
    piece_of: int
    source: Attribution | None
    is_phrase: bool = False


class Claims:
    """The marks of a unit that an attribution has taken, and the offset up to which the sentence is used up."""

    def __init__(self, unit: Unit):
        self.marks: set[Marked] = set()
        self.taken: set[Marked] = set()
        self.floor = unit.start
        # where the clause before an attribution ended: the next such clause begins behind it
        self.clause_floor = unit.start


def make_speech(start: int, end: int, attribution: Attribution, piece_of: int | None = None, *, is_phrase: bool = False) -> Speech:
    return Speech(
        start,
        end,
        attribution.phrase,
        attribution.shared,
        attribution.cue_start,
        attribution.cue_end,
        attribution.cue.rule,
        start if piece_of is None else piece_of,
        attribution,
        is_phrase,
    )


def trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and commas at its ends and without its final full stop."""
    while start < end and masked[start] in _START_EDGE:
        start += 1
    while end > start and masked[end - 1] in _EDGE:
        end -= 1
    if masked.endswith((", which", ", who"), start, end):
        # there are four pots, which, she says, is too few
        end = masked.rindex(",", start, end)
    while end > start and masked[end - 2 : end] in ("--", " -"):
        end = start + len(masked[start : end - 2].rstrip(_EDGE))
    if start < end and masked[start] == "(" and ")" not in masked[start:end]:
        # (Rain fell, the port said.): the bracket closes behind who says it
        start += 1
    if end - start > 1 and masked[end - 1] == ")" and "(" not in masked[start:end]:
        end = start + len(masked[start : end - 1].rstrip(_EDGE))
    if end > start and masked[end - 1] == "." and not (end - start > 3 and masked[end - 3] == "."):
        end -= 1
    return start, end


def count_words_between(masked: str, start: int, end: int) -> int:
    return len(masked[start:end].split())


def mark_before(unit: Unit, offset: int) -> Marked | None:
    best = None
    for mark in unit.marks:
        if mark.end > offset:
            break
        best = mark
    return best


def mark_at(unit: Unit, offset: int) -> Marked | None:
    return next((mark for mark in unit.marks if mark.start <= offset < mark.end), None)


def find_clause_end(masked: str, unit: Unit, start: int, owner: Attribution, later: list[Attribution], rules: QuoteRules) -> int:
    """Where the clause that begins at `start` ends: with the sentence, or before the next attribution that is not within the clause."""
    previous = owner
    for other in later:
        if other.start < start:
            previous = other
            continue
        if other.cue.frames == {"of"} and not (other.shared and other.tail.kind == "verb"):
            continue
        gap = _BREAK.search(masked, max(start, other.start - 14), other.start)
        broken, word = (gap.group(1), gap.group(2)) if gap else (None, None)
        begin = gap.start() if gap else other.start
        if other.kind == "source" and other.start - start < 2:
            # reported that, according to the crew, nine had left: the source stands within the clause
            previous = other
            continue
        if other.kind == "source":
            return min(begin, other.cue_start)
        if other.tail.kind in ("end", "comma", "none") and masked.startswith("\x01 ", other.start - 2) and not other.shared:
            # stressed that “there is time,” Miller added: the second attribution stands behind the whole
            return other.start
        if masked[other.start - 2 : other.start] == "\x01 " and owner.opener in _SUBORDINATE and other.phrase is not None:
            # after she said it was “late,” the crew left, the port reported: the main clause is another's
            return other.start
        if other.kind == "noun" or word == "that":
            previous = other
            continue
        if other.shared:
            # a participle or a second verb belongs to the attribution before it, and ends only that one's clause; one that reports nothing ends none
            if previous is owner and (other.tail.kind not in ("none", "end", "comma") or any(mark.start >= other.cue_end for mark in unit.marks)):
                return begin if broken or word else other.start
            previous = other
            continue
        is_behind_marks = masked.startswith("\x01 ", other.start - 2)
        if (broken == "," or is_behind_marks) and owner.opener in ("while", "although", "though", "as", "when") and other.phrase is not None:
            # While Boateng called it “a farce,” she said …
            return begin
        if broken == "," and not word and other.tail.kind == "none" and is_introduction(unit, start, begin):
            # claims after checking in, Boateng asked for the keys: what stands before the comma is no clause yet
            previous = other
            continue
        if broken and (word or other.tail.kind in ("end", "comma", "none") or broken != ","):
            # the minister said it was late; three had left, he added: each clause has its own attribution
            semicolon = masked.rfind("; ", start, begin) if broken == "," and other.tail.kind in ("end", "comma") else -1
            return semicolon if semicolon >= 0 else begin
        if broken == "," and other.tail.kind in ("mark", "colon") and other.phrase is not None and not other.shared:
            # of the claim that it was late, Boateng said, “Not so”
            return begin
        if word in ("but", "while", "although", "though", "whereas", "and", "which"):
            return begin
        previous = other
    end = unit.end
    if owner.opener in _SUBORDINATE and count_words_between(masked, unit.start, min(owner.start, owner.cue_start)) <= 2:
        # When she said the dam would hold, the crowd left: the main clause is the reporter's
        main = _MAIN_CLAUSE.search(masked, start, end)
        end = main.start() if main else end
    if owner.opener in ("who", "which") or owner.opener == "," and owner.form.endswith("ing"):
        # The captain, noting that the sea was rough, refused to sail: the main verb is the reporter's
        for comma in _COMMA.finditer(masked, start, end):
            if rules.clear.match_at(masked, comma.end()):
                end = comma.start()
                break
    opens = not masked[unit.start : owner.start].strip(" \x01")
    if opens and (owner.kind == "noun" and owner.tail.kind == "that" or owner.opener == "who" and owner.tail.kind in ("that", "clause")):
        # Her claim that the rig was safe was rejected, those who say the rig is safe have sued: the second verb is the reporter's
        first = rules.clear.search(masked, start, end)
        second = _SECOND_VERB.search(masked, first.end(), end) if first is not None else None
        end = second.start() if second is not None else end
    if owner.opener in ("which", "that") and owner.tail.kind == "verb":
        # which the mayor said was “late” has been sold: the verb behind the marks is the reporter's
        end = next((mark.end for mark in unit.marks if start <= mark.start < end and rules.clear.match_at(masked, mark.end + 1)), end)
    if owner.opener == "that" and owner.tail.kind in ("verb", "clause"):
        end = _find_main_verb(unit, start, end)
    colon = _MARK_AND_COLON.search(masked, start, end)
    if colon is not None:
        # said she is “sorry”: “It was late.”: two quotations
        end = colon.start() + 1
    alone = _SAYS_NO_MORE.search(masked, start, end)
    if alone is not None:
        # said that “it is late,” but did not tell why: the second verb is the reporter's
        end = alone.start() + 1
    if owner.tail.kind == "to":
        # urged Togo to wait -- a wait that …
        # warned Togo not to wait, a week after its port said …: told by the reporter
        aside = _DASH.search(masked, start, end) or _DAYS_AFTER.search(masked, start, end)
        end = aside.start() if aside is not None else end
    # most clauses hold none of the words that open a doubt
    doubt = rules.shapes["doubt"].search(masked, start, end) if any(masked.find(word, start, end) >= 0 for word in _OPENS_DOUBT) else None
    return doubt.start() if doubt else end


def _find_main_verb(unit: Unit, start: int, end: int) -> int:
    """Where a relative clause without a subject of its own ends: a blast that police said killed nine people sparked protests."""
    _, starts, bits = unit.tokens.between(start, end)
    if not bits or not bits[0] & (ENDS_ED | FINITE):
        return end
    for k in range(2, len(bits) - 1):
        is_object = bits[k + 1] & (DETERMINER | CAPITAL) or bits[k + 1] & SMALL and not bits[k + 1] & FUNCTION
        if bits[k] & ENDS_ED and bits[k] & SMALL and not bits[k - 1] & (FUNCTION | ENDS_LY | ENDS_ED) and bits[k - 1] & SMALL and is_object:
            return starts[k]
    return end


def is_introduction(unit: Unit, start: int, end: int) -> bool:
    """Whether the words before ", he said" only set the scene: On Monday, he said …"""
    bits = unit.tokens.between(start, min(end, start + 40)).bits
    return bool(bits) and bool(bits[0] & INTRODUCTION)
