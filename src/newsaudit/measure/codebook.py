"""What every measure of the report is: label, unit, meaning, what it is a share of, and its limits, read from data/codebook/findings.yml."""

from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, Codebook, read_codebook
from newsaudit.errors import CodebookError


class Measure(NamedTuple):
    """One entry of findings.yml.

    kind: count (sum of its evidence), share (that sum over the finding that `of` names, in the same groups as far as `within` names them, times
    `scale`), or statistic (computed from its evidence). few: what it must stand on, rows or articles, not to be marked few. by: its groupings.
    """

    id: str
    chapter: str
    label: str
    unit: str
    kind: str
    meaning: str
    of: str | None
    within: tuple[str, ...]
    scale: float
    few: str | None
    limits: str | None
    by: tuple[tuple[str, ...], ...]


@cache
def _book() -> Codebook:
    return read_codebook(CODEBOOK_DIR / "findings.yml", "findings")


@cache
def get_measures() -> dict[str, Measure]:
    """Every measure of the report by id, in the order of the report. Raises CodebookError where a share's whole is no measure."""
    book, measures = _book(), {}
    for entry in book.data["entries"]:
        by = tuple(tuple(groups.split("/")) if groups else () for groups in entry["by"])
        measures[entry["id"]] = Measure(
            entry["id"],
            entry["id"].split("/")[0],
            entry["label"],
            entry["unit"],
            entry["kind"],
            entry["meaning"],
            entry.get("of"),
            tuple(entry.get("within", ())),
            entry.get("scale", 1),
            entry.get("few"),
            entry.get("limits"),
            by,
        )
    for i, entry in enumerate(book.data["entries"]):
        where = f"{book.where('entries', i)} (entry {entry['id']})"
        if (entry["kind"] == "share") != ("of" in entry):
            raise CodebookError(f"{where}: a share, and nothing else, says what it is taken of; mend `kind` or `of`")
        if "of" in entry and entry["of"] not in measures:
            raise CodebookError(f"{where}: is taken of {entry['of']}, which is no measure; add it or name another")
        for name in sorted({name for groups in measures[entry["id"]].by for name in groups} - set(book.data["groups"])):
            raise CodebookError(f"{where}: is given by {name}, which `groups` does not describe; add it there")
    return measures


def get_measure(measure: str) -> Measure:
    """One measure. Raises CodebookError for one that findings.yml does not describe."""
    try:
        return get_measures()[measure]
    except KeyError:
        raise CodebookError(f"{CODEBOOK_DIR / 'findings.yml'}: has no entry {measure}; every number of the report needs one") from None


def get_limit(name: str) -> float:
    """One of the limits under `limits` in findings.yml."""
    return _book().data["limits"][name]["value"]


def get_list(name: str) -> list[str]:
    """One of the lists of words under `lists` in findings.yml."""
    return _book().data["lists"][name]["values"]


def get_groups() -> dict[str, dict]:
    """Every group that findings are given by: name → label, meaning."""
    return _book().data["groups"]
