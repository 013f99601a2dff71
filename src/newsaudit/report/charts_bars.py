"""Bars: ranked ones with their value beside them, and divided ones that show the parts of each row."""

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib
from matplotlib.patches import Rectangle

from newsaudit.report.canvas import Canvas, new_canvas
from newsaudit.report.charts import INK, LINK, MUTED, STYLE, WIDTH_PT, ink_on, save, text_width

ROW, GAP, KEY = 17, 5, 16


class Bar(NamedTuple):
    """A bar: its label, length, the words at its end, the finding that it shows and its colour."""

    label: str
    value: float
    text: str
    finding: str | None
    colour: str


class Part(NamedTuple):
    """A part of a divided bar."""

    value: float
    text: str
    finding: str | None
    colour: str


def draw_bars(bars: Sequence[Bar], *, key: Sequence[tuple[str, str]] = (), top: float | None = None, width: float = WIDTH_PT) -> str:
    """SVG of ranked bars, from 0. `key` names colours (label, colour); `top` is the value of a full bar (default: the largest)."""
    with matplotlib.rc_context(STYLE):
        rows = _key_rows(key, width)
        height = len(bars) * ROW + rows * KEY + 4
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        left = min(max([text_width(b.label) for b in bars] + [20]) + 3, width * 0.46)
        right = max([text_width(b.text) for b in bars] + [10]) + 8
        scale = (width - left - 8 - right) / (top or max([b.value for b in bars] + [0]) or 1)
        for i, bar in enumerate(bars):
            y = rows * KEY + i * ROW
            canvas.label(left, y + ROW / 2, bar.label, left - 2)
            length = max(bar.value * scale, 0.8 if bar.value else 0)
            _rectangle(canvas, left + 8, y + GAP / 2, length, ROW - GAP, bar.colour, bar.finding)
            canvas.text(left + 8 + length + 4, y + ROW / 2, bar.text, va="center_baseline", fontsize=9, url=bar.finding and LINK + bar.finding)
        canvas.line([left + 8] * 2, [rows * KEY, height - 4], color=MUTED, linewidth=0.6)
        return save(canvas.figure)


def draw_divided(rows: Sequence[tuple[str, Sequence[Part], str]], *, key: Sequence[tuple[str, str]], is_share: bool, width: float = WIDTH_PT) -> str:
    """SVG of bars divided into parts. rows: label, parts, words at the end. `is_share` makes all bars the same length."""
    with matplotlib.rc_context(STYLE):
        n_key = _key_rows(key, width)
        height = len(rows) * ROW + n_key * KEY + 4
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        left = min(max([text_width(label) for label, _, _ in rows] + [0]) + 3, width * 0.42) if any(label for label, _, _ in rows) else -8
        right = max([text_width(text) for _, _, text in rows] + [4]) + 8
        totals = [sum(p.value for p in parts) for _, parts, _ in rows]
        largest = max([*totals, 0]) or 1
        for i, (label, parts, text) in enumerate(rows):
            y, x = n_key * KEY + i * ROW, left + 8
            scale = (width - left - 8 - right) / ((totals[i] if is_share else largest) or 1)
            if label:
                canvas.label(left, y + ROW / 2, label, left - 2)
            for part in parts:
                length = part.value * scale
                if length > 0:
                    _rectangle(canvas, x, y + GAP / 2, max(length - 0.7, 0.4), ROW - GAP, part.colour, part.finding)
                    if length > text_width(part.text, 8) + 5:
                        canvas.text(
                            x + (length - 0.7) / 2,
                            y + ROW / 2,
                            part.text,
                            ha="center",
                            va="center_baseline",
                            fontsize=8,
                            color=ink_on(part.colour),
                            fontweight="bold",
                            url=part.finding and LINK + part.finding,
                        )
                x += length
            canvas.text(x + 4, y + ROW / 2, text, va="center_baseline", fontsize=9)
        return save(canvas.figure)


def draw_columns(columns: Sequence[Bar], *, axis: str, width: float = WIDTH_PT, height: float = 150) -> str:
    """SVG of upright bars over an ordered axis, such as lengths. Labels are thinned where they would touch."""
    with matplotlib.rc_context(STYLE):
        canvas = new_canvas(width, height)
        floor, ceiling = height - 30, 14
        step = width / max(len(columns), 1)
        scale = (floor - ceiling) / (max([c.value for c in columns] + [0]) or 1)
        every = max(1, int(max([text_width(c.label, 8) for c in columns] + [1]) / step) + 1)
        for i, column in enumerate(columns):
            tall = max(column.value * scale, 0.8 if column.value else 0)
            _rectangle(canvas, i * step + step * 0.1, floor - tall, step * 0.8, tall, column.colour, column.finding)
            if text_width(column.text, 8) < step + 2 and column.value:
                canvas.text(i * step + step / 2, floor - tall - 3, column.text, ha="center", va="bottom", fontsize=8, color=INK)
            if i % every == 0:
                canvas.text(i * step + step / 2, floor + 4, column.label, ha="center", va="top", fontsize=8, color=MUTED)
        canvas.line([0, width], [floor, floor], color=MUTED, linewidth=0.6)
        canvas.text(width / 2, height - 2, axis, ha="center", va="bottom", fontsize=8, color=MUTED)
        return save(canvas.figure)


def _rectangle(canvas: Canvas, x: float, y: float, width: float, height: float, fill: str, finding: str | None) -> None:
    canvas.add(Rectangle((x, y), width, height, facecolor=fill, edgecolor="none", clip_on=False, url=finding and LINK + finding))


def _key_places(key: Sequence[tuple[str, str]], width: float) -> list[tuple[float, int]]:
    x, row, places = 0.0, 0, []
    for label, _ in key:
        need = text_width(label, 8) + 24
        if x and x + need > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += need
    return places


def _key_rows(key: Sequence[tuple[str, str]], width: float) -> int:
    return _key_places(key, width)[-1][1] + 1 if key else 0


def _draw_key(canvas: Canvas, key: Sequence[tuple[str, str]], width: float) -> None:
    for (label, fill), (x, row) in zip(key, _key_places(key, width), strict=True):
        _rectangle(canvas, x, row * KEY + 2, 8, 8, fill, None)
        canvas.text(x + 12, row * KEY + 6, label, va="center_baseline", fontsize=8, color=MUTED)
