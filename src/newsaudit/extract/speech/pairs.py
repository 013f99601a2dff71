"""Which two persons “the couple”, “both men” or “two teens” are: those named together, or the only two named so far."""

import re
from bisect import bisect_left

from newsaudit.extract.speech.agreement import agrees
from newsaudit.extract.speech.persons import MEMORY, FullName, Who
from newsaudit.extract.speech.phrase import Phrase

AHEAD = 3
AHEAD_OF_LEDE = 6
LEDE = 3
_JOINS = re.compile(r",? (?:and|&) (?:[a-z' -]{0,30} )?|, (?:his|her) (?:[a-z]+ ){1,3}")


def find_two(speakers, phrase: Phrase, number: int, pronoun: str | None, *, is_back: bool) -> Who | None:
    """The couple, both men: the two who are named together, or the only two named so far; two teens: those named together next."""
    if is_back:
        said = next((who for _, who in reversed(speakers.said[-MEMORY:]) if who.kind == "named" and who.pronoun == "they"), None)
        if said is not None:
            return said
        couples = speakers.names.relatives.couples
        at = bisect_left(couples, (phrase.start,))
        if at:
            return _join(_get_couple(speakers, couples[at - 1]))
        for earlier in range(number - 1, max(-1, number - 1 - AHEAD_OF_LEDE), -1):
            pair = _find_joined(speakers, earlier)
            if pair:
                return _join(pair)
        named: dict[str, Who] = {}
        for name in speakers.names.before(phrase.start):
            if speakers.masked[name.start] == speakers.folded[name.start]:
                who = get_who(speakers, name)
                if who.kind == "named" and (pronoun is None or agrees(speakers, who, pronoun)):
                    named.setdefault(who.name, who)
        if named:
            return _join(tuple(named.values())) if len(named) == 2 else None
    ahead = AHEAD_OF_LEDE if number <= LEDE else AHEAD
    for later in range(number + 1, min(len(speakers.units), number + 1 + ahead)):
        pair = _find_joined(speakers, later, is_new=True)
        if pair:
            return _join(pair)
    return None


def _find_joined(speakers, number: int, *, is_new: bool = False) -> tuple[Who, ...]:
    """The two persons whom a sentence names in full, joined by "and"; empty where it names none or more."""
    unit = speakers.units[number]
    couples = speakers.names.relatives.couples
    at = bisect_left(couples, (unit.start,))
    if at < len(couples) and couples[at][0] < unit.end:
        return _get_couple(speakers, couples[at])
    names = [name for name in speakers.names.between(unit.start, unit.end) if speakers.masked[name.start] == speakers.folded[name.start]]
    if len(names) == 2 and (not is_new or all(speakers.names.first_starts[name.name] == name.start for name in names)):
        pair = tuple(get_who(speakers, name) for name in names)
        if _JOINS.fullmatch(speakers.folded, names[0].end, names[1].start) and all(who.kind == "named" for who in pair):
            return pair
    return ()


def _get_couple(speakers, couple: tuple[int, str, str]) -> tuple[Who, ...]:
    return tuple(speakers.get_named(name, couple[0], couple[0], speaks=True) for name in couple[1:])


def _join(pair: tuple[Who, ...]) -> Who:
    ids = ";".join(who.id for who in pair if who.id)
    return Who(ids if all(who.id for who in pair) else None, "; ".join(who.name for who in pair), "named", "they")


def get_who(speakers, name: FullName) -> Who:
    """The person or body of a full name of the article."""
    mention = speakers.mentions.at(name.end - 1)
    return speakers.get_mentioned(mention) if mention is not None else speakers.get_named(name.name, name.start, name.start)
