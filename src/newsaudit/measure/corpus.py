"""Findings of the corpus: what was received, what counts, when and where it appeared, and what copies change."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsaudit.measure.frames import Frames, flag, select_articles
from newsaudit.measure.tally import Tally, merge, share, stack, statistic, tally

BOILERPLATE = ("credit", "caption", "dateline", "promo", "share", "notice")


def measure_corpus(frames: Frames) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    yield from _measure_intake(frames)
    yield from _measure_articles(frames)
    yield from _measure_zones(frames)
    yield from _measure_days(frames)
    yield from _measure_copies(frames)


def _measure_intake(frames: Frames) -> Iterator[Tally]:
    taken, rejects = tally("corpus/taken-in", frames.received, "articles"), tally("corpus/rejects", frames.rejects, "rejects")
    yield merge("corpus/received", [taken, rejects])
    yield taken
    yield stack([rejects, tally("corpus/rejects", frames.rejects, "rejects", ["reason"])])


def _measure_articles(frames: Frames) -> Iterator[Tally]:
    articles = frames.articles
    groups = [[], ["outlet"], ["date"], ["kind"], ["outlet", "date"]] + ([["article"]] if frames.has_documents else [])
    for measure, amount in (("corpus/articles", None), ("corpus/words", "n_words"), ("corpus/sentences", "n_sentences")):
        yield stack([tally(measure, articles, "articles", by, amount=amount) for by in groups])
    first = articles[~articles["outlet"].duplicated() & articles["outlet"].notna()]
    yield tally("corpus/outlets", first, "articles")
    articles_of, words_of = (tally(measure, articles, "articles", ["outlet"], amount=amount) for measure, amount in
                             (("corpus/articles", None), ("corpus/words", "n_words")))
    whole = tally("corpus/articles", articles, "articles")
    yield stack([share("corpus/words-per-article", tally("corpus/words", articles, "articles", amount="n_words"), whole),
                 share("corpus/words-per-article", words_of, articles_of)])


def _measure_zones(frames: Frames) -> Iterator[Tally]:
    zones = frames.tables["zones"].assign(n_characters=lambda zone: zone["end"] - zone["start"])
    boilerplate = zones[zones["zone"].isin(BOILERPLATE)]
    groups = [[]] + ([["article"]] if frames.has_documents else [])
    whole = stack([tally("corpus/characters", zones, "zones", by, amount="n_characters") for by in [*groups, ["zone"]]])
    yield whole
    by_article = tally("corpus/characters", zones, "zones", ["article"], amount="n_characters")
    shares = [share("corpus/boilerplate-share", tally("corpus/characters", boilerplate, "zones", by, amount="n_characters"),
                    by_article if by == ["article"] else tally("corpus/characters", zones, "zones", amount="n_characters"))
              for by in [[], ["zone"], *groups[1:]]]
    yield stack(shares)


def _measure_days(frames: Frames) -> Iterator[Tally]:
    """Days with an article, of all days from the first to the last; each day leads to its first article."""
    dated = frames.articles[frames.articles["published"].notna()]
    days = pd.to_datetime(dated["published"].astype("str"))
    period = tally("corpus/days", dated, "articles")
    n_days = float((days.max() - days.min()).days + 1) if len(days) else np.nan
    period = statistic("corpus/days", period, np.array([n_days]))
    yield period
    once = dated[~dated["published"].duplicated()]
    once_of = dated[~dated.duplicated(["outlet", "published"])]
    covered = [tally("corpus/days-with-articles", once, "articles"), tally("corpus/days-with-articles", once_of, "articles", ["outlet"])]
    yield stack(covered)
    yield stack([share("corpus/share-of-days", part, period) for part in covered])


def _measure_copies(frames: Frames) -> Iterator[Tally]:
    """Clusters of near-duplicates, and what the three ways of counting make of the corpus."""
    received = frames.received
    size = received.groupby("cluster", observed=True)["doc"].transform("size") if len(received) else pd.Series(dtype=int)
    in_cluster = received[size > 1]
    yield tally("corpus/clusters", in_cluster[~in_cluster["cluster"].duplicated()], "articles")
    members = tally("corpus/cluster-articles", in_cluster, "articles", ["cluster"])
    yield stack([tally("corpus/cluster-articles", in_cluster, "articles"), members])
    copies = received.assign(copy=flag(received["duplicate_of"].notna(), "exact", "near"))[received["cluster"].duplicated().to_numpy()]
    whole = tally("corpus/copies", copies, "articles")
    yield stack([whole, tally("corpus/copies", copies, "articles", ["copy"], zeros=True)])
    yield share("corpus/share-of-copies", whole, tally("corpus/taken-in", received, "articles"))
    readings = pd.concat([received[select_articles(received, copies)].assign(copies=copies) for copies in ("received", "unique", "own")])
    readings["copies"] = pd.Categorical(readings["copies"], categories=["received", "unique", "own"])
    yield tally("corpus/reading-articles", readings, "articles", ["copies"], zeros=True)
    yield tally("corpus/reading-words", readings, "articles", ["copies"], amount="n_words", zeros=True)
