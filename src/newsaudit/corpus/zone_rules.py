"""The rules of data/codebook/zones.yml, compiled."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from newsaudit.codebook.load import CODEBOOK_DIR, Codebook, read_codebook
from newsaudit.errors import CodebookError

_PART = re.compile(r"<<([a-z]+)>>")
_CHARACTERS_A_WORD = 10
MAX_LINE_WORDS = 40


class ZoneRule(NamedTuple):
    """One entry. `patterns` are tried where one of `cues` stands (`opens`: at its head); a paragraph longer than `max_characters` is left alone."""

    id: str
    zone: str
    at: str
    where: str
    beside: str | None
    cues: tuple[str, ...]
    opens: bool
    patterns: tuple[re.Pattern, ...]
    max_words: int
    max_characters: int


class ZoneRules(NamedTuple):
    """All entries by where they are tried. `finder` finds the cues of `anywhere`; `owners` are the rules that each of its words is a cue of."""

    anywhere: tuple[ZoneRule, ...]
    top: tuple[ZoneRule, ...]
    foot: tuple[ZoneRule, ...]
    by_id: dict[str, ZoneRule]
    finder: AhoCorasick
    owners: tuple[tuple[int, ...], ...]


@cache
def load_zone_rules(path: Path = CODEBOOK_DIR / "zones.yml") -> ZoneRules:
    """The zone rules of a codebook file, in its order. Raises CodebookError."""
    book = read_codebook(path, "zones")
    rules = [_compile_rule(book, i) for i in range(len(book.data["entries"]))]
    patterned = [rule for rule in rules if rule.patterns]
    anywhere = tuple(rule for rule in patterned if rule.where == "any")
    owners: dict[str, list[int]] = {}
    for i, rule in enumerate(anywhere):
        for cue in rule.cues:
            owners.setdefault(cue, []).append(i)
    return ZoneRules(
        anywhere,
        tuple(rule for rule in patterned if rule.where == "top"),
        tuple(rule for rule in patterned if rule.where == "foot"),
        {rule.id: rule for rule in rules},
        # for so few strings less than a megabyte, and twice as fast
        AhoCorasick(list(owners), implementation=Implementation.DFA),
        tuple(tuple(ids) for ids in owners.values()),
    )


def _compile_rule(book: Codebook, i: int) -> ZoneRule:
    entry = book.data["entries"][i]
    max_words = entry.get("max_words", MAX_LINE_WORDS)
    patterns = tuple(_compile_pattern(book, i, j) for j in range(len(entry.get("patterns", []))))
    return ZoneRule(
        entry["id"],
        entry["zone"],
        entry["at"],
        entry.get("where", "any"),
        entry.get("beside"),
        tuple(entry.get("cues", ())),
        entry.get("cue_at") == "start",
        patterns,
        max_words,
        max_words * _CHARACTERS_A_WORD,
    )


def _compile_pattern(book: Codebook, i: int, j: int) -> re.Pattern:
    entry, parts = book.data["entries"][i], book.data["parts"]
    pattern = entry["patterns"][j]
    try:
        # parts may hold parts; each round opens one level
        while _PART.search(pattern):
            pattern = _PART.sub(lambda match: f"(?:{parts[match[1]]})", pattern)
        return re.compile(pattern, re.IGNORECASE if entry.get("ignore_case") else 0)
    except KeyError as error:
        raise CodebookError(
            f"{book.where('entries', i, 'patterns', j)} (entry {entry['id']}): there is no part {error}; add it under parts:"
        ) from error
    except re.error as error:
        raise CodebookError(f"{book.where('entries', i, 'patterns', j)} (entry {entry['id']}): the pattern is broken ({error}); mend it") from error
