"""The command `newsaudit`: what it offers, and each command's arguments handed to the module that does the work."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from newsaudit import __version__
from newsaudit.errors import CorpusError, NewsauditError, TableError
from newsaudit.params import COPIES_MODES, EVIDENCE_MODES

# modules that do the work are imported in the functions, so that `newsaudit --help` and a misspelt option answer at once

ROOT = Path(__file__).resolve().parents[2]
SHIPPED_ACTORS = ROOT / "data" / "rafah-2024" / "actors.yml"
DERIVED = ROOT / "data" / "derived"
PUBLISHED = ROOT / "reports" / "published"


class _Parser(argparse.ArgumentParser):
    """A parser that says a mistake in one line; argparse prints all options before it, which buries it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"newsaudit: {message}; `{self.prog} --help` tells what there is\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; each command's function is `run`."""
    parser = _Parser(
        prog="newsaudit",
        description="How the news covers a story: a report in which every number leads to its sentences.",
        epilog="`newsaudit COMMAND --help` tells more. `make report` runs extract, measure and report in one go.",
    )
    parser.add_argument("--version", action="version", version=f"newsaudit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (
        _add_ingest,
        _add_extract,
        _add_measure,
        _add_report,
        _add_evaluate,
        _add_suggest_actors,
        _add_compare,
        _add_diff,
        _add_publish_findings,
    ):
        add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0; 2 for a mistake in what was given, said in one line on stderr; 130 when interrupted."""
    args = make_parser().parse_args(arguments)
    try:
        args.run(args)
    except NewsauditError as error:
        # one clear line a problem; a codebook may have several
        print("\n".join(f"newsaudit: {line}" for line in str(error).splitlines()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # the reader of our output, like `head`, has seen enough; stdout must not be flushed into it once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # a full disk, a folder that may not be written: the machine's answer to a path that was given
        place = f"{error.filename}: " if error.filename else ""
        print(f"newsaudit: {place}{error.strerror or error}; give a path that can be read and written", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("newsaudit: interrupted; what stood there before still stands", file=sys.stderr)
        return 130
    return 0


def _add(commands, name: str, run, summary: str, more: str = "") -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {more}".strip())
    command.set_defaults(run=run)
    return command


def _add_corpus(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "corpus", type=Path, metavar="CORPUS", help="folder or file of articles: txt, md, html, csv, tsv, jsonl, json, parquet, docx, zip"
    )
    command.add_argument(
        "--columns", nargs="+", default=[], metavar="FIELD=COLUMN", help="name of a field's column in csv, json or parquet, like text=body"
    )


def _parse_columns(pairs: Sequence[str]) -> dict[str, str]:
    """Field → column. Raises CorpusError for what is not a pair."""
    for pair in pairs:
        if not all(pair.partition("=")):
            raise CorpusError(f"--columns {pair}: give FIELD=COLUMN, like text=body")
    return dict(pair.split("=", 1) for pair in pairs)


def _check_out(out: Path) -> None:
    """Raises TableError where no folder can stand; before the work, which may take long."""
    if not out.name:
        raise TableError(f"--out {out}: give a folder of its own for what is written")
    for place in (out, *out.absolute().parents):
        if place.exists():
            if not place.is_dir():
                raise TableError(f"--out {out}: {place} is a file; give a folder")
            if not os.access(place, os.W_OK | os.X_OK):
                raise TableError(f"--out {out}: {place} may not be written; give another folder")
            return


def _add_ingest(commands) -> None:
    command = _add(commands, "ingest", _ingest, "say which articles of a corpus can be read and which cannot, row by row", "Writes nothing.")
    _add_corpus(command)


def _ingest(args: argparse.Namespace) -> None:
    from newsaudit.extraction import list_intake

    for line in list_intake(args.corpus, columns=_parse_columns(args.columns)):
        print(line)


def _add_extract(commands) -> None:
    command = _add(commands, "extract", _extract, "read a corpus and write who is named, quoted and counted in it as Parquet tables")
    _add_corpus(command)
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for the tables; its former run is replaced only when all went well"
    )
    command.add_argument(
        "--actors", type=Path, metavar="FILE", help="codebook of the story's actors (default: CORPUS/actors.yml, else the shipped one)"
    )
    command.add_argument("--csv", action="store_true", help="write the tables as CSV too")
    command.add_argument("--processes", type=int, metavar="N", help="work in so many processes (default: one a core; one for a small corpus)")
    command.add_argument("--dask", metavar="ADDRESS", help="work on a Dask cluster: tcp://host:port, or local")
    command.add_argument(
        "--near-duplicate", type=float, default=0.8, metavar="SHARE", help="likeness from which texts are copies (default: %(default)s)"
    )
    _add_measuring(command)
    _add_showing(command)


def _add_measuring(command: argparse.ArgumentParser) -> None:
    """What changes the findings, but no table that they count."""
    command.add_argument("--copies", choices=COPIES_MODES, help="which articles count (default: received, or as the run has it)")
    command.add_argument("--seed", type=int, help="seed of the resampling (default: 1, or as the run has it)")


def _add_showing(command: argparse.ArgumentParser) -> None:
    """What changes the report, but no finding."""
    command.add_argument("--title", help="headline of the report (default: the corpus' name, or as the run has it; '' goes back to the name)")
    command.add_argument(
        "--evidence", choices=EVIDENCE_MODES, help="how much of the articles' text the report carries (default: snippets, or as the run has it)"
    )
    command.add_argument(
        "--min-mentions", type=int, metavar="N", help="leave actors with fewer mentions out of the charts (default: 1, or as the run has it)"
    )


def _get_changes(args: argparse.Namespace) -> dict:
    """The parameters among the arguments that were given."""
    return {name: value for name in ("copies", "seed", "title", "evidence", "min_mentions") if (value := getattr(args, name, None)) is not None}


def _make_title(corpus: Path) -> str:
    return corpus.resolve().stem.replace("-", " ").replace("_", " ").capitalize()


def _extract(args: argparse.Namespace) -> None:
    columns = _parse_columns(args.columns)
    if not args.corpus.exists():
        raise CorpusError(f"{args.corpus}: there is no such folder or file; give the folder that holds the articles")
    _check_out(args.out)
    from newsaudit.extraction import extract_corpus
    from newsaudit.params import RunParams

    actors, is_own = _choose_actors(args.corpus, args.actors)
    given = _get_changes(args)
    title = given.pop("title", "") or _make_title(args.corpus)
    params = RunParams(str(args.corpus), str(actors), title, near_duplicate=args.near_duplicate, **given)
    n_rows = extract_corpus(params, args.out, is_actors_from_corpus=is_own, processes=args.processes, dask=args.dask, columns=columns, csv=args.csv)
    print(
        f"{args.out}: {n_rows['articles']:,} articles, {n_rows['rejects']:,} rejected; "
        + ", ".join(f"{n_rows[table]:,} {table}" for table in ("mentions", "quotes", "figures", "casualties"))
    )


def _choose_actors(corpus: Path, given: Path | None) -> tuple[Path, bool]:
    """The codebook to read a corpus with: the one given, its own, or the shipped one, which is said; and whether it is its own."""
    own = corpus / "actors.yml"
    # as seen from here: the report prints the path, which should not name a machine
    shipped = SHIPPED_ACTORS.relative_to(Path.cwd()) if SHIPPED_ACTORS.is_relative_to(Path.cwd()) else SHIPPED_ACTORS
    actors = given or (own if own.is_file() else shipped)
    is_own = own.is_file() and actors.exists() and actors.samefile(own)
    if not is_own and actors.exists() and actors.samefile(SHIPPED_ACTORS):
        print(f"newsaudit: {corpus} has no actors.yml; read with the shipped codebook {shipped}", file=sys.stderr)
    return actors, is_own


def _add_measure(commands) -> None:
    command = _add(commands, "measure", _measure, "compute every finding of a run, with the rows that it counts")
    command.add_argument("folder", type=Path, metavar="DIR", help="folder that extract wrote")
    _add_measuring(command)


def _measure(args: argparse.Namespace) -> None:
    from newsaudit.codebook.actors import load_actors
    from newsaudit.measure.findings import write_findings
    from newsaudit.params import change_params

    params = change_params(args.folder, **_get_changes(args))
    findings = write_findings(args.folder, params, load_actors(Path(params.actors)))
    print(f"{args.folder}: {len(findings):,} findings that count {findings['n_evidence'].sum():,} rows")


def _add_report(commands) -> None:
    command = _add(commands, "report", _report, "write the report of a measured run as a web page and a PDF, with its tables")
    command.add_argument("folder", type=Path, metavar="DIR", help="folder that extract wrote and measure measured")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for report.html, report.pdf and tables/")
    _add_showing(command)


def _report(args: argparse.Namespace) -> None:
    from newsaudit.params import change_params, read_params
    from newsaudit.report.build import build_report

    _check_out(args.out)
    given = _get_changes(args)
    if given.get("title") == "":
        given["title"] = _make_title(Path(read_params(args.folder).corpus))
    change_params(args.folder, **given)
    build_report(args.folder, args.out)
    print(f"{args.out / 'report.html'}")


def _add_evaluate(commands) -> None:
    command = _add(
        commands,
        "evaluate",
        _evaluate,
        "measure the errors on hand-coded articles",
        "Scores the extraction against hand-coded articles and sentences: those of the shipped story and those in ../shared, or the folders named.",
    )
    command.add_argument(
        "gold", nargs="*", type=Path, metavar="GOLD_FOLDER", help="folder of gold: JSON files, a gold.jsonl, a figures.jsonl, or a sentences.csv"
    )
    command.add_argument("--corpus", type=Path, help="folder of the articles or sentences that the gold folders label")
    command.add_argument("--actors", type=Path, metavar="FILE", default=SHIPPED_ACTORS, help="actor codebook (default: the shipped story's)")
    command.add_argument("--list-errors", action="store_true", help="print every disagreement with its words (on the screen only)")
    command.add_argument("--publish", action="store_true", help="write reports/published/validity.csv: numbers only, no text")


def _evaluate(args: argparse.Namespace) -> None:
    from newsaudit.evaluate import GoldPlace, evaluate, find_gold, format_misses, format_scores, write_scores
    from newsaudit.extract.article import load_rules

    places = [GoldPlace(folder, args.corpus, folder.name) for folder in args.gold] or find_gold(ROOT)
    measured = []
    for gold, scores, misses in evaluate(places, load_rules(args.actors)):
        print(f"{gold.name}: {len(gold.articles)} articles, {len(gold.sentences)} sentences, labels {gold.sha256[:12]}")
        print(format_scores(scores))
        if args.list_errors:
            print(format_misses(gold, misses))
        measured.append((gold, scores))
    write_scores(measured, DERIVED / "validity.json")
    if args.publish:
        write_scores(measured, PUBLISHED / "validity.csv")


def _add_suggest_actors(commands) -> None:
    command = _add(commands, "suggest-actors", _suggest_actors, "list names that no codebook entry covers, as entries ready to paste")
    _add_corpus(command)
    command.add_argument("--actors", type=Path, metavar="FILE", help="codebook to add to (default: CORPUS/actors.yml, else the shipped one)")
    command.add_argument("--min-mentions", type=int, default=2, metavar="N", help="leave out names with fewer mentions (default: %(default)s)")


def _suggest_actors(args: argparse.Namespace) -> None:
    from newsaudit.suggest import suggest_actors

    actors, _ = _choose_actors(args.corpus, args.actors)
    print(suggest_actors(args.corpus, actors, min_mentions=args.min_mentions, columns=_parse_columns(args.columns)))


def _add_compare(commands) -> None:
    command = _add(commands, "compare", _compare, "say what differs between two measured runs")
    command.add_argument("a", type=Path, metavar="A", help="folder of one run")
    command.add_argument("b", type=Path, metavar="B", help="folder of the other")


def _compare(args: argparse.Namespace) -> None:
    from newsaudit.measure.compare import compare_runs

    print(compare_runs(args.a, args.b))


def _add_diff(commands) -> None:
    command = _add(commands, "diff", _diff, "say which published findings a run would move")
    command.add_argument("folder", type=Path, metavar="DIR", help="folder of a measured run")
    command.add_argument(
        "published", nargs="?", type=Path, metavar="PUBLISHED", help="findings as published (default: reports/published/<story>.csv)"
    )


def _diff(args: argparse.Namespace) -> None:
    from newsaudit.measure.publish import diff_findings, name_corpus
    from newsaudit.params import read_params

    corpus = name_corpus(read_params(args.folder).corpus, ROOT)
    print(diff_findings(args.folder, args.published or PUBLISHED / f"{args.folder.resolve().name}.csv", corpus=corpus))


def _add_publish_findings(commands) -> None:
    command = _add(commands, "publish-findings", _publish_findings, "write the findings of a run as the published ones, for review to see what moved")
    command.add_argument("folder", type=Path, metavar="DIR", help="folder of a measured run")
    command.add_argument("published", nargs="?", type=Path, metavar="PUBLISHED", help="file to write (default: reports/published/<story>.csv)")


def _publish_findings(args: argparse.Namespace) -> None:
    from newsaudit.measure.publish import name_corpus, publish_findings
    from newsaudit.params import read_params

    corpus = name_corpus(read_params(args.folder).corpus, ROOT)
    publish_findings(args.folder, args.published or PUBLISHED / f"{args.folder.resolve().name}.csv", corpus=corpus)


if __name__ == "__main__":
    sys.exit(main())
