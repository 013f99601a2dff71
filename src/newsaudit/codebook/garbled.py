"""An index by which a garbled name finds the one it was: two words are close when dropping at most one letter of each makes them equal."""

from collections.abc import Iterable

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


def build_garbled(actors: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    """What is left of each name's last word when at most one letter is dropped → the actors; of persons, and of others named by one word."""
    index: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        alone = (actor.id,)
        for alias in actor.aliases:
            words = fold_case(fold(alias.text)).split(" ")
            shortest = _SHORTEST_PERSON if actor.kind == "person" else _SHORTEST_OTHER
            if (
                alias.form not in ("name", "demonym")
                or len(words[-1]) < shortest
                or (actor.kind != "person" and len(words) > 1)
                or actor.kind == "media"
            ):
                continue
            for form in deletions(words[-1]):
                known = index.setdefault(form, alone)
                if actor.id not in known:
                    index[form] = tuple(sorted((*known, actor.id)))
    return index
