"""metadata.csv: what is known of articles that stand in files of their own."""

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

from newsaudit.corpus.dates import tell_day_first
from newsaudit.corpus.decode import decode
from newsaudit.corpus.fields import match_columns, read_value
from newsaudit.corpus.source import ReadOptions, Source, Unusable, read_bytes
from newsaudit.errors import CorpusError

DELIMITERS = ",;\t|"


class Metadata(NamedTuple):
    """Rows by the file they name. `path` is the metadata file's, None where there is none; `clashes` are rows that name a file again."""

    path: str | None
    rows: Mapping[str, tuple[int, Mapping[str, str]]]
    clashes: tuple[tuple[int, str], ...]
    day_first: bool | None
    note: str | None


NO_METADATA = Metadata(None, {}, (), None, None)


def tell_delimiter(header: str) -> str:
    """The delimiter that splits a header into most columns with a known name, then into most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return len(match_columns(names)), len(names)

    return max(DELIMITERS, key=score)


def read_metadata(source: Source, options: ReadOptions) -> Metadata:
    """The rows of a metadata file. Raises CorpusError when it cannot be read, or no column names files."""
    try:
        decoded = decode(read_bytes(source))
    except Unusable as error:
        raise CorpusError(f"{source.path}: {error}; mend it or take it out of the folder") from error
    header = decoded.text.lstrip().splitlines()[0]
    try:
        table = list(csv.DictReader(io.StringIO(decoded.text.lstrip("\r\n"), newline=""), delimiter=tell_delimiter(header), restkey="", restval=""))
    except csv.Error as error:
        raise CorpusError(f"{source.path}: is not a table ({error}); save it as CSV with a header line") from error
    columns = match_columns([name for name in (table[0] if table else {}) if name], None, where=source.path)
    if table and "file" not in columns:
        raise CorpusError(f"{source.path}: no column names the files; call one of {', '.join(name for name in table[0] if name)} `file`")
    rows: dict[str, tuple[int, dict[str, str]]] = {}
    clashes = []
    for i, row in enumerate(table):
        fields = {field: value for field, column in columns.items() if (value := read_value(row.get(column)))}
        name = fields.pop("file", None)
        fields.pop("text", None)
        if name is None:
            clashes.append((i, "names no file"))
        elif name in rows:
            clashes.append((i, f"names {name} again (first in row {rows[name][0]})"))
        else:
            rows[name.replace("\\", "/")] = (i, fields)
    day_first = options.day_first if options.day_first is not None else tell_day_first(fields.get("published", "") for _, fields in rows.values())
    return Metadata(source.path, rows, tuple(clashes), day_first, decoded.note)
