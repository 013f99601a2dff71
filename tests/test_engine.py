"""The same results in the same order whoever works; tables replaced whole or not at all."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsaudit.engine import get_processes, make_chunks, run_chunks
from newsaudit.errors import NewsauditError
from newsaudit.tables import get_columns
from newsaudit.writer import TableWriter, replace_run


def square(chunk):
    return [n * n for n in chunk]


def fail_on_seven(chunk):
    if 7 in chunk:
        raise CorpusSevenError("seven")
    return chunk


class CorpusSevenError(NewsauditError):
    pass


def test_chunks_are_read_only_as_far_as_asked_for():
    taken = []

    def items():
        for n in range(10):
            taken.append(n)
            yield n

    chunks = make_chunks(items(), 4)
    assert next(chunks) == [0, 1, 2, 3]
    assert taken == [0, 1, 2, 3]
    assert list(chunks) == [[4, 5, 6, 7], [8, 9]]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order_whoever_works(processes):
    chunks = list(make_chunks(range(20), 3))
    assert list(run_chunks(square, iter(chunks), processes=processes)) == [[n * n for n in chunk] for chunk in chunks]


def test_error_of_another_process_arrives_as_it_is():
    with pytest.raises(CorpusSevenError, match="seven"):
        list(run_chunks(fail_on_seven, make_chunks(range(20), 3), processes=2))


def test_no_more_chunks_are_read_than_processes_need():
    taken = []

    def chunks():
        for n in range(200):
            taken.append(n)
            yield [n]

    results = run_chunks(square, chunks(), processes=2)
    assert next(results) == [0]
    assert len(taken) <= 10
    results.close()


@pytest.mark.parametrize("asked", [0, -1])
def test_fewer_than_one_process_is_refused(asked):
    with pytest.raises(NewsauditError, match="give 1 or more"):
        get_processes(asked)


def test_dask_cluster_gives_the_same_results():
    pytest.importorskip("dask.distributed")
    chunks = list(make_chunks(range(20), 3))
    assert list(run_chunks(square, iter(chunks), processes=1, dask="local")) == [[n * n for n in chunk] for chunk in chunks]


def test_dask_scheduler_that_does_not_answer_is_named():
    pytest.importorskip("dask.distributed")
    with pytest.raises(NewsauditError, match="--dask nonsense: no scheduler answers there"):
        list(run_chunks(square, iter([[1]]), dask="nonsense"))


def make_rejects(n):
    schema = pa.schema([("path", pa.string()), ("row", pa.int64()), ("reason", pa.string())])
    return pa.RecordBatch.from_pylist([{"path": f"{i}.txt", "row": None, "reason": "empty"} for i in range(n)], schema=schema)


def test_small_batches_are_gathered_into_large_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr("newsaudit.writer.GROUP_ROWS", 100)
    writer = TableWriter("rejects", tmp_path / "rejects.parquet")
    for _ in range(25):
        writer.write(make_rejects(10))
    writer.close()
    with pq.ParquetFile(tmp_path / "rejects.parquet") as file:
        assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [100, 100, 50]


def test_run_replaces_the_former_one_and_leaves_the_rest(tmp_path):
    out = tmp_path / "story"
    out.mkdir()
    for name in ("mentions.parquet", "findings.parquet", "mentions.csv", "run.json", "inputs.txt"):
        (out / name).write_text("old")
    with replace_run(out) as folder:
        (folder / "mentions.parquet").write_text("new")
        (folder / "run.json").write_text("new")
        assert (out / "mentions.parquet").read_text() == "old"
    assert {path.name: path.read_text() for path in out.iterdir()} == {"mentions.parquet": "new", "run.json": "new", "inputs.txt": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_failed_run_leaves_the_former_one(tmp_path):
    out = tmp_path / "story"
    out.mkdir()
    (out / "run.json").write_text("old")
    with pytest.raises(KeyboardInterrupt), replace_run(out) as folder:
        (folder / "run.json").write_text("new")
        raise KeyboardInterrupt
    assert (out / "run.json").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["story"]
    assert "findings" in get_columns()
