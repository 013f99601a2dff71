"""Reporting verbs, nouns and phrases of one sentence with their speaker beside them and what follows: one attribution each."""

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.cited import read_source
from newsaudit.extract.speech.speech_nouns import is_noun, read_noun
from newsaudit.extract.speech.units import Hit, Unit
from newsaudit.extract.speech.verbs import read_verb


def read_attributions(masked: str, unit: Unit, rules: QuoteRules) -> list[Attribution]:
    """The attributions of a sentence, in text order; words that report nothing here (negated, supposed, passive) are left out."""
    found = []
    for hit in unit.hits:
        attribution = _read(masked, hit, unit, rules)
        if attribution is None:
            continue
        if attribution.shared and attribution.opener in ("and", "but") and found and found[-1].tail.kind == "none" and not found[-1].inverted:
            # the ministry blamed Togo and said: the verb before reports nothing, but has the subject
            attribution = attribution._replace(phrase=found[-1].phrase)
        found.append(attribution)
    return found


def _read(masked: str, hit: Hit, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """The attribution of one reporting word, by the kind of word that it is."""
    if hit.verb is not None and "source" in hit.verb.frames:
        return read_source(masked, hit, unit, rules)
    if hit.noun is not None and (hit.verb is None or is_noun(unit, masked, hit, rules)):
        return read_noun(masked, hit, hit.noun, unit, rules)
    return read_verb(masked, hit, hit.verb, unit, rules) if hit.verb is not None else None
