"""Findings of how hard the articles read: each article's scores and counts, their medians, the lengths of sentences and the hardest ones."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames, chosen
from newsaudit.measure.tally import Made, Skip, Tally, share_all, statistic, tally_all
from newsaudit.tables import get_columns

COUNTS = ("n_sentences", "n_words", "n_syllables")


def get_formulas() -> list[str]:
    """The columns of the readability table that are scores."""
    return [name for name, column in get_columns()["readability"]["columns"].items() if column["type"] == "number"]


def measure_readability(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    rows = frames.tables["readability"]
    rows = rows.assign(start=0, end=frames.received["articles"]["end"].to_numpy()[rows["doc"].to_numpy()])
    for column in COUNTS:
        yield from tally_all(f"readability/{column.removeprefix('n_')}", rows, "readability", frames.skip, amount=column)
    for formula in get_formulas():
        yield from _measure_scores(f"readability/{formula.replace('_', '-')}", rows, formula, frames.skip)
    yield from _measure_lengths(frames, made)


def _measure_scores(measure: str, rows: pd.DataFrame, formula: str, skip: Skip) -> Iterator[Tally]:
    """The score of each article, empty where it is undefined, and the median of the defined ones; each leads to its articles."""
    rows = rows.assign(score=rows[formula].to_numpy(dtype=float, na_value=np.nan))
    for each in tally_all(measure, rows, "readability", skip):
        yield statistic(measure, each, rows.sort_values(["article", "scope"])["score"].to_numpy())
    scored = rows[rows["score"].notna()]
    by_groups = (tally_all(f"{measure}-median", scored, "readability", skip, amount=amount) for amount in (None, "score"))
    for each, scores in zip(*by_groups, strict=True):
        medians = [np.median(scores.amount[each.evidence_of(i)]) for i in range(len(each.keys))]
        yield statistic(f"{measure}-median", each, medians, status=["few" if n < get_limit("few_articles") else "ok" for n in each.n_evidence])


def _measure_lengths(frames: Frames, made: Made) -> Iterator[Tally]:
    """How many sentences of the bodies are how long."""
    body = chosen(frames.tables["sentences"], "zone", "body")
    step, top = int(get_limit("length_step")), int(get_limit("length_top"))
    labels = [f"{low}-{low + step - 1}" for low in range(1, top, step)] + [f"{top + 1} and more"]
    bins = np.clip((body["n_words"].to_numpy() - 1) // step, 0, len(labels) - 1)
    body = body.assign(length=pd.Categorical.from_codes(bins, categories=labels))
    yield from tally_all("readability/body-sentences", body, "sentences", frames.skip, zeros=["length"])
    yield from share_all("readability/share-of-sentences", body, "sentences", frames.skip, made, zeros=["length"])
    yield from share_all("readability/words-per-sentence", body, "sentences", frames.skip, made, amount="n_words")
