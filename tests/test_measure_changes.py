"""What moved between two tables of findings is told, from and to, and nothing else."""

import numpy as np
import pandas as pd
import pytest

from newsaudit.errors import TableError
from newsaudit.measure.changes import describe_changes, find_changes, say_finding
from newsaudit.measure.compare import compare_runs, order_changes
from newsaudit.measure.findings import write_findings
from newsaudit.measure.publish import diff_findings, format_findings, name_corpus, publish_findings, read_index
from newsaudit.params import RunParams
from newsaudit.tables import make_frame, write_table
from tiny.tiny_tables import ACTORS, make_tables


def make_findings(values: dict) -> pd.DataFrame:
    rows = [
        (
            finding_id,
            finding_id.split("/")[0],
            finding_id.split("/")[1],
            None,
            value,
            "mentions",
            None,
            None,
            None,
            0,
            "ok" if value is not None else "undefined",
        )
        for finding_id, value in values.items()
    ]
    return make_frame("findings", rows)


BEFORE = make_findings({"actors/mentions": 4, "actors/mentions/actor=nato": 3, "actors/mentions/actor=eu": 1, "actors/share-ambiguous": None})
AFTER = make_findings({"actors/mentions": 5, "actors/mentions/actor=nato": 3, "actors/mentions/actor=un": 2, "actors/share-ambiguous": 0.5})


def test_moved_new_and_gone_are_told_apart():
    changes = find_changes(BEFORE, AFTER)
    assert changes["finding_id"].tolist() == ["actors/mentions", "actors/mentions/actor=un", "actors/share-ambiguous", "actors/mentions/actor=eu"]
    assert changes["is_new"].tolist() == [False, True, False, False] and changes["is_gone"].tolist() == [False, False, False, True]
    assert changes["change"].iloc[0] == 1 and np.isnan(changes["change"].iloc[1])


def test_same_findings_have_no_changes():
    assert len(find_changes(AFTER, AFTER)) == 0


def test_lines_say_from_and_to():
    assert describe_changes(find_changes(BEFORE, AFTER)) == [
        "actors/mentions  4 → 5 (mentions)",
        "actors/mentions, actor: un  not there → 2 (mentions)",
        "actors/share-ambiguous  undefined → 0.5 (mentions)",
        "actors/mentions, actor: eu  1 → not there (mentions)",
    ]
    assert describe_changes(find_changes(BEFORE, AFTER), most=1)[1:] == ["… and 3 more"]


def write_findings_of(values: dict, folder):
    write_table("findings", make_findings(values), folder)
    return folder


def test_published_findings_read_back_without_a_change(tmp_path):
    values = {
        "corpus/articles": 3,
        "actors/share-ambiguous": 1 / 3,
        "quotes/share-anonymous": None,
        'actors/mentions/alias=The+"Group",+so+called': 1,
    }
    folder, published = write_findings_of(values, tmp_path), tmp_path / "published" / "story.csv"
    publish_findings(folder, published)
    assert diff_findings(folder, published) == f"{published}: no finding moved"
    assert [path.name for path in published.parent.iterdir()] == ["story.csv"]


def test_diff_says_what_moved(tmp_path):
    published = tmp_path / "story.csv"
    publish_findings(write_findings_of({"corpus/articles": 3}, tmp_path), published)
    assert diff_findings(write_findings_of({"corpus/articles": 4}, tmp_path), published).splitlines() == [
        f"{published}: 1 finding moved",
        "corpus/articles  3 → 4 (mentions)",
    ]


def test_published_findings_of_another_corpus_are_not_compared(tmp_path):
    published = tmp_path / "published" / "story.csv"
    folder = write_findings_of({"corpus/articles": 3}, tmp_path)
    publish_findings(folder, published, corpus="data/story")
    assert diff_findings(folder, published, corpus="data/story") == f"{published}: no finding moved"
    said = diff_findings(write_findings_of({"corpus/articles": 4}, tmp_path), published, corpus="originals/story")
    assert "another corpus, data/story" in said and "originals/story" in said and "→" not in said
    publish_findings(folder, published.with_name("second.csv"), corpus="data/second")
    assert read_index(published.parent / "corpora.csv") == {"story.csv": "data/story", "second.csv": "data/second"}


def test_findings_that_were_never_published_are_told_how_to_be(tmp_path):
    folder = write_findings_of({"corpus/articles": 3}, tmp_path)
    publish_findings(folder, tmp_path / "published" / "story.csv", corpus="data/story")
    with pytest.raises(TableError, match=r"other\.csv: is not there \(there are story\.csv\).*publish-findings"):
        diff_findings(folder, tmp_path / "published" / "other.csv")


@pytest.mark.parametrize(
    "corpus, name", [("data/story", "data/story"), ("../shared/corpus/story", "corpus/story"), ("/story", "story")], ids=["below", "beside", "root"]
)
def test_corpus_is_named_without_the_machine(corpus, name, tmp_path, monkeypatch):
    (tmp_path / "checkout").mkdir()
    monkeypatch.chdir(tmp_path / "checkout")
    assert name_corpus(corpus, tmp_path / "checkout") == name


def test_groups_are_printed_for_people():
    assert say_finding("quotes/words/speaker=name:Ada+Obi;kofi/outlet=Caf%C3%A9+%2F+Post+(brief)") == (
        "quotes/words, speaker: name:Ada Obi;kofi, outlet: Café / Post (brief)"
    )
    assert say_finding("corpus/articles") == "corpus/articles"


def test_published_numbers_are_written_short():
    assert format_findings(make_findings({"corpus/b": 2.0, "corpus/c": 1 / 3})).splitlines() == [
        "finding_id,value,low,high,unit,denominator_id,n_evidence,status",
        "corpus/b,2,,,mentions,,0,ok",
        "corpus/c,0.3333333333,,,mentions,,0,ok",
    ]


@pytest.mark.parametrize(("text", "message"), [(None, "is not there"), ("a,b\n1,2\n", "columns finding_id, value")])
def test_what_is_not_a_published_table_is_refused(tmp_path, text, message):
    path = tmp_path / "story.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        diff_findings(write_findings_of({"corpus/articles": 3}, tmp_path), path)


def test_rates_are_compared_before_counts():
    changes = order_changes(find_changes(BEFORE, AFTER))
    assert changes["kind"].tolist() == ["share", "count", "count", "count"]


def test_two_runs_are_compared(tmp_path):
    tables = make_tables()
    for name, made in (("a", tables), ("b", {**tables, "mentions": tables["mentions"].iloc[:-1]})):
        for table, frame in made.items():
            write_table(table, frame, tmp_path / name)
        write_findings(tmp_path / name, RunParams("corpus", "actors.yml", "Tiny"), ACTORS)
    lines = compare_runs(tmp_path / "a", tmp_path / "b").splitlines()
    assert lines[0] == f"{tmp_path / 'a'}: 3 articles"
    assert "too few articles" in lines[2]
    assert "actors/mentions  12 → 11 (mentions)" in lines
    assert not [line for line in lines if line.startswith("quotes/quotations ")]


def test_findings_that_differ_are_told_of_all_of_both_runs(tmp_path):
    for name, findings in (("a", {"corpus/articles": 9, "corpus/words": 1, "corpus/copies": 2}), ("b", {"corpus/articles": 9, "corpus/days": 3})):
        write_findings_of(findings, tmp_path / name)
    assert "3 of 4 findings differ" in compare_runs(tmp_path / "a", tmp_path / "b")
