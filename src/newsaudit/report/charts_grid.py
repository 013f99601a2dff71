"""Grids: heat maps whose cells carry their numbers, and days on a true time axis so that holes show as holes."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import matplotlib

from newsaudit.report.canvas import Canvas, new_canvas
from newsaudit.report.charts import (
    GROUND,
    HEAT_DARK,
    HEAT_LIGHT,
    LINK,
    MUTED,
    RULE,
    SMALL,
    STYLE,
    WIDTH_PT,
    break_label,
    get_style,
    save,
    text_width,
)
from newsaudit.report.charts_bars import KEY, Part, _draw_key, _key_rows, _rectangle

CELL, ROW, TILT = 20, 16, 112
# As wide as the PDF's text: a wider picture would shrink its letters there.
PRINT_PT = 470
# Days of a date by the length of its ISO form: a day, a month, a year.
_UNIT_DAYS = {10: 1, 7: 30, 4: 365}


class Cell(NamedTuple):
    """A cell of a heat map: its number (None is empty), the words in it and its finding."""

    value: float | None
    text: str
    finding: str | None


def shade(share: float) -> tuple[str, str]:
    """Fill and ink of a cell from its share (0–1) of the darkest: one hue, steps that are told apart on paper too."""
    steps = get_style()["heat"]
    fill = steps[min(int(share * len(steps)), len(steps) - 1)]
    return fill, HEAT_LIGHT if share >= 0.5 else HEAT_DARK


def draw_heat(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> tuple[str, bool]:
    """SVG of a heat map, and whether it is wider than a phone. Column labels stand upright above; empty cells show the ground."""
    with matplotlib.rc_context(STYLE):
        left = min(max([text_width(r) for r in rows] + [20]) + 3, 132) + 6
        cell = max(CELL, min(46, (WIDTH_PT - left) / max(len(columns), 1)))
        width = max(WIDTH_PT, left + cell * len(columns) + 2)
        upright = any(text_width(c, 8) > cell - 4 for c in columns)
        heads = [_break_head(label, TILT if upright else cell) for label in columns]
        head = max([text_width(line, size) for size, lines in heads for line, _ in lines] + [10]) + 6 if upright else 14
        canvas = new_canvas(width, head + ROW * len(rows) + 2)
        _rectangle(canvas, left + 0.5, head + 0.5, cell * len(columns) - 1, ROW * len(rows) - 1, GROUND, None)
        darkest = max([c.value for line in cells for c in line if c.value is not None] + [0]) or 1
        for j, (size, lines) in enumerate(heads):
            for line, off in lines:
                x, turn = left + cell * (j + 0.5) + (off if upright else 0), 90 if upright else 0
                canvas.text(x, head - 4, line, rotation=turn, ha="center", va="bottom", fontsize=size, color=MUTED)
        for i, label in enumerate(rows):
            canvas.label(left - 6, head + ROW * (i + 0.5), label, left - 8)
            for j, one in enumerate(cells[i]):
                if one.value:
                    _draw_cell(canvas, left + cell * j, head + ROW * i, cell, one, darkest)
        return save(canvas.figure), width > WIDTH_PT + 1


def _break_head(label: str, room: float) -> tuple[float, list[tuple[str, float]]]:
    """The size of a column's label and its lines: one, or two small ones where it has no room."""
    size = 8 if text_width(label, 8) <= room else SMALL
    return size, break_label(label, room, size)


def draw_calendar(rows: Sequence[str], dates: Sequence[str], cells: Sequence[Sequence[Cell]], *, width: float = WIDTH_PT) -> str:
    """SVG of what stands on which day: a row of cells a label, on a true time axis, so that days without any show as holes of their length.
    dates: ISO days, months or years in order, one column of cells each."""
    with matplotlib.rc_context(STYLE):
        left = min(max([text_width(r) for r in rows] + [20]) + 3, 132) + 6
        floor = ROW * len(rows)
        canvas = new_canvas(width, floor + 18)
        days, step = _place_days(dates, width - left - 1)
        _rectangle(canvas, left, 0, width - left - 1, floor - 1, GROUND, None)
        darkest = max([c.value for line in cells for c in line if c.value is not None] + [0]) or 1
        # a day of a long period is drawn wider than it is, or nobody would see it
        wide = max(step * _UNIT_DAYS[len(dates[0])], 2.5)
        for i, label in enumerate(rows):
            canvas.label(left - 6, ROW * (i + 0.5), label, left - 8)
            for day, one in zip(days, cells[i], strict=True):
                if one.value:
                    x = left + (day - days[0]).days * step
                    _draw_cell(canvas, min(x, width - 1 - wide), ROW * i, wide, one, darkest)
        _label_days(canvas, dates, days, left, step, floor, width)
        return save(canvas.figure)


def _draw_cell(canvas: Canvas, x: float, y: float, size: float, one: Cell, darkest: float) -> None:
    fill, ink = shade(one.value / darkest)
    gap = min(1, size / 5)
    _rectangle(canvas, x + gap / 2, y + 0.5, size - gap, ROW - 1, fill, one.finding)
    if text_width(one.text, 7.5) <= size - 2:
        url = one.finding and LINK + one.finding
        canvas.text(x + size / 2, y + ROW / 2, one.text, ha="center", va="center_baseline", fontsize=7.5, color=ink, url=url)


def draw_days(
    dates: Sequence[str], stacks: Sequence[Sequence[Part]], *, key: Sequence[tuple[str, str]] = (), unit: str, width: float = WIDTH_PT
) -> str:
    """SVG of stacked bars on a true time axis. dates: ISO days, months or years in order, one stack each."""
    with matplotlib.rc_context(STYLE):
        head = _key_rows(key, width) * KEY
        height = head + 150
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        left, floor, ceiling = 26, height - 20, head + 14
        days, step = _place_days(dates, width - left)
        top = max([sum(p.value for p in stack) for stack in stacks] + [0]) or 1
        for tick in _ticks(top):
            y = floor - (floor - ceiling) * tick / top
            canvas.line([left, width], [y, y], color=RULE, linewidth=0.5, zorder=0)
            canvas.text(left - 4, y, say_tick(tick), ha="right", va="center_baseline", fontsize=8, color=MUTED)
        canvas.text(0, head + 6, unit, fontsize=8, color=MUTED, va="center_baseline")
        for day, stack in zip(days, stacks, strict=True):
            x, y = left + (day - days[0]).days * step, floor
            thick = min(max(step * _UNIT_DAYS[len(dates[0])] * 0.82, 1.2), 26)
            for part in stack:
                tall = (floor - ceiling) * part.value / top
                _rectangle(canvas, x, y - tall, thick, tall, part.colour, part.finding)
                y -= tall
        canvas.line([left, width], [floor, floor], color=MUTED, linewidth=0.6)
        _label_days(canvas, dates, days, left, step, floor, width)
        return save(canvas.figure)


def _place_days(dates: Sequence[str], width: float) -> tuple[list[datetime.date], float]:
    """The dates as days, and the points that a day takes of a width that holds the first to the last."""
    days = [_as_day(date) for date in dates]
    return days, width / ((days[-1] - days[0]).days + _UNIT_DAYS[len(dates[0])])


def _label_days(canvas: Canvas, dates: Sequence[str], days: Sequence[datetime.date], left: float, step: float, floor: float, width: float) -> None:
    """Labels of the first, the last and those between that find room."""
    taken: list[tuple[float, float]] = []
    order = [0, len(dates) - 1, *range(1, len(dates) - 1)]
    for i in order:
        text = f"{days[i].day} {days[i]:%b}" if len(dates[i]) == 10 else f"{days[i]:%b %Y}" if len(dates[i]) == 7 else dates[i]
        if i == 0 and len(dates[i]) == 10:
            text += f" {days[i].year}"
        x, need = left + (days[i].toordinal() - days[0].toordinal()) * step, text_width(text, 8)
        x = min(x, width - need)
        if all(x + need + 8 < a or x > b + 8 for a, b in taken):
            canvas.text(x, floor + 5, text, va="top", fontsize=8, color=MUTED)
            taken.append((x, x + need))


def _as_day(date: str) -> datetime.date:
    parts = [int(p) for p in date.split("-")]
    return datetime.date(*(parts + [1, 1])[:3])


def say_tick(value: float) -> str:
    """A number beside an axis, short: 1.5m, 200k, 5,000."""
    return f"{value / 1e6:g}m" if value >= 1e6 else f"{value / 1e3:g}k" if value >= 1e4 else f"{value:,.0f}"


def _ticks(top: float) -> list[float]:
    """A few round numbers from above 0 to `top`."""
    if top <= 4:
        return [float(i) for i in range(1, int(top) + 1)]
    size = 10 ** (len(str(int(top))) - 1)
    step = next(s for s in (size / 5, size / 2, size, size * 2, size * 5) if top / s <= 5)
    step = max(1, step)
    return [step * i for i in range(1, int(top / step) + 1)]
