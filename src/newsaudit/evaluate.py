"""Measured errors: extraction run over hand-coded texts, scored, printed and published without a word of the texts."""

import csv
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsaudit.codebook.load import read_yaml
from newsaudit.corpus.zones import find_zones
from newsaudit.errors import CorpusError
from newsaudit.extract.article import Rules, extract_article
from newsaudit.measure.gold import GoldArticle, GoldSet, find_gold_form, has_labelled_sentences, read_gold
from newsaudit.measure.score import Miss, Score
from newsaudit.measure.validity import score_actors, score_zones
from newsaudit.measure.validity_coders import score_coders
from newsaudit.measure.validity_figures import score_casualties, score_figures, score_sentences
from newsaudit.measure.validity_quotes import score_quotes
from newsaudit.spans import Zone

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = ROOT / "data" / "gold" / "held_out.yml"
_SCORERS = {
    "boilerplate": ("zones", score_zones),
    "actors": ("mentions", score_actors),
    "quotes": ("quotes", score_quotes),
    "figures": ("figures", score_figures),
    "casualties": ("casualties", score_casualties),
}


class GoldPlace(NamedTuple):
    """Where a set of hand-coded texts stands: its folder, the folder of its articles where that is another, and its name."""

    folder: Path
    corpus: Path | None
    name: str


def find_gold(root: Path = ROOT) -> list[GoldPlace]:
    """The gold that is there without being named: labels that ship, where their texts are there, and what lies beside the checkout in `../shared`."""
    shared = root.parent / "shared"
    places = []
    for story in sorted(path.parent for path in root.glob("data/*/gold")):
        corpora = {"briefs": story, "sources": shared / "corpus" / story.name}
        for folder in sorted(path for path in (story / "gold").iterdir() if path.is_dir()):
            corpus = corpora.get(folder.name, story)
            if corpus.is_dir():
                places.append(GoldPlace(folder, corpus, f"{story.name}/{folder.name}"))
    named = {place.name for place in places}
    for folder in sorted(shared.glob("gold/*")):
        corpus = shared / "corpus" / folder.name
        if folder.is_dir() and corpus.is_dir() and f"{folder.name}/sources" not in named:
            places.append(GoldPlace(folder, corpus, f"{folder.name}/sources"))
    texts = [folder for folder in sorted(shared.glob("eval/*")) if folder.is_dir()]
    places += [GoldPlace(folder, None, folder.name) for folder in texts]
    for folder in sorted(path.parent for path in root.glob("data/gold/*/figures.jsonl")):
        places += [GoldPlace(folder, corpus, folder.name) for corpus in texts if has_labelled_sentences(folder, corpus)][:1]
    return [place for place in places if find_gold_form(place.folder)]


def evaluate_set(gold: GoldSet, rules: Rules) -> tuple[list[Score], list[Miss]]:
    """All scores that a set of hand-coded texts allows, and all disagreements with it."""
    scores: list[Score] = []
    misses: list[Miss] = []
    records = []
    for article in gold.articles:
        records.append((article, extract_article(article.text, _find_zones(article), rules)))
    for kind, (table, score) in _SCORERS.items():
        coded = [(article, getattr(record, table)) for article, record in records if article.spans[kind] is not None]
        if coded:
            _extend(scores, misses, score(gold.name, coded))
    if gold.sentences:
        found = [(sentence, extract_article(sentence.text, _make_body(sentence.text), rules).casualties) for sentence in gold.sentences]
        _extend(scores, misses, score_sentences(gold.name, found))
    if gold.second:
        scores += score_coders(gold)
    return scores, misses


def _extend(scores: list, misses: list, more: tuple[list, list]) -> None:
    scores += more[0]
    misses += more[1]


def _find_zones(article: GoldArticle) -> list[Zone]:
    return _make_body(article.text) if article.is_sentence else find_zones(article.text, title=article.title)


def _make_body(text: str) -> list[Zone]:
    """One body zone: a sentence alone looks like a caption or a headline to the finder of zones."""
    start = len(text) - len(text.lstrip())
    return [Zone("body", start, len(text.rstrip()))]


def read_held_out(path: Path = HELD_OUT) -> frozenset[str]:
    """The doc_ids of hand-coded articles that rules were written without; none where there is no list."""
    return frozenset(doc_id for doc_ids in read_yaml(path).data.values() for doc_id in doc_ids) if path.is_file() else frozenset()


def evaluate(places: Sequence[GoldPlace], rules: Rules, *, held_out: Collection[str]) -> Iterator[tuple[GoldSet, list[Score], list[Miss]]]:
    """For each place its gold, scores and disagreements; its articles held out follow as a set of their own, and their errors stay untold.

    Raises CorpusError when there is no gold at all.
    """
    if not places:
        raise CorpusError("no gold found; name a folder of gold: newsaudit evaluate GOLD_FOLDER [--corpus ARTICLES]")
    for place in places:
        gold = read_gold(place.folder, corpus=place.corpus, name=place.name)
        scores, misses = evaluate_set(gold, rules)
        yield gold, scores, [miss for miss in misses if miss.doc_id not in held_out]
        part = [article for article in gold.articles if article.doc_id in held_out]
        if part and len(part) < len(gold.articles):
            own = gold._replace(name=f"{gold.name}, held out", articles=part, sentences=[], second={})
            yield own, evaluate_set(own, rules)[0], []


def format_scores(scores: Sequence[Score]) -> str:
    """The scores of one set as lines of plain text: table, measure, group, value, right of all."""
    lines = []
    for score in scores:
        value = "–" if score.value is None else f"{score.value:.3f}"
        right = "" if score.numerator is None else f"{score.numerator:g} of "
        lines.append(f"  {score.table:<11}{score.measure:<22}{score.group:<40}{value:>7}   {right}{score.n}")
    return "\n".join(lines)


def format_misses(gold: GoldSet, misses: Sequence[Miss], *, width: int = 110) -> str:
    """The disagreements as lines, sorted by table and kind, each with the words; for the screen only, as the texts are others'."""
    texts = {item.doc_id: item.text for item in (*gold.articles, *gold.sentences)}
    lines = []
    for miss in sorted(misses, key=lambda m: (m.table, m.kind, m.doc_id, m.start)):
        words = " ".join(texts[miss.doc_id][miss.start : miss.end].split())
        lines.append(f"  {miss.table} {miss.kind}: {miss.doc_id}:{miss.start}-{miss.end} [{miss.note}] {words[:width]}")
    return "\n".join(lines)


def write_scores(measured: Sequence[tuple[GoldSet, Sequence[Score]]], path: Path) -> None:
    """Writes the scores as JSON or CSV (by the name of `path`), each with the hash of the labels it was measured on; no text, no time."""
    rows = [
        {**score._asdict(), "value": None if score.value is None else round(score.value, 4), "sha256": gold.sha256}
        for gold, scores in measured
        for score in scores
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    with beside.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".json":
            file.write(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
        else:
            writer = csv.DictWriter(file, [*Score._fields, "sha256"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    beside.replace(path)
