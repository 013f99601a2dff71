"""The house style of charts: size, type, colours that stay the same for the same side, and SVG that gives the same bytes each time.

A chart is drawn 290 points wide, so that its 9-point labels are readable both on a phone and, enlarged, on a desk. Bars and cells carry the id of
their finding as a link. Colours stand in data/codebook/report.yml; ink and paper become CSS variables on the page.
"""

import io
import re
from collections.abc import Sequence
from functools import cache

import matplotlib
from matplotlib.figure import Figure

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "newsaudit",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#8a8f98",
    "axes.labelcolor": "#1b1f24",
    "text.color": "#1b1f24",
    "xtick.color": "#8a8f98",
    "ytick.color": "#8a8f98",
    "xtick.labelcolor": "#1b1f24",
    "ytick.labelcolor": "#1b1f24",
    "axes.linewidth": 0.6,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.labelsize": 8,
    "ytick.labelsize": 9,
    "axes.labelsize": 8,
    "patch.linewidth": 0,
    "text.parse_math": False,
    "path.simplify": True,
}
INK, MUTED, RULE, GROUND = "#1b1f24", "#5c636e", "#d5d9df", "#f3f4f6"
# Ink on the steps of a heat map, which turn round on dark paper, and on coloured bars, which stay.
HEAT_DARK, HEAT_LIGHT, BAR_DARK, BAR_LIGHT = "#1a1e23", "#fdfdfd", "#101316", "#fefefe"
WIDTH_PT = 290
# letters of a label and, where it has no room in a line of them, of its two lines
LETTERS, SMALL = 9, 7.5
LINK = "finding:"


@cache
def get_style() -> dict:
    """Colours and limits of data/codebook/report.yml."""
    return read_yaml(CODEBOOK_DIR / "report.yml").data


def limit(name: str) -> int:
    """One of the chart limits of data/codebook/report.yml."""
    return get_style()["limits"][name]["value"]


def side_colours(sides: Sequence[str]) -> dict[str, str]:
    """The colour of each side: its own where report.yml fixes one, else the next spare one in the order of the names."""
    fixed = get_style()["sides"]
    known = {s: fixed[s] for s in sorted(set(sides)) if s in fixed}
    spare = [c for c in get_style()["spare"] if c not in known.values()] or list(get_style()["spare"])
    others = sorted(s for s in set(sides) if s not in fixed)
    return known | {s: spare[i % len(spare)] for i, s in enumerate(others)}


def colour(role: str) -> str:
    """A colour that report.yml names for a use other than a side."""
    return get_style()["colours"][role]


@cache
def ink_on(fill: str) -> str:
    """Black or white, whichever reads better on a bar of this colour."""
    channels = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return BAR_LIGHT if 1.05 / (light + 0.05) >= (light + 0.05) / 0.055 else BAR_DARK


def text_width(text: str, size: float = 9) -> float:
    """Width of a line of text in points, in the font that it is drawn with."""
    return _text_width(text, size)


@cache
def _text_width(text: str, size: float) -> float:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans")))
    font.set_size(size, 72)
    font.set_text(text, 0.0)
    return font.get_width_height()[0] / 64


def fit(text: str, width_pt: float, size: float = 9) -> str:
    """The text, cut with … where it is wider than `width_pt`. The day of an article stays, for it tells it from others of its outlet."""
    if text_width(text, size) <= width_pt:
        return text
    if dated := _DATED.fullmatch(text):
        room = width_pt - text_width(dated[2], size)
        return (fit(dated[1], room, size) if room > 5 * size else "…") + dated[2]
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle].rstrip(" (,") + "…", size) <= width_pt else (low, middle - 1)
    return text[:low].rstrip(" (,") + "…"


def break_label(label: str, room: float, size: float) -> list[tuple[str, float]]:
    """The lines of a label and how far below its middle each stands: two where one has no room and there is a space to break at."""
    if text_width(label, size) <= room or " " not in label:
        return [(fit(label, room, size), 0.0)]
    words = label.split(" ")
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    best = min(halves, key=lambda pair: max(text_width(half, size) for half in pair))
    return [(fit(half, room, size), off) for half, off in zip(best, (-0.55 * size, 0.55 * size), strict=True)]


_DATED = re.compile(r"(.*)(, \d{1,2} [A-Z][a-z]{2}(?: \d{4})?(?: \(\d+\))?)")
_PROLOG = re.compile(r"^.*?(?=<svg )", re.S)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.S)
_DIMENSIONS = re.compile(r'(<svg [^>]*?) width="[^"]*" height="[^"]*"')
_FONT = re.compile(r"; font-family: [^;\"]*")
_SPACE = re.compile(r"\s*\n\s*")
_EMPTY = re.compile(r'<path d="[^"]*" style="fill: none"/>')
_GROUP = re.compile(r'<g id="[^"]*">|</g>')
_STYLED = re.compile(r'style="[^"]*"')
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^)"]*\)"')
_LONG_NUMBER = re.compile(r"(?<![\w.%/=-])-?\d+\.\d{3,}(?![\w.%])")
_CLIP = re.compile(r' clip-path="url\([^)]*\)"|<defs> ?<clipPath.*?</clipPath> ?</defs>')
_ROUND = re.compile(r'<path d="M ([\d.-]+) ([\d.-]+) ((?:C(?: [\d.-]+){6} ){8})z "')
_BOX = re.compile(r'd="M ([\d.-]+) ([\d.-]+) L ([\d.-]+) \2 L \3 ([\d.-]+) L \1 \4 (?:L \1 \2 )?z "')


def save(figure: Figure) -> str:
    """The figure as one `<svg>`, without date, metadata, fixed size or what is not seen; the same bytes for the same figure."""
    out = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = _METADATA.sub("", _PROLOG.sub("", out.getvalue()))
    svg = _DIMENSIONS.sub(r"\1", svg, count=1).replace(' target="_blank"', "")
    svg = _EMPTY.sub("", _SPACE.sub(" ", _FONT.sub("", svg)))
    if "<g " not in _GROUP.sub("", svg):
        svg = _GROUP.sub("", svg)
    # a hundredth of a point is finer than any screen or printer
    svg = _LONG_NUMBER.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), _NO_TURN.sub("", svg))
    svg = _STYLED.sub(lambda match: match[0].replace("text-anchor: start; ", "").replace(": ", ":").replace("; ", ";"), svg)
    svg = _ROUND.sub(_as_circle, _CLIP.sub("", svg))
    return re.sub(r"> +<", "><", _BOX.sub(r'd="M\1 \2H\3V\4H\1z"', svg)).strip()


def _as_circle(match: re.Match) -> str:
    """A circle as such: matplotlib draws it as eight curves that begin at its lowest point."""
    curves = [float(number) for number in match[3].replace("C", "").split()]
    x, low = float(match[1]), float(match[2])
    # the fourth curve ends at the other end of the diameter
    radius = abs(low - curves[6 * 3 + 5]) / 2
    return f'<circle cx="{x:g}" cy="{(low + curves[6 * 3 + 5]) / 2:.2f}" r="{radius:.2f}"'
