"""Numbers together with the rows that they count: the only way in which a number of the report is made.

A finding's id is a readable path, `<chapter>/<measure>/<group>=<value>/…`; it names the number in code, in the page's anchors and in the tables.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsaudit.errors import EvidenceError
from newsaudit.measure.codebook import get_limit, get_measure
from newsaudit.tables import get_columns

NOT_STATED = "not-stated"
_ESCAPES = {"%": "%25", "/": "%2F", "=": "%3D", "_": "%5F", " ": "_", "\t": "%09", "\n": "%0A", "\r": "%0D", "\u00a0": "%A0", "#": "%23", '"': "%22"}
_ESCAPE = str.maketrans(_ESCAPES)


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
    """The value as it stands in an id: spaces become _, and whatever would break the path or an anchor becomes %XX."""
    return str(value).translate(_ESCAPE)


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
    `not-stated`, so that no row drops out. zeros: also give a finding of 0 for each category that no row has (one column only).
    """
    codes, keys = _group(rows, by, zeros)
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes, minlength=len(keys))
    amounts = np.ones(len(rows)) if amount is None else rows[amount].to_numpy(dtype=float)
    amounts = amounts[order]
    value = np.bincount(codes[order], weights=amounts, minlength=len(keys))
    evidence = [rows[name].to_numpy()[order].astype(np.int32, copy=False) for name in ("doc", "start", "end")]
    empty = np.full(len(keys), np.nan)
    return Tally(measure, keys, value, empty, empty, [None] * len(keys), ["ok"] * len(keys), counts, _table_codes(table, len(rows)), *evidence, amounts)


def _table_codes(table: str, n_rows: int) -> np.ndarray:
    return np.full(n_rows, list(get_columns()).index(table), dtype=np.int8)


def _group(rows: pd.DataFrame, by: Sequence[str], zeros: bool) -> tuple[np.ndarray, list[tuple]]:
    """Each row's group number and the key of each group, in the order of the categories."""
    if not by:
        return np.zeros(len(rows), dtype=np.int64), [()]
    combined, names = np.zeros(len(rows), dtype=np.int64), []
    for column in by:
        category = as_category(rows[column])
        values = [*category.categories, NOT_STATED]
        codes = category.codes.astype(np.int64)
        combined = combined * len(values) + np.where(codes < 0, len(values) - 1, codes)
        names.append(values)
    if zeros:
        values, has_empty = names[0], bool((combined == len(names[0]) - 1).any())
        return combined, [((by[0], value),) for value in (values if has_empty else values[:-1])]
    present, codes = np.unique(combined, return_inverse=True)
    parts = []
    for column, values in zip(reversed(by), reversed(names), strict=True):
        parts.append([(column, values[code]) for code in present % len(values)])
        present = present // len(values)
    return codes, list(zip(*reversed(parts), strict=True))


def share(measure: str, part: Tally, whole: Tally) -> Tally:
    """Each number of `part` over the number of `whole` that has the same groups, as far as `whole` is grouped; times the measure's scale.

    The evidence is that of the part. Undefined, not 0, where the whole is 0. `few` where the whole is counted on fewer rows than the codebook asks.
    """
    entry = get_measure(measure)
    names = {name for name, _ in whole.keys[0]} if whole.keys else set()
    place = {key: i for i, key in enumerate(whole.keys)}
    value, wholes, status = np.full(len(part.keys), np.nan), [], []
    for i, key in enumerate(part.keys):
        j = place.get(tuple(pair for pair in key if pair[0] in names))
        if j is None:
            raise EvidenceError(f"{make_id(measure, key)}: there is no {whole.measure} of the same group to take it of; measure the whole by the same columns")
        wholes.append(make_id(whole.measure, whole.keys[j]))
        if whole.value[j] > 0:
            value[i] = part.value[i] * entry.scale / whole.value[j]
            status.append("few" if entry.few == "rows" and whole.n_evidence[j] < get_limit("few_rows") else "ok")
        else:
            status.append("undefined")
    return part._replace(measure=measure, value=value, wholes=wholes, status=status)


def rename(measure: str, part: Tally) -> Tally:
    """The same numbers and rows under another measure."""
    return part._replace(measure=measure)


def statistic(measure: str, rows: Tally, value: np.ndarray, *, low=None, high=None, status: list[str] | None = None) -> Tally:
    """Numbers computed from, not summed over, the rows of `rows`: a median, a score, a log-likelihood. NaN is undefined."""
    value = np.asarray(value, dtype=float)
    empty = np.full(len(value), np.nan)
    status = status or ["ok"] * len(value)
    status = ["undefined" if np.isnan(v) else s for v, s in zip(value, status, strict=True)]
    low, high = (empty if bound is None else np.asarray(bound, dtype=float) for bound in (low, high))
    return rows._replace(measure=measure, value=value, low=low, high=high, wholes=[None] * len(value), status=status)


def stack(parts: Sequence[Tally]) -> Tally:
    """Tallies of one measure, one after the other: its whole, then its groups."""
    arrays = [np.concatenate([part[i] for part in parts]) for i in (2, 3, 4, 7, 8, 9, 10, 11, 12)]
    value, low, high, n_evidence, *evidence = arrays
    keys, wholes, status = ([item for part in parts for item in part[i]] for i in (1, 5, 6))
    return Tally(parts[0].measure, keys, value, low, high, wholes, status, n_evidence, *evidence)


def merge(measure: str, parts: Sequence[Tally]) -> Tally:
    """One finding that counts the rows of several whole tallies together, which may lie in different tables."""
    one = stack(parts)
    empty = np.full(1, np.nan)
    return one._replace(measure=measure, keys=[()], value=np.array([one.value.sum()]), low=empty, high=empty, wholes=[None], status=["ok"],
                        n_evidence=np.array([one.n_evidence.sum()]))


def keep(part: Tally, wanted: Sequence[int]) -> Tally:
    """The findings at the places `wanted`, in that order, with their evidence."""
    ends = np.cumsum(part.n_evidence)
    rows = np.concatenate([np.arange(ends[i] - part.n_evidence[i], ends[i]) for i in wanted]) if len(wanted) else np.zeros(0, dtype=np.int64)
    rows, at = rows.astype(np.int64), list(wanted)
    return Tally(part.measure, [part.keys[i] for i in at], part.value[at], part.low[at], part.high[at], [part.wholes[i] for i in at],
                 [part.status[i] for i in at], part.n_evidence[at], part.table[rows], part.doc[rows], part.start[rows], part.end[rows], part.amount[rows])
