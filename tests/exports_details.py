"""Invented articles in the forms of ProQuest that cite an article below its title: Word file, rich text, text of a PDF, web page; and web papers."""

import html
import io
import textwrap

from docx import Document

from exports import MONTHS, Sample

RULE = "_" * 60
SCAN = b"{\\*\\shppict{\\pict\\pngblip\\bin12 \x89PNG}}}{{{\x00\xff}}"


def _cite(sample: Sample) -> str:
    year, month, day = (int(part) for part in sample.published.split("-"))
    author = f"{sample.author}. " if sample.author else ""
    return f"{author}{sample.outlet}, Late Edition (East Coast); Tema [Tema]. {day:02d} {MONTHS[month - 1][:3]} {year}: A.1."


def _list_details(sample: Sample, i: int) -> list[tuple[str, str]]:
    year, month, day = (int(part) for part in sample.published.split("-"))
    details = [("Subject", "Ports; Ferries"), ("Business indexing term", "Subject: Ports"), ("Location", "Tema Ghana")]
    details += [("Publication title", f"{sample.outlet}, Late Edition (East Coast); Tema"), ("First page", "A.1"), ("Publication year", str(year))]
    details += [("Publication date", f"{MONTHS[month - 1][:3]} {day}, {year}"), *([("Section", sample.section)] if sample.section else [])]
    details += [("Publisher", "Harbour Media"), ("ISSN", "01234567"), ("Source type", "Newspaper"), ("Document type", "News")]
    details += [("ProQuest document ID", f"9{i:06d}"), ("Document URL", f"https://www.example.org/docview/9{i:06d}")]
    return [*details, ("Copyright", f"Copyright {year} Harbour Media"), ("Last updated", f"{year}-12-30"), ("Database", "Global Newsstream")]


def detail_lines(samples: list[Sample]) -> list:
    """Paragraphs, and a table of details, of each article; nothing parts two of them."""
    lines: list = []
    for i, sample in enumerate(samples, 1):
        lines += [sample.title, _cite(sample), "ProQuest document link", "", "ABSTRACT (ENGLISH)", "", "What happened on the quay.", ""]
        lines += ["LINKS", "Get it at Tema University", "", "FULL TEXT", *sample.text.split("\n\n"), "", "DETAILS", "", _list_details(sample, i), ""]
    return [*lines, "Database copyright 2024 ProQuest LLC. All rights reserved.", "Terms and Conditions      Contact ProQuest"]


def details_docx(samples: list[Sample]) -> bytes:
    """The Word file: labels and values in the cells of a table."""
    document = Document()
    for line in detail_lines(samples):
        if isinstance(line, str):
            document.add_paragraph(line)
            continue
        table = document.add_table(rows=len(line), cols=2)
        for row, (label, value) in zip(table.rows, line, strict=True):
            row.cells[0].text, row.cells[1].text = f"{label}:", value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def details_rtf(samples: list[Sample]) -> bytes:
    """The rich text: scans of pages stand in it as bytes, braces and all."""
    parts = [b"{\\rtf1\\ansi\\ansicpg1252\\uc1 {\\fonttbl{\\f0 Arial;}}"]
    for line in detail_lines(samples):
        if isinstance(line, str):
            spelt = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)
            parts.append(b"\\pard " + (SCAN if line == "FULL TEXT" else b"") + spelt.encode("ascii") + b"\\par")
            continue
        parts += [f"\\trowd\\cellx2000\\cellx9000 \\pard\\intbl {{\\b {label}:}}\\cell {value}\\cell\\row".encode("ascii") for label, value in line]
    return b"\r\n".join([*parts, b"}"])


def details_text(samples: list[Sample]) -> str:
    """The text of the PDF: titles and citations broken to a width."""
    parts = []
    for line in detail_lines(samples):
        parts += [f"{label}: {value}" for label, value in line] if isinstance(line, list) else (textwrap.wrap(line, 110) or [""])
    return "\n".join(parts)


def details_page(samples: list[Sample]) -> str:
    """The web page: the citation below the title, a link to a picture within the text."""
    parts = ["<html><body>"]
    for i, sample in enumerate(samples, 1):
        text = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in sample.text.split("\n\n"))
        details = "\n".join(f"<p><strong>{label}: </strong>{html.escape(value)}</p>" for label, value in _list_details(sample, i))
        parts += [
            f'<div><a name="DocID_{i}"></a><p></p><p style="font-weight:bold;">{html.escape(sample.title)}</p>',
            f'<p><span class="newspaperArticle">{html.escape(_cite(sample))}\n</span>&nbsp;</p>',
            *([f"<p><strong>Author:  </strong>{html.escape(sample.author)}</p>"] if sample.author else []),
            '<p><a href="https://www.example.org/docview">ProQuest document link</a></p><p><strong>Abstract:  </strong>None available.</p>',
            '<div><strong>Links: </strong><a href="https://example.org">Get it at Tema University</a></div>',
            '<p><strong>Full text: </strong><text wordcount="12"><html><head><title></title></head><body><div><a name="1"></a><div><img src="x">',
            f'<a href="y" class="sr-only">Enlarge this image.</a></div></div>{text}</body></html></text></p>{details}</div>',
        ]
    return "\n".join([*parts, "</body></html>"])


def online_text(samples: list[Sample]) -> str:
    """The text form of web papers: no line of publication, writers in the credit alone, a label without its space."""
    parts = []
    for i, sample in enumerate(samples, 1):
        details = [f"{label}: {value}" for label, value in _list_details(sample, i) if label != "First page"]
        parts += [RULE, "", f"Document {i} of {len(samples)}", "", sample.title, "", f"https://proxy.example.org/docview/9{i:06d}", ""]
        parts += ["Abstract: None available.", "", "Links: https://proxy.example.org/openurl?institution=01&amp;title=Tema", ""]
        credit = ["CAPTION: The pier at dawn.", f"CREDIT: {sample.author}"] if sample.author else []
        parts += [f"Full text: {sample.text.replace(chr(10) * 2, chr(10))}", *([""] if i % 2 else []), *credit, ""]
        parts += ["\n\n".join(details).replace("Document URL", "DocumentURL" if i % 3 == 0 else "Document URL"), ""]
    return "\n".join(parts)
