"""Hedges beside a number: how firmly it is given."""

from newsaudit.codebook.figures import FigureRules

_LONGEST_LEAD = 24


def find_lead(lower: str, at: int, floor: int) -> str | None:
    """What stands before `at` and a space, back to the space before it; None without a space, or where it is long."""
    if lower[at - 1] != " " or at <= floor:
        return None
    space = lower.rfind(" ", max(floor, at - _LONGEST_LEAD), at - 1)
    # “around 100” and (about 15 billion euros): the mark before the hedge is none of it
    return lower[space + 1 if space >= 0 else max(floor, at - _LONGEST_LEAD) : at - 1].lstrip("\"'([")


def read_hedge_before(lower: str, start: int, floor: int, rules: FigureRules) -> tuple[int, str | None]:
    """Where a hedge that ends at `start` begins, and the hedge; `start` and None where none does: about, at least, ~."""
    if start <= floor or find_lead(lower, start, floor) not in rules.hedges.last and lower[start - 1] != "~":
        return start, None
    window = lower[max(floor, start - 48) : start]
    words = window.split(" ")[:-1] if window[-1] == " " else [window[-1]]
    for n in range(min(rules.hedges.longest, len(words)), 0, -1):
        phrase = " ".join(words[-n:])
        stripped = phrase.lstrip("\"'([-–—")
        if stripped in rules.hedges.before:
            hedge = rules.hedges.before[stripped]
            if hedge == "exact" or n < len(words) and words[-n - 1] in rules.hedges.not_after[hedge]:
                # talks over two bridges
                return start, None
            begin = start - len(stripped) - (window[-1] == " ")
            return begin, hedge
    return start, None


def read_hedge_after(lower: str, stop: int, end: int, rules: FigureRules) -> tuple[int, str | None]:
    """Where a hedge that begins at `stop` ends, and the hedge; `stop` and None where none does: or more, or so."""
    match = rules.hedges.after_words.match(lower, stop, end)
    return (match.end(), rules.hedges.after[match.group(1)]) if match else (stop, None)
