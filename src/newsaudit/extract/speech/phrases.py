"""Noun phrases in a few words to the left or right of a place, by word lists and capital letters, without a parser."""

from typing import NamedTuple

from newsaudit.extract.speech.tokens import Token, is_capital, is_function, is_word

_MAX_NOUNS = 16


class Phrase(NamedTuple):
    """A noun phrase that can speak. `form`: pronoun, name or noun. `block`: where its titles and modifiers begin. `parts`: joint speakers."""

    start: int
    end: int
    form: str
    block: int
    parts: tuple[tuple[int, int], ...] = ()


def phrase_before(tokens: list[Token], last: int, words: dict) -> Phrase | None:
    """The noun phrase whose last word is `tokens[last]`, without its titles; None where that word ends none."""
    token = tokens[last].text
    if not is_word(token):
        return None
    if token.lower() in words["pronoun-subject"]:
        return Phrase(tokens[last].start, tokens[last].end, "pronoun", tokens[last].start)
    if is_capital(token) and not is_function(token, words):
        if (
            token.lower() in words["group"]
            and not (last and is_capital(tokens[last - 1].text))
            or not last
            and token.lower() in words["organisation"]
        ):
            # Police, Officials at the head of a sentence
            return _noun_before(tokens, last, words)
        return _name_before(tokens, last, words)
    if is_function(token, words) and token.lower() not in (
        "one",
        "some",
        "many",
        "others",
        "most",
        "several",
        "both",
        "another",
        "few",
        "all",
        "those",
        "these",
        "this",
        "that",
    ):
        return None
    return _noun_before(tokens, last, words)


def _name_before(tokens: list[Token], last: int, words: dict) -> Phrase | None:
    first = last
    while first > 0:
        before = tokens[first - 1].text
        if is_capital(before) and not (is_function(before, words) and before.lower() not in ("us", "may", "will", "mark")):
            first -= 1
        elif before in words["name-particle"] and (
            first == 1
            or not is_word(tokens[first - 2].text)
            or is_capital(tokens[first - 2].text)
            or tokens[first - 2].text in words["name-particle"]
        ):
            first -= 1
        elif (
            before in ("of", "for", "the", "&", "on", "against", "to")
            and first > 1
            and tokens[first].text not in words["day"]
            and _joins_name(tokens, first, words)
        ):
            first -= 1
        else:
            break
    start = strip_titles(tokens, first, last, words)
    if start > last:
        # a title alone: the Prime Minister, the Interior Ministry's Director
        begin = first - 1 if first > 0 and tokens[first - 1].text.lower() in words["determiner"] else first
        return Phrase(tokens[begin].start, tokens[last].end, "noun", tokens[begin].start)
    block = _block_start(tokens, first, words)
    joint = _joint_before(tokens, first, words)
    if joint is not None:
        parts = (*(joint.parts or ((joint.start, joint.end),)), (tokens[start].start, tokens[last].end))
        return Phrase(joint.start, tokens[last].end, "name", joint.block, parts)
    return Phrase(tokens[start].start, tokens[last].end, "name", tokens[block].start)


def _joins_name(tokens: list[Token], first: int, words: dict) -> bool:
    """Whether "of", "for", "the" before `tokens[first]` stand inside a name: Bank of Canada, Council on the Environment."""
    before = tokens[first - 2].text
    if tokens[first - 1].text == "the":
        return before in ("of", "for") and first > 2 and _takes_of(tokens[first - 3].text, words)
    return is_capital(before) and not is_function(before, words) and (tokens[first - 1].text == "&" or _takes_of(before, words))


def _takes_of(word: str, words: dict) -> bool:
    """Whether "of" after a capitalised word stays within the name: Bank of Ghana, Secretary of State; not Haugen of the Drivers' Guild."""
    return is_capital(word) and (word.lower() in words["organisation"] or word in words["honorific"])


def _joint_before(tokens: list[Token], first: int, words: dict) -> Phrase | None:
    """The speaker joined by "and" before the name at `first`, where the pair opens the clause: Smith and Jones said."""
    at = first - 1
    while at > 0 and tokens[at].text[0].islower() and (tokens[at].text in words["role"] or tokens[at].text in ("the", "former", "senior")):
        at -= 1
    if at < 1 or tokens[at].text not in ("and", "&") or not is_capital(tokens[at - 1].text):
        return None
    other = phrase_before(tokens, at - 1, words)
    if other is None or other.form != "name":
        return None
    begin = next((k for k, token in enumerate(tokens) if token.start >= other.block), 0)
    before = tokens[begin - 1].text.lower() if begin > 0 else ""
    return other if not before or not is_word(before) or before in words["conjunction"] or before == "both" else None


def strip_titles(tokens: list[Token], first: int, last: int, words: dict) -> int:
    """The index at which the name proper begins: after the last honorific or office among capitalised words; past `last` if all are titles."""
    start = first
    if tokens[last].text.lower() in words["organisation"]:
        # Thailand's Foreign Ministry, National Security Council
        return first
    titled = first > 0 and tokens[first - 1].text in ("of", "for") and first > 1 and tokens[first - 2].text in words["honorific"]
    for k in range(first, last + 1):
        word = tokens[k].text
        if titled and (word in words["portfolio"] or word in ("of", "for", "and", "the") or word.rstrip(",") in words["portfolio"]):
            # Minister for Kashmir Affairs Barjees Tahir: what the office is about is no part of the name
            start = k + 1
            continue
        is_office = is_title(word, words)
        titled = titled or is_office
        if is_office or word in words["honorific-he"] or word in words["honorific-she"]:
            start = k + 1
        elif k == first and last - k >= 2 and word.lower() in words["role"]:
            # Baker Tomasz Zielinski at the head of a sentence; not Baker Jones
            start = k + 1
        elif word.endswith("'s") and (last - k >= 2 or k < last and _is_office_next(tokens, k + 1, last, words)):
            # the union's Marta Kowalczyk; Canada's Prime Minister
            start = k + 1
    # Secretary of State Ama Boateng: the office takes its "of" with it; President of Ghana is all office
    if first < start <= last and tokens[start].text in ("of", "for"):
        start += 2
    return start


def is_title(word: str, words: dict) -> bool:
    """Whether a capitalised word is an office, alone or joined: Major, Secretary-General, Vice-President."""
    return word in words["honorific"] or "-" in word and all(part in words["honorific"] for part in word.split("-"))


def _is_office_next(tokens, first, last, words) -> bool:
    return any(tokens[k].text in words["honorific"] for k in range(first, last))


def _block_start(tokens: list[Token], first: int, words: dict) -> int:
    """The index from which modifiers and titles before the name at `first` run: "the former State Department spokesman"."""
    begin = first
    while begin > 0 and first - begin < 14:
        word = tokens[begin - 1].text
        low = word.lower()
        if low in words["determiner"]:
            begin -= 1
            break
        if (
            word in ("of", "for", "and")
            and begin > 1
            and begin != first
            and is_word(tokens[begin - 2].text)
            and not is_function(tokens[begin - 2].text, words)
        ):
            begin -= 1
        elif (
            is_word(word)
            and not is_function(word, words)
            and not (word.islower() and (word.endswith("ly") or word.endswith("ed") and low not in words["role"]))
        ):
            begin -= 1
        else:
            break
    return begin


def _noun_before(tokens: list[Token], last: int, words: dict) -> Phrase | None:
    begin, k, steps = last, last - 1, 0
    saw_preposition = False
    if last > 0 and tokens[last - 1].text.lower() in ("the", "a") and tokens[last].text.lower() in ("most", "many", "least"):
        return None
    if tokens[last].text.lower() in words["determiner"] or tokens[last].text.lower() in ("those", "some", "many", "most", "others"):
        return Phrase(tokens[last].start, tokens[last].end, "noun", tokens[last].start)
    while k >= 0 and steps < _MAX_NOUNS:
        steps += 1
        word = tokens[k].text
        low = word.lower()
        before = tokens[k - 1].text if k > 0 else ""
        if low in words["determiner"]:
            begin = k
            if before.lower() in words["determiner"] or before in ("half", "than", "least"):
                begin, k = k - 1, k - 2
                continue
            if before in words["preposition"] and k > 1 and is_word(tokens[k - 2].text) and not _stops(tokens[k - 2].text, words):
                k -= 1
                continue
            break
        if low in words["preposition"] and low not in ("as", "like", "since", "until", "after", "before", "despite", "unlike"):
            if before and is_capital(before) and k > 1 and is_capital(tokens[k - 2].text) and not _takes_of(before, words):
                # Sgt. Lee Ong of the harbour police: a name already
                return Phrase(tokens[begin].start, tokens[last].end, "noun", tokens[begin].start)
            if before and is_word(before) and not _stops(before, words) and before.lower() not in words["between"]:
                saw_preposition, k = True, k - 1
                continue
            break
        if word == "and" and before and is_word(before) and not is_function(before, words) and not is_capital(before):
            k -= 1
            continue
        if _stops(word, words) or not is_word(word):
            break
        # a carefully worded response: an adverb within the phrase, not after a verb
        if word.islower() and word.endswith("ly") and len(word) > 5 and before.lower() not in words["determiner"]:
            break
        begin, k = k, k - 1
    if begin == last and tokens[last].text.lower() in ("this", "that"):
        return None
    end = last
    if saw_preposition and tokens[begin].text.lower() in words["preposition"]:
        begin += 1
    # a participle after its noun is not part of the speaker: "the report released said"
    while (
        end > begin
        and tokens[end].text.islower()
        and tokens[end].text.endswith("ed")
        and end - 1 >= begin
        and not is_function(tokens[end - 1].text, words)
    ):
        end -= 1
    return Phrase(tokens[begin].start, tokens[end].end, "noun", tokens[begin].start)


def _stops(word: str, words: dict) -> bool:
    low = word.lower()
    return low in words["stop"] or not word[0].isalnum() or low.endswith("n't")


def phrase_after(tokens: list[Token], first: int, words: dict) -> Phrase | None:
    """The noun phrase that begins at `tokens[first]`, without the titles of a name; None where none begins there."""
    if first >= len(tokens) or not is_word(tokens[first].text):
        return None
    low = tokens[first].text.lower()
    if low in words["pronoun-subject"]:
        return Phrase(tokens[first].start, tokens[first].end, "pronoun", tokens[first].start)
    if tokens[first].text not in words["name-like"] and (
        low in words["conjunction"] or low in words["preposition"] or "'" in low and low in words["finite-verb"]
    ):
        return None
    last = first
    while last + 1 < len(tokens) and last - first < _MAX_NOUNS and _goes_on(tokens, first, last, words):
        last += 1
    while last > first and is_function(tokens[last].text, words):
        last -= 1
    if is_capital(tokens[last].text) and not is_function(tokens[last].text, words):
        name = _name_before(tokens[first : last + 1], last - first, words)
        if name is not None:
            return name._replace(block=tokens[first].start)
    if low in words["finite-verb"] and last == first:
        return None
    return Phrase(tokens[first].start, tokens[last].end, "noun", tokens[first].start)


def _goes_on(tokens: list[Token], first: int, last: int, words: dict) -> bool:
    word, here = tokens[last + 1].text, tokens[last].text
    low = word.lower()
    if not is_word(word) or word in words["day"] or low.endswith("n't"):
        return word == "&" and is_capital(here)
    if word in words["name-like"]:
        return True
    following = tokens[last + 2].text if last + 2 < len(tokens) else ""
    if low in ("on", "against") and is_capital(here) and here.lower() in words["organisation"]:
        # the National Institute on Drug Abuse; not the Institute on Monday
        return bool(following) and is_capital(following) and following not in words["day"]
    if low in ("of", "for", "at", "with", "from", "in"):
        if not is_capital(here):
            return bool(following) and is_word(following) and low != "at" and (low in ("of", "for") or here.lower() in words["group"])
        # Bank of Ghana goes on; Lee Ong of the Jakarta Zoo is a name already
        return low in ("of", "for") and bool(following) and (is_capital(following) or following == "the") and _takes_of(here, words)
    if low == "and" and (here.lower() in words["role"]) and bool(following) and (is_capital(following) or following in words["role"]):
        return True
    if low == "and":
        return bool(following) and is_capital(here) and is_capital(following) and not is_function(following, words)
    if low == "the":
        return here.lower() in ("of", "for", "from", "at", "in", "with")
    if low in words["determiner"]:
        return low not in ("the", "this", "no") and here.lower() in words["preposition"] or here.lower() in words["determiner"]
    if (
        low in words["conjunction"]
        or low in words["preposition"]
        or low in words["pronoun-subject"]
        or low in words["verb-capital" if word[0].isupper() else "finite-verb"]
    ):
        return False
    if word.islower() and (
        word.endswith("ly")
        and low not in ("elderly", "family", "early", "only")
        and here.lower() not in words["determiner"]
        or (word.endswith("ed") and (not is_capital(following or "x") or here.lower() in words["role"] or here.lower() in words["organisation"]))
    ):
        return False
    if here.lower() in words["determiner"]:
        return True
    # a name ends at the next small word, unless that is part of a title: White House press secretary Jean-Pierre
    if is_capital(here) and word.islower() and word not in words["name-particle"]:
        return (
            low in words["role"]
            or low in words["group"]
            or low in words["organisation"]
            or low in words["document"]
            or (bool(following) and (following.lower() in words["role"] or following.lower() in words["group"]))
        )
    return True
