"""What a page states of itself: title, outlet, day, agency."""

import re
from typing import NamedTuple

from newsaudit.corpus.dates import read_day
from newsaudit.corpus.fields import is_agency, is_outlet
from newsaudit.corpus.zones import mark_furniture

HEAD_CHARACTERS = 2500
FOOT_CHARACTERS = 700
AGENCY_CHARACTERS = 600
TOP_LINES = 8
LONGEST_BYLINE = 60
_AGENCY_DATELINE = re.compile(r"[(\[]([A-Z][\w .&/-]{1,30})[)\]] ?[—–-]")
# "Ferry strike – Harbour Post": a spaced dash or bar, then a name in capitals
_TITLE_OUTLET = re.compile(r"\s+[–—|-]\s+((?:The )?[A-Z][\w.&'’]*(?: (?:of|the|and|&|[A-Z][\w.&'’]*)){0,4})\s*\Z")
_DATELINE_OUTLET = re.compile(r"\(?([A-Z][\w.&' ]{1,30}?)\)?\s*[—–-]{1,2}\s*\Z")
# "The Alder Echo | Updated March 14, 2025"
_DATE_OUTLET = re.compile(r"([A-Z][\w.&' ]{1,50}?) ?[|·•] ")
_BRACKET = re.compile(r"[(\[]([^)\]]{2,40})[)\]]")
_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©|\([Cc]\))?\s*(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?:by )?"
    r"((?:The )?[A-Z][\w&'’-]*(?: (?:of|the|and|&|[A-Z][\w&'’-]*)){0,4})"
)


class Stated(NamedTuple):
    """What the page says, None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    agency: str | None = None


def find_stated(text: str, *, title: str | None = None) -> Stated:
    """What the head and the foot of an article's text state of title, outlet, day of publication, author and agency."""
    cut = text.find("\n", HEAD_CHARACTERS)
    head = text if cut < 0 else text[:cut]
    found: dict[str, str] = {}
    for mark in mark_furniture(head, title=title):
        if mark.zone == "body":
            continue
        words = " ".join(text[mark.start : mark.end].split())
        if mark.zone == "title":
            outlet = _TITLE_OUTLET.search(words)
            found.setdefault("title", words[: outlet.start()] if outlet else words)
            if outlet:
                found.setdefault("outlet", outlet[1])
        elif mark.rule == "byline" and words[:3].lower() == "by ":
            _read_byline(words[3:], found)
        elif mark.rule in ("byline", "credit-line") and is_agency(words):
            found.setdefault("agency", words)
        elif mark.zone == "dateline":
            _read_dateline(words, mark.rule, found)
    _read_copyright(text, found)
    return Stated(**found)


def find_agency(text: str) -> str | None:
    """The news agency that the dateline, a line of its own at the top or the copyright line names as the text's source, None where none does."""
    head = text[:AGENCY_CHARACTERS]
    for match in _AGENCY_DATELINE.finditer(head):
        if is_agency(match[1]):
            return match[1]
    for line in head.splitlines()[:TOP_LINES]:
        if len(line) <= LONGEST_BYLINE and is_agency(line.strip()):
            return line.strip()
    found: dict[str, str] = {}
    _read_copyright(text, found)
    return found.get("agency")


def _read_byline(writer: str, found: dict[str, str]) -> None:
    """The writer, and the outlet where it stands behind: Oona Laine, Coast Courier."""
    name, _, behind = writer.partition(", ")
    if behind and is_outlet(outlet := behind.partition(",")[0]) and not is_agency(outlet):
        found.setdefault("outlet", outlet)
        writer = name
    found.setdefault("author", writer)


def _read_dateline(words: str, rule: str, found: dict[str, str]) -> None:
    day = read_day(words)
    if day and day.iso:
        found.setdefault("published", day.iso)
    bracket = _BRACKET.search(words)
    name = _DATELINE_OUTLET.match(words)
    if bracket and is_agency(bracket[1]):
        found.setdefault("agency", bracket[1])
    elif bracket and rule == "dateline":
        found.setdefault("outlet", bracket[1])
    elif rule == "date-line" and (label := _DATE_OUTLET.match(words)) and is_outlet(label[1]):
        found.setdefault("outlet", label[1])
    elif name and (rule == "outlet-and-dash" or not name[1].isupper() or len(name[1]) <= 4):
        # "CNN —" names the outlet, "OTTAWA —" the place
        found.setdefault("agency" if is_agency(name[1]) else "outlet", name[1])


def _read_copyright(text: str, found: dict[str, str]) -> None:
    foot = text[-FOOT_CHARACTERS:]
    # a search for three beginnings at each character takes longer than three looks
    if ("©" in foot or "opyright" in foot or "(c)" in foot or "(C)" in foot) and (match := _COPYRIGHT.search(foot)):
        found.setdefault("agency" if is_agency(match[1]) else "outlet", match[1])
