"""The sentences of one article as the figure and casualty rules read them, each cut and read once for both."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress
from operator import attrgetter

from newsaudit.codebook.figures import FigureRules
from newsaudit.codebook.harms import SideRules
from newsaudit.corpus.fold import fold_case
from newsaudit.extract.counting.anchors import find_anchors
from newsaudit.extract.counting.clauses import Clause, read_clause
from newsaudit.extract.counting.evidence import Evidence, get_sides, names_sides, read_evidence
from newsaudit.extract.counting.harms import HarmWord, find_harms
from newsaudit.extract.counting.joined import settle, share_clauses
from newsaudit.extract.counting.sides import UNKNOWN, Verdict, find_side, find_topic
from newsaudit.extract.counting.words import Words, split_words
from newsaudit.spans import Doc, Mention

# a side is told by what stands near; it also keeps sentences of any length linear
_REACH = 60
# how many sentences before one may tell whose people it speaks of
_BACK = 3
# a few sentences may leave unsaid whose story they tell
_SHORT = 6
# one name of a side in a long article does not make it one of the story
_TIMES = 3
_TO_PLACE = 32
_START = attrgetter("start")


def _first_word(harm: tuple[HarmWord, Clause, Verdict]) -> int:
    return harm[0].first


class SentenceReading:
    """The words of a sentence, and, once asked for, what tells of sides and its harm words with clauses and sides."""

    def __init__(self, reader: "Reader", words: Words):
        self.reader, self.words = reader, words
        self.text, self.rules = reader.doc.text, reader.rules
        self._evidence: list[Evidence] | None = None
        self._cues: list[int] | None = None
        self._harms: list[tuple[HarmWord, Clause, Verdict]] | None = None
        self._starts: list[int] = []

    @property
    def sides(self) -> SideRules:
        """What tells of sides in the article."""
        return self.reader.sides

    @property
    def evidence(self) -> list[Evidence]:
        """All words that tell of a side, in order."""
        if self._evidence is None:
            self._evidence = read_evidence(self.text, self.words, self.sides, self.rules.harms)
            self._starts = [item.first for item in self._evidence]
        return self._evidence

    @property
    def place_cues(self) -> list[int]:
        """The words that a place may follow, in order."""
        if self._cues is None:
            cues = self.rules.harms.context["place-cues"]
            self._cues = list(compress(range(len(self.words.words)), map(cues.__contains__, self.words.words)))
        return self._cues

    def near(self, first: int, last: int) -> list[Evidence]:
        """What tells of a side among words `first` to `last` and near them."""
        evidence = self.evidence
        return evidence[bisect_left(self._starts, first - _REACH) : bisect_left(self._starts, last + _REACH)] if evidence else evidence

    @property
    def harms(self) -> list[tuple[HarmWord, Clause, Verdict]]:
        """The harm words of the sentence, each with its clause and side."""
        if self._harms is None:
            words = self.words
            hits = find_harms(self.text, words, self.reader.find_harm_anchors(words), self.rules.harms)
            clauses = share_clauses(words, hits, [self.clause(hit) for hit in hits]) if hits else []
            verdicts = settle(words, hits, clauses, [self.side(hit, clause) for hit, clause in zip(hits, clauses, strict=True)])
            if UNKNOWN in verdicts:
                carried = self.reader.find_carried(words.start)
                verdicts = [carried if verdict == UNKNOWN else verdict for verdict in verdicts]
            self._harms = list(zip(hits, clauses, verdicts, strict=True))
        return self._harms

    def harms_near(self, first: int, last: int) -> list[tuple[HarmWord, Clause, Verdict]]:
        """The harm words that begin shortly before word `first` or between it and word `last`."""
        harms = self.harms
        return harms[bisect_left(harms, first - 4, key=_first_word) : bisect_left(harms, max(first, last) + 1, key=_first_word)]

    def clause(self, hit: HarmWord) -> Clause:
        """The clause of a harm word."""
        return read_clause(self.text, self.words, hit, self.rules.harms, self.rules.numbers.values)

    def side(self, hit: HarmWord, clause: Clause) -> Verdict:
        """The side of those harmed in a clause."""
        return find_side(self.words, hit, clause, self.near(hit.first, hit.last), self.sides)


class Reader:
    """An article in small letters and its sentences."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], rules: FigureRules, actors):
        self.doc, self.mentions, self.rules, self.actors, self.story = doc, mentions, rules, actors, get_sides(actors)
        self._sides: SideRules | None = None
        self.lower = fold_case(doc.folded)
        self.anchors = find_anchors(self.lower, rules)
        self._starts = list(map(_START, doc.sentences))
        self._readings: dict[int, SentenceReading] = {}
        self._carried: dict[int, Verdict] = {}

    @property
    def sides(self) -> SideRules:
        """What tells of sides in this article; where it names none of the story's, words for anybody (soldiers, gunmen) do not."""
        if self._sides is None:
            story, n = self.story, len(self.doc.sentences)
            times = 1 if n < 2 * _SHORT else _TIMES
            is_of_story = story.elsewhere is None or n < _SHORT and not self._names_others()
            is_of_story = is_of_story or names_sides(self.doc.text, self.lower, story, times=times)
            self._sides = story if is_of_story else story.elsewhere
        return self._sides

    def _names_others(self) -> bool:
        """Whether an armed group is named that has no side in the story, or what is told happens in such a state: soldiers in Peru are none of it."""
        if self.actors is None:
            return False
        context = self.rules.harms.context
        for mention in self.mentions:
            actor = self.actors.by_id.get(mention.actor_id) if mention.status == "resolved" else None
            if actor is None or actor.side != "other" or actor.kind not in ("state", "armed group"):
                continue
            lead = self.lower[max(0, mention.start - _TO_PLACE) : mention.start].split()
            while lead and lead[-1] in context["parts"]:
                lead.pop()
            if actor.kind == "armed group" or lead and lead[-1] in context["in"]:
                return True
        return False

    def read(self, start: int, end: int) -> SentenceReading:
        """The sentence from `start` to `end`."""
        reading = self._readings.get(start)
        if reading is None:
            words = split_words(self.doc.text, self.lower, start, end)
            reading = self._readings[start] = SentenceReading(self, words)
        return reading

    def find_harm_anchors(self, words: Words) -> list[int]:
        """The offsets in a sentence at which harm words may begin."""
        harms = self.anchors.harms
        return harms[bisect_left(harms, words.start) : bisect_left(harms, words.end)]

    def close(self) -> None:
        """Lets go of the sentences: they hold the reader that holds them, which would keep the article until the collector comes."""
        self._readings.clear()

    def find_sentence(self, at: int) -> SentenceReading | None:
        """The sentence that holds the offset."""
        i = bisect_right(self._starts, at) - 1
        return self.read(*self.doc.sentences[i][2:4]) if i >= 0 and at < self.doc.sentences[i].end else None

    def find_carried(self, start: int) -> Verdict:
        """The side that the sentences before the one at `start` speak of, nearest first, within the paragraph and the one before it.

        A sentence that speaks of two sides ends the search: it is not for us to choose.
        """
        if not self.sides.first:
            return UNKNOWN
        if start not in self._carried:
            self._carried[start] = self._find_carried(start)
        return self._carried[start]

    def _find_carried(self, start: int) -> Verdict:
        sentences = self.doc.sentences
        i, breaks = bisect_left(self._starts, start), 0
        for k in range(i - 1, max(-1, i - 1 - _BACK), -1):
            breaks += "\n" in self.doc.text[sentences[k].end : sentences[k + 1].start]
            if breaks > 1:
                break
            evidence = self.read(sentences[k].start, sentences[k].end).evidence
            if evidence:
                return find_topic(evidence, self.sides)
        return UNKNOWN

    def group(self, anchors: Sequence[int]):
        """Each sentence that holds any of the offsets `anchors`, with its number and the offsets that it holds."""
        sentences, at, n = self.doc.sentences, 0, len(anchors)
        while at < n:
            i = bisect_right(self._starts, anchors[at]) - 1
            if i < 0 or anchors[at] >= sentences[i].end:
                # between sentences, as captions are
                at += 1
                continue
            first, at = at, bisect_left(anchors, sentences[i].end, at)
            yield i, sentences[i], anchors[first:at]


_last: list[Reader] = []


def get_reader(doc: Doc, mentions: Sequence[Mention], rules: FigureRules, actors) -> Reader:
    """The reader of an article; figures and casualties of the same article share one."""
    if _last and _last[0].doc is doc and _last[0].rules is rules and _last[0].story is get_sides(actors):
        return _last[0]
    reader = Reader(doc, mentions, rules, actors)
    for former in _last:
        former.close()
    _last[:] = [reader]
    return reader
