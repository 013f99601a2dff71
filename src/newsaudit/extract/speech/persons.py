"""The names of an article: the fullest form of each, and what its words tell about the person or body it stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import FIRST_NAME
from newsaudit.extract.speech.bodies import SURE, Body, find_acronyms, find_described, find_employers
from newsaudit.extract.speech.full_names import STOP_IN_TITLE, FullName, find_full_names, index_names
from newsaudit.extract.speech.own_pronouns import count_pronouns

_MARKS_BEFORE_TITLE = '.,;:\x01"\n'
_LINK_BEFORE_TITLE = re.compile(r"\b(?:and|said|says|told|as|for|by|with|from|to)\b")
_AFTER_APPOSITION = re.compile(r"[.;:\x01\"\n]|,? (?:who|said|says|and|told)\b|, (?:is|was|has|had|will|would|[a-z]+ed)\b")
_OFFICE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\w+'s) ([\w' -]{3,60}), $")
_DESCRIBED = 90
# speakers further back than this many quotations are forgotten, which also keeps every look-up short
MEMORY = 60
_LOOK_BACK = 40
# each look for a noun reads the whole article
_MOST_NOUNS = 30
# by how many times one pronoun must lead to be believed against a list of first names
_SURE = 2
_WORD = re.compile(r"[\w'-]+")
_RUN = re.compile(r"[A-Z][\w-]*(?: (?:[A-Z]\.|[A-Z][\w-]*))*")
_FAMILY = re.compile(r"\b(?:couple|husband|wife|brothers|sisters|siblings|twins|parents|family|married)\b")
# what may stand within a long name
_INNER = (" to ", " and ", " for ", " of ", " on ", ", ")
_KIN = re.compile(r"\b([a-z-]+),? $")
_KIN_REACH = 24
_HEADLINE = 4
_COUPLE = re.compile(r"(?<![A-Z][a-z] )\b([A-Z][\w-]+) and ([A-Z][\w-]+) ([A-Z][\w'-]+?)(?='s|\W)")


class Who(NamedTuple):
    """One speaker of the article. `kind`: named, organisation, anonymous, document, title; `pronoun`: he, she, it, they or None."""

    id: str | None
    name: str
    kind: str
    pronoun: str | None


NOBODY = Who(None, "", "none", None)


class Spoken(NamedTuple):
    """What a quotation's attribution was resolved to."""

    who: Who
    start: int | None
    end: int | None
    kind: str
    status: str


class Names:
    """Look-up of the full names of one article by surname or first name, in text order."""

    def __init__(self, folded: str, text: str, masked: str, rules: QuoteRules):
        self._folded, self._text, self._masked, self._words = folded, text, masked, rules.words
        self._classes, self._title_roles = rules.vocabulary.classes, rules.title_roles
        self._described: dict[str, frozenset[str]] = {}
        self._bodies: dict[str, list[Body]] = {}
        self._introduced: dict[str, int] = {}

    @cached_property
    def _names(self) -> list[tuple[FullName, list[str]]]:
        return list(find_full_names(self._folded, self._text, self._classes))

    @cached_property
    def _index(self) -> dict[str, list[FullName]]:
        return index_names(self._names)

    @cached_property
    def couples(self) -> list[tuple[int, str, str]]:
        """Where two share a surname that only the second carries, and their names as printed: Ama and Kofi Boateng."""
        he, she = self._words["first-name-he"], self._words["first-name-she"]
        is_family = _FAMILY.search(self._folded) is not None
        return [
            (match.start(), match[1], f"{match[2]} {match[3]}")
            for match in _COUPLE.finditer(self._folded)
            if match[1] in he or match[1] in she or is_family and (match[2] in he or match[2] in she)
        ]

    @cached_property
    def starts(self) -> list[FullName]:
        """Every full name in text order."""
        return [name for name, _ in self._names if " " in name.name]

    @cached_property
    def first_starts(self) -> dict[str, int]:
        """Where each full name stands first."""
        first: dict[str, int] = {}
        for name in self.starts:
            first.setdefault(name.name, name.start)
        return first

    def before(self, position: int, *, most: int = 60) -> list[FullName]:
        """The last full names that begin before `position`, at most `most`."""
        end = bisect_left(self.starts, (position,))
        return self.starts[max(0, end - most) : end]

    def between(self, start: int, end: int) -> list[FullName]:
        """The full names that begin in a stretch."""
        return self.starts[bisect_left(self.starts, (start,)) : bisect_left(self.starts, (end,))]

    def get_full(self, name: str, position: int) -> str:
        """The fullest form of a name: the nearest before `position` that ends with it (or begins with it), else the first after it."""
        name = name.removesuffix("'s").removesuffix("’s")
        first, _, rest = name.partition(" ")
        if rest and first.lower() in self._words["name-particle"]:
            # De la Tour at the head of a sentence
            name = f"{first.lower()} {rest}"
        body = self.get_long_form(name)
        if body is not None:
            return body
        if " " not in name and self._is_kin(position):
            return self._get_relative(name, position)
        known = self._index.get(name, ())
        here = bisect_left(known, (position,))
        best = None
        for full in reversed(known[max(0, here - _LOOK_BACK) : here]):
            if len(full.name) > len(name):
                is_surname = full.name.endswith(name) or name.isupper()
                if best is None or is_surname and not best[0]:
                    best = (is_surname, full.name)
                if is_surname:
                    break
        if best is None:
            best = next(((True, full.name) for full in known[here : here + _LOOK_BACK] if len(full.name) > len(name)), None)
        if best is None:
            return name
        if " " not in name and best[1].endswith(" " + name):
            best = (True, self._choose_bearer(name, best[1], known[max(0, here - _LOOK_BACK) : here + _LOOK_BACK]))
        # where a title or credit line stuck to it, the same name stands elsewhere without
        near = known[max(0, here - _LOOK_BACK) : here + _LOOK_BACK]
        return min((full.name for full in near if best[1].endswith(full.name) and len(full.name) > len(name)), key=len, default=best[1])

    def _is_kin(self, position: int) -> bool:
        """Whether the noun for a relative stands before a name: his father, Kofi; Boateng's wife Esi."""
        before = _KIN.search(self._folded, max(0, position - _KIN_REACH), position)
        return before is not None and before[1] in self._words["kin"]

    def _get_relative(self, name: str, position: int) -> str:
        """The full name of a relative who is introduced by the first name: one with a surname that another of the article bears, else none."""
        fulls = {full.name for full in self._index.get(name, ())[:_LOOK_BACK] if full.name.startswith(name + " ")}
        shared = [full for full in fulls if len({other.name for other in self._index.get(full.rpartition(" ")[2], ())[:_LOOK_BACK]}) > 1]
        return shared[0] if len(shared) == 1 else name

    def _get_opening(self, name: str) -> str:
        """The person with whose name a run of capitals opens: Ama Boateng Scolds Togo Chief; else the name itself."""
        parts = name.split(" ")
        opening = " ".join(parts[:2])
        if len(parts) < _HEADLINE or not self._classes[parts[0]] & FIRST_NAME:
            return name
        return opening if opening in self.first_starts else name

    @cached_property
    def _acronyms(self) -> dict[str, Body]:
        words = self._words
        return find_acronyms(self._folded, self._text, words["no-acronym"])

    def get_long_form(self, name: str) -> str | None:
        """What an acronym of the article stands for."""
        letters = name.replace(".", "")
        if not name.isupper() or len(letters) < SURE and f"({name}" not in self._folded and f"({letters}" not in self._folded:
            return None
        body = self._acronyms.get(letters)
        return body.name if body is not None else None

    def extend(self, start: int, end: int) -> tuple[int, int]:
        """The whole of a long name of which a stretch is only one end: the Alliance, where the text has Alliance to Save Our Halls."""
        if not self._folded.startswith(_INNER, end) and not self._folded.endswith(_INNER, 0, start):
            return start, end
        for body in self._acronyms.values():
            length, printed = len(body.name), self._text[start:end]
            if length > end - start and body.name.startswith(printed) and self._text.startswith(body.name, start):
                return start, start + length
            if length > end - start and body.name.endswith(printed) and self._text.startswith(body.name, end - length):
                return end - length, end
        return start, end

    def get_described(self, noun: str, position: int) -> str | None:
        """The one body that the article calls by this noun before `position`, by its name."""
        if noun not in self._bodies and len(self._bodies) < _MOST_NOUNS:
            self._bodies[noun] = find_described(self._folded, self._text, noun, self._words["no-body"])
        bodies = self._bodies.get(noun, ())
        if not bodies and noun in self._words["employer"]:
            bodies = self._employers
        named = {body.name for body in bodies if body.start < position}
        return next(iter(named)) if len(named) == 1 else None

    @cached_property
    def _employers(self) -> list[Body]:
        return find_employers(self._folded, self._text, self._words["no-body"])

    def is_introduced(self, noun: str, position: int) -> bool:
        """Whether the article speaks of "a nurse" before `position`, so that "the nurse" is that one."""
        if noun not in self._introduced and len(self._introduced) < _MOST_NOUNS:
            match = re.search(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|\d|[Tt]wo) (?:[\w'-]+ ){{0,3}}{re.escape(noun)}\b", self._folded)
            self._introduced[noun] = match.start() if match is not None else len(self._folded)
        return self._introduced.get(noun, 0) < position

    def is_part(self, word: str) -> bool:
        """Whether a word is the first or last of a full name of the article."""
        return word in self._index

    def _choose_bearer(self, surname: str, nearest: str, near: list[FullName]) -> str:
        """Whom a surname alone stands for among relatives.

        The one whom the article never calls by the first name alone; the one who bore it when it first stood alone; else the nearest.
        """
        bearers = {full.name for full in near if full.name.endswith(" " + surname)}
        if len(bearers) < 2:
            return nearest
        alone = self._alone.get(surname)
        for chosen in (
            [bearer for bearer in bearers if bearer.partition(" ")[0] not in self._alone],
            [bearer for bearer in bearers if alone is not None and self.first_starts.get(bearer, alone) < alone],
        ):
            if len(chosen) == 1:
                return chosen[0]
        return nearest

    @cached_property
    def _alone(self) -> dict[str, int]:
        """Where each capitalised word first stands alone: surnames, and first names of people whom the article is familiar with."""
        alone: dict[str, int] = {}
        for match in _RUN.finditer(self._folded):
            if " " not in match[0]:
                alone.setdefault(match[0], match.start())
        return alone

    def get_pronoun(self, name: str, position: int | None = None) -> str | None:
        """he or she where the name's first word or the courtesy title before it tells."""
        words = self._words
        start = self.first_starts.get(name, position)
        if start is not None:
            before = self._folded[max(0, start - 12) : start].split()
            if before and before[-1] in words["honorific-he"]:
                return "he"
            if before and before[-1] in words["honorific-she"]:
                return "she"
            described = self.get_description(name) if name in self.first_starts else self._describe_at(name, start)
            if described & words["role-he"]:
                return "he"
            if described & words["role-she"]:
                return "she"
        parts = name.split(" ")
        he, she = self._votes.get(parts[-1], (0, 0))
        if abs(he - she) > _SURE:
            # the words around the name in this article know better than a list
            return "he" if he > she else "she"
        if len(parts) > 1:
            if parts[0] in words["first-name-he"]:
                return "he"
            if parts[0] in words["first-name-she"]:
                return "she"
        if he != she and (he == 0 or she == 0):
            return "he" if he > she else "she"
        return None

    @cached_property
    def _votes(self) -> dict[str, tuple[int, int]]:
        return count_pronouns(self._masked, self._words)

    def get_description(self, name: str) -> frozenset[str]:
        """The words in lower case that stand around the name where it is first given in full: its titles and its apposition."""
        if name not in self._described:
            self._described[name] = self._describe(name)
        return self._described[name]

    def add_description(self, name: str, told: Iterable[str]) -> None:
        """Remembers what the article calls the person of a name without saying so beside it."""
        self._described[name] = self.get_description(name) | frozenset(told)

    def _describe(self, name: str) -> frozenset[str]:
        start = self.first_starts.get(name)
        return frozenset() if start is None else self._describe_at(name, start)

    def _describe_at(self, name: str, start: int) -> frozenset[str]:
        end = start + len(name)
        # Sgt. Ama Boateng: the stop of a shortened title ends nothing
        before = self._folded[max(0, start - 60) : start]
        before = STOP_IN_TITLE.sub("", before) if "." in before else before
        before = _LINK_BEFORE_TITLE.split(before[max(map(before.rfind, _MARKS_BEFORE_TITLE)) + 1 :])[-1]
        is_office = self._folded.endswith(", ", 0, start) and self._folded[end : end + 1] in (",", ".")
        office = _OFFICE.search(self._folded, max(0, start - 80), start) if is_office else None
        if office is not None:
            # the mayor of Kumasi, Ama Boateng, came
            before = f"{before} {office[1]}"
        after = ""
        if self._folded[end : end + 1] == ",":
            close = _AFTER_APPOSITION.search(self._folded, end + 1, end + 1 + _DESCRIBED)
            after = self._folded[end + 1 : close.start() if close is not None else end + 1 + _DESCRIBED]
        told = frozenset(_WORD.findall(f"{before} {after}".lower()))
        titles = told & self._title_roles.keys()
        return told.union(*(self._title_roles[title] for title in titles)) if titles else told
