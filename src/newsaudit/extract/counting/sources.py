"""On whose word a figure stands: the quotation or report that covers it."""

from collections.abc import Iterator, Sequence

from newsaudit.spans import Quote


def find_sources(starts: Sequence[int], quotes: Sequence[Quote]) -> Iterator[tuple[str | None, str]]:
    """For each figure, given by a place within it in text order, the source and its kind.

    None where the reporter states it, `not-found` for a pronoun whose person stays open.
    """
    waiting = sorted(quotes, key=lambda quote: quote.start)
    open_quotes: list[Quote] = []
    i = 0
    for start in starts:
        while i < len(waiting) and waiting[i].start <= start:
            open_quotes.append(waiting[i])
            i += 1
        open_quotes = [quote for quote in open_quotes if quote.end > start]
        # a report within a report: the inner speaker is whose word it is
        named = [quote for quote in open_quotes if quote.speaker_kind != "none" or quote.speaker_id or quote.speaker]
        yield _name(min(named, key=lambda quote: quote.end - quote.start)) if named else (None, "none")


def _name(quote: Quote) -> tuple[str | None, str]:
    if quote.speaker_kind == "anonymous":
        return "anonymous", quote.speaker_kind
    printed = "not-found" if quote.speaker_kind == "pronoun" else quote.speaker_text
    return quote.speaker_id or quote.speaker or printed, quote.speaker_kind
