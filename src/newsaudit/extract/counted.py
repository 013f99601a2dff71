"""What a number counts: the noun after it, its kind and its unit."""

from typing import NamedTuple

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.numbers import Number
from newsaudit.extract.words import Words, is_plural

_LONGEST_NOUN_PHRASE = 9
_WINDOW = 14


class Counted(NamedTuple):
    """The noun phrase after a number: its first word and its head, as positions in the sentence's words; `head` is -1 where there is none."""

    first: int
    head: int
    after: int


def find_counted(number: Number, words: Words, rules: FigureRules) -> Counted:
    """The noun phrase that the number counts."""
    k, n = words.at(number.end), len(words.words)
    stop, people = rules.words["stop"], rules.words["people"]
    gap_ok = words.start <= number.end and (k >= n or not _breaks(words, k, number))
    if not gap_ok:
        return Counted(k, -1, k)
    start = k
    while k < n and words.words[k] in ("of", "the", "these", "those", "its", "their", "his", "her", "our", "more", "other", "additional", "such", "my", "your") and words.gaps[k] == " ":
        k += 1
    first, head, seen = k, -1, 0
    while k < n and seen < _LONGEST_NOUN_PHRASE:
        word = words.words[k]
        if word in stop or word.isdigit() or word in rules.numbers.values:
            break
        plural = word in people or is_plural(word)
        if head >= 0 and not plural and not (word in rules.nouns):
            break
        if word in rules.verbs_after and word not in rules.nouns and head >= 0:
            break
        if plural or word in rules.nouns:
            head = k
        elif head >= 0:
            break
        seen += 1
        if words.gaps[k] not in (" ", "-", "'", ". ", ".", "' ", '" ', ' "', " [", "] ", "/"):
            break
        if words.gaps[k] == ". " and len(words.words[k]) > 1:
            break
        k += 1
    if head < 0:
        return Counted(first, -1, start)
    return Counted(first, head, head + 1)


def _breaks(words: Words, k: int, number: Number) -> bool:
    gap_start = words.end_of(k - 1) if k > 0 else words.start
    gap = words.gaps[k - 1][max(0, number.end - gap_start):] if k > 0 else ""
    return gap.strip(" -[\"'") != ""


def find_kind(counted: Counted, number: Number, words: Words, floor: int, ceiling: int, rules: FigureRules) -> str | None:
    """The id of the kind that the words around the number give it; `floor` and ceiling are the words at which the neighbouring numbers begin and end."""
    head = words.words[counted.head] if counted.head >= 0 else ""
    by_noun = rules.nouns.get(head)
    best: tuple[int, str] | None = None
    for distance, k in enumerate(range(counted.after, min(ceiling, counted.after + _WINDOW))):
        if k > counted.after and words.gaps[k - 1][:1] in (";", ":"):
            break
        kind = _match(rules.verbs_after, words, k)
        if kind:
            best = (distance, kind)
            break
    first = words.at(number.start)
    for distance, k in enumerate(range(first - 1, max(floor, first - _WINDOW) - 1, -1)):
        if words.gaps[k][:1] in (";", ":"):
            break
        kind = _match(rules.verbs_before, words, k)
        if kind and (best is None or distance < best[0]):
            best = (distance, kind)
            break
    if best and rules.kinds[best[1]].category in ("casualties", "hostages"):
        return best[1]
    return by_noun or (best[1] if best else None)


def _match(phrases, words: Words, k: int) -> str | None:
    for rest, kind in phrases.get(words.words[k], ()):
        if not rest or tuple(words.words[k + 1 : k + 1 + len(rest)]) == rest:
            return kind
    return None
