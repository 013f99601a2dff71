"""The words around a span: the word before it, those after it, its sentence, and whether that sentence is set as a headline."""

import re
from bisect import bisect_right
from typing import NamedTuple

from newsaudit.corpus.fold import fold_case
from newsaudit.spans import Doc, Sentence

_REACH = 40  # longest word that is looked at; bounds the work on text without spaces
_NEAR = 600  # characters of a sentence that are looked at on either side, for text without full stops
_WORDS_AFTER = re.compile(r" ?([\w'&.-]+)")
_LONG_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}")


class View(NamedTuple):
    """A text to match on, with line breaks as spaces, its small-letter twin, and its sentences; all of the text's length."""

    folded: str
    lower: str
    sentences: list[Sentence]
    starts: list[int]
    headlines: dict[int, bool]


_last: list[tuple[Doc, View]] = []


def get_view(doc: Doc) -> View:
    """The view of an article; all steps on the same article share one."""
    if not _last or _last[0][0] is not doc:
        _last[:] = [(doc, _make_view(doc))]
    return _last[0][1]


def _make_view(doc: Doc) -> View:
    folded = doc.folded.replace("\n", " ") if "\n" in doc.folded else doc.folded
    return View(folded, fold_case(folded), list(doc.sentences), [s.start for s in doc.sentences], {})


def sentence_at(view: View, offset: int) -> Sentence | None:
    """The sentence that holds the offset, or None between sentences."""
    i = bisect_right(view.starts, offset) - 1
    if i < 0 or offset >= view.sentences[i].end:
        return None
    return view.sentences[i]


def words_before(view: View, start: int, n: int) -> str:
    """Up to `n` words of the same sentence that stand before `start` with single spaces between, with their punctuation."""
    sentence = sentence_at(view, start)
    first = max(0 if sentence is None else sentence.start, start - n * _REACH)
    if start <= first or view.folded[start - 1] != " ":
        return ""
    gap = start - 1
    for _ in range(n):
        end, gap = gap, view.folded.rfind(" ", first, gap)
        if gap in (-1, end - 1):
            break
    return view.folded[max(gap + 1, first) : start - 1]


def word_before(view: View, start: int) -> str:
    """The word of the same sentence that stands one space before `start`, with its punctuation; empty where there is none."""
    return words_before(view, start, 1)


def words_after(view: View, end: int, n: int = 1) -> list[str]:
    """Up to `n` words in small letters that follow `end` with nothing but single spaces between."""
    words = []
    for _ in range(n):
        if view.folded[end : end + 1] != " ":
            break
        found = _WORDS_AFTER.match(view.lower, end, end + _REACH)
        if not found:
            break
        words.append(found[1].rstrip(".'-"))
        end = found.end()
    return words


def is_headline(view: View, offset: int) -> bool:
    """Whether most longer words of the sentence at `offset` are capitalised, so that a capital says nothing."""
    sentence = sentence_at(view, offset)
    if sentence is None:
        return False
    if view.folded[sentence.end - 1] == ".":
        return False  # no headline ends so
    known = view.headlines.get(sentence.start)
    if known is None:
        words = _LONG_WORD.findall(view.folded, sentence.start, sentence.end)
        fewest = 1 if sentence.zone in ("title", "subhead") else 3
        known = len(words) >= fewest and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
        view.headlines[sentence.start] = known
    return known


def is_all_capitals(view: View, offset: int) -> bool:
    """Whether the sentence at `offset` is printed in capitals."""
    sentence = sentence_at(view, offset)
    if sentence is None:
        return False
    text = view.folded[max(sentence.start, offset - _NEAR) : min(sentence.end, offset + _NEAR)]
    return len(text) > 8 and text.isupper()


def is_sentence_start(view: View, offset: int) -> bool:
    """Whether `offset` opens a sentence, but for marks before it."""
    i = bisect_right(view.starts, offset) - 1
    if i < 0 or offset >= view.sentences[i].end:
        return True
    start = view.starts[i]
    # most stand farther within
    return offset - start < _REACH and not any(map(str.isalnum, view.folded[start:offset]))


def near_text(view: View, start: int, end: int) -> str:
    """The sentence around start:end in small letters, without the words themselves; of endless sentences only the neighbourhood."""
    sentence = sentence_at(view, start)
    if sentence is None:
        return ""
    return f"{view.lower[max(sentence.start, start - _NEAR) : start]}\0{view.lower[end : min(sentence.end, end + _NEAR)]}"


def holds_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether a small-letter text holds one of the words, whole."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                return True
            at = text.find(word, at + 1)
    return False
