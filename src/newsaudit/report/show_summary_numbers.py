"""The findings of the first screen that are of numbers: figures, people killed or hurt, and how hard the articles are to read."""

from newsaudit.report.charts import colour
from newsaudit.report.charts_bars import Part, draw_divided
from newsaudit.report.charts_dots import Dot, draw_dots
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_casualties import SAID, VOICES, voice_colours
from newsaudit.report.show_parts import list_values, rank
from newsaudit.report.show_readability import GRADE
from newsaudit.report.words import count, format_number, spell

SHOWN = 5
# Narrower than a chapter's chart, so that its words stay readable beside another card.
WIDTH = 224


def numbers(run: Run) -> dict | None:
    """How many figures are cited, and on whose word."""
    whole = run.get("figures/figures")
    if whole is None or not whole.value:
        return None
    own, named = run.get("figures/reporter"), run.get("figures/named-source")
    n_own = own.value if own else 0
    said = [
        "The articles cite " if len(run.articles) > 1 else "The article cites ",
        run.number(whole, text=count(whole.value, "figure")),
        "; ",
        run.number(own, text=spell(n_own) if n_own else "none") if own else "none",
        f" {'stands' if n_own <= 1 else 'stand'} on the reporter's word alone.",
    ]
    parts = [
        (label, Part(f.value, format_number(f.value), f.id, fill))
        for f, label, fill in (
            (named, "named source", colour("strong")),
            (run.get("figures/anonymous-source"), "anonymous source", colour("accent")),
            (run.get("figures/open-source"), "source not found", colour("lilac")),
            (own, "reporter's own voice", colour("pale")),
        )
        if f and f.value
    ]
    doubted = run.get("figures/doubted")
    limit = (
        ["The articles doubt ", run.number(doubted, text=spell(doubted.value)), " of them."]
        if doubted and doubted.value
        else ["The articles doubt none of them."]
    )
    return {
        "sentence": said,
        "limit": limit,
        "svg": draw_divided([("", [p for _, p in parts], "")], key=[(label, p.colour) for label, p in parts], is_share=True, width=WIDTH),
        "alt": f"A divided bar of figures by source: {list_values([(label, p.text) for label, p in parts])}.",
    }


def casualties(run: Run) -> dict | None:
    """Whose dead and hurt are mentioned."""
    ranked = rank(run.find("figures/casualty-mentions", "side"), 1)
    if not ranked:
        return None
    whole = run.get("figures/casualty-mentions")
    said: list = ["People killed or hurt are mentioned ", run.number(whole, text=count(whole.value, "time"))]
    if len(ranked) == 1:
        side = ranked[0].group["side"]
        each = ", each time" if whole.value > 1 else ","
        said.append("; on which side could not be told" if side == "unknown" else f"{each} on the {value_label(run, 'side', side)} side")
    for i, f in enumerate(ranked if len(ranked) > 1 else []):
        said += [
            (": " if i == 0 else " and " if i == len(ranked) - 1 else ", "),
            run.number(f, text=spell(f.value)),
            " on a side that could not be told" if f.group["side"] == "unknown" else f" on the {value_label(run, 'side', f.group['side'])} side",
        ]
    places = {(f.group["side"], f.group["voice"]): f for f in run.find("figures/casualty-mentions", "side", "voice")}
    fills = voice_colours()
    rows = [
        (
            value_label(run, "side", s.group["side"]),
            [Part(f.value, format_number(f.value), f.id, fills[v]) for v in VOICES if (f := places.get((s.group["side"], v)))],
            format_number(s.value),
        )
        for s in ranked[:4]
    ]
    present = [v for v in VOICES if any((s.group["side"], v) in places for s in ranked[:4])]
    agent = run.get("figures/share-with-agent")
    limit = (
        ["Who did it is said for ", run.number(agent), " of them. Mentions are not people: one death may be mentioned many times."]
        if agent
        else ["Mentions are not people."]
    )
    return {
        "sentence": [*said, "."],
        "limit": limit,
        "svg": draw_divided(rows, key=[(SAID[v], fills[v]) for v in present], is_share=False, width=WIDTH),
        "alt": f"Divided bars of casualty mentions by side and voice: {list_values([(label, text) for label, _, text in rows])}.",
    }


def difficulty(run: Run) -> dict | None:
    """How many years of school the articles ask for."""
    median = run.get(GRADE + "-median", scope="article")
    if median is None or median.value is None:
        return None
    each = rank(run.find(GRADE, "article", scope="article"))
    one = len(run.articles) == 1
    said = [
        "The article asks for " if one else "The median article asks for ",
        run.number(median, text=f"{median.value:.1f} years"),
        " of school (Flesch–Kincaid)",
    ]
    values = [f"{f.value:.1f}" for f in each]
    if len(each) > 1 and len(set(values)) == 1:
        said[0] = "Each article asks for "
    elif len(each) > 1:
        said += [
            ", the easiest for ",
            run.number(each[-1], text=values[-1]),
            ", the hardest for ",
            run.number(each[0], text=values[0]),
        ]
    dots = [Dot(run.doc_label(f.group["article"]), f.value, f.value, f"{f.value:.1f}", f.id, colour("plain")) for f in each[:SHOWN]]
    if not dots:
        dots = [Dot("median", median.value, median.value, f"{median.value:.1f}", median.id, colour("plain"))]
    return {
        "sentence": [*said, "."],
        "limit": ["It counts long words and long sentences, nothing else."],
        "svg": draw_dots(dots, width=WIDTH),
        "alt": f"Dots of school years: {list_values([(d.label, d.text) for d in dots])}.",
    }
