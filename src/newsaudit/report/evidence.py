"""The evidence of the page: for every number that it prints, the sentences that it counts, with the span marked and the rule that made it."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence

from newsaudit.report.as_html import render_pieces
from newsaudit.report.charts import limit
from newsaudit.report.labels import finding_label, short_label
from newsaudit.report.links import Links, attribute
from newsaudit.report.run import Finding, Run
from newsaudit.report.show_reading import has_passage
from newsaudit.report.words import count, format_number, unit_of

# Tables whose rows are whole articles or files: there is no span to mark. Key words are spans of articles that no other table holds.
_WHOLE = {"articles", "readability", "rejects"}
_FEW = "It stands on few rows; read it as an anecdote."


class EvidenceIndex:
    """Evidence rows by finding, and the rule of each row of the tables, looked up once."""

    def __init__(self, run: Run, finding_ids: Sequence[str]):
        self.run = run
        self.wanted = list(finding_ids)
        wanted = set(finding_ids)
        rows = run.table("evidence")
        rows = rows[rows["finding_id"].isin(wanted).to_numpy(dtype=bool)]
        self.rows: dict[str, list[tuple]] = {}
        columns = [rows[name].tolist() for name in ("finding_id", "table", "doc_id", "start", "end", "amount")]
        for finding_id, *row in zip(*columns, strict=True):
            self.rows.setdefault(finding_id, []).append(tuple(row))
        self._rules: dict[str, dict] = {}

    def rule_of(self, table: str, doc_id: str, start: int, end: int) -> str | None:
        """The codebook entry that made a row; None for tables without rules."""
        if table not in self._rules:
            frame = self.run.table(table)
            if "rule" in frame.columns:
                keys = zip(frame["doc_id"].tolist(), frame["start"].tolist(), frame["end"].tolist(), strict=True)
                self._rules[table] = dict(zip(keys, frame["rule"].tolist(), strict=True))
            else:
                self._rules[table] = {}
        return self._rules[table].get((doc_id, start, end))

    def size(self) -> int:
        """Number of evidence rows of all findings."""
        return sum(len(rows) for rows in self.rows.values())


def group_findings(index: EvidenceIndex, finding_ids: Sequence[str]) -> list[list[Finding]]:
    """Findings that count the very same rows together, in the order of the first of them: a count, its share and its rate share their sentences."""
    groups: dict[tuple, list[Finding]] = {}
    for finding_id in finding_ids:
        rows = index.rows.get(finding_id)
        key = tuple(row[:4] for row in rows) if rows else (finding_id,)
        groups.setdefault(key, []).append(index.run.findings[finding_id])
    return list(groups.values())


def render_findings(index: EvidenceIndex, findings: Sequence[Finding], links: Links, *, back: Callable[[str], str]) -> str:
    """The section of findings that count the same rows: what each says, then the rows. `back` gives the address of the number that leads here."""
    rows = index.rows.get(findings[0].id, [])
    told = "".join(_render_head(index.run, finding, links, back(finding.id)) for finding in findings)
    rules = {rule for row in rows if (rule := index.rule_of(*row[:4]))}
    one = next(iter(rules)) if len(rules) == 1 else None
    by_doc: dict[str, list[tuple]] = {}
    for row in rows:
        by_doc.setdefault(row[1], []).append(row)
    items = {doc_id: _group_sentences(index.run, doc_id, own) if not _is_whole(index.run, own[0]) else [] for doc_id, own in by_doc.items()}
    # the cell of a cross table is a part of what its row or column prints in full
    is_cell = all(len(finding.group) > 1 for finding in findings)
    most = limit("evidence_sentences_beside") if links.page else 1 if is_cell else limit("evidence_sentences")
    is_long = sum(map(len, items.values())) > most
    said = f'<p class="meta">All by the rule {_link_rule(one, links)}.</p>' if one and len(rows) > 1 else ""
    body = "".join(_render_rows(index, by_doc, items, links, is_told=bool(said), is_long=is_long)) or "<p>There is nothing to count.</p>"
    words = _name_words(index.run, rows) if is_long else ""
    return f'<section class="finding"{words}>{told}{said}{body}</section>'


def _link_rule(rule: str, links: Links) -> str:
    return f'<a href="{attribute(links.place("rule:" + rule))}">{html.escape(rule)}</a>'


def _render_head(run: Run, finding: Finding, links: Links, back: str) -> str:
    """What one finding says: its number, unit, interval and whole. Its id shows by style, out of the attribute."""
    interval = "" if finding.low is None else f" (interval {format_number(finding.low, finding.unit)} to {format_number(finding.high, finding.unit)})"
    facts = [
        "Not defined here."
        if finding.value is None
        else f"<b>{html.escape(format_number(finding.value, finding.unit))}</b>"
        f"{html.escape('' if finding.unit in ('share', 'score', 'ratio') else ' ' + unit_of(finding.value, finding.unit))}{interval}."
    ]
    if finding.denominator_id:
        whole = run.findings.get(finding.denominator_id)
        words = html.escape(finding_label(run, whole) if whole else finding.denominator_id)
        is_linked = whole is not None and (not links.pages or whole.id in links.pages)
        facts.append(f'Taken of <a href="{attribute(links.finding(whole.id))}">{words}</a>.' if is_linked else f"Taken of {words}.")
    facts.append(_FEW if finding.status == "few" else "")
    # The measure's name leads to what it means and where its limits lie.
    name, _, groups = finding_label(run, finding).rpartition(": ")[0].partition(" – ")
    label = f'<a href="{attribute(links.place("measure:" + finding.measure))}">{html.escape(name)}</a>{" – " + html.escape(groups) if groups else ""}'
    return f'<div id="{attribute(finding.id)}"><a href="{attribute(back)}">Back</a><h3>{label}</h3><p>{" ".join(f for f in facts if f)}</p></div>'


def _render_rows(
    index: EvidenceIndex, by_doc: Mapping[str, Sequence[tuple]], items: Mapping[str, list], links: Links, *, is_told: bool, is_long: bool
) -> Iterator[str]:
    """The rows, article after article. A number of many sentences names them by their places in the articles, where their spans are marked; on a
    page of its own, which no script fills in, it prints some first."""
    run, whole, told = index.run, [], []
    if is_long and links.page:
        some = "".join(_render_item(index, doc_id, item, links, is_told=is_told) for doc_id, item in choose_some(run, items, limit("evidence_some")))
        yield f'<p class="from">Some of {count(sum(map(len, items.values())), "place")} in the articles:</p><ul>{some}</ul>'
    for doc_id, own in list(by_doc.items())[: limit("evidence_docs")]:
        if not items[doc_id]:
            whole.append(f"{render_source(run, doc_id, links)}{html.escape(_describe_whole(run, own))}")
        elif is_long:
            yield f'<p class="places">{html.escape(run.doc_label(doc_id))}: {" ".join(_render_places(run, doc_id, items[doc_id], links))}</p>'
        else:
            told += [_render_item(index, doc_id, item, links, is_told=is_told) for item in items[doc_id]]
    if told:
        yield f"<ul>{''.join(told)}</ul>"
    if whole:
        yield f'<p class="from">Whole articles: {", ".join(whole)}.</p>'
    if len(by_doc) > limit("evidence_docs"):
        yield f"<p>And in {count(len(by_doc) - limit('evidence_docs'), 'more article')}: see <code>tables/evidence.parquet</code>.</p>"


def choose_some(run: Run, items: Mapping[str, Sequence], most: int) -> list[tuple[str, Sequence]]:
    """At most `most` of the items with their articles, in text order: of as many articles as can be the first ones, those before others of which the
    report carries more than the words that are counted. Looked at are ten times as many, or a long list would take all the time."""
    listed = list(items.items())
    ranked = sorted((i, n) for n, (_, own) in enumerate(listed) for i in range(min(len(own), most)))[: 10 * most]
    told = sorted(ranked, key=lambda place: not _has_passage(run, listed[place[1]][0], listed[place[1]][1][place[0]]))[:most]
    return [(listed[n][0], listed[n][1][i]) for n, i in sorted((n, i) for i, n in told)]


def _has_passage(run: Run, doc_id: str, rows: Sequence[tuple]) -> bool:
    return has_passage(run, doc_id, rows[0][2], rows[0][3])


def _name_words(run: Run, rows: Sequence[tuple]) -> str:
    """The few wordings of a long list's rows, so that the page can mark them when it shows the sentences."""
    words: set[str] = set()
    for _, doc_id, start, end, _ in rows:
        if end - start < limit("wording_letters") and doc_id in run.articles:
            words.add(run.articles[doc_id]["text"][start:end])
        if len(words) > limit("wordings"):
            return ""
    return f' data-words="{attribute("|".join(sorted(words)))}"' if words and run.params.evidence != "none" else ""


def _render_places(run: Run, doc_id: str, items: Sequence[Sequence[tuple]], links: Links) -> Iterator[str]:
    """Links to sentences, those in a row as one: 2–5."""
    numbers: list[list[int]] = []
    for rows in items:
        sentence = run.sentence_at(doc_id, rows[0][2])
        if sentence is None:
            yield f"(characters {rows[0][2]}–{rows[-1][3]})"
        elif numbers and sentence[2] == numbers[-1][1] + 1:
            numbers[-1][1] = sentence[2]
        else:
            numbers.append([sentence[2]] * 2)
    for first, last in numbers:
        to = attribute(links.place(f"sentence:{doc_id}/{first}"))
        yield f'<a href="{to}">{first + 1}{f"–{last + 1}" if last > first else ""}</a>'


def _is_whole(run: Run, row: tuple) -> bool:
    table, doc_id, start, end, _ = row
    article = run.articles.get(doc_id)
    return article is None or (table in _WHOLE and (start, end) in ((0, 0), (0, len(article["text"]))))


def _describe_whole(run: Run, rows: Sequence[tuple]) -> str:
    """With how much an article counts that counts as a whole; nothing where it counts once."""
    table, doc_id, _, _, amount = rows[0]
    article = run.articles.get(doc_id)
    if table == "rejects" or article is None:
        return " (rejected)"
    amount = sum(row[4] for row in rows)
    return "" if amount == 1 else f" (counts with {format_number(amount)})"


def _group_sentences(run: Run, doc_id: str, rows: Sequence[tuple]) -> list[list[tuple]]:
    """Rows that stand in the same sentence together, in text order."""
    groups: dict[tuple, list[tuple]] = {}
    for row in sorted(rows, key=lambda r: (r[2], r[3])):
        groups.setdefault(run.around(doc_id, row[2], row[3]), []).append(row)
    return list(groups.values())


def _render_item(index: EvidenceIndex, doc_id: str, rows: Sequence[tuple], links: Links, *, is_told: bool) -> str:
    run = index.run
    words = render_pieces(run.excerpt(doc_id, [(start, end) for _, _, start, end, _ in rows]), links) or '<span class="muted">Not shown.</span>'
    sentence = run.sentence_at(doc_id, rows[0][2])
    where = f"{html.escape(run.doc_label(doc_id))}, " + (f"sentence {sentence[2] + 1}" if sentence else f"characters {rows[0][2]}–{rows[-1][3]}")
    to = links.place(f"sentence:{doc_id}/{sentence[2]}") if sentence else links.place(f"article:{doc_id}")
    rules = [] if is_told else dict.fromkeys(rule for row in rows if (rule := index.rule_of(*row[:4])))
    amounts = sum(row[4] for row in rows)
    extra = "" if all(row[4] == 1 for row in rows) else f" · counts {format_number(amounts)}"
    ruled = "".join(f" · {_link_rule(rule, links)}" for rule in rules)
    return f'<li>{words} <small><a href="{attribute(to)}">{where}</a>{ruled}{extra}</small></li>'


def render_source(run: Run, doc_id: str, links: Links) -> str:
    """Which article: a link, by outlet and day, to where its file and hash stand."""
    article = run.articles.get(doc_id)
    if article is None:
        return f"<code>{html.escape(doc_id)}</code>"
    return f'<a href="{attribute(links.place("article:" + doc_id))}">{html.escape(run.doc_label(doc_id))}</a>'


def make_labels(run: Run) -> Mapping[str, str]:
    """What every finding says in short, made when it is asked for."""

    class Labels(dict):
        def __missing__(self, finding_id):
            found = run.findings.get(finding_id)
            self[finding_id] = short_label(run, found) if found else finding_id
            return self[finding_id]

        def get(self, finding_id, default=None):
            return self[finding_id]

    return Labels()
