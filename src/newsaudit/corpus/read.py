"""Articles from a file, a folder or an archive: one by one, in a fixed order, whatever their format."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsaudit.corpus.dates import read_day
from newsaudit.corpus.fields import is_agency, tell_kind
from newsaudit.corpus.metadata import NO_METADATA, Metadata, read_metadata
from newsaudit.corpus.meter import Meter
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.readers import read_source
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable
from newsaudit.corpus.stated import find_agency, find_stated
from newsaudit.corpus.walk import Tree, file_source, open_folder, open_zip
from newsaudit.errors import CorpusError

_STATED = ("title", "outlet", "published", "author")


class Intake(NamedTuple):
    """What became of a file or row: an article or a reject, and what is to be said of how it was read."""

    record: Article | Reject
    notes: tuple[str, ...]


def read_corpus(
    path: Path, *, columns: Mapping[str, str] | None = None, day_first: bool | None = None, meter: Meter | None = None
) -> Iterator[Article | Reject]:
    """Every article of a folder, file or archive, and a reject for all that was received and cannot be used; nothing is held in memory.

    columns: field → column, for tables whose columns have unusual names. day_first: how 03/04/2024 is read; None lets the other dates of the
    file decide. meter: what is to see how much has been read. Raises CorpusError when there is nothing to read.
    """
    return (intake.record for intake in receive(path, columns=columns, day_first=day_first, meter=meter))


def receive(
    path: Path, *, columns: Mapping[str, str] | None = None, day_first: bool | None = None, meter: Meter | None = None
) -> Iterator[Intake]:
    """As `read_corpus`, with notes. Raises CorpusError at once when there is nothing to read."""
    path, options, meter = Path(path), ReadOptions(columns or {}, day_first), meter or Meter()
    tree = _open_tree(path)
    tree = tree._replace(files=meter.watch(tree.files, lambda: _open_tree(path).files))
    return meter.count(_receive_tree(tree, options, _Ids(), 0, meter))


def _open_tree(path: Path) -> Tree:
    """The files of a folder, or the one file. Raises CorpusError when there is nothing to read."""
    if path.is_dir():
        tree = open_folder(path)
        if next(tree.files, None) is not None:
            return open_folder(path)
        if tree.metadata is None:
            raise CorpusError(f"{path}: holds no articles; put .txt files (or .html, .csv, .docx, …) in it or in {path / 'articles'}")
        # one table and no other file: its rows are the articles, whatever its name
        return Tree("", None, iter([(tree.metadata.path, tree.metadata)]))
    if not path.is_file():
        raise CorpusError(f"{path}: there is no such folder or file; give a folder of articles")
    return Tree("", None, iter([(path.name, file_source(path, path.parent))]))


class _Ids:
    """The doc_ids given so far, as hashes: a million names would not fit in the memory of a run."""

    def __init__(self):
        self._seen: set[int] = set()

    def give(self, *wishes: str) -> str:
        """The first wish that no article has yet, else the last with a number behind it."""
        n = 1
        for wish in wishes:
            if self._take(wish):
                return wish
        while not self._take(f"{wishes[-1]}-{(n := n + 1)}"):
            pass
        return f"{wishes[-1]}-{n}"

    def _take(self, name: str) -> bool:
        digest = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        if digest in self._seen:
            return False
        self._seen.add(digest)
        return True


def _receive_tree(tree: Tree, options: ReadOptions, ids: _Ids, depth: int, meter: Meter) -> Iterator[Intake]:
    metadata = read_metadata(tree.metadata, options) if tree.metadata else NO_METADATA
    used: set[str] = set()
    for name, source in tree.files:
        if isinstance(source, Refused):
            yield Intake(Reject(f"{tree.path}/{name}".lstrip("/"), None, source.reason), ())
        elif name.lower().endswith(".zip"):
            yield from _receive_zip(source, options, ids, depth, meter.open_archive())
        else:
            yield from _receive_file(name, source, metadata, used, options, ids)
    for i, reason in metadata.clashes:
        yield Intake(Reject(metadata.path, i, reason), ())
    for name, (i, _) in metadata.rows.items():
        if name not in used:
            yield Intake(Reject(metadata.path, i, f"names {name}, which is not there"), ())


def _receive_zip(source: Source, options: ReadOptions, ids: _Ids, depth: int, meter: Meter) -> Iterator[Intake]:
    n = 0
    try:
        tree = open_zip(source, depth)
        tree = tree._replace(files=meter.watch(tree.files, lambda: open_zip(source, depth).files))
        for intake in meter.count(_receive_tree(tree, options, ids, depth + 1, meter)):
            n += 1
            yield intake
    except (Unusable, CorpusError) as error:
        yield Intake(Reject(source.path, None, str(error)), ())
        return
    if not n:
        yield Intake(Reject(source.path, None, "is an archive without articles"), ())


def _receive_file(name: str, source: Source, metadata: Metadata, used: set[str], options: ReadOptions, ids: _Ids) -> Iterator[Intake]:
    known, notes = _look_up(name, source.path, metadata, used)
    stem = PurePosixPath(name).stem
    n = 0
    try:
        for found in read_source(source, options):
            n += 1
            if isinstance(found, Refused):
                yield Intake(Reject(source.path, found.row, found.reason), notes)
            elif not any(char.isalpha() for char in found.text):
                yield Intake(Reject(source.path, found.row, "has no letters" if found.text.strip() else "has no text"), notes)
            else:
                whole = name.replace("/", "-")
                wishes = [stem, whole] if found.row is None else [f"{stem}-{found.row}", f"{whole}-{found.row}"]
                row_id = found.fields.get("doc_id")
                yield _make_intake(found, source.path, ids.give(*([row_id] if row_id else []), *wishes), known, notes, metadata.day_first)
    except (zipfile.BadZipFile, zlib.error, EOFError, Unusable) as error:
        # members of an archive break while they are read
        yield Intake(Reject(source.path, None, f"cannot be unpacked ({error})"), notes)
        return
    if not n:
        yield Intake(Reject(source.path, None, "holds no article"), notes)


def _look_up(name: str, path: str, metadata: Metadata, used: set[str]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What the metadata say of a file, under its path, its name or its stem; and a note where they say nothing."""
    if metadata.path is None:
        return {}, ()
    pure = PurePosixPath(name)
    for key in dict.fromkeys((path, name, pure.name, pure.stem)):
        # a row that names a file by its path is of no other file of that name
        if key in metadata.rows and (key == name or f"path {key}" not in used):
            used.update((key, f"path {key}") if key == name else (key,))
            return metadata.rows[key][1], (metadata.note,) if metadata.note else ()
    return {}, (f"has no row in {metadata.path}",)


def _make_intake(found: Received, path: str, doc_id: str, known: Mapping[str, str], notes: tuple[str, ...], day_first: bool | None) -> Intake:
    fields = {**found.fields, **known}
    notes = (*notes, *found.notes)
    day = read_day(fields["published"], day_first=day_first) if fields.get("published") else None
    if fields.get("published") and (day is None or day.iso is None):
        notes = (*notes, f"date {fields['published']!r} " + ("has day and month in an order that could not be told" if day else "could not be read"))
    fields["published"] = day.iso if day else None
    agency = None
    if any(not fields.get(field) for field in _STATED[:3]):
        stated = find_stated(found.text, title=fields.get("title"))
        agency = stated.agency
        for field in _STATED:
            if not fields.get(field) and (value := getattr(stated, field)):
                fields[field] = value
                notes = (*notes, f"{field} read from the text")
    agency = agency or find_agency(found.text)
    author = fields.get("author")
    kind = tell_kind(
        kind=fields.get("kind"),
        section=fields.get("section"),
        title=fields.get("title"),
        url=fields.get("url"),
        outlet=fields.get("outlet"),
        author=author if is_agency(author) else agency,
    )
    sha256 = found.sha256 or hashlib.sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(
        doc_id,
        path,
        found.row,
        fields.get("outlet"),
        fields.get("title"),
        fields["published"],
        author,
        fields.get("url"),
        fields.get("section"),
        kind,
        found.text,
        sha256,
    )
    return Intake(article, notes)
