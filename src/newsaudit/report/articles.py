"""The article view: where in each article its mentions, quotations, figures and casualty mentions stand, and what of its words may be shown."""

import html
from collections.abc import Iterator, Sequence

from newsaudit.report.as_html import render_pieces
from newsaudit.report.charts import limit
from newsaudit.report.excerpt import make_excerpt
from newsaudit.report.links import Links, attribute, make_anchor
from newsaudit.report.run import Run
from newsaudit.report.shown import cut_to
from newsaudit.report.words import count, format_number, join_words

LAYERS = {"mentions": "mention", "quotes": "quote", "figures": "figure", "casualties": "casualty"}
_NAMES = {"mention": "Actors", "quote": "Quotations", "figure": "Figures", "casualty": "Killed and hurt"}
_SAID = {
    "snippets": "Of each article the words that are counted are shown, and passages of at most {most} words that come to no more than {share}% "
    "of it; the rest belongs to its publisher.",
    "sentences": "Of each article the sentences in which something is counted are shown.",
    "full": "The whole text of each article is shown.",
    "none": "No text is shown, only places.",
}
# The width of an article's strip, in units that its letters are spread over.
STRIP = 600


def say_shown(run: Run) -> str:
    """How much of the articles' text the report shows, by its parameter. A sentence."""
    return _SAID[run.params.evidence].format(share=limit("passage_share"), most=limit("passage_words"))


def render_layers() -> str:
    """The switches of the layers; they work without JavaScript."""
    boxes = "".join(
        f'<label class="{layer}"><input type="checkbox" id="layer-{layer}" checked> <mark class="{layer}">{name}</mark></label>'
        for layer, name in _NAMES.items()
    )
    return f'<fieldset class="layers"><legend>Show in the articles</legend>{boxes}</fieldset>'


def collect_spans(run: Run) -> dict[str, list[tuple[int, int, str]]]:
    """The marked spans of every article, with their layer."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for table, layer in LAYERS.items():
        frame = run.table(table)
        for doc_id, start, end in zip(frame["doc_id"].tolist(), frame["start"].tolist(), frame["end"].tolist(), strict=True):
            spans.setdefault(doc_id, []).append((start, end, layer))
    return spans


def share_shown(run: Run) -> tuple[float, float]:
    """The shares (0–1) of the articles' words that the report prints in all its files together, and that it prints as passages."""
    shown = [run.shown(doc_id) for doc_id in run.articles]
    whole = sum(one.n_words for one in shown) or 1
    return sum(one.n_shown for one in shown) / whole, sum(one.n_passages for one in shown) / whole


def render_article(run: Run, doc_id: str, spans: list[tuple[int, int, str]], links: Links) -> str:
    """One article: what it is, its file and hash, where in it things stand, and its sentences as far as they may be shown."""
    article = run.articles[doc_id]
    told = [html.escape(str(article[k])) for k in ("outlet", "published", "author") if article[k]]
    told.append(f"{format_number(article['n_words'])} words")
    if str(article["url"] or "").startswith(("https://", "http://")):
        told.append(f'<a href="{attribute(article["url"])}" rel="noreferrer">original</a>')
    row = f", row {article['row']}" if article["row"] is not None else ""
    items = "".join(_render_sentences(run, doc_id, sorted(spans), links))
    return (
        f'<section class="article" id="{attribute("article/" + doc_id)}"><h3>{html.escape(article["title"] or run.doc_label(doc_id))}</h3>'
        f'<p class="meta">{" · ".join(told)}<br>'
        f'File <code>{html.escape(article["path"])}{row}</code>, SHA-256 <code class="hash">{article["sha256"]}</code></p>'
        f'{render_strip(len(article["text"]), spans)}<ol class="sentences">{items}</ol></section>'
    )


def render_strip(length: int, spans: Sequence[tuple[int, int, str]]) -> str:
    """A picture of an article from its first letter to its last, each layer's spans in a lane of its own; empty where nothing was found."""
    lanes = [(layer, sorted({(s, e) for s, e, of in spans if of == layer})) for layer in _NAMES]
    lanes = [(layer, own) for layer, own in lanes if own]
    if not lanes or not length:
        return ""
    rows = []
    for layer, own in lanes:
        # at least as wide as can be seen
        ticks = [(s / length * STRIP, max((e - s) / length * STRIP, 2)) for s, e in own]
        drawn = "".join(f"M{x:.0f} 0h{wide:.0f}v1h-{wide:.0f}z" for x, wide in ticks)
        lane = f'<svg viewBox="0 0 {STRIP} 1" preserveAspectRatio="none" aria-hidden="true"><path d="{drawn}"/></svg>'
        rows.append(f'<div class="{layer}">{_NAMES[layer]} {len(own)}{lane}</div>')
    says = join_words([f"{_NAMES[layer].lower()} in {count(len(own), 'place')}" for layer, own in lanes])
    label = f"Where they stand, from the first word to the last: {says}."
    return f'<div class="strip" role="img" aria-label="{label}">{"".join(rows)}</div>'


def _render_sentences(run: Run, doc_id: str, spans: Sequence[tuple[int, int, str]], links: Links) -> Iterator[str]:
    """A list item a sentence that shows words or marks, one for all others between two of them; in full, the text between the sentences too."""
    text, is_full, shown = run.articles[doc_id]["text"], run.params.evidence == "full", run.shown(doc_id)
    starts_at, last, skipped = 0, 0, []
    for start, end, number in run.sentences_of(doc_id):
        while starts_at < len(spans) and spans[starts_at][0] < start and spans[starts_at][1] <= start:
            starts_at += 1
        own = []
        for span in spans[starts_at:]:
            if span[0] >= end:
                break
            if span[1] > start:
                own.append(span)
        if is_full and text[last:start].strip():
            yield f'<li class="between" value="{number}">{html.escape(" ".join(text[last:start].split()))}</li>'
        last = end
        pieces = make_excerpt(text, start, end, own, shown)
        if not own and not pieces:
            skipped.append(number)
            continue
        yield from _render_skipped(doc_id, skipped, links)
        skipped = []
        # words that are counted, without a passage around them, are a list more than a text
        is_bare = not is_full and all(len(text[a:b].split()) <= limit("fact_words") for a, b in cut_to(shown, start, end))
        words = render_pieces(pieces, links) or f'<span class="muted">characters {start}–{end}, {len(own)} marked</span>'
        kind = ' class="bare"' if is_bare else ""
        yield f'<li id="{attribute(make_anchor(f"sentence:{doc_id}/{number}", links.codes))}"{kind} value="{number + 1}">{words}</li>'
    yield from _render_skipped(doc_id, skipped, links)
    if is_full and text[last:].strip():
        yield f'<li class="between">{html.escape(" ".join(text[last:].split()))}</li>'


def _render_skipped(doc_id: str, numbers: Sequence[int], links: Links) -> Iterator[str]:
    """One item for sentences of which nothing is shown. Each keeps its place, since numbers that count sentences lead there."""
    if numbers:
        first, *others = (attribute(make_anchor(f"sentence:{doc_id}/{number}", links.codes)) for number in numbers)
        places = "".join(f'<span id="{place}"></span>' for place in others)
        which = f"Sentence {numbers[0] + 1}" if not others else f"Sentences {numbers[0] + 1}–{numbers[-1] + 1}"
        yield f'<li id="{first}" class="skipped" value="{numbers[0] + 1}">{places}{which}: not shown</li>'
