"""Names of groups that a noun for the group follows: Hamas leadership, the Hezbollah militant group."""

_GROUPS = frozenset(("armed group", "organisation", "party"))


def find_end_of_group(speakers, start: int, end: int) -> int:
    """Where the name of a group ends whose noun ends at `end`; `end` itself where the phrase that begins at `start` holds no such name."""
    words = speakers.folded[start:end].split(" ")
    if words[-1] not in speakers.words["own-noun"]:
        return end
    cut = end - len(words.pop()) - 1
    while len(words) > 1 and words[-1].lower() in speakers.words["own-adjective"]:
        cut -= len(words.pop()) + 1
    mention = speakers.mentions.at(max(cut - 1, start))
    actor = speakers.actors.by_id.get(mention.actor_id) if mention is not None and mention.end == cut else None
    return cut if actor is not None and actor.kind in _GROUPS else end
