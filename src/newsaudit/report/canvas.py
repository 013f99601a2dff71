"""Where charts are drawn: a figure on which everything is placed in points from its top left corner.

Axes could count so too, but they bring ticks, spines and limits that no chart shows, and took a fifth of the time of drawing one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from newsaudit.report.charts import LETTERS, SMALL, break_label, text_width


class Canvas(NamedTuple):
    """A figure and what turns its points, counted downwards, into those that it counts upwards. Patches lie lowest, then lines, then text."""

    figure: Figure
    downwards: Affine2D

    def text(self, x: float, y: float, text: str, **style) -> None:
        """Writes a line of text at a point."""
        self.add(Text(x, y, text, **style))

    def label(self, x: float, y: float, text: str, room: float) -> None:
        """Writes a label that ends at a point, its middle as high as that: in one line or, of small letters, in two."""
        size = LETTERS if text_width(text, LETTERS) <= room else SMALL
        for line, off in break_label(text, room, size):
            self.text(x, y + off, line, ha="right", va="center_baseline", fontsize=size)

    def line(self, xs: Sequence[float], ys: Sequence[float], **style) -> None:
        """Draws a line through points."""
        self.add(Line2D(xs, ys, **style))

    def add(self, artist: Artist) -> None:
        """Draws a patch whose places are points of the canvas."""
        artist.set_transform(self.downwards)
        self.figure.add_artist(artist)


def new_canvas(width: float, height: float) -> Canvas:
    """An empty canvas of so many points. Use inside `with matplotlib.rc_context(STYLE)`."""
    figure = Figure(figsize=(width / 72, height / 72), facecolor="none")
    FigureCanvasSVG(figure)
    return Canvas(figure, Affine2D().scale(1, -1).translate(0, height))
