"""Countries that are somebody's surname in an article: Esi Jordan, later Jordan."""

from collections.abc import Sequence

from newsaudit.codebook.word_classes import FIRST_NAME, WordClasses
from newsaudit.spans import Mention

# where one of these stands before the word, the article speaks of the country too
_AT_PLACE = ("in ", "to ", "from ", "of ", "with ")
_MOST_LOOKS = 60


def leave_surnames(folded: str, mentions: Sequence[Mention], classes: WordClasses, actors) -> Sequence[Mention]:
    """The mentions but those of a country whose name the article gives to a person and to no place."""
    words = {mention.text for mention in mentions if mention.form == "name" and mention.text.isalpha()}
    words = {word for word in words if _is_surname(folded, word, classes)}
    if not words:
        return mentions
    return [mention for mention in mentions if mention.text not in words or _is_person(mention, actors)]


def _is_person(mention: Mention, actors) -> bool:
    actor = actors.by_id.get(mention.actor_id)
    return actor is None or actor.kind == "person"


def _is_surname(folded: str, word: str, classes: WordClasses) -> bool:
    """Whether a first name stands before a word somewhere, and nowhere a word that makes it a place."""
    is_borne, at = False, folded.find(" " + word)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            break
        before = folded[max(0, at - 20) : at + 1]
        if before.endswith(_AT_PLACE):
            return False
        is_borne = is_borne or bool(classes[before.rstrip(" ").rpartition(" ")[2]] & FIRST_NAME) and not before.endswith(("\n ", ", "))
        at = folded.find(" " + word, at + 1)
    return is_borne
