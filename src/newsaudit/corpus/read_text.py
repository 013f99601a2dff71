"""Plain text and Markdown: one article a file, or an export of many."""

import hashlib
import re
from collections.abc import Iterator

import yaml

from newsaudit.corpus.decode import decode
from newsaudit.corpus.source import Received, ReadOptions, Refused, Source, read_bytes

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_txt(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The article in a .txt file; its text is the file's, untouched."""
    data = read_bytes(source)
    decoded = decode(data)
    yield Received(decoded.text, {}, None, hashlib.sha256(data).hexdigest(), (decoded.note,) if decoded.note else ())
