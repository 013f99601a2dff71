"""Which body of the article a common noun stands for: the company, the agency, the army."""

import re

from newsaudit.codebook.word_classes import ORGANISATION, PREPOSITION
from newsaudit.extract.speech.agreement import may_be_body
from newsaudit.extract.speech.forces import find_forces
from newsaudit.extract.speech.persons import MEMORY, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.pronouns import learn

_SUBJECTS_BACK = 3
_GROUPS = frozenset(("group", "organisation", "organization", "body", "movement"))
_NO_EMPLOYER = frozenset(("person", "state", "people"))
_OF_BODY = re.compile(r",? (?:of|from|with) (?:the )?([A-Z][\w&'.-]*(?: (?:(?:of|for|and|the|&) ){0,2}[A-Z][\w&'-]*)*)")


def get_body(speakers, phrase: Phrase, printed: str, head: str, definite: bool, number: int) -> Who:
    """A body by its common noun: the company that spoke last or whose name holds the word; else the words themselves."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", printed)
    if definite and head in speakers.words["forces"] and plain.lower() == head:
        forces = find_forces(speakers, printed, head, phrase.start, number)
        if forces is not None:
            return forces
    if definite and plain.lower() in _GROUPS and (subject := _get_subject_body(speakers, number, back=1)) is not None:
        # the League for Rivers, an alliance of clubs, voiced worry. … the group said
        return subject
    described = speakers.names.bodies.get_described(head, phrase.start) if definite and " " not in plain else None
    if described is None and printed.lower().startswith(("a ", "an ")):
        # A growers union has sued. … The union, the Orchard League, said
        described = speakers.names.bodies.get_named_later(head, phrase.end)
    if described is not None:
        return speakers.known.setdefault(described, Who(None, described, "organisation", "it"))._replace(kind="organisation")
    if definite and head in speakers.words["generic-body"] and " " not in plain and speakers.said and number - speakers.said[-1][0] <= 2:
        employer = _get_employer(speakers, speakers.said[-1][1])
        if employer is not None and _may_stand_for(speakers, head, employer.name):
            return employer
    if definite and len(plain.split()) <= 3:
        for said_in, who in reversed(speakers.said[-MEMORY:]):
            if (
                who.kind == "named"
                and who.pronoun is None
                and may_be_body(speakers, who)
                and _may_stand_for(speakers, head, who.name)
                and number - said_in <= 2
            ):
                return learn(speakers, who, "it")._replace(kind="organisation")
            if who.kind == "organisation" and (
                head in who.name.lower().split() or (number - said_in <= 6 and len(plain.split()) <= 2 and _may_stand_for(speakers, head, who.name))
            ):
                return who
    holding = _get_holding(speakers, head, phrase.start) if definite and plain.lower() == head else None
    if holding is not None:
        return holding
    near = _get_subject_body(speakers, number) if definite and " " not in plain and head in speakers.words["generic-body"] else None
    if near is not None and _may_stand_for(speakers, head, near.name):
        return near
    if definite and " " not in plain and head in speakers.words["firm"] and not speakers.names.bodies.is_described(head):
        # Kalvo urged the board to act. The broadcaster said
        firm = _get_subject_body(speakers, number, back=1)
        if firm is not None:
            return firm
    known = speakers.known.get(printed.lower())
    if known is None:
        known = speakers.known[printed.lower()] = Who(None, printed, "organisation", "it")
    return known


def _get_employer(speakers, who: Who) -> Who | None:
    """The body that a person belongs to by the words behind the full name: Ama Boateng of Divers Without Borders."""
    start = speakers.names.first_starts.get(who.name) if who.kind == "named" else None
    match = _OF_BODY.match(speakers.folded, start + len(who.name)) if start is not None else None
    if match is None:
        return None
    mention = speakers.mentions.at(match.end() - 1)
    if mention is not None:
        actor = speakers.actors.by_id.get(mention.actor_id)
        return speakers.get_mentioned(mention) if actor is not None and actor.kind not in _NO_EMPLOYER else None
    bits = [speakers.rules.vocabulary.classes[word] for word in match[1].split(" ")]
    is_body = match[1].isupper() or any(here & (ORGANISATION | PREPOSITION) for here in bits)
    # Lee Ong of Accra
    return speakers.known.setdefault(match[1], Who(None, match[1], "organisation", "it")) if is_body else None


def _get_holding(speakers, head: str, position: int) -> Who | None:
    """The one body of the article whose name holds a common noun: the council, where Leeds City Council has been named."""
    if head not in speakers.words["holder"]:
        return None
    body = speakers.names.bodies.get_holding(head, position)
    if body is None:
        return None
    mention = speakers.mentions.at(body.end - 1)
    if mention is not None and mention.start <= body.start:
        return speakers.get_mentioned(mention)
    return speakers.known.setdefault(body.name, Who(None, body.name, "organisation", "it"))._replace(kind="organisation")


def _get_subject_body(speakers, number: int, *, back: int = _SUBJECTS_BACK) -> Who | None:
    """The body that is the subject of one of the sentences just before: Ports Norway has shut the pier. The agency says …"""
    for earlier in range(number - 1, max(-1, number - 1 - back), -1):
        lead = speakers.get_lead(earlier)
        who = speakers.get_who(lead, earlier) if lead is not None and lead.form == "name" else None
        if who is not None and who.kind == "organisation" and not who.name.lower().endswith(speakers.plural_endings):
            return who
    return None


def _may_stand_for(speakers, head: str, name: str) -> bool:
    """Whether a common noun like "the company" may mean a body of this name, which does not hold the noun itself."""
    words = speakers.words
    if head in words["named-body"]:
        return name.isupper()
    return head in words["generic-body"] and (head not in ("company", "firm", "utility") or words["no-firm"].isdisjoint(name.lower().split()))
