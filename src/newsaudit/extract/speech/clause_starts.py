"""Whether the words behind a reporting verb begin a clause of their own."""

import re

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.speech.phrases import phrase_after
from newsaudit.extract.speech.tokens import is_word, read_tokens

_CLAUSE_REACH = 220
_CLAUSE_BREAK = re.compile(
    r"\b(?:that|who|which|and|because|as|when|while|if|after|before|since|though|although|until|he|she|they|it|but|or|how|what|why|where)\b"
)


def says_nothing(masked: str, at: int, end: int, rules: QuoteRules) -> bool:
    """Whether what follows a reporting verb are words like "nothing", "so", "goodbye": no words are reported."""
    return rules.shapes["nothing"].match(masked, at, end) is not None


def is_clause(masked: str, at: int, end: int, cue: Cue, rules: QuoteRules) -> bool:
    """Whether a clause begins at `at`: a subject and, soon after it, a finite verb."""
    if says_nothing(masked, at, end, rules):
        return False
    words = rules.words
    # at least nine people had left: the number opens the clause, whatever stands before it
    amount = rules.shapes["amount"].match(masked, at, end)
    if amount is not None:
        at = amount.end()
    tokens = read_tokens(masked, at, min(end, at + 60))
    if not tokens:
        return False
    low = tokens[0].text.lower()
    if low in words["pronoun-subject"] or low in ("there", "this", "that", "these", "those", "here"):
        # "wrote it after the war": an object
        behind = tokens[1].text.lower() if len(tokens) > 1 else "."
        if behind[0] == "\x01":
            # says he “stumbled into” teaching: the verb is quoted
            return cue.id in ("say", "tell")
        return is_word(behind) and behind not in words["preposition"] and (behind not in words["conjunction"] or cue.id == "say")
    if low in words["conjunction"] and low not in (
        "if",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "after",
        "before",
        "until",
        "unless",
        "once",
        "what",
        "whoever",
        "as",
    ):
        return False
    if low in words["conjunction"] or low in words["preposition"]:
        if cue.id not in ("say", "tell"):
            return False
        # "said in Oslo the day was over": too loose without a comma; "said as he left" reports nothing
        stop = masked.find(",", at, min(end, at + _CLAUSE_REACH))
        if low in ("as", "while", "with", "by", "to", "of", "about", "before", "when", "after", "from", "into", "during", "via") and low not in (
            "when",
            "after",
            "while",
        ):
            return False
        amount = rules.shapes["amount"].match(masked, stop + 2, end) if stop > 0 else None
        return (
            stop > 0
            and rules.finite.search(masked, stop, min(end, stop + _CLAUSE_REACH)) is not None
            and (amount is not None or phrase_after(read_tokens(masked, stop + 1, min(end, stop + 60)), 0, words) is not None)
        )
    window = min(end, at + _CLAUSE_REACH)
    match = rules.finite.search(masked, at, window)
    quoted = masked.find("\x01", at, window)
    if match is None and quoted > 0:
        # the quoted words may hold the verb: suggests firms “should move”
        if cue.id in ("say", "tell"):
            return ":" not in masked[at:quoted] and "," not in masked[at:quoted]
        subject = phrase_after(tokens, 0, words)
        return (
            subject is not None
            and not masked[subject.end : quoted].strip()
            and masked[subject.start : subject.end].lower() not in words["determiner"]
        )
    if match is None:
        # a scare quote may hold the verb; a plural or third person verb that no list holds still makes a clause after "said"
        return cue.id in ("say", "tell") and (
            len(masked[at:window].split()) >= 7 or len(tokens) >= 4 and any(t.text.islower() and t.text.endswith("s") for t in tokens[1:])
        )
    if cue.id in ("say", "tell"):
        return True
    # other verbs take objects: "added a layer that protects", "announced plans"; the verb must follow its subject at once
    subject = phrase_after(tokens, 0, words)
    if subject is None:
        return False
    clear = rules.clear.search(masked, subject.end, window)
    plural = masked[subject.end - 1] == "s" and masked[subject.end : match.start()].strip() == "" and match.group()[-1] != "s"
    if clear is None and not plural:
        return False
    match = match if plural else clear
    between = masked[subject.end : match.start()]
    return len(between) < 90 and "," not in between and not _CLAUSE_BREAK.search(between) and match.start() > subject.start
