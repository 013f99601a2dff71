"""What the chapters share: ranked findings, links to articles and sentences, words that may be printed, keys of sides."""

from collections.abc import Iterable, Sequence

import pandas as pd

from newsaudit.report.blocks import piece
from newsaudit.report.charts import limit, side_colours
from newsaudit.report.excerpt import cut_words
from newsaudit.report.labels import value_label
from newsaudit.report.run import Finding, Run
from newsaudit.report.words import MISSING, format_number, join_words


def rank(findings: Iterable[Finding], floor: float = 0) -> list[Finding]:
    """Findings from the largest to the smallest, equal ones by their id; those below `floor` or undefined left out."""
    return sorted((f for f in findings if f.value is not None and f.value >= floor), key=lambda f: (-f.value, f.id))


def name_of(run: Run, finding: Finding, group: str) -> str:
    """What the group of a finding is called."""
    return value_label(run, group, finding.group[group])


def doc_piece(run: Run, doc_id: str) -> dict:
    """An article's short name, leading to it."""
    return piece(run.doc_label(doc_id), to=f"article:{doc_id}")


def sentence_piece(run: Run, doc_id: str, start: int, text: str) -> dict:
    """Words that lead to the sentence that holds an offset."""
    sentence = run.sentence_at(doc_id, start)
    return piece(text, to=f"sentence:{doc_id}/{sentence[2]}" if sentence else f"article:{doc_id}")


def printed(run: Run, words: object) -> str:
    """Words that tell of a row as far as the run's `evidence` lets them be printed; – for none."""
    if pd.isna(words) or words == "" or run.params.evidence == "none":
        return MISSING
    text = " ".join(str(words).split())
    return cut_words(text, limit("fact_words")) if run.params.evidence == "snippets" else text


def get_sides(run: Run, sides: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Sides in the order of their mentions, those without any last, and the colour of each."""
    wanted = set(sides)
    order = [f.group["side"] for f in rank(run.find("actors/mentions", "side")) if f.group["side"] in wanted]
    order += sorted(wanted - set(order))
    everywhere = (
        wanted
        | {f.group["side"] for f in run.find("actors/mentions", "side")}
        | {f.group["side"] for f in run.find("figures/casualty-mentions", "side")}
    )
    return order, side_colours(sorted(everywhere))


def side_key(run: Run, sides: Sequence[str], colours: dict[str, str]) -> list[tuple[str, str]]:
    """The key of a chart's colours: sides by name. Sides of the same colour share an entry."""
    named: dict[str, list[str]] = {}
    for side in sides:
        named.setdefault(colours[side], []).append(value_label(run, "side", side))
    return [(", ".join(names), fill) for fill, names in named.items()]


def list_values(pairs: Sequence[tuple[str, str]], most: int = 8) -> str:
    """ "Name 12, name 7 and name 3" for alternative texts, the first `most` of them."""
    words = [f"{name} {value}" for name, value in pairs[:most]]
    return join_words(words) + (f", and {len(pairs) - most} more" if len(pairs) > most else "")


def share_text(run: Run, measure: str, **group: str) -> str:
    """A share in per cent for the words of a chart."""
    found = run.get(measure, **group)
    return format_number(found.value, "share") if found else MISSING


def number_or_none_of(run: Run, measure: str, whole: str, **group: str) -> dict:
    """The number of a part as a piece: 0 where the run counts the whole and nothing of the part in it, – where it has no whole either."""
    found = run.get(measure, **group)
    if found is not None or not run.value(whole, **group):
        return run.number(found)
    return piece(format_number(0, "share" if "/share-" in measure else ""), style="muted")


def dates_of(findings: Sequence[Finding]) -> list[str]:
    """The stated dates among findings grouped by date, in order."""
    return sorted({f.group["date"] for f in findings if f.group["date"] != "not-stated"})


def outlets_of(run: Run) -> list[str]:
    """Outlets from the one with most articles to the one with fewest; articles without outlet left out."""
    return [f.group["outlet"] for f in rank(run.find("corpus/articles", "outlet")) if f.group["outlet"] != "not-stated"]


def is_small(run: Run) -> bool:
    """Whether findings are given article by article."""
    return bool(run.find("corpus/articles", "article"))
