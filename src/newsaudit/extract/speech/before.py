"""Reported clauses that stand before their attribution, or around it: The dam, he said, would hold."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.reported import (
    GOES_ON,
    LINK,
    MIN_CLAUSE_WORDS,
    Claims,
    Speech,
    count_words_between,
    find_clause_end,
    is_introduction,
    make_speech,
    trim,
)
from newsaudit.extract.speech.subjects import subject_after
from newsaudit.extract.speech.units import Unit

_TIME_LEAD = re.compile(
    r"(?:(?:But|And|Then) )?(?:(?:a|an|one|two|three|four|five|six|some|several|a few|many|the|that|this|last|next|\w+) )?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|mornings?|weeks?|months?|years?|decades?) (?:ago|before|after|later|earlier)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:time|that|because|if|though|where|when|whether|why|how|what|who|which|to|of|and|but|or|as|than|so|is|are|was|were|be|a|an|the)\Z"
)
# he said, also signaling; he said, and then warned
_ADDS = re.compile(r"[\s,]*(?:(?:and|but|also|then|further|later|[a-z]+ly)\s+)*")
_NO_DESCRIPTION = re.compile(r"[ \n]*(?:of|a|an|the)\b")
_ADVERB_LEAD = re.compile(r"(?:(?:But|And|Then) )?[A-Za-z][a-z]+ly")
_SUBORDINATE_LEAD = re.compile(r"(?:[Bb]ut |[Aa]nd )?(?:[Ww]hile|[Aa]lthough|[Tt]hough|[Ii]f|[Bb]ecause|[Uu]nless|[Ww]hereas) ")


def report_before(masked: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """The clause that stands before its attribution, and what goes on after it: The dam, he said, would hold."""
    head_end = attribution.start
    before = masked[unit.start : head_end].rstrip()
    if before.endswith((", which,", ", who,")) and attribution.tail.kind == "comma":
        # there are four pots, which, she says, is too few: hers is what follows
        return _report_inserted(masked, unit, attribution, later, claims, rules)
    if not before.endswith((",", "—", "–", " -", ", as", "\x01")):
        return []
    if attribution.tail.kind == "none" and attribution.cue.id not in ("say", "tell") and _SUBORDINATE_LEAD.match(masked, unit.start, head_end):
        # Though a note named him Kofi, sources have confirmed his name
        return []
    floor = max(claims.clause_floor, claims.floor if any(mark in claims.marks and mark.end <= claims.floor for mark in unit.marks) else unit.start)
    semicolon = masked.rfind("; ", claims.floor, head_end) if claims.floor > unit.start else -1
    start, end = trim(masked, max(floor, semicolon + 1), head_end)
    if floor > unit.start and floor == claims.clause_floor:
        # …, Lee said, and the pier was closed, she said: the second clause leaves out its conjunction
        start += LINK.match(masked, start, end).end() - start
    if end - start > 4 and masked[end - 3 : end] == " as":
        start, end = trim(masked, start, end - 3)
    has_verb = rules.finite.search(masked, start, end) is not None or any(start <= mark.start < end for mark in unit.marks)
    rest_start = attribution.tail.start
    rest = masked[rest_start : unit.end]
    # behind an inverted subject stands its description; behind "he said," the clause may go on
    goes_on = (
        attribution.tail.kind == "comma"
        and rest.strip(" .\n\x01")
        and not attribution.inverted
        and (not rules.shapes["after-speaker"].match(rest) or _is_unfinished(masked, start, end, attribution, rest))
        and rest.lstrip()[:1].islower()
    )
    if not goes_on and attribution.tail.kind == "comma" and not attribution.inverted and _SUBORDINATE_LEAD.match(masked, start, end):
        # While some boats sink, she said, for others the storm is play: the main clause is still to come
        goes_on = has_verb = "," not in masked[start:end] and rules.finite.search(masked, rest_start, unit.end) is not None
    if not has_verb and attribution.tail.kind == "comma" and not attribution.inverted and _opens_time(unit, masked, start, end):
        # On Monday, she said, the three left: all that is reported follows
        return _report_rest(masked, unit, attribution, later, claims, rules)
    if goes_on and later and later[0].shared and _ADDS.fullmatch(masked, rest_start, later[0].cue_start):
        goes_on = False
    if goes_on and any(other.kind == "source" or _stands_behind(masked, other, rest_start) for other in later):
        goes_on = False
    if attribution.tail.kind == "none" and not GOES_ON.match(rest) and not rules.shapes["after-speaker-bare"].match(rest):
        return []
    # It's over, he said: subject and verb in one word
    words = count_words_between(masked, start, end) + ("'" in masked[start:end].partition(" ")[0])
    if words < MIN_CLAUSE_WORDS and not goes_on:
        return []
    if not has_verb and not (
        goes_on or words >= 6 and attribution.cue.id == "say" or attribution.inverted and attribution.form in ("says", "say", "warns", "claims")
    ):
        return []
    if goes_on and not has_verb and is_introduction(unit, start, end):
        return []
    if not has_verb and words <= 8 and is_introduction(unit, start, end) and not goes_on:
        return []
    claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
    found = [make_speech(start, end, attribution)] if end > start else []
    if goes_on:
        tail_start, tail_end = trim(masked, rest_start, find_clause_end(masked, unit, rest_start, attribution, later, rules))
        # The lamps, she said, were out: two words are enough where the subject stands before
        marks = [mark for mark in unit.marks if tail_start <= mark.start < tail_end]
        if marks or count_words_between(masked, tail_start, tail_end) >= (MIN_CLAUSE_WORDS if has_verb else MIN_CLAUSE_WORDS - 1):
            claims.marks.update(marks)
            found.append(make_speech(tail_start, tail_end, attribution, start))
    claims.floor = claims.clause_floor = rest_start
    return found


def _is_unfinished(masked: str, start: int, end: int, attribution: Attribution, rest: str) -> bool:
    """Whether the words before ", she said," need those behind: That is because, she said, the pier was sold; It is time, she said, to sell."""
    if _UNFINISHED.search(masked[max(start, end - 12) : end]) is not None:
        return True
    # what follows a pronoun does not describe whom it stands for
    return attribution.phrase is not None and attribution.phrase.form == "pronoun" and _NO_DESCRIPTION.match(rest) is not None


def _opens_time(unit: Unit, masked: str, start: int, end: int) -> bool:
    """Whether the words before ", she said," only tell when or where: On Monday; But a week ago; Two days before."""
    return is_introduction(unit, start, end) or any(lead.fullmatch(masked, start, end) for lead in (_TIME_LEAD, _ADVERB_LEAD))


def _report_rest(masked: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """The clause behind ", she said,", where it has a subject and a verb of its own."""
    start, end = trim(masked, attribution.tail.start, find_clause_end(masked, unit, attribution.tail.start, attribution, later, rules))
    subject = subject_after(unit, start, end)
    verb = rules.finite.search(masked, subject.end, end) if subject is not None else None
    if verb is None or any(mark.start < verb.start() and "," in masked[mark.end : mark.end + 1] for mark in unit.marks if mark.start >= start):
        return []
    if "," in masked[subject.end : verb.start()] and masked[start : subject.end].lower().startswith(("a ", "an ", "the ", "who ", "which ")):
        # On Monday, said Lee, a baker, who …: a description
        return []
    if masked[start:end].startswith(("who ", "which ", "and ", "but ", "whose ")):
        return []
    claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
    claims.floor = claims.clause_floor = end
    return [make_speech(start, end, attribution)]


def _report_inserted(masked: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """What goes on behind an attribution that stands within a relative clause."""
    start, end = trim(masked, attribution.tail.start, find_clause_end(masked, unit, attribution.tail.start, attribution, later, rules))
    if count_words_between(masked, start, end) < MIN_CLAUSE_WORDS - 1:
        return []
    claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
    claims.floor = claims.clause_floor = end
    return [make_speech(start, end, attribution)]


def _stands_behind(masked: str, other: Attribution, start: int) -> bool:
    """Whether an attribution follows the clause it reports, which begins at `start` or later: …, she said."""
    return (
        other.kind == "verb"
        and other.tail.kind in ("end", "comma")
        and not other.shared
        and count_words_between(masked, start, other.start) >= MIN_CLAUSE_WORDS
        and masked[start : other.start].rstrip().endswith((",", "\x01"))
    )
