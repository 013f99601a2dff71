"""Reading views: each article's quotations in place, and how the verbs of speech are spread."""

from collections import Counter
from collections.abc import Sequence

from newsaudit.report.blocks import Block, absent, note, passages, piece
from newsaudit.report.charts import limit
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import doc_piece, sentence_piece
from newsaudit.report.shown import cut_to
from newsaudit.report.words import humanise


def quotations_in_place(run: Run) -> Block:
    """The quotations in the order of the articles, each in its sentence, with speaker and verb."""
    quotes = run.table("quotes")
    if not len(quotes):
        return absent("There is nothing to read: no reported speech was found.")
    if run.params.evidence == "none":
        return note("This report carries no words of the articles; the quotations' places stand in tables/quotes.csv.")
    items = []
    for row in choose_evenly([row for row in quotes.astype(object).itertuples(index=False) if has_passage(run, row.doc_id, row.start, row.end)]):
        speaker = (
            value_label(run, "speaker", row.speaker_id)
            if isinstance(row.speaker_id, str) and row.speaker_id
            else row.speaker
            if isinstance(row.speaker, str)
            else "no speaker found"
        )
        cue = [", “", row.cue, "”"] if isinstance(row.cue, str) and row.cue else []
        items.append(
            {
                "head": [
                    piece(speaker, style="strong"),
                    " – ",
                    row.type,
                    *cue,
                    " · ",
                    doc_piece(run, row.doc_id),
                    ", ",
                    sentence_piece(run, row.doc_id, row.start, "in the article"),
                    " · ",
                    piece(humanise(row.rule.rpartition("/")[2]), to=f"rule:{row.rule}"),
                ],
                "text": run.excerpt(row.doc_id, [(row.start, row.end)], "mark"),
            }
        )
    n = len(quotes)
    if not items:
        return note("No passage of these articles is long enough to read a quotation in; their places stand in tables/quotes.csv.")
    which = "the first ones of each article as far as there is room"
    remark = f"{len(items)} of {n:,} pieces of reported speech, {which}; all are marked in the articles."
    caption = "Every quotation in its place" if n == len(items) else "Quotations in their place"
    return passages("quotations-in-place", caption, items, remark=None if n == len(items) else remark)


def choose_evenly(rows: Sequence) -> list:
    """Of each article as many of the first rows as the limit of passages allows, in their order."""
    seen: Counter = Counter()
    ranked = []
    for i, row in enumerate(rows):
        ranked.append((seen[row.doc_id], i))
        seen[row.doc_id] += 1
    return [rows[i] for i in sorted(i for _, i in sorted(ranked)[: limit("passages")])]


def has_passage(run: Run, doc_id: str, start: int, end: int) -> bool:
    """Whether the report carries running words of the sentences around a span, not only those that are counted in them."""
    text, (first, last) = run.articles[doc_id]["text"], run.around(doc_id, start, end)
    stretches = cut_to(run.shown(doc_id), first, last)
    is_whole = [text[a:b].split() for a, b in stretches] == [text[first:last].split()]
    return is_whole or any(len(text[a:b].split()) > limit("fact_words") for a, b in stretches if a < end and b > start)
