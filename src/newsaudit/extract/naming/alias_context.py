"""Whether the conditions of an alias hold where it stands: words it needs near it, words that rule it out, tongues and words it may be instead."""

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.matcher import Surface
from newsaudit.extract.naming.context import View, holds_word, is_all_capitals, is_sentence_start, near_text, words_after, words_before
from newsaudit.extract.naming.longer_names import follows_capital, is_part_of_longer
from newsaudit.extract.naming.metonyms import find_act


def fits(view: View, start: int, end: int, surface: Surface, actors: Actors) -> bool:
    """Whether the conditions of the alias hold that its own sentence can tell."""
    alias, words = surface.alias, actors.rules.words
    if is_part_of_longer(view, start, end, surface, words):
        return False
    if (alias.needs or alias.excludes) and not _has_company(view, start, end, alias.needs, alias.excludes):
        return False
    if alias.needs_next or alias.excludes_next:
        after = " ".join(words_after(view, end, 2))
        if (alias.needs_next and not _begins(after, alias.needs_next)) or _begins(after, alias.excludes_next):
            return False
    if alias.excludes_before and _ends(words_before(view, start, 2).lower(), alias.excludes_before):
        return False
    if "part" in alias.also and follows_capital(view, start, words):
        return False
    if "language" in alias.also and _is_language(view, start, end, words):
        return False
    if "word" in alias.also and alias.is_weak and is_sentence_start(view, start) and view.folded[end : end + 1] == " ":
        # "Power lines fell" and "Power said"
        after = words_after(view, end)
        return bool(after) and (after[0].endswith("ed") or after[0] in actors.rules.metonyms[0].words or after[0] in words["auxiliary"])
    if "word" in alias.also and is_all_capitals(view, start):
        return is_sentence_start(view, start) or find_act(view, start, end, actors.rules) is not None
    return True


def _has_company(view: View, start: int, end: int, needs: tuple[str, ...], excludes: tuple[str, ...]) -> bool:
    """Whether the sentence, but for the words at start:end, holds one of `needs` and none of `excludes`."""
    around = near_text(view, start, end)
    return (not needs or holds_word(around, needs)) and not holds_word(around, excludes)


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(text.startswith(word) and text[len(word) : len(word) + 1] in ("", " ") for word in words)


def _ends(text: str, words: tuple[str, ...]) -> bool:
    return any(text.endswith(word) and (len(text) == len(word) or not text[-len(word) - 1].isalnum()) for word in words)


def _is_language(view: View, start: int, end: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether the adjective names a tongue here: speaks Polish, in Polish, the Polish language."""
    if view.lower[end : end + 10].startswith(("-speaking", "-language")):
        return True
    before = words_before(view, start, 1).lower().strip("\"'(")
    after = words_after(view, end)
    if before in words["language-before"] or (after and after[0] in words["language-after"]):
        return True
    return before in words["language-in"] and (not after or after[0] in words["opener"])
