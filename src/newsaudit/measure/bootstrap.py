"""Intervals by resampling articles: how far a rate or a median of an outlet would move if other articles of its kind had been collected."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from newsaudit.measure.codebook import get_limit

# Units drawn at once; keeps the drawn numbers below some ten megabytes.
_AT_ONCE = 2_000_000


@lru_cache(maxsize=16)
def resample(n_units: int, *, seed: int, n_times: int | None = None) -> np.ndarray:
    """How often each of `n_units` units is drawn in each of `n_times` resamples with replacement; one row a resample, the same for the same seed."""
    times = int(n_times or get_limit("resamples"))
    chance = np.full(n_units, 1 / n_units)
    return np.random.default_rng(seed).multinomial(n_units, chance, size=times)


def find_rate_intervals(amounts: np.ndarray, wholes: np.ndarray, units: Sequence[int], *, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end of each rate `amounts[:, k].sum() / wholes.sum()`, NaN where there are fewer than two units.

    amounts: one row an article, one column a rate. wholes: what each article adds to the denominator. units: the articles that are drawn together,
    near-duplicates of each other. Percentile intervals of the cluster bootstrap (Davison and Hinkley 1997, 3.8).
    """
    _, unit = np.unique(np.asarray(units), return_inverse=True)
    n_units, n_rates = int(unit.max()) + 1 if len(unit) else 0, amounts.shape[1]
    if n_units < 2:
        return np.full(n_rates, np.nan), np.full(n_rates, np.nan)
    unit, n_units = _pool(unit, n_units, seed)
    sums = np.zeros((n_units, n_rates + 1))
    np.add.at(sums, unit, np.column_stack([amounts, wholes]))
    drawn = resample(n_units, seed=seed) @ sums
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = drawn[:, :-1] / drawn[:, -1:]
    # A resample without any of the denominator tells nothing of the rate.
    return _ends(rates[np.isfinite(rates).all(axis=1)])


def _pool(unit: np.ndarray, n_units: int, seed: int) -> tuple[np.ndarray, int]:
    """The units, in random blocks where there are very many: a thousand blocks vary as the articles in them do, at a fraction of the draws."""
    most = int(get_limit("resampled_units"))
    if n_units <= most:
        return unit, n_units
    block = np.random.default_rng(seed).permutation(n_units) % most
    return block[unit], most


def find_median_interval(values: np.ndarray, units: Sequence[int], *, seed: int) -> tuple[float, float]:
    """Lower and upper end of the median of one value an article; NaN with fewer than two units.

    With very many articles the interval is read off the ordered values, where the bootstrap of a median tends to (binomial ranks, David and
    Nagaraja 2003, 7.1).
    """
    _, unit = np.unique(np.asarray(units), return_inverse=True)
    n_units = int(unit.max()) + 1 if len(unit) else 0
    if n_units < 2:
        return np.nan, np.nan
    order = np.argsort(values, kind="stable")
    ranked, unit = values[order], unit[order]
    if n_units > get_limit("resampled_units"):
        spread = 0.98 * np.sqrt(len(ranked))
        low, high = int(len(ranked) / 2 - spread), int(np.ceil(len(ranked) / 2 + spread)) - 1
        return float(ranked[low]), float(ranked[high])
    drawn = resample(n_units, seed=seed)
    medians = np.concatenate([_find_medians(ranked, part[:, unit]) for part in np.array_split(drawn, max(1, drawn.size * 2 // _AT_ONCE))])
    low, high = _ends(medians[:, None])
    return float(low[0]), float(high[0])


def _find_medians(ranked: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The median of each resample: of values in order, the one (or the mean of the two) at half of its weights."""
    reached = np.cumsum(weights, axis=1)
    total = reached[:, -1]
    lower, upper = ((reached >= at[:, None]).argmax(axis=1) for at in ((total + 1) // 2, total // 2 + 1))
    return (ranked[lower] + ranked[upper]) / 2


def _ends(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 2.5th and the 97.5th percentile of each column."""
    if not len(values):
        return np.full(values.shape[1], np.nan), np.full(values.shape[1], np.nan)
    low, high = np.percentile(values, [2.5, 97.5], axis=0)
    return low, high
