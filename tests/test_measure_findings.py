"""The findings of three invented articles are those counted by hand."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from newsaudit.errors import EvidenceError, TableError
from newsaudit.measure.check import check_run
from newsaudit.measure.codebook import get_groups, get_measures
from newsaudit.measure.findings import measure_run
from newsaudit.measure.readability_findings import find_hardest, get_formulas
from newsaudit.measure.store import read_evidence
from newsaudit.params import RunParams
from newsaudit.tables import make_frame, read_table, write_table
from tiny.tiny_tables import ACTORS, find, make_tables

PARAMS = {"corpus": "corpus", "actors": "actors.yml", "title": "Tiny"}


def write_run(folder, tables=None):
    for name, frame in (tables or make_tables()).items():
        write_table(name, frame, folder)
    return folder


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Findings by id and evidence of the invented run, every article counted as received."""
    findings, evidence = measure_run(write_run(tmp_path_factory.mktemp("run")), RunParams(**PARAMS), ACTORS)
    return findings.set_index("finding_id"), evidence


def value(run, finding_id):
    found = run[0].loc[finding_id, "value"]
    return None if pd.isna(found) else found


# Counted on the texts by hand.
COUNTED = {
    "corpus/received": 4,
    "corpus/taken-in": 3,
    "corpus/rejects": 1,
    "corpus/rejects/reason=empty": 1,
    "corpus/articles": 3,
    "corpus/outlets": 2,
    "corpus/articles/outlet=North": 2,
    "corpus/words": 83,
    "corpus/words/outlet=North": 60,
    "corpus/words-per-article/outlet=South": 23,
    "corpus/articles/outlet=North/date=2031-03-04": 1,
    # "Photo: Jo Lens" is 14 characters; from 2 to 4 March are three days, two of them with an article.
    "corpus/characters/zone=credit": 14,
    "corpus/days": 3,
    "corpus/days-with-articles": 2,
    "corpus/share-of-days": 2 / 3,
    "corpus/share-of-days/outlet=South": 1 / 3,
    "corpus/clusters": 1,
    "corpus/cluster-articles": 2,
    "corpus/copies": 1,
    "corpus/copies/copy=near": 1,
    "corpus/copies/copy=exact": 0,
    "corpus/reading-articles/copies=received": 3,
    "corpus/reading-articles/copies=unique": 2,
    "corpus/reading-articles/copies=own": 1,
    "corpus/reading-mentions/copies=received": 12,
    "corpus/reading-mentions/copies=unique": 9,
    "corpus/reading-mentions/copies=own": 6,
    "corpus/reading-quotations/copies=own": 3,
    "corpus/reading-figures/copies=unique": 2,
    "actors/mentions": 12,
    "actors/mentions/actor=freedonia": 5,
    "actors/mentions/side=west": 5,
    "actors/mentions/kind=organisation": 2,
    "actors/mentions/actor=freedonia/article=north-1": 3,
    "actors/share-of-mentions/actor=freedonia": 5 / 12,
    "actors/mentions/side=east/outlet=South": 1,
    "actors/articles/actor=freedonia": 3,
    "actors/share-of-articles/actor=ana-bok": 1 / 3,
    "actors/actors": 4,
    "actors/mentions-per-article/outlet=North": 9 / 2,
    "quotes/quotations-per-article": 5 / 3,
    "figures/figures-per-article/outlet=South": 1,
    "figures/figures-per-1000-words": 3 * 1000 / 83,
    "figures/casualty-mentions-per-article/side=east": 1,
    "actors/title-mentions": 2,
    "actors/title-mentions/actor=ruritania": 1,
    "actors/share-title-mentions/actor=ruritania": 0.25,
    # Without the two of the title: ten in 83 words.
    "actors/mentions-per-1000-words": 10 * 1000 / 83,
    "actors/mentions-per-1000-words/actor=ana-bok/outlet=North": 1000 / 60,
    # Sentences with two actors: the title and the sentence on the minister of north-1, and the first of each of the others.
    "actors/co-mentions/actor=freedonia/with=ruritania": 3,
    "actors/co-mentions/actor=ana-bok/with=ruritania": 1,
    "actors/uncoded": 2,
    "actors/uncoded/name=Jon+Dule": 2,
    "actors/uncoded-roles/name=Jon+Dule/role=engineer": 1,
    "actors/likely-misspellings/name=Jon+Dule/actor=ana-bok": 1,
    "actors/ambiguous": 0,
    "actors/share-ambiguous": 0,
    "quotes/quotations": 5,
    "quotes/quotations/type=direct": 1,
    "quotes/quotations/speaker=ana-bok": 2,
    "quotes/quotations/side=west": 2,
    # 5 + 5 + 6 + 8 + 8 words.
    "quotes/words": 32,
    "quotes/words/speaker=ana-bok": 10,
    "quotes/share-of-voice/side=west": 10 / 32,
    "quotes/words/naming=anonymous": 6,
    "quotes/share-of-words/article=north-1": 16 / 37,
    "quotes/named": 4,
    "quotes/anonymous": 1,
    "quotes/named-per-anonymous": 4,
    "quotes/share-anonymous": 0.2,
    "quotes/anonymous-attributions/reason=given": 0,
    "quotes/anonymous-attributions/sole=yes": 1,
    "quotes/share-anonymous-sole-source": 1,
    "quotes/cues/cue=say": 4,
    "quotes/cues/cue=tell": 1,
    "quotes/cues/side=west/class=neutral": 2,
    "quotes/sided-articles": 1,
    "quotes/one-sided-articles/side=west": 1,
    "figures/figures": 3,
    "figures/figures/hedge=at_least": 2,
    "figures/figures/source=red-cross": 2,
    "figures/share-named-source": 2 / 3,
    "figures/share-anonymous-source": 1 / 3,
    "figures/doubted": 0,
    "figures/share-doubted": 0,
    "figures/reporter": 0,
    "figures/casualty-mentions": 3,
    "figures/casualty-mentions/side=east/voice=passive": 2,
    "figures/casualty-mentions-per-1000-words/side=east/outlet=South": 1000 / 23,
    "figures/share-with-agent/side=east": 1 / 3,
    "figures/casualty-words/side=east/word=died": 2,
    "figures/ledger-entries": 1,
    "figures/ledger-lowest/entry=killed+people+east+Freedonia": 12,
    "figures/ledger-highest/entry=killed+people+east+Freedonia": 15,
    # Twelve on 2 March stand below "at least 15" of 4 March, so they are the older figure; nobody contradicts the later ones.
    "figures/ledger-relations/relation=older": 1,
    "figures/ledger-relations/relation=compatible": 2,
    "figures/ledger-relations/relation=conflict": 0,
    "readability/words/scope=article": 83,
    "readability/flesch-reading-ease/article=north-2/scope=article": 70,
    "readability/flesch-reading-ease-median/scope=article": 70,
    "readability/flesch-reading-ease-median/scope=article/outlet=North": 65,
    "readability/gunning-fog/article=north-1/scope=article": None,
    # Bodies: sentences of 10, 8, 14 and 3 words, and twice of 7, 12 and 4.
    "readability/body-sentences": 10,
    "readability/body-sentences/length=1-5": 3,
    "readability/body-sentences/length=6-10": 4,
    "readability/words-per-sentence": 8.1,
}


@pytest.mark.parametrize(("finding_id", "number"), COUNTED.items(), ids=COUNTED)
def test_number_is_the_one_counted_by_hand(run, finding_id, number):
    assert value(run, finding_id) == (None if number is None else pytest.approx(number, rel=1e-12))


def test_number_leads_to_its_spans(run):
    rows = run[1][run[1]["finding_id"] == "actors/mentions/actor=freedonia/article=north-1"]
    expected = [find("north-1", "Freedonia", nth) for nth in (1, 2, 3)]
    assert list(zip(rows["start"], rows["end"], strict=True)) == expected
    assert set(rows["table"]) == {"mentions"} and set(rows["doc_id"]) == {"north-1"}


def test_articles_that_name_an_actor_lead_to_its_first_mention(run):
    rows = run[1][run[1]["finding_id"] == "actors/articles/actor=freedonia"]
    assert list(zip(rows["doc_id"], rows["start"], strict=True)) == [
        (doc_id, find(doc_id, "Freedonia")[0]) for doc_id in ("north-1", "north-2", "south-1")
    ]


def test_every_number_agrees_with_its_evidence(run):
    findings, evidence = run
    sums = evidence.groupby("finding_id", observed=True)["amount"].sum()
    rows = evidence.groupby("finding_id", observed=True).size()
    for finding_id, row in findings.iterrows():
        entry = get_measures()[f"{row['chapter']}/{row['measure']}"]
        assert row["n_evidence"] == rows.get(finding_id, 0)
        amount = sums.get(finding_id, 0.0)
        if entry.kind == "count":
            assert row["value"] == amount
        elif entry.kind == "share":
            whole = findings.loc[row["denominator_id"], "value"]
            assert row["denominator_id"].split("/")[:2] == entry.of.split("/")
            assert pd.isna(row["value"]) if whole == 0 else row["value"] == pytest.approx(amount * entry.scale / whole, rel=1e-12)


def test_evidence_holds_each_row_once_for_a_finding(run):
    assert not run[1].duplicated(["finding_id", "table", "doc_id", "start", "end"]).any()


def test_every_group_and_value_of_a_finding_is_described(run):
    for finding_id, row in run[0].iterrows():
        names = tuple(part.partition("=")[0] for part in row["group"].split("/")) if isinstance(row["group"], str) else ()
        assert names in get_measures()[f"{row['chapter']}/{row['measure']}"].by, finding_id
        assert set(names) <= set(get_groups())


def multiply(tables: dict, times: int) -> dict:
    """The tables of so many copies of the articles that are no copies to the run: each has a name and a cluster of its own."""
    made = {}
    for name, frame in tables.items():
        parts = [frame.assign(**{key: frame[key] + f"-{i}" for key in ("doc_id", "cluster") if key in frame}) for i in range(times)]
        made[name] = frame if name == "rejects" else pd.concat(parts, ignore_index=True)
    return made


def test_every_measure_of_the_codebook_is_made(tmp_path):
    tables = make_tables()
    for formula in get_formulas():
        tables["readability"][formula] = 10.0
    # All are direct, so that copies of an article share quotations; one in eight is cut.
    tables["quotes"]["type"] = "direct"
    tables = multiply(tables, 8)
    quotes = tables["quotes"]
    last = quotes.index[quotes["doc_id"] == "north-2-7"]
    quotes.loc[last, "text"], quotes.loc[last, "end"] = quotes.loc[last, "text"].str[:-7], quotes.loc[last, "end"] - 7
    in_title = quotes.index[quotes["doc_id"] == "north-1-7"][0]
    quotes.loc[in_title, ["start", "end", "text"]] = [0, 25, "Ruritania warns Freedonia"]
    quotes.loc[in_title, ["speaker_text", "cue"]] = None
    findings, _ = measure_run(write_run(tmp_path, tables), RunParams(**PARAMS), ACTORS)
    assert set(findings["chapter"] + "/" + findings["measure"]) == set(get_measures())


def test_many_articles_are_not_given_one_by_one(tmp_path):
    findings, _ = measure_run(write_run(tmp_path, multiply(make_tables(), 21)), RunParams(**PARAMS), ACTORS)
    assert not findings["finding_id"].str.contains("article=").any()
    assert findings.set_index("finding_id").loc["corpus/articles", "value"] == 63


REFERENCE = """measure,side,place,value_low,value_high,as_of,source,url
killed,east,,11,12,2031-03-01,Registry,https://example.org/1
killed,east,,20,20,2031-03-03,Registry,https://example.org/2
killed,west,,1,1,2031-03-01,Registry,
injured,east,,50,50,2031-03-01,Registry,
"""


def test_figures_are_laid_beside_the_reference_series(tmp_path):
    """Twelve of 2 March lie within the 11 to 12 of the day before; "at least 15" of 4 March allows the 20 of 3 March."""
    (tmp_path / "reference.csv").write_text(REFERENCE, encoding="utf-8")
    run = write_run(tmp_path / "run")
    params = RunParams(**{**PARAMS, "actors": str(tmp_path / "actors.yml")})
    found = measure_run(run, params, ACTORS)[0].set_index("finding_id")["value"]
    ledger = read_table("ledger", run).set_index("doc_id")
    assert ledger.loc["north-1", ["reference_as_of", "reference_relation"]].tolist() == ["2031-03-01", "compatible"]
    assert ledger.loc["north-2", ["reference_low", "reference_relation"]].tolist() == [20, "compatible"]
    assert found["figures/beside-reference"] == 3 and found["figures/beside-reference/relation=compatible"] == 3
    assert len(read_table("reference", run)) == 4


def test_figure_off_the_reference_series_is_said_to_be_above(tmp_path):
    (tmp_path / "reference.csv").write_text("\n".join(REFERENCE.splitlines()[:2]).replace("11,12", "3,4"), encoding="utf-8")
    params = RunParams(**{**PARAMS, "actors": str(tmp_path / "actors.yml")})
    found = measure_run(write_run(tmp_path / "run"), params, ACTORS)[0].set_index("finding_id")["value"]
    assert found["figures/beside-reference/relation=above"] == 3


def test_whatever_shares_cannot_be_taken_of_is_undefined(tmp_path):
    tables = {name: frame if name == "articles" else frame.iloc[:0] for name, frame in make_tables().items()}
    findings, _ = measure_run(write_run(tmp_path, tables), RunParams(**PARAMS), ACTORS)
    found = findings.set_index("finding_id")
    assert pd.isna(found.loc["actors/share-ambiguous", "value"]) and found.loc["actors/share-ambiguous", "status"] == "undefined"
    assert found.loc["actors/mentions", "value"] == 0


def test_no_article_at_all_is_measured_too(tmp_path):
    tables = {name: frame.iloc[:0] for name, frame in make_tables().items()}
    findings, _ = measure_run(write_run(tmp_path, tables), RunParams(**PARAMS), ACTORS)
    assert findings.set_index("finding_id").loc["corpus/received", "value"] == 0


@pytest.mark.parametrize(("copies", "articles", "mentions"), [("received", 3, 12), ("unique", 2, 9), ("own", 1, 6)])
def test_reading_decides_what_counts(tmp_path, copies, articles, mentions):
    findings, evidence = measure_run(write_run(tmp_path), RunParams(**PARAMS, copies=copies), ACTORS)
    found = findings.set_index("finding_id")["value"]
    assert (found["corpus/articles"], found["actors/mentions"]) == (articles, mentions)
    assert found["corpus/taken-in"] == 3 and found["corpus/reading-articles/copies=received"] == 3
    assert "south-1" not in set(evidence.loc[evidence["finding_id"] == "actors/mentions", "doc_id"]) or copies == "received"


def test_two_runs_give_the_same_bytes(tmp_path):
    folders = [write_run(tmp_path / name) for name in ("one", "other")]
    for folder in folders:
        measure_run(folder, RunParams(**PARAMS), ACTORS)
    for name in ("findings", "evidence", "ledger"):
        one, other = ((folder / f"{name}.parquet").read_bytes() for folder in folders)
        assert one == other


def test_order_of_rows_does_not_change_a_number(tmp_path):
    tables = make_tables()
    mixed = {name: frame if name == "articles" else frame.iloc[np.random.default_rng(3).permutation(len(frame))] for name, frame in tables.items()}
    one, other = (measure_run(write_run(tmp_path / name, made), RunParams(**PARAMS), ACTORS)[0] for name, made in (("a", tables), ("b", mixed)))
    pd.testing.assert_frame_equal(one, other)


def test_words_that_the_article_does_not_hold_are_refused():
    tables = make_tables()
    tables["mentions"].loc[0, "start"] = 1
    with pytest.raises(EvidenceError, match="north-1:1-9: mentions.text prints 'Ruritania', the article holds 'uritania'"):
        check_run(tables)


def test_row_of_an_unknown_article_is_refused():
    tables = make_tables()
    tables["mentions"].loc[0, "doc_id"] = "lost"
    with pytest.raises(EvidenceError, match="lost: stands in mentions but not in articles"):
        check_run(tables)


def test_evidence_of_some_findings_is_read_alone(tmp_path):
    _, evidence = measure_run(write_run(tmp_path), RunParams(**PARAMS), ACTORS)
    wanted = ["quotes/words/side=west", "actors/mentions/actor=freedonia", "corpus/no-such"]
    rows = read_evidence(tmp_path, wanted)
    expected = make_frame("evidence", evidence[evidence["finding_id"].isin(wanted)])
    pd.testing.assert_frame_equal(rows, expected.reset_index(drop=True))
    assert len(rows) == 7 and len(read_evidence(tmp_path, [])) == 0


def test_table_without_a_column_is_refused(tmp_path):
    run = write_run(tmp_path)
    pq.write_table(pq.read_table(run / "mentions.parquet").drop_columns(["status"]), run / "mentions.parquet")
    with pytest.raises(TableError, match="mentions.parquet: columns status are missing"):
        measure_run(run, RunParams(**PARAMS), ACTORS)


def test_table_that_lost_a_row_is_refused(tmp_path):
    run = write_run(tmp_path)
    (run / "run_info.json").write_text('{"n_rows": {"mentions": 13, "articles": 3}}', encoding="utf-8")
    with pytest.raises(EvidenceError, match="^mentions holds 12 rows, 13 were written; extract the run again$"):
        measure_run(run, RunParams(**PARAMS), ACTORS)


def test_evidence_file_reads_as_the_table(tmp_path):
    measure_run(write_run(tmp_path), RunParams(**PARAMS), ACTORS)
    rows = make_frame("evidence", pq.read_table(tmp_path / "evidence.parquet").to_pandas())
    assert rows["finding_id"].dtype == "str" and len(rows) == pq.read_metadata(tmp_path / "evidence.parquet").num_rows


def test_sentence_that_two_articles_print_is_hardest_once():
    easy, hard = "The dam by the lake stays shut all day.", "A considerably complicated administrative sentence stands alone here."
    text, cut = f"{easy} {hard}", len(easy)
    sentences = pd.DataFrame({"doc": [0, 0, 1, 1], "start": [0, cut + 1] * 2, "end": [cut, len(text)] * 2, "n_words": [9, 8, 9, 8]})
    assert [i for _, i in find_hardest(sentences, pd.Series([text, text]), 3)] == [1, 0]
