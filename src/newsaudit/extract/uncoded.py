"""Capitalised names that no codebook entry covers, with the title or role printed beside them, and whom they may misspell."""

from collections.abc import Sequence

from newsaudit.codebook.actors import Actors
from newsaudit.extract.capitals import Name, find_names
from newsaudit.extract.context import View, is_sentence_start, make_view, words_before
from newsaudit.extract.garbled import find_near_actor
from newsaudit.extract.offices import find_office
from newsaudit.spans import Doc, Mention, Uncoded


def find_uncoded(doc: Doc, mentions: Sequence[Mention], actors: Actors) -> list[Uncoded]:
    """The uncoded names of titles, subheads and body, in text order; a later surname stands under the fullest name of the article."""
    view = make_view(doc)
    small = set(view.folded.split(" "))
    names = [name for name in find_names(view, mentions, actors.rules) if not _is_common(view, name, small, actors)]
    full = _full_names(names)
    places = _find_places(view, names, actors)
    found = []
    for start, end, printed, role in names:
        name = full.get(printed, printed)
        if printed in places or name in places or name in actors.aliases:
            continue
        if name is printed and " " not in printed and not printed.isupper() and opens(view, start):
            continue  # the capital may only open the sentence
        role = role or find_office(view, start, end, actors.rules)
        found.append(Uncoded(start, end, doc.text[start:end], name, role, find_near_actor(name, role, actors)))
    return found


def opens(view: View, start: int) -> bool:
    """Whether a capital is due at `start` whatever the word: a sentence, a quotation or a caption begins there."""
    before = view.folded[max(0, start - 2) : start].rstrip()
    return not before or before[-1] in ").:!?\"'/" or is_sentence_start(view, start)


def _is_common(view: View, name: Name, small: set[str], actors: Actors) -> bool:
    """Whether the words are no name: a faith, a feast, or a word that the text prints small too (`small`)."""
    word = name.text.lower().rstrip(".")
    if len(word) < 2 or word in actors.rules.words["no-name"]:
        return True
    if " " in word or name.text.isupper():
        return False
    return word in actors.rules.no_names or word[1] == "'" or (word in small and opens(view, name.start))


def _full_names(names: Sequence[Name]) -> dict[str, str]:
    """Last word → the first name of several words of the article that ends in it."""
    full: dict[str, str] = {}
    for name in names:
        if " " in name.text:
            full.setdefault(name.text[name.text.rindex(" ") + 1 :], name.text)
    return full


def _find_places(view: View, names: Sequence[Name], actors: Actors) -> set[str]:
    """Names that the article sets after a preposition of place, that end in a noun of place, or that the story lists as places."""
    words = actors.rules.words
    places = {place for side in actors.sides for place in side.get("places", [])}
    for name in names:
        if name.text[name.text.rfind(" ") + 1 :].lower() in words["place-noun"]:
            places.add(name.text)
        elif view.folded[name.end : name.end + 1] != "'":
            before = words_before(view, name.start, 2).lower().split(" ")
            if (before[0] if before[-1] == "the" else before[-1]) in words["placed"]:
                places.add(name.text)
    return places
