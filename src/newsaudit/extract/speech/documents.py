"""Texts that speak: whose words a statement or letter is, and who gave out a report or study."""

import re

from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.persons import MEMORY, Spoken, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.pronouns import POSSESSIVE, find_antecedent

_AUTHOR_BEHIND = re.compile(
    r"(?:,? (?:which|that) (?:was|is being|is to be|has been))?"
    r" (?:e-?mailed|sent|issued|released|posted|published|signed|written|given|prepared|conducted)"
    r"(?: [\w'-]+){0,6}? by (?=(?:the )?[A-Z])"
)
_AUTHOR = re.compile(r" (?:by|from) (?!email|e-mail|post|phone|telephone|letter)")
_OWNER = re.compile(r"(?:[Tt]he )?((?:[A-Z][\w&.-]*(?: (?:of |and |& )?[A-Z][\w&.-]*){0,5}))'s ")
_GIVER = re.compile(
    r"(?:[Tt]he (?=[A-Z])|[Aa]n? |[Nn]ew |[Ll]atest |[a-z]+ )*(?!(?:The|An?|This|That|New|Latest|One|Another)\b)"
    r"([A-Z][\w&.-]*(?: (?:of |and |& )?[A-Z][\w&.-]*){0,5}) (?=[a-z])"
)
_NO_AUTHOR = frozenset(("the", "a", "an", "its", "his", "her", "their", "this", "that"))


def resolve_document(speakers, phrase: Phrase, first: str, head: str, number: int) -> Spoken:
    """Who speaks by a text: its author where it is a letter or statement, else the text, with the name of whoever gave it out."""
    is_voice = head in speakers.words["via-document"]
    author = _find_author(speakers, phrase, number)
    if author is not None and is_voice:
        return author
    printed = speakers.folded[phrase.start : phrase.end]
    if is_voice:
        if first in POSSESSIVE and first not in ("my", "our"):
            who = find_antecedent(speakers, POSSESSIVE[first], phrase.start, number)
            if who is not None:
                return Spoken(who, phrase.start, phrase.end, "document", "resolved")
    owner = _find_owner(speakers, phrase)
    if is_voice:
        if owner is not None and first in ("a", "an", "the"):
            return Spoken(owner, phrase.start, phrase.end, "document", "resolved")
        if speakers.said and number - speakers.said[-1][0] <= 1 and first in ("a", "the"):
            return Spoken(speakers.said[-1][1], phrase.start, phrase.end, "document", "resolved")
        issuer = _find_issuer(speakers, head, number) if first == "the" else None
        if issuer is not None:
            return Spoken(issuer, phrase.start, phrase.end, "document", "resolved")
    if owner is not None and is_voice:
        return Spoken(owner, phrase.start, phrase.end, "document", "resolved")
    kept = [word for word in re.findall(r"\w+", speakers.folded[phrase.start : phrase.end].replace("'s", "").lower()) if word not in _NO_AUTHOR]
    known = next((who for _, who in reversed(speakers.said[-MEMORY:]) if who.kind == "document" and who.id and _names(who.id, head)), None)
    giver = author.who if author is not None else owner
    if known is None or len(kept) > 1 and (giver is None or giver.name != known.name):
        known = Who("document:" + "-".join(kept[:6]), giver.name if giver is not None else printed, "document", "it")
    return Spoken(known, phrase.start, phrase.end, "document", "resolved")


def _names(document: str, head: str) -> bool:
    """Whether the words by which a document is known hold this noun."""
    return head in document.removeprefix("document:").split("-")


def _find_author(speakers, phrase: Phrase, number: int) -> Spoken | None:
    """Who wrote a text, where its words tell: a statement from the union, a letter by Ama Boateng, a study released by the guild."""
    by = _AUTHOR.search(speakers.folded, phrase.start, phrase.end) or _AUTHOR_BEHIND.match(speakers.folded, phrase.end)
    if by is None:
        return None
    author = phrase_after(speakers.units[number].tokens.between(by.end(), by.end() + 120))
    if author is None or author.form == "pronoun":
        return None
    spoken = speakers.resolve(author, number)
    return spoken if spoken.who.kind in ("named", "organisation") else None


def _find_issuer(speakers, head: str, number: int) -> Who | None:
    """The subject of the sentence before, where that tells of the text: The guild issued a statement on Friday. … The statement said …"""
    if not number:
        return None
    before = speakers.units[number - 1]
    tells = f" {head}" in speakers.masked[before.start : before.end]
    lead = speakers.get_lead(number - 1) if tells else None
    who = speakers.get_who(lead, number - 1) if lead is not None and lead.form != "pronoun" else None
    return who if who is not None and who.kind in ("named", "organisation") else None


def _find_owner(speakers, phrase: Phrase) -> Who | None:
    """Whose text it is by the name before it: Ama Boateng's statement, the Ports Guild study; not the May report."""
    match = _OWNER.match(speakers.folded, phrase.start, phrase.end) or _GIVER.match(speakers.folded, phrase.start, phrase.end)
    if match is None or match[1].split(" ")[0] in speakers.words["day"] or match[1] in speakers.words["venue"]:
        # the May report, a Facebook post
        return None
    start = match.start(1)
    is_opening = start == phrase.start and " " not in match[1] and speakers.masked[start - 2 : start].strip() in ("", ".", "\x01")
    if is_opening and not re.search(rf"[a-z,] {re.escape(match[1])}\b", speakers.folded) and speakers.mentions.at(start) is None:
        # Exit polls: a word that opens the sentence and is no name elsewhere
        return None
    mention = speakers.mentions.at(match.end(1) - 1)
    if mention is not None and mention.start >= phrase.start:
        return speakers.get_mentioned(mention)
    return speakers.get_named(speakers.folded[start : match.end(1)], start, start, speaks=True)
