"""Which of the persons and bodies of an article agree with a pronoun."""

import re

from newsaudit.codebook.word_classes import FUNCTION
from newsaudit.extract.speech.persons import MEMORY, Who

_PLURAL = frozenset("they we".split())
# so near the head of a sentence that the pronoun behind may be the name's
_NEAR_HEAD = 12
_FAMILY = {"he": frozenset(("he", "his", "him")), "she": frozenset(("she", "her"))}
_CAPITALISED = re.compile(r"[A-Z](?<![\w'].)(?:\.|[\w-]*)(?: (?:[A-Z]\.|[A-Z][\w-]*))*")


def find_persons(speakers, number: int, pronoun: str, before: int | None = None) -> list[tuple[Who, bool]]:
    """The persons named in a unit outside quotations with whom a pronoun agrees, and whether they are named in full there."""
    unit = speakers.units[number]
    found: dict[str, tuple[Who, bool]] = {}
    classes = speakers.rules.vocabulary.classes
    for match in _CAPITALISED.finditer(speakers.masked, unit.start, unit.end if before is None else before):
        name, start = match.group(), match.start()
        while " " in name and classes[name.partition(" ")[0]] & FUNCTION:
            # For Ama Boateng, When Boateng
            start += name.index(" ") + 1
            name = name.partition(" ")[2]
        if " " not in name and not name.isupper() and not speakers.names.is_part(name):
            # most capitals open a sentence
            continue
        full = speakers.names.get_full(name, start)
        if full == name and full not in speakers.names.first_starts:
            # Late on Friday Fisheries Minister Ama Boateng spoke: the name stands within the run of capitals
            within = speakers.names.between(start, match.end())
            if not within:
                continue
            start, name = within[0].start, within[0].name
            full = name
        mention = speakers.mentions.at(match.end() - 1)
        who = speakers.get_mentioned(mention) if mention is not None else speakers.get_named(full, start, start)
        if who.kind != "named" or not agrees(speakers, who, pronoun):
            continue
        if (
            who.pronoun is None
            and not (speakers.names.get_description(full) & speakers.words["role"])
            and not any(said == who for _, said in speakers.said[-MEMORY:])
            and not (before is not None and speakers.masked.startswith("As for ", unit.start))
            # for Ama Boateng, Friday is a day she has awaited
            and not (before is None and " " in name and start - unit.start < _NEAR_HEAD and speakers.get_pronouns(number) & _FAMILY[pronoun])
        ):
            continue
        is_full = " " in name or found.get(who.name, (who, False))[1]
        found[who.name] = (who, is_full)
    return list(found.values())


def agrees(speakers, who: Who, pronoun: str) -> bool:
    if pronoun in ("he", "she"):
        return who.pronoun == pronoun or (who.pronoun is None and who.kind in ("named", "title", "anonymous"))
    if pronoun in _PLURAL:
        return who.pronoun == "they" or who.kind == "organisation" or (who.kind == "anonymous" and who.pronoun != "he" and who.pronoun != "she")
    if pronoun == "it":
        return (
            who.pronoun == "it"
            or who.kind in ("organisation", "document")
            or (who.kind == "named" and who.pronoun is None and may_be_body(speakers, who))
        )
    return False


def may_be_body(speakers, who: Who) -> bool:
    if speakers.names.is_called_by_surname(who.name):
        return False
    return not (speakers.names.get_description(who.name) & speakers.words["role"]) and who.name.split(" ")[0] not in speakers.words["honorific"]
