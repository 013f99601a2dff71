"""Findings of the numbers that articles cite: what they count, how firmly, on whose word; and of the dead and hurt: whose, by whom, in which words."""

from collections.abc import Iterator

import pandas as pd

from newsaudit.measure.actors import tally_words
from newsaudit.measure.frames import Frames, flag, map_category, squeeze
from newsaudit.measure.tally import Tally, share, stack, tally

NAMED = ("named", "pronoun", "title", "organisation", "document")


def measure_figures(frames: Frames) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    yield from _measure_citing(frames)
    yield from _measure_casualties(frames)


def _measure_citing(frames: Frames) -> Iterator[Tally]:
    figures = frames.tables["figures"].rename(columns={"source_kind": "source-kind"})
    is_reporter = figures["source"].isna().to_numpy()
    figures["source"] = figures["source"].astype(object).where(~is_reporter, "reporter").astype("category")
    groups = [[], ["category"], ["measure"], ["hedge"], ["source-kind"], ["source"], ["outlet"], ["date"], ["category", "measure"], ["category", "hedge"],
              ["category", "source-kind"], ["category", "outlet"], ["measure", "side"]]
    groups += [["article"], ["category", "article"]] if frames.has_documents else []
    yield stack([tally("figures/figures", figures, "figures", by) for by in groups])
    doubted = figures["is_doubted"].fillna(False).to_numpy(dtype=bool)
    chosen = {"figures/named-source": figures["source-kind"].isin(NAMED).to_numpy(), "figures/anonymous-source": (figures["source-kind"] == "anonymous").to_numpy(),
              "figures/reporter": is_reporter, "figures/doubted": doubted}
    for measure, rows in chosen.items():
        parts = [tally(measure, figures[rows], "figures", by) for by in ([], ["category"], ["outlet"])]
        yield stack(parts)
        wholes = [tally("figures/figures", figures, "figures", by) for by in ([], ["category"], ["outlet"])]
        yield stack([share(measure.replace("figures/", "figures/share-"), part, whole) for part, whole in zip(parts, wholes, strict=True)])


def _measure_casualties(frames: Frames) -> Iterator[Tally]:
    rows = frames.tables["casualties"].rename(columns={"agent_id": "agent"})
    rows["word"] = map_category(rows["text"], lambda text: squeeze(text).lower())
    rows["number"] = flag(rows["figure_start"].notna(), "with", "without")
    groups = [[], ["side"], ["voice"], ["measure"], ["agent"], ["outlet"], ["date"], ["number"], ["side", "voice"], ["side", "measure"], ["side", "agent"],
              ["side", "outlet"], ["side", "date"], ["side", "voice", "outlet"]] + ([["article"], ["side", "article"]] if frames.has_documents else [])
    yield stack([tally("figures/casualty-mentions", rows, "casualties", by) for by in groups])
    prose = rows[(rows["place"] != "title").to_numpy()]
    yield stack([share("figures/casualty-mentions-per-1000-words", tally("figures/casualty-mentions", prose, "casualties", by), tally_words(frames, by))
                 for by in ([], ["side"], ["outlet"], ["side", "outlet"])])
    yield share("figures/share-of-casualty-mentions", tally("figures/casualty-mentions", rows, "casualties", ["side"]), tally("figures/casualty-mentions", rows, "casualties"))
    yield share("figures/share-of-voices", tally("figures/casualty-mentions", rows, "casualties", ["side", "voice"]),
                tally("figures/casualty-mentions", rows, "casualties", ["side"]))
    with_agent = rows[rows["agent_text"].notna().to_numpy()]
    parts = [tally("figures/casualties-with-agent", with_agent, "casualties", by) for by in ([], ["side"], ["side", "outlet"])]
    wholes = [tally("figures/casualty-mentions", rows, "casualties", by) for by in ([], ["side"], ["side", "outlet"])]
    yield stack(parts)
    yield stack([share("figures/share-with-agent", part, whole) for part, whole in zip(parts, wholes, strict=True)])
    yield tally("figures/casualty-words", rows, "casualties", ["side", "word"])
