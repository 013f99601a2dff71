"""Where one word stands in an article: looked for as plain text, for a pattern would have to be compiled for every word."""

import re
from collections.abc import Iterator

_ONE_OF_THEM = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|\d|[Tt]wo) (?:[\w'-]+ ){0,3}\Z")
# spaces before the one before the noun, up to that before "a", "one" …
_MOST_SPACES = 4


def find_word(text: str, word: str) -> Iterator[int]:
    """The offsets at which a word stands by itself: not within another, not beside a hyphen."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(_is_letter(char) or char == "-" for char in (text[at - 1 : at], text[end : end + 1])):
            yield at
        at = text.find(word, at + 1)


def find_introduction(text: str, noun: str) -> int:
    """Where a text first speaks of one such: a young nurse, one nurse; its length where it never does."""
    at = text.find(f" {noun}")
    while at >= 0:
        low, end = at, at + 1 + len(noun)
        for _ in range(_MOST_SPACES):
            low = max(text.rfind(" ", 0, low), 0)
        ends = _is_letter(noun[-1]) != _is_letter(text[end : end + 1])
        match = _ONE_OF_THEM.search(text, low, at + 1) if ends else None
        if match is not None:
            return match.start()
        at = text.find(f" {noun}", at + 1)
    return len(text)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"
