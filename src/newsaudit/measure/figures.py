"""Findings of the numbers that articles cite, how firmly and on whose word; and of the dead and hurt: whose, by whom, in which words."""

from collections.abc import Iterator

import pandas as pd

from newsaudit.measure.frames import Frames, chosen, flag, is_true, map_category, outside_title, squeeze
from newsaudit.measure.ledger import measure_ledger
from newsaudit.measure.quotes import tell_naming
from newsaudit.measure.same_speaker import join_cases
from newsaudit.measure.tally import Made, Tally, share_all, tally_all


def measure_figures(frames: Frames, made: Made) -> Iterator[Tally]:
    """The tallies of the chapter, in order."""
    yield from _measure_citing(frames, made)
    yield from measure_ledger(frames, frames.tables["ledger"])
    yield from _measure_casualties(frames, made)


def _measure_citing(frames: Frames, made: Made) -> Iterator[Tally]:
    figures = frames.tables["figures"].rename(columns={"source_kind": "source-kind"})
    has_none = figures["source"].isna().to_numpy()
    sources = figures["source"].astype(object).mask(has_none, "reporter").astype("str")
    figures["source"] = pd.Categorical(join_cases(sources.to_list(), ids=frames.actors.name))
    yield from tally_all("figures/figures", figures, "figures", frames.skip)
    yield from share_all("figures/figures-per-1000-words", outside_title(figures), "figures", frames.skip, made)
    yield from share_all("figures/figures-per-article", figures, "figures", frames.skip, made)
    told = figures.assign(naming=tell_naming(figures["source"], figures["source-kind"], (figures["source"] != "not-found").to_numpy()))[~has_none]
    rows = {
        "named-source": chosen(told, "naming", "named"),
        "anonymous-source": chosen(told, "naming", "anonymous"),
        "open-source": chosen(told, "naming", "not-attributed"),
        "reporter": figures[has_none],
        "doubted": figures[is_true(figures["is_doubted"])],
    }
    for name, chosen_rows in rows.items():
        yield from tally_all(f"figures/{name}", chosen_rows, "figures", frames.skip)
        yield from share_all(f"figures/share-{name}", chosen_rows, "figures", frames.skip, made)


def _measure_casualties(frames: Frames, made: Made) -> Iterator[Tally]:
    rows = frames.tables["casualties"].rename(columns={"agent_id": "agent"})
    rows["word"] = map_category(rows["text"], lambda text: squeeze(text).lower())
    rows["number"] = flag(rows["figure_start"].notna(), "with", "without")
    with_agent = rows[rows["agent_text"].notna().to_numpy()]
    yield from tally_all("figures/casualty-mentions", rows, "casualties", frames.skip, zeros=["number"])
    yield from share_all("figures/casualty-mentions-per-1000-words", outside_title(rows), "casualties", frames.skip, made)
    yield from share_all("figures/casualty-mentions-per-article", rows, "casualties", frames.skip, made)
    yield from share_all("figures/share-of-casualty-mentions", rows, "casualties", frames.skip, made)
    yield from share_all("figures/share-of-voices", rows, "casualties", frames.skip, made)
    yield from tally_all("figures/casualties-with-agent", with_agent, "casualties", frames.skip)
    yield from share_all("figures/share-with-agent", with_agent, "casualties", frames.skip, made)
    yield from tally_all("figures/casualty-words", rows, "casualties", frames.skip)
