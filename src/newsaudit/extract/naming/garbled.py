"""Whether a name that no entry covers is a garbled one of the codebook: close to it and standing in its role."""

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.garbled import deletions, find_close
from newsaudit.codebook.model import Actor
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.naming.surnames import norm_role

MAX_REMEMBERED = 20_000
LONGEST_REMEMBERED = 60


class _Near(dict):
    """Name and role → the id of the actor that the name may misspell, or None; kept, as the same few names stand all over an article."""

    def __init__(self, actors: Actors):
        super().__init__()
        self.actors = actors

    def __missing__(self, printed: tuple[str, str | None]) -> str | None:
        name, role = printed
        *given, last = fold_case(name).split(" ")
        fitting = [id for id in find_close(last, self.actors.garbled) if _is_borne_out(self.actors.by_id[id], given, last, role)]
        near = fitting[0] if len(fitting) == 1 else None
        if len(self) < MAX_REMEMBERED and len(name) <= LONGEST_REMEMBERED:
            self[printed] = near
        return near


_last: list[_Near] = []


def find_near_actor(name: str, role: str | None, actors: Actors) -> str | None:
    """The id of the only actor whose name the words come close to and whose given name or role they share, or None."""
    if not _last or _last[0].actors.garbled is not actors.garbled:
        _last[:] = [_Near(actors)]
    return _last[0][name, role]


def _is_borne_out(actor: Actor, given: list[str], last: str, role: str | None) -> bool:
    """For a person, a like given name or a role of the entry; for another actor, a single word is enough."""
    if actor.kind != "person":
        return not given and len(last) > 4
    if not given and not role:
        return False
    known = [fold_case(fold(alias.text)).split(" ") for alias in actor.aliases if " " in alias.text]
    is_like = any(given and _is_close(given[0], words[0]) for words in known)
    has_role = role is not None and any(norm_role(r.text.lower()) in norm_role(role.lower()) for r in actor.roles)
    is_same_surname = any(words[-1] == last for words in known)
    # "James Miller, a spokesman" is another Miller: with the surname right, only a garbled given name speaks for the entry
    return is_like or has_role and not is_same_surname


def _is_close(a: str, b: str) -> bool:
    return not deletions(a).isdisjoint(deletions(b))
