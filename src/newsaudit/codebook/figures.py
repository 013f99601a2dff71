"""The codebook of figures and casualties, compiled for the extractors."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsaudit.codebook.automaton import build_automaton
from newsaudit.codebook.harms import HarmRules, compile_harms, cut
from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.codebook.number_words import (
    AnchorWords,
    Currencies,
    Hedges,
    NumberWords,
    compile_anchors,
    compile_currencies,
    compile_hedges,
    compile_numbers,
    find_followers,
    find_units,
    list_alternatives,
)

_OPENERS = re.compile(r"(?:^|\||\(\?:)([a-z]+)")


@dataclass(frozen=True, slots=True)
class Period:
    """A way to name the time that a figure is counted over: its pattern, what it says of the count, and how near after the figure it stands."""

    pattern: str
    takes_words: bool
    span: str | None
    reach: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure may count; `rule` is the path of its codebook entry."""

    id: str
    category: str
    measure: str
    unit: str | None
    near: frozenset[str]
    is_money: bool
    rule: str


@dataclass(frozen=True, slots=True)
class FigureRules:
    """All that the figure and casualty extractors know of English."""

    anchors: AnchorWords
    numbers: NumberWords
    units: frozenset[str]
    followers: frozenset[str]
    leads: frozenset[str]
    hedges: Hedges
    currencies: Currencies
    not_figures: dict[str, frozenset[str]]
    measure_after: re.Pattern
    plain_months: frozenset[str]
    kinds: dict[str, Kind]
    money: tuple[Kind, ...]
    nouns: dict[str, str]
    noun_tails: frozenset[str]
    verbs_before: dict[str, list]
    verbs_after: dict[str, list]
    totals: dict[str, list]
    turns: frozenset[str]
    kind_words: frozenset[str]
    words: dict[str, frozenset[str]]
    people_endings: tuple[str, ...]
    periods: list[Period]
    period: re.Pattern
    period_words: frozenset[str]
    period_openers: frozenset[str]
    doubts: Any
    doubt_words: frozenset[str]
    doubt_rules: dict[str, str]
    period_ends: re.Pattern
    looks_back: re.Pattern
    harms: HarmRules


def _phrases(pairs) -> dict[str, list]:
    """Phrases by their first word: a list of (the other words, value), longest first."""
    found: dict[str, list] = {}
    for phrase, value in pairs:
        first, *rest = phrase.split()
        found.setdefault(first, []).append((rest, value))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


def _entries(folder: Path, name: str) -> list[dict]:
    return read_codebook(folder / f"{name}.yml", f"figures-{name}").data["entries"]


def load_figure_rules(folder: Path = CODEBOOK_DIR / "figures") -> FigureRules:
    """The compiled codebook of figures. Raises CodebookError."""
    kinds, numbers, hedges, currencies = (_entries(folder, name) for name in ("kinds", "numbers", "hedges", "currencies"))
    not_figures = _compile_not_figures(_entries(folder, "notfigures"))
    periods = _compile_periods(_entries(folder, "periods"), not_figures["durations"])
    doubts = {phrase: f"figures/doubts/{entry['id']}" for entry in _entries(folder, "doubts") for phrase in entry["phrases"]}
    words = {entry["id"]: frozenset(entry["words"]) for entry in _entries(folder, "words")}
    words["counting-putting"] = words["counting"] | words["putting"]
    compiled_kinds = {
        k["id"]: Kind(
            k["id"], k["category"], k["measure"], k.get("unit"), frozenset(k.get("near", [])), k.get("money", False), f"figures/kinds/{k['id']}"
        )
        for k in kinds
    }
    number_words = compile_numbers(numbers, words, not_figures)
    compiled_hedges, compiled_currencies = compile_hedges(hedges), compile_currencies(currencies)
    verbs_after = _phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("after", []))
    units = find_units(numbers, compiled_currencies)
    harms = compile_harms(_entries(folder, "casualties"), _entries(folder, "context"), words["people"], words["fleeing"])
    return FigureRules(
        anchors=compile_anchors(number_words, harms),
        numbers=number_words,
        units=units,
        followers=find_followers(numbers, units, compiled_hedges, compiled_currencies),
        # what may belong to a number after it
        leads=compiled_currencies.last.union(compiled_hedges.tails) | {"~"},
        hedges=compiled_hedges,
        currencies=compiled_currencies,
        not_figures=not_figures,
        measure_after=re.compile(rf" (?:{list_alternatives(not_figures['after'])})(?![a-z])"),
        # may and march are words of their own
        plain_months=not_figures["month"] - {"may", "march", "mar", "sun", "dec"},
        kinds=compiled_kinds,
        money=tuple(kind for kind in compiled_kinds.values() if kind.is_money),
        nouns={noun: kind["id"] for kind in kinds for noun in kind.get("nouns", [])},
        # armoured vehicles: the second words of nouns of two
        noun_tails=frozenset(noun.split()[1] for kind in kinds for noun in kind.get("nouns", []) if " " in noun),
        verbs_before=_phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("before", [])),
        verbs_after=verbs_after,
        totals=_phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("total", [])),
        turns=words["barriers"].union(verbs_after, ("who", "whom", "that", "which")),
        words=words,
        kind_words=frozenset(phrase.split()[0] for kind in kinds for role in ("before", "after", "total") for phrase in kind.get(role, [])),
        periods=periods,
        # a time holds a unit of time or a word of its pattern that has no other use
        period_words=not_figures["durations"]
        | {word for period in periods for word in re.findall(r"[a-z]{5,}", period.pattern)}
        | {"per", "so", "date", "all", "far"},
        # all that stands where a pattern, an alternative or a group begins: more than is needed, but no period begins otherwise
        period_openers=frozenset(word for period in periods for word in _OPENERS.findall(period.pattern)) - not_figures["durations"],
        period=re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?P<p{i}>{period.pattern})' for i, period in enumerate(periods))})(?![\w-])"),
        period_ends=re.compile(rf" (?:{list_alternatives(words['period-ends'])})(?![a-z]).*$"),
        looks_back=re.compile(rf"(?:the|those|its|these) (?:{list_alternatives(words['looks-back'])})(?![a-z])|(?:it|neither|that|none) "),
        doubts=build_automaton(doubts),
        # the longest word of each phrase: a sentence without any of them holds no doubt
        doubt_words=frozenset(max(cut(phrase), key=len) for phrase in doubts),
        doubt_rules=doubts,
        people_endings=tuple(sorted(words["people-endings"])),
        harms=harms,
    )


def _compile_not_figures(entries: list[dict]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(entry["role"], set()).update(entry["words"])
        found.setdefault(entry["id"], set()).update(entry["words"])
    # a number with none of these beside it is no date, age, measure, time or part of a name
    first = {phrase.split()[0] for phrase in found["age-after"]}
    near = first.union(*(found[role] for role in ("month", "age-before", "before", "after", "between")), ("and", "to", "or", "of", "past"))
    return {role: frozenset(words) for role, words in {**found, "near-none": near}.items()}


def _compile_periods(entries: list[dict], units: frozenset[str]) -> list[Period]:
    unit, words = f"(?:{list_alternatives(units)})", r"[\w'.-]+(?: [\w'.-]+){0,6}"
    return [
        Period(
            entry["pattern"].replace("{unit}", unit).replace("{words}", words),
            "{words}" in entry["pattern"],
            entry.get("span"),
            entry.get("reach"),
            f"figures/periods/{entry['id']}",
        )
        for entry in entries
    ]
