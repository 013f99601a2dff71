"""Whether a name is only a part of a longer one that is somebody else: the Bank of Israel, the American Hockey League, a photographer's credit."""

from newsaudit.codebook.matcher import Surface
from newsaudit.extract.naming.context import View, is_headline, sentence_at, words_after, words_before

_RUN = 4  # words that a name may go on for: American Civil Liberties Union


def is_near_longer(text: str, start: int, end: int) -> bool:
    """Whether the characters around start:end allow a longer name at all; a quick test before the thorough one."""
    after = text[end]
    if after == " ":
        following = text[end + 1 : end + 2]
        if following.isupper() or following == "$":
            return True
    elif after == "$":
        return True
    head = text[start - 3 : start] if start > 2 else text[:start]
    if head == "he ":
        return text[max(0, start - 7) : start] == "of the "
    return head == "of " or "$" in text[max(0, start - 16) : start]


def is_part_of_longer(view: View, start: int, end: int, surface: Surface, words: dict[str, frozenset[str]]) -> bool:
    """Whether the words around start:end make another name of it."""
    if surface.kind == "state":
        return _is_money(view, start, end) or _follows_organisation(view, start, words) or _opens_organisation(view, end, words)
    return surface.kind == "media" and _is_credit(view, start, end, words)


def _is_money(view: View, start: int, end: int) -> bool:
    """US$5, $420 (U.S.), $300 Canadian."""
    text = view.folded
    if text[end : end + 1] == "$" or text[end : end + 2] == " $":
        return True
    gap = start - 1 - (text[start - 1 : start] == "(")
    return gap > 0 and text[gap] == " " and text[gap - 1].isdigit() and words_before(view, gap + 1, 1).startswith("$")


def _follows_organisation(view: View, start: int, words: dict[str, frozenset[str]]) -> bool:
    """After an organisation and "of": University of Jordan."""
    before = words_before(view, start, 3).split(" ")
    if before[-1] == "the":
        before.pop()
    return len(before) > 1 and before[-1] == "of" and before[-2][:1].isupper() and before[-2].lower() in words["organisation-of"]


def _opens_organisation(view: View, end: int, words: dict[str, frozenset[str]]) -> bool:
    """Before capitalised words that end in an organisation: American Hockey League."""
    if not view.folded[end + 1 : end + 2].isupper() or view.folded[end] != " " or is_headline(view, end):
        return False
    at = end
    for word in words_after(view, end, _RUN):
        at = view.lower.find(word, at)
        if not view.folded[at].isupper() and word not in ("of", "and", "for", "the"):
            return False
        if word in words["organisation-noun"]:
            return True
        at += len(word)
    return False


def _is_credit(view: View, start: int, end: int, words: dict[str, frozenset[str]]) -> bool:
    """In a photographer's credit that stands in the text: (A. Name / The Daily Planet), PHOTO: A. Name for the Daily Planet."""
    if view.folded[end : end + 1] == "/":
        return True
    before = view.lower[max(0, start - 16) : start].rstrip()
    for word in ("the", "for"):
        if before.endswith((" " + word, "/" + word)):
            before = before[: -len(word)].rstrip()
    if before.endswith("/"):
        return True
    sentence = sentence_at(view, start)
    return sentence is not None and view.lower.startswith(tuple(words["credit"]), sentence.start)


def follows_capital(view: View, start: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether a capitalised word stands right before that neither opens the sentence nor is a title, a day or a direction: Kenya Red Cross."""
    before = words_before(view, start, 1).strip("\"'(")
    if not before[:1].isupper() or before[-1] in ",;:." or is_headline(view, start):
        return False
    word = before.lower()
    if any(word in words[kind] for kind in ("opener", "calendar", "compass", "title")):
        return False
    return True
