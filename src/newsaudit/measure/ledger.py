"""The ledger: figures that speak of the same thing, across articles and dates, side by side, and laid beside reference series."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from newsaudit.errors import CorpusError
from newsaudit.measure.codebook import get_limit
from newsaudit.measure.frames import Frames
from newsaudit.measure.relations import compare, get_range, relate
from newsaudit.measure.same_figure import Cited, find_entries, find_head, find_place
from newsaudit.measure.tally import Tally, keep, statistic, tally
from newsaudit.tables import get_schema, make_frame

RELATIONS = ("single", "compatible", "older", "conflict")
_COPIED = ("category", "measure", "hedge", "unit", "source")


def make_ledger(frames: Frames, reference: pd.DataFrame) -> pd.DataFrame:
    """The rows of the ledger table, with `doc` beside `doc_id`: entries of most articles first, figures of an entry by date.

    Figures of measure other stay out: "two officials" here and there are not the same two.
    """
    figures = frames.tables["figures"]
    figures = figures[(figures["measure"] != "other").to_numpy()]
    cited = _cite(figures, frames)
    rows, series = [], _index_reference(reference)
    entries = find_entries(cited)
    entries.sort(key=lambda entry: (-len({cited[i].doc for i in entry[1]}), -len(entry[1]), entry[0]))
    columns = {name: figures[name].astype(object).to_list() for name in (*_COPIED, "end", "outlet", "is_doubted", "date")}
    published = frames.received["articles"]["published"].astype(object).to_list()
    for name, members in entries:
        members = sorted(members, key=lambda i: (cited[i].day is None, cited[i].day, cited[i].doc, cited[i].start))
        place = next((cited[i].place for i in members if cited[i].place), None)
        for i, relation in zip(members, relate([cited[i] for i in members]), strict=True):
            one = cited[i]
            row = {name: _or_none(columns[name][i]) for name in (*_COPIED, "end", "outlet")}
            row |= {
                "entry": name,
                "doc": one.doc,
                "doc_id": frames.docs[one.doc],
                "start": one.start,
                "published": _or_none(published[one.doc]),
                "subject": one.subject,
                "place": place,
                "side": one.side or None,
                "span": one.span or None,
                "value_low": one.low,
                "value_high": one.high,
                "is_doubted": columns["is_doubted"][i] is True,
                "relation": relation,
            }
            rows.append(row | _find_reference(one, place, row["published"], series))
    frame = pd.DataFrame(rows, columns=[*get_schema("ledger").names, "doc"])
    return make_frame("ledger", frame).assign(doc=frame["doc"].astype("int64"))


def _or_none(value):
    return None if value is None or value is pd.NA or value != value else value


def _cite(figures: pd.DataFrame, frames: Frames) -> list[Cited]:
    """The figures as the ledger sees them."""
    columns = [figures[name].astype(object).to_list() for name in ("doc", "start", "category", "measure", "unit", "subject", "place", "side", "span")]
    days = pd.to_datetime(frames.received["articles"]["published"].astype("str"), errors="coerce")
    days = [None if pd.isna(day) else day.toordinal() for day in days]
    low, high, hedge = (figures[name].astype(object).to_list() for name in ("value_low", "value_high", "hedge"))
    cited = []
    for i, (doc, start, category, measure, unit, subject, place, side, span) in enumerate(zip(*columns, strict=True)):
        head = find_head(_or_none(subject), category, frames.actors.demonyms)
        place = find_place(_or_none(place), frames.actors.demonyms)
        cited.append(
            Cited(
                doc,
                start,
                category,
                measure,
                unit,
                head or unit,
                place,
                _or_none(side) or "",
                _or_none(span) or "",
                days[doc],
                _or_none(low[i]),
                _or_none(high[i]),
                hedge[i],
            )
        )
    return cited


def read_reference(path: Path | None) -> pd.DataFrame:
    """The reference series of a story, empty if it has none. Raises CorpusError when the file is not such a table."""
    if path is None or not path.is_file():
        return make_frame("reference", [])
    try:
        return make_frame("reference", pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""]))
    except (KeyError, ValueError) as error:
        raise CorpusError(f"{path}: is not a reference series ({error}); its columns are {', '.join(get_schema('reference').names)}") from error


class _Series(NamedTuple):
    """The reference values of one measure, side and place, by day."""

    days: list[str]
    ranges: list[tuple[float | None, float | None]]


def _index_reference(reference: pd.DataFrame) -> dict[tuple[str, str, str], _Series]:
    """The reference series by measure, side and place, "" for all sides or places."""
    series: dict[tuple[str, str, str], _Series] = {}
    for row in reference.sort_values("as_of", kind="stable").astype(object).itertuples(index=False):
        found = series.setdefault((row.measure, _or_none(row.side) or "", find_place(_or_none(row.place), frozenset())), _Series([], []))
        found.days.append(row.as_of)
        found.ranges.append((_or_none(row.value_low), _or_none(row.value_high)))
    return series


def _find_reference(figure: Cited, place: str | None, published: str | None, series: Mapping) -> dict:
    """The reference value of the last day up to publication, of the same side and place or of all, and how the figure stands to it.

    Only for people as such, and not for figures of a short time: a series counts from a start.
    """
    if published is None or figure.span == "new" or figure.subject != "people":
        return {}
    for key in product([figure.measure], [figure.side, ""], [place or "", ""]):
        found = series.get(key)
        at = bisect_right(found.days, published) - 1 if found else -1
        if at >= 0:
            low, high = found.ranges[at]
            stands = compare(get_range(figure.low, figure.high, figure.hedge), get_range(low, high, "range"))
            return {"reference_low": low, "reference_high": high, "reference_as_of": found.days[at], "reference_relation": stands}
    return {}


def measure_ledger(frames: Frames, ledger: pd.DataFrame) -> Iterator[Tally]:
    """The tallies of the ledger: entries that several articles speak of, how their figures stand to each other and to the reference."""
    shared = ledger[(ledger["relation"] != "single").to_numpy()]
    yield tally("figures/ledger-entries", shared[~shared["entry"].duplicated()], "figures")
    rows = shared.assign(
        entry=pd.Categorical(shared["entry"], categories=shared["entry"].unique()),
        relation=pd.Categorical(shared["relation"], categories=RELATIONS[1:]),
    )
    most = np.arange(min(len(rows["entry"].cat.categories), int(get_limit("ledger_entries"))))
    each = keep(tally("figures/ledger-figures", rows, "figures", ["entry"]), most)
    yield tally("figures/ledger-figures", rows, "figures")
    yield each
    yield keep(tally("figures/ledger-articles", rows[~rows.duplicated(["entry", "doc"])], "figures", ["entry"]), most)
    for name, column, pick in (("lowest", "value_low", np.fmin), ("highest", "value_high", np.fmax)):
        ends = rows[column].fillna(rows["value_high" if name == "lowest" else "value_low"]).to_numpy(dtype=float, na_value=np.nan)
        amounts = keep(tally(f"figures/ledger-{name}", rows.assign(end_value=ends), "figures", ["entry"], amount="end_value"), most)
        yield statistic(f"figures/ledger-{name}", each, [pick.reduce(amounts.amount[each.evidence_of(i)]) for i in range(len(each.keys))])
    yield tally("figures/ledger-relations", rows, "figures", ["relation"], zeros=True)
    yield tally("figures/ledger-relations", rows[rows["entry"].cat.codes.to_numpy() < len(most)], "figures", ["entry", "relation"])
    beside = ledger[ledger["reference_relation"].notna().to_numpy()]
    yield tally("figures/beside-reference", beside, "figures")
    yield tally("figures/beside-reference", beside.assign(relation=beside["reference_relation"]), "figures", ["relation"])
