"""Speakers and sources called by a common noun, counted as one whether or not the noun opens a sentence."""

import re
from collections.abc import Container, Sequence

_OPENS_SENTENCE = re.compile(r"(?:The|An?|One|Some|His|Her|Their|Its|Our|My) (?=[a-z])")


def join_cases(speakers: Sequence[str], prefix: str = "", ids: Container[str] = ()) -> list[str]:
    """The speakers, those behind `prefix` without a capital letter that only opens a sentence: "The lender" is "the lender", and "Police" is "police"
    where both stand among them. `ids` are no words: no name becomes one of them."""
    names, at = set(speakers), len(prefix)
    plain = {}
    for name in names:
        if name.startswith(prefix) and name[at : at + 1].isupper():
            small = name[:at] + name[at].lower() + name[at + 1 :]
            if small not in ids and (small in names or _OPENS_SENTENCE.match(name, at)):
                plain[name] = small
    return [plain.get(name, name) for name in speakers] if plain else list(speakers)
