"""Findings of how hard the articles read: each article's scores and counts, their medians, the lengths of sentences and the hardest ones."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames
from newsaudit.measure.tally import Tally, share, stack, statistic, tally
from newsaudit.tables import get_columns

COUNTS = ("n_sentences", "n_words", "n_syllables")


def get_formulas() -> list[str]:
    """The columns of the readability table that are scores."""
    return [name for name, column in get_columns()["readability"]["columns"].items() if column["type"] == "number"]


def measure_readability(frames: Frames) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    rows = frames.tables["readability"]
    rows = rows.assign(start=0, end=frames.received["end"].to_numpy()[rows["doc"].to_numpy()])
    for column in COUNTS:
        yield stack([tally(f"readability/{column.removeprefix('n_')}", rows, "readability", by, amount=column)
                     for by in [["scope"]] + ([["article", "scope"]] if frames.has_documents else [])])
    for formula in get_formulas():
        measure, scored = f"readability/{formula.replace('_', '-')}", rows[rows[formula].notna().to_numpy()]
        if frames.has_documents:
            each = tally(measure, rows, "readability", ["article", "scope"])
            yield statistic(measure, each, _order_scores(rows, formula))
        yield stack([_find_median(f"{measure}-median", scored, formula, by) for by in (["scope"], ["scope", "outlet"])])
    yield from _measure_lengths(frames)


def _order_scores(rows: pd.DataFrame, formula: str) -> np.ndarray:
    """The scores in the order of the findings by article and scope, NaN where undefined."""
    return rows.sort_values(["article", "scope"])[formula].to_numpy(dtype=float, na_value=np.nan)


def _find_median(measure: str, rows: pd.DataFrame, formula: str, by: list[str]) -> Tally:
    """The median score of each group; each leads to its articles."""
    parts = tally(measure, rows, "readability", by)
    scores = tally(measure, rows.assign(score=rows[formula].to_numpy(dtype=float)), "readability", by, amount="score").amount
    pieces = np.split(scores, np.cumsum(parts.n_evidence)[:-1]) if len(parts.keys) else []
    status = ["few" if n < get_limit("few_articles") else "ok" for n in parts.n_evidence]
    return statistic(measure, parts, np.array([np.median(piece) for piece in pieces]), status=status)


def _measure_lengths(frames: Frames) -> Iterator[Tally]:
    """How many sentences of the body are how long."""
    sentences = frames.tables["sentences"]
    body = sentences[sentences["zone"].isin(["body"]).to_numpy()]
    step = int(get_limit("length_step"))
    n_words = body["n_words"].to_numpy()
    top = int(get_limit("length_top"))
    labels = [f"{low}-{low + step - 1}" for low in range(1, top, step)] + [f"{top + 1} and more"]
    bins = np.minimum((np.maximum(n_words, 1) - 1) // step, len(labels) - 1)
    body = body.assign(length=pd.Categorical.from_codes(bins, categories=labels))
    whole, parts = tally("readability/body-sentences", body, "sentences"), tally("readability/body-sentences", body, "sentences", ["length"], zeros=True)
    yield stack([whole, parts])
    yield share("readability/share-of-sentences", parts, whole)
    yield share("readability/words-per-sentence", tally("readability/body-sentences", body, "sentences", amount="n_words"), whole)
