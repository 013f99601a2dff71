"""What the formulas of readability are made of: sentences, words, syllables, letters, counted once as textstat counts them.

Texts go as bytes where they can: one pass over those takes off all punctuation, many times as fast as a pattern would.
"""

import re
from functools import cache
from operator import add
from typing import NamedTuple

from newsaudit.measure.syllables import WordFacts, Words

MIN_SENTENCE_WORDS = 3
# textstat's own expressions: which apostrophes go, and what else is no part of a word
_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s.!?']+")
_ASCII = bytes(range(128))
# what ends a sentence becomes a full stop, A to Z small
_PLAIN = bytes(range(256)).lower().translate(bytes.maketrans(b".!?", b"..."))
_MARKS = bytes(code for code in _ASCII if not (chr(code).isalnum() or chr(code) in " _'.!?"))
_ODD_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
# kinds of characters beyond ASCII up to which each is taken off by itself
_FEW = 12
# characters, the space behind included, that few words of a text have on average
_LONG_WORD = 10


class Counts(NamedTuple):
    """What the formulas are made of, as textstat counts it; `first` are sentences, easy and hard words of the first hundred, None for fewer."""

    n_sentences: int
    n_words: int
    n_syllables: int
    n_letters: int
    n_polysyllables: int
    n_complex: int
    n_hard: int
    n_silent: int
    n_characters: int
    n_stretches: int
    first: tuple[int, int, int] | None


class Sums(NamedTuple):
    """The counts that those of a text's parts add up to: sentences of three words or more, stretches without white space, characters in them,
    words, letters in them, the facts of the words."""

    n_sentences: int
    n_stretches: int
    n_characters: int
    n_words: int
    n_letters: int
    facts: WordFacts


@cache
def get_words() -> Words:
    """textstat's facts of words, remembered for the life of the process."""
    return Words()


def make_counts(text: str, sums: Sums, first: tuple[int, int, int] | None) -> Counts:
    """The counts of a text with these sums: textstat finds a sentence in any that is not empty."""
    n_sentences, n_stretches, n_characters, n_words, n_letters, facts = sums
    n_silent, n_polysyllables, n_complex, n_hard, n_syllables = facts
    return Counts(
        n_sentences or int(text != ""),
        n_words,
        n_syllables,
        n_letters,
        n_polysyllables,
        n_complex,
        n_hard,
        n_silent,
        n_characters,
        n_stretches,
        first,
    )


def space_evenly(text: str) -> str:
    """The text with one space wherever white space stands, and none at its ends: no count tells them apart."""
    is_odd = "  " in text or any(map(text.__contains__, _ODD_SPACES)) or text[:1] == " " or text[-1:] == " "
    if is_odd or (not text.isascii() and any(map(str.isspace, _list_foreign(text)))):
        return " ".join(text.split())
    return text


def add_up(text: str) -> tuple[Sums, bytes]:
    """The sums over a text, and the text without marks."""
    text = space_evenly(text)
    plain = strip_marks(text)
    letters = plain.replace(b".", b"").decode()
    words = letters.split()
    n_spaces = text.count(" ")
    sums = Sums(
        count_long_sentences(plain),
        n_spaces + (text != ""),
        len(text) - n_spaces,
        len(words),
        len(letters) - n_spaces - letters.count("'"),
        get_words().add_up(words),
    )
    return sums, plain


def join_sums(one: Sums, other: Sums) -> Sums:
    """The sums over two texts."""
    return Sums(*map(add, one[:-1], other[:-1]), WordFacts(*map(add, one.facts, other.facts)))


def strip_marks(text: str) -> bytes:
    """An evenly spaced text as textstat cuts it: no punctuation but the apostrophes of contractions, and a full stop for each mark that may end a
    sentence; A to Z small."""
    if "'" in text:
        text = _APOSTROPHE.sub("", text)
    if not text.isascii():
        text = _strip_foreign(text)
    return text.encode().translate(_PLAIN, _MARKS)


def _strip_foreign(text: str) -> str:
    """The text without punctuation beyond ASCII. Mostly that is a dash here and there; texts in another script hold many such characters."""
    foreign = _list_foreign(text)
    if len(foreign) > _FEW:
        return _PUNCTUATION.sub("", text)
    for char in foreign:
        if not char.isalnum():
            text = text.replace(char, "")
    return text


def _list_foreign(text: str) -> set[str]:
    """The characters of a text that ASCII lacks."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def count_long_sentences(plain: bytes) -> int:
    r"""The sentences of three words or more in a text without marks; textstat's expression `\b[^.!?]+[.!?]*` finds each stretch between stops."""
    # from the third word on it does not matter how many
    return sum([len(part.split(None, MIN_SENTENCE_WORDS - 1)) == MIN_SENTENCE_WORDS for part in plain.split(b".")])


def count_first(plain: bytes, sample: int) -> tuple[int, int, int] | None:
    """Sentences, easy and hard words of the first words that Linsear Write takes, None where too few; given the text without marks."""
    parts = plain.split(None, sample)
    if len(parts) < sample:
        return None
    head = plain[: len(plain) - len(parts[sample])] if len(parts) > sample else plain
    words = _split_words(head)
    if len(words) < sample:
        # some parts are only full stops
        parts = plain.split()
        ends = [i for i, part in enumerate(parts, 1) if part.strip(b".")]
        if len(ends) < sample:
            return None
        head = b" ".join(parts[: ends[sample - 1]])
        words = _split_words(head)
    facts = get_words().add_up(words)
    return max(1, count_long_sentences(head)), sample - facts.n_polysyllables - facts.n_silent, facts.n_polysyllables


def find_first(text: str, sample: int) -> tuple[int, int, int] | None:
    """`count_first` of a text of which no more than the beginning is read, where that is enough."""
    end = text.find(" ", sample * _LONG_WORD)
    first = count_first(strip_marks(space_evenly(text[:end])), sample) if end >= 0 else None
    return first or count_first(strip_marks(space_evenly(text)), sample)


def _split_words(plain: bytes) -> list[str]:
    return plain.replace(b".", b"").decode().split()
