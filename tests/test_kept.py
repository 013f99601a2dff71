"""A run that is broken off goes on where it was, and gives what it would have given."""

from dataclasses import replace

import pytest

from newsaudit import commands, extraction, kept
from newsaudit.params import RunParams

TEXT = "Ferry {n} sinks\n\n“The planks were rotten,” Mayor Ada Obi said on Friday. At least {n} people were killed in Vardby, she said.\n"
N_ARTICLES = 12


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "ferries"
    folder.mkdir()
    for n in range(N_ARTICLES):
        (folder / f"a{n:02}.txt").write_text(TEXT.format(n=n + 2), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(extraction, "CHUNK", 2)
    monkeypatch.setattr(kept, "KEEP_AFTER", 1)


def extract(corpus, out, processes=1, **changes):
    params = replace(RunParams(str(corpus), str(commands.SHIPPED_ACTORS), "Ferries"), **changes)
    return extraction.extract_corpus(params, out, is_actors_from_corpus=False, processes=processes)


def break_off(corpus, out, monkeypatch, **changes):
    """A run that fails at its fourth batch of six: the first is not kept, two are."""
    made = []

    def fail(articles, *others):
        made.append(articles)
        if len(made) > 3:
            raise KeyboardInterrupt
        return kept_extract(articles, *others)

    kept_extract = kept.extract_batch
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(kept, "extract_batch", fail)
        extract(corpus, out, **changes)
    return out.with_name(f".{out.name}.kept")


def count_made(corpus, out, monkeypatch, **changes) -> int:
    """The batches that a run makes anew."""
    made = []

    def count(articles, *others):
        made.append(articles)
        return kept_extract(articles, *others)

    kept_extract = kept.extract_batch
    with monkeypatch.context() as patched:
        patched.setattr(kept, "extract_batch", count)
        extract(corpus, out, **changes)
    return len(made)


def read_bytes(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "run_info.json"}


def test_run_goes_on_where_it_was_and_gives_the_same_bytes(corpus, tmp_path, monkeypatch, capsys):
    extract(corpus, tmp_path / "whole")
    folder = break_off(corpus, tmp_path / "run", monkeypatch)
    assert len(list(folder.iterdir())) == 2 and not (tmp_path / "run").exists()
    assert count_made(corpus, tmp_path / "run", monkeypatch) == 4
    assert "takes over what a run that was broken off had done (4 articles)" in capsys.readouterr().err
    assert read_bytes(tmp_path / "run") == read_bytes(tmp_path / "whole")
    assert not folder.exists()


def test_nothing_is_said_or_left_without_a_break(corpus, tmp_path, capsys):
    extract(corpus, tmp_path / "run")
    assert "takes over" not in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ferries", "run"]


def test_article_that_changed_is_read_anew(corpus, tmp_path, monkeypatch):
    break_off(corpus, tmp_path / "run", monkeypatch)
    (corpus / "a02.txt").write_text(TEXT.format(n=77), encoding="utf-8")
    assert count_made(corpus, tmp_path / "run", monkeypatch) == 5
    extract(corpus, tmp_path / "whole")
    assert read_bytes(tmp_path / "run") == read_bytes(tmp_path / "whole")


@pytest.mark.parametrize("change", ["codebook", "code", "parameter"])
def test_nothing_is_taken_over_where_what_it_is_made_from_changed(change, corpus, tmp_path, monkeypatch, capsys):
    actors = tmp_path / "actors.yml"
    actors.write_bytes(commands.SHIPPED_ACTORS.read_bytes())
    folder = break_off(corpus, tmp_path / "run", monkeypatch, actors=str(actors))
    changes = {"actors": str(actors)}
    if change == "codebook":
        actors.write_bytes(actors.read_bytes() + b"\n")
    elif change == "code":
        hashed = kept.hash_files
        monkeypatch.setattr(kept, "hash_files", lambda paths, base: hashed(paths, base) + ("x" if base.name == "newsaudit" else ""))
    else:
        changes["near_duplicate"] = 0.7
    capsys.readouterr()
    assert count_made(corpus, tmp_path / "run", monkeypatch, **changes) == 6
    assert "takes over" not in capsys.readouterr().err
    assert not folder.exists()


def test_kept_file_that_is_cut_is_made_anew(corpus, tmp_path, monkeypatch):
    folder = break_off(corpus, tmp_path / "run", monkeypatch)
    cut, empty = sorted(folder.iterdir())
    cut.write_bytes(cut.read_bytes()[:-200])
    empty.write_bytes(b"")
    assert count_made(corpus, tmp_path / "run", monkeypatch) == 6


def test_what_several_processes_kept_is_taken_over(corpus, tmp_path, monkeypatch):
    def fail(*others):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(extraction, "mark_copies", fail)
        extract(corpus, tmp_path / "run", 2)
    assert count_made(corpus, tmp_path / "run", monkeypatch) == 1
    extract(corpus, tmp_path / "whole")
    assert read_bytes(tmp_path / "run") == read_bytes(tmp_path / "whole")
