"""Where a report comes from: the commit, the corpus, the codebooks and the versions that made it. No clock, so that two builds are equal."""

import hashlib
import importlib.metadata
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from newsaudit.report.run import Run

ROOT = Path(__file__).resolve().parents[3]
# How often the extraction is right, as `newsaudit evaluate --publish` last wrote it.
VALIDITY = ROOT / "reports" / "published" / "validity.csv"
# What a corpus without a codebook of its own is read with.
SHIPPED_ACTORS = ROOT / "data" / "rafah-2024" / "actors.yml"
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


def has_own_actors(run: Run) -> bool:
    """Whether the codebook of actors lies beside the articles."""
    info = run.folder / "run_info.json"
    return info.is_file() and bool(json.loads(info.read_text(encoding="utf-8")).get("actors_from_corpus"))


def lacks_actors(run: Run) -> bool:
    """Whether the corpus was read with the shipped story's codebook for want of one of its own."""
    return not has_own_actors(run) and SHIPPED_ACTORS.is_file() and hash_codebook(run) == hashlib.sha256(SHIPPED_ACTORS.read_bytes()).hexdigest()


def describe_actors(run: Run) -> str:
    """Where the codebook of actors comes from: the corpus itself, the shipped story, or a file that was named. A sentence."""
    path = Path(run.params.actors)
    if has_own_actors(run):
        return f"Actors are those of the corpus' own codebook, {path.name}, and of the general ones."
    if lacks_actors(run):
        return (
            f"The corpus was read with the codebook of actors that ships with newsaudit for the story {SHIPPED_ACTORS.parent.name}, "
            "not with one of its own: "
            "actors that neither it nor the general codebooks know are not counted, but listed under the names that the codebook does not know."
        )
    return f"Actors are those of the codebook {path.name}, which was named for this run, and of the general ones."


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
