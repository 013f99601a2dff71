"""What the files beside a report are: a Frictionless data package of its tables, and RO-Crate metadata of the run."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from newsaudit import __version__
from newsaudit.report.database import get_packed
from newsaudit.report.provenance import get_commit, get_versions, hash_corpus
from newsaudit.report.run import Run
from newsaudit.tables import get_columns


def make_datapackage(run: Run, tables: Mapping[str, pd.DataFrame]) -> dict:
    """A Frictionless data package of the CSV files, from columns.yml."""
    resources = []
    described = {name: get_columns()[name] for name in tables if name != "evidence"} | (get_packed() if "evidence" in tables else {})
    for name, about in described.items():
        fields = []
        for column, told in about["columns"].items():
            constraints = {"enum": told["enum"]} if "enum" in told else {}
            fields.append(
                {"name": column, "type": told["type"], "description": told["meaning"]}
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
                "schema": {"fields": fields, "primaryKey": about["key"], "missingValues": [""], **_keys(name)},
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


def _keys(name: str) -> dict:
    """The keys by which a table of the evidence leads to another."""
    leads = {"evidence_lists": [("finding_id", "findings"), ("list", "evidence_rows")], "evidence_rows": [("span", "evidence_spans")]}.get(name, ())
    return {"foreignKeys": [{"fields": [field], "reference": {"resource": other, "fields": [field]}} for field, other in leads]} if leads else {}


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
