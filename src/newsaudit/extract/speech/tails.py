"""What stands after a reporting verb: whom it was said to, when and where, and then the words reported or nothing."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.speech.attribution import last_word
from newsaudit.extract.speech.clause_starts import find_clause_behind_place, is_clause, tells_of_text
from newsaudit.extract.speech.tail import THAT_REACH, Behind, Tail
from newsaudit.extract.speech.tail_marks import read_punctuation
from newsaudit.extract.speech.tail_that import read_that, read_that_behind_comma, read_that_behind_phrase, read_told
from newsaudit.extract.speech.told import first_word, skip_addressee, skip_space
from newsaudit.extract.speech.units import Unit

_WH = re.compile(r"(?:whether|if|why|how|what|who|when|where|which)\b")
_WHEN_ASKED = re.compile(r"when \w+ed\b")
# told reporters who asked about it; but told police who attacked her
_WHO_DID = re.compile(r"who (?:had |have )?(?:asked|gathered|attended|questioned|pressed|turned|waited|wondered|inquired|wanted)\b")
_TO_DO = re.compile(r"[^,;:.\x01]{3,90}? to (?=[a-z])")
_PLEDGE = re.compile(r"(?:not |never )?to (?:[a-z]+ ){0,4}?(?=\x01)")
# on X, formerly Twitter, that
_FORMER_NAME = re.compile(r" ?,? ?(?:formerly|previously)(?: known as| called)? [A-Z][\w.]*(?: [A-Z][\w.]*)?(?=,|$| that)")
_DOING = re.compile(
    r"(?:not |ever |having )?(?:[a-z]+ly )?(?!(?:wrong|be|th|noth|anyth)[a-z]*ing\b)[a-z]{2,}ing (?!(?:of|and|in|to)\b)(?=\w|\x01)"
)
_BRACKETS = re.compile(r" \([^()]{2,160}\)")
_FIRST = re.compile(r" *,? *([^\W\d_]+)")
_OF_DOING = re.compile(r"([^,;:\x01]{2,70}? of )(?=(?:not )?[a-z]+ing\b)")
_MOST_ADJUNCTS = 4
# killed nine, closed the port: a verb with its object
_ACTS = re.compile(
    r" [a-z]{3,}ed (?:the|an?|his|her|its|their|\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b"
)


def read_tail(masked: str, cue: Cue, cue_end: int, unit: Unit, rules: QuoteRules, *, after_relative: bool = False, opens: bool = False) -> Tail:
    """What follows the reporting verb that ends at `cue_end`. `opens`: the attribution opens the sentence: what it reports must follow."""
    end = unit.end
    has_that = masked.find("that ", cue_end, min(end, cue_end + THAT_REACH) + THAT_REACH) >= 0
    at = cue_end
    if "addressee" in cue.frames:
        at = _skip_told(masked, cue, cue_end, unit, rules)
        told = read_told(Behind(masked, cue, unit, rules, at, at, has_that), cue_end)
        if told is not None:
            return told
    if after_relative and first_word(unit, at) in rules.words["verb-after-relative"]:
        return Tail("verb", skip_space(masked, at), at)
    cue_end = at
    if masked[at : at + 1] == "." or at >= end:
        return Tail("end", at, cue_end)
    at = _skip_adjuncts(masked, at, end, rules)
    behind = Behind(masked, cue, unit, rules, at, cue_end, has_that)
    that = read_that(behind)
    if that is not None:
        return that
    if at >= end or masked[at] in ".?!)":
        return Tail("end", at, cue_end)
    if masked[at] == "\x01":
        return Tail("mark", at, cue_end)
    return (
        read_that_behind_comma(behind)
        or read_punctuation(behind, opens=opens)
        or _read_quoted(behind)
        or read_that_behind_phrase(behind)
        or _read_question(behind)
        or _read_verb(behind)
        or _read_clause(behind)
        or Tail("none", at, cue_end)
    )


def _skip_told(masked: str, cue: Cue, cue_end: int, unit: Unit, rules: QuoteRules) -> int:
    """The offset behind whom it is said to; `cue_end` where nobody is named."""
    at = skip_addressee(unit, masked, cue_end, rules, joint=cue.id == "tell")
    if at == cue_end or cue.id == "tell":
        return at
    # warns the rig could sink, warned the fever killed nine: the subject of what is said, nobody who is told
    is_subject = rules.clear.match_at(masked, skip_space(masked, at)) or _ACTS.match(masked, at) is not None
    return cue_end if is_subject else at


def _skip_adjuncts(masked: str, at: int, end: int, rules: QuoteRules) -> int:
    """The offset behind when, where and how it was said, and behind the space that follows."""
    start = at
    for _ in range(_MOST_ADJUNCTS if _may_open_adjunct(masked, at, end, rules.words) else 0):
        match = rules.adjunct.match(masked, at, end)
        if match is None or match.end() == at:
            break
        at = match.end()
        former = _FORMER_NAME.match(masked, at, end)
        if former is not None:
            at = former.end()
    aside = _BRACKETS.match(masked, at, end) if at > start and masked.startswith(" (", at) else None
    return skip_space(masked, aside.end() if aside is not None else at)


def _may_open_adjunct(masked: str, at: int, end: int, words: dict) -> bool:
    """Whether the next word is one that when, where or how something was said may begin with: a day, a preposition, an adverb."""
    first = _FIRST.match(masked, at, end)
    if first is None:
        return False
    word, days = first[1], words["day"]
    return word in words["adjunct-first"] or word in days or word.endswith("ly") or f"{word}." in days


def _read_quoted(behind: Behind) -> Tail | None:
    """The quotation behind a phrase that a comma or colon ends: said in a note to tenants, “…”."""
    masked, cue, unit, rules, at, cue_end, _ = behind
    quoted = masked.find("\x01", at, min(unit.end, at + THAT_REACH)) if "direct" in cue.frames else -1
    if quoted <= 0 or not masked[skip_space(masked, cue_end) : quoted].rstrip().endswith((",", ":")):
        return None
    is_phrase = first_word(unit, at) in rules.words["preposition"] and not rules.finite.search(masked, at, quoted)
    return Tail("mark", quoted, cue_end) if is_phrase else None


def _read_question(behind: Behind) -> Tail | None:
    """The question behind a verb of asking or telling: asked why the pier was shut; not told reporters who asked about it."""
    masked, cue, unit, rules, at, cue_end, _ = behind
    if cue.id == "ask" and masked.startswith("who ", at) and last_word(unit, unit.start, at) in rules.words["anybody"]:
        # asked anyone who saw it to call; but asked the crew who saw it
        wish = _TO_DO.match(masked, at, unit.end)
        return Tail("to", wish.end() - 3, cue_end) if wish is not None else Tail("none", at, cue_end)
    if "whether" not in cue.frames or not _WH.match(masked, at):
        return None
    is_relative = _WHEN_ASKED.match(masked, at) or cue_end > unit.start and cue.id == "tell" and _WHO_DID.match(masked, at)
    return Tail("whether", at, cue_end) if not is_relative else None


def _read_verb(behind: Behind) -> Tail | None:
    """The verb with which what is reported begins: accused them of lying, denies lying, stressed the need to, urged them to leave."""
    masked, cue, unit, rules, at, cue_end, _ = behind
    of_doing = _OF_DOING.match(masked, at, unit.end) if cue.id == "accuse" else None
    if of_doing is not None:
        return Tail("verb", of_doing.end(1), cue_end)
    if "doing" in cue.frames and _DOING.match(masked, at, unit.end):
        return Tail("verb", at, cue_end)
    begin = skip_space(masked, cue_end)
    if cue.id == "stress" and rules.shapes["stance"].match(masked, begin, unit.end):
        return Tail("that", begin, cue_end)
    return Tail("to", at, cue_end) if "to" in cue.frames and masked.startswith(("to ", "not to ", "never to "), at) else None


def _read_clause(behind: Behind) -> Tail | None:
    """The clause that opens without any word for it, or the words in marks that were pledged: said it rained, vowed to “burn the road”."""
    masked, cue, unit, rules, at, cue_end, _ = behind
    begin = skip_space(masked, cue_end)
    placed = find_clause_behind_place(unit, masked, begin, cue, rules) if cue.id in ("say", "tell") else None
    if placed is not None:
        return Tail("clause", placed, cue_end)
    if "clause" in cue.frames and is_clause(unit, masked, at, cue, rules) and not (at > begin and tells_of_text(unit, at)):
        return Tail("clause", at, cue_end)
    pledge = _PLEDGE.match(masked, at, unit.end) if cue.id == "insist" else None
    # only the quoted words are reported, as with a label
    return Tail("phrase", pledge.end(), cue_end) if pledge is not None else None
