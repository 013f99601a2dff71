"""The codebook of figures and casualties, compiled for the extractors."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs

from newsaudit.codebook.harms import HarmRules, compile_harms
from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook


# roles of anchors; digits have none
NUMBER, HARM = 1, 2


class AnchorWords(NamedTuple):
    """The automaton that finds digits, number words and the first words of harms in a text, and by the index of its strings their roles."""

    automaton: Any
    roles: tuple[int, ...]


class NumberWords(NamedTuple):
    """Words that make numbers, by what they do."""

    values: dict[str, tuple[str, int]]
    letters: dict[str, int]
    several: frozenset[str]
    percent: re.Pattern
    letter: re.Pattern
    magnitude: re.Pattern
    part_after: re.Pattern
    after_scores: re.Pattern
    before_scores: re.Pattern
    no_base: re.Pattern
    change: re.Pattern


class Hedges(NamedTuple):
    before: dict[str, str]
    not_after: dict[str, frozenset[str]]
    after: dict[str, str]
    after_words: re.Pattern
    longest: int
    last: frozenset[str]


class Currencies(NamedTuple):
    before: dict[str, str]
    before_words: re.Pattern
    last: frozenset[str]
    after: dict[str, str]
    after_words: re.Pattern


class Period(NamedTuple):
    """A way to name the time that a figure is counted over: its pattern, what it says of the count, and how near after the figure it stands."""

    pattern: str
    takes_words: bool
    span: str | None
    reach: int | None
    rule: str


class Kind(NamedTuple):
    """What a figure may count; `rule` is the path of its codebook entry."""

    id: str
    category: str
    measure: str
    unit: str | None
    near: frozenset[str]
    is_money: bool
    rule: str


class FigureRules(NamedTuple):
    """All that the figure and casualty extractors know of English."""

    anchors: AnchorWords
    numbers: NumberWords
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
    verbs_before: dict[str, list]
    verbs_after: dict[str, list]
    totals: dict[str, list]
    kind_words: frozenset[str]
    words: dict[str, frozenset[str]]
    people_endings: tuple[str, ...]
    periods: list[Period]
    period: re.Pattern
    period_words: frozenset[str]
    period_openers: frozenset[str]
    doubts: Any
    doubt_rules: dict[str, str]
    period_ends: re.Pattern
    looks_back: re.Pattern
    harms: HarmRules


def _alternatives(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _phrases(pairs) -> dict[str, list]:
    """Phrases by their first word: a list of (the other words, value), longest first."""
    found: dict[str, list] = {}
    for phrase, value in pairs:
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), value))
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
    compiled_kinds = {
        k["id"]: Kind(
            k["id"], k["category"], k["measure"], k.get("unit"), frozenset(k.get("near", [])), k.get("money", False), f"figures/kinds/{k['id']}"
        )
        for k in kinds
    }
    number_words = _compile_numbers(numbers, words, not_figures)
    compiled_hedges, compiled_currencies = _compile_hedges(hedges), _compile_currencies(currencies)
    harms = compile_harms(_entries(folder, "casualties"), _entries(folder, "context"), words["people"])
    return FigureRules(
        anchors=_compile_anchors(number_words, harms),
        numbers=number_words,
        followers=_find_followers(numbers, hedges, currencies),
        # what may belong to a number after it
        leads=compiled_hedges.last | compiled_currencies.last | {"~"},
        hedges=compiled_hedges,
        currencies=compiled_currencies,
        not_figures=not_figures,
        measure_after=re.compile(rf" (?:{_alternatives(not_figures['after'])})(?![a-z])"),
        # may and march are words of their own
        plain_months=not_figures["month"] - {"may", "march", "mar", "sun", "dec"},
        kinds=compiled_kinds,
        money=tuple(kind for kind in compiled_kinds.values() if kind.is_money),
        nouns={noun: kind["id"] for kind in kinds for noun in kind.get("nouns", [])},
        verbs_before=_phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("before", [])),
        verbs_after=_phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("after", [])),
        totals=_phrases((phrase, kind["id"]) for kind in kinds for phrase in kind.get("total", [])),
        words=words,
        kind_words=frozenset(phrase.split()[0] for kind in kinds for role in ("before", "after", "total") for phrase in kind.get(role, [])),
        periods=periods,
        # a time holds a unit of time or a word of its pattern that has no other use
        period_words=not_figures["durations"]
        | {word for period in periods for word in re.findall(r"[a-z]{5,}", period.pattern)}
        | {"per", "so", "date", "all", "far"},
        # all that stands where a pattern, an alternative or a group begins: more than is needed, but no period begins otherwise
        period_openers=frozenset(word for period in periods for word in re.findall(r"(?:^|\||\(\?:)([a-z]+)", period.pattern)) - not_figures["durations"],
        period=re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?P<p{i}>{period.pattern})' for i, period in enumerate(periods))})(?![\w-])"),
        period_ends=re.compile(rf" (?:{_alternatives(words['period-ends'])})(?![a-z]).*$"),
        looks_back=re.compile(rf"(?:the|those|its|these) (?:{_alternatives(words['looks-back'])})(?![a-z])|(?:it|neither|that|none) "),
        doubts=_build_automaton(doubts),
        doubt_rules=doubts,
        people_endings=tuple(sorted(words["people-endings"])),
        harms=harms,
    )


def _build_automaton(strings) -> Any:
    """What finds the longest of the strings at each place; its table is worth its room, as it takes a third of the time."""
    return ahocorasick_rs.AhoCorasick(
        list(strings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )


def _compile_anchors(numbers: NumberWords, harms: HarmRules) -> AnchorWords:
    # the longest match at a place is the whole word, if any is: no other can hold it
    words = sorted(numbers.values.keys() | harms.first.keys())
    return AnchorWords(_build_automaton([*words, *"0123456789"]), tuple(NUMBER * (word in numbers.values) + HARM * (word in harms.first) for word in words) + (0,) * 10)


def _compile_numbers(entries: list[dict], words: dict[str, frozenset[str]], not_figures: dict[str, frozenset[str]]) -> NumberWords:
    by_role = {entry["role"]: entry for entry in entries}
    values = {word: (role, value) for role in ("unit", "ten", "magnitude", "vague", "fraction") for word, value in by_role[role]["values"].items()}
    magnitudes, letters = by_role["magnitude"]["values"], by_role["letter"]["values"]
    return NumberWords(
        values=values,
        letters=letters,
        several=frozenset(by_role["several"]["words"]),
        percent=re.compile(rf"[ -]?(?:{_alternatives(by_role['percent']['words'])})(?![a-z])"),
        # a metre, a tonne and a byte are written with the same letters: those before a hyphen or a digit are not numbers
        letter=re.compile(rf"(?:({_alternatives(letters)})| ({_alternatives(letter for letter in letters if len(letter) > 1)}))(?![a-z0-9]|-[a-z])"),
        magnitude=re.compile(rf"[ -]({_alternatives(magnitudes)})(?![a-z])"),
        part_after=re.compile(rf"[ -](?:{_alternatives(set(by_role['fraction']['values']) - {'half'})})(?![a-z])"),
        after_scores=re.compile(rf" (?:{_alternatives(words['after-scores'])})(?![a-z])"),
        before_scores=re.compile(rf"(?:^|[,;:.] |(?<![a-z])(?:{_alternatives(words['before-scores'])}) )$"),
        no_base=re.compile(rf" (?:\w+ )?(?:{_alternatives(not_figures['durations'] | words['no-share'])})(?![a-z])"),
        change=re.compile(rf"(?<![a-z])(?:{_alternatives(words['change'])})(?: [a-z'%$0-9.,]+){{0,6}} from $"),
    )


def _find_followers(numbers: list[dict], hedges: list[dict], currencies: list[dict]) -> frozenset[str]:
    """The first words of all that may go on a number behind a space: a unit, a range, a share, a hedge."""
    phrases = [phrase for entry in numbers for phrase in entry.get("words", [])]
    phrases += [phrase for entry in (*hedges, *currencies) for phrase in entry.get("after", [])]
    signs = {re.match(r"[a-z%]*", sign).group() for entry in currencies for sign in entry["before"]}
    return frozenset({re.match(r"[a-z%]*", phrase).group() for phrase in phrases} | signs | {"to", "or", "and", "in", "out", "of", ""}
        | {word for entry in numbers for word in entry.get("values", [])})


def _compile_hedges(entries: list[dict]) -> Hedges:
    before = {phrase: entry["hedge"] for entry in entries for phrase in entry["before"]}
    not_after = {entry["hedge"]: frozenset(entry.get("not_after", [])) for entry in entries}
    after = {phrase: entry["hedge"] for entry in entries for phrase in entry.get("after", [])}
    return Hedges(
        before,
        not_after,
        after,
        re.compile(rf"[ -]?({_alternatives(after)})(?![a-z])"),
        max(len(phrase.split()) for phrase in before),
        frozenset(phrase.split()[-1] for phrase in before),
    )


def _compile_currencies(entries: list[dict]) -> Currencies:
    before = {sign: entry["id"] for entry in entries for sign in entry["before"]}
    after = {word: entry["id"] for entry in entries for word in entry["after"]}
    return Currencies(
        before,
        re.compile(rf"(?<![a-z])({_alternatives(before)}) ?$"),
        frozenset(part for sign in before for part in (sign, sign[-1], sign[-3:]) if part[-1] != " "),
        after,
        re.compile(rf"[ -]({_alternatives(after)})(?![a-z])"),
    )


def _compile_not_figures(entries: list[dict]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(entry["role"], set()).update(entry["words"])
        found.setdefault(entry["id"], set()).update(entry["words"])
    return {role: frozenset(words) for role, words in found.items()}


def _compile_periods(entries: list[dict], units: frozenset[str]) -> list[Period]:
    unit, words = f"(?:{_alternatives(units)})", r"[\w'.-]+(?: [\w'.-]+){0,6}"
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
