"""The parameters of a run: what they are, what they may be, and the one file (`run.json`) that holds them for every later step."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from newsaudit.errors import TableError

EVIDENCE_MODES = ("snippets", "sentences", "full", "none")
COPIES_MODES = ("received", "unique", "own")


@dataclass(frozen=True)
class RunParams:
    """One run of the report.

    corpus: folder or file of articles. actors: codebook of the story's actors. title: headline of the report. evidence: how much text of
    the articles a published report carries. min_mentions: actors with fewer mentions are left out of charts. copies: which articles count,
    all as received, one a text, or own reporting only. near_duplicate: share (0–1) of word shingles from which two articles are
    near-duplicates. seed: of the resampling.
    """

    corpus: str
    actors: str
    title: str
    evidence: str = "snippets"
    min_mentions: int = 1
    copies: str = "received"
    near_duplicate: float = 0.8
    seed: int = 1

    def __post_init__(self):
        for name, allowed in (("evidence", EVIDENCE_MODES), ("copies", COPIES_MODES)):
            if getattr(self, name) not in allowed:
                raise TableError(f"parameter {name}={getattr(self, name)}: give one of {', '.join(allowed)}")
        if self.min_mentions < 1:
            raise TableError(f"parameter min_mentions={self.min_mentions}: give 1 or more")
        if not 0 < self.near_duplicate <= 1:
            raise TableError(f"parameter near_duplicate={self.near_duplicate}: give a share above 0 and up to 1")
        if self.seed < 0:
            raise TableError(f"parameter seed={self.seed}: give 0 or more")


def check_params(given: dict) -> RunParams:
    """The parameters as a record. Raises TableError for one that is unknown, missing or out of range."""
    known = [field.name for field in fields(RunParams)]
    strays = [name for name in given if name not in known]
    if strays:
        raise TableError(f"unknown parameter {', '.join(strays)}; there are {', '.join(known)}")
    try:
        return RunParams(**given)
    # a number where text must stand, or text where a number must
    except TypeError as error:
        raise TableError(f"parameters: {error}") from error


def write_params(params: RunParams, folder: Path) -> None:
    """Writes `<folder>/run.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text(json.dumps(asdict(params), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_params(folder: Path) -> RunParams:
    """The parameters in `<folder>/run.json`. Raises TableError when there are none."""
    path = folder / "run.json"
    if not path.is_file():
        raise TableError(f"{path}: this folder holds no run; make one with `newsaudit extract` or `make report`")
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TableError(f"{path}: is no JSON ({error}); make the run again with `newsaudit extract` or `make report`") from error
    return check_params(given)


def change_params(folder: Path, **given: str | int | None) -> RunParams:
    """The parameters of the run in `folder` with those `given` that are not None in place of its own; `run.json` then says them too."""
    own = read_params(folder)
    params = replace(own, **{name: value for name, value in given.items() if value is not None})
    if params != own:
        write_params(params, folder)
    return params
