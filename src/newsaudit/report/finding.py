"""Findings as records: a number, what it measures, for which groups, and the finding that it is a share of."""

from typing import NamedTuple
from urllib.parse import unquote_plus

import pandas as pd


class Finding(NamedTuple):
    """A number of the report. `value` is None where it is undefined; `group` maps each group to its value."""

    id: str
    measure: str
    group: dict[str, str]
    value: float | None
    unit: str
    low: float | None
    high: float | None
    denominator_id: str | None
    n_evidence: int
    status: str


def parse_group(group: str | None) -> dict[str, str]:
    """The groups of a finding's path, name → value as it stands in the tables."""
    if not isinstance(group, str) or not group:
        return {}
    parts = (part.partition("=") for part in group.split("/"))
    return {name: unquote_plus(value) for name, _, value in parts}


def read_findings(frame: pd.DataFrame) -> dict[str, Finding]:
    """Every finding by id, in the order of the table."""

    def number(value):
        return None if pd.isna(value) else float(value)

    out = {}
    for row in frame.itertuples(index=False):
        group = parse_group(None if pd.isna(row.group) else row.group)
        whole = None if pd.isna(row.denominator_id) else row.denominator_id
        measure = row.finding_id.split("/" + row.group)[0] if group else row.finding_id
        numbers = number(row.value), row.unit, number(row.low), number(row.high)
        out[row.finding_id] = Finding(row.finding_id, measure, group, *numbers, whole, int(row.n_evidence), row.status)
    return out
