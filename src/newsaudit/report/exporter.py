"""nbconvert exporters of the project: the stitched notebook as a web page and as a PDF."""

import base64
import hashlib
import importlib.util
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import typst
from nbconvert.exporters import TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode
from traitlets import default

from newsaudit.report import as_html, as_typst, markdown
from newsaudit.report.as_html import COLUMNS
from newsaudit.report.charts import get_style
from newsaudit.report.stitch import block_of

TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def read_template(name: str) -> str:
    """A file of the templates folder."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def get_css() -> str:
    """The style of the page, the colours of code included."""
    from pygments.formatters import HtmlFormatter

    def code(style: str) -> str:
        lines = HtmlFormatter(style=style, nobackground=True).get_style_defs(".highlight").splitlines()
        return "\n".join(line.split("/*")[0].strip() for line in lines if line.startswith(".highlight ."))

    # Of the stock styles only these two pass a contrast of 4.5 with every token, on light and on dark.
    light, dark = get_style()["heat"], get_style()["heat_on_dark"]
    heat = [";".join(f"--heat-{i}:{step}" for i, step in enumerate(steps, start=1)) for steps in (light, dark)]
    steps = f":root{{{heat[0]}}}@media screen and (prefers-color-scheme:dark){{:root{{{heat[1]}}}}}"
    page = read_template("page/page.css").replace("/*columns*/", _column_css())
    return steps + page + code("xcode") + "\n@media screen and (prefers-color-scheme:dark){" + code("zenburn") + "}"


def _column_css() -> str:
    """Styles of columns of numbers: `r3` on a table says that its third holds them, so that no cell has to."""
    columns = range(1, COLUMNS + 1)
    cells = ",".join(f".r{i} tr>:nth-child({i})" for i in columns)
    numbers = ",".join(f".r{i} td:nth-child({i}) a" for i in columns)
    return (
        f"{cells}{{text-align:right;padding-left:.6rem;min-width:0}}{numbers}{{color:inherit;text-decoration:underline dotted var(--link) .09em}}"
        f"{numbers.replace(' a', ' a:hover')}{{color:var(--link);text-decoration-style:solid}}"
    )


def make_policy(script: str) -> str:
    """The content security policy of a page: nothing is loaded; the only script is the one that is written in it."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _strip(nb: NotebookNode) -> NotebookNode:
    """The notebook without its cells: the templates read them as `body`, and nbconvert copies a notebook deeply several times."""
    return NotebookNode({**nb, "cells": []})


class PageExporter(TemplateExporter):
    """The report as one HTML page. `resources` carries `links` (Links), `title`, `description`, `lead` and `tail` (HTML after the chapters)."""

    export_from_notebook = "newsaudit page"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    @default("template_name")
    def _template_name_default(self):
        return "page"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self):
        return [str(TEMPLATES)]

    def from_notebook_node(self, nb, resources=None, **unused):
        resources = dict(resources or {})
        headings: list = []
        tail: Callable = resources.pop("tail", lambda: ([], ""))
        links = resources["links"]
        highlight = Highlight2HTML(pygments_lexer="python3", parent=self)
        body: list[str] = []
        code: dict = {}
        for i, cell in enumerate(nb.cells):
            if cell.cell_type == "markdown":
                body.append(markdown.to_html(cell.source, headings))
            elif cell.cell_type == "code":
                block = block_of(cell)
                body.append(as_html.render_block(block, links) if block else "")
                code.setdefault(cell.metadata.get("chapter"), []).append(cell.source)
            following = nb.cells[i + 1].metadata.get("chapter") if i + 1 < len(nb.cells) else None
            if (own := cell.metadata.get("chapter")) in code and own != following:
                source = "\n".join(code[own])
                body.append(
                    f'<details class="code"><summary>Code of this chapter</summary>{highlight(source).replace("<pre>", "<pre tabindex=0>")}</details>'
                )
        more, tail_html = tail()
        script = read_template("page/page.js").strip()
        resources |= {
            "body": "\n".join(body),
            "tail": tail_html,
            "toc": make_contents([*headings, *more]),
            "css": get_css() + "".join(f".{name}{{{style}}}" for style, name in links.styles.items()),
            "js": script,
            "policy": make_policy(script),
        }
        return super().from_notebook_node(_strip(nb), resources)


def make_contents(headings: list) -> str:
    """The list of contents from (level, anchor, text): chapters with their sections."""
    import html

    out, is_open = [], False
    for level, anchor, text in headings:
        link = f'<a href="#{anchor}">{html.escape(text)}</a>'
        if level == 1:
            out.append(("</ol></li>" if is_open else "") + f"<li>{link}<ol>")
            is_open = True
        elif level == 2 and is_open:
            out.append(f"<li>{link}</li>")
    return "<ol>" + "".join(out) + ("</ol></li>" if is_open else "") + "</ol>"


def get_font_folder() -> Path:
    """The fonts in matplotlib's wheel: the ones that the charts were measured with; nothing needs to be installed."""
    return Path(importlib.util.find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"


class PdfExporter(TemplateExporter):
    """The report as a tagged PDF (PDF/UA-1), typeset by Typst. `resources` carries `title`, `subtitle`, `description` and `timestamp`."""

    export_from_notebook = "newsaudit PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self):
        return ".pdf"

    @default("template_extension")
    def _template_extension_default(self):
        return ".typ.j2"

    @default("template_name")
    def _template_name_default(self):
        return "pdf"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self):
        return [str(TEMPLATES)]

    def from_notebook_node(self, nb, resources=None, **unused):
        resources = dict(resources or {})
        with tempfile.TemporaryDirectory() as name:
            folder, headings, body = Path(name), [], []
            for cell in nb.cells:
                if cell.cell_type == "markdown":
                    body.append(markdown.to_typst(cell.source, headings))
                elif block := block_of(cell):
                    body.append(as_typst.render_block(block, folder))
            resources |= {"preamble": read_template("pdf/preamble.typ"), "string": markdown.typst_string, "body": "\n\n".join(body)}
            source, resources = super().from_notebook_node(_strip(nb), resources)
            (folder / "report.typ").write_text(source, encoding="utf-8")
            pdf = typst.compile(
                str(folder / "report.typ"),
                ignore_system_fonts=True,
                font_paths=[str(get_font_folder())],
                timestamp=resources["timestamp"],
                pdf_standards=["ua-1"],
            )
            return pdf, resources
