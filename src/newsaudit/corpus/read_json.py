"""JSON of articles: one object a line, a list of objects, or an object that holds such a list."""

import codecs
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from newsaudit.corpus.decode import SAMPLE_BYTES, decode
from newsaudit.corpus.read_rows import find_columns, receive_row, tell_orders
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable, read_bytes

MAX_JSON_BYTES = 512 * 2**20
MAX_LINE_CHARACTERS = 64 * 2**20
PIECE_CHARACTERS = 2**18
MAX_FORMS = 1000
_NOT_ASCII = bytes(range(128, 256))
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BETWEEN = re.compile(r"[\s,]*")
# where services put their list of articles
_LISTS = ("articles", "results", "data", "docs", "documents", "items", "stories", "response", "hits", "records", "rows")


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a file with one JSON object a line; a line that is none is refused and the next one read."""
    with _open_text(source) as (stream, notes):
        yield from _receive_objects(_parse_lines(stream), source, options, notes)


@contextmanager
def _open_text(source: Source) -> Iterator[tuple[io.TextIOWrapper, tuple[str, ...]]]:
    """The file as a stream of characters, and what is to be said of its encoding. Raises Unusable for a file that holds no text."""
    with source.open() as binary:
        sample = binary.read(SAMPLE_BYTES)
    # a character that the end of the sample cuts in two must not count as broken
    found = decode(sample.rstrip(_NOT_ASCII) or sample if len(sample) == SAMPLE_BYTES else sample)
    encoding = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(found.encoding, found.encoding)
    if encoding == "utf-16" and sample[:2] not in _MARKS:
        encoding = found.encoding
    with source.open() as binary, io.TextIOWrapper(binary, encoding=encoding, errors="replace", newline="\n") as stream:
        yield stream, (found.note,) if found.note else ()


def _parse_lines(stream: io.TextIOWrapper) -> Iterator[tuple[int, object]]:
    """(row, object or refusal) a line that is not blank; rows count those lines."""
    row = 0
    while line := stream.readline(MAX_LINE_CHARACTERS):
        if not line.strip(" \t\r\n\ufeff"):
            continue
        try:
            yield row, json.loads(line.strip("\ufeff"))
        except (ValueError, RecursionError) as error:
            yield row, Refused(row, f"is no JSON ({_say(error)})")
        row += 1


def _say(error: Exception) -> str:
    return "it nests too deep" if isinstance(error, RecursionError) else str(error)


def read_json(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a JSON file: of its list, read piece by piece; of the list in it, of its objects by id, or the one that it is."""
    with _open_text(source) as (stream, notes):
        start = stream.read(PIECE_CHARACTERS).lstrip()
        if start[:1] == "[":
            yield from _receive_objects(_parse_list(start, stream), source, options, notes)
            return
    text = decode(read_bytes(source, MAX_JSON_BYTES)).text.strip()
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise Unusable("is no JSON (it nests too deep)") from error
    except ValueError as error:
        if "\n" not in text or text[0] != "{":
            raise Unusable(f"is no JSON ({error})") from error
        # a file of lines that is named .json
        yield from read_jsonl(source, options)
        return
    yield from _receive_objects(enumerate(find_objects(data)), source, options, notes)


def _parse_list(buffer: str, stream: io.TextIOWrapper) -> Iterator[tuple[int, object]]:
    """(row, value) of a list whose text begins with `buffer` and goes on in `stream`; a refusal for the rest where it breaks off."""
    decoder, at, row = json.JSONDecoder(), 1, 0
    while True:
        at = _BETWEEN.match(buffer, at).end()
        if buffer[at : at + 1] == "]":
            return
        try:
            value, end = decoder.raw_decode(buffer, at)
        except RecursionError as error:
            yield row, Refused(row, f"is no JSON ({_say(error)})")
            return
        except ValueError as error:
            # the value may only be cut; each time twice as much is read, so that the work stays linear
            more = stream.read(max(PIECE_CHARACTERS, len(buffer) - at)) if len(buffer) - at < MAX_LINE_CHARACTERS else ""
            if not more:
                yield row, Refused(row, f"breaks off: {_say(error)}")
                return
            buffer, at = buffer[at:] + more, 0
            continue
        yield row, value
        row += 1
        buffer, at = (buffer[end:], 0) if end > PIECE_CHARACTERS else (buffer, end)


def find_objects(data) -> Iterable[object]:
    """The objects of the articles in parsed JSON."""
    for _ in range(3):
        if isinstance(data, list):
            return data
        if not isinstance(data, Mapping):
            return [data]
        inner = next((data[name] for name in _LISTS if isinstance(data.get(name), (list, Mapping))), None)
        if inner is None:
            break
        data = inner
    if isinstance(data, list):
        return data
    if data and all(isinstance(value, Mapping) for value in data.values()):
        return [{"doc_id": name, **value} for name, value in data.items()]
    return [data]


def _receive_objects(
    objects: Iterable[tuple[int, object]], source: Source, options: ReadOptions, notes: tuple[str, ...]
) -> Iterator[Received | Refused]:
    """The articles of parsed objects; the columns are those of each object, since services leave out what is empty."""
    known: dict[tuple, dict[str, str]] = {}
    for (row, value), day_first in tell_orders(iter(objects), lambda held: _dates(value for _, value in held), options.day_first):
        if isinstance(value, Refused):
            yield value
            continue
        if not isinstance(value, Mapping):
            yield Refused(row, f"is a JSON {type(value).__name__}, not an object")
            continue
        names = tuple(value)
        try:
            given = ReadOptions({k: v for k, v in options.columns.items() if v in value})
            columns = known.get(names) or find_columns(names, source, given, lambda value=value: [value])
        except Unusable as error:
            yield Refused(row, str(error))
            continue
        if len(known) < MAX_FORMS:
            known[names] = columns
        yield receive_row(value, columns, row, day_first, notes)


def _dates(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            for name, inner in value.items():
                if "date" in name.lower() or "publish" in name.lower():
                    yield str(inner)
