"""The words that make numbers, hedges and currencies, compiled, and what finds numbers and harms in a text."""

import re
from dataclasses import dataclass
from typing import Any

from newsaudit.codebook.automaton import build_automaton
from newsaudit.codebook.harms import HarmRules

_OPENER = re.compile(r"[a-z%]*")
# roles of anchors; digits have none
NUMBER, HARM = 1, 2


@dataclass(frozen=True, slots=True)
class AnchorWords:
    """The automaton that finds digits, number words and the first words of harms in a text, and by the index of its strings their roles."""

    automaton: Any
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
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
    moves: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hedges:
    """Hedges beside a number. `tails`: those before it by their words, the last word first, each leading to a table of those before it; under None
    what the words so far say."""

    before: dict[str, str]
    tails: dict[str | None, Any]
    not_after: dict[str, frozenset[str]]
    after: dict[str, str]
    after_words: re.Pattern
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Currencies:
    before: dict[str, str]
    letters: dict[str, str]
    before_words: re.Pattern
    last: frozenset[str]
    after: dict[str, str]
    after_words: re.Pattern
    hundredths: frozenset[str]


def list_alternatives(words) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def compile_anchors(numbers: NumberWords, harms: HarmRules) -> AnchorWords:
    """What finds the anchors of these words."""
    # the longest match at a place is the whole word, if any is: no other can hold it
    words = sorted(numbers.values.keys() | harms.first.keys())
    roles = [NUMBER * (word in numbers.values) + HARM * (word in harms.first) for word in words]
    return AnchorWords(build_automaton([*words, *"0123456789"]), (*roles, *(0,) * 10))


def compile_numbers(entries: list[dict], words: dict[str, frozenset[str]], not_figures: dict[str, frozenset[str]]) -> NumberWords:
    """The compiled number words."""
    by_role = {entry["role"]: entry for entry in entries}
    values = {word: (role, value) for role in ("unit", "ten", "magnitude", "vague", "fraction") for word, value in by_role[role]["values"].items()}
    magnitudes, letters = by_role["magnitude"]["values"], by_role["letter"]["values"]
    spaced = list_alternatives(letter for letter in letters if len(letter) > 1)
    return NumberWords(
        values=values,
        letters=letters,
        several=frozenset(by_role["several"]["words"]),
        percent=re.compile(rf"[ -]?(?:{list_alternatives(by_role['percent']['words'])})(?![a-z])"),
        # a metre, a tonne and a byte are written with the same letters: those before a hyphen or a digit are not numbers
        letter=re.compile(rf"(?:({list_alternatives(letters)})| ({spaced}))(?![a-z0-9]|-[a-z])"),
        magnitude=re.compile(rf"[ -]({list_alternatives(magnitudes)})(?![a-z])"),
        part_after=re.compile(rf"[ -](?:{list_alternatives(set(by_role['fraction']['values']) - {'half'})})(?![a-z])"),
        after_scores=re.compile(rf"(?: (?:{list_alternatives(words['after-scores'])})|, (?:possibly|perhaps|maybe|if not))(?![a-z])"),
        before_scores=re.compile(rf"(?:^|[,;:.] |(?<![a-z])(?:{list_alternatives(words['before-scores'])}) )$"),
        no_base=re.compile(rf" (?:\w+ )?(?:{list_alternatives(not_figures['durations'] | words['no-share'])})(?![a-z])"),
        moves=words["change"] | words["gain"],
        change=re.compile(rf"(?<![a-z])(?:{list_alternatives(words['change'])})(?: [a-z'%$0-9.,]+){{0,6}} from $"),
    )


def find_followers(numbers: list[dict], units: frozenset[str], hedges: Hedges, currencies: Currencies) -> frozenset[str]:
    """The first words of all that may go on a number behind a space: a unit (`units`), a range, a share, a hedge."""
    words = {word for entry in numbers for key in ("words", "values") for word in entry.get(key, [])}
    return units | hedges.openers | list_openers(words) | list_openers(currencies.before) | {"to", "or", "and", "in", "out", "of", ""}


def find_units(numbers: list[dict], currencies: Currencies) -> frozenset[str]:
    """The first words of the units behind a number: of the percent sign's and the currencies'."""
    percent = next(entry["words"] for entry in numbers if entry["role"] == "percent")
    return list_openers(percent) | list_openers(currencies.after)


def list_openers(phrases) -> frozenset[str]:
    """What each phrase begins with up to the first space or mark other than a percent sign."""
    return frozenset(_OPENER.match(phrase).group() for phrase in phrases)


def compile_hedges(entries: list[dict]) -> Hedges:
    """The compiled hedges."""
    before = {phrase: entry["hedge"] for entry in entries for phrase in entry["before"]}
    not_after = {entry["hedge"]: frozenset(entry.get("not_after", [])) for entry in entries}
    after = {phrase: entry["hedge"] for entry in entries for phrase in entry.get("after", [])}
    tails: dict[str | None, Any] = {}
    for phrase, hedge in before.items():
        words = tails
        for word in reversed(phrase.split()):
            words = words.setdefault(word, {})
        words[None] = hedge
    return Hedges(before, tails, not_after, after, re.compile(rf"[ -]?({list_alternatives(after)})(?![a-z])"), list_openers(after))


def compile_currencies(entries: list[dict]) -> Currencies:
    """The compiled currencies."""
    before = {sign: entry["id"] for entry in entries for sign in entry.get("before", [])}
    letters = {letter: entry["id"] for entry in entries for letter in entry.get("letters", [])}
    hundredths = {word: entry["id"] for entry in entries for word in entry.get("hundredths", [])}
    after = {word: entry["id"] for entry in entries for word in entry["after"]} | hundredths
    return Currencies(
        before,
        letters,
        re.compile(rf"(?<![a-z])({list_alternatives(before)}) ?$"),
        frozenset(part for sign in (*before, *letters) for part in (sign, sign[-1], sign[-3:]) if part[-1] != " "),
        after,
        re.compile(rf"[ -]({list_alternatives(after)})(?![a-z])"),
        frozenset(hundredths),
    )


