"""The report for machines: its tables as CSV and Parquet with a data package, its findings as JSON, all in one SQLite file, and the run's metadata.

What is published follows the run's `evidence`: where the page may carry only snippets, so may these files. Offsets and hashes always stay.
"""

import csv
import io
import json
import sqlite3
from pathlib import Path

import nbformat
import pandas as pd

from newsaudit import __version__
from newsaudit.report.blocks import plain
from newsaudit.report.charts import get_style, limit
from newsaudit.report.excerpt import GAP, cut_words
from newsaudit.report.labels import finding_label
from newsaudit.report.provenance import get_commit, get_versions, hash_corpus
from newsaudit.report.run import Run
from newsaudit.report.stitch import block_of
from newsaudit.tables import get_columns, write_table

_FRICTIONLESS = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}
_SQLITE = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}


def write_tables(run: Run, whole: nbformat.NotebookNode, folder: Path) -> None:
    """Writes `tables/`, `findings.json`, `newsaudit.sqlite` and `datapackage.json` into the report's folder."""
    tables = {name: limit_text(run, name, run.table(name)) for name in get_columns() if (run.folder / f"{name}.parquet").is_file()}
    for name, frame in tables.items():
        write_table(name, frame, folder / "tables", csv=True)
    write_shown(whole, folder / "tables" / "shown")
    write_findings(run, folder / "findings.json")
    write_sqlite(tables, folder / "newsaudit.sqlite")
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
    """Writes every finding with its label."""
    rows = [{**finding._asdict(), "label": finding_label(run, finding)} for finding in run.findings.values()]
    path.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8", newline="\n")


def write_sqlite(tables: dict[str, pd.DataFrame], path: Path) -> None:
    """Writes all tables into one SQLite file, the same bytes for the same rows."""
    database = sqlite3.connect(path)
    for name, frame in tables.items():
        spec = get_columns()[name]["columns"]
        columns = ", ".join(f'"{column}" {_SQLITE[about["type"]]}' for column, about in spec.items())
        database.execute(f'CREATE TABLE "{name}" ({columns})')
        rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
        database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(spec))})', rows)
    database.commit()
    database.execute("VACUUM")
    database.close()


def make_datapackage(run: Run, tables: dict[str, pd.DataFrame]) -> dict:
    """A Frictionless data package of the CSV files, from columns.yml."""
    resources = []
    for name in tables:
        about = get_columns()[name]
        fields = []
        for column, told in about["columns"].items():
            constraints = {"enum": told["enum"]} if "enum" in told else {}
            fields.append(
                {"name": column, "type": _FRICTIONLESS[told["type"]], "description": told["meaning"]}
                | ({"constraints": constraints} if constraints else {})
            )
        resources.append(
            {
                "name": name,
                "path": f"tables/{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "encoding": "utf-8",
                "description": f"One row: {about['row']}.",
                "schema": {"fields": fields, "primaryKey": about["key"], "missingValues": [""]},
            }
        )
    return {
        "profile": "tabular-data-package",
        "name": "newsaudit-report",
        "title": run.params.title,
        "version": __version__,
        "description": f"Tables of the report. Text of the articles: {run.params.evidence}.",
        "resources": resources,
    }


def make_crate(run: Run, folder: Path) -> dict:
    """RO-Crate 1.1 metadata of the run: what it read, what made it, what it wrote."""
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and "evidence" not in path.relative_to(folder).parts
    )
    parts = [{"@id": name, "@type": "File", "name": name} for name in files]
    software = {
        "@id": "#newsaudit",
        "@type": "SoftwareApplication",
        "name": "newsaudit",
        "version": __version__,
        "softwareRequirements": [f"{k} {v}" for k, v in get_versions().items()],
    }
    corpus = {
        "@id": "#corpus",
        "@type": "Dataset",
        "name": "Articles",
        "identifier": f"sha256:{hash_corpus(run)}",
        "size": f"{len(run.articles)} articles",
    }
    action = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Report",
        "instrument": {"@id": "#newsaudit"},
        "object": {"@id": "#corpus"},
        "result": [{"@id": name} for name in files],
        "description": f"commit {get_commit()}; evidence {run.params.evidence}; copies {run.params.copies}",
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": run.params.title,
        "description": "A report in which every number leads to its sentences, with its tables.",
        "license": {"@id": "https://opensource.org/license/mit"},
        "hasPart": [{"@id": name} for name in files],
        "mentions": [{"@id": "#run"}],
    }
    about = {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}, "about": {"@id": "./"}}
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [about, root, software, corpus, action, *parts]}
