"""What each command of `newsaudit` does with its arguments: the work is handed to the module that does it, the result printed."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsaudit.errors import CodebookError, CorpusError, TableError

# modules that do the work are imported in the functions, so that `newsaudit --help` and a misspelt option answer at once

ROOT = Path(__file__).resolve().parents[2]
SHIPPED_ACTORS = ROOT / "data" / "rafah-2024" / "actors.yml"
DERIVED = ROOT / "data" / "derived"
PUBLISHED = ROOT / "reports" / "published"
MOST_CHANGES = 60
# about fifteen hundred entries, whose examples take a second
MAX_CHECKED_BYTES = 500_000
_CHANGEABLE = ("copies", "seed", "title", "evidence", "min_mentions")


def ingest(args: argparse.Namespace) -> None:
    """Prints what becomes of each file and row of a corpus."""
    from newsaudit.extraction import list_intake

    for line in list_intake(args.corpus, columns=parse_columns(args.columns)):
        print(line)


def extract(args: argparse.Namespace) -> None:
    """Writes the tables of a corpus."""
    columns = parse_columns(args.columns)
    if not args.corpus.exists():
        raise CorpusError(f"{args.corpus}: there is no such folder or file; give the folder that holds the articles")
    check_out(args.out)
    from newsaudit.batches import leave_pandas_out
    from newsaudit.extraction import extract_corpus
    from newsaudit.params import RunParams

    leave_pandas_out()
    actors, is_own = choose_actors(args.corpus, args.actors)
    given = get_changes(args)
    title = given.pop("title", "") or make_title(args.corpus)
    params = RunParams(str(args.corpus), str(actors), title, near_duplicate=args.near_duplicate, **given)
    if not actors.resolve().is_relative_to(ROOT / "data"):
        _tell_of_examples(actors)
    n_rows = extract_corpus(params, args.out, is_actors_from_corpus=is_own, processes=args.processes, dask=args.dask, columns=columns, csv=args.csv)
    print(
        f"{args.out}: {_count(n_rows['articles'], 'article')}, {n_rows['rejects']:,} rejected; "
        + ", ".join(f"{n_rows[table]:,} {table}" for table in ("mentions", "quotes", "figures", "casualties"))
    )


def measure(args: argparse.Namespace) -> None:
    """Writes the findings of a run."""
    from newsaudit.codebook.actors import read_actors
    from newsaudit.measure.findings import write_findings
    from newsaudit.params import change_params

    params = change_params(args.folder, **get_changes(args))
    findings = write_findings(args.folder, params, read_actors(Path(params.actors)))
    print(f"{args.folder}: {len(findings):,} findings that count {findings['n_evidence'].sum():,} rows")


def report(args: argparse.Namespace) -> None:
    """Writes the report of a run."""
    from newsaudit.params import change_params, read_params
    from newsaudit.report.build import build_report

    check_out(args.out)
    given = get_changes(args)
    if given.get("title") == "":
        given["title"] = make_title(Path(read_params(args.folder).corpus))
    change_params(args.folder, **given)
    build_report(args.folder, args.out)
    print(f"{args.out / 'report.html'}")


def evaluate(args: argparse.Namespace) -> None:
    """Prints, and writes, the errors on hand-coded articles."""
    from newsaudit.evaluate import GoldPlace, evaluate, find_gold, format_misses, format_scores, read_held_out, write_scores
    from newsaudit.extract.article import load_rules

    places = [GoldPlace(folder, args.corpus, folder.name) for folder in args.gold] or find_gold(ROOT)
    measured = []
    for gold, scores, misses in evaluate(places, load_rules(args.actors), held_out=read_held_out()):
        print(f"{gold.name}: {len(gold.articles)} articles, {len(gold.sentences)} sentences, labels {gold.sha256[:12]}")
        print(format_scores(scores))
        if args.list_errors:
            print(format_misses(gold, misses))
        measured.append((gold, scores))
    write_scores(measured, DERIVED / "validity.json")
    if args.publish:
        write_scores(measured, PUBLISHED / "validity.csv")


def suggest_actors(args: argparse.Namespace) -> None:
    """Prints entries for names that no codebook covers."""
    from newsaudit.suggest import suggest_actors

    actors, _ = choose_actors(args.corpus, args.actors)
    print(suggest_actors(args.corpus, actors, min_mentions=args.min_mentions, columns=parse_columns(args.columns)))


def check_codebook(args: argparse.Namespace) -> None:
    """Prints how many examples each codebook has. Raises CodebookError with a line for each that is not met."""
    from newsaudit.examples import check_codebook, find_codebooks

    failed = []
    for path in find_codebooks(args.codebook):
        n, problems = check_codebook(path)
        failed += problems
        print(f"{path}: {_count(n, 'example')}, {_count(len(problems), 'problem') if problems else 'all met'}")
    if failed:
        raise CodebookError("\n".join(failed))


def compare(args: argparse.Namespace) -> None:
    """Prints what differs between two runs."""
    from newsaudit.measure.compare import compare_runs

    said = compare_runs(args.a, args.b, most=None if args.all else MOST_CHANGES)
    print(said + (f" (all: newsaudit compare --all {args.a} {args.b})" if said.endswith(" more") else ""))


def diff(args: argparse.Namespace) -> None:
    """Prints which published findings a run would move."""
    from newsaudit.measure.publish import diff_findings, name_corpus
    from newsaudit.params import read_params

    corpus = name_corpus(read_params(args.folder).corpus, ROOT)
    print(diff_findings(args.folder, args.published or get_published(args.folder), corpus=corpus))


def publish_findings(args: argparse.Namespace) -> None:
    """Writes the findings of a run as the published ones."""
    from newsaudit.measure.publish import name_corpus, publish_findings
    from newsaudit.params import read_params

    corpus = name_corpus(read_params(args.folder).corpus, ROOT)
    publish_findings(args.folder, args.published or get_published(args.folder), corpus=corpus)


def parse_columns(pairs: Sequence[str]) -> dict[str, str]:
    """Field → column. Raises CorpusError for what is not a pair."""
    for pair in pairs:
        if not all(pair.partition("=")):
            raise CorpusError(f"--columns {pair}: give FIELD=COLUMN, like text=body")
    return dict(pair.split("=", 1) for pair in pairs)


def check_out(out: Path) -> None:
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


def get_changes(args: argparse.Namespace) -> dict:
    """The parameters among the arguments that were given."""
    return {name: value for name in _CHANGEABLE if (value := getattr(args, name, None)) is not None}


def make_title(corpus: Path) -> str:
    """A headline from the name of a corpus."""
    return corpus.resolve().stem.replace("-", " ").replace("_", " ").capitalize()


def get_published(folder: Path) -> Path:
    """Where the findings of a run are published unless another file is named."""
    return PUBLISHED / f"{folder.resolve().name}.csv"


def choose_actors(corpus: Path, given: Path | None) -> tuple[Path, bool]:
    """The codebook to read a corpus with: the one given, its own, or the shipped one, which is said; and whether it is its own."""
    own = (corpus if corpus.is_dir() else corpus.parent) / "actors.yml"
    # as seen from here: the report prints the path, which should not name a machine
    shipped = SHIPPED_ACTORS.relative_to(Path.cwd()) if SHIPPED_ACTORS.is_relative_to(Path.cwd()) else SHIPPED_ACTORS
    # `suggest-actors folder > folder/actors.yml`: the shell has made the file before the command runs
    has_own = own.is_file() and own.stat().st_size > 0
    actors = given or (own if has_own else shipped)
    is_own = has_own and actors.exists() and actors.samefile(own)
    if not is_own and actors.exists() and actors.samefile(SHIPPED_ACTORS):
        lacks = "has an empty actors.yml" if own.is_file() and not has_own else "has no actors.yml"
        print(f"newsaudit: {corpus} {lacks}; read with the shipped codebook {shipped}", file=sys.stderr)
    return actors, is_own


def _tell_of_examples(actors: Path) -> None:
    """Says on stderr that examples of somebody's own codebook are not met; the run goes on, since a wrong example is no wrong entry. The examples of
    a codebook of thousands would take longer than many a corpus and are left to `check-codebook`."""
    from newsaudit.batches import get_rules
    from newsaudit.examples import check_codebook

    if not actors.is_file() or actors.stat().st_size > MAX_CHECKED_BYTES:
        return
    n, problems = check_codebook(actors, get_rules(actors))
    if problems:
        print(
            f"newsaudit: {actors}: {_count(len(problems), 'problem')} with its {_count(n, 'example')}; "
            f"`newsaudit check-codebook {actors}` names each",
            file=sys.stderr,
        )


def _count(n: int, word: str) -> str:
    return f"1 {word}" if n == 1 else f"{n:,} {word}s"
