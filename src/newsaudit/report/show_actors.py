"""The chapter on actors: who is named, how often, where, beside whom, and which names the codebook does not know."""

from newsaudit.report.blocks import Block, chart, note, piece, table
from newsaudit.report.charts import limit, side_colours
from newsaudit.report.charts_bars import Bar, draw_bars
from newsaudit.report.labels import value_label
from newsaudit.report.run import Finding, Run
from newsaudit.report.words import format_number, join_words


def rank(findings: list[Finding], floor: float = 0) -> list[Finding]:
    """Findings from the largest to the smallest, equal ones by their id; those below `floor` or undefined left out."""
    return sorted((f for f in findings if f.value is not None and f.value >= floor), key=lambda f: (-f.value, f.id))


def actor_ranking(run: Run) -> Block:
    """Ranked bars of the mentions of each actor, coloured by side, with rates and articles in the table behind."""
    ranked = rank(run.find("actors/mentions", "actor"), run.params.min_mentions)
    if not ranked:
        return note("No actor of the codebook is named in these articles.")
    shown = ranked[: limit("bars")]
    sides = [run.actor_side(f.group["actor"]) for f in ranked]
    colours = side_colours(sides)
    bars = [Bar(value_label(run, "actor", f.group["actor"]), f.value, format_number(f.value), f.id, colours[run.actor_side(f.group["actor"])]) for f in shown]
    key = [(value_label(run, "side", s), colours[s]) for s in dict.fromkeys(run.actor_side(f.group["actor"]) for f in shown)]
    rows = [[value_label(run, "actor", f.group["actor"]), run.actor_side(f.group["actor"]), run.number(f), run.number(run.get("actors/mentions-per-1000-words", actor=f.group["actor"])),
             run.number(run.get("actors/articles", actor=f.group["actor"]))] for f in ranked[: limit("table_rows")]]
    behind = table("actor-ranking", "Mentions of each actor", ["Actor", "Side", "Mentions#", "Per 1,000 words#", "Articles#"], rows)
    alt = f"Bars of mentions: {join_words([f'{b.label} {b.text}' for b in bars[:8]])}{' and fewer for others' if len(bars) > 8 else ''}."
    return chart("actor-ranking", f"Mentions by actor{f', the {len(shown)} most named of {len(ranked)}' if len(ranked) > len(shown) else ''}", draw_bars(bars, key=key), alt, behind,
                 findings="actors/mentions/actor=…")


def side_shares(run: Run) -> Block:
    """A table of mentions by side."""
    ranked = rank(run.find("actors/mentions", "side"))
    rows = [[value_label(run, "side", f.group["side"]), run.number(f), run.number(run.get("actors/share-of-mentions", side=f.group["side"]))] for f in ranked]
    return table("side-shares", "Mentions by side", ["Side", "Mentions#", "Share#"], rows, remark=["Of ", run.show("actors/mentions"), piece(" mentions.")])
