"""Hand-coded articles and sentences to measure against: read where they stand, checked, never copied."""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newsaudit.errors import CorpusError

KINDS = ("boilerplate", "actors", "quotes", "figures", "casualties")


class GoldArticle(NamedTuple):
    """An article with what coders found in it: a list of labelled spans a kind, None for a kind that was not coded.

    `is_sentence`: a sentence of running text, which alone would look like a headline or a caption.
    """

    doc_id: str
    text: str
    title: str | None
    spans: Mapping[str, Sequence[dict] | None]
    is_sentence: bool = False


class GoldSentence(NamedTuple):
    """A sentence that tells of people killed or hurt, with the side whose people they are: a side of the codebook, or both."""

    doc_id: str
    text: str
    side: str


class GoldSet(NamedTuple):
    """A set of hand-coded texts; `sha256` is that of its label files, so that a published score names what it was measured on."""

    name: str
    sha256: str
    articles: Sequence[GoldArticle]
    sentences: Sequence[GoldSentence]
    second: Mapping[str, Mapping[str, Sequence[dict] | None]]


def find_gold_form(folder: Path) -> str | None:
    """`sentences`, `labels`, `lines` or `articles` for the forms of gold that `read_gold` reads, None for a folder that holds none."""
    if (folder / "sentences.csv").is_file():
        return "sentences"
    if (folder / "figures.jsonl").is_file():
        return "labels"
    if (folder / "gold.jsonl").is_file():
        return "lines"
    return "articles" if any(folder.glob("*.json")) else None


def read_gold(folder: Path, *, corpus: Path | None = None, name: str | None = None) -> GoldSet:
    """The gold in a folder, in any of four forms.

    `sentences.csv` with the columns sentence and side; `figures.jsonl`, a line a sentence that the SHA-256 of its words names, with the
    sentences in the `sentences.csv` of `corpus`; `gold.jsonl`, a line an article, with the texts in `articles/`; or one JSON file an
    article (same stem), with the texts in `corpus` and, if coded twice, the other coder's files in `second/`. Raises CorpusError.
    """
    form = find_gold_form(folder)
    name = name or folder.name
    if form == "sentences":
        return _read_sentences(folder, name)
    if form == "lines":
        return _read_lines(folder, name)
    if form is None:
        raise CorpusError(f"{folder}: holds no gold; there must be a file an article (<stem>.json), a gold.jsonl, or a sentences.csv")
    if corpus is None:
        raise CorpusError(f"{folder}: the gold holds labels only; name the folder of its articles with --corpus")
    if form == "labels":
        return _read_labelled_sentences(folder, corpus, name)
    paths = sorted(folder.glob("*.json"))
    titles = _read_titles(corpus)
    articles = []
    for path in paths:
        labels = _read_labels(path)
        text_path = _find_text(corpus, path.stem)
        stated = labels.get("article", {}).get("sha256")
        if stated not in (None, hashlib.sha256(text_path.read_bytes()).hexdigest()):
            raise CorpusError(f"{path}: labels another version of {text_path} (its sha256 differs); give the articles that it was made on")
        articles.append(_make_article(path, path.stem, _read_text(text_path), titles.get(text_path.name), {k: labels.get(k) for k in KINDS}))
    second = {path.stem: {k: _read_labels(path).get(k) for k in KINDS} for path in sorted((folder / "second").glob("*.json"))}
    return GoldSet(name, _hash(paths), articles, [], second)


def _read_lines(folder: Path, name: str) -> GoldSet:
    articles = []
    for where, labels in _read_json_lines(folder / "gold.jsonl"):
        if "doc_id" not in labels:
            raise CorpusError(f"{where}: is no record with a doc_id and lists of spans")
        spans = {kind: labels.get(kind) for kind in KINDS}
        articles.append(_make_article(where, labels["doc_id"], _read_text(_find_text(folder, labels["doc_id"])), None, spans))
    return GoldSet(name, _hash([folder / "gold.jsonl"]), articles, [], {})


def _read_json_lines(path: Path) -> list[tuple[str, dict]]:
    """Place (file:line) and record of each line. Raises CorpusError for a line that is no JSON object."""
    records = []
    # JSON may hold line separators that splitlines() would break at
    for n, line in enumerate(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"), 1):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{path}:{n}: is not JSON ({error})") from error
        if not isinstance(record, dict):
            raise CorpusError(f"{path}:{n}: must be an object with some of {', '.join(KINDS)}")
        records.append((f"{path}:{n}", record))
    return records


def _read_sentences(folder: Path, name: str) -> GoldSet:
    path = folder / "sentences.csv"
    rows = _read_rows(path, "sentence", "side")
    return GoldSet(name, _hash([path]), [], [GoldSentence(f"{name}:{n}", row["sentence"], row["side"]) for n, row in enumerate(rows, 2)], {})


def has_labelled_sentences(folder: Path, corpus: Path) -> bool:
    """Whether the sentences.csv of `corpus` holds all the sentences that the figures.jsonl of `folder` labels."""
    named = {labels.get("sentence") for _, labels in _read_json_lines(folder / "figures.jsonl")}
    return (corpus / "sentences.csv").is_file() and named <= {sha256 for sha256, _, _ in _hash_sentences(corpus)}


def _read_labelled_sentences(folder: Path, corpus: Path, name: str) -> GoldSet:
    # the same sentence may stand in several rows: it is labelled once, and the first row stands for it
    texts = {sha256: (n, text) for sha256, n, text in reversed(_hash_sentences(corpus))}
    articles = []
    for where, labels in _read_json_lines(folder / "figures.jsonl"):
        if labels.get("sentence") not in texts:
            raise CorpusError(f"{where}: labels a sentence that {corpus / 'sentences.csv'} does not hold; name the folder that has it with --corpus")
        n, text = texts[labels["sentence"]]
        spans = {kind: labels.get(kind) for kind in KINDS}
        articles.append(_make_article(where, f"{name}:{n}", text, None, spans)._replace(is_sentence=True))
    return GoldSet(name, _hash([folder / "figures.jsonl"]), articles, [], {})


def _hash_sentences(corpus: Path) -> list[tuple[str, int, str]]:
    """SHA-256, line and text of each sentence."""
    rows = _read_rows(corpus / "sentences.csv", "sentence")
    return [(hashlib.sha256(row["sentence"].encode()).hexdigest(), n, row["sentence"]) for n, row in enumerate(rows, 2)]


def _read_rows(path: Path, *columns: str) -> list[dict]:
    if not path.is_file():
        raise CorpusError(f"{path}: is not there; name the folder of the sentences.csv with --corpus")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not set(columns) <= set(rows[0]):
        raise CorpusError(f"{path}: must have the column{'s' * (len(columns) > 1)} {' and '.join(columns)}, and at least one row")
    return rows


def _read_titles(corpus: Path) -> dict[str, str]:
    """Headlines of metadata.csv by file name, because a title that the metadata states is a zone of the text."""
    path = corpus / "metadata.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {Path(row["file"]).name: row["title"] for row in csv.DictReader(file) if row.get("file") and row.get("title")}


def _read_labels(path: Path) -> dict:
    try:
        labels = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(f"{path}: is not JSON ({error})") from error
    if not isinstance(labels, dict):
        raise CorpusError(f"{path}: must be an object with some of {', '.join(KINDS)}")
    return labels


def _find_text(corpus: Path, stem: str) -> Path:
    for path in (corpus / "articles" / f"{stem}.txt", corpus / f"{stem}.txt"):
        if path.is_file():
            return path
    raise CorpusError(f"{corpus}: holds no text {stem}.txt that the gold speaks of; give its folder with --corpus")


def _read_text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read().removeprefix("\ufeff")


def _make_article(where, doc_id: str, text: str, title: str | None, spans: dict) -> GoldArticle:
    """The article, with its spans in text order. Raises CorpusError where a span lies outside the text or is not the words it should be."""
    problems = []
    for kind, items in spans.items():
        for item in items or []:
            start, end = item.get("start"), item.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
                problems.append(f"{kind} {start}-{end} lies outside the text")
            elif item.get("text", text[start:end]) != text[start:end]:
                problems.append(f"{kind} {start}-{end} is not the words that its text says")
    if problems:
        raise CorpusError(f"{where}: {'; '.join(problems[:5])}; the gold belongs to another version of the article {doc_id}")
    ordered = {kind: None if items is None else sorted(items, key=lambda item: (item["start"], item["end"])) for kind, items in spans.items()}
    return GoldArticle(doc_id, text, title, ordered)


def _hash(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
