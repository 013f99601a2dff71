"""The reader of each format, by the suffix of the file's name."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from newsaudit.corpus.read_docx import read_docx
from newsaudit.corpus.read_html import read_html
from newsaudit.corpus.read_json import read_json, read_jsonl
from newsaudit.corpus.read_parquet import read_parquet
from newsaudit.corpus.read_rows import read_csv
from newsaudit.corpus.read_text import read_md, read_txt
from newsaudit.corpus.source import Received, ReadOptions, Refused, Source, Unusable

Reader = Callable[[Source, ReadOptions], Iterator[Received | Refused]]

READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".md": read_md,
    ".markdown": read_md,
    ".html": read_html,
    ".htm": read_html,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".parquet": read_parquet,
    ".docx": read_docx,
}


def read_source(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """What the reader of a file's format finds in it; a file that cannot be used gives one refusal, in place of what was still to come."""
    suffix = PurePosixPath(source.path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        yield Refused(None, f"is in no format that newsaudit reads ({' '.join(READERS)} .zip)")
        return
    try:
        yield from reader(source, options)
    except Unusable as error:
        yield Refused(None, str(error))
    except OSError as error:
        yield Refused(None, f"cannot be read ({error.strerror or error})")
