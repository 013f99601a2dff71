"""What the report shows, on runs that lack this or that: each cell still shows something true, and no chart spills over its edge."""

import datetime
import html
import re
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest

from newsaudit.report import show
from newsaudit.report.blocks import MIME, Block, describe, plain, table
from newsaudit.report.charts import WIDTH_PT, fit, get_style, ink_on, side_colours, text_width
from newsaudit.report.charts_bars import Bar, Part, draw_bars, draw_columns, draw_divided
from newsaudit.report.charts_dots import Dot, Range, draw_dots, draw_ranges
from newsaudit.report.charts_grid import Cell, draw_calendar, draw_days, draw_heat
from newsaudit.report.labels import value_label
from newsaudit.report.run import open_run
from newsaudit.report.twin import write_shown
from newsaudit.report.words import format_number, say_period
from reports import make_run, write_run
from tiny.tiny_tables import make_tables

LONG = "The Most Honourable Osmund Pereira-Castellanos de la Torre y Quintanilla of the Greater Harbour Region"
VARIANTS = {
    "whole": {},
    "one-article": {"only": "north-1"},
    "undated": {"undated": True},
    "no-mentions": {"without": ("mentions", "uncoded")},
    "no-quotes": {"without": ("quotes", "anonymous")},
    "no-figures": {"without": ("figures", "claims", "casualties")},
    "nothing-found": {"without": ("mentions", "uncoded", "quotes", "anonymous", "figures", "claims", "casualties", "readability")},
    "no-words": {"evidence": "none"},
    "only-first-copies": {"copies": "unique"},
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    made = {name: make_run(tmp_path_factory.mktemp("runs") / name, **how) for name, how in VARIANTS.items()}
    made["fifty-actors"] = make_crowd(tmp_path_factory.mktemp("runs") / "crowd")
    return made


def make_crowd(folder):
    """A run in which fifty actors with long names are named once each, in titles of fifty articles."""
    tables = make_tables()
    actors, articles, zones, sentences, mentions = {}, [], [], [], []
    article, mentioned = dict(tables["articles"].iloc[0]), dict(tables["mentions"].iloc[0])
    for i in range(50):
        name, span = f"{LONG} {i}", {"doc_id": f"d{i}", "start": 0}
        span["end"] = len(name)
        own = {
            "doc_id": f"d{i}",
            "text": name,
            "title": name,
            "outlet": f"{LONG} {i % 20}",
            "published": f"2031-03-{i % 28 + 1:02}",
            "cluster": f"d{i}",
        }
        actors[f"a{i}"] = SimpleNamespace(id=f"a{i}", name=name, kind="person", side=f"side {i % 9}")
        articles.append(article | own)
        zones.append({**span, "zone": "title"})
        sentences.append({**span, "sentence": 0, "zone": "title", "n_words": 12})
        mentions.append(mentioned | span | {"text": name, "actor_id": f"a{i}", "zone": "title", "rule": f"actors/a{i}"})
    frames = {"articles": articles, "zones": zones, "sentences": sentences, "mentions": mentions}
    empty = {name: frame.iloc[:0] for name, frame in tables.items()}
    return open_run(str(write_run(folder, empty | {name: pd.DataFrame(rows) for name, rows in frames.items()}, actors)))


@pytest.mark.parametrize("variant", [*VARIANTS, "fifty-actors"])
@pytest.mark.parametrize("name", show.__all__)
def test_cell_shows_something_true(runs, variant, name):
    run = runs[variant]
    block = getattr(show, name)(run)
    assert isinstance(block, Block)
    assert describe(block.as_json()).strip()
    for part in walk_pieces(block.as_json()):
        if "finding" in part:
            assert part["finding"] in run.findings, part
    for svg in find_svgs(block.as_json()):
        check_svg(svg, run.findings)


def walk_pieces(value):
    """Every piece in a block."""
    if isinstance(value, dict):
        if "text" in value and isinstance(value["text"], str):
            yield value
        for inner in value.values():
            yield from walk_pieces(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk_pieces(inner)


def find_svgs(value):
    """Every SVG in a block."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "svg" and inner:
                yield inner
            else:
                yield from find_svgs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_svgs(inner)


def check_svg(svg: str, findings=None) -> None:
    """No word stands outside of the picture, and every link names a finding."""
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    for style, x, y, rest, words in re.findall(r'<text style="([^"]*)" x="([\d.-]+)" y="([\d.-]+)"([^>]*)>([^<]*)</text>', svg):
        if "rotate(-90" in rest:
            continue
        size = float(re.search(r"([\d.]+)px", style)[1])
        wide = text_width(html.unescape(words), size)
        anchor = re.search(r"text-anchor: ?(\w+)", style)
        left = float(x) - {"end": wide, "middle": wide / 2}.get(anchor[1] if anchor else "start", 0)
        assert left >= -2 and left + wide <= width + 2 and 0 <= float(y) <= height + 1, (words, left, wide, width)
    if findings is not None:
        assert set(map(html.unescape, re.findall(r'xlink:href="finding:([^"]*)"', svg))) <= set(findings)


def test_empty_corpus_shows_no_finding_on_the_first_screen(runs):
    assert show.findings(runs["nothing-found"]).kind == "prose"


def test_first_screen_counts_in_singular(runs):
    words = " ".join(plain(item["sentence"]) for item in show.findings(runs["one-article"]).content["items"])
    assert "The article cites one figure;" in words
    assert not re.search(r"\b(?:1|one) (?:times|articles|figures|words|quotations)\b", words)


def test_comparison_is_absent_with_one_outlet(runs):
    assert {getattr(show, name)(runs["one-article"]).kind for name in ("outlet_rates", "sides_by_outlet", "key_words", "few_articles")} == {"absent"}
    assert show.outlet_rates(runs["whole"]).kind == "table"


def test_timeline_says_why_it_is_missing(runs):
    assert "fewer than two different days" in describe(show.actor_timeline(runs["undated"]).as_json())


def test_same_chart_twice_is_the_same_svg(runs):
    first, second = (show.actor_ranking(runs["whole"]).content["svg"] for _ in range(2))
    assert first == second and "<metadata>" not in first and "20" + "26-" not in first


def test_bars_begin_at_zero_and_are_as_long_as_their_values():
    svg = draw_bars([Bar("a", 10, "10", "x/a", "#0072b2"), Bar("b", 5, "5", "x/b", "#0072b2")])
    (left, right), (other_left, other_right) = [(float(a), float(b)) for a, b in re.findall(r'd="M([\d.]+) [\d.]+H([\d.]+)V', svg)][:2]
    assert left == other_left and (right - left) == pytest.approx(2 * (other_right - other_left), rel=0.01)


@pytest.mark.parametrize("n", [0, 1, 3])
def test_charts_of_few_things_and_long_names_stay_inside(n):
    names = [f"{LONG} {i}" for i in range(n)]
    parts = [Part(1, "100%", "x/y", "#d55e00")]
    for svg in (
        draw_bars([Bar(name, 1, "1 (100%)", None, "#0072b2") for name in names], key=[(LONG[:30], "#0072b2"), ("b", "#d55e00")]),
        draw_divided([(name, parts, "n=1") for name in names], key=[("a", "#0072b2")], is_share=True),
        draw_columns([Bar("1", 1, "1", None, "#0072b2") for _ in names], axis="words"),
        draw_dots([Dot(name, None, 5e6, "up to 5,000,000 people", None, "#0072b2") for name in names]),
        draw_heat(names, names, [[Cell(1, "1", None)] * n] * n)[0],
        draw_ranges([(name, [Range(0.5, 0.1, 0.9, "x", "#0072b2")]) for name in names], unit="share", key=[("a", "#0072b2")]),
    ):
        check_svg(svg)


@pytest.mark.parametrize("dates", [["2031-03-01"], ["2031-03-01", "2031-03-02"], ["2031-01", "2031-12"], ["2029", "2031"]], ids=lambda d: d[-1])
def test_time_axis_of_days_months_and_years(dates):
    svg = draw_days(dates, [[Part(i + 1, "", f"x/{i}", "#0072b2")] for i, _ in enumerate(dates)], unit="mentions")
    check_svg(svg)
    assert len(re.findall("finding:", svg)) == len(dates)


def test_holes_in_time_show_as_holes():
    svg = draw_days(["2031-03-01", "2031-03-02", "2031-03-11"], [[Part(1, "", f"x/{i}", "#0072b2")] for i in range(3)], unit="mentions")
    a, b, c = sorted({float(x) for x in re.findall(r'<a [^>]*><path d="M([\d.]+) ', svg)})
    assert (c - b) == pytest.approx(9 * (b - a), rel=0.01)


def test_a_bound_that_the_words_do_not_set_is_an_arrow():
    open_end, closed = (draw_dots([Dot("a", 5, high, "5", None, "#0072b2")]).count("<path") for high in (None, 5))
    assert open_end > closed


def test_side_keeps_its_colour_whoever_stands_beside_it():
    assert side_colours(["israeli"])["israeli"] == side_colours(["israeli", "zebra", "apple"])["israeli"]
    colours = side_colours(["israeli", "palestinian", "american", "zebra", "apple"])
    assert len(set(colours.values())) == 5


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_stands_out_on_light_and_on_dark_paper():
    style = get_style()
    for fill in {*style["sides"].values(), *style["spare"], *style["colours"].values()}:
        assert contrast(fill, "#ffffff") >= 3 and contrast(fill, "#14171b") >= 3, fill
        assert contrast(fill, ink_on(fill)) >= 4.5, fill


def test_words_are_cut_to_their_room():
    assert fit("short", 100) == "short"
    cut = fit(LONG, 80)
    assert cut.endswith("…") and text_width(cut) <= 80


def test_long_table_says_what_it_leaves_out_and_its_file_holds_all(tmp_path):
    n = get_style()["limits"]["table_rows"]["value"]
    block = table("names", "Names", ["Name", "Times#"], [[f"name {i}", str(i)] for i in range(n + 3)]).as_json()
    assert len(block["rows"]) == n and f"The first {n} of {n + 3}" in plain(block["remark"])
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", {MIME: block})])
    write_shown(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "shown")
    assert len((tmp_path / "shown" / "names.csv").read_text().splitlines()) == 1 + n + 3
    assert table("names", "Names", ["Name"], [["one"]]).as_json()["remark"] == []


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [(0.9, "per article", "0.90"), (1.0, "per article", "1.0"), (0.0, "per article", "0"), (4.0, "mentions", "4"), (0.012, "ratio", "0.012")],
)
def test_numbers_of_a_column_have_one_look(value, unit, printed):
    assert format_number(value, unit) == printed


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2031-03-02", "2031-03-02", "on 2 March 2031"),
        ("2031-03-02", "2031-03-04", "from 2 March to 4 March 2031"),
        ("2030-12-31", "2031-01-01", "from 31 December 2030 to 1 January 2031"),
        ("2031-03", "2031-03", "in March 2031"),
        ("2030", "2031", "from 2030 to 2031"),
    ],
)
def test_period_is_said_as_it_is_read(first, last, said):
    assert say_period(first, last) == said


def test_labels_are_names_not_ids(tmp_path):
    tables = make_tables()
    tables["quotes"] = tables["quotes"].assign(speaker_id="document:flood-report")
    tables["articles"] = tables["articles"].assign(outlet="North", published="2031-03-02")
    run = open_run(str(write_run(tmp_path, tables)))
    assert value_label(run, "speaker", "ana-bok;red-cross") == "Ana Bok and Red Cross"
    assert value_label(run, "speaker", "document:flood-report") == "Red Cross"  # its commonest words in the articles
    assert [run.doc_label(doc_id) for doc_id in run.articles] == ["North, 2 Mar", "North, 2 Mar (2)", "North, 2 Mar (3)"]


def test_day_without_an_article_is_a_hole_of_the_grid(tmp_path):
    tables = make_tables()
    run = open_run(str(write_run(tmp_path, tables)))
    block = show.coverage(run).content
    assert "by three dates from 2031-03-02 to 2031-03-04; one date without an article" in block["alt"]
    rows = [[plain(cell) for cell in row] for row in block["table"]["rows"]]
    n_words = {f.group["date"]: f.value for f in run.find("corpus/words", "date")}
    assert sorted({row[1] for row in rows}) == ["2031-03-02", "2031-03-04"]
    assert sum(int(row[3]) for row in rows if row[1] == "2031-03-02") == n_words["2031-03-02"]


@pytest.mark.parametrize("dates", [["2031-03-02", "2031-03-20", "2033-03-04"], ["2031-03", "2031-05"], ["2031"]], ids=["days", "months", "year"])
def test_calendar_keeps_the_length_of_holes(dates):
    svg = draw_calendar(["North"], dates, [[Cell(1, "1", f"x/{date}") for date in dates]])
    places = [float(x) for x in re.findall(r'xlink:href="finding:x/[^"]*"[^>]*><path d="M([\d.]+)', svg)]
    days = [datetime.date(*([int(n) for n in date.split("-")] + [1, 1])[:3]).toordinal() for date in dates]
    assert len(places) == len(dates) and max(places) < WIDTH_PT - 2
    if len(dates) == 3:
        # the last stands where it still can be seen, up to two points before its day
        assert (places[1] - places[0]) / (places[2] - places[0]) == pytest.approx((days[1] - days[0]) / (days[2] - days[0]), abs=0.01)
