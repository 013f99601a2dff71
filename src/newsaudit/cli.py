"""The command `newsaudit`: what it offers, and each command's arguments handed to the module that does the work."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsaudit import __version__
from newsaudit.errors import NewsauditError

# imports of the modules that do the work stand in the commands, so that `newsaudit --help` and a misspelt option answer at once


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; each command's function is `run`."""
    parser = argparse.ArgumentParser(prog="newsaudit", description="How the news covers a story: a report in which every number leads to its sentences.")
    parser.add_argument("--version", action="version", version=f"newsaudit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_evaluate(commands)
    return parser


def _add_evaluate(commands) -> None:
    command = commands.add_parser("evaluate", help="measure the errors on hand-coded articles", description="Scores the extraction against hand-coded articles and "
                                  "sentences: those of the shipped story and those in ../shared, or the folders named.")
    command.add_argument("gold", nargs="*", type=Path, metavar="GOLD_FOLDER", help="folder of gold: a JSON file an article, a gold.jsonl, or a sentences.csv")
    command.add_argument("--corpus", type=Path, help="folder of the articles that the gold folders label")
    command.add_argument("--actors", type=Path, help="actor codebook (default: the shipped story's)")
    command.add_argument("--list-errors", action="store_true", help="print every disagreement with its words (on the screen only)")
    command.add_argument("--publish", action="store_true", help="write reports/published/validity.csv: numbers only, no text")
    command.set_defaults(run=_evaluate)


def _evaluate(args: argparse.Namespace) -> None:
    from newsaudit.evaluate import ROOT, GoldPlace, evaluate, find_gold, format_misses, format_scores, write_scores
    from newsaudit.extract.article import load_rules

    places = [GoldPlace(folder, args.corpus, folder.name) for folder in args.gold] or find_gold()
    rules = load_rules(args.actors or ROOT / "data" / "rafah-2024" / "actors.yml")
    measured = []
    for gold, scores, misses in evaluate(places, rules):
        print(f"{gold.name}: {len(gold.articles)} articles, {len(gold.sentences)} sentences, labels {gold.sha256[:12]}")
        print(format_scores(scores))
        if args.list_errors:
            print(format_misses(gold, misses))
        measured.append((gold, scores))
    write_scores(measured, ROOT / "data" / "derived" / "validity.json")
    if args.publish:
        write_scores(measured, ROOT / "reports" / "published" / "validity.csv")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0, 2 for a mistake in what was given (one line on stderr), 130 when interrupted."""
    args = make_parser().parse_args(arguments)
    try:
        args.run(args)
    except NewsauditError as error:
        print(f"newsaudit: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("newsaudit: interrupted; nothing was replaced", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
