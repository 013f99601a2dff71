"""Invented articles as ProQuest writes them: text of two generations, a web page, and a spreadsheet."""

import csv
import html
import io

from exports import MONTHS, Sample

CAPTION = "CAPTION: The pier at dawn, a ferry in the haze and nobody to be seen on the quay that had been the busiest of the coast, in Tema."


def proquest_text(samples: list[Sample]) -> str:
    """An export of ProQuest as text."""
    rule = "_" * 60
    parts = [
        rule,
        "Report Information from ProQuest",
        "May 20 2024 10:11",
        rule,
        "Table of contents",
        *(f"{i}. {sample.title}" for i, sample in enumerate(samples, 1)),
        rule,
    ]
    for i, sample in enumerate(samples, 1):
        year, month, day = sample.published.split("-")
        printed = f"{MONTHS[int(month) - 1]} {int(day)}, {year}"
        parts += [
            f"Document {i} of {len(samples)}",
            "",
            sample.title,
            "",
            *([f"Author: {sample.author}", ""] if sample.author else []),
            f"Publication info: {sample.outlet} , Late Edition; Tema [Tema]{int(day)} {MONTHS[int(month) - 1][:3]} {year}: A.1.",
            "",
            "ProQuest document link",
            "",
            "Abstract: Nobody would say what had happened.",
            "",
            "Links: None",
            "",
            f"Full text: {sample.text}",
            "",
            "Subject: Ports; Ferries;",
            "",
            "Location: Tema Ghana",
            "",
            f"Title: {sample.title}",
            "",
            f"Publication title: {sample.outlet}, Late Edition; Tema",
            "",
            "Pages: A.1",
            "",
            f"Publication year: {year}",
            "",
            f"Publication date: {printed}",
            "",
            *([f"Section: {sample.section}", ""] if sample.section else []),
            "Publisher: Harbour Media",
            "",
            "Source type: Newspapers",
            "",
            "Language of publication: English",
            "",
            "Document type: News",
            "",
            f"ProQuest document ID: 9{i:06d}",
            "",
            f"Document URL: https://www.example.org/docview/9{i:06d}",
            "",
            f"Copyright: Copyright Harbour Media {printed}",
            "",
            "Last updated: 2024-05-14",
            "",
            "Database: Global Newsstream",
            "",
            rule,
        ]
    return "\n".join(parts)


def proquest_newer_text(samples: list[Sample]) -> str:
    """The text form of later years: no list of contents, the text below its label, a bibliography and the addresses of the service at the end."""
    rule = "_" * 60
    parts = [rule, ""]
    for i, sample in enumerate(samples, 1):
        year, month, day = sample.published.split("-")
        printed = f"{MONTHS[int(month) - 1][:3]} {int(day)}, {year}"
        parts += [sample.title, "", f"http://ezproxy.example.org/login?url=https://www.example.org/newspapers/docview/9{i:06d}/se-2", ""]
        # some papers name the writer in a line of credit alone
        parts += [f"Author: {sample.author}", ""] if sample.author and i % 6 else []
        parts += [
            f"Publication info: {sample.outlet}; Tema [Tema]. {int(day):02d} {MONTHS[int(month) - 1][:3]} {year}: 12.",
            "",
            f"http://ezproxy.example.org/login?url=https://www.example.org/newspapers/docview/9{i:06d}/se-2",
            "",
            "Abstract: ",
            "Nobody would say what had happened, and nobody was asked to.",
            "",
            "Full text: ",
            sample.text.replace("\n\n", "\n"),
            CAPTION if i % 4 == 0 else "",
            f"CREDIT: By {sample.author}" if sample.author and i % 6 == 0 else "",
            "",
            "Subject: Ports; Ferries; Strikes",
            "",
            "Business indexing term: Subject: Ports; Industry: 48831 : Port and Harbor Operations",
            "",
            "Location: Tema Ghana",
            "",
            "Company / organization: Name: Harbour Authority; NAICS: 488310",
            "",
            f"Title: {sample.title}",
            "",
            f"Publication title: {sample.outlet}; Tema",
            "",
            "First page: 12",
            "",
            f"Publication year: {year}",
            "",
            f"Publication date: {printed}",
            "",
            *([f"Section: {sample.section}", ""] if sample.section else []),
            "Publisher: Harbour Media",
            "",
            "Place of publication: Tema",
            "",
            "Country of publication: Ghana, Tema",
            "",
            "Publication subject: General Interest Periodicals--Ghana",
            "",
            "ISSN: 01234567",
            "",
            "Source type: Newspaper",
            "",
            "Language of publication: English",
            "",
            "Document type: News",
            "",
            f"ProQuest document ID: 9{i:06d}",
            "",
            f"Document URL: https://www.example.org/newspapers/docview/9{i:06d}/se-2",
            "",
            f"Copyright: Copyright Harbour Media {printed}",
            "",
            f"Last updated: {year}-12-30",
            "",
            "Database: Global Newsstream",
            "",
            rule,
            "",
        ]
    parts += [
        "Bibliography",
        "Citation style: Chicago 17th Edition (Author-Date)",
        *(f"“{sample.title}.” {sample.outlet}." for sample in samples[:3]),
        "",
    ]
    parts += [
        "Contact us at: http://ezproxy.example.org/help",
        "Copyright 2024 ProQuest LLC. All rights reserved.",
        "Terms and Conditions: http://example.org/terms",
    ]
    return "\n".join(parts)


def proquest_page(samples: list[Sample]) -> str:
    """The web page that the service saves."""
    parts = ["<html><head><title>Report information</title></head><body><div>Table of contents</div>"]
    parts += [f'<p><a href="#DocID_{i}">{i}. {html.escape(sample.title)}</a></p>' for i, sample in enumerate(samples, 1)]
    for i, sample in enumerate(samples, 1):
        year, month, day = (int(part) for part in sample.published.split("-"))
        printed = f"{MONTHS[month - 1]} {day}, {year}"
        before = [("Author:  ", sample.author)] if sample.author else []
        before += [
            ("Publication info:  ", f"{sample.outlet} ; Tema [Tema]{day:02d} {MONTHS[month - 1][:3]} {year}: AA.2."),
            ("Abstract:  ", "Nobody would say."),
        ]
        after = [("Subject: ", "Ports; Ferries"), ("Location: ", "Tema"), ("Publication title: ", f"{sample.outlet}; Tema"), ("Pages: ", "AA.2")]
        after += [("Publication year: ", str(year)), ("Publication date: ", printed)] + ([("Section: ", sample.section)] if sample.section else [])
        after += [
            ("Source type: ", "Newspapers"),
            ("Document type: ", "News"),
            ("ProQuest document ID: ", f"9{i:06d}"),
            ("Database: ", "Major Dailies"),
        ]
        paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>              " for paragraph in sample.text.split("\n\n"))
        parts += [
            '<div style="margin-bottom:20px;border-bottom:2px solid #ccc;padding-bottom:5px">',
            f'<a name="DocID_{i}"></a><p></p><p style="font-weight:bold;">{html.escape(sample.title)}</p>',
            *(f"<p><strong>{label}</strong>{html.escape(value)}</p>" for label, value in before),
            f'<p><a href="https://www.example.org/docview/9{i:06d}?accountid=00000">ProQuest document link</a></p>',
            '<div style="clear:both"></div><div style="float:left"><strong>Links: </strong><a href="http://example.org/sfx">eLinks</a></div>',
            f'<p><strong>Full text: </strong><text wordcount="239"><meta name="ValidationSchema"><title></title>{paragraphs}</text></p>',
            *(f"<p><strong>{label}</strong>{html.escape(value)}</p>" for label, value in after),
            f'<p><strong>Document URL: </strong><a href="#">https://www.example.org/docview/9{i:06d}</a></p></div>',
        ]
    return "\n".join([*parts, "</body></html>"])


def proquest_table(samples: list[Sample]) -> str:
    """The spreadsheet of the service, its column of texts added."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["Title", "Abstract", "StoreId", "ArticleType", "Authors", "documentType", "pubdate", "pubtitle", "Section", "DocumentURL", "FullText"]
    )
    for i, sample in enumerate(samples, 1):
        year, month, day = (int(part) for part in sample.published.split("-"))
        printed = f"{MONTHS[month - 1][:3]} {day}, {year}"
        row = [
            sample.title,
            "Nobody would say.",
            f"9{i:06d}",
            "Newspapers",
            sample.author or "",
            "News",
            printed,
            sample.outlet,
            sample.section or "",
        ]
        writer.writerow([*row, f"https://www.example.org/docview/9{i:06d}", sample.text])
    return out.getvalue()
