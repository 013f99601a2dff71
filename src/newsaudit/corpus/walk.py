"""The files of a corpus in a fixed order: of a folder and its subfolders, or of a zip archive."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsaudit.corpus.source import Refused, Source, Unusable, make_storable, read_bytes

# what stands in a folder of articles without being one
NOT_ARTICLES = ("readme", "license", "licence", "citation", "metadata", "notice", "changelog", "reference.csv", "thumbs.db", "desktop.ini")
NOT_SUFFIXES = (".yml", ".yaml", ".lock", ".tmp", ".bak")
METADATA_NAMES = ("metadata.csv", "metadata.tsv")
MAX_MEMBERS = 2_000_000
MAX_MEMBER_BYTES = 4 * 2**30
MAX_NESTED_BYTES = 512 * 2**20
MAX_RATIO = 250
SMALL_BYTES = 2**20
MAX_DEPTH = 2


class Tree(NamedTuple):
    """Files below one root. `name` is a file's path below the root (or below its `articles` folder); refusals stand for files that are unsafe."""

    path: str
    metadata: Source | None
    files: Iterator[tuple[str, Source | Refused]]


def is_article_name(name: str) -> bool:
    """Whether a file could hold articles, by its name: not hidden, no readme, licence, metadata or settings."""
    parts = PurePosixPath(name).parts
    last = parts[-1].lower()
    hidden = any(part.startswith((".", "__MACOSX", "~$")) and part != ".." for part in parts)
    return not hidden and PurePosixPath(last).stem not in NOT_ARTICLES and last not in NOT_ARTICLES and not last.endswith(NOT_SUFFIXES)


def open_folder(root: Path) -> Tree:
    """The files of a folder: those in its `articles` folder if there is one, else all."""
    base = root / "articles" if (root / "articles").is_dir() else root
    metadata = next((file_source(root / name, root) for name in METADATA_NAMES if (root / name).is_file()), None)
    if metadata is None and base is not root:
        metadata = next((file_source(base / name, root) for name in METADATA_NAMES if (base / name).is_file()), None)
    return Tree("", metadata, _walk(base, base, root))


def file_source(path: Path, root: Path) -> Source:
    """A file on disk, shown relative to `root`."""
    return Source(make_storable(path.relative_to(root).as_posix()), lambda: path.open("rb"), path.stat().st_size)


def _walk(folder: Path, base: Path, root: Path) -> Iterator[tuple[str, Source | Refused]]:
    # files before folders, each by name, so that the order does not depend on the file system
    try:
        with os.scandir(folder) as entries:
            listed = sorted((not entry.is_file(), entry.name) for entry in entries)
    except OSError as error:
        yield make_storable(folder.relative_to(base).as_posix()), Refused(None, f"is a folder that cannot be read ({error.strerror or error})")
        return
    for is_other, name in listed:
        path = folder / name
        shown = make_storable(path.relative_to(base).as_posix())
        if not is_article_name(shown):
            continue
        if not is_other:
            yield shown, file_source(path, root)
        elif path.is_dir() and not path.is_symlink():
            # a link to a folder may lead back up
            yield from _walk(path, base, root)
        else:
            yield shown, Refused(None, "is no file")


def open_zip(source: Source, depth: int) -> Tree:
    """The files of a zip archive, read in place and never unpacked to disk. Raises Unusable for an archive that is broken or nests too deep."""
    if depth > MAX_DEPTH:
        raise Unusable("is a zip within zips within zips; unpack it")
    try:
        stream = source.open()
        archive = zipfile.ZipFile(stream if stream.seekable() and depth == 0 else io.BytesIO(read_bytes(source, MAX_NESTED_BYTES)))
        members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise Unusable(f"is a broken zip archive ({error})") from error
    if len(members) > MAX_MEMBERS:
        raise Unusable(f"holds {len(members)} files; split it")
    metadata = next(
        (_member_source(archive, info, source.path) for info in members if PurePosixPath(info.filename).name.lower() in METADATA_NAMES), None
    )
    return Tree(source.path, metadata, _list_members(archive, members, source.path))


def _list_members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], path: str) -> Iterator[tuple[str, Source | Refused]]:
    for info in members:
        name = info.filename.replace("\\", "/")
        if not is_article_name(name):
            continue
        reason = _judge_member(info, name)
        yield name, Refused(None, reason) if reason else _member_source(archive, info, path)


def _judge_member(info: zipfile.ZipInfo, name: str) -> str | None:
    """Why a member of an archive is not read, or None."""
    # a drive is one letter; a title in the name may hold a colon
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        return "has a name that leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, not a file"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.file_size > MAX_MEMBER_BYTES or (info.file_size > SMALL_BYTES and info.file_size > MAX_RATIO * max(1, info.compress_size)):
        return f"unpacks from {info.compress_size} to {info.file_size} bytes, which no text does"
    return None


def _member_source(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Source:
    def open_member():
        try:
            return archive.open(info)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
            raise Unusable(f"cannot be unpacked ({error})") from error

    return Source(make_storable(f"{path}/{info.filename}"), open_member, info.file_size)
