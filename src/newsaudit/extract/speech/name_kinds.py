"""Whether a name is a person's or a body's."""

import re

_SURNAME_START = re.compile(r"(?:Mc|Mac|O'|D'|L'|Le|La|De|Di|Du|Van|Von|Fitz|St)(?=[A-Z][a-z])")
# how often a name is looked at for what it stands for
_MOST_LOOKS = 12
_APPOSED = re.compile(r", (?:an?|the) (?:[\w'-]+ ){0,4}?([a-z-]+)(?=,| (?:that|which|in|of|based|for)\b)")
_AFTER_NAME = re.compile(r" ([a-z-]+)")


def classify(speakers, full: str, name: str, start: int, block: int, speaks: bool) -> str:
    """named or organisation. `block`: where titles and modifiers before the name begin; `speaks`: it is the subject of a reporting verb."""
    words = speakers.words
    parts = full.split(" ")
    before = speakers.folded[block:start].split()
    if len(parts) == 1:
        # his wife, Ama
        before = [word.rstrip(",") for word in before]
    if any(
        word in words["honorific"] or word in words["honorific-he"] or word in words["honorific-she"] or word.lower() in words["role"]
        for word in before
    ):
        return "named"
    # John Lind International: a body named after a person
    ends_as_body = len(parts) > 2 and (parts[-1] in words["organisation"] or parts[-1].lower() in words["organisation"])
    if (parts[0] in words["first-name-he"] or parts[0] in words["first-name-she"]) and not ends_as_body:
        return "named"
    if any(part in words["organisation"] or part.lower() in words["organisation"] for part in parts) or "of" in parts or "&" in parts:
        return "organisation"
    preceding = speakers.folded[max(0, start - 4) : start].lower()
    if speakers.names.bodies.get_long_form(name) is not None or parts[0].isupper() and len(parts[0]) > 1 and not parts[0].endswith("."):
        return "organisation"
    if before and before[-1].lower() in words["organisation"] or _is_apposed_body(speakers, start + len(name)):
        return "organisation"
    if len(parts) == 1 and full == name and not speaks and speakers.names.describe_at(name, start) & words["role"]:
        # Boateng, the club's captain, has no doubts
        return "named"
    if preceding.endswith("the ") or (len(parts) == 1 and full == name and (not speaks or is_body(speakers, full))):
        return "organisation"
    return "named"


def _is_apposed_body(speakers, end: int) -> bool:
    """Whether the words behind a name that ends at `end` call it a body: Volk, an Orno charity that runs clinics; not Tove, a charity worker."""
    match = _APPOSED.match(speakers.folded, end)
    return match is not None and match[1] in speakers.words["organisation"] and match[1] not in speakers.words["role"]


def is_body(speakers, name: str) -> bool:
    """Whether a single word that the article never gives in full is a body: by its capitals, or because people speak or work for it."""
    if any(letter.isupper() or letter.isdigit() for part in name.split("-") for letter in _SURNAME_START.sub("", part)[1:]):
        return True
    if speakers.names.get_pronoun(name) is not None:
        return False
    at = speakers.folded.find(name)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            break
        before = speakers.folded[max(0, at - 12) : at].split()
        after = _AFTER_NAME.match(speakers.folded, at + len(name))
        if after is not None and after.group(1) in speakers.words["led-by"]:
            # the Boateng administration: of a person
            at = speakers.folded.find(name, at + len(name))
            continue
        if before and before[-1].rstrip(".").lower() in speakers.titles:
            # President Boateng, who also has a Boateng administration
            return False
        if before and before[-1] in ("the", "The", "at") or after and after.group(1) in speakers.common:
            return True
        at = speakers.folded.find(name, at + len(name))
    return False
