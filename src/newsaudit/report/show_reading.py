"""Reading views: each article's quotations in place, and how the verbs of speech are spread."""

from newsaudit.report.blocks import Block, note, passages, piece
from newsaudit.report.charts import limit
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import doc_piece, sentence_piece
from newsaudit.report.words import humanise


def quotations_in_place(run: Run) -> Block:
    """The quotations in the order of the articles, each in its sentence, with speaker and verb."""
    quotes = run.table("quotes")
    if not len(quotes):
        return note("There is nothing to read: no reported speech was found.")
    if run.params.evidence == "none":
        return note("This report carries no words of the articles; the quotations' places stand in tables/quotes.csv.")
    items = []
    for row in quotes.head(limit("passages")).astype(object).itertuples(index=False):
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
    remark = f"The first {len(items)} of {n:,} pieces of reported speech; all are marked in the articles." if n > len(items) else None
    return passages("quotations-in-place", "Every quotation in its place", items, remark=remark)
