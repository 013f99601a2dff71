"""The noun phrase that speech rules pass on."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A noun phrase that can speak. `form`: pronoun, name or noun. `block`: where its titles and modifiers begin. `parts`: joint speakers."""

    start: int
    end: int
    form: str
    block: int
    parts: tuple[tuple[int, int], ...] = ()
