"""The bodies of an article by other words than their names: what an acronym stands for, which of them is the bank, the union, the network."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from newsaudit.extract.speech.word_places import find_word

# O.C. Forest Service: the letters of a state or country count each. A capital letter stands first, which the matcher searches fast
_REST = r"(?:\.(?:[A-Z]\.){1,2}|[\w'-]*)"
_SMALL = "of|and|for|the|on|to|in|at|against|&"
# what stands behind the first word is looked at before that is read: most capitals stand alone
_LONG = re.compile(rf"[A-Z](?=[\w'.-]*,? (?:[A-Z]|(?:{_SMALL}) )){_REST}(?:,? (?:(?:{_SMALL}) ){{0,2}}[A-Z]{_REST}){{1,9}}")
# a capital letter stands first, which the matcher searches fast; what may not stand before it is looked at afterwards
_SHORT = re.compile(r"[A-Z](?=[A-Z.])(?<![\w.].)(?:\.(?:[A-Z]\.){1,5}|[A-Z]{1,5})(?!\w)")
_BRACKET = re.compile(r"(?<![\w.])\(")
_IN_BRACKETS = re.compile(r"\(((?:[A-Z]\.){2}|[A-Z]{2})(?=\W)")
_INITIAL = re.compile(r"\b[A-Z]")
# two letters stand for too much: only brackets tell what
_SURE = 3
_NAME = r"[A-Z][\w&.'-]*(?: (?:of |and |& )?[A-Z][\w&.-]*){0,5}"
_NAME_BEFORE = re.compile(rf"({_NAME})(?:, (?:an?|the|its|one of the|owner of the)| (?:is|was) (?:an?|the)) (?:[\w'-]+ ){{0,6}}$")
_NAME_BEHIND = re.compile(rf"(?: |, (?:called |known as |the )?| called | named )({_NAME})")
_ASIDE = re.compile(r",|\.|\n|$| (?:that|which|in|of|from|behind|based|known|owned|run|for|near)\b")
_CLOSED = re.compile(r"['s]{0,2}[,.)\n]|$")
_REACH = 120
_LATER = 3000
_HOLDING_REACH = 600
_MOST_FOUND = 60
# each look for a noun reads the whole article
_MOST_NOUNS = 30
# what may stand within a long name
_INNER = (" to ", " and ", " for ", "and ")


_BEFORE_NOUN = r"(?:(?:[A-Z][\w.&-]*(?:'s)?|of|and|for|&) ){0,6}"
_BEHIND_NOUN = r"(?:(?: of| for)(?: the)?(?: [A-Z][\w'-]*(?:(?:,| and|, and)(?= [A-Z]))?){1,6}){0,2}"
_EMPLOYER = re.compile(rf"({_NAME})(?:'s)? (?:CEO|CFO|chief executive|president and|shares|stock|employees|executives|customers|branches|stores)\b")


class Body(NamedTuple):
    """A body as the article names it somewhere."""

    start: int
    end: int
    name: str


class Bodies:
    """Look-up of the bodies of one article by acronym, by common noun and by part of a long name."""

    def __init__(self, folded: str, words: dict):
        self._folded, self._words = folded, words
        self._described: dict[str, list[Body]] = {}
        self._holding: dict[str, list[Body]] = {}
        self._named_later: dict[str, re.Match | None] = {}

    @cached_property
    def _bracketed(self) -> frozenset[str]:
        """The letters of the acronyms that stand in brackets somewhere."""
        return frozenset(letters.replace(".", "") for letters in _IN_BRACKETS.findall(self._folded))

    @cached_property
    def _acronyms(self) -> dict[str, Body]:
        return _find_acronyms(self._folded, self._words["no-acronym"])

    def get_long_form(self, name: str) -> str | None:
        """What an acronym of the article stands for."""
        letters = name.replace(".", "")
        if not name.isupper() or len(letters) < _SURE and letters not in self._bracketed:
            return None
        body = self._acronyms.get(letters)
        return body.name if body is not None else None

    def extend(self, start: int, end: int) -> tuple[int, int]:
        """The whole of a long name of which a stretch is only one end: the Alliance, where the text has Alliance to Save Our Halls."""
        if not self._folded.startswith(_INNER, end) and not self._folded.endswith(_INNER, 0, start):
            return start, end
        for body in self._acronyms.values():
            length, printed = len(body.name), self._folded[start:end]
            if length > end - start and body.name.startswith(printed) and self._folded.startswith(body.name, start):
                return start, start + length
            if length > end - start and body.name.endswith(printed) and self._folded.startswith(body.name, end - length):
                return end - length, end
        return start, end

    def get_described(self, noun: str, position: int) -> str | None:
        """The one body that the article calls by this noun before `position`, by its name."""
        if noun not in self._described and len(self._described) < _MOST_NOUNS:
            self._described[noun] = _find_described(self._folded, noun, self._words["no-body"])
        bodies = self._described.get(noun, ())
        if not bodies and noun in self._words["employer"]:
            bodies = self._employers
        before = [body.name for body in bodies[:2] if body.start < position]
        return before[0] if len(before) == 1 else None

    def get_holding(self, noun: str, position: int) -> Body | None:
        """The one body named before `position` whose name holds a noun: the council, where the article has Leeds City Council."""
        if noun not in self._holding and len(self._holding) < _MOST_NOUNS:
            self._holding[noun] = _find_holding(self._folded, noun.capitalize(), self._words["function"])
        before = [body for body in self._holding.get(noun, ()) if body.start < position]
        longest = max(before, key=lambda body: len(body.name), default=None)
        if longest is None or position - before[-1].start > _HOLDING_REACH:
            return None
        # Leeds City Council, later the City Council
        is_one = all(longest.name.endswith(body.name) or longest.name.startswith(body.name) for body in before)
        return longest if is_one else None

    def is_described(self, noun: str) -> bool:
        """Whether the article calls any body by this noun, as far as `get_described` was asked for it."""
        return bool(self._described.get(noun))

    def get_named_later(self, noun: str, position: int) -> str | None:
        """The body that the article names when it comes back to what it called by this noun: the union, the Orchard League, said."""
        if noun not in self._named_later and len(self._named_later) < _MOST_NOUNS:
            self._named_later[noun] = re.search(rf"\b[Tt]he (?:[a-z'-]+ )?{re.escape(noun)}, (?:the )?({_NAME}),", self._folded)
        named = self._named_later.get(noun)
        is_near = named is not None and position < named.start() < position + _LATER
        return named[1] if is_near and named[1].partition(" ")[0] not in self._words["no-body"] else None

    @cached_property
    def _employers(self) -> list[Body]:
        return _find_employers(self._folded, self._words["no-body"])


def _find_acronyms(folded: str, known: frozenset[str]) -> dict[str, Body]:
    """What the acronyms of an article stand for, by their letters: the first name with these initials, small words left out.

    `known`: acronyms that are titles, which stand for no body.
    """
    wanted: dict[str, bool] = {}
    for match in _SHORT.finditer(folded):
        letters = match[0].replace(".", "")
        if letters not in known:
            wanted[letters] = wanted.get(letters, False) or _BRACKET.match(folded, max(0, match.start() - 1)) is not None
    wanted = {letters: in_brackets for letters, in_brackets in wanted.items() if in_brackets or len(letters) >= _SURE}
    found: dict[str, Body] = {}
    if not wanted:
        return found
    sizes = sorted({len(letters) for letters in wanted}, reverse=True)
    fewest = sizes[-1]
    for match in _LONG.finditer(folded):
        if len(found) >= _MOST_FOUND:
            break
        initials = _INITIAL.findall(folded, *match.span())
        # most are the names of people
        for size in sizes if len(initials) >= fewest else ():
            # the name ends with the run of capitalised words
            letters = "".join(initials[-size:])
            if letters in wanted and len(letters) == size and letters not in found:
                start = [initial.start() for initial in _INITIAL.finditer(folded, *match.span())][-size]
                if not _is_acronym(folded[start : start + size]):
                    name = match[0][start - match.start() :].removesuffix("'s").rstrip(" ,")
                    found[letters] = Body(start, start + len(name), name)
    return found


def _is_acronym(printed: str) -> bool:
    """Whether letters are capitals that stand together: OCFS; not the O.C. of a long form."""
    return printed.isupper() and printed.isalpha()


def _find_described(folded: str, noun: str, first_names: frozenset[str]) -> list[Body]:
    """The bodies that the article calls by a noun: NorBank, a bank in Bergen; the bank, NorBank; the software firm NorSoft."""
    found = []
    for at in find_word(folded, noun):
        end = at + len(noun)
        behind = _NAME_BEHIND.match(folded, end)
        before = _NAME_BEFORE.search(folded, max(0, at - _REACH), at)
        if behind is not None and (folded[end] == " " or _CLOSED.match(folded, behind.end(1)) is not None):
            found.append((behind.start(1), behind.end(1)))
        elif before is not None and _ASIDE.match(folded, end) is not None:
            # NorBank, a lender in Bergen; not "Meanwhile, the lender said"
            found.append(before.span(1))
        if len(found) >= _MOST_FOUND:
            break
    return _keep_first((Body(start, end, folded[start:end].removesuffix("'s").rstrip(".")) for start, end in found), first_names)


def _find_holding(folded: str, noun: str, function: frozenset[str]) -> list[Body]:
    """The names of two words or more that hold a noun with a capital letter."""
    if noun not in folded:
        return []
    found = []
    for match in re.finditer(rf"{_BEFORE_NOUN}\b{re.escape(noun)}(?!\w| [A-Z]){_BEHIND_NOUN}", folded):
        start, name = match.start(), match[0].removesuffix("'s")
        while " " in name and name.partition(" ")[0].lower() in function:
            # The, At: the head of a sentence
            start += name.index(" ") + 1
            name = name.partition(" ")[2]
        if " " in name and "\n" not in name:
            found.append(Body(start, start + len(name), name))
        if len(found) >= _MOST_FOUND:
            break
    return found


def _find_employers(folded: str, no_body: frozenset[str]) -> list[Body]:
    """The bodies that the article gives a chief executive, shares, customers: NorBank CEO Ama Boateng."""
    return _keep_first((Body(*match.span(1), folded[match.start(1) : match.end(1)]) for match in _EMPLOYER.finditer(folded)), no_body)


def _keep_first(bodies: Iterable[Body], no_body: frozenset[str]) -> list[Body]:
    """The first mention of each of the first two bodies: more are not needed to tell whether there is only one."""
    kept: dict[str, Body] = {}
    for body in bodies:
        if len(kept) == 2:
            break
        if body.name.partition(" ")[0] not in no_body:
            kept.setdefault(body.name, body)
    return sorted(kept.values())
