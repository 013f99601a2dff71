"""Whether a name that no entry covers is a garbled one of the codebook: close to it and standing in its role."""

from newsaudit.codebook.actors import Actors
from newsaudit.codebook.garbled import Garbled, deletions, find_close
from newsaudit.codebook.model import Actor
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.naming.surnames import norm_role

MAX_REMEMBERED = 20_000
LONGEST_REMEMBERED = 60


class _Close(dict):
    """Last word of a name → the ids of the actors to whose last word it comes close; kept, as the same few names stand all over an
    article, and surnames with many given names."""

    def __init__(self, garbled: Garbled):
        super().__init__()
        self.garbled = garbled

    def __missing__(self, last: str) -> tuple[str, ...]:
        close = tuple(find_close(fold_case(last), self.garbled))
        if len(self) < MAX_REMEMBERED and len(last) <= LONGEST_REMEMBERED:
            self[last] = close
        return close


_last: list[_Close] = []


def find_near_actor(name: str, role: str | None, actors: Actors) -> str | None:
    """The id of the only actor whose name the words come close to and whose given name or role they share, or None."""
    if not _last or _last[0].garbled is not actors.garbled:
        _last[:] = [_Close(actors.garbled)]
    close = _last[0][name[name.rfind(" ") + 1 :]]
    if not close:
        return None
    *given, last = fold_case(name).split(" ")
    fitting = [id for id in close if _is_borne_out(actors.by_id[id], given, last, role)]
    return fitting[0] if len(fitting) == 1 else None


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
