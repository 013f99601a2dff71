"""What the quotation rules ask of a word, a bit each, worked out once for every distinct word as it is met.

A test of a word is then one `&` on a number that is read with the word, and a test of several classes at once costs no more.
"""

import re

(
    # by the word in small letters
    DETERMINER,
    PREPOSITION,
    CONJUNCTION,
    PRONOUN,
    FINITE,
    BETWEEN,
    NEGATION,
    HYPOTHETICAL,
    ROLE,
    ORGANISATION,
    GROUP,
    DOCUMENT,
    # as printed
    DAY,
    TITLE,
    PARTICLE,
    NAME_LIKE,
    # by shape
    WORD,
    CAPITAL,
    SMALL,
    FUNCTION,
    STOP,
    VERB,
    ENDS_LY,
    ENDS_ED,
    ENDS_ING,
    OWNER,
    CONTRACTED_NOT,
    CONTRACTED_PRONOUN,
    # seldom asked for: numbers of more than thirty bits take a little longer
    HONORIFIC,
    COURTESY,
    PORTFOLIO,
    INTRODUCTION,
    CONDITION,
    GIVES,
    VENUE,
    AFTER_NOUN,
    INFINITIVE_FACT,
    NO_SOURCE,
    VIA_DOCUMENT,
    QUOTING,
    WITH_KNOWLEDGE,
    FIRST_NAME,
    LEVEL,
    TIME,
    PLACED,
    SURNAME_TOO,
    KIN,
    POST_NOMINAL,
) = (1 << n for n in range(48))

_IN_SMALL_LETTERS = {
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
    "pronoun-subject": PRONOUN,
    "finite-verb": FINITE,
    "between": BETWEEN,
    "negation": NEGATION,
    "hypothetical": HYPOTHETICAL,
    "role": ROLE,
    "organisation": ORGANISATION,
    "group": GROUP,
    "document": DOCUMENT,
    "introduction": INTRODUCTION,
    "condition": CONDITION,
    "gives": GIVES,
    "venue": VENUE,
    "after-noun": AFTER_NOUN,
    "infinitive-fact": INFINITIVE_FACT,
    "no-source": NO_SOURCE,
    "via-document": VIA_DOCUMENT,
    "quoting": QUOTING,
    "with-knowledge": WITH_KNOWLEDGE,
    "level": LEVEL,
    "time": TIME,
    "placed": PLACED,
    "kin": KIN,
}
_AS_PRINTED = {
    "day": DAY,
    "name-particle": PARTICLE,
    "name-like": NAME_LIKE,
    "honorific": HONORIFIC | TITLE,
    "honorific-he": COURTESY,
    "honorific-she": COURTESY,
    "portfolio": PORTFOLIO,
    "first-name-he": FIRST_NAME,
    "first-name-she": FIRST_NAME,
    "surname-too": SURNAME_TOO,
    "post-nominal": POST_NOMINAL,
}
_ENDINGS = {"ly": ENDS_LY, "ed": ENDS_ED}
# al-Sayed, ash-Sharif, d'Aubray, dell'Orto
_PREFIXED = re.compile(r"(?:[AaEe][lL]-|a(?:s|sh|n|d|r)-|(?:[dl]|dell|dall|de)')(?=[A-Z])")
_MASK = "\x01"
_MOST_WORDS = 50_000
_LONGEST = 40  # characters of a word that is remembered


class WordClasses(dict):
    """The bits of each word met so far, by the word as printed; emptied when it has grown to 50,000 words, so that memory stays bounded."""

    def __init__(self, words: dict[str, frozenset[str]]):
        super().__init__()
        self._words = words
        self._numbers: dict[int, int] = {}
        self._small = _join(words, _IN_SMALL_LETTERS)
        self._printed = _join(words, _AS_PRINTED)
        self._listed = {*words["stop"], *words["function"], *self._small, *map(str.lower, self._printed)}

    def __missing__(self, word: str) -> int:
        low = word.lower()
        if word.isalpha() and low not in self._listed and (word == low or word[1:] == low[1:]):
            # most words that are met for the first time stand in no list
            case = SMALL if word.islower() else CAPITAL if word[0].isupper() else 0
            bits = WORD | case | (ENDS_ING if low[-3:] == "ing" else _ENDINGS.get(low[-2:], 0))
        elif word[0] == _MASK and len(word) > 1:
            # masked quotation, however long
            return self[_MASK]
        else:
            bits = self._classify(word, low)
        # words of the same classes share one number, which then stays in the processor's own memory
        bits = self._numbers.setdefault(bits, bits)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = bits
        return bits

    def _classify(self, word: str, low: str) -> int:
        words = self._words
        bits = self._small.get(low, 0) | self._printed.get(word, 0)
        if "-" in word and all(part in words["honorific"] for part in word.split("-")):
            # Secretary-General, Vice-President
            bits |= TITLE
        if "-" in low and low.rpartition("-")[2] in words["role"]:
            # co-author, ex-minister
            bits |= ROLE
        is_word, is_upper, has_not = word[0].isalnum(), word[0].isupper(), low.endswith("n't")
        for holds, bit in (
            (is_word, WORD),
            # a capital letter first, or after al-, d' and the like: part of a name
            (is_upper or _PREFIXED.match(word) is not None, CAPITAL),
            (word.islower(), SMALL),
            (has_not, CONTRACTED_NOT),
            # they're, he's
            ("'" in low and low.partition("'")[0] in words["pronoun-subject"], CONTRACTED_PRONOUN),
            (low in words["stop"] or not is_word or has_not, STOP),
            # the Israel Defense Forces, Lee Works: with a capital letter only auxiliaries are verbs for certain
            (low in words["verb-capital" if is_upper else "finite-verb"], VERB),
            # no noun or name: a determiner, preposition, conjunction, pronoun or auxiliary, or not a word
            (not bits & NAME_LIKE and (low in words["function-capital" if is_upper else "function"] or not is_word or has_not), FUNCTION),
            (low.endswith("ly"), ENDS_LY),
            (low.endswith("ed"), ENDS_ED),
            (low.endswith("ing"), ENDS_ING),
            (word.endswith("'s"), OWNER),
        ):
            bits |= bit * holds
        return bits


def _join(words: dict[str, frozenset[str]], classes: dict[str, int]) -> dict[str, int]:
    """The bits of every word of these classes."""
    joined: dict[str, int] = {}
    for name, bits in classes.items():
        for word in words[name]:
            joined[word] = joined.get(word, 0) | bits
    return joined
