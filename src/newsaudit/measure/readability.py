"""How hard an article reads: textstat's scores of its body, of the reporter's own sentences, and of the quoted speech, counts taken once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, filterfalse, islice, pairwise
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.measure.syllables import Stretches, list_words, unpack
from newsaudit.spans import Doc, Quote, Sentence

# textstat's own expression of a sentence
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
# three words that white space parts: no removal of punctuation can leave fewer
_THREE_WORDS = re.compile(r"(?<!\S)[^\W_]\S*+\s++[^\W_]\S*+\s++[^\W_]")
_QUOTED = re.compile(r'"[^"]*"?')
_OPEN_END = re.compile(r"[,;:\s-]+\Z")
MIN_SENTENCE_WORDS = 3


class Readability(NamedTuple):
    """The scores of one scope; the fields are the columns of table readability. A score is None where it is not defined."""

    scope: str
    n_sentences: int
    n_words: int
    n_syllables: int
    flesch_reading_ease: float | None = None
    flesch_kincaid_grade: float | None = None
    gunning_fog: float | None = None
    smog_index: float | None = None
    automated_readability_index: float | None = None
    coleman_liau_index: float | None = None
    dale_chall_readability_score: float | None = None
    linsear_write_formula: float | None = None


class Counts(NamedTuple):
    """What the formulas are made of, as textstat counts it; `first` are sentences, easy and hard words of the first hundred, None for fewer."""

    n_sentences: int
    n_words: int
    n_syllables: int
    n_letters: int
    n_polysyllables: int
    n_complex: int
    n_hard: int
    n_silent: int
    n_characters: int
    n_stretches: int
    first: tuple[int, int, int] | None


@cache
def load_formulas() -> Mapping[str, dict]:
    """The formulas by id: coefficients, range, direction, citation. Raises CodebookError."""
    book = read_codebook(CODEBOOK_DIR / "readability" / "formulas.yml", "readability-formulas")
    return {entry["id"]: entry for entry in book.data["entries"]}


@cache
def get_stretches() -> Stretches:
    """textstat's facts of words, remembered for the life of the process."""
    return Stretches()


def score_article(doc: Doc, quotes: Iterable[Quote]) -> list[Readability]:
    """The scores of the article, of its prose and of its quotes, in this order; a scope without words has counts of 0 and no scores.

    Scored is the folded text (straight apostrophes, no accents) of body paragraphs: titles, subheads and boilerplate are left out, a subhead
    because it has no full stop and would lengthen the sentence after it. prose: the sentences in which nothing is quoted word for word.
    quotes: the words in quotation marks.
    """
    spoken = merge_spans(span for quote in quotes for span in _quoted_spans(doc.folded, quote))
    sentences = [sentence for sentence in doc.sentences if sentence.zone == "body"]
    speech = count_text(join_speech(doc.folded, spoken))
    texts = [doc.folded[sentence.start : sentence.end] for sentence in sentences]
    unquoted = list(_unquoted(sentences, spoken)) if spoken else []
    if any(before.end == after.start for before, after in pairwise(sentences)):
        # two sentences without a space between share a stretch
        whole = count_text(" ".join(doc.folded[zone.start : zone.end] for zone in doc.zones if zone.zone == "body"))
        prose = count_text(" ".join(compress(texts, unquoted))) if spoken else whole
    else:
        parts = [text.split() for text in texts]
        facts = [sum(map(get_stretches().__getitem__, part)) for part in parts]
        whole = _count_parts(texts, parts, facts)
        prose = _count_parts(*(list(compress(column, unquoted)) for column in (texts, parts, facts))) if spoken else whole
    return [score_counts("article", whole), score_counts("prose", prose), score_counts("quotes", speech)]


def _quoted_spans(folded: str, quote: Quote) -> list[tuple[int, int]]:
    """The stretches of a quotation that stand in quotation marks, or are verbatim without them."""
    if quote.type == "direct" or quote.unmarked:
        return [(quote.start, quote.end)]
    if quote.type == "mixed":
        return [match.span() for match in _QUOTED.finditer(folded, quote.start, quote.end)]
    return []


def merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in text order, those that overlap made one: a quotation within a quotation is spoken once."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _unquoted(sentences: Sequence[Sentence], spoken: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Whether nothing in each sentence is spoken."""
    spans = iter(spoken)
    span = next(spans, None)
    for sentence in sentences:
        while span is not None and span[1] <= sentence.start:
            span = next(spans, None)
        yield span is None or span[0] >= sentence.end


def join_speech(folded: str, spoken: Sequence[tuple[int, int]]) -> str:
    """The quoted stretches without their marks as one text; a stretch that the attribution cut off ends with a full stop, unless the next goes on in
    lower case."""
    pieces = [folded[start:end].strip("\"' ") for start, end in spoken]
    joined = []
    for piece, after in zip(pieces, [*pieces, ""][1:], strict=True):
        if piece and piece[-1] not in ".!?" and not after[:1].islower():
            piece = _OPEN_END.sub("", piece) + "."
        joined.append(piece)
    return " ".join(filter(None, joined))


def count_text(text: str) -> Counts:
    """The counts of a text, each equal to textstat's."""
    stretches = text.split()
    return _count_parts([text], [stretches], [sum(map(get_stretches().__getitem__, stretches))])


def _count_parts(texts: Sequence[str], parts: Sequence[Sequence[str]], facts: Sequence[int]) -> Counts:
    """The counts of texts with white space between them, given the stretches of each and the sum of their packed facts."""
    n_sentences = count_sentences(" ".join(texts))
    return Counts(n_sentences, *unpack(sum(facts)), sum(map(len, parts)), _count_first(chain.from_iterable(parts)))


def count_sentences(text: str) -> int:
    """The sentences as textstat counts them: 0 for an empty text, else those of three words or more, and at least 1."""
    if not text:
        return 0
    found = _SENTENCE.findall(text)
    n_short = sum(len(list_words(sentence)) < MIN_SENTENCE_WORDS for sentence in filterfalse(_THREE_WORDS.search, found))
    return max(1, len(found) - n_short)


def _count_first(stretches: Iterator[str]) -> tuple[int, int, int] | None:
    """Sentences, easy and hard words of the first words that Linsear Write takes, None where too few."""
    sample = get_sample()
    taken: list[str] = []
    facts = n_words = 0
    # a stretch is one word, or none where it is only marks: as many more are taken as words are still wanting
    while n_words < sample and (more := list(islice(stretches, sample - n_words))):
        taken += more
        facts += sum(map(get_stretches().__getitem__, more))
        first = unpack(facts)
        n_words = first.n_words
    if n_words < sample:
        return None
    return count_sentences(" ".join(taken)), n_words - first.n_polysyllables - first.n_silent, first.n_polysyllables


@cache
def get_sample() -> int:
    """The number of words that Linsear Write takes."""
    return int(load_formulas()["linsear_write_formula"]["coefficients"]["sample"])


def score_counts(scope: str, counts: Counts) -> Readability:
    """The scores that these counts give; None for those that they do not define."""
    base = Readability(scope, counts.n_sentences, counts.n_words, counts.n_syllables)
    if not counts.n_words or not counts.n_sentences or not counts.n_syllables:
        return base
    formulas = load_formulas()
    return base._replace(
        **{
            name: compute(counts, formulas[name]["coefficients"])
            for name, compute in COMPUTE.items()
            if counts.n_sentences >= formulas[name]["min_sentences"] and (name != "linsear_write_formula" or counts.first)
        }
    )


def _flesch(n: Counts, k: Mapping[str, float]) -> float:
    return k["base"] - k["length"] * (n.n_words / n.n_sentences) - k["syllables"] * (n.n_syllables / n.n_words)


def _flesch_kincaid(n: Counts, k: Mapping[str, float]) -> float:
    return k["length"] * (n.n_words / n.n_sentences) + k["syllables"] * (n.n_syllables / n.n_words) - k["base"]


def _fog(n: Counts, k: Mapping[str, float]) -> float:
    return k["factor"] * (n.n_words / n.n_sentences + k["percent"] * n.n_complex / n.n_words)


def _smog(n: Counts, k: Mapping[str, float]) -> float:
    return k["factor"] * (k["sample"] * (n.n_polysyllables / n.n_sentences)) ** 0.5 + k["base"]


def _ari(n: Counts, k: Mapping[str, float]) -> float:
    return k["characters"] * (n.n_characters / n.n_stretches) + k["length"] * (n.n_words / n.n_sentences) - k["base"]


def _coleman_liau(n: Counts, k: Mapping[str, float]) -> float:
    return k["letters"] * (100 * n.n_letters / n.n_words) - k["sentences"] * (100 * n.n_sentences / n.n_words) - k["base"]


def _dale_chall(n: Counts, k: Mapping[str, float]) -> float:
    percent = 100 * n.n_hard / n.n_words
    return k["hard"] * percent + k["length"] * (n.n_words / n.n_sentences) + (k["base"] if percent > k["threshold"] else 0)


def _linsear(n: Counts, k: Mapping[str, float]) -> float:
    n_sentences, n_easy, n_hard = n.first
    number = (n_easy + k["hard"] * n_hard) / n_sentences
    return (number - k["lower"] if number <= k["limit"] else number) / k["halves"]


COMPUTE = {
    "flesch_reading_ease": _flesch,
    "flesch_kincaid_grade": _flesch_kincaid,
    "gunning_fog": _fog,
    "smog_index": _smog,
    "automated_readability_index": _ari,
    "coleman_liau_index": _coleman_liau,
    "dale_chall_readability_score": _dale_chall,
    "linsear_write_formula": _linsear,
}
