"""What one reporting word in a sentence tells: its cue, its speaker's words, what follows."""

from typing import NamedTuple

from newsaudit.codebook.quotes import Cue
from newsaudit.extract.speech.phrases import Phrase
from newsaudit.extract.speech.tails import Tail
from newsaudit.extract.speech.tokens import read_tokens


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


def last_word(masked: str, start: int, end: int) -> str:
    tokens = read_tokens(masked, max(start, end - 30), end)
    return tokens[-1].text if tokens else ""
