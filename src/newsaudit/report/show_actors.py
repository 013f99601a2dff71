"""The chapter on actors: who is named, how often, where in the article and in whose words, and when."""

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import limit
from newsaudit.report.charts_bars import Bar, draw_bars
from newsaudit.report.charts_grid import Cell, draw_heat
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import get_sides, is_small, list_values, name_of, number_or_none_of, outlets_of, rank, side_key
from newsaudit.report.show_sides import divide_by_side, sides_over_time
from newsaudit.report.words import count, format_number

NOBODY = "No actor of the codebook is named in these articles."


def actor_ranking(run: Run) -> Block:
    """Ranked bars of the mentions of each actor, coloured by side, with rates and articles in the table behind."""
    ranked = rank(run.find("actors/mentions", "actor"), run.params.min_mentions)
    if not ranked:
        return note(NOBODY)
    shown = ranked[: limit("bars")]
    _, colours = get_sides(run, {run.actor_side(f.group["actor"]) for f in ranked})
    bars = [Bar(name_of(run, f, "actor"), f.value, format_number(f.value), f.id, colours[run.actor_side(f.group["actor"])]) for f in shown]
    key = side_key(run, list(dict.fromkeys(run.actor_side(f.group["actor"]) for f in shown)), colours)
    rows = []
    for f in ranked:
        own = {"actor": f.group["actor"]}
        more = [
            number_or_none_of(run, m, "actors/mentions", **own)
            for m in (
                "actors/mentions-per-1000-words",
                "actors/mentions-per-article",
                "actors/articles",
                "actors/title-mentions",
                "actors/share-first-fifth-mentions",
                "actors/share-quoted-mentions",
            )
        ]
        rows.append([name_of(run, f, "actor"), value_label(run, "side", run.actor_side(f.group["actor"])), run.number(f), *more])
    behind = table(
        "actor-ranking",
        "Mentions of each actor",
        ["Actor", "Side", "Mentions#", "Per 1,000 words#", "Per article#", "Articles#", "In titles#", "First fifth#", "In quotations#"],
        rows,
    )
    alt = f"Ranked bars of mentions: {list_values([(b.label, b.text) for b in bars])}."
    caption = "Mentions by actor" + (f", the {len(shown)} most named of {len(ranked)}" if len(ranked) > len(shown) else "")
    return chart("actor-ranking", caption, draw_bars(bars, key=key), alt, behind, findings="actors/mentions/actor=…", remark=_say_floor(run))


def _say_floor(run: Run) -> list | None:
    said = ["Of ", run.show("actors/mentions"), " mentions"]
    said += ["; ", run.show("actors/ambiguous"), " may mean several actors and stand as such."] if run.value("actors/ambiguous") else ["."]
    floor = run.params.min_mentions
    return said + ([f" Actors with fewer than {count(floor, 'mention')} are left out."] if floor > 1 else [])


def side_shares(run: Run) -> Block:
    """Divided bars: each side's share of all mentions, of those in titles, in the first fifth and in quotations."""
    if not run.find("actors/mentions", "side"):
        return absent(NOBODY)
    places = {
        "actors/mentions": "all",
        "actors/title-mentions": "in titles",
        "actors/first-fifth-mentions": "first fifth",
        "actors/quoted-mentions": "in quotations",
    }
    columns = {
        "actors/share-of-mentions": "Share of all",
        "actors/mentions": "Mentions",
        "actors/title-mentions": "In titles",
        "actors/first-fifth-mentions": "First fifth",
        "actors/quoted-mentions": "In quotations",
        "actors/mentions-per-article": "Per article",
        "actors/articles": "Articles",
    }
    remark = "Each bar is all mentions in that place; n is their number."
    caption = "Whose actors are named, by place in the article"
    return divide_by_side(run, "side-shares", places, columns, caption=caption, behind="Mentions by side", noun="mentions", remark=remark)


def actor_grid(run: Run) -> Block:
    """A heat map of actors by article, or by outlet where the articles are too many."""
    group = "article" if is_small(run) and len(run.articles) <= limit("heat_columns") else "outlet"
    ranked = rank(run.find("actors/mentions", "actor"), run.params.min_mentions)[: limit("heat_rows")]
    columns = list(run.articles) if group == "article" else outlets_of(run)[: limit("heat_columns")]
    if not ranked:
        return absent(NOBODY)
    if not columns:
        return note("There are too many articles for a grid of articles, and none states its outlet.")
    measure = "actors/mentions" if group == "article" else "actors/mentions-per-1000-words"
    places = {(f.group["actor"], f.group[group]): f for f in run.find(measure, "actor", group)}
    cells, rows = [], []
    for f in ranked:
        line = [places.get((f.group["actor"], c)) for c in columns]
        cells.append([Cell(g.value if g else None, format_number(g.value, g.unit) if g else "", g.id if g else None) for g in line])
        rows.append([name_of(run, f, "actor"), *[run.number(g) if g else "" for g in line]])
    labels = [run.doc_label(c) for c in columns] if group == "article" else columns
    svg, wide = draw_heat([name_of(run, f, "actor") for f in ranked], labels, cells)
    unit = "Mentions" if group == "article" else "Mentions per 1,000 words"
    behind = table("actor-grid", f"{unit} by actor and {group}", ["Actor", *[x + "#" for x in _unique(labels)]], rows)
    best = max((c for line in cells for c in line if c.value is not None), key=lambda c: c.value, default=None)
    alt = f"Heat map of {count(len(ranked), 'actor')} by {count(len(columns), group)}; the fullest cell holds {best.text if best else 'nothing'}."
    return chart("actor-grid", f"{unit} by actor and {group}", svg, alt, behind, findings=f"{measure}/actor=…/{group}=…", wide=wide)


def _unique(labels: list[str]) -> list[str]:
    """The labels, equal ones numbered, so that every column has a name of its own."""
    seen: dict[str, int] = {}
    out = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        out.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return out


def actor_timeline(run: Run) -> Block:
    """Stacked bars of the mentions of each side over the days."""
    return sides_over_time(
        run,
        "actor-timeline",
        "actors/mentions",
        caption="Mentions by side over time",
        behind="Mentions by side and date",
        unit="mentions",
        remark="More mentions may only mean more articles: see the grid of articles.",
    )


def wordings(run: Run) -> Block:
    """A table of the words that make up each actor's count."""
    found = run.find("actors/mentions", "actor", "alias")
    if not found:
        return absent(NOBODY)
    by_actor: dict[str, list] = {}
    for f in rank(found):
        by_actor.setdefault(f.group["actor"], []).append(f)
    rows = []
    for f in rank(run.find("actors/mentions", "actor"), run.params.min_mentions):
        words: list = []
        for i, own in enumerate(by_actor.get(f.group["actor"], [])[: limit("wordings")]):
            words += [", " if i else "", own.group["alias"] if run.params.evidence != "none" else "wording", " ", run.number(own)]
        rows.append([name_of(run, f, "actor"), run.number(f), words])
    return table(
        "wordings", "The words that each actor is named by", ["Actor", "Mentions#", "Wordings"], rows, findings="actors/mentions/actor=…/alias=…"
    )
