"""What is compared when two articles are: their runs of words as numbers, and a short signature that finds likely pairs."""

import re
import sys
import zlib

import numpy as np

_WORD = re.compile(r"\w+")
SHINGLE_WORDS = 5
SIGNATURE_BITS = 7
SIGNATURE_SIZE = 1 << SIGNATURE_BITS
MAX_REMEMBERED = 100_000
LONGEST_REMEMBERED = 40
_ROLL = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


class WordNumbers(dict):
    """Stretch without white space → the numbers of its words, eight bytes each: two in "well-known", none in a dash. The same in every process;
    words are compared in lower case."""

    def __missing__(self, stretch: str) -> bytes:
        words = _WORD.findall(stretch.lower())
        numbers = b"".join((zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1).to_bytes(8, sys.byteorder) for word in words)
        if len(self) < MAX_REMEMBERED and len(stretch) <= LONGEST_REMEMBERED:
            self[stretch] = numbers
        return numbers


def make_shingles(text: str, numbers: WordNumbers) -> np.ndarray:
    """The distinct runs of five words of a text as sorted 64-bit numbers; a shorter text is one run. Punctuation, case and spacing do not count."""
    values = np.frombuffer(b"".join(map(numbers.__getitem__, text.split())), dtype=np.uint64)
    if len(values) < SHINGLE_WORDS:
        values = np.concatenate([values, np.zeros(SHINGLE_WORDS - len(values), dtype=np.uint64)])
    n = len(values) - SHINGLE_WORDS + 1
    rolled = values[:n] * _ROLL[0]
    for i in range(1, SHINGLE_WORDS):
        rolled += values[i : i + n] * _ROLL[i]
    # the upper bits choose the bin of the signature, so all bits must depend on all words
    rolled ^= rolled >> np.uint64(33)
    rolled *= _MIX
    rolled ^= rolled >> np.uint64(29)
    # as np.unique, which takes five times as long over so few numbers
    rolled.sort()
    is_new = np.ones(len(rolled), dtype=bool)
    np.not_equal(rolled[1:], rolled[:-1], out=is_new[1:])
    return rolled[is_new]


def make_signature(shingles: np.ndarray) -> np.ndarray:
    """The MinHash of sorted shingles by one permutation: the least number in each of 128 bins; an empty bin takes that of a bin drawn for it.

    Source: Shrivastava, A. (2017). Optimal densification for fast and accurate minwise hashing. ICML 70, 3154-3163.
    """
    bins = (shingles >> np.uint64(64 - SIGNATURE_BITS)).astype(np.int64)
    first = np.searchsorted(bins, np.arange(SIGNATURE_SIZE))
    filled = np.zeros(SIGNATURE_SIZE, dtype=bool)
    filled[bins] = True
    signature = shingles[np.minimum(first, len(shingles) - 1)]
    attempt = 0
    empty = np.flatnonzero(~filled)
    while len(empty):
        attempt += 1
        drawn = _draw(empty, attempt)
        lucky = filled[drawn]
        signature[empty[lucky]] = signature[drawn[lucky]]
        empty = empty[~lucky]
    return signature


def _draw(bins: np.ndarray, attempt: int) -> np.ndarray:
    """For each empty bin another one, the same in every text, so that two texts with the same bins empty borrow alike."""
    mixed = (bins.astype(np.uint64) * np.uint64(0x9E3779B1) + np.uint64(attempt)) * np.uint64(0xC2B2AE3D27D4EB4F)
    return (mixed >> np.uint64(64 - SIGNATURE_BITS)).astype(np.int64)


def choose_bands(threshold: float) -> tuple[int, int]:
    """(bands, rows): the longest bands of the signature with which a pair at the threshold is met with a chance of at least 0.995."""
    rows = 1
    while rows < 16 and 1 - (1 - threshold ** (rows + 1)) ** (SIGNATURE_SIZE // (rows + 1)) >= 0.995:
        rows += 1
    return SIGNATURE_SIZE // rows, rows


def hash_bands(signature: np.ndarray, bands: int, rows: int) -> np.ndarray:
    """One 32-bit number a band of the signature."""
    table = signature[: bands * rows].reshape(bands, rows)
    hashed = np.zeros(bands, dtype=np.uint64)
    for i in range(rows):
        hashed = (hashed ^ table[:, i]) * _MIX
        hashed ^= hashed >> np.uint64(31)
    return (hashed >> np.uint64(32)).astype(np.uint32)


def jaccard(a: np.ndarray, b: np.ndarray) -> float:
    """The share (0–1) of shingles that two texts have in common, of all that either has."""
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / (len(a) + len(b) - common)
