"""How hard an article reads: textstat's scores of its body, of the reporter's own sentences, and of the quoted speech, counts taken once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import ne, not_
from typing import NamedTuple

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.measure.scopes import find_unspoken, is_closed, join_speech, list_spoken
from newsaudit.measure.text_counts import (
    Counts,
    add_up,
    count_first,
    count_long_sentences,
    find_first,
    join_sums,
    make_counts,
    space_evenly,
    strip_marks,
)
from newsaudit.spans import Doc, Quote


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


@cache
def load_formulas() -> Mapping[str, dict]:
    """The formulas by id: coefficients, range, direction, citation. Raises CodebookError."""
    book = read_codebook(CODEBOOK_DIR / "readability" / "formulas.yml", "readability-formulas")
    return {entry["id"]: entry for entry in book.data["entries"]}


@cache
def get_sample() -> int:
    """The number of words that Linsear Write takes."""
    return int(load_formulas()["linsear_write_formula"]["coefficients"]["sample"])


def score_article(doc: Doc, quotes: Iterable[Quote]) -> list[Readability]:
    """The scores of the article, of its prose and of its quotes, in this order; a scope without words has counts of 0 and no scores.

    Scored is the folded text (straight apostrophes, no accents) of body paragraphs: titles, subheads and boilerplate are left out, a subhead
    because it has no full stop and would lengthen the sentence after it. prose: the sentences in which nothing is quoted word for word.
    quotes: the words in quotation marks.
    """
    spoken = list_spoken(doc.folded, quotes)
    speech = count_text(join_speech(doc.folded, spoken))
    sentences = [sentence for sentence in doc.sentences if sentence.zone == "body"]
    starts, ends = [sentence.start for sentence in sentences], [sentence.end for sentence in sentences]
    texts = [doc.folded[start:end] for start, end in zip(starts, ends, strict=True)]
    # two sentences without a space between share a stretch
    is_spaced = set(starts).isdisjoint(ends)
    text = " ".join(texts if is_spaced else [doc.folded[zone.start : zone.end] for zone in doc.zones if zone.zone == "body"])
    unspoken = find_unspoken(starts, ends, spoken)
    if is_spaced and spoken:
        whole, prose = _count_scopes(text, texts, unspoken)
    else:
        whole = count_text(text)
        prose = count_text(" ".join(compress(texts, unspoken))) if spoken else whole
    return [score_counts("article", whole), score_counts("prose", prose), score_counts("quotes", speech)]


def count_text(text: str) -> Counts:
    """The counts of a text, each equal to textstat's."""
    sums, plain = add_up(text)
    return make_counts(text, sums, count_first(plain, get_sample()))


def _count_scopes(text: str, sentences: Sequence[str], unspoken: Sequence[bool]) -> tuple[Counts, Counts]:
    """The counts of the article and of the sentences in which nothing is spoken; what both hold is counted once."""
    own = " ".join(compress(sentences, unspoken))
    sums, plain = add_up(own)
    prose = make_counts(own, sums, count_first(plain, get_sample()))
    sums = join_sums(sums, add_up(" ".join(compress(sentences, map(not_, unspoken))))[0])
    last_of_runs = compress(sentences, map(ne, unspoken, unspoken[1:]))
    if not all(map(is_closed, last_of_runs)):
        sums = sums._replace(n_sentences=count_long_sentences(strip_marks(space_evenly(text))))
    return make_counts(text, sums, find_first(text, get_sample())), prose


def score_counts(scope: str, counts: Counts) -> Readability:
    """The scores that these counts give; None for those that they do not define."""
    base = Readability(scope, counts.n_sentences, counts.n_words, counts.n_syllables)
    if not counts.n_words or not counts.n_sentences or not counts.n_syllables:
        return base
    scores = [
        compute(counts, coefficients) if counts.n_sentences >= least and (counts.first or compute is not _linsear) else None
        for compute, coefficients, least in _list_formulas()
    ]
    return Readability(*base[: -len(scores)], *scores)


@cache
def _list_formulas() -> list[tuple[Callable, Mapping[str, float], int]]:
    """Function, coefficients and least number of sentences of each formula, in the order of the columns."""
    formulas = load_formulas()
    return [(COMPUTE[name], formulas[name]["coefficients"], formulas[name]["min_sentences"]) for name in Readability._fields if name in COMPUTE]


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
