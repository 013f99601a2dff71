"""Codebook files: YAML read without surprises, checked against a JSON Schema, every problem named with file, line and entry."""

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import fastjsonschema
import yaml

from newsaudit.errors import CodebookError

CODEBOOK_DIR = Path(__file__).resolve().parents[3] / "data" / "codebook"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML whose plain words stay words: `no` is not False, `2024-05-12` is not a date, `010` is not 8."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?$"), list("-0123456789"))


# keys to an entry: deeper lines are wanted only where something is wrong, and would take more memory than the data
_KEPT_KEYS = 2


class Codebook(NamedTuple):
    """A parsed codebook file: its data and the line on which each path of keys begins, as far as entries; `with_all_lines` knows the deeper ones."""

    path: Path
    data: Any
    lines: dict[tuple, int]

    def with_all_lines(self) -> "Codebook":
        """The codebook with the lines of all its values, for which its file is read again."""
        return read_yaml(self.path, kept_keys=None)

    def where(self, *keys) -> str:
        """`file:line` of the value that `keys` lead to, or of its nearest parent."""
        lines = self.lines if len(keys) <= _KEPT_KEYS or keys in self.lines else self.with_all_lines().lines
        return f"{self.path}:{_get_line(lines, keys)}"


def _get_line(lines: dict[tuple, int], keys: tuple) -> int:
    """The line of the value that `keys` lead to, or of its nearest parent."""
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, 1)


# what a plain word begins with that may be no text but a number, a truth or nothing
_FIRST_OF_OTHERS = frozenset(_Loader.yaml_implicit_resolvers) - {""}


class _Builder:
    """Plain data and the line of each path of keys, made from a loader's events one by one: the tree of nodes that YAML makes first takes fifty times
    the memory of the file."""

    def __init__(self, loader, path: Path, kept_keys: int | None):
        self._loader, self._path, self._kept_keys = loader, path, kept_keys
        self._get = loader.get_event
        self._anchors: dict[str, Any] = {}
        self.lines: dict[tuple, int] = {}

    def build_document(self) -> Any:
        """The data of the only document, None for an empty file."""
        self._get()
        if isinstance(self._get(), yaml.StreamEndEvent):
            return None
        data = self._build(self._get(), ())
        self._get()
        end = self._get()
        if not isinstance(end, yaml.StreamEndEvent):
            raise yaml.composer.ComposerError(None, None, "a second document begins here", end.start_mark)
        return data

    def _build(self, event, keys: tuple | None) -> Any:
        """The data that begins with the event. `keys` lead to it; None where lines are no longer kept."""
        if keys is not None:
            self.lines[keys] = event.start_mark.line + 1
            if self._kept_keys is not None and len(keys) == self._kept_keys:
                keys = None
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            data = self._read_scalar(event)
        elif kind is yaml.MappingStartEvent:
            data = self._read_mapping(keys)
        elif kind is yaml.SequenceStartEvent:
            data = []
            while (item := self._get()).__class__ is not yaml.SequenceEndEvent:
                data.append(self._build(item, None if keys is None else (*keys, len(data))))
        elif event.anchor not in self._anchors:
            raise yaml.composer.ComposerError(None, None, f"nothing is named &{event.anchor} before", event.start_mark)
        else:
            return self._anchors[event.anchor]
        if event.anchor is not None:
            self._anchors[event.anchor] = data
        return data

    def _read_scalar(self, event) -> Any:
        tag, value = event.tag, event.value
        if tag is None or tag == "!":
            if value and (value[0] not in _FIRST_OF_OTHERS or not event.implicit[0]):
                return value
            tag = self._loader.resolve(yaml.ScalarNode, value, event.implicit)
        if tag == "tag:yaml.org,2002:str":
            return value
        return self._loader.construct_object(yaml.ScalarNode(tag, value, event.start_mark, event.end_mark))

    def _read_mapping(self, keys: tuple | None) -> dict:
        data: dict = {}
        first: dict[str, Any] = {}
        while (event := self._get()).__class__ is not yaml.MappingEndEvent:
            if event.__class__ is not yaml.ScalarEvent:
                raise yaml.composer.ComposerError(None, None, "a key is one word or phrase", event.start_mark)
            if event.value in first:
                where = f"{self._path}:{event.start_mark.line + 1}"
                raise CodebookError(f"{where}: key '{event.value}' stands twice (first on line {first[event.value].line + 1}); keep one of them")
            # the same few keys stand in every entry
            key = sys.intern(event.value)
            first[key] = event.start_mark
            name = self._read_scalar(event)
            data[key if name == key else name] = self._build(self._get(), None if keys is None else (*keys, key))
        return data


def read_yaml(path: Path | str, *, kept_keys: int | None = _KEPT_KEYS) -> Codebook:
    """A YAML file as plain data with the lines of values at most `kept_keys` keys deep (None: all). Raises CodebookError when the file is missing,
    is not YAML, or repeats a key."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read ({error.strerror}); give the path of a codebook file") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    loader = _Loader(text)
    try:
        builder = _Builder(loader, path, kept_keys)
        return Codebook(path, builder.build_document(), builder.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1 if mark else 1}"
        raise CodebookError(f"{where}: is not YAML ({error.problem}); mend the line or the indentation before it") from error
    except RecursionError as error:
        raise CodebookError(f"{path}: nests brackets too deep to be a codebook; look for one that is never closed") from error
    finally:
        loader.dispose()


@cache
def _validator(schema: Path):
    """A function that raises where data break a schema: fifty times as fast as jsonschema and loaded in a moment, but it stops at the first error."""
    rules = json.loads(schema.read_text(encoding="utf-8"), object_hook=_as_list)
    # it knows the keywords that the schemas use, but not the name of their draft; to tell details, it would write each rule out as code, three
    # times the work
    rules["$schema"] = "http://json-schema.org/draft-07/schema#"
    return fastjsonschema.compile(rules, use_default=False, detailed_exceptions=False)


def _as_list(rules: dict) -> dict:
    """The rules with the one value that is allowed as a list of one, which fastjsonschema can check without details."""
    return {**{key: value for key, value in rules.items() if key != "const"}, "enum": [rules["const"]]} if "const" in rules else rules


def _list_errors(schema: Path, data: Any):
    """Every error of data that break a schema; imported only then, because it takes more than a second."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).iter_errors(data)


def _entry_name(data: Any, keys: tuple) -> str:
    """" (entry hamas)" for a path that leads into an entry with an id, else nothing."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return ""
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            return f" (entry {data['id']})"
    return ""


def _say(error) -> str:
    """What breaks the schema, with the key it stands under, and what to do where the schema's own words do not tell."""
    keys = [key for key in error.absolute_path if isinstance(key, str) and key != "entries"]
    place = f"`{'/'.join(keys)}`: " if keys else ""
    if error.validator == "type" and not error.absolute_path:
        return "the file holds no mapping; a codebook begins with `table:` and `entries:`"
    if error.validator == "additionalProperties" and "patternProperties" not in error.schema:
        known = ", ".join(sorted(error.schema.get("properties", {})))
        unknown = ", ".join(f"`{key}`" for key in sorted(set(error.instance) - set(error.schema.get("properties", {}))))
        return f"{place}there is no key {unknown}; there are {known}"
    if error.validator == "required":
        return f"{place}key `{error.message.split(chr(39))[1]}` is missing; write it"
    if error.validator == "minLength":
        return f"{place}{error.instance!r} is too short; write {error.validator_value} characters or more"
    return f"{place}{error.message}"


def check_schema(book: Codebook, schema_name: str) -> None:
    """Raises CodebookError with all places of a codebook that break `data/codebook/schema/<schema_name>.schema.json`."""
    schema = CODEBOOK_DIR / "schema" / f"{schema_name}.schema.json"
    try:
        _validator(schema)(book.data)
        return
    except fastjsonschema.JsonSchemaValueException as error:
        first = error.message
    lines, problems = book.with_all_lines().lines, []
    for error in _list_errors(schema, book.data):
        keys = tuple(error.absolute_path)
        line = _get_line(lines, keys)
        problems.append((line, f"{book.path}:{line}{_entry_name(book.data, keys)}: {_say(error)}"))
    if not problems:
        raise CodebookError(f"{book.path}: {first}")
    raise CodebookError("\n".join(message for _, message in sorted(problems)[:20]))


def check_unique_ids(book: Codebook, entries_key: str = "entries") -> None:
    """Raises CodebookError when two entries of a list carry the same id."""
    first: dict[str, str] = {}
    for i, entry in enumerate(book.data[entries_key]):
        where = book.where(entries_key, i)
        if entry["id"] in first:
            raise CodebookError(f"{where} (entry {entry['id']}): this id stands already at {first[entry['id']]}; ids must be unique, rename or merge")
        first[entry["id"]] = where


def read_codebook(path: Path | str, schema_name: str) -> Codebook:
    """A codebook file, checked: schema, unique ids of its `entries`. Raises CodebookError."""
    book = read_yaml(path)
    check_schema(book, schema_name)
    if "entries" in book.data:
        check_unique_ids(book)
    return book
