"""Dots: values on an axis with their ranges, values spread over a scale, and actors joined by the sentences that name both."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import matplotlib
from matplotlib.patches import Circle

from newsaudit.report.canvas import new_canvas
from newsaudit.report.charts import LINK, MUTED, RULE, STYLE, WIDTH_PT, break_label, save, text_width
from newsaudit.report.charts_bars import KEY, _draw_key, _key_rows
from newsaudit.report.charts_grid import _ticks, say_tick

ROW = 17


class Dot(NamedTuple):
    """A row of a dot-and-range chart. low or high None: the words set no bound on that side, drawn as an arrow."""

    label: str
    low: float | None
    high: float | None
    text: str
    finding: str | None
    colour: str


class Node(NamedTuple):
    """An actor of a network, with its weight."""

    label: str
    value: float
    colour: str


class Edge(NamedTuple):
    """Two nodes by their places, with the weight and finding of what joins them."""

    one: int
    other: int
    value: float
    finding: str


def draw_dots(dots: Sequence[Dot], *, from_zero: bool = True, key: Sequence[tuple[str, str]] = (), width: float = WIDTH_PT) -> str:
    """SVG of one row a dot, on a common linear axis. The axis begins at 0, or, where `from_zero` is not set, below the smallest value."""
    with matplotlib.rc_context(STYLE):
        head = _key_rows(key, width) * KEY
        height = head + len(dots) * ROW + 20
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        values = [v for d in dots for v in (d.low, d.high) if v is not None] or [0.0]
        bottom, top = (min(0, *values) if from_zero else math.floor(min(values) - 1)), max(values)
        top = top if top > bottom else bottom + 1
        left = min(max([text_width(d.label) for d in dots] + [20]) + 3, width * 0.5) + 10
        right = width - max([text_width(d.text, 8) for d in dots] + [10]) - 16

        def place(value: float) -> float:
            return left + (right - left) * (value - bottom) / (top - bottom)

        last = -math.inf
        for tick in sorted({bottom, *(t for t in _ticks(top) if t > bottom)}):
            x = place(tick)
            canvas.line([x, x], [head, height - 18], color=RULE, linewidth=0.5, zorder=0)
            if x - last >= text_width(say_tick(tick), 8) + 8:
                canvas.text(x, height - 14, say_tick(tick), ha="center", va="top", fontsize=8, color=MUTED)
                last = x
        for i, dot in enumerate(dots):
            y = head + i * ROW + ROW / 2
            canvas.label(left - 8, y, dot.label, left - 10)
            ends = [v for v in (dot.low, dot.high) if v is not None]
            if not ends:
                continue
            a, b = place(min(ends)), place(max(ends))
            a, b = (a - 12 if dot.low is None else a), (b + 12 if dot.high is None else b)
            if b - a > 1:
                canvas.line([a, b], [y, y], color=dot.colour, linewidth=1.6, solid_capstyle="butt")
            for is_open, x, way in ((dot.low is None, a, 1), (dot.high is None, b, -1)):
                if is_open:
                    canvas.line([x + 4 * way, x, x + 4 * way], [y - 3, y, y + 3], color=dot.colour, linewidth=1.2)
            for value in sorted(set(ends)):
                canvas.add(
                    Circle((place(value), y), 3.6, facecolor=dot.colour, edgecolor="none", clip_on=False, url=dot.finding and LINK + dot.finding)
                )
            canvas.text(
                max(b, place(max(ends)) + 4) + 5, y, dot.text, va="center_baseline", fontsize=8, color=MUTED, url=dot.finding and LINK + dot.finding
            )
        return save(canvas.figure)


def draw_network(nodes: Sequence[Node], edges: Sequence[Edge], *, key: Sequence[tuple[str, str]] = (), width: float = WIDTH_PT) -> str:
    """SVG of actors on a circle, in the order given, joined by lines as thick as their sentences are many; labels stand outside and never overlap."""
    with matplotlib.rc_context(STYLE):
        head = _key_rows(key, width) * KEY
        radius, pad = 78.0, 34
        height = head + 2 * (radius + pad)
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        middle_x, middle_y = width / 2, head + radius + pad
        heaviest = max([e.value for e in edges] + [1])
        largest = max([n.value for n in nodes] + [1])
        angles = [-math.pi / 2 + 2 * math.pi * i / max(len(nodes), 1) for i in range(len(nodes))]
        places = [(middle_x + radius * math.cos(a), middle_y + radius * math.sin(a)) for a in angles]
        for edge in sorted(edges, key=lambda e: e.value):
            (x1, y1), (x2, y2) = places[edge.one], places[edge.other]
            share = edge.value / heaviest
            canvas.line(
                [x1, x2],
                [y1, y2],
                color=MUTED,
                alpha=0.25 + 0.6 * share,
                linewidth=0.5 + 4.5 * share,
                solid_capstyle="round",
                zorder=1,
                url=LINK + edge.finding,
            )
        for node, (x, y), angle in zip(nodes, places, angles, strict=True):
            size = 3 + 5 * math.sqrt(node.value / largest)
            canvas.add(Circle((x, y), size, facecolor=node.colour, edgecolor="#ffffff", linewidth=0.8, zorder=2))
            side = math.cos(angle)
            align = "center" if abs(side) < 0.2 else "left" if side > 0 else "right"
            room = width - x - size - 6 if align == "left" else x - size - 6 if align == "right" else width * 0.6
            dx = 0 if align == "center" else (size + 4) * (1 if side > 0 else -1)
            dy = 0 if align != "center" else (size + 8) * (1 if math.sin(angle) > 0 else -1)
            for line, off in break_label(node.label, room - 2, 8):
                canvas.text(x + dx, y + dy + off, line, ha=align, va="center_baseline", fontsize=8, zorder=3)
        return save(canvas.figure)


class Range(NamedTuple):
    """A dot with its interval, None where there is none."""

    value: float
    low: float | None
    high: float | None
    finding: str
    colour: str


def draw_ranges(rows: Sequence[tuple[str, Sequence[Range]]], *, unit: str, key: Sequence[tuple[str, str]], width: float = WIDTH_PT) -> str:
    """SVG of dots with intervals, some a row, one below the other in the row so that they never hide each other. The axis begins at 0."""
    with matplotlib.rc_context(STYLE):
        head = _key_rows(key, width) * KEY
        step, pad = 8, 7
        heights = [max(len(ranges), 1) * step + pad for _, ranges in rows]
        height = head + sum(heights) + 20
        canvas = new_canvas(width, height)
        _draw_key(canvas, key, width)
        top = max([v for _, ranges in rows for r in ranges for v in (r.value, r.high) if v is not None] + [0]) or 1
        left = min(max([text_width(label) for label, _ in rows] + [20]) + 3, width * 0.4) + 8
        scale = (width - left - 14) / top
        for tick in [0.0, *_ticks(top * 100 if unit == "share" else top)]:
            x = left + (tick / 100 if unit == "share" else tick) * scale
            canvas.line([x, x], [head, height - 18], color=RULE, linewidth=0.5, zorder=0)
            canvas.text(x, height - 14, f"{tick:,.0f}{'%' if unit == 'share' else ''}", ha="center", va="top", fontsize=8, color=MUTED)
        y = head
        for (label, ranges), tall in zip(rows, heights, strict=True):
            canvas.label(left - 8, y + tall / 2, label, left - 10)
            for i, one in enumerate(ranges):
                at = y + pad / 2 + step * (i + 0.5)
                if one.low is not None and one.high is not None:
                    canvas.line(
                        [left + one.low * scale, left + one.high * scale],
                        [at, at],
                        color=one.colour,
                        linewidth=1.3,
                        alpha=0.75,
                        solid_capstyle="butt",
                    )
                canvas.add(Circle((left + one.value * scale, at), 3, facecolor=one.colour, edgecolor="none", clip_on=False, url=LINK + one.finding))
            y += tall
        return save(canvas.figure)
