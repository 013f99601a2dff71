"""Two runs side by side: two corpora, or one corpus before and after."""

from pathlib import Path

import numpy as np
import pandas as pd

from newsaudit.measure.changes import describe_changes, find_changes
from newsaudit.measure.codebook import get_limit
from newsaudit.tables import read_table


def compare_runs(one: Path, other: Path, *, most: int | None = None) -> str:
    """What differs between the findings of two runs, a line a finding, the first `most` of them, with how many articles each run stands on."""
    before, after = (read_table("findings", folder) for folder in (one, other))
    changes = order_changes(find_changes(before, after))
    lines = [f"{folder}: {_say_articles(_count_articles(findings))}" for folder, findings in ((one, before), (other, after))]
    few = [folder for folder, findings in ((one, before), (other, after)) if _count_articles(findings) < get_limit("few_articles")]
    if few:
        has = "has" if len(few) == 1 else "have"
        lines.append(f"{' and '.join(map(str, few))} {has} too few articles for rates to tell more than of these articles themselves")
    n = len(set(before["finding_id"]) | set(after["finding_id"]))
    lines.append(f"{len(changes):,} of {n:,} findings differ" if len(changes) else "no finding differs")
    return "\n".join([*lines, *describe_changes(changes, most=most)])


def _say_articles(n: int) -> str:
    return "1 article" if n == 1 else f"{n:,} articles"


def order_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Shares and rates first, counts last: of corpora of different size every count differs."""
    rank = changes["kind"].map({"share": 0, "statistic": 1, "count": 2})
    return changes.iloc[np.argsort(rank.to_numpy(), kind="stable")].reset_index(drop=True)


def _count_articles(findings: pd.DataFrame) -> int:
    found = findings.loc[findings["finding_id"] == "corpus/articles", "value"]
    return int(found.iloc[0]) if len(found) else 0
