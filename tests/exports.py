"""Invented articles, and the Nexis Uni deliveries that hold them: Word files as that database writes them, and their text pasted."""

import io
import itertools
import random
import zipfile
from typing import NamedTuple

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

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
    elif seed % 15 == 1:
        title = f"{('Column', 'Show', 'Update', 'Reporters')[seed % 4]}: the {subject} and what the {thing} did to it (case {seed})"
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
    if seed % 8 == 3:
        paragraphs.insert(1, ("City: a quiet quay", "Section 8 housing", "Subject: nobody would say", "Byline: who wrote this?")[seed // 8 % 4])
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
        *([("", "Newstex Blogs")] if seed % 17 == 3 else []),
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
    if seed % 13 == 2:
        lines += [("", "ABSTRACT"), ("", ""), ("", "What happened on the quay, in short."), ("", ""), ("", "FULL TEXT"), ("", "")]
    if seed % 17 == 3:
        lines += [("", f"May 06, 2024( {sample.outlet}: http://www.example.org/quay Delivered by Newstex)"), ("", "")]
    for paragraph in sample.text.split("\n\n"):
        lines += [("", paragraph), *([("", "")] if seed % 2 else [])]
    if seed % 17 == 3:
        lines += [("", ""), ("", "Link to the original story.")]
    elif seed % 23 == 5:
        lines += [("", ""), ("", "https://www.example.org/2024/05/06/quay.html")]
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


def make_delivery(lines: list[tuple[str, str]]) -> bytes:
    """The same paragraphs as the database sets them: titles as links in several runs with marked search terms, bookmarks, bold labels, headers."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Page 3 of 9"
    section.footer.paragraphs[0].text = "Harbour AND Pier, then everything else that was searched for"
    for i, (style, text) in enumerate(lines):
        paragraph = document.add_paragraph(style=style or None)
        if style:
            _add_bookmark(paragraph, i)
            _add_link(paragraph, text)
            continue
        label, colon, rest = text.partition(":")
        if colon and len(label) < 20:
            paragraph.add_run(label + colon).bold = True
            paragraph.add_run(rest)
        else:
            half = text.find(" ", len(text) // 2)
            paragraph.add_run(text[:half] if half > 0 else text).italic = True
            paragraph.add_run(text[half:] if half > 0 else "")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_bookmark(paragraph, i: int) -> None:
    for tag, name in (("w:bookmarkStart", f"Bookmark_{i}"), ("w:bookmarkEnd", None)):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(i))
        if name:
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _add_link(paragraph, text: str) -> None:
    """The text as a link whose every word is a run of its own, as the marks of search terms make it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to("https://www.example.org/doc", RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for n, word in enumerate(text.split(" ")):
        run = paragraph.add_run((" " if n else "") + word)
        run.bold = n % 2 == 0
        link.append(run._r)
    paragraph._p.append(link)


def make_zip(files: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def repeat_titles(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines as a reader of PDF pastes them: the page's number and the running title come back in the middle of the text."""
    paged, title, n = [], "", 0
    for style, text in lines:
        title = text if style else title
        n = 0 if style else n + 1
        paged.append((style, text))
        if len(text) > 90 and n % 3 == 0:
            paged += [("", "Page 2 of 3"), ("", title)]
    return paged
