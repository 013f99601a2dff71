"""Sentences with their quotations and reporting words: the pieces of an article that speech is looked for in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.speech.marks import Marked, Paragraph
from newsaudit.extract.speech.tokens import Prose, Tokens
from newsaudit.spans import Doc


@dataclass(slots=True)
class Hit:
    """A reporting verb or noun in the text. Its fields are read so often that slots, twice as fast as those of a tuple, tell."""

    start: int
    end: int
    form: str
    verb: Cue | None
    noun: Cue | None


class Unit:
    """A sentence, or several that one quotation holds together. `paragraph` is the number of the paragraph in which it begins.

    `tokens`: its words and marks outside quotations, read when they are first asked for.
    """

    __slots__ = ("_prose", "_tokens", "end", "hits", "marks", "paragraph", "start", "zone")

    def __init__(self, prose: Prose, start: int, end: int, zone: str, paragraph: int, marks: Sequence[Marked], hits: Sequence[Hit]):
        self._prose, self._tokens = prose, None
        self.start, self.end, self.zone, self.paragraph, self.marks, self.hits = start, end, zone, paragraph, marks, hits

    @property
    def tokens(self) -> Tokens:
        if self._tokens is None:
            self._tokens = self._prose.read(self.start, self.end)
        return self._tokens

    def cut(self, longest: int) -> list["Unit"]:
        """The unit in pieces of bounded length, cut beside its marks."""
        pieces, start, m, h = [], self.start, 0, 0
        while start < self.end:
            end, first_mark, first_hit = min(self.end, start + longest), m, h
            while m < len(self.marks) and self.marks[m].start < end:
                end = max(end, self.marks[m].end)
                m += 1
            while h < len(self.hits) and self.hits[h].end <= end:
                h += 1
            pieces.append(Unit(self._prose, start, end, self.zone, self.paragraph, self.marks[first_mark:m], self.hits[first_hit:h]))
            start = end
            while h < len(self.hits) and self.hits[h].start < start:
                h += 1
        return pieces


def find_hits(masked: str, rules: QuoteRules) -> list[Hit]:
    """The reporting verbs, nouns and phrases outside quotation marks, in text order; the longest at each place."""
    hits = []
    forms, length = rules.forms, len(masked)
    for pattern, start, end in rules.matcher.find_matches_as_indexes(masked):
        if end < length and (char := masked[end]) != " " and (char.isalnum() or char in "_-'" and masked[end + 1 : end + 2].isalnum()):
            continue
        if start and (char := masked[start - 1]) != " " and (char.isalnum() or char in "_-'"):
            continue
        hits.append(Hit(start, end, *forms[pattern]))
    return hits


_START = attrgetter("start")
# no sentence is that long, but every look within a unit must stay short
_LONGEST = 4000
_ENDING = re.compile(
    r"(?: [a-z]+ly\b)?"
    r"\s*(?:[.,]|$|(?:in|on|at|during|as|with|after|while|when|to|from|by|last|this|late|early|earlier|yesterday|today)\b|[A-Z][a-z]+day\b)"
)


def _completes(folded: str, last: Unit, start: int, end: int, hit: Hit) -> bool:
    """Whether a sentence only tells who said the quotation that the one before it ends with."""
    if not last.marks or last.marks[-1].end < last.end - 1 or "\n" in folded[last.end : start] or hit.verb is None or "direct" not in hit.verb.frames:
        return False
    inner = folded[last.marks[-1].inner_end - 1]
    reach = 160 if inner in "?!" else 90 if inner in ",-" else 0
    return (
        hit.start - start < reach
        and not folded[start].islower()
        and _ENDING.match(folded, hit.end, end) is not None
        and (", " not in folded[start : hit.start] or folded[hit.start - 2] == ",")
    )


def find_units(doc: Doc, prose: Prose, paragraphs: Sequence[Paragraph], marked: Sequence[Marked], hits: Sequence[Hit]) -> list[Unit]:
    """The sentences of the article with the quotations and hits in them, in order; sentences that a quotation joins are one unit."""
    units: list[Unit] = []
    m = h = p = i = 0
    sentences, ends = doc.sentences, [paragraph.end for paragraph in paragraphs]
    # where each begins, and infinity behind the last
    mark_starts, hit_starts = [*map(_START, marked), inf], [*map(_START, hits), inf]
    while i < len(sentences):
        _, zone, start, end, _ = sentences[i]
        i += 1
        while ends[p] < end:
            p += 1
        if mark_starts[m] >= end and hit_starts[h] >= end:
            # most sentences hold neither
            unit = Unit(prose, start, end, zone, p, (), ())
            units += (unit,) if end - start <= _LONGEST else unit.cut(_LONGEST)
            continue
        paragraph, first_mark = p, m
        while mark_starts[m] < end:
            mark_end = marked[m].end
            while mark_end > end and i < len(sentences):
                end = max(end, sentences[i].end)
                i += 1
            end = max(end, mark_end)
            m += 1
        while hit_starts[h] < start:
            h += 1
        first_hit = h
        while hit_starts[h] < end:
            h += 1
        if units and h > first_hit and _completes(doc.folded, units[-1], start, end, hits[first_hit]):
            # “Why?” Ama Boateng asked: the sentence began with the quotation
            last = units.pop()
            start, paragraph, first_mark = last.start, last.paragraph, first_mark - len(last.marks)
            first_hit -= len(last.hits)
        while mark_starts[first_mark] < start:
            first_mark += 1
        unit = Unit(prose, start, end, zone, paragraph, marked[first_mark:m], hits[first_hit:h])
        units += (unit,) if end - start <= _LONGEST else unit.cut(_LONGEST)
        while i < len(sentences) and sentences[i].end <= end:
            i += 1
    return units
