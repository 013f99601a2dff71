"""What finds many strings in a text at once."""

from collections.abc import Iterable
from typing import Any

import ahocorasick_rs


def build_automaton(strings: Iterable[str]) -> Any:
    """What finds the longest of the strings at each place; its table is worth its room, as it takes a third of the time."""
    return ahocorasick_rs.AhoCorasick(
        list(strings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
