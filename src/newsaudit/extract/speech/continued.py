"""Who speaks in a sentence that holds only a quotation, with no attribution of its own."""

from newsaudit.extract.speech.persons import NOBODY, Who
from newsaudit.extract.speech.pronouns import POSSESSIVE, find_antecedent


def find_continued(speakers, number: int) -> Who:
    """Who speaks in a unit that holds only a quotation: the person the sentence just before is about, else who spoke last."""
    if number and number - 1 not in speakers.speaking:
        lead = speakers.get_lead(number - 1)
        own = speakers.folded[lead.start : lead.end].lower().partition(" ")[0] if lead is not None and lead.form == "noun" else ""
        if lead is not None and (lead.form in ("name", "pronoun") or own in ("his", "her")):
            if own in ("his", "her"):
                # Her message is simple. “…”
                who = find_antecedent(speakers, POSSESSIVE[own], lead.start, number - 1)
            elif lead.form == "pronoun":
                who = find_antecedent(speakers, speakers.folded[lead.start : lead.end].lower(), lead.start, number - 1)
            else:
                who = speakers.get_who(lead, number - 1)
            if who is not None and who.kind == "named" and who.pronoun != "they":
                return who
        elif lead is not None and lead.form == "noun" and (who := _find_introduced(speakers, number - 1)) is not None:
            return who
    return speakers.said[-1][1] if speakers.said else NOBODY


def _find_introduced(speakers, number: int) -> Who | None:
    """The one person whom a sentence names, for the first time and with a description: It was no shock to Ama Boateng, head of the yard."""
    unit = speakers.units[number]
    named = speakers.names.between(unit.start, unit.end)
    if unit.zone != "body" or len(named) != 1 or speakers.names.first_starts[named[0].name] != named[0].start or speakers.folded[named[0].end] != ",":
        return None
    if not speakers.names.get_description(named[0].name) & speakers.words["role"]:
        return None
    mention = speakers.mentions.at(named[0].end - 1)
    who = speakers.get_mentioned(mention) if mention is not None else speakers.get_named(named[0].name, named[0].start, named[0].start, speaks=True)
    return who if who.kind == "named" else None
