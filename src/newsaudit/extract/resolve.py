"""The second look at mentions, when the quotations are known: which stand in quoted words, and who of several speaks."""

from bisect import bisect_right
from collections.abc import Sequence

from newsaudit.codebook.actors import Actors
from newsaudit.extract.mentions import is_boundary
from newsaudit.spans import Doc, Mention, Quote

_SAME_VOICE = 300  # characters between two quotations of one voice
_NEIGHBOURS = 12  # quotations before and after a mention that are asked about it


def resolve_mentions(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote], actors: Actors) -> list[Mention]:
    """The mentions with `in_quote` set, and those of several candidates settled where the quotations leave only one."""
    quoted = _merge(sorted(_quoted_stretches(doc, quotes)))
    starts = [start for start, _ in quoted]
    quotes = sorted(quotes, key=lambda quote: quote.start)
    quote_starts = [quote.start for quote in quotes]
    settled = []
    for mention in mentions:
        i = bisect_right(starts, mention.start) - 1
        mention = mention._replace(in_quote=i >= 0 and mention.end <= quoted[i][1])
        settled.append(_settle(mention, _near(mention, quotes, quote_starts)) if mention.status == "ambiguous" else mention)
    return settled


def _quoted_stretches(doc: Doc, quotes: Sequence[Quote]):
    """What stands in quotation marks: all of a direct quotation, the marked parts of a mixed one."""
    for quote in quotes:
        if quote.type == "direct":
            yield quote.start, quote.end
        elif quote.type == "mixed":
            yield from _marked_parts(doc.folded, quote.start, quote.end)


def _marked_parts(text: str, start: int, end: int):
    opened = None
    for i in range(start, end):
        # an apostrophe inside a word is no mark
        if text[i] != '"' and not (text[i] == "'" and (is_boundary(text, i - 1) if opened is None else is_boundary(text, i + 1))):
            continue
        if opened is None:
            opened = (i, text[i])
        elif opened[1] == text[i]:
            yield opened[0], i + 1
            opened = None


def _merge(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _near(mention: Mention, quotes: Sequence[Quote], starts: Sequence[int]) -> Sequence[Quote]:
    """The quotations that may hold the mention or have it as their speaker."""
    i = bisect_right(starts, mention.start)
    return quotes[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS]


def _settle(mention: Mention, quotes: Sequence[Quote]) -> Mention:
    """One of several candidates: not the one in whose own words the name stands; the one who speaks the quotation's other part or the one before."""
    ids = mention.actor_id.split("|")
    speakers = {q.speaker_id for q in quotes if q.start <= mention.start and mention.end <= q.end}
    left = [id for id in ids if id not in speakers]
    if len(left) == 1:
        return mention._replace(actor_id=left[0], status="resolved")
    mine = {q.quote_id for q in quotes if q.speaker_start is not None and q.speaker_start <= mention.start < q.speaker_end}
    same = {q.speaker_id for q in quotes if q.quote_id in mine and q.speaker_id in ids}
    if not same and mine:
        # who spoke just before goes on speaking
        first = min(q.start for q in quotes if q.quote_id in mine)
        before = [q for q in quotes if first - _SAME_VOICE < q.end <= first and q.speaker_id]
        same = {before[-1].speaker_id} & set(ids) if before else set()
    if len(same) == 1:
        return mention._replace(actor_id=same.pop(), status="resolved")
    return mention
