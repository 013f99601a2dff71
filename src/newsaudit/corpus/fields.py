"""Which column of a file holds what, and what kind of article its source says it is."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.source import make_storable
from newsaudit.errors import CorpusError

_SEPARATORS = re.compile(r"[\s.\-/]+")
_SECTION_PARTS = re.compile(r"[;|>,/]")
# "Ada Obi/AFP/Getty Images" is a photograph's credit, not a byline
_BYLINE_PARTS = re.compile(r"[;|>,]")
_EMPTY = {"", "nan", "none", "null", "n/a", "na", "-", "nat", "undefined"}
# what an object that stands where a name is expected calls its name: {"source": {"id": null, "name": "…"}}
_NAME_KEYS = ("name", "main", "original", "title", "text", "value", "#text", "label")
LONGEST_EMPTY = max(map(len, _EMPTY))
LONGEST_FIELD = 2000


class _Names(NamedTuple):
    columns: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]
    agencies: frozenset[str]
    outlet_nouns: frozenset[str]


@cache
def _load_names() -> _Names:
    data = read_codebook(CODEBOOK_DIR / "corpus" / "fields.yml", "corpus-fields").data
    return _Names(
        {column["id"]: tuple(column["names"]) for column in data["columns"]},
        {kind["id"]: (frozenset(kind["words"]), tuple(kind["title_prefixes"]), tuple(kind["url_parts"])) for kind in data["kinds"]},
        frozenset(word for agency in data["agencies"] for word in agency["words"]),
        frozenset(data["outlet_nouns"]["words"]),
    )


def match_columns(header: Sequence[str], given: Mapping[str, str] | None = None, *, where: str = "") -> dict[str, str]:
    """Field → column of a file with this header, by the usual names, or as `given`. Raises CorpusError where `given` names what is not there."""
    given = given or {}
    names = _load_names().columns
    for field, column in given.items():
        if field not in names:
            raise CorpusError(f"{where}: columns: there is no field {field}; there are {', '.join(names)}")
        if column not in header:
            raise CorpusError(f"{where}: columns: {field}={column}, but the file has no such column; it has {', '.join(map(str, header[:20]))}")
    plain: dict[str, str] = {}
    for column in header:
        plain.setdefault(_SEPARATORS.sub("_", str(column).strip().lstrip("\ufeff").lower()), column)
    found, taken = dict(given), set(given.values())
    for field, usual in names.items():
        if field not in found:
            column = next((plain[name] for name in usual if name in plain and plain[name] not in taken), None)
            if column is not None:
                found[field] = column
                taken.add(column)
    return found


def read_value(value) -> str | None:
    """A field's value as text, None where it is empty in any of the usual ways; names in objects are taken out, lists joined by "; "."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, Mapping):
        return next((read_value(value[key]) for key in _NAME_KEYS if value.get(key)), None)
    if isinstance(value, (list, tuple)):
        return "; ".join(part for part in map(read_value, value) if part) or None
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    text = make_storable(" ".join(text.split()))[:LONGEST_FIELD]
    return None if text.lower() in _EMPTY else text


def is_empty(text: str) -> bool:
    """Whether a text is empty in any of the usual ways; most are told by their length."""
    return len(text := text.strip()) <= LONGEST_EMPTY and read_value(text) is None


def tell_kind(
    *,
    kind: str | None = None,
    section: str | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
) -> str | None:
    """opinion, live, wire or news where one of the fields says so, else None. What is said of the article goes before who sent it."""
    kinds = _load_names().kinds
    for name in ("opinion", "live", "wire"):
        words, prefixes, url_parts = kinds[name]
        if (
            _has_word(kind, words)
            or _has_word(section, words)
            or (title or "").startswith(prefixes)
            or any(_has_word(part, words) for part in (title or "").split("|")[1:])
            or any(part in (url or "") for part in url_parts)
        ):
            return name
    if is_agency(outlet) or is_agency(author):
        return "wire"
    # "NEWS; Pg. 3" is a section of reports, where no agency sent it
    return "news" if _has_word(kind, kinds["news"][0]) or _has_word(section, kinds["news"][0]) else None


def _has_word(value: str | None, words: frozenset[str]) -> bool:
    return bool(value) and any(part.strip().lower() in words for part in (value, *_SECTION_PARTS.split(value)))


def is_agency(name: str | None) -> bool:
    """Whether a byline or an outlet is a news agency: "The Associated Press", "Jane Doe; Reuters", "Ada Obi, Associated Press"."""
    if not name:
        return False
    agencies = _load_names().agencies
    # "(Reuters)", but "Anadolu Agency (AA)"
    return any(shown.lower() in agencies for part in (name, *_BYLINE_PARTS.split(name)) for shown in (part.strip(), part.strip(" ()-")))


def is_outlet(name: str) -> bool:
    """Whether a capitalised name is an outlet's by its last word: "Coast Courier", "The Alder Echo", "CBC News"."""
    words = name.split()
    is_name = len(words) > 1 and all(word[0].isupper() or word in ("of", "and", "&") for word in words)
    return is_name and words[-1].lower() in _load_names().outlet_nouns
