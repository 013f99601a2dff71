"""More on quotations: the verbs that report speech, articles that quote one side only, and quotations that several articles print."""

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import colour
from newsaudit.report.charts_bars import Part, draw_divided
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import doc_piece, get_sides, list_values, name_of, rank, sentence_piece
from newsaudit.report.show_quotes import NOTHING
from newsaudit.report.words import count, format_number, shorten

CLASSES = ("neutral", "evaluative", "uncoded", "no-cue")


def cue_classes(run: Run) -> Block:
    """Divided bars: for each side, how its speech is reported, with neutral or with evaluative verbs."""
    found = run.find("quotes/cues", "side", "class")
    if not found:
        return absent(NOTHING)
    fills = dict(zip(CLASSES, (colour("plain"), colour("accent"), colour("lilac"), colour("muted")), strict=True))
    sides, _ = get_sides(run, {f.group["side"] for f in found})
    places = {(f.group["side"], f.group["class"]): f for f in found}
    classes = [c for c in CLASSES if any((s, c) in places for s in sides)]
    bars, rows = [], []
    for side in sides:
        own = [places.get((side, c)) for c in classes]
        whole = sum(f.value for f in own if f)
        share = run.get("quotes/share-of-cues", **{"side": side, "class": "evaluative"})
        bars.append(
            (
                value_label(run, "side", side),
                [Part(f.value, format_number(f.value), f.id, fills[c]) for f, c in zip(own, classes, strict=True) if f and f.value],
                f"n={whole:,.0f}",
            )
        )
        rows.append(
            [
                value_label(run, "side", side),
                *[run.number(f) if f else "0" for f in own],
                run.number(share) if share or not whole else format_number(0, "share"),
            ]
        )
    names = [value_label(run, "class", c) for c in classes]
    behind = table(
        "cue-classes", "Quotations by side and class of the reporting verb", ["Side", *[n + "#" for n in names], "Share evaluative#"], rows
    )
    alt = f"Divided bars of reporting verbs by side: {list_values([(label, text) for label, _, text in bars])}."
    return chart(
        "cue-classes",
        "How the speech of each side is reported",
        draw_divided(bars, key=[(n, fills[c]) for n, c in zip(names, classes, strict=True)], is_share=True),
        alt,
        behind,
        findings="quotes/cues/side=…/class=…",
        remark="“Said” is neutral; “claimed”, “admitted” or “warned” add something. "
        "A class says what the verb commonly adds, not what the writer meant.",
    )


def cue_words(run: Run) -> Block:
    """A table of the reporting verbs, with their class and the sides that they report."""
    ranked = rank(run.find("quotes/cues", "class", "cue"))
    if not ranked:
        return absent(NOTHING)
    by_side = {(f.group["side"], f.group["cue"]): f for f in run.find("quotes/cues", "side", "cue")}
    sides, _ = get_sides(run, {side for side, _ in by_side})
    rows = [
        [
            name_of(run, f, "cue"),
            name_of(run, f, "class"),
            run.number(f),
            *[run.number(by_side[s, f.group["cue"]]) if (s, f.group["cue"]) in by_side else "" for s in sides],
        ]
        for f in ranked
    ]
    return table(
        "cue-words",
        "Reporting verbs, by codebook entry",
        ["Verb", "Class", "Quotations#", *[value_label(run, "side", s) + "#" for s in sides]],
        rows,
        findings="quotes/cues/side=…/cue=…",
    )


def one_sided(run: Run) -> Block:
    """A table of the articles that quote speakers of one side of the story only."""
    asked = run.get("quotes/sided-articles")
    if asked is None or not asked.value:
        return note("No article quotes speakers of the story's sides at least twice, so there is no answer to how many quote one side only.")
    rows = [
        [
            f"Only {value_label(run, 'side', f.group['side'])} speakers",
            run.number(f),
            run.number(run.get("quotes/share-one-sided", side=f.group["side"])),
        ]
        for f in rank(run.find("quotes/one-sided-articles", "side"))
    ]
    rows.append(["Any one side", run.number(run.get("quotes/one-sided-articles")), run.number(run.get("quotes/share-one-sided"))])
    return table(
        "one-sided",
        "Articles that quote one side only",
        ["What", "Articles#", "Share#"],
        rows,
        findings="quotes/one-sided-articles/side=…",
        remark=[
            "Of the ",
            run.number(asked),
            f" {'article' if asked.value == 1 else 'articles'} that quote speakers of the story's sides at least twice.",
        ],
    )


def shared_quotations(run: Run) -> Block:
    """A table of the direct quotations that several articles print, and who cut them."""
    ranked = rank(run.find("quotes/shared-quotation-articles", "quotation"))
    if not ranked:
        return absent("no direct quotation stands in two articles")
    quotes = run.table("quotes")
    ends = dict(zip(zip(quotes["doc_id"], quotes["start"], strict=True), quotes["end"], strict=True))
    cuts: dict[str, list] = {}
    for f in rank(run.find("quotes/words-cut", "quotation", "article")):
        cuts.setdefault(f.group["quotation"], []).append(f)
    rows = []
    for f in ranked:
        doc_id, _, place = f.group["quotation"].rpartition(":") if ":" in f.group["quotation"] else f.group["quotation"].rpartition(" ")
        start = int(place) if place.isdigit() else 0
        words = run.words(doc_id, start, ends.get((doc_id, start), start)) if doc_id in run.articles else ""
        said = shorten(" ".join(words.split()), 60) if words else f.group["quotation"]
        cut: list = []
        for i, own in enumerate(cuts.get(f.group["quotation"], [])):
            cut += [", " if i else "", doc_piece(run, own.group["article"]), " by ", run.number(own, text=count(own.value, "word"))]
        rows.append([sentence_piece(run, doc_id, start, said) if doc_id in run.articles else said, run.number(f), cut or "nobody"])
    return table(
        "shared-quotations",
        "Quotations that several articles print",
        ["Quotation", "Articles#", "Cut by"],
        rows,
        findings="quotes/shared-quotation-articles/quotation=…",
    )
