"""Copies among articles: texts that are equal after white-space folding, and clusters of texts that are nearly so."""

import hashlib
import tempfile
from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from newsaudit.corpus.shingles import WordNumbers, choose_bands, hash_bands, jaccard, make_shingles, make_signature

SPOOL_BYTES = 48 * 2**20
# how many members of one bucket a text is compared with; those of its own cluster are not compared again
MAX_COMPARED = 64


class Copy(NamedTuple):
    """duplicate_of: doc_id of the first article with the same text, None for that one. cluster: doc_id of the first of its near-duplicates."""

    duplicate_of: str | None
    cluster: str


class _Shelf:
    """Shingles of many texts, kept on disk beyond a few megabytes."""

    def __init__(self):
        self._file = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)
        self._ends = array("q", [0])

    def add(self, shingles: np.ndarray) -> None:
        self._file.seek(self._ends[-1])
        self._file.write(shingles.tobytes())
        self._ends.append(self._ends[-1] + shingles.nbytes)

    def get(self, i: int) -> np.ndarray:
        self._file.seek(self._ends[i])
        return np.frombuffer(self._file.read(self._ends[i + 1] - self._ends[i]), dtype=np.uint64)

    def close(self) -> None:
        self._file.close()


def find_clusters(items: Iterable[tuple[str, str]], threshold: float) -> dict[str, Copy]:
    """For every doc_id its copies: of the same text, and of texts that share at least `threshold` of their runs of five words (Jaccard).

    `items` are (doc_id, text) in the order in which the first one counts as the original; they are read once. Clusters are chained: two
    articles may stand in one because a third is near both. The same items give the same clusters.
    """
    doc_ids, unique_of, firsts = [], array("l"), array("l")
    known: dict[bytes, int] = {}
    shelf, numbers, hashed = _Shelf(), WordNumbers(), array("I")
    bands, rows = choose_bands(threshold)
    try:
        for i, (doc_id, text) in enumerate(items):
            doc_ids.append(doc_id)
            digest = hash_folded(text)
            unique = known.setdefault(digest, len(known))
            unique_of.append(unique)
            if unique == len(firsts):
                firsts.append(i)
                shingles = make_shingles(text, numbers)
                shelf.add(shingles)
                hashed.frombytes(hash_bands(make_signature(shingles), bands, rows).tobytes())
        del known
        heads = _join(np.frombuffer(hashed, dtype=np.uint32).reshape(-1, bands), shelf, threshold)
    finally:
        shelf.close()
    return {
        doc_id: Copy(None if firsts[unique] == i else doc_ids[firsts[unique]], doc_ids[firsts[heads[unique]]])
        for i, (doc_id, unique) in enumerate(zip(doc_ids, unique_of, strict=True))
    }


def hash_folded(text: str) -> bytes:
    """A digest that two texts share when they differ in white space only."""
    return hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _join(hashed: np.ndarray, shelf: _Shelf, threshold: float) -> list[int]:
    """The first text of each text's cluster, by number."""
    parent = list(range(len(hashed)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    refused: set[tuple[int, int]] = set()
    for band in range(hashed.shape[1] if len(hashed) else 0):
        order = np.argsort(hashed[:, band], kind="stable")
        values = hashed[order, band]
        edges = np.flatnonzero(np.diff(values)) + 1
        starts, ends = np.concatenate([[0], edges]), np.concatenate([edges, [len(values)]])
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            _join_bucket([int(i) for i in order[start:end]], parent, find, refused, shelf, threshold)
    return [find(i) for i in range(len(hashed))]


def _join_bucket(members: list[int], parent: list[int], find, refused: set, shelf: _Shelf, threshold: float) -> None:
    """Joins the texts of one bucket that are near each other; each is compared with one member of every cluster that stands before it."""
    for n, i in enumerate(members[1:], 1):
        compared = 0
        for j in members[:n]:
            if find(i) == find(j):
                continue
            if (j, i) in refused:
                continue
            compared += 1
            if compared > MAX_COMPARED:
                break
            if jaccard(shelf.get(i), shelf.get(j)) >= threshold:
                first, second = sorted((find(i), find(j)))
                parent[second] = first
            else:
                refused.add((j, i))
