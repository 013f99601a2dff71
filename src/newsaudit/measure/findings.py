"""All findings of a run and their evidence: every chapter measured, checked and written beside the tables that they count."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from newsaudit.measure.actors import measure_actors
from newsaudit.measure.check import check_run, check_tally
from newsaudit.measure.codebook import get_measure
from newsaudit.measure.corpus import measure_corpus
from newsaudit.measure.figures import measure_figures
from newsaudit.measure.frames import Frames, prepare
from newsaudit.measure.quotes import measure_quotes
from newsaudit.measure.readability_findings import measure_readability
from newsaudit.measure.tally import Tally, make_group
from newsaudit.params import RunParams
from newsaudit.tables import get_columns, get_schema, make_frame, read_tables, write_table

CHAPTERS = (measure_corpus, measure_actors, measure_quotes, measure_figures, measure_readability)


def measure_frames(frames: Frames, params: RunParams) -> Iterator[Tally]:
    """Every tally of the report, chapter after chapter, each checked against its own evidence and the finding that it is a share of."""
    values: dict[str, float] = {}
    for measure_chapter in CHAPTERS:
        for part in measure_chapter(frames):
            check_tally(part, values)
            yield part


def make_findings(parts: Iterable[Tally]) -> pd.DataFrame:
    """The findings of the tallies, one row a finding."""
    rows = []
    for part in parts:
        entry = get_measure(part.measure)
        name = part.measure.split("/", 1)[1]
        for i, finding_id in enumerate(part.ids):
            rows.append((finding_id, entry.chapter, name, make_group(part.keys[i]), part.value[i], entry.unit, part.low[i], part.high[i], part.wholes[i],
                         part.n_evidence[i], part.status[i]))
    findings = pd.DataFrame(rows, columns=get_schema("findings").names)
    for bound in ("value", "low", "high"):
        findings[bound] = pd.array(findings[bound].where(findings[bound].notna(), None), dtype="Float64")
    return make_frame("findings", findings)


def make_evidence(part: Tally, docs: Sequence[str]) -> pa.Table:
    """The evidence of one tally as an Arrow table, its ids, tables and articles as dictionaries."""
    ids = pa.DictionaryArray.from_arrays(np.repeat(np.arange(len(part.keys), dtype=np.int32), part.n_evidence), pa.array(part.ids, type=pa.string()))
    tables = pa.DictionaryArray.from_arrays(part.table.astype(np.int32), pa.array(list(get_columns())))
    articles = pa.DictionaryArray.from_arrays(part.doc.astype(np.int32), docs)
    arrays = [ids, tables, articles, part.start, part.end, part.amount]
    return pa.table(dict(zip(get_schema("evidence").names, arrays, strict=True))).cast(get_schema("evidence"))


def measure_run(folder: Path, params: RunParams, actors) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The findings and the evidence of the run in `folder`, written there as findings.parquet and evidence.parquet.

    actors: the actor codebook (anything with `by_id`). Raises EvidenceError where a table and the texts, or a number and its rows, disagree.
    """
    tables = read_tables(folder)
    check_run(tables)
    frames = prepare(tables, actors, params.copies)
    parts, docs = [], pa.array(frames.docs, type=pa.string())
    beside = folder / "evidence.parquet.part"
    with pq.ParquetWriter(beside, get_schema("evidence"), compression="zstd") as writer:
        for part in measure_frames(frames, params):
            writer.write_table(make_evidence(part, docs))
            parts.append(part)
    findings = make_findings(parts)
    write_table("findings", findings, folder)
    beside.replace(folder / "evidence.parquet")
    return findings, pq.read_table(folder / "evidence.parquet").to_pandas()
