"""Findings of who is named: how often, where in the article, in whose words, beside whom, and which names the codebook does not know."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames, map_category, squeeze
from newsaudit.measure.tally import Tally, keep, share, stack, tally


def measure_actors(frames: Frames) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    mentions = frames.tables["mentions"]
    mentions["alias"] = map_category(mentions["text"], squeeze)
    yield from _measure_mentions(frames, mentions)
    yield from _measure_articles(frames, mentions)
    yield from _measure_places(mentions)
    ambiguous = tally("actors/ambiguous", mentions[mentions["status"] == "ambiguous"], "mentions")
    yield ambiguous
    yield share("actors/share-ambiguous", ambiguous, tally("actors/mentions", mentions, "mentions"))
    yield from _measure_pairs(frames, mentions)
    yield from _measure_uncoded(frames)


def _measure_mentions(frames: Frames, mentions: pd.DataFrame) -> Iterator[Tally]:
    groups = [[], ["actor"], ["side"], ["kind"], ["form"], ["outlet"], ["date"], ["side", "outlet"], ["side", "date"], ["actor", "outlet"], ["actor", "alias"]]
    groups += [["article"], ["actor", "article"], ["side", "article"]] if frames.has_documents else []
    groups += [["actor", "date"]] if len(mentions["date"].cat.categories) <= get_limit("actor_dates") else []
    whole = tally("actors/mentions", mentions, "mentions")
    yield stack([tally("actors/mentions", mentions, "mentions", by) for by in groups])
    yield stack([share("actors/share-of-mentions", tally("actors/mentions", mentions, "mentions", by), whole) for by in (["actor"], ["side"], ["kind"], ["form"])])
    rates = [share("actors/mentions-per-1000-words", tally("actors/mentions", _in_prose(mentions), "mentions", by), tally_words(frames, by))
             for by in groups if set(by) <= {"actor", "side", "outlet", "article"}]
    yield stack(rates)


def tally_words(frames: Frames, by: list[str]) -> Tally:
    """The words of the articles, by those of the groups that are an article's own."""
    own = [name for name in by if name in ("outlet", "date", "article")]
    return tally("corpus/words", frames.articles, "articles", own, amount="n_words")


def _in_prose(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of body and subheads, whose words a rate is taken of."""
    return rows[(rows["place"] != "title").to_numpy()]


def _measure_articles(frames: Frames, mentions: pd.DataFrame) -> Iterator[Tally]:
    """Articles that name an actor at all; each leads to its first mention."""
    parts, shares = [], []
    for by in (["actor"], ["side"], ["actor", "outlet"]):
        first = mentions[~mentions.duplicated([*by, "doc"])]
        parts.append(tally("actors/articles", first, "mentions", by))
        shares.append(share("actors/share-of-articles", parts[-1], tally("corpus/articles", frames.articles, "articles", [n for n in by if n == "outlet"])))
    yield stack(parts)
    yield stack(shares)
    yield tally("actors/actors", mentions[~mentions["actor"].duplicated() & (mentions["status"] == "resolved")], "mentions")


def _measure_places(mentions: pd.DataFrame) -> Iterator[Tally]:
    """Mentions in the title, in the first fifth, and inside direct quotations, each as a count and as a share of the actor's own mentions."""
    in_quote = mentions["in_quote"].fillna(False).to_numpy(dtype=bool)
    for measure, chosen in (("title-mentions", (mentions["place"] == "title").to_numpy()), ("first-fifth-mentions", (mentions["place"] == "first-fifth").to_numpy()),
                            ("quoted-mentions", in_quote)):
        groups = ([], ["actor"], ["side"])
        parts = [tally(f"actors/{measure}", mentions[chosen], "mentions", by) for by in groups]
        wholes = [tally("actors/mentions", mentions, "mentions", by) for by in groups]
        yield stack(parts)
        yield stack([share(f"actors/share-{measure}", part, whole) for part, whole in zip(parts, wholes, strict=True)])


def _measure_pairs(frames: Frames, mentions: pd.DataFrame) -> Iterator[Tally]:
    """Sentences that name two actors; the pair stands in the order of the ids, once."""
    sentences = frames.tables["sentences"].sort_values(["doc", "start"])
    at = _find_sentences(sentences, mentions)
    resolved = (at >= 0) & (mentions["status"] == "resolved").to_numpy()
    named = pd.DataFrame({"sentence": at[resolved], "actor": mentions["actor"].cat.codes.to_numpy()[resolved]}).drop_duplicates()
    several = named[named.duplicated("sentence", keep=False)].sort_values(["sentence", "actor"])
    pairs = [(sentence, *pair) for sentence, actors in several.groupby("sentence")["actor"] for pair in combinations(actors.tolist(), 2)]
    where, one, other = (np.array(column, dtype=np.int64) for column in (zip(*pairs, strict=True) if pairs else ([], [], [])))
    rows = sentences.iloc[where][["doc", "start", "end"]].reset_index(drop=True)
    names = mentions["actor"].cat.categories
    rows["actor"], rows["with"] = (pd.Categorical.from_codes(codes, categories=names) for codes in (one, other))
    yield tally("actors/co-mentions", rows, "sentences", ["actor", "with"])


def _find_sentences(sentences: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """For each row the place of its sentence in the sorted sentences, or -1."""
    if not len(sentences):
        return np.full(len(rows), -1)
    step = int(max(sentences["end"].max(), rows["end"].max() if len(rows) else 0)) + 1
    at = np.searchsorted((sentences["doc"] * step + sentences["start"]).to_numpy(), (rows["doc"] * step + rows["start"]).to_numpy(), side="right") - 1
    near = sentences.iloc[np.maximum(at, 0)]
    inside = (at >= 0) & (near["doc"].to_numpy() == rows["doc"].to_numpy()) & (rows["start"].to_numpy() < near["end"].to_numpy())
    return np.where(inside, at, -1)


def _measure_uncoded(frames: Frames) -> Iterator[Tally]:
    """Names that no entry of the codebooks covers, the most frequent by name and role, and those that may be misspellings of an actor."""
    uncoded = frames.tables["uncoded"]
    whole = tally("actors/uncoded", uncoded, "uncoded")
    by_name = tally("actors/uncoded", uncoded, "uncoded", ["name"])
    best = np.lexsort((np.arange(len(by_name.keys)), -by_name.value))[: int(get_limit("uncoded_names"))]
    yield stack([whole, keep(by_name, best)])
    names = {by_name.keys[i][0][1] for i in best}
    roles = uncoded[uncoded["role"].notna() & uncoded["name"].isin(names)]
    yield tally("actors/uncoded-roles", roles, "uncoded", ["name", "role"])
    near = uncoded[uncoded["near_actor"].notna()].rename(columns={"near_actor": "actor"})
    yield tally("actors/likely-misspellings", near, "uncoded", ["name", "actor"])
