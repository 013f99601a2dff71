"""What the command line says: help at once, mistakes in one line with exit code 2, never a trace."""

import subprocess
import sys

import pytest

from newsaudit import cli, commands
from newsaudit.arguments import make_parser
from newsaudit.errors import CorpusError, TableError
from newsaudit.params import RunParams, change_params, read_params, write_params
from newsaudit.report.build import check_own

COMMANDS = ("ingest", "extract", "measure", "report", "evaluate", "suggest-actors", "check-codebook", "compare", "diff", "publish-findings")


def run(capsys, *arguments):
    """Exit code, stdout and stderr of a call."""
    try:
        code = cli.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(capsys, command):
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"newsaudit {command}" in out
    assert command in run(capsys, "--help")[1]


def test_help_loads_nothing_heavy():
    heavy = "{'pandas', 'pyarrow', 'yaml', 'numpy'}"
    code = f"import sys, newsaudit.cli as c; c.make_parser(); sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [(), ("ingets",), ("extract",), ("extract", "x", "--out", "y", "--evidence", "all"), ("extract", "x", "--out", "y", "--processes", "two")],
    ids=["nothing", "misspelt", "no-corpus", "unknown-mode", "no-number"],
)
def test_wrong_arguments_are_refused(capsys, arguments):
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert err.startswith("newsaudit: ") and err.endswith("--help` tells what there is\n") and err.count("\n") == 1


@pytest.mark.parametrize(
    ("raised", "code", "message"),
    [
        (CorpusError("x: no such folder"), 2, "newsaudit: x: no such folder\n"),
        (CorpusError("a.yml:3: x\nb.yml:4: y"), 2, "newsaudit: a.yml:3: x\nnewsaudit: b.yml:4: y\n"),
        (PermissionError(13, "Permission denied", "x/y"), 2, "newsaudit: x/y: Permission denied; give a path that can be read and written\n"),
        (KeyboardInterrupt(), 130, "newsaudit: interrupted; what stood there before still stands\n"),
    ],
    ids=["mistake", "mistakes", "disk", "interrupt"],
)
def test_stops_with_one_line(capsys, monkeypatch, raised, code, message):
    def fail(args):
        raise raised

    monkeypatch.setattr(commands, "ingest", fail)
    assert run(capsys, "ingest", "x") == (code, "", message)


@pytest.mark.parametrize("pair", ["text", "=body", "text="])
def test_columns_must_be_pairs(capsys, pair, tmp_path):
    code, _, err = run(capsys, "extract", tmp_path, "--out", tmp_path / "out", "--columns", pair)
    assert code == 2
    assert f"--columns {pair}: give FIELD=COLUMN" in err


def test_value_of_a_column_may_hold_an_equals_sign():
    assert commands.parse_columns(["text=a=b", "title=t"]) == {"text": "a=b", "title": "t"}


@pytest.mark.parametrize("command", ["extract", "report"])
def test_out_that_is_a_file_is_refused_before_the_work(capsys, tmp_path, command):
    (tmp_path / "notes").write_text("mine")
    code, _, err = run(capsys, command, str(tmp_path), "--out", str(tmp_path / "notes" / "run"))
    assert code == 2 and err.count("\n") == 1 and f"{tmp_path / 'notes'} is a file" in err
    assert (tmp_path / "notes").read_text() == "mine"


def test_folder_that_no_report_wrote_is_not_replaced(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine.csv").write_text("a,b")
    with pytest.raises(TableError, match="a folder that no report wrote"):
        check_own(tmp_path)
    (tmp_path / "findings.json").write_text("[]")
    check_own(tmp_path)


@pytest.mark.parametrize(("option", "value"), [("--seed", "-1"), ("--min-mentions", "0"), ("--near-duplicate", "2")])
def test_number_out_of_range_is_refused_before_the_work(capsys, tmp_path, option, value):
    (tmp_path / "one.txt").write_text("The baker spoke.\n", encoding="utf-8")
    code, _, err = run(capsys, "extract", tmp_path, "--out", tmp_path / "out", option, value)
    assert code == 2 and err.count("\n") <= 2
    assert f"parameter {option[2:].replace('-', '_')}=" in err.splitlines()[-1] and not (tmp_path / "out").exists()


def test_later_steps_change_only_their_own_parameters(tmp_path):
    write_params(RunParams("corpus", "actors.yml", "A title", seed=3), tmp_path)
    assert change_params(tmp_path, evidence="none", title=None, seed=None) == read_params(tmp_path)
    assert read_params(tmp_path) == RunParams("corpus", "actors.yml", "A title", evidence="none", seed=3)
    with pytest.raises(TableError, match="seed=-1: give 0 or more"):
        change_params(tmp_path, seed=-1)


def test_broken_record_of_parameters_is_one_line(capsys, tmp_path):
    (tmp_path / "run.json").write_text("{", encoding="utf-8")
    code, _, err = run(capsys, "measure", tmp_path)
    assert code == 2 and "is no JSON" in err and err.count("\n") == 1


BOOK = """table: mentions
source: Town records of Springfield
entries:
  - id: petra-novotna
    name: Petra Novotna
    kind: person
    side: town
    meaning: Mayor of Springfield.
    accepts:
      - {text: Petra Novotna spoke., expect: [{text: Novotna, actor_id: petra-novotna}]}
"""


def test_examples_of_an_own_codebook_are_run(capsys, tmp_path):
    (tmp_path / "actors.yml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "one.txt").write_text("Petra Novotna spoke to the bakers of the town.\n", encoding="utf-8")
    code, out, err = run(capsys, "check-codebook", tmp_path)
    assert code == 2 and out == f"{tmp_path / 'actors.yml'}: 1 example, 2 problems\n"
    assert all(line.startswith(f"newsaudit: {tmp_path / 'actors.yml'}:10 (petra-novotna-accepts-0): ") for line in err.splitlines())
    code, _, err = run(capsys, "extract", tmp_path, "--out", tmp_path / "run")
    assert code == 0 and "2 problems with its 1 example" in err and "check-codebook" in err
    (tmp_path / "actors.yml").write_text(BOOK.replace("{text: Novotna,", "{text: Petra Novotna,"), encoding="utf-8")
    assert run(capsys, "check-codebook", tmp_path / "actors.yml") == (0, f"{tmp_path / 'actors.yml'}: 1 example, all met\n", "")
    assert run(capsys, "extract", tmp_path, "--out", tmp_path / "run")[2] == ""


def test_every_option_says_what_it_is(capsys):
    for command in COMMANDS:
        out = run(capsys, command, "--help")[1]
        assert "Example: newsaudit" in out
        parser = make_parser()._subparsers._group_actions[0].choices[command]
        assert all(action.help for action in parser._actions), command


def test_suggestions_may_be_written_into_the_corpus(capsys, tmp_path):
    """The shell makes an empty actors.yml before the command that is to fill it runs."""
    (tmp_path / "one.txt").write_text("Ada Lindqvist spoke in Tema. The town liked what Ada Lindqvist said.\n", encoding="utf-8")
    (tmp_path / "actors.yml").touch()
    code, out, err = run(capsys, "suggest-actors", tmp_path)
    assert code == 0 and "- id: ada-lindqvist" in out and "has an empty actors.yml" in err
    (tmp_path / "actors.yml").write_text(out, encoding="utf-8")
    assert run(capsys, "check-codebook", tmp_path)[0] == 0
