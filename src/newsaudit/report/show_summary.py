"""The first screen: five to seven findings as plain sentences, each with a small picture and its limit, and only where the data carry them."""

from newsaudit.report.blocks import Block, cards, note, piece
from newsaudit.report.charts import colour
from newsaudit.report.charts import limit as limit_of
from newsaudit.report.charts_bars import Bar, Part, draw_bars, draw_divided
from newsaudit.report.labels import value_label
from newsaudit.report.provenance import SHIPPED_ACTORS, lacks_actors
from newsaudit.report.run import Run
from newsaudit.report.show_parts import get_sides, list_values, name_of, rank, side_key
from newsaudit.report.show_quotes import speaker_side
from newsaudit.report.show_summary_numbers import SHOWN, WIDTH, casualties, difficulty, numbers
from newsaudit.report.words import capitalise, count, format_number, format_share, spell, times

# what no sentence of the first screen calls a side of the story; outlets stand between the sides
_NO_SIDE = ("other", "media", "unknown", "none", "ambiguous", "not-stated", "uncoded")


def findings(run: Run) -> Block:
    """The findings of the first screen."""
    made = [card for make in (most_named, sides, most_quoted, nameless, numbers, casualties, difficulty) if (card := make(run)) is not None]
    return cards(made) if made else note("Nothing was found in these articles that could be counted: no actor, no quotation, no figure.")


def most_named(run: Run) -> dict | None:
    """Who is named most."""
    ranked = rank(run.find("actors/mentions", "actor"), 1)
    if not ranked:
        return None
    top, articles = ranked[0], run.get("actors/articles", actor=ranked[0].group["actor"])
    n = run.value("corpus/articles")
    tied = [f for f in ranked if f.value == top.value]
    said = [
        piece(name_of(run, top, "actor"), style="strong"),
        " is named most often, " if len(tied) == 1 else " is among the most named, ",
        run.number(top, text=times(top.value)),
    ]
    if articles and n > 1:
        said += [", in ", run.number(articles, text="all" if articles.value == n else spell(articles.value)), " " if articles.value == n else " of "]
        said += [run.number(run.get("corpus/articles"), text=count(n, "article"))]
    _, colours = get_sides(run, {run.actor_side(f.group["actor"]) for f in ranked[:SHOWN]})
    bars = [Bar(name_of(run, f, "actor"), f.value, format_number(f.value), f.id, colours[run.actor_side(f.group["actor"])]) for f in ranked[:SHOWN]]
    ambiguous, uncoded = run.get("actors/ambiguous"), run.get("actors/uncoded")
    codebook = f"the codebook that ships with newsaudit ({SHIPPED_ACTORS.parent.name})" if lacks_actors(run) else "the codebook"
    limit: list = [f"Counted are actors of {codebook}"]
    if uncoded and uncoded.value:
        limit += ["; capitalised names in no codebook stand ", run.number(uncoded, text=times(uncoded.value))]
    if ambiguous and ambiguous.value:
        limit += ["; ", run.number(ambiguous, text=count(ambiguous.value, "mention")), " may mean several actors"]
    return {
        "sentence": [*said, "."],
        "limit": [*limit, "."],
        "svg": draw_bars(bars, width=WIDTH),
        "alt": f"Bars of mentions: {list_values([(b.label, b.text) for b in bars])}.",
    }


def sides(run: Run) -> dict | None:
    """How mentions are shared among the sides; only where there are two."""
    ranked = rank(run.find("actors/mentions", "side"), 1)
    if len(ranked) < 2:
        return None
    order, colours = get_sides(run, {f.group["side"] for f in ranked})
    whole = sum(f.value for f in ranked)
    places = {f.group["side"]: f for f in ranked}
    named = [f for f in ranked if f.group["side"] not in _NO_SIDE][: limit_of("sides")]
    if len(named) < 2:
        return None
    drawn = [side for side in order if side in {f.group["side"] for f in named}]
    shares = [run.get("actors/share-of-mentions", side=f.group["side"]) for f in named[:2]]
    labels = [value_label(run, "side", f.group["side"]) for f in named[:2]]
    said = [
        "The ",
        piece(labels[0], style="strong"),
        " side has ",
        run.number(shares[0]),
        " of all mentions, the ",
        piece(labels[1], style="strong"),
        " side ",
        run.number(shares[1]),
        ".",
    ]
    parts = [Part(places[s].value, format_share(places[s].value / whole), places[s].id, colours[s]) for s in drawn]
    told = [(value_label(run, "side", side), part.text) for side, part in zip(drawn, parts, strict=True)]
    key = side_key(run, drawn, colours)
    if rest := whole - sum(places[s].value for s in drawn):
        parts.append(Part(rest, format_share(rest / whole), None, colour("muted")))
        told.append(("all others", parts[-1].text))
        key.append(("all others", colour("muted")))
    return {
        "sentence": said,
        "limit": ["Of ", run.number(run.get("actors/mentions"), text=count(whole, "mention")), "; sides are those of the codebook."],
        "svg": draw_divided([("", parts, "")], key=key, is_share=True, width=WIDTH),
        "alt": f"A divided bar of mentions by side: {list_values(told)}.",
    }


def most_quoted(run: Run) -> dict | None:
    """Who speaks most."""
    ranked = [f for f in rank(run.find("quotes/words", "speaker"), 1) if f.group["speaker"] not in ("anonymous", "not-found", "undecided")]
    if not ranked:
        return None
    top = ranked[0]
    share = run.get("quotes/share-of-voice", speaker=top.group["speaker"])
    said = [
        piece(name_of(run, top, "speaker"), style="strong"),
        " speaks most: " if sum(f.value == top.value for f in ranked) == 1 else " is among those who speak most: ",
        run.number(top, text=count(top.value, "word")),
        ", ",
        run.number(share),
        " of all that is quoted.",
    ]
    _, colours = get_sides(run, {speaker_side(run, f.group["speaker"]) for f in ranked[:SHOWN]})
    bars = [
        Bar(name_of(run, f, "speaker"), f.value, format_number(f.value), f.id, colours[speaker_side(run, f.group["speaker"])]) for f in ranked[:SHOWN]
    ]
    lost = [run.get("quotes/words", speaker=s) for s in ("not-found", "undecided")]
    open_words = [f for f in lost if f is not None and f.value]
    limit = ["Direct and indirect speech alike"]
    if open_words:
        limit += [
            "; the speaker of ",
            run.number(open_words[0], text=count(open_words[0].value, "word")),
            " was not found" if open_words[0].group["speaker"] == "not-found" else " stays undecided",
        ]
    return {
        "sentence": said,
        "limit": [*limit, "."],
        "svg": draw_bars(bars, width=WIDTH),
        "alt": f"Bars of quoted words: {list_values([(b.label, b.text) for b in bars])}.",
    }


def nameless(run: Run) -> dict | None:
    """How much of the speech comes from anonymous sources."""
    whole, anonymous = run.get("quotes/quotations"), run.get("quotes/anonymous")
    if whole is None or not whole.value:
        return None
    n = anonymous.value if anonymous else 0
    said: list = [
        run.number(whole, text=capitalise(count(whole.value, "quotation"))),
        " ",
        "stands" if whole.value == 1 else "stand",
        " in the articles; ",
    ]
    said += (
        [
            run.number(anonymous, text=spell(n)),
            f" {'comes' if n == 1 else 'come'} from a source that stays nameless." if n <= 1 else " come from sources that stay nameless.",
        ]
        if n
        else ["none comes from an anonymous source."]
    )
    reason = run.get("quotes/anonymous-attributions", reason="given")
    parts = []
    fills = {"named": colour("strong"), "anonymous": colour("accent"), "not-attributed": colour("muted")}
    for f in run.find("quotes/quotations", "naming"):
        if f.value:
            parts.append((value_label(run, "naming", f.group["naming"]), Part(f.value, format_number(f.value), f.id, fills[f.group["naming"]])))
    limit: list = []
    if n and reason is not None:
        limit = (
            ["A reason for anonymity is given in ", run.number(reason, text=count(reason.value, "case")), "."]
            if reason.value
            else ["No reason for anonymity is given."]
        )
    return {
        "sentence": said,
        "limit": limit,
        "svg": draw_divided([("", [p for _, p in parts], "")], key=[(label, p.colour) for label, p in parts], is_share=True, width=WIDTH),
        "alt": f"A divided bar of quotations: {list_values([(label, p.text) for label, p in parts])}.",
    }
