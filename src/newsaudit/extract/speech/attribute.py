"""To whom the words of an attribution refer: the person, body, document or unnamed source of the article that speaks."""

import re
from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.codebook.word_classes import FIRST_NAME
from newsaudit.extract.speech.apposed import find_apposed
from newsaudit.extract.speech.demonyms import resolve_countryman
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.groups import find_end_of_group
from newsaudit.extract.speech.name_kinds import classify, is_body
from newsaudit.extract.speech.nouns import resolve_noun
from newsaudit.extract.speech.persons import MEMORY, NOBODY, Names, Spoken, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.place_surnames import leave_surnames
from newsaudit.extract.speech.pronouns import PRONOUN, resolve_pronoun
from newsaudit.extract.speech.subjects import main_subject
from newsaudit.extract.speech.units import Unit
from newsaudit.spans import Mention, SpanIndex

_LONGEST_TITLE = 12
# Boateng's office may be a person's
_NUMBERED = re.compile(r"(?:[A-Z][\w.&'-]* )+\d{1,3}")


class Speakers:
    """The speakers of one article as they come up, in text order; each attribution is resolved with those before it.

    Names are those of the folded text: Côté and Cote, O'Reilly with either apostrophe are one name.
    said: the speaker of every quotation so far, with the number of its unit. known: speakers by name and by id.
    """

    def __init__(self, folded: str, masked: str, units: Sequence[Unit], mentions: Sequence[Mention], rules: QuoteRules, actors):
        self.folded, self.masked = folded, masked
        self.units, self.rules, self.words = units, rules, rules.words
        self.mentions = SpanIndex(leave_surnames(folded, mentions, rules.vocabulary.classes, actors))
        self.actors = actors
        self.names = Names(folded, masked, rules)
        self.known: dict[str, Who] = {}
        # the speaker of every quotation so far, with the number of its unit
        self.said: list[tuple[int, Who]] = []
        # the units in which anybody speaks
        self.speaking: set[int] = set()
        self._leads: dict[int, Phrase | None] = {}
        self._pronouns: dict[int, frozenset[str]] = {}
        self.titles, self.common = rules.words["title"], rules.words["common"]
        # opponents, proponents, pensioners: people by the form of the noun
        self.plural_endings = tuple(rules.words["plural-ending"])

    def note(self, number: int, who: Who) -> None:
        """Remembers that `who` speaks in the unit with this number."""
        self.speaking.add(number)
        if who != NOBODY:
            self.said.append((number, who))

    def resolve(self, phrase: Phrase, number: int) -> Spoken:
        """The speaker that a phrase in the unit with this number stands for."""
        if phrase.parts:
            start, end = self.names.bodies.extend(*phrase.parts[-1])
            if start > phrase.start - 1 and (start, end) == phrase.parts[-1]:
                return self._resolve_joint(phrase, number)
            # Ports, Piers and Harbours Norway: one body
            phrase = phrase._replace(start=start, end=end, parts=())
        if phrase.form == "pronoun":
            return resolve_pronoun(self, phrase, number)
        mention = self.find_mention(phrase)
        if mention is not None:
            countryman = resolve_countryman(self, mention, phrase, number)
            if countryman is not None:
                return countryman
            who = self.get_mentioned(mention)
            # Hamas-run Health Ministry: where the codebook's name holds the adjective, it stays
            is_whole = mention.start < phrase.start and "-" in self.folded[max(mention.start, phrase.block) : phrase.start]
            start = mention.start if is_whole else max(mention.start, phrase.start)
            end = max(mention.end, phrase.end) if mention.end < phrase.end - 2 else mention.end
            return Spoken(
                who, start, end, "named" if who.kind == "named" else "organisation", mention.status if mention.status == "ambiguous" else "resolved"
            )
        printed = self.folded[phrase.start : phrase.end]
        if " " not in printed and printed[0].isupper() and (phrase.form == "noun" or printed.lower() in self.common):
            # Officials said; but Major said, where the article has a Robert Major
            full = self.names.get_full(printed, phrase.start)
            is_common = printed.lower() in self.words["group"] or printed.lower() in self.words["document"]
            # Officials in Trade Officials; but Story in Jennifer Story
            is_name = full != printed and (not is_common or bool(self.rules.vocabulary.classes[full.partition(" ")[0]] & FIRST_NAME))
            if is_name != (phrase.form == "name"):
                phrase = phrase._replace(form="name" if is_name else "noun")
        if printed in self.rules.short_offices and self.folded.endswith(("the ", "The "), 0, phrase.start):
            phrase = Phrase(phrase.start - len("the "), phrase.end, "noun", phrase.start - len("the "))
        titles, _, surname = printed.rpartition(" ")
        is_titled = phrase.form == "noun" and surname in self.words["surname-too"] and self.words["honorific"].issuperset(titles.split())
        if is_titled and titles and self.names.get_full(surname, phrase.end) != surname:
            # Justice Pope, where the article has Ama Pope
            phrase = Phrase(phrase.end - len(surname), phrase.end, "name", phrase.block)
        if phrase.form == "noun" and _NUMBERED.fullmatch(printed):
            # Channel 13, Radio 4
            who = self.known.setdefault(printed, Who(None, printed, "organisation", "it"))
            return Spoken(who, phrase.start, phrase.end, "organisation", "resolved")
        if phrase.form == "name":
            start, end = self.names.bodies.extend(phrase.start, phrase.end)
            printed = self.folded[start:end]
            if printed.endswith("'s"):
                # McDonald's
                who = self.known.setdefault(printed, Who(None, printed, "organisation", "it"))
            else:
                who = self.get_named(printed, start, phrase.block, speaks=True)
            return Spoken(who, start, end, who.kind, "resolved")
        return resolve_noun(self, phrase, number, speaks=True)

    def _resolve_joint(self, phrase: Phrase, number: int) -> Spoken:
        each = [self.resolve(Phrase(start, end, "name", start), number).who for start, end in phrase.parts]
        ids = ";".join(who.id for who in each) if all(who.id for who in each) else None
        who = Who(ids, "; ".join(who.name for who in each), each[0].kind, "they")
        return Spoken(who, phrase.start, phrase.end, who.kind, "resolved")

    def find_mention(self, phrase: Phrase) -> Mention | None:
        """The mention that is the phrase's head: it ends where the phrase ends, or the phrase goes on with "of", "in", "at" after it."""
        end = phrase.end - 2 if self.folded.endswith("'s", phrase.start, phrase.end) else phrase.end
        end = find_end_of_group(self, phrase.start, end)
        mention = self.mentions.at(end - 1 if end > phrase.start else phrase.start)
        if mention is None or mention.start < phrase.start - 1 and mention.start < phrase.block - 60:
            return None
        if mention.end < end or (phrase.form == "name" and phrase.start < mention.start):
            return None
        if mention.form == "demonym" and phrase.form == "name" and self._is_surname(mention):
            # Turk, whom the article introduces as Ali Turk, is no country
            return None
        lead = self.folded[phrase.start : mention.start].lower().split()
        if phrase.form == "noun" and any(word in self.words["preposition"] for word in lead):
            return None
        if phrase.form == "noun" and lead and any(word in self.words["group"] for word in lead):
            return None
        return mention

    def _is_surname(self, mention: Mention) -> bool:
        """Whether the article gives the word of a mention as the last of somebody's full name."""
        word = self.folded[mention.start : mention.end]
        return self.names.get_full(word, mention.start).endswith(" " + word)

    def get_mentioned(self, mention: Mention) -> Who:
        if mention.status == "ambiguous":
            candidates = mention.actor_id.split("|")
            spoken = [who for _, who in reversed(self.said[-MEMORY:]) if who.id in candidates]
            if spoken:
                return spoken[0]
            who = self.get_named(self.folded[mention.start : mention.end], mention.start, mention.start)
            return who._replace(id=None)
        known = self.known.get(mention.actor_id)
        if known:
            return known
        actor = self.actors.by_id.get(mention.actor_id)
        kind = "named" if actor is not None and actor.kind == "person" else "organisation"
        name = self.folded[mention.start : mention.end]
        if kind == "named":
            name = self.names.get_full(name, mention.start)
        pronoun = actor.pronoun if actor is not None else None
        if kind == "named" and pronoun is None:
            pronoun = self.names.get_pronoun(name)
        who = Who(mention.actor_id, name, kind, pronoun if kind == "named" else pronoun or "it")
        if mention.form != "demonym":
            # Canadians is no name of Canada to go by
            self.known[mention.actor_id] = self.known[name] = who
        return who

    def get_named(self, name: str, start: int, block: int, *, speaks: bool = False) -> Who:
        """The person or body of a name. `speaks`: it is the subject of a reporting verb, which makes a lone surname a person's."""
        full = self.names.get_full(name, start)
        if full != name and " " not in name:
            full = self._heed_title(name, full, start)
        known = self.known.get(full)
        if known is not None and speaks and known.kind == "organisation" and known.id is None and " " not in full and not is_body(self, full):
            known = None
        if known is None:
            kind = classify(self, full, name, start, block, speaks)
            pronoun = self.names.get_pronoun(full, start) if kind == "named" else "it"
            known = self.known[full] = Who(None, full, kind, pronoun)
        elif known.pronoun is None and known.kind == "named":
            known = self.known[full] = known._replace(pronoun=self.names.get_pronoun(full, start))
        return known

    def _heed_title(self, name: str, full: str, start: int) -> str:
        """The full name of a surname, or the surname itself where the title before it is of the other sex and nobody else bears it: Mrs Boateng."""
        title = self.folded[max(0, start - _LONGEST_TITLE) : start].split()[-1:]
        pronoun = next((each for each in ("he", "she") if title and title[0] in self.words[f"honorific-{each}"]), None)
        if pronoun is None or self.names.get_pronoun(full) in (pronoun, None):
            return full
        others = self.names.get_bearers(name)
        fitting = [other for other in others if self.names.get_pronoun(other) == pronoun]
        return fitting[0] if len(fitting) == 1 else name

    def lead_before(self, number: int, position: int) -> Phrase | None:
        """The subject of the unit's sentence, where it stands before `position`."""
        lead = self.get_lead(number)
        if lead is None or lead.end > position:
            return None
        if lead.form == "noun" and self.masked[lead.end : lead.end + 2] == ", ":
            # Velm's mayor, Ama Boateng, condemned it, calling it “cruel”
            named = phrase_after(self.units[number].tokens.between(lead.end + 2, position))
            if named is not None and named.form == "name" and named.block == lead.end + 2 and self.masked[named.end : named.end + 1] == ",":
                return named
        return lead

    def may_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase is a name, a pronoun, or a noun for a person, a body or a text: not "the trouble"."""
        words = self.folded[phrase.start : phrase.end].lower().split(" ")
        return phrase.form != "noun" or words[-1] in self.common or len(words) > 1 and words[1] in self.common

    def get_pronouns(self, number: int) -> frozenset[str]:
        """The pronouns for one person that stand in a unit outside quotations."""
        if number not in self._pronouns:
            unit = self.units[number]
            self._pronouns[number] = frozenset(word.lower() for word in PRONOUN.findall(self.masked, unit.start, unit.end))
        return self._pronouns[number]

    def get_lead(self, number: int) -> Phrase | None:
        if number not in self._leads:
            unit = self.units[number]
            lead = main_subject(unit, unit.start, unit.end, self.names.is_part)
            if lead is not None and lead.form == "name" and lead.start == unit.start and self._is_of_people(lead):
                lead = lead._replace(form="noun")
            is_noun = lead is not None and lead.form == "noun"
            self._leads[number] = find_apposed(self.folded, self.masked, lead, unit, self.words["role"]) if is_noun else lead
        return self._leads[number]

    def _is_of_people(self, phrase: Phrase) -> bool:
        """Whether the one word with which a sentence opens is a noun for people: Residents, Farmers; not Sanders, whom the article names."""
        word = self.folded[phrase.start : phrase.end]
        return word.endswith(self.plural_endings) and word.isalpha() and not self.names.is_part(word) and self.mentions.at(phrase.start) is None

    def get_who(self, phrase: Phrase, number: int) -> Who | None:
        """The speaker that a subject would be, as far as its own words tell."""
        mention = self.find_mention(phrase)
        if mention is not None:
            return self.get_mentioned(mention)
        if phrase.form == "name":
            if phrase.parts:
                return Who(None, self.folded[phrase.start : phrase.end], "named", "they")
            return self.get_named(self.folded[phrase.start : phrase.end], phrase.start, phrase.block)
        if phrase.form == "noun":
            return resolve_noun(self, phrase, number).who
        return None
