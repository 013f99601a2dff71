"""What must hold before a number is shown: the tables agree with the texts, the numbers with their rows, the shares with their wholes."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from newsaudit.errors import EvidenceError
from newsaudit.measure.codebook import get_measure
from newsaudit.measure.tally import Tally

# Columns that print words of the article, with the offsets that they were read at.
PRINTED = {
    "mentions": (("text", "start", "end"),),
    "quotes": (("text", "start", "end"), ("speaker_text", "speaker_start", "speaker_end"), ("cue", "cue_start", "cue_end")),
    "figures": (("text", "start", "end"),),
    "casualties": (("text", "start", "end"),),
    "uncoded": (("text", "start", "end"),),
}
_MOST = 20
# Rows whose words are held at once, so that the check of ten million rows takes no more memory than that of a few.
_AT_ONCE = 500_000


def check_rows(tables: Mapping[str, pd.DataFrame], n_rows: Mapping[str, int]) -> None:
    """Raises EvidenceError naming the tables that do not hold as many rows as extraction wrote; articles and rejects are what was received."""
    wrong = [
        f"{table} holds {len(tables[table]):,} rows, {n:,} were written" for table, n in n_rows.items() if table in tables and len(tables[table]) != n
    ]
    if wrong:
        raise EvidenceError("; ".join(wrong) + "; extract the run again")


def check_run(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raises EvidenceError naming the rows whose printed words are not what the article holds at their offsets, or whose article is missing."""
    texts = dict(zip(tables["articles"]["doc_id"], tables["articles"]["text"], strict=True))
    problems = []
    for table, columns in PRINTED.items():
        frame = tables.get(table)
        if frame is None:
            continue
        for begin in range(0, len(frame), _AT_ONCE):
            problems += _find_misprints(table, frame.iloc[begin : begin + _AT_ONCE], columns, texts)
    if problems:
        raise EvidenceError("\n".join(problems[:_MOST]) + f"\n{len(problems)} rows do not agree with their articles; extract the run again")


def _find_misprints(table: str, frame: pd.DataFrame, columns: tuple, texts: Mapping[str, str]) -> list[str]:
    """What is wrong with the printed words of these rows."""
    problems = []
    for words, first, last in columns:
        printed = frame[frame[words].notna() & frame[first].notna()]
        for doc_id, word, start, end in zip(printed["doc_id"], printed[words], printed[first], printed[last], strict=True):
            text = texts.get(doc_id)
            if text is None:
                problems.append(f"{doc_id}: stands in {table} but not in articles")
            elif text[start:end] != word:
                problems.append(f"{doc_id}:{start}-{end}: {table}.{words} prints {word!r}, the article holds {text[start:end]!r}")
    return problems


def check_tally(part: Tally, made: dict[str, tuple[float, int]]) -> None:
    """Raises EvidenceError for a number that is not the sum of its evidence, nor that sum over the number it is a share of; else notes it in `made`.

    made: every number checked before and its rows, by id; a share must come after its whole, an id may come once.
    """
    entry, ids = get_measure(part.measure), part.ids
    if len(part.doc) != part.n_evidence.sum():
        raise EvidenceError(f"{part.measure}: {len(part.doc)} evidence rows stand against {part.n_evidence.sum()} counted; each is of one finding")
    expected = _add_up(part)
    for i, finding_id in enumerate(ids):
        if finding_id in made:
            raise EvidenceError(f"{finding_id}: is measured twice; give the second another name or group")
        made[finding_id] = (float(part.value[i]), int(part.n_evidence[i]))
        if entry.kind == "share":
            expected[i] = _divide(expected[i] * entry.scale, part.wholes[i], entry.of, made, finding_id)
    wrong = ~np.isclose(expected, part.value, rtol=1e-9, atol=0, equal_nan=True) if entry.kind != "statistic" else np.zeros(len(ids), dtype=bool)
    if wrong.any():
        i = int(np.flatnonzero(wrong)[0])
        raise EvidenceError(f"{ids[i]}: is {part.value[i]}, its evidence makes it {expected[i]}; a number and its rows come from tally() together")


def _add_up(part: Tally) -> np.ndarray:
    """The sum of each finding's amounts, added anew."""
    sums, filled = np.zeros(len(part.keys)), part.n_evidence > 0
    first = (np.cumsum(part.n_evidence) - part.n_evidence)[filled]
    if len(first):
        sums[filled] = np.add.reduceat(part.amount, first)
    return sums


def _divide(amount: float, whole_id: str, of: str, made: Mapping, finding_id: str) -> float:
    """The amount over the whole, NaN where that is 0."""
    if whole_id not in made or "/".join(whole_id.split("/")[:2]) != of:
        raise EvidenceError(f"{finding_id}: is taken of {whole_id}, which is not measured before it as {of}; measure the whole first")
    whole = made[whole_id][0]
    return amount / whole if whole > 0 else np.nan
