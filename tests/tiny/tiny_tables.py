"""Three invented articles, small enough to count by hand, as the tables of a run. Where a row stands is told by its words; offsets are looked up.

north-1 and north-2 are of the outlet North, south-1 is of the outlet South and repeats, but for a word, north-2.
"""

from types import SimpleNamespace

from newsaudit.tables import get_columns, make_frame

TEXTS = {
    "north-1": (
        "Ruritania warns Freedonia\n\n"
        'Ruritania\'s minister Ana Bok said the dam would stay shut. "We will not open it," she told reporters. '
        "Floods killed 12 people in Freedonia, an official said, asking not to be named.\n\n"
        "Freedonia denied it.\n\nPhoto: Jo Lens"
    ),
    "north-2": (
        "Talks resume\n\nRuritania and Freedonia met at Lake Onyx. At least 15 people died in the floods, the Red Cross said. Jon Dule was there."
    ),
    "south-1": (
        "Talks resume\n\nRuritania and Freedonia met at Lake Onyx. At least 15 people died in the flood, the Red Cross said. Jon Dule was there."
    ),
}
ACTORS = {
    "ruritania": SimpleNamespace(id="ruritania", name="Ruritania", kind="state", side="west"),
    "freedonia": SimpleNamespace(id="freedonia", name="Freedonia", kind="state", side="east"),
    "ana-bok": SimpleNamespace(id="ana-bok", name="Ana Bok", kind="person", side="west"),
    "red-cross": SimpleNamespace(id="red-cross", name="Red Cross", kind="organisation", side="other"),
}
ARTICLES = {
    "north-1": {
        "outlet": "North",
        "title": "Ruritania warns Freedonia",
        "published": "2031-03-02",
        "kind": "news",
        "n_words": 37,
        "n_sentences": 4,
        "cluster": "north-1",
    },
    "north-2": {
        "outlet": "North",
        "title": "Talks resume",
        "published": "2031-03-04",
        "kind": "wire",
        "n_words": 23,
        "n_sentences": 3,
        "cluster": "north-2",
    },
    "south-1": {
        "outlet": "South",
        "title": "Talks resume",
        "published": "2031-03-04",
        "kind": "news",
        "n_words": 23,
        "n_sentences": 3,
        "cluster": "north-2",
    },
}
ZONES = {
    "north-1": {"title": ["Ruritania warns Freedonia"], "body": [("Ruritania's minister", "Freedonia denied it.")], "credit": ["Photo: Jo Lens"]},
    "north-2": {"title": ["Talks resume"], "body": [("Ruritania and", "there.")]},
    "south-1": {"title": ["Talks resume"], "body": [("Ruritania and", "there.")]},
}
SENTENCES = {
    "north-1": [
        "Ruritania warns Freedonia",
        "Ruritania's minister Ana Bok said the dam would stay shut.",
        '"We will not open it," she told reporters.',
        "Floods killed 12 people in Freedonia, an official said, asking not to be named.",
        "Freedonia denied it.",
    ],
    "north-2": [
        "Talks resume",
        "Ruritania and Freedonia met at Lake Onyx.",
        "At least 15 people died in the floods, the Red Cross said.",
        "Jon Dule was there.",
    ],
    "south-1": [
        "Talks resume",
        "Ruritania and Freedonia met at Lake Onyx.",
        "At least 15 people died in the flood, the Red Cross said.",
        "Jon Dule was there.",
    ],
}


def find(doc_id: str, words: str, nth: int = 1) -> tuple[int, int]:
    """The offsets of the nth place where the words stand in the article."""
    start = -1
    for _ in range(nth):
        start = TEXTS[doc_id].index(words, start + 1)
    return start, start + len(words)


def row(table: str, doc_id: str, words: str, *, nth: int = 1, **fields) -> dict:
    """A row of a table whose span is that of the words, other columns as given, else the first of their list, 0, or empty."""
    start, end = find(doc_id, words, nth)
    made = {"doc_id": doc_id, "start": start, "end": end, "text": words, **fields}
    for name, column in get_columns()[table]["columns"].items():
        if name not in made:
            made[name] = (
                None
                if column.get("optional")
                else column["enum"][0]
                if "enum" in column
                else {"boolean": False, "string": "x"}.get(column["type"], 0)
            )
    return {name: made[name] for name in get_columns()[table]["columns"]}


def said(doc_id: str, words: str, by: str | None, cue: str | None, **fields) -> dict:
    """A quotation; the attribution and the cue are looked up by their words."""
    spans = {}
    for name, words_of in (("speaker", by), ("cue", cue)):
        if words_of is not None:
            spans[f"{name}_start"], spans[f"{name}_end"] = find(doc_id, words_of)
    return row(
        "quotes", doc_id, words, speaker_text=by, cue=cue, n_words=len(words.split()), **spans, **{"quote_id": f"{doc_id}-{words[:5]}", **fields}
    )


def make_tables() -> dict:
    """All tables of the invented run."""
    named = [
        ("north-1", "Ruritania", 1, "ruritania", "title", False),
        ("north-1", "Freedonia", 1, "freedonia", "title", False),
        ("north-1", "Ruritania", 2, "ruritania", "body", False),
        ("north-1", "Ana Bok", 1, "ana-bok", "body", False),
        ("north-1", "Freedonia", 2, "freedonia", "body", False),
        ("north-1", "Freedonia", 3, "freedonia", "body", False),
    ]
    for doc_id in ("north-2", "south-1"):
        named += [
            (doc_id, "Ruritania", 1, "ruritania", "body", False),
            (doc_id, "Freedonia", 1, "freedonia", "body", False),
            (doc_id, "Red Cross", 1, "red-cross", "body", False),
        ]
    rows = {
        "articles": [
            {
                "doc_id": doc_id,
                "path": f"{doc_id}.txt",
                "text": text,
                "sha256": "0" * 64,
                **dict.fromkeys(("row", "author", "url", "section", "duplicate_of")),
                **ARTICLES[doc_id],
            }
            for doc_id, text in TEXTS.items()
        ],
        "rejects": [{"path": "empty.txt", "row": None, "reason": "empty"}],
        "zones": [],
        "sentences": [],
        "mentions": [
            row("mentions", doc_id, words, nth=nth, actor_id=actor, zone=zone, in_quote=quoted) for doc_id, words, nth, actor, zone, quoted in named
        ],
        "quotes": [
            said(
                "north-1",
                "the dam would stay shut",
                "Ana Bok",
                "said",
                type="indirect",
                speaker_id="ana-bok",
                speaker="Ana Bok",
                speaker_kind="named",
                rule="quotes/cues/say",
            ),
            said(
                "north-1",
                '"We will not open it,"',
                "she",
                "told",
                type="direct",
                speaker_id="ana-bok",
                speaker="Ana Bok",
                speaker_kind="pronoun",
                rule="quotes/cues/tell",
            ),
            said(
                "north-1",
                "Floods killed 12 people in Freedonia",
                "an official",
                "said",
                type="indirect",
                speaker_id="anonymous",
                speaker_kind="anonymous",
                rule="quotes/cues/say",
            ),
        ]
        + [
            said(
                doc_id,
                words,
                "Red Cross",
                "said",
                type="indirect",
                speaker_id="red-cross",
                speaker="Red Cross",
                speaker_kind="organisation",
                rule="quotes/cues/say",
            )
            for doc_id, words in (("north-2", "At least 15 people died in the floods"), ("south-1", "At least 15 people died in the flood"))
        ],
        "anonymous": [],
        "figures": [
            row(
                "figures",
                "north-1",
                "12",
                value_low=12,
                value_high=12,
                hedge="exact",
                unit="people",
                category="casualties",
                measure="killed",
                subject="people",
                place="Freedonia",
                side="east",
                voice="active",
                source="anonymous",
                source_kind="anonymous",
                rule="figures/kinds/killed",
            )
        ]
        + [
            row(
                "figures",
                doc_id,
                "At least 15",
                value_low=15,
                hedge="at_least",
                unit="people",
                category="casualties",
                measure="killed",
                subject="people",
                place="Freedonia",
                side="east",
                voice="passive",
                source="red-cross",
                source_kind="organisation",
                rule="figures/kinds/killed",
            )
            for doc_id in ("north-2", "south-1")
        ],
        "claims": [],
        "casualties": [
            row(
                "casualties",
                "north-1",
                "killed",
                measure="killed",
                side="east",
                victim_text="12 people",
                agent_text="Floods",
                voice="active",
                figure_start=find("north-1", "12")[0],
                rule="figures/kinds/killed",
            )
        ]
        + [
            row(
                "casualties",
                doc_id,
                "died",
                measure="killed",
                side="east",
                victim_text="people",
                voice="passive",
                figure_start=find(doc_id, "At least 15")[0],
                rule="figures/kinds/killed",
            )
            for doc_id in ("north-2", "south-1")
        ],
        "readability": [
            {
                "doc_id": doc_id,
                "scope": "article",
                "n_sentences": n,
                "n_words": words,
                "n_syllables": words + 10,
                "flesch_reading_ease": ease,
                **dict.fromkeys(list(get_columns()["readability"]["columns"])[6:]),
            }
            for doc_id, n, words, ease in (("north-1", 4, 37, 60.0), ("north-2", 3, 23, 70.0), ("south-1", 3, 23, 80.0))
        ],
        "uncoded": [
            row("uncoded", "north-2", "Jon Dule", name="Jon Dule", role="engineer"),
            row("uncoded", "south-1", "Jon Dule", name="Jon Dule", near_actor="ana-bok"),
        ],
    }
    start, end = find("north-1", "Floods killed 12 people in Freedonia")
    rows["anonymous"].append(
        {
            "doc_id": "north-1",
            "start": start,
            "end": end,
            "phrase": "an official",
            "kind": "official",
            "side": "unknown",
            "n_sources": 1,
            "reason": None,
            "is_sole": True,
            "rule": "quotes/anonymous/official",
        }
    )
    for doc_id, zones in ZONES.items():
        for zone, stretches in zones.items():
            for stretch in stretches:
                first, last = stretch if isinstance(stretch, tuple) else (stretch, stretch)
                start = find(doc_id, first)[0]
                rows["zones"].append({"doc_id": doc_id, "zone": zone, "start": start, "end": TEXTS[doc_id].index(last, start) + len(last)})
        for i, words in enumerate(SENTENCES[doc_id]):
            start, end = find(doc_id, words)
            rows["sentences"].append(
                {"doc_id": doc_id, "sentence": i, "zone": "title" if i == 0 else "body", "start": start, "end": end, "n_words": len(words.split())}
            )
    return {table: make_frame(table, [tuple(one[name] for name in get_columns()[table]["columns"]) for one in made]) for table, made in rows.items()}
