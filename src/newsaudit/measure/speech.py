"""Findings of how speech is reported: with which verbs, from one side only or several, and what other articles leave of the same quotation."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.measure.codebook import get_limit, get_list
from newsaudit.measure.frames import Frames, map_category, squeeze
from newsaudit.measure.tally import Made, Tally, share_all, tally, tally_all

NO_CUE, NO_CLASS = "no-cue", "uncoded"
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@cache
def get_cues() -> dict[str, tuple[str, str]]:
    """Every printed form of a cue → its entry and its class; a form of several entries belongs to the first."""
    forms: dict[str, tuple[str, str]] = {}
    for entry in read_yaml(CODEBOOK_DIR / "quotes" / "cues.yml").data["entries"]:
        for form in entry["forms"]:
            forms.setdefault(form, (entry["id"], entry["class"]))
    return forms


def find_cue(cue: str) -> tuple[str, str]:
    """Entry and class of a cue as printed: of the longest run of its words that is a form of the codebook, the first such; else uncoded."""
    words = squeeze(cue).lower().replace("’", "'").split(" ")
    for length in range(min(len(words), 4), 0, -1):
        for first in range(len(words) - length + 1):
            found = get_cues().get(" ".join(words[first : first + length]))
            if found:
                return found
    return NO_CLASS, NO_CLASS


def measure_cues(frames: Frames, quotes: pd.DataFrame, sides: pd.DataFrame, made: Made) -> Iterator[Tally]:
    """The verbs and phrases that report speech, and their classes, for each side."""
    quotes, sides = (_add_cues(rows) for rows in (quotes, sides))

    def rows(by):
        return sides if "side" in by else quotes

    yield from tally_all("quotes/cues", rows, "quotes", frames.skip, amount="n_quotations")
    yield from share_all("quotes/share-of-cues", rows, "quotes", frames.skip, made, amount="n_quotations")


def _add_cues(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the cue's entry as `cue` and its class as `class`."""
    printed = rows["cue"]
    names = [map_category(printed, lambda cue, i=i: find_cue(cue)[i]).add_categories([NO_CUE]).fillna(NO_CUE) for i in (0, 1)]
    return rows.assign(**dict(zip(("cue", "class"), names, strict=True)))


def measure_sidedness(frames: Frames, sides: pd.DataFrame, made: Made) -> Iterator[Tally]:
    """Articles that quote speakers of the story's sides at least twice, and those of them that quote one side only; each leads to the speech."""
    speech = sides[~sides["side"].isin(get_list("no_sides") + get_list("no_parties")).to_numpy() & (sides["n_quotations"] > 0).to_numpy()]
    several = speech[(speech.groupby("doc")["start"].transform("size") >= get_limit("sided_quotations")).to_numpy()]
    n_sides = several.groupby("doc")["side"].transform(lambda side: len(set(side)))
    for name, rows in (("sided", several), ("one-sided", several[(n_sides == 1).to_numpy()])):
        first = rows.assign(article_counts=(~rows.duplicated("doc")).astype(float))
        yield from tally_all(f"quotes/{name}-articles", first, "quotes", frames.skip, amount="article_counts")
    yield from share_all("quotes/share-one-sided", first, "quotes", frames.skip, made, amount="article_counts")


def measure_shared(frames: Frames, quotes: pd.DataFrame) -> Iterator[Tally]:
    """Quotations that several articles print, in how many, and which of the articles print fewer of the words than the fullest."""
    shared = find_shared(frames, quotes)
    yield tally("quotes/shared-quotations", shared[~shared["quotation"].duplicated()], "quotes")
    yield from tally_all("quotes/shared-quotation-articles", shared[~shared.duplicated(["quotation", "doc"])], "quotes", frames.skip)
    cut = shared[(shared["n_cut"] > 0).to_numpy()]
    yield from tally_all("quotes/cut-quotations", cut, "quotes", frames.skip)
    yield from tally_all("quotes/words-cut", cut, "quotes", frames.skip, amount="n_cut")


def find_shared(frames: Frames, quotes: pd.DataFrame) -> pd.DataFrame:
    """Direct quotations that share a long run of words with one of another article, with `quotation`, the fullest of them (`doc_id:start`), and
    `n_cut`, the words of the fullest that this one leaves out. Articles of one cluster of near-duplicates count once.
    """
    first = ~frames.articles["cluster"].duplicated()
    rows = quotes[(quotes["type"] == "direct").to_numpy() & quotes["doc"].isin(frames.articles.loc[first, "doc"]).to_numpy()].reset_index(drop=True)
    words = [[word.lower().replace("’", "'") for word in _WORD.findall(text)] for text in rows["text"].astype(object)]
    group = _join_runs(words, int(get_limit("shared_words")))
    rows["group"], rows["length"] = group, [len(one) for one in words]
    rows = rows[(rows.groupby("group")["doc"].transform("nunique") > 1).to_numpy()]
    fullest = rows.sort_values(["length", "doc", "start"], ascending=[False, True, True]).drop_duplicates("group").set_index("group")
    names = [f"{frames.docs[doc]}:{start}" for doc, start in zip(fullest["doc"], fullest["start"], strict=True)]
    name, length = pd.Series(names, index=fullest.index, dtype="str"), fullest["length"]
    return rows.assign(quotation=pd.Categorical(rows["group"].map(name)), n_cut=(rows["group"].map(length) - rows["length"]).astype(float))


def _join_runs(texts: list[list[str]], run: int) -> np.ndarray:
    """A group number for each text; texts that share a run of words, or are linked by others that do, share it."""
    parent = list(range(len(texts)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    seen: dict[tuple[str, ...], int] = {}
    for i, words in enumerate(texts):
        for first in range(len(words) - run + 1):
            other = seen.setdefault(tuple(words[first : first + run]), i)
            one, root = sorted((find(i), find(other)))
            parent[root] = one
    return np.array([find(i) for i in range(len(texts))], dtype=np.int64)
