"""Full names with a nickname between first name and surname: Kofi "Lefty" Boateng, Robert (Bob) Hale."""

import re
from collections.abc import Iterator

from newsaudit.codebook.word_classes import FIRST_NAME, FUNCTION, WordClasses

_OPENINGS = "\"'("
_NICKNAME = re.compile(r""" (?:"[A-Z][\w-]*(?: [A-Z][\w-]*)?"|'[A-Z][\w-]*'|\([A-Z][a-z]+\)) (?=[A-Z][a-z])""")
_FIRST = re.compile(r"\b[A-Z][\w-]+(?: [A-Z]\.)?$")
_SURNAME = re.compile(r"(?:(?:Mc|Mac|O'|D')?[A-Z][\w-]+)(?: [A-Z][\w-]+)?")
_REACH = 30


def find_nicknamed(folded: str, classes: WordClasses) -> Iterator[tuple[int, int, list[str]]]:
    """Where such a name begins and ends, and its words without the nickname."""
    for opening in _OPENINGS:
        at = folded.find(opening)
        while at >= 0:
            match = _NICKNAME.match(folded, at - 1) if folded[at + 1 : at + 2].isupper() else None
            first = _FIRST.search(folded, max(0, at - 1 - _REACH), at - 1) if match is not None else None
            if first is not None and classes[first[0].partition(" ")[0]] & FIRST_NAME and not classes[first[0]] & FUNCTION:
                surname = _SURNAME.match(folded, match.end())
                if surname is not None:
                    yield first.start(), surname.end(), [first[0].partition(" ")[0], *surname[0].split(" ")]
            at = folded.find(opening, at + 1)
