"""The words and marks of a stretch of text with their offsets."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:(?:[&'/@.-]|(?<=\d),(?=\d{3}\b))\w+)*(?:(?<=s)'(?=\ ))?|\x01+|[^\w\s]")
# before a capital letter only these keep their full stop: elsewhere it ends a sentence
_SHORTENED = frozenset(
    "Mr. Ms. Mrs. Dr. St. Gen. Lt. Col. Sgt. Capt. Sen. Rep. Gov. Rev. Maj. Cpl. Const. Insp. Supt. Det. Adm. Cmdr. Hon. Coun. Ald. Prof. Fr. "
    "Co. Inc. Corp. Ltd. Jr. Sr.".split()
)
MAX_REACH = 320


class Token(NamedTuple):
    text: str
    start: int
    end: int


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`; a stretch of masked quotation is one token."""
    new = tuple.__new__
    tokens = [new(Token, (match[0], *match.span())) for match in _TOKEN.finditer(text, start, end)]
    return _join_stops(text, tokens) if text.find(".", start, end) >= 0 else tokens


def _join_stops(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with the full stops that belong to a word in it: U.S., Mr., Co., where the sentence goes on."""
    joined: list[Token] = []
    for token in tokens:
        if token.text == "." and joined and joined[-1].end == token.start and _keeps_stop(text, joined[-1].text, token.end):
            joined[-1] = Token(joined[-1].text + ".", joined[-1].start, token.end)
        else:
            joined.append(token)
    return joined


def _keeps_stop(text: str, word: str, stop: int) -> bool:
    behind = text[stop : stop + 2]
    if "." in word or (len(word) == 1 and word.isalpha()) or behind[:1] == ",":
        return True
    return behind[:1] == " " and (behind[1:].islower() or behind[1:].isupper() and word + "." in _SHORTENED)


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
    return low in words["function-capital" if token[0].isupper() else "function"] or not token[0].isalnum() or low.endswith("n't")
