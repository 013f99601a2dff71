"""The stretches of speech in one sentence: what each attribution reports, before it, after it or around it."""

import re
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.attributions import Attribution, read_attributions
from newsaudit.extract.marks import Marked
from newsaudit.extract.phrases import Phrase, read_tokens
from newsaudit.extract.units import Unit

# "As the mayor said, …": verbs that report in an aside; "As the war continues, …" does not
_AS_ASIDE = frozenset(("say", "report", "note", "write", "explain", "comment", "recall", "tell"))
_EDGE = " \n\t,;—–"
# marks that found no partner are no part of what is reported
_START_EDGE = _EDGE + "“”\""
_BREAK = re.compile(r"(?:(,|;|—|–| -)\s*)?(?:\b(and|but|while|although|though|whereas|yet|as|which|or|because|so|that|even as)\b\s*)?$")
_SUBJECT_REST = re.compile(r"[ \n]*(?:[a-z]+ing\b|who\b|which\b|whose\b|where\b|while\b|as\b|when\b|after\b|before\b|in\b|on\b|at\b|during\b|with\b|from\b|by\b|for\b|to\b|according\b|an?\b|the\b|referring\b|using\b|of\b|via\b|per\b|following\b|amid\b|speaking\b|then\b|even\b|just\b|only\b)")
# what the reporter adds about the claim is not part of it
_DOUBT = re.compile(r",? (?:but|although|though) (?:the|that|this|those|these|his|her|its|their|it|there|reporters|neither|none)\b[^,.;\x01]{0,60}\b(?:verif|confirm|no evidence|unclear|not (?:immediately )?clear)")
_SUBORDINATE = frozenset(("when", "after", "while", "although", "though", "as", "because", "once", "before", "since"))
_MAIN_CLAUSE = re.compile(r", (?=(?:the|a|an|he|she|it|they|we|his|her|its|their|no|some|many|[A-Z][a-z]+)\b)")
_GOES_ON = re.compile(r"[ \n]*(?:but|and|or|because|although|though|since|so|nor|if|that)\b")
_MIN_CLAUSE_WORDS = 3
_PHRASE_REACH = 90


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


class _Claims:
    """The marks of a unit that an attribution has taken, and the offset up to which the sentence is used up."""

    def __init__(self, unit: Unit):
        self.marks: set[Marked] = set()
        self.taken: set[Marked] = set()
        self.floor = unit.start


def find_speech(masked: str, text: str, unit: Unit, rules: QuoteRules) -> list[Speech]:
    """The stretches of speech in a unit that a reporting word attributes, in text order."""
    attributions = read_attributions(masked, unit, rules)
    claims, found = _Claims(unit), []
    for number, attribution in enumerate(attributions):
        later = attributions[number + 1 :]
        if attribution.kind == "source":
            found += _report_source(masked, unit, attribution, later, claims, rules)
        elif "as" in attribution.cue.frames and not ("direct" in attribution.cue.frames and attribution.tail.kind in ("that",)):
            found += _report_label(masked, unit, attribution, later, claims)
        else:
            found += _report(masked, text, unit, attribution, later, claims, rules)
    found += _take_rest(masked, unit, found, claims)
    return found


def _make(start: int, end: int, attribution: Attribution, piece_of: int | None = None, *, is_phrase: bool = False) -> Speech:
    return Speech(start, end, attribution.phrase, attribution.shared, attribution.cue_start, attribution.cue_end, attribution.cue.rule,
                  start if piece_of is None else piece_of, attribution, is_phrase)


def _trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and commas at its ends and without its final full stop."""
    while start < end and masked[start] in _START_EDGE:
        start += 1
    while end > start and masked[end - 1] in _EDGE:
        end -= 1
    if end > start and masked[end - 1] == "." and not (end - start > 3 and masked[end - 3] == "." ):
        end -= 1
    return start, end


def _count(masked: str, start: int, end: int) -> int:
    return len(masked[start:end].split())


def _mark_before(unit: Unit, offset: int) -> Marked | None:
    best = None
    for mark in unit.marks:
        if mark.end <= offset:
            best = mark
    return best


def _mark_at(unit: Unit, offset: int) -> Marked | None:
    return next((mark for mark in unit.marks if mark.start <= offset < mark.end), None)


def _clause_end(masked: str, unit: Unit, start: int, owner: Attribution, later: list[Attribution]) -> int:
    """Where the clause that begins at `start` ends: with the sentence, or before the next attribution that is not within the clause."""
    previous = owner
    for other in later:
        if other.start < start:
            previous = other
            continue
        if other.cue.frames == {"of"}:
            continue
        gap = _BREAK.search(masked, max(start, other.start - 14), other.start)
        broken, word = (gap.group(1), gap.group(2)) if gap else (None, None)
        begin = gap.start() if gap else other.start
        if other.kind == "source":
            return min(begin, other.cue_start)
        if other.kind == "noun" or word == "that":
            previous = other
            continue
        if other.shared:
            # a participle or a second verb belongs to the attribution before it, and ends only that one's clause; one that reports nothing ends none
            if previous is owner and (other.tail.kind not in ("none", "end", "comma") or any(mark.start >= other.cue_end for mark in unit.marks)):
                return begin if broken or word else other.start
            previous = other
            continue
        if broken == "," and owner.opener in ("while", "although", "though", "as", "when") and other.phrase is not None:
            return begin
        if broken and (word or other.tail.kind in ("end", "comma", "none") or broken != ","):
            return begin
        if word in ("but", "while", "although", "though", "whereas", "and", "which"):
            return begin
        previous = other
    end = unit.end
    if owner.opener in _SUBORDINATE and _count(masked, unit.start, owner.start) <= 2:
        # When she said the dam would hold, the crowd left: the main clause is the reporter's
        main = _MAIN_CLAUSE.search(masked, start, end)
        end = main.start() if main else end
    doubt = _DOUBT.search(masked, start, end)
    return doubt.start() if doubt else end


def _report(masked: str, text: str, unit: Unit, attribution: Attribution, later: list, claims: _Claims, rules: QuoteRules) -> list[Speech]:
    tail, cue = attribution.tail, attribution.cue
    found: list[Speech] = []
    if attribution.kind == "verb" and "direct" in cue.frames and not (attribution.shared and attribution.opener in ("and", "but", "to", "by")):
        mark = _mark_before(unit, attribution.start)
        if mark is not None and mark not in claims.marks and _attaches(masked, text, mark, attribution, tail, rules):
            found.append(_take_before(masked, text, unit, mark, attribution, claims))
    if attribution.kind == "verb" and not found and tail.kind in ("comma", "end", "none", "colon") and "clause" in cue.frames and not attribution.shared:
        found += _report_before(masked, unit, attribution, later, claims, rules)
        if found:
            return found
    if tail.kind == "colon" and not found and "clause" in cue.frames and attribution.kind == "verb":
        tail = tail._replace(kind="clause")
    if attribution.kind == "noun" and later and later[0].opener == "that" and later[0].start <= tail.start + 1 and later[0].tail.kind == "verb":
        # the statement that they say may harm them: "that" is relative
        return found
    if tail.kind in ("that", "clause", "whether", "verb", "to"):
        if found and tail.kind == "clause":
            return found
        end = _clause_end(masked, unit, tail.start, attribution, later)
        if tail.kind == "verb" and attribution.opener in ("which", "who"):
            # the tunnel, which she says is safe, floods: the clause ends with its comma
            comma = masked.find(", ", tail.start, end)
            end = comma if comma > 0 else end
        start, end = _trim(masked, tail.start, end)
        # a name and a verb that no word list knows would leave a clause of one word: nothing is reported then
        if end > start and (tail.kind in ("whether", "to", "verb") or _count(masked, start, end) >= 2 or masked[start] == "\x01"):
            if tail.kind == "to" and not _reports_request(attribution):
                return found
            claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
            found.append(_make(start, end, attribution))
            claims.floor = max(claims.floor, attribution.cue_end)
    elif tail.kind in ("mark", "phrase"):
        mark = _mark_at(unit, tail.start)
        if mark is not None and mark not in claims.marks and (tail.kind == "phrase" or "direct" in cue.frames or "of" in cue.frames):
            found += _take_after(masked, unit, mark, attribution, later, claims)
    elif "of" in cue.frames and not found:
        found += _report_phrase(masked, unit, attribution, claims)
    elif tail.kind == "comma" and attribution.opener == "as" and not found and cue.id in _AS_ASIDE:
        end = _clause_end(masked, unit, tail.start, attribution, later)
        start, end = _trim(masked, tail.start, end)
        if _count(masked, start, end) >= _MIN_CLAUSE_WORDS:
            claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
            found.append(_make(start, end, attribution))
    return found


def _reports_request(attribution: Attribution) -> bool:
    """Whether a request is reported in words: by the verbs of requests, with what is requested."""
    return attribution.cue.id in ("urge", "advise", "warn", "call-noun", "tell")


def _attaches(masked: str, text: str, mark: Marked, attribution: Attribution, tail, rules: QuoteRules) -> bool:
    """Whether the quotation just before an attribution is its speech: nothing but the subject stands between them."""
    between = masked[mark.end : attribution.start]
    if between.rstrip().endswith(",") and text[mark.inner_end - 1] in ",?!" and len(between) < _PHRASE_REACH and tail.kind in ("end", "comma", "none", "mark") and not (
            rules.finite.search(between)) and not between.lstrip().startswith(("and ", "but ", ",")):
        # “…,” leader of the house in Accra, Ama Boateng told us
        return True
    if len(between.strip(" ,;:—–-\n")) > 0 and not (attribution.opener in ("as", "and", "then", "but") and between.strip(" ,;:—–-\n").lower() == attribution.opener):
        return False
    if tail.kind in ("that",) and not masked[mark.end - 1 : mark.end + 1]:
        return False
    if between.strip() in ("and", "but", "then", "as") and tail.kind in ("that", "clause", "mark"):
        return False
    return tail.kind not in ("that", "whether", "verb") or attribution.inverted


def _take_before(masked: str, text: str, unit: Unit, mark: Marked, attribution: Attribution, claims: _Claims) -> Speech:
    """The quotation before an attribution, with the reporter's words that it completes: Prices are “far too high,” she said."""
    claims.marks.add(mark)
    start = mark.start
    lead = masked[claims.floor : mark.start].rstrip()
    first = text[mark.inner_start : mark.inner_start + 1]
    joined = [m for m in unit.marks if claims.floor <= m.start < mark.start and m not in claims.marks]
    if lead.strip("\x01 ,.;:—–-") and not lead.endswith(":") and (first.islower() or not lead.endswith((",", "\x01", ".", "!", "?"))) and _count(masked, claims.floor, mark.start) >= 2:
        start, _ = _trim(masked, claims.floor, mark.end)
        claims.marks.update(joined)
    elif joined and not lead.strip("\x01 ,.;:—–-"):
        pass
    claims.floor = attribution.tail.start if not attribution.inverted else max(attribution.tail.start, attribution.cue_end)
    return _make(start, mark.end, attribution)


def _report_before(masked: str, unit: Unit, attribution: Attribution, later: list, claims: _Claims, rules: QuoteRules) -> list[Speech]:
    """The clause that stands before its attribution, and what goes on after it: The dam, he said, would hold."""
    head_end = attribution.start
    before = masked[unit.start : head_end].rstrip()
    if not before.endswith((",", "—", "–", " -", ", as", "\x01")):
        return []
    floor = max(unit.start, claims.floor if any(mark in claims.marks and mark.end <= claims.floor for mark in unit.marks) else unit.start)
    start, end = _trim(masked, floor, head_end)
    if end - start > 4 and masked[end - 3 : end] == " as":
        start, end = _trim(masked, start, end - 3)
    has_verb = rules.finite.search(masked, start, end) is not None or any(start <= mark.start < end for mark in unit.marks)
    rest_start = attribution.tail.start
    rest = masked[rest_start : unit.end]
    # behind an inverted subject stands its description; behind "he said," the clause may go on
    goes_on = attribution.tail.kind == "comma" and rest.strip(" .\n\x01") and not attribution.inverted and not _SUBJECT_REST.match(rest) and rest.lstrip()[:1].islower()
    if goes_on and later and later[0].shared and not masked[rest_start : later[0].cue_start].replace("and", "").replace("but", "").strip():
        goes_on = False
    if attribution.tail.kind == "none" and not _GOES_ON.match(rest) and not _SUBJECT_REST.match(rest):
        return []
    words = _count(masked, start, end)
    if words < _MIN_CLAUSE_WORDS and not goes_on:
        return []
    if not has_verb and not (goes_on or words >= 6 and attribution.cue.id == "say" or attribution.inverted and attribution.form in ("says", "say", "warns", "claims")):
        return []
    if goes_on and not has_verb and _is_introduction(masked, start, end, rules):
        return []
    if not has_verb and words <= 8 and _is_introduction(masked, start, end, rules) and not goes_on:
        return []
    claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
    found = [_make(start, end, attribution)] if end > start else []
    if goes_on and (not has_verb or _GOES_ON.match(rest) or rest.lstrip()[:1].islower()):
        tail_start, tail_end = _trim(masked, rest_start, _clause_end(masked, unit, rest_start, attribution, later))
        if _count(masked, tail_start, tail_end) >= _MIN_CLAUSE_WORDS:
            claims.marks.update(mark for mark in unit.marks if tail_start <= mark.start < tail_end)
            found.append(_make(tail_start, tail_end, attribution, start))
    claims.floor = rest_start
    return found


def _is_introduction(masked: str, start: int, end: int, rules: QuoteRules) -> bool:
    """Whether the words before ", he said" only set the scene: On Monday, he said …"""
    tokens = read_tokens(masked, start, min(end, start + 40))
    return bool(tokens) and tokens[0].text.lower() in rules.words["introduction"]


def _take_after(masked: str, unit: Unit, mark: Marked, attribution: Attribution, later: list, claims: _Claims) -> list[Speech]:
    """The quotation after its attribution, alone or as the beginning of a clause: said it was “far too high” for her."""
    end = _clause_end(masked, unit, mark.end, attribution, later)
    rest = masked[mark.end : end].strip(" .,;:—–-\n")
    claims.floor = max(claims.floor, attribution.cue_end)
    if rest.strip("\x01 ") and attribution.cue.id != "ask" and attribution.tail.kind != "phrase" and not rest.lstrip()[:1].isupper() and not _is_set_off(masked, mark, end):
        start, end = _trim(masked, mark.start, end)
        claims.marks.update(m for m in unit.marks if start <= m.start < end)
        return [_make(start, end, attribution)]
    claims.marks.add(mark)
    return [_make(mark.start, mark.end, attribution, is_phrase=attribution.tail.kind == "phrase")]


def _is_set_off(masked: str, mark: Marked, end: int) -> bool:
    """Whether a comma or a new clause follows a quotation: said “no,” and left."""
    return re.match(r"\s*(?:,|and\b|but\b|as\b|while\b|before\b|after\b|when\b|in\b|during\b|to\b|at\b|on\b|;|—|–)", masked[mark.end : end]) is not None


def _report_phrase(masked: str, unit: Unit, attribution: Attribution, claims: _Claims) -> list[Speech]:
    """The quoted phrase after of, about, against: warned of a “slow collapse”; accused them of “looking away”."""
    mark = next((m for m in unit.marks if m.start >= attribution.cue_end), None)
    if mark is None or mark in claims.marks or mark.start - attribution.cue_end > _PHRASE_REACH:
        return []
    between = masked[attribution.cue_end : mark.start]
    if not re.search(r"\b(?:of|about|against|for|at|on|over|as)\b", between) or re.search(r"[,;:]|\b(?:and|but|who|which|that|while)\b", between):
        return []
    claims.marks.add(mark)
    return [_make(mark.start, mark.end, attribution, is_phrase=True)]


def _report_label(masked: str, unit: Unit, attribution: Attribution, later: list, claims: _Claims) -> list[Speech]:
    """The quoted label: called the delay “a farce” and “an insult”."""
    if attribution.phrase is None and not attribution.shared:
        return []
    if attribution.tail.kind == "mark" and attribution.opener not in ("what", "which", "whom") and not (attribution.phrase is not None and attribution.phrase.form == "pronoun"):
        # a plan called “Green Start”: that is its name
        return []
    end = _clause_end(masked, unit, attribution.cue_end, attribution, later)
    found = []
    at = attribution.cue_end
    for mark in unit.marks:
        if mark.start < attribution.cue_end or mark.start >= end or mark in claims.taken:
            continue
        between = masked[at : mark.start]
        if len(between) > _PHRASE_REACH or re.search(r"[;:]", between):
            break
        claims.marks.add(mark)
        claims.taken.add(mark)
        found.append(_make(mark.start, mark.end, attribution, is_phrase=True))
        at = mark.end
    if not found and attribution.tail.kind == "none":
        before = _mark_before(unit, attribution.start)
        # a “scaffold,” she calls it
        if before is not None and before not in claims.marks and not masked[before.end : attribution.start].strip(" ,") and not attribution.shared:
            claims.marks.add(before)
            found.append(_make(before.start, before.end, attribution, is_phrase=True))
    return found


def _report_source(masked: str, unit: Unit, attribution: Attribution, later: list, claims: _Claims, rules: QuoteRules) -> list[Speech]:
    """What is so according to a source: the clause before it, after it, or both."""
    start, end = _trim(masked, unit.start, attribution.cue_start)
    has_lead = _count(masked, start, end) > 0 and masked[start:end].lower() not in ("but", "and", "still", "yet", "also", "so", "however", "meanwhile")
    tail_start, tail_end = _trim(masked, attribution.tail.start, _clause_end(masked, unit, attribution.tail.start, attribution, later))
    rest = masked[tail_start:tail_end]
    found = []
    mark = _mark_before(unit, attribution.cue_start)
    if mark is not None and not masked[mark.end : attribution.cue_start].strip(" ,") and not masked[unit.start : mark.start].strip("\x01 ,."):
        claims.marks.add(mark)
        return [_make(mark.start, mark.end, attribution)]
    lead_has_verb = rules.finite.search(masked, start, end) is not None or any(start <= m.start < end for m in unit.marks)
    is_opening = not has_lead or (_is_introduction(masked, start, end, rules) and not lead_has_verb)
    if is_opening and _count(masked, tail_start, tail_end) >= _MIN_CLAUSE_WORDS:
        found.append(_make(tail_start, tail_end, attribution))
    elif has_lead:
        if not lead_has_verb and _count(masked, tail_start, tail_end) < _MIN_CLAUSE_WORDS and _count(masked, start, end) < 4:
            return []
        begin = start if not claims.marks else max(start, _trim(masked, claims.floor, end)[0])
        if begin >= end:
            begin = start
        found.append(_make(begin, end, attribution))
        if rest and not lead_has_verb and not _SUBJECT_REST.match(rest) and _count(masked, tail_start, tail_end) >= _MIN_CLAUSE_WORDS:
            found.append(_make(tail_start, tail_end, attribution, begin))
    for speech in found:
        claims.marks.update(m for m in unit.marks if speech.start <= m.start < speech.end)
    claims.floor = attribution.tail.start
    return found


def _take_rest(masked: str, unit: Unit, found: list[Speech], claims: _Claims) -> list[Speech]:
    """The further pieces of a quotation that its attribution interrupts: “No,” she said, “not here.”"""
    rest = []
    quoted = [speech for speech in found if _mark_at(unit, speech.end - 1) is not None and speech.source.kind != "noun"]
    for mark in unit.marks:
        if mark in claims.marks or not quoted:
            continue
        owner = next((speech for speech in reversed(quoted) if speech.end <= mark.start), None)
        if owner is None or owner.cue_end is None:
            continue
        lead = masked[owner.end : mark.start]
        behind = masked[mark.end : unit.end].strip(" .,\n")
        if owner.cue_end <= mark.start and lead.rstrip().endswith((",", ":", "—", "–", ".", ";", "-")) and not behind.strip("\x01 .,"):
            claims.marks.add(mark)
            rest.append(owner._replace(start=mark.start, end=mark.end, piece_of=owner.piece_of))
        elif not lead.strip(" \n.,\x01"):
            claims.marks.add(mark)
            rest.append(owner._replace(start=mark.start, end=mark.end))
    return rest
