"""The web page of a stitched notebook, with its evidence: in the page itself, or, where that would make it heavy, in a folder of pages beside."""

import html
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from newsaudit.report.articles import collect_spans, render_article, render_layers, say_shown
from newsaudit.report.as_html import drop_end_tags, render_pieces
from newsaudit.report.charts import limit
from newsaudit.report.evidence import EvidenceIndex, group_findings, make_labels, render_findings
from newsaudit.report.exporter import PageExporter, get_css, make_policy
from newsaudit.report.lead import describe_corpus, lead_pieces, make_colophon
from newsaudit.report.links import Links, attribute, make_codes
from newsaudit.report.run import Run

ARTICLES = (1, "articles", "Articles")


def write_page(run: Run, whole: nbformat.NotebookNode, folder: Path) -> None:
    """Writes `<folder>/report.html` and, for a large corpus, `<folder>/evidence/`."""
    labels = make_labels(run)
    codes = make_codes({doc_id: article["sha256"] for doc_id, article in run.articles.items()})
    links = Links(labels, codes=codes)
    text = drop_end_tags(_render(run, whole, links, inline=True))
    if len(text.encode("utf-8")) > limit("page_bytes"):
        index = EvidenceIndex(run, add_wholes(run, links.used))
        pages, articles = plan_pages(run, index), plan_articles(run)
        links = Links(labels, pages=pages, articles=articles, codes=codes)
        text = drop_end_tags(_render(run, whole, links, inline=False))
        write_evidence(run, index, links, folder, title=run.params.title)
    (folder / "report.html").write_text(text, encoding="utf-8", newline="\n")


def _render(run: Run, whole: nbformat.NotebookNode, links: Links, *, inline: bool) -> str:
    lead = f'<p class="lead">{render_pieces(lead_pieces(run), links)}</p>'

    def tail():
        return ([ARTICLES], "\n".join(_take(_render_inline(run, links), limit("page_bytes")))) if inline else ([], "")

    resources = {
        "title": run.params.title,
        "description": describe_corpus(run),
        "lead": lead,
        "colophon": html.escape(make_colophon(run)),
        "links": links,
        "tail": tail,
    }
    return PageExporter().from_notebook_node(whole, resources)[0]


def _take(parts: Iterator[str], most: int) -> Iterator[str]:
    """The parts, no more once they come to more than `most` letters: the page will not hold them."""
    for part in parts:
        yield part
        most -= len(part)
        if most < 0:
            return


def add_wholes(run: Run, finding_ids: Iterable[str]) -> list[str]:
    """The findings, then what they are shares of, and what those are shares of."""
    out = dict.fromkeys(finding_ids)
    todo = list(out)
    for finding_id in todo:
        whole = run.findings[finding_id].denominator_id
        if whole in run.findings and whole not in out:
            out[whole] = None
            todo.append(whole)
    return list(out)


def _render_inline(run: Run, links: Links) -> Iterator[str]:
    """The articles, then the evidence of every number that the page has printed, its own denominators included."""
    yield f'<h2 id="{ARTICLES[1]}">{ARTICLES[2]}</h2><p>{say_shown(run)}</p>{render_layers()}'
    spans = collect_spans(run)
    for doc_id in run.articles:
        yield render_article(run, doc_id, spans.get(doc_id, []), links)
    index = EvidenceIndex(run, list(run.findings))
    done: set[str] = set()
    links.is_evidence = True
    yield '<section id="evidence" aria-label="Evidence">'
    while todo := [f for f in links.used if f not in done]:
        done.update(todo)
        for findings in group_findings(index, todo):
            yield render_findings(index, findings, links, back=lambda f: "#" + links.used[f])
    yield "</section>"


# ---- a folder of pages -------------------------------------------------------------------------------------------------------------------------


def plan_pages(run: Run, index: EvidenceIndex) -> dict[str, str]:
    """The file of each finding that the page prints: those that count the same rows together, named for the first one's measure, on as many files
    as the rows of the measure fill."""
    pages, filled, number = {}, {}, {}
    for group in group_findings(index, list(dict.fromkeys([*index.rows, *index.wanted]))):
        name = group[0].measure.replace("/", "-")
        n_rows = len(index.rows.get(group[0].id, ()))
        # a link to a sentence takes an eighth of what a printed one does
        weight = min(n_rows, limit("evidence_sentences_beside")) + n_rows // 8 + 3
        if filled.get(name, 0) + weight > limit("rows_a_page"):
            number[name], filled[name] = number.get(name, 1) + 1, 0
        filled[name] = filled.get(name, 0) + weight
        pages |= dict.fromkeys((finding.id for finding in group), f"evidence/{name}-{number.get(name, 1)}.html")
    return pages


def plan_articles(run: Run) -> dict[str, str]:
    """The file of each article, some articles a file; none beyond the limit, where the tables hold them."""
    each = limit("articles_a_page")
    return {doc_id: f"evidence/articles-{i // each + 1}.html" for i, doc_id in enumerate(run.articles) if i < limit("articles")}


def write_evidence(run: Run, index: EvidenceIndex, links: Links, folder: Path, *, title: str) -> None:
    """Writes the pages of findings and of articles into `<folder>/evidence`."""
    (folder / "evidence").mkdir()
    inner = Links(
        links.labels,
        pages={f: Path(p).name for f, p in links.pages.items()},
        articles={d: Path(p).name for d, p in links.articles.items()},
        page="../report.html",
        codes=links.codes,
    )
    by_file: dict[str, list[str]] = {}
    for finding_id, file in links.pages.items():
        by_file.setdefault(file, []).append(finding_id)
    for file, finding_ids in by_file.items():
        sections = "".join(
            render_findings(index, own, inner, back=lambda f: "../report.html#" + links.used.get(f, "main"))
            for own in group_findings(index, finding_ids)
        )
        _write(folder / file, f"Evidence of {title}", sections)
    spans, by_page = collect_spans(run), {}
    for doc_id, file in links.articles.items():
        by_page.setdefault(file, []).append(doc_id)
    for file, docs in by_page.items():
        _write(
            folder / file,
            f"Articles of {title}",
            f"<p>{say_shown(run)}</p>{render_layers()}" + "".join(render_article(run, d, spans.get(d, []), inner) for d in docs),
        )


def _write(path: Path, title: str, body: str) -> None:
    # On a page of its own a finding or article stands one level higher than in the report.
    body = body.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    head = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{make_policy("")}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{html.escape(title)}</title>"
        f"<style>{get_css()}</style></head>"
    )
    text = (
        f'{head}<body class="evidence"><header class="top"><p class="kicker"><a href="{attribute("../report.html")}">Back to the report</a></p>'
        f'<h1>{html.escape(title)}</h1></header><main id="main">{body}</main></body></html>\n'
    )
    path.write_text(drop_end_tags(text), encoding="utf-8", newline="\n")
