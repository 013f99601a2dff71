"""Which figures within a report only tell what is spoken about, so that they are the reporter's: she condemned the attack, which killed 40."""

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Figure, Quote

_LONGEST_VERB, _TO_NOUN, _TO_DETERMINER = 4, 9, 4
_RELATIVES = frozenset(("that", "which"))
_CLAIM = "claim-noun"


def is_aside(reader: Reader, figure: Figure, quote: Quote) -> bool:
    """Whether the figure, which stands in the report, is not part of what the report says. What is said in quotation marks all is."""
    if quote.type == "direct":
        return False
    reading = reader.find_sentence(figure.end - 1)
    if reading is None:
        return False
    words = reading.words
    floor, first = words.at(quote.start), words.at(figure.start)
    if quote.type == "mixed" and '"' in reader.doc.folded[figure.end : quote.end] and reader.doc.folded.count('"', quote.start, figure.start) % 2:
        return False
    return (
        _is_after_told_clause(words, quote, first, reader.rules)
        or _is_background(words, quote, floor, first, reader.rules)
        or _is_apposed(words, floor, first, words.at(quote.end))
        or _is_dated(words, floor, first, reader.rules)
    )


def is_added(reader: Reader, figure: Figure, quote: Quote) -> bool:
    """Whether a clause opened by a comma and "which" or "who" adds the figure to what the report says."""
    reading = reader.find_sentence(figure.end - 1)
    if reading is None:
        return False
    words = reading.words
    between = range(max(1, words.at(quote.start)), words.at(figure.start))
    return any(words.words[k] in ("which", "who") and words.marks[k - 1] == 1 for k in between)


def _is_after_told_clause(words: Words, quote: Quote, first: int, rules: FigureRules) -> bool:
    """Whether the report is a relative clause that ends before the figure: the raids that the army says target rebels have killed 20."""
    if quote.speaker_start is None or quote.cue_end is None or quote.cue_end > quote.start:
        return False
    k = words.at(quote.speaker_start)
    k -= words.words[k - 1 : k] == ["the"]
    if k < 1 or words.words[k - 1] not in _RELATIVES or words.marks[k - 1]:
        return False
    begin = words.at(quote.start)
    return any(words.words[j] in rules.harms.context["have"] for j in range(begin + 1, first))


def _is_background(words: Words, quote: Quote, floor: int, first: int, rules: FigureRules) -> bool:
    """Whether the figure is the object of a verb of harm in a clause about a known event, or in one that only dates what is said."""
    context, k, begin = rules.harms.context, first - 1, max(floor, first - _LONGEST_VERB)
    while k > begin and (words.words[k] in context["have"] or words.words[k] in context["adverbs"] or _is_harm(words, k, rules)):
        k -= 1
    if k + 1 >= first or not any(_is_harm(words, j, rules) for j in range(k + 1, first)):
        return False
    if words.words[k] == "and":
        # the raids that began on Monday and have killed 20
        back = range(k - 1, max(floor, k - _TO_NOUN - 1), -1)
        k = next((j for j in back if words.words[j] in _RELATIVES and words.words[j - 1] in rules.words["events"]), k)
    if words.words[k] in _RELATIVES:
        return k > floor and _is_known_event(words, quote, floor, k, rules)
    if any(words.words[j] in context["have"] for j in range(k + 1, first)):
        # the storm has since Monday killed 20
        return False
    # since the rebels killed 20
    clause = range(k, max(floor, k - _TO_NOUN), -1)
    since = next((j for j in clause if words.words[j] == "since"), -1)
    return since > floor and not any(words.marks[since:k])


def _is_harm(words: Words, k: int, rules: FigureRules) -> bool:
    return any(form == "past" and not rest for rest, form, _ in rules.harms.first.get(words.words[k], ()))


def _is_known_event(words: Words, quote: Quote, floor: int, relative: int, rules: FigureRules) -> bool:
    """Whether the relative clause at word `relative` is about an event that the reader knows of: the attack; or that the report only explains."""
    events = rules.words["events"]
    noun = next((j for j in range(relative - 1, max(floor, relative - _TO_NOUN) - 1, -1) if words.words[j] in events), -1)
    if noun < 0:
        return False
    if quote.rule.endswith(_CLAIM):
        # his claim that a rocket caused the blast that killed 20
        return True
    for j in range(noun - 1, max(floor, noun - _TO_DETERMINER) - 1, -1):
        if words.words[j] in ("a", "an", "another", "one") or words.marks[j]:
            return False
        if words.words[j] in rules.words["definite"]:
            return True
    return False


def _is_dated(words: Words, floor: int, first: int, rules: FigureRules) -> bool:
    """Whether the figure stands in a clause that only dates what is said: it regretted the raid, days after 30 people had died."""
    for k in range(first - 1, max(floor + 1, first - _TO_NOUN), -1):
        if words.marks[k]:
            return False
        if words.words[k] == "after":
            begin = k - 2 if words.words[k - 2] in ("a", "an", "one") or words.words[k - 2] in rules.numbers.values else k - 1
            return words.words[k - 1] in rules.not_figures["durations"] and begin > floor and words.marks[begin - 1] > 0
    return False


def _is_apposed(words: Words, floor: int, first: int, end: int) -> bool:
    """Whether the figure opens a clause about a place between commas, with more of the report behind it: the mill, where 20 were killed, had …"""
    if first - 2 < floor or words.words[first - 1] != "where" or not words.marks[first - 2]:
        return False
    return any(words.marks[j] for j in range(first, min(end, first + _TO_NOUN) - 1))
