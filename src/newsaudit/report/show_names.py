"""More on actors: who is named together, and which names the codebook does not know."""

from newsaudit.report.blocks import Block, absent, chart, note, piece, table
from newsaudit.report.charts import limit
from newsaudit.report.charts_dots import Edge, Node, draw_network
from newsaudit.report.charts_grid import Cell, draw_heat
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import get_sides, list_values, name_of, rank, side_key
from newsaudit.report.words import count, format_number, times


def named_together(run: Run) -> Block:
    """A network of the actors that stand most often in one sentence, with all pairs in the table behind."""
    pairs = rank(run.find("actors/co-mentions", "actor", "with"))
    if not pairs:
        return absent("no sentence names two actors")
    weight: dict[str, float] = {}
    for f in pairs:
        for group in ("actor", "with"):
            weight[f.group[group]] = weight.get(f.group[group], 0) + f.value
    chosen = sorted(weight, key=lambda a: (-weight[a], a))[: limit("network")]
    # Sides stand together on the circle, so that lines across it are lines between sides.
    sides, colours = get_sides(run, {run.actor_side(a) for a in chosen})
    chosen.sort(key=lambda a: (sides.index(run.actor_side(a)), -weight[a], a))
    nodes = [Node(value_label(run, "actor", a), run.value("actors/mentions", actor=a), colours[run.actor_side(a)]) for a in chosen]
    place = {a: i for i, a in enumerate(chosen)}
    edges = [
        Edge(place[f.group["actor"]], place[f.group["with"]], f.value, f.id) for f in pairs if f.group["actor"] in place and f.group["with"] in place
    ]
    rows = [[name_of(run, f, "actor"), name_of(run, f, "with"), run.number(f)] for f in pairs[: limit("file_rows")]]
    caption, source = "Pairs of actors by sentences that name both", ("tables/findings.csv", len(pairs))
    behind = table("named-together", caption, ["Actor", "With", "Sentences#"], rows, source=source)
    often = [(f"{r[0]} with {r[1]}", format_number(f.value)) for r, f in zip(rows, pairs, strict=False)]
    alt = f"Network of {count(len(nodes), 'actor')}; most often together: {list_values(often, 4)}."
    return chart(
        "named-together",
        "Who is named in one sentence with whom",
        draw_network(nodes, edges, key=side_key(run, sides, colours)),
        alt,
        behind,
        findings="actors/co-mentions/actor=…/with=…",
        remark="The thicker the line, the more sentences name both. It says nothing of what they have to do with each other.",
    )


def together_matrix(run: Run) -> Block:
    """A matrix of the most named actors by the sentences that name both."""
    pairs = {(f.group["actor"], f.group["with"]): f for f in run.find("actors/co-mentions", "actor", "with")}
    joined = {actor for pair in pairs for actor in pair}
    ranked = [f for f in rank(run.find("actors/mentions", "actor")) if f.group["actor"] in joined][: limit("network")]
    if len(ranked) < 3:
        return absent("fewer than three actors share sentences")
    ids = [f.group["actor"] for f in ranked]
    names = [name_of(run, f, "actor") for f in ranked]
    # each pair once, below the diagonal: the first name needs no row of its own, the last no column
    found = [[(pairs.get((a, b)) or pairs.get((b, a))) if j < i else None for j, b in enumerate(ids[:-1])] for i, a in enumerate(ids)][1:]
    cells = [[Cell(f.value if f else None, format_number(f.value) if f else "", f.id if f else None) for f in line] for line in found]
    svg, wide = draw_heat(names[1:], names[:-1], cells)
    rows = [[name, *[run.number(f) if f else "" for f in line]] for name, line in zip(names[1:], found, strict=True)]
    behind = table("together-matrix", "Sentences that name both actors", ["Actor", *[name + "#" for name in names[:-1]]], rows)
    fullest = max((f for line in found for f in line if f), key=lambda f: f.value, default=None)
    most = f"; most, {format_number(fullest.value)}, name {name_of(run, fullest, 'actor')} and {name_of(run, fullest, 'with')}" if fullest else ""
    return chart(
        "together-matrix",
        "Sentences that name both actors",
        svg,
        f"Matrix of {count(len(ids), 'actor')} by {count(len(ids), 'actor')}{most}.",
        behind,
        findings="actors/co-mentions/actor=…/with=…",
        wide=wide,
    )


def uncoded_names(run: Run) -> Block:
    """A table of the most frequent names that no codebook entry covers."""
    ranked = rank(run.find("actors/uncoded", "name"))
    if not ranked:
        return note("Every capitalised name in these articles is in a codebook, or belongs to a place or thing that is none of an actor.")
    roles: dict[str, list[str]] = {}
    for f in rank(run.find("actors/uncoded-roles", "name", "role")):
        roles.setdefault(f.group["name"], []).append(f.group["role"])
    is_shown = run.params.evidence != "none"
    rows = [[f.group["name"], run.number(f), ", ".join(roles.get(f.group["name"], [])[:3]) if is_shown else ""] for f in ranked[: limit("file_rows")]]
    whole = run.get("actors/uncoded")
    return table(
        "uncoded-names",
        "Names in no codebook, the most frequent",
        ["Name", "Times#", "Printed with"],
        rows,
        findings="actors/uncoded/name=…",
        source=("tables/findings.csv", len(ranked)),
        remark=[
            "Such names stand ",
            run.number(whole, text=times(whole.value)),
            " in all. What counts as an actor is for the codebook to say; ",
            piece("newsaudit suggest-actors", style="code"),
            " writes entries for these.",
        ],
    )


def likely_misspellings(run: Run) -> Block:
    """A table of uncoded names that may be misspelt names of actors."""
    ranked = rank(run.find("actors/likely-misspellings", "name", "actor"))
    if not ranked:
        return absent("no uncoded name is close to an actor's")
    roles: dict[tuple[str, str], list[str]] = {}
    for row in run.table("uncoded").astype(object).itertuples(index=False):
        if isinstance(row.near_actor, str) and isinstance(row.role, str):
            roles.setdefault((row.name, row.near_actor), []).append(" ".join(row.role.split()))
    is_shown = run.params.evidence != "none"
    rows = [
        [
            f.group["name"],
            ", ".join(list(dict.fromkeys(roles.get((f.group["name"], f.group["actor"]), [])))[:3]) if is_shown else "",
            name_of(run, f, "actor"),
            run.number(f),
        ]
        for f in ranked[: limit("file_rows")]
    ]
    return table(
        "likely-misspellings",
        "Names that may be misspelt",
        ["As printed", "Printed with", "May mean", "Times#"],
        rows,
        findings="actors/likely-misspellings/name=…",
        source=("tables/findings.csv", len(ranked)),
        remark="They are close to an actor's name and share its given name or its role. They are proposed, not counted.",
    )
