"""Explicit references to the actors of the codebook: longest match, no overlap, names settled as far as the article's own names and roles allow."""

import unicodedata
from collections.abc import Iterator

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.matcher import Surface
from newsaudit.extract.context import View, holds_word, is_all_capitals, is_sentence_start, make_view, sentence_at, words_after, words_before
from newsaudit.extract.longer_names import follows_capital, is_part_of_longer
from newsaudit.extract.metonyms import find_act
from newsaudit.extract.settle import Hit, settle_hits
from newsaudit.spans import Doc, Mention

COUNTED_ZONES = frozenset(("title", "subhead", "body"))


def find_mentions(doc: Doc, actors: Actors) -> list[Mention]:
    """The mentions in titles, subheads and body, in text order; those of several actors alike have their ids joined by `|`."""
    view = make_view(doc)
    hits = _longest([hit for hit in _judged(doc, view, actors)])
    return settle_hits(doc, view, [hit for hit in hits if hit.surfaces], actors)


def is_boundary(text: str, i: int) -> bool:
    """Whether no word goes on at text[i]: a name may end before it or begin after it."""
    if not 0 <= i < len(text):
        return True
    char = text[i]
    return not (char.isalnum() or char == "_" or (char > "\x7f" and unicodedata.category(char)[0] == "M"))


def _judged(doc: Doc, view: View, actors: Actors) -> Iterator[Hit]:
    """Hits that stand alone as words in a counted zone and whose conditions are met."""
    matcher, text = actors.matcher, view.folded
    zones = iter([zone for zone in doc.zones if zone.zone in COUNTED_ZONES])
    zone = next(zones, None)
    hits = sorted((start, end, p) for p, start, end in matcher.automaton.find_matches_as_indexes(text, overlapping=True))
    for start, end, p in hits:
        while zone is not None and start >= zone.end:
            zone = next(zones, None)
        if zone is None:
            return
        if start < zone.start or end > zone.end or not _stands_alone(text, start, end):
            continue
        if matcher.plain[p] is not None:
            yield Hit(start, end, matcher.surfaces[p], zone.zone)
            continue
        fitting = tuple(s for s in matcher.surfaces[p] if s.actor_id is None or _fits(view, start, end, s, actors))
        if any(s.actor_id is None for s in fitting):
            yield Hit(start, end, (), zone.zone)
        elif fitting:
            yield Hit(start, end, fitting, zone.zone)


def _stands_alone(text: str, start: int, end: int) -> bool:
    if not is_boundary(text, start - 1):
        return False
    if is_boundary(text, end):
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ("@", "#") or after == "@" or (after == "." and text[end + 1 : end + 2].islower()):
            return False
        return not (before == "'" and start > 1 and text[start - 2].isalnum())
    # "U.S.State": the full stop of the abbreviation swallowed the space
    return text[end - 1] == "." and text[end : end + 1].isupper() and text[end + 1 : end + 2].islower()


def _fits(view: View, start: int, end: int, surface: Surface, actors: Actors) -> bool:
    """Whether the conditions of the alias hold that its own sentence can tell."""
    alias = surface.alias
    if is_part_of_longer(view, start, end, surface, actors.rules.words):
        return False
    if "part" in alias.also and follows_capital(view, start, actors.rules.words):
        return False
    if alias.needs or alias.excludes:
        sentence = sentence_at(view, start)
        around = view.lower[sentence.start : start] + " \0 " + view.lower[end : sentence.end] if sentence else ""
        if (alias.needs and not holds_word(around, alias.needs)) or holds_word(around, alias.excludes):
            return False
    if alias.needs_next or alias.excludes_next:
        after = " ".join(words_after(view, end, 2))
        if alias.needs_next and not _begins(after, alias.needs_next) or _begins(after, alias.excludes_next):
            return False
    if alias.excludes_before and _ends(words_before(view, start, 2).lower(), alias.excludes_before):
        return False
    if "language" in alias.also and _is_language(view, start, end, actors.rules.words):
        return False
    if "word" in alias.also and is_all_capitals(view, start):
        return is_sentence_start(view, start) or find_act(view, start, end, actors.rules) is not None
    return True


def _is_language(view: View, start: int, end: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether the adjective names a tongue here: speaks Polish, in Polish, the Polish language."""
    if view.lower[end : end + 10].startswith(("-speaking", "-language")):
        return True
    before = words_before(view, start, 1).lower().strip("\"'(")
    after = words_after(view, end)
    if before in words["language-before"] or (after and after[0] in words["language-after"]):
        return True
    return before in words["language-in"] and (not after or after[0] in words["opener"])


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(text.startswith(word) and text[len(word) : len(word) + 1] in ("", " ") for word in words)


def _ends(text: str, words: tuple[str, ...]) -> bool:
    return any(text.endswith(word) and (len(text) == len(word) or not text[-len(word) - 1].isalnum()) for word in words)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap, the longest; of equals, the first; in text order."""
    chosen: list[Hit] = []
    cluster: list[Hit] = []
    reach = 0
    for hit in hits:
        if hit.start >= reach and cluster:
            chosen += cluster if len(cluster) == 1 else _longest_of(cluster)
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end)
    return chosen + _longest_of(cluster)


def _longest_of(cluster: list[Hit]) -> list[Hit]:
    taken: set[int] = set()
    chosen = []
    for hit in sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.start)):
        # a span that overlaps none longer than itself has both its ends free
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            chosen.append(hit)
    return sorted(chosen)
