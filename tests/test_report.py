"""The report as a whole: built twice it is the same, a failure leaves the old one, every link leads somewhere, page and PDF say the same."""

import html
import json
import re
import shutil
import sqlite3
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pandas as pd
import pytest

from newsaudit.errors import NewsauditError, TableError
from newsaudit.report.articles import share_shown
from newsaudit.report.blocks import pieces, plain
from newsaudit.report.build import NOTEBOOKS, build_report
from newsaudit.report.charts import limit
from newsaudit.report.evidence import EvidenceIndex
from newsaudit.report.stitch import block_of
from newsaudit.report.words import count, format_number
from newsaudit.tables import get_columns
from reports import make_run
from tiny.tiny_tables import TEXTS

MODES = ("snippets", "sentences", "full", "none")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built report: its run and its folder."""
    folder = tmp_path_factory.mktemp("report")
    run = make_run(folder / "run")
    build_report(run.folder, folder / "out")
    return run, folder / "out"


class Page(HTMLParser):
    """Ids, links, headings, captions, tables and images of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.hrefs, self.tags, self.loads = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.hrefs += [attrs["href"]] if "href" in attrs else []
        self.loads += [attrs[name] for name in ("src", "srcset", "poster", "data", "action") if name in attrs]
        self.loads += [attrs["href"]] if tag in ("link", "image", "use") and "href" in attrs else []


def blocks_of(run) -> list[dict]:
    notebook = nbformat.read(run.folder / "notebooks" / "report.ipynb", as_version=4)
    return [block for cell in notebook.cells if cell.cell_type == "code" and (block := block_of(cell))]


def copy_notebooks(folder: Path) -> Path:
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


# ---- building


def test_two_builds_give_the_same_bytes(built, tmp_path):
    run, out = built
    again = make_run(tmp_path / "other" / "run", title=run.params.title)
    shutil.copytree(run.folder, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "notebooks")
    build_report(tmp_path / "copy", tmp_path / "out", jobs=1)
    files = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert [str(f) for f in files if (out / f).read_bytes() != (tmp_path / "out" / f).read_bytes()] == []
    assert again.findings == run.findings


def test_unchanged_notebook_is_not_executed_again(built):
    run, out = built
    stamps = {path: path.stat().st_mtime_ns for path in (run.folder / "notebooks").glob("[0-9]*.ipynb")}
    build_report(run.folder, out)
    assert len(stamps) == 8 and {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_changed_table_executes_the_notebooks_again(built, tmp_path):
    from newsaudit.report.execute import execute_all, list_notebooks
    from newsaudit.tables import write_table

    run, _ = built
    shutil.copytree(run.folder, tmp_path / "run")
    cache = tmp_path / "run" / "notebooks"
    before = {path.name: path.read_text() for path in cache.glob("*.key")}
    write_table("uncoded", run.table("uncoded").head(1), tmp_path / "run")
    execute_all(list_notebooks(NOTEBOOKS)[:2], tmp_path / "run", cache)
    after = {path.name: path.read_text() for path in cache.glob("*.key")}
    assert sorted(name for name in before if before[name] != after[name]) == ["0-summary.key", "1-corpus.key"]


def test_new_commit_executes_the_notebooks_again(built, monkeypatch):
    from newsaudit.report import execute

    run, _ = built
    parameters = execute.make_parameters(run.folder)
    before = execute.hash_inputs(run.folder, parameters)
    assert execute.hash_inputs(run.folder, parameters) == before
    monkeypatch.setattr(execute, "get_commit", lambda: "another")
    assert execute.hash_inputs(run.folder, parameters) != before


def test_report_says_whose_codebook_of_actors_it_was_read_with(tmp_path):
    from newsaudit.report.provenance import SHIPPED_ACTORS, describe_actors
    from newsaudit.report.show_corpus import intake
    from newsaudit.report.show_summary import most_named

    run = make_run(tmp_path / "run")
    assert "actors.yml, which was named for this run" in describe_actors(run)
    assert "Counted are actors of the codebook" in plain(pieces(most_named(run)["limit"]))
    assert "ships with" not in plain(pieces(most_named(run)["limit"]))
    (run.folder / "run_info.json").write_text(json.dumps({"actors_from_corpus": True}), encoding="utf-8")
    assert "the corpus' own codebook, actors.yml" in describe_actors(run)
    (run.folder / "run_info.json").write_text(json.dumps({"actors_from_corpus": False}), encoding="utf-8")
    shutil.copy(SHIPPED_ACTORS, run.folder / "actors.yml")
    assert "ships with newsaudit for the story rafah-2024, not with one of its own" in plain(intake(run).content["remark"])
    assert "the codebook that ships with newsaudit (rafah-2024)" in plain(pieces(most_named(run)["limit"]))


def test_failing_cell_leaves_the_former_report_standing(built, tmp_path):
    run, out = built
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    folder = copy_notebooks(tmp_path / "notebooks")
    broken = folder / "2-actors.ipynb"
    broken.write_text(broken.read_text(encoding="utf-8").replace("show.actor_ranking(run)", "show.actor_ranking(None)"), encoding="utf-8")
    with pytest.raises(NewsauditError, match=r"2-actors\.ipynb: cell \d+ fails"):
        build_report(run.folder, out, notebooks=folder)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".building")] == []


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("run_folder =", "run_foldr =", "run_foldr is no parameter; run_folder is not set"),
        ('"parameters"', '"parametres"', "0 cells tagged parameters"),
    ],
    ids=["misspelt", "no-parameters-cell"],
)
def test_wrong_parameters_of_a_notebook_are_an_error(built, tmp_path, old, new, message):
    run, out = built
    folder = copy_notebooks(tmp_path / "notebooks")
    path = folder / "0-summary.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=message):
        build_report(run.folder, out, notebooks=folder)


def test_parameters_of_another_run_stop_the_notebook(built):
    from newsaudit.report.run import open_run

    run, _ = built
    with pytest.raises(TableError, match="min_mentions is 9, the run's is 1"):
        open_run(str(run.folder), {**vars(run.params), "min_mentions": 9})
    with pytest.raises(TableError, match="unknown parameter min_mention"):
        open_run(str(run.folder), {"min_mention": 9})


def test_foreign_files_in_the_report_folder_stay(built):
    run, out = built
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    build_report(run.folder, out, formats=("html",))
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    (out / "notes.txt").unlink()
    build_report(run.folder, out)


def test_explore_notebook_runs_from_top_to_bottom(built, tmp_path):
    from newsaudit.report.execute import execute_all

    run, _ = built
    (path,) = execute_all([NOTEBOOKS / "explore.ipynb"], run.folder, tmp_path)
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"}
    assert "text/html" in cells["article"].outputs[0]["data"] and "<mark" in cells["article"].outputs[0]["data"]["text/html"]
    assert [name for name, cell in cells.items() if not cell.outputs and not cell.metadata.get("tags")] == []


def test_concordance_gives_the_offsets_of_every_match(built):
    from newsaudit.report.explore import concordance

    found = concordance(built[0], r"died|killed")
    assert [(row.doc_id, TEXTS[row.doc_id][row.start : row.end]) for row in found.itertuples()] == [
        ("north-1", "killed"),
        ("north-2", "died"),
        ("south-1", "died"),
    ]
    with pytest.raises(TableError, match="is not a regular expression"):
        concordance(built[0], "(")


# ---- the page


def test_page_loads_nothing_and_says_so(built):
    text = (built[1] / "report.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.loads == []
    assert not re.search(r"url\((?!#)|@import|https?://[^\"<]*\.(?:js|css|woff)", text)
    policy = next(attrs["content"] for tag, attrs in page.tags if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'") and "script-src 'sha256-" in policy
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]


def find_broken_links(out: Path) -> list[str]:
    ids = {path: Page(path.read_text(encoding="utf-8")).ids for path in out.rglob("*.html")}
    missing = []
    for path in ids:
        for href in Page(path.read_text(encoding="utf-8")).hrefs:
            if not href.startswith(("http:", "https:")):
                file, _, anchor = href.partition("#")
                target = (path.parent / file).resolve() if file else path
                if not target.exists() or (anchor and unquote(anchor) not in ids.get(target, [])):
                    missing.append(href)
    return missing


def test_every_link_within_the_report_leads_somewhere(built):
    run, out = built
    ids = Page((out / "report.html").read_text(encoding="utf-8")).ids
    assert len(ids) == len(set(ids))
    assert find_broken_links(out) == []


def test_heavy_page_leaves_its_evidence_to_a_folder(built, tmp_path, monkeypatch):
    from newsaudit.report import page

    run, out = built
    monkeypatch.setattr(page, "limit", lambda name: 20_000 if name == "page_bytes" else limit(name))
    page.write_page(run, nbformat.read(run.folder / "notebooks" / "report.ipynb", as_version=4), tmp_path)
    shutil.copytree(out / "tables", tmp_path / "tables")
    assert find_broken_links(tmp_path) == []
    light, heavy = ((folder / "report.html").read_text(encoding="utf-8") for folder in (tmp_path, out))
    assert len(light) < 0.7 * len(heavy) and 'class="finding"' not in light
    beside = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "evidence").glob("*.html"))
    own = {i for i in Page(heavy).ids if i in run.findings}
    assert own and own <= set(Page(beside).ids)


def test_number_of_many_sentences_prints_some_and_leads_to_all(built, tmp_path, monkeypatch):
    from newsaudit.report import evidence, page

    run, out = built
    few = {"page_bytes": 20_000, "evidence_sentences_beside": 1, "evidence_some": 2}
    for module in (page, evidence):
        monkeypatch.setattr(module, "limit", lambda name: few.get(name) or limit(name))
    page.write_page(run, nbformat.read(run.folder / "notebooks" / "report.ipynb", as_version=4), tmp_path)
    index = EvidenceIndex(run, list(run.findings))
    finding = run.get("quotes/quotations")
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "evidence").glob("*.html")}
    (section,) = [
        s for text in files.values() for s in re.findall(r'<section class="finding".*?</section>', text, re.S) if f'id="{finding.id}"' in s
    ]
    places = {(row[1], *run.around(row[1], row[2], row[3])) for row in index.rows[finding.id]}
    assert f"Some of {count(len(places), 'place')} in the articles" in section
    assert len(places) > 2 == section.count("<li>")
    first = {run.sentence_at(doc_id, start)[2] for doc_id, start, _ in places if doc_id == "north-1"}
    named = re.findall(r'href="[^"]*#s/00000/(\d+)">(\d+)(?:–(\d+))?</a>', section)
    assert {n for a, _, last in named for n in range(int(a), int(last or int(a) + 1))} == first


def test_findings_of_the_same_rows_share_a_page_of_evidence(built):
    from newsaudit.report.page import plan_pages

    run, _ = built
    index = EvidenceIndex(run, list(run.findings))
    pages, seen = plan_pages(run, index), {}
    for finding_id, rows in index.rows.items():
        seen.setdefault(tuple(row[:4] for row in rows), set()).add(pages[finding_id])
    assert set(pages) >= set(run.findings) and {len(files) for files in seen.values()} == {1}
    assert any(len(rows) and run.findings[f].measure.replace("/", "-") not in pages[f] for f, rows in index.rows.items())


def test_every_number_leads_to_its_sentences_with_the_span_marked(built):
    run, out = built
    text = (out / "report.html").read_text(encoding="utf-8")
    finding = run.get("actors/mentions", actor="ana-bok")
    section = next(s for s in re.findall(r'<section class="finding">.*?</section>', text, re.S) if f'id="{finding.id}"' in s)
    assert "<b>1</b> mention." in section
    assert "<mark>Ana Bok</mark>" in section
    assert f'<a href="#s/00000/1">{run.doc_label("north-1")}, sentence 2</a>' in section
    assert re.search(r'id="article/north-1".*?<li id="s/00000/1"', text, re.S)
    assert re.search(r'id="article/north-1".*?SHA-256 <code class="hash">0{64}</code>', text, re.S)


def test_span_of_an_article_is_marked_and_a_whole_article_is_counted(built):
    from newsaudit.report.evidence import EvidenceIndex, make_labels, render_findings
    from newsaudit.report.links import Links

    run, _ = built
    text = run.articles["north-1"]["text"]
    start = text.index("Freedonia")
    finding = run.get("corpus/words")
    rows = {"span": ("articles", "north-1", start, start + 9, 1.0), "whole": ("articles", "north-1", 0, len(text), 30.0)}
    said = {}
    for name, row in rows.items():
        index = EvidenceIndex(run, [finding.id])
        index.rows = {finding.id: [row]}
        said[name] = render_findings(index, [finding], Links(make_labels(run)), back=lambda _: "#")
    assert "<mark>Freedonia</mark>" in said["span"] and "Whole articles" not in said["span"]
    assert "<mark>" not in said["whole"] and "counts with 30" in said["whole"] and "Whole articles" in said["whole"]


def test_evidence_leads_back_to_the_very_number(built):
    text = (built[1] / "report.html").read_text(encoding="utf-8")
    links = dict(re.findall(r'<a (?:class="n" |tabindex="-1" )?href="#([^"]+)" id="(n\d+)"', text))
    backs = re.findall(r'<div id="([^"]+)"><a href="#([^"]+)">Back</a>', text)
    exact = {html.unescape(name): back for name, back in backs if back != "main"}
    assert {unquote(html.unescape(name)): back for name, back in links.items()} == exact
    assert len(exact) > 100 and len(exact) > 0.8 * len(backs)


def test_printed_numbers_are_those_of_their_findings(built):
    run, _ = built

    def walk(value):
        if isinstance(value, dict):
            if "finding" in value and "text" in value:
                yield value
            for inner in value.values():
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    linked = [part for block in blocks_of(run) for part in walk(block)]
    assert len(linked) > 200
    for part in linked:
        finding = run.findings[part["finding"]]
        digits = re.search(r"\d[\d,.]*", part["text"])
        if digits and "%" not in part["text"] and finding.unit not in ("share", "school years"):
            assert digits[0] == format_number(finding.value, finding.unit), part


def test_evidence_amounts_add_up_to_their_findings(built):
    run, _ = built
    index = EvidenceIndex(run, list(run.findings))
    counts = [f for f in run.findings.values() if f.denominator_id is None and f.measure in ("actors/mentions", "quotes/words", "figures/figures")]
    assert counts
    for finding in counts:
        assert sum(row[4] for row in index.rows.get(finding.id, ())) == finding.value, finding.id


def test_page_has_one_main_heading_a_language_and_headings_without_gaps(built):
    page = Page((built[1] / "report.html").read_text(encoding="utf-8"))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert next(attrs for tag, attrs in page.tags if tag == "html")["lang"] == "en"
    assert len([1 for tag, _ in page.tags if tag == "main"]) == 1
    assert [attrs for tag, attrs in page.tags if tag == "svg" and not (attrs.get("aria-label") or attrs.get("aria-hidden"))] == []
    assert len([1 for tag, _ in page.tags if tag == "table"]) == len([1 for tag, _ in page.tags if tag == "caption"])


def test_page_stays_small(built):
    assert (built[1] / "report.html").stat().st_size < 1_500_000


# ---- how much text is shown


def longest_run(shown: str, text: str) -> int:
    """The most words in a row that a page shares with an article."""
    words, best = text.split(), 0
    for i in range(len(words)):
        while i + best < len(words) and " ".join(words[i : i + best + 1]) in shown:
            best += 1
    return best


@pytest.fixture(scope="module", params=MODES)
def shown(request, tmp_path_factory):
    """The mode, the words of the page's evidence and the tables of a report in that mode, on articles with one very long sentence."""
    from reports import write_run
    from tiny.tiny_tables import make_tables

    folder = tmp_path_factory.mktemp(request.param)
    tables = make_tables()
    tail = " " + " ".join(f"word{i}" for i in range(200)) + "."
    longer = TEXTS["north-1"] + "\n\nRuritania" + tail
    start = len(TEXTS["north-1"]) + 2
    tables["articles"].loc[tables["articles"]["doc_id"] == "north-1", "text"] = longer
    extra = {"doc_id": "north-1", "sentence": 9, "zone": "body", "start": start, "end": len(longer), "n_words": 201}
    tables["sentences"] = pd.concat([tables["sentences"], pd.DataFrame([extra])], ignore_index=True)
    zone = {"doc_id": "north-1", "zone": "body", "start": start, "end": len(longer)}
    tables["zones"] = pd.concat([tables["zones"], pd.DataFrame([zone])], ignore_index=True)
    mention = dict(tables["mentions"].iloc[0]) | {"start": start, "end": start + 9, "zone": "body"}
    quote = dict(tables["quotes"].iloc[0]) | {"start": start, "end": len(longer), "text": longer[start:], "quote_id": "long", "n_words": 201}
    tables["mentions"] = pd.concat([tables["mentions"], pd.DataFrame([mention])], ignore_index=True)
    tables["quotes"] = pd.concat([tables["quotes"], pd.DataFrame([quote])], ignore_index=True)
    write_run(folder / "run", tables, evidence=request.param)
    build_report(folder / "run", folder / "out", formats=("html",), jobs=1)
    text = (folder / "out" / "report.html").read_text(encoding="utf-8")
    words = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.S)))
    files = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "out").rglob("*") if path.suffix in (".csv", ".json"))
    parquet = "".join(pd.read_parquet(folder / "out" / "tables" / f"{name}.parquet").to_csv() for name in ("quotes", "articles"))
    with sqlite3.connect(folder / "out" / "newsaudit.sqlite") as database:
        rows = [row for table in ("quotes", "articles", "mentions") for row in database.execute(f"SELECT * FROM {table}")]
        stored = " ".join(str(value) for row in rows for value in row)
    return request.param, words, "\n".join([files, parquet, stored]), longer


def test_page_carries_no_more_text_than_its_mode_allows(shown):
    mode, words, _, text = shown
    longest = longest_run(words, text[len(TEXTS["north-1"]) :])
    assert {"snippets": longest <= 25, "sentences": longest == 201, "full": longest == 201, "none": longest <= 1}[mode], longest
    if mode != "snippets":
        assert ("Freedonia denied it." in words) == (mode in ("sentences", "full"))


def test_snippets_come_to_no_more_than_the_share_in_all_files_together(shown):
    mode, words, tables, text = shown
    # every word of the long sentence is its own, so that each can be looked for
    own = [word.strip(".") for word in text[len(TEXTS["north-1"]) :].split() if word.startswith("word")]
    published = set(re.findall(r"word\d+", words + tables))
    assert len(own) == 200
    assert len(published) <= {"snippets": len(text.split()) * limit("passage_share") / 100, "none": 0}.get(mode, 200)
    assert bool(published) == (mode != "none")


def test_published_tables_carry_no_more_text_than_the_page(shown):
    mode, _, tables, text = shown
    longest = longest_run(tables, text[len(TEXTS["north-1"]) :])
    assert {"snippets": longest <= 25, "sentences": longest == 201, "full": longest == 201, "none": longest <= 1}[mode], longest
    assert (TEXTS["south-1"].split("\n\n")[1] in tables) == (mode == "full")


def test_every_column_that_holds_words_of_articles_is_limited():
    from newsaudit.report.charts import get_style

    limited = get_style()["article_words"]
    columns = {(table, name): about["meaning"] for table, spec in get_columns().items() for name, about in spec["columns"].items()}
    printed = {place for place, meaning in columns.items() if re.search(r"as printed|untouched text", meaning)}
    assert printed - {(table, name) for table, names in limited.items() for name in names} == set()


# ---- the PDF


def read_pdf(path: Path) -> str:
    """The words of a PDF, white space squeezed."""
    try:
        from pypdf import PdfReader

        text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    except ImportError:
        if not shutil.which("pdftotext"):
            pytest.skip("neither pypdf nor pdftotext is there to read a PDF")
        text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text


def squeeze(text: str) -> str:
    """The text without white space, hyphens and ligatures, which typesetting moves."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi").replace("ﬄ", "ffl"))


def test_pdf_says_what_the_page_says(built):
    run, out = built
    pdf = squeeze(read_pdf(out / "report.pdf"))
    page = (out / "report.html").read_text(encoding="utf-8")
    headings = [html.unescape(re.sub("<.*?>|§", "", h)).strip() for h in re.findall(r"<h[23] id=.*?</h[23]>", page)]
    missing = [h for h in headings if h != "Articles" and squeeze(h) not in pdf]
    for block in blocks_of(run):
        if block["kind"] in ("table", "chart"):
            missing += [plain(block["caption"])] if squeeze(plain(block["caption"])) not in pdf else []
            table = block if block["kind"] == "table" else block["table"]
            numbers = {plain(cell) for row in table["rows"] for cell in row if re.fullmatch(r"[\d,.%]+", plain(cell))}
            cells = {plain(row[0]) for row in table["rows"]} | numbers
            missing += [cell for cell in cells if len(cell) < 40 and squeeze(cell) not in pdf]
    assert missing == []


def test_pdf_is_tagged_with_bookmarks_and_page_numbers(built):
    data = (built[1] / "report.pdf").read_bytes()
    assert b"/StructTreeRoot" in data and b"/Outlines" in data and b"pdfuaid" in data
    text = read_pdf(built[1] / "report.pdf")
    assert re.search(r"1 / \d+", text) and "Contents" in text


# ---- for machines


def test_tables_beside_the_report_are_those_of_the_run(built):
    run, out = built
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    packed = {"evidence_lists", "evidence_rows", "evidence_spans"}
    tables = {p.stem for p in run.folder.glob("*.parquet")}
    assert {r["name"] for r in package["resources"]} == tables - {"evidence"} | packed
    for resource in package["resources"]:
        frame = pd.read_csv(out / resource["path"])
        assert list(frame.columns) == [f["name"] for f in resource["schema"]["fields"]]
        if resource["name"] not in packed:
            assert list(frame.columns) == list(get_columns()[resource["name"]]["columns"])
            assert len(frame) == len(run.table(resource["name"]))
    assert {p.stem for p in (out / "tables").glob("*.parquet")} == tables
    with sqlite3.connect(out / "newsaudit.sqlite") as database:
        assert database.execute("SELECT count(*) FROM findings").fetchone()[0] == len(run.findings)


def test_packed_evidence_gives_back_every_row_in_order(built):
    run, out = built
    columns = ["finding_id", "table", "doc_id", "start", "end", "amount"]
    expected = list(run.table("evidence")[columns].itertuples(index=False, name=None))
    lists, rows, spans = (pd.read_csv(out / "tables" / f"evidence_{name}.csv") for name in ("lists", "rows", "spans"))
    joined = lists.merge(rows, on="list", validate="many_to_many").merge(spans, on="span", validate="many_to_one", how="left")
    assert list(joined[columns].itertuples(index=False, name=None)) == expected
    assert len(rows) < len(expected) and not spans.duplicated(["table", "doc_id", "start", "end"]).any()
    with sqlite3.connect(out / "newsaudit.sqlite") as database:
        stored = database.execute("SELECT * FROM evidence")
        assert [column[0] for column in stored.description] == columns
        assert sorted(stored.fetchall()) == sorted(expected)
    assert list(pd.read_parquet(out / "tables" / "evidence.parquet").columns) == columns
    assert len(json.loads((out / "findings.json").read_text(encoding="utf-8"))) == len(run.findings)


def test_run_metadata_lists_every_file(built):
    _, out = built
    graph = json.loads((out / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    listed = {part["@id"] for part in graph if part["@type"] == "File"}
    assert listed == {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} - {"ro-crate-metadata.json"}


def test_every_shown_table_has_its_csv(built):
    run, out = built
    shown_ids = {block["id"] for block in blocks_of(run) if block["kind"] in ("table", "chart")}
    assert shown_ids == {path.stem for path in (out / "tables" / "shown").glob("*.csv")}


@pytest.mark.parametrize(("evidence", "share"), [("none", 0), ("full", 1), ("sentences", 84 / 91), ("snippets", 50 / 91)])
def test_report_says_how_much_of_the_articles_it_shows(tmp_path, evidence, share):
    # sentences: all but a credit of 3 words and two titles of 2; snippets: 16 + 12 + 12 words are
    # counted, and one sentence of each article, of 10, 4 and 4 words, is a passage, to which they add 6, 2 and 2
    assert share_shown(make_run(tmp_path, evidence=evidence))[0] == pytest.approx(share)
