"""Speech that no clause behind a verb carries: quoted labels and phrases, and what is so according to a source."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.reported import (
    LINK,
    MIN_CLAUSE_WORDS,
    PHRASE_REACH,
    Claims,
    Speech,
    count_words_between,
    find_clause_end,
    is_introduction,
    make_speech,
    mark_at,
    mark_before,
    trim,
)
from newsaudit.extract.speech.units import Unit

_ABOUT = re.compile(r"\b(?:of|about|against|for|at|on|over|as)\b")
_LINKED = re.compile(r",? (?:but|and|yet|while|although)$")


def report_phrase(masked: str, unit: Unit, attribution: Attribution, claims: Claims, link: re.Pattern = _ABOUT) -> list[Speech]:
    """The quoted phrase after of, about, against: warned of a “slow collapse”; accused them of “looking away”. `link`: what leads to it."""
    mark = next((m for m in unit.marks if m.start >= attribution.cue_end), None)
    if mark is None or mark in claims.marks or mark.start - attribution.cue_end > PHRASE_REACH:
        return []
    between = masked[attribution.cue_end : mark.start]
    if attribution.cue.id == "deny" and not between.endswith(" as "):
        # rejected the offer as “a farce”; denied rumours of “fresh talks”: others' words
        return []
    if not link.search(between) or re.search(r"[,;:]|\b(?:and|but|who|which|that|while)\b", between):
        return []
    claims.marks.add(mark)
    return [make_speech(mark.start, mark.end, attribution, is_phrase=True)]


def report_label(masked: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """The quoted label: called the delay “a farce” and “an insult”."""
    if attribution.phrase is None and not attribution.shared or masked.startswith((" out ", " off ", " up "), attribution.cue_end):
        return []
    if masked.startswith(" for ", attribution.cue_end):
        # called for calm as members “mend the nets”
        return report_phrase(masked, unit, attribution, claims) if attribution.form.startswith("call") and attribution.phrase is not None else []
    if (
        attribution.tail.kind == "mark"
        and attribution.form in rules.words["naming"]
        and attribution.opener not in ("what", "which", "whom")
        and not (attribution.phrase is not None and attribution.phrase.form == "pronoun")
    ):
        # a plan called “Green Start”: that is its name
        return []
    if (
        masked.startswith(" as ", attribution.cue_end)
        and attribution.form.endswith("ed")
        and attribution.phrase is not None
        and attribution.phrase.form != "pronoun"
        and attribution.opener not in ("what", "which", "whom", "that", "as", "by")
    ):
        # a call described as “tense”: by whom is not said
        return []
    end = find_clause_end(masked, unit, attribution.cue_end, attribution, later, rules)
    found = []
    at = attribution.cue_end
    for mark in unit.marks:
        if mark.start < attribution.cue_end or mark.start >= end or mark in claims.taken:
            continue
        between = masked[at : mark.start]
        if len(between) > PHRASE_REACH or re.search(r"[;:]", between):
            break
        claims.marks.add(mark)
        claims.taken.add(mark)
        found.append(make_speech(mark.start, mark.end, attribution, is_phrase=True))
        at = mark.end
    if not found and attribution.tail.kind == "none":
        before = mark_before(unit, attribution.start)
        # a “scaffold,” she calls it
        if before is not None and before not in claims.marks and not masked[before.end : attribution.start].strip(" ,") and not attribution.shared:
            claims.marks.add(before)
            found.append(make_speech(before.start, before.end, attribution, is_phrase=True))
    return found


def report_source(masked: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """What is so according to a source: the clause before it, after it, or both."""
    start, end = trim(masked, claims.clause_floor, attribution.cue_start)
    if claims.clause_floor > unit.start:
        start += LINK.match(masked, start, end).end() - start
    linked = _LINKED.search(masked, start, end)
    if linked is not None and rules.finite.search(masked, attribution.tail.start, unit.end) is not None:
        # nobody knows how, but according to the crew, nine had left: the clause follows
        start = end
    if masked[start:end].endswith(" that"):
        # reported that, according to the crew, nine had left
        start = end
    has_lead = count_words_between(masked, start, end) > 0 and masked[start:end].lower() not in (
        "but",
        "and",
        "still",
        "yet",
        "also",
        "so",
        "however",
        "meanwhile",
    )
    tail_start, tail_end = trim(masked, attribution.tail.start, find_clause_end(masked, unit, attribution.tail.start, attribution, later, rules))
    rest = masked[tail_start:tail_end]
    found = []
    mark = mark_before(unit, attribution.cue_start)
    if mark is not None and not masked[mark.end : attribution.cue_start].strip(" ,") and not masked[unit.start : mark.start].strip("\x01 ,."):
        claims.marks.add(mark)
        return [make_speech(mark.start, mark.end, attribution)]
    lead_has_verb = rules.finite.search(masked, start, end) is not None or any(start <= m.start < end for m in unit.marks)
    is_opening = not has_lead or (is_introduction(unit, start, end) and not lead_has_verb)
    opened = mark_at(unit, tail_start) if is_opening else None
    if opened is not None and opened.start == tail_start and not masked[opened.end : tail_end].strip(" .\x01"):
        # According to the board, “the gale sank nine boats.”
        claims.marks.add(opened)
        return [make_speech(opened.start, opened.end, attribution)]
    if is_opening and count_words_between(masked, tail_start, tail_end) >= MIN_CLAUSE_WORDS:
        found.append(make_speech(tail_start, tail_end, attribution))
    elif has_lead:
        if not lead_has_verb and count_words_between(masked, tail_start, tail_end) < MIN_CLAUSE_WORDS and count_words_between(masked, start, end) < 4:
            return []
        is_nested = masked.startswith(" that ", claims.floor)
        # the board ruled that it was “too late,” according to the log: all of it stands in the log
        begin = start if not claims.marks or is_nested else max(start, trim(masked, claims.floor, end)[0])
        if begin >= end:
            begin = start
        found.append(make_speech(begin, end, attribution))
        if (
            rest
            and not lead_has_verb
            and not rules.shapes["after-speaker"].match(rest)
            and count_words_between(masked, tail_start, tail_end) >= MIN_CLAUSE_WORDS
        ):
            found.append(make_speech(tail_start, tail_end, attribution, begin))
    for speech in found:
        claims.marks.update(m for m in unit.marks if speech.start <= m.start < speech.end)
    claims.floor = attribution.tail.start
    if found and found[0].end <= attribution.cue_start:
        claims.clause_floor = attribution.tail.start
    return found
