"""From matched stretches to mentions: what the whole article tells about each of them."""

from collections.abc import Iterable
from typing import NamedTuple

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.matcher import Surface
from newsaudit.codebook.model import Alias
from newsaudit.extract.naming.context import View, is_headline, is_sentence_start, word_before, words_after, words_before
from newsaudit.extract.naming.metonyms import find_act
from newsaudit.extract.naming.surnames import Weak, find_role, find_stranger, settle
from newsaudit.spans import Doc, Mention


class Hit(NamedTuple):
    """A stretch that the matcher found and what it may mean; `plain` is actor, form and rule where nothing is left to settle."""

    start: int
    end: int
    surfaces: tuple[Surface, ...]
    zone: str
    plain: tuple[str, str, str] | None


def settle_hits(doc: Doc, view: View, hits: list[Hit], actors: Actors) -> list[Mention]:
    """The mentions that these hits are; hits do not overlap and stand in text order."""
    introduced = {hit.plain[0] for hit in hits if hit.plain}
    open_hits = [i for i, hit in enumerate(hits) if not hit.plain and not _is_personal_name(view, hits, i, actors)]
    loose = {i: _with_initial(view, hits[i], actors) for i in open_hits}
    introduced |= _introductions(loose.values())
    loose = {i: met for i, hit in loose.items() if (met := _with_needed(hit, introduced)).surfaces}
    weak = {i: _read_weak(view, hits, i, hit, actors) for i, hit in loose.items() if all(s.alias.is_weak for s in hit.surfaces)}
    strangers: dict[str, list[int]] = {}
    for met in weak.values():
        if met.stranger:
            strangers.setdefault(view.folded[met.start : met.end], []).append(met.start)
        elif met.role_id:
            introduced.add(met.role_id)
    mentions = []
    last: dict[str, int] = {}
    text = doc.text
    for i, hit in enumerate(hits):
        if hit.plain:
            start, end, _, zone, (actor_id, form, rule) = hit
            mentions.append(Mention(start, end, text[start:end], actor_id, form, "resolved", zone, False, rule))
            last[actor_id] = start
        elif i in loose:
            hit = loose[i]
            printed = view.folded[hit.start : hit.end]
            ids = settle(view, weak[i], introduced, strangers.get(printed, []), last, actors) if i in weak else _settle_strong(hit, introduced)
            mention = _mention(doc, view, hit, ids, actors)
            if mention is not None:
                mentions.append(mention)
                last.update(dict.fromkeys(ids, hit.start))
    return mentions


def _with_initial(view: View, hit: Hit, actors: Actors) -> Hit:
    """The hit from the given name on, where a middle initial keeps the full name from being matched: John F. Kirby."""
    if not hit.surfaces[0].alias.is_weak:
        return hit
    before = words_before(view, hit.start, 2)
    if before[-1:] != "." or before[-3:-2] != " ":
        return hit
    name = f"{before[:-3]} {view.folded[hit.start : hit.end]}"
    surfaces = tuple(
        s._replace(alias=alias) for s in hit.surfaces for alias in actors.by_id[s.actor_id].aliases if alias.text == name and not alias.is_weak
    )
    return hit._replace(start=hit.start - len(before) - 1, surfaces=surfaces) if surfaces else hit


def _introductions(hits: Iterable[Hit]) -> set[str]:
    """The actors that these hits name beyond doubt."""
    introduced = set()
    for hit in hits:
        if len(hit.surfaces) == 1:
            actor_id, _, _, alias = hit.surfaces[0]
            if not (alias.is_weak or alias.form == "metonym" or alias.needs_actor or alias.excludes_actor):
                introduced.add(actor_id)
    return introduced


def _with_needed(hit: Hit, introduced: set[str]) -> Hit:
    """The hit without what needs an actor that the article does not name, or must not name one that it does."""
    if not any(s.alias.needs_actor or s.alias.excludes_actor for s in hit.surfaces):
        return hit
    return hit._replace(surfaces=tuple(s for s in hit.surfaces if _has_company(s.alias, introduced)))


def _has_company(alias: Alias, introduced: set[str]) -> bool:
    if not introduced.isdisjoint(alias.excludes_actor):
        return False
    return not alias.needs_actor or not introduced.isdisjoint(alias.needs_actor)


def _read_weak(view: View, hits: list[Hit], i: int, hit: Hit, actors: Actors) -> Weak:
    ids = tuple(sorted(s.actor_id for s in hit.surfaces))
    people = [actors.by_id[id] for id in ids]
    is_known_before = i > 0 and hits[i - 1].end == hit.start - 1 and view.folded[hit.start - 1] == " "
    is_known_after = i + 1 < len(hits) and hits[i + 1].start == hit.end + 1
    stranger = find_stranger(view, hit.start, hit.end, actors, is_known_before=is_known_before, is_known_after=is_known_after)
    role = None if stranger else find_role(view, hit.start, hit.end, people, actors)
    return Weak(hit.start, hit.end, ids, role, stranger, all(s.alias.form == "misspelling" for s in hit.surfaces))


def _is_personal_name(view: View, hits: list[Hit], i: int, actors: Actors) -> bool:
    """Whether a state's name is a person's here: Jordan Hill, Jack London."""
    hit, words = hits[i], actors.rules.words
    if not any(s.alias.also for s in hit.surfaces):
        return False
    also = {kind for s in hit.surfaces for kind in s.alias.also}
    if "given-name" in also and view.folded[hit.end : hit.end + 1] == " " and view.folded[hit.end + 1 : hit.end + 2].isupper():
        is_next_known = i + 1 < len(hits) and hits[i + 1].start == hit.end + 1 and not all(s.alias.is_weak for s in hits[i + 1].surfaces)
        after = words_after(view, hit.end)
        listed = ("title", "role-noun", "calendar", "common-noun", "opener", "office")
        is_acronym = view.folded[hit.end + 2 : hit.end + 3].isupper()  # Israel TV, Israel PM
        if (
            after
            and not is_next_known
            and not is_acronym
            and not is_headline(view, hit.start)
            and not any(after[0] in words[kind] for kind in listed)
        ):
            return True
    if "surname" in also:
        before = word_before(view, hit.start).strip("\"'(")
        if before[:1].isupper() and before.lower() in words["given-name"] and not is_sentence_start(view, hit.start):
            return True
    return False


def _settle_strong(hit: Hit, introduced: set[str]) -> tuple[str, ...]:
    """Of several actors of one name, the one that the article names otherwise; else all of them."""
    if len(hit.surfaces) == 1:
        return (hit.surfaces[0].actor_id,)
    ids = tuple(sorted({s.actor_id for s in hit.surfaces if not s.alias.is_weak}))
    people = tuple(sorted({s.actor_id for s in hit.surfaces if s.alias.is_weak and s.actor_id in introduced}))
    if len(ids) == 1 and not people:
        return ids
    known = tuple(id for id in ids if id in introduced) or people
    if len(known) == 1:
        return known
    return tuple(sorted(s.actor_id for s in hit.surfaces if s.alias.is_default)) or ids


def _mention(doc: Doc, view: View, hit: Hit, ids: tuple[str, ...], actors: Actors) -> Mention | None:
    if not ids:
        return None
    surface = next(s for s in hit.surfaces if s.actor_id in ids)
    rule = surface.rule
    if surface.alias.form == "metonym":
        act = find_act(view, hit.start, hit.end, actors.rules)
        if act is None:
            return None
        rule = act.rule
    status = "resolved" if len(ids) == 1 else "ambiguous"
    return Mention(hit.start, hit.end, doc.text[hit.start : hit.end], "|".join(ids), surface.alias.form, status, hit.zone, False, rule)
