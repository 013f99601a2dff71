"""The words and marks of a text with their classes, read in one pass over what stands between spaces."""

import re

from newsaudit.codebook.word_classes import WordClasses

_WORD = re.compile(r"\w+(?:(?:[&'/@.-]|(?<=\d),(?=\d{3}\b))\w+)*(?:(?<=s)'(?=\ ))?|\x01+|[^\w\s]")
# what surely is one of these where it stands between spaces: a word, letters with full stops, masked quotation
_ONE = re.compile(r"\w+(?:[&'/@-]\w+)*|(?:\w\.){2,}|\x01+")
# before a capital letter only these keep their full stop: elsewhere it ends a sentence
_SHORTENED = frozenset(
    "Mr. Ms. Mrs. Dr. St. Gen. Lt. Col. Sgt. Capt. Sen. Rep. Gov. Rev. Maj. Cpl. Const. Insp. Supt. Det. Adm. Cmdr. Hon. Coun. Ald. Prof. Fr. "
    "Co. Inc. Corp. Ltd. Jr. Sr.".split()
)
_PARTING = frozenset(",;:!?")


class Vocabulary:
    """Reads the words and marks of a text with their classes. `classes`: the bits of a word by how it is printed."""

    def __init__(self, words: dict[str, frozenset[str]]):
        self.classes = WordClasses(words)

    def read(self, text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """The words and marks of `text[start:end]`, where each begins, and its bits; a stretch of masked quotation is one of them."""
        texts, starts, at = [], [], start
        for chunk in text[start:end].split(" "):
            if chunk.isalnum():
                texts.append(chunk)
                starts.append(at)
            elif chunk:
                word, mark, stop = chunk[:-1], chunk[-1], at + len(chunk)
                parts = mark in _PARTING or mark == "." and not _keeps_stop(word, text[stop : stop + 2])
                if parts and (word.isalnum() or _ONE.fullmatch(word)):
                    texts += word, mark
                    starts += at, stop - 1
                elif _ONE.fullmatch(chunk):
                    texts.append(chunk)
                    starts.append(at)
                else:
                    _cut(text, at, stop, texts, starts)
            at += len(chunk) + 1
        return texts, starts, list(map(self.classes.__getitem__, texts))


def _cut(text: str, start: int, end: int, texts: list[str], starts: list[int]) -> None:
    """Adds the words and marks of a stretch and where they begin, with the full stops that belong to a word in it: U.S., Mr., Co. that goes on."""
    first = len(texts)
    # the space behind tells that an apostrophe is the word's own: the miners' wives
    for match in _WORD.finditer(text, start, end + text.startswith(" ", end)):
        at, stop = match.span()
        if match[0] == "." and len(texts) > first and starts[-1] + len(texts[-1]) == at and _keeps_stop(texts[-1], text[stop : stop + 2]):
            texts[-1] += "."
        else:
            texts.append(match[0])
            starts.append(at)


def _keeps_stop(word: str, behind: str) -> bool:
    """Whether a full stop behind a word is part of it. `behind`: the two characters after the stop."""
    if "." in word or (len(word) == 1 and word.isalpha()) or behind[:1] == ",":
        return True
    return behind[:1] == " " and (behind[1:].islower() or behind[1:].isupper() and word + "." in _SHORTENED)
