"""Markdown cells as HTML and as Typst, from one parse, so that both say the same. A token that neither knows raises instead of vanishing."""

import html
import json
import re
from functools import cache

import mistune

_SPECIAL = re.compile(r"[\\#$*_`<>@\[\]~=+/\-\"']")


@cache
def _parser():
    return mistune.create_markdown(renderer=None, plugins=["table"])


def parse(source: str) -> list[dict]:
    """The tokens of a Markdown cell, without blank lines."""
    return [token for token in _parser()(source) if token["type"] != "blank_line"]


def plain_text(tokens: list[dict]) -> str:
    """The words of tokens."""
    return "".join(t.get("raw") or (" " if t["type"] in ("softbreak", "linebreak") else plain_text(t.get("children", []))) for t in tokens)


def slug(text: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


def typst_string(text: object) -> str:
    """The text as a Typst string."""
    return json.dumps(str(text), ensure_ascii=False)


def typst_text(text: str) -> str:
    """The text as Typst content that means just these characters."""
    return f"#{typst_string(text)};" if _SPECIAL.search(text) else text


def to_html(source: str, headings: list) -> str:
    """HTML of a cell. Its headings go down one level, the page's title being the first, and are appended to `headings` as (level, anchor, text)."""
    return "\n".join(_block_html(token, headings) for token in parse(source))


def _heading(token: dict, headings: list) -> tuple[int, str]:
    text, level = plain_text(token["children"]), token["attrs"]["level"]
    anchor, taken = slug(text), {a for _, a, _ in headings}
    while anchor in taken:
        anchor += "-more"
    headings.append((level, anchor, text))
    return level, anchor


def _block_html(token: dict, headings: list) -> str:
    match token["type"]:
        case "heading":
            level, anchor = _heading(token, headings)
            body = _inline_html(token["children"])
            words = html.escape(plain_text(token["children"]))
            perma = f'<a class="perma" href="#{anchor}" aria-label="Link to {words}">§</a>'
            return f'<h{level + 1} id="{anchor}">{body} {perma}</h{level + 1}>'
        case "paragraph":
            return f"<p>{_inline_html(token['children'])}</p>"
        case "block_text":
            return _inline_html(token["children"])
        case "list":
            name = "ol" if token["attrs"]["ordered"] else "ul"
            items = "".join(f"<li>{''.join(_block_html(t, headings) for t in item['children'])}</li>" for item in token["children"])
            return f"<{name}>{items}</{name}>"
        case "block_quote":
            return f"<blockquote>{''.join(_block_html(t, headings) for t in token['children'])}</blockquote>"
    raise ValueError(f"Markdown {token['type']} is not known to the report: write it otherwise")


def _inline_html(tokens: list[dict]) -> str:
    out = []
    for token in tokens:
        match token["type"]:
            case "text":
                out.append(html.escape(token["raw"], quote=False))
            case "softbreak" | "linebreak":
                out.append("\n")
            case "emphasis" | "strong":
                name = "em" if token["type"] == "emphasis" else "strong"
                out.append(f"<{name}>{_inline_html(token['children'])}</{name}>")
            case "codespan":
                out.append(f"<code>{html.escape(token['raw'], quote=False)}</code>")
            case "link":
                out.append(f'<a href="{html.escape(token["attrs"]["url"])}">{_inline_html(token["children"])}</a>')
            case other:
                raise ValueError(f"Markdown {other} is not known to the report: write it otherwise")
    return "".join(out)


def to_typst(source: str, headings: list) -> str:
    """Typst of a cell; its headings keep their level, the PDF's title standing outside of them."""
    tokens = parse(source)
    parts = [_block_typst(token, headings) for token in tokens]
    # What introduces a result stays on its page.
    if tokens and tokens[0]["type"] == "heading":
        parts = [part if token["type"] == "heading" else f"#block(sticky: true)[{part}]" for token, part in zip(tokens, parts, strict=True)]
    return "\n\n".join(parts)


def _block_typst(token: dict, headings: list) -> str:
    match token["type"]:
        case "heading":
            level, anchor = _heading(token, headings)
            return f"#heading(level: {level})[{_inline_typst(token['children'])}] #label({typst_string(anchor)})"
        case "paragraph" | "block_text":
            return _inline_typst(token["children"])
        case "list":
            name = "enum" if token["attrs"]["ordered"] else "list"
            return f"#{name}(" + ", ".join(f"[{' '.join(_block_typst(t, headings) for t in item['children'])}]" for item in token["children"]) + ")"
        case "block_quote":
            return f"#quote(block: true)[{' '.join(_block_typst(t, headings) for t in token['children'])}]"
    raise ValueError(f"Markdown {token['type']} is not known to the report: write it otherwise")


def _inline_typst(tokens: list[dict]) -> str:
    out = []
    for token in tokens:
        match token["type"]:
            case "text":
                out.append(typst_text(html.unescape(token["raw"])))
            case "softbreak" | "linebreak":
                out.append(" ")
            case "emphasis":
                out.append(f"#emph[{_inline_typst(token['children'])}]")
            case "strong":
                out.append(f"#strong[{_inline_typst(token['children'])}]")
            case "codespan":
                out.append(f"#raw({typst_string(token['raw'])})")
            case "link":
                url = token["attrs"]["url"]
                target = f"label({typst_string(url[1:])})" if url.startswith("#") else typst_string(url)
                out.append(f"#link({target})[{_inline_typst(token['children'])}]")
            case other:
                raise ValueError(f"Markdown {other} is not known to the report: write it otherwise")
    return "".join(out)
