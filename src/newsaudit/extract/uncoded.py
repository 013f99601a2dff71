"""Capitalised names that no codebook entry covers, with the title or role printed beside them."""

import re
from collections.abc import Sequence

from newsaudit.codebook.actors import Actors
from newsaudit.extract.context import is_headline, is_sentence_start, make_view
from newsaudit.spans import Doc, Mention, SpanIndex, Uncoded

_CAPITAL = r"[^\W\d_a-z][\w']*(?:-\w+)*"
_NAME = re.compile(rf"(?<![\w'.@#-]){_CAPITAL}(?: {_CAPITAL}){{0,5}}")


def find_uncoded(doc: Doc, mentions: Sequence[Mention], actors: Actors) -> list[Uncoded]:
    """The uncoded names in titles, subheads and body, in text order; a later surname is grouped under its full name."""
    view = make_view(doc)
    covered = SpanIndex(mentions)
    words = actors.rules.words
    stops = words["title"] | words["calendar"] | words["opener"] | words["compass"]
    found = []
    for sentence in doc.sentences:
        if is_headline(view, sentence.start):
            continue
        for match in _NAME.finditer(view.folded, sentence.start, sentence.end):
            start, end = match.span()
            while " " in view.folded[start:end] and view.lower[start:end].split(" ")[0] in stops:
                start = view.folded.index(" ", start) + 1
            if view.lower[start:end] in stops or covered.at(start) or covered.at(end - 1) or end - start < 3:
                continue
            if is_sentence_start(view, start) and " " not in view.folded[start:end]:
                continue
            found.append((start, end))
    full: dict[str, str] = {}
    for start, end in found:
        if " " in view.folded[start:end]:
            full.setdefault(view.folded[start:end].rsplit(" ", 1)[1], view.folded[start:end])
    return [Uncoded(s, e, doc.text[s:e], full.get(view.folded[s:e], view.folded[s:e]), None, None) for s, e in found]
