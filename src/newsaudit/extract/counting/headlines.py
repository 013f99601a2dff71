"""On whose word a headline says so: Flood kills 40 - governor; UN: 40 dead in Bor."""

from collections.abc import Sequence

from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Mention

_LONGEST_TAIL, _LONGEST_HEAD, _SHORTEST_NAME = 5, 4, 2
_PARTING = frozenset((":", "-", "–", "—"))


def find_headline_source(words: Words, bodies: Sequence[Mention], reader: Reader, actors) -> tuple[tuple[str, str], int, int] | None:
    """The source that a headline gives at its end or head, its kind, and the words that it vouches for. `bodies`: whom the headline names."""
    n = len(words.words)
    last = next((k for k in range(n - 2, max(-1, n - 2 - _LONGEST_TAIL), -1) if _is_parted(words, k)), -1)
    if last >= 0:
        source = _read_source(words, last + 1, n, bodies, reader, actors)
        if source:
            return source, 0, last + 1
    first = next((k for k in range(min(_LONGEST_HEAD, n - 1)) if words.gaps[k].strip(" \"'") == ":"), -1)
    source = _read_source(words, 0, first + 1, bodies, reader, actors) if first >= 0 else None
    return (source, first + 1, n) if source else None


def _is_parted(words: Words, k: int) -> bool:
    """Whether a colon or a dash between spaces stands behind word `k`."""
    gap = words.gaps[k]
    mark = gap.strip(" \"'")
    return mark in _PARTING and gap.endswith((" ", '"', "'")) and (mark == ":" or gap.startswith((" ", '"', "'")))


def _read_source(words: Words, first: int, last: int, bodies: Sequence[Mention], reader: Reader, actors) -> tuple[str, str] | None:
    """The source that the words `first` to `last` name and its kind, None where they name none."""
    text, terms = reader.doc.text, reader.rules.words
    if any(word[0].isdigit() for word in words.words[first:last]):
        return None
    printed, head = text[words.starts[first] : words.end_of(last - 1)], words.words[last - 1]
    for body in bodies:
        if words.at(body.start) == first and words.end_of(last - 1) in (body.end, body.end + 1) and body.status == "resolved":
            kind = actors.by_id[body.actor_id].kind
            # the outlet that prints the headline vouches for nothing
            return None if kind == "media" else (body.actor_id, "named" if kind == "person" else "organisation")
    if head in terms["unnamed"]:
        return "anonymous", "anonymous"
    if head in terms["headline-papers"]:
        return f"document:{'-'.join(words.words[first:last])}", "document"
    if head in terms["headline-offices"]:
        return printed, "title"
    is_parted = ":" in (words.gaps[last - 1] if not first else words.gaps[first - 1])
    is_short_name = is_parted and first + 1 == last and len(head) >= _SHORTEST_NAME and printed.isupper()
    return (printed, "organisation") if is_short_name or head in terms["counters"] or head in terms["headline-bodies"] else None
