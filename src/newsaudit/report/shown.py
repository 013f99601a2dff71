"""Which words of an article a report may print: one choice for page, PDF and tables alike, so that no two of them add up to more.

Articles belong to their publishers. `snippets`: the words that are counted (names, figures, speakers, verbs of speech) always stand; beside them
passages, one a sentence and of a few words each, the worthiest first, that come to a fixed share of the article's words at most. `sentences`
gives every sentence in which something is counted, `full` all words, `none` none. Shares, lengths and worths stand in data/codebook/report.yml.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from newsaudit.report.charts import get_style, limit

_WORD = re.compile(r"\S+")


class Shown(NamedTuple):
    """What of an article may be printed: stretches of its text in order, none touching the next; how many of its words that is, and how many of
    them stand in passages, not for themselves."""

    stretches: Sequence[tuple[int, int]]
    n_shown: int
    n_passages: int
    n_words: int


class Place(NamedTuple):
    """Where something is counted: the span and the table it stands in."""

    start: int
    end: int
    table: str


def choose_shown(
    text: str, sentences: Sequence[tuple[int, int, int]], places: Iterable[Place], mode: str, *, first: Iterable[tuple[int, int]] = ()
) -> Shown:
    """What of a text may be printed. `sentences`: start, end and number. `places`: all that is counted, words of attributions among it.
    `first`: spans whose sentences the report prints for their own sake, before all others."""
    words = [match.span() for match in _WORD.finditer(text)]
    if mode == "none":
        return Shown((), 0, 0, len(words))
    if mode == "full":
        return Shown(((0, len(text)),) if words else (), len(words), len(words), len(words))
    kept = bytearray(len(words))
    starts, ends = [start for start, _ in words], [end for _, end in words]
    places, first = sorted(places), list(first)

    def within(start: int, end: int) -> range:
        return range(bisect_right(ends, start), bisect_left(starts, end))

    if mode == "sentences":
        for start, end in _sentences_with(sentences, [*((p.start, p.end) for p in places), *first]):
            _keep(kept, within(start, end))
        n_passages = sum(kept)
    else:
        facts = [within(p.start, p.end) for p in places if p.table not in get_style()["passages_only"]]
        for fact in facts:
            _keep(kept, cut_range(fact, limit("fact_words")))
        n_passages = _keep_passages(kept, sentences, places, first, within)
    return Shown(tuple(_stretches(words, kept)), sum(kept), n_passages, len(words))


def cut_range(words: range, most: int) -> list[int]:
    """At most `most` of the words: the first and the last ones."""
    if len(words) <= most:
        return list(words)
    head = (most + 1) // 2
    return [*words[:head], *words[len(words) - (most - head) :]]


def _keep(kept: bytearray, words: Iterable[int]) -> None:
    for i in words:
        kept[i] = 1


def _sentences_with(sentences: Sequence[tuple[int, int, int]], spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The stretch of whole sentences around each span; the span itself where there is none."""
    starts = [sentence[0] for sentence in sentences]
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
        is_in = first >= 0 and start < sentences[first][1]
        yield min(start, sentences[first][0]) if is_in else start, max(end, sentences[last][1]) if last >= 0 else end


def _keep_passages(
    kept: bytearray, sentences: Sequence[tuple[int, int, int]], places: Sequence[Place], first: Sequence[tuple[int, int]], within
) -> int:
    """Keeps the words of passages, the worthiest of each new word first, as long as their share allows. Returns how many words they are."""
    left = most = len(kept) * limit("passage_share") // 100
    worth: Mapping[str, float] = get_style()["passage_worth"]
    starts = [place.start for place in places]
    told = {start for start, _ in first}
    candidates = []
    for start, end, _ in sentences:
        own = places[bisect_left(starts, start) : bisect_left(starts, end)]
        if own or start in told:
            passage = choose_passage(kept, within(start, end), [within(place.start, place.end) for place in own], limit("passage_words"))
            new = sum(not kept[i] for i in passage)
            if new:
                candidates.append((start not in told, -sum(worth.get(place.table, 0) for place in own) / new, start, passage))
    for *_, passage in sorted(candidates, key=lambda one: one[:3]):
        if len(passage) <= left:
            _keep(kept, passage)
            left -= len(passage)
    return most - left


def choose_passage(kept: bytearray, sentence: range, spans: Sequence[range], most: int) -> range:
    """The stretch of a sentence's words in which most spans begin, the longest of such: with the words of the sentence that are kept already it
    comes to at most `most` words."""
    room = most - sum(kept[i] for i in sentence)
    if len(sentence) <= most or not sentence:
        return sentence
    begins = dict.fromkeys(sentence, 0)
    for span in spans:
        if span and span[0] in begins:
            begins[span[0]] += 1
    best, first, new, count = (0, 0, 0), sentence[0], 0, 0
    for last in sentence:
        new, count = new + (not kept[last]), count + begins[last]
        while new > room and first <= last:
            new, count, first = new - (not kept[first]), count - begins[first], first + 1
        best = max(best, (count, last + 1 - first, -first))
    _, length, start = best
    return range(-start, -start + length)


def _stretches(words: Sequence[tuple[int, int]], kept: bytearray) -> Iterable[tuple[int, int]]:
    i = 0
    while (i := kept.find(1, i)) >= 0:
        j = kept.find(0, i)
        j = len(kept) if j < 0 else j
        yield words[i][0], words[j - 1][1]
        i = j


def cut_to(shown: Shown, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of `text[start:end]` that may be printed."""
    i = bisect_right(shown.stretches, start, key=lambda stretch: stretch[1])
    out = []
    while i < len(shown.stretches) and shown.stretches[i][0] < end:
        out.append((max(start, shown.stretches[i][0]), min(end, shown.stretches[i][1])))
        i += 1
    return out


def collect_places(table: Callable[[str], pd.DataFrame], texts: Mapping[str, str]) -> dict[str, list[Place]]:
    """All that is counted in each article, by doc_id: rows of the tables, the words that tell of them, and the places that only findings name."""
    out: dict[str, list[Place]] = {doc_id: [] for doc_id in texts}
    for name, columns in get_style()["article_words"].items():
        frame = table(name)
        if "start" not in frame.columns:
            continue
        docs, starts, ends = (frame[column].tolist() for column in ("doc_id", "start", "end"))
        for doc_id, start, end in zip(docs, starts, ends, strict=True):
            out[doc_id].append(Place(start, end, name))
        for column in (column for column, kind in columns.items() if kind == "words"):
            for doc_id, span in zip(docs, _spans_of(frame, column, texts), strict=True):
                if span:
                    out[doc_id].append(Place(*span, "words"))
    rows = table("evidence")
    rows = rows[(rows["table"] == "articles").to_numpy(dtype=bool)]
    for doc_id, start, end in zip(rows["doc_id"].tolist(), rows["start"].tolist(), rows["end"].tolist(), strict=True):
        if 0 < end - start < len(texts.get(doc_id, "")):
            out[doc_id].append(Place(start, end, "articles"))
    return out


def _spans_of(frame: pd.DataFrame, column: str, texts: Mapping[str, str]) -> Iterable[tuple[int, int] | None]:
    """Where the words of a column stand: by their own offsets, else where they stand next to their row; None where they are not printed so."""
    own = column.removesuffix("_text")
    if f"{own}_start" in frame.columns:
        for start, end in zip(frame[f"{own}_start"].tolist(), frame[f"{own}_end"].tolist(), strict=True):
            yield None if pd.isna(start) else (int(start), int(end))
        return
    for doc_id, start, words in zip(frame["doc_id"].tolist(), frame["start"].tolist(), frame[column].tolist(), strict=True):
        if pd.isna(words) or not words:
            yield None
            continue
        before, after = texts[doc_id].rfind(words, 0, start), texts[doc_id].find(words, start)
        found = min((place for place in (before, after) if place >= 0), key=lambda place: abs(place - start), default=-1)
        yield None if found < 0 else (found, found + len(words))


def collect_first(table: Callable[[str], pd.DataFrame]) -> dict[str, list[tuple[int, int]]]:
    """Spans, by doc_id, whose sentences the report prints for their own sake."""
    measures = tuple(f"{measure}/" for measure in get_style()["passages_first"])
    rows = table("evidence")
    wanted = {name for name in rows["finding_id"].unique() if name.startswith(measures)}
    rows = rows[rows["finding_id"].isin(wanted).to_numpy(dtype=bool)]
    out: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in zip(rows["doc_id"].tolist(), rows["start"].tolist(), rows["end"].tolist(), strict=True):
        out.setdefault(doc_id, []).append((start, end))
    return out
