"""The benchmark's texts: distinct, the same everywhere, and a codebook of many actors that loads."""

import importlib.util

import pytest


@pytest.fixture(scope="module")
def synthesize(root):
    spec = importlib.util.spec_from_file_location("synthesize", root / "bench" / "synthesize.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
