"""JSON of articles: one object a line, a list of objects, or an object that holds such a list."""

import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping

from newsaudit.corpus.dates import tell_day_first
from newsaudit.corpus.decode import SAMPLE_BYTES, decode
from newsaudit.corpus.read_rows import EVIDENCE_ROWS, find_columns, receive_row
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable, read_bytes

MAX_JSON_BYTES = 512 * 2**20
MAX_LINE_CHARACTERS = 64 * 2**20
# where services put their list of articles
_LISTS = ("articles", "results", "data", "docs", "documents", "items", "stories", "response", "hits", "records", "rows")


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The articles of a file with one JSON object a line; a line that is none is refused and the next one read."""
    with source.open() as binary:
        found = decode(_whole_lines(binary.read(SAMPLE_BYTES)))
    encoding = "utf-8-sig" if found.encoding == "utf-8" else found.encoding
    with source.open() as binary, io.TextIOWrapper(binary, encoding=encoding, errors="replace", newline="\n") as stream:
        yield from _receive_objects(_parse_lines(stream), source, options, (found.note,) if found.note else ())


def _whole_lines(sample: bytes) -> bytes:
    return sample[: sample.rfind(b"\n") + 1] or sample


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
    """The articles of a JSON file: of its list, of the list in it, of its objects by id, or the one that it is."""
    decoded = decode(read_bytes(source, MAX_JSON_BYTES))
    notes = (decoded.note,) if decoded.note else ()
    text = decoded.text.strip()
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise Unusable("is no JSON (it nests too deep)") from error
    except ValueError as error:
        if "\n" in text and text[0] == "{":
            # a file of lines that is named .json
            yield from read_jsonl(source, options)
            return
        if text[:1] != "[":
            raise Unusable(f"is no JSON ({error})") from error
        yield from _receive_objects(_parse_broken_list(text), source, options, notes)
        return
    yield from _receive_objects(enumerate(find_objects(data)), source, options, notes)


def _parse_broken_list(text: str) -> Iterator[tuple[int, object]]:
    """The objects of a list up to where it breaks off, and a refusal for the rest."""
    decoder, at, row = json.JSONDecoder(), 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield row, Refused(row, f"breaks off: {_say(error)}")
            return
        yield row, value
        row += 1


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
    day_first, head = options.day_first, []
    objects = iter(objects)
    if day_first is None:
        head = list(itertools.islice(objects, EVIDENCE_ROWS))
        day_first = tell_day_first(_dates(value for _, value in head))
    for row, value in itertools.chain(head, objects):
        if isinstance(value, Refused):
            yield value
            continue
        if not isinstance(value, Mapping):
            yield Refused(row, f"is a JSON {type(value).__name__}, not an object")
            continue
        try:
            columns = find_columns(list(value), source, ReadOptions({k: v for k, v in options.columns.items() if v in value}, day_first))
        except Unusable as error:
            yield Refused(row, str(error))
            continue
        yield receive_row(value, columns, row, day_first, notes)


def _dates(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            for name, inner in value.items():
                if "date" in name.lower() or "publish" in name.lower():
                    yield str(inner)
