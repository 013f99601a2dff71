"""Tables of articles, a row an article: CSV and TSV; and what all formats of rows share."""

import codecs
import csv
import io
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from newsaudit.corpus.dates import is_numeric, list_orders, read_day
from newsaudit.corpus.decode import SAMPLE_BYTES, decode
from newsaudit.corpus.fields import is_empty, match_columns, read_value
from newsaudit.corpus.metadata import tell_delimiter
from newsaudit.corpus.source import FIELDS, ReadOptions, Received, Refused, Source, Unusable, make_storable

MAX_CELL_CHARACTERS = 16 * 2**20
# rows, from one with a date in numbers on, from which the order of day and month is told
EVIDENCE_ROWS = 5000
# rows, and characters of a cell, by which a column of texts is told when none is called so
SAMPLE_ROWS = 20
SHORT_TEXT = 200
# the key under which a row says what is amiss in it; no column is called so
NOTE = None
UNCLOSED = "opens a quotation mark in the row of line {line} that none closes, so that the rest of the file is one cell; close it"
UNDOUBLED = "a quotation mark in the row of line {line} is not doubled, or one is not closed: its cells may be cut or joined"
MORE_CELLS = "the row of line {line} has more cells than the header: a quotation mark or a delimiter near it may be amiss"
Row = TypeVar("Row")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def find_columns(
    header: Sequence[str], source: Source, options: ReadOptions, sample: Callable[[], Iterable[Mapping]] = tuple
) -> dict[str, str]:
    """Field → column of a table. Raises Unusable when no column holds texts, naming the one with the longest cells in the `sample` rows, and
    CorpusError when a column that was asked for is not there."""
    columns = match_columns(header, options.columns, where=source.path)
    if "text" not in columns:
        longest = _find_longest(sample())
        advice = f"if {longest} holds the texts, give text={longest}" if longest else "name the one that holds the texts: text=…"
        named = ", ".join(map(str, header[:12])) or "none"
        raise Unusable(f"has no column of texts; it has {named}; {advice} with --columns, or with FIELDS= to make")
    columns.pop("file", None)
    return columns


def _find_longest(rows: Iterable[Mapping]) -> str | None:
    """The column with the longest cells, None where no cell is as long as a short article."""
    lengths: dict[str, int] = {}
    try:
        for row in itertools.islice(rows, SAMPLE_ROWS):
            for name, value in row.items():
                if isinstance(value, str) and isinstance(name, str):
                    lengths[name] = max(lengths.get(name, 0), len(value))
    except csv.Error:
        return None
    return max(lengths, key=lengths.__getitem__) if max(lengths.values(), default=0) >= SHORT_TEXT else None


def receive_rows(
    rows: Iterable[Mapping | Refused], columns: Mapping[str, str], options: ReadOptions, notes: tuple[str, ...] = ()
) -> Iterator[Received | Refused]:
    """The articles of rows (column → value), in order; dates are read in the order of day and month that the others show."""

    def list_dates(held: Iterable[Mapping | Refused]) -> Iterator[str]:
        if "published" in columns:
            yield from (str(row.get(columns["published"]) or "") for row in held if not isinstance(row, Refused))

    for i, (row, day_first) in enumerate(tell_orders(iter(rows), list_dates, options.day_first)):
        yield row if isinstance(row, Refused) else receive_row(row, columns, i, day_first, notes)


def tell_orders(
    rows: Iterator[Row], list_dates: Callable[[Iterable[Row]], Iterable[str]], day_first: bool | None
) -> Iterator[tuple[Row, bool | None]]:
    """Each row, and whether the day stands first in dates in numbers, where that is not given: as the other dates show.

    Rows are held only from one with such a date on, EVIDENCE_ROWS of them until the order is told, and let go as they are asked for. It stays None
    once both orders have been seen.
    """
    orders: set[bool] = set()
    for row in rows:
        if day_first is not None or len(orders) > 1 or not any(map(is_numeric, list_dates([row]))):
            yield row, day_first
            continue
        held = deque([row])
        held.extend(itertools.islice(rows, EVIDENCE_ROWS - 1))
        orders |= list_orders(list_dates(held))
        day_first = min(orders) if len(orders) == 1 else None
        while held:
            yield held.popleft(), day_first


def receive_row(row: Mapping, columns: Mapping[str, str], i: int, day_first: bool | None, notes: tuple[str, ...]) -> Received | Refused:
    """The article of one row, or a refusal where it holds no text."""
    text = row.get(columns["text"])
    if isinstance(text, (list, tuple)) and all(isinstance(part, str) for part in text):
        # paragraphs
        text = "\n\n".join(text)
    if not isinstance(text, str) or is_empty(text):
        return Refused(
            i, "has no text" if text is None or text == "" or isinstance(text, str) else f"has a {type(text).__name__} where its text should be"
        )
    text = make_storable(text)
    if len(text) > MAX_CELL_CHARACTERS:
        return Refused(i, "has a text longer than any article")
    fields = {field: value for field in FIELDS if field in columns and (value := read_value(row.get(columns[field])))}
    if fields.get("published") and (day := read_day(fields["published"], day_first=day_first)) and day.iso:
        fields["published"] = day.iso
    if row.get(NOTE):
        notes = (*notes, row[NOTE])
    return Received(text, fields, i, None, notes)


def read_csv(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a CSV or TSV file with a header; delimiter and encoding are told from the file."""
    encoding, note = _tell_encoding(source)
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    with source.open() as binary, io.TextIOWrapper(binary, encoding=encoding, errors="replace", newline="") as stream:
        lines = _drop_nul(stream)
        n_above, header_line = next(((n, line) for n, line in enumerate(lines) if line.strip()), (0, None))
        if header_line is None:
            raise Unusable("is empty")
        delimiter = tell_delimiter(header_line)
        # a header may itself span lines, within quotation marks
        reader = csv.reader(itertools.chain([header_line], lines), delimiter=delimiter)
        try:
            header = [name.strip().lstrip("\ufeff") for name in next(reader)]
        except csv.Error as error:
            raise Unusable(f"has no header that can be read ({error})") from error
        columns = find_columns(header, source, options, lambda: (dict(zip(header, cells, strict=False)) for cells in reader))
        rows = _dict_rows(lines, header, delimiter, n_above + reader.line_num)
        yield from receive_rows(rows, columns, options, (note,) if note else ())


def _dict_rows(lines: Iterator[str], header: list[str], delimiter: str, n_above: int) -> Iterator[dict[str | None, str] | Refused]:
    """Column → cell a row, and under NOTE what is amiss in it; where the file breaks off, or a quotation mark is opened that none closes, a refusal
    for the rest. n_above: the lines above the first row."""
    n = -1
    for line, cells, doubt in _parse_rows(lines, delimiter, n_above):
        n += 1
        if cells is None:
            yield Refused(n, doubt.format(line=line))
            return
        row = dict(zip(header, cells, strict=False))
        if len(cells) > len(header) and any(cells[len(header) :]):
            doubt = doubt or MORE_CELLS
        if doubt:
            row[NOTE] = doubt.format(line=line)
        yield row


def _parse_rows(lines: Iterator[str], delimiter: str, n_above: int) -> Iterator[tuple[int, list[str] | None, str | None]]:
    """(number of its first line, cells, what is amiss) of each row that is not blank; no cells for what cannot be parsed, with which it ends.

    Rows are parsed strictly; only one that breaks the rules is parsed again, as spreadsheets would.
    """
    taken: list[str] = []
    pending: list[str] = []
    kept = _keep(lines, taken, pending)
    strict, at = csv.reader(kept, delimiter=delimiter, strict=True), n_above + 1
    while True:
        taken.clear()
        doubt = None
        try:
            cells = next(strict, None)
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                yield at, None, UNCLOSED
                return
            doubt = UNDOUBLED
            try:
                cells = next(csv.reader(itertools.chain(tuple(taken), kept), delimiter=delimiter))
            except csv.Error as worse:
                yield at, None, f"breaks off in the row of line {{line}}: {worse}; an opening quotation mark there may lack its closing one"
                return
            pending += itertools.islice(lines, 1)
            if not pending and len(taken) > 1 and sum(line.count('"') for line in taken) % 2:
                yield at, None, UNCLOSED
                return
            strict = csv.reader(kept, delimiter=delimiter, strict=True)
        if cells is None:
            return
        if cells:
            yield at, cells, doubt
        at += len(taken)


def _keep(lines: Iterator[str], taken: list[str], pending: list[str]) -> Iterator[str]:
    """The pending lines and then the others, each noted in `taken` as it is read."""
    while (line := pending.pop() if pending else next(lines, None)) is not None:
        taken.append(line)
        yield line


def _drop_nul(stream: Iterable[str]) -> Iterator[str]:
    for line in stream:
        yield line.replace("\0", "") if "\0" in line else line


def _tell_encoding(source: Source) -> tuple[str, str | None]:
    """The encoding of a file too long to decode at once, and the note on it; UTF-8 is checked to the end."""
    with source.open() as stream:
        sample = stream.read(SAMPLE_BYTES)
        # raises Unusable for what is no text; cut at the last line break, so that no character is cut
        found = decode(sample[: sample.rfind(b"\n") + 1] or sample)
        if found.encoding != "utf-8":
            # a byte order mark is dropped by these, not shown
            return {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(found.encoding, found.encoding) if sample[
                :2
            ] in _MARKS else found.encoding, found.note
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        chunk = sample
        while chunk and found.note is None:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                # what looked like UTF-8 was ASCII up to here, or a few bytes are broken
                return decode(chunk)[1:]
            chunk = stream.read(SAMPLE_BYTES)
    return "utf-8-sig", found.note
