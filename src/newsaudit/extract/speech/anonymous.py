"""What an attribution tells of a source that it does not name: kind, side, number, reason, and whether it stands alone."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.speech.units import Unit
from newsaudit.spans import Anonymous, Quote, SpanIndex

_NUMBERS = {word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}
_COUNT = re.compile(r"(?:at least |about |more than )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b")
_SINGLE = re.compile(r"(?:a|an|another)\b")
_REACH = 40
# one of these stands in every reason for which a source stays unnamed
_WHY = ("anonym", " to be ", "withh")


def describe_source(doc, quote: Quote, unit: Unit, mentions: SpanIndex, rules: QuoteRules, actors, *, n_speakers: int) -> Anonymous:
    """The record of an anonymous quotation. `n_speakers`: different sources that the sentence names for its quotations."""
    phrase = quote.speaker_text or ""
    # "he", "the official" tell less than the words that they stand for
    full = quote.speaker or phrase
    low = fold_case(fold(full))
    start, end = (quote.speaker_start, quote.speaker_end) if full == phrase else (None, None)
    # "a person familiar with the talks": what makes the kind may stand behind the words taken for the speaker
    around = low
    if start is not None:
        around = fold_case(doc.folded[start : min(unit.end, end + _REACH)]) if quote.cue_start is None or quote.cue_start < start else low
    kind = next(kind for kind in rules.anonymous if kind.pattern is None or _holds(kind.pattern, around if kind.kind == "people familiar" else low))
    if start is not None:
        near = mentions.between(start, end)
    else:
        near = [mention for mention in mentions.spans if mention.text in full and f"{mention.text} " in full]
    actors_near = (actors.by_id.get(mention.actor_id) for mention in near if mention.status == "resolved")
    sides = {actor.side for actor in actors_near if actor is not None and actor.side}
    count = _COUNT.match(low)
    number = None
    if count:
        number = int(count.group(1)) if count.group(1).isdigit() else _NUMBERS[count.group(1)]
    elif _SINGLE.match(low):
        number = 1
    tells_why = any(doc.folded.find(word, unit.start, unit.end) >= 0 for word in _WHY)
    reason = rules.reason.search(doc.folded, unit.start, unit.end) if tells_why else None
    return Anonymous(
        quote.start,
        quote.end,
        phrase,
        kind.kind,
        next(iter(sides)) if len(sides) == 1 else "unknown",
        number,
        _cut_reason(doc.text, reason.start(), reason.end(), quote) if reason else None,
        n_speakers <= 1,
        kind.rule,
    )


def _cut_reason(text: str, start: int, end: int, quote: Quote) -> str:
    """The reason as printed, up to the attribution: a clerk, who asked not to be named because the talks were private, said."""
    attribution = [at for at in (quote.cue_start, quote.speaker_start) if at is not None and start < at < end]
    return text[start : min(attribution, default=end)].rstrip(" ,\n")


def _holds(heads: re.Pattern, text: str) -> bool:
    """Whether one of the nouns of a kind stands in the text as a word. What stands before it is looked at afterwards: the matcher is faster so."""
    match = heads.search(text)
    while match is not None:
        before = text[match.start() - 1 : match.start()]
        if not (before.isalnum() or before in ("_", "-")):
            return True
        match = heads.search(text, match.start() + 1)
    return False
