"""The rules of the Makefile: what a change rebuilds, and what it leaves alone. A stub stands in for the command and notes what it is asked."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STORY = "data/derived/rafah-2024"

# writes what the real command writes, as far as make looks at it, and one line a call
STUB = """#!/bin/sh
set -eu
echo "$@" >> calls.txt
case "$1" in
    extract) mkdir -p "$4"; echo "$2" > "$4/articles.parquet" ;;
    measure) test ! -e fail-measure; echo findings > "$2/findings.parquet" ;;
    report) test ! -e fail-report; mkdir -p "$4"; echo page > "$4/report.html"; echo pdf > "$4/report.pdf" ;;
esac
"""


def get_environment() -> dict[str, str]:
    """The environment without what a make around the tests, or a conda environment, says to a make within them."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "CONDA"))}


class Checkout:
    """A copy of what make looks at, where every file is ten seconds old."""

    def __init__(self, folder: Path):
        self.folder = folder
        for name in ("Makefile", "tools", "src/newsaudit", "data/codebook", "data/rafah-2024", "notebooks", "pyproject.toml", "requirements.lock"):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
            else:
                shutil.copy(source, folder / name)
        (folder / "data/rafah-2024/actors.yml").touch()
        (folder / "notebooks").mkdir(exist_ok=True)
        (folder / "notebooks/0-summary.ipynb").touch()
        (folder / "stub").write_text(STUB)
        (folder / "stub").chmod(0o755)
        (folder / "ready").touch()
        self.age()

    def age(self) -> None:
        then = time.time() - 10
        for path in self.folder.rglob("*"):
            os.utime(path, (then, then))

    def make(self, *arguments: str) -> subprocess.CompletedProcess:
        command = ["make", *arguments, "NEWSAUDIT=./stub", "READY=ready"]
        return subprocess.run(command, cwd=self.folder, env=get_environment(), capture_output=True, text=True)

    def build(self, *arguments: str) -> list[str]:
        """The steps that `make report` took, in order."""
        result = self.make("report", *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return [line.split()[0] for line in self.get_calls()]

    def get_calls(self) -> list[str]:
        path = self.folder / "calls.txt"
        calls = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return calls


ALL = ["extract", "measure", "report"]


@pytest.fixture
def checkout(tmp_path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def built(checkout) -> Checkout:
    assert checkout.build() == ALL
    checkout.age()
    # in the order in which they were built
    for seconds, name in enumerate([f"{STORY}/articles.parquet", f"{STORY}/findings.parquet", "reports/rafah-2024/report.html"], start=-6):
        os.utime(checkout.folder / name, (time.time() + seconds,) * 2)
    assert checkout.build() == []
    return checkout


def test_second_make_starts_no_step(built):
    for _ in range(3):
        assert built.build() == []


CHANGES = [
    ("data/rafah-2024/actors.yml", ALL),
    ("data/codebook/columns.yml", ALL),
    ("src/newsaudit/spans.py", ALL),
    ("src/newsaudit/corpus/fold.py", ALL),
    ("src/newsaudit/extract/article.py", ALL),
    ("src/newsaudit/codebook/load.py", ALL),
    ("src/newsaudit/measure/tally.py", ["measure", "report"]),
    ("src/newsaudit/report/words.py", ["report"]),
    ("notebooks/0-summary.ipynb", ["report"]),
    ("ready", ALL),
    ("src/newsaudit/evaluate.py", []),
    ("README.md", []),
]


@pytest.mark.parametrize(("name", "steps"), CHANGES, ids=[name for name, _ in CHANGES])
def test_change_rebuilds_what_depends_on_it_and_no_more(built, name, steps):
    (built.folder / name).touch()
    assert built.build() == steps


def test_changed_article_is_read_again(built):
    article = built.folder / "data/rafah-2024/articles/voa-2024-03-26.txt"
    article.write_text(article.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    assert built.build() == ALL
    assert built.build() == []


def test_article_changed_under_an_old_date_is_read_again(built):
    article = built.folder / "data/rafah-2024/articles/voa-2024-03-26.txt"
    then = article.stat().st_mtime - 5000
    article.write_text("Another text.\n", encoding="utf-8")
    os.utime(article, (then, then))
    assert built.build() == ALL


def test_touched_article_is_read_again(built):
    (built.folder / "data/rafah-2024/articles/voa-2024-03-26.txt").touch()
    assert built.build() == ALL


def test_deleted_article_is_noticed(built):
    (built.folder / "data/rafah-2024/articles/voa-2024-03-26.txt").unlink()
    assert built.build() == ALL


def test_added_and_renamed_articles_are_noticed(built):
    (built.folder / "data/rafah-2024/articles/two words.txt").write_text("A text.\n")
    assert built.build() == ALL
    (built.folder / "data/rafah-2024/articles/two words.txt").rename(built.folder / "data/rafah-2024/articles/three words.txt")
    assert built.build() == ALL


def test_new_error_rates_come_into_the_report(built):
    published = built.folder / "reports/published"
    published.mkdir()
    (published / "validity.csv").touch()
    assert built.build() == ["report"]


def test_annotation_is_no_article(built):
    (built.folder / "data/rafah-2024/gold/briefs/new.json").write_text("{}")
    assert built.build() == []


STEPS_OF = {
    "TITLE=It's “quoted” & odd, 5 $HOME": ["report"],
    "EVIDENCE=none": ["report"],
    "MIN_MENTIONS=2": ["report"],
    "SEED=3": ["measure", "report"],
    "COPIES=unique": ["measure", "report"],
    "NEAR_DUPLICATE=0.9": ALL,
}


@pytest.mark.parametrize(("parameter", "steps"), STEPS_OF.items())
def test_changed_parameter_rebuilds_what_depends_on_it_and_then_holds(built, parameter, steps):
    assert built.build(parameter) == steps
    assert built.build(parameter) == []
    assert built.build() == steps


def test_file_changed_while_a_step_runs_is_not_missed(built):
    module = "src/newsaudit/report/words.py"
    stub = built.folder / "stub"
    stub.write_text(STUB.replace("report) ", f"report) if [ -e slow ]; then rm slow; sleep 0.02; touch {module}; sleep 0.02; fi; "))
    (built.folder / "slow").touch()
    (built.folder / module).touch()
    assert built.build() == ["report"]
    assert built.build() == ["report"]
    assert built.build() == []


def test_only_the_projects_own_words_stand_whole(checkout):
    shutil.copytree(checkout.folder / "data/rafah-2024", checkout.folder / "other")
    checkout.make("report")
    checkout.make("report", "CORPUS=other")
    own, other = [call for call in checkout.get_calls() if call.startswith("report")]
    assert "--evidence full" in own and "--evidence snippets" in other


def test_parameters_reach_the_command_unharmed(checkout):
    checkout.make("report", "TITLE=It's “quoted” & odd, 5 $HOME", "EVIDENCE=none")
    calls = "\n".join(checkout.get_calls())
    assert "--title It's “quoted” & odd, 5 $HOME" in calls and "--evidence none" in calls and "--actors data/rafah-2024/actors.yml" in calls


def test_environment_sets_no_parameter(checkout, monkeypatch):
    monkeypatch.setenv("TITLE", "of another program")
    monkeypatch.setenv("OUT", "elsewhere")
    assert checkout.build() == ALL
    assert (checkout.folder / "reports/rafah-2024/report.html").is_file()


def test_folder_without_actors_is_read_with_the_shipped_ones(checkout):
    (checkout.folder / "mine").mkdir()
    (checkout.folder / "mine/one.txt").write_text("A text.\n")
    checkout.make("report", "CORPUS=mine/")
    assert any("--actors data/rafah-2024/actors.yml" in call for call in checkout.get_calls())
    assert (checkout.folder / "reports/mine/report.html").is_file()
    (checkout.folder / "mine/actors.yml").touch()
    checkout.make("report", "CORPUS=mine")
    assert any("--actors mine/actors.yml" in call for call in checkout.get_calls())


def test_out_overrides_the_place_of_the_report(checkout):
    assert checkout.build("OUT=elsewhere/deep/") == ALL
    assert (checkout.folder / "elsewhere/deep/report.pdf").is_file()


def test_missing_pdf_is_built_again(built):
    (built.folder / "reports/rafah-2024/report.pdf").unlink()
    assert built.build() == ["report"]


@pytest.mark.parametrize("step", ["measure", "report"])
def test_failed_step_leaves_the_former_report_and_is_tried_again(built, step):
    page = built.folder / "reports/rafah-2024/report.html"
    before = page.stat().st_mtime_ns
    (built.folder / f"fail-{step}").touch()
    (built.folder / "src/newsaudit/measure/tally.py").touch()
    assert built.make("report").returncode != 0
    assert page.stat().st_mtime_ns == before
    built.get_calls()
    (built.folder / f"fail-{step}").unlink()
    assert built.build()[-1] == "report"


BAD = [
    (["CORPUS=nowhere"], "CORPUS=nowhere: there is no such folder"),
    (["CORPUS=two words"], "cannot follow a path with a space"),
    (["ACTORS=nobody.yml"], "ACTORS=nobody.yml: there is no such file"),
    (["EVIDENCE=all"], "EVIDENCE=all: give one of snippets sentences full none"),
    (["COPIES=unique own"], "COPIES=unique own: give one of received unique own"),
    (["SEED=-5"], "SEED=-5: give a whole number, 0 or more"),
    (["MIN_MENTIONS=few"], "MIN_MENTIONS=few: give a whole number, 1 or more"),
    (["CROPUS=mine"], "unknown parameter CROPUS; there are CORPUS"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD, ids=[arguments[0] for arguments, _ in BAD])
def test_mistake_is_one_line_and_nothing_is_written(checkout, arguments, message):
    result = checkout.make("report", *arguments)
    assert result.returncode != 0
    assert message in result.stderr and len(result.stderr.splitlines()) == 1
    assert not (checkout.folder / "data/derived").exists() and not (checkout.folder / "reports").exists()


def test_columns_of_unusual_names_are_handed_on(checkout):
    assert checkout.make("report", "FIELDS=text=Artikel outlet=Blatt").returncode == 0
    extract = checkout.get_calls()[0]
    assert extract.endswith("--columns text=Artikel outlet=Blatt")
    assert checkout.make("report", "FIELDS=text=Text").returncode == 0
    assert len(checkout.get_calls()) == 3


def test_file_of_articles_has_a_run_and_the_codebook_beside_it(checkout):
    folder = checkout.folder / "news"
    folder.mkdir()
    (folder / "flood.csv").write_text("text\nThe river rose.\n", encoding="utf-8")
    shutil.copy(checkout.folder / "data/rafah-2024/actors.yml", folder)
    assert checkout.make("report", "CORPUS=news/flood.csv").returncode == 0
    assert "--out data/derived/flood --actors news/actors.yml" in checkout.get_calls()[0]
    assert (checkout.folder / "reports/flood/report.html").exists()


def copy_story(folder: Path, to: str) -> None:
    shutil.copytree(folder / "data/rafah-2024", folder / to)


def test_corpus_called_like_one_of_data_has_a_run_of_its_own(built):
    copy_story(built.folder, "elsewhere/originals/rafah-2024")
    before = (built.folder / STORY / "articles.parquet").read_bytes()
    assert built.build("CORPUS=elsewhere/originals/rafah-2024/") == ALL
    assert (built.folder / "reports/originals-rafah-2024/report.html").exists()
    assert (built.folder / STORY / "articles.parquet").read_bytes() == before and built.build() == []


def test_corpus_called_like_a_folder_of_makes_has_another_name(checkout):
    copy_story(checkout.folder, "news/site")
    assert checkout.build("CORPUS=news/site") == ALL
    assert (checkout.folder / "data/derived/news-site/articles.parquet").exists()


def test_second_corpus_of_a_name_does_not_overwrite_the_first(checkout):
    for place in ("one/flood", "two/flood"):
        copy_story(checkout.folder, place)
    assert checkout.build("CORPUS=one/flood") == ALL
    refused = checkout.make("report", "CORPUS=two/flood")
    assert refused.returncode != 0 and "holds the run of one/flood" in refused.stderr and "NAME=" in refused.stderr
    assert checkout.build("CORPUS=two/flood", "NAME=flood-2") == ALL
    assert (checkout.folder / "reports/flood-2/report.html").exists()
    # the same folder by another path, and the folder moved, are the same corpus
    assert checkout.make("report", f"CORPUS={checkout.folder}/one/flood").returncode == 0
    (checkout.folder / "one/flood").rename(checkout.folder / "one/moved")
    (checkout.folder / "three").mkdir()
    (checkout.folder / "one/moved").rename(checkout.folder / "three/flood")
    assert checkout.make("report", "CORPUS=three/flood").returncode == 0


def test_clean_keeps_what_was_published(built):
    published = built.folder / "reports/published/rafah-2024.csv"
    published.parent.mkdir()
    published.touch()
    assert built.make("clean").returncode == 0
    assert published.exists() and not (built.folder / "reports/rafah-2024").exists() and not (built.folder / "data/derived").exists()


def test_checkout_may_stand_in_a_folder_with_spaces(tmp_path):
    (tmp_path / "two words").mkdir()
    assert Checkout(tmp_path / "two words").build() == ALL


@pytest.mark.parametrize("name", ["newsaudit", "base"])
def test_active_conda_environment_is_used_when_it_is_ours(tmp_path, name):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "environment.yml").touch()
    (tmp_path / "pyproject.toml").touch()
    environment = get_environment() | {"CONDA_DEFAULT_ENV": name, "CONDA_PREFIX": "/some/conda/envs/it"}
    result = subprocess.run(["make", "-n", "test"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    uses_conda = '"/some/conda/envs/it/bin/python" -m pytest' in result.stdout and '--no-deps --no-build-isolation --editable .' in result.stdout
    assert uses_conda == (name == "newsaudit")


def test_help_is_the_default_and_needs_no_setup(checkout):
    result = checkout.make()
    assert result.returncode == 0 and "make report" in result.stdout
    assert not (checkout.folder / ".venv").exists()


def get_list(name: str) -> set[str]:
    """The files that a variable of the Makefile holds."""
    text = f"include Makefile\n$(info {name}: $({name}))\n"
    command = ["make", "-n", "-f", "-", "help"]
    result = subprocess.run(command, cwd=ROOT, env=get_environment(), input=text, capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[0].removeprefix(f"{name}: ").split())


@pytest.mark.parametrize(("variable", "start"), [("EXTRACTION", "extraction"), ("MEASURING", "measure.findings"), ("REPORTING", "report.build")])
def test_prerequisites_are_complete(variable, start):
    """Every module that a step imports, however far down, is among the files that it is made from."""
    from test_layers import MODULES, SRC, get_closure

    def get_path(module: str) -> str:
        path = SRC / (module.replace(".", "/") + ".py")
        return str((path if path.is_file() else SRC / module.replace(".", "/") / "__init__.py").relative_to(ROOT))

    needed = {get_path(module) for module in get_closure(f"newsaudit.{start}") if module in MODULES}
    assert needed - get_list(variable) == set()


def test_too_old_a_python_is_one_clear_line(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\ncase \"$2\" in *print*) echo 3.9 ;; *version_info*) exit 1 ;; esac\n")
    old.chmod(0o755)
    result = subprocess.run(["tools/make-venv", str(tmp_path / "venv"), "requirements.lock", str(old)], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 1
    assert re.fullmatch(r"Python 3\.11 or newer is needed, but .* is 3\.9; .*PYTHON=.*\n", result.stderr)
    assert not (tmp_path / "venv").exists()


def test_missing_venv_module_names_the_command_that_installs_it(tmp_path):
    bare = tmp_path / "python3"
    bare.write_text("#!/bin/sh\ncase \"$2\" in *print*) echo 3.11 ;; *ensurepip*) exit 1 ;; esac\n")
    bare.chmod(0o755)
    result = subprocess.run(["tools/make-venv", str(tmp_path / "venv"), "requirements.lock", str(bare)], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.endswith("sudo apt-get install python3.11-venv\n") and result.stderr.count("\n") == 1
