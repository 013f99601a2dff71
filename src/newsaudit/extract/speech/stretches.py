"""The stretches of speech in one sentence: what each attribution reports, before it, after it or around it."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.attributions import read_attributions
from newsaudit.extract.speech.before import report_before
from newsaudit.extract.speech.labels import report_label, report_phrase, report_source
from newsaudit.extract.speech.marks import Marked
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.reported import (
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
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.units import Unit

_PROGRAMME = re.compile(r"(?:\bon|'s|show|program|programme|podcast) \Z")
# no sentence holds more attributions than this within one reported clause
_MOST_LATER = 24
# behind “she said,” what completes the clause before it up to the next quoted words: no subject and verb of the reporter's
_DECLARED = re.compile(r"(?: as| to be|[a-z]) $")
# asked them to show “some patience”, informed them of the plan if they “stay noisy”
_REQUESTS = frozenset(("ask", "advise", "urge"))
_WISHED = re.compile(r"^[a-z ]*\b(?:for|to|of) ")
_GOES_ON_BEHIND = re.compile(
    r"[^,\x01]{0,40}, (?:and |but |or )?(?:(?!(?:who|which|while|with|as|when|after|before|he|she|they)\b)[a-z]+(?<!ing) ){1,5}"
)


def find_speech(masked: str, text: str, unit: Unit, rules: QuoteRules) -> list[Speech]:
    """The stretches of speech in a unit that a reporting word attributes, in text order."""
    attributions = read_attributions(masked, unit, rules)
    claims, found = Claims(unit), []
    for number, attribution in enumerate(attributions):
        later = attributions[number + 1 : number + 1 + _MOST_LATER]
        if attribution.kind == "source":
            found += report_source(masked, unit, attribution, later, claims, rules)
        elif "as" in attribution.cue.frames and not ("direct" in attribution.cue.frames and attribution.tail.kind in ("that",)):
            found += report_label(masked, unit, attribution, later, claims, rules)
        else:
            found += _report(masked, text, unit, attribution, later, claims, rules)
            if not attribution.shared and len(found) > 1:
                found = _drop_own_words(masked, found)
    found += _take_rest(masked, unit, found, claims)
    return found


def _drop_own_words(masked: str, found: list[Speech]) -> list[Speech]:
    """The stretches without those of an "I" or "we" within the last one: I say it again, it is late, he added; the words are his alone."""
    last = found[-1]
    return [speech for speech in found[:-1] if not (last.start <= speech.start < last.end and _is_first_person(masked, speech.phrase))] + [last]


def _is_first_person(masked: str, phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.form == "pronoun" and masked[phrase.start : phrase.end] in ("I", "we", "We")


def _report(masked: str, text: str, unit: Unit, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    tail, cue = attribution.tail, attribution.cue
    found: list[Speech] = []
    if attribution.kind == "verb" and "direct" in cue.frames and not (attribution.shared and attribution.opener in ("and", "but", "to", "by")):
        mark = mark_before(unit, attribution.start)
        if mark is not None and mark not in claims.marks and _attaches(masked, text, mark, attribution, tail, rules):
            found.append(_take_before(masked, text, unit, mark, attribution, claims))
    if (
        attribution.kind == "verb"
        and not found
        and tail.kind in ("comma", "end", "none", "colon")
        and "clause" in cue.frames
        and not attribution.shared
    ):
        found += report_before(masked, unit, attribution, later, claims, rules)
        if found:
            return found
    if tail.kind == "colon" and not found and "clause" in cue.frames and attribution.kind == "verb":
        tail = tail._replace(kind="clause")
    if attribution.kind == "noun" and later and later[0].opener == "that" and later[0].start <= tail.start + 1 and later[0].tail.kind == "verb":
        # the statement that they say may harm them: "that" is relative
        return found
    if tail.kind == "that" and not found and attribution.opener == "," and masked[tail.cue_end : tail.cue_end + 1] == "," and not attribution.shared:
        # It is late, she said, that the boats come in: what stands before is hers too
        begin, close = trim(masked, claims.clause_floor, attribution.start)
        if rules.finite.search(masked, begin, close) and not is_introduction(unit, begin, close):
            found.append(make_speech(begin, close, attribution))
    if tail.kind in ("that", "clause", "whether", "verb", "to"):
        if found and (tail.kind == "clause" or tail.kind == "whether" and cue.id == "say"):
            return found
        end = find_clause_end(masked, unit, tail.start, attribution, later, rules)
        if tail.kind == "verb" and attribution.opener in ("which", "who"):
            # the tunnel, which she says is safe, floods: the clause ends with its comma
            comma = masked.find(", ", tail.start, end)
            end = comma if comma > 0 else end
        start, end = trim(masked, tail.start, end)
        # a name and a verb that no word list knows would leave a clause of one word: nothing is reported then
        if end > start and (tail.kind in ("whether", "to", "verb") or count_words_between(masked, start, end) >= 2 or masked[start] == "\x01"):
            if tail.kind == "to" and not _reports_request(attribution, tail):
                return found
            claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
            found.append(make_speech(start, end, attribution))
            claims.floor = max(claims.floor, attribution.cue_end)
    elif tail.kind in ("mark", "phrase"):
        mark = mark_at(unit, tail.start)
        if (
            mark is not None
            and found
            and masked[tail.cue_end : mark.start].rstrip()[-1:] not in (",", ":")
            and len(text[mark.start : mark.end].split()) < 5
        ):
            # “…,” she told Lagos Radio's “This Week”: the name of a programme
            claims.marks.add(mark)
        elif mark is not None and mark not in claims.marks and (tail.kind == "phrase" or "direct" in cue.frames or "of" in cue.frames):
            found += _take_after(masked, unit, mark, attribution, later, claims, rules)
    elif cue.id == "state" and tail.kind == "none" and not found and attribution.form.startswith(("declar", "pronounc")):
        found += report_phrase(masked, unit, attribution, claims, _DECLARED)
    elif "of" in cue.frames and not found:
        found += report_phrase(masked, unit, attribution, claims)
    elif cue.id in _REQUESTS and tail.kind == "none" and not found and not attribution.shared:
        found += report_phrase(masked, unit, attribution, claims, _WISHED)
    elif tail.kind == "comma" and attribution.opener == "as" and not found and "aside" in cue.frames:
        end = find_clause_end(masked, unit, tail.start, attribution, later, rules)
        start, end = trim(masked, tail.start, end)
        if count_words_between(masked, start, end) >= MIN_CLAUSE_WORDS:
            claims.marks.update(mark for mark in unit.marks if start <= mark.start < end)
            found.append(make_speech(start, end, attribution))
    return found


def _reports_request(attribution: Attribution, tail: Tail) -> bool:
    """Whether a request is reported in words: by the verbs of requests, with what is requested; an order is an act more than words."""
    if attribution.kind == "verb" and attribution.form[-2:] == "ed" and tail.start <= attribution.cue_start + len(attribution.form) + 1:
        # Mayor urged to resign: of headlines, which leave out "was"
        return False
    if attribution.form in ("ordered", "orders", "instructed", "instructs"):
        return False
    return attribution.cue.id in ("urge", "advise", "warn", "call-noun", "tell")


def _attaches(masked: str, text: str, mark: Marked, attribution: Attribution, tail, rules: QuoteRules) -> bool:
    """Whether the quotation just before an attribution is its speech: nothing but the subject stands between them."""
    if attribution.shared and attribution.form.endswith("ing") and _PROGRAMME.search(masked, max(0, mark.start - 12), mark.start):
        # said on “This Week,” adding …: the name of a programme
        inner = text[mark.inner_start : mark.inner_end].strip(" ,.").split(" ")
        if len(inner) <= 5 and all(word[:1].isupper() for word in inner if len(word) > 3):
            return False
    between = masked[mark.end : attribution.start]
    if (
        between.rstrip().endswith(",")
        and text[mark.inner_end - 1] in ",?!"
        and len(between) < PHRASE_REACH
        and tail.kind in ("end", "comma", "none", "mark")
        and not (rules.finite.search(between))
        and not between.lstrip().startswith(("and ", "but ", ","))
    ):
        # “…,” leader of the house in Accra, Ama Boateng told us
        return True
    if len(between.strip(" ,;:—–-\n")) > 0 and not (
        attribution.opener in ("as", "and", "then", "but") and between.strip(" ,;:—–-\n").lower() == attribution.opener
    ):
        return False
    if tail.kind in ("that",) and not masked[mark.end - 1 : mark.end + 1]:
        return False
    if between.strip() in ("and", "but", "then", "as") and tail.kind in ("that", "clause", "mark"):
        return False
    return tail.kind not in ("that", "whether", "verb") or attribution.inverted


def _take_before(masked: str, text: str, unit: Unit, mark: Marked, attribution: Attribution, claims: Claims) -> Speech:
    """The quotation before an attribution, with the reporter's words that it completes: Prices are “far too high,” she said."""
    claims.marks.add(mark)
    start = mark.start
    lead = masked[claims.floor : mark.start].rstrip()
    first = text[mark.inner_start : mark.inner_start + 1]
    joined = [m for m in unit.marks if claims.floor <= m.start < mark.start and m not in claims.marks]
    if (
        lead.strip("\x01 ,.;:—–-")
        and not lead.endswith(":")
        and (first.islower() or not lead.endswith((",", "\x01", ".", "!", "?")))
        and count_words_between(masked, claims.floor, mark.start) >= 2
    ):
        start, _ = trim(masked, claims.floor, mark.end)
        claims.marks.update(joined)
    elif joined and not lead.strip("\x01 ,.;:—–-"):
        pass
    claims.floor = attribution.tail.start if not attribution.inverted else max(attribution.tail.start, attribution.cue_end)
    return make_speech(start, mark.end, attribution)


def _take_after(masked: str, unit: Unit, mark: Marked, attribution: Attribution, later: list, claims: Claims, rules: QuoteRules) -> list[Speech]:
    """The quotation after its attribution, alone or as the beginning of a clause: said it was “far too high” for her."""
    end = find_clause_end(masked, unit, mark.end, attribution, later, rules)
    rest = masked[mark.end : end].strip(" .,;:—–-\n")
    claims.floor = max(claims.floor, attribution.cue_end)
    if (
        rest.strip("\x01 ")
        and attribution.cue.id != "ask"
        and attribution.tail.kind != "phrase"
        and not rest.lstrip()[:1].isupper()
        and not _is_set_off(masked, mark, end)
    ):
        start, end = trim(masked, mark.start, end)
        claims.marks.update(m for m in unit.marks if start <= m.start < end)
        return [make_speech(start, end, attribution)]
    claims.marks.add(mark)
    return [make_speech(mark.start, mark.end, attribution, is_phrase=attribution.tail.kind == "phrase")]


def _is_set_off(masked: str, mark: Marked, end: int) -> bool:
    """Whether a comma or a new clause follows a quotation: said “no,” and left."""
    return (
        re.match(r"\s*(?:,|and\b|but\b|as\b|while\b|before\b|after\b|when\b|in\b|during\b|to\b|at\b|on\b|;|—|–)", masked[mark.end : end]) is not None
    )


def _take_rest(masked: str, unit: Unit, found: list[Speech], claims: Claims) -> list[Speech]:
    """The further pieces of a quotation that its attribution interrupts: “No,” she said, “not here.”"""
    left = [mark for mark in unit.marks if mark not in claims.marks]
    quoted = [speech for speech in found if mark_at(unit, speech.end - 1) is not None and speech.source.kind != "noun"] if left else []
    rest = []
    for mark in left if quoted else ():
        owner = next((speech for speech in reversed(quoted) if speech.end <= mark.start), None)
        if owner is None or owner.cue_end is None:
            continue
        lead = masked[owner.end : mark.start]
        behind = masked[mark.end : unit.end].strip(" .,\n")
        if owner.cue_end <= mark.start and lead.rstrip().endswith((",", ":", "—", "–", ".", ";", "-")) and not behind.strip("\x01 .,"):
            claims.marks.add(mark)
            rest.append(owner._replace(start=mark.start, end=mark.end, piece_of=owner.piece_of))
        elif owner.end <= owner.cue_start and _GOES_ON_BEHIND.fullmatch(masked, owner.cue_end, mark.start) and not behind.strip("\x01 .,"):
            # a “quiet warning,” she said, aimed at “the yards”
            claims.marks.add(mark)
            start = owner.cue_end + masked[owner.cue_end : mark.start].index(",") + 2
            rest.append(owner._replace(start=start, end=mark.end, piece_of=owner.piece_of))
        elif not lead.strip(" \n.,\x01"):
            claims.marks.add(mark)
            rest.append(owner._replace(start=mark.start, end=mark.end))
    return rest
