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
    if not group:
        return {}
    parts = (part.partition("=") for part in group.split("/"))
    return {name: unquote_plus(value) for name, _, value in parts}


def read_findings(frame: pd.DataFrame) -> dict[str, Finding]:
    """Every finding by id, in the order of the table."""
    told = frame.astype(object).where(frame.notna(), None)
    names = ("finding_id", "group", "value", "unit", "low", "high", "denominator_id", "n_evidence", "status")
    out = {}
    for finding_id, path, value, unit, low, high, whole, n_evidence, status in zip(*(told[name].tolist() for name in names), strict=True):
        group = parse_group(path)
        measure = finding_id.split("/" + path)[0] if group else finding_id
        out[finding_id] = Finding(finding_id, measure, group, value, unit, low, high, whole, n_evidence, status)
    return out
