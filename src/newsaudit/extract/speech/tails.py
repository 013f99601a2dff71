"""What stands after a reporting verb: whom it was said to, when and where, and then the words reported or nothing."""

import re
from typing import NamedTuple

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.codebook.word_classes import BETWEEN, CAPITAL, DAY, ENDS_LY, GROUP, ORGANISATION, PREPOSITION, ROLE, SMALL, VENUE, VIA_DOCUMENT
from newsaudit.extract.speech.clause_starts import find_clause_behind_place, is_clause, tells_of_text
from newsaudit.extract.speech.told import first_word, is_told, skip_addressee, skip_space
from newsaudit.extract.speech.units import Unit

_THAT_REACH = 110
_MOST_TOLD = 6
# "told the packed hall in Leeds that": up to "that", a mark or a comma
_THAT = re.compile(r"[^,:;\x01—]{1,90}?(?:\x01{3,40})? that (?=\S)|,? ?however,? that ")
_COMMA_THAT = re.compile(r" ?,[^,:;\x01]{2,60}, that ")
_DASH_THAT = re.compile(r"(?:—|–|--|-) ?[^,:;—–\x01]{2,90}? ?(?:—|–|--|-) ?that ")
_BRIEF_ASIDE = re.compile(r", (?:as|for|in|at|with|to|on) [^,:;\x01—–]{2,50}, (?=(?!(?:who|which|and|but|as|when|while|after|before)\b)\w)")
_PLACES_THAT = re.compile(r" (?:in|at|on|during|for|from)\b[^:;\x01—]{2,160}?, that (?=\S)")
_THAT_TWICE = ("that the ", "that a ", "that it ", "that he ", "that she ", "that they ", "that there ")
_OPENS_SPEECH = tuple("I |I'|We |We'|You |It |It's |The |This |That |That's |There |These |They |He |She |Our |My |If |No |What |A ".split("|"))
_WH = re.compile(r"(?:whether|if|why|how|what|who|when|where|which)\b")
_NO_PREPOSITION = re.compile(r"(?: [a-z]+){1,2}(?<! today)(?<!ly)(?<!day)")
_WHEN_ASKED = re.compile(r"when \w+ed\b")
# told reporters who asked about it; but told police who attacked her
_WHO_DID = re.compile(r"who (?:had |have )?(?:asked|gathered|attended|questioned|pressed|turned|waited|wondered|inquired|wanted)\b")
# asked anyone who saw it to call; but asked the crew who saw it
_ANYONE_WHO = re.compile(r"\b(?:anyone|anybody|everyone|everybody|someone|those|people|residents|drivers|witnesses) who \Z")
_TO_DO = re.compile(r"[^,;:.\x01]{3,90}? to (?=[a-z])")
_LONGEST_ANYONE = 10
_THAT_DAY = re.compile(
    r"that (?:day|night|week|month|year|time|morning|afternoon|evening|same|much|weekend|summer|winter)"
    r"(?=[,.;]|$| (?:in|at|on|he|she|they|it|the|that)\b)"
)
_THAT_KIND = re.compile(r"that (?:type|kind|sort) of\b")
# rejected that argument in court: no clause
THAT_NOUN = re.compile(r"that [a-z]+(?<!s)(?=[,.;]|$| (?:in|on|at|as|from|with|when|after|before|by|and|but|last|this|for|since|until)\b)")
# disputed that in a thread
_THAT_IN = re.compile(r"that (?:in|on|at|during|with|by|for)\b")
_PLEDGE = re.compile(r"(?:not |never )?to (?:[a-z]+ ){0,4}?(?=\x01)")
# on X, formerly Twitter, that
_FORMER_NAME = re.compile(r" ?,? ?(?:formerly|previously)(?: known as| called)? [A-Z][\w.]*(?: [A-Z][\w.]*)?(?=,|$| that)")
_SAYS_ONLY = frozenset(("say", "tell", "insist", "argue", "state"))
# said as she left the court that the law was odd; not said as she left the house that burned
_AS_SHE_LEFT = re.compile(
    r"(?:as|while|when|after|before) (?:he|she|they|it) [^,;:\x01]{2,60}? that "
    r"(?=(?:the|an?|he|she|they|it|there|this|his|her|their|its|no|all|some|[A-Z]\w+) )"
)
_DOING = re.compile(
    r"(?:not |ever |having )?(?:[a-z]+ly )?(?!(?:wrong|be|th|noth|anyth)[a-z]*ing\b)[a-z]{2,}ing (?!(?:of|and|in|to)\b)(?=\w|\x01)"
)
_BRACKETS = re.compile(r" \([^()]{2,160}\)")
_FIRST = re.compile(r" *,? *([^\W\d_]+)")
_OF_DOING = re.compile(r"([^,;:\x01]{2,70}? of )(?=(?:not )?[a-z]+ing\b)")


class Tail(NamedTuple):
    """`kind`: that, clause, whether, to, verb (words reported begin at `start`), mark (a quotation begins there), colon, comma, end or none.

    `cue_end`: where the cue ends, its addressee included.
    """

    kind: str
    start: int
    cue_end: int


def read_tail(masked: str, cue: Cue, cue_end: int, unit: Unit, rules: QuoteRules, *, after_relative: bool = False, opens: bool = False) -> Tail:
    """What follows the reporting verb that ends at `cue_end`. `opens`: the attribution opens the sentence: what it reports must follow."""
    at, end = cue_end, unit.end
    spoken_to = cue_end
    reach = min(end, cue_end + _THAT_REACH)
    has_that = masked.find("that ", cue_end, reach + _THAT_REACH) >= 0
    if "addressee" in cue.frames:
        at = spoken_to = skip_addressee(unit, masked, cue_end, rules, joint=cue.id == "tell")
        if spoken_to > cue_end and cue.id != "tell" and rules.clear.match_at(masked, skip_space(masked, spoken_to)):
            # warns the rig could sink: the subject of what is said, nobody who is told
            at = spoken_to = cue_end
        told = _THAT.match(masked, skip_space(masked, cue_end), reach) if has_that else None
        if told and "that" in cue.frames and spoken_to < told.end() - 5 and is_told(unit, masked, cue_end, told.end() - 5, rules):
            close = told.end() - len(" that ")
            # told her son that: one phrase, where no preposition goes on with it
            return Tail("that", told.end(), close if _NO_PREPOSITION.fullmatch(masked, spoken_to, close) else spoken_to)
        told = _PLACES_THAT.match(masked, spoken_to, min(end, cue_end + 2 * _THAT_REACH)) if has_that and not told and "that" in cue.frames else None
        if told is not None and spoken_to > cue_end and rules.finite.search(masked, spoken_to, told.end() - 5) is None:
            # told a reporter in an interview in Keta, Togo, that
            return Tail("that", told.end(), spoken_to)
    if after_relative:
        word = first_word(unit, at)
        if word in rules.words["verb-after-relative"]:
            return Tail("verb", skip_space(masked, at), spoken_to)
    cue_end = spoken_to
    if masked[at : at + 1] == "." or at >= end:
        return Tail("end", at, cue_end)
    for _ in range(4 if _may_open_adjunct(masked, at, end, rules.words) else 0):
        match = rules.adjunct.match(masked, at, end)
        if match is None or match.end() == at:
            break
        at = match.end()
        former = _FORMER_NAME.match(masked, at, end)
        if former is not None:
            at = former.end()
    aside = _BRACKETS.match(masked, at, end) if at > cue_end and masked.startswith(" (", at) else None
    at = skip_space(masked, aside.end() if aside is not None else at)
    is_bare = cue.id == "deny" and (THAT_NOUN.match(masked, at, end) or _THAT_IN.match(masked, at, end) and not rules.finite.search(masked, at, end))
    is_that = masked.startswith(("that ", "that,", ", that ", ", that,"), at)
    if is_bare or is_that and _THAT_DAY.match(masked, at, end):
        return Tail("none", at, cue_end)
    if is_that and "clause" in cue.frames and _THAT_KIND.match(masked, at, end):
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
    if has_that and "that" in cue.frames and (left := _AS_SHE_LEFT.match(masked, at, reach)) is not None:
        return Tail("that", left.end(), cue_end)
    if at >= end or masked[at] in ".?!)":
        return Tail("end", at, cue_end)
    char = masked[at]
    if char == "\x01":
        return Tail("mark", at, cue_end)
    if has_that and at > cue_end and masked[cue_end] == "," and "that" in cue.frames:
        # said, in a note to tenants, that the roof was safe
        match = _COMMA_THAT.match(masked, cue_end, reach)
        if match is not None and not rules.finite.search(masked, cue_end, match.end()):
            return Tail("that", match.end(), cue_end)
    if char in ":,—–" or masked.startswith(("- ", "-- "), at):
        behind = skip_space(masked, at + 1)
        if behind < end and masked[behind] == "\x01":
            return Tail("mark", behind, cue_end)
        if char == ":":
            return Tail("colon", behind, cue_end)
        near = min(end, at + _THAT_REACH)
        match = (_COMMA_THAT.match(masked, at, near) or _DASH_THAT.match(masked, at, near)) if has_that else None
        if match:
            return Tail("that", match.end(), cue_end)
        if (
            at > cue_end + 1
            and opens
            and char == ","
            and "clause" in cue.frames
            and is_clause(unit, masked, behind, cue, rules)
            and first_word(unit, behind) not in ("which", "who", "and", "but", "as", "when", "while", "after", "before")
        ):
            return Tail("clause", behind, cue_end)
        aside = _BRIEF_ASIDE.match(masked, at, near) if opens and char == "," and cue.id in ("say", "tell") else None
        if aside and not rules.finite.search(masked, at, aside.end()) and is_clause(unit, masked, aside.end(), cue, rules):
            # She said, as a mother, she can see why
            return Tail("clause", aside.end(), cue_end)
        if char == "," and "direct" in cue.frames and "clause" in cue.frames and masked.startswith(_OPENS_SPEECH, behind):
            # said, We are cold: the marks are lost
            return Tail("clause", behind, cue_end)
        return Tail("comma", at + 1, cue_end)
    begin = skip_space(masked, cue_end)
    if "direct" in cue.frames:
        quoted = masked.find("\x01", at, min(end, at + _THAT_REACH))
        if (
            quoted > 0
            and masked[begin:quoted].rstrip().endswith((",", ":"))
            and first_word(unit, at) in rules.words["preposition"]
            and not rules.finite.search(masked, at, quoted)
        ):
            return Tail("mark", quoted, cue_end)
    if has_that and ("that" in cue.frames or "noun" in cue.frames):
        match = _THAT.match(masked, begin, min(end, begin + _THAT_REACH))
        # said at a rally that drew thousands: the clause is the rally's
        if match and not rules.clear.match_at(masked, match.end()) and _is_aside(unit, masked, begin, match.end() - 5, cue.id, rules):
            return Tail("that", match.end(), cue_end)
    asked = _ANYONE_WHO.search(masked, cue_end - _LONGEST_ANYONE, at + 4) if masked.startswith("who ", at) and cue.id == "ask" else None
    if asked is not None:
        wish = _TO_DO.match(masked, at, end)
        return Tail("to", wish.end() - 3, cue_end) if wish is not None else Tail("none", at, cue_end)
    if "whether" in cue.frames and _WH.match(masked, at):
        is_relative = _WHEN_ASKED.match(masked, at) or spoken_to > unit.start and cue.id == "tell" and _WHO_DID.match(masked, at)
        if not is_relative:
            return Tail("whether", at, cue_end)
    if cue.id == "accuse":
        match = _OF_DOING.match(masked, at, end)
        if match:
            return Tail("verb", match.end(1), cue_end)
    if "doing" in cue.frames and _DOING.match(masked, at, end):
        return Tail("verb", at, cue_end)
    if cue.id == "stress" and rules.shapes["stance"].match(masked, begin, end):
        return Tail("that", begin, cue_end)
    if "to" in cue.frames and (masked.startswith("to ", at) or masked.startswith("not to ", at) or masked.startswith("never to ", at)):
        return Tail("to", at, cue_end)
    behind = find_clause_behind_place(unit, masked, begin, cue, rules) if cue.id in ("say", "tell") else None
    if behind is not None:
        return Tail("clause", behind, cue_end)
    if "clause" in cue.frames and is_clause(unit, masked, at, cue, rules) and not (at > begin and tells_of_text(unit, at)):
        return Tail("clause", at, cue_end)
    pledge = _PLEDGE.match(masked, at, end) if cue.id == "insist" else None
    if pledge is not None:
        # vowed to “burn the road”: only the quoted words are reported, as with a label
        return Tail("phrase", pledge.end(), cue_end)
    return Tail("none", at, cue_end)


def _may_open_adjunct(masked: str, at: int, end: int, words: dict) -> bool:
    """Whether the next word is one that when, where or how something was said may begin with: a day, a preposition, an adverb."""
    first = _FIRST.match(masked, at, end)
    if first is None:
        return False
    word, days = first[1], words["day"]
    return word in words["adjunct-first"] or word in days or word.endswith("ly") or f"{word}." in days


def _is_aside(unit: Unit, masked: str, start: int, end: int, cue_id: str, rules: QuoteRules) -> bool:
    """Whether the words between a reporting verb and "that" are when, where, to whom, or a noun of speech: not a clause of their own."""
    texts, _, bits = unit.tokens.between(start, end)
    if not texts:
        return True
    if rules.finite.search(masked, start, end):
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
