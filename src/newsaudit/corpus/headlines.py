"""Which line of an article is its title, and which lines are subheads."""

import itertools
import re
from collections.abc import Sequence

from newsaudit.corpus.fold import fold

_SPACE = re.compile(r"\s+")
# a headline ends with a word, a question or exclamation mark or a closing quotation mark; a sentence with what these leave out
_SENTENCE_END = re.compile(r"[.…:;,][\"')\]]*\Z")
_STOPPED = re.compile(r"[.!?…][\"')\]]*\Z")
_ITEM = re.compile(r"(?:[•*·▪◦–—-]|\(?\d{1,3}[.)]|[a-z]\))\s?")
_SUFFIX = re.compile(r"\s*[-–—|:·]\s*[^-–—|]{2,60}\Z")
LEADING_LINES = 6
MAX_LOWER_CASE_WORDS = 4
# characters, the space behind included
LONGEST_WORD = 12


def _ends(pattern: re.Pattern, text: str, span: tuple[int, int]) -> bool:
    return pattern.search(text, max(span[0], span[1] - 6), span[1]) is not None


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()


def find_known_title(folded: str, paragraphs: Sequence[tuple[int, int]], known: str) -> int | None:
    """The number of the leading paragraph that repeats the `known` headline, with or without the outlet's name behind it, or None."""
    wanted = _plain(fold(known))
    for i, (start, end) in enumerate(paragraphs[:LEADING_LINES]):
        line = folded[start:end]
        if _plain(line) == wanted or _plain(_SUFFIX.sub("", line)) == wanted:
            return i
    return None


def is_title(folded: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence, i: int, max_words: int) -> bool:
    """Whether a paragraph that nothing but page furniture precedes reads like a headline: no full stop, and longer paragraphs after it."""
    line = folded[slice(*paragraphs[i])]
    n_words = len(line.split())
    if n_words > max_words or n_words < 2 or _ends(_SENTENCE_END, folded, paragraphs[i]) or _ITEM.match(line):
        return False
    rest = [j for j in range(i + 1, len(paragraphs)) if marks[j] is None][:4]
    prose = next((j for j in rest if _ends(_STOPPED, folded, paragraphs[j])), None)
    # a line of speech or a question that opens the story is longer than what follows it, or stands in its own marks
    if prose is None or len(folded[slice(*paragraphs[prose])].split()) < n_words * 0.7:
        return False
    return not (line[0] == '"' and _ends(_STOPPED, folded, paragraphs[i]))


def is_subhead(folded: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence, i: int, max_words: int, *, reach: int = 1) -> bool:
    """Whether a paragraph is a short line without a full stop, with sentences before it (or a title) and after it, within `reach` paragraphs."""
    start, end = paragraphs[i]
    if end - start > max_words * LONGEST_WORD:
        return False
    line = folded[start:end]
    words = line.split()
    if len(words) > max_words or _ITEM.match(line) or not any(char.isalpha() for char in line):
        return False
    if line[0] in "\"'" and line[-1] in "\"'" and line[-1] == line[0]:
        inner = line[1:-1]
        if inner[-1:] in ".,!?…" or line[0] in inner.replace("'", "" if line[0] == '"' else "'")[:-1] and line[0] == '"':
            return False
    elif _ends(_SENTENCE_END, folded, (start, end)) or (_ends(_STOPPED, folded, (start, end)) and line[-1] != "?"):
        return False
    if line[0].islower() and len(words) > MAX_LOWER_CASE_WORDS:
        return False
    before = next((j for j in range(i - 1, -1, -1) if marks[j] is None or marks[j][0] in ("title", "subhead")), None)
    following = itertools.islice((j for j in range(i + 1, len(paragraphs)) if marks[j] is None), reach)
    after = next((j for j in following if _ends(_STOPPED, folded, paragraphs[j])), None)
    if before is None or after is None:
        return False
    is_after_prose = marks[before] is not None or _ends(_STOPPED, folded, paragraphs[before])
    return is_after_prose and len(folded[slice(*paragraphs[after])].split()) > len(words)


def is_list_item(folded: str, span: tuple[int, int], max_words: int) -> bool:
    """Whether a paragraph is short and no sentence: a link or a topic."""
    return span[1] - span[0] <= max_words * LONGEST_WORD and len(folded[slice(*span)].split()) <= max_words and not _ends(_STOPPED, folded, span)
