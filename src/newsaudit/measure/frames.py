"""The tables of a run made ready for counting: articles as numbers, words as categories, and what each row's article, actor and place tell of it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsaudit.measure.codebook import get_limit
from newsaudit.measure.tally import Skip
from newsaudit.tables import make_frame

COUNTED = (
    "articles",
    "rejects",
    "zones",
    "sentences",
    "mentions",
    "quotes",
    "anonymous",
    "figures",
    "claims",
    "casualties",
    "readability",
    "uncoded",
)
# Columns that no finding needs; each costs memory in every selection of rows.
_UNCOUNTED = ("rule", "speaker_start", "speaker_end", "cue_start", "cue_end", "victim_text", "period")
AMBIGUOUS, UNCODED = "ambiguous", "uncoded"


class ActorIndex(NamedTuple):
    """Name, kind and side of every actor of the codebooks, by id; and the demonyms of all, in small letters."""

    name: Mapping[str, str]
    kind: Mapping[str, str]
    side: Mapping[str, str]
    demonyms: frozenset[str]


class Frames(NamedTuple):
    """docs: every article received, then every reject; `doc` in all frames counts in them. received: the other tables, of all articles received.
    tables: the same of the articles that count. skip: whether a grouping is left out, because it would have too many groups.
    """

    docs: list[str]
    rejects: pd.DataFrame
    received: dict[str, pd.DataFrame]
    tables: dict[str, pd.DataFrame]
    actors: ActorIndex
    skip: Skip
    seed: int

    @property
    def articles(self) -> pd.DataFrame:
        """The articles that count."""
        return self.tables["articles"]


def index_actors(actors) -> ActorIndex:
    """The index of an actor codebook: anything with `by_id`, or a mapping from id to records with name, kind and side."""
    by_id = getattr(actors, "by_id", actors)
    demonyms = (alias.text.lower() for actor in by_id.values() for alias in getattr(actor, "aliases", ()) if alias.form == "demonym")
    told = ({actor_id: getattr(actor, field) for actor_id, actor in by_id.items()} for field in ("name", "kind", "side"))
    return ActorIndex(*told, frozenset(demonyms))


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


def prepare(tables: Mapping[str, pd.DataFrame], actors, copies: str = "received", seed: int = 1) -> Frames:
    """The frames of a run, under one of the readings of `select_articles`. seed: of all that is drawn at random."""
    tables = {name: tables[name] if name in tables else make_frame(name, []) for name in COUNTED}
    received, rejects, index = _prepare_articles(tables["articles"]), tables["rejects"], index_actors(actors)
    names = [path if pd.isna(row) else f"{path}#{row}" for path, row in zip(rejects["path"], rejects["row"], strict=True)]
    rejects = pd.DataFrame({"doc": np.arange(len(names)) + len(received), "start": 0, "end": 0, "reason": sort_category(rejects["reason"])})
    rows = {name: _prepare_rows(frame, received) for name, frame in tables.items() if name not in ("articles", "rejects")}
    rows["figures"] = _join_claims(rows["figures"], rows["claims"])
    rows["mentions"] = rows["mentions"].rename(columns={"actor_id": "actor"})
    for column, of in (("side", index.side), ("kind", index.kind)):
        rows["mentions"][column] = map_category(rows["mentions"]["actor"], lambda value, of=of: settle(value, of))
    _place_rows(rows, received)
    rows["articles"] = received
    counted = select_articles(received, copies)
    counting = rows if counted.all() else {name: frame[counted[frame["doc"].to_numpy()]] for name, frame in rows.items()}
    skip = _leave_out(int(counted.sum()), len(received["date"].cat.categories))
    return Frames([*received["doc_id"], *names], rejects, rows, counting, index, skip, seed)


def _leave_out(n_articles: int, n_dates: int) -> Skip:
    """Leaves out findings for each article of a large corpus, and for each actor and date in one of many dates."""
    has_articles, has_dates = n_articles <= get_limit("documents"), n_dates <= get_limit("actor_dates")
    return lambda by: ("article" in by and not has_articles) or ("date" in by and "actor" in by and not has_dates)


def _prepare_articles(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with their place, length and date; dates by day, month or year, the finest that leaves a readable number of them."""
    frame = articles.reset_index(drop=True)
    frame["doc"], frame["start"] = np.arange(len(frame)), 0
    frame["end"] = frame["text"].str.len().astype("int64")
    frame["article"] = pd.Categorical.from_codes(frame["doc"], categories=frame["doc_id"])
    for column in ("outlet", "kind", "section"):
        frame[column] = sort_category(frame[column])
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


def _prepare_rows(frame: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The rows with their article's place, outlet and date; words as sorted categories."""
    owner = sort_category(frame["doc_id"])
    doc = pd.Index(articles["doc_id"]).get_indexer(owner.categories)[owner.codes] if len(frame) else np.zeros(0, dtype=np.int64)
    doc, made = doc.astype(np.int32), {}
    for name in frame.columns.drop(["doc_id", *_UNCOUNTED], errors="ignore"):
        column = frame[name]
        if name in ("start", "end", "n_words"):
            made[name] = column.to_numpy(dtype=np.int32)
        else:
            made[name] = sort_category(column) if column.dtype == "str" or isinstance(column.dtype, pd.CategoricalDtype) else column.array
    return pd.DataFrame({**made, "doc": doc, **{name: articles[name].array[doc] for name in ("article", "outlet", "date")}})


def sort_category(column: pd.Series) -> pd.Categorical:
    """A column of words as categories in alphabetical order, only those that occur, so that no order of reading shows in what is counted."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return pd.Categorical(column)
    category = column.array.remove_unused_categories()
    return category.set_categories(category.categories.sort_values())


def _join_claims(figures: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The figures with what the article says of them."""
    told = claims[["doc", "start", "is_doubted", "doubt_text", "span", "counted"]]
    return figures.merge(told, how="left", on=["doc", "start"], validate="one_to_one")


def _place_rows(frames: dict[str, pd.DataFrame], articles: pd.DataFrame) -> None:
    """Adds `position` to mentions and quotes: title, first-fifth (of the characters from the first to the last of the body), or rest."""
    zones = frames["zones"]
    body = zones[zones["zone"].isin(["body", "subhead"])].groupby("doc")
    begin, end = (body[side].agg(how).reindex(range(len(articles)), fill_value=0).to_numpy() for side, how in (("start", "min"), ("end", "max")))
    border = begin + (end - begin) / 5
    titles = zones[zones["zone"] == "title"].sort_values(["doc", "start"])
    for name in ("mentions", "quotes", "figures", "casualties"):
        frame = frames[name]
        start, doc = frame["start"].to_numpy(), frame["doc"].to_numpy()
        position = np.where(start < border[doc], 1, 2)
        position[locate(titles, frame) >= 0] = 0
        frame["position"] = pd.Categorical.from_codes(position, categories=["title", "first-fifth", "rest"])


def chosen(rows: pd.DataFrame, column: str, *values: str) -> pd.DataFrame:
    """The rows whose column holds one of the values."""
    return rows[rows[column].isin(values).to_numpy()]


def outside_title(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of body and subheads, whose words rates are taken of."""
    return chosen(rows, "position", "first-fifth", "rest")


def is_true(column: pd.Series) -> np.ndarray:
    """A yes-or-no column as booleans; empty is no."""
    return column.astype("boolean").fillna(False).to_numpy(dtype=bool)


def locate(spans: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """For each row the place of the span that it begins in, or -1; the spans are sorted by article and start and do not overlap."""
    if not len(spans) or not len(rows):
        return np.full(len(rows), -1)
    step = int(max(spans["end"].max(), rows["start"].max())) + 1
    doc, start = rows["doc"].to_numpy(), rows["start"].to_numpy()
    keys = (frame["doc"].to_numpy(dtype=np.int64) * step + frame["start"].to_numpy() for frame in (spans, rows))
    at = np.searchsorted(*keys, side="right") - 1
    near = np.maximum(at, 0)
    return np.where((at >= 0) & (spans["doc"].to_numpy()[near] == doc) & (start < spans["end"].to_numpy()[near]), at, -1)


def unpack(values: Iterable[str | None], separator: str) -> tuple[np.ndarray, list[str]]:
    """Row numbers and single values of rows that hold several, joined by `separator`."""
    rows, ones = [], []
    for i, value in enumerate(values):
        for one in dict.fromkeys(value.split(separator)):
            rows.append(i)
            ones.append(one)
    return np.array(rows, dtype=np.int64), ones
