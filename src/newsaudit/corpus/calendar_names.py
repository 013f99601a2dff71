"""Names of months and weekdays as data (data/codebook/corpus/calendar.yml), ready for patterns."""

import re
from collections.abc import Mapping
from functools import cache

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook


@cache
def get_months() -> Mapping[str, int]:
    """Name in lower case → number of the month. Raises CodebookError."""
    listed = read_codebook(CODEBOOK_DIR / "corpus" / "calendar.yml", "corpus-calendar").data["months"]
    return {name: number for number, names in enumerate(listed, 1) for name in names}


@cache
def month_pattern() -> str:
    """An expression, without groups, for any month's name, longest first."""
    return join_names(get_months())


@cache
def weekday_pattern() -> str:
    """An expression, without groups, for any weekday's name, longest first. Raises CodebookError."""
    listed = read_codebook(CODEBOOK_DIR / "corpus" / "calendar.yml", "corpus-calendar").data["weekdays"]
    return join_names(name for names in listed for name in names)


@cache
def season_pattern() -> str:
    """An expression, without groups, for the seasons that quarterlies are dated by. Raises CodebookError."""
    return join_names(read_codebook(CODEBOOK_DIR / "corpus" / "calendar.yml", "corpus-calendar").data["seasons"])


def join_names(names) -> str:
    """The names as alternatives of an expression, so that no shorter one is taken for a longer."""
    return "(?:" + "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) + ")"
