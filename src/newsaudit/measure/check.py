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


def check_run(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raises EvidenceError naming the rows whose printed words are not what the article holds at their offsets, or whose article is missing."""
    texts = dict(zip(tables["articles"]["doc_id"], tables["articles"]["text"], strict=True))
    problems = []
    for table, columns in PRINTED.items():
        frame = tables.get(table)
        if frame is None:
            continue
        for words, first, last in columns:
            printed = frame[frame[words].notna() & frame[first].notna()]
            for doc_id, word, start, end in zip(printed["doc_id"], printed[words], printed[first], printed[last], strict=True):
                text = texts.get(doc_id)
                if text is None:
                    problems.append(f"{doc_id}: stands in {table} but not in articles")
                elif text[start:end] != word:
                    problems.append(f"{doc_id}:{start}-{end}: {table}.{words} prints {word!r}, the article holds {text[start:end]!r}")
    if problems:
        raise EvidenceError("\n".join(problems[:_MOST]) + f"\n{len(problems)} rows do not agree with their articles; extract the run again")


def check_tally(part: Tally, values: dict[str, float]) -> None:
    """Raises EvidenceError for a number that is not the sum of its evidence, nor that sum over the number it is a share of; else notes it in `values`.

    values: every number checked before, by id; a share must come after its whole, an id may come once.
    """
    entry, ids = get_measure(part.measure), part.ids
    if len(part.doc) != part.n_evidence.sum():
        raise EvidenceError(f"{part.measure}: {len(part.doc)} evidence rows stand against {part.n_evidence.sum()} counted; every row belongs to one finding")
    sums = np.add.reduceat(np.append(part.amount, 0.0), np.minimum(np.cumsum(part.n_evidence) - part.n_evidence, len(part.amount))) if len(ids) else np.zeros(0)
    sums = np.where(part.n_evidence > 0, sums, 0.0)
    for i, finding_id in enumerate(ids):
        if finding_id in values:
            raise EvidenceError(f"{finding_id}: is measured twice; give the second another name or group")
        values[finding_id] = float(part.value[i])
        expected = float(sums[i])
        if entry.kind == "statistic":
            continue
        if entry.kind == "share":
            whole = values.get(part.wholes[i])
            if whole is None or "/".join(part.wholes[i].split("/")[:2]) != entry.of:
                raise EvidenceError(f"{finding_id}: is taken of {part.wholes[i]}, which is not measured before it as {entry.of}; measure the whole first")
            expected = expected * entry.scale / whole if whole > 0 else np.nan
        if not np.isclose(expected, part.value[i], rtol=1e-9, atol=0, equal_nan=True):
            raise EvidenceError(f"{finding_id}: is {part.value[i]}, its evidence makes it {expected}; a number and its rows come from tally() together")
