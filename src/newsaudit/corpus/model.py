"""The records of intake: an article that was taken in, a file or row that was not, and what is to be said of either."""

from typing import NamedTuple


class Article(NamedTuple):
    """An article as received; the fields are the columns of table articles. What needs the other articles or the zones is filled later."""

    doc_id: str
    path: str
    row: int | None
    outlet: str | None
    title: str | None
    published: str | None
    author: str | None
    url: str | None
    section: str | None
    kind: str | None
    text: str
    sha256: str
    duplicate_of: str | None = None
    cluster: str | None = None
    n_words: int | None = None
    n_sentences: int | None = None


class Reject(NamedTuple):
    """A file or row that was received and cannot be used; the fields are the columns of table rejects."""

    path: str
    row: int | None
    reason: str
