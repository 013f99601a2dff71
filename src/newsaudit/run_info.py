"""What a run was made from: hashes, versions and the commit, so that another can make it again. No time, no machine."""

import hashlib
import json
import platform
import re
import subprocess
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from newsaudit import __version__
from newsaudit.codebook.load import CODEBOOK_DIR

# a codebook of thousands of people is held in memory only while it is read
PIECE_BYTES = 2**18


def make_run_info(actors_path: Path, *, is_actors_from_corpus: bool, corpus_sha256: str, n_rows: dict[str, int]) -> dict:
    """The record of a run for its method chapter. `actors_from_corpus` is false where the corpus had no codebook and the shipped one was used."""
    return {
        "newsaudit": __version__,
        "python": platform.python_version(),
        "packages": get_packages(),
        "git_commit": get_commit(),
        "corpus_sha256": corpus_sha256,
        "codebook_sha256": hash_files(CODEBOOK_DIR.rglob("*.yml"), CODEBOOK_DIR),
        "actors_sha256": hash_files([actors_path], actors_path.parent),
        "actors_from_corpus": is_actors_from_corpus,
        "n_rows": n_rows,
    }


def write_run_info(info: dict, folder: Path) -> None:
    """Writes `<folder>/run_info.json`."""
    (folder / "run_info.json").write_text(json.dumps(info, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def hash_files(paths: Iterable[Path], base: Path) -> str:
    """SHA-256 over the files' names below `base` and their bytes, in the order of the names."""
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(base).as_posix(), path) for path in paths):
        digest.update(name.encode() + b"\0")
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
                digest.update(piece)
        digest.update(b"\0")
    return digest.hexdigest()


def get_packages() -> dict[str, str]:
    """Versions of the packages that newsaudit needs, by name."""
    try:
        needed = metadata.requires("newsaudit") or []
    except metadata.PackageNotFoundError:
        return {}
    names = sorted(re.match(r"[\w.-]+", line)[0] for line in needed if "extra ==" not in line)
    return {name: metadata.version(name) for name in names}


def get_commit() -> str | None:
    """The commit of the checkout, with `+` where code or codebooks differ from it; None where there is no git."""
    try:
        commit = _run_git("rev-parse", "HEAD").strip()
        return commit + ("+" if _run_git("status", "--porcelain", "--", "src", "data/codebook") else "")
    except (OSError, subprocess.CalledProcessError):
        return None


def _run_git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", CODEBOOK_DIR.parents[1], *arguments], capture_output=True, text=True, check=True).stdout
