"""One run made into its report: notebooks executed and stitched, page and PDF rendered, tables laid beside; all of it moved into place at the end."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat

from newsaudit.errors import TableError
from newsaudit.report import twin
from newsaudit.report.execute import execute_all, list_notebooks
from newsaudit.report.page import write_page
from newsaudit.report.paper import write_pdf
from newsaudit.report.provenance import get_commit, get_timestamp
from newsaudit.report.run import Run, open_run
from newsaudit.report.stitch import dump, stitch
from newsaudit.report.workers import MapTasks, open_workers

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
FORMATS = ("html", "pdf")
# Everything that a build writes; what else stands in the folder is not touched.
OUTPUTS = ("report.html", "report.pdf", "evidence", "tables", "findings.json", "datapackage.json", "newsaudit.sqlite", "ro-crate-metadata.json")


def build_report(run_folder: Path, out_folder: Path, *, formats: Sequence[str] = FORMATS, notebooks: Path = NOTEBOOKS, jobs: int = 2) -> None:
    """Writes the report of a run into `out_folder`. Only notebooks that changed are executed again.

    Raises a NewsauditError when something fails; what stood in `out_folder` before then still stands.
    """
    strays = [name for name in formats if name not in FORMATS]
    if strays or not formats:
        raise TableError(f"format {', '.join(strays) or 'missing'}: give one or more of {', '.join(FORMATS)}")
    run_folder, out_folder = Path(run_folder).resolve(), Path(out_folder).resolve()
    check_own(out_folder)
    run = open_run(str(run_folder))
    # asked of git once, before the workers are forked, which would each ask again
    get_commit()
    get_timestamp()
    with open_workers(jobs) as map_tasks:
        executed = execute_all(list_notebooks(Path(notebooks)), run_folder, run_folder / "notebooks", map_tasks)
        whole = stitch(executed, run.params.title)
        out_folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".building-", dir=out_folder.parent) as name:
            beside = Path(name)
            write_all(run, whole, beside, formats=formats, map_tasks=map_tasks)
            move_into_place(beside, out_folder)


def write_all(run: Run, whole: nbformat.NotebookNode, folder: Path, *, formats: Sequence[str], map_tasks: MapTasks) -> None:
    """Writes page, PDF and tables of a stitched notebook into an empty folder; `map_tasks` writes each."""
    # the one that takes longest first
    writers = [writer for name, writer in (("pdf", write_pdf), ("html", write_page)) if name in formats] + [twin.write_tables]
    map_tasks(_write, [(writer, run.folder, whole, folder) for writer in writers])
    twin.write_crate(run, folder)
    (run.folder / "notebooks" / "report.ipynb").write_text(dump(whole), encoding="utf-8")


def _write(task: tuple) -> None:
    """Writes one part of a report. The run is opened anew, since a process that executed notebooks holds its tables already."""
    writer, run_folder, whole, folder = task
    writer(open_run(str(run_folder)), whole, folder)


def check_own(out_folder: Path) -> None:
    """Raises TableError where a folder that a build would replace is not of a report: it may be somebody's work."""
    strays = [name for name in ("evidence", "tables") if (out_folder / name).is_dir()]
    if strays and not (out_folder / "findings.json").exists():
        raise TableError(f"{out_folder / strays[0]}: is a folder that no report wrote; move it, or give another folder for the report")


def move_into_place(beside: Path, out_folder: Path) -> None:
    """Replaces the outputs in `out_folder` by those in `beside`; files of other names stay."""
    out_folder.mkdir(parents=True, exist_ok=True)
    for name in OUTPUTS:
        old, new = out_folder / name, beside / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
        if new.exists():
            new.rename(old)
