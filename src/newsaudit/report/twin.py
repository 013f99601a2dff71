"""The report for machines: its tables as CSV and Parquet with a data package, its findings as JSON, all in one SQLite file, and the run's metadata.

What is published follows the run's `evidence`: where the page may carry only snippets, so may these files. Offsets and hashes always stay.
"""

import csv
import io
import json
from pathlib import Path

import nbformat
import pandas as pd

from newsaudit.report.blocks import plain
from newsaudit.report.charts import get_style, limit
from newsaudit.report.database import pack_evidence, write_sqlite
from newsaudit.report.description import make_crate, make_datapackage
from newsaudit.report.excerpt import GAP, cut_words
from newsaudit.report.labels import finding_label
from newsaudit.report.run import Run
from newsaudit.report.stitch import block_of
from newsaudit.tables import get_columns, write_table


def write_tables(run: Run, whole: nbformat.NotebookNode, folder: Path) -> None:
    """Writes `tables/`, `findings.json`, `newsaudit.sqlite` and `datapackage.json` into the report's folder."""
    tables = {name: limit_text(run, name, run.table(name)) for name in get_columns() if (run.folder / f"{name}.parquet").is_file()}
    packed = pack_evidence(tables["evidence"]) if "evidence" in tables else {}
    for name, frame in tables.items():
        write_table(name, frame, folder / "tables", csv=name != "evidence")
    for name, frame in packed.items():
        frame.to_csv(folder / "tables" / f"{name}.csv", index=False, lineterminator="\n")
    write_shown(whole, folder / "tables" / "shown")
    write_findings(run, folder / "findings.json")
    write_sqlite(tables, packed, folder / "newsaudit.sqlite")
    _write_json(folder / "datapackage.json", make_datapackage(run, tables))


def write_crate(run: Run, folder: Path) -> None:
    """Writes `ro-crate-metadata.json`, which lists all other files; so it comes last."""
    _write_json(folder / "ro-crate-metadata.json", make_crate(run, folder))


def _write_json(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def limit_text(run: Run, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the words of articles cut to what the run's `evidence` allows."""
    mode, columns = run.params.evidence, get_style()["article_words"].get(table, {})
    if mode == "full" or not columns:
        return frame
    frame = frame.copy()
    places = [frame[name].tolist() for name in ("doc_id", "start", "end")] if "start" in frame.columns else []
    for name, kind in columns.items():
        if mode == "none" or kind == "whole":
            empty = pd.NA if get_columns()[table]["columns"][name].get("optional") else ""
            kept = [empty] * len(frame)
        elif kind == "span":
            kept = [run.words(*place) or GAP for place in zip(*places, strict=True)]
        else:
            most = limit("fact_words")
            kept = [words if pd.isna(words) or mode != "snippets" else cut_words(words, most) for words in frame[name].tolist()]
        frame[name] = pd.Series(kept, index=frame.index, dtype=frame[name].dtype)
    return frame


def write_shown(whole: nbformat.NotebookNode, folder: Path) -> None:
    """Writes each table of the report, those behind charts included, as CSV under its name on the page."""
    folder.mkdir(parents=True)
    for cell in whole.cells:
        block = block_of(cell) if cell.cell_type == "code" else None
        table = block if block and block["kind"] == "table" else block["table"] if block and block["kind"] == "chart" else None
        if table:
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([column["label"] for column in table["columns"]])
            writer.writerows([plain(cell) for cell in row] for row in table["rows"])
            writer.writerows(table.get("more", ()))
            (folder / f"{block['id']}.csv").write_text(out.getvalue(), encoding="utf-8", newline="\n")


def write_findings(run: Run, path: Path) -> None:
    """Writes every finding with its label; what is empty is left out."""
    rows = [
        {name: value for name, value in {**finding._asdict(), "label": finding_label(run, finding)}.items() if value not in (None, {})}
        for finding in run.findings.values()
    ]
    path.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8", newline="\n")
