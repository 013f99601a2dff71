"""Hedges beside a number: how firmly it is given."""

from newsaudit.codebook.figures import FigureRules

_LONGEST_LEAD, _LONGEST_HEDGE = 24, 48
_OPENERS = "\"'([-–—"


def find_lead(lower: str, at: int, floor: int) -> str | None:
    """What stands before `at` and a space, back to the space before it; None without a space, or where it is long."""
    if lower[at - 1] != " " or at <= floor:
        return None
    # “around 100” and (about 15 billion euros): the mark before the hedge is none of it
    return lower[max(floor, at - _LONGEST_LEAD) : at - 1].rpartition(" ")[2].lstrip("\"'([")


def read_hedge_before(lower: str, start: int, floor: int, rules: FigureRules) -> tuple[int, str | None]:
    """Where a hedge that ends at `start` begins, and the hedge; `start` and None where none does: about, at least, ~."""
    if start <= floor:
        return start, None
    if lower[start - 1] == "~":
        return start - 1, rules.hedges.before["~"]
    if lower[start - 1] != " ":
        return start, None
    low = max(floor, start - _LONGEST_HEDGE)
    rest, gap, tails = lower[low : start - 1], " ", rules.hedges.tails
    begin, said, lead = start, None, ""
    while gap:
        rest, gap, word = rest.rpartition(" ")
        bare = word.lstrip(_OPENERS)
        tails = tails.get(bare)
        if tails is None:
            break
        if None in tails:
            begin, said, lead = low + len(rest) + len(gap) + len(word) - len(bare), tails[None], rest
        if bare is not word:
            break
    if said is None or said == "exact" or lead.rpartition(" ")[2] in rules.hedges.not_after[said]:
        # talks over two bridges
        return start, None
    return begin, said


def read_hedge_after(lower: str, stop: int, end: int, rules: FigureRules) -> tuple[int, str | None]:
    """Where a hedge that begins at `stop` ends, and the hedge; `stop` and None where none does: or more, or so."""
    match = rules.hedges.after_words.match(lower, stop, end)
    return (match.end(), rules.hedges.after[match.group(1)]) if match else (stop, None)
