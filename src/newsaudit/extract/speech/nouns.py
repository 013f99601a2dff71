"""Whom a common noun phrase stands for: the holder of an office, a body named before, a document, or somebody unnamed."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from newsaudit.extract.speech.body_nouns import get_body
from newsaudit.extract.speech.cast import find_in_cast
from newsaudit.extract.speech.documents import resolve_document
from newsaudit.extract.speech.full_names import FullName
from newsaudit.extract.speech.persons import MEMORY, SOME_TWO, Spoken, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.pronouns import POSSESSIVE

_NAMELESS_REACH = 200
_LEDE = 3


def resolve_noun(speakers, phrase: Phrase, number: int, *, speaks: bool = False) -> Spoken:
    """What a noun phrase stands for. `speaks`: it is the subject of a reporting verb, and who is unnamed is looked for in the article's cast."""
    heads, head = _read_heads(speakers, phrase)
    spoken = _resolve_words(speakers, phrase, heads, head, number)
    if speakers.folded[phrase.start : phrase.end].rpartition(" ")[2] in speakers.rules.short_offices:
        # the PM is whoever the article calls prime minister
        return spoken
    is_known = spoken.who.kind == "anonymous" and spoken.who.name != speakers.folded[phrase.start : phrase.end]
    if not speaks or is_known and number > _LEDE:
        # Widow tells inquest … The widow of a diver said: whom a headline leaves unnamed the sentences behind the lede may name
        return spoken
    # the former alto is no body, whatever the form of the noun
    is_aged = any(word.endswith("-year-old") for word in heads[1:])
    is_person = any(word in speakers.words["renaming"] for word in heads[1:-1]) and head not in speakers.words["organisation"]
    if spoken.who.kind in ("title", "anonymous", "none") or (is_aged or is_person) and spoken.who.kind != "named":
        pronoun = "he" if head in speakers.words["role-he"] else "she" if head in speakers.words["role-she"] else None
        who = find_in_cast(speakers, phrase, [*heads[:-1], head], pronoun, number)
        if who is not None:
            return Spoken(who, phrase.start, phrase.end, "title", "resolved")
    return spoken


def _read_heads(speakers, phrase: Phrase) -> tuple[list[str], str]:
    """The words of a phrase up to its noun, in lower case, and that noun."""
    printed = speakers.folded[phrase.start : phrase.end]
    tokens = re.findall(r"[\w'.&-]+", speakers.folded[phrase.start : phrase.end])
    words = speakers.words
    stop = next(
        (
            k
            for k, token in enumerate(tokens)
            if k and token.lower() in words["preposition"] and token != "of" or k and token == "of" and k < len(tokens) - 1
        ),
        len(tokens),
    )
    heads = [token.lower() for token in tokens[:stop]] or [printed.lower()]
    # the PM
    heads = heads[:-1] + speakers.rules.short_offices.get(tokens[stop - 1], heads[-1:]) if tokens else heads
    if len(tokens) > 1 and tokens[-1] in words["role"] and tokens[-2][0].isupper():
        # a High Court of Ghana judge: the office stands last
        heads = [token.lower() for token in tokens]
    if len(heads) > 1 and heads[-1].endswith("ing") and heads[-2] in words["role"]:
        # the lawyer acting for the family
        heads.pop()
    while len(heads) > 1 and (heads[-1] in ("there", "here") or heads[-1].endswith("ed") and heads[-1] not in speakers.common):
        heads.pop()
    if heads[-1].startswith("ex-"):
        heads[-1:] = ["former", heads[-1].removeprefix("ex-")]
    head = heads[-1][:-2] if heads[-1].endswith("'s") else heads[-1]
    if head in ("guard", "staff") and len(heads) > 1 and heads[-2] in words["guarding"]:
        # the coast guard, the general staff speak as one
        head = "coastguard"
    # the mother-of-two
    return heads, head.partition("-of-")[0]


def _resolve_words(speakers, phrase: Phrase, heads: list[str], head: str, number: int) -> Spoken:
    printed, words, first = speakers.folded[phrase.start : phrase.end], speakers.words, heads[0]
    definite = first in ("the", "this", "that", "those", "these")
    # the witness is one
    is_plural = head.endswith("s") and not head.endswith("ss")

    def spoken(who: Who, kind: str, status: str = "resolved") -> Spoken:
        return Spoken(who, phrase.start, phrase.end, kind, status)

    if head in words["document"]:
        return resolve_document(speakers, phrase, first, head, number)
    if first in POSSESSIVE and head in ("office", "lawyers", "team", "campaign"):
        return spoken(Who(None, printed, "organisation", "it"), "organisation")
    # three villagers and a lawmaker: several, whatever the last noun
    is_several = any(word == "and" and heads[k + 1 : k + 2] in (["a"], ["an"], ["another"], ["one"]) for k, word in enumerate(heads))
    if head in words["role"] and not is_several and first not in ("a", "an", "one", "another", "some", "any") and not is_plural:
        who = _get_holder(speakers, head, heads, number)
        if who is not None:
            return spoken(who, "anonymous" if who.kind == "anonymous" else "title")
        if (
            first in POSSESSIVE
            or definite
            or first.endswith("'s")
            or len(heads) == 1
            or head not in ("official", "source", "officer", "expert", "analyst", "resident", "witness")
        ):
            if head in ("official", "source", "officer") or speakers.rules.shapes["nameless"].search(
                speakers.folded, phrase.end, min(speakers.units[number].end, phrase.end + _NAMELESS_REACH)
            ):
                return spoken(Who("anonymous", printed, "anonymous", None), "anonymous")
            pronoun = "he" if head in words["role-he"] else "she" if head in words["role-she"] else None
            if head in words["office"] or head.startswith("spokes") or head.capitalize() in printed.split(" ")[1:]:
                # the mayor, the Bishop of Accra: everybody knows who that is
                return spoken(Who(None, printed, "title", pronoun), "title", "unresolved")
            # the mother, the owner of a shop: a person whom the article names nowhere
            return spoken(Who("anonymous", printed, "anonymous", pronoun), "anonymous")
    if definite and head not in words["organisation"] and head not in words["group"] and not is_plural:
        who = _get_holder(speakers, head, [word for word in heads if word != "former"], number)
        if who is not None:
            return spoken(who, "anonymous" if who.kind == "anonymous" else "title")
    if (head in words["organisation"] or head in words["generic-body"]) and head not in words["group"]:
        return spoken(get_body(speakers, phrase, printed, head, definite, number), "organisation")
    if definite and (head in words["group"] or head in words["role"]):
        who = next((who for _, who in reversed(speakers.said[-MEMORY:]) if who.kind == "anonymous" and _shares_head(who.name, head)), None)
        if who is not None:
            return spoken(who, "anonymous")
    is_person = head.endswith(("s", "-old", *words["person-ending"])) or any(head in words[kind] for kind in ("group", "role", "plural-head"))
    is_person = is_person or head == "other"
    if definite and not is_person:
        # the guild, the coven: a common noun with the article that names no person by its form speaks as a body
        return spoken(get_body(speakers, phrase, printed, head, definite, number), "organisation")
    plural = is_plural or head.endswith("men") or head in words["plural-head"]
    if first == "both" and len(speakers.names.before(phrase.start)) > 1:
        # two of those whom the article has named: which ones is open, nameless they are not
        return spoken(SOME_TWO, "title", "unresolved")
    if first in ("one",) or first in ("a", "an") or (not plural and head in words["role"]):
        plural = False
    return spoken(
        Who(
            "anonymous",
            printed,
            "anonymous",
            "they" if plural else ("he" if head in words["role-he"] else "she" if head in words["role-she"] else None),
        ),
        "anonymous",
    )


def _get_holder(speakers, head: str, heads: list[str], number: int) -> Who | None:
    """The person of the article who holds the office that `head` names; None where several or none do."""
    # the government's spokesman
    rest = [word.removesuffix("'s") for word in heads[:-1] if word not in ("the", "his", "her", "their", "its", "this", "that", "former", "then")]
    found: dict[str, Who] = {}
    for _, who in reversed(speakers.said[-MEMORY:]):
        if who.kind == "anonymous" and _shares_head(who.name, head):
            return who if not found else next(iter(found.values()))
        if who.kind in ("named",) and _holds(speakers, who, head, rest):
            found.setdefault(who.name, who)
    is_former = "former" in heads
    kept = _keep_former(speakers, found, is_former)
    if kept:
        return next(iter(kept.values()))
    position, last = speakers.units[number].start, found
    found = _find_described(speakers, reversed(speakers.names.before(position)), head, rest)
    if last:
        # the ex-president spoke last, the president is another
        kept = _keep_former(speakers, found, is_former)
        return next(iter((kept if len(kept) == 1 else last).values()))
    if not found and number <= _LEDE:
        # Premier says … Ontario Premier Ama Boateng said: a headline or lede comes before the name
        rest = [word for word in rest if not word.endswith("'s")]
        found = _find_described(speakers, speakers.names.after(position), head, rest)
    if not found:
        # the actor codebook knows offices that the article does not print
        for mention in speakers.mentions.spans[: bisect_left(speakers.mentions.spans, position, key=lambda mention: mention.start)][-MEMORY:]:
            if mention.status == "resolved":
                who = speakers.get_mentioned(mention)
                if who.kind == "named" and _holds(speakers, who, head, rest):
                    found.setdefault(who.name, who)
    found = len(found) > 1 and _keep_former(speakers, found, is_former) or found
    return next(iter(found.values())) if len(found) == 1 else None


def _keep_former(speakers, found: dict[str, Who], is_former: bool) -> dict[str, Who]:
    """Those who hold an office still, or who hold it no more, as the article calls them."""
    return {name: who for name, who in found.items() if ("former" in speakers.names.get_description(name)) == is_former}


def _find_described(speakers, names: Iterable[FullName], head: str, rest: list[str]) -> dict[str, Who]:
    """The persons among full names whose description holds an office with these words, by name."""
    found: dict[str, Who] = {}
    for name in names:
        description = speakers.names.get_description(name.name)
        if head in description and all(word in description for word in rest):
            mention = speakers.mentions.at(name.end - 1)
            who = speakers.get_mentioned(mention) if mention is not None else speakers.get_named(name.name, name.start, name.start)
            if who.kind == "named":
                found.setdefault(who.name, who)
    return found


def _holds(speakers, who: Who, head: str, rest: list[str]) -> bool:
    described = speakers.names.get_description(who.name)
    actor = speakers.actors.by_id.get(who.id) if who.id else None
    if actor is not None:
        described |= {word.lower() for role in actor.roles for word in role.text.split()}
    return head in described and all(word in described for word in rest)


def _shares_head(name: str, head: str) -> bool:
    words = name.lower().split()
    return head in words or head + "s" in words or (head == "pair" or head == "couple") and "and" in words
