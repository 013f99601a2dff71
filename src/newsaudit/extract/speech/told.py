"""Whom a reporting verb is said to: the words between the verb and what is reported."""

import re

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.tokens import is_capital, read_tokens

_SPACE = re.compile(r"[ \n]*")


def skip_space(masked: str, at: int) -> int:
    return _SPACE.match(masked, at).end()


def first_word(masked: str, at: int, end: int) -> str:
    tokens = read_tokens(masked, at, min(end, at + 24))
    return tokens[0].text.lower() if tokens else ""


def is_told(masked: str, start: int, end: int, rules: QuoteRules) -> bool:
    """Whether the words between "told" and "that" are one noun phrase with its places and days: a news conference in Doha on Monday."""
    words = rules.words
    tokens = read_tokens(masked, start, end)
    if not tokens or rules.finite.search(masked, start, end):
        return False
    for before, token in zip(tokens, tokens[1:], strict=False):
        low, here = token.text.lower(), before.text.lower()
        if low in words["conjunction"] - {"and"} or low in words["pronoun-subject"]:
            return False
        if (
            token.text.islower()
            and low in words["determiner"]
            and here not in words["preposition"]
            and here not in words["determiner"]
            and here != "and"
        ):
            # told the court the plan that failed: what is told has begun
            return False
    return True


def skip_addressee(masked: str, at: int, end: int, rules: QuoteRules) -> int:
    """The offset after the words that name who was told; `at` itself where none do."""
    match = rules.shapes["addressee"].match(masked, at, end)
    if match and (
        masked.startswith(" it ", at)
        and rules.clear.match_at(masked, match.end())
        or masked.startswith(" her ", at)
        and masked[match.end()].islower()
        and first_word(masked, match.end(), end) not in rules.words["function"]
    ):
        # warned it was late: a clause begins; told her daughters: one phrase
        match = None
        if masked.startswith(" it ", at):
            return at
    if match:
        return match.end() - (masked[match.end() - 1] == " ")
    words = rules.words
    tokens = read_tokens(masked, at, min(end, at + 90))
    if not tokens or not masked[at : tokens[0].start].isspace():
        return at
    low = tokens[0].text.lower()
    if low in words["conjunction"] or low in words["preposition"] or low in words["pronoun-subject"] or low == "to" or tokens[0].text in words["day"]:
        return at
    last = 0
    if low in words["determiner"]:
        while last + 1 < len(tokens) and tokens[last + 1].text.lower() in words["determiner"] - {"the", "a", "an"}:
            last += 1
        last = min(last + 1, len(tokens) - 1)
        low = tokens[last].text.lower()
        if low in words["pronoun-subject"] or low in words["conjunction"] or not low[0].isalnum():
            return tokens[last - 1].end if last else at
    while last + 1 < len(tokens) and last < 7:
        word, here = tokens[last + 1].text, tokens[last].text
        low = word.lower()
        if (
            not word[0].isalnum()
            or low in words["conjunction"]
            or low in words["preposition"]
            or low in words["pronoun-subject"]
            or low in words["determiner"]
        ):
            break
        if low in words["finite-verb"] or word in words["day"] or low == "to":
            break
        if (
            is_capital(here)
            and not is_capital(word)
            and not (
                low in words["venue"]
                and tokens[0].text.lower() in words["determiner"]
                or low in words["group"]
                or low in words["role"]
                or low in words["organisation"]
                or tokens[0].text.lower() in words["determiner"]
                and last + 2 < len(tokens)
                and any(low in words[kind] for kind in ("venue", "group", "role", "organisation") for low in (tokens[last + 2].text.lower(),))
            )
        ):
            break
        if (
            not is_capital(here)
            and is_capital(word)
            and (here.lower() in words["group"] or here.lower() in words["role"] or here.lower() in words["organisation"] or here.islower())
        ):
            break
        if tokens[0].text.islower() and tokens[0].text.lower() not in words["determiner"] and here.endswith("s") and last < 3:
            break
        if here.lower() in words["group"] or here in ("Reuters", "AFP", "AP", "CNN", "BBC", "reporters", "journalists", "conference"):
            break
        last += 1
    return tokens[last].end
