"""The chapter on readability: scores with the counts that they stand on, the lengths of sentences, and the hardest ones."""

from newsaudit.codebook.load import CODEBOOK_DIR, read_yaml
from newsaudit.report.blocks import Block, absent, chart, note, passages, piece, table
from newsaudit.report.charts import colour, limit
from newsaudit.report.charts_bars import Bar, draw_columns
from newsaudit.report.charts_dots import Dot, draw_dots
from newsaudit.report.labels import value_label
from newsaudit.report.run import Run
from newsaudit.report.show_parts import doc_piece, is_small, list_values, rank, sentence_piece
from newsaudit.report.words import format_number

GRADE = "readability/flesch-kincaid-grade"
NOTHING = "No article has prose that could be scored."


def get_formulas() -> list[dict]:
    """The formulas of the codebook, in its order."""
    return read_yaml(CODEBOOK_DIR / "readability" / "formulas.yml").data["entries"]


def _measure(formula: dict) -> str:
    return "readability/" + formula["id"].replace("_", "-")


def scores_by_article(run: Run) -> Block:
    """A table of the scores of each article, with the counts that they are made of; medians where the articles are too many."""
    formulas = get_formulas()
    if not is_small(run):
        rows = [
            [f["label"], f["direction"], *[run.number(run.get(_measure(f) + "-median", scope=s)) for s in ("article", "prose", "quotes")]]
            for f in formulas
        ]
        return table(
            "scores-by-article",
            "Median scores of the articles",
            ["Formula", "Higher is", "Article#", "Reporter's prose#", "Quoted speech#"],
            rows,
            findings="readability/…-median/scope=…",
        )
    rows = []
    for doc_id in run.articles:
        own = {"article": doc_id, "scope": "article"}
        numbers = [
            run.number(run.get(m, **own)) for m in ("readability/words", "readability/sentences", "readability/syllables", *map(_measure, formulas))
        ]
        rows.append([doc_piece(run, doc_id), *numbers])
    return table(
        "scores-by-article",
        "Scores of each article, with the counts they stand on",
        ["Article", "Words#", "Sentences#", "Syllables#", *[_short(f["label"]) + "#" for f in formulas]],
        rows,
        findings="readability/…/article=…/scope=article",
        remark="Flesch reading ease: higher is easier. All others: higher is harder, most of them in school years. "
        "– stands where a score is not defined.",
    )


def _short(label: str) -> str:
    return {
        "Automated readability index": "ARI",
        "Flesch reading ease": "Flesch ease",
        "Flesch–Kincaid grade": "Flesch–Kincaid",
        "Linsear Write": "Linsear",
    }.get(label, label)


def grades(run: Run) -> Block:
    """Dots of the school years that each article asks for, or of each outlet's median where the articles are too many."""
    if is_small(run):
        found = [f for f in run.find(GRADE, "article", scope="article") if f.value is not None]
        named = [(run.doc_label(f.group["article"]), f) for f in rank(found)]
        caption, ids = "School years that each article asks for (Flesch–Kincaid)", f"{GRADE}/article=…/scope=article"
    else:
        found = [f for f in run.find(GRADE + "-median", "outlet", scope="article") if f.value is not None]
        named = [(value_label(run, "outlet", f.group["outlet"]), f) for f in rank(found)]
        caption, ids = "School years that the median article of each outlet asks for (Flesch–Kincaid)", f"{GRADE}-median/scope=article/outlet=…"
    if not named:
        return note(NOTHING)
    dots = [Dot(label, f.value, f.value, f"{f.value:.1f}", f.id, colour("plain")) for label, f in named[: limit("heat_rows")]]
    behind = table("grades", caption, ["Article" if is_small(run) else "Outlet", "School years#"], [[label, run.number(f)] for label, f in named])
    alt = f"Dots of school years: {list_values([(d.label, d.text) for d in dots])}."
    median = run.get(GRADE + "-median", scope="article")
    return chart(
        "grades",
        caption,
        draw_dots(dots),
        alt,
        behind,
        findings=ids,
        remark=["The median of all is ", run.number(median), ". The axis begins at zero."] if median else None,
    )


def grades_by_scope(run: Run) -> Block:
    """A table of the medians of the whole article, of the reporter's prose and of quoted speech."""
    rows = []
    for formula in get_formulas():
        found = [run.get(_measure(formula) + "-median", scope=s) for s in ("article", "prose", "quotes")]
        if any(f and f.value is not None for f in found):
            rows.append([formula["label"], formula["direction"], *[run.number(f) for f in found]])
    if not rows:
        return absent(NOTHING)
    return table(
        "grades-by-scope",
        "Medians by what is scored",
        ["Formula", "Higher is", "Whole article#", "Reporter's prose#", "Quoted speech#"],
        rows,
        findings="readability/…-median/scope=…",
        remark="Quoted speech of an article is often short; a median over few articles is an anecdote.",
    )


def sentence_lengths(run: Run) -> Block:
    """Upright bars of how many sentences are how long."""
    found = run.find("readability/body-sentences", "length")
    whole = run.get("readability/body-sentences")
    if not found or not whole or not whole.value:
        return absent("There is no sentence to measure.")
    found = sorted(found, key=lambda f: int(f.group["length"].replace("-", " ").split()[0]))
    columns = [Bar(f.group["length"].split("-")[0].replace(" and more", "+"), f.value, format_number(f.value), f.id, colour("plain")) for f in found]
    rows = [
        [f.group["length"] + " words", run.number(f), run.number(run.get("readability/share-of-sentences", length=f.group["length"]))] for f in found
    ]
    behind = table("sentence-lengths", "Sentences by length", ["Length", "Sentences#", "Share#"], rows)
    most = max(found, key=lambda f: f.value)
    alt = f"Upright bars of sentences by length; most, {format_number(most.value)}, have {most.group['length']} words."
    return chart(
        "sentence-lengths",
        "Sentences by number of words",
        draw_columns(columns, axis="words in the sentence, from"),
        alt,
        behind,
        findings="readability/body-sentences/length=…",
        remark=["Of ", run.number(whole), " sentences; on average they have ", run.number(run.get("readability/words-per-sentence")), " words."],
    )


def hardest_sentences(run: Run) -> Block:
    """The hardest sentences of the bodies by a formula of single sentences, as far as they may be shown."""
    found = sorted(run.find("readability/hardest-sentences", "rank"), key=lambda f: int(f.group["rank"]))[: limit("hardest")]
    rows = run.table("evidence")
    rows = rows[rows["finding_id"].isin([f.id for f in found]).to_numpy(dtype=bool)]
    where = {row.finding_id: row for row in rows.itertuples(index=False)}
    items = []
    for f in found:
        row = where.get(f.id)
        if row is None or f.value is None:
            continue
        words = run.excerpt(row.doc_id, [(row.start, row.end)], "muted") or [piece("its words are not part of this report", style="muted")]
        items.append(
            {
                "head": [
                    run.number(f, text=f"{f.value:.0f} school years"),
                    " · ",
                    sentence_piece(run, row.doc_id, row.start, "in the article"),
                    " · ",
                    doc_piece(run, row.doc_id),
                ],
                "text": words,
            }
        )
    if not items:
        return absent("There is no sentence to show.")
    return passages(
        "hardest-sentences",
        "The hardest sentences",
        items,
        remark="By the automated readability index, which counts words and letters. "
        "A formula made for texts tells of one sentence only that it is long and its words too.",
    )


def formulas(run: Run) -> Block:
    """A table of the formulas: direction, range, and the paper that gave them."""
    rows = [
        [
            f["label"],
            f["direction"],
            f"{f['range'][0]}–{f['range'][1]}",
            f["formula"],
            f["citation"] + (" " + f["deviation"] if f.get("deviation") else ""),
        ]
        for f in get_formulas()
    ]
    return table(
        "formulas",
        "The formulas",
        ["Formula", "Higher is", "Usual range", "How", "Source"],
        rows,
        remark="W words, S sentences, Y syllables, L letters and digits, C characters, T runs between white space, P words of three syllables "
        "or more, D words not on the "
        "Dale–Chall list, F those of D with three syllables or more. Coefficients, and the worked examples that each is tested with, stand in "
        "data/codebook/readability.",
    )
