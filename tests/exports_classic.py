"""Invented articles in rarer forms of the classic service: labels below the text, broadcasts, and labels in the language of the paper."""

import textwrap

from exports import MONTHS, Sample, print_date
from exports_older import DUTCH


def _fill(sample: Sample) -> str:
    return "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in sample.text.split("\n\n"))


def _close(sample: Sample, seed: int) -> list[str]:
    kind = ["PUBLICATION-TYPE: Newswire", ""] if seed % 2 else []
    return [f"LOAD-DATE: {print_date(sample.published, 2)}", "", "LANGUAGE: ENGLISH", "", *kind, ""]


def _open(i: int, n: int, *lines: str) -> list[str]:
    return [f"{f'{i} of {n} DOCUMENTS':>50}", "", "", *(f"{line:^78}" for line in lines)]


def labels_below_text(samples: list[Sample], *, first: int = 0) -> str:
    """Outlet, title, day, text; the labels stand below the text, and one may stand above it."""
    parts = []
    for i, sample in enumerate(samples, 1):
        parts += [*_open(i, len(samples), sample.outlet), "", textwrap.fill(sample.title, 78), "", f"{print_date(sample.published, 2):^78}"]
        parts += [f"{'23:22 Central African Time':^78}"] if (first + i) % 2 else []
        parts += ["", *(["DATELINE: Tema", "", ""] if (first + i) % 3 == 0 else [""]), _fill(sample), "", ""]
        parts += [f"BYLINE: By {sample.author}", ""] if sample.author else []
        parts += [f"SECTION: {sample.section}", ""] if sample.section else []
        parts += [f"LENGTH: {len(sample.text.split())} words", "", *_close(sample, i), f"{f'Copyright {sample.published[:4]} Harbour Press':^78}", ""]
    return "\n".join(parts)


def broadcasts(samples: list[Sample], *, first: int = 0) -> str:
    """Broadcasts name their show between day and title, and whoever wrote them down between outlet and day."""
    parts = []
    for i, sample in enumerate(samples, 1):
        parts += [*_open(i, len(samples), sample.outlet), ""]
        if (first + i) % 3 == 0:
            parts += ["Prepared by Quay Information Services, which takes sole responsibility for", f"{'accuracy of transcription.':^78}", ""]
        parts += [f"{print_date(sample.published, first + i):^78}", "", f"{'SHOW: Lagoon NewsNight 6:00 PM EST LTV':^78}", ""]
        parts += [textwrap.fill(sample.title, 78), ""]
        parts += [textwrap.fill(f"BYLINE: {sample.author}", 40), ""] if sample.author else []
        parts += ["GUESTS: Ann Osei, Hank Lartey", ""]
        parts += [f"SECTION: {sample.section}", ""] if sample.section else []
        parts += [f"LENGTH: {len(sample.text.split())}  words", "", "", ""]
        parts += ["HIGHLIGHT: The harbour struggles with its woes. Ada Obi wants", "another pier, but will she get it?", "", ""] if i % 2 else []
        parts += [_fill(sample), "", *_close(sample, 0)[:-1], "TRANSCRIPT: 011101LT.V12", "", "DOCUMENT-TYPE: Show", ""]
        parts += ["PUBLICATION-TYPE: Transcript", "", ""]
    return "\n".join(parts)


def dutch_text(samples: list[Sample], *, first: int = 0) -> str:
    """The oldest form with labels in Dutch: a statement of rights, outlet, the day twice, then all else under labels."""
    parts = []
    for i, sample in enumerate(samples, 1):
        year, month, day = (int(part) for part in sample.published.split("-"))
        rights = [f"Copyright {year} Havenpers en Vereniging van Uitgevers van de Noordelijke en", "Zuidelijke Kust", "All Rights Reserved"]
        parts += _open(i, len(samples), *(rights if (first + i) % 2 else rights[:1]))
        parts += ["", f"{sample.outlet:^78}", "", f"{f'{day}. {DUTCH.months[month - 1]} {year}':^78}", ""]
        parts += [f"{f'{MONTHS[month - 1]} {day}, {year}':^78}", ""]
        parts += [f"SECTION: {sample.section}", ""] if sample.section else []
        parts += [f"LENGTE: {len(sample.text.split())} words", "", textwrap.fill(f"KOP: {sample.title}", 78), ""]
        parts += [f"AUTEUR: {sample.author}", ""] if sample.author else []
        parts += ["TEKST:", "", "", _fill(sample), "", "PUB-TYPE: Paper", "", "TAAL: Dutch / Nederlands", ""]
        parts += [f"LOAD-DATE: {print_date(sample.published, 2)}", "", ""]
    return "\n".join(parts)


def french_text(samples: list[Sample], *, first: int = 0) -> str:
    """A form with labels in French: title, signature and a lead under labels, the text below a label of its own, subjects below the text."""
    parts = []
    for i, sample in enumerate(samples, 1):
        parts += [*_open(i, len(samples), f"Copyright {sample.published[:4]} Le Quai", sample.outlet), ""]
        parts += [f"{print_date(sample.published, 2):^78}", ""]
        parts += [f"SECTION: {sample.section}", ""] if sample.section else []
        parts += [f"LONGUEUR: {len(sample.text.split())} mots", "", textwrap.fill(f"TITRE: {sample.title}", 78), ""]
        parts += [textwrap.fill(f"SIGNATURE: {sample.author}", 30), ""] if sample.author else []
        parts += ["CHAPEAU:", "", "", "What happened on the quay, and who knew of it.", ""] if (first + i) % 2 else []
        parts += ["ARTICLE:", "", "", _fill(sample), "", "SUJET: PORTS (90%); FERRIES (78%)", "", "SOCIETE: QUAI SA (85%)", ""]
        parts += ["LOCALISATION-GEO: TEMA (73%)", "", f"DATE-CHARGEMENT: {print_date(sample.published, 2)}", "", "LANGUE: FRENCH", "", ""]
    return "\n".join(parts)
