"""A run to be explored in JupyterLab: frames to filter, a concordance, articles with their marks, charts of one's own.

What is shown here is the run's own data with the whole text of the articles; nothing of it is part of the report.
"""

import html
import re
from collections.abc import Sequence

import matplotlib
import pandas as pd

from newsaudit.errors import TableError
from newsaudit.report.articles import LAYERS
from newsaudit.report.charts import STYLE, colour, side_colours
from newsaudit.report.excerpt import mark_spans
from newsaudit.report.run import Run, open_run

__all__ = ["MarkedArticle", "browse", "concordance", "frame", "house_style", "mark_article", "open_run", "plot_bars"]

_COLOURS = {"mention": "#cfe4f5", "quote": "#eceef1", "figure": "#ffe9a8", "casualty": "#f9d5c2"}


def frame(run: Run, table: str) -> pd.DataFrame:
    """One of the run's tables as a frame, with each row's outlet, day and sentence beside it; actors with their name and side.

    table: mentions, quotes, figures, casualties, anonymous, uncoded, or any other in columns.yml. Raises TableError for an unknown one.
    """
    rows = run.table(table).copy()
    if "doc_id" not in rows.columns or table == "articles":
        return rows
    articles = run.table("articles")[["doc_id", "outlet", "published"]]
    new = [name for name in ("outlet", "published") if name not in rows.columns]
    rows = rows.merge(articles[["doc_id", *new]], how="left", on="doc_id", validate="many_to_one")
    if {"start", "end"} <= set(rows.columns):
        rows["sentence"] = [_sentence_of(run, *place) for place in zip(rows["doc_id"], rows["start"], rows["end"], strict=True)]
    if "actor_id" in rows.columns:
        rows["actor"] = rows["actor_id"].map(run.actor_name)
        rows["side"] = rows["actor_id"].map(run.actor_side)
    return rows


def _sentence_of(run: Run, doc_id: str, start: int, end: int) -> str:
    if doc_id not in run.articles:  # evidence of what was rejected names files that are no articles
        return ""
    first, last = run.around(doc_id, int(start), int(end))
    return " ".join(run.articles[doc_id]["text"][first:last].split())


def concordance(run: Run, pattern: str, *, width: int = 60, ignore_case: bool = True) -> pd.DataFrame:
    """Every place where a regular expression matches: doc_id, start, end, and the words left of it, in it and right of it.

    Offsets count in the article's text. width: characters of context on each side. Raises TableError for a pattern that is none.
    """
    try:
        compiled = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise TableError(
            f"concordance {pattern!r}: is not a regular expression ({error}); put a backslash before signs that stand for themselves"
        ) from error
    rows = []
    for doc_id, article in run.articles.items():
        text = article["text"]
        for match in compiled.finditer(text):
            start, end = match.span()
            if end > start:
                left, right = text[max(0, start - width) : start], text[end : end + width]
                rows.append((doc_id, article["outlet"], start, end, " ".join(left.split()), match[0], " ".join(right.split())))
    return pd.DataFrame(rows, columns=["doc_id", "outlet", "start", "end", "left", "match", "right"])


class MarkedArticle:
    """An article with the spans of some layers marked; JupyterLab shows it in colour."""

    def __init__(self, title: str, pieces: Sequence[dict]):
        self.title, self.pieces = title, list(pieces)

    def __repr__(self) -> str:
        return f"{self.title}: " + "".join(f"[{p['text']}]" if "style" in p else p["text"] for p in self.pieces)

    def _repr_html_(self) -> str:
        out = []
        for part in self.pieces:
            text = html.escape(part["text"]).replace("\n", "<br>")
            styles = part.get("style", "").split()
            # Layers lie in each other; the innermost, named last, gives the colour.
            out.append(f'<mark title="{", ".join(styles)}" style="background:{_COLOURS[styles[-1]]};color:#1b1f24">{text}</mark>' if styles else text)
        return f'<div style="max-width:44rem;line-height:1.6"><b>{html.escape(self.title)}</b><br>{"".join(out)}</div>'


def mark_article(run: Run, doc_id: str, *layers: str) -> MarkedArticle:
    """The whole text of an article with layers marked: mentions, quotes, figures, casualties; without any named, all of them.

    Raises TableError for an article or layer that the run has not.
    """
    if doc_id not in run.articles:
        raise TableError(f"article {doc_id}: the run has none; there are {', '.join(list(run.articles)[:10])}")
    strays = [layer for layer in layers if layer not in LAYERS]
    if strays:
        raise TableError(f"layer {', '.join(strays)}: there are {', '.join(LAYERS)}")
    text, spans = run.articles[doc_id]["text"], []
    for table in layers or LAYERS:
        rows = run.table(table)
        rows = rows[(rows["doc_id"] == doc_id).to_numpy(dtype=bool)]
        spans += [(int(s), int(e), LAYERS[table]) for s, e in zip(rows["start"], rows["end"], strict=True)]
    return MarkedArticle(
        run.articles[doc_id]["title"] or doc_id, mark_spans(text, 0, len(text), sorted(spans, key=lambda s: (s[0], -s[1])), keep_breaks=True)
    )


def browse(run: Run):
    """A widget that shows any article with the layers that are ticked."""
    import ipywidgets

    options = [(f"{run.doc_label(d)} – {run.articles[d]['title'] or d}", d) for d in run.articles]
    article = ipywidgets.Dropdown(options=options, description="Article")
    ticks = {layer: ipywidgets.Checkbox(value=True, description=layer, indent=False) for layer in LAYERS}
    shown = ipywidgets.HTML()

    def update(_=None):
        chosen = [layer for layer, tick in ticks.items() if tick.value]
        shown.value = mark_article(run, article.value, *chosen)._repr_html_() if chosen and article.value else ""

    for control in (article, *ticks.values()):
        control.observe(update, names="value")
    update()
    return ipywidgets.VBox([article, ipywidgets.HBox(list(ticks.values())), shown])


def house_style():
    """A context in which matplotlib draws in the style of the report: `with house_style(): …`."""
    return matplotlib.rc_context({**STYLE, "svg.fonttype": "path"})


def plot_bars(counts: pd.Series, *, title: str = "", sides: Sequence[str] | None = None):
    """A matplotlib axes with one bar for each entry of `counts`, the largest on top; `sides` colours the bars as the report does."""
    import matplotlib.pyplot as plt

    order = counts.sort_values()
    colours = side_colours(list(sides)) if sides is not None else {}
    named = dict(zip(counts.index, sides, strict=True)) if sides is not None else {}
    with house_style():
        _, axes = plt.subplots(figsize=(6, 0.6 + 0.26 * len(order)), layout="constrained")
        bars = axes.barh(
            [str(name) for name in order.index],
            order.to_numpy(dtype=float),
            color=[colours.get(named.get(name), colour("plain")) for name in order.index],
        )
        axes.bar_label(bars, padding=3, fontsize=8)
        axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
        axes.xaxis.set_visible(False)
    return axes
