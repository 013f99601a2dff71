"""The article view: each article with its mentions, quotations, figures and casualty mentions marked in layers that can be switched."""

import html
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from newsaudit.report.as_html import Links, attribute, make_anchor, render_pieces
from newsaudit.report.blocks import piece
from newsaudit.report.excerpt import GAP, SNIPPET_WORDS, make_excerpt
from newsaudit.report.run import Run
from newsaudit.report.words import format_number

LAYERS = {"mentions": "mention", "quotes": "quote", "figures": "figure", "casualties": "casualty"}
_NAMES = {"mention": "Actors", "quote": "Quotations", "figure": "Figures", "casualty": "Killed and hurt"}
SAID = {
    "snippets": "Of each sentence in which something was found, at most {limit} words are shown; the rest belongs to the publisher.",
    "sentences": "Only the sentences in which something was found are shown.",
    "full": "The whole text is shown.",
    "none": "No text is shown, only places.",
}


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


def share_shown(run: Run) -> float:
    """The share of the words of the articles' sentences that the article view shows, 0–1: short sentences stand whole, so it may be much."""
    spans, shown, whole = collect_spans(run), 0, 0
    for doc_id, article in run.articles.items():
        marked = sorted(spans.get(doc_id, ()))
        starts, furthest = [span[0] for span in marked], list(accumulate((span[1] for span in marked), max))
        for start, end, _ in run.sentences_of(doc_id):
            n = len(article["text"][start:end].split())
            whole += n
            before = bisect_left(starts, end)
            if run.params.evidence == "full" or (before and furthest[before - 1] > start):
                shown += {"snippets": min(n, SNIPPET_WORDS), "none": 0}.get(run.params.evidence, n)
    return shown / whole if whole else 0.0


def render_article(run: Run, doc_id: str, spans: list[tuple[int, int, str]], links: Links) -> str:
    """One article: what it is, its file and hash, and its sentences as far as they may be shown."""
    article = run.articles[doc_id]
    told = " · ".join(html.escape(str(article[k])) for k in ("outlet", "published", "author") if article[k])
    url = (
        f' · <a href="{attribute(article["url"])}" rel="noreferrer">original</a>'
        if str(article["url"] or "").startswith(("https://", "http://"))
        else ""
    )
    row = f", row {article['row']}" if article["row"] is not None else ""
    size = f"{format_number(article['n_words'])} words"
    items = "".join(_render_sentences(run, doc_id, spans, links))
    return (
        f'<section class="article" id="{attribute("article/" + doc_id)}"><h3>{html.escape(article["title"] or doc_id)}</h3>'
        f'<p class="meta">{told + " · " if told else ""}{size}{url}<br>'
        f'File <code>{html.escape(article["path"])}{row}</code>, SHA-256 <code class="hash">{article["sha256"]}</code></p>'
        f'<ol class="sentences">{items}</ol></section>'
    )


def _render_sentences(run: Run, doc_id: str, spans: list[tuple[int, int, str]], links: Links) -> Iterator[str]:
    """A list item a sentence; in full, the text between the sentences too."""
    text, mode = run.articles[doc_id]["text"], run.params.evidence
    spans = sorted(spans)
    starts_at, last = 0, 0
    for start, end, number in run.sentences_of(doc_id):
        while starts_at < len(spans) and spans[starts_at][0] < start and spans[starts_at][1] <= start:
            starts_at += 1
        own = []
        for span in spans[starts_at:]:
            if span[0] >= end:
                break
            if span[1] > start:
                own.append(span)
        if mode == "full" and text[last:start].strip():
            yield f'<li class="between" value="{number}">{html.escape(" ".join(text[last:start].split()))}</li>'
        last = end
        # A sentence in which nothing was found keeps its place, since numbers that count sentences lead there, but shows no words.
        pieces = make_excerpt(text, start, end, own, mode) if own or mode == "full" else [piece(GAP, style="gap")]
        words = render_pieces(pieces, links) or f'<span class="muted">characters {start}–{end}, {len(own)} marked</span>'
        yield f'<li id="{attribute(make_anchor(f"sentence:{doc_id}/{number}"))}" value="{number + 1}">{words}</li>'
    if mode == "full" and text[last:].strip():
        yield f'<li class="between">{html.escape(" ".join(text[last:].split()))}</li>'
