"""Who an unnamed person of the article turns out to be: told by age, by kin, as one of two, or named in the sentences that follow."""

import re

from newsaudit.extract.speech.agreement import agrees
from newsaudit.extract.speech.focus import find_focus, is_person
from newsaudit.extract.speech.later import find_later
from newsaudit.extract.speech.pairs import LEDE, find_two, get_who
from newsaudit.extract.speech.persons import Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.pronouns import POSSESSIVE, find_antecedent

_AGE = re.compile(r"\b(\d{1,3})-year-old\b")
_AGED = 40
_FEW_NAMES = 4
_NAMELESS_REACH = 200
_WHO = (" who ", ", who ", " and ", " identified ", " named ", ", identified ")
# what a clause says before the name that its speaker gives
_OWN_NAME = re.compile(
    r",? (?:who |and |(?=identified |named ))(?:[a-z]+ ){0,6}?"
    r"(?:(?:identified|introduced|named|known)(?: (?:himself|herself))?(?: only| just| simply| to \w+)? (?:as |by )|"
    r"(?:gave|give|giving|gives|offered) (?:only )?(?:his|her|the) (?:first |full )?name (?:only |just )?(?:as |of )?|named |"
    r"by (?:his|her|a) (?:first|last|given) name(?: only|, |: )|goes by (?:the name )?)"
    r"(?:only )?([A-Z][\w'-]+(?: (?:[A-Z]\.|[A-Z][\w'-]+)){0,3})"
)


def find_in_cast(speakers, phrase: Phrase, heads: list[str], pronoun: str | None, number: int) -> Who | None:
    """The named person, or the named two, whom an unnamed source is: None where the article does not tell, or where it keeps the name back.

    `heads`: the words of the phrase in lower case, its noun last. `pronoun`: he, she, they or None as far as the noun tells.
    """
    words, unit = speakers.words, speakers.units[number]
    own = _read_own_name(speakers, phrase, unit.end)
    if own is not None:
        return own
    if speakers.rules.shapes["nameless"].search(speakers.folded, phrase.end, min(unit.end, phrase.end + _NAMELESS_REACH)):
        return None
    first, head = heads[0], heads[-1]
    if head in words["unnamed"] or head in words["determiner"]:
        return None
    age = _AGE.search(speakers.folded, phrase.start, phrase.end)
    is_new = first in ("a", "an", "one", "another")
    if head in words["two"] or first in ("both", "two") and head.endswith(("s", "n")):
        return find_two(speakers, phrase, number, pronoun if pronoun in ("he", "she") else None, is_back=first != "a" and first != "two")
    if head.endswith("s") and not head.endswith("ss") and "-" not in head or head in words["plural-head"]:
        return None
    if head in words["player"] and not is_new:
        player = _find_player(speakers, phrase, heads, age, pronoun, number)
        if player is not None:
            return player
    if age and not is_new:
        return _find_aged(speakers, age[1], phrase.start, number)
    kin = _find_kin(speakers, phrase, heads, number) if head in words["kin"] else None
    if kin is not None:
        return kin
    if first == "the" and (head in words["renaming"] or any(word in words["renaming"] for word in heads[1:-1])):
        # the retired seamstress, the Hilo native: another word for whom the article is about just now
        focus = find_focus(speakers, pronoun, phrase.start, number)
        if focus is not None:
            return focus
    if first == "the" and head not in words["of-others"] and number <= LEDE and not speakers.names.is_introduced(head, phrase.start):
        only = _find_only(speakers, phrase.start)
        if only is not None and (pronoun is None or agrees(speakers, only, pronoun)):
            return only
    if first == "the" and head in words["calling"] and not speakers.names.is_introduced(head, phrase.start):
        # Boateng took to her blog. … the nurse wrote
        focus = find_focus(speakers, pronoun, phrase.start, number)
        if focus is not None and (pronoun is None or focus.pronoun in (pronoun, None)) and is_person(speakers, focus, number):
            return focus
    if first == "the" and number > LEDE and head in words["role"] and speakers.mentions.at(phrase.start + len("the ")) is None:
        # Opposition Leader Ama Boateng called it late. … the Orchard leader said: she holds such an office, not the Togolese leader
        focus = find_focus(speakers, pronoun, phrase.start, number, is_plain=True)
        if focus is not None and head in speakers.names.get_description(focus.name):
            return focus
    is_work = head in words["role"] and not any(head in words[kind] for kind in ("of-others", "office", "private", "led"))
    if first == "the" and number > LEDE and is_work:
        # a noun that the article uses for the first time, the whistleblower, is another word for whom it is about
        is_first = speakers.masked.find(f" {head}", 0, phrase.start - 1) < 0
        focus = find_focus(speakers, pronoun, phrase.start, number, is_plain=True) if is_first else None
        if focus is not None and is_person(speakers, focus, number):
            return focus
    return find_later(speakers, phrase, heads, pronoun, number)


def _read_own_name(speakers, phrase: Phrase, end: int) -> Who | None:
    """The person whose name the clause behind tells: a resident, who identified himself as Kofi; a woman, who would give her name only as Ama."""
    if not speakers.folded.startswith(_WHO, phrase.end):
        return None
    match = _OWN_NAME.match(speakers.folded, phrase.end, min(end, phrase.end + _NAMELESS_REACH))
    return speakers.get_named(match[1], match.start(1), match.start(1), speaks=True) if match is not None else None


def _find_aged(speakers, age: str, position: int, number: int) -> Who | None:
    """The one person whom the article gives this age, else whom it is about just now."""
    aged: dict[str, Who] = {}
    for name in speakers.names.before(position):
        behind = speakers.folded[name.end : name.end + _AGED]
        before = speakers.folded[max(0, name.start - _AGED) : name.start]
        if behind.startswith((f", {age},", f", {age}.", f" ({age})", f", a {age}-", f", the {age}-")) or before.rstrip().endswith(f"{age}-year-old"):
            aged.setdefault(name.name, get_who(speakers, name))
    if len(aged) == 1:
        return next(iter(aged.values()))
    return find_focus(speakers, None, position, number) if not aged else None


def _find_player(speakers, phrase: Phrase, heads: list[str], age: re.Match | None, pronoun: str | None, number: int) -> Who | None:
    """The athlete whom the sentences just before are about; never a coach or manager."""
    if heads[0] != "the" or speakers.names.is_introduced(heads[-1], phrase.start):
        return None
    who = _find_aged(speakers, age[1], phrase.start, number) if age else find_focus(speakers, pronoun, phrase.start, number)
    if who is None or not speakers.names.get_description(who.name) & speakers.words["trainer"]:
        return who
    for name in reversed(speakers.names.before(phrase.start, most=_FEW_NAMES)):
        other = get_who(speakers, name)
        if other.kind == "named" and not speakers.names.get_description(name.name) & speakers.words["trainer"]:
            return other
    return None


def _find_only(speakers, position: int) -> Who | None:
    """The one person whom a lede has named so far: Ama Boateng isn't worried. “…,” the coach said."""
    named = {name.name: name for name in speakers.names.before(position) if speakers.masked[name.start] == speakers.folded[name.start]}
    if len(named) != 1:
        return None
    who = get_who(speakers, next(iter(named.values())))
    surname = who.name.rpartition(" ")[2]
    is_person = who.pronoun is not None or any(f"{surname} {verb}" in speakers.folded for verb in ("said", "says", "told"))
    return who if who.kind == "named" and is_person else None


def _find_kin(speakers, phrase: Phrase, heads: list[str], number: int) -> Who | None:
    """His wife, Boateng's sister: the one of a couple, or the person whom the article introduces by that word."""
    first, head = heads[0], heads[-1].removeprefix("ex-")
    if first not in ("his", "her", "their") and not any(word.endswith("'s") for word in heads):
        return None
    described = [
        name
        for name in speakers.names.before(phrase.start)
        if head in speakers.names.get_description(name.name) and speakers.names.first_starts.get(name.name) == name.start
    ]
    if len(described) == 1:
        return get_who(speakers, described[0])
    if head not in speakers.words["spouse"] or first not in ("his", "her"):
        return None
    owner = find_antecedent(speakers, POSSESSIVE[first], phrase.start, number)
    if owner is None:
        return None
    for start, *pair in speakers.names.relatives.couples:
        if owner.name in pair:
            return speakers.get_named(pair[0] if pair[1] == owner.name else pair[1], start, start, speaks=True)
    return None
