"""An index by which a garbled name finds the one it was: two words are close when dropping at most one letter of each makes them equal."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

import numpy as np

from newsaudit.codebook.model import Actor
from newsaudit.corpus.fold import fold, fold_case

_SHORTEST_PERSON = 5  # letters; below, too many words are close to each other
_SHORTEST_OTHER = 6
_LONGEST = 40


def deletions(word: str) -> frozenset[str]:
    """The word and what is left of it when one letter is dropped; of words longer than any name only the word."""
    if len(word) > _LONGEST:
        return frozenset([word])
    return frozenset([word, *[word[:i] + word[i + 1 :] for i in range(len(word))]])


class Garbled(NamedTuple):
    """The last words of names with their actors; by sorted hashes of what is left of a word when at most one letter is dropped, the number of the
    word. As a dict of those leavings, twenty thousand names would take 36 MB, not six."""

    words: tuple[str, ...]
    ids: tuple[tuple[str, ...], ...]
    hashes: array
    numbers: array


def build_garbled(actors: Iterable[Actor]) -> Garbled:
    """The index of the last words of names: of persons, and of others named by one word."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        if actor.kind == "media":
            continue
        alone = (actor.id,)
        shortest = _SHORTEST_PERSON if actor.kind == "person" else _SHORTEST_OTHER
        for alias in actor.aliases:
            if alias.form not in ("name", "demonym"):
                continue
            *others, last = fold_case(fold(alias.text)).split(" ")
            if len(last) < shortest or (others and actor.kind != "person"):
                continue
            known = found.setdefault(last, alone)
            if actor.id not in known:
                found[last] = (*known, actor.id)
    hashes, numbers = array("q"), array("q")
    for number, word in enumerate(found):
        forms = deletions(word)
        hashes.extend(map(hash, forms))
        numbers.extend(repeat(number, len(forms)))
    order = np.argsort(np.frombuffer(hashes, dtype=np.int64), kind="stable") if hashes else np.zeros(0, dtype=np.int64)
    sort = [array("q", np.frombuffer(column, dtype=np.int64)[order].tobytes()) if column else column for column in (hashes, numbers)]
    return Garbled(tuple(found), tuple(found.values()), *sort)


def find_close(word: str, garbled: Garbled) -> list[str]:
    """The ids of the actors to whose last word the word comes close, in order."""
    forms = deletions(word)
    near: set[str] = set()
    hashes, n = garbled.hashes, len(garbled.hashes)
    for key in map(hash, forms):
        i = bisect_left(hashes, key)
        while i < n and hashes[i] == key:
            number = garbled.numbers[i]
            # two words may have one hash
            if not forms.isdisjoint(deletions(garbled.words[number])):
                near.update(garbled.ids[number])
            i += 1
    return sorted(near)
