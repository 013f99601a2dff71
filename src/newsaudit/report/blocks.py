"""What a cell of a notebook shows: plain data that the page, the PDF and Jupyter each draw in their own way.

A block is prose, a table, a chart, the findings of the first screen, or passages of articles. Its text is made of pieces: words with, where they
carry one, the finding that they state, the place they lead to, and a style.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsaudit.report.charts import limit

FEW = " Grey numbers stand on few rows or articles."
MIME = "application/vnd.newsaudit.block+json"
STYLES = ("mark", "strong", "muted", "gap", "code", "few", "mention", "quote", "figure", "casualty")


def piece(text: object, *, finding: str | None = None, to: str | None = None, style: str | None = None, anchor: str | None = None) -> dict:
    """A piece of text. `finding` is the id of the finding that it states; `to` names a place: article:<doc_id>, sentence:<doc_id>/<number>,
    rule:<rule> or measure:<measure>; `style` is one of STYLES, or several with a space between; `anchor` makes the text such a place."""
    if style is not None and not set(style.split()) <= set(STYLES):
        raise ValueError(f"style {style} of a piece: give one of {', '.join(STYLES)}")
    given = {"text": str(text), "finding": finding, "to": to, "style": style, "anchor": anchor}
    return {name: value for name, value in given.items() if value is not None}


def pieces(*parts: object) -> list[dict]:
    """Pieces from strings, pieces and lists of them, in order; None is left out."""
    out = []
    for part in parts:
        if isinstance(part, (list, tuple)):
            out.extend(pieces(*part))
        elif part is not None:
            out.append(part if isinstance(part, dict) else piece(part))
    return out


def plain(parts: Sequence[Mapping]) -> str:
    """The words of pieces as they are read."""
    return "".join(part["text"] for part in parts)


@dataclass(frozen=True)
class Block:
    """One thing that a cell shows. `kind` is prose, table, chart, cards, passages or absent; `content` is JSON."""

    kind: str
    content: Mapping[str, Any]

    def as_json(self) -> dict:
        """The block as the exporters read it from the executed notebook."""
        return {"kind": self.kind, **self.content}

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {MIME: self.as_json(), "text/html": show_in_jupyter(self.as_json()), "text/plain": describe(self.as_json())}


def prose(*paragraphs: object, style: str = "text") -> Block:
    """Paragraphs in which numbers are bound to findings. `style` is text, or note for what limits a result."""
    return Block("prose", {"style": style, "paragraphs": [pieces(p) for p in paragraphs if p]})


def note(*paragraphs: object) -> Block:
    """A remark in place of a result, or on its limits."""
    return prose(*paragraphs, style="note")


def absent(why: str) -> Block:
    """Nothing to show, and why: a section in which every cell is absent is left out of the report."""
    return Block("absent", {"why": why})


def table(
    block_id: str,
    caption: object,
    columns: Sequence,
    rows: Sequence,
    *,
    remark: object = None,
    findings: str | None = None,
    whole: bool = False,
    source: tuple[str, int] | None = None,
) -> Block:
    """A table. `columns` are labels; one that ends in # holds numbers. `rows` are lists of cells (a string, a piece or a list of them), the
    first of each being the row's heading; those beyond the limit stand only in the table's file, unless `whole` is set. `findings` names the
    findings that it shows. `source` is the file that holds what the rows are the first of, and how many it holds."""
    heads = [{"label": c.removesuffix("#"), "is_number": c.endswith("#")} for c in columns]
    body = [[pieces(cell) for cell in row] for row in rows]
    if any(len(row) != len(heads) for row in body):
        raise ValueError(f"table {block_id}: a row has not {len(heads)} cells")
    has_few = any(part.get("style") == "few" for row in body for cell in row for part in cell)
    most = len(body) if whole else limit("table_rows")
    shown, more = body[:most], [[plain(cell) for cell in row] for row in body[most:]]
    file, n_rows = source if source and source[1] > len(body) else (f"tables/shown/{block_id}.csv", len(body))
    cut = f" The first {len(shown):,} of {n_rows:,}; all stand in {file}." if n_rows > len(shown) else None
    remark = pieces(remark, FEW if has_few else None, cut)
    return Block(
        "table",
        {"id": block_id, "caption": pieces(caption), "columns": heads, "rows": shown, "more": more, "remark": remark, "findings": findings or ""},
    )


def chart(
    block_id: str, caption: object, svg: str, alt: str, behind: Block, *, remark: object = None, findings: str | None = None, wide: bool = False
) -> Block:
    """A chart with the table behind it. `alt` says in words what is to be seen. Raises ValueError without it."""
    if not alt.strip():
        raise ValueError(f"chart {block_id}: it has no alternative text")
    return Block(
        "chart",
        {
            "id": block_id,
            "caption": pieces(caption),
            "svg": svg,
            "alt": alt,
            "table": behind.as_json(),
            "remark": pieces(remark),
            "findings": findings or "",
            "is_wide": wide,
        },
    )


def cards(items: Sequence[Mapping]) -> Block:
    """The findings of the first screen: each with `sentence` and `limit` (pieces), `svg` and `alt`."""
    return Block("cards", {"items": [{**item, "sentence": pieces(item["sentence"]), "limit": pieces(item.get("limit"))} for item in items]})


def passages(block_id: str, caption: object, items: Sequence[Mapping], *, remark: object = None) -> Block:
    """Passages of articles, each with `head` (where from) and `text` (pieces, the spans marked)."""
    made = [{"head": pieces(item["head"]), "text": pieces(item["text"])} for item in items]
    return Block("passages", {"id": block_id, "caption": pieces(caption), "items": made, "remark": pieces(remark)})


def describe(block: Mapping) -> str:
    """A line of plain text that says what the block is."""
    match block["kind"]:
        case "prose":
            return "\n".join(plain(p) for p in block["paragraphs"])
        case "table":
            return f"{plain(block['caption'])} ({len(block['rows'])} rows)"
        case "chart":
            return block["alt"]
        case "cards":
            return "\n".join(plain(item["sentence"]) for item in block["items"])
        case "passages":
            return "\n".join(f"{plain(item['head'])}: {plain(item['text'])}" for item in block["items"])
    return f"Not shown: {block['why']}"


def show_in_jupyter(block: Mapping) -> str:
    """HTML for JupyterLab, where there is no page around the block: no links, plain style."""
    esc = html.escape
    match block["kind"]:
        case "prose":
            return "".join(f"<p>{_mark(p)}</p>" for p in block["paragraphs"])
        case "table":
            head = "".join(f'<th scope="col">{esc(c["label"])}</th>' for c in block["columns"])
            body = "".join("<tr>" + "".join(f"<td>{_mark(cell)}</td>" for cell in row) + "</tr>" for row in block["rows"])
            return f"<table><caption>{_mark(block['caption'])}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case "chart":
            return f'<figure style="max-width:36rem;background:#fff">{block["svg"]}<figcaption>{_mark(block["caption"])}</figcaption></figure>'
        case "cards":
            return "".join(f"<p><b>{_mark(i['sentence'])}</b><br>{_mark(i['limit'])}</p>" for i in block["items"])
        case "passages":
            return "".join(f"<p><small>{_mark(i['head'])}</small><br>{_mark(i['text'])}</p>" for i in block["items"])
    return f"<p><i>Not shown: {esc(block['why'])}</i></p>"


def _mark(parts: Sequence[Mapping]) -> str:
    """Pieces as HTML with their marks and, on hovering, the finding they state."""
    out = []
    for part in parts:
        text = html.escape(part["text"])
        if set(part.get("style", "").split()) & {"mark", "mention", "quote", "figure", "casualty"}:
            text = f"<mark>{text}</mark>"
        if "finding" in part:
            text = f'<span title="{html.escape(part["finding"])}">{text}</span>'
        out.append(text)
    return "".join(out)
