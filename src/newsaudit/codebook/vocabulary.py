"""The words and marks of a text with their classes: each stretch between two spaces is cut and classified once, however often it comes back."""

import re

from newsaudit.codebook.word_classes import WordClasses

_WORD = re.compile(r"\w+(?:(?:[&'/@.-]|(?<=\d),(?=\d{3}\b))\w+)*(?:(?<=s)'(?=\ ))?|\x01+|[^\w\s]")
# before a capital letter only these keep their full stop: elsewhere it ends a sentence
_SHORTENED = frozenset(
    "Mr. Ms. Mrs. Dr. St. Gen. Lt. Col. Sgt. Capt. Sen. Rep. Gov. Rev. Maj. Cpl. Const. Insp. Supt. Det. Adm. Cmdr. Hon. Coun. Ald. Prof. Fr. "
    "Co. Inc. Corp. Ltd. Jr. Sr.".split()
)
_MASK = "\x01"
_MOST_CHUNKS = 50_000
_LONGEST = 40  # characters of a chunk that is remembered


class Vocabulary(dict):
    """What stands between two spaces, by how it is printed: the bits of a lone word, or the texts, offsets and bits of several words and marks.

    None where a full stop ends it, which belongs to the last word or not by what follows. Emptied when it has grown to 50,000 entries.
    """

    def __init__(self, words: dict[str, frozenset[str]]):
        super().__init__()
        self.classes = WordClasses(words)
        self._offsets: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __missing__(self, chunk: str) -> int | tuple | None:
        if chunk[0] == _MASK and not chunk.strip(_MASK):
            # as long as the quotation that it stands for, and not worth remembering
            return self.classes[_MASK]
        if chunk[-1] == ".":
            entry = None
        elif chunk.isalnum():
            entry = self.classes[chunk]
        else:
            # a space stands behind it: the apostrophe of "the miners' wives" is the word's own
            entry = self._read(f"{chunk} ", len(chunk))
            entry = entry[2][0] if entry[0] == (chunk,) else entry
        return self._keep(chunk, entry)

    def _keep(self, chunk: str, entry):
        if len(chunk) <= _LONGEST:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
                self._offsets.clear()
            self[chunk] = entry
        return entry

    def read(self, text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """The words and marks of `text[start:end]`, where each begins, and its bits; a stretch of masked quotation is one of them."""
        texts, starts, bits = [], [], []
        at = start
        for chunk in text[start:end].split(" "):
            if chunk:
                entry = self[chunk]
                if entry.__class__ is int:
                    texts.append(chunk)
                    starts.append(at)
                    bits.append(entry)
                else:
                    words, offsets, classes = entry or self._read_stopped(chunk, text[at + len(chunk) : at + len(chunk) + 2])
                    texts += words
                    starts += [at + offset for offset in offsets]
                    bits += classes
            at += len(chunk) + 1
        return texts, starts, bits

    def _read(self, sample: str, end: int) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        texts, offsets = _cut(sample, end)
        return tuple(texts), self._offsets.setdefault(offsets := tuple(offsets), offsets), tuple(self.classes[text] for text in texts)

    def _read_stopped(self, chunk: str, behind: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        """The words of a chunk that ends with a full stop; `behind` are the two characters after it."""
        word = chunk[:-1]
        if word.isalpha() and word.islower() and len(word) > 1 and not behind.startswith(",") and not (behind[:1] == " " and behind[1:].islower()):
            # most sentences end so
            return (word, "."), (0, len(word)), (self.classes[word], self.classes["."])
        # what follows is remembered as a letter of its kind; no chunk holds a space
        after = "\n" if behind[:1] != " " else " a" if behind[1:].islower() else " A" if behind[1:].isupper() else " 0"
        sample = chunk + after
        entry = self.get(sample)
        if entry is None:
            entry = self._keep(sample, self._read(sample, len(chunk)))
        return entry


def _cut(text: str, end: int) -> tuple[list[str], list[int]]:
    """The words and marks of `text[:end]` and where they begin, with the full stops that belong to a word in it: U.S., Mr., Co. that goes on."""
    texts: list[str] = []
    starts: list[int] = []
    for match in _WORD.finditer(text):
        start, stop = match.span()
        if start >= end:
            break
        if match[0] == "." and texts and starts[-1] + len(texts[-1]) == start and _keeps_stop(texts[-1], text[stop : stop + 2]):
            texts[-1] += "."
        else:
            texts.append(match[0])
            starts.append(start)
    return texts, starts


def _keeps_stop(word: str, behind: str) -> bool:
    if "." in word or (len(word) == 1 and word.isalpha()) or behind[:1] == ",":
        return True
    return behind[:1] == " " and (behind[1:].islower() or behind[1:].isupper() and word + "." in _SHORTENED)
