"""What one reporting word in a sentence tells: its cue, its speaker's words, what follows."""

from typing import NamedTuple

from newsaudit.codebook.quotes import Cue
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.tail import Tail
from newsaudit.extract.speech.units import Unit


class Attribution(NamedTuple):
    """`phrase`: who speaks, None where shared with another attribution or not found. `start`, `end`: with its subject, as far as the words reported.

    `kind`: verb, source (according to) or noun. `inverted`: the subject follows the verb.
    """

    kind: str
    cue: Cue
    cue_start: int
    cue_end: int
    form: str
    phrase: Phrase | None
    shared: bool
    opener: str
    start: int
    tail: Tail
    inverted: bool


def last_word(unit: Unit, start: int, end: int) -> str:
    """The last word or mark of a stretch."""
    return "".join(unit.tokens.between(max(start, end - 30), end).texts[-1:])
