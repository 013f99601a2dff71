"""Executed notebooks joined into one, without anything that differs between two runs."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import nbformat

from newsaudit.errors import NewsauditError
from newsaudit.report.blocks import MIME

HIDDEN = {"parameters", "injected-parameters", "setup"}
_HEADING = re.compile(r"^(#{1,3}) ", re.M)
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")


def block_of(cell) -> dict | None:
    """The block that a cell shows; None for one that shows none."""
    found = [output["data"][MIME] for output in cell.get("outputs", []) if MIME in output.get("data", {})]
    return found[0] if found else None


def stitch(paths: Sequence[Path], title: str) -> nbformat.NotebookNode:
    """One notebook of all chapters. Sections in which every cell is absent are left out. Raises NewsauditError for an output that is an error."""
    kept = []
    for path in paths:
        cells = []
        for i, cell in enumerate(nbformat.read(path, as_version=4).cells):
            if not HIDDEN & set(cell.metadata.get("tags", [])):
                cells.append(_freeze(cell, f"{path.stem}:{i}", path))
        kept.extend(drop_absent(cells))
    whole = nbformat.v4.new_notebook(
        cells=kept,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python", "pygments_lexer": "ipython3"},
            "title": title,
        },
    )
    return whole


def _freeze(cell, key: str, path: Path):
    """The cell with an id made from its place and without counts, times and addresses of memory."""
    cell.id = hashlib.sha256(key.encode()).hexdigest()[:8]
    cell.metadata = nbformat.from_dict({"chapter": path.stem})
    if cell.cell_type == "code":
        cell.execution_count = None
        for output in cell.outputs:
            if output.output_type == "error":
                raise NewsauditError(f"{path}: a cell failed ({output.ename}: {output.evalue}); execute the notebook again")
            if "execution_count" in output:
                output.execution_count = None
            if "text" in output:
                output.text = _ADDRESS.sub("", output.text)
    return cell


def drop_absent(cells: Sequence) -> list:
    """The cells without sections that have nothing to show: a heading with all that follows it up to the next heading of its level or above."""
    sections = _sections(cells)
    gone: set[int] = set()
    for first, last in sections:
        blocks = [block_of(cell) for cell in cells[first:last] if cell.cell_type == "code"]
        if blocks and all(block is not None and block["kind"] == "absent" for block in blocks):
            gone.update(range(first, last))
    return [cell for i, cell in enumerate(cells) if i not in gone and not _is_absent(cell)]


def _is_absent(cell) -> bool:
    block = block_of(cell) if cell.cell_type == "code" else None
    return block is not None and block["kind"] == "absent"


def _sections(cells: Sequence) -> list[tuple[int, int]]:
    heads = [(i, len(match[1])) for i, cell in enumerate(cells) if cell.cell_type == "markdown" and (match := _HEADING.match(cell.source))]
    ends = [next((j for j, deep in heads if j > i and deep <= level), len(cells)) for i, level in heads]
    return [(i, end) for (i, _), end in zip(heads, ends, strict=True)]


def dump(notebook: nbformat.NotebookNode) -> str:
    """The notebook as text, the same for the same content; in one line, which Python writes many times faster."""
    return json.dumps(notebook, sort_keys=True, ensure_ascii=False) + "\n"
