"""Copies: equal texts, near-equal texts, and nothing else."""

import itertools
import random
import re

import pytest

from newsaudit.corpus.duplicates import find_clusters
from newsaudit.corpus.shingles import choose_bands, jaccard, make_shingles, number_words

WORDS = [f"{a}{b}{c}" for a in ("ka", "to", "ri", "mu", "ne") for b in ("sa", "lo", "vi", "de") for c in ("ra", "ti", "n", "s", "x")]


def make_text(seed: int, n_words: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=n_words))


def edit(text: str, n: int, seed: int = 0) -> str:
    """The text with n words replaced, far apart, so that each spoils five runs of five words."""
    words = text.split()
    for i in range(n):
        words[(i + 1) * len(words) // (n + 1)] = f"changed{seed}x{i}"
    return " ".join(words)


def test_exact_copy_differs_in_white_space_only():
    found = find_clusters([("a", "Rain fell.\n\nIt  stopped."), ("b", "Rain fell. It stopped.\n"), ("c", "Rain fell. It stopped")], 0.99)
    assert tuple(found["a"]) == (None, "a")
    assert tuple(found["b"]) == ("a", "a")
    # without its full stop the text is another one, though near
    assert tuple(found["c"]) == (None, "a")


@pytest.mark.parametrize("n_words", [20, 60, 300, 1500])
@pytest.mark.parametrize("threshold", [0.5, 0.8, 0.9])
def test_pairs_are_joined_as_their_true_jaccard_says(n_words, threshold):
    items = []
    for seed in range(40):
        text = make_text(seed * 7 + n_words, n_words)
        items += [(f"{seed}", text), (f"{seed}-near", edit(text, seed % 6))]
    found = find_clusters(items, threshold)
    sets = {doc_id: make_shingles(text) for doc_id, text in items}
    expected = {
        doc_id: (doc_id.removesuffix("-near") if jaccard(sets[doc_id], sets[doc_id.removesuffix("-near")]) >= threshold else doc_id)
        for doc_id, _ in items
    }
    missed = [doc_id for doc_id, cluster in expected.items() if found[doc_id].cluster != cluster]
    # signatures may miss a pair that stands right at the threshold; never more than one of forty here
    assert len(missed) <= 1
    assert not any(found[doc_id].cluster != doc_id for doc_id in missed)


def test_jaccard_counts_runs_of_five_words():
    a, b = (make_shingles(text) for text in ("one two three four five six", "one two three four five seven"))
    # runs: 12345, 23456 and 12345, 23457: one in common of three
    assert jaccard(a, b) == pytest.approx(1 / 3)


@pytest.mark.parametrize("text", ["", "…", "Rain fell, rain_2 fell on İzmir: 3,000 co-ops", "𝒜bc and 😀 𝒜bc", "naïve café Naïve", "word " * 60_000])
def test_words_are_numbered_as_an_expression_finds_them(text):
    words, numbers = re.findall(r"\w+", text.lower()), number_words(text).tolist()
    known = dict(zip(words, numbers, strict=True))
    assert [known[word] for word in words] == numbers and len(set(known.values())) == len(known)


def test_case_and_punctuation_do_not_part_copies():
    found = find_clusters([("a", "“Rain fell,” she said, on the port of Tema."), ("b", '"RAIN FELL" she said on the port of Tema')], 1.0)
    assert found["b"] == (None, "a")


def test_clusters_are_chained():
    text = make_text(3, 400)
    once = edit(text, 4, 1)
    twice = " ".join(word if i < 380 else f"tail{i}" for i, word in enumerate(once.split()))
    a, b, c = (make_shingles(t) for t in (text, once, twice))
    assert jaccard(a, b) >= 0.9 and jaccard(b, c) >= 0.9 > jaccard(a, c)
    for order in itertools.permutations([("a", text), ("b", once), ("c", twice)]):
        assert {copy.cluster for copy in find_clusters(order, 0.9).values()} == {order[0][0]}


def test_different_texts_stay_alone():
    found = find_clusters([(str(i), make_text(i, 200)) for i in range(300)], 0.5)
    assert all(copy == (None, doc_id) for doc_id, copy in found.items())


def test_empty_and_tiny_texts_are_held_apart_or_together_by_their_words():
    found = find_clusters([("a", ""), ("b", "…"), ("c", "one two"), ("d", "one two!"), ("e", "two one")], 0.8)
    assert found["d"].cluster == "c" and found["e"].cluster == "e" and found["c"].cluster == "c"


def test_result_is_the_same_twice():
    items = [(str(i), edit(make_text(i % 17, 150), i % 4, i)) for i in range(80)]
    assert find_clusters(items, 0.7) == find_clusters(iter(items), 0.7)


def test_no_items_no_clusters():
    assert find_clusters([], 0.8) == {}


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.8, 0.95, 1.0])
def test_bands_meet_pairs_at_the_threshold(threshold):
    bands, rows = choose_bands(threshold)
    assert 1 - (1 - threshold**rows) ** bands >= 0.995
    assert bands * rows <= 128
