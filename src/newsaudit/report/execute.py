"""Notebooks executed by papermill with checked parameters: only those whose text, run, code or parameters changed since the last time."""

import ast
import hashlib
import json
import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

from newsaudit.codebook.load import CODEBOOK_DIR
from newsaudit.errors import NewsauditError, TableError
from newsaudit.params import read_params
from newsaudit.report import engine
from newsaudit.report.codebook import load_codebooks
from newsaudit.report.provenance import SHIPPED_ACTORS, VALIDITY, get_commit, get_versions
from newsaudit.report.workers import MapTasks, map_here

PACKAGE = Path(__file__).resolve().parents[1]


def list_notebooks(folder: Path) -> list[Path]:
    """The chapters' notebooks, in their order: those whose name begins with a number. Raises TableError when there are none."""
    found = sorted(path for path in folder.glob("*.ipynb") if path.name[0].isdigit())
    if not found:
        raise TableError(f"{folder}: there are no notebooks whose name begins with a number; give the folder of the chapters")
    return found


def check_parameters(notebook: Path, names: Sequence[str]) -> None:
    """Raises TableError unless the notebook has one cell tagged `parameters` that assigns exactly `names`."""
    cells = [c for c in nbformat.read(notebook, as_version=4).cells if "parameters" in c.metadata.get("tags", [])]
    if len(cells) != 1:
        raise TableError(f"{notebook}: has {len(cells)} cells tagged parameters; tag the one that sets {', '.join(names)}")
    assigned = [
        target.id
        for node in ast.parse(cells[0].source).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    strays, missing = [n for n in assigned if n not in names], [n for n in names if n not in assigned]
    if strays or missing:
        problems = [f"{', '.join(strays)} is no parameter"] * bool(strays) + [f"{', '.join(missing)} is not set"] * bool(missing)
        raise TableError(f"{notebook}: {'; '.join(problems)}; the parameters are {', '.join(names)}")


def make_parameters(run_folder: Path) -> dict:
    """What every notebook is executed with: the run's folder and its parameters."""
    return {"run_folder": str(run_folder), "params": asdict(read_params(run_folder))}


def hash_files(paths: Sequence[Path]) -> str:
    """SHA-256 over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


# Taken when the code is loaded: a module that is saved later runs from the next build on, and must not count as known then.
CODE = hash_files([*(PACKAGE / "report").glob("*.py"), *(PACKAGE / "codebook").glob("*.py"), *PACKAGE.glob("*.py")])


def hash_inputs(run_folder: Path, parameters: dict) -> str:
    """SHA-256 over all that an executed notebook depends on besides itself: code, commit, versions, tables, codebooks, parameters."""
    named = [path for path in (Path(parameters["params"]["actors"]), SHIPPED_ACTORS, VALIDITY) if path.is_file()]
    files = hash_files([*run_folder.glob("*.parquet"), *run_folder.glob("*.json"), *CODEBOOK_DIR.rglob("*.yml"), *named])
    return f"{CODE} {files} {get_commit()} {sorted(get_versions().items())}"


def execute_all(notebooks: Sequence[Path], run_folder: Path, cache: Path, map_tasks: MapTasks = map_here) -> list[Path]:
    """The executed notebooks, in order, in `cache`; `map_tasks` does the work. Raises TableError on wrong parameters, NewsauditError where a
    cell fails."""
    parameters = make_parameters(run_folder)
    inputs = hash_inputs(run_folder, parameters)
    # Read once here, so that no notebook has to parse the codebooks.
    load_codebooks(parameters["params"]["actors"], cache / "codebook.json")
    todo, done = [], []
    for notebook in notebooks:
        check_parameters(notebook, list(parameters))
        target = cache / notebook.name
        key = hashlib.sha256(f"{inputs} {json.dumps(parameters)} ".encode() + notebook.read_bytes()).hexdigest()
        stamp = target.with_suffix(".key")
        if not (target.is_file() and stamp.is_file() and stamp.read_text() == key):
            todo.append((notebook, target, parameters, key))
        done.append(target)
    for problem in map_tasks(_execute, todo):
        if problem:
            raise NewsauditError(problem)
    return done


def _execute(task: tuple) -> str | None:
    """Executes one notebook; returns what went wrong, None if nothing did."""
    notebook, target, parameters, key = task
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    logging.getLogger("papermill").setLevel(logging.ERROR)
    beside = target.with_suffix(".part.ipynb")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            papermill.execute_notebook(
                str(notebook),
                None,
                save_to=str(beside),
                parameters=parameters,
                engine_name=engine.register(),
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                autosave_cell_every=0,
            )
    except PapermillExecutionError as error:
        beside.unlink(missing_ok=True)
        return f"{notebook}: cell {error.cell_index + 1} fails ({error.ename}: {error.evalue}); mend what it names and build again"
    beside.replace(target)
    target.with_suffix(".key").write_text(key)
    return None
