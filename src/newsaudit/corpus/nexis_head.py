"""The lines above the labels of an article from Nexis: title, outlet and day, in the two orders in which the service has printed them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.corpus.calendar_names import month_pattern, season_pattern, weekday_pattern
from newsaudit.corpus.export_form import ExportForm, Line, is_label, read_label

_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)) ?.{3,}|All Rights Reserved\.?\Z", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\.{3,}|…)\Z")
MIN_ABOVE = 2
HEAD_LINES = 25
RIGHTS_LINES = 4
MAX_TITLE_LINES = 8


class Head(NamedTuple):
    """What the head states. `end` is the number of the line below it; `is_title_above` where the title stands above the day, as it does in an old
    form that puts the labels below the text."""

    fields: dict[str, str]
    notes: tuple[str, ...]
    end: int
    is_title_above: bool = False


@cache
def date_lines() -> tuple[re.Pattern, re.Pattern]:
    """Expressions for a line that states a day, and for one that states a month or a season."""
    weekday, month = f"(?:{weekday_pattern()},? )?", month_pattern()
    period = f"(?:{month}|{season_pattern()})"
    # "May 13, 2024 Monday 10:04 AM GMT", "Monday, 13 May 2024", "lundi 13 mai 2024", "May 13, 2010, Thursday, Late Edition - Final", "2024-05-13"
    day = rf"(?:{month}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:\.|er)?(?: de)? {month}\.?,?(?: de)? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    return (
        re.compile(rf"{weekday}{day}(?:[,;]? .{{1,70}})?\Z", re.IGNORECASE),
        # "May 2024", "May/June 2024", "Spring 2024"
        re.compile(rf"{period}\.?(?: ?[-/–] ?{period}\.?)?,? \d{{4}}(?:[,;]? .{{1,60}})?\Z", re.IGNORECASE),
    )


def read_head(lines: Sequence[Line], body_at: int | None, form: ExportForm) -> Head:
    """The head of a document, whose text may be known to begin at a label Body."""
    dates = _find_dates(lines, body_at, form)
    after = dates[-1] if dates else -1
    is_classic = _is_classic(lines, form)
    labels = form.header.keys() - form.shows
    below = (i for i in range(after + 1, len(lines)) if (_is_capital_label if is_classic else is_label)(lines[i], labels))
    end = min(i for i in (next(below, None), body_at, len(lines)) if i is not None)
    return (_read_classic if is_classic else _read_uni)(lines, dates, end, form)


def _is_classic(lines: Sequence[Line], form: ExportForm) -> bool:
    """Whether a document is of the classic service, which prints its labels in capitals; a title may look like one of either."""
    found = [line.text.partition(":")[0].isupper() for line in lines if is_label(line, form.telling)]
    return 2 * sum(found) > len(found)


def _is_capital_label(line: Line, labels) -> bool:
    """Whether a line opens with a label of the classic service; in small letters it is a title or a text."""
    return is_label(line, labels) and line.text.partition(":")[0].isupper()


def _find_dates(lines: Sequence[Line], body_at: int | None, form: ExportForm) -> list[int]:
    """The lines of the head that state when the article appeared: days, else months or seasons."""
    lengths = (i for i, line in enumerate(lines) if (label := read_label(line.text)) and form.telling.get(label[0]) == "length")
    stop = min((i for i in (next(lengths, None), body_at) if i is not None), default=None)
    if stop is None:
        shown = [i for i, line in enumerate(lines) if line.text][:HEAD_LINES]
        stop = shown[-1] + 1 if shown else 0
    for pattern in date_lines():
        found = [i for i in range(stop) if pattern.match(lines[i].text)]
        if found:
            # none below the labels: that is the text's, or a correction's
            telling = (i for i in range(found[0] + 1, stop) if (label := read_label(lines[i].text)) and label[0] in form.telling)
            last = next(telling, stop)
            return [i for i in found if i < last]
    return []


def _read_classic(lines: Sequence[Line], dates: list[int], end: int, form: ExportForm) -> Head:
    """Outlet, day, title; or outlet, title, day. Blank lines part them, and notices and editions stand between."""
    shown = [Line("") if _is_capital_label(line, form.header) else line for line in lines[:end]]
    blocks = _list_blocks(shown, form)
    notes = _read_notes(shown, form)
    if not blocks:
        return Head({}, notes, end)
    outlet = blocks[0][0]
    if not dates:
        title = blocks[-1] if len(blocks) > 1 else []
        return Head(_fill(lines, title, outlet, None), notes, end)
    day = dates[0]
    above = [i for block in blocks[1:] for i in block if i < day and not form.notices.fullmatch(lines[i].text)]
    if any(day in block for block in blocks[1:]) and above:
        below = next((i for i in range(day, end) if not lines[i].text), end)
        return Head(_fill(lines, above, outlet, day), notes, below, True)
    under = [block for block in blocks if block[0] > day and block[0] not in dates]
    title = under[-1] if under else []
    if not under and all(line.text for line in lines[day:end]):
        title = [i for i in blocks[-1] if i > day]
    return Head(_fill(lines, title, outlet if outlet < day else None, day), notes, end)


def _list_blocks(lines: Sequence[Line], form: ExportForm) -> list[list[int]]:
    """The numbers of the lines between blank ones, without those that state rights or corrections; a statement of rights may take several lines."""
    blocks: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if not line.text:
            blocks.append([])
        elif form.rights.fullmatch(line.text):
            last = blocks[-1][-RIGHTS_LINES:]
            n_rights = next((len(last) - n for n, j in enumerate(last) if _COPYRIGHT.match(lines[j].text)), 0)
            del blocks[-1][len(blocks[-1]) - n_rights :]
        elif not form.appended.fullmatch(line.text):
            blocks[-1].append(i)
    kept = ([i for i in block if not _COPYRIGHT.match(lines[i].text)] for block in blocks)
    return [block for block in kept if block]


def _read_uni(lines: Sequence[Line], dates: list[int], end: int, form: ExportForm) -> Head:
    """Title, outlet, day: the last two lines of the head, in any document but one without a day, and all above them."""
    notes = _read_notes(lines[:end], form)
    day = dates[-1] if dates else None
    kept = [i for block in _list_blocks(lines[: end if day is None else day], form) for i in block]
    if kept and day is not None and is_label(lines[kept[-1]], form.header):
        kept.pop()
    above = _drop_cover(kept, lines, form)
    if day is None:
        return Head(_fill(lines, above[:1], above[1] if len(above) == MIN_ABOVE else None, None), notes, end)
    if not above:
        return Head(_fill(lines, [], None, day), notes, end)
    title = [i for i in above[:-1] if not form.distributors.fullmatch(lines[i].text)]
    if len(title) > MAX_TITLE_LINES:
        # a cover page in words that are not known: a blank line parts it from the title
        title = next(([i for i in title if i > n] for n in range(above[-1] - 1, -1, -1) if not lines[n].text), title)[-MAX_TITLE_LINES:]
    return Head(_fill(lines, [i for i in title if lines[i].is_heading] or _drop_running(title, lines), above[-1], day), notes, end)


def _fill(lines: Sequence[Line], title: Sequence[int], outlet: int | None, day: int | None) -> dict[str, str]:
    stated = {"title": " ".join(lines[i].text for i in title)}
    stated |= {field: lines[i].text for field, i in (("outlet", outlet), ("published", day)) if i is not None}
    return {field: value for field, value in stated.items() if value}


def _read_notes(lines: Sequence[Line], form: ExportForm) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.text[:60] for line in lines if line.text and form.appended.fullmatch(line.text)))


def _drop_running(title: list[int], lines: Sequence[Line]) -> list[int]:
    """The title without the copy of it that a page of a PDF shows at its top, cut where it is long."""
    for n in range(1, len(title)):
        copy, rest = (" ".join(lines[i].text for i in part) for part in (title[:n], title[n:]))
        if copy == rest or (_CUT.search(copy) and rest.startswith(_CUT.sub("", copy))):
            return title[n:]
    return title


def _drop_cover(above: list[int], lines: Sequence[Line], form: ExportForm) -> list[int]:
    """What stands below the last line of the cover page and its list of documents."""
    cover = [n for n, i in enumerate(above[:-1]) if form.cover.fullmatch(lines[i].text)]
    if cover and len(above) - cover[-1] > MIN_ABOVE:
        return above[cover[-1] + 1 :]
    if cover and len(above) > MIN_ABOVE:
        # the last title looks like an item of the list: "2. …"
        return above[-2:]
    return above
