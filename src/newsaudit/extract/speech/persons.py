"""The names of an article: the fullest form of each, and what its words tell about the person or body it stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import FIRST_NAME, ROLE
from newsaudit.extract.speech.bodies import Bodies
from newsaudit.extract.speech.descriptions import read_description
from newsaudit.extract.speech.full_names import FullName, find_full_names, index_names
from newsaudit.extract.speech.own_pronouns import count_pronouns
from newsaudit.extract.speech.relatives import Relatives
from newsaudit.extract.speech.word_places import find_introduction

_PEOPLE_OF = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|can|ench|utch|reek|wiss)")
_MOST_DESCRIBED = 3
# speakers further back than this many quotations are forgotten, which also keeps every look-up short
MEMORY = 60
_LOOK_BACK = 40
# each look for a noun reads the whole article
_MOST_NOUNS = 30
# by how many times one pronoun must lead to be believed against a list of first names
_SURE = 2
_HEADLINE = 4


class Who(NamedTuple):
    """One speaker of the article. `kind`: named, organisation, anonymous, document, title; `pronoun`: he, she, it, they or None."""

    id: str | None
    name: str
    kind: str
    pronoun: str | None


NOBODY = Who(None, "", "none", None)
# both men, where the article names more: which ones is open, but later pronouns stand for them
SOME_TWO = Who(None, "", "none", "they")


class Spoken(NamedTuple):
    """What a quotation's attribution was resolved to."""

    who: Who
    start: int | None
    end: int | None
    kind: str
    status: str


class Names:
    """Look-up of the full names of one article by surname or first name, in text order."""

    def __init__(self, folded: str, masked: str, rules: QuoteRules):
        self._folded, self._masked, self._words = folded, masked, rules.words
        self._classes, self._title_roles = rules.vocabulary.classes, rules.title_roles
        self._described: dict[str, frozenset[str]] = {}
        self.bodies = Bodies(folded, rules.words)
        self._introduced: dict[str, int] = {}
        self._shortened: dict[str, bool] = {}

    @cached_property
    def _names(self) -> list[tuple[FullName, list[str]]]:
        return find_full_names(self._folded, self._classes)

    @cached_property
    def _index(self) -> dict[str, list[FullName]]:
        return index_names(self._names)

    @cached_property
    def _by_parts(self) -> dict[str, list[FullName]]:
        """The names by parts that seldom stand for them: Mensah for Ama Boateng-Mensah, Loza for Leon Loza Rey, del Monte for Luis del Monte Rey."""
        index: dict[str, list[FullName]] = {}
        for name, parts in self._names:
            first, hyphen, last = parts[-1].rpartition("-")
            if hyphen and first[:1].isupper() and last[:1].isupper() and len(parts) > 1:
                index.setdefault(last, []).append(name)
                index.setdefault(first, []).append(name)
            if len(parts) > 2 and self._classes[parts[0]] & FIRST_NAME:
                index.setdefault(" ".join(parts[1:-1]), []).append(name)
                index.setdefault(parts[-2], []).append(name)
        return index

    @cached_property
    def relatives(self) -> Relatives:
        """Who among those with one surname is meant."""
        return Relatives(self._folded, self._words, self._index, self.first_starts)

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

    def after(self, position: int, *, most: int = 60) -> list[FullName]:
        """The first full names that begin behind `position`, at most `most`."""
        first = bisect_left(self.starts, (position,))
        return self.starts[first : first + most]

    def between(self, start: int, end: int) -> list[FullName]:
        """The full names that begin in a stretch."""
        return self.starts[bisect_left(self.starts, (start,)) : bisect_left(self.starts, (end,))]

    def get_full(self, name: str, position: int) -> str:
        """The fullest form of a name: the nearest before `position` that ends with it (or begins with it), else the first after it."""
        name = name.removesuffix("'s")
        first, _, rest = name.partition(" ")
        if rest and first.lower() in self._words["name-particle"] and f"{first.lower()} {rest}" in self._index:
            # De la Tour at the head of a sentence; not Al Boateng
            name = f"{first.lower()} {rest}"
        body = self.bodies.get_long_form(name) if name.isupper() else None
        if body is not None:
            return body
        if " " not in name and self.relatives.is_introduced(position):
            return self.relatives.get_full(name)
        known = self._index.get(name) or self._by_parts.get(name)
        if known is None:
            # Passenger Ama Boateng at the head of a sentence
            first, _, rest = name.partition(" ")
            return rest if " " in rest and rest in self.first_starts and self._classes[first] & ROLE else name
        here = bisect_left(known, (position,))
        best = None
        if name.isupper():
            # RCMP is no shorter form of New Brunswick RCMP; JFK is one of a person
            known = [full for full in known if not full.name.endswith(" " + name)]
            here = bisect_left(known, (position,))
        for full in reversed(known[max(0, here - _LOOK_BACK) : here]):
            if len(full.name) > len(name):
                is_surname = full.name.endswith(name) or name.isupper()
                if best is None or is_surname and not best[0]:
                    best = (is_surname, full.name)
                if is_surname:
                    break
        if best is None:
            # Boateng was ill. … His widow, Ama Boateng: not she
            ahead = (full for full in known[here : here + _LOOK_BACK] if len(full.name) > len(name) and not self.relatives.is_introduced(full.start))
            best = next(((True, full.name) for full in ahead), None)
        if best is None:
            return self._get_opening(name)
        if " " not in name and best[1].endswith(" " + name):
            best = (True, self.relatives.choose(name, best[1], known[max(0, here - _LOOK_BACK) : here + _LOOK_BACK], position))
        if " " in name and name in self.first_starts and _PEOPLE_OF.fullmatch(best[1].removesuffix(" " + name)) is not None:
            # French Paris Post: what it is, not its name
            return name
        # where a title or credit line stuck to it, the same name stands elsewhere without
        near = known[max(0, here - _LOOK_BACK) : here + _LOOK_BACK]
        return min((full.name for full in near if best[1].endswith(full.name) and len(full.name) > len(name)), key=len, default=best[1])

    def _get_opening(self, name: str) -> str:
        """The person with whose name a run of capitals opens: Ama Boateng Scolds Togo Chief; else the name itself."""
        parts = name.split(" ")
        opening = " ".join(parts[:2])
        if len(parts) < _HEADLINE or not self._classes[parts[0]] & FIRST_NAME:
            return name
        return opening if opening in self.first_starts else name

    def is_introduced(self, noun: str, position: int) -> bool:
        """Whether the article speaks of "a nurse" before `position`, so that "the nurse" is that one."""
        if noun not in self._introduced and len(self._introduced) < _MOST_NOUNS:
            self._introduced[noun] = find_introduction(self._masked, noun)
        return self._introduced.get(noun, 0) < position

    def is_part(self, word: str) -> bool:
        """Whether a word is the first or last of a full name of the article."""
        return word in self._index or word in self._by_parts

    def get_bearers(self, surname: str) -> list[str]:
        """The full names that end with a word, each once."""
        return list(dict.fromkeys(full.name for full in self._index.get(surname, ())[:_LOOK_BACK] if full.name.endswith(" " + surname)))

    def is_called_by_surname(self, name: str) -> bool:
        """Whether the article also gives the last word of a name alone, as it does with people: bodies keep theirs whole."""
        if " " not in name:
            return False
        if name not in self._shortened and len(self._shortened) < _MOST_NOUNS:
            self._shortened[name] = self._folded.count(name[name.rindex(" ") :]) > self._folded.count(name)
        return self._shortened.get(name, False)

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
            described = self.get_description(name) if name in self.first_starts else self.describe_at(name, start)
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
        if name not in self.first_starts:
            return frozenset()
        # a headline tells less than the sentence that introduces the name
        full = [other for other in self._index[name.rpartition(" ")[2]][:_LOOK_BACK] if other.name == name]
        told = [self.describe_at(name, other.start) for other in full[:_MOST_DESCRIBED]]
        return told[0] if len(told) == 1 else frozenset().union(*told)

    def describe_at(self, name: str, start: int) -> frozenset[str]:
        """The words in lower case that stand around a name at one place: its titles and its apposition."""
        return read_description(self._folded, self._classes, self._title_roles, name, start)
