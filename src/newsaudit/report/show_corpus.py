"""The chapter on the corpus: what was received, what could not be used, what is boilerplate, when and where it appeared, what copies change."""

import pandas as pd

from newsaudit.report.blocks import Block, absent, chart, note, prose, table
from newsaudit.report.charts import colour, limit
from newsaudit.report.charts_bars import Bar, draw_bars
from newsaudit.report.charts_grid import Cell, draw_calendar
from newsaudit.report.labels import value_label
from newsaudit.report.provenance import describe_actors
from newsaudit.report.run import Run
from newsaudit.report.show_parts import dates_of, doc_piece, is_small, list_values, name_of, outlets_of, rank
from newsaudit.report.words import MISSING, capitalise, count, format_number


def intake(run: Run) -> Block:
    """A table of what was received, taken in and rejected, and of what counts."""
    rows = [
        ["Received", run.show("corpus/received"), "files or rows"],
        ["Taken in", run.show("corpus/taken-in"), "articles"],
        ["Rejected", run.show("corpus/rejects"), "files or rows"],
        ["Counted in this report", run.show("corpus/articles"), "articles"],
        ["Words of bodies and subheads", run.show("corpus/words"), "words"],
        ["Sentences", run.show("corpus/sentences"), "sentences"],
        ["Boilerplate", run.show("corpus/boilerplate-share"), "of all characters"],
    ]
    return table(
        "intake",
        "What was received and what counts",
        ["What", "Number#", "Of what"],
        rows,
        findings="corpus/received, corpus/taken-in, …",
        remark=_say_reading(run),
    )


def _say_reading(run: Run) -> str:
    return f"Copies: this report counts articles {value_label(run, 'copies', run.params.copies)}. {describe_actors(run)}"


def rejects(run: Run) -> Block:
    """A table of what could not be used, each with its reason."""
    rejected = run.table("rejects")
    if not len(rejected):
        return note("Everything that was received could be used.")
    rows = [[str(r.path), "" if pd.isna(r.row) else str(r.row), str(r.reason)] for r in rejected.astype(object).itertuples(index=False)]
    return table("rejects", "What could not be used", ["File", "Row#", "Reason"], rows, findings="corpus/rejects/reason=…")


def article_list(run: Run) -> Block:
    """A table of the articles: outlet, day, words and share of boilerplate."""
    has_findings = is_small(run)
    rows = []
    for doc_id, article in list(run.articles.items())[: limit("file_rows")]:
        numbers = (
            [run.number(run.get(f"corpus/{m}", article=doc_id)) for m in ("words", "sentences", "boilerplate-share")]
            if has_findings
            else [format_number(article["n_words"]), format_number(article["n_sentences"])]
        )
        if has_findings and run.get("corpus/boilerplate-share", article=doc_id) is None:
            numbers[-1] = "0%"
        rows.append(
            [
                {"text": article["title"] or doc_id, "to": f"article:{doc_id}"},
                article["outlet"] or MISSING,
                str(article["published"] or MISSING),
                *numbers,
            ]
        )
    return table(
        "article-list",
        "The articles",
        ["Article", "Outlet", "Published", "Words#", "Sentences#", *(["Boilerplate#"] if has_findings else [])],
        rows,
        findings="corpus/words/article=…",
        source=("tables/articles.csv", len(run.articles)),
    )


def kinds(run: Run) -> Block:
    """A table of the articles by kind (news, opinion, live, wire), where the source of any tells it."""
    found = rank(run.find("corpus/articles", "kind"))
    if not any(f.group["kind"] != "not-stated" for f in found):
        return absent("no article's kind is told by its source")
    rows = [[name_of(run, f, "kind"), run.number(f), run.number(run.get("corpus/words", **f.group))] for f in found]
    return table(
        "kinds",
        "Articles by kind",
        ["Kind", "Articles#", "Words#"],
        rows,
        findings="corpus/articles/kind=…",
        remark="As section, headline, address, byline and dateline tell; an article of which none does is not taken for news.",
    )


def zones(run: Run) -> Block:
    """Bars of what the characters of the articles are: body, subheads, titles, and each kind of boilerplate."""
    found = rank(run.find("corpus/characters", "zone"))
    if not found:
        return note("No zone was found: the articles hold no text.")
    whole = sum(f.value for f in found) or 1
    fills = {"body": colour("plain"), "subhead": colour("plain"), "title": colour("plain")}
    bars = [
        Bar(name_of(run, f, "zone"), f.value, format_number(f.value / whole, "share"), f.id, fills.get(f.group["zone"], colour("accent")))
        for f in found
    ]
    rows = [[name_of(run, f, "zone"), run.number(f), run.number(run.get("corpus/boilerplate-share", zone=f.group["zone"]))] for f in found]
    behind = table("zones", "Characters by zone", ["Zone", "Characters#", "Share, if boilerplate#"], rows)
    key = (
        [("the article's own words", colour("plain")), ("boilerplate, not read", colour("accent"))]
        if any(f.group["zone"] not in fills for f in found)
        else []
    )
    alt = f"Bars of the share of characters by zone: {list_values([(b.label, b.text) for b in bars])}."
    return chart("zones", "What the text is made of, in characters", draw_bars(bars, key=key), alt, behind, findings="corpus/characters/zone=…")


def coverage(run: Run) -> Block:
    """A grid of articles by outlet and day; holes stay blank."""
    found = run.find("corpus/articles", "outlet", "date")
    dates = dates_of(found)
    if not dates:
        return note("No article states its day, so there is no grid of days.")
    known = outlets_of(run)[: limit("heat_rows")]
    outlets = known + (["not-stated"] if any(f.group["outlet"] == "not-stated" for f in found) else [])
    by_place = {(f.group["outlet"], f.group["date"]): f for f in found}
    cells = []
    for outlet in outlets:
        line = [by_place.get((outlet, d)) for d in dates]
        cells.append([Cell(f.value if f else None, format_number(f.value) if f else "", f.id if f else None) for f in line])
    labels = [value_label(run, "outlet", o) for o in outlets]
    svg = draw_calendar(labels, dates, cells)
    # A line for each day of each outlet: as a grid sixty days would not fit on paper.
    rows = [
        [*[value_label(run, group, f.group[group]) for group in ("outlet", "date")], run.number(f), run.number(run.get("corpus/words", **f.group))]
        for f in sorted(found, key=lambda f: (f.group["date"], f.group["outlet"]))
    ]
    behind = table("coverage", "Articles and words by outlet and date", ["Outlet", "Date", "Articles#", "Words#"], rows)
    is_days = len(dates[0]) == 10
    whole = len(pd.date_range(dates[0], dates[-1])) if is_days else len(dates)
    size = f"{count(len(labels), 'outlet')} by {count(whole, 'date')}"
    holes = f"; {count(whole - len(dates), 'date')} without an article" if is_days else ""
    alt = f"Grid of articles: {size} from {dates[0]} to {dates[-1]}{holes}."
    covered = run.get("corpus/share-of-days")
    remark = (
        ["Articles stand on ", run.number(covered), " of the ", run.number(run.get("corpus/days")), " days from the first to the last."]
        if covered and len(dates) > 1
        else []
    )
    return chart("coverage", "Articles by outlet and date", svg, alt, behind, remark=remark, findings="corpus/articles/outlet=…/date=…")


def copies(run: Run) -> Block:
    """A table of the three ways of counting, and what each makes of the corpus."""
    rows = []
    for reading in ("received", "unique", "own"):
        measures = [run.get(f"corpus/reading-{m}", copies=reading) for m in ("articles", "words", "mentions", "quotations", "figures")]
        if measures[0] is not None:
            rows.append(
                [value_label(run, "copies", reading) + (" (this report)" if reading == run.params.copies else ""), *[run.number(f) for f in measures]]
            )
    if not rows:
        return absent("the run gives no other reading of copies")
    clusters = run.value("corpus/clusters")
    if not clusters and len({tuple(cell["text"] for cell in row[1:]) for row in rows}) == 1:
        return prose("No two articles share their text, so that each way of counting copies gives the same.")
    remark = (
        ["No two articles share their text."]
        if not clusters
        else [
            run.number(run.get("corpus/cluster-articles"), text=capitalise(count(run.value("corpus/cluster-articles"), "article"))),
            " stand in ",
            run.number(run.get("corpus/clusters"), text=count(clusters, "cluster")),
            " of copies; ",
            run.number(run.get("corpus/copies"), text=count(run.value("corpus/copies"), "repeats an earlier one", "repeat an earlier one")),
            ".",
        ]
    )
    remark += [
        " One a text: the first article of each cluster. Own reporting only: no cluster in which an agency has a copy. "
        "COPIES=unique or own makes the whole report in another reading."
    ]
    return table(
        "copies",
        "What copies change",
        ["Reading", "Articles#", "Words#", "Mentions#", "Quotations#", "Figures#"],
        rows,
        remark=remark,
        findings="corpus/reading-articles/copies=…",
    )


def clusters(run: Run) -> Block:
    """A table of the clusters of copies, each with its articles."""
    found = rank(run.find("corpus/cluster-articles", "cluster"))
    if not found:
        return absent("no two articles share their text")
    members: dict[str, list[str]] = {}
    for doc_id, article in run.articles.items():
        members.setdefault(article["cluster"], []).append(doc_id)
    rows = []
    for finding in found:
        docs = members.get(finding.group["cluster"], [])
        listed = [part for i, doc_id in enumerate(docs[: limit("cluster_members")]) for part in ([", "] if i else []) + [doc_piece(run, doc_id)]]
        rows.append(
            [
                run.articles[docs[0]]["title"] or docs[0] if docs else finding.group["cluster"],
                run.number(finding),
                [*listed, f" and {len(docs) - limit('cluster_members')} more" if len(docs) > limit("cluster_members") else ""],
            ]
        )
    return table("clusters", "Clusters of copies", ["First article", "Articles#", "Members"], rows, findings="corpus/cluster-articles/cluster=…")
