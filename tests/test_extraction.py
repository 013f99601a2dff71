"""A whole run over a few invented articles: what it writes, that it writes the same whoever works, and that it fails without a trace of itself."""

import json
import shutil

import pyarrow.parquet as pq
import pytest

from newsaudit import batches, cli, commands, extract, extraction
from newsaudit.batches import RECORD_TABLES, check_batch, find_stray_spans, make_batch
from newsaudit.corpus.model import Article
from newsaudit.errors import CorpusError, TableError
from newsaudit.extract.article import ArticleRecords
from newsaudit.measure.readability import Readability
from newsaudit.params import RunParams, read_params
from newsaudit.spans import Anonymous, Casualty, Claim, Figure, Mention, Quote, Sentence, Uncoded, Zone
from newsaudit.tables import get_columns, get_schema, read_tables

TOWNS = ("Bremmen", "Oxholt", "Vardby", "Lunde", "Skarn", "Tolga", "Ystrand")
ARTICLE = """Flood closes bridge at {town}

{upper} —

The river rose above the old bridge at {town} on Monday, and at least {n} people were killed when a bus was swept away, France said.

“We have never seen such water,” said Governor Ilse Marn. “All {n} boats are out.”

A senior official, who spoke on condition of anonymity, said that the United States had offered $3 million and two trucks of food to the town.

Marn told reporters that nearly {n},000 residents had left {town} since Friday.
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "flood"
    (folder / "articles").mkdir(parents=True)
    for n, town in enumerate(TOWNS, 3):
        (folder / "articles" / f"{town.lower()}.txt").write_text(ARTICLE.format(town=town, upper=town.upper(), n=n), encoding="utf-8")
    (folder / "articles" / "vardby2.txt").write_text(ARTICLE.format(town="Vardby", upper="VARDBY", n=5).replace("\n\n", "\n\n\n"), encoding="utf-8")
    (folder / "articles" / "empty.txt").write_text("", encoding="utf-8")
    return folder


def make_params(corpus):
    return RunParams(str(corpus), str(commands.SHIPPED_ACTORS), "Flood")


def read_bytes(folder):
    """The bytes of every file; not of run_info.json, which tells of uncommitted changes that may come while a test runs."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "run_info.json"}


def test_run_fills_every_table_with_typed_rows(corpus, tmp_path):
    n_rows = extraction.extract_corpus(make_params(corpus), tmp_path / "run", is_actors_from_corpus=False, processes=1)
    assert n_rows["articles"] == 8
    assert n_rows["rejects"] == 1
    tables = read_tables(tmp_path / "run")
    assert {table: len(frame) for table, frame in tables.items()} == n_rows
    for table in ("articles", "rejects", *RECORD_TABLES):
        schema = pq.read_schema(tmp_path / "run" / f"{table}.parquet")
        assert schema.equals(get_schema(table)), table
    for table in ("zones", "sentences", "mentions", "quotes", "anonymous", "figures", "casualties", "readability"):
        assert n_rows[table] >= 8, table
    assert read_params(tmp_path / "run") == make_params(corpus)


def test_copies_are_marked(corpus, tmp_path):
    extraction.extract_corpus(make_params(corpus), tmp_path / "run", is_actors_from_corpus=False, processes=1)
    articles = read_tables(tmp_path / "run")["articles"].set_index("doc_id")
    assert articles.loc["vardby2", "duplicate_of"] == "vardby"
    assert articles.loc["vardby2", "cluster"] == articles.loc["vardby", "cluster"]
    assert articles["duplicate_of"].notna().sum() == 1


def test_bytes_are_the_same_whoever_works(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "CHUNK", 2)
    ways = {"alone": {"processes": 1}, "two": {"processes": 2}}
    for name, way in ways.items():
        extraction.extract_corpus(make_params(corpus), tmp_path / name, is_actors_from_corpus=False, csv=True, **way)
    assert read_bytes(tmp_path / "alone") == read_bytes(tmp_path / "two")
    assert (tmp_path / "alone" / "mentions.csv").read_text(encoding="utf-8").startswith("doc_id,start,end,text,")


def test_dask_cluster_writes_the_same_bytes(corpus, tmp_path, monkeypatch):
    pytest.importorskip("dask.distributed")
    monkeypatch.setattr(extraction, "CHUNK", 2)
    for name, way in {"alone": {"processes": 1}, "dask": {"processes": 1, "dask": "local"}}.items():
        extraction.extract_corpus(make_params(corpus), tmp_path / name, is_actors_from_corpus=False, **way)
    assert read_bytes(tmp_path / "alone") == read_bytes(tmp_path / "dask")


@pytest.mark.parametrize("step", ["find_zones", "find_figures", "score_article"], ids=["before", "among", "after"])
def test_error_in_an_article_names_it(monkeypatch, step):
    module = batches if hasattr(batches, step) else extract.article
    work = getattr(module, step)

    def fail(text, *others, **options):
        if "Tolga" in getattr(text, "text", text):
            raise ValueError("flooded")
        return work(text, *others, **options)

    monkeypatch.setattr(module, step, fail)
    fields = {**dict.fromkeys(Article._fields), "sha256": "0"}
    articles = [Article(**{**fields, "doc_id": town.lower(), "path": f"{town}.txt", "text": f"The river rose at {town}."}) for town in TOWNS]
    with pytest.raises(ValueError, match="flooded") as caught:
        batches.extract_batch(articles, commands.SHIPPED_ACTORS, 0.8)
    assert caught.value.__notes__ == ["in article tolga (Tolga.txt)"]


def test_run_says_what_it_was_made_from(corpus, tmp_path):
    extraction.extract_corpus(make_params(corpus), tmp_path / "one", is_actors_from_corpus=False, processes=1)
    made = json.loads((tmp_path / "one" / "run_info.json").read_text(encoding="utf-8"))
    assert made["actors_from_corpus"] is False
    assert made["packages"]["pyarrow"]
    (corpus / "articles" / "lunde.txt").write_text("Lunde is dry.", encoding="utf-8")
    extraction.extract_corpus(make_params(corpus), tmp_path / "two", is_actors_from_corpus=True, processes=1)
    again = json.loads((tmp_path / "two" / "run_info.json").read_text(encoding="utf-8"))
    assert again["corpus_sha256"] != made["corpus_sha256"]
    assert {key: again[key] for key in ("codebook_sha256", "actors_sha256")} == {key: made[key] for key in ("codebook_sha256", "actors_sha256")}
    assert again["actors_from_corpus"] is True


def test_run_without_an_article_leaves_the_former_one(corpus, tmp_path):
    out = tmp_path / "run"
    extraction.extract_corpus(make_params(corpus), out, is_actors_from_corpus=False, processes=1)
    before = read_bytes(out)
    shutil.rmtree(corpus / "articles")
    (corpus / "articles").mkdir()
    (corpus / "articles" / "empty.txt").write_text(" \n", encoding="utf-8")
    with pytest.raises(CorpusError, match="holds no article that can be read"):
        extraction.extract_corpus(make_params(corpus), out, is_actors_from_corpus=False, processes=1)
    assert read_bytes(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flood", "run"]


@pytest.mark.parametrize(("change", "message"), [
    ({"corpus": "nowhere"}, "nowhere: there is no such folder or file"),
    ({"actors": "broken.yml"}, "broken.yml:3"),
    ({"actors": "nowhere.yml"}, "nowhere.yml: cannot be read"),
    ({"near_duplicate": "7"}, "near_duplicate=7.0: give a share above 0 and up to 1"),
    ({"processes": "0"}, "--processes 0: give 1 or more"),
], ids=["no-corpus", "broken-codebook", "no-codebook", "parameter", "processes"])
def test_bad_input_is_one_line_and_leaves_nothing(corpus, tmp_path, monkeypatch, capsys, change, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.yml").write_text("entries:\n  - id: a\n   name: b\n", encoding="utf-8")
    options = {name: value for name, value in change.items() if name != "corpus"}
    arguments = [change.get("corpus", str(corpus)), "--out", str(tmp_path / "run")]
    for name, value in options.items():
        arguments += [f"--{name.replace('_', '-')}", value]
    assert cli.main(["extract", *arguments]) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("newsaudit: ")
    assert message in last
    assert not (tmp_path / "run").exists()


def test_empty_folder_is_one_line(tmp_path, capsys):
    (tmp_path / "none").mkdir()
    assert cli.main(["extract", str(tmp_path / "none"), "--out", str(tmp_path / "run")]) == 2
    assert "holds no articles" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_ingest_tells_each_file(corpus, capsys):
    assert cli.main(["ingest", str(corpus)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "8 articles, 1 rejected"
    assert any(line.startswith("rejected  articles/empty.txt: ") for line in lines)
    assert sum(line.startswith("taken ") for line in lines) == 8


def test_commands_lead_from_articles_to_published_findings(corpus, tmp_path, capsys):
    run, published = str(tmp_path / "run"), str(tmp_path / "published.csv")
    assert cli.main(["extract", str(corpus), "--out", run]) == 0
    assert "no actors.yml; read with the shipped codebook" in capsys.readouterr().err
    assert cli.main(["measure", run]) == 0
    assert cli.main(["publish-findings", run, published]) == 0
    capsys.readouterr()
    assert cli.main(["diff", run, published]) == 0
    assert "no finding moved" in capsys.readouterr().out
    assert cli.main(["compare", run, run]) == 0
    (tmp_path / "published.csv").write_text((tmp_path / "published.csv").read_text().replace("corpus/articles,8,", "corpus/articles,7,"))
    capsys.readouterr()
    assert cli.main(["diff", run, published]) == 0
    assert "corpus/articles" in capsys.readouterr().out
    assert cli.main(["diff", run, str(tmp_path / "nowhere.csv")]) == 2


def test_names_of_the_corpus_are_suggested_as_entries(corpus, capsys):
    assert cli.main(["suggest-actors", str(corpus)]) == 0
    assert "Ilse Marn" in capsys.readouterr().out


RUN_COMMANDS = [["measure"], ["compare", "x"], ["diff"], ["publish-findings"], ["report", "--out", "y"]]


@pytest.mark.parametrize("command", RUN_COMMANDS, ids=lambda words: words[0])
def test_folder_without_a_run_is_one_line(tmp_path, capsys, command):
    assert cli.main([command[0], *command[1:], str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("newsaudit: ")


RECORDS = {"zones": Zone, "sentences": Sentence, "mentions": Mention, "quotes": Quote, "anonymous": Anonymous, "figures": Figure, "claims": Claim,
           "casualties": Casualty, "readability": Readability, "uncoded": Uncoded}


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_records_have_the_columns_of_their_table(table):
    assert ["doc_id", *RECORDS[table]._fields] == list(get_columns()[table]["columns"])
    assert table == "readability" or table in ArticleRecords._fields


def test_articles_have_the_columns_of_their_table():
    assert list(Article._fields) == list(get_columns()["articles"]["columns"])


ZONES = [("a", "body", 0, 4), ("b", "body", 0, 4)]


@pytest.mark.parametrize(("rows", "message"), [
    ([*ZONES, ("c", "bodice", 0, 4)], r"zone holds \['bodice'\] \(first: doc_id=c, start=0\); allowed: title, body"),
    ([*ZONES, ("c", None, 0, 4)], r"zone is empty in 1 rows \(first: doc_id=c, start=0\)"),
    ([*ZONES, ("a", "title", 0, 9)], r"key doc_id, start repeats in 1 rows \(first: a, 0\)"),
], ids=["outside-list", "empty", "key-twice"])
def test_rows_that_break_their_table_are_named(rows, message):
    with pytest.raises(TableError, match=message):
        check_batch("zones", make_batch("zones", rows))


def test_rows_that_keep_their_table_pass():
    check_batch("zones", make_batch("zones", ZONES))
    check_batch("zones", make_batch("zones", []))


def test_words_that_are_not_the_text_are_named():
    article = Article("d", "d.txt", None, None, None, None, None, None, None, None, "Marn left.", "0")
    right = Mention(0, 4, "Marn", "ilse-marn", "name", "resolved", "body", False, "actors/ilse-marn")
    assert find_stray_spans("mentions", article, [right]) == []
    assert find_stray_spans("mentions", article, [right._replace(end=5)]) == ["mentions d:0-5: text is not the text at 0-5"]
