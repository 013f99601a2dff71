"""To whom the words of an attribution refer: the person, body, document or unnamed source of the article that speaks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.persons import Names, Who
from newsaudit.extract.phrases import Phrase
from newsaudit.extract.speakers import main_subject
from newsaudit.extract.units import Unit
from newsaudit.spans import Mention, SpanIndex

_PLURAL = frozenset("they we".split())
_POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we"}
_OBJECT = {"him": "he", "them": "they"}
_REACH = 8
# speakers further back than this many quotations are forgotten, which also keeps every look-up short
_MEMORY = 60
_CAPITALISED = re.compile(r"[A-Z](?<![\w'].)(?:\.|[\w-]*)(?: (?:[A-Z]\.|[A-Z][\w-]*))*")
_GENERIC = frozenset("group company firm agency utility organisation organization department ministry association charity body".split())
NOBODY = Who(None, "", "none", None)


class Spoken(NamedTuple):
    """What a quotation's attribution was resolved to."""

    who: Who
    start: int | None
    end: int | None
    kind: str
    status: str


class Speakers:
    """The speakers of one article as they come up, in text order; each attribution is resolved with those before it."""

    def __init__(self, text: str, folded: str, masked: str, units: Sequence[Unit], mentions: Sequence[Mention], rules: QuoteRules, actors):
        self._text, self._folded, self._masked = text, folded, masked
        self._units, self._rules, self._words = units, rules, rules.words
        self._mentions = SpanIndex(mentions)
        self._actors = actors
        self._names = Names(folded, text, rules.words)
        self._known: dict[str, Who] = {}
        # the speaker of every quotation so far, with the number of its unit
        self.said: list[tuple[int, Who]] = []
        self._leads: dict[int, Phrase | None] = {}
        self._common = rules.words["group"] | rules.words["role"] | rules.words["organisation"] | rules.words["document"]

    def note(self, number: int, who: Who) -> None:
        """Remembers that `who` speaks in the unit with this number."""
        if who.kind != "none":
            self.said.append((number, who))

    def resolve(self, phrase: Phrase, number: int) -> Spoken:
        """The speaker that a phrase in the unit with this number stands for."""
        if phrase.parts:
            return self._resolve_joint(phrase, number)
        if phrase.form == "pronoun":
            return self._resolve_pronoun(phrase, number)
        mention = self._mention_of(phrase)
        if mention is not None:
            who = self._from_mention(mention)
            start, end = max(mention.start, phrase.start), mention.end
            return Spoken(who, start, end, "named" if who.kind == "named" else "organisation", mention.status if mention.status == "ambiguous" else "resolved")
        printed = self._text[phrase.start : phrase.end]
        if " " not in printed and printed[0].isupper() and (phrase.form == "noun" or printed.lower() in self._common):
            # Officials said; but Major said, where the article has a Robert Major
            full = self._names.get_full(printed, phrase.start)
            is_name = full != printed and printed.lower() not in self._words["group"] and printed.lower() not in self._words["document"]
            phrase = phrase._replace(form="name" if is_name else "noun")
        if phrase.form == "name":
            who = self._from_name(printed, phrase.start, phrase.block)
            return Spoken(who, phrase.start, phrase.end, who.kind, "resolved")
        return self._resolve_noun(phrase, number)

    def _resolve_joint(self, phrase: Phrase, number: int) -> Spoken:
        each = [self.resolve(Phrase(start, end, "name", start), number).who for start, end in phrase.parts]
        ids = ";".join(who.id for who in each) if all(who.id for who in each) else None
        who = Who(ids, "; ".join(who.name for who in each), each[0].kind, "they")
        return Spoken(who, phrase.start, phrase.end, who.kind, "resolved")

    def _mention_of(self, phrase: Phrase) -> Mention | None:
        """The mention that is the phrase's head: it ends where the phrase ends, or the phrase goes on with "of", "in", "at" after it."""
        end = phrase.end - 2 if self._folded.endswith("'s", phrase.start, phrase.end) else phrase.end
        mention = self._mentions.at(max(end - 1, phrase.start))
        if mention is None or mention.start < phrase.start - 1 and mention.start < phrase.block - 60:
            return None
        if mention.end < end or (phrase.form == "name" and phrase.start < mention.start):
            return None
        lead = self._folded[phrase.start : mention.start].lower().split()
        if phrase.form == "noun" and any(word in self._words["preposition"] for word in lead):
            return None
        if phrase.form == "noun" and lead and any(word in self._words["group"] or word in self._words["role"] for word in lead):
            return None
        return mention

    def _from_mention(self, mention: Mention) -> Who:
        if mention.status == "ambiguous":
            candidates = mention.actor_id.split("|")
            spoken = [who for _, who in reversed(self.said[-_MEMORY:]) if who.id in candidates]
            if spoken:
                return spoken[0]
            who = self._from_name(mention.text, mention.start, mention.start)
            return who._replace(id=None)
        known = self._known.get(mention.actor_id)
        if known:
            return known
        actor = self._actors.by_id.get(mention.actor_id)
        kind = "named" if actor is not None and actor.kind == "person" else "organisation"
        name = self._names.get_full(mention.text, mention.start) if kind == "named" else mention.text
        pronoun = actor.pronoun if actor is not None else None
        if kind == "named" and pronoun is None:
            pronoun = self._names.get_pronoun(name)
        who = Who(mention.actor_id, name, kind, pronoun if kind == "named" else pronoun or "it")
        self._known[mention.actor_id] = self._known[name] = who
        return who

    def _from_name(self, name: str, start: int, block: int) -> Who:
        full = self._names.get_full(name, start)
        known = self._known.get(full)
        if known is None:
            kind = self._classify(full, name, start, block)
            pronoun = self._names.get_pronoun(full, start) if kind == "named" else "it"
            known = self._known[full] = Who(None, full, kind, pronoun)
        elif known.pronoun is None and known.kind == "named":
            known = self._known[full] = known._replace(pronoun=self._names.get_pronoun(full, start))
        return known

    def _classify(self, full: str, name: str, start: int, block: int) -> str:
        words = self._words
        parts = full.split(" ")
        before = self._folded[block:start].split()
        if any(word in words["honorific"] or word in words["honorific-he"] or word in words["honorific-she"] or word.lower() in words["role"] for word in before):
            return "named"
        if parts[0] in words["first-name-he"] or parts[0] in words["first-name-she"]:
            return "named"
        if any(part in words["organisation"] or part.lower() in words["organisation"] for part in parts) or "of" in parts or "&" in parts:
            return "organisation"
        preceding = self._folded[max(0, start - 4) : start].lower()
        if parts[0].isupper() and len(parts[0]) > 1:
            return "organisation"
        if preceding.endswith("the ") or (len(parts) == 1 and (full.isupper() or full == name)):
            return "organisation"
        return "named"

    def _resolve_pronoun(self, phrase: Phrase, number: int) -> Spoken:
        word = self._folded[phrase.start : phrase.end].lower()
        pronoun = _POSSESSIVE.get(word) or _OBJECT.get(word, word)
        who = None if pronoun in ("i", "we", "you") else self.find_antecedent(pronoun, phrase.start, number)
        if who is None:
            return Spoken(Who(None, "", "none", None), phrase.start, phrase.end, "pronoun", "unresolved")
        if pronoun in ("he", "she") and who.pronoun is None:
            who = self._learn(who, pronoun)
        return Spoken(who, phrase.start, phrase.end, "anonymous" if who.kind == "anonymous" and pronoun == "it" else "pronoun", "resolved")

    def _learn(self, who: Who, pronoun: str) -> Who:
        taught = who._replace(pronoun=pronoun)
        for key in (who.name, who.id, who.name.lower()):
            if key in self._known and self._known[key] == who:
                self._known[key] = taught
        self.said[-_MEMORY:] = [(number, taught if said == who else said) for number, said in self.said[-_MEMORY:]]
        return taught

    def find_antecedent(self, pronoun: str, position: int, number: int) -> Who | None:
        """Who a pronoun at `position` stands for: the subject of its own sentence, else the nearest before that agrees with it."""
        lead = self._lead(number)
        if lead is not None and lead.end <= position and lead.form != "pronoun":
            who = self._who_of(lead, number)
            if who is not None and self._agrees(who, pronoun) and (lead.form == "name" or self._is_role(lead)):
                return self._surer(who, pronoun, number, position)
        if pronoun in ("he", "she"):
            near = self._persons_in(number, pronoun, position)
            if len(near) == 1:
                return near[0][0]
        weak = None
        latest = len(self.said) - 1
        for earlier in range(number - 1, max(-1, number - 1 - _REACH), -1):
            while latest >= 0 and self.said[latest][0] > earlier:
                latest -= 1
            if latest >= 0 and self.said[latest][0] == earlier and self._agrees(self.said[latest][1], pronoun):
                return self.said[latest][1]
            lead = self._lead(earlier)
            if lead is not None and lead.form == "name" and (pronoun in ("he", "she") or earlier == number - 1):
                who = self._who_of(lead, earlier)
                if who is not None and self._agrees(who, pronoun):
                    return self._surer(who, pronoun, earlier)
            if pronoun in ("he", "she"):
                named = self._persons_in(earlier, pronoun)
                # a person whom the sentence before introduces by full name is the one it goes on about
                new = [who for who, is_full in named if is_full and earlier == number - 1]
                if len(new) == 1 and len(named) == 1:
                    return new[0]
                if weak is None and len(named) == 1:
                    weak = named[0][0]
            elif lead is not None and lead.form == "noun" and weak is None and earlier == number - 1:
                who = self._who_of(lead, earlier)
                if who is not None and self._agrees(who, pronoun) and who.kind in ("organisation", "anonymous", "document"):
                    weak = who
        said = next((who for _, who in reversed(self.said[-_MEMORY:]) if self._agrees(who, pronoun)), None)
        return weak if weak is not None and (said is None or pronoun not in ("he", "she")) else said or weak

    def _is_role(self, phrase: Phrase) -> bool:
        return self._folded[phrase.start : phrase.end].split(" ")[-1].lower() in self._words["role"]

    def lead_before(self, number: int, position: int) -> Phrase | None:
        """The subject of the unit's sentence, where it stands before `position`."""
        lead = self._lead(number)
        return lead if lead is not None and lead.end <= position else None

    def find_continued(self, number: int) -> Who:
        """Who speaks in a unit that holds only a quotation: the person the sentence just before is about, else who spoke last."""
        if number and not self._units[number - 1].marks and not (self.said and self.said[-1][0] == number - 1):
            lead = self._lead(number - 1)
            if lead is not None and lead.form in ("name", "pronoun"):
                if lead.form == "pronoun":
                    who = self.find_antecedent(self._folded[lead.start : lead.end].lower(), lead.start, number - 1)
                else:
                    who = self._who_of(lead, number - 1)
                if who is not None and who.kind == "named" and who.pronoun != "they":
                    return who
        return self.said[-1][1] if self.said else NOBODY

    def _lead(self, number: int) -> Phrase | None:
        if number not in self._leads:
            unit = self._units[number]
            self._leads[number] = main_subject(self._masked, unit.start, unit.end, self._words)
        return self._leads[number]

    def _who_of(self, phrase: Phrase, number: int) -> Who | None:
        """The speaker that a subject would be, as far as its own words tell."""
        mention = self._mention_of(phrase)
        if mention is not None:
            return self._from_mention(mention)
        if phrase.form == "name":
            if phrase.parts:
                return Who(None, self._text[phrase.start : phrase.end], "named", "they")
            return self._from_name(self._text[phrase.start : phrase.end], phrase.start, phrase.block)
        if phrase.form == "noun":
            return self._resolve_noun(phrase, number).who
        return None

    def _surer(self, who: Who, pronoun: str, number: int, before: int | None = None) -> Who:
        """`who`, or the one other person of the sentence whose gender is known to fit where that of `who` is not known."""
        if who.pronoun is not None or pronoun not in ("he", "she"):
            return who
        known = [other for other, _ in self._persons_in(number, pronoun, before) if other.pronoun == pronoun and other.name != who.name]
        return known[0] if len(known) == 1 else who

    def _persons_in(self, number: int, pronoun: str, before: int | None = None) -> list[tuple[Who, bool]]:
        """The persons named in a unit outside quotations with whom a pronoun agrees, and whether they are named in full there."""
        unit = self._units[number]
        found: dict[str, tuple[Who, bool]] = {}
        for match in _CAPITALISED.finditer(self._masked, unit.start, unit.end if before is None else before):
            name = match.group()
            full = self._names.get_full(name, match.start())
            if full == name and full not in self._names.first_starts:
                continue
            mention = self._mentions.at(match.end() - 1)
            who = self._from_mention(mention) if mention is not None else self._from_name(full, match.start(), match.start())
            if who.kind != "named" or not self._agrees(who, pronoun):
                continue
            if who.pronoun is None and not (self._names.get_description(full) & self._words["role"]) and not any(said == who for _, said in self.said[-_MEMORY:]):
                continue
            is_full = " " in name or found.get(who.name, (who, False))[1]
            found[who.name] = (who, is_full)
        return list(found.values())

    def _agrees(self, who: Who, pronoun: str) -> bool:
        if pronoun in ("he", "she"):
            return who.pronoun == pronoun or (who.pronoun is None and who.kind in ("named", "title", "anonymous"))
        if pronoun in _PLURAL:
            return who.pronoun == "they" or who.kind == "organisation" or (who.kind == "anonymous" and who.pronoun != "he" and who.pronoun != "she")
        if pronoun == "it":
            return who.pronoun == "it" or who.kind in ("organisation", "document") or (who.kind == "named" and who.pronoun is None and self._may_be_body(who))
        return False

    def _may_be_body(self, who: Who) -> bool:
        return not (self._names.get_description(who.name) & self._words["role"]) and who.name.split(" ")[0] not in self._words["honorific"]

    def _resolve_noun(self, phrase: Phrase, number: int) -> Spoken:
        printed = self._text[phrase.start : phrase.end]
        tokens = re.findall(r"[\w'.&-]+", self._folded[phrase.start : phrase.end])
        words = self._words
        stop = next((k for k, token in enumerate(tokens) if k and token.lower() in words["preposition"] and token != "of" or k and token == "of" and k < len(tokens) - 1), len(tokens))
        heads = [token.lower() for token in tokens[:stop]] or [printed.lower()]
        while len(heads) > 1 and (heads[-1] in ("there", "here") or heads[-1].endswith("ed") and heads[-1] not in self._common):
            heads.pop()
        head = heads[-1][:-2] if heads[-1].endswith("'s") else heads[-1]
        first = heads[0]
        definite = first in ("the", "this", "that", "those", "these")
        spoken = lambda who, kind, status="resolved": Spoken(who, phrase.start, phrase.end, kind, status)
        if head in words["document"]:
            return spoken(self._document(phrase, printed, first, head, number), "document")
        if first in _POSSESSIVE and head in ("office", "lawyers", "team", "campaign"):
            return spoken(Who(None, printed, "organisation", "it"), "organisation")
        if head in words["role"] and first not in ("a", "an", "one", "another", "some", "any") and not head.endswith("s"):
            who = self._holder(head, heads, number)
            if who is not None:
                return spoken(who, "anonymous" if who.kind == "anonymous" else "title")
            if first in _POSSESSIVE or definite or first.endswith("'s") or len(heads) == 1 or head not in ("official", "source", "officer", "expert", "analyst", "resident", "witness"):
                if head in ("official", "source", "officer"):
                    return spoken(Who("anonymous", printed, "anonymous", None), "anonymous")
                return spoken(Who(None, printed, "title", "he" if head in words["role-he"] else "she" if head in words["role-she"] else None), "title", "unresolved")
        if definite and head not in words["organisation"] and head not in words["group"] and not head.endswith("s"):
            who = self._holder(head, [word for word in heads if word != "former"], number)
            if who is not None:
                return spoken(who, "anonymous" if who.kind == "anonymous" else "title")
        if head in words["organisation"] and head not in words["group"]:
            return spoken(self._body(phrase, printed, head, definite, number), "organisation")
        if definite and (head in words["group"] or head in words["role"]):
            who = next((who for _, who in reversed(self.said[-_MEMORY:]) if who.kind == "anonymous" and _shares_head(who.name, head)), None)
            if who is not None:
                return spoken(who, "anonymous")
        plural = head.endswith("s") or head in ("people", "some", "many", "others", "most", "several", "police", "those")
        if first in ("one",) or first in ("a", "an") or (not plural and head in words["role"]):
            plural = False
        return spoken(Who("anonymous", printed, "anonymous", "they" if plural else ("he" if head in words["role-he"] else "she" if head in words["role-she"] else None)), "anonymous")

    def _document(self, phrase: Phrase, printed: str, first: str, head: str, number: int) -> Who:
        """A text that speaks. A statement or letter is its author's word where the article has just named one."""
        if head in self._words["via-document"]:
            if first in ("his", "her", "their", "its"):
                who = self.find_antecedent(_POSSESSIVE[first], phrase.start, number)
                if who is not None:
                    return who
            if self.said and number - self.said[-1][0] <= 1 and first in ("a", "the"):
                return self.said[-1][1]
        kept = [word for word in re.findall(r"[\w]+", self._folded[phrase.start : phrase.end].replace("'s", "").lower()) if word not in ("the", "a", "an", "its", "his", "her", "their", "this", "that")]
        known = next((who for _, who in reversed(self.said[-_MEMORY:]) if who.kind == "document" and who.id and who.id.endswith(head)), None)
        if known is not None and len(kept) == 1:
            return known
        return Who("document:" + "-".join(kept[:6]), printed, "document", "it")

    def _holder(self, head: str, heads: list[str], number: int) -> Who | None:
        """The person of the article who holds the office that `head` names; None where several or none do."""
        rest = [word for word in heads[:-1] if word not in ("the", "his", "her", "their", "its", "this", "that", "former", "then")]
        found: dict[str, Who] = {}
        for _, who in reversed(self.said[-_MEMORY:]):
            if who.kind == "anonymous" and _shares_head(who.name, head):
                return who if not found else next(iter(found.values()))
            if who.kind in ("named",) and self._holds(who, head, rest):
                found.setdefault(who.name, who)
        if found:
            return next(iter(found.values()))
        position = self._units[number].start
        for name in reversed(self._names.before(position)):
            description = self._names.get_description(name.name)
            if head in description and all(word in description for word in rest):
                mention = self._mentions.at(name.end - 1)
                who = self._from_mention(mention) if mention is not None else self._from_name(name.name, name.start, name.start)
                if who.kind == "named":
                    found.setdefault(who.name, who)
        return next(iter(found.values())) if len(found) == 1 else None

    def _holds(self, who: Who, head: str, rest: list[str]) -> bool:
        described = self._names.get_description(who.name)
        actor = self._actors.by_id.get(who.id) if who.id else None
        if actor is not None:
            described |= {word.lower() for role in actor.roles for word in role.text.split()}
        return head in described and all(word in described for word in rest)

    def _body(self, phrase: Phrase, printed: str, head: str, definite: bool, number: int) -> Who:
        """A body by its common noun: the company that spoke last or whose name holds the word; else the words themselves."""
        plain = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", printed)
        if definite and len(plain.split()) <= 3:
            for said_in, who in reversed(self.said[-_MEMORY:]):
                if who.kind == "named" and who.pronoun is None and self._may_be_body(who) and head in _GENERIC and number - said_in <= 2:
                    return self._learn(who, "it")._replace(kind="organisation")
                if who.kind == "organisation" and (head in who.name.lower().split() or (number - said_in <= 6 and len(plain.split()) <= 2 and head in _GENERIC)):
                    return who
        known = self._known.get(printed.lower())
        if known is None:
            known = self._known[printed.lower()] = Who(None, printed, "organisation", "it")
        return known


def _shares_head(name: str, head: str) -> bool:
    words = name.lower().split()
    return head in words or head + "s" in words or (head == "pair" or head == "couple") and "and" in words
