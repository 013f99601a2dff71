"""Imports point down: who may import whom, read from the source of every module and never by running it."""

import ast
import json
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
MODULES = sorted(".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__") for path in SRC.glob("newsaudit/**/*.py"))

# what the modules of a layer may import of newsaudit, besides their own layer; a name stands for itself and for all below it
ALLOWED = {
    "newsaudit.errors": [],
    "newsaudit.spans": [],
    "newsaudit.codebook": ["errors", "spans", "corpus.fold"],
    "newsaudit.corpus": ["errors", "spans", "codebook"],
    "newsaudit.extract": ["errors", "spans", "codebook", "corpus.fold", "corpus.sentences"],
    "newsaudit.params": ["errors"],
    "newsaudit.tables": ["errors", "codebook.load"],
    "newsaudit.measure": ["errors", "spans", "codebook.load", "params", "tables"],
    "newsaudit.report": ["errors", "spans", "codebook.load", "params", "tables", "measure"],
}
# the commands and what runs a corpus through the steps: they stand above the layers
ABOVE = ["newsaudit"] + [f"newsaudit.{path.stem}" for path in (SRC / "newsaudit").glob("*.py")
                         if path.stem not in ("__init__", "errors", "spans", "params", "tables")]
# text in, plain records out: these may not know what a data frame is
FRAMELESS = ("newsaudit.errors", "newsaudit.spans", "newsaudit.params", "newsaudit.codebook", "newsaudit.extract")


def is_below(module: str, name: str) -> bool:
    return module == name or module.startswith(name + ".")


def find_layer(module: str) -> str | None:
    return next((layer for layer in ALLOWED if is_below(module, layer)), None)


@cache
def get_imports(module: str) -> frozenset[str]:
    """The modules that a module's source imports anywhere, `from a import b` as a.b where that is a module."""
    path = SRC / (module.replace(".", "/") + ".py")
    if not path.is_file():
        path = SRC / module.replace(".", "/") / "__init__.py"
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write the full name of the module"
            inner = {f"{node.module}.{name.name}" for name in node.names} & set(MODULES)
            found.update(inner or {node.module})
    return frozenset(found)


@cache
def get_closure(module: str) -> frozenset[str]:
    """Every module, of newsaudit or not, that importing `module` brings in through newsaudit."""
    reached, todo = set(), [module]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            if name in MODULES:
                todo.extend(get_imports(name))
    return frozenset(reached)


def find_strays(module: str, imports) -> list[str]:
    """Those of `imports` that the layer of `module` may not import."""
    layer = find_layer(module)
    allowed = [layer, *(f"newsaudit.{name}" for name in ALLOWED[layer])]
    return [name for name in imports if is_below(name, "newsaudit") and name != "newsaudit" and not any(is_below(name, a) for a in allowed)]


@pytest.mark.parametrize("module", [module for module in MODULES if module not in ABOVE])
def test_imports_point_down(module):
    assert find_layer(module), f"{module} is in no layer; name it in ALLOWED"
    strays = find_strays(module, get_imports(module))
    assert not strays, f"{module} may not import {', '.join(strays)}"


@pytest.mark.parametrize("module", [module for module in MODULES if any(is_below(module, name) for name in FRAMELESS)])
def test_extraction_knows_no_data_frame(module):
    strays = {name for name in get_closure(module) if name.split(".")[0] in ("pandas", "pyarrow", "polars", "dask", "matplotlib")}
    assert not strays, f"{module} reaches {', '.join(strays)}"


def test_notebooks_import_the_report_only():
    for path in sorted((SRC.parent / "notebooks").glob("*.ipynb")):
        cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
        lines = "\n".join(line for cell in cells for line in "".join(cell["source"]).splitlines() if not line.startswith("%"))
        found = {name for node in ast.walk(ast.parse(lines)) if isinstance(node, ast.ImportFrom | ast.Import)
                 for name in ([node.module] if isinstance(node, ast.ImportFrom) else [n.name for n in node.names])}
        strays = [name for name in found if is_below(name, "newsaudit") and not is_below(name, "newsaudit.report")]
        assert not strays, f"{path.name} imports {', '.join(strays)}"


def test_an_import_that_points_up_is_a_stray():
    imports = ["newsaudit.measure.tally", "newsaudit.corpus.fold", "newsaudit.corpus.read", "newsaudit.extract.counting.words", "re"]
    assert find_strays("newsaudit.extract.quotes", imports) == ["newsaudit.measure.tally", "newsaudit.corpus.read"]
