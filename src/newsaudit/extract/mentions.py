"""Explicit references to the actors of the codebook: longest match, no overlap, names settled as far as the article's own names and roles allow."""

import re
from unicodedata import category

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.matcher import Surface
from newsaudit.extract.alias_context import fits
from newsaudit.extract.context import View, make_view
from newsaudit.extract.longer_names import is_near_longer
from newsaudit.extract.settle import Hit, settle_hits
from newsaudit.spans import Doc, Mention, SpanIndex, Zone

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SOLID = re.compile(r"\S+")
COUNTED_ZONES = frozenset(("title", "subhead", "body"))


def find_mentions(doc: Doc, actors: Actors) -> list[Mention]:
    """The mentions in titles, subheads and body, in text order; those of several actors alike have their ids joined by `|`."""
    view = make_view(doc)
    hits = _longest(_find_hits(doc, view, actors))
    return settle_hits(doc, view, [hit for hit in hits if hit.surfaces], actors)


def is_boundary(text: str, i: int) -> bool:
    """Whether no word goes on at text[i]: a name may end before it or begin after it."""
    return not 0 <= i < len(text) or not _is_word(text[i])


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (char > "\x7f" and category(char)[0] == "M")


def find_addresses(text: str) -> list[tuple[int, int]]:
    """The stretches of web and mail addresses and of handles, in text order."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [word.span() for word in _SOLID.finditer(text) if "://" in word[0] or "www." in word[0] or "@" in word[0]]


def _find_hits(doc: Doc, view: View, actors: Actors) -> list[Hit]:
    """Hits that stand alone as words in a counted zone and whose conditions are met, in text order; without surfaces where the name is no actor's."""
    matcher, text = actors.matcher, view.folded
    plain, surfaces, unless_longer = matcher.plain, matcher.surfaces, matcher.unless_longer
    zones = [zone for zone in doc.zones if zone.zone in COUNTED_ZONES]
    addresses = SpanIndex([Zone("", *span) for span in find_addresses(text)])
    i_zone, n_text = 0, len(text)
    hits = []
    for start, end, p in sorted([(start, end, p) for p, start, end in _match(actors, text)]):
        # the two tests that most strings fail come first
        if start and _is_word(text[start - 1]):
            continue
        if end < n_text and _is_word(text[end]) and not _swallows_space(text, end):
            continue
        while i_zone < len(zones) and start >= zones[i_zone].end:
            i_zone += 1
        if i_zone == len(zones):
            break
        zone = zones[i_zone]
        if start < zone.start or end > zone.end or _is_rest(text, start, end) or (addresses.spans and addresses.at(start)):
            continue
        known = plain[p]
        if known is None and unless_longer[p] is not None and not is_near_longer(text, start, end):
            known = unless_longer[p]
        if known is not None:
            hits.append(Hit(start, end, surfaces[p], zone.zone, known))
        else:
            hits += _judge(view, start, end, surfaces[p], zone.zone, actors)
    return hits


def _match(actors: Actors, text: str) -> list[tuple[int, int, int]]:
    """All strings of the matcher in the text, overlapping ones too: index of the string, start, end."""
    try:
        return actors.matcher.automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        # half a surrogate pair, as broken JSON has them, is no character that a file could hold
        return actors.matcher.automaton.find_matches_as_indexes(_SURROGATE.sub("?", text), overlapping=True)


def _judge(view: View, start: int, end: int, candidates: tuple[Surface, ...], zone: str, actors: Actors) -> list[Hit]:
    """The hit with those candidates whose conditions are met; none where there are none."""
    fitting = tuple(s for s in candidates if s.actor_id is None or fits(view, start, end, s, actors))
    if any(s.actor_id is None for s in fitting):
        return [Hit(start, end, (), zone, None)]
    return [Hit(start, end, fitting, zone, None)] if fitting else []


def _swallows_space(text: str, end: int) -> bool:
    """Whether the full stop of an abbreviation took the place of a space: U.S.State."""
    return text[end - 1] == "." and text[end].isupper() and text[end + 1 : end + 2].islower()


def _is_rest(text: str, start: int, end: int) -> bool:
    """Whether the words are the rest of a name after an apostrophe, a tag, or the beginning of a site's name: O'Sullivan, #Iran, Israel.example."""
    before = text[start - 1 : start]
    if before == "#" or before == "'" and start > 1 and text[start - 2].isalnum():
        return True
    return text[end : end + 1] == "." and text[end + 1 : end + 2].islower()


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
