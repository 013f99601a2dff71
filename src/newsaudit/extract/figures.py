"""Figures: every number that counts people, money, arms or other things."""

from collections.abc import Iterator, Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.carried import goes_on, is_among_last, is_of_part, is_part
from newsaudit.extract.counting.claims import find_doubt, find_times, make_claim, pick_time
from newsaudit.extract.counting.counted import Counted, find_counted, is_of_people, is_people_noun
from newsaudit.extract.counting.counters import name_counters
from newsaudit.extract.counting.kind_words import KindFound, get_noun_kind
from newsaudit.extract.counting.kinds import find_kind
from newsaudit.extract.counting.notfigures import is_figure
from newsaudit.extract.counting.places import find_place
from newsaudit.extract.counting.plainly_none import is_plainly_none
from newsaudit.extract.counting.reader import Reader, SentenceReading, get_reader
from newsaudit.extract.counting.sources import find_sources
from newsaudit.extract.counting.victims import find_victims
from newsaudit.extract.counting.words import Words
from newsaudit.extract.numbers import Number, find_numbers
from newsaudit.spans import Claim, Doc, Figure, Mention, Quote

_OF_PEOPLE = frozenset(("casualties", "hostages"))
_PLAIN = frozenset(("people", "forces"))
_TO_PERSON = 3
_SENT = frozenset(("aid", "military"))


def find_figures(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote], rules: FigureRules, actors) -> tuple[list[Figure], list[Claim]]:
    """The figures of an article in text order, and what the article says about them (doubt, date, unit of counting)."""
    reader = get_reader(doc, mentions, rules, actors)
    found: list[tuple[Figure, Claim | None]] = []
    for i, sentence, anchors in reader.group(reader.anchors.numbers):
        numbers = find_numbers(reader.lower, sentence.start, sentence.end, rules, anchors)
        may_count = [not is_plainly_none(doc.text, reader.lower, number, sentence.start, rules) for number in numbers]
        if True in may_count:
            following = doc.sentences[i + 1] if i + 1 < len(doc.sentences) else None
            after = (following.start, following.end) if following else (0, 0)
            last = found[-1][0] if found and i and found[-1][0].start >= doc.sentences[i - 1].start else None
            found += _read_sentence(reader, reader.read(sentence.start, sentence.end), numbers, may_count, after, last)
    sources = find_sources(reader, [figure for figure, _ in found], mentions, quotes, actors)
    # most figures are the reporter's, as they were made
    figures = [
        figure if kind == "none" and source is None else figure._replace(source=source, source_kind=kind)
        for (figure, _), (source, kind) in zip(found, sources, strict=True)
    ]
    return name_counters(reader, figures, mentions, quotes, actors), [claim for _, claim in found if claim]


def _read_sentence(
    reader: Reader, reading: SentenceReading, numbers: list[Number], may_count: list[bool], after: tuple[int, int], last: Figure | None
) -> Iterator[tuple[Figure, Claim | None]]:
    """The figures of a sentence among its numbers, of which `may_count` says that they may be some; `last` is the last one of the sentence before."""
    words, rules, lower, text = reading.words, reading.rules, reader.lower, reading.text
    previous = times = doubt = None
    last_unit, whole, floor = "", -1, 0
    for number in numbers:
        number.first, number.after = words.at(number.start), words.at(number.end)
    for i, number in enumerate(numbers):
        if not may_count[i]:
            continue
        counted, beyond = find_counted(number, words, rules), i + 1
        if counted.head < 0 and beyond < len(numbers) and is_part(words.words[number.after : numbers[beyond].first]):
            # 37 of 40 drones; 27 of the 43 passengers died
            counted, whole, beyond = find_counted(numbers[beyond], words, rules), beyond, i + 2
        if not is_figure(text, lower, number, words, rules, has_noun=counted.head >= 0):
            continue
        neighbours = (floor, numbers[beyond].first if beyond < len(numbers) else len(words.words))
        found = find_kind(number, counted, words, neighbours, previous, rules)
        if i == whole and found.by in ("after", "shared") and counted.head >= 0 and is_of_part(found, counted, words, rules):
            plain = "people" if is_of_people(counted, words, rules) else "things"
            found = KindFound(get_noun_kind(words, counted.head, rules) or plain, "noun", counted.head)
        # the toll in the last three days rose to 28: days are no figure
        floor = number.after
        kind = rules.kinds[found.id]
        if _is_only_one(text, number, counted, found, kind.category, words, rules):
            continue
        previous = counted, found
        first = number.first
        side, voice = find_victims(reading, first, counted, found) if kind.category in _OF_PEOPLE else (None, None)
        of_last = last if found.id == "things" and not i and goes_on(number, counted, words, rules) else None
        if last and not i and found.id in _PLAIN and last.category in _OF_PEOPLE and is_among_last(number, words):
            of_last = last
        if of_last:
            # 9,000 people came. Some 3,000 of them stayed
            kind, side, voice, last_unit = rules.kinds[of_last.rule.rsplit("/", 1)[-1]], of_last.side, of_last.voice, of_last.unit
            previous = counted, KindFound(kind.id, "shared", found.at)
        evidence = reading.near(first, counted.after) if kind.category != "other" else []
        place = find_place(reading, first, counted.after, evidence, is_sent=kind.category in _SENT, is_harm=kind.category == "casualties")
        if times is None:
            times, doubt = find_times(lower, words, rules), find_doubt(lower, words, after, rules)
        time = pick_time(times, number.start, number.end, also_before=kind.category != "other")
        head = words.words[counted.head] if counted.head >= 0 else ""
        is_household = head in rules.words["households"]
        shared = last_unit if of_last or found.by == "shared" else ""
        named = "" if found.by == "shared" and head == "others" else head
        unit = last_unit = number.unit or (head if is_household else kind.unit) or named or shared or "things"
        figure = Figure(
            number.start,
            number.end,
            text[number.start : number.end],
            number.low,
            number.high,
            number.hedge,
            unit,
            kind.category,
            kind.measure,
            text[words.starts[counted.first] : words.end_of(counted.head)] if head else None,
            place,
            side,
            voice,
            None,
            "none",
            text[time.start : time.end] if time else None,
            kind.rule,
        )
        yield figure, make_claim(text, figure, is_household, doubt, time.span if time else None, time.rule if time else None)


def _is_only_one(text: str, number: Number, counted: Counted, found: KindFound, category: str, words: Words, rules: FigureRules) -> bool:
    """Whether the number is a bare "one", which counts only where it says that one person was harmed or held."""
    if number.kind != "words" or (number.low or number.high) != 1 or number.hedge == "range":
        return False
    if category not in _OF_PEOPLE or found.by == "shared":
        return True
    k = number.after
    # found in one bedroom: the noun after it is no person
    if counted.head >= 0 or k >= len(words.words) or words.words[k] in rules.words["stop"] or words.words[k] in rules.verbs_after:
        return False
    for word in words.words[k : k + _TO_PERSON]:
        if word in rules.words["stop"]:
            break
        if is_people_noun(f"{word}s", rules):
            # killed one Peruvian sailor
            return False
    # one Peruvian was killed
    following = words.words[k + 1] if k + 1 < len(words.words) else ""
    return not (text[words.starts[k]].isupper() and (following in rules.words["auxiliaries"] or following in rules.verbs_after))
