"""The comparison of outlets, where there are two or more: rates with intervals, and what each says more than the rest.

Nothing is tested for significance: a corpus is what was collected, not a sample.
"""

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import limit
from newsaudit.report.charts_dots import Range, draw_ranges
from newsaudit.report.labels import measure_label, value_label
from newsaudit.report.run import Finding, Run
from newsaudit.report.show_parts import get_sides, list_values, outlets_of, rank, side_key
from newsaudit.report.words import count, format_number, join_words

_ALONE = "fewer than two outlets"
_ENOUGH = (
    "Every outlet has enough articles for its rates to be more than anecdotes; still, the corpus is what was collected, "
    "not a sample of what was published."
)
_BRACKETS = "In brackets the interval of resampled articles: how far the number would move if a few articles were others."
_LINES = "Lines are intervals of resampled articles. Where they overlap widely, the corpus does not tell the outlets apart."
_NO_SPAN = "No outlet has articles enough to resample, so that no interval can be given."
RATES = ("comparison/quoted-words", "comparison/share-anonymous", "comparison/figures", "comparison/casualty-mentions", "comparison/share-with-agent")
PER_ARTICLE = (
    "corpus/words-per-article",
    "actors/mentions-per-article",
    "quotes/quotations-per-article",
    "figures/figures-per-article",
    "figures/casualty-mentions-per-article",
)
SCHOOL_YEARS = "readability/flesch-kincaid-grade-median"


def _outlets(run: Run) -> list[str]:
    return outlets_of(run) if len(outlets_of(run)) > 1 else []


def few_articles(run: Run) -> Block:
    """A warning in words about the outlets that have few articles."""
    outlets = _outlets(run)
    if not outlets:
        return absent(_ALONE)
    found = run.find("corpus/articles", "outlet")
    few = [f for f in rank(found) if f.group["outlet"] in outlets and f.value < limit("few_articles")]
    nameless = next((f for f in found if f.group["outlet"] == "not-stated"), None)
    left_out = [" Left out: ", run.number(nameless, text=count(nameless.value, "article")), " without an outlet."] if nameless else []
    if not few:
        return note([_ENOUGH, *left_out])
    parts: list = []
    for i, f in enumerate(few[: limit("heat_columns")]):
        parts += ["" if i == 0 else "; ", f"{f.group['outlet']} has ", run.number(f, text=count(f.value, "article"))]
    more = f"; {count(len(few) - limit('heat_columns'), 'more outlet has', 'more outlets have')} as few" if len(few) > limit("heat_columns") else ""
    return note(["Read with care: ", *parts, more, ". On so few articles a difference between outlets is an anecdote.", *left_out])


def outlet_kinds(run: Run) -> Block:
    """A table of the articles of each outlet by kind, where two kinds or more are told apart."""
    outlets = _outlets(run)
    found = {(f.group["outlet"], f.group["kind"]): f for f in run.find("corpus/articles", "outlet", "kind")}
    kinds = [f.group["kind"] for f in rank(run.find("corpus/articles", "kind"))]
    if not outlets or len(kinds) < 2:
        return absent(_ALONE if not outlets else "articles are of one kind, or their sources do not tell it")
    return table(
        "outlet-kinds",
        "Articles of each outlet by kind",
        ["Outlet", *[value_label(run, "kind", kind) + "#" for kind in kinds]],
        [[outlet, *[run.number(found[outlet, kind]) if (outlet, kind) in found else "0" for kind in kinds]] for outlet in outlets],
        findings="corpus/articles/outlet=…/kind=…",
        remark="An outlet with more opinion or agency copy differs from another for that alone.",
    )


def _say(run: Run, finding: Finding | None) -> list:
    """A rate with its interval."""
    if finding is None:
        return ["–"]
    span = f" ({format_number(finding.low, finding.unit)}–{format_number(finding.high, finding.unit)})" if finding.low is not None else ""
    return [run.number(finding), span]


def outlet_rates(run: Run) -> Block:
    """A table of the rates of each outlet, with the intervals of resampled articles."""
    outlets = _outlets(run)
    if not outlets:
        return absent(_ALONE)
    measures = [m for m in RATES if any(run.get(m, outlet=o) for o in outlets)]
    has_spans = any(f.low is not None for m in measures for o in outlets if (f := run.get(m, outlet=o)))
    rows = [[o, run.number(run.get("corpus/articles", outlet=o)), *[_say(run, run.get(m, outlet=o)) for m in measures]] for o in outlets]
    return table(
        "outlet-rates",
        "Rates by outlet",
        ["Outlet", "Articles#", *[measure_label(m) + "#" for m in measures]],
        rows,
        findings="comparison/figures/outlet=…",
        remark=_BRACKETS if has_spans else _NO_SPAN,
    )


def outlet_articles(run: Run) -> Block:
    """A table of what an article of each outlet holds on average, and how hard the median one is to read."""
    outlets = _outlets(run)
    if not outlets:
        return absent(_ALONE)
    measures = [m for m in PER_ARTICLE if any(run.get(m, outlet=o) for o in outlets)]
    rows = [
        [
            o,
            run.number(run.get("corpus/articles", outlet=o)),
            *[run.number(run.get(m, outlet=o)) for m in measures],
            run.number(run.get(SCHOOL_YEARS, scope="article", outlet=o)),
        ]
        for o in outlets
    ]
    return table(
        "outlet-articles",
        "The average article of each outlet",
        ["Outlet", "Articles#", *[measure_label(m) + "#" for m in measures], "Median school years (Flesch–Kincaid)#"],
        rows,
        findings="figures/figures-per-article/outlet=…",
        remark="An outlet with longer articles has more of everything in each: compare with the rates above.",
    )


def sides_by_outlet(run: Run) -> Block:
    """Dots with intervals: mentions of each side per 1,000 words, outlet by outlet."""
    return _by_side(run, "comparison/mentions-by-side", "sides-by-outlet", "Mentions of each side per 1,000 words, by outlet")


def sides_per_article(run: Run) -> Block:
    """A table of the mentions of each side in an average article of each outlet."""
    outlets = _outlets(run)
    found = {(f.group["outlet"], f.group["side"]): f for f in run.find("actors/mentions-per-article", "side", "outlet")}
    if not outlets or not found:
        return absent(_ALONE if not outlets else "no actor is named")
    sides, _ = get_sides(run, {side for _, side in found})
    return table(
        "sides-per-article",
        "Mentions of each side in an average article",
        ["Outlet", *[value_label(run, "side", s) + "#" for s in sides]],
        [[outlet, *[run.number(found[outlet, s]) if (outlet, s) in found else "0" for s in sides]] for outlet in outlets],
        findings="actors/mentions-per-article/side=…/outlet=…",
    )


def voice_by_outlet(run: Run) -> Block:
    """Dots with intervals: each side's share of voice, outlet by outlet."""
    return _by_side(run, "comparison/share-of-voice", "voice-by-outlet", "Share of voice of each side, by outlet")


def _by_side(run: Run, measure: str, block_id: str, caption: str) -> Block:
    outlets = _outlets(run)
    if not outlets:
        return absent(_ALONE)
    places = {(f.group["outlet"], f.group["side"]): f for f in run.find(measure, "side", "outlet") if f.value is not None}
    weight: dict[str, float] = {}
    for (outlet, side), f in places.items():
        if outlet in outlets:
            weight[side] = max(weight.get(side, 0), f.value)
    sides, colours = get_sides(run, weight)
    shown = sorted(weight, key=lambda s: (-weight[s], s))[: limit("sides")]
    if not shown:
        return note("No outlet has a number to compare here.")
    shown = [s for s in sides if s in shown]
    ranges = [
        (outlet, [Range(f.value, f.low, f.high, f.id, colours[s]) for s in shown if (f := places.get((outlet, s)))])
        for outlet in outlets[: limit("heat_rows")]
    ]
    unit = next(iter(places.values())).unit
    rows = [[outlet, *[_say(run, places.get((outlet, s))) for s in sides]] for outlet in outlets]
    behind = table(block_id, caption, ["Outlet", *[value_label(run, "side", s) + "#" for s in sides]], rows)
    alt = (
        f"Dots with intervals for {count(len(ranges), 'outlet')}; {value_label(run, 'side', shown[0])}: "
        + list_values([(o, format_number(places[o, shown[0]].value, unit)) for o in outlets if (o, shown[0]) in places])
        + "."
    )
    return chart(
        block_id,
        caption,
        draw_ranges(ranges, unit=unit, key=side_key(run, shown, colours)),
        alt,
        behind,
        findings=f"{measure}/side=…/outlet=…",
        remark=_LINES if any(f.low is not None for f in places.values()) else _NO_SPAN,
    )


def key_actors(run: Run) -> Block:
    """A table of the actors that each outlet names more than the rest of the corpus."""
    return _keys(run, "actors", "actor", "Actors that each outlet names more than the others")


def key_words(run: Run) -> Block:
    """A table of the words that each outlet uses more than the rest of the corpus."""
    return _keys(run, "words", "word", "Words that each outlet uses more than the others")


def _keys(run: Run, name: str, group: str, caption: str) -> Block:
    outlets = _outlets(run)
    if not outlets:
        return absent(_ALONE)
    counts = {(f.group["outlet"], f.group[group]): f for f in run.find(f"comparison/key-{name}", "outlet", group)}
    rows = []
    for outlet in outlets:
        strong = rank(run.find(f"comparison/key-{name}-log-likelihood", group, outlet=outlet))[: limit("keys")]
        for f in strong:
            own = {group: f.group[group], "outlet": outlet}
            word = value_label(run, group, f.group[group]) if group == "actor" or run.params.evidence != "none" else f.group[group]
            rows.append(
                [
                    word,
                    outlet,
                    run.number(counts.get((outlet, f.group[group]))),
                    run.number(run.get(f"comparison/key-{name}-log-ratio", **own)),
                    run.number(f),
                ]
            )
    if not rows:
        return note("No outlet stands out: none uses anything often enough, and more than the rest.")
    return table(
        f"key-{name}",
        caption,
        [group.capitalize(), "Outlet", "Times#", "Log-ratio#", "Log-likelihood#"],
        rows,
        findings=f"comparison/key-{name}/outlet=…/{group}=…",
        remark="A log-ratio of one is twice as often as in the rest, of two four times. The order is by log-likelihood, which is no test here: "
        "words of an outlet are not independent draws.",
    )


def periods(run: Run) -> Block:
    """A table of the words that each period uses more than the rest, where the corpus spans several."""
    found = run.find("comparison/key-words-log-likelihood", "period", "word")
    names = sorted({f.group["period"] for f in found}, reverse=True)  # "until …" is before "from …"
    if len(names) < 2:
        return absent("fewer than two periods")
    rows = []
    for period in names:
        for f in rank([g for g in found if g.group["period"] == period])[: limit("keys")]:
            told = [run.number(run.get(f"comparison/key-words{what}", period=period, word=f.group["word"])) for what in ("", "-log-ratio")]
            rows.append([f.group["word"], period, *told, run.number(f)])
    return table(
        "periods",
        "Words that each period uses more than the others",
        ["Word", "Period", "Times#", "Log-ratio#", "Log-likelihood#"],
        rows,
        findings="comparison/key-words/period=…/word=…",
        remark=f"Periods: {join_words(names)}.",
    )
