"""Findings of how hard the articles read: each article's scores and counts, their medians, the lengths of sentences and the hardest ones."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.measure.bootstrap import find_median_interval
from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames, chosen, squeeze
from newsaudit.measure.tally import Made, Tally, share_all, statistic, tally, tally_all
from newsaudit.tables import get_columns

COUNTS = ("n_sentences", "n_words", "n_syllables")


def get_formulas() -> list[str]:
    """The columns of the readability table that are scores."""
    return [name for name, column in get_columns()["readability"]["columns"].items() if column["type"] == "number"]


def measure_readability(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    rows = frames.tables["readability"]
    rows = rows.assign(start=0, end=frames.received["articles"]["end"].to_numpy()[rows["doc"].to_numpy()])
    clusters = pd.factorize(frames.received["articles"]["cluster"])[0]
    for column in COUNTS:
        yield from tally_all(f"readability/{column.removeprefix('n_')}", rows, "readability", frames.skip, amount=column)
    for formula in get_formulas():
        yield from _measure_scores(frames, f"readability/{formula.replace('_', '-')}", rows, formula, clusters)
    yield from _measure_lengths(frames, made)
    yield from _measure_hardest(frames)


def _measure_scores(frames: Frames, measure: str, rows: pd.DataFrame, formula: str, clusters: np.ndarray) -> Iterator[Tally]:
    """The score of each article, empty where it is undefined, and the median of the defined ones with its interval; each leads to its articles."""
    rows = rows.assign(score=rows[formula].to_numpy(dtype=float, na_value=np.nan))
    for each in tally_all(measure, rows, "readability", frames.skip):
        yield statistic(measure, each, rows.sort_values(["article", "scope"])["score"].to_numpy())
    scored = rows[rows["score"].notna()]
    by_groups = (tally_all(f"{measure}-median", scored, "readability", frames.skip, amount=amount) for amount in (None, "score"))
    for each, scores in zip(*by_groups, strict=True):
        stretches = [each.evidence_of(i) for i in range(len(each.keys))]
        medians = [np.median(scores.amount[stretch]) for stretch in stretches]
        ends = [find_median_interval(scores.amount[stretch], clusters[each.doc[stretch]], seed=frames.seed) for stretch in stretches]
        low, high = np.array(ends, dtype=float).reshape(-1, 2).T
        status = ["few" if n < get_limit("few_articles") else "ok" for n in each.n_evidence]
        yield statistic(f"{measure}-median", each, medians, low=low, high=high, status=status)


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


def _measure_hardest(frames: Frames) -> Iterator[Tally]:
    """The sentences of the bodies that the automated readability index, taken sentence by sentence, finds hardest."""
    body = chosen(frames.tables["sentences"], "zone", "body").sort_values(["doc", "start"])
    best = find_hardest(body, frames.received["articles"]["text"], int(get_limit("hardest")))
    rows = body.iloc[[i for _, i in best]].assign(rank=pd.Categorical.from_codes(range(len(best)), categories=range(1, len(best) + 1)))
    yield statistic(
        "readability/hardest-sentences", tally("readability/hardest-sentences", rows, "sentences", ["rank"]), [score for score, _ in best]
    )


def find_hardest(sentences: pd.DataFrame, texts: pd.Series, most: int) -> list[tuple[float, int]]:
    """Score and place of the sentences of highest automated readability index, highest first; of a sentence that several articles print, the first.

    The score needs a look at every character; what no sentence can exceed, a score that takes all its characters for letters, tells when to stop.
    """
    weights = get_coefficients("automated_readability_index")
    n_words = np.maximum(sentences["n_words"].to_numpy(dtype=float), 1)
    length = (sentences["end"] - sentences["start"]).to_numpy()
    ceiling = weights["characters"] * length / n_words + weights["length"] * n_words - weights["base"]
    doc, start, end = (sentences[name].to_numpy() for name in ("doc", "start", "end"))
    best: list[tuple[float, int, str]] = []
    order = np.argsort(-ceiling, kind="stable")
    for i in order[n_words[order] >= get_limit("hardest_words")]:
        if len(best) == most and ceiling[i] <= best[-1][0]:
            break
        text = texts.iat[doc[i]][start[i] : end[i]]
        if squeeze(text) in {words for *_, words in best}:
            continue
        n_characters = sum(map(str.isalnum, text))
        score = weights["characters"] * n_characters / n_words[i] + weights["length"] * n_words[i] - weights["base"]
        best = sorted([*best, (float(score), int(i), squeeze(text))], key=lambda one: (-one[0], one[1]))[:most]
    return [(score, i) for score, i, _ in best]


def get_coefficients(formula: str) -> dict[str, float]:
    """The coefficients of a formula, from its entry in the codebook."""
    entries = read_yaml(CODEBOOK_DIR / "readability" / "formulas.yml").data["entries"]
    return next(entry["coefficients"] for entry in entries if entry["id"] == formula)
