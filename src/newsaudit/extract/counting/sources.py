"""On whose word a figure stands: the quotation or report that covers it, where it belongs to what is reported."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from newsaudit.extract.counting.asides import is_added, is_aside
from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.source_names import name_source
from newsaudit.spans import Figure, Mention, Quote

_START = attrgetter("start")


def find_sources(
    reader: Reader, figures: Sequence[Figure], mentions: Sequence[Mention], quotes: Sequence[Quote], actors
) -> Iterator[tuple[str | None, str]]:
    """For each figure, in text order, the source and its kind.

    None where the reporter states it, `not-found` for a pronoun whose person stays open.
    """
    waiting = sorted(quotes, key=_START)
    starts = list(map(_START, waiting))
    open_quotes: list[Quote] = []
    begun = 0
    for figure in figures:
        # a report may begin within the words of the figure, after its hedge
        at = figure.end - 1
        before, begun = begun, bisect_right(starts, at, begun)
        open_quotes = [quote for quote in (*open_quotes, *waiting[before:begun]) if quote.end > at]
        if not open_quotes:
            yield None, "none"
            continue
        named = [quote for quote in open_quotes if quote.speaker_kind != "none" or quote.speaker_id or quote.speaker]
        # a report within a report: the inner speaker is whose word it is
        named.sort(key=lambda quote: quote.end - quote.start)
        quote = None
        if len(named) > 1 and is_added(reader, figure, named[0]):
            # the army said 22 were killed by shells, which have wounded 300, according to the mayor
            quote = next((other for other in named[1:] if other.cue_start is not None and other.cue_start >= named[0].end), None)
        quote = quote or next((quote for quote in named if not is_aside(reader, figure, quote)), None)
        yield name_source(reader, quote, mentions, actors) if quote else (None, "none")
