"""Where a report comes from: the commit, the corpus, the codebooks and the versions that made it. No clock, so that two builds are equal."""

import hashlib
import importlib.metadata
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from newsaudit.report.run import Run

ROOT = Path(__file__).resolve().parents[3]
# How often the extraction is right, as `newsaudit evaluate --publish` last wrote it.
VALIDITY = ROOT / "reports" / "published" / "validity.csv"
# What numbers and layout depend on; the rest of the lock is not printed.
SHOWN = ("newsaudit", "matplotlib", "nbconvert", "numpy", "pandas", "papermill", "pyarrow", "textstat", "typst")


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, timeout=20)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


@cache
def get_commit() -> str:
    """The commit of this checkout; unknown outside of one. Says so where tracked files differ from it."""
    commit = _git("rev-parse", "HEAD")
    if not commit:
        return "unknown"
    return commit + (" with changes" if _git("status", "--porcelain", "--untracked-files=no") else "")


@cache
def get_timestamp() -> int:
    """Seconds since 1970 that files are dated with: SOURCE_DATE_EPOCH, else the time of the commit, else 0."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "") or _git("log", "-1", "--format=%ct")
    return int(given) if given.isdigit() else 0


def hash_corpus(run: Run) -> str:
    """SHA-256 over the hashes of all articles in the order of their names: equal only for equal corpora."""
    rows = run.table("articles")[["doc_id", "sha256"]].sort_values("doc_id")
    return hashlib.sha256("\n".join(f"{doc_id} {sha}" for doc_id, sha in rows.itertuples(index=False)).encode()).hexdigest()


def hash_codebook(run: Run) -> str:
    """SHA-256 of the story's actor codebook; empty where the file is not there."""
    path = Path(run.params.actors)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@cache
def get_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that numbers and layout depend on."""
    found = {"Python": ".".join(map(str, sys.version_info[:3]))}
    for name in SHOWN:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found
