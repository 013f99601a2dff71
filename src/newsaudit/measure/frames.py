"""The tables of a run made ready for counting: articles as numbers, words as categories, and what each row's article, actor and place tell of it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.tables import make_frame

AMBIGUOUS, UNCODED = "ambiguous", "uncoded"


class ActorIndex(NamedTuple):
    """Name, kind and side of every actor of the codebooks, by id."""

    name: Mapping[str, str]
    kind: Mapping[str, str]
    side: Mapping[str, str]


class Frames(NamedTuple):
    """docs: every article received, then every reject; `doc` in all frames counts in them. received: articles as received, for the intake.
    tables: all other frames, of the articles that count. has_documents: whether findings are given for each article.
    """

    docs: list[str]
    received: pd.DataFrame
    rejects: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    actors: ActorIndex
    has_documents: bool

    @property
    def articles(self) -> pd.DataFrame:
        """The articles that count."""
        return self.tables["articles"]


def index_actors(actors) -> ActorIndex:
    """The index of an actor codebook: anything with `by_id`, or a mapping from id to records with name, kind and side."""
    by_id = getattr(actors, "by_id", actors)
    return ActorIndex(*({actor_id: getattr(actor, field) for actor_id, actor in by_id.items()} for field in ("name", "kind", "side")))


def settle(actor_id: str, of: Mapping[str, str]) -> str:
    """What `of` says of an actor; of candidates joined by |, what all agree on, else `ambiguous`; `uncoded` for one in no codebook."""
    told = {of.get(one, UNCODED) for one in actor_id.split("|")}
    return told.pop() if len(told) == 1 else AMBIGUOUS


def map_category(column: pd.Series, function) -> pd.Categorical:
    """The category that `function` gives for each category of a column, empty staying empty; called once a category, not once a row."""
    category = column.array if isinstance(column.dtype, pd.CategoricalDtype) else pd.Categorical(column)
    told = [function(value) for value in category.categories]
    names = sorted({value for value in told if value is not None})
    place = {value: i for i, value in enumerate(names)}
    codes = np.array([place.get(value, -1) for value in told] + [-1], dtype=np.int32)
    return pd.Categorical.from_codes(codes[category.codes], categories=names)


def flag(is_true, yes: str, no: str) -> pd.Categorical:
    """Two categories from booleans; empty counts as no."""
    is_true = pd.Series(is_true).fillna(False).to_numpy(dtype=bool)
    return pd.Categorical.from_codes((~is_true).astype(np.int8), categories=[yes, no])


def squeeze(text: str) -> str:
    """The text on one line: each stretch of white space one space."""
    return " ".join(text.split())


def prepare(tables: Mapping[str, pd.DataFrame], actors, copies: str = "received") -> Frames:
    """The frames of a run, under one of the readings of `select_articles`."""
    tables = {**{name: make_frame(name, []) for name in ("articles", "rejects", "zones", "sentences", "mentions", "quotes", "anonymous", "figures", "claims",
                                                         "casualties", "readability", "uncoded") if name not in tables}, **tables}
    received, rejects = _prepare_articles(tables["articles"]), tables["rejects"]
    names = [path if pd.isna(row) else f"{path}#{row}" for path, row in zip(rejects["path"], rejects["row"], strict=True)]
    docs = [*received["doc_id"], *names]
    rejects = pd.DataFrame({"doc": np.arange(len(names)) + len(received), "start": 0, "end": 0, "reason": pd.Categorical(rejects["reason"])})
    counted = select_articles(received, copies)
    frames = {"articles": received[counted]}
    for name, frame in tables.items():
        if name not in ("articles", "rejects", "findings", "evidence", "ledger"):
            frames[name] = _prepare_rows(frame, received, counted)
    frames["figures"] = _join_claims(frames["figures"], frames["claims"])
    _place_rows(frames, received)
    index = index_actors(actors)
    for name, column in (("mentions", "actor_id"),):
        frames[name]["actor"] = frames[name][column]
        frames[name]["side"] = map_category(frames[name][column], lambda value: settle(value, index.side))
        frames[name]["kind"] = map_category(frames[name][column], lambda value: settle(value, index.kind))
    return Frames(docs, received, rejects, frames, index, int(counted.sum()) <= get_limit("documents"))


def _prepare_articles(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with their place, length and date; dates by day, month or year, the finest that leaves a readable number of them."""
    frame = articles.reset_index(drop=True)
    frame["doc"], frame["start"] = np.arange(len(frame)), 0
    frame["end"] = frame["text"].str.len().astype("int64")
    frame["article"] = pd.Categorical.from_codes(frame["doc"], categories=frame["doc_id"])
    for column in ("outlet", "kind", "section"):
        frame[column] = pd.Categorical(frame[column].astype("str"))
    for length in (10, 7, 4):
        frame["date"] = pd.Categorical(frame["published"].astype("str").str[:length])
        if len(frame["date"].cat.categories) <= get_limit("dates"):
            break
    return frame


def select_articles(articles: pd.DataFrame, copies: str) -> np.ndarray:
    """Which articles count. received: all. unique: the first of each cluster of near-duplicates. own: as unique, without every cluster that holds
    an article of kind wire, so that an agency's text is nobody's own, whoever prints it.
    """
    if copies == "received":
        return np.ones(len(articles), dtype=bool)
    is_first = ~articles["cluster"].duplicated().to_numpy()
    if copies == "unique":
        return is_first
    wire = set(articles.loc[articles["kind"].astype("str") == "wire", "cluster"])
    return is_first & ~articles["cluster"].isin(wire).to_numpy()


def _prepare_rows(frame: pd.DataFrame, articles: pd.DataFrame, counted: np.ndarray) -> pd.DataFrame:
    """The rows of the articles that count, with their article's place, outlet and date; words as categories."""
    doc = pd.Index(articles["doc_id"]).get_indexer(frame["doc_id"])
    stays = counted[doc] if len(doc) else np.zeros(0, dtype=bool)
    frame, doc = frame[stays].drop(columns="doc_id").reset_index(drop=True), doc[stays]
    for column in frame.columns:
        if frame[column].dtype == "str":
            frame[column] = pd.Categorical(frame[column])
        elif column in ("start", "end", "n_words"):
            frame[column] = frame[column].to_numpy(dtype=np.int64)
    frame["doc"] = doc.astype(np.int64)
    for column in ("article", "outlet", "date"):
        frame[column] = articles[column].array[doc]
    return frame


def _join_claims(figures: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The figures with what the article says of them."""
    told = claims[["doc", "start", "is_doubted", "doubt_text", "span", "counted"]]
    return figures.merge(told, how="left", on=["doc", "start"], validate="one_to_one")


def _place_rows(frames: dict[str, pd.DataFrame], articles: pd.DataFrame) -> None:
    """Adds `place` to mentions and quotes: title, first-fifth (of the characters from the first to the last of the body), or rest."""
    zones = frames["zones"]
    body = zones[zones["zone"].isin(["body", "subhead"])].groupby("doc")
    begin, end = (body[side].agg(how).reindex(range(len(articles)), fill_value=0).to_numpy() for side, how in (("start", "min"), ("end", "max")))
    border = begin + (end - begin) / 5
    titles = zones[zones["zone"] == "title"]
    for name in ("mentions", "quotes", "figures", "casualties"):
        frame = frames[name]
        start, doc = frame["start"].to_numpy(), frame["doc"].to_numpy()
        place = np.where(start < border[doc], 1, 2)
        place[_is_within(doc, start, titles)] = 0
        frame["place"] = pd.Categorical.from_codes(place, categories=["title", "first-fifth", "rest"])


def _is_within(doc: np.ndarray, start: np.ndarray, zones: pd.DataFrame) -> np.ndarray:
    """Whether each offset lies in one of the zones, which do not overlap."""
    if not len(zones):
        return np.zeros(len(doc), dtype=bool)
    zones = zones.sort_values(["doc", "start"])
    step = int(max(zones["end"].max(), start.max(initial=0))) + 1
    at = np.searchsorted(zones["doc"].to_numpy() * step + zones["start"].to_numpy(), doc * step + start, side="right") - 1
    near = zones.iloc[np.maximum(at, 0)]
    return (at >= 0) & (near["doc"].to_numpy() == doc) & (start < near["end"].to_numpy())


def unpack(values: Iterable[str | None], separator: str) -> tuple[np.ndarray, list[str]]:
    """Row numbers and single values of rows that hold several, joined by `separator`."""
    rows, ones = [], []
    for i, value in enumerate(values):
        for one in dict.fromkeys(value.split(separator)):
            rows.append(i)
            ones.append(one)
    return np.array(rows, dtype=np.int64), ones
