"""The reader of each format, by the suffix of the file's name."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePosixPath

from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable

Reader = Callable[[Source, ReadOptions], Iterator[Received | Refused]]

# module and function; a module is imported when a file of its format is met, since those below some of them take a second to start
READERS: dict[str, tuple[str, str]] = {
    ".txt": ("read_text", "read_txt"),
    ".md": ("read_text", "read_md"),
    ".markdown": ("read_text", "read_md"),
    ".html": ("read_html", "read_html"),
    ".htm": ("read_html", "read_html"),
    ".csv": ("read_rows", "read_csv"),
    ".tsv": ("read_rows", "read_csv"),
    ".jsonl": ("read_json", "read_jsonl"),
    ".ndjson": ("read_json", "read_jsonl"),
    ".json": ("read_json", "read_json"),
    ".parquet": ("read_parquet", "read_parquet"),
    ".docx": ("read_docx", "read_docx"),
    ".rtf": ("read_rtf", "read_rtf"),
    ".doc": ("read_rtf", "read_rtf"),
}

# formats that people have, and what they can save them as
SAVE_AS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), ".csv"),
    **dict.fromkeys((".odt", ".pdf", ".pages", ".wpd"), ".docx or .txt"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive", ".eml"), ".html or .txt"),
    **dict.fromkeys((".7z", ".rar", ".gz", ".tar", ".tgz"), ".zip"),
}


def get_reader(path: str) -> Reader | None:
    """The reader of a file's format, None for a format that is not read."""
    place = READERS.get(PurePosixPath(path).suffix.lower())
    return getattr(import_module(f"newsaudit.corpus.{place[0]}"), place[1]) if place else None


def read_source(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """What the reader of a file's format finds in it; a file that cannot be used gives one refusal, in place of what was still to come."""
    reader = get_reader(source.path)
    if reader is None:
        save_as = SAVE_AS.get(PurePosixPath(source.path).suffix.lower())
        advice = f"save it as {save_as}" if save_as else f"it reads {' '.join(READERS)} .zip"
        yield Refused(None, f"is in no format that newsaudit reads; {advice}")
        return
    try:
        yield from reader(source, options)
    except Unusable as error:
        yield Refused(None, str(error))
    except OSError as error:
        yield Refused(None, f"cannot be read ({error.strerror or error})")
