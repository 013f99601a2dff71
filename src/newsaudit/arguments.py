"""The commands of `newsaudit` with their options and help; what they do stands in commands.py."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from newsaudit import __version__, commands
from newsaudit.commands import SHIPPED_ACTORS
from newsaudit.params import COPIES_MODES, EVIDENCE_MODES

FORMATS = "txt, md, html, csv, tsv, jsonl, json, parquet, docx, rtf, zip; exports of Nexis, ProQuest, Factiva"


class _Parser(argparse.ArgumentParser):
    """A parser that says a mistake in one line; argparse prints all options before it, which buries it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"newsaudit: {message}; `{self.prog} --help` tells what there is\n")


class _Command(NamedTuple):
    """A command: its name, what runs it, its summary and what is to be said besides, an example, and what adds its arguments."""

    name: str
    run: Callable[[argparse.Namespace], None]
    summary: str
    more: str
    example: str
    add: tuple[Callable[[argparse.ArgumentParser], None], ...]


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; each command's function is `run`."""
    parser = _Parser(
        prog="newsaudit",
        description="How the news covers a story: a report in which every number leads to its sentences.",
        epilog="`newsaudit COMMAND --help` tells more. `make report CORPUS=folder` runs extract, measure and report in one go.",
    )
    parser.add_argument("--version", action="version", version=f"newsaudit {__version__}")
    known = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, run, summary, more, example, add in _list_commands():
        command = known.add_parser(
            name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {more}", epilog=f"Example: newsaudit {name} {example}"
        )
        command.set_defaults(run=run)
        for each in add:
            each(command)
    return parser


def _list_commands() -> tuple[_Command, ...]:
    """The commands in the order of work."""
    return (
        _Command(
            "ingest",
            commands.ingest,
            "say which articles of a corpus can be read and which cannot, row by row",
            "Each line tells what is known of an article, what was guessed, and why not if it was not taken. Writes nothing.",
            "news/flood",
            (_add_corpus,),
        ),
        _Command(
            "suggest-actors",
            commands.suggest_actors,
            "list names that no codebook entry covers, as entries ready to paste",
            "Each entry has its counts and sentences as comments and examples that pass. docs/codebook-actors.md tells how to go on.",
            "news/flood > news/flood/actors.yml",
            (_add_corpus, _add_actors, _add_least),
        ),
        _Command(
            "check-codebook",
            commands.check_codebook,
            "run the examples of a codebook and name those that are not met",
            "Each failure is a line with file, line, entry and what was found instead; the exit code is then 2.",
            "news/flood/actors.yml",
            (_add_codebook,),
        ),
        _Command(
            "extract",
            commands.extract,
            "read a corpus and write who is named, quoted and counted in it as Parquet tables",
            "data/codebook/columns.yml tells what each column holds.",
            "news/flood --out data/derived/flood",
            (_add_corpus, _add_actors, _add_extracting, _add_measuring, _add_showing),
        ),
        _Command(
            "measure",
            commands.measure,
            "compute every finding of a run, with the rows that it counts",
            "Writes findings.parquet and evidence.parquet beside the tables.",
            "data/derived/flood --copies unique",
            (_add_run, _add_measuring),
        ),
        _Command(
            "report",
            commands.report,
            "write the report of a measured run as a web page and a PDF, with its tables",
            "A folder that no report wrote is not touched.",
            "data/derived/flood --out reports/flood --title 'Flood in the valley'",
            (_add_run, _add_report_folder, _add_showing),
        ),
        _Command(
            "compare",
            commands.compare,
            "say what differs between two measured runs",
            "Shares and rates first, then counts, in the order of the report.",
            "data/derived/flood data/derived/storm",
            (_add_two_runs,),
        ),
        _Command(
            "diff",
            commands.diff,
            "say which published findings a run would move",
            "Findings that were published of another corpus are not compared.",
            "data/derived/rafah-2024",
            (_add_run, _add_published),
        ),
        _Command(
            "publish-findings",
            commands.publish_findings,
            "write the findings of a run as the published ones, for review to see what moved",
            "reports/published/corpora.csv then says of which corpus they are.",
            "data/derived/rafah-2024",
            (_add_run, _add_published),
        ),
        _Command(
            "evaluate",
            commands.evaluate,
            "measure the errors on hand-coded articles",
            "Scores the extraction against hand-coded articles and sentences: those of the shipped story and in ../shared, or the folders named.",
            "data/rafah-2024/gold/briefs --corpus data/rafah-2024",
            (_add_gold,),
        ),
    )


def _add_corpus(command: argparse.ArgumentParser) -> None:
    command.add_argument("corpus", type=Path, metavar="CORPUS", help=f"folder or file of articles: {FORMATS}")
    command.add_argument(
        "--columns",
        nargs="+",
        default=[],
        metavar="FIELD=COLUMN",
        help="columns of csv, json or parquet that have no usual name, like text=body outlet=paper; fields: doc_id text title outlet published "
        "author url section kind",
    )


def _add_actors(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--actors",
        type=Path,
        metavar="FILE",
        help="codebook of the story's actors (default: the actors.yml beside the articles, else that of the shipped story)",
    )


def _add_least(command: argparse.ArgumentParser) -> None:
    command.add_argument("--min-mentions", type=int, default=2, metavar="N", help="leave out names with fewer mentions (default: %(default)s)")


def _add_codebook(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "codebook", type=Path, metavar="CODEBOOK", help="an actors.yml, the folder that holds one, or a file or folder of data/codebook"
    )


def _add_extracting(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for the tables; its former run is replaced only when all went well"
    )
    command.add_argument("--csv", action="store_true", help="write the tables as CSV too")
    command.add_argument("--processes", type=int, metavar="N", help="work in so many processes (default: one a core; one for a small corpus)")
    command.add_argument("--dask", metavar="ADDRESS", help="work on a Dask cluster: tcp://host:port, or local")
    command.add_argument(
        "--near-duplicate",
        type=float,
        default=0.8,
        metavar="SHARE",
        help="share of runs of five words, above 0 and up to 1, from which two texts are copies (default: %(default)s)",
    )


def _add_measuring(command: argparse.ArgumentParser) -> None:
    """What changes the findings, but no table that they count."""
    command.add_argument(
        "--copies",
        choices=COPIES_MODES,
        help="which articles count: all as received, one of each text (unique), or own reporting, without texts of which an agency has a copy "
        "(default: received, or as the run has it)",
    )
    command.add_argument("--seed", type=int, metavar="N", help="seed of the resampling for intervals (default: 1, or as the run has it)")


def _add_showing(command: argparse.ArgumentParser) -> None:
    """What changes the report, but no finding."""
    command.add_argument("--title", help="headline of the report (default: the corpus' name, or as the run has it; '' goes back to the name)")
    command.add_argument(
        "--evidence",
        choices=EVIDENCE_MODES,
        help="how much of the articles' text the report and its tables carry: a few words around what is counted, whole sentences, whole articles, "
        "or none (default: snippets, or as the run has it)",
    )
    command.add_argument(
        "--min-mentions", type=int, metavar="N", help="leave actors with fewer mentions out of the charts (default: 1, or as the run has it)"
    )


def _add_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="folder that extract wrote; measured, but for measure itself")


def _add_report_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for report.html, report.pdf and tables/")


def _add_two_runs(command: argparse.ArgumentParser) -> None:
    command.add_argument("a", type=Path, metavar="A", help="folder of one run")
    command.add_argument("b", type=Path, metavar="B", help="folder of the other")
    command.add_argument("--all", action="store_true", help=f"print every finding that differs (default: the first {commands.MOST_CHANGES})")


def _add_published(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "published", nargs="?", type=Path, metavar="PUBLISHED", help="the published findings (default: reports/published/<name of DIR>.csv)"
    )


def _add_gold(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "gold", nargs="*", type=Path, metavar="GOLD_FOLDER", help="folder of gold: JSON files, a gold.jsonl, a figures.jsonl, or a sentences.csv"
    )
    command.add_argument(
        "--corpus", type=Path, metavar="CORPUS", help="folder of the articles or sentences that the named gold labels, where it holds labels only"
    )
    command.add_argument("--actors", type=Path, metavar="FILE", default=SHIPPED_ACTORS, help="actor codebook (default: the shipped story's)")
    command.add_argument("--list-errors", action="store_true", help="print every disagreement with its words (on the screen only)")
    command.add_argument("--publish", action="store_true", help="write reports/published/validity.csv: numbers only, no text")
