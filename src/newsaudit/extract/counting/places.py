"""The place that a sentence names for a figure."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.evidence import Evidence
from newsaudit.extract.counting.words import Words

_WINDOW = 16
_LONGEST_NAME = 4
_PLACES = frozenset(("place", "scene", "state"))


def find_place(text: str, words: Words, first: int, after: int, evidence: list[Evidence], rules: FigureRules, *, is_aid: bool) -> str | None:
    """The place as printed: named after the noun (words from `after` on), else the nearest one named before the figure (word `first`)."""
    if not evidence and not is_aid and rules.harms.context["in"].isdisjoint(words.words[max(0, first - 4 * _WINDOW) : after + _WINDOW]):
        return None
    # in Israel's offensive: who did it, not where
    places = {item.first: item if item.kind in _PLACES else None for item in evidence}
    openers, end = rules.harms.context["in"], min(len(words.words), after + _WINDOW)
    for k in [k for k in range(after, end) if words.words[k] in openers or is_aid and words.words[k] in ("to", "for")]:
        if k > after and 2 in words.marks[after : k] or any(word[0].isdigit() for word in words.words[after + 3 : k]):
            break
        found = _read_name(text, words, k + 1, places, rules)
        if found:
            return found
    # the 2,000 people there: the place stands anywhere before
    reach = 4 * _WINDOW if words.words[after : after + 1] == ["there"] else _WINDOW
    begin = max(0, first - reach)
    if not places and "in" not in words.words[begin:first]:
        return None
    for k in range(first - 1, begin - 1, -1):
        if words.marks[k] == 2:
            break
        if places.get(k) and places[k].kind != "state":
            return _print(text, words, k, places[k].last)
        if words.words[k] == "in":
            found = _read_name(text, words, k + 1, places, rules)
            if found:
                return found
    return None


def _read_name(text: str, words: Words, k: int, places: dict[int, Evidence | None], rules: FigureRules) -> str | None:
    for start in range(k, min(k + 4, len(words.words))):
        if start in places:
            return _print(text, words, start, places[start].last) if places[start] else None
        if (
            start > k
            and words.words[start - 1] not in rules.harms.context["parts"]
            and words.words[start - 1] not in ("a", "an", "his", "their", "its")
        ):
            break
    while k < len(words.words) and words.words[k] in rules.harms.context["parts"] and text[words.starts[k]].islower():
        k += 1
    last = k
    while (
        last < min(len(words.words), k + _LONGEST_NAME)
        and (text[words.starts[last]].isupper() or last > k and words.gaps[last - 1] == "-")
        and words.words[last] not in rules.not_figures["month"]
        and not words.words[last].endswith("day")
    ):
        last += 1
        if words.gaps[last - 1] not in (" ", "-", "'", ". "):
            break
    after = words.words[last] if last < len(words.words) and words.marks[last - 1] == 0 else ""
    context = rules.harms.context
    if (
        last == k
        or len(words.words[k]) == 1
        or after in context["attacks"]
        or after in context["fighters"]
        or after in context["persons"]
        or after in context["authorities"]
    ):
        # in the Hamas assault, in Israeli strikes: who did it, not where
        return None
    return _print(text, words, k, last)


def _print(text: str, words: Words, first: int, last: int) -> str:
    return text[words.starts[first] : words.end_of(last - 1)]
