"""Who the speaker of a report is as the source of a figure: the actor where the words for a body name one, else the words as printed."""

from bisect import bisect_left
from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.corpus.fold import fold, fold_case
from newsaudit.extract.counting.reader import Reader
from newsaudit.spans import Mention, Quote

_BODIES = frozenset(("institution", "organisation", "armed group"))
_BACK, _TO_PLACE = 4, 60
_WHERE = frozenset(("in", "from", "of", "at", "near", "across"))
_DETERMINERS = ("the ", "a ", "an ", "its ", "their ")


def name_source(reader: Reader, quote: Quote, mentions: Sequence[Mention], actors) -> tuple[str | None, str]:
    """The source and its kind as a figure tells them: an actor id, a name, `anonymous`, or `not-found` for a pronoun whose person stays open."""
    if _is_where_persons_are(reader, quote):
        return "anonymous", "anonymous"
    if quote.speaker_id and quote.speaker_kind != "anonymous":
        return quote.speaker_id, quote.speaker_kind
    if quote.speaker_kind in ("organisation", "anonymous", "none") and quote.speaker_start is not None:
        body = find_body(reader, (quote.speaker_start, quote.speaker_end), mentions, actors)
        if body:
            return body, "organisation"
    if quote.speaker_kind == "anonymous":
        return "anonymous", quote.speaker_kind
    printed = "not-found" if quote.speaker_kind == "pronoun" else quote.speaker_text
    return quote.speaker or printed, quote.speaker_kind


def _is_where_persons_are(reader: Reader, quote: Quote) -> bool:
    """Whether the speaker's name only says where unnamed persons are: according to doctors in Harare."""
    if quote.cue_end is None or quote.speaker_start is None or not 0 < quote.speaker_start - quote.cue_end <= _TO_PLACE:
        return False
    between = fold_case(reader.doc.folded[quote.cue_end : quote.speaker_start]).split()
    return len(between) > 1 and between[-1] in _WHERE and not reader.rules.words["unnamed"].isdisjoint(between)


def find_body(reader: Reader, span: tuple[int, int], mentions: Sequence[Mention], actors) -> str | None:
    """The actor that the words of the span, which are no name of it, mean; None where they mean persons or tell no actor."""
    rules, words = reader.rules, fold_case(fold(reader.doc.text[span[0] : span[1]]))
    plain = next((words[len(opener) :] for opener in _DETERMINERS if words.startswith(opener)), words)
    if actors is not None and plain in actors.called:
        return actors.called[plain]
    apposed = _find_apposed(reader, span[1], mentions, actors)
    if apposed:
        return apposed
    cut = words.replace("'", " ").replace("-", " ").split()
    head = _find_head(cut, rules)
    if head is None:
        return None
    first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    inside = [mention for mention in mentions[first : first + 3] if mention.end <= span[1] and mention.status == "resolved"]
    if inside:
        between = fold_case(fold(reader.doc.text[span[0] : inside[0].start]))
        if reader.doc.folded[inside[0].end : inside[0].end + 1] == "-" or " of " in between or " for " in between:
            # a U.N.-backed group; a group of U.N. experts
            return None
        kind = actors.by_id[inside[0].actor_id].kind
        # the Peruvian authorities are Peru; a U.N. agency is the U.N., but a Peruvian agency is one of its own
        role = "parts" if kind in _BODIES else "authorities" if kind in ("state", "people") else None
        return inside[0].actor_id if role and head in rules.words[role] else None
    if len(cut) == 2 and head in rules.words["bodies"] and cut[0] in ("the", "that", "this"):
        return _find_antecedent(head, mentions[max(0, first - _BACK) : first], actors)
    return None


def _find_apposed(reader: Reader, end: int, mentions: Sequence[Mention], actors) -> str | None:
    """The body named right behind the words: the state news agency, Wafa."""
    if reader.doc.folded[end : end + 2] != ", ":
        return None
    i = bisect_left(mentions, end, key=lambda mention: mention.start)
    if i == len(mentions) or mentions[i].start != end + 2 or mentions[i].status != "resolved":
        return None
    is_closed = not reader.doc.folded[mentions[i].end : mentions[i].end + 1].isspace()
    return mentions[i].actor_id if is_closed and actors.by_id[mentions[i].actor_id].kind in (*_BODIES, "media") else None


def _find_head(cut: list[str], rules: FigureRules) -> str | None:
    """The noun of a body that the words end with, or that an adverbial follows: the agency, the authorities in the capital."""
    end = next((k for k, word in enumerate(cut) if word in ("in", "of", "for", "at", "there", "here") and k), len(cut))
    word = cut[end - 1] if cut else ""
    return word if any(word in rules.words[role] for role in ("parts", "bodies", "authorities")) else None


def _find_antecedent(head: str, before: Sequence[Mention], actors) -> str | None:
    """The nearest body named before whose name holds the noun."""
    for mention in reversed(before):
        actor = actors.by_id[mention.actor_id]
        if actor.kind in _BODIES and mention.status == "resolved" and head in fold_case(fold(f"{mention.text} {actor.name}")).split():
            return actor.id
    return None
