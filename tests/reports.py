"""Runs to report on: the invented tables of tests/tiny, whole or with parts taken out, measured and laid into a folder."""

import shutil
from pathlib import Path

import pandas as pd

from newsaudit.measure.findings import measure_run
from newsaudit.params import RunParams, write_params
from newsaudit.report.run import Run, open_run
from newsaudit.tables import make_frame, write_table
from tiny.tiny_tables import ACTORS, make_tables


def write_run(folder: Path, tables: dict[str, pd.DataFrame], actors=ACTORS, **params) -> Path:
    """The folder of a measured run of these tables."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    book = "".join(f"  - id: {a.id}\n    name: {a.name}\n    kind: {a.kind}\n    side: {a.side}\n" for a in actors.values())
    (folder / "actors.yml").write_text(f"table: mentions\nentries:\n{book}", encoding="utf-8")
    for name, frame in tables.items():
        write_table(name, frame, folder)
    run = RunParams(**{"corpus": "invented", "actors": str(folder / "actors.yml"), "title": "The dam on Lake Onyx", **params})
    write_params(run, folder)
    measure_run(folder, run, actors)
    return folder


def make_run(folder: Path, *, without: tuple[str, ...] = (), only: str | None = None, undated: bool = False, **params) -> Run:
    """The invented run, opened. `without`: tables to empty. `only`: the one article to keep. `undated`: no article states its day."""
    tables = make_tables()
    for name in without:
        tables[name] = make_frame(name, [])
    if undated:
        tables["articles"] = tables["articles"].assign(published=pd.Series([None] * len(tables["articles"]), dtype="str"))
    if only is not None:
        for name, frame in tables.items():
            if "doc_id" in frame.columns:
                tables[name] = frame[frame["doc_id"] == only].reset_index(drop=True)
    return open_run(str(write_run(folder, tables, **params)))
