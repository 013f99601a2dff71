"""Invented articles in the forms of Factiva: with two-letter labels and with lines in a fixed order, as web page and as text."""

import html

from exports import MONTHS, Sample

GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
SUMMARY = [("Text", "pier OR quay"), ("Date", "01/01/2023 to 31/12/2024"), ("Source", "All Sources"), ("Results Found", "100")]


def _list_labelled(sample: Sample, i: int) -> list[tuple[str, str]]:
    year, month, day = (int(part) for part in sample.published.split("-"))
    first, _, rest = sample.text.partition("\n\n")
    lines = [*([("SE", sample.section)] if sample.section else []), ("HD", sample.title), *([("BY", f"By {sample.author}")] if sample.author else [])]
    lines += [("WC", "1,218 words"), ("PD", f"{day} {MONTHS[month - 1]} {year}"), ("ET", "10:41"), ("SN", sample.outlet), ("SC", "HARTIM")]
    lines += [("PG", "12"), ("LA", "English"), ("CY", f"Copyright {year}. Harbour Media. All rights reserved.")]
    lines += [("LP", first), *([("TD", rest)] if rest else [])]
    lines += [("CO", "hbr : Harbour Board")]
    lines += [("IN", "i74 : Transport | ishipp : Shipping"), ("NS", "gcat : Political/General News"), ("RE", "ghana : Ghana")]
    return [*lines, ("PUB", "Harbour Media"), ("AN", _number(sample, i))]


def _number(sample: Sample, i: int) -> str:
    return f"Document HARTIM00{sample.published.replace('-', '')}ek{i:05d}b"


def labelled_page(samples: list[Sample], *, first: int) -> str:
    """The page "Full Article plus Indexing": a table of labels and values for each article."""
    parts = ["<html><head><title>Factiva</title></head><body><table><tr><td><h1>Factiva</h1></td><td><span>Dow Jones</span></td></tr></table>"]
    for i, sample in enumerate(samples, first):
        parts.append('<div class="article enArticle"><table>')
        for label, value in _list_labelled(sample, i):
            shown = "".join(f"<p>{html.escape(part)}</p>\n" for part in value.split("\n\n")) if label in ("LP", "TD") else html.escape(value)
            parts.append(f"<tr><td class='index'><b>{label}</b>&nbsp;</td><td>{shown}</td></tr>")
        parts.append("</table><br/></div><br/>")
    return "\n".join([*parts, "<span>&copy; 2024 Factiva, Inc. All rights reserved.</span></body></html>"])


def labelled_lines(samples: list[Sample], *, first: int) -> list[str]:
    """The lines of the same as text: a label before its value."""
    lines = ["Factiva RTF Display Format", ""]
    for i, sample in enumerate(samples, first):
        for label, value in _list_labelled(sample, i):
            lines += [*f"{label}\t{value}".split("\n"), *([""] if label in ("CY", "LP", "TD") else [])]
        lines += ["", f"Page {i + 1} of 400 © 2024 Factiva, Inc. All rights reserved.", ""]
    return lines


def ordered_page(samples: list[Sample], *, first: int) -> str:
    """The page "Full Article" of a German interface: no labels, titles numbered, and the search below the articles."""
    parts = ["<html><head><title>Factiva</title></head><body>"]
    for i, sample in enumerate(samples, first):
        year, month, day = (int(part) for part in sample.published.split("-"))
        section = f"<div>{html.escape(sample.section)}</div>" if sample.section else ""
        author = f'<div class="author">By {html.escape(sample.author)}  </div><div>Special to The Harbour Times</div>' if sample.author else ""
        details = ["1.218 Wörter", f"{day} {GERMAN_MONTHS[month - 1]} {year}", *(["10:41"] if i % 3 else []), sample.outlet, "HARTIM"]
        details += [*(["Late Edition - Final", "12"] if i % 2 else []), "Englisch", *([f"Copyright {year} Harbour Media.  "] if i % 5 else [])]
        body = "".join(f'<p class="articleParagraph">{html.escape(part)}  </p>\n' for part in sample.text.split("\n\n"))
        title = f'<div id="hd"><span class="enHeadline">{i + 1}) {html.escape(sample.title)} </span></div>'
        parts.append(f'<div class="article enArticle"><p>\n</p>{section}{title}')
        parts.append(f"{author}{''.join(f'<div>{html.escape(line)}</div>' for line in details)}<p></p>{body}<p>Harbour Media Syndication GmbH</p>")
        parts.append(f"<p>{_number(sample, i).replace('Document', 'Dokument')}</p></div><br>")
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in SUMMARY)
    return "\n".join([*parts, f"<table><tr><td>Zusammenfassung der Suche</td></tr>{rows}</table></body></html>"])


def ordered_lines(samples: list[Sample], *, first: int) -> list[str]:
    """The lines of the same as text, in English."""
    lines = []
    for i, sample in enumerate(samples, first):
        year, month, day = (int(part) for part in sample.published.split("-"))
        lines += [*([sample.section] if sample.section else []), sample.title, *([f"By {sample.author}"] if sample.author else []), "1,218 words"]
        lines += [f"{day} {MONTHS[month - 1]} {year}", *(["10:41"] if i % 3 else []), sample.outlet, "HARTIM", *(["12"] if i % 2 else []), "English"]
        lines += [f"© {year} Harbour Media. All rights reserved.", "", *sample.text.replace("\n\n", "\n \n").split("\n"), "", "Harbour Media Limited"]
        lines += ["", _number(sample, i), ""]
    return [*lines, "Search Summary", *(f"{label}\t{value}" for label, value in SUMMARY)]
