"""How speech is reported: verbs and their classes, sides, joint and nameless speakers, quotations that several articles print."""

import pandas as pd
import pytest

from newsaudit.measure.findings import write_findings
from newsaudit.measure.speech import find_cue
from newsaudit.params import RunParams
from newsaudit.tables import get_columns, make_frame, write_table
from tiny.tiny_tables import ACTORS, TEXTS, make_tables, row, said


@pytest.mark.parametrize(
    ("cue", "entry", "class_"),
    [
        ("said", "say", "neutral"),
        ("told reporters", "tell", "neutral"),
        ("According to", "according-to", "neutral"),
        ("had claimed", "claim", "evaluative"),
        ("according\n  to", "according-to", "neutral"),
        ("hummed", "uncoded", "uncoded"),
    ],
)
def test_cue_is_of_the_class_of_its_form(cue, entry, class_):
    assert find_cue(cue) == (entry, class_)


def measure(tmp_path, quotes, *, anonymous=(), texts=None) -> pd.Series:
    """Findings of the invented articles with these quotations in place of their own."""
    tables = make_tables()
    names = list(get_columns()["quotes"]["columns"])
    tables["quotes"] = make_frame("quotes", [tuple(quote[name] for name in names) for quote in quotes])
    tables["anonymous"] = make_frame("anonymous", [tuple(one.values()) for one in anonymous])
    for name, frame in tables.items():
        write_table(name, frame, tmp_path)
    return write_findings(tmp_path, RunParams("corpus", "actors.yml", "Tiny"), ACTORS).set_index("finding_id")["value"]


def test_pieces_of_one_quotation_count_once_and_all_their_words(tmp_path):
    pieces = [
        said("north-1", words, "Ana Bok", "said", quote_id="one", type="direct", speaker_id="ana-bok", speaker_kind="named")
        for words in ("the dam", "would stay shut")
    ]
    found = measure(tmp_path, pieces)
    assert found["quotes/quotations"] == 1 and found["quotes/words"] == 5 and found["quotes/cues/cue=say"] == 1


def test_joint_speakers_each_count_and_the_whole_once(tmp_path):
    found = measure(
        tmp_path, [said("north-1", "the dam would stay shut", "Ana Bok", "said", speaker_id="ana-bok;freedonia;ruritania", speaker_kind="named")]
    )
    assert found["quotes/quotations"] == 1
    assert [found[f"quotes/words/speaker={speaker}"] for speaker in ("ana-bok", "freedonia", "ruritania")] == [5, 5, 5]
    # Ana Bok and Ruritania are of one side: their side speaks the words once.
    assert found["quotes/words/side=west"] == 5 and found["quotes/words/side=east"] == 5


def test_joint_speakers_in_no_codebook_each_count(tmp_path):
    quote = said("north-1", "the dam would stay shut", None, "said", speaker="Jon Dule; Ida Moor", speaker_kind="named")
    found = measure(tmp_path, [quote])
    assert found["quotes/quotations/speaker=name:Jon+Dule"] == found["quotes/quotations/speaker=name:Ida+Moor"] == 1
    assert found["quotes/quotations/side=uncoded"] == 1


def test_speakers_called_by_a_common_noun_are_one_wherever_the_noun_stands(tmp_path):
    names = ("The lender", "the lender", "Police", "police", "Police Scotland", "The Hague")
    parts = ("the dam", "dam would", "would stay", "stay shut", "the dam would", "would stay shut")
    quotes = [
        said("north-1", part, None, "said", quote_id=part, speaker=name, speaker_kind="organisation") for part, name in zip(parts, names, strict=True)
    ]
    found = measure(tmp_path, quotes)
    counts = {name: found.get(f"quotes/quotations/speaker=name:{name.replace(' ', '+')}") for name in names}
    assert counts == {"The lender": None, "the lender": 2, "Police": None, "police": 2, "Police Scotland": 1, "The Hague": 1}


def test_quotation_within_another_counts_for_both_but_its_words_once_in_the_text(tmp_path):
    outer = said(
        "north-1",
        "Ruritania's minister Ana Bok said the dam would stay shut",
        "Freedonia",
        "said",
        speaker_id="freedonia",
        speaker_kind="organisation",
    )
    inner = said("north-1", "the dam would stay shut", "Ana Bok", "said", speaker_id="ana-bok", speaker_kind="named")
    found = measure(tmp_path, [outer, inner])
    assert found["quotes/words"] == 10 + 5 and found["quotes/share-of-words/article=north-1"] == pytest.approx(10 / 37)


@pytest.mark.parametrize(
    ("fields", "speaker", "side"),
    [
        ({"speaker_id": None, "speaker": "Jon Dule", "status": "resolved"}, "name:Jon+Dule", "uncoded"),
        ({"speaker_id": None, "speaker": None, "status": "ambiguous"}, "undecided", "ambiguous"),
        ({"speaker_id": None, "speaker": None, "status": "unresolved", "speaker_kind": "none"}, "not-found", "not-found"),
        (
            {"speaker_id": "document:flood-report", "speaker": None, "status": "resolved", "speaker_kind": "document"},
            "document:flood-report",
            "document",
        ),
        ({"speaker_id": "anonymous", "speaker": None, "status": "resolved", "speaker_kind": "anonymous"}, "anonymous", "anonymous"),
    ],
    ids=["uncoded", "undecided", "not-found", "document", "anonymous"],
)
def test_speaker_that_is_no_actor_stays_in_the_count(tmp_path, fields, speaker, side):
    found = measure(tmp_path, [said("north-1", "the dam would stay shut", None, None, **{"speaker_kind": "named", **fields})])
    assert found[f"quotes/quotations/speaker={speaker}"] == 1 and found[f"quotes/quotations/side={side}"] == 1
    assert found["quotes/quotations"] == 1 and found["quotes/cues/class=no-cue"] == 1


@pytest.mark.parametrize(
    ("fields", "naming"),
    [
        ({"speaker_id": "anonymous", "speaker_kind": "pronoun"}, "anonymous"),
        ({"speaker_id": "ana-bok", "speaker_kind": "pronoun"}, "named"),
        ({"speaker": "Jon Dule", "speaker_kind": "none"}, "named"),
        ({"speaker_id": "anonymous;ruritania", "speaker_kind": "named"}, "named"),
        ({"speaker_kind": "named", "status": "ambiguous"}, "named"),
        ({"speaker_kind": "pronoun", "status": "unresolved"}, "not-attributed"),
        ({"speaker_kind": "none", "status": "unresolved"}, "not-attributed"),
    ],
    ids=["he-the-nameless", "she-the-minister", "quotation-run-on", "joint", "one-of-two", "he-whoever", "nobody"],
)
def test_speaker_who_is_meant_decides_whether_it_is_named(tmp_path, fields, naming):
    found = measure(tmp_path, [said("north-1", "the dam would stay shut", None, "said", **fields)])
    assert {n: found[f"quotes/quotations/naming={n}"] for n in ("named", "anonymous", "not-attributed")} == {
        n: float(n == naming) for n in ("named", "anonymous", "not-attributed")
    }
    assert found["quotes/named"] == (naming == "named") and found["quotes/anonymous"] == (naming == "anonymous")


def test_nameless_speaker_is_of_the_side_that_the_phrase_tells(tmp_path):
    quote = said("north-1", "the dam would stay shut", "an official", "said", speaker_id="anonymous", speaker_kind="anonymous")
    told = {
        "doc_id": "north-1",
        "start": quote["start"],
        "end": quote["end"],
        "phrase": "an official",
        "kind": "official",
        "side": "west",
        "n_sources": 1,
        "reason": "asking not to be named",
        "is_sole": False,
        "rule": "x",
    }
    found = measure(tmp_path, [quote], anonymous=[told])
    assert found["quotes/quotations/side=west"] == 1 and "quotes/quotations/side=anonymous" not in found.index
    assert found["quotes/share-anonymous-reason"] == 1 and found["quotes/share-anonymous-sole-source"] == 0


def test_article_that_quotes_both_sides_is_not_one_sided(tmp_path):
    quotes = [
        said("north-1", words, None, "said", speaker_id=speaker, speaker_kind="named")
        for words, speaker in (("the dam", "ana-bok"), ("would stay", "freedonia"))
    ]
    found = measure(tmp_path, quotes)
    assert found["quotes/sided-articles"] == 1 and found["quotes/one-sided-articles"] == 0 and found["quotes/share-one-sided"] == 0


def test_single_quotation_makes_no_article_one_sided(tmp_path):
    found = measure(tmp_path, [said("north-1", "the dam", None, "said", speaker_id="ana-bok", speaker_kind="named")])
    assert found["quotes/sided-articles"] == 0


def test_shared_quotation_names_who_cut_it(tmp_path):
    """north-1 and north-2 are no copies of each other; the quotation of seven words loses one in north-2, south-1 is a copy of north-2."""
    long, short = "Ruritania and Freedonia met at Lake Onyx", "Ruritania and Freedonia met at Lake"
    tables = make_tables()
    tables["articles"].loc[0, "text"] += f" {long}."
    quotes = [
        {**said("north-2", text, None, None, type="direct", speaker_kind="none", status="unresolved"), "doc_id": doc_id}
        for doc_id, text in (("north-2", short), ("south-1", short))
    ]
    start = len(TEXTS["north-1"]) + 1
    quotes.append({**quotes[0], "doc_id": "north-1", "text": long, "start": start, "end": start + len(long), "quote_id": "long", "n_words": 7})
    names = list(get_columns()["quotes"]["columns"])
    tables["quotes"] = make_frame("quotes", [tuple(quote[name] for name in names) for quote in quotes])
    for name, frame in tables.items():
        write_table(name, frame, tmp_path)
    found = write_findings(tmp_path, RunParams("corpus", "actors.yml", "Tiny"), ACTORS).set_index("finding_id")["value"]
    assert found["quotes/shared-quotations"] == 1
    assert found[f"quotes/shared-quotation-articles/quotation=north-1:{start}"] == 2
    assert found[f"quotes/words-cut/quotation=north-1:{start}/article=north-2"] == 1
    assert found["quotes/cut-quotations"] == 1 and "quotes/cut-quotations/outlet=South" not in found.index


def test_ambiguous_mention_stays_in_every_count(tmp_path):
    tables = make_tables()
    mentions = [
        row("mentions", "north-1", "Ana Bok", actor_id="ana-bok|freedonia", status="ambiguous", zone="body"),
        row("mentions", "north-1", "Freedonia", actor_id="freedonia|unheard-of", status="ambiguous", zone="title"),
    ]
    tables["mentions"] = make_frame("mentions", [tuple(one.values()) for one in mentions])
    for name, frame in tables.items():
        write_table(name, frame, tmp_path)
    found = write_findings(tmp_path, RunParams("corpus", "actors.yml", "Tiny"), ACTORS).set_index("finding_id")["value"]
    assert found["actors/mentions"] == 2 and found["actors/ambiguous"] == 2 and found["actors/share-ambiguous"] == 1
    assert found["actors/mentions/actor=ana-bok|freedonia"] == 1 and found["actors/mentions/side=ambiguous"] == 2
    assert found["actors/actors"] == 0


@pytest.mark.parametrize(
    ("source", "kind", "group"),
    [
        ("anonymous", "pronoun", "anonymous-source"),
        ("Jon Dule", "pronoun", "named-source"),
        ("ana-bok", "none", "named-source"),
        ("not-found", "pronoun", "open-source"),
        (None, "none", "reporter"),
    ],
    ids=["he-the-nameless", "he-the-engineer", "run-on", "he-whoever", "reporter"],
)
def test_every_figure_stands_on_one_kind_of_word(tmp_path, source, kind, group):
    tables = make_tables()
    figures = tables["figures"].iloc[:1].assign(source=source, source_kind=kind)
    tables["figures"] = make_frame("figures", list(figures.astype(object).itertuples(index=False, name=None)))
    for name, frame in tables.items():
        write_table(name, frame, tmp_path)
    found = write_findings(tmp_path, RunParams("corpus", "actors.yml", "Tiny"), ACTORS).set_index("finding_id")["value"]
    groups = ("named-source", "anonymous-source", "open-source", "reporter")
    assert {name: found.get(f"figures/{name}", 0) for name in groups} == {name: float(name == group) for name in groups}
