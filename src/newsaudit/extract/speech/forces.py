"""Whose army it is that a common noun alone names: the military of the country that the sentences before are about."""

from bisect import bisect_left

from newsaudit.extract.speech.persons import MEMORY, Who

_NEAR = 4
_REACH = 12


def find_forces(speakers, printed: str, head: str, position: int, number: int) -> Who | None:
    """The armed forces of the codebook that "the army" or "the military" stands for: those that spoke or were named last, or the subject's own."""
    for said_in, who in reversed(speakers.said[-MEMORY:]):
        if number - said_in > _REACH:
            break
        if who.id is not None and _is_called(speakers, who.id, head):
            return who
    first = bisect_left(speakers.mentions.spans, speakers.units[max(0, number - _NEAR)].start, key=lambda mention: mention.start)
    last = bisect_left(speakers.mentions.spans, position, lo=first, key=lambda mention: mention.start)
    for mention in reversed(speakers.mentions.spans[first:last]):
        if mention.status == "resolved" and _is_called(speakers, mention.actor_id, head):
            return speakers.get_mentioned(mention)
    return _find_of_subject(speakers, printed, head, number)


def _is_called(speakers, id: str, head: str) -> bool:
    """Whether an actor has a name that ends in the noun: Israeli army."""
    actor = speakers.actors.by_id.get(id)
    return actor is not None and actor.kind == "institution" and any(alias.text.lower().endswith(f" {head}") for alias in actor.aliases)


def _find_of_subject(speakers, printed: str, head: str, number: int) -> Who | None:
    """The armed forces of the country that is the subject of the sentence before: Togo bombed a pier. The army said …"""
    lead = speakers.get_lead(number - 1) if number else None
    if lead is None:
        return None
    mention = speakers.mentions.at(lead.start) or speakers.mentions.at(lead.end - 1)
    state = speakers.actors.by_id.get(mention.actor_id) if mention is not None and mention.status == "resolved" else None
    if state is None or state.kind != "state":
        return None
    names = {f"{alias.text} {head}" for alias in state.aliases if alias.form == "demonym"} & speakers.actors.aliases
    if not names:
        return None
    actor = next((actor for actor in speakers.actors.by_id.values() if any(alias.text in names for alias in actor.aliases)), None)
    return speakers.known.get(actor.id) or Who(actor.id, printed, "organisation", "it") if actor is not None else None
