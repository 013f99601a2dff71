"""Who is meant among people with one surname: couples, relatives introduced by the first name, the one called by the surname alone."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsaudit.extract.speech.full_names import FullName

_RUN = re.compile(r"[A-Z][\w-]*(?: (?:[A-Z]\.|[A-Z][\w-]*))*")
_FAMILY = re.compile(r"\b(?:couple|husband|wife|brothers|sisters|siblings|twins|parents|family|married)\b")
_KIN = re.compile(r"\b([a-z-]+),? $")
_KIN_REACH = 24
_COUPLE = re.compile(r"(?<![A-Z][a-z] )\b([A-Z][\w-]+) and ([A-Z][\w-]+) ([A-Z][\w'-]+?)(?='s|\W)")
_MOST_LOOKS = 40


class Relatives:
    """Look-up of relatives in one article. `index`: full names by their parts; `first_starts`: where each full name stands first."""

    def __init__(self, folded: str, words: dict, index: Mapping[str, Sequence[FullName]], first_starts: Mapping[str, int]):
        self._folded, self._words, self._index, self._first_starts = folded, words, index, first_starts

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

    def is_introduced(self, position: int) -> bool:
        """Whether the noun for a relative stands before a name: his father, Kofi; Boateng's wife Esi."""
        if not self._folded.endswith(" ", 0, position):
            return False
        low = max(0, position - _KIN_REACH)
        word = self._folded[max(self._folded.rfind(" ", low, position - 1) + 1, low) : position - 1].removesuffix(",")
        if word.isalpha():
            # most words stand between spaces
            return word in self._words["kin"]
        before = _KIN.search(self._folded, low, position)
        return before is not None and before[1] in self._words["kin"]

    def get_full(self, name: str) -> str:
        """The full name of a relative who is introduced by the first name: one with a surname that another of the article bears, else none."""
        fulls = {full.name for full in self._index.get(name, ())[:_MOST_LOOKS] if full.name.startswith(name + " ")}
        shared = [full for full in fulls if len({other.name for other in self._index.get(full.rpartition(" ")[2], ())[:_MOST_LOOKS]}) > 1]
        return shared[0] if len(shared) == 1 else name

    def choose(self, surname: str, nearest: str, near: list[FullName], position: int) -> str:
        """Whom a surname alone stands for among relatives.

        The one whom the article has named before `position`; the one whom it never calls by the first name alone; the one who bore it when it first
        stood alone; else the nearest.
        """
        bearers = {full.name for full in near if full.name.endswith(" " + surname)}
        if len(bearers) > 1:
            bearers = self._leave_headline(bearers)
        if len(bearers) < 2:
            return next(iter(bearers), nearest)
        alone = self._alone.get(surname)
        for chosen in (
            [bearer for bearer in bearers if self._first_starts.get(bearer, position) < position],
            [bearer for bearer in bearers if bearer.partition(" ")[0] not in self._alone],
            [bearer for bearer in bearers if alone is not None and self._first_starts.get(bearer, alone) < alone],
        ):
            if len(chosen) == 1:
                return chosen[0]
        if alone is not None and all(self._first_starts.get(bearer, 0) > alone for bearer in bearers):
            # Boateng wins again: a headline is about whom the article introduces first
            return min(bearers, key=lambda bearer: self._first_starts.get(bearer, 0))
        return nearest

    def _leave_headline(self, bearers: set[str]) -> set[str]:
        """The names that the article gives below its headline, where it gives any: not Grocer Boateng of the line Grocer Boateng's to Close."""
        end = self._folded.find("\n")
        if end < 0 or not self._folded[end - 1 : end].isalnum():
            return bearers
        below = {bearer for bearer in bearers if self._folded.find(bearer, end) >= 0}
        return below or bearers

    @cached_property
    def _alone(self) -> dict[str, int]:
        """Where each capitalised word first stands alone: surnames, and first names of people whom the article is familiar with."""
        alone: dict[str, int] = {}
        for match in _RUN.finditer(self._folded):
            if " " not in match[0]:
                alone.setdefault(match[0], match.start())
        return alone
