"""Sides drawn alike wherever they are counted: their shares of a whole in divided bars, and their numbers over the days."""

from collections.abc import Mapping

from newsaudit.report.blocks import Block, absent, chart, table
from newsaudit.report.charts_bars import Part, draw_divided
from newsaudit.report.charts_grid import draw_days
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import dates_of, get_sides, list_values, side_key
from newsaudit.report.words import format_number


def divide_by_side(
    run: Run, block_id: str, places: Mapping[str, str], columns: Mapping[str, str], *, caption: str, behind: str, noun: str, remark: str
) -> Block:
    """Divided bars of each side's share, one bar a measure of `places` (measure → label); the first of them counts the whole. `columns`
    (measure → label) are those of the table behind, `behind` its caption; `noun` is what is counted."""
    first = next(iter(places))
    sides, colours = get_sides(run, {f.group["side"] for f in run.find(first, "side")})
    bars = []
    for measure, label in places.items():
        parts = {f.group["side"]: f for f in run.find(measure, "side")}
        if whole := sum(f.value for f in parts.values()):
            shares = [(parts[s], format_number(parts[s].value / whole, "share"), colours[s]) for s in sides if s in parts]
            bars.append((label, [Part(f.value, share, f.id, fill) for f, share, fill in shares], f"n={whole:,.0f}"))
    rows = [[value_label(run, "side", side), *[_number(run, measure, side) for measure in columns]] for side in sides]
    told = [(value_label(run, "side", side), part.text) for side, part in zip(sides, bars[0][1], strict=False)] if bars else []
    return chart(
        block_id,
        caption,
        draw_divided(bars, key=side_key(run, sides, colours), is_share=True),
        f"Divided bars of {noun} by side; of all: {list_values(told)}.",
        table(block_id, behind, ["Side", *[f"{label}#" for label in columns.values()]], rows),
        findings=f"{first}/side=…",
        remark=remark,
    )


def _number(run: Run, measure: str, side: str) -> dict | str:
    found = run.get(measure, side=side)
    return run.number(found) if found else "0"


def sides_over_time(run: Run, block_id: str, measure: str, *, caption: str, behind: str, unit: str, remark: str | None = None) -> Block:
    """Stacked bars of what each side is counted with on each day. `unit` is what is counted, `behind` the caption of the table behind."""
    found = run.find(measure, "side", "date")
    dates = dates_of(found)
    if len(dates) < 2:
        return absent("the articles state fewer than two different days")
    sides, colours = get_sides(run, {f.group["side"] for f in found if f.group["date"] in set(dates)})
    places = {(f.group["side"], f.group["date"]): f for f in found}
    stacks = [[Part(f.value, "", f.id, colours[s]) for s in sides if (f := places.get((s, d)))] for d in dates]
    rows = [[d, *[run.number(places[s, d]) if (s, d) in places else "" for s in sides]] for d in dates]
    totals = [sum(part.value for part in stack) for stack in stacks]
    return chart(
        block_id,
        caption,
        draw_days(dates, stacks, key=side_key(run, sides, colours), unit=unit),
        f"Stacked bars of {unit} from {dates[0]} to {dates[-1]}; the most, {max(totals):,.0f}, on {dates[totals.index(max(totals))]}.",
        table(block_id, behind, ["Date", *[value_label(run, "side", s) + "#" for s in sides]], rows),
        findings=f"{measure}/side=…/date=…",
        remark=remark,
    )
