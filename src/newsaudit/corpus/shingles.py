"""What is compared when two articles are: their runs of words as numbers, and a short signature that finds likely pairs."""

from functools import cache

import numpy as np

SHINGLE_WORDS = 5
SIGNATURE_BITS = 7
SIGNATURE_SIZE = 1 << SIGNATURE_BITS
# letters of a word after which its weights begin again; a power of two
WEIGHTED_LETTERS = 64
# characters that are numbered at a time, so that an endless text takes no more memory than a long one
PIECE_CHARACTERS = 2**18
_BASIC_PLANE = 0x10000
_ROLL = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


@cache
def _get_is_word() -> np.ndarray:
    """Whether each character of the basic plane is a letter, a digit or an underscore."""
    return np.fromiter((chr(code).isalnum() or code == ord("_") for code in range(_BASIC_PLANE)), dtype=bool, count=_BASIC_PLANE)


@cache
def _get_weights() -> np.ndarray:
    """An odd number for each place in a word: the powers of one, so that they are the same everywhere."""
    return np.cumprod(np.full(WEIGHTED_LETTERS, _ROLL[0]))


def number_words(text: str) -> np.ndarray:
    """A 64-bit number for each word of the text, in order; the same word, whatever its case, has the same number in every process."""
    numbers, at = [], 0
    while at < len(text):
        # a piece ends where a word does
        cut = text.find(" ", at + PIECE_CHARACTERS)
        end = len(text) if cut < 0 else cut
        numbers.append(_number_words(text[at:end]))
        at = end
    return np.concatenate(numbers) if numbers else np.zeros(0, dtype=np.uint64)


def _number_words(text: str) -> np.ndarray:
    codes = np.frombuffer(text.lower().encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if codes.max(initial=0) < _BASIC_PLANE:
        is_word = _get_is_word()[codes]
    else:
        is_word = np.fromiter(map(str.isalnum, text.lower()), dtype=bool, count=len(codes)) | (codes == ord("_"))
    places = np.flatnonzero(is_word)
    if not len(places):
        return np.zeros(0, dtype=np.uint64)
    begins = np.ones(len(places) + 1, dtype=bool)
    np.greater(places[1:] - places[:-1], 1, out=begins[1:-1])
    edges = np.flatnonzero(begins)
    first, lengths = edges[:-1], edges[1:] - edges[:-1]
    in_word = np.arange(len(places)) - np.repeat(first, lengths)
    numbers = np.add.reduceat(codes[places] * _get_weights()[in_word & WEIGHTED_LETTERS - 1], first)
    numbers ^= numbers >> np.uint64(32)
    return numbers * _MIX


def make_shingles(text: str) -> np.ndarray:
    """The distinct runs of five words of a text as sorted 64-bit numbers; a shorter text is one run. Punctuation, case and spacing do not count."""
    values = number_words(text)
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
