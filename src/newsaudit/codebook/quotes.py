"""The quotation codebook, read once into look-ups: cues, marks, words of noun phrases and persons, kinds of unnamed sources."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.codebook.verbs import VerbFinder
from newsaudit.codebook.vocabulary import Vocabulary

_FILES = {
    "cues": "quotes-cues",
    "marks": "quotes-marks",
    "words": "quotes-words",
    "persons": "quotes-words",
    "anonymous": "quotes-anonymous",
    "patterns": "quotes-patterns",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, noun or phrase. `kind` is neutral or evaluative; `frames` tells how it joins what is reported.

    Its fields are read hundreds of times an article, which slots halve.
    """

    id: str
    kind: str
    frames: frozenset[str]
    rule: str


class AnonymousKind(NamedTuple):
    kind: str
    pattern: re.Pattern | None
    rule: str


class QuoteRules(NamedTuple):
    """The compiled quotation codebook.

    verbs, nouns: cue by printed form. forms: each of them with the verb and the noun that it may be. matcher: finds them, by position in
    `forms`. words: word lists by entry id. vocabulary: reads a text with them. title_roles: offices by title. short_offices: their words
    by letters. opens, closes: level of each
    mark. patterns: rule name by pattern id. finite, clear: verbs, any and unmistakable ones. adjunct: when and where something was said.
    """

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    forms: tuple[tuple[str, Cue | None, Cue | None], ...]
    matcher: AhoCorasick
    words: dict[str, frozenset[str]]
    vocabulary: Vocabulary
    title_roles: dict[str, frozenset[str]]
    short_offices: dict[str, list[str]]
    opens: dict[str, str]
    closes: dict[str, str]
    anonymous: tuple[AnonymousKind, ...]
    patterns: dict[str, str]
    finite: VerbFinder
    clear: VerbFinder
    adjunct: re.Pattern
    reason: re.Pattern
    shapes: dict[str, re.Pattern]


# Said Ama Boateng: “It is late.”
_OPENS = ("said", "says", "added", "adds", "asked", "asks", "wrote", "writes", "tweeted")


def _alternation(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def load_quote_rules(folder: Path = CODEBOOK_DIR / "quotes") -> QuoteRules:
    """The quotation codebook in `folder`. Raises CodebookError."""
    books = {name: read_codebook(folder / f"{name}.yml", schema).data["entries"] for name, schema in _FILES.items()}
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for entry in books["cues"]:
        cue = Cue(entry["id"], entry["class"], frozenset(entry["frames"]), f"quotes/cues/{entry['id']}")
        for form in entry["forms"]:
            (nouns if cue.frames & {"noun", "quote-noun"} else verbs)[form] = cue
    # Noting that the sea was rough, she turned back
    verbs |= {form.capitalize(): cue for form, cue in verbs.items() if form.endswith("ing") or form in _OPENS}
    forms = sorted({*verbs, *nouns, "According to"})
    verbs["According to"] = verbs["according to"]
    words = {entry["id"]: frozenset(entry["words"]) for name in ("words", "persons") for entry in books[name]}
    words["role"], words["calling"] = words["role"] | words["player"], words["calling"] | words["player"]
    # joined once, so that each word of an article is looked up once
    words["stop"] = words["conjunction"] | words["pronoun-subject"] | words["finite-verb"]
    words["function"] = words["stop"] | words["preposition"] | words["determiner"]
    # the Israel Defense Forces, Lee Works: with a capital letter only auxiliaries are verbs for certain
    words["function-capital"] = words["function"] - (words["finite-verb"] - words["auxiliary"])
    words["verb-capital"] = words["finite-verb"] & words["auxiliary"]
    words["title"] = frozenset(word.lower().rstrip(".") for word in words["honorific"])
    words["common"] = words["group"] | words["role"] | words["organisation"] | words["document"]
    plain = words["person-ending"] - {"y", "ic", "one", "ive", "king", "ling", "ar", "ess"}
    words["plural-ending"] = frozenset(ending + "s" for ending in plain)
    words["no-acronym"] = words["honorific"] | words["day"]
    openers = frozenset(word.capitalize() for word in words["introduction"] | words["determiner"] | words["pronoun-subject"] | words["conjunction"])
    words["no-body"] = words["first-name-he"] | words["first-name-she"] | words["day"] | openers
    return QuoteRules(
        verbs,
        nouns,
        tuple((form, verbs.get(form), nouns.get(form)) for form in forms),
        # twice as fast as the default, which spares memory; a few hundred forms need little
        AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        words,
        Vocabulary(words),
        _read_title_roles(words),
        {short: office.split() for short, _, office in (pair.partition("/") for pair in words["short-office"])},
        {mark: entry["level"] for entry in books["marks"] for mark in entry["opens"]},
        {mark: entry["level"] for entry in books["marks"] for mark in entry["closes"]},
        tuple(_compile_kind(entry) for entry in books["anonymous"]),
        {entry["id"]: f"quotes/patterns/{entry['id']}" for entry in books["patterns"]},
        VerbFinder(words["finite-verb"], False, words["no-past"]),
        VerbFinder(words["clear-verb"], True, words["no-past"]),
        _compile_adjunct(words),
        _REASON,
        {**_compile_shapes(words), **_compile_sayings(verbs)},
    )


def _read_title_roles(words: dict) -> dict[str, frozenset[str]]:
    """The offices that each courtesy or shortened title stands for."""
    roles: dict[str, frozenset[str]] = {}
    for pair in words["title-role"]:
        title, role = pair.split("/")
        roles[title] = roles.get(title, frozenset()) | {role}
    return roles


def _compile_kind(entry: dict) -> AnonymousKind:
    pattern = re.compile(rf"(?:{_alternation(entry['heads'])})(?![\w-])") if entry["heads"] else None
    return AnonymousKind(entry["kind"], pattern, f"quotes/anonymous/{entry['id']}")


def _compile_adjunct(words: dict) -> re.Pattern:
    day = rf"(?:{_alternation(words['day'])})(?!\w)"
    part = r"(?:\ (?:morning|afternoon|evening|night))?"
    when = rf"(?:(?:on|in|by|late|early|since|until|last|this|next)\ )*{day}{part}(?:(?<!day)\ \d{{1,2}}(?!\d|,\d))?(?:,\ \d{{4}})?"
    vague = (
        r"(?:(?:earlier|later|late|early)\ )?(?:(?:this|last|the\ same|the\ previous|the\ following|next)\ (?:\w+\ )?"
        r"(?:week|month|year|night|morning|afternoon|evening|day|spring|summer|fall|autumn|winter|weekend)|today|yesterday|tonight|earlier|later"
        r"|that\ (?:day|night|week|month|year|morning|afternoon|evening)(?=\ (?:that|the|he|she|they|it|an?)\b)"
        r"|only|recently|afterwards?|publicly|privately|repeatedly|again|then|however|meanwhile|too|in\ \d{4}|[a-z]+ly)(?![\w-])"
    )
    place = _alternation(words["venue"])
    venue = (
        # at least 22 cooks died in the attack: a count opens what is said
        r"(?:in|at|during|on|via|by|through|over|from|under|after|before)\ (?!least\ |most\ )"
        rf"(?:[\w.'-]+\ ){{0,6}}?(?:{place})(?:\ (?:{place}))*(?![\w-])"
        r"(?:\ (?:platform|network|site|app|channel|account|page|feed|message|messaging)(?:\ [A-Z]\w*)?(?=[ ,.]|$))?"
        r"(?:\ (?:with|in|on|from|to|at|for|of)\ (?:the\ |a\ |its\ |his\ |her\ )?(?:[A-Z][\w.&'-]*(?:\ |(?=\W)|$))+"
        r"(?=(?:that|on|in|at|after|before|and|as|to)\ |[^a-z]|$))?"
        r"(?:\ ?(?<=[\w\ ])(?:broadcast|aired|televised|published|posted|released|recorded)(?=[ ,.]|$))?"
    )
    # all of it, so that no "of anonymity" is left over
    unnamed = r"on\ (?:the\ )?condition\ (?:of\ (?:full\ )?anonymity|(?:that\ )?(?:he|she|they)\ not\ be\ (?:named|identified))(?![\w-])"
    # said today (Tuesday)
    return re.compile(rf"\ *,?\ *(?:{unnamed}|{when}|{vague}|{venue})(?:\ \((?:\d{{1,2}}\ )?[A-Z][a-z]+\.?(?:\ \d{{1,2}})?\))?(?!'s\b)")


def _compile_shapes(words: dict) -> dict[str, re.Pattern]:
    """The word lists that are matched at a place as patterns, by what they tell."""
    return {
        "nothing": re.compile(rf" ?(?:{_alternation(words['not-speech'])})(?=[,.;]|$| about| on| to | as| when| in | at )"),
        "addressee": re.compile(rf" (?:{_alternation(words['addressee'])})(?: (?=[^\W\d_]|[\x01\"])|(?=[,.:;]|$))"),
        "amount": re.compile(rf"(?:{_alternation(words['amount'])}) (?:a |an )?(?=\d|(?:{_alternation(words['number'])})\b|[$£€]\d)", re.IGNORECASE),
        "nameless": re.compile(rf"\b(?:{_alternation(words['nameless'])})\b"),
        "stance": re.compile(rf"(?:[\w.'-]+ ){{0,5}}?(?:{_alternation(words['stance'])})\b"),
        "after-speaker": re.compile(rf"[ \n]*(?:[a-z]+ing|{_alternation(words['after-speaker'])})\b"),
        "after-speaker-bare": re.compile(rf"[ \n]*(?:[a-z]+ing|{_alternation(words['after-speaker-bare'])})\b"),
        "doubt": re.compile(
            r",? (?:but|although|though) (?:the|that|this|those|these|his|her|its|their|it|there|he|she|they|neither|none)\b[^,.;\x01]{0,60}"
            rf"\b(?:{_alternation(words['doubt'])})"
            rf"|, (?:a|an|one|the) (?:\w+ ){{0,2}}?(?:{_alternation(words['point'])})s? "
            r"(?:that|which|impossible|yet to|\w+ (?:deny|denies|denied|rejects?|rejected|disputes?|disputed))\b"
            rf"|, (?:{_alternation(words['point'])})s? (?:that|which) (?:could|can|have|has|had|were|are)(?:n't| not)\b"
            r"|, citing\b"
            rf"|, which (?:\w+ ){{0,4}}?(?:{_alternation(words['doubt'])})"
        ),
        "first-person": re.compile(rf"\b(?<!')(?:{_alternation(words['first-person'])})(?![\w-])"),
        "present-verb": re.compile(rf"\b(?<!')(?<!-)(?:{_alternation(words['present-verb'])})(?![\w-])"),
    }


def _compile_sayings(verbs: dict[str, Cue]) -> dict[str, re.Pattern]:
    """Attributions as they stand behind a quotation or before one, whose mark is lost: what stands between is read later."""
    direct = [form for form, cue in verbs.items() if "direct" in cue.frames and form.islower() and form.endswith(("ed", "d", "s", "wrote"))]
    said = rf"(?:{_alternation(direct)})(?![\w-])"
    past = _alternation([form for form in direct if form.endswith("d") and verbs[form].id in ("say", "tell", "add", "ask", "announce", "state")])
    subject = (
        r"(?:he|she|they|it|(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Hh]is|[Hh]er) )?[\w.'’-]+(?: [\w.'’-]+){0,5}?)"
        r"(?:, [^.,;:!?\n]{2,80},)?(?: (?:also|has|had|then|later|further))?"
    )
    return {
        "said-behind": re.compile(rf"[,?!…—](?= ?(?:{said} (?:[A-Z]|the |an? |his |her |their |one |two )|{subject} {said}(?! that)))"),
        "said-before": re.compile(rf"\b{said}(?:[,:] ?(?=\w)|(?: [\w.'’-]+){{1,7}}[,:] ?(?=[A-Z]))"),
        "said-within": re.compile(rf"(?<!I )(?<!we )(?<!We )\b(?:{past})(?![\w-])"),
    }


# why a source stays unnamed, from the words for it to the end of the clause
_REASON = re.compile(
    r"(?:condition of anonymity|(?:spoke|spoken|speaking|speak|talked) anonymously|anonymity|(?:not|declined|asked not|wished not|did not want) to "
    r"be (?:named|identified)|withh[eo]ld(?:ing)? (?:his|her|their) name)[^.;\"\x01]*?"
    r"(?:because|to discuss|to describe|in order to|to speak|to avoid|since|for fear|fearing|out of|given the|owing to|citing|due to"
    r"|as (?:he|she|they|the))[^.;\x01]*"
)
