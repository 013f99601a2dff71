"""The chapter on quotations: who speaks, how much, in which form, and who stays nameless."""

from collections import Counter

from newsaudit.report.blocks import Block, absent, chart, note, table
from newsaudit.report.charts import colour, limit
from newsaudit.report.charts_bars import Bar, Part, draw_bars, draw_divided
from newsaudit.report.labels import value_label
from newsaudit.report.run import Finding, Run
from newsaudit.report.show_parts import get_sides, list_values, name_of, printed, rank, share_text, side_key
from newsaudit.report.show_sides import divide_by_side, sides_over_time
from newsaudit.report.words import format_number, join_words

NOTHING = "No reported speech was found in these articles."
TYPES = ("direct", "mixed", "indirect")


def type_colours() -> dict[str, str]:
    """The colour of each form of quotation."""
    return dict(zip(TYPES, (colour("strong"), colour("lilac"), colour("pale")), strict=True))


def speaker_side(run: Run, speaker: str) -> str:
    """The side of a speaker, or what stands in its place for the nameless, documents, speakers in no codebook and open ones."""
    if speaker in run.actors:
        return run.actor_side(speaker)
    if speaker.startswith("name:"):
        return "uncoded"
    return {"undecided": "ambiguous"}.get(speaker, "document" if speaker.startswith("document:") else speaker)


def _rank_speakers(run: Run, measure: str) -> list[Finding]:
    return [f for f in rank(run.find(measure, "speaker")) if f.value]


def voice_share(run: Run) -> Block:
    """Ranked bars of the quoted words of each speaker, coloured by side."""
    ranked = _rank_speakers(run, "quotes/words")
    if not ranked:
        return note(NOTHING)
    shown = ranked[: limit("bars")]
    _, colours = get_sides(run, {speaker_side(run, f.group["speaker"]) for f in ranked})
    bars = [
        Bar(
            name_of(run, f, "speaker"),
            f.value,
            f"{format_number(f.value)} ({share_text(run, 'quotes/share-of-voice', speaker=f.group['speaker'])})",
            f.id,
            colours[speaker_side(run, f.group["speaker"])],
        )
        for f in shown
    ]
    sides = list(dict.fromkeys(speaker_side(run, f.group["speaker"]) for f in shown))
    rows = []
    for f in ranked:
        own = {"speaker": f.group["speaker"]}
        rows.append(
            [
                name_of(run, f, "speaker"),
                run.number(f),
                run.number(run.get("quotes/share-of-voice", **own)),
                run.number(run.get("quotes/quotations", **own)),
                run.number(run.get("quotes/articles", **own)),
            ]
        )
    behind = table("voice-share", "Quoted words of each speaker", ["Speaker", "Words#", "Share#", "Quotations#", "Articles#"], rows)
    alt = f"Ranked bars of quoted words: {list_values([(b.label, b.text) for b in bars])}."
    caption = "Share of voice: quoted words by speaker" + (f", the first {len(shown)} of {len(ranked)}" if len(ranked) > len(shown) else "")
    key = side_key(run, sides, colours)
    return chart(
        "voice-share",
        caption,
        draw_bars(bars, key=key),
        alt,
        behind,
        findings="quotes/words/speaker=…",
        remark=[
            "Of ",
            run.show("quotes/words"),
            " quoted words in ",
            run.show("quotes/quotations"),
            " quotations. Joint speakers count for each of them.",
        ],
    )


def voice_by_side(run: Run) -> Block:
    """Divided bars: each side's share of quoted words in the whole, in titles and in the first fifth."""
    if not run.find("quotes/words", "side"):
        return absent(NOTHING)
    places = {"quotes/words": "all", "quotes/title-words": "in titles", "quotes/first-fifth-words": "first fifth"}
    columns = {
        "quotes/share-of-voice": "Share",
        "quotes/words": "Words",
        "quotes/quotations": "Quotations",
        "quotes/title-words": "In titles",
        "quotes/first-fifth-words": "First fifth",
    }
    remark = "n is the number of words. Nameless sources count for the side that their phrase tells, and as anonymous where it tells none."
    captions = {"caption": "Whose side speaks, in quoted words", "behind": "Quoted words by side of the speaker"}
    return divide_by_side(run, "voice-by-side", places, columns, **captions, noun="quoted words", remark=remark)


def types_by_speaker(run: Run) -> Block:
    """Divided bars: direct, mixed and indirect speech of each speaker."""
    ranked = _rank_speakers(run, "quotes/quotations")[: limit("bars")]
    if not ranked:
        return absent(NOTHING)
    places = {(f.group["speaker"], f.group["type"]): f for f in run.find("quotes/quotations", "speaker", "type")}
    colours, bars, rows = type_colours(), [], []
    for f in ranked:
        own = [places.get((f.group["speaker"], t)) for t in TYPES]
        bars.append(
            (
                name_of(run, f, "speaker"),
                [Part(g.value, format_number(g.value), g.id, colours[t]) for g, t in zip(own, TYPES, strict=True) if g and g.value],
                format_number(f.value),
            )
        )
        rows.append([name_of(run, f, "speaker"), run.number(f), *[run.number(g) if g else "0" for g in own]])
    behind = table("types-by-speaker", "Quotations by speaker and form", ["Speaker", "Quotations#", *[t + "#" for t in TYPES]], rows)
    alt = f"Divided bars of direct, mixed and indirect quotations: {list_values([(label, text) for label, _, text in bars])}."
    return chart(
        "types-by-speaker",
        "In which form each speaker is quoted",
        draw_divided(bars, key=list(colours.items()), is_share=False),
        alt,
        behind,
        findings="quotes/quotations/speaker=…/type=…",
        remark="Direct speech stands wholly in quotation marks, mixed speech in part, indirect speech not at all.",
    )


def naming(run: Run) -> Block:
    """A table of how speakers are named: by kind of reference, with the settled and the open ones."""
    if not run.value("quotes/quotations"):
        return absent(NOTHING)
    rows = []
    for group, label in (("naming", "Attribution"), ("speaker-kind", "Referred to by"), ("status", "Speaker settled"), ("type", "Form")):
        for f in rank(run.find("quotes/quotations", group)):
            rows.append(
                [
                    f"{label}: {name_of(run, f, group)}",
                    run.number(f),
                    run.number(run.get("quotes/share-of-quotations", **f.group)),
                    run.number(run.get("quotes/words", **f.group)),
                ]
            )
    return table(
        "naming",
        "How speakers are named",
        ["What", "Quotations#", "Share#", "Words#"],
        rows,
        findings="quotes/quotations/naming=…",
        remark="Quotations whose speaker stays open are counted in every whole and shown as such.",
    )


def anonymous_sources(run: Run) -> Block:
    """A table of every anonymous phrase, how often it stands and what the articles tell of the source."""
    ranked = rank(run.find("quotes/anonymous-attributions", "phrase"))
    if not ranked:
        return note("No quotation is attributed to an anonymous source.") if run.value("quotes/quotations") else absent(NOTHING)
    told: dict[str, list] = {}
    for row in run.table("anonymous").astype(object).itertuples(index=False):
        told.setdefault(" ".join(row.phrase.split()).lower(), []).append(row)
    rows, meant = [], _say_meant(run)
    for f in ranked:
        own = told.get(f.group["phrase"], [])
        full = list(dict.fromkeys(who for r in own if (who := meant.get((r.doc_id, r.start, r.end))) and who.lower() != f.group["phrase"]))
        reasons = [r.reason for r in own if isinstance(r.reason, str)]
        rows.append(
            [
                printed(run, Counter(" ".join(r.phrase.split()) for r in own).most_common(1)[0][0] if own else f.group["phrase"])
                + (f" (for {join_words([printed(run, who) for who in full])})" if full else "")
                if run.params.evidence != "none"
                else "anonymous source",
                run.number(f),
                ", ".join(dict.fromkeys(r.kind for r in own)),
                ", ".join(dict.fromkeys(value_label(run, "side", r.side) for r in own)),
                f"{len(reasons)} of {len(own)}",
                f"{sum(bool(r.is_sole) for r in own)} of {len(own)}",
            ]
        )
    shares = [run.get("quotes/share-anonymous"), run.get("quotes/share-anonymous-reason"), run.get("quotes/share-anonymous-sole-source")]
    remark = [
        "Of all quotations ",
        run.number(shares[0]),
        " are anonymous; of these, a reason is given for ",
        run.number(shares[1]),
        ", and ",
        run.number(shares[2]),
        " stand in a sentence that names no other source.",
    ]
    return table(
        "anonymous-sources",
        "Anonymous sources, as the articles put it",
        ["Phrase", "Times#", "Kind", "Side", "Reason given#", "Sole source#"],
        rows,
        remark=remark,
        findings="quotes/anonymous-attributions/phrase=…",
    )


def _say_meant(run: Run) -> dict[tuple[str, int, int], str]:
    """Whom the article calls so, for each quotation of a nameless speaker: what "he" or "the official" stands for."""
    quotes = run.table("quotes").astype(object)
    rows = quotes[(quotes["speaker_id"] == "anonymous").to_numpy(dtype=bool, na_value=False)].itertuples(index=False)
    return {(row.doc_id, row.start, row.end): " ".join(row.speaker.split()) for row in rows if isinstance(row.speaker, str)}


def voice_over_time(run: Run) -> Block:
    """Stacked bars of quoted words by side over the days."""
    captions = {"caption": "Quoted words by side over time", "behind": "Quoted words by side and date"}
    return sides_over_time(run, "voice-over-time", "quotes/words", **captions, unit="words")
