"""Blocks as HTML: numbers that lead to their sentences, tables that a screen reader can walk through, charts with the table behind them."""

import html
import re
from collections.abc import Mapping, Sequence

from newsaudit.report.blocks import plain
from newsaudit.report.links import Links, attribute, make_anchor
from newsaudit.report.svg import render_svg

_MARKS = {"mark", "mention", "quote", "figure", "casualty"}
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_OPTIONAL = re.compile(r"</(?:td|th|tr|tbody|thead|li)>")
_CLOSED = re.compile(r"</p>(?=\n?<(?:p|div|ul|ol|h[1-6]|section|/section|/div|/header|/footer|/main)[ >])")
TOOLS_FROM_ROWS = 8
# Columns of a table whose numbers are aligned by the table's class; those beyond say it cell by cell.
COLUMNS = 24


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
        elif "gap" in styles:
            text = f"<i>{text}</i>"
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


def drop_end_tags(page: str) -> str:
    """The page without end tags that HTML lets one leave out, of which tables and lists have thousands."""
    return _CLOSED.sub("", _OPTIONAL.sub("", page))


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
    kinds = ["tools"] if len(block["rows"]) >= TOOLS_FROM_ROWS else []
    kinds = " ".join(["data", *kinds, *(f"r{i}" for i, column in enumerate(columns[:COLUMNS], start=1) if column["is_number"])])
    head = "".join(f'<th scope="col"{_number_class(c)}>{html.escape(c["label"])}</th>' for c in columns)
    body = []
    for row in block["rows"]:
        cells = [f'<th scope="row">{render_pieces(row[0], links)}</th>'] if row else []
        cells += [_cell(i, c, cell, links) for i, (c, cell) in enumerate(zip(columns[1:], row[1:], strict=True), start=2)]
        body.append(f"<tr>{''.join(cells)}</tr>")
    caption = render_pieces(block["caption"], links)
    label = attribute(plain(block["caption"]) + (", table" if behind else ""))
    csv = f'<a class="csv" href="{links.page and "../"}tables/shown/{attribute(name)}.csv" download>CSV</a>'
    anchor = make_anchor("show:" + name) + ("/table" if behind else "")
    return (
        f'<div class="tablebox" id="{attribute(anchor)}"><div class="wrap" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="{kinds}"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
        f"{_remark({**block, 'findings': ''} if behind else block, links, csv)}</div>"
    )


def _cell(number: int, column: Mapping, cell: Sequence[Mapping], links: Links) -> str:
    text = render_pieces(cell, links)
    if column["is_number"] and number <= COLUMNS:
        return "<td>" + text.replace('<a class="n" ', "<a ") + "</td>"
    kind = "date" if _DAY.fullmatch(plain(cell)) else "num" if column["is_number"] else ""
    return f'<td class="{kind}">{text}</td>' if kind else f"<td>{text}</td>"


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
