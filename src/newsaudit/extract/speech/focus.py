"""The person whom the sentences just before are about, whom an article then calls by another noun: the coach, the father of three."""

from newsaudit.extract.speech.agreement import agrees, find_persons
from newsaudit.extract.speech.persons import MEMORY, Who
from newsaudit.extract.speech.pronouns import find_antecedent

# how many sentences may stand between what somebody said and the noun that calls that person
_REACH = 3
_MOST_CALLED = 2


def find_focus(speakers, pronoun: str | None, position: int, number: int, *, is_plain: bool = False) -> Who | None:
    """The person whom the sentences just before are about. `pronoun`: he or she as far as the noun tells. `is_plain`: only who speaks or is the
    subject there."""
    said = _find_last_speaker(speakers, number)
    if said is not None and (pronoun is None or agrees(speakers, said, pronoun)):
        return said
    subject = _find_subject(speakers, number - 1)
    if subject is not None and (pronoun is None or agrees(speakers, subject, pronoun)):
        return subject
    if is_plain:
        return None
    if pronoun in ("he", "she"):
        who = find_antecedent(speakers, pronoun, position, number)
    else:
        found = {who.name: who for each in ("he", "she") if (who := find_antecedent(speakers, each, position, number)) is not None}
        who = next(iter(found.values())) if len(found) == 1 else None
    return who if who is not None and who.kind == "named" and who.pronoun != "they" else None


def _find_last_speaker(speakers, number: int) -> Who | None:
    """Who spoke last, where no sentence since then names another person."""
    if not speakers.said:
        return None
    said_in, who = speakers.said[-1]
    if said_in < number - _REACH or who.kind != "named" or who.pronoun in ("it", "they"):
        return None
    for between in range(said_in + 1, number):
        if any(other.name != who.name for pronoun in ("he", "she") for other, _ in find_persons(speakers, between, pronoun)):
            return None
    return who


def _find_subject(speakers, number: int) -> Who | None:
    """The person with whose name a sentence opens, or the one before it where this one goes on about the same."""
    for earlier in range(number, max(-1, number - _MOST_CALLED), -1):
        lead = speakers.get_lead(earlier)
        if lead is None or lead.parts:
            return None
        mention = speakers.mentions.at(lead.start)
        if mention is not None and mention.form == "demonym" and speakers.folded.endswith(("The ", "the "), 0, lead.start):
            # The Swede
            continue
        if lead.form == "name":
            who = speakers.get_who(lead, earlier)
            return who if who is not None and who.kind == "named" and " " in who.name else None
        if lead.form == "pronoun" and speakers.folded[lead.start : lead.end].lower() in ("he", "she"):
            who = find_antecedent(speakers, speakers.folded[lead.start : lead.end].lower(), lead.start, earlier)
            return who if who is not None and who.kind == "named" and who.pronoun != "they" else None
        if lead.form == "noun" and not _calls_person(speakers, speakers.folded[lead.start : lead.end].lower()):
            return None
    return None


def _calls_person(speakers, printed: str) -> bool:
    """Whether a noun phrase may be another word for a person named before: the Swede, the defender; not the game, a driver."""
    first, _, last = printed.rpartition(" ")
    return first.startswith("the") and (last in speakers.words["player"] or last in speakers.words["calling"])


def is_person(speakers, who: Who, number: int) -> bool:
    """Whether the article tells that a named speaker is one person: by a pronoun, by speaking, or by a surname that stands alone."""
    if who.pronoun is not None:
        return who.pronoun in ("he", "she")
    has_spoken = any(said == who and said_in >= number - _REACH for said_in, said in speakers.said[-MEMORY:])
    return has_spoken and " " in who.name or speakers.names.is_called_by_surname(who.name)
