"""A run: a corpus read, extracted and written as the tables that everything after it counts."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsaudit.batches import RECORD_TABLES, extract_batch, get_rules, leave_pandas_out, make_batch, use_system_memory
from newsaudit.corpus.duplicates import Fingerprints
from newsaudit.corpus.meter import Meter
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.read import read_corpus, receive
from newsaudit.engine import CHUNK, make_chunks, run_chunks
from newsaudit.errors import CorpusError
from newsaudit.kept import count_kept, extract_or_recall, forget, make_keeper
from newsaudit.params import RunParams, write_params
from newsaudit.progress import show_progress
from newsaudit.run_info import make_run_info, write_run_info
from newsaudit.writer import fill_columns, open_writers, replace_run, write_csv

# rejects whose reasons are said where nothing could be read
N_REASONS = 3


class Intake:
    """The articles of a corpus as they are read; what was rejected, and the hash of all that was received, grow on the way."""

    def __init__(self, items: Iterable[Article | Reject]):
        self._items = items
        self._digest = hashlib.sha256()
        self.rejects: list[Reject] = []
        self.n_articles = 0

    def __iter__(self) -> Iterator[Article]:
        for item in self._items:
            if isinstance(item, Reject):
                self.rejects.append(item)
                self._digest.update(f"{item.path}\0{item.row}\0{item.reason}\n".encode())
            else:
                self.n_articles += 1
                self._digest.update(f"{item.path}\0{item.row}\0{item.sha256}\n".encode())
                yield item

    def get_sha256(self) -> str:
        """The hash of all that was read so far."""
        return self._digest.hexdigest()


def extract_corpus(
    params: RunParams,
    out: Path,
    *,
    is_actors_from_corpus: bool,
    processes: int | None = None,
    dask: str | None = None,
    columns: dict[str, str] | None = None,
    csv: bool = False,
) -> dict[str, int]:
    """The number of rows of each table, written to `out` as Parquet (and CSV); `out` keeps its former run when anything fails.

    The same corpus, codebooks and parameters give the same bytes, whatever the number of processes. Raises CorpusError, CodebookError,
    TableError, EvidenceError.
    """
    actors_path = Path(params.actors)
    use_system_memory()
    if processes == 1 and dask is None:
        # before the corpus is read; other processes each load them for themselves
        get_rules(actors_path)
    meter = Meter()
    intake = Intake(read_corpus(Path(params.corpus), columns=columns, meter=meter))
    with replace_run(out) as folder:
        work = partial(extract_batch, actors_path=actors_path, near_duplicate=params.near_duplicate)
        chunks = make_chunks(intake, CHUNK)
        keeper = make_keeper(out, actors_path, params.near_duplicate) if dask is None else None
        if keeper is not None:
            # on a cluster nobody knows which disk is whose
            work = partial(extract_or_recall, keeper=keeper, actors_path=actors_path, near_duplicate=params.near_duplicate)
            chunks = enumerate(chunks)
            if kept := count_kept(keeper):
                print(f"newsaudit: takes over what a run that was broken off had done ({kept * CHUNK:,} articles)", file=sys.stderr, flush=True)
        copies = Fingerprints(params.near_duplicate, folder)
        with open_writers(("articles", "rejects", *RECORD_TABLES), folder) as writers, show_progress(meter) as report:
            n_rows = dict.fromkeys(writers, 0)
            for batch in run_chunks(work, chunks, processes=processes, dask=dask, begin=leave_pandas_out):
                for table, rows in batch.tables.items():
                    writers[table].write(rows)
                    n_rows[table] += rows.num_rows
                for fingerprint in batch.fingerprints:
                    copies.add(fingerprint)
                report(n_rows["articles"], intake.n_articles)
            writers["rejects"].write(make_batch("rejects", intake.rejects))
            n_rows["rejects"] = len(intake.rejects)
        if not n_rows["articles"]:
            raise CorpusError(f"{params.corpus}: holds no article that can be read{_say_why(intake.rejects)}; give a folder of articles")
        mark_copies(folder, copies)
        if csv:
            for table in n_rows:
                write_csv(table, folder)
        write_run_info(
            make_run_info(actors_path, is_actors_from_corpus=is_actors_from_corpus, corpus_sha256=intake.get_sha256(), n_rows=n_rows), folder
        )
        write_params(params, folder)
    if keeper is not None:
        forget(keeper)
    return n_rows


def _say_why(rejects: Sequence[Reject]) -> str:
    """The first rejects with their reasons, and how many more there are."""
    said = "".join(f"; {reject.path}{'' if reject.row is None else f' row {reject.row}'} {reject.reason}" for reject in rejects[:N_REASONS])
    return said + (f"; {len(rejects) - N_REASONS:,} more were rejected, which `newsaudit ingest` lists" if len(rejects) > N_REASONS else "")


def mark_copies(folder: Path, copies: Fingerprints) -> None:
    """Fills duplicate_of and cluster of the articles in `folder`, which are known only when all have been read."""
    path = folder / "articles.parquet"
    doc_ids = pq.read_table(path, columns=["doc_id"])["doc_id"].combine_chunks()
    same, cluster = copies.find_copies()
    copies.close()
    duplicate_of = doc_ids.take(pa.array(same, mask=same == np.arange(len(same))))
    of_cluster = doc_ids.take(pa.array(cluster))
    done = 0

    def fill(rows: pa.Table) -> dict[str, pa.Array]:
        nonlocal done
        here = slice(done, done := done + rows.num_rows)
        return {"duplicate_of": duplicate_of[here], "cluster": of_cluster[here]}

    fill_columns("articles", folder, fill)


def list_intake(corpus: Path, *, columns: dict[str, str] | None = None) -> Iterator[str]:
    """A line for each file or row of a corpus, taken in or rejected and why, and a last line with the counts. Raises CorpusError."""
    n_articles = n_rejects = 0
    meter = Meter()
    with show_progress(meter) as report:
        for intake in receive(corpus, columns=columns, meter=meter):
            record = intake.record
            place = record.path if record.row is None else f"{record.path} row {record.row}"
            notes = "".join(f"; {note}" for note in intake.notes)
            if isinstance(record, Reject):
                n_rejects += 1
                yield f"rejected  {place}: {record.reason}{notes}"
            else:
                n_articles += 1
                known = [record.outlet or "outlet unknown", record.published or "date unknown", record.title or "no title"]
                yield f"taken     {place}: {' | '.join(known)}{notes}"
            report(n_articles, n_articles)
    yield f"{n_articles:,} articles, {n_rejects:,} rejected"
