"""Quotations in marks that no reporting verb introduces: whole sentences that go on, words after a colon, words before a dash and a name."""

import re
from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import ENDS_ED, SMALL
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.leads import names_topic, read_behind, read_lead, read_own_words
from newsaudit.extract.speech.marks import Marked
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.tokens import Prose
from newsaudit.extract.speech.units import Unit

_EMPTY = re.compile(r"[\s\x01\W]*")
_DASH_NAME = re.compile(r"\s*(?:(?:—|–|--?)\s*|\((?=[^()\n]{3,60}\)))(?=[A-Z])")
_POST = re.compile(r"(\s*(?:—|–|--)\s*)[^—–()\n]{2,60} (\(@\w+\)) [A-Z][a-z]+\.? \d")
_LINK = re.compile(r"\s*(?:#?\w*pic\.twitter\.com|https?://|t\.co/)")
_COLON = re.compile(r":\s*$")
_ENDS = tuple(".,?!…—–")
_MOST_UNITS = 12
_LONGEST_SIGNATURE = 90
_MIN_WORDS = 4
_LONG = 7


def find_standalone(masked: str, text: str, unit: Unit, rest: Sequence[Marked], rules: QuoteRules, after: Unit | None = None) -> list[Speech]:
    """The quotations among the marks of a unit that no attribution took; scare quotes and titles of works are left out.

    `after`: the next unit of the paragraph, which may tell whose words they are.
    """
    only_marks = _EMPTY.fullmatch(masked, unit.start, unit.end) is not None
    found = []
    for mark in rest:
        inner = text[mark.inner_start : mark.inner_end]
        n_words = len(inner.split())
        line_end = masked.find("\n", mark.end, mark.end + 200)
        line_end = line_end if line_end >= 0 else min(len(masked), mark.end + 200)
        behind = _DASH_NAME.match(masked, mark.end, line_end)
        if only_marks and inner[-1:] in "!?…" and (speech := _by_unlisted_verb(masked, text, line_end, mark, rules)) is not None:
            found.append(speech)
            continue
        own = None if only_marks else read_own_words(masked, unit, mark)
        if own is not None:
            found.append(_make(mark, own, rules.patterns["own-words"])._replace(is_phrase=not inner[:1].isupper()))
            continue
        told = read_behind(masked, text, unit, mark, after) if mark.end >= unit.end or only_marks or masked[mark.end] == " " else None
        if told is not None and n_words >= 3:
            is_phrase = not inner[:1].isupper() and bool(masked[unit.start : mark.start].strip())
            found.append(_make(mark, told, rules.patterns["told-behind"])._replace(is_phrase=is_phrase))
            continue
        if only_marks and not behind:
            if n_words >= 3 or inner.rstrip().endswith(_ENDS) and n_words >= 1:
                found.append(_make(mark, None, rules.patterns["continued"]))
            continue
        lead = masked[unit.start : mark.start]
        if behind and n_words >= 3:
            phrase = phrase_after(Prose(masked, rules.vocabulary).read(behind.end(), min(line_end, behind.end() + 90)))
            if (
                phrase is not None
                and phrase.form == "name"
                and masked[phrase.end : phrase.end + 1] in (",", "(", ")", "\n", "", ".")
                and unit.zone != "title"
            ):
                found.append(_make(mark, phrase, rules.patterns["dash-name"]))
                continue
        if only_marks:
            found.append(_make(mark, None, rules.patterns["continued"]))
        elif (
            _COLON.search(lead)
            and (n_words >= _MIN_WORDS or not masked[mark.end : unit.end].strip(" .\n"))
            and (n_words >= 3 or inner.rstrip().endswith(_ENDS))
        ):
            lead_words = read_lead(unit, mark)
            if lead_words is None or not names_topic(unit, lead_words, rules):
                found.append(_make(mark, lead_words, rules.patterns["colon"]))
        elif (speech := _by_unlisted_verb(masked, text, unit.end, mark, rules)) is not None:
            found.append(speech)
        elif (
            inner[:1].isupper()
            # a sentence that begins with so many quoted words goes on with somebody's speech
            and (
                not lead.strip()
                and n_words >= _LONG
                or inner.rstrip().endswith(_ENDS)
                and (n_words >= 3 and not lead.strip() and inner.rstrip().endswith(",") or n_words >= _MIN_WORDS and _is_set_off(masked, unit, mark))
            )
        ):
            found.append(_make(mark, None, rules.patterns["set-off"]))
    return found


def find_posts(masked: str, units: Sequence[Unit], number: int, rules: QuoteRules) -> list[Speech]:
    """The post that a paragraph embeds: words, a link, a dash, a name and the account in brackets with a date, in the unit with this number."""
    unit = units[number]
    match = _POST.search(masked, unit.start, unit.end)
    if match is None:
        return []
    phrase = phrase_after(Prose(masked, rules.vocabulary).read(match.end(1), match.start(2)))
    end = match.start(1)
    link = _LINK.search(masked, unit.start, end)
    end = link.start() if link else end
    start = units[_find_paragraph(units, number)].start
    end = start + len(masked[start:end].rstrip(" .\n"))
    if phrase is None or end - start < 20:
        return []
    return [Speech(start, end, phrase, False, None, None, rules.patterns["post"], start, None)]


def _find_paragraph(units: Sequence[Unit], number: int) -> int:
    """The number of the first unit of the paragraph, at most a dozen back."""
    first, last = number, units[number]
    while first > max(0, number - _MOST_UNITS) and (units[first - 1].paragraph, units[first - 1].zone) == (last.paragraph, last.zone):
        first -= 1
    return first


def find_pulled(masked: str, units: Sequence[Unit], rules: QuoteRules) -> list[tuple[int, Speech]]:
    """Lines without marks that end in a name: a quotation pulled out of the article, and whose it is. With the number of the unit of the name."""
    found = []
    for number in range(1, len(units)):
        unit = units[number]
        if not masked[unit.end - 1].isalnum() or unit.end - unit.start > _LONGEST_SIGNATURE or not masked[unit.start].isupper():
            # nearly all sentences end in a full stop
            continue
        is_last = number + 1 == len(units) or units[number + 1].paragraph != unit.paragraph
        if not is_last or units[number - 1].paragraph != unit.paragraph or unit.zone != "body" or unit.marks:
            continue
        phrase = phrase_after(unit.tokens)
        if phrase is None or phrase.form != "name" or phrase.block > unit.start or masked[phrase.end : phrase.end + 1] not in ("", ",", "\n", "\r"):
            continue
        first = _find_paragraph(units, number)
        if rules.finite.search(masked, phrase.end, unit.end) is None and not any(units[k].marks for k in range(first, number)):
            start = units[first].start
            found.append((number, Speech(start, units[number - 1].end, phrase, False, None, None, rules.patterns["pulled"], start, None)))
    return found


def _by_unlisted_verb(masked: str, text: str, limit: int, mark: Marked, rules: QuoteRules) -> Speech | None:
    """The quotation that a person's verb follows at once, whatever the verb: “Good!” she marvelled."""
    if text[mark.inner_end - 1] not in ",!?…—":
        return None
    tokens = Prose(masked, rules.vocabulary).read(mark.end, min(limit, mark.end + 90))
    phrase = phrase_after(tokens)
    verb = tokens.at(phrase.end) if phrase is not None else 0
    if not verb or not tokens.bits[verb] & SMALL or not tokens.bits[verb] & ENDS_ED or len(tokens.texts[verb]) < 4:
        return None
    return Speech(mark.start, mark.end, phrase, False, tokens.starts[verb], tokens.end(verb), rules.patterns["unlisted-verb"], mark.start, None)


def _make(mark: Marked, phrase, rule: str) -> Speech:
    return Speech(mark.start, mark.end, phrase, False, None, None, rule, mark.start, None)


def _is_set_off(masked: str, unit: Unit, mark: Marked) -> bool:
    """Whether a sentence ends or a comma stands before the marks: not a title or a phrase in the middle of the reporter's words."""
    before = masked[unit.start : mark.start].rstrip()
    after = masked[mark.end : unit.end].strip()
    return not before or before.endswith((".", "!", "?", ",", "\x01")) and (not after or after[:1] in "\x01,") or (not before and after[:1].isupper())
