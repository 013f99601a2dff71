"""Explicit references to the actors of the codebook: longest match, no overlap, names settled as far as the article's own names and roles allow."""

from unicodedata import category

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.matcher import Surface
from newsaudit.extract.naming.alias_context import fits
from newsaudit.extract.naming.context import View, get_view
from newsaudit.extract.naming.longer_names import is_near_longer
from newsaudit.extract.naming.settle import Hit, settle_hits
from newsaudit.extract.naming.squeezed import squeeze_text
from newsaudit.spans import Doc, Mention, SpanIndex, Zone

_ADDRESS_MARKS = ("@", "://", "www.")
_ADDRESS_REACH = 200  # characters; longer addresses are cut, so that text without spaces takes no longer
COUNTED_ZONES = frozenset(("title", "subhead", "body"))


def find_mentions(doc: Doc, actors: Actors) -> list[Mention]:
    """The mentions in titles, subheads and body, in text order; those of several actors alike have their ids joined by `|`."""
    view = get_view(doc)
    hits = _longest(_find_hits(doc, view, actors))
    return settle_hits(doc, view, [hit for hit in hits if hit.surfaces], actors)


def is_boundary(text: str, i: int) -> bool:
    """Whether no word goes on at text[i]: a name may end before it or begin after it."""
    return not 0 <= i < len(text) or not _is_word(text[i])


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (char > "\x7f" and category(char)[0] == "M")


def find_addresses(text: str) -> list[tuple[int, int]]:
    """The stretches of web and mail addresses and of handles, in text order."""
    found = []
    for mark in _ADDRESS_MARKS:
        at = text.find(mark)
        while at >= 0:
            head = text[max(0, at - _ADDRESS_REACH) : at].replace("\n", " ")
            tail = text[at : at + _ADDRESS_REACH].replace("\n", " ")
            end = at + (tail.index(" ") if " " in tail else len(tail))
            found.append((at - len(head) + head.rfind(" ") + 1, end))
            at = text.find(mark, end)
    return sorted(found)


def _find_hits(doc: Doc, view: View, actors: Actors) -> list[Hit]:
    """Hits that stand alone as words in a counted zone and whose conditions are met, in text order; without surfaces where the name is no actor's."""
    surfaces, said, is_plain, is_gated = actors.matcher[1:]
    text = view.folded + " "  # so that there is a character before the first and after the last
    addresses = find_addresses(text)
    in_address = SpanIndex([Zone("", *span) for span in addresses]).at
    zones = iter([zone for zone in doc.zones if zone.zone in COUNTED_ZONES])
    zone_end = -1
    hits = []
    found = _match(doc, view, actors)
    for start, end, p in sorted([(start, end, p) for p, start, end in found]):
        # the tests that most strings fail come first
        before, after = text[start - 1], text[end]
        if before.isalnum() or (after.isalnum() and not _swallows_space(text, end)):
            continue
        while start >= zone_end:
            zone = next(zones, None)
            if zone is None:
                return hits
            name, zone_start, zone_end = zone
        if start < zone_start or end > zone_end or (addresses and in_address(start)):
            continue
        if (before in "_#'." or before > "\x7f" or after in "_." or after > "\x7f") and not _stands_alone(text, start, end):
            continue
        if is_plain[p] or (is_gated[p] and not is_near_longer(text, start, end)):
            hits.append(Hit(start, end, surfaces[p], name, said[p]))
        else:
            hits += _judge(view, start, end, surfaces[p], name, actors)
    return hits


def _match(doc: Doc, view: View, actors: Actors) -> list[tuple[int, int, int]]:
    """All strings of the matcher in the article, overlapping ones too: index of the string, start, end."""
    squeezed = squeeze_text(doc.folded)
    if squeezed is None:
        return actors.matcher.automaton.find_matches_as_indexes(view.folded, overlapping=True)
    found = actors.matcher.automaton.find_matches_as_indexes(squeezed.text, overlapping=True)
    return [(p, squeezed.place(start), squeezed.place(end)) for p, start, end in found]


def _judge(view: View, start: int, end: int, candidates: tuple[Surface, ...], zone: str, actors: Actors) -> list[Hit]:
    """The hit with those candidates whose conditions are met; none where there are none."""
    fitting = tuple(s for s in candidates if s.actor_id is None or fits(view, start, end, s, actors))
    if any(s.actor_id is None for s in fitting):
        return [Hit(start, end, (), zone, None)]
    return [Hit(start, end, fitting, zone, None)] if fitting else []


def _swallows_space(text: str, end: int) -> bool:
    """Whether the full stop of an abbreviation took the place of a space: U.S.State."""
    return text[end - 1] == "." and text[end].isupper() and text[end + 1 : end + 2].islower()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are neither the rest of a name after an apostrophe, a tag, nor part of a site's name: O'Sullivan, #Iran, Israel.example."""
    before = text[start - 1]
    if before == "#" or (
        before in "'." and start > 1 and text[start - 2].isalnum() and (before == "'" or text[start - 2].islower() and text[end] == ".")
    ):
        return False
    if _is_word(before) or (_is_word(text[end]) and not _swallows_space(text, end)):
        return False
    return not (text[end] == "." and text[end + 1 : end + 2].islower())


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap, the longest; of equals, the first; in text order."""
    chosen: list[Hit] = []
    i, n = 0, len(hits)
    while i < n:
        reach, j = hits[i].end, i + 1
        while j < n and hits[j].start < reach:
            reach = max(reach, hits[j].end)
            j += 1
        if j == i + 1:
            chosen.append(hits[i])
        else:
            chosen += _longest_of(hits[i:j])
        i = j
    return chosen


def _longest_of(cluster: list[Hit]) -> list[Hit]:
    taken: set[int] = set()
    chosen = []
    for hit in sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.start)):
        # a span that overlaps none longer than itself has both its ends free
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)
