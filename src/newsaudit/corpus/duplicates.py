"""Copies among articles: texts that are equal after white-space folding, and clusters of texts that are nearly so."""

import hashlib
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsaudit.corpus.shingles import choose_bands, hash_bands, jaccard, make_shingles, make_signature

SPOOL_BYTES = 8 * 2**20
# how many clusters of one bucket a text is compared with
MAX_COMPARED = 64


class Copy(NamedTuple):
    """duplicate_of: doc_id of the first article with the same text, None for that one. cluster: doc_id of the first of its near-duplicates."""

    duplicate_of: str | None
    cluster: str


class Fingerprint(NamedTuple):
    """What is kept of a text to find its copies: a digest that forgives white space, a number a band of its signature, and its shingles."""

    digest: bytes
    bands: np.ndarray
    shingles: np.ndarray


def make_fingerprint(text: str, threshold: float) -> Fingerprint:
    """The fingerprint of a text, for copies of at least `threshold`; texts may be taken in any process, as words have the same numbers in all."""
    shingles = make_shingles(text)
    return Fingerprint(hash_folded(text), hash_bands(make_signature(shingles), *choose_bands(threshold)), shingles)


def hash_folded(text: str) -> bytes:
    """A digest that two texts share when they differ in white space only."""
    return hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Fingerprints:
    """The fingerprints of a corpus in its order: a hundred bytes a text in memory, the shingles on disk beyond a few megabytes."""

    def __init__(self, threshold: float, folder: Path | None = None):
        self._threshold = threshold
        self._digests, self._bands = bytearray(), bytearray()
        self._file = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES, dir=folder)
        self._ends = array("q", [0])

    def add(self, fingerprint: Fingerprint) -> None:
        """Takes the fingerprint of the next text."""
        self._digests += fingerprint.digest
        self._bands += fingerprint.bands.tobytes()
        self._file.write(fingerprint.shingles.tobytes())
        self._ends.append(self._ends[-1] + fingerprint.shingles.nbytes)

    def find_copies(self) -> tuple[np.ndarray, np.ndarray]:
        """For each text, in the order in which they came, the number of the first equal text and that of the first of its cluster.

        Clusters are chained: two texts may stand in one because a third is near both.
        """
        same = _find_first_equal(np.frombuffer(self._digests, dtype=np.uint64).reshape(-1, 2))
        unique = np.flatnonzero(same == np.arange(len(same)))
        hashed = np.frombuffer(self._bands, dtype=np.uint32).reshape(len(same), -1)[unique] if len(same) else np.zeros((0, 0), dtype=np.uint32)
        heads = _join(hashed, lambda i: self._get_shingles(unique[i]), self._threshold)
        return same, unique[np.array(heads, dtype=np.int64)][np.searchsorted(unique, same)] if len(same) else same

    def _get_shingles(self, i: int) -> np.ndarray:
        self._file.seek(self._ends[i])
        return np.frombuffer(self._file.read(self._ends[i + 1] - self._ends[i]), dtype=np.uint64)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def find_clusters(items: Iterable[tuple[str, str]], threshold: float) -> dict[str, Copy]:
    """For every doc_id its copies: of the same text, and of texts that share at least `threshold` of their runs of five words (Jaccard).

    `items` are (doc_id, text) in the order in which the first one counts as the original; they are read once. The same items give the same clusters.
    """
    doc_ids, prints = [], Fingerprints(threshold)
    try:
        for doc_id, text in items:
            doc_ids.append(doc_id)
            prints.add(make_fingerprint(text, threshold))
        return dict(zip(doc_ids, name_copies(doc_ids, *prints.find_copies()), strict=True))
    finally:
        prints.close()


def name_copies(doc_ids: Sequence[str], same: np.ndarray, cluster: np.ndarray) -> list[Copy]:
    """The copies of each text by doc_id."""
    return [Copy(None if s == i else doc_ids[s], doc_ids[c]) for i, (s, c) in enumerate(zip(same.tolist(), cluster.tolist(), strict=True))]


def _find_first_equal(digests: np.ndarray) -> np.ndarray:
    """For each digest (two numbers) the place of the first that equals it."""
    order = np.lexsort((digests[:, 1], digests[:, 0]))
    ordered = digests[order]
    starts = np.flatnonzero(np.concatenate([[True], (ordered[1:] != ordered[:-1]).any(axis=1)])) if len(order) else np.zeros(0, dtype=np.int64)
    first = np.empty(len(order), dtype=np.int64)
    # the sort is stable, so the first of each run is the first of all
    first[order] = np.repeat(order[starts], np.diff(np.append(starts, len(order))))
    return first


def _join(hashed: np.ndarray, get_shingles, threshold: float) -> list[int]:
    """The first text of each text's cluster, by number."""
    parent = list(range(len(hashed)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    refused: set[tuple[int, int]] = set()
    for band in range(hashed.shape[1]):
        order = np.argsort(hashed[:, band], kind="stable")
        values = hashed[order, band]
        edges = np.flatnonzero(np.diff(values)) + 1
        starts, ends = np.concatenate([[0], edges]), np.concatenate([edges, [len(values)]])
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            _join_bucket(order[start:end].tolist(), parent, find, refused, get_shingles, threshold)
    return [find(i) for i in range(len(hashed))]


def _join_bucket(members: list[int], parent: list[int], find, refused: set, get_shingles, threshold: float) -> None:
    """Joins the texts of one bucket that are near each other; each is compared with the first member of every cluster that stands before it."""
    met: dict[int, int] = {}
    for i in members:
        compared = 0
        for root, j in list(islice(met.items(), 2 * MAX_COMPARED)):
            if find(i) == root or (j, i) in refused:
                continue
            compared += 1
            if compared > MAX_COMPARED:
                break
            if jaccard(get_shingles(i), get_shingles(j)) >= threshold:
                roots = sorted((find(i), root))
                parent[roots[1]] = roots[0]
                met[roots[0]] = min(met.pop(old) for old in roots if old in met)
            else:
                refused.add((j, i))
        met.setdefault(find(i), i)
