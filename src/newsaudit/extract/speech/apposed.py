"""The name between commas behind a subject that tells whose it is or what office: Boateng's niece, Ama, 19, is here."""

import re

from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.units import Unit

# the police officer in the state, Supt. Ama Boateng, came
_TO_NAME = re.compile(r"(?: (?:of|in|for|at|from|representing) [^,.;:\x01\n]{2,60})?, (?=[A-Z])")
_REACH = 60


def find_apposed(folded: str, masked: str, lead: Phrase, unit: Unit, roles: frozenset[str]) -> Phrase:
    """The person whom a comma names behind a subject that is a common noun for a person; else the subject itself."""
    match = _TO_NAME.match(masked, lead.end, unit.end)
    if match is None or roles.isdisjoint(folded[lead.start : lead.end].lower().split()):
        return lead
    named = phrase_after(unit.tokens.between(match.end(), min(unit.end, match.end() + _REACH)))
    is_apposed = named is not None and named.form == "name" and named.block == match.end() and not named.parts
    # his wife, Ama, has gone: the noun tells that she is a person
    return named._replace(block=lead.block) if is_apposed and masked.startswith(",", named.end) else lead
