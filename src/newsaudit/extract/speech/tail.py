"""What follows a reporting verb, as speech rules pass it on."""

from typing import NamedTuple

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.speech.units import Unit

# how far behind the verb "that" may stand, in characters
THAT_REACH = 110


class Tail(NamedTuple):
    """`kind`: that, clause, whether, to, verb (words reported begin at `start`), mark (a quotation begins there), colon, comma, end or none.

    `cue_end`: where the cue ends, its addressee included.
    """

    kind: str
    start: int
    cue_end: int


class Behind(NamedTuple):
    """The words behind a reporting verb as far as they are read: `at` is the next offset, `cue_end` where the verb and whom it is said to end.

    `has_that`: whether "that" stands within reach, without which no rule for it need be tried.
    """

    masked: str
    cue: Cue
    unit: Unit
    rules: QuoteRules
    at: int
    cue_end: int
    has_that: bool
