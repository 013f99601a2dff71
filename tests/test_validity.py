"""Scores on tiny hand-made gold, counted by hand; alpha against Krippendorff's own worked example."""

import hashlib
import json

import pytest

from newsaudit.errors import CorpusError
from newsaudit.evaluate import HELD_OUT, GoldPlace, evaluate, evaluate_set, read_held_out
from newsaudit.extract.article import load_rules
from newsaudit.measure.agreement import get_alpha, match_spans
from newsaudit.measure.gold import GoldArticle, GoldSentence, GoldSet, has_labelled_sentences, read_gold
from newsaudit.measure.score import is_same_source, make_slug
from newsaudit.measure.validity import score_actors, score_zones
from newsaudit.measure.validity_coders import score_coders
from newsaudit.measure.validity_figures import get_sentence_side, score_figures, score_sentences
from newsaudit.measure.validity_quotes import score_quotes
from newsaudit.spans import Casualty, Figure, Mention, Quote, Zone


def make_article(text, **spans):
    kinds = ("boilerplate", "actors", "quotes", "figures", "casualties")
    return GoldArticle("d", text, None, {kind: spans.get(kind) for kind in kinds})


def make_span(text, words, **labels):
    start = text.index(words)
    return {"start": start, "end": start + len(words), **labels}


def make_mention(text, words, actor_id, *, form="name", status="resolved"):
    start = text.index(words)
    return Mention(start, start + len(words), words, actor_id, form, status, "body", False, f"actors/{actor_id}")


def make_quote(text, words, kind="indirect", speaker=None, *, speaker_id=None, cue=None, name=None, speaker_kind="named"):
    start, s = text.index(words), text.index(speaker) if speaker else None
    c = text.index(cue) if cue else None
    return Quote(
        start,
        start + len(words),
        words,
        f"q{start}",
        kind,
        False,
        s,
        s + len(speaker) if speaker else None,
        speaker,
        speaker_id,
        name,
        speaker_kind,
        cue,
        c,
        c + len(cue) if cue else None,
        len(words.split()),
        "resolved",
        "quotes/patterns/x",
    )


def find_score(scores, measure, group="", table=None):
    found = [s for s in scores if s.measure == measure and s.group == group and table in (None, s.table)]
    assert len(found) == 1, found
    return found[0]


# Krippendorff (2011), section C: nominal data, four observers, twelve units, missing values; alpha = 0.743
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_of_krippendorffs_nominal_example():
    units = [[label for label in unit if label is not None] for unit in zip(*OBSERVERS, strict=True)]
    assert get_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_and_binary_data():
    # section A of the same paper: two observers, ten articles, alpha = 0.095
    assert get_alpha(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True)) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_empty_without_variation_or_pairs():
    assert get_alpha([("a", "a"), ("a", "a")]) is None
    assert get_alpha([("a",), ()]) is None


@pytest.mark.parametrize(
    ("gold", "found", "above", "pairs"),
    [
        ([(0, 10)], [(0, 3)], 0.3, []),
        ([(0, 10)], [(0, 4)], 0.3, [(0, 0)]),
        ([(0, 10), (5, 15)], [(0, 15)], 0.3, [(0, 0)]),
        ([(0, 10)], [(0, 4), (4, 10)], 0.3, [(0, 1)]),
        ([(0, 10), (20, 30)], [(0, 30), (20, 30)], 0.8, [(0, 0), (1, 1)]),
        ([(0, 10)], [(10, 20)], 0.0, []),
    ],
    ids=["share-not-above", "above", "used-once", "largest-share", "nested", "touching"],
)
def test_spans_are_matched_by_covered_share(gold, found, above, pairs):
    assert match_spans(gold, found, above=above, key=lambda span: span) == pairs


def test_mentions_are_right_with_exact_span_and_actor():
    text = "Orla Quist met Vale. Quist and Bremmen talked. Vael left Norland."
    gold = make_article(
        text,
        actors=[
            make_span(text, "Orla Quist", actor="orla-quist", form="name"),
            make_span(text, "Vale", actor="sam-vale", form="name"),
            make_span(text, "Bremmen", actor="bremmen", form="metonym"),
            make_span(text, "Vael", actor="sam-vale", form="misspelling"),
            make_span(text, "Norland", actor="norland", form="name", optional=True),
        ],
    )
    found = [
        make_mention(text, "Orla Quist", "orla-quist"),
        make_mention(text, "Vale", "tom-vale"),
        make_mention(text, "Bremmen", "bremmen|bremmen-city", form="metonym", status="ambiguous"),
        make_mention(text, "Vael", "sam-vale", form="misspelling"),
        make_mention(text, "Norland", "southland"),
        make_mention(text, "talked", "talkers"),
    ]
    scores, misses = score_actors("set", [(gold, found)])
    assert find_score(scores, "precision")[4:] == (2 / 5, 2, 5)
    assert find_score(scores, "recall")[4:] == (2 / 4, 2, 4)
    assert find_score(scores, "recall", "form=misspelling")[4:] == (1.0, 1, 1)
    assert find_score(scores, "ambiguous")[4:] == (1 / 5, 1, 5)
    assert [(m.kind, m.start) for m in misses] == [("wrong actor", 15), ("wrong actor", 31), ("spurious", 39)]


def test_zones_are_scored_by_visible_characters_and_items():
    text = "Photo: A B\n\nTown wakes\n\nThe mayor spoke.\nFollow us"
    gold = make_article(
        text,
        boilerplate=[
            make_span(text, "Photo: A B", kind="credit"),
            make_span(text, "Town wakes", kind="title"),
            make_span(text, "Follow us", kind="promo"),
        ],
    )
    zones = [Zone("caption", 0, 10), Zone("title", 12, 22), Zone("body", 24, 50)]
    scores, misses = score_zones("set", [(gold, zones)])
    # visible characters: "Photo:AB" 8 of 8 + 8 ("Followus")
    assert find_score(scores, "precision", "unit=characters")[4:] == (1.0, 8, 8)
    assert find_score(scores, "recall", "unit=characters")[4:] == (0.5, 8, 16)
    assert find_score(scores, "found", "unit=items")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "kind", "unit=items")[4:] == (1 / 3, 1, 3)
    assert [m.note for m in misses] == ["credit taken for caption", "promo taken for body"]


def test_quotes_are_scored_with_speaker_name_and_cue():
    text = "Lind said that rain was near. “Stay in,” she added. Nobody knew that the mill had shut. “Go,” it read."
    gold = make_article(
        text,
        quotes=[
            make_span(
                text,
                "rain was near",
                type="indirect",
                speaker="eva-lind",
                speaker_text="Lind",
                speaker_start=0,
                speaker_end=4,
                speaker_kind="named",
                cue="said",
                cue_start=5,
                cue_end=9,
            ),
            make_span(
                text,
                "“Stay in,”",
                type="direct",
                speaker="eva-lind",
                speaker_text="she",
                speaker_start=41,
                speaker_end=44,
                speaker_kind="pronoun",
                cue="added",
                cue_start=45,
                cue_end=50,
            ),
            make_span(
                text,
                "“Go,”",
                type="direct",
                speaker="unknown",
                speaker_text="",
                speaker_start=None,
                speaker_end=None,
                speaker_kind="none",
                cue="",
                cue_start=None,
                cue_end=None,
            ),
        ],
    )
    found = [
        make_quote(text, "rain", speaker="Lind", speaker_id="eva-lind", name="Eva Lind", cue="said"),
        make_quote(text, "“Stay in,”", "direct", speaker="Nobody", cue="added", name="Nobody"),
        make_quote(text, "the mill had shut"),
        make_quote(text, "“Go,”", "mixed", speaker_kind="none"),
    ]
    scores, misses = score_quotes("set", [(gold, found)])
    # "rain" covers 4 of the 13 characters of "rain was near": above 0.3, not above 0.8
    assert find_score(scores, "precision", "above=0.3")[4:] == (3 / 4, 3, 4)
    assert find_score(scores, "recall", "above=0.3")[4:] == (1.0, 3, 3)
    assert find_score(scores, "recall", "above=0.8")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "precision", "above=0.3/type=mixed")[4:] == (1.0, 1, 1)
    assert find_score(scores, "recall", "above=0.3/type=direct")[4:] == (1.0, 2, 2)
    assert find_score(scores, "speaker", "above=0.3")[4:] == (1 / 2, 1, 2)
    assert find_score(scores, "speaker_or_none", "above=0.3")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "cue", "above=0.3")[4:] == (1.0, 2, 2)
    assert find_score(scores, "speaker_identity", "above=0.3")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "type", "above=0.3")[4:] == (2 / 3, 2, 3)
    assert sorted(m.kind for m in misses) == ["spurious", "wrong name", "wrong speaker", "wrong speaker kind"]


def test_optional_quote_is_neither_right_nor_wrong():
    text = "Lind said that rain was near. Bohm warned of hail."
    gold = make_article(text, quotes=[make_span(text, "rain was near", type="indirect"), make_span(text, "of hail", type="indirect", optional=True)])
    for found in ([make_quote(text, "rain was near")], [make_quote(text, "rain was near"), make_quote(text, "of hail")]):
        scores, misses = score_quotes("set", [(gold, found)])
        assert find_score(scores, "precision", "above=0.8")[4:] == (1.0, 1, 1)
        assert find_score(scores, "recall", "above=0.8")[4:] == (1.0, 1, 1)
        assert misses == []


def make_figure(text, words, low, high, **labels):
    start = text.index(words)
    record = {
        "hedge": "exact",
        "unit": "people",
        "category": "casualties",
        "measure": "killed",
        "subject": None,
        "place": None,
        "side": "unknown",
        "voice": "none",
        "source": None,
        "source_kind": "none",
        "period": None,
        "rule": "figures/kinds/killed",
        **labels,
    }
    return Figure(start, start + len(words), words, low, high, **record)


def test_figures_are_found_by_overlap_and_compared_label_by_label():
    text = "At least 12 miners died in Bremmen, police said. The firm lost $3 million and two trucks."
    labels = {
        "unit": "people",
        "category": "casualties",
        "measure": "killed",
        "subject": "miners",
        "place": "Bremmen",
        "source": "police",
        "source_kind": "organisation",
    }
    gold = make_article(
        text,
        figures=[
            make_span(text, "At least 12", value_low=12, value_high=None, hedge="at_least", side="other", voice="passive", **labels),
            make_span(
                text,
                "$3 million",
                value_low=3000000,
                value_high=3000000,
                hedge="exact",
                **{**labels, "unit": "usd", "subject": "", "place": "", "source": ""},
            ),
        ],
    )
    found = [
        make_figure(text, "12", 12.0, 12.0, subject="12 miners", place="Bremmen", source="Police"),
        make_figure(text, "$3 million", 3e6, 3e6, unit="usd"),
        make_figure(text, "two", 2, 2),
    ]
    scores, misses = score_figures("set", [(gold, found)])
    assert find_score(scores, "precision")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "recall")[4:] == (1.0, 2, 2)
    assert find_score(scores, "value")[4:] == (1 / 2, 1, 2)
    assert find_score(scores, "hedge")[4:] == (1 / 2, 1, 2)
    assert find_score(scores, "side")[4:] == (0.0, 0, 1)
    assert find_score(scores, "source")[4:] == (1.0, 2, 2)
    assert find_score(scores, "place")[4:] == (1.0, 2, 2)
    assert {m.kind for m in misses} == {"wrong value", "wrong hedge", "wrong side", "wrong voice", "wrong source_kind", "spurious"}


def make_casualty(side):
    return Casualty(0, 4, "died", "killed", side, None, None, None, "passive", None, "figures/kinds/killed")


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([], None),
        (["unknown"], None),
        (["north", "unknown"], "north"),
        (["north", "south"], "both"),
        (["other"], "other"),
        (["north", "other"], "north"),
        (["both", "unknown"], "both"),
        (["north", "both"], "both"),
        (["north", "south", "other"], "both"),
    ],
    ids=str,
)
def test_side_of_a_sentence_is_that_of_its_mentions(sides, expected):
    assert get_sentence_side([make_casualty(side) for side in sides]) == expected


def test_sentences_without_a_side_count_against_given_but_not_against_agreement():
    coded = [
        (GoldSentence(f"s:{n}", "x died", gold), [make_casualty(side) for side in found])
        for n, (gold, found) in enumerate(
            [("north", ["north"]), ("north", ["south"]), ("south", ["unknown"]), ("both", []), ("both", ["north", "south"])]
        )
    ]
    scores, misses = score_sentences("set", coded)
    assert find_score(scores, "sentence_mentioned")[4:] == (4 / 5, 4, 5)
    assert find_score(scores, "sentence_side_given")[4:] == (3 / 5, 3, 5)
    assert find_score(scores, "sentence_side")[4:] == (2 / 3, 2, 3)
    assert find_score(scores, "sentence_confusion", "gold=north/found=south")[4:] == (1 / 2, 1, 2)
    assert sorted(m.kind for m in misses) == ["missed", "no side", "wrong side"]


@pytest.mark.parametrize(
    ("gold", "found_id", "name", "expected"),
    [
        ("joan-o-dell", None, "Joan O'Dell", True),
        ("unknown", None, None, True),
        ("unknown", "anonymous", None, False),
        ("", None, None, True),
        ("anna-berg;lev-ross", "lev-ross;anna-berg", None, True),
        ("anna-berg;lev-ross", "anna-berg", "Anna Berg", False),
        ("J.P. Ekström", None, "JP Ekstrom", True),
        ("The Harbour Board", None, "Harbour Board", True),
        ("anna-berg", None, "Berg", False),
    ],
    ids=str,
)
def test_source_is_compared_by_id_or_full_name(gold, found_id, name, expected):
    assert is_same_source(gold, found_id, name) is expected


def test_slug_drops_accents_stops_and_article():
    assert make_slug("The U.S. Minister’s Ångström Office") == "us-minister-angstrom-office"
    assert make_slug("The") == "the"


def test_gold_of_one_file_an_article_is_read_with_its_texts(tmp_path):
    (tmp_path / "gold" / "second").mkdir(parents=True)
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "articles" / "a.txt").write_bytes("\ufeffLind spoke.\r\nAll left.".encode())
    (tmp_path / "corpus" / "metadata.csv").write_text("file,title\narticles/a.txt,Lind spoke.\n")
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"actors": [{"start": 0, "end": 4, "actor": "eva-lind", "form": "name"}]}))
    (tmp_path / "gold" / "second" / "a.json").write_text(json.dumps({"actors": [{"start": 0, "end": 4, "actor": "lind-city", "form": "name"}]}))
    gold = read_gold(tmp_path / "gold", corpus=tmp_path / "corpus")
    (article,) = gold.articles
    assert article.text == "Lind spoke.\r\nAll left."
    assert article.title == "Lind spoke."
    assert article.spans["quotes"] is None
    scores = score_coders(gold)
    assert find_score(scores, "f1", "coders")[4:] == (1.0, None, 1)
    assert find_score(scores, "actor", "coders")[4:] == (0.0, 0, 1)


def test_gold_lines_and_sentences_are_read(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Lind spoke.")
    (tmp_path / "gold.jsonl").write_text('{"doc_id": "a", "quotes": []}\n')
    assert read_gold(tmp_path).articles[0].spans["quotes"] == []
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "sentences.csv").write_text('src,sentence,side\nx,"Two died, he said.",north\n')
    gold = read_gold(tmp_path / "two", name="two")
    assert gold.sentences == [GoldSentence("two:2", "Two died, he said.", "north")]


def write_labelled_sentences(folder, sentence, **labels):
    for name in ("gold", "texts"):
        (folder / name).mkdir(parents=True)
    record = {"sentence": hashlib.sha256(sentence.encode()).hexdigest(), **labels}
    (folder / "gold" / "figures.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "texts" / "sentences.csv").write_text(
        'src,sentence,side\nx,"Two left, he said.",\nx,"Nobody left, she said.",\nx,"Two left, he said.",\n'
    )
    return folder / "gold", folder / "texts"


def test_labels_of_sentences_find_their_sentences_by_hash(tmp_path):
    gold, texts = write_labelled_sentences(tmp_path, "Two left, he said.", figures=[{"start": 0, "end": 3}])
    assert has_labelled_sentences(gold, texts)
    (article,) = read_gold(gold, corpus=texts, name="g").articles
    # the sentence stands in two rows, and is scored once
    assert article == GoldArticle("g:2", "Two left, he said.", None, {**article.spans, "figures": [{"start": 0, "end": 3}], "casualties": None}, True)


def test_labels_of_sentences_that_are_not_there_are_refused(tmp_path):
    gold, texts = write_labelled_sentences(tmp_path, "Three left, he said.", figures=[])
    assert not has_labelled_sentences(gold, texts)
    assert not has_labelled_sentences(gold, gold)
    with pytest.raises(CorpusError, match=r"figures.jsonl:1: labels a sentence that .*sentences.csv does not hold"):
        read_gold(gold, corpus=texts)
    with pytest.raises(CorpusError, match="is not there"):
        read_gold(gold, corpus=gold)
    with pytest.raises(CorpusError, match="labels only"):
        read_gold(gold)


def test_sentence_that_looks_like_a_caption_is_read_as_running_text(tmp_path):
    text = "Photo: Twelve miners died in the flood. (Ann Berg/Harbour Times)"
    gold, texts = write_labelled_sentences(tmp_path, text, figures=[make_span(text, "Twelve", value_low=12, value_high=12)])
    (texts / "sentences.csv").write_text(f'sentence\n"{text}"\n')
    scores, misses = evaluate_set(read_gold(gold, corpus=texts), load_rules(None))
    assert find_score(scores, "f1", table="figures")[4:] == (1.0, None, 1)
    assert misses == []


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ('{"actors": [{"start": 0, "end": 99}]}', "lies outside"),
        ('{"actors": [{"start": 0, "end": 4, "text": "Bohm"}]}', "not the words"),
        ('{"article": {"sha256": "00"}, "actors": []}', "another version"),
        ("[]", "must be an object"),
        ("{", "not JSON"),
    ],
    ids=["outside", "other-words", "other-file", "list", "broken"],
)
def test_gold_that_does_not_fit_its_text_is_refused(tmp_path, labels, message):
    (tmp_path / "a.txt").write_text("Lind spoke.")
    (tmp_path / "a.json").write_text(labels)
    with pytest.raises(CorpusError, match=message):
        read_gold(tmp_path, corpus=tmp_path)


def test_hash_of_gold_moves_with_its_labels(tmp_path):
    (tmp_path / "a.txt").write_text("Lind spoke.")
    (tmp_path / "a.json").write_text('{"actors": []}')
    before = read_gold(tmp_path, corpus=tmp_path).sha256
    assert read_gold(tmp_path, corpus=tmp_path).sha256 == before
    (tmp_path / "a.json").write_text('{"actors": [], "quotes": []}')
    assert read_gold(tmp_path, corpus=tmp_path).sha256 != before
    assert isinstance(read_gold(tmp_path, corpus=tmp_path), GoldSet)


def test_articles_held_out_are_scored_apart_and_their_errors_stay_untold(tmp_path):
    (tmp_path / "articles").mkdir()
    for doc_id in ("read", "apart"):
        (tmp_path / "articles" / f"{doc_id}.txt").write_text("The mill burned.\n\nThe well is dry, the miller said on Friday.")
    (tmp_path / "gold.jsonl").write_text('{"doc_id": "read", "quotes": []}\n{"doc_id": "apart", "quotes": []}\n')
    place = GoldPlace(tmp_path, None, "mills")
    (whole, scores, misses), (part, own, untold) = evaluate([place], load_rules(None), held_out={"apart"})
    assert [(gold.name, [article.doc_id for article in gold.articles]) for gold in (whole, part)] == [
        ("mills", ["read", "apart"]),
        ("mills, held out", ["apart"]),
    ]
    assert [find_score(found, "precision", "above=0.3").n for found in (scores, own)] == [2, 1]
    assert ({miss.doc_id for miss in misses}, untold) == ({"read"}, [])


def test_list_of_articles_held_out_holds_ids():
    assert all(isinstance(doc_id, str) and doc_id for doc_id in read_held_out()) and read_held_out()
    assert read_held_out(HELD_OUT.with_name("none.yml")) == frozenset()
