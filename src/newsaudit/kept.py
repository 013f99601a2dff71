"""Batches of a run that is broken off, kept beside its folder, so that the same command goes on where it was.

A batch is known by all that it is made from: its articles, the codebooks, the code and the packages. Where one of them has changed nothing fits,
and the work is done anew; so a run that goes on gives the same bytes as one that was never broken off.
"""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from newsaudit.batches import RECORD_TABLES, Batch, extract_batch
from newsaudit.codebook.load import CODEBOOK_DIR
from newsaudit.corpus.duplicates import make_fingerprint
from newsaudit.corpus.model import Article
from newsaudit.run_info import get_packages, hash_files
from newsaudit.tables import get_schema

# batches after which they are kept: what can be done again in half a minute is not worth the disk
KEEP_AFTER = 20
_SUFFIX = ".arrow"


class Keeper(NamedTuple):
    """Where batches are kept, the hash of all that they are made from but their articles, and the number of the first that is kept."""

    folder: Path
    key: str
    first: int


def make_keeper(out: Path, actors_path: Path, near_duplicate: float) -> Keeper:
    """The keeper of a run into `out`; what is kept of runs with other code, codebooks or parameters is removed."""
    package = Path(__file__).parent
    digest = hashlib.sha256(f"{near_duplicate} {sorted(get_packages().items())}".encode())
    digest.update(hash_files(package.rglob("*.py"), package).encode())
    digest.update(hash_files(CODEBOOK_DIR.rglob("*.yml"), CODEBOOK_DIR).encode())
    if actors_path.is_file():  # else loading it says what is wrong
        digest.update(hash_files([actors_path], actors_path.parent).encode())
    keeper = Keeper(out.with_name(f".{out.name}.kept"), digest.hexdigest()[:16], KEEP_AFTER)
    for path in keeper.folder.glob("*"):
        if not path.name.startswith(keeper.key) or path.suffix != _SUFFIX:
            path.unlink()
    return keeper


def count_kept(keeper: Keeper) -> int:
    """The number of batches that are kept."""
    return sum(1 for _ in keeper.folder.glob(f"{keeper.key}*{_SUFFIX}"))


def forget(keeper: Keeper) -> None:
    """Removes all that is kept."""
    shutil.rmtree(keeper.folder, ignore_errors=True)


def extract_or_recall(numbered: tuple[int, Sequence[Article]], keeper: Keeper, actors_path: Path, near_duplicate: float) -> Batch:
    """The batch of these articles, as kept or made now; it is kept if it comes late enough."""
    number, articles = numbered
    if number < keeper.first:
        return extract_batch(articles, actors_path, near_duplicate)
    path = keeper.folder / f"{keeper.key}-{number:06}-{_hash_articles(articles)}{_SUFFIX}"
    tables = _recall(path, articles)
    if tables is not None:
        # fingerprints are larger than all tables, and made in a twentieth of the time
        return Batch(tables, [make_fingerprint(article.text, near_duplicate) for article in articles])
    batch = extract_batch(articles, actors_path, near_duplicate)
    _keep(path, batch.tables)
    return batch


def _hash_articles(articles: Sequence[Article]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for article in articles:
        for value in article:
            digest.update(b"\0" if value is None else f"{value}\1".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _keep(path: Path, tables: Mapping[str, pa.RecordBatch]) -> None:
    """Writes the tables of a batch, without the articles' text, beside their place and then into it, so that none stands there half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    with pa.OSFile(str(beside), "wb") as sink:
        for rows in (tables["articles"].drop_columns(["text"]), *(tables[table] for table in RECORD_TABLES)):
            with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
                writer.write_batch(rows)
    beside.replace(path)


def _recall(path: Path, articles: Sequence[Article]) -> dict[str, pa.RecordBatch] | None:
    """The tables that are kept there, with the articles' text, or None where there are none that can be read."""
    if not path.exists():
        return None
    try:
        with pa.OSFile(str(path), "rb") as source:
            of_articles, *records = [_read_next(source) for _ in range(1 + len(RECORD_TABLES))]
    except (pa.ArrowException, OSError, ValueError):
        return None
    schema = get_schema("articles")
    texts = pa.array([article.text for article in articles], type=schema.field("text").type)
    columns = [texts if name == "text" else of_articles.column(name) for name in schema.names]
    return {"articles": pa.RecordBatch.from_arrays(columns, schema=schema), **dict(zip(RECORD_TABLES, records, strict=True))}


def _read_next(source: pa.NativeFile) -> pa.RecordBatch:
    """The next table of a file in which one stands behind the other. Raises ValueError where the file is cut."""
    (batch,) = pa.ipc.open_stream(source)
    return batch
