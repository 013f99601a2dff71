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
_PARTIES = "rdi"  # Sen. Ada Stone, R-Ohio
MAX_REMEMBERED = 20_000
LONGEST_REMEMBERED = 60


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


class _Runs(dict):
    """Run of capitalised words → what `_find_in_run` finds; runs are kept, as the same names come back from sentence to sentence."""

    def __init__(self, rules: MentionRules):
        super().__init__()
        self.rules = rules

    def __missing__(self, words: str) -> tuple[tuple[int, str, str | None], ...] | None:
        found = _find_in_run(words, self.rules)
        if len(self) < MAX_REMEMBERED and len(words) <= LONGEST_REMEMBERED:
            self[words] = found
        return found


_last: list[_Runs] = []


def _get_runs(rules: MentionRules) -> _Runs:
    if not _last or _last[0].rules is not rules:
        _last[:] = [_Runs(rules)]
    return _last[0]


def find_names(view: View, mentions: Sequence[Mention], rules: MentionRules) -> list[Name]:
    """The names outside headlines and mentions, in text order."""
    i, n, text = 0, len(mentions), view.folded
    runs = _get_runs(rules)
    names = []
    joined_to = 0
    for sentence in view.sentences:
        if text[sentence.end - 1] != "." and is_headline(view, sentence.start):
            continue  # capitals tell nothing there
        for run in _RUN.finditer(text, sentence.start, sentence.end):
            found = runs[run[0]]
            if found is None:
                continue
            start, end = run.span()
            if start < joined_to:
                continue
            if found and text[end : end + 2] == "' " and (body := _find_owned(text, end, sentence.end, rules)):
                # "the Bakers' Guild": two runs, one name
                *found, (at, words, _) = found
                if start + at + len(words) == end:
                    joined_to = end = body
                    words = text[start + at : end]
                found = [*found, (at, words, None)]
            if text[end : end + 1] in ("/", "@"):
                continue  # a photographer's credit, an address
            while i < n and mentions[i].end <= start:
                i += 1
            if i == n or mentions[i].start >= end:
                names += [Name(start + at, start + at + len(words), words, role) for at, words, role in found]
            elif mentions[i].start > start or mentions[i].end < end:
                names += _names_between(view, start, end, mentions, i, rules)
    return names


def _find_owned(text: str, end: int, sentence_end: int, rules: MentionRules) -> int | None:
    """Where the body ends that the possessive before `end` has, as the Guild in "the Bakers' Guild"; None where no noun of a body follows."""
    body = _NEXT.match(text, end + 2, sentence_end)
    if body is None or text[end - 1] not in "sS":
        return None
    word = strip_name(body[0])
    return body.start() + len(word) if word.lower() in rules.words["owned-body"] else None


def _find_in_run(words: str, rules: MentionRules) -> tuple[tuple[int, str, str | None], ...] | None:
    """The names in a run as (place in it, words, title); None for a word that is none, of which nothing is left beside a mention either."""
    if " " not in words:
        if words.lower() in rules.no_names:
            return None
        words = strip_name(words)
        is_name = words.lower() not in rules.no_names and not _is_no_name(words, rules)
    elif _is_bare(words, rules):
        is_name = not _is_no_name(words, rules)
    else:
        names = _names_of(words, 0, len(words), rules)
        return tuple([(name.start, name.text, name.role) for name in names if not _is_no_name(name.text, rules)])
    return ((0, words, None),) if is_name else ()


def _is_bare(words: str, rules: MentionRules) -> bool:
    """Whether several words are plainly one name without a title, as most are; what is not is taken apart."""
    if _JOINED.search(words):
        return False
    *front, _ = words.lower().split(" ")
    return front[0] not in rules.name_fronts and rules.titles.isdisjoint(front)


def _is_no_name(words: str, rules: MentionRules) -> bool:
    """Whether the words are no name wherever they stand: a faith, a feast, a party and its state."""
    word = words.lower().rstrip(".")
    if len(word) < 2 or word in rules.words["no-name"] or (word[1] == "-" and word[0] in _PARTIES):
        return True
    return " " not in word and not words.isupper() and (word in rules.no_names or word[1] == "'")


def _names_between(view: View, start: int, end: int, mentions: Sequence[Mention], i: int, rules: MentionRules) -> Iterator[Name]:
    """The names in what the mentions leave of a run."""
    pieces = []
    while i < len(mentions) and mentions[i].start < end:
        if mentions[i].start > start:
            pieces.append((start, mentions[i].start))
        start = mentions[i].end
        i += 1
    while start < end and not view.folded[start].isalpha():
        start += 1
    if start < end and view.folded[start].isupper():
        pieces.append((start, end))
    for piece in pieces:
        yield from (name for name in _names_of(view.folded, *piece, rules) if not _is_no_name(name.text, rules))


def _names_of(text: str, start: int, end: int, rules: MentionRules) -> Iterator[Name]:
    """The names in a run without mentions: it is cut where a sentence ends or where "of" follows no institution, and loses its titles."""
    steps: list[re.Match] = []
    at = start
    while at < end and (step := _STEP.match(text, at, end)):
        steps.append(step)
        at = step.end()
        if step[2] is not None and not _goes_on(step, rules.words):
            yield from _without_title(text, steps, rules)
            steps = []
        elif step[2] is None:
            break
    yield from _without_title(text, steps, rules)


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


def _without_title(text: str, steps: list[re.Match], rules: MentionRules) -> Iterator[Name]:
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
    name = strip_name(text[start:end])
    role = text[steps[role_start].start() : start].strip() if title_at >= 0 and role_start < first else None
    yield Name(start, start + len(name), name, role)
