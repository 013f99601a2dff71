"""Invented articles in other forms of Nexis Uni: Word files whose titles are known by their outline level, the text of a PDF, and Markdown."""

import io
import re
import textwrap

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from exports import Sample, uni_lines

RUNNING_WIDTH = 60


def list_lines(samples: list[Sample], user: str = "Ada") -> list:
    """The list that a delivery opens with or encloses as a file of its own; lists are rows of a table."""
    lines = [f"User Name: {user}", "Date and Time: Monday, May 20, 2024 3:14:00 PM EDT", "Job Number: 223344556", f"Documents ({len(samples)})"]
    for i, sample in enumerate(samples, 1):
        lines += [f"{i}. {sample.title}", "Client/Matter: -None-", "Search Terms: ferry", "Search Type: Natural Language", "Narrowed by:", ""]
        lines += [[["Content Type", "Narrowed by"], ["News", "Sources: The Harbour Times; Content Type: News"]], ""]
    return lines


def make_outlined(lines: list) -> bytes:
    """A Word file of paragraphs and tables; a title is set apart by its outline level alone, and line breaks stand before labels."""
    document = Document()
    for line in lines:
        if isinstance(line, list):
            table = document.add_table(rows=len(line), cols=len(line[0]))
            for cells, row in zip(table.rows, line, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
            continue
        style, text = ("", line) if isinstance(line, str) else line
        paragraph = document.add_paragraph()
        if style:
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), "0")
            paragraph._p.get_or_add_pPr().append(level)
        if text.startswith(("Graphic", "Load-Date", "Copyright", "End of")):
            paragraph.add_run().add_break()
        paragraph.add_run(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paged_text(samples: list[Sample], *, first: int = 0) -> str:
    """The text of a PDF: lines broken to a width, and on each page its number and the title, cut where it is long."""
    pages = []
    for i, sample in enumerate(samples):
        running = textwrap.shorten(sample.title, RUNNING_WIDTH, placeholder=" ....")
        lines = ["Page 1 of 2", running]
        text_at = None
        for style, text in uni_lines(sample, first + i):
            if text == "Body":
                text_at = len(lines)
            lines += textwrap.wrap(text, 92) or [""]
            if text_at is not None and len(text) > 92:
                lines.append("")
            if text_at and len(lines) - text_at > 8 and not text:
                lines += ["\f" + "Page 2 of 2", running]
                text_at = None
            del style
        pages.append("\n".join(lines))
    return "\n".join(pages)


def marked_text(samples: list[Sample], *, first: int = 0) -> str:
    """The Markdown that a converter makes of the Word file: titles as links in several marked pieces, labels in bold, found words in italics."""
    parts = []
    for i, sample in enumerate(samples):
        for style, text in uni_lines(sample, first + i):
            label = re.match(r"([A-Z][A-Za-z-]+:|Body\Z|Classification\Z|Graphic\Z|End of Document\Z)(.*)\Z", text, re.DOTALL)
            if style:
                pieces = "*** ***".join(f"<u>{half}</u>" for half in re.split(r"(?<=\w) (?=\w+\Z)", text))
                parts.append(f"# [***{pieces}***](https://www.example.org/document?id=urn:contentItem:{first + i})")
            elif label:
                parts.append(f"**{label[1]}**{label[2]}")
            else:
                parts.append(text.replace(" town ", " ***town*** "))
            parts.append("")
    return "\n".join(parts)
