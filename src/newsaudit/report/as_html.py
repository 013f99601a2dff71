"""Blocks as HTML: numbers that lead to their sentences, tables that a screen reader can walk through, charts with the table behind them."""

import html
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from newsaudit.report.blocks import plain
from newsaudit.report.charts import GROUND, HEAT_DARK, HEAT_LIGHT, INK, LINK, MUTED, RULE, get_style

_MARKS = {"mark", "mention", "quote", "figure", "casualty"}
_SVG_LINK = re.compile(r'<a xlink:href="' + LINK + r'([^"]*)"\s*>(.*?)</a>', re.S)
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
TOOLS_FROM_ROWS = 8


def fragment(anchor: str) -> str:
    """The `#…` that leads to an anchor: anchors hold %, = and /, of which browsers decode only the percent sign."""
    return "#" + quote(anchor, safe="/=:;,.~!*'()@-_")


def make_anchor(place: str) -> str:
    """The anchor of a place: `sentence:doc/12` is s/doc/12, short because a page holds thousands."""
    kind, _, name = place.partition(":")
    return f"{'s' if kind == 'sentence' else kind}/{name}"


def attribute(text: str) -> str:
    """The text as the value of an attribute."""
    return html.escape(text, quote=True)


class Links:
    """Where findings, articles, sentences and rules stand, and which findings the page has printed so far.

    pages: finding id → file that holds its evidence, "" for this page. labels: finding id → what it says in words.
    """

    def __init__(
        self,
        labels: Mapping[str, str],
        pages: Mapping[str, str] | None = None,
        articles: Mapping[str, str] | None = None,
        here: str = "",
        page: str = "",
    ):
        self.labels, self.pages, self.articles, self.here, self.page = labels, pages or {}, articles or {}, here, page
        # finding → anchor of the number that printed it first, where its evidence leads back to; "main" for what only the evidence names
        self.used: dict[str, str] = {}
        self.is_evidence = bool(page)

    def finding(self, finding_id: str) -> str:
        """The address of a finding's evidence."""
        self.used.setdefault(finding_id, "main")
        return self.pages.get(finding_id, self.here) + fragment(finding_id)

    def printed(self, finding_id: str) -> str:
        """The attributes of a number's link: the address of its evidence and, where it is printed first, the anchor to come back to."""
        is_first = finding_id not in self.used and not self.is_evidence
        if is_first:
            self.used[finding_id] = f"n{len(self.used)}"
        own = f' id="{self.used[finding_id]}"' if is_first else ""
        return f'href="{attribute(self.finding(finding_id))}"{own}'

    def place(self, to: str) -> str | None:
        """The address of a place: `article:…`, `sentence:…`, `rule:…` or `measure:…`."""
        kind, _, name = to.partition(":")
        doc_id = name.rpartition("/")[0] if kind == "sentence" else name
        return (self.articles.get(doc_id, self.here) if kind in ("article", "sentence") else self.page) + fragment(make_anchor(to))


def render_pieces(parts: Sequence[Mapping], links: Links) -> str:
    """Pieces as HTML; what states a finding leads to its evidence."""
    out = []
    for part in parts:
        text, styles = html.escape(part["text"], quote=False), set(part.get("style", "").split())
        if styles & _MARKS:
            kinds = " ".join(sorted(styles - {"mark"}))
            text = f'<mark class="{kinds}">{text}</mark>' if kinds else f"<mark>{text}</mark>"
        elif "code" in styles:
            text = f"<code>{text}</code>"
        elif "strong" in styles:
            text = f"<strong>{text}</strong>"
        elif styles:
            text = f'<span class="{" ".join(sorted(styles))}">{text}</span>'
        if "finding" in part:
            text = f'<a class="n" {links.printed(part["finding"])}>{text}</a>'
        elif "to" in part:
            text = f'<a href="{attribute(links.place(part["to"]))}">{text}</a>'
        if "anchor" in part:
            text = f'<span id="{attribute(make_anchor(part["anchor"]))}">{text}</span>'
        out.append(text)
    return "".join(out)


def render_block(block: Mapping, links: Links) -> str:
    """A block as HTML."""
    match block["kind"]:
        case "prose":
            name = ' class="note"' if block["style"] == "note" else ""
            return "".join(f"<p{name}>{render_pieces(p, links)}</p>" for p in block["paragraphs"])
        case "table":
            return _table(block, links)
        case "chart":
            return _chart(block, links)
        case "cards":
            return _cards(block, links)
        case "passages":
            return _passages(block, links)
        case "absent":
            return ""
    raise ValueError(f"block {block['kind']} is not known to the page")


def _remark(block: Mapping, links: Links, csv: str = "") -> str:
    """The line under a table or chart: what limits it, the ids of its findings, and its file."""
    words = render_pieces(block.get("remark", ()), links)
    ids = f'<span class="ids">Findings: <code>{html.escape(block["findings"])}</code></span>' if block.get("findings") else ""
    parts = " · ".join(part for part in (words, ids, csv) if part)
    return f'<p class="remark">{parts}</p>' if parts else ""


def _table(block: Mapping, links: Links, *, behind: bool = False) -> str:
    name = block["id"]
    columns = block["columns"]
    tools = " tools" if len(block["rows"]) >= TOOLS_FROM_ROWS else ""
    head = "".join(f'<th scope="col"{_number_class(c)}>{html.escape(c["label"])}</th>' for c in columns)
    body = []
    for row in block["rows"]:
        cells = [f'<th scope="row"{_number_class(columns[0])}>{render_pieces(row[0], links)}</th>'] if row else []
        cells += [f"<td{_cell_class(c, cell)}>{render_pieces(cell, links)}</td>" for c, cell in zip(columns[1:], row[1:], strict=True)]
        body.append(f"<tr>{''.join(cells)}</tr>")
    caption = render_pieces(block["caption"], links)
    label = attribute(plain(block["caption"]) + (", table" if behind else ""))
    csv = f'<a class="csv" href="{links.page and "../"}tables/shown/{attribute(name)}.csv" download>CSV</a>'
    anchor = make_anchor("show:" + name) + ("/table" if behind else "")
    return (
        f'<div class="tablebox" id="{attribute(anchor)}"><div class="wrap" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="data{tools}"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
        f"{_remark({**block, 'findings': ''} if behind else block, links, csv)}</div>"
    )


def _cell_class(column: Mapping, cell: Sequence[Mapping]) -> str:
    return ' class="date"' if _DAY.fullmatch(plain(cell)) else _number_class(column)


def _number_class(column: Mapping) -> str:
    return ' class="num"' if column["is_number"] else ""


def _chart(block: Mapping, links: Links) -> str:
    svg = render_svg(block["svg"], block["id"], block["alt"], links)
    wide = " wide" if block["is_wide"] else ""
    scroll = (
        f'<div class="wrap" role="region" tabindex="0" aria-label="{attribute(plain(block["caption"]))}">{svg}</div>' if block["is_wide"] else svg
    )
    anchor, caption = make_anchor("show:" + block["id"]), render_pieces(block["caption"], links)
    return (
        f'<figure class="chart{wide}" id="{attribute(anchor)}"><figcaption>{caption}</figcaption>{scroll}{_remark(block, links)}'
        f'<details class="behind"><summary>Table behind this chart</summary>{_table(block["table"], links, behind=True)}</details></figure>'
    )


def render_svg(svg: str, name: str, alt: str, links: Links) -> str:
    """A chart's SVG for the page: colours of ink and paper as variables, ids of its own, each bar a link that says what it counts."""
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(xlink:href="#|url\(#)', lambda match: match[0] + name + "-", svg)

    def link(match):
        finding_id = html.unescape(match[1])
        label = attribute(links.labels.get(finding_id, finding_id))
        return f'<a tabindex="-1" {links.printed(finding_id)}><title>{label}</title>{match[2]}</a>'

    svg = _SVG_LINK.sub(link, svg).replace("xlink:href", "href").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    for colour, variable in _variables():
        svg = svg.replace(colour, f"var({variable})")
    svg = re.sub(r"\bsvg (?=viewBox)", "svg ", svg)
    width = re.search(r'viewBox="0 0 ([\d.]+)', svg)
    size = f' style="--w:{float(width[1]):.0f}"' if width else ""
    return svg.replace("<svg ", f'<svg role="group" aria-label="{attribute(alt)}"{size} ', 1)


def _variables() -> list[tuple[str, str]]:
    """Colours of charts that change with the paper, and the CSS variables that they become."""
    heat = [(step, f"--heat-{i}") for i, step in enumerate(get_style()["heat"], start=1)]
    return [(INK, "--ink"), (MUTED, "--muted"), (RULE, "--rule"), (GROUND, "--ground"), (HEAT_DARK, "--heat-few"), (HEAT_LIGHT, "--heat-many"), *heat]


def _cards(block: Mapping, links: Links) -> str:
    items = []
    for i, item in enumerate(block["items"]):
        limit = f'<p class="limit">{render_pieces(item["limit"], links)}</p>' if item["limit"] else ""
        picture = render_svg(item["svg"], f"card-{i}-svg", item["alt"], links) if item.get("svg") else ""
        items.append(f'<li class="card" id="show/card-{i}"><p class="says">{render_pieces(item["sentence"], links)}</p>{picture}{limit}</li>')
    return f'<ul class="cards">{"".join(items)}</ul>' if items else ""


def _passages(block: Mapping, links: Links) -> str:
    items = "".join(
        f'<li><p class="from">{render_pieces(item["head"], links)}</p><p class="words">{render_pieces(item["text"], links)}</p></li>'
        for item in block["items"]
    )
    return (
        f'<section class="passages" id="{attribute(make_anchor("show:" + block["id"]))}" aria-label="{attribute(plain(block["caption"]))}">'
        f'<p class="caption">{render_pieces(block["caption"], links)}</p>'
        f"<ol>{items}</ol>{_remark(block, links)}</section>"
    )
