"""What an attribution tells of a source that it does not name: kind, side, number, reason, and whether it stands alone."""

import re
from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.speech.units import Unit
from newsaudit.spans import Anonymous, Quote, SpanIndex

_NUMBERS = {word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}
_COUNT = re.compile(r"(?:at least |about |more than )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b")
_SINGLE = re.compile(r"(?:a|an|another)\b")
_ANOTHER = re.compile(r" and (?:an?|another) ")
_REACH = 40
# in how many sentences after its own a source is said to have asked for anonymity, and how these name it
_LATER = 3
_BACK = re.compile(
    r"(?:Both|All|The|He|She|They|One|Each|Like|Neither) ?(?:(?:of the |the )?[\w-]+ ){0,3}?"
    r"(?=(?:who |also |all |both |each )?(?:spoke|asked|requested|insisted|declined|was|were|talked|did)\b)"
)
_PRONOUNS = frozenset(("he", "she", "they", "both", "all", "each", "neither"))
# one of these stands in every reason for which a source stays unnamed
_WHY = ("anonym", " to be named", " to be identified", "withh")


def describe_source(
    doc, quote: Quote, units: Sequence[Unit], number: int, mentions: SpanIndex, rules: QuoteRules, actors, *, n_speakers: int
) -> Anonymous:
    """The record of an anonymous quotation of the unit with this number. `n_speakers`: different sources that its sentence names."""
    unit = units[number]
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
        near = [mention for mention in mentions.spans if mention.text in full and (f"{mention.text} " in full or f"{mention.text}'s " in full)]
    actors_near = (actors.by_id.get(mention.actor_id) for mention in near if mention.status == "resolved")
    sides = {actor.side for actor in actors_near if actor is not None and actor.side}
    count = _COUNT.match(low)
    n_sources = None
    if count:
        n_sources = int(count.group(1)) if count.group(1).isdigit() else _NUMBERS[count.group(1)]
    elif _SINGLE.match(low):
        # a palace official and a union spokesman
        n_sources = 1 + len(_ANOTHER.findall(low))
    reason = _find_reason(doc, unit, rules) or _find_later_reason(doc, units, number, low, rules)
    return Anonymous(
        quote.start,
        quote.end,
        phrase,
        kind.kind,
        next(iter(sides)) if len(sides) == 1 else "unknown",
        n_sources,
        _cut_reason(doc.text, reason.start(), reason.end(), quote) if reason else None,
        n_speakers <= 1,
        kind.rule,
    )


def _find_reason(doc, unit: Unit, rules: QuoteRules) -> re.Match | None:
    tells_why = any(doc.folded.find(word, unit.start, unit.end) >= 0 for word in _WHY)
    return rules.reason.search(doc.folded, unit.start, unit.end) if tells_why else None


def _find_later_reason(doc, units: Sequence[Unit], number: int, low: str, rules: QuoteRules) -> re.Match | None:
    """Why a source stays unnamed where a sentence soon after tells it of the same: The official spoke on condition of anonymity because …"""
    for unit in units[number + 1 : number + 1 + _LATER]:
        reason = _find_reason(doc, unit, rules)
        if reason is not None:
            subject = _BACK.match(doc.folded, unit.start, unit.end)
            heads = subject.group().lower().rstrip("s ").split() if subject else []
            return reason if heads and (heads[-1] in _PRONOUNS or re.search(rf"\b{re.escape(heads[-1])}s?\b", low)) else None
    return None


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
