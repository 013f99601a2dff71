"""Which words and actors one part of a corpus uses more than the rest: log-likelihood says how surely, log-ratio how much."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames, chosen

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find_log_likelihood(count: np.ndarray, other: np.ndarray, total: float, other_total: float) -> np.ndarray:
    """Dunning's log-likelihood ratio G2 of each item: 2 Σ O ln(O/E) over item and not item, in the part and in the rest. 0 and up.

    count, other: how often the item stands in the part and in the rest; total, other_total: the words of both. Dunning, Accurate Methods for the
    Statistics of Surprise and Coincidence (1993): "the Swiss" 110 times in 2,552 words, 111 times in the other 29,225, gives 270.72.
    """
    count, other = np.asarray(count, dtype=float), np.asarray(other, dtype=float)
    both, words = count + other, total + other_total
    cells = (
        (count, both * total),
        (other, both * other_total),
        (total - count, (words - both) * total),
        (other_total - other, (words - both) * other_total),
    )
    return 2 * sum(_weigh(observed, expected / words) for observed, expected in cells)


def _weigh(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """O ln(O/E), 0 where nothing is observed."""
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=(observed > 0) & (expected > 0))
    return observed * np.log(ratio)


def find_log_ratio(count: np.ndarray, other: np.ndarray, total: float, other_total: float) -> np.ndarray:
    """The binary logarithm of the ratio of both rates: 1 is twice as often, −1 half. An item that the rest lacks counts there as half a time.

    Hardie, Log Ratio: an informal introduction (2014), https://cass.lancs.ac.uk/log-ratio-an-informal-introduction/
    """
    half = 0.5
    count, other = (np.where(np.asarray(one) == 0, half, np.asarray(one, dtype=float)) for one in (count, other))
    return np.log2((count / total) / (other / other_total))


class Words(NamedTuple):
    """Running words: article, offsets and number of each, and the words by number."""

    doc: np.ndarray
    start: np.ndarray
    end: np.ndarray
    word: np.ndarray
    names: list[str]


def find_words(frames: Frames, docs: np.ndarray) -> Words:
    """The words of body and subheads of the articles, in small letters; hyphens and apostrophes hold a word together, numbers are left out."""
    zones = chosen(frames.tables["zones"], "zone", "body", "subhead")
    zones = zones[zones["doc"].isin(docs).to_numpy()].sort_values(["doc", "start"])
    texts = frames.received["articles"]["text"]
    known: dict[str, int] = {}
    doc, start, end, word = [], [], [], []
    for of, first, last in zip(zones["doc"].tolist(), zones["start"].tolist(), zones["end"].tolist(), strict=True):
        for found in _WORD.finditer(texts.iat[of], first, last):
            doc.append(of)
            start.append(found.start())
            end.append(found.end())
            word.append(known.setdefault(found[0].lower().replace("’", "'"), len(known)))
    return Words(*(np.array(column, dtype=np.int32) for column in (doc, start, end, word)), list(known))


class Key(NamedTuple):
    """An item that a part of the corpus uses more than the rest."""

    item: int
    part: int
    likelihood: float
    ratio: float


def find_keys(part: np.ndarray, item: np.ndarray, doc: np.ndarray, totals: np.ndarray, n_items: int) -> list[Key]:
    """For each part its items of highest log-likelihood, that it uses more often than the rest, often enough and in several articles.

    part, item, doc: of each occurrence, by number. totals: the running words of each part.
    """
    n_parts = len(totals)
    counts = np.bincount(part.astype(np.int64) * n_items + item, minlength=n_parts * n_items).reshape(n_parts, n_items)
    seen = pd.DataFrame({"part": part, "item": item, "doc": doc}).drop_duplicates()
    spread = np.bincount(seen["part"].to_numpy(dtype=np.int64) * n_items + seen["item"].to_numpy(), minlength=n_parts * n_items).reshape(
        n_parts, n_items
    )
    keys = []
    for one in range(n_parts):
        other, rest = counts.sum(axis=0) - counts[one], totals.sum() - totals[one]
        if totals[one] == 0 or rest == 0:
            continue
        often = (counts[one] >= get_limit("key_count")) & (spread[one] >= get_limit("key_articles"))
        at = np.flatnonzero(often & (counts[one] * rest > other * totals[one]))
        likelihood, ratio = (function(counts[one][at], other[at], totals[one], rest) for function in (find_log_likelihood, find_log_ratio))
        best = np.argsort(-likelihood, kind="stable")[: int(get_limit("keys"))]
        keys += [Key(int(at[i]), one, float(likelihood[i]), float(ratio[i])) for i in best if likelihood[i] >= get_limit("key_likelihood")]
    return keys
