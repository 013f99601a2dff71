"""Nouns of speech with the clause that they carry: X's claim that …, claims by X that …, made the claim that …"""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.speech.attribution import Attribution, last_word
from newsaudit.extract.speech.phrases import Phrase, phrase_after, phrase_before
from newsaudit.extract.speech.speakers import main_subject, subject_before
from newsaudit.extract.speech.tails import Tail, read_tail
from newsaudit.extract.speech.tokens import read_tokens
from newsaudit.extract.speech.units import Hit, Unit

_FOR_TO = re.compile(r" for [\w\s'-]{2,40}? to | to ")
_NOUN_BY = re.compile(r" (?:by|from|of) ")


def is_noun(masked: str, hit: Hit, rules: QuoteRules) -> bool:
    before = last_word(masked, 0 if hit.start < 40 else hit.start - 40, hit.start)
    low = before.lower()
    if _NOUN_BY.match(masked, hit.end) and masked[hit.end + 1] != "o":
        return True
    if before.endswith("'s") or before.endswith("s'"):
        return True
    return (
        low in rules.words["determiner"] and low not in ("some", "many", "others", "several", "most", "both", "few", "all", "one", "another", "no")
    ) or low in ("of", "by", "with", "against", "for", "repeated", "public")


def read_noun(masked: str, hit: Hit, cue: Cue, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """A noun of speech: X's claim that …, claims by X that …, made the claim that …"""
    words = rules.words
    tokens = read_tokens(masked, max(unit.start, hit.start - 120), hit.start)
    phrase, shared, cue_start, cue_end = None, False, hit.start, hit.end
    if cue.id == "feeling-noun" and not any(token.text.lower() in words["gives"] for token in tokens[-3:]):
        return None
    by = _NOUN_BY.match(masked, hit.end, unit.end)
    k = len(tokens) - 1
    while k >= 0 and tokens[k].text.islower() and not _is_stop(tokens[k].text, words) and not tokens[k].text.endswith(("'s", "s'")):
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


def _is_stop(word: str, words: dict) -> bool:
    low = word.lower()
    return (
        low in words["determiner"]
        or low in words["conjunction"]
        or low in words["preposition"]
        or low in words["gives"]
        or low in ("his", "her", "their", "its")
    )
