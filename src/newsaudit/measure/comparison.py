"""Findings that compare outlets, and periods: rates with intervals, and what each uses more than the rest. Only where there are two or more."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.bootstrap import find_rate_intervals
from newsaudit.measure.codebook import get_limit, get_measure
from newsaudit.measure.frames import Frames, chosen, outside_title
from newsaudit.measure.keyness import Words, find_keys, find_words
from newsaudit.measure.quotes import choose_rows, prepare_quotes
from newsaudit.measure.tally import NOT_STATED, Made, Tally, share, statistic, tally


def measure_comparison(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order; none where all articles are of one outlet, or none is known, and of one day."""
    articles, parts = frames.articles, {}
    if articles["outlet"].nunique() >= 2:
        yield from _compare_rates(frames, made)
        parts["outlet"] = articles["outlet"].array
    if articles["published"].nunique() >= 2:
        parts["period"] = split_periods(articles["published"])
    drawn = {name: _draw(articles["doc"].to_numpy(), np.asarray(part.codes), frames.seed) for name, part in parts.items()}
    words = find_words(frames, np.unique(np.concatenate([*drawn.values()]))) if parts else None
    for name, part in parts.items():
        yield from _measure_keys(frames, words, drawn[name], part, name)


def split_periods(published: pd.Series) -> pd.Categorical:
    """Each article's period: `until` or `from` the day that parts the dated articles as evenly as days allow; empty without a date."""
    days = published.astype("str")
    dated = np.sort(days.dropna().to_numpy())
    halves = [(abs(2 * np.searchsorted(dated, day) - len(dated)), day) for day in np.unique(dated)[1:]]
    border = min(halves)[1]
    last = dated[dated < border][-1]
    names = [f"until {last}", f"from {border}"]
    codes = np.where(days.isna(), -1, (days >= border).fillna(False).astype(np.int8))
    return pd.Categorical.from_codes(codes.astype(np.int8), categories=names)


def _compare_rates(frames: Frames, made: Made) -> Iterator[Tally]:
    """Rates of each outlet with the interval of resampled articles."""
    quotes = prepare_quotes(frames)
    rows, mentions = choose_rows(quotes, frames), frames.tables["mentions"]
    sides, harms = rows(["side"]), frames.tables["casualties"]
    anonymous, with_agent = chosen(quotes, "naming", "anonymous"), harms[harms["agent_text"].notna().to_numpy()]
    most = mentions["actor"].value_counts()
    named = chosen(mentions, "actor", *sorted(most.index, key=lambda actor: (-most[actor], actor))[: int(get_limit("compared_actors"))])
    words = frames.articles.assign(whole=frames.articles["n_words"])
    spoken, said = (quotes.assign(whole=quotes[column]) for column in ("n_words", "n_quotations"))
    hurt = harms.assign(whole=1)
    for measure, part, table, amount, whole in (
        ("mentions-by-actor", outside_title(named), "mentions", None, words),
        ("mentions-by-side", outside_title(mentions), "mentions", None, words),
        ("figures", outside_title(frames.tables["figures"]), "figures", None, words),
        ("casualty-mentions", outside_title(harms), "casualties", None, words),
        ("quoted-words", outside_title(quotes), "quotes", "own_words", words),
        ("share-of-voice", sides, "quotes", "n_words", spoken),
        ("share-anonymous", anonymous, "quotes", "n_quotations", said),
        ("share-with-agent", with_agent, "casualties", None, hurt),
    ):
        yield from _compare(frames, made, f"comparison/{measure}", part, table, amount, whole)


def _compare(frames: Frames, made: Made, measure: str, rows: pd.DataFrame, table: str, amount: str | None, wholes: pd.DataFrame) -> Iterator[Tally]:
    """The rates of one measure, an outlet without any among them: none in some words is a rate of 0."""
    outlets = wholes["outlet"].cat.remove_unused_categories().cat.categories
    rows = rows.assign(outlet=rows["outlet"].cat.set_categories(outlets))
    for by in get_measure(measure).by:
        filled = rows.assign(**{name: rows[name].cat.remove_unused_categories() for name in by if name != "outlet"})
        rates = share(measure, tally(measure, filled, table, by, amount=amount, zeros=True), made)
        if len(rates.keys):
            yield _add_intervals(frames, rates, wholes)


def _add_intervals(frames: Frames, rates: Tally, wholes: pd.DataFrame) -> Tally:
    """The rates with low and high, from resampling the articles of their outlet; `few` where the outlet has fewer articles than the codebook asks."""
    docs, outlet_of = frames.articles["doc"].to_numpy(), frames.articles["outlet"].astype(object).fillna(NOT_STATED).to_numpy()
    unit = pd.factorize(frames.articles["cluster"])[0]
    whole_of = np.bincount(wholes["doc"], weights=wholes["whole"].to_numpy(dtype=float), minlength=len(frames.docs))
    low, high, status, place = rates.low.copy(), rates.high.copy(), list(rates.status), np.zeros(len(frames.docs), dtype=np.int64)
    stretches = np.split(np.arange(len(rates.doc)), np.cumsum(rates.n_evidence)[:-1])
    of_outlet: dict[str, list[int]] = {}
    for i, key in enumerate(rates.keys):
        of_outlet.setdefault(dict(key)["outlet"], []).append(i)
    for outlet, at in of_outlet.items():
        own = outlet_of == outlet
        place[docs[own]] = np.arange(own.sum())
        sums = [np.bincount(place[rates.doc[stretches[i]]], weights=rates.amount[stretches[i]], minlength=own.sum()) for i in at]
        ends = find_rate_intervals(np.stack(sums, axis=1), whole_of[docs[own]], unit[own], seed=frames.seed)
        low[at], high[at] = (end * get_measure(rates.measure).scale for end in ends)
        if own.sum() < get_limit("few_articles"):
            for i in at:
                status[i] = "few" if status[i] == "ok" else status[i]
    return rates._replace(low=low, high=high, status=status)


def _measure_keys(frames: Frames, words: Words, drawn: np.ndarray, parts: pd.Categorical, name: str) -> Iterator[Tally]:
    """What each outlet or period uses more than the rest: running words counted, then words, then actors, with log-likelihood and log-ratio."""
    code = np.full(len(frames.docs), -1)
    code[frames.articles["doc"].to_numpy()] = parts.codes
    code[np.setdiff1d(np.arange(len(code)), drawn)] = -1
    part, n_parts = code[words.doc], len(parts.categories)
    known = part >= 0
    totals = np.bincount(part[known], minlength=n_parts)
    read = frames.articles[(code[frames.articles["doc"].to_numpy()] >= 0)]
    doc = read["doc"].to_numpy()
    category = pd.Categorical.from_codes(code[doc], categories=parts.categories)
    read = read.assign(**{name: category, "n_running": np.bincount(words.doc, minlength=len(frames.docs))[doc]})
    yield tally("comparison/running-words", read, "articles", [name], amount="n_running")
    n_articles = np.bincount(code[doc], minlength=n_parts)
    few = [min(n, n_articles.sum() - n) < get_limit("few_articles") for n in n_articles]
    columns = {"doc": words.doc, "start": words.start, "end": words.end, "item": words.word, "part": part}
    rows = pd.DataFrame({column: values[known] for column, values in columns.items()})
    yield from _tally_keys(rows, totals, few, parts, name, "word", words.names, "articles")
    mentions = outside_title(frames.tables["mentions"])[["doc", "start", "end", "actor"]]
    rows = mentions.assign(item=mentions["actor"].cat.codes.to_numpy(dtype=np.int64), part=code[mentions["doc"].to_numpy()])
    yield from _tally_keys(rows[rows["part"] >= 0], totals, few, parts, name, "actor", mentions["actor"].cat.categories.tolist(), "mentions")


def _draw(docs: np.ndarray, codes: np.ndarray, seed: int) -> np.ndarray:
    """The articles whose words are counted: all, or of each part as many as the codebook lets, drawn at random by the run's seed."""
    most, drawn = int(get_limit("key_drawn")), []
    for code in np.unique(codes[codes >= 0]):
        own = docs[codes == code]
        drawn.append(own if len(own) <= most else np.sort(np.random.default_rng(seed).choice(own, most, replace=False)))
    return np.concatenate(drawn) if drawn else docs[:0]


def _tally_keys(
    rows: pd.DataFrame, totals: np.ndarray, few: list[bool], parts: pd.Categorical, name: str, kind: str, names: list[str], table: str
) -> Iterator[Tally]:
    """Of each key item its occurrences in its part, their log-likelihood and log-ratio, highest log-likelihood first."""
    keys = find_keys(*(rows[column].to_numpy() for column in ("part", "item", "doc")), totals, len(names))
    cell = rows["part"].to_numpy(dtype=np.int64) * len(names) + rows["item"].to_numpy()
    wanted = [key.part * len(names) + key.item for key in keys]
    rows, cell = (one[np.isin(cell, wanted)] for one in (rows, cell))
    rank = {cell: i for i, cell in enumerate(wanted)}
    ranks = pd.Categorical.from_codes([rank[one] for one in cell.tolist()], categories=range(len(keys)))
    counted = tally(f"comparison/key-{kind}s", rows.assign(rank=ranks), table, ["rank"])
    labels = [((name, str(parts.categories[key.part])), (kind, names[key.item])) for key in keys]
    counted = counted._replace(keys=[labels[int(rank)] for ((_, rank),) in counted.keys])
    yield counted
    status = ["few" if few[key.part] else "ok" for key in keys]
    yield statistic(f"comparison/key-{kind}s-log-likelihood", counted, [key.likelihood for key in keys], status=status)
    yield statistic(f"comparison/key-{kind}s-log-ratio", counted, [key.ratio for key in keys], status=status)
