"""Sentences of the titles, subheads and body of an article, and the words in a stretch of text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.paragraphs import find_paragraphs
from newsaudit.spans import Sentence, Zone

PROSE_ZONES = ("title", "body", "subhead")

# "3,000", "U.S.", "well-known", "Gaza's" are one word; "said.The" and "north/south" are two
_WORD = re.compile(r"\w+(?:['’‐‑-]\w+|[.,:]\d+|\.\w\b)*")

_CLOSERS = r"\"'”’»)\]"
# a full stop with the marks that close after it, then white space, the end, or, where a space was lost, what opens a sentence
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?:(?=\s)|(?<=[\w%)\]”’\"][.!?])(?=[“‘(]?[A-Z][a-z'’ ])|(?<=[.!?][”’\"')])(?=[“‘(]?[A-Z][a-z'’ ]))")
_NEXT = re.compile(rf"\s*(?:[-–—•*]+\s+)?([“‘\"'«(\[]*)(\w[\w'’]*)?")
_LAST_WORD = re.compile(r"[\w.&'’$-]+\Z")
_AFTER_QUOTE = re.compile(r"[^.!?]{0,80}")
_LONGEST_WORD = 24


class _Words(NamedTuple):
    never: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    opens: frozenset[str]
    speech: frozenset[str]


@cache
def _load_words() -> _Words:
    book = read_codebook(CODEBOOK_DIR / "corpus" / "sentences.yml", "corpus-sentences")
    by_id = {entry["id"]: frozenset(entry["words"]) for entry in book.data["entries"]}
    return _Words(*(by_id[name] for name in ("title-before-name", "before-number", "may-end", "opens-sentence", "speech-verb")))


def count_words(text: str) -> int:
    """The number of words: runs of letters and digits, with the apostrophes, hyphens, decimal marks and inner full stops of "U.S." in them."""
    return len(_WORD.findall(text))


def find_sentences(text: str, zones: Sequence[Zone]) -> list[Sentence]:
    """The sentences of titles, body and subheads in text order; none crosses a paragraph, none has white space at its ends."""
    found: list[Sentence] = []
    prose = [zone for zone in zones if zone.zone in PROSE_ZONES]
    paragraphs = iter(find_paragraphs(text))
    paragraph = next(paragraphs, None)
    for zone in prose:
        while paragraph is not None and paragraph[1] <= zone.start:
            paragraph = next(paragraphs, None)
        while paragraph is not None and paragraph[0] < zone.end:
            for start, end in split_sentences(text, max(paragraph[0], zone.start), min(paragraph[1], zone.end)):
                found.append(Sentence(len(found), zone.zone, start, end, count_words(text[start:end])))
            if paragraph[1] > zone.end:
                break
            paragraph = next(paragraphs, None)
    return found


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the sentences in one paragraph of the text, trimmed of white space."""
    words, found, at = _load_words(), [], start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop < end and _ends_sentence(text, at, match, end, words):
            found.append((at, stop))
            at = stop
            while at < end and text[at].isspace():
                at += 1
    tail = text[at:end].rstrip()
    if tail:
        found.append((at, at + len(tail)))
    return found


def _ends_sentence(text: str, sentence_start: int, match: re.Match, end: int, words: _Words) -> bool:
    """Whether the full stop, question or exclamation mark that `match` found ends the sentence that began at `sentence_start`."""
    after = _NEXT.match(text, match.end(), end)
    openers, word = after.group(1), after.group(2) or ""
    if word and not openers and word[0].islower():
        return False
    mark = match.group()
    if mark[0] in "!?":
        # “Why?” Ortiz asked.
        return len(mark) < 2 or not word or not _goes_on_with_speech(text, after.start(2), end, words)
    if mark[0] == "…" or mark.startswith(".."):
        return bool(word) and (bool(openers) or not word[0].islower())
    before = _LAST_WORD.search(text, max(sentence_start, match.start() - _LONGEST_WORD), match.start())
    last = before.group() if before else ""
    if len(mark) > 1:
        # a closing mark after the full stop: “… in the U.S.” He …; only an initial or a title would be odd there
        return True
    return _full_stop_ends(last, word, bool(openers), sentence_start == match.start() - len(last), words)


def _full_stop_ends(last: str, word: str, opened: bool, is_first: bool, words: _Words) -> bool:
    if last in words.never:
        return False
    if last in words.before_number and word[:1].isdigit():
        return False
    opens = opened or not word or word in words.opens
    if is_first and len(last) <= 3 and (last.isdigit() or len(last) == 1):
        # "1. First" and "A. First" number a list
        return False
    if last in words.may_end or (len(last) == 1 and last.isupper()) or _is_acronym(last):
        return opens
    return True


def _is_acronym(last: str) -> bool:
    """Whether a word is letters with full stops between them: U.S, D.C, B.C, J.K."""
    return len(last) >= 3 and last[1] == "." and last[-2] == "." and last[0].isalpha()


def _goes_on_with_speech(text: str, start: int, end: int, words: _Words) -> bool:
    rest = _AFTER_QUOTE.match(text, start, end).group().replace(",", " ").split()
    # within five words: “Who pays?” the Lagos trader Ada Obi asked
    return any(word in words.speech for word in rest[:5]) and not rest[0] in ("I", "We")
