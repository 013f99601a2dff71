"""The evidence of the page: for every number that it prints, the sentences that it counts, with the span marked and the rule that made it."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence

from newsaudit.report.as_html import Links, attribute, fragment, render_pieces
from newsaudit.report.charts import limit
from newsaudit.report.labels import finding_label, get_measures
from newsaudit.report.run import Finding, Run
from newsaudit.report.words import count, format_number

# Tables whose rows are whole articles or files: there is no span to mark.
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
    body = "".join(_render_rows(index, rows, links)) or "<p>There is nothing to count.</p>"
    return f'<section class="finding">{told}{body}</section>'


def _render_head(run: Run, finding: Finding, links: Links, back: str) -> str:
    """What one finding says: its number, unit, interval, whole and meaning."""
    measure = get_measures().get(finding.measure, {})
    interval = "" if finding.low is None else f" (interval {format_number(finding.low, finding.unit)} to {format_number(finding.high, finding.unit)})"
    facts = [f"<b>{html.escape(format_number(finding.value, finding.unit))}</b>{html.escape('' if finding.unit == 'share' else ' ' + finding.unit)}{interval}."]
    if finding.denominator_id:
        whole = run.findings.get(finding.denominator_id)
        words = html.escape(finding_label(run, whole) if whole else finding.denominator_id)
        is_linked = whole is not None and (not links.pages or whole.id in links.pages)
        facts.append(f'Taken of <a href="{attribute(links.finding(whole.id))}">{words}</a>.' if is_linked else f"Taken of {words}.")
    facts += [html.escape(measure.get("meaning", "")), html.escape(measure.get("limits") or ""), _FEW if finding.status == "few" else ""]
    label = html.escape(finding_label(run, finding).rpartition(": ")[0])
    return (f'<div class="said" id="{attribute(finding.id)}" tabindex="-1"><p class="close"><a href="{attribute(back)}">Back to the number</a></p><h3>{label}</h3>'
            f'<p>{" ".join(f for f in facts if f)}</p><p class="ids"><code>{html.escape(finding.id)}</code></p></div>')


def _render_rows(index: EvidenceIndex, rows: Sequence[tuple], links: Links) -> Iterator[str]:
    """The rows, article after article; beyond the limit only how many an article holds, since the article shows them."""
    by_doc: dict[str, list[tuple]] = {}
    for row in rows:
        by_doc.setdefault(row[1], []).append(row)
    left = limit("evidence_rows")
    for doc_id, own in by_doc.items():
        yield f'<p class="from">{render_source(index.run, doc_id, links)}</p>'
        if own[0][0] in _WHOLE:
            yield f"<p>{html.escape(_describe_whole(index.run, own))}</p>"
            continue
        items = _group_sentences(index.run, doc_id, own)
        yield "<ul>" + "".join(_render_item(index, doc_id, item, links) for item in items[:left]) + "</ul>"
        if len(items) > left:
            yield f"<p>and {count(len(items) - left, 'more sentence')}, marked in the article and listed in <code>tables/evidence.csv</code></p>"
        left = max(0, left - len(items))


def _describe_whole(run: Run, rows: Sequence[tuple]) -> str:
    table, doc_id, _, _, amount = rows[0]
    article = run.articles.get(doc_id)
    if table == "rejects" or article is None:
        return "Rejected."
    return f"The whole article ({format_number(article['n_words'])} words) counts with {format_number(sum(r[4] for r in rows))}."


def _group_sentences(run: Run, doc_id: str, rows: Sequence[tuple]) -> list[list[tuple]]:
    """Rows that stand in the same sentence together, in text order."""
    groups: dict[tuple, list[tuple]] = {}
    for row in sorted(rows, key=lambda r: (r[2], r[3])):
        groups.setdefault(run.around(doc_id, row[2], row[3]), []).append(row)
    return list(groups.values())


def _render_item(index: EvidenceIndex, doc_id: str, rows: Sequence[tuple], links: Links) -> str:
    run = index.run
    words = render_pieces(run.excerpt(doc_id, [(start, end) for _, _, start, end, _ in rows]), links)
    sentence = run.sentence_at(doc_id, rows[0][2])
    where = f'sentence {sentence[2] + 1}' if sentence else f"characters {rows[0][2]}–{rows[-1][3]}"
    to = links.place(f"sentence:{doc_id}/{sentence[2]}") if sentence else links.place(f"article:{doc_id}")
    rules = dict.fromkeys(rule for row in rows if (rule := index.rule_of(*row[:4])))
    amounts = sum(row[4] for row in rows)
    extra = "" if all(row[4] == 1 for row in rows) else f" · counts {format_number(amounts)}"
    ruled = "".join(f' · <a href="{attribute(links.place("rule:" + rule))}">{html.escape(rule)}</a>' for rule in rules)
    return f'<li>{words} <span class="meta"><a href="{attribute(to)}">{where}</a>{ruled}{extra}</span></li>'


def render_source(run: Run, doc_id: str, links: Links) -> str:
    """A line that says which article: a link to it, its outlet, its day, its file and the beginning of the file's hash."""
    article = run.articles.get(doc_id)
    if article is None:
        return f"<code>{html.escape(doc_id)}</code>"
    name = html.escape(article["title"] or doc_id)
    told = " · ".join(html.escape(str(article[k])) for k in ("outlet", "published") if article[k])
    row = f", row {article['row']}" if article["row"] is not None else ""
    file = f'<code>{html.escape(article["path"])}{row} {article["sha256"][:12]}</code>'
    return f'<a href="{attribute(links.place("article:" + doc_id))}">{name}</a> · {told + " · " if told else ""}{file}'


def back_address(page: str, finding_id: str) -> str:
    """The address of the first place where the page prints a finding."""
    return page + fragment("n/" + finding_id)


def make_labels(run: Run) -> Mapping[str, str]:
    """What every finding says in words, made when it is asked for."""
    class Labels(dict):
        def __missing__(self, finding_id):
            found = run.findings.get(finding_id)
            self[finding_id] = finding_label(run, found) if found else finding_id
            return self[finding_id]

        def get(self, finding_id, default=None):
            return self[finding_id]

    return Labels()
