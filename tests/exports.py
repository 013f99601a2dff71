"""Invented articles and the exports of news databases that hold them, in the forms in which those databases write them."""

import io
import itertools
import random
import textwrap
from typing import NamedTuple

from docx import Document

OUTLETS = ("The Harbour Times (Tema)", "Kirkwall Courier", "The Northern Post", "Lagoon Daily.com")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SECTIONS = (
    "Section A; Column 1; Foreign Desk; Pg. 1",
    "NEWS; Pg. 7A",
    "WORLD NEWS",
    "OPINION; Pg. 12",
    "Business; International",
    "A; Pg. A03",
    "EDITORIAL",
)
WRITERS = ("Ada Obi", "Luis Prado and Hana Sato", "KOFI MENSAH; Moana Reid", "Ines Costa in Lisbon", "Our Foreign Staff")
NOUNS = ("ferry", "harbour", "minister", "council", "bridge", "strike", "vote", "storm", "clinic", "school", "market", "court")
VERBS = ("closed", "reopened", "delayed", "praised", "blamed", "questioned", "funded", "sued")
ENDS = (
    "after a long night of talks",
    "in spite of the rain",
    "two days before the deadline",
    "without giving a reason",
    "as the crowd looked on",
    "for the third time this year",
)


class Sample(NamedTuple):
    """What an export states of one article."""

    title: str | None
    outlet: str
    published: str
    section: str | None
    author: str | None
    text: str


def make_sample(seed: int) -> Sample:
    """An invented article; every seventh has no byline, every eleventh no section, some titles look like labels, dates or sentences."""
    rng = random.Random(seed)
    subject, thing = rng.sample(NOUNS, 2)
    title = f"{subject.title()} {rng.choice(VERBS)} by the {thing}, inquiry number {seed} told"
    if seed % 9 == 0:
        title = f"{subject.title()} and {thing}: what we know of case {seed} and of the long night in which nobody "
        title += "would say who had opened the gates of the old town"
    elif seed % 13 == 0:
        title = f"Correction: the {thing} was not closed (case {seed})"
    elif seed % 17 == 0:
        title = f"“Nobody asked us” – the {subject} of 3 May 1998, {seed} pages on"
    paragraphs = []
    for i in range(rng.randint(3, 9)):
        nouns = rng.sample(NOUNS, 4)
        paragraphs.append(
            f"The {nouns[0]} {rng.choice(VERBS)} the {nouns[1]} {rng.choice(ENDS)}, people in town said. "
            f"A {nouns[2]} was {rng.choice(VERBS)} {rng.choice(ENDS)}, and the {nouns[3]} number {seed}-{i} was not."
        )
    if seed % 5 == 0:
        paragraphs.insert(2, "Length: that was what they argued about, said the mayor: nothing else.")
    return Sample(
        title,
        OUTLETS[seed % 4],
        f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        None if seed % 11 == 0 else rng.choice(SECTIONS),
        None if seed % 7 == 0 else rng.choice(WRITERS),
        "\n\n".join(paragraphs),
    )


def print_date(iso: str, seed: int) -> str:
    """The date line of Nexis in one of its forms."""
    year, month, day = (int(part) for part in iso.split("-"))
    name, weekday = MONTHS[month - 1], WEEKDAYS[seed % 7]
    forms = (
        f"{name} {day}, {year} {weekday}",
        f"{name} {day}, {year} {weekday} 10:04 AM GMT",
        f"{name} {day}, {year}",
        f"{weekday}, {name} {day}, {year}",
        f"{day} {name} {year} {weekday}",
        f"{name} {day}, {year}, {weekday}",
        f"{name} {day}, {year} {weekday} 3:14 PM EST",
    )
    return forms[seed % len(forms)]


def uni_lines(sample: Sample, seed: int) -> list[tuple[str, str]]:
    """(style, text) of one article as Nexis Uni writes it."""
    lines = [
        ("Heading 1", sample.title),
        *([("", "Correction Appended")] if seed % 19 == 0 else []),
        ("", sample.outlet),
        ("", print_date(sample.published, seed)),
    ]
    if seed % 3 == 0:
        lines.append(("", ("Late Edition - Final", "Edition 1; National Edition", "Web Edition")[seed % 9 // 3]))
    lines += [("", ""), ("", f"Copyright {sample.published[:4]} Harbour Media Group plc All Rights Reserved"), ("", "")]
    space = "\u00a0" if seed % 2 else " "
    if sample.section:
        lines.append(("", f"Section:{space}{sample.section}"))
    lines.append(("", f"Length:{space}{len(sample.text.split())} words"))
    if sample.author:
        lines.append(("", f"Byline:{space}{'By ' if seed % 2 else ''}{sample.author}"))
    if seed % 4 == 0:
        lines.append(("", f"Dateline:{space}TEMA"))
    if seed % 6 == 0:
        lines.append(("", f"Highlight:{space}What happened, who knew of it, and what comes next."))
    lines += [("", ""), ("", "Body"), ("", "")]
    for paragraph in sample.text.split("\n\n"):
        lines += [("", paragraph), *([("", "")] if seed % 2 else [])]
    if seed % 5 == 1:
        lines += [("", ""), ("", "Graphic"), ("", " "), ("", "PHOTO: The pier at dawn (A. Obi/Harbour Times)")]
    if seed % 19 == 0:
        lines += [("", "Correction"), ("", "An earlier version gave the wrong length of the pier."), ("", "Correction-Date: May 15, 2019")]
    if seed % 3 == 1:
        lines += [
            ("", ""),
            ("", "Classification"),
            ("", ""),
            ("", "Language: ENGLISH"),
            ("", ""),
            ("", "Publication-Type: Newspaper"),
            ("", ""),
            ("", "Subject: PORTS (90%); FERRIES (78%)"),
            ("", ""),
        ]
    return [*lines, ("", f"Load-Date: {print_date(sample.published, 2)}"), ("", ""), ("", "End of Document"), ("", "")]


def cover_lines(samples: list[Sample]) -> list[tuple[str, str]]:
    """The cover page of a Nexis Uni delivery."""
    listed = [
        [
            ("", f"{i}. {sample.title}"),
            ("", "Client/Matter: -None-"),
            ("", "Search Terms: ferry OR harbour"),
            ("", "Search Type: NexisUni Natural Language"),
            ("", "Narrowed by:"),
            ("", "Content Type Narrowed by"),
            ("", "News -None-"),
        ]
        for i, sample in enumerate(samples, 1)
    ]
    return [
        ("", "User Name: = Ada"),
        ("", "Date and Time: Monday, May 20, 2024 3:14:00 PM EDT"),
        ("", "Job Number: 223344556"),
        ("", f"Documents ({len(samples)})"),
        ("", ""),
        *itertools.chain.from_iterable(listed),
        ("", "| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis"),
        ("", ""),
    ]


def make_docx(lines: list[tuple[str, str]]) -> bytes:
    """A Word file of (style, text) paragraphs."""
    document = Document()
    for style, text in lines:
        document.add_paragraph(text, style=style or None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_pasted(lines: list[tuple[str, str]]) -> str:
    """The same lines as plain text."""
    return "\n".join(text for _, text in lines)


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
