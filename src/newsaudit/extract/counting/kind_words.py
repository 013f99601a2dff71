"""The words that tell of a kind, and the kind that they give."""

from dataclasses import dataclass

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.words import Words

_FAR = 50


@dataclass(slots=True)
class KindFound:
    """The id of a kind and the place of the word that gave it: `noun`, `after`, `before`, `total`, `shared` or `place`; `at` is that word."""

    id: str
    by: str
    at: int


def allows(rules: FigureRules, kind_id: str, words: Words, k: int) -> bool:
    """Whether one of the words that a kind needs stands in the sentence, not too far from word `k`."""
    near = rules.kinds[kind_id].near
    return not near or not near.isdisjoint(words.words[max(0, k - _FAR) : k + _FAR])


def match_phrase(phrases: dict[str, list], words: Words, k: int) -> str | None:
    """The value of the longest phrase that begins at word `k`, None where there is none."""
    cut = words.words
    for rest, kind in phrases.get(cut[k], ()) if k < len(cut) else ():
        if not rest or cut[k + 1 : k + 1 + len(rest)] == rest:
            return kind
    return None


def get_noun_kind(words: Words, k: int, rules: FigureRules) -> str | None:
    """The kind that the noun at word `k` gives, alone or with the word before it: armoured vehicles."""
    # suicide bombers are no bombers
    pair = rules.nouns.get(f"{words.words[k - 1]} {words.words[k]}") if k and words.words[k] in rules.noun_tails else None
    return pair or rules.nouns.get(words.words[k])
