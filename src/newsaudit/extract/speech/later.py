"""Whom the sentences behind an unnamed source introduce by name as if the reader had met them."""

import re

from newsaudit.extract.speech.agreement import agrees
from newsaudit.extract.speech.pairs import AHEAD, AHEAD_OF_LEDE, LEDE, get_who
from newsaudit.extract.speech.persons import FullName, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.pronouns import POSSESSIVE

_AGED_BEHIND = re.compile(r", \d{1,2}\b|, who\b")
_NEXT = 2
_SUBJECT_REACH = 60
_WORD_BEFORE = 12
_PLACED = (["in"], ["of"], ["for"], ["at"], ["from"], ["near"])
_TO_VERB = re.compile(r",? |, [^.;:]*, (?:also |then |later )?")
_BEFORE_INVERTED = (",", "\x01", "?", "!", "-", "")
_FROM_VERB = re.compile(r" (?:(?:[A-Z][\w.]*|[a-z-]{3,}) ){0,4}")
_LONGEST_OWNER = 40


def find_later(speakers, phrase: Phrase, heads: list[str], pronoun: str | None, number: int) -> Who | None:
    """Whom the next sentences introduce by name as if the reader had met them.

    A woman says … Ama Boateng fell in May; her lawyer said … Femi Obi said.
    """
    head = heads[-1]
    is_lede = number <= LEDE
    for later in range(number + 1, min(len(speakers.units), number + 1 + (AHEAD_OF_LEDE if is_lede else AHEAD))):
        unit = speakers.units[later]
        fresh = [
            (name, who)
            for name in speakers.names.between(unit.start, unit.end)
            if speakers.names.first_starts[name.name] == name.start
            and speakers.masked[name.start] == speakers.folded[name.start]
            and (who := get_who(speakers, name)).kind == "named"
            and (pronoun not in ("he", "she") or agrees(speakers, who, pronoun))
        ]
        is_kept_back = fresh and head in speakers.words["private"]
        if is_kept_back and speakers.rules.shapes["nameless"].search(speakers.folded, phrase.end, fresh[0][0].start):
            # A teen said … the boy, who cannot be named, … Ama Boateng said: somebody else
            return None
        # Boateng, 37, fell, lawyer Femi Obi said: the one whom the sentence calls so comes first
        for is_called in (True, False) if len(fresh) > 1 else (None,):
            for name, who in fresh:
                if is_called is not None and (head in speakers.names.get_description(name.name)) != is_called:
                    continue
                if _may_be(speakers, phrase, heads, name, later, number) and _is_subject(speakers, name, later, is_lede):
                    speakers.names.add_description(name.name, heads)
                    return who
        if unit.marks and not is_lede and speakers.units[later].paragraph > speakers.units[number].paragraph + 2:
            break
    return None


def _may_be(speakers, phrase: Phrase, heads: list[str], name: FullName, later: int, number: int) -> bool:
    """Whether a name in sentence `later` may be, as the article describes it, that of whom a phrase in sentence `number` calls by a noun."""
    words, first, head = speakers.words, heads[0], heads[-1]
    if head.startswith("spokes") and speakers.folded.endswith("'s ", 0, name.start) and _get_owner(speakers, name) not in heads:
        # A ministry spokesman said so. Labour's Ama Boateng said: of another body
        return False
    is_office = head in words["office"] and first not in POSSESSIVE
    described = speakers.names.get_description(name.name)
    titled = described & speakers.titles
    roles = described & words["role"] - words["private"] - {head}
    is_lede = number <= LEDE
    if is_office and is_lede and later - number <= _NEXT and not titled and not roles:
        # Togo's premier says … Ama Boateng says: the second sentence opens with the name, or with a quotation and the name
        unit = speakers.units[later]
        is_beside = unit.paragraph == speakers.units[number].paragraph
        is_holder = name.start == unit.start or is_beside and not speakers.masked[unit.start : name.start].strip("\x01 ,")
    else:
        # the national chief is no Grand Chief
        printed = speakers.folded[phrase.start : phrase.end].split(" ")[1 : len(heads) - 1]
        is_other = is_office and first == "the" and any(word.islower() and word not in described for word in printed)
        is_holder = head in described and not is_other
    return is_holder or not titled and not is_office and (not roles or head in words["private"] and is_lede)


def _get_owner(speakers, name: FullName) -> str:
    """The word in the genitive right before a name, in lower case: labour, in Labour's Ama Boateng."""
    return speakers.folded[max(0, name.start - _LONGEST_OWNER) : name.start - len("'s ")].rpartition(" ")[2].lower()


def _is_subject(speakers, name: FullName, number: int, is_lede: bool) -> bool:
    """Whether a name is the subject of its sentence's reporting verb, or in the lede of the sentence itself."""
    unit = speakers.units[number]
    if speakers.masked[max(unit.start, name.start - _WORD_BEFORE) : name.start].split(" ")[-2:-1] in _PLACED:
        # the director for Accra said
        return False
    for hit in unit.hits:
        if hit.verb is None:
            continue
        is_telling = "addressee" in hit.verb.frames
        if 0 <= hit.start - name.end <= _SUBJECT_REACH and _TO_VERB.fullmatch(speakers.masked, name.end, hit.start):
            return True
        is_inverted = not is_telling and speakers.masked[max(unit.start, hit.start - 2) : hit.start].rstrip()[-1:] in _BEFORE_INVERTED
        if is_inverted and 0 <= name.start - hit.end <= _SUBJECT_REACH and _FROM_VERB.fullmatch(speakers.masked, hit.end, name.start):
            return True
    # of a place that opens a sentence nothing tells that it is a person
    is_person = is_lede and (
        get_who(speakers, name).pronoun is not None
        or speakers.names.get_description(name.name) & speakers.words["role"]
        or _AGED_BEHIND.match(speakers.folded, name.end) is not None
    )
    lead = speakers.get_lead(number) if is_person else None
    return lead is not None and lead.start <= name.start and name.end <= lead.end
