"""One run as the notebooks read it: its parameters, tables, findings and names, opened from a folder and checked against what is expected."""

import os
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from newsaudit.errors import EvidenceError, TableError
from newsaudit.params import RunParams, check_params, read_params
from newsaudit.report.blocks import piece
from newsaudit.report.charts import limit
from newsaudit.report.codebook import Codebooks, load_codebooks
from newsaudit.report.excerpt import cut_words, join_shown, make_excerpt
from newsaudit.report.finding import Finding, read_findings
from newsaudit.report.shown import Shown, choose_shown, collect_first, collect_places, cut_to
from newsaudit.report.words import format_number, humanise, shorten
from newsaudit.tables import make_frame, read_table

DERIVED = Path(__file__).resolve().parents[3] / "data" / "derived"


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Run:
    """A finished run. All numbers that the report prints are looked up here, by the id of their finding."""

    folder: Path
    params: RunParams
    _frames: dict = field(default_factory=dict, repr=False)
    _shown: dict = field(default_factory=dict, repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """A table of the run; empty if the run did not write it."""
        if name not in self._frames:
            there = (self.folder / f"{name}.parquet").is_file()
            self._frames[name] = read_table(name, self.folder) if there else make_frame(name, [])
        return self._frames[name]

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Every finding by id, in the order of the table."""
        return read_findings(self.table("findings"))

    @cached_property
    def _by_measure(self) -> dict[tuple[str, frozenset], list[Finding]]:
        out: dict[tuple[str, frozenset], list[Finding]] = {}
        for finding in self.findings.values():
            out.setdefault((finding.measure, frozenset(finding.group)), []).append(finding)
        return out

    def find(self, measure: str, *by: str, **fixed: str) -> list[Finding]:
        """The findings of a measure that are grouped by exactly `by` and the names in `fixed`, those with the values given there."""
        found = self._by_measure.get((measure, frozenset((*by, *fixed))), ())
        return [f for f in found if all(f.group[name] == value for name, value in fixed.items())]

    def get(self, measure: str, **group: str) -> Finding | None:
        """The finding of a measure for one group; None if the run has none."""
        found = self.find(measure, **group)
        return found[0] if found else None

    def value(self, measure: str, **group: str) -> float:
        """The number of a count; 0 where nothing was found to count."""
        found = self.get(measure, **group)
        return 0.0 if found is None or found.value is None else found.value

    def number(self, finding: Finding | None, *, text: str | None = None) -> dict:
        """The piece that prints a finding and leads to its sentences; – where there is none."""
        if finding is None:
            return piece(format_number(None), style="muted")
        style = "few" if finding.status == "few" and text is None else None
        return piece(text if text is not None else format_number(finding.value, finding.unit), finding=finding.id, style=style)

    def show(self, measure: str, **group: str) -> dict:
        """The piece that prints the finding of a measure for one group. Raises EvidenceError where the run has none: nothing is typed instead."""
        found = self.get(measure, **group)
        if found is None:
            raise EvidenceError(f"{self.folder}: there is no finding {measure} of {group or 'the whole'}; run `newsaudit measure` again")
        return self.number(found)

    @cached_property
    def articles(self) -> dict[str, dict]:
        """Every article by doc_id; what is not known is None."""
        rows = self.table("articles").astype(object)
        return {row["doc_id"]: row for row in rows.where(rows.notna(), None).to_dict("records")}

    @cached_property
    def _sentences(self) -> dict[str, tuple[list[int], list[tuple[int, int, int]]]]:
        out: dict[str, tuple[list[int], list]] = {}
        for row in self.table("sentences").itertuples(index=False):
            starts, rows = out.setdefault(row.doc_id, ([], []))
            starts.append(int(row.start))
            rows.append((int(row.start), int(row.end), int(row.sentence)))
        return out

    def sentences_of(self, doc_id: str) -> list[tuple[int, int, int]]:
        """Start, end and number of the sentences of an article."""
        return self._sentences.get(doc_id, ([], []))[1]

    def sentence_at(self, doc_id: str, offset: int) -> tuple[int, int, int] | None:
        """Start, end and number of the sentence that holds the offset; None outside of sentences."""
        starts, rows = self._sentences.get(doc_id, ([], []))
        i = bisect_right(starts, offset) - 1
        return rows[i] if i >= 0 and offset < rows[i][1] else None

    def around(self, doc_id: str, start: int, end: int) -> tuple[int, int]:
        """The stretch of whole sentences that holds a span; the span itself where no sentence does."""
        first, last = self.sentence_at(doc_id, start), self.sentence_at(doc_id, max(start, end - 1))
        return min(start, first[0]) if first else start, max(end, last[1]) if last else end

    @cached_property
    def _counted(self) -> tuple[dict, dict]:
        texts = {doc_id: article["text"] for doc_id, article in self.articles.items()}
        return collect_places(self.table, texts), collect_first(self.table)

    def shown(self, doc_id: str) -> Shown:
        """What of an article's words the run's `evidence` lets a report print."""
        if doc_id not in self._shown:
            (places, first), text = self._counted, self.articles[doc_id]["text"]
            self._shown[doc_id] = choose_shown(text, self.sentences_of(doc_id), places[doc_id], self.params.evidence, first=first.get(doc_id, ()))
        return self._shown[doc_id]

    def excerpt(self, doc_id: str, spans: list[tuple[int, int]], style: str = "mark") -> list[dict]:
        """Pieces of the sentences around spans of an article, as far as their words may be printed; none where no word may."""
        text, shown = self.articles[doc_id]["text"], self.shown(doc_id)
        start, end = self.around(doc_id, min(s for s, _ in spans), max(e for _, e in spans))
        # what else is counted in the sentence, without a passage around it, says nothing of these spans
        near = [
            (a, b) for a, b in cut_to(shown, start, end) if len(text[a:b].split()) > limit("fact_words") or any(a < e and b > s for s, e in spans)
        ]
        return make_excerpt(text, start, end, [(s, e, style) for s, e in spans], shown._replace(stretches=near))

    def words(self, doc_id: str, start: int, end: int) -> str:
        """The words of a span as far as they may be printed, a gap for what may not; empty where no word may."""
        return join_shown(self.articles[doc_id]["text"], start, end, self.shown(doc_id))

    @cached_property
    def codebooks(self) -> Codebooks:
        """The codebooks that the run was made with."""
        return load_codebooks(self.params.actors, self.folder / "notebooks" / "codebook.json")

    @property
    def actors(self) -> dict[str, dict]:
        """Name, kind and side of every actor by id."""
        return self.codebooks.actors

    def actor_name(self, actor_id: str) -> str:
        """The name of an actor; the id itself for one that is in no codebook."""
        return (self.actors.get(actor_id) or {}).get("name") or actor_id

    def actor_side(self, actor_id: str) -> str:
        """The side of an actor; unknown for one that is in no codebook."""
        return (self.actors.get(actor_id) or {}).get("side") or "unknown"

    def side_name(self, side: str) -> str:
        """A side in words: names of peoples with their capital letter, "Ruritanian", all else as the codebook writes it."""
        proper = self.codebooks.proper
        return " ".join(word.capitalize() if word.capitalize() in proper else word for word in humanise(side).split(" "))

    @cached_property
    def ledger_entries(self) -> dict[str, tuple]:
        """Measure, subject, side and place of each entry of the ledger."""
        rows = self.table("ledger").drop_duplicates("entry").astype(object)
        return {row.entry: (row.measure, row.subject, row.side, row.place) for row in rows.itertuples(index=False)}

    @cached_property
    def _documents(self) -> dict[str, str]:
        """What the articles call each document that speaks, in their commonest words for it."""
        said: dict[str, Counter] = {}
        quotes = self.table("quotes")
        for speaker, words in zip(quotes["speaker_id"].astype(object), quotes["speaker_text"].astype(object), strict=True):
            if isinstance(speaker, str) and speaker.startswith("document:") and isinstance(words, str):
                said.setdefault(speaker, Counter())[_ARTICLE.sub("", " ".join(words.split()))] += 1
        return {speaker: min(words, key=lambda w: (-words[w], w)) for speaker, words in said.items()}

    def document_name(self, speaker_id: str) -> str:
        """What a document that speaks is called; where the report carries no words of the articles, its id in words."""
        told = None if self.params.evidence == "none" else self._documents.get(speaker_id)
        return (told if self.params.evidence == "full" else cut_words(told, limit("fact_words"))) if told else humanise(speaker_id.partition(":")[2])

    @cached_property
    def _doc_labels(self) -> dict[str, str]:
        """The label of every article; the second of an outlet and day, and those after it, are numbered."""
        years = {str(article["published"])[:4] for article in self.articles.values() if article["published"]}
        labels, seen = {}, Counter()
        for doc_id, article in self.articles.items():
            day, label = article["published"], shorten(article["title"] or doc_id, 40)
            if article["outlet"]:
                year = f" {day[:4]}" if len(years) > 1 else ""
                label = article["outlet"] + (f", {int(day[8:10])} {_MONTHS[int(day[5:7]) - 1]}{year}" if day else "")
            seen[label] += 1
            labels[doc_id] = label if seen[label] == 1 else f"{label} ({seen[label]})"
        return labels

    def doc_label(self, doc_id: str) -> str:
        """How the report names an article in a line: outlet and day, or its title, or its doc_id."""
        return self._doc_labels.get(doc_id, doc_id)


def open_run(run_folder: str = "", params: dict | None = None) -> Run:
    """The run in a folder; without one, the run named by NEWSAUDIT_RUN or the last one in data/derived.

    `params` are what the notebook was executed with. Raises TableError where they are not the run's own or there is no run.
    """
    folder = Path(run_folder or os.environ.get("NEWSAUDIT_RUN") or _last_run())
    own = read_params(folder)
    if params:
        given, stored = asdict(check_params(params)), asdict(own)
        strays = [f"{name} is {given[name]!r}, the run's is {stored[name]!r}" for name in given if given[name] != stored[name]]
        if strays:
            raise TableError(f"{folder / 'run.json'}: the parameters are not those of the run: {'; '.join(strays)}; extract again or mend them")
    return _load(folder, own, tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.parquet"))))


@lru_cache(maxsize=2)
def _load(folder: Path, params: RunParams, stamp: tuple) -> Run:
    """The run, kept so that the notebooks of one process read its tables once; `stamp` tells when they changed."""
    return Run(folder, params)


def _last_run() -> Path:
    runs = sorted(DERIVED.glob("*/run.json"), key=lambda path: (path.stat().st_mtime, str(path)))
    if not runs:
        raise TableError(f"{DERIVED}: there is no run yet; make one with `make report`")
    return runs[-1].parent
