"""The words and marks of a stretch of text with their offsets."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\w[\w&'/.@-]*|\x01+|[^\w\s]")
# before a capital letter only these keep their full stop: elsewhere it ends a sentence
_SHORTENED = frozenset(
    "Mr. Ms. Mrs. Dr. St. Gen. Lt. Col. Sgt. Capt. Sen. Rep. Gov. Rev. Maj. Cpl. Const. Insp. Supt. Det. Adm. Cmdr. Hon. Coun. Ald. Prof. Fr. "
    "Co. Inc. Corp. Ltd. Jr. Sr.".split()
)
_LOOSE_ENDS = frozenset(".'/&@-")
MAX_REACH = 320


class Token(NamedTuple):
    text: str
    start: int
    end: int


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`; a stretch of masked quotation is one token."""
    new = tuple.__new__
    tokens = [new(Token, (match[0], *match.span())) for match in _TOKEN.finditer(text, start, end)]
    # only words with a full stop, an apostrophe or the like at their end need a closer look
    if any(token[0][-1] in _LOOSE_ENDS for token in tokens):
        tokens = [part for token in tokens for part in _split_token(text, token)]
    return tokens


def _split_token(text: str, token: Token) -> list[Token]:
    word = token.text
    if len(word) == 1 or word[-1] not in _LOOSE_ENDS:
        return [token]
    word = _trim_token(text, word, token.end)
    end = token.start + len(word)
    parts = [Token(word, token.start, end)]
    if end < token.end and text[end] == ".":
        parts.append(Token(".", end, end + 1))
    return parts


def _trim_token(text: str, word: str, stop: int) -> str:
    """A word without the marks at its end that are not its own: the full stop of "Co." and "U.S." and the apostrophe of "nurses'" are."""
    if word[-1] == ".":
        behind = text[stop : stop + 2]
        if (
            "." in word[:-1]
            or len(word) == 2
            or behind[:1] == ","
            or (behind[:1] == " " and (behind[1:].islower() or behind[1:].isupper() and word in _SHORTENED))
        ):
            return word
    if word[-2:] == "s'" and text[stop : stop + 1] == " ":
        return word
    return word.rstrip(".'/&@-") or word


def is_word(token: str) -> bool:
    return token[0].isalnum()


def is_capital(token: str) -> bool:
    """Whether a token looks like part of a name: a capital letter first, or after al- and the like."""
    return token[0].isupper() or (len(token) > 3 and token[:3].lower() in ("al-", "el-") and token[3].isupper())


def is_function(token: str, words: dict) -> bool:
    """Whether a token is no noun or name: a determiner, preposition, conjunction, pronoun or auxiliary, or not a word."""
    if token in words["name-like"]:
        return False
    low = token.lower()
    return low in words["function"] or not token[0].isalnum() or low.endswith("n't")
