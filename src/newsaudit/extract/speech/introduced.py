"""Quotations that the line before introduces: She wrote:, a statement that ends in a colon, a name on a line of its own."""

from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attributions import read_attributions
from newsaudit.extract.speech.leads import read_lead
from newsaudit.extract.speech.phrases import phrase_after
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.units import Unit

# what may stand between a reporting verb and the colon: “wrote on her page on Monday:”
_MOST_BEHIND = 60
_LONGEST_NAME_LINE = 80


def introduce(masked: str, units: Sequence[Unit], number: int, found: list[Speech], rules: QuoteRules) -> list[Speech]:
    """The quotations of a unit, the first with the speaker and verb of the line before where that line introduces it."""
    first = found[0] if found else None
    if first is None or not number or first.phrase is not None or first.rule != rules.patterns["continued"]:
        return found
    before, unit = units[number - 1], units[number]
    if before.marks or first.start > unit.start or unit.zone != "body" or before.zone not in ("body", "subhead"):
        return found
    if masked[before.end - 1] == ":":
        return [_introduce(masked, before, first, rules), *found[1:]]
    if before.paragraph != unit.paragraph and _is_name_line(masked, before, rules):
        return [first._replace(phrase=phrase_after(before.tokens)), *found[1:]]
    return found


def _introduce(masked: str, before: Unit, speech: Speech, rules: QuoteRules) -> Speech:
    """The quotation with the attribution with which the line before ends: In a statement, Boateng said:"""
    for attribution in reversed(read_attributions(masked, before, rules) if before.hits else []):
        behind = masked[attribution.cue_end : before.end - 1]
        if attribution.kind == "verb" and attribution.phrase is not None and len(behind) < _MOST_BEHIND and rules.finite.search(behind) is None:
            return speech._replace(
                phrase=attribution.phrase, cue_start=attribution.cue_start, cue_end=attribution.cue_end, rule=attribution.cue.rule, source=attribution
            )
    return speech._replace(phrase=read_lead(before, None), rule=rules.patterns["colon"])


def _is_name_line(masked: str, unit: Unit, rules: QuoteRules) -> bool:
    """Whether a line is only a name with a description: Ama Boateng, teacher."""
    if unit.end - unit.start > _LONGEST_NAME_LINE or not masked[unit.end - 1].isalnum() or unit.hits:
        return False
    phrase = phrase_after(unit.tokens)
    if phrase is None or phrase.form != "name" or phrase.block > unit.start or " " not in masked[phrase.start : phrase.end]:
        return False
    return masked[phrase.end : phrase.end + 1] in (",", "") or phrase.end == unit.end and rules.finite.search(masked, phrase.end, unit.end) is None
