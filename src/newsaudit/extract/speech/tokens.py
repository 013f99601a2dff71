"""The words and marks of a stretch of text with their offsets and classes."""

from bisect import bisect_left
from typing import NamedTuple

from newsaudit.codebook.vocabulary import Vocabulary

# how far before a reporting word its subject may stand, in characters
MAX_REACH = 320


class Tokens(NamedTuple):
    """The words and marks of a stretch: each as printed, where it begins, and the classes that it belongs to as bits (codebook.word_classes)."""

    texts: list[str]
    starts: list[int]
    bits: list[int]

    def between(self, start: int, end: int) -> "Tokens":
        """The tokens that begin in a stretch."""
        texts, starts, bits = self
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        # half the time of a call by name
        return tuple.__new__(Tokens, (texts[first:last], starts[first:last], bits[first:last]))

    def first(self, n: int) -> "Tokens":
        """The first `n` tokens."""
        return Tokens(self.texts[:n], self.starts[:n], self.bits[:n])

    def after(self, n: int) -> "Tokens":
        """The tokens from number `n` on."""
        return Tokens(self.texts[n:], self.starts[n:], self.bits[n:])

    def at(self, offset: int) -> int:
        """The number of the first token that begins at `offset` or after it; that of the first of all where none does."""
        k = bisect_left(self.starts, offset)
        return k if k < len(self.starts) else 0

    def end(self, k: int) -> int:
        """The offset after a token."""
        return self.starts[k] + len(self.texts[k])


class Prose(NamedTuple):
    """An article with its quotations masked, and the vocabulary to read it with."""

    masked: str
    vocabulary: Vocabulary

    def read(self, start: int, end: int) -> Tokens:
        """The words and marks of a stretch; masked quotation is one of them."""
        return tuple.__new__(Tokens, self.vocabulary.read(self.masked, start, end))
