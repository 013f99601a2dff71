"""Blocks as Typst: the same headings, captions, rows and numbers as on the page, in a PDF that is tagged."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from newsaudit.report.blocks import plain
from newsaudit.report.charts_grid import PRINT_PT
from newsaudit.report.markdown import typst_string, typst_text

# Up to so many rows a table stays on one page; a longer one breaks between rows and repeats its head.
WHOLE_ROWS = 18
# Points from which a picture stands behind its table.
TALL = 220
# Letters that fit on a line of a table, and what the space between two columns takes of them.
LINE, PADDING = 122, 2.4
LETTERS = 7.6
_BREAKS = re.compile(r"[\s/-]")
_MARKS = {"mark", "mention", "quote", "figure", "casualty"}


def render_pieces(parts: Sequence[Mapping]) -> str:
    """Pieces as Typst content; marked spans are highlighted."""
    out = []
    for part in parts:
        text, styles = typst_text(part["text"]), set(part.get("style", "").split())
        if styles & _MARKS:
            text = f"#marked[{text}]"
        elif "code" in styles:
            text = f"#raw({typst_string(part['text'])})"
        elif "strong" in styles:
            text = f"#strong[{text}]"
        elif styles:
            text = f"#muted[{text}]"
        out.append(text)
    return "".join(out)


def render_block(block: Mapping, folder: Path) -> str:
    """A block as Typst; pictures are written into `folder`."""
    match block["kind"]:
        case "prose":
            wrap = "#remark[{}]" if block["style"] == "note" else "{}"
            return "\n\n".join(wrap.format(render_pieces(p)) for p in block["paragraphs"])
        case "table":
            return _table(block)
        case "chart":
            return _chart(block, folder)
        case "cards":
            return _cards(block, folder)
        case "passages":
            items = ", ".join(f"(from: [{render_pieces(i['head'])}], words: [{render_pieces(i['text'])}])" for i in block["items"])
            return f"#passages([{render_pieces(block['caption'])}], ({items},))\n\n{_remark(block)}" if items else ""
        case "absent":
            return ""
    raise ValueError(f"block {block['kind']} is not known to the PDF")


def _remark(block: Mapping) -> str:
    words = render_pieces(block["remark"])
    ids = f" Findings: #raw({typst_string(block['findings'])})" if block.get("findings") else ""
    return f"#remark[{words}{ids}]" if words or ids else ""


def _table(block: Mapping, *, may_break: bool = False) -> str:
    columns, rows = block["columns"], block["rows"]
    align = ", ".join("right" if c["is_number"] else "left" for c in columns)
    head = ", ".join(f"[{typst_text(c['label'])}]" for c in columns)
    body = ",\n".join(", ".join(f"[{render_pieces(cell)}]" for cell in row) for row in rows)
    columns_wide, size = _widths(block)
    widths = ", ".join(columns_wide)
    keep = "false" if len(rows) <= WHOLE_ROWS and not may_break else "true"
    return (
        f"#datatable([{render_pieces(block['caption'])}], breaks: {keep}, size: {size:.2f}pt, columns: ({widths},), align: ({align},), "
        f"note: [{_remark(block)}],\ntable.header({head}){',' if body else ''}\n{body})"
    )


def _widths(block: Mapping) -> tuple[list[str], float]:
    """Each column's width and the size of the letters: as wide as the words where all find room on a line; else what cannot break finds room, and
    the rest goes to the columns by the length of their texts. Letters are smaller only where not even the former fits."""
    heads = [column["label"] for column in block["columns"]]
    texts = [[plain(row[i]) for row in block["rows"]] for i in range(len(heads))]
    longest = [max([len(text) for text in column] + [len(head), 1]) for column, head in zip(texts, heads, strict=True)]
    if sum(longest) + PADDING * len(heads) <= LINE:
        return ["auto"] * len(heads), LETTERS
    least = [_least(column, about) for column, about in zip(texts, block["columns"], strict=True)]
    room = LINE - PADDING * len(heads) - sum(least)
    # not quite in proportion, or one column of long texts would starve all others
    means = [sum(map(len, column)) / max(len(column), 1) for column in texts]
    wants = [mean**0.85 if most > low else 0.0 for mean, most, low in zip(means, longest, least, strict=True)]
    widths = [float(low) for low in least]
    while room > 1 and any(wants):
        whole, given = sum(wants), 0.0
        for i, want in enumerate(wants):
            more = min(room * want / whole, longest[i] - widths[i])
            widths[i], given = widths[i] + more, given + more
            wants[i] = want if widths[i] < longest[i] - 0.5 else 0.0
        room -= given
    whole = sum(widths) + PADDING * len(heads)
    return [f"{width + PADDING:.1f}fr" for width in widths], LETTERS * max(0.78, min(1.0, LINE / whole))


def _least(texts: Sequence[str], column: Mapping) -> int:
    """Letters of a column's longest part that does not break: a number, or a word up to a length that prose holds."""
    parts = texts if column["is_number"] else [part for text in texts for part in _BREAKS.split(text)]
    return max([min(len(part), 16) for part in parts] + [len(word) for word in _BREAKS.split(column["label"])] + [1])


def _picture(svg: str, alt: str, folder: Path) -> str:
    name = hashlib.sha256(svg.encode()).hexdigest()[:16] + ".svg"
    (folder / name).write_text(svg.replace("<svg ", '<svg font-family="DejaVu Sans" ', 1), encoding="utf-8")
    return f"image({typst_string(name)}, alt: {typst_string(alt)}"


def _chart(block: Mapping, folder: Path) -> str:
    # As large as it was drawn, so that its letters have the size of the page's notes, unless the page is narrower.
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)', block["svg"])
    drawn, tall = (float(size[1]), float(size[2])) if size else (PRINT_PT, 0.0)
    width = min(drawn, PRINT_PT)
    picture = f"{_picture(block['svg'], block['alt'], folder)}, width: {width:.0f}pt)"
    chart = f"#chart([{render_pieces(block['caption'])}], {picture}, [{_remark(block)}])"
    # A chart is never split. Behind its table, which is, a tall one leaves no half page empty.
    is_tall = tall * width / drawn > TALL
    parts = [chart, _table({**block["table"], "findings": ""}, may_break=is_tall)]
    return "\n\n".join(reversed(parts) if is_tall else parts)


def _cards(block: Mapping, folder: Path) -> str:
    out = []
    for item in block["items"]:
        picture = f"{_picture(item['svg'], item['alt'], folder)}, width: 100%)" if item.get("svg") else "none"
        out.append(f"#card([{render_pieces(item['sentence'])}], [{render_pieces(item['limit'])}], {picture})")
    return "\n".join(out)
