"""Sentences of the titles, subheads and body of an article, and the words in a stretch of text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.paragraphs import find_paragraphs
from newsaudit.spans import Sentence, Zone

PROSE_ZONES = ("title", "body", "subhead")

_RUN = re.compile(r"\w+")
# what joins two runs: "3,000", "U.S.", "well-known", "Ada's" are one word; "said.The" and "north/south" are two
_JOIN = re.compile(r"[-'’‐‑.,:](?<=\w.)(?=\d|(?<=[-'’‐‑])\w|(?<=\.)\w\b)")
MAX_REMEMBERED = 100_000

_CLOSERS = r"\"'”’»)\]"
_OPENING = r"(?=[“‘(]?[A-Z][a-z'’ ])"
# a full stop with the marks that close after it, stray ones behind a space among them; then white space, the end, or, where a space was lost,
# what opens a sentence
_STOP = re.compile(
    rf"[.!?…](?<![.!?…].)[.!?…]*+[{_CLOSERS}]*+(?: [”»])*(?! [”»])"
    rf"(?:(?=\s)|(?<=[\w%)\]”’\"][.!?]){_OPENING}|(?<=[.!?][”’\"')]){_OPENING})"
)
_NEXT = re.compile(r"\s*(?:[-–—•*]+\s+)?([“‘\"'«(\[]*)(\w[\w'’]*)?")
_AFTER_QUOTE = re.compile(r"[^.!?]{0,80}")
_LONGEST_WORD = 24  # characters
_OPENERS = ("“", '"')


class _Words(NamedTuple):
    never: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    opens: frozenset[str]
    speech: frozenset[str]
    shortened: frozenset[str]


@cache
def _load_words() -> _Words:
    book = read_codebook(CODEBOOK_DIR / "corpus" / "sentences.yml", "corpus-sentences")
    by_id = {entry["id"]: frozenset(entry["words"]) for entry in book.data["entries"]}
    never, before_number, may_end = (by_id[name] for name in ("title-before-name", "before-number", "may-end"))
    return _Words(never, before_number, may_end, by_id["opens-sentence"], by_id["speech-verb"], never | before_number | may_end)


class _WordCounts(dict):
    """Stretch without white space → words in it, kept for the stretches met most."""

    def __missing__(self, stretch: str) -> int:
        n_words = 1 if stretch.isalpha() else len(_RUN.findall(stretch)) - len(_JOIN.findall(stretch))
        if len(self) < MAX_REMEMBERED and len(stretch) < _LONGEST_WORD:
            self[stretch] = n_words
        return n_words


_COUNTS = _WordCounts()


def count_words(text: str) -> int:
    """The number of words: runs of letters and digits, with the apostrophes, hyphens, decimal marks and inner full stops of "U.S." in them."""
    return sum(map(_COUNTS.__getitem__, text.split()))


def find_sentences(text: str, zones: Sequence[Zone]) -> list[Sentence]:
    """The sentences of titles, body and subheads in text order; none crosses a paragraph, none has white space at its ends."""
    found: list[Sentence] = []
    for zone, start, end in _prose_paragraphs(find_paragraphs(text), zones):
        for first, last in split_sentences(text, start, end):
            found.append(Sentence(len(found), zone, first, last, count_words(text[first:last])))
    return found


def _prose_paragraphs(paragraphs: Sequence[tuple[int, int]], zones: Sequence[Zone]) -> Iterator[tuple[str, int, int]]:
    """(zone, start, end) of each stretch of a paragraph that lies in a zone of prose."""
    i = 0
    for zone in zones:
        if zone.zone not in PROSE_ZONES:
            continue
        while i < len(paragraphs) and paragraphs[i][1] <= zone.start:
            i += 1
        while i < len(paragraphs) and paragraphs[i][0] < zone.end:
            yield zone.zone, max(paragraphs[i][0], zone.start), min(paragraphs[i][1], zone.end)
            if paragraphs[i][1] > zone.end:
                break
            i += 1


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the sentences in one paragraph of the text, trimmed of white space."""
    words, found, at = _load_words(), [], start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop < end and (_plainly_ends(text, at, match.start(), stop, words) or _ends_sentence(text, at, match, end, words)):
            found.append((at, stop))
            at = stop + 1 if stop + 1 < end and not text[stop + 1].isspace() and text[stop] == " " else _skip_space(text, stop, end)
    tail = text[at:end].rstrip()
    if tail:
        found.append((at, at + len(tail)))
    return found


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _plainly_ends(text: str, sentence_start: int, mark: int, stop: int, words: _Words) -> bool:
    """Whether a lone full stop stands between a word in lower case that is never shortened, and a capital or speech: most do, plainly."""
    if stop - mark != 1 or text[mark] != "." or text[stop] != " ":
        return False
    after = text[stop + 1 : stop + 2]
    if not (after.isupper() or (after in _OPENERS and text[stop + 2 : stop + 3].isupper())):
        return False
    space = text.rfind(" ", sentence_start, mark)
    last = text[space + 1 if space >= 0 else sentence_start : mark]
    return last.islower() and last.isalpha() and last not in words.shortened


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
    if len(mark) > 1:
        # a closing mark after the full stop: “… in the U.S.” He …; only an initial or a title would be odd there
        return True
    last = _last_word(text, sentence_start, match.start())
    return _full_stop_ends(last, word, bool(openers), sentence_start == match.start() - len(last), words)


def _last_word(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, without the marks that open before it."""
    low = max(start, end - _LONGEST_WORD)
    parts = text[low:end].split()
    return parts[-1].rpartition("—")[2].lstrip("“‘\"'«([–-") if parts and not text[end - 1].isspace() else ""


def _full_stop_ends(last: str, word: str, opened: bool, is_first: bool, words: _Words) -> bool:
    if last in words.never:
        return False
    if last in words.before_number and word[:1].isdigit():
        return False
    opens = opened and not word[:1].islower() or not word or word in words.opens
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
    return any(word in words.speech for word in rest[:5]) and rest[0] not in ("I", "We")
