"""Notebooks stay thin: prose, one parameters cell, one call a cell, no outputs, nothing typed that is counted."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from newsaudit.report import show
from newsaudit.report.execute import check_parameters, list_notebooks
from newsaudit.report.stitch import HIDDEN

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
CHAPTERS = list_notebooks(FOLDER)
ALL = sorted(FOLDER.glob("*.ipynb"))
NAMES = ["0-summary", "1-corpus", "2-actors", "3-quotes", "4-figures", "5-readability", "6-comparison", "6-method"]


def read(path: Path):
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


by_name = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
by_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


def test_chapters_are_those_of_the_design():
    assert [path.stem for path in CHAPTERS] == NAMES


@by_name
def test_notebook_carries_no_outputs_and_no_counts(path):
    assert [cell.id for cell in code(path) if cell.outputs or cell.execution_count is not None] == []


@by_name
def test_cell_ids_are_unique_and_readable(path):
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z][a-z0-9-]*", i)] == []


@by_name
def test_notebook_is_valid_and_says_nothing_of_the_machine_that_wrote_it(path):
    nbformat.validate(read(path))
    assert set(json.loads(path.read_text(encoding="utf-8"))["metadata"]) <= {"kernelspec", "language_info"}


@by_name
def test_parameters_cell_is_there(path):
    check_parameters(path, ["run_folder", "params"])


@by_name
def test_no_cell_is_longer_than_twelve_lines(path):
    assert [cell.id for cell in read(path).cells if cell.cell_type == "code" and len(cell.source.splitlines()) > 12] == []


@by_name
def test_code_defines_nothing_loops_over_nothing_and_opens_no_file(path):
    loops = (ast.For, ast.While, ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)
    banned = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.With, ast.Try, *loops)
    for cell in code(path):
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert [type(node).__name__ for node in nodes if isinstance(node, banned)] == [], cell.id
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert not called & {"open", "print", "exec", "eval"}, cell.id


@by_name
def test_no_digit_is_typed_in_prose(path):
    prose = [cell for cell in read(path).cells if cell.cell_type == "markdown"]
    assert [cell.id for cell in prose if re.search(r"\d", cell.source)] == []


@by_chapter
def test_chapter_begins_with_its_title(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown" and first.source.startswith("# ")


@by_chapter
def test_each_cell_makes_one_call_that_shows_something(path):
    for cell in code(path):
        if set(cell.metadata.get("tags", [])) & HIDDEN:
            continue
        body = ast.parse(cell.source).body
        assert len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call), cell.id
        assert body[0].value.func.attr in show.__all__, cell.id


@by_chapter
def test_each_result_has_a_sentence_before_it(path):
    cells = [cell for cell in read(path).cells if not set(cell.metadata.get("tags", [])) & HIDDEN]
    chapters = [i for i, cell in enumerate(cells) if cell.cell_type == "code" and (i == 0 or cells[i - 1].cell_type == "code")]
    followed = [i for i in chapters if not any(cell.cell_type == "markdown" for cell in cells[max(0, i - 3) : i])]
    assert followed == []


def test_every_function_of_show_is_shown_by_a_notebook():
    source = "\n".join(cell.source for path in CHAPTERS for cell in code(path))
    assert [name for name in show.__all__ if f"show.{name}(" not in source] == []
