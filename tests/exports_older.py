"""Invented articles in the older forms of LexisNexis: text of the classic service in three languages of its interface, and its web page."""

import html
import textwrap
from typing import NamedTuple

from exports import MONTHS, Sample, print_date


class Interface(NamedTuple):
    """What the service prints around the articles in one language."""

    separator: str
    months: tuple[str, ...]
    weekday: str
    byline: str
    section: str
    length: str
    words: str
    load_date: str
    language: str


ENGLISH = Interface("{i} of {n} DOCUMENTS", MONTHS, "Monday", "BYLINE", "SECTION", "LENGTH", "words", "LOAD-DATE", "LANGUAGE")
GERMAN = Interface(
    "Dokument {i} von {n}",
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "Montag",
    "AUTOR",
    "RUBRIK",
    "LÄNGE",
    "Wörter",
    "UPDATE",
    "SPRACHE",
)
FRENCH = Interface(
    "Document {i} de {n}",
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "lundi",
    "AUTEUR",
    "RUBRIQUE",
    "LONGUEUR",
    "mots",
    "DATE-CHARGEMENT",
    "LANGUE",
)
DUTCH = ENGLISH._replace(
    months=("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"),
    weekday="woensdag",
    words="woorden",
)
REQUEST = """


Download Request: Selected Items: 1-100
Time Of Request: Friday, March 20, 2020  16:51:31

Send To:
2152 311G
UNIVERSITY OF TEMA LIBRARY
HARBOUR STREET
TEMA, GHA 00233


Terms: (DATE(>=2009-12-01 and <=2024-05-11) and (pier or harbour) and not
(TYPE(web)))


Source: The Harbour Times (Tema);Kirkwall Courier...
Combined Source: The Harbour Times (Tema);Kirkwall Courier...
Project ID: None

"""


def foreign_text(samples: list[Sample], of: Interface, *, first: int = 0, request: str = "") -> str:
    """An export whose labels and dates are in the language of the interface."""
    parts = [request]
    for i, sample in enumerate(samples, 1):
        year, month, day = (int(part) for part in sample.published.split("-"))
        stop = "." if of is GERMAN else ""
        date = f"{day}{stop} {of.months[month - 1]} {year} {of.weekday}"
        if (first + i) % 2 and of is not DUTCH:
            date = f"{of.weekday} {day}{stop} {of.months[month - 1]} {year}"
        parts += [f"{of.separator.format(i=i, n=len(samples)):>50}", "", "", f"{sample.outlet:^78}", "", f"{date:^78}"]
        if (first + i) % 3 == 0:
            # an edition may take two lines
            parts += [f"{'Edition 1;':^78}", f"{'Scotland':^78}"]
        parts += ["", textwrap.fill(sample.title, 78, subsequent_indent=" "), ""]
        parts += [f"{of.byline}: {sample.author}", ""] if sample.author else []
        parts += [f"{of.section}: {sample.section}", ""] if sample.section else []
        parts += [f"{of.length}: {len(sample.text.split())} {of.words}", "", ""]
        parts += ["\n\n".join(textwrap.fill(paragraph, 78) for paragraph in sample.text.split("\n\n")), ""]
        parts += [f"{of.load_date}: {date}", "", f"{of.language}: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", "JOURNAL-CODE: HTT", "", ""]
        parts += [f"{f'Copyright {year} HARBOUR MEDIA LTD':^78}", f"{'All Rights Reserved':^78}", ""]
    return "\n".join(parts)


def academic_text(samples: list[Sample], *, style: str = "{i} of {n} DOCUMENTS", first: int = 0) -> str:
    """An export of LexisNexis Academic: centred head, capital labels, lines broken at 78."""
    parts = []
    for i, sample in enumerate(samples, 1):
        seed = first + i
        parts += [f"{style.format(i=i, n=len(samples)):>50}", "", "", f"{sample.outlet:^78}", "", f"{print_date(sample.published, seed):^78}"]
        if seed % 3 == 0:
            parts.append(f"{'Late Edition - Final':^78}")
        parts += ["", textwrap.fill(sample.title, 78, subsequent_indent=" "), ""]
        if sample.author:
            parts += [f"BYLINE: By {sample.author}", ""]
        if sample.section:
            parts += [f"SECTION: {sample.section}", ""] if seed % 4 else ["SECTION: ", "", sample.section, ""]
        parts += [f"LENGTH: {len(sample.text.split())} words", ""]
        if seed % 4 == 0:
            parts += ["DATELINE: TEMA", ""]
        parts += ["\n\n".join(textwrap.fill("  " + paragraph, 78) for paragraph in sample.text.split("\n\n")), ""]
        parts += [
            "URL: http://www.example.org/harbour",
            "",
            "GRAPHIC: PHOTO: The pier at dawn",
            "",
            f"LOAD-DATE: {print_date(sample.published, 2)}",
            "",
            "LANGUAGE: ENGLISH",
            "",
            "PUBLICATION-TYPE: Newspaper",
            "",
            f"{f'Copyright {sample.published[:4]} Harbour Media Group':^78}",
            f"{'All Rights Reserved':^78}",
            "",
            "",
        ]
    return "\n".join(parts)


def labelled_text(samples: list[Sample], *, first: int = 0) -> str:
    """An export of the oldest form: copyright above the outlet, title and text under labels of their own."""
    parts = []
    for i, sample in enumerate(samples, 1):
        parts += [f"{i} of {len(samples)} DOCUMENTS", "", "", f"Copyright {sample.published[:4]} Harbour Media Group", "All Rights Reserved"]
        parts += [sample.outlet, "", f"{print_date(sample.published, 3)}, Late Edition - Final", ""]
        parts += [f"SECTION: {sample.section}", ""] if sample.section else []
        parts += [f"LENGTH: {len(sample.text.split())} words", "", f"HEADLINE: {textwrap.fill(sample.title, 68)}", ""]
        parts += [f"BYLINE: By {sample.author}", ""] if sample.author else []
        parts += ["DATELINE: TEMA, May 12", ""] if (first + i) % 2 else []
        parts += ["BODY:", "\n\n".join(textwrap.fill("   " + paragraph, 72) for paragraph in sample.text.split("\n\n")), ""]
        parts += ["GRAPHIC: Photo: The pier at dawn. (Ada Obi)", ""] if (first + i) % 5 == 0 else []
        parts += [f"LOAD-DATE: {print_date(sample.published, 2)}", "", ""]
    return "\n".join(parts)


def academic_page(samples: list[Sample], *, first: int = 0) -> str:
    """The web page that the classic service saves: a division a document, a paragraph a line."""
    parts = [
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><HTML><HEAD><TITLE>Delivery</TITLE><STYLE>.c0 {}</STYLE></HEAD><BODY>'
    ]
    for i, sample in enumerate(samples, 1):
        lines = [
            ("c0", f"{i} of {len(samples)} DOCUMENTS"),
            ("c3", sample.outlet),
            ("c3", print_date(sample.published, first + i)),
            ("c4", sample.title),
        ]
        lines += [("c5", f"BYLINE: {sample.author}")] if sample.author else []
        lines += [("c5", f"SECTION: {sample.section}")] if sample.section else []
        lines += [("c5", f"LENGTH: {len(sample.text.split())} words"), *(("c8", paragraph) for paragraph in sample.text.split("\n\n"))]
        lines += [("c5", f"LOAD-DATE: {print_date(sample.published, 2)}"), ("c5", "LANGUAGE: ENGLISH"), ("c5", "PUBLICATION-TYPE: Newspaper")]
        lines += [("c3", f"Copyright {sample.published[:4]} Harbour Media Group"), ("c3", "All Rights Reserved")]
        body = "".join(f'<DIV CLASS="c1"><P CLASS="{kind}"><SPAN CLASS="c2">{html.escape(text)}</SPAN></P></DIV>\n<BR>' for kind, text in lines)
        parts.append(f'<A NAME="DOC_ID_0_{i}"></A>\n<DOC NUMBER={i}>\n<DOCFULL> -->{body}</DOCFULL></DOC>')
    return "\n".join([*parts, "</BODY></HTML>"])
