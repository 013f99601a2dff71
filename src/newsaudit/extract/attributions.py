"""Reporting verbs, nouns and phrases of one sentence with their speaker beside them and what follows: one attribution each."""

import re
from typing import NamedTuple

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.phrases import Phrase, phrase_after, phrase_before
from newsaudit.extract.speakers import main_subject, subject_after, subject_before
from newsaudit.extract.tails import Tail, read_tail, says_nothing
from newsaudit.extract.tokens import is_word, read_tokens
from newsaudit.extract.units import Hit, Unit

_TOUCHING = re.compile(r"[\s,;:—–-]*")
_REFLEXIVE = re.compile(r" (?:my|your|him|her|it|our|them|your)sel(?:f|ves)\b")
_PREVIOUS = re.compile(r"(?<![^\W_])([a-z]+) $")
_FOR_TO = re.compile(r" for [\w\s'-]{2,40}? to | to ")
_NOUN_BY = re.compile(r" (?:by|from|of) ")


class Attribution(NamedTuple):
    """`phrase`: who speaks, None where shared with another attribution or not found. `start`, `end`: with its subject, as far as the words reported.

    `kind`: verb, source (according to) or noun. `inverted`: the subject follows the verb.
    """

    kind: str
    cue: Cue
    cue_start: int
    cue_end: int
    form: str
    phrase: Phrase | None
    shared: bool
    opener: str
    start: int
    tail: Tail
    inverted: bool


def read_attributions(masked: str, unit: Unit, rules: QuoteRules) -> list[Attribution]:
    """The attributions of a sentence, in text order; words that report nothing here (negated, supposed, passive) are left out."""
    found = []
    for hit in unit.hits:
        floor = max([unit.start, *(mark.end for mark in unit.marks if mark.end <= hit.start)])
        if hit.verb is not None and "source" in hit.verb.frames:
            attribution = _read_source(masked, hit, unit, rules)
        elif hit.noun is not None and (hit.verb is None or _is_noun(masked, hit, rules)):
            attribution = _read_noun(masked, hit, hit.noun, unit, rules)
        elif hit.verb is not None:
            attribution = _read_verb(masked, hit, hit.verb, floor, unit, rules)
        else:
            attribution = None
        if attribution is not None:
            if attribution.shared and attribution.opener in ("and", "but") and found and found[-1].tail.kind == "none" and not found[-1].inverted:
                # the ministry blamed Togo and said: the verb before reports nothing, but has the subject
                attribution = attribution._replace(phrase=found[-1].phrase)
            found.append(attribution)
    return found


def _last_word(masked: str, start: int, end: int) -> str:
    tokens = read_tokens(masked, max(start, end - 30), end)
    return tokens[-1].text if tokens else ""


def _is_noun(masked: str, hit: Hit, rules: QuoteRules) -> bool:
    before = _last_word(masked, 0 if hit.start < 40 else hit.start - 40, hit.start)
    low = before.lower()
    if _NOUN_BY.match(masked, hit.end) and masked[hit.end + 1] != "o":
        return True
    if before.endswith("'s") or before.endswith("s'"):
        return True
    return (
        low in rules.words["determiner"] and low not in ("some", "many", "others", "several", "most", "both", "few", "all", "one", "another", "no")
    ) or low in ("of", "by", "with", "against", "for", "repeated", "public")


def _read_source(masked: str, hit: Hit, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """According to X: everything up to the comma, or the end."""
    tokens = read_tokens(masked, hit.end, min(unit.end, hit.end + 220))
    if not tokens or not is_word(tokens[0].text):
        return None
    last = 0
    depth = 0
    while last + 1 < len(tokens):
        word = tokens[last + 1].text
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif depth <= 0 and word in ",;:—–\x01." or word == "-" and masked[tokens[last + 1].start - 1] == " ":
            break
        elif word in ("who", "whose", "while", "but", "although", "though") or last > 28:
            break
        last += 1
    phrase = phrase_after(tokens[: last + 1], 0, rules.words)
    if phrase is None:
        return None
    if tokens[0].text.lower() in rules.words["no-source"] or masked[phrase.start : phrase.end].split(" ")[-1].lower() in rules.words["no-source"]:
        return None
    if phrase.form == "name" and tokens[0].text.lower() in rules.words["determiner"]:
        # an Ohio police investigation of the fire: the last noun before a small word is the source
        stop = next(
            (k for k in range(1, last + 1) if tokens[k].text.lower() in rules.words["preposition"] or tokens[k].text in ("who", "which", "that")),
            last + 1,
        )
        if tokens[stop - 1].text.islower() and tokens[stop - 1].start > phrase.start:
            phrase = Phrase(tokens[0].start, tokens[last].end, "noun", tokens[0].start)
    behind = next((k for k in range(last + 1) if tokens[k].start >= phrase.end), last + 1)
    if phrase.form == "name" and behind <= last and is_source_noun(tokens[behind].text, rules.words):
        # Norwegian media reports: what follows the capital is the noun
        while behind < last and is_source_noun(tokens[behind + 1].text, rules.words):
            behind += 1
        phrase = Phrase(phrase.start, tokens[behind].end, "noun", phrase.start)
    if phrase.form == "noun":
        stop = next(
            (k for k in range(1, last + 1) if tokens[k].text in ("who", "which", "that", "published", "released", "obtained", "seen")), last + 1
        )
        phrase = phrase._replace(end=max(tokens[stop - 1].end, phrase.start))
    end = tokens[last].end
    if masked[end : end + 1] == ",":
        phrase, end = _read_described(masked, phrase, end, unit, rules)
    return Attribution("source", hit.verb, hit.start, hit.end, hit.form, phrase, False, "", hit.start, Tail("source", end, hit.end), False)


def is_source_noun(word: str, words: dict) -> bool:
    return word.islower() and word not in words["function"] and word not in words["between"] and not word.endswith(("ly", "ed", "ing"))


def _read_described(masked: str, phrase: Phrase, comma: int, unit: Unit, rules: QuoteRules) -> tuple[Phrase, int]:
    """The source with the apposition that follows it, where a clause of its own follows that: the club's coach, Lee Ong, the game was lost."""
    words = rules.words
    close = masked.find(",", comma + 1, min(unit.end, comma + 120))
    between = read_tokens(masked, comma + 1, close) if close > 0 else []
    if not between or not is_word(between[0].text):
        return phrase, comma
    after = read_tokens(masked, close + 1, min(unit.end, close + 100))
    subject = phrase_after(after, 0, words)
    behind = next((token for token in after if subject is not None and token.start >= subject.end), None)
    opens_clause = subject is not None and rules.finite.search(masked, subject.end, min(unit.end, subject.end + 60)) is not None
    if close + 2 < unit.end and (not opens_clause or behind is None or behind.text in (",", "and", "who", "which")):
        return phrase, comma
    name = phrase_after(between, 0, words)
    if phrase.form == "noun" and name is not None and name.form == "name" and name.end == between[-1].end:
        return name, close
    first = between[0].text.lower()
    is_relative = first in ("who", "which", "whose")
    describes = first in ("a", "an", "the", "his", "her", "its", "who", "which", "whose") or first in words["role"]
    has_role = any(token.text.lower() in words["role"] or token.text.lower() in words["organisation"] for token in between)
    if phrase.form == "name" and describes and (is_relative or has_role and not rules.finite.search(masked, comma, close)):
        return phrase, close
    return phrase, comma


def _read_noun(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """A noun of speech: X's claim that …, claims by X that …, made the claim that …"""
    words = rules.words
    tokens = read_tokens(masked, max(unit.start, hit.start - 120), hit.start)
    phrase, shared, cue_start, cue_end = None, False, hit.start, hit.end
    if cue.id == "feeling-noun" and not any(token.text.lower() in words["gives"] for token in tokens[-3:]):
        return None
    by = _NOUN_BY.match(masked, hit.end, unit.end)
    k = len(tokens) - 1
    while k >= 0 and tokens[k].text.islower() and not is_stop(tokens[k].text, words) and not tokens[k].text.endswith(("'s", "s'")):
        k -= 1
    that = masked.find(" that ", by.end(), min(unit.end, by.end() + 120)) if by and by.group() != " of " else -1
    if that > 0 and not rules.finite.search(masked, by.end(), that):
        parts = _split_joint(masked, by.end(), that, words)
        if not parts:
            return None
        phrase = (
            Phrase(parts[0].start, parts[-1].end, "name", parts[0].start, tuple((part.start, part.end) for part in parts))
            if len(parts) > 1
            else parts[0]
        )
        cue_end, at = by.end() - 1, that
    elif by and by.group() != " of ":
        phrase = phrase_after(read_tokens(masked, by.end(), min(unit.end, by.end() + 120)), 0, words)
        cue_end = by.end() - 1
        at = phrase.end if phrase else by.end()
    else:
        at = hit.end
        if k >= 0 and tokens[k].text.lower() in ("his", "her", "their", "its", "my", "our"):
            phrase = Phrase(tokens[k].start, tokens[k].end, "pronoun", tokens[k].start)
        elif k >= 0 and tokens[k].text.endswith(("'s", "s'")) and cue.id != "feeling-noun":
            own = phrase_before(
                [*tokens[:k], tokens[k]._replace(text=tokens[k].text.rstrip("s").rstrip("'"))] if tokens[k].text.endswith("'s") else tokens[: k + 1],
                k,
                words,
            )
            if own is not None:
                phrase = own._replace(end=own.end - (2 if tokens[k].text.endswith("'s") else 1))
        elif k >= 0 and any(token.text.lower() in words["gives"] for token in tokens[max(0, k - 2) : k + 1]):
            given = next(n for n in range(k, max(-1, k - 3), -1) if tokens[n].text.lower() in words["gives"])
            shared, cue_start = True, tokens[given].start if tokens[given].text != "with" else hit.start
    if phrase is None and shared and masked[cue_start : cue_start + 4] != "with" and cue_start < hit.start:
        subject = subject_before(masked, unit.start, cue_start, "said", words)
        if not subject.is_said:
            return None
        phrase, shared = subject.phrase, subject.phrase is None
    if phrase is None and shared:
        clause = max(masked.rfind(" that ", unit.start, cue_start) + 5, unit.start)
        phrase = main_subject(masked, clause, cue_start, words)
        shared = phrase is None
    if phrase is None and not shared:
        return None
    tail = read_tail(masked, cue, at, unit, rules)
    if cue.id == "call-noun":
        match = _FOR_TO.match(masked, at, unit.end)
        if match is None or phrase is None:
            return None
        tail = Tail("to", match.end() - 3, cue_end)
    elif "quote-noun" in cue.frames:
        if not any(mark.start >= hit.end and mark.start - hit.end < 12 for mark in unit.marks):
            return None
        mark = next(mark for mark in unit.marks if mark.start >= hit.end)
        tail = Tail("phrase", mark.start, cue_end)
    elif tail.kind != "that" or rules.finite.match_at(masked, tail.start):
        # a statement that hinted at changes: "that" stands for the statement
        return None
    start = min(cue_start, phrase.start) if phrase else cue_start
    return Attribution(
        "noun", cue, cue_start, max(cue_end, hit.end), hit.form, phrase, shared, "", start, tail._replace(cue_end=max(cue_end, hit.end)), False
    )


def _split_joint(masked: str, start: int, end: int, words: dict) -> list[Phrase]:
    """The phrases that "and" joins in a stretch: Republicans and pro-trade Democrats."""
    parts, at = [], start
    for piece in masked[start:end].split(" and "):
        tokens = read_tokens(masked, at, at + len(piece))
        at += len(piece) + 5
        phrase = phrase_after(tokens, 0, words)
        if phrase is not None:
            parts.append(phrase._replace(end=tokens[-1].end) if phrase.form == "noun" else phrase)
    return parts


def is_stop(word: str, words: dict) -> bool:
    low = word.lower()
    return (
        low in words["determiner"]
        or low in words["conjunction"]
        or low in words["preposition"]
        or low in words["gives"]
        or low in ("his", "her", "their", "its")
    )


def _read_verb(masked: str, hit: Hit, cue: Cue, floor: int, unit: Unit, rules: QuoteRules) -> Attribution | None:
    words = rules.words
    before = _PREVIOUS.search(masked, max(floor, hit.start - 14), hit.start)
    if before is not None and before.group(1) in words["before-noun"]:
        # the claims, of reports, a call: a noun
        return None
    subject = subject_before(masked, floor, hit.start, hit.form, words)
    if not subject.is_said:
        return None
    if subject.phrase is None and floor > unit.start and subject.opener == "," and masked[floor : hit.start].strip() != ",":
        # Lee Ong, who lost “two belt loops” in May, says: the quoted words stand in the description
        whole = subject_before(masked, unit.start, hit.start, hit.form, words)
        if whole.phrase is not None and whole.phrase.end < floor and whole.is_said:
            subject = whole
    touches_mark = floor > unit.start and _TOUCHING.fullmatch(masked, floor, hit.start) is not None
    after_comma = masked[max(unit.start, hit.start - 2) : hit.start].strip() == ","
    if _REFLEXIVE.match(masked, hit.end):
        return None
    if "direct" in cue.frames and cue.id != "tell" and (touches_mark or after_comma) and not hit.form.endswith("ing"):
        behind = _read_inverted(masked, hit, cue, unit, rules)
        if behind is not None and subject.phrase is not None and not touches_mark:
            # A senior official, who …, said two people had left: what follows is a clause
            comma = masked.find(",", behind.end, unit.end)
            if rules.finite.search(masked, behind.end, comma if comma > 0 else unit.end):
                behind = None
            elif "to" in cue.frames and masked.startswith((" to ", " not to ", " that "), behind.end):
                # the minister, Ama Boateng, urged Togo to …: whom she spoke to
                behind = None
        if behind is not None:
            return Attribution("verb", cue, hit.start, hit.end, hit.form, behind, False, "", hit.start, Tail("end", behind.end, hit.end), True)
    if touches_mark and hit.form.endswith("ing") and subject.phrase is None:
        # “too slow,” adding that …: the verb shares the speaker of the quotation
        subject = subject._replace(shared=True)
    if subject.phrase is None and hit.start == unit.start and hit.form.endswith("ing") and (
        cue.id == "say" or masked.startswith(" that ", hit.end)
    ):
        # Noting that the sea was rough, Ama Boateng turned back: the subject follows
        lead = main_subject(masked, unit.start, unit.end, words)
        if lead is not None and masked[lead.block - 2 : lead.block] == ", ":
            subject = subject._replace(phrase=lead, opener="as")
    if subject.phrase is None and not subject.shared:
        return None
    opens = not masked[unit.start : subject.start].strip("\x01 \n") or subject.opener in ("but", "and")
    tail = read_tail(masked, cue, hit.end, unit, rules, after_relative=subject.opener in ("which", "that", "who", "whom", "what"), opens=opens)
    if (
        hit.form in words["noun-like"]
        and subject.phrase is not None
        and subject.phrase.form == "noun"
        and not (
            tail.kind in ("clause", "whether")
            or tail.kind == "mark"
            and cue.id == "read-text"
            or masked.startswith(" that ", hit.end)
            or floor > unit.start
            and not masked[floor : subject.start].strip()
        )
    ):
        # infrastructure projects, product labels: a plural noun, not a verb
        return None
    if (
        hit.form in words["noun-like"]
        and subject.phrase is not None
        and subject.phrase.form == "noun"
        and rules.clear.search(masked, subject.phrase.start, subject.phrase.end) is not None
    ):
        # the union received expert reports that …: the verb stands before
        return None
    if (
        hit.form.endswith("ing")
        and " " not in hit.form
        and subject.phrase is not None
        and subject.phrase.form == "noun"
        and (tail.kind not in ("that", "clause", "mark", "whether") or subject.opener in words["finite-verb"])
        and (floor == unit.start or masked[floor : subject.start].strip())
    ):
        # recipe writing, had clear warning that: a noun
        return None
    if (
        hit.form.endswith("ing")
        and subject.phrase is not None
        and subject.phrase.form == "noun"
        and tail.kind == "clause"
        and cue.id not in ("say", "tell")
        and subject.opener in ("", ",")
    ):
        # those reporting gaps have closed them: what they report is an object
        return None
    head = (
        _last_word(masked, subject.phrase.start, subject.phrase.end).lower() if subject.phrase is not None and subject.phrase.form == "noun" else ""
    )
    if head in words["mute"] and cue.id in ("suggest", "find", "confirm", "predict"):
        return None
    if cue.id == "suggest" and subject.shared and subject.opener == ",":
        # ", suggesting that the toll will rise": the reporter's own conclusion
        return None
    if hit.form in ("found", "finds") and head not in words["document"] and head not in words["organisation"]:
        # a person found that out; a study found it, and tells
        return None
    return Attribution(
        "verb", cue, hit.start, tail.cue_end, hit.form, subject.phrase, subject.phrase is None, subject.opener, subject.start, tail, False
    )


def _read_inverted(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Phrase | None:
    """The subject behind the verb, where nothing but its description follows: said Ama Boateng, who …; not "said Boateng was"."""
    words = rules.words
    ceiling = next((mark.start for mark in unit.marks if mark.start >= hit.end), unit.end)
    phrase = subject_after(masked, hit.end, ceiling, words)
    if phrase is None or masked[hit.end : hit.end + 1] != " " or says_nothing(masked, hit.end, unit.end, rules):
        return None
    if phrase.form == "pronoun" and masked[phrase.start : phrase.end].lower() == "it" or masked[phrase.start].isdigit():
        return None
    tokens = read_tokens(masked, phrase.end, min(ceiling, phrase.end + 40))
    if phrase.form == "pronoun" and tokens and tokens[0].text == "and":
        return None
    if phrase.form == "noun" and tokens and tokens[0].text == ",":
        # said his deputy, Zanele Ngcobo: the apposition names the person
        name = phrase_after(read_tokens(masked, tokens[0].end, min(ceiling, tokens[0].end + 60)), 0, words)
        if name is not None and name.form == "name" and masked[name.end : name.end + 1] in (",", ".", "", "\x01"):
            return name
    if not tokens or not is_word(tokens[0].text):
        return None if tokens and tokens[0].text == "'" else phrase
    low = tokens[0].text.lower()
    if phrase.form == "noun" and (
        low in words["after-noun"] or low.endswith("ed") and len(tokens) > 1 and tokens[1].text.lower() in words["preposition"]
    ):
        # said two people briefed on the matter: up to the next comma, if no verb of their own follows
        close = next((token.start for token in read_tokens(masked, phrase.end, min(ceiling, phrase.end + 160)) if token.text in ",;:—–.\x01"), ceiling)
        if rules.clear.search(masked, tokens[0].end, close) is None and rules.finite.search(masked, tokens[0].end, close) is None:
            return phrase._replace(end=phrase.start + len(masked[phrase.start : close].rstrip(" .")))
    if (
        low in words["finite-verb"]
        or low in words["between"]
        and low not in ("today", "yesterday", "last", "this", "later", "earlier", "on", "in", "tonight", "too", "again", "here", "there", "as")
    ):
        return None
    if (
        low in words["preposition"]
        or low in words["conjunction"] - {"that"}
        or tokens[0].text in words["day"]
        or low in words["between"]
        or low.endswith("ing")
        or low.endswith("ly")
    ):
        return phrase
    return None
