"""Findings of the corpus: what was received, what counts, when and where it appeared, and what copies change."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.frames import Frames, chosen, flag, select_articles
from newsaudit.measure.tally import Made, Tally, merge, share, share_all, statistic, tally, tally_all
from newsaudit.params import COPIES_MODES

BOILERPLATE = ("credit", "caption", "dateline", "promo", "share", "notice")


def measure_corpus(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    yield from _measure_intake(frames)
    yield from _measure_articles(frames, made)
    yield from _measure_zones(frames, made)
    yield from _measure_days(frames, made)
    yield from _measure_copies(frames, made)


def _measure_intake(frames: Frames) -> Iterator[Tally]:
    """What was received is what was taken in and what was rejected, row for row."""
    taken, rejects = tally("corpus/taken-in", frames.received["articles"], "articles"), tally("corpus/rejects", frames.rejects, "rejects")
    yield merge("corpus/received", [taken, rejects])
    yield taken
    yield from tally_all("corpus/rejects", frames.rejects, "rejects", frames.skip)


def _measure_articles(frames: Frames, made: Made) -> Iterator[Tally]:
    articles = frames.articles
    for measure, amount in (("corpus/articles", None), ("corpus/words", "n_words"), ("corpus/sentences", "n_sentences")):
        yield from tally_all(measure, articles, "articles", frames.skip, amount=amount)
    known = articles[articles["outlet"].notna()]
    yield tally("corpus/outlets", known[~known["outlet"].duplicated()], "articles")
    yield from share_all("corpus/words-per-article", articles, "articles", frames.skip, made, amount="n_words")


def _measure_zones(frames: Frames, made: Made) -> Iterator[Tally]:
    zones = frames.tables["zones"].assign(n_characters=lambda zone: zone["end"] - zone["start"])
    yield from tally_all("corpus/characters", zones, "zones", frames.skip, amount="n_characters")
    yield from share_all("corpus/boilerplate-share", chosen(zones, "zone", *BOILERPLATE), "zones", frames.skip, made, amount="n_characters")


def _measure_days(frames: Frames, made: Made) -> Iterator[Tally]:
    """Days with an article, of all days from the first to the last; each day leads to its first article."""
    dated = frames.articles[frames.articles["published"].notna()]
    days = pd.to_datetime(dated["published"].astype("str"))
    n_days = float((days.max() - days.min()).days + 1) if len(days) else np.nan
    yield statistic("corpus/days", tally("corpus/days", dated, "articles"), np.array([n_days]))
    for by in ([], ["outlet"]):
        covered = tally("corpus/days-with-articles", dated[~dated.duplicated([*by, "published"])], "articles", by)
        yield covered
        yield share("corpus/share-of-days", covered, made)


def _measure_copies(frames: Frames, made: Made) -> Iterator[Tally]:
    """Clusters of near-duplicates, and what the three ways of counting make of the corpus."""
    received = frames.received["articles"]
    in_cluster = received[received["cluster"].duplicated(keep=False)]
    yield tally("corpus/clusters", in_cluster[~in_cluster["cluster"].duplicated()], "articles")
    yield from tally_all("corpus/cluster-articles", in_cluster, "articles", frames.skip)
    copies = received.assign(copy=flag(received["duplicate_of"].notna(), "exact", "near"))[received["cluster"].duplicated().to_numpy()]
    yield from tally_all("corpus/copies", copies, "articles", frames.skip, zeros=["copy"])
    yield share("corpus/share-of-copies", tally("corpus/copies", copies, "articles"), made)
    quotes = frames.received["quotes"]
    quotes = quotes.assign(n_quotations=(~quotes.duplicated(["doc", "quote_id"])).astype(float))
    for name, rows, table, amount in (
        ("articles", received, "articles", None),
        ("words", received, "articles", "n_words"),
        ("mentions", frames.received["mentions"], "mentions", None),
        ("quotations", quotes, "quotes", "n_quotations"),
        ("figures", frames.received["figures"], "figures", None),
    ):
        yield from _count_readings(f"corpus/reading-{name}", rows, table, received, amount)


def _count_readings(measure: str, rows: pd.DataFrame, table: str, articles: pd.DataFrame, amount: str | None) -> Iterator[Tally]:
    """The number of rows under each of the three readings."""
    for reading in COPIES_MODES:
        counted = rows[select_articles(articles, reading)[rows["doc"].to_numpy()]]
        one = pd.Categorical.from_codes(np.zeros(len(counted), dtype=np.int8), categories=[reading])
        yield tally(measure, counted.assign(copies=one), table, ["copies"], amount=amount, zeros=True)
