"""One measured share of a hand-coded set, and one disagreement with it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsaudit.measure.agreement import get_alpha


class Score(NamedTuple):
    """A share (0–1) or an alpha (up to 1) on one set; `value` is empty where `n` is 0. `numerator` is what counts as right, of `n`."""

    dataset: str
    table: str
    measure: str
    group: str
    value: float | None
    numerator: float | None
    n: int


class Miss(NamedTuple):
    """One disagreement: missed, spurious or wrong, with the offsets of the words and what was expected and found. Never published."""

    table: str
    kind: str
    doc_id: str
    start: int
    end: int
    note: str


def make_share(dataset: str, table: str, measure: str, numerator: int, n: int, group: str = "") -> Score:
    """The share numerator / n; empty where there is nothing to count."""
    return Score(dataset, table, measure, group, numerator / n if n else None, numerator, n)


def make_prf(dataset: str, table: str, n_right_gold: int, n_gold: int, n_right_found: int, n_found: int, group: str = "") -> list[Score]:
    """Precision, recall and their harmonic mean F1; the right ones are counted among the found and among the gold, as groups may differ."""
    precision = make_share(dataset, table, "precision", n_right_found, n_found, group)
    recall = make_share(dataset, table, "recall", n_right_gold, n_gold, group)
    if precision.value is None and recall.value is None:
        f1 = None
    else:
        p, r = precision.value or 0.0, recall.value or 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
    return [precision, recall, Score(dataset, table, "f1", group, f1, None, n_gold)]


def make_agreement(dataset: str, table: str, measure: str, pairs: Iterable[tuple], group: str = "") -> list[Score]:
    """The share of pairs (gold label, found label) that are equal, and Krippendorff's alpha of them."""
    pairs = list(pairs)
    share = make_share(dataset, table, measure, sum(a == b for a, b in pairs), len(pairs), group)
    return [share, Score(dataset, table, f"{measure}_alpha", group, get_alpha(pairs), None, len(pairs))]


def make_slug(name: str | None) -> str:
    """A name as an id is written: lower case, without accents, full stops and a leading "the", words joined by hyphens."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name or "") if not unicodedata.combining(char)).lower().replace(".", "")
    words = re.findall(r"\w+", plain.replace("’", "'").replace("'s ", " "))
    return "-".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def is_same_source(gold: str | None, found_id: str | None, found_name: str | None) -> bool:
    """Whether a gold source (actor id, full name, anonymous, document:<name>; unknown or empty for none; joint ones joined by ;) was found."""
    if not gold or gold == "unknown":
        return not found_id and not found_name
    found = {make_slug(part) for part in (found_id or "").split(";")} - {""}
    return {make_slug(part) for part in gold.split(";")} == found or make_slug(gold) == make_slug(found_name)


def split_optional(items: Sequence[dict]) -> tuple[list[dict], list[dict]]:
    """The items that every coder has, and those that are neither right nor wrong."""
    return [item for item in items if not item.get("optional")], [item for item in items if item.get("optional")]
