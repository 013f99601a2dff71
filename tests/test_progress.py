"""A long run says how far it is and what is left."""

import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsaudit import progress
from newsaudit.corpus.meter import Meter
from newsaudit.corpus.read import read_corpus
from newsaudit.extraction import list_intake
from newsaudit.progress import say_progress

TEXTS = [f"The ferry left pier {n} in the rain, and the clerks went home. " * 40 for n in range(400)]
ROWS = [{"id": f"a{n}", "text": text} for n, text in enumerate(TEXTS)]


def write_folder(folder):
    for row in ROWS:
        (folder / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")


def write_lines(folder):
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")


def write_csv(folder):
    (folder / "news.csv").write_text("id,text\n" + "".join(f"{row['id']},{row['text']}\n" for row in ROWS), encoding="utf-8")


def write_parquet(folder):
    # one row group, which is read at once
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "news.parquet")


def write_zip(folder):
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        for row in ROWS:
            archive.writestr(f"{row['id']}.txt", row["text"])


def write_two(folder):
    pq.write_table(pa.Table.from_pylist(ROWS[:200]), folder / "a.parquet", compression="none")
    (folder / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS[200:]), encoding="utf-8")


@pytest.mark.parametrize("write", [write_folder, write_lines, write_csv, write_parquet, write_zip, write_two])
def test_share_read_tells_how_many_articles_there_are(write, tmp_path):
    write(tmp_path)
    meter = Meter()
    estimates = [n / meter.get_share() for n, _ in enumerate(read_corpus(tmp_path, meter=meter), 1) if n > 100]
    assert len(estimates) == 300
    assert all(300 < estimate < 520 for estimate in estimates), (min(estimates), max(estimates))
    assert meter.get_share() == 1


def test_single_file_is_measured_too(tmp_path):
    write_parquet(tmp_path)
    meter = Meter()
    articles = read_corpus(tmp_path / "news.parquet", meter=meter)
    shares = [round(meter.get_share(), 4) for _ in articles]
    assert shares == [round(n / 400, 4) for n in range(1, 401)]


@pytest.mark.parametrize(
    "done, read, share, seconds, said",
    [
        (12_400, 12_500, 0.0125, 88.6, "12,400 of about 1,000,000 articles, 140 a second, 1 h 58 min left"),
        (1_000, 1_250, 0.5, 10, "1,000 of about 2,500 articles, 100 a second, 15 s left"),
        (1_000, 7_777, 1.0, 10, "1,000 of 7,777 articles, 100 a second, 1 min left"),
        (0, 250, 0.5, 6, "0 articles"),
        (250, 250, 0.0, 5, "250 articles"),
        (5_990, 5_990, 0.9999, 60, "5,990 of about 5,990 articles, 100 a second, 0 s left"),
    ],
    ids=["hours", "seconds", "all-read", "none-done", "nothing-known", "nearly-all"],
)
def test_what_is_left_is_said(done, read, share, seconds, said):
    assert say_progress(done, read, share, seconds) == said


def test_progress_goes_to_stderr_on_long_work_only(tmp_path, monkeypatch, capsys):
    write_lines(tmp_path)
    assert len(list(list_intake(tmp_path))) == 401
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert len(list(list_intake(tmp_path))) == 401
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 400 and said[-1].startswith("newsaudit: 400 of 400 articles, ") and said[-1].endswith(" left")
