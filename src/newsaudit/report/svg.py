"""Charts as the page carries them: colours as variables, each style once, one link for all that shows the same finding."""

import html
import re
from functools import cache

from newsaudit.report.charts import GROUND, HEAT_DARK, HEAT_LIGHT, INK, LINK, MUTED, RULE, get_style
from newsaudit.report.links import Links, attribute

_LINK = re.compile(r'<a xlink:href="' + LINK + r'([^"]*)"\s*>(.*?)</a>', re.S)
_STYLE = re.compile(r' style="([^"]*)"')
_IDS = re.compile(r'\bid="|xlink:href="#|url\(#')


def render_svg(svg: str, name: str, alt: str, links: Links) -> str:
    """A chart's SVG for the page: ids of its own, and each finding's marks a link that says what they count."""
    svg = _IDS.sub(lambda match: match[0] + name + "-", svg)
    for colour, variable in _variables():
        svg = svg.replace(colour, f"var({variable})")
    svg = _join_links(svg)

    def link(match):
        finding_id = html.unescape(match[1])
        label = attribute(links.labels.get(finding_id, finding_id))
        return f'<a tabindex="-1" {links.printed(finding_id)}><title>{label}</title>{match[2]}</a>'

    svg = _LINK.sub(link, svg).replace("xlink:href", "href").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    svg = _STYLE.sub(lambda match: f' class="{links.styles.setdefault(match[1], f"v{len(links.styles)}")}"', svg)
    size = re.search(r'viewBox="0 0 ([\d.]+)', svg)
    width = f' style="--w:{float(size[1]):.0f}"' if size else ""
    svg = svg.replace(' xmlns="http://www.w3.org/2000/svg" version="1.1"', "").replace(_PLAIN, "")
    return svg.replace("<svg ", f'<svg role="group" aria-label="{attribute(alt)}"{width} ', 1)


# What matplotlib says of every chart; the style of the page says it once.
_PLAIN = '<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>'


def _join_links(svg: str) -> str:
    """The SVG with what links to the same finding in one link, where the first of it stands: a bar or cell and the number on it."""
    parts: dict[str, list[str]] = {}
    for match in _LINK.finditer(svg):
        parts.setdefault(match[1], []).append(match[2])

    def join(match):
        own = parts.pop(match[1], None)
        return f'<a xlink:href="{LINK}{match[1]}">{"".join(own)}</a>' if own else ""

    return _LINK.sub(join, svg)


@cache
def _variables() -> list[tuple[str, str]]:
    """Colours of charts that change with the paper, and the CSS variables that they become."""
    heat = [(step, f"--heat-{i}") for i, step in enumerate(get_style()["heat"], start=1)]
    return [(INK, "--ink"), (MUTED, "--muted"), (RULE, "--rule"), (GROUND, "--ground"), (HEAT_DARK, "--heat-few"), (HEAT_LIGHT, "--heat-many"), *heat]
