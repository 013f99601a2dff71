"""The benchmark's texts: distinct, the same everywhere, and a codebook of many actors that loads."""

import importlib.util

import pytest


@pytest.fixture(scope="module")
def synthesize(root):
    spec = importlib.util.spec_from_file_location("synthesize", root / "bench" / "synthesize.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench(root):
    # it imports the modules beside it, as a script does
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "bench")
        spec = importlib.util.spec_from_file_location("bench_run", root / "bench" / "run.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def test_texts_are_distinct_and_of_one_size(synthesize):
    texts = [synthesize.make_article(n) for n in range(200)]
    assert len(set(texts)) == 200
    # no paragraph but a rare short one stands in two texts, so that no cache answers for an article
    paragraphs = [paragraph for text in texts for paragraph in set(text.split("\n\n"))]
    assert len(set(paragraphs)) > 0.99 * len(paragraphs)
    assert all(4_500 < len(text) < 7_000 for text in texts)


def test_a_text_is_the_same_each_time(synthesize):
    assert synthesize.make_article(3) == synthesize.make_article(3) != synthesize.make_article(4)


def test_actors_are_as_many_as_asked_with_names_of_their_own(synthesize):
    entries = synthesize.make_actors(2_000)
    assert len({entry["id"] for entry in entries}) == len({entry["name"] for entry in entries}) == 2_000


@pytest.mark.parametrize("others, is_unfit", [(0.0, False), (None, False), (0.4, True)], ids=["idle", "unknown", "busy"])
def test_gain_on_a_busy_machine_says_that_the_wall_is_unfit(bench, others, is_unfit):
    one = {"processes": 1, "articles_per_s": 100, "articles_per_cpu_s": 100, "others_share": 0.0}
    said = bench.say_gain(one, {"processes": 2, "articles_per_s": 120, "articles_per_cpu_s": 95, "others_share": others})
    assert "1.20 times" in said and "0.95 of its work" in said
    assert ("other work took 40%" in said) == is_unfit
