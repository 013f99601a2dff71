"""Articles turned into Arrow batches of every table, checked against columns.yml and against their text; what a worker of a run does."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsaudit.corpus.duplicates import Fingerprint, make_fingerprint
from newsaudit.corpus.model import Article
from newsaudit.corpus.zones import find_zones
from newsaudit.errors import EvidenceError, TableError
from newsaudit.extract.article import Rules, extract_docs, load_rules, make_doc
from newsaudit.measure.readability import score_article
from newsaudit.spans import Doc
from newsaudit.tables import get_columns, get_schema

# tables that extraction fills, in the order of columns.yml; articles and rejects come from the intake
RECORD_TABLES = ("zones", "sentences", "mentions", "quotes", "anonymous", "figures", "claims", "casualties", "readability", "uncoded")
# printed words of a record that must be the text at its offsets: (words, start, end)
_PRINTED = {
    "quotes": (("text", "start", "end"), ("speaker_text", "speaker_start", "speaker_end"), ("cue", "cue_start", "cue_end")),
    **dict.fromkeys(("mentions", "figures", "casualties", "uncoded"), (("text", "start", "end"),)),
}


class Batch(NamedTuple):
    """The tables of one chunk of articles, by name, and what tells their copies; each its own cluster, as copies are known only when all are read."""

    tables: dict[str, pa.RecordBatch]
    fingerprints: list[Fingerprint]


@contextmanager
def without_collector() -> Iterator[None]:
    """Work that makes many records and hardly any cycles: Python's collector would go through them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def use_system_memory() -> None:
    """Makes Arrow take memory as Python does, in one thread: its own allocator is no faster here and keeps 60 MB of what it was given back, and each
    of its threads some more."""
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


class _WithoutPandas:
    """A finder of modules that finds no pandas."""

    @staticmethod
    def find_spec(name: str, path=None, target=None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(f"no {name} here", name=name)


def leave_pandas_out() -> None:
    """Makes Arrow's first array, for which it looks for pandas, where none is found: extraction makes no frame, and pandas takes a quarter of a
    second and 40 MB. Arrow looks again when a table is to become a frame, but takes a Series for any sequence: this is for processes of our own."""
    if "pandas" in sys.modules:
        return
    sys.meta_path.insert(0, _WithoutPandas)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(_WithoutPandas)


@cache
def get_rules(actors_path: Path) -> Rules:
    """The rules of a run, loaded once a process: compiled patterns do not travel between processes."""
    use_system_memory()
    # half of the time while codebooks are read would go to the collector, a tenth of it later, as they stay to the end
    with without_collector():
        rules = load_rules(actors_path)
    gc.freeze()
    return rules


@without_collector()
def extract_batch(articles: Sequence[Article], actors_path: Path, near_duplicate: float) -> Batch:
    """All records of the articles as Arrow batches. Raises TableError or EvidenceError naming every row that breaks its table."""
    rules = get_rules(actors_path)
    # one step over all articles, then the next, where one article more is held at no cost: an eighth faster, as a step's code and words stay at hand
    docs = _map_named(lambda article: make_doc(article.text, find_zones(article.text, title=article.title)), articles, articles)
    fingerprints = _map_named(lambda article: make_fingerprint(article.text, near_duplicate), articles, articles)
    try:
        records = extract_docs(docs, rules, [article.published for article in articles])
    except Exception:  # one article after the other, so that it can be named
        records = _map_named(lambda article, doc: extract_docs([doc], rules, [article.published])[0], articles, articles, docs)
    scores = _map_named(lambda doc, found: score_article(doc, found.quotes), articles, docs, records)
    found = {table: scores if table == "readability" else [getattr(of_one, table) for of_one in records] for table in RECORD_TABLES}
    problems = [problem for table in _PRINTED for of_one in zip(articles, found[table], strict=True) for problem in find_stray_spans(table, *of_one)]
    if problems:
        raise EvidenceError("; ".join(problems[:10]) + f" ({len(problems)} rows in all)")
    tables = {"articles": make_batch("articles", map(_finish, articles, docs))}
    doc_ids = pa.array([article.doc_id for article in articles], type=pa.string())
    for table, rows in found.items():
        of_article = doc_ids.take(np.repeat(np.arange(len(articles)), list(map(len, rows))))
        tables[table] = _make_batch(table, [of_article, *zip(*chain.from_iterable(rows), strict=True)])
    for table, batch in tables.items():
        check_batch(table, batch)
    return Batch(tables, fingerprints)


def _map_named(work: Callable, articles: Sequence[Article], *arguments: Sequence) -> list:
    """What `work` makes of each article's arguments; an error says in which article it arose."""
    results = []
    for article, *given in zip(articles, *arguments, strict=True):
        try:
            results.append(work(*given))
        except Exception as error:
            error.add_note(f"in article {article.doc_id} ({article.path})")
            raise
    return results


def _finish(article: Article, doc: Doc) -> Article:
    """The article with its counts; its own cluster, as copies are known only when all articles are read."""
    n_words = [sentence.n_words for sentence in doc.sentences if sentence.zone != "title"]
    return article._replace(cluster=article.doc_id, n_words=sum(n_words), n_sentences=len(n_words))


def find_stray_spans(table: str, article: Article, records: Sequence) -> list[str]:
    """The records whose printed words are not the article's text at their offsets, each as a line of what is wrong."""
    text, problems = article.text, []
    for words, start, end in _PRINTED.get(table, ()):
        for record in records:
            printed = getattr(record, words)
            if printed is not None and text[getattr(record, start) : getattr(record, end)] != printed:
                place = f"{getattr(record, start)}-{getattr(record, end)}"
                problems.append(f"{table} {article.doc_id}:{record.start}-{record.end}: {words} is not the text at {place}")
    return problems


def make_batch(table: str, rows: Iterable[tuple]) -> pa.RecordBatch:
    """The rows (tuples in column order) as an Arrow batch of the table's schema."""
    return _make_batch(table, list(zip(*rows, strict=True)))


def _make_batch(table: str, columns: Sequence[Sequence]) -> pa.RecordBatch:
    """The columns as an Arrow batch of the table's schema; where there are no rows, those without values may be left out."""
    schema = get_schema(table)
    if not columns or not len(columns[0]):
        columns = [()] * len(schema)
    if len(columns) != len(schema):
        raise TableError(f"{table}: rows have {len(columns)} values, columns.yml names {len(schema)}")
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def check_batch(table: str, batch: pa.RecordBatch) -> None:
    """Raises TableError naming each column of the batch that breaks columns.yml: empty, outside its list, or a key that repeats."""
    spec, problems = get_columns()[table], []
    for name, column in spec["columns"].items():
        values = batch.column(name)
        if values.null_count and not column.get("optional"):
            problems.append(f"{name} is empty in {values.null_count} rows (first: {_name_row(spec, batch, pc.is_null(values))})")
        if "enum" in column:
            strays = sorted({value for value in pc.unique(values).to_pylist() if value is not None} - set(column["enum"]))
            if strays:
                first = _name_row(spec, batch, pc.is_in(values, value_set=pa.array(strays)))
                problems.append(f"{name} holds {strays[:3]} (first: {first}); allowed: {', '.join(column['enum'])}")
    keys = list(zip(*(batch.column(name).to_pylist() for name in spec["key"]), strict=True))
    if len(set(keys)) < len(keys):
        seen: set[tuple] = set()
        twice = next(key for key in keys if key in seen or seen.add(key))
        problems.append(f"key {', '.join(spec['key'])} repeats in {len(keys) - len(set(keys))} rows (first: {', '.join(map(str, twice))})")
    if problems:
        raise TableError(f"{table}: " + "; ".join(problems))


def _name_row(spec: dict, batch: pa.RecordBatch, where: pa.Array) -> str:
    row = batch.filter(where).slice(0, 1).to_pylist()[0]
    return ", ".join(f"{name}={row[name]}" for name in spec["key"])
