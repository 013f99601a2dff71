"""More on figures: mentions of people killed and hurt, whose, in which voice and with which words. Counts, never verdicts."""

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import colour
from newsaudit.report.charts_bars import Part, draw_divided
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import get_sides, list_values, name_of, outlets_of, rank
from newsaudit.report.words import format_number

NOTHING = "No mention of people killed or hurt was found in these articles."
VOICES = ("active", "passive_agent", "passive", "none")
SAID = {"active": "active: X killed them", "passive_agent": "passive, by X", "passive": "passive, no agent", "none": "noun or intransitive"}
_ROLES = {"active": "violet", "passive_agent": "lilac", "passive": "accent", "none": "muted"}


def voice_colours() -> dict[str, str]:
    """The colour of each grammatical voice: two shades of one where an agent is named."""
    return {voice: colour(role) for voice, role in _ROLES.items()}


def casualties_by_voice(run: Run) -> Block:
    """Divided bars: for each side, in which grammatical voice its dead and hurt are mentioned."""
    found = run.find("figures/casualty-mentions", "side")
    if not found:
        return note(NOTHING)
    sides, _ = get_sides(run, {f.group["side"] for f in found})
    places = {(f.group["side"], f.group["voice"]): f for f in run.find("figures/casualty-mentions", "side", "voice")}
    wholes = {f.group["side"]: f for f in found}
    fills, bars, rows = voice_colours(), [], []
    for side in sorted(sides, key=lambda s: (-wholes[s].value, s)):
        own = [places.get((side, v)) for v in VOICES]
        bars.append(
            (
                value_label(run, "side", side),
                [Part(f.value, format_number(f.value), f.id, fills[v]) for f, v in zip(own, VOICES, strict=True) if f],
                format_number(wholes[side].value),
            )
        )
        rows.append(
            [
                value_label(run, "side", side),
                run.number(wholes[side]),
                run.number(run.get("figures/casualty-mentions-per-1000-words", side=side)),
                *[run.number(f) if f else "0" for f in own],
                run.number(run.get("figures/share-with-agent", side=side)),
            ]
        )
    behind = table(
        "casualties-by-voice",
        "Casualty mentions by side and voice",
        ["Whose people", "Mentions#", "Per 1,000 words#", *[SAID[v] + "#" for v in VOICES], "Agent named#"],
        rows,
    )
    alt = f"Divided bars of casualty mentions by side and voice: {list_values([(label, text) for label, _, text in bars])}."
    return chart(
        "casualties-by-voice",
        "Mentions of people killed or hurt, by side and voice",
        draw_divided(bars, key=[(SAID[v], fills[v]) for v in VOICES], is_share=False),
        alt,
        behind,
        findings="figures/casualty-mentions/side=…/voice=…",
        remark="A mention is a word that tells of people killed or hurt, with or without a number. How many mentions there are says nothing of how "
        "many people there were.",
    )


def casualties_by_outlet(run: Run) -> Block:
    """A table of the casualty mentions of each outlet, by side, and how often it names who did it."""
    outlets = outlets_of(run)
    if len(outlets) < 2 or not run.find("figures/casualty-mentions", "outlet"):
        return absent("fewer than two outlets, or no casualty mention")
    sides, _ = get_sides(run, {f.group["side"] for f in run.find("figures/casualty-mentions", "side")})
    rate = "figures/casualty-mentions-per-1000-words"
    rows = []
    for outlet in outlets:
        row = [outlet, run.number(run.get("figures/casualty-mentions", outlet=outlet)), run.number(run.get(rate, outlet=outlet))]
        for side in sides:
            row += [run.number(f) if (f := run.get(m, side=side, outlet=outlet)) else "" for m in (rate, "figures/share-with-agent")]
        rows.append(row)
    labels = [value_label(run, "side", side) for side in sides]
    heads = [head for label in labels for head in (f"{label}, per 1,000 words#", f"{label}, agent named#")]
    return table(
        "casualties-by-outlet",
        "Casualty mentions by outlet and side",
        ["Outlet", "Mentions#", "Per 1,000 words#", *heads],
        rows,
        findings="figures/casualty-mentions/side=…/outlet=…",
    )


def casualty_words(run: Run) -> Block:
    """A table of the words used for the dead and hurt of each side."""
    found = run.find("figures/casualty-words", "side", "word")
    if not found:
        return absent(NOTHING)
    sides, _ = get_sides(run, {f.group["side"] for f in found})
    places = {(f.group["word"], f.group["side"]): f for f in found}
    totals: dict[str, float] = {}
    for f in found:
        totals[f.group["word"]] = totals.get(f.group["word"], 0) + f.value
    order = sorted(totals, key=lambda w: (-totals[w], w))
    rows = [[word, *[run.number(places[word, s]) if (word, s) in places else "" for s in sides]] for word in order]
    return table(
        "casualty-words",
        "Words for the dead and hurt of each side",
        ["Word", *[value_label(run, "side", s) + "#" for s in sides]],
        rows,
        findings="figures/casualty-words/side=…/word=…",
        remark="Words that a speaker uses and words of the reporter count alike.",
    )


def casualty_agents(run: Run) -> Block:
    """A table of who is said to have killed or hurt people of each side."""
    found = [f for f in rank(run.find("figures/casualty-mentions", "side", "agent")) if f.group["agent"] != "not-stated"]
    if not found:
        return note(
            "No clause on people killed or hurt names an actor of the codebook as the one who did it."
            if run.find("figures/casualty-mentions", "side")
            else NOTHING
        )
    rows = [[name_of(run, f, "agent"), value_label(run, "side", f.group["side"]), run.number(f)] for f in found]
    whole = run.get("figures/share-with-agent")
    return table(
        "casualty-agents",
        "Who is said to have done it",
        ["Agent", "Whose people", "Mentions#"],
        rows,
        findings="figures/casualty-mentions/side=…/agent=…",
        remark=["An agent of any kind, actor or not, is named for ", run.number(whole), " of the mentions."],
    )
