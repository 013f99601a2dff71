"""Records as the extractors make them, for tests of what reads them."""

from newsaudit.spans import Quote


def make_quote(text: str, words: str, type: str = "direct", **columns) -> Quote:
    """A quotation of `words` in `text` without speaker or cue, but for the columns given."""
    start = text.index(words)
    fixed = {"start": start, "end": start + len(words), "text": words, "quote_id": f"q{start}", "type": type, "unmarked": False}
    fixed |= {"speaker_kind": "none", "n_words": len(words.split()), "status": "resolved", "rule": "quotes/test"}
    return Quote(**(dict.fromkeys(Quote._fields) | fixed | columns))
