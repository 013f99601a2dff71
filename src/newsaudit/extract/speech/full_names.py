"""The runs of capitalised words of an article that are names given in full, without the titles and small words that stand before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsaudit.codebook.word_classes import (
    CONJUNCTION,
    COURTESY,
    DAY,
    DETERMINER,
    FIRST_NAME,
    HONORIFIC,
    INTRODUCTION,
    ORGANISATION,
    OWNER,
    PORTFOLIO,
    POST_NOMINAL,
    ROLE,
    TITLE,
    WordClasses,
)
from newsaudit.extract.speech.nicknames import find_nicknamed

# a full stop belongs to initials and shortened titles only, so that no name runs over the end of a sentence
_SHORT = (
    "Mr Ms Dr St Lt Fr Cr",
    "Mrs Gen Col Sgt Sen Rep Gov Rev Maj Cpl Det Adm Hon Ald Cst Smt",
    "Capt Insp Supt Cmdr Coun Prof Engr Barr",
    "Const",
)
# looking back needs words of one length each
_ENDS = [words.replace(" ", "|") for words in _SHORT]
STOP_IN_TITLE = re.compile(rf"\.(?:{'|'.join(f'(?<=(?:{ends})[.])' for ends in _ENDS)})")
_AFTER_TITLE = "|".join(rf"(?<=\b(?:{ends})[.])" for ends in _ENDS)
_STOP = rf"\.(?:{_AFTER_TITLE})"
_REST = rf"(?:[\w'-]+(?:{_STOP})?|\.(?:[A-Z]\.)*|)"
# small words that join two words of a name, and what opens one of them: Ama de la Tour, Kofi d'Aubray, Abu Bakr al-Tariqi
_SMALL = "de|da|dos|van|von|der|den|ter|al|el|bin|ibn|la|le|du|del"
_OPENING = "(?:[dl]|dell|dall|de)'|(?:al|el|as|ash|an|ad|ar)-"
# a capital letter stands first, which the matcher searches fast, and what may not stand before it is looked at afterwards; a look at what stands
# behind the first word comes before it is read
_SEQUENCE = re.compile(
    rf"[A-Z](?<![\w'].)(?=[\w'.-]* (?:[A-Z]|(?:{_SMALL}) |{_OPENING})){_REST}"
    rf"(?: [A-Z]{_REST}| (?:(?:{_SMALL}) ){{0,2}}(?:{_OPENING})?[A-Z]{_REST})+"
)
# Togo-backed Harbour Council, Ten-year-old Kofi Boateng: no part of the name
NO_PART = tuple(
    "-old -aligned -allied -backed -led -run -controlled -linked -affiliated -based -funded -supported -born".split()
)
_HEADLINE = 4
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_LONGEST_HEADLINE = 200
_LOWER = re.compile(r"(?<![\w'-])(?!(?:with|from|over|after|into|than|that)\b)[a-z]{4,}")
# what stands before a name in its run of capitals and is no part of it
_BEFORE_NAME = TITLE | COURTESY | INTRODUCTION | CONJUNCTION | DETERMINER | DAY | OWNER


_BEFORE_SEAT = (" of ", " for ", " of the ", " for the ")
_OFFICE = re.compile(r"([A-Z][\w-]+) (?:of|for) (?:the )?$")
_LONGEST_OFFICE = 40


class FullName(NamedTuple):
    start: int
    end: int
    name: str


def find_full_names(folded: str, classes: WordClasses) -> list[tuple[FullName, list[str]]]:
    """The names of two words or more, and those of one word behind a title, in text order, with their words; possessive endings are left out."""
    found = []
    # the same people come back: each run of capitals is read once
    read: dict[str, tuple[int, int, list[str]] | None] = {}
    for start, run in _split_sequences(folded):
        if folded.endswith(_BEFORE_SEAT, 0, start):
            seat = _find_seat_end(folded, start, run, classes)
            start, run = start + seat, run[seat:]
            if not run:
                continue
        if run not in read:
            read[run] = _read_run(run, classes)
        if (name := read[run]) is None:
            continue
        first, last, parts = name
        if run.count(" ") < _HEADLINE - 1 or not _is_headline(folded, start):
            # half the time of a call by name
            found.append((tuple.__new__(FullName, (start + first, start + last, folded[start + first : start + last])), parts))
    nicknamed = [(FullName(start, end, folded[start:end]), parts) for start, end, parts in find_nicknamed(folded, classes)]
    return sorted(found + nicknamed) if nicknamed else found


def _find_seat_end(folded: str, start: int, run: str, classes: WordClasses) -> int:
    """The characters at the head of a run that tell what an office before it is of: Mayor of Lagos Ama Boateng, Minister for Port Affairs Mensah."""
    office = _OFFICE.search(folded, max(0, start - _LONGEST_OFFICE), start)
    if office is None or not classes[office[1]] & HONORIFIC:
        return 0
    parts = run.split(" ")
    first = skip_seat([classes[part] for part in parts], 0, len(parts) - 1)
    return sum(map(len, parts[:first])) + first


def _read_run(run: str, classes: WordClasses) -> tuple[int, int, list[str]] | None:
    """Where the name proper begins and ends in a run of capitalised words, and its words; None where the run holds none."""
    parts = run.split(" ")
    bits = list(map(classes.__getitem__, parts))
    if bits[-1] & POST_NOMINAL and len(parts) > 2:
        run = run[: -len(parts.pop()) - 1]
        bits.pop()
    first = _find_first(parts, bits)
    start = sum(map(len, parts[:first])) + first if first else 0
    end, last = len(run), bits[-1]
    if last & OWNER:
        end -= len("'s")
        parts[-1] = parts[-1].removesuffix("'s")
        last = classes[parts[-1]]
    if parts[-1][-1].isdigit() and bits[first] & FIRST_NAME:
        # Bill C-90
        return None
    if last & DAY or first == len(parts) - 1 and (first == 0 or not bits[first - 1] & (HONORIFIC | COURTESY)):
        return None
    return start, end, parts[first:]


def _split_sequences(folded: str) -> Iterator[tuple[int, str]]:
    """Capitalised runs with their offsets; a run ends with a possessive: Boateng's New Song holds a name and a title."""
    for match in _SEQUENCE.finditer(folded):
        start, run = match.start(), match[0]
        while (cut := run.find("'s ")) >= 0:
            yield start, run[: cut + 2]
            start, run = start + cut + 3, run[cut + 3 :]
        yield start, run


def _find_first(parts: list[str], bits: list[int]) -> int:
    """The index of the first word of the name proper."""
    first, last = 0, len(parts) - 1
    for k in range(last):
        if bits[k] & _BEFORE_NAME and not (last == 1 and bits[0] & FIRST_NAME) or "-" in parts[k] and parts[k].endswith(NO_PART):
            first = k + 1
    if last < 2:
        return first
    if not bits[last] & ORGANISATION:
        while 0 < first < last - 1 and bits[first] & PORTFOLIO:
            first += 1
        if first == 0 and bits[0] & (PORTFOLIO | ROLE):
            # Farmer Ole Lund at the head of a sentence
            first = 1
    # Getty Images Ama Boateng: what stands before a first name is no part of the name
    for k in range(first + 1, last):
        if bits[k] & FIRST_NAME and not bits[k - 1] & FIRST_NAME and len(parts[k - 1]) > 2:
            first = k
    return first


def _is_headline(folded: str, position: int) -> bool:
    """Whether nearly all words of a line have capitals, so that a run of them is no name."""
    low, high = max(0, position - _LONGEST_HEADLINE), min(len(folded), position + _LONGEST_HEADLINE)
    start, end = folded.rfind("\n", low, position) + 1, folded.find("\n", position, high)
    if not start and low or end < 0 and high < len(folded):
        return False
    return _LOWER.search(folded, start or low, high if end < 0 else end) is None


def skip_seat(bits: list[int], start: int, last: int) -> int:
    """The index behind what an office is of, which begins at `start`: past `last` in Mayor of Lagos, Governor of New York; Boateng's given name in
    Mayor of Lagos Ama Boateng."""
    for k in range(last, start - 1, -1):
        if k > start and bits[k] & FIRST_NAME and k < last or bits[k] & PORTFOLIO:
            return k + bool(bits[k] & PORTFOLIO)
    return last + 1 if last - start < 2 and not bits[start] & FIRST_NAME else max(start, last - 1)


def index_names(names: list[tuple[FullName, list[str]]]) -> dict[str, list[FullName]]:
    """The names by what they may be shortened to: last word, first word, initials, all but the first word."""
    index: dict[str, list[FullName]] = {}
    for name, parts in names:
        index.setdefault(parts[-1], []).append(name)
        if parts[-1] in _SUFFIXES and len(parts) > 2:
            # Boateng for Kofi Boateng Jr
            index.setdefault(parts[-2], []).append(name)
        if parts[-1][0].islower():
            # D'Aubray at the head of a sentence
            index.setdefault(parts[-1][0].upper() + parts[-1][1:], []).append(name)
        if len(parts) > 1:
            index.setdefault(parts[0], []).append(name)
            if len(parts) > 2:
                index.setdefault("".join(part[0] for part in parts if part[0].isupper()), []).append(name)
                index.setdefault(" ".join(parts[1:]), []).append(name)
                if len(parts) > 3:
                    # Than Kyi for Aye Min Than Kyi
                    index.setdefault(" ".join(parts[-2:]), []).append(name)
    return index
