"""Numbers together with the rows that they count: the only way in which a number of the report is made.

A finding's id is a readable path, `<chapter>/<measure>/<group>=<value>/…`; it names the number in code, in the page's anchors and in the tables.
"""

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

import numpy as np
import pandas as pd

from newsaudit.errors import EvidenceError
from newsaudit.measure.codebook import get_limit, get_measure
from newsaudit.tables import get_columns

# Every number made so far and the rows it stands on, by id; groupings that a run leaves out.
Made = Mapping[str, tuple[float, int]]
Skip = Callable[[Sequence[str]], bool]
Rows = pd.DataFrame | Callable[[Sequence[str]], pd.DataFrame]

NOT_STATED = "not-stated"
# What would break the path, a page's anchor or a line of the table, any white space among it; "+" itself because it stands for the space.
_RISKY = re.compile(r'[%/=+#"]|[^\S ]')


class Tally(NamedTuple):
    """The findings of one measure, one for each key, and their evidence, finding after finding.

    keys: the groups of each finding, ((name, value), …). value, low, high: NaN where undefined. wholes: id of the finding that a share is taken of.
    n_evidence: rows of each finding. table, doc, start, end, amount: one entry an evidence row; `table` counts in the tables of columns.yml.
    """

    measure: str
    keys: list[tuple[tuple[str, str], ...]]
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    wholes: list[str | None]
    status: list[str]
    n_evidence: np.ndarray
    table: np.ndarray
    doc: np.ndarray
    start: np.ndarray
    end: np.ndarray
    amount: np.ndarray

    @property
    def ids(self) -> list[str]:
        """The finding ids, in the order of the keys."""
        return [make_id(self.measure, key) for key in self.keys]

    def evidence_of(self, i: int) -> slice:
        """The stretch of evidence rows of finding `i`."""
        begin = int(self.n_evidence[:i].sum())
        return slice(begin, begin + int(self.n_evidence[i]))


def escape(value: str) -> str:
    """The value as it stands in an id: spaces become +, and whatever would break the path or an anchor its UTF-8 bytes as %XX."""
    return _RISKY.sub(lambda risky: quote(risky[0], safe=""), str(value)).replace(" ", "+")


def make_id(measure: str, key: Sequence[tuple[str, str]]) -> str:
    """The finding's path: `actors/mentions/actor=hamas`."""
    return "/".join([measure, *(f"{name}={escape(value)}" for name, value in key)])


def make_group(key: Sequence[tuple[str, str]]) -> str | None:
    """The groups of a key as they stand in `findings.group`; None for a finding of the whole."""
    return "/".join(f"{name}={escape(value)}" for name, value in key) or None


def as_category(values) -> pd.Categorical:
    """The values as sorted categories; a Categorical stays as it is, so that its own order holds."""
    values = values.array if isinstance(values, pd.Series) else values
    if isinstance(values, pd.Categorical):
        return values
    series = pd.Series(values)
    return pd.Categorical(series.astype("str") if series.dtype != "str" else series)


def tally(measure: str, rows: pd.DataFrame, table: str, by: Sequence[str] = (), *, amount: str | None = None, zeros: bool = False) -> Tally:
    """The number of rows (or the sum of their column `amount`) in each group of the columns `by`, with those rows.

    rows: needs `doc`, `start`, `end` (integers; `doc` is the article's place in the table of articles). A row whose group is empty counts as
    `not-stated`, so that no row drops out. zeros: also give a finding of 0 for each combination of categories that no row has.
    """
    codes, keys = _group(rows, by, zeros)
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes, minlength=len(keys))
    amounts = np.ones(len(rows)) if amount is None else rows[amount].to_numpy(dtype=float)
    amounts = amounts[order]
    value = np.bincount(codes[order], weights=amounts, minlength=len(keys))
    evidence = [rows[name].to_numpy()[order].astype(np.int32, copy=False) for name in ("doc", "start", "end")]
    empty = np.full(len(keys), np.nan)
    tables = np.full(len(rows), list(get_columns()).index(table), dtype=np.int8)
    return Tally(measure, keys, value, empty, empty, [None] * len(keys), ["ok"] * len(keys), counts, tables, *evidence, amounts)


def _group(rows: pd.DataFrame, by: Sequence[str], zeros: bool) -> tuple[np.ndarray, list[tuple]]:
    """Each row's group number and the key of each group, in the order of the categories."""
    if not by:
        return np.zeros(len(rows), dtype=np.int16), [()]
    combined, names = np.zeros(len(rows), dtype=np.int64), []
    for column in by:
        category = as_category(rows[column])
        values = [*category.categories, NOT_STATED]
        codes = category.codes.astype(np.int64)
        combined = combined * len(values) + np.where(codes < 0, len(values) - 1, codes)
        names.append(values)
    if zeros:
        return _fill(combined, by, names)
    present, codes = _number(combined, math.prod(len(values) for values in names))
    parts = []
    for column, values in zip(reversed(by), reversed(names), strict=True):
        parts.append([(column, values[code]) for code in (present % len(values)).tolist()])
        present = present // len(values)
    return codes, list(zip(*reversed(parts), strict=True))


def _fill(combined: np.ndarray, by: Sequence[str], names: Sequence[Sequence[str]]) -> tuple[np.ndarray, list[tuple]]:
    """As _group, with a group for every combination of categories, the empty ones only where some row needs them."""
    shape = [len(values) for values in names]
    parts = np.unravel_index(combined, shape)
    sizes = [size if (part == size - 1).any() else size - 1 for part, size in zip(parts, shape, strict=True)]
    keys = list(itertools.product(*([(name, value) for value in values[:size]] for name, values, size in zip(by, names, sizes, strict=True))))
    return (np.ravel_multi_index(parts, sizes) if len(combined) else combined), keys


def _number(combined: np.ndarray, n_possible: int) -> tuple[np.ndarray, np.ndarray]:
    """The codes that occur, sorted, and for each row the place of its own; in 16 bits where they fit, which numpy sorts several times as fast."""
    if n_possible > max(4 * len(combined), 1 << 20):
        return np.unique(combined, return_inverse=True)
    present = np.flatnonzero(np.bincount(combined, minlength=n_possible))
    place = np.zeros(n_possible, dtype=np.int16 if len(present) < 1 << 15 else np.int64)
    place[present] = np.arange(len(present))
    return present, place[combined]


def tally_all(measure: str, rows: Rows, table: str, skip: Skip, *, amount: str | None = None, zeros: Sequence[str] = ()) -> Iterator[Tally]:
    """The tally of each grouping that the codebook gives the measure by, without those of `skip`; one at a time, so that evidence never piles up.

    rows: a frame, or what gives the frame for a grouping. zeros: the groups whose empty categories are given too.
    """
    for by in get_measure(measure).by:
        if not skip(by):
            frame = rows if isinstance(rows, pd.DataFrame) else rows(by)
            yield tally(measure, frame, table, by, amount=amount, zeros=len(by) == 1 and by[0] in zeros)


def share_all(
    measure: str,
    rows: Rows,
    table: str,
    skip: Skip,
    made: Made,
    *,
    amount: str | None = None,
    zeros: Sequence[str] = (),
) -> Iterator[Tally]:
    """As tally_all, each number as a share of the number made before that the codebook names."""
    for part in tally_all(measure, rows, table, skip, amount=amount, zeros=zeros):
        yield share(measure, part, made)


def share(measure: str, part: Tally, made: Made) -> Tally:
    """Each number of `part` over the number made before that the codebook names, in the same groups as far as `within` goes; times `scale`.

    The evidence is that of the part. Undefined, not 0, where the whole is 0. `few` where the whole has fewer rows, or counts
    fewer articles, than the codebook asks.
    """
    entry = get_measure(measure)
    value, wholes, status = np.full(len(part.keys), np.nan), [], []
    for i, key in enumerate(part.keys):
        wholes.append(make_id(entry.of, [pair for pair in key if pair[0] in entry.within]))
        if wholes[i] not in made:
            raise EvidenceError(f"{make_id(measure, key)}: there is no {wholes[i]} to take it of; measure it first, by the same groups")
        whole, n_rows = made[wholes[i]]
        if whole > 0:
            value[i] = part.value[i] * entry.scale / whole
            stands_on = {"rows": n_rows, "articles": whole}.get(entry.few)
            status.append("few" if stands_on is not None and stands_on < get_limit(f"few_{entry.few}") else "ok")
        else:
            status.append("undefined")
    return part._replace(measure=measure, value=value, wholes=wholes, status=status)


def statistic(measure: str, rows: Tally, value: np.ndarray, *, low=None, high=None, status: list[str] | None = None) -> Tally:
    """Numbers computed from, not summed over, the rows of `rows`: a median, a score, a log-likelihood. NaN is undefined."""
    value = np.asarray(value, dtype=float)
    empty = np.full(len(value), np.nan)
    status = status or ["ok"] * len(value)
    status = ["undefined" if np.isnan(v) else s for v, s in zip(value, status, strict=True)]
    low, high = (empty if bound is None else np.asarray(bound, dtype=float) for bound in (low, high))
    return rows._replace(measure=measure, value=value, low=low, high=high, wholes=[None] * len(value), status=status)


def merge(measure: str, parts: Sequence[Tally]) -> Tally:
    """One finding that counts the rows of several tallies together, which may lie in different tables."""
    n_evidence, *evidence = (np.concatenate([part[i] for part in parts]) for i in range(7, 13))
    empty = np.full(1, np.nan)
    value = np.array([sum(part.value.sum() for part in parts)])
    return Tally(measure, [()], value, empty, empty, [None], ["ok"], np.array([n_evidence.sum()]), *evidence)


def keep(part: Tally, wanted: Sequence[int]) -> Tally:
    """The findings at the places `wanted`, in that order, with their evidence."""
    ends = np.cumsum(part.n_evidence)
    rows = np.concatenate([np.arange(ends[i] - part.n_evidence[i], ends[i]) for i in wanted]) if len(wanted) else np.zeros(0, dtype=np.int64)
    rows, at = rows.astype(np.int64), list(wanted)
    keys, wholes, status = ([values[i] for i in at] for values in (part.keys, part.wholes, part.status))
    evidence = (values[rows] for values in (part.table, part.doc, part.start, part.end, part.amount))
    return Tally(part.measure, keys, part.value[at], part.low[at], part.high[at], wholes, status, part.n_evidence[at], *evidence)
