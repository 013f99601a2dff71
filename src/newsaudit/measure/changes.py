"""What moved between two tables of findings, and the lines that say so."""

from urllib.parse import unquote_plus

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_measures


def find_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row a finding whose value is not the same in both, in the order of `after`, then what is gone: id, unit, kind, before, after, change.

    before, after: NaN where the finding is undefined or not there, which `is_new` and `is_gone` tell apart. change: after minus before.
    """
    joined = before[["finding_id", "value", "unit"]].merge(
        after[["finding_id", "value", "unit", "status"]],
        how="outer",
        on="finding_id",
        suffixes=("_before", ""),
        indicator="side",
        validate="one_to_one",
        sort=False,
    )
    order = {
        finding_id: i for i, finding_id in enumerate([*after["finding_id"], *before["finding_id"][~before["finding_id"].isin(after["finding_id"])]])
    }
    joined = joined.iloc[np.argsort(joined["finding_id"].map(order).to_numpy(), kind="stable")]
    was, now = (joined[name].to_numpy(dtype=float, na_value=np.nan) for name in ("value_before", "value"))
    is_new, is_gone = ((joined["side"] == side).to_numpy() for side in ("right_only", "left_only"))
    moved = is_new | is_gone | ~np.isclose(was, now, rtol=1e-9, atol=0, equal_nan=True)
    kinds = {name: measure.kind for name, measure in get_measures().items()}
    measure = joined["finding_id"].map(lambda finding_id: "/".join(finding_id.split("/")[:2]))
    made = {
        "finding_id": joined["finding_id"],
        "unit": joined["unit"].fillna(joined["unit_before"]),
        "kind": measure.map(kinds).fillna("count"),
        "before": was,
        "after": now,
        "change": now - was,
        "is_new": is_new,
        "is_gone": is_gone,
    }
    return pd.DataFrame(made)[moved].reset_index(drop=True)


def say_finding(finding_id: str) -> str:
    """A finding's id as people read it: `figures/killed, outlet: Jerusalem Post (brief)`."""
    parts = finding_id.split("/")
    groups = [part.partition("=") for part in parts if "=" in part]
    return ", ".join(["/".join(part for part in parts if "=" not in part), *(f"{name}: {unquote_plus(value)}" for name, _, value in groups)])


def describe_changes(changes: pd.DataFrame, *, most: int | None = None) -> list[str]:
    """The changes as lines, `finding  from → to (unit)`, the first `most` of them and how many more there are."""
    lines = []
    for row in changes.head(most if most is not None else len(changes)).itertuples(index=False):
        was, now = (
            ("not there" if absent else "undefined") if np.isnan(value) else format(value, ".6g")
            for value, absent in ((row.before, row.is_new), (row.after, row.is_gone))
        )
        lines.append(f"{say_finding(row.finding_id)}  {was} → {now} ({row.unit})")
    rest = len(changes) - len(lines)
    return lines + ([f"… and {rest:,} more"] if rest else [])
