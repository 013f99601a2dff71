"""All findings of a run and their evidence: every chapter measured, checked and written beside the tables that they count."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from newsaudit.measure.actors import measure_actors
from newsaudit.measure.check import check_rows, check_run, check_tally
from newsaudit.measure.comparison import measure_comparison
from newsaudit.measure.corpus import measure_corpus
from newsaudit.measure.figures import measure_figures
from newsaudit.measure.frames import COUNTED, Frames, prepare
from newsaudit.measure.ledger import make_ledger, read_reference
from newsaudit.measure.quotes import measure_quotes
from newsaudit.measure.readability_findings import measure_readability
from newsaudit.measure.store import make_findings, read_lean, write_evidence
from newsaudit.measure.tally import Tally
from newsaudit.params import RunParams
from newsaudit.tables import get_schema, write_table

CHAPTERS = (measure_corpus, measure_actors, measure_quotes, measure_figures, measure_readability, measure_comparison)


def measure_frames(frames: Frames) -> Iterator[Tally]:
    """Every tally of the report, chapter after chapter, each checked against its own evidence and the finding that it is a share of."""
    made: dict[str, tuple[float, int]] = {}
    for measure_chapter in CHAPTERS:
        for part in measure_chapter(frames, made):
            check_tally(part, made)
            yield part


def write_findings(folder: Path, params: RunParams, actors) -> pd.DataFrame:
    """The findings of the run in `folder`, written there as findings.parquet, with their evidence in evidence.parquet and the ledger beside them.

    actors: the actor codebook (anything with `by_id`). A reference.csv beside it is the story's reference series. Raises EvidenceError where a
    table and the texts, or a number and its rows, disagree.
    """
    tables = read_lean(folder, COUNTED)
    if (folder / "run_info.json").is_file():
        check_rows(tables, json.loads((folder / "run_info.json").read_text(encoding="utf-8"))["n_rows"])
    check_run(tables)
    frames = prepare(tables, actors, params.copies, params.seed)
    del tables
    reference = read_reference(Path(params.actors).parent / "reference.csv")
    frames.tables["ledger"] = make_ledger(frames, reference)
    findings = make_findings(write_evidence(measure_frames(frames), frames.docs, folder / "evidence.parquet"))
    write_table("ledger", frames.tables["ledger"][get_schema("ledger").names], folder)
    write_table("reference", reference, folder)
    write_table("findings", findings, folder)
    return findings


def measure_run(folder: Path, params: RunParams, actors) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The findings and the evidence (its words as categories) of the run in `folder`, written there. Use write_findings where evidence is vast."""
    return write_findings(folder, params, actors), pq.read_table(folder / "evidence.parquet").to_pandas()
