"""Whom an apposition, a relative clause or a phrase of place belongs to."""

from newsaudit.extract.speech.phrases import Phrase, phrase_before
from newsaudit.extract.speech.tokens import Token, is_word

# "Police said a witness, who …, told them": a clause begins after the verb too
_SAYING = ("said", "says", "say")
# a study by the Health Ministry, an inquiry into the collapse
_ABOUT = frozenset("by into on about to".split())
_WITHIN = frozenset("with of at from in for inside near".split())


def find_owner_of_relative(tokens: list[Token], last: int, phrase: Phrase | None, words: dict) -> Phrase | None:
    """The phrase that a relative clause without commas belongs to: "A driver who asked to stay unnamed said"; not "the driver who police said"."""
    k = last
    while k > 0 and tokens[k].text not in (",", ";", ":", "who", "whose") and is_word(tokens[k].text):
        k -= 1
    if k < 1 or tokens[k].text not in ("who", "whose"):
        return None
    has_verb = any(
        token.text.endswith("ed") or token.text in ("to", "not") or token.text.lower() in words["finite-verb"] for token in tokens[k + 1 : last + 1]
    )
    if not has_verb and phrase is not None and phrase.block <= tokens[k + 1].start:
        return None
    owner = phrase_before(tokens, k - 1, words)
    if owner is None or owner.form == "pronoun":
        return None
    owner = widen(tokens, owner, words)
    begin = next((n for n, token in enumerate(tokens) if token.start >= owner.block), 0)
    opener = tokens[begin - 1].text.lower() if begin > 0 else ""
    return owner if not opener or not is_word(opener) or opener in words["conjunction"] else None


def find_owner_of_adjective(tokens: list[Token], last: int, words: dict) -> Phrase | None:
    """The phrase before "familiar with", "briefed on", "close to", where these go on up to the verb: two people familiar with talks on aid said."""
    for k in range(last - 1, 0, -1):
        word = tokens[k].text
        if not is_word(word) or word in words["finite-verb"] or word in ("who", "which", "that"):
            return None
        if word in words["with-knowledge"] and tokens[k + 1].text in words["preposition"]:
            owner = phrase_before(tokens, k - 1, words)
            return owner._replace(end=tokens[last].end) if owner is not None and owner.form == "noun" else None
    return None


def widen(tokens: list[Token], phrase: Phrase, words: dict) -> Phrase:
    """The name that a phrase after "at", "with", "from" … belongs to, where that name opens the clause: "Lee Ong of the Jakarta Zoo said"."""
    begin = next((k for k, token in enumerate(tokens) if token.start >= phrase.block), 0)
    if begin < 2 or tokens[begin - 1].text.lower() not in _WITHIN and tokens[begin - 1].text not in _ABOUT:
        return phrase
    other = phrase_before(tokens, begin - 2, words)
    if other is None or other.form == "pronoun" or tokens[begin - 1].text in _ABOUT and other.form == "name":
        return phrase
    if tokens[begin - 1].text in _ABOUT and not any(
        token.text.lower() in words["document"] or token.text.lower() in words["organisation"] or token.text.lower() in words["role"]
        for token in tokens[:begin]
        if token.start >= other.start
    ):
        return phrase
    other = widen(tokens, other, words)
    first = next((k for k, token in enumerate(tokens) if token.start >= other.block), 0)
    opener = tokens[first - 1].text.lower() if first > 0 else ""
    if not opener or not is_word(opener) or opener in words["conjunction"] and opener not in ("for", "after", "before", "since", "until", "than"):
        # the mayor of Kumasi is one phrase; Lee Ong of the zoo is a name with its body
        return other._replace(end=phrase.end) if other.form == "noun" else other
    return phrase


def find_before_apposition(tokens: list[Token], comma: int, words: dict) -> Phrase | None:
    """The phrase that an apposition, a relative clause or an aside ending at `comma` belongs to."""
    commas = [k for k in range(comma) if tokens[k].text == ","]
    best = None
    for position, k in enumerate(commas):
        if k == 0:
            continue
        phrase = phrase_before(tokens, k - 1, words)
        if phrase is None or tokens[k - 1].text in words["day"] or tokens[k - 1].text.lower() in words["between"] and phrase.form == "noun":
            continue
        phrase = find_owner_of_relative(tokens, k - 1, phrase, words) or widen(tokens, phrase, words)
        begin = next((n for n, token in enumerate(tokens) if token.start >= phrase.block), 0)
        left = commas[position - 1] if position else -1
        before = tokens[begin - 1].text.lower() if begin > 0 else ""
        at_clause = (
            begin == left + 1 or begin == 0 or before in _SAYING or before in words["conjunction"] - {"for", "than"} or not is_word(before or ",")
        )
        if not at_clause or not _is_apposition(tokens, k + 1, comma, words):
            continue
        if phrase.form == "name":
            return phrase
        if best is None:
            best = phrase
    if best is not None and commas:
        # the agent, Femi Obi, said: the apposition names the person
        name = phrase_before(tokens, comma - 1, words)
        first = commas[-1] if commas else -1
        if name is not None and name.form == "name" and first >= 0 and name.block >= tokens[first].end and name.block <= tokens[first].end + 2:
            return name._replace(block=best.block)
    return best


def _is_apposition(tokens: list[Token], first: int, last: int, words: dict) -> bool:
    if first >= last:
        return False
    low = tokens[first].text.lower()
    if low in (
        "who",
        "which",
        "whose",
        "whom",
        "where",
        "when",
        "whether",
        "as",
        "although",
        "though",
        "while",
        "if",
        "after",
        "before",
        "because",
        "since",
    ):
        return low not in ("although", "though", "while", "if", "because") or last - first < 14
    if low in ("and", "but", "or", "so", "that") or low in words["pronoun-subject"]:
        return False
    relative = False
    for k in range(first, last):
        word = tokens[k].text.lower()
        if word in ("who", "which", "that", "whose", "where", "when"):
            relative = True
        elif (
            word in words["finite-verb"]
            and word not in ("like", "set", "led", "made", "based", "held", "known", "told", "need", "work", "works", "plans", "hope", "plan", "left")
            and not relative
        ):
            return False
    return True
