"""What a fresh machine needs: the three lists of packages agree, the Makefile explains itself, nothing of one machine is in the project."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# packages that conda-forge has under another name
CONDA_NAMES = {"typst": "typst-py", "fastjsonschema": "python-fastjsonschema"}
# of conda itself, or what pyproject.toml says elsewhere (requires-python)
CONDA_ONLY = {"python", "make", "pip"}
# packages imported under another name
IMPORT_NAMES = {"dateutil": "python-dateutil", "docx": "python-docx", "yaml": "pyyaml", "IPython": "ipython"}
# packages that no module imports: commands, kernels, and what the notebooks show
COMMANDS = {"jupyter", "ipykernel", "ipywidgets", "pytest", "ruff", "setuptools", "distributed"}
PACKAGE_LIST = {"pandas", "jupyter", "nbconvert", "papermill", "matplotlib", "textstat"}


def get_declared() -> dict[str, Requirement]:
    """The requirements of pyproject.toml, of all extras, by name; dask[dataframe,distributed] counts as dask and distributed."""
    lines = [*PROJECT["dependencies"], *(line for lines in PROJECT["optional-dependencies"].values() for line in lines)]
    found = {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}
    if "distributed" in found["dask"].extras:
        found["distributed"] = Requirement(f"distributed{found['dask'].specifier}")
    return found


def get_locked() -> list[Requirement]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [Requirement(line.removesuffix("\\").strip()) for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def get_conda() -> dict[str, Requirement]:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    flat = [line for line in lines if isinstance(line, str)] + [line for part in lines if isinstance(part, dict) for line in part["pip"]]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in flat}


def test_environment_yml_names_the_packages_of_pyproject():
    wanted = {CONDA_NAMES.get(name, name): str(need.specifier) for name, need in get_declared().items()}
    given = {name: str(need.specifier) for name, need in get_conda().items() if name not in CONDA_ONLY}
    assert given == wanted


def test_environment_yml_has_a_python_that_pyproject_takes():
    python, requires = get_conda()["python"].specifier, Requirement(f"python{PROJECT['requires-python']}").specifier
    assert all((version in requires) for version in ("3.11", "3.12", "3.13") if version in python)
    assert "3.10" not in python and "3.11" in python


def test_all_packages_of_the_project_are_named():
    assert PACKAGE_LIST <= get_declared().keys() and PACKAGE_LIST <= get_conda().keys()


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_lock_holds_every_declared_package_once(python, platform):
    """For each Python and system: one version of each package, and one that pyproject.toml takes."""
    system = {"linux": "Linux", "darwin": "Darwin"}[platform]
    where = default_environment() | {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": platform,
                                     "platform_system": system, "os_name": "posix"}
    locked: dict[str, list[str]] = {}
    for line in get_locked():
        if line.marker is None or line.marker.evaluate(where):
            locked.setdefault(canonicalize_name(line.name), []).append(next(iter(line.specifier)).version)
    assert [name for name, versions in locked.items() if len(versions) > 1] == []
    for name, need in get_declared().items():
        assert name in locked, f"{name} is in pyproject.toml but not in the lock; run `make lock`"
        assert need.specifier.contains(locked[name][0], prereleases=True), f"{name}: the lock has {locked[name][0]}; run `make lock`"


def test_lock_has_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|^--?[a-z]", text, flags=re.MULTILINE)


@cache
def get_imports(path: Path) -> frozenset[str]:
    """Packages that a module imports anywhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return frozenset(found)


def find_imports(*folders: str) -> set[str]:
    """Packages that modules under the folders import, without the standard library and the modules beside them."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    own = {"newsaudit", *(path.stem for path in paths), *(path.parent.name for path in paths)}
    found = {name for path in paths for name in get_imports(path)} - own - sys.stdlib_module_names
    return {canonicalize_name(IMPORT_NAMES.get(name, name)) for name in found}


def test_every_imported_package_is_declared_and_every_declared_one_used():
    used = find_imports("src", "tests", "bench")
    assert used - get_declared().keys() == set()
    assert get_declared().keys() - used - COMMANDS == set()


def test_the_package_itself_needs_nothing_of_the_test_tools():
    needed = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]} | {"dask"}
    assert find_imports("src") - needed == set()


def get_phony() -> list[str]:
    return re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE).group(1).split()


@pytest.mark.parametrize("target", [target for target in get_phony() if target != "FORCE"])
def test_every_target_has_its_help_line(target):
    assert re.search(rf"^{target}:.*  ## \S", MAKEFILE, flags=re.MULTILINE)


def test_every_helped_target_is_phony():
    assert set(re.findall(r"^([a-z]+):.*  ## ", MAKEFILE, flags=re.MULTILINE)) == set(get_phony()) - {"FORCE"}


@pytest.mark.parametrize("feature", ["&:", ".ONESHELL", "$(file", "!=", ".RECIPEPREFIX", "::=", "undefine", "$(intcmp", "$(let", ".EXTRA_PREREQS"])
def test_makefile_keeps_to_gnu_make_3_81(feature):
    code = "\n".join(line for line in MAKEFILE.splitlines() if not line.startswith("#"))
    assert feature not in code


def test_tracked_files_name_no_place_of_one_machine():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    stray = re.compile("/" + r"(?:work|root|tmp|home/\w+|Users/\w+|opt/pypi)/" + r"|extra-" + "index-url")
    for name in filter(None, names):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content[:8000]:
            found = stray.search(content.decode("utf-8"))
            assert not found, f"{name} names {found.group()}"


def test_nothing_built_is_tracked():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files", "reports", "data/derived"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in names if not re.fullmatch(r"reports/published/[\w-]+\.csv", name)] == []


def test_citation_and_package_have_one_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["version"] and citation["license"] == PROJECT["license"] == "MIT"


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.stem)
def test_no_possessive_group(path):
    # Python before 3.11.5, which Debian has, ends such groups in the middle of a failed try
    assert not re.search(r"\)[*+?]\+|\)\{[0-9,]*\}\+|\(\?>", path.read_text(encoding="utf-8"))
