"""Finite verbs told by a word list and by their endings: one look a word, and no further than the first that is one."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CONTRACTED = ("n't", "'re", "'ll", "'ve", "'m", "'d")
_AFTER_PARTICIPLE = frozenset(("by", "in", "at", "against", "during", "under"))


class VerbFinder(NamedTuple):
    """Finds finite verbs. `is_strict`: a form in -ed counts only where a word follows that does not make it a participle ("a plan approved by").

    no_past: words in -ed that are no verbs: feed, speed.
    """

    words: frozenset[str]
    is_strict: bool
    no_past: frozenset[str] = frozenset()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match | None:
        """The first finite verb in `text[start:end]` as a match; an infinitive after "to" is none."""
        before = ""
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            word = match[0]
            if before != "to" and (
                word in self.words
                or (word[-2:] == "ed" and self._is_past(text, word, match.end()))
                # It's, There's: with a capital letter too
                or ("'" in word and (word.endswith(_CONTRACTED) or word.lower() in self.words))
            ):
                return match
            before = word
        return None

    def match_at(self, text: str, start: int) -> bool:
        """Whether the word that begins at `start` is a finite verb."""
        match = _WORD.match(text, start)
        if match is None or "'" in match[0]:
            return False
        return match[0] in self.words or (match[0][-2:] == "ed" and self._is_past(text, match[0], match.end()))

    def _is_past(self, text: str, word: str, end: int) -> bool:
        if len(word) < 4 or not word.islower() or "-" in word or word in self.no_past:
            return False
        if not self.is_strict:
            return True
        after = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        return after is not None and after[0] not in _AFTER_PARTICIPLE
