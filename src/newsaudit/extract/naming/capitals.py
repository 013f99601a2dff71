"""Runs of capitalised words that may be names, without the titles, days and small words before them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsaudit.codebook.mention_rules import MentionRules
from newsaudit.extract.naming.context import View, is_headline
from newsaudit.spans import Mention

_CAPITAL = r"[A-Z\u0100-\u024f\u0370-\u1fff]"  # of folded text, so without accents; a plain class lets the search skip to it
_REST = r"[\w&\u0300-\u036f]*(?:['.-][^\W_]+)*\.?"
_WORD = _CAPITAL + _REST
_PARTICLE = r"(?:al|el|ul|an|bin|ibn|ben|abu|de|da|dos|di|del|della|der|den|van|von|la|le|du|ter)(?: (?:la|el|der|den))?[ -]"
_OF = r"(?:of|for|on) (?:the )?"
_GAP = rf" (?:{_PARTICLE}|{_OF})?"
_RUN = re.compile(rf"{_CAPITAL}(?<![\w.@#/'-].){_REST}(?:{_GAP}{_WORD})*")
_NEXT = re.compile(_WORD)
_STEP = re.compile(rf"({_WORD})(?:({_GAP})(?={_WORD}))?")
# what a run of plain words does not hold: small words between, full stops, possessives
_JOINED = re.compile(r" [a-z]|[.']")


class Name(NamedTuple):
    """Words that may be a name, and the title printed before them."""

    start: int
    end: int
    text: str
    role: str | None


def strip_name(name: str) -> str:
    """The name without the possessive and the full stop that ends its sentence."""
    if name[-1:] in ".'sS":
        name = name.removesuffix("'s").removesuffix("'S").removesuffix("'")
        if name[-1:] == "." and len(name) > 2 and name[-3] not in ". ":
            return name[:-1]
    return name


def find_names(view: View, mentions: Sequence[Mention], rules: MentionRules) -> Iterator[Name]:
    """The names outside headlines and mentions, in text order."""
    i, n, text = 0, len(mentions), view.folded
    for sentence in view.sentences:
        if text[sentence.end - 1] != "." and is_headline(view, sentence.start):
            continue  # capitals tell nothing there
        for run in _RUN.finditer(text, sentence.start, sentence.end):
            start, end = run.span()
            if text[end : end + 1] in ("/", "@"):
                continue  # a photographer's credit, an address
            while i < n and mentions[i].end <= start:
                i += 1
            if i == n or mentions[i].start >= end:
                words = run[0]
                if " " not in words:
                    name = strip_name(words)
                    if name.lower() not in rules.no_names:
                        yield Name(start, start + len(name), name, None)
                elif _is_bare(words, rules):
                    yield Name(start, end, words, None)
                else:
                    yield from _names_of(view, start, end, rules)
            elif mentions[i].start > start or mentions[i].end < end:
                yield from _names_between(view, start, end, mentions, i, rules)


def _is_bare(words: str, rules: MentionRules) -> bool:
    """Whether several words are plainly one name without a title, as most are; what is not is taken apart."""
    if _JOINED.search(words):
        return False
    *front, _ = words.lower().split(" ")
    return front[0] not in rules.name_fronts and rules.titles.isdisjoint(front)


def _names_between(view: View, start: int, end: int, mentions: Sequence[Mention], i: int, rules: MentionRules) -> Iterator[Name]:
    """The names in what the mentions leave of a run."""
    while i < len(mentions) and mentions[i].start < end:
        if mentions[i].start > start:
            yield from _names_of(view, start, mentions[i].start, rules)
        start = mentions[i].end
        i += 1
    while start < end and not view.folded[start].isalpha():
        start += 1
    if start < end and view.folded[start].isupper():
        yield from _names_of(view, start, end, rules)


def _names_of(view: View, start: int, end: int, rules: MentionRules) -> Iterator[Name]:
    """The names in a run without mentions: it is cut where a sentence ends or where "of" follows no institution, and loses its titles."""
    steps: list[re.Match] = []
    at = start
    while at < end and (step := _STEP.match(view.folded, at, end)):
        steps.append(step)
        at = step.end()
        if step[2] is not None and not _goes_on(step, rules.words):
            yield from _without_title(view, steps, rules)
            steps = []
        elif step[2] is None:
            break
    yield from _without_title(view, steps, rules)


def _goes_on(step: re.Match, words: dict[str, frozenset[str]]) -> bool:
    """Whether the next capitalised word belongs to the same name."""
    word, gap = step[1], step[2]
    if word.endswith("'s"):
        return False
    if gap.startswith((" of ", " for ", " on ")):
        # the Commission on Refugees, but not the ministry on Sunday
        if _NEXT.match(step.string, step.end())[0].rstrip(".").lower() in words["calendar"]:
            return False
        return any(word.lower() in words[kind] for kind in ("organisation-of", "organisation-noun", "common-noun", "title"))
    # a full stop ends the sentence unless it shortens a title or given names
    return word[-1] != "." or len(word) < 3 or word[-3] == "." or word[:-1].lower() in words["title"] or word[:-1].lower() in words["name-opener"]


def _without_title(view: View, steps: list[re.Match], rules: MentionRules) -> Iterator[Name]:
    """The name without the titles and small words before it: "On Monday Finance Minister Ada Stone" is Ada Stone, the finance minister."""
    words = rules.words
    first = role_start = 0
    # the last title but for the last word; what stands before it tells what the title is of
    title_at = max((i for i, step in enumerate(steps[:-1]) if step[1].rstrip(".").lower() in rules.titles), default=-1)
    while first < len(steps):
        word = steps[first][1].rstrip(".").lower()
        if first <= title_at:
            if first == title_at and steps[first][2] in (" of ", " of the ") and first + 2 < len(steps):
                first += 1  # Minister of Innovation
        elif word in rules.titles:
            title_at = first
        elif word not in words["calendar"] and word not in words["office"] and (word not in words["opener"] or word in words["name-opener"]):
            break
        if word in words["calendar"] or (word in words["opener"] and word not in words["name-opener"]):
            role_start = first + 1
        first += 1
    if first >= len(steps):
        return
    start, end = steps[first].start(), steps[-1].end(1)
    text = strip_name(view.folded[start:end])
    role = view.folded[steps[role_start].start() : start].strip() if title_at >= 0 and role_start < first else None
    yield Name(start, start + len(text), text, role)
