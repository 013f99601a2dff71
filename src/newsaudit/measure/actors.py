"""Findings of who is named: how often, where in the article, in whose words, beside whom, and which names the codebook does not know."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit, get_measure
from newsaudit.measure.frames import Frames, chosen, is_true, locate, map_category, outside_title, squeeze
from newsaudit.measure.tally import Made, Tally, keep, share, share_all, tally, tally_all


def measure_actors(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    mentions = frames.tables["mentions"]
    mentions["alias"] = map_category(mentions["text"], squeeze)
    yield from tally_all("actors/mentions", mentions, "mentions", frames.skip)
    yield from share_all("actors/share-of-mentions", mentions, "mentions", frames.skip, made)
    yield from share_all("actors/mentions-per-1000-words", outside_title(mentions), "mentions", frames.skip, made)
    yield from share_all("actors/mentions-per-article", mentions, "mentions", frames.skip, made)
    yield from _measure_articles(frames, mentions, made)
    places = {
        "title-mentions": chosen(mentions, "position", "title"),
        "first-fifth-mentions": chosen(mentions, "position", "first-fifth"),
        "quoted-mentions": mentions[is_true(mentions["in_quote"])],
    }
    for name, rows in places.items():
        yield from tally_all(f"actors/{name}", rows, "mentions", frames.skip)
        yield from share_all(f"actors/share-{name}", rows, "mentions", frames.skip, made)
    ambiguous = tally("actors/ambiguous", chosen(mentions, "status", "ambiguous"), "mentions")
    yield ambiguous
    yield share("actors/share-ambiguous", ambiguous, made)
    yield from _measure_pairs(frames, mentions)
    yield from _measure_uncoded(frames)


def _measure_articles(frames: Frames, mentions: pd.DataFrame, made: Made) -> Iterator[Tally]:
    """Articles that name an actor at all; each leads to its first mention."""
    for by in get_measure("actors/articles").by:
        if not frames.skip(by):
            naming = tally("actors/articles", mentions[~mentions.duplicated([*by, "doc"])], "mentions", by)
            yield naming
            yield share("actors/share-of-articles", naming, made)
    settled = chosen(mentions, "status", "resolved")
    yield tally("actors/actors", settled[~settled["actor"].duplicated()], "mentions")


def _measure_pairs(frames: Frames, mentions: pd.DataFrame) -> Iterator[Tally]:
    """Sentences that name two actors; the pair stands in the order of the ids, once."""
    sentences = frames.tables["sentences"].sort_values(["doc", "start"])
    at = locate(sentences, mentions)
    stands = (at >= 0) & (mentions["status"] == "resolved").to_numpy()
    named = pd.DataFrame({"sentence": at[stands], "actor": mentions["actor"].cat.codes.to_numpy()[stands]}).drop_duplicates()
    several = named[named.duplicated("sentence", keep=False)].sort_values(["sentence", "actor"])
    pairs = []
    for sentence, actors in zip(*_runs(several["sentence"].to_numpy(), several["actor"].to_numpy()), strict=True):
        pairs.extend((sentence, *pair) for pair in combinations(actors.tolist(), 2))
    where, one, other = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    rows = sentences.iloc[where][["doc", "start", "end"]].reset_index(drop=True)
    names = mentions["actor"].cat.categories
    rows["actor"], rows["with"] = (pd.Categorical.from_codes(codes, categories=names) for codes in (one, other))
    yield tally("actors/co-mentions", rows, "sentences", ["actor", "with"])


def _runs(keys: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Each key of a sorted list with the values that stand beside it."""
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[first], np.split(values, first[1:]) if len(first) else []


def _measure_uncoded(frames: Frames) -> Iterator[Tally]:
    """Names that no entry of the codebooks covers, the most frequent by name and role, and those that may be misspellings of an actor."""
    uncoded = frames.tables["uncoded"]
    yield tally("actors/uncoded", uncoded, "uncoded")
    by_name = tally("actors/uncoded", uncoded, "uncoded", ["name"])
    most = np.argsort(-by_name.value, kind="stable")[: int(get_limit("uncoded_names"))]
    yield keep(by_name, most)
    frequent = chosen(uncoded, "name", *(by_name.keys[i][0][1] for i in most))
    yield tally("actors/uncoded-roles", frequent[frequent["role"].notna()], "uncoded", ["name", "role"])
    near = uncoded[uncoded["near_actor"].notna()].rename(columns={"near_actor": "actor"})
    yield tally("actors/likely-misspellings", near, "uncoded", ["name", "actor"])
