"""Quotations that the line before introduces: She wrote:, a statement that ends in a colon, a name on a line of its own."""

from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.attributions import read_attributions
from newsaudit.extract.speech.find_phrases import phrase_after
from newsaudit.extract.speech.leads import read_lead
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.extract.speech.reported import Speech
from newsaudit.extract.speech.units import Unit

# what may stand between a reporting verb and the colon: “wrote on her page on Monday:”
_MOST_BEHIND = 60
_LONGEST_NAME_LINE = 80
# spaces of a name that stands alone on its line; more words with capitals are a heading
_LONGEST_NAME = 3


def introduce(masked: str, units: Sequence[Unit], number: int, found: list[Speech], rules: QuoteRules) -> list[Speech]:
    """The quotations of a unit, the first with the speaker and verb of the line before where that line introduces it."""
    first = found[0] if found else None
    if first is None or first.phrase is not None or first.rule != rules.patterns["continued"] or units[number].zone != "body":
        return found
    tag = _read_tag(masked, units, number, found[-1], rules)
    if tag is not None:
        return [*found[:-1], tag]
    before, unit = units[number - 1] if number else None, units[number]
    if before is None or before.marks or first.start > unit.start or before.zone not in ("body", "subhead"):
        return _sign(masked, units, number, found, rules)
    if masked[before.end - 1] == ":":
        told = _introduce(masked, before, first, rules)
        if told.phrase is None and number > 1 and masked.startswith("On ", before.start) and not units[number - 2].marks:
            # Ama Boateng / On her first goal: / “…”
            told = told._replace(phrase=_read_name_line(masked, units[number - 2], rules))
        return [told, *found[1:]]
    # a dash before a name looks back
    is_heading = before.paragraph != unit.paragraph and masked[before.start] not in "—–-"
    if is_heading and (named := _read_name_line(masked, before, rules)) is not None:
        return [first._replace(phrase=named), *found[1:]]
    return _sign(masked, units, number, found, rules)


def _sign(masked: str, units: Sequence[Unit], number: int, found: list[Speech], rules: QuoteRules) -> list[Speech]:
    """The quotation that fills its line, with the name on the line behind it: “…” / — Ama Boateng, teacher."""
    after = units[number + 1] if number + 1 < len(units) else None
    if after is None or after.marks or after.paragraph == units[number].paragraph or found[-1].end < units[number].end:
        return found
    named = _read_name_line(masked, after, rules)
    is_whole = named is not None and (named.start, named.end) == (after.start, after.end)
    is_heading = is_whole and masked.count(" ", after.start, after.end) > _LONGEST_NAME
    return [*found[:-1], found[-1]._replace(phrase=named)] if not is_heading and named is not None else found


def _read_tag(masked: str, units: Sequence[Unit], number: int, speech: Speech, rules: QuoteRules) -> Speech | None:
    """The quotation with its attribution where a full stop within the marks parts them: “It rained. Take a bus.” Boateng said."""
    after = units[number + 1] if number + 1 < len(units) else None
    if after is None or len(after.hits) != 1 or after.marks or after.paragraph != units[number].paragraph or speech.end != units[number].end:
        return None
    if masked[after.hits[0].end : after.end] not in (".", ""):
        return None
    for attribution in read_attributions(masked, after, rules):
        if attribution.kind == "verb" and attribution.phrase is not None:
            return _attribute(speech, attribution)
    return None


def _attribute(speech: Speech, attribution: Attribution) -> Speech:
    return speech._replace(
        phrase=attribution.phrase, cue_start=attribution.cue_start, cue_end=attribution.cue_end, rule=attribution.cue.rule, source=attribution
    )


def _introduce(masked: str, before: Unit, speech: Speech, rules: QuoteRules) -> Speech:
    """The quotation with the attribution with which the line before ends: In a statement, Boateng said:"""
    for attribution in reversed(read_attributions(masked, before, rules) if before.hits else []):
        behind = masked[attribution.cue_end : before.end - 1]
        if attribution.kind == "verb" and attribution.phrase is not None and len(behind) < _MOST_BEHIND and rules.finite.search(behind) is None:
            return _attribute(speech, attribution)
    return speech._replace(phrase=read_lead(before, None), rule=rules.patterns["colon"])


def _read_name_line(masked: str, unit: Unit, rules: QuoteRules) -> Phrase | None:
    """The name of a line that is only a name with a description: Ama Boateng, teacher."""
    if unit.end - unit.start > _LONGEST_NAME_LINE or not masked[unit.end - 1].isalnum() or unit.hits:
        return None
    if masked[unit.start : unit.end].isupper():
        # a subhead
        return None
    texts, starts, _ = unit.tokens
    first = next((k for k, text in enumerate(texts) if text not in "—–-"), len(texts))
    phrase = phrase_after(unit.tokens, first)
    if phrase is None or phrase.form != "name" or phrase.block > starts[first]:
        return None
    if masked.startswith(" on ", phrase.end):
        # Ama Boateng on her first goal
        return phrase
    if " " not in masked[phrase.start : phrase.end]:
        return None
    is_only_name = phrase.end == unit.end or masked[phrase.end] in ",(" and rules.finite.search(masked, phrase.end, unit.end) is None
    return phrase if is_only_name else None
