"""Capitalised names that no codebook entry covers, with the title or role printed beside them, and whom they may misspell."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.actors import Actors
from newsaudit.extract.naming.capitals import Name, find_names
from newsaudit.extract.naming.context import View, get_view, is_sentence_start
from newsaudit.extract.naming.garbled import find_near_actor
from newsaudit.extract.naming.offices import find_office
from newsaudit.spans import Doc, Mention, Uncoded

_LONGEST_PLACING = 16  # characters of "throughout the "


class Longer(NamedTuple):
    """The longer names that end in the same words, with their places in text order, and the one that is printed most, if there is one."""

    places: list[int]
    texts: list[str]
    most: str | None


def find_uncoded(doc: Doc, mentions: Sequence[Mention], actors: Actors) -> list[Uncoded]:
    """The uncoded names of titles, subheads and body, in text order; a later surname stands under the fullest name of the article."""
    view = get_view(doc)
    spaced = f" {view.folded} "
    names = [name for name in find_names(view, mentions, actors.rules) if not _is_common(view, name, spaced)]
    full = _Longer(names, actors.rules.words["given-name"])
    places = _find_places(view, names, actors)
    accented: dict[str, str] = {}
    if not doc.text.isascii():
        for name in names:
            if name.text not in accented:
                accented[name.text] = _print_letters(doc, name)
    found = []
    for found_name in names:
        start, end, printed, role = found_name
        name = _get_full(found_name, full)
        if printed in places or name in places or printed in actors.places or name in actors.aliases:
            continue
        if name is printed and " " not in printed and not printed.isupper() and opens(view, start):
            continue  # the capital may only open the sentence
        role = role or find_office(view, start, end, actors.rules)
        found.append(Uncoded(start, end, doc.text[start:end], accented.get(name, name), role, find_near_actor(name, role, actors)))
    return found


def _print_letters(doc: Doc, name: Name) -> str:
    """The name with the letters that the article prints, "Sarandë", and plain marks and spaces, by which articles differ."""
    printed = doc.text[name.start : name.end]
    if printed == name.text:
        return printed
    return "".join(letter if letter.isalpha() else plain for letter, plain in zip(printed, name.text, strict=True))


def opens(view: View, start: int) -> bool:
    """Whether a capital is due at `start` whatever the word: a sentence, a quotation or a caption begins there."""
    before = view.folded[max(0, start - 2) : start].rstrip()
    return not before or before[-1] in ").:!?\"'/" or is_sentence_start(view, start)


def _is_common(view: View, name: Name, spaced: str) -> bool:
    """Whether a single word that opens a sentence is no name: the text, here with a space at either end, prints it small too."""
    if " " in name.text or name.text.isupper():
        return False
    return opens(view, name.start) and f" {name.text.lower().rstrip('.')} " in spaced


class _Longer(dict):
    """The words of a name → the longer names of the article that end in these words, None where there are none; weighed when first asked for."""

    def __init__(self, names: Sequence[Name], given: frozenset[str]):
        super().__init__()
        self._given = given
        # by last word, and by the last two
        self._ends: dict[str, list[Name]] = {}
        for name in names:
            gap = name.text.rfind(" ")
            if gap >= 0:
                self._ends.setdefault(name.text[gap + 1 :], []).append(name)
                gap = name.text.rfind(" ", 0, gap)
                if gap >= 0:
                    self._ends.setdefault(name.text[gap + 1 :], []).append(name)

    def __missing__(self, words: str) -> Longer | None:
        found = self._ends.get(words)
        self[words] = longer = None if found is None else _weigh(found, self._given)
        return longer


def _weigh(found: Sequence[Name], given: frozenset[str]) -> Longer:
    """The longer names, and the one among them that is printed most; of equals the only one that begins with a given name."""
    counts = Counter(name.text for name in found)
    weights = {text: (n, text.split(" ", 1)[0].lower() in given) for text, n in counts.items()}
    best = max(weights.values())
    heaviest = [text for text, weight in weights.items() if weight == best]
    return Longer([name.start for name in found], [name.text for name in found], heaviest[0] if len(heaviest) == 1 else None)


def _get_full(name: Name, full: _Longer) -> str:
    """The longer name that a short one stands for: the one printed most, else the last before it or the first after; itself where there is none."""
    longer = full[name.text]
    if longer is None:
        return name.text
    # a relative is named once where the person is named again and again
    return longer.most or longer.texts[max(0, bisect_right(longer.places, name.start) - 1)]


def _find_places(view: View, names: Sequence[Name], actors: Actors) -> set[str]:
    """Names that the article sets after a preposition of place, or that end in a noun of place."""
    words, placing, placing_ends = actors.rules.words, actors.rules.placing, actors.rules.placing_ends
    places = set()
    for start, end, text, _ in names:
        if text in places:
            continue
        before = view.lower[max(0, start - _LONGEST_PLACING) : start]
        if text[text.rfind(" ") + 1 :].lower() in words["place-noun"]:
            places.add(text)
        elif before[before.rfind(" ", 0, -1) + 1 : -1] in placing_ends and f" {before}".endswith(placing):
            # "in Gaza", but not "in Ada Stone" nor "in Gaza's hospitals"
            first, _, rest = text.partition(" ")
            if not (rest and first.lower() in words["given-name"]) and view.folded[end : end + 1] != "'":
                places.add(text)
    return places
