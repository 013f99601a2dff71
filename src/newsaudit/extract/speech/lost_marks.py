"""Where a quotation ends or begins whose other mark is lost: at the attribution beside it, else with its paragraph."""

from collections.abc import Sequence

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.spans import Sentence

# no quotation is drawn further than this without its mark
_REACH = 1500
_STOPS = tuple(".!?…")


def find_lost_closing(text: str, opened: tuple[int, int], ceiling: int, rules: QuoteRules, *, to_end: bool) -> int | None:
    """Where a quotation ends that lost its closing mark: before the attribution behind it, or, with `to_end`, at `ceiling`.

    None where nothing tells, as of a few quoted words within the reporter's sentence.
    """
    start, inner = opened
    ceiling = min(ceiling, inner + _REACH)
    behind = rules.shapes["said-behind"].search(text, inner, ceiling)
    if behind is not None and "\n" not in text[inner : behind.start()]:
        return behind.start() + 1
    before = text[:start].rstrip()[-1:] if start < 3 else text[max(0, start - 3) : start].rstrip(" ")[-1:]
    begins = not before or before in "\n.,:!?…—–" and not text[inner : inner + 1].islower()
    if not to_end or not begins:
        return None
    end = inner + len(text[inner:ceiling].rstrip())
    return end if end > inner and text[end - 1] in _STOPS else None


def find_lost_opening(text: str, floor: int, start: int, sentences: Sequence[Sentence], rules: QuoteRules, *, to_start: bool) -> int | None:
    """Where a quotation begins whose closing mark stands at `start` and whose opening mark is lost: behind its cue, else with its sentence.

    With `to_start` it begins at `floor`, where no other attribution stands between.
    """
    if start == floor or text[start - 1] not in ".,!?…":
        return None
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if sentences[middle].start < start else (low, middle)
    begin = max(sentences[low - 1].start if low else floor, start - _REACH)
    cues = [match.end() for match in rules.shapes["said-before"].finditer(text, begin if not to_start else max(floor, start - _REACH), start)]
    if cues:
        return cues[-1]
    if begin < floor:
        return None
    while to_start and low > 1 and sentences[low - 2].start >= max(floor, start - _REACH):
        low -= 1
        begin = sentences[low - 1].start
    # Ama Boateng said that the dam was safe.” What the mark closes began within the report
    return None if rules.shapes["said-within"].search(text, begin, start) else begin
