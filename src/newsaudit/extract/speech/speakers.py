"""Who stands beside a reporting verb: its subject before it, after it, or the subject of the sentence it belongs to."""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsaudit.extract.speech.apposition import find_before_apposition, find_owner_of_adjective, find_owner_of_relative, widen
from newsaudit.extract.speech.phrases import Phrase, phrase_after, phrase_before
from newsaudit.extract.speech.tokens import MAX_REACH, Token, is_capital, is_word, read_tokens

_NEAR = 64
_ASIDE = re.compile(r"[,()—–]|\b(?:who|whose|which|to)\b")
_SHARED = ("and", "but", "or", "then", "yet", "while", "by")


class Subject(NamedTuple):
    """What stands before a reporting verb. `phrase` is None where the verb shares the subject of another (`shared`) or has it behind.

    `is_said` is False where nothing is reported: negated, hypothetical, passive. `start`: where the attribution begins.
    `opener`: the word before the attribution, lower case.
    """

    phrase: Phrase | None
    shared: bool
    is_said: bool
    start: int
    opener: str = ""


def subject_before(text: str, floor: int, cue_start: int, form: str, words: dict) -> Subject:
    """The subject of the reporting verb at `cue_start`, looked for after `floor` and within reach."""
    first = max(floor, cue_start - MAX_REACH)
    if cue_start - first > 2 * _NEAR:
        # most subjects stand close by: the long way is only gone where the short one meets a comma or its own edge
        tokens = read_tokens(text, cue_start - _NEAR, cue_start)[1:]
        subject = _find_subject(tokens, cue_start, form, words)
        phrase = subject.phrase
        if phrase is not None and len(tokens) > 4 and phrase.block > tokens[3].start and not _ASIDE.search(text, phrase.end, cue_start):
            return subject
    return _find_subject(read_tokens(text, first, cue_start), cue_start, form, words)


def _find_subject(tokens: list[Token], cue_start: int, form: str, words: dict) -> Subject:
    i, passive, is_heard = len(tokens) - 1, False, False
    nothing = Subject(None, False, False, cue_start)
    while i >= 0:
        word = tokens[i].text
        low = word.lower()
        if low in words["negation"]:
            return nothing
        if word == ".":
            # Lindqvist Motors Co. said: no sentence ends within a unit
            i -= 1
            continue
        if low == "as" and form.endswith("ing") and i > 0 and tokens[i - 1].text in ("quoted", "cited", "reported"):
            # was quoted as telling reporters
            i -= 2
            continue
        if low == "as" and form.endswith("ing"):
            return _find_quoted(tokens, i, cue_start, words)
        if low in ("heard", "filmed", "recorded") and form.endswith("ing"):
            # "can be heard saying" tells what was said
            is_heard, i = True, i - 1
            continue
        if low in words["hypothetical"] and not is_heard:
            return nothing
        if is_heard and low in ("can", "could"):
            i -= 1
            continue
        if low == "to":
            if any(token.text.lower() in words["negation"] or token.text.endswith("n't") for token in tokens[max(0, i - 8) : i]):
                return nothing
            if (
                i > 0
                and tokens[i - 1].text.lower() in words["infinitive-fact"]
                or i > 1
                and tokens[i - 1].text == "on"
                and tokens[i - 2].text in words["infinitive-fact"]
            ):
                return Subject(None, True, True, tokens[i].start, "to")
            # "so far as to say" tells that it was said
            if i > 1 and tokens[i - 1].text == "as" and tokens[i - 2].text == "far":
                return Subject(None, True, True, tokens[i].start, "to")
            if (
                i > 3
                and any(token.text in words["infinitive-fact"] for token in tokens[max(0, i - 4) : i])
                and (phrase := phrase_before(tokens, i - 1, words))
            ):
                return Subject(phrase, False, True, phrase.block, "")
            return nothing
        if word.endswith("n't") or (low in ("be", "being") and not form.endswith("ing")):
            return nothing
        if low in ("is", "was", "are", "were", "been") and not form.endswith("ing") and form not in ("quoted as saying", "cited as saying"):
            passive = True
        if (
            low in words["between"]
            or word in words["day"]
            or (low.endswith("ly") and word.islower() and len(word) > 3 and low not in ("family", "ally", "assembly"))
            or (word[0].isdigit() and i > 0 and (tokens[i - 1].text in words["day"]))
        ):
            i -= 1
            continue
        break
    if passive:
        return nothing
    if i < 0:
        return Subject(None, False, True, cue_start)
    return _read_subject(tokens, i, form, words, cue_start)


def _find_quoted(tokens: list[Token], at: int, cue_start: int, words: dict) -> Subject:
    """The subject of a verb behind "as" that a medium quotes: the agency quoted Boateng as saying, Boateng was quoted by the agency as saying."""
    nothing = Subject(None, False, True, cue_start, "as")
    verb = next((k for k in range(at - 1, max(-1, at - 14), -1) if tokens[k].text in words["quoting"]), None)
    if verb is None or verb == 0:
        return nothing
    if tokens[verb + 1].text == "by":
        return _find_subject(tokens[: verb - 1], cue_start, "said", words) if tokens[verb - 1].text in ("was", "were", "is", "been") else nothing
    phrase = phrase_before(tokens, at - 1, words)
    return _with_opener(tokens, phrase, words) if phrase is not None and phrase.start > tokens[verb].start else nothing


def _read_subject(tokens: list[Token], i: int, form: str, words: dict, cue_start: int) -> Subject:
    word = tokens[i].text
    low = word.lower()
    if low == "including" and form.endswith("ing"):
        return Subject(None, True, True, tokens[i].start, low)
    if form.endswith("ing") and low in ("him", "her", "them"):
        # remembers her saying
        return Subject(Phrase(tokens[i].start, tokens[i].end, "pronoun", tokens[i].start), False, True, tokens[i].start)
    base, _, suffix = low.partition("'")
    if suffix in ("s", "re", "ve") and base in words["pronoun-subject"]:
        # "they're telling"; "he's told" is passive
        start = tokens[i].start
        return Subject(
            Phrase(start, start + len(base), "pronoun", start),
            False,
            form.endswith("ing") or suffix == "ve",
            start,
            tokens[i - 1].text.lower() if i else "",
        )
    if low in _SHARED:
        if low == "or" and any(token.text.lower() in words["negation"] for token in tokens[max(0, i - 4) : i]):
            # did not confirm or deny
            return Subject(None, False, False, cue_start)
        if (
            low in ("and", "or")
            and i > 1
            and "to" in (tokens[i - 2].text, tokens[max(0, i - 3)].text)
            and not form.endswith(("ed", "s", "ing", "said", "told", "wrote"))
        ):
            # "to write and explain": still to come
            return Subject(None, False, False, cue_start)
        return Subject(None, True, True, tokens[i].start, low)
    if word == ",":
        phrase = find_before_apposition(tokens, i, words)
        if phrase is not None and not (form.endswith("ing")):
            return _with_opener(tokens, phrase, words)
        return Subject(None, True, True, tokens[i].start, ",")
    if word == ")":
        k = i - 1
        while k > 0 and tokens[k].text != "(":
            k -= 1
        return _read_subject(tokens, k - 1, form, words, cue_start) if k > 0 else Subject(None, False, True, cue_start)
    if word in "—–-":
        k = i - 1
        while k > 0 and tokens[k].text not in "—–-":
            k -= 1
        if k > 0 and form[-3:] != "ing":
            return _read_subject(tokens, k - 1, form, words, cue_start)
        return Subject(None, True, True, tokens[i].start, "-")
    if not is_word(word):
        return Subject(None, word in ";:", True, cue_start, word)
    if low in ("who", "which", "that") and i > 0:
        k = i - 1 if tokens[i - 1].text != "," else i - 2
        phrase = phrase_before(tokens, k, words) if k >= 0 else None
        if phrase is not None and phrase.form == "noun" and low != "who":
            phrase = _after_preposition(tokens, phrase, words)
        if phrase is not None and phrase.form != "pronoun":
            return Subject(phrase, False, True, phrase.block, "who")
        return Subject(None, False, False, cue_start)
    phrase = phrase_before(tokens, i, words)
    owner = find_owner_of_relative(tokens, i, phrase, words) or find_owner_of_adjective(tokens, i, words)
    if owner is not None:
        return _with_opener(tokens, owner, words)
    if phrase is None:
        return Subject(None, False, False, cue_start, low)
    if word.endswith(("'s", "s'")) or (form.endswith("ing") and phrase.form == "pronoun"):
        return Subject(None, False, False, cue_start, low)
    wide = widen(tokens, phrase, words)
    begin = next((k for k, token in enumerate(tokens) if token.start >= wide.block), 0)
    if (
        form.endswith("ing")
        and begin > 0
        and tokens[begin - 1].text in words["gives"]
        and any(word in words["via-document"] for word in _low_words(tokens, wide))
    ):
        # the firm issued a statement saying: the firm says it
        return _find_subject(tokens[: begin - 1], cue_start, "said", words)
    if begin > 1 and tokens[begin - 1].text == "and" and is_capital(tokens[begin - 2].text):
        # officials from Togo and Ghana said: the second name stands within the same phrase
        other = phrase_before(tokens, begin - 2, words)
        group = widen(tokens, other, words) if other is not None else None
        if group is not None and group.form == "noun" and group.start < other.start:
            return _with_opener(tokens, group._replace(end=wide.end), words)
    if begin > 1 and (tokens[begin].text.lower() in words["between"] or tokens[begin].text in words["day"]):
        # the governor yesterday in Asaba said
        return _read_subject(tokens, begin - 1, form, words, cue_start)
    return _with_opener(tokens, wide, words)


def _low_words(tokens: list[Token], phrase: Phrase) -> list[str]:
    return [token.text.lower() for token in tokens if phrase.start <= token.start < phrase.end]


def _after_preposition(tokens: list[Token], phrase: Phrase, words: dict) -> Phrase:
    """The last noun of a phrase with small words in it: "a dispute with his government, which says" is about the government."""
    inside = [token for token in tokens if phrase.start < token.start < phrase.end]
    cut = next((k for k in range(len(inside) - 1, -1, -1) if inside[k].text.lower() in words["preposition"]), None)
    return phrase if cut is None or cut + 1 >= len(inside) else phrase._replace(start=inside[cut + 1].start, block=inside[cut + 1].start)


def _with_opener(tokens: list[Token], phrase: Phrase, words: dict) -> Subject:
    begin = next((k for k, token in enumerate(tokens) if token.start >= phrase.block), 0)
    opener = tokens[begin - 1].text.lower() if begin > 0 else ""
    k = begin - 1
    said = True
    if opener in words["preposition"] - words["conjunction"]:
        # "and in a short speech said": the phrase tells where; the subject stands further off
        before = tokens[begin - 2].text.lower() if begin > 1 else ""
        return Subject(None, before in _SHARED or before == ",", before in _SHARED or before == ",", phrase.block, before)
    # if he says, unless officials say: only supposed
    if opener in words["condition"] or opener == "let":
        said = False
    return Subject(phrase, False, said, phrase.block, opener if k >= 0 else "")


def subject_after(text: str, cue_end: int, ceiling: int, words: dict) -> Phrase | None:
    """The subject that follows a reporting verb: said Ama Boateng, said the minister."""
    tokens = read_tokens(text, cue_end, min(ceiling, cue_end + MAX_REACH // 2))
    return phrase_after(tokens, 0, words)


def main_subject(text: str, start: int, end: int, words: dict, is_name: Callable[[str], bool] = lambda word: False) -> Phrase | None:
    """The subject with which a sentence opens, after any introduction that a comma ends. `is_name`: whether a word is somebody's name here."""
    tokens = read_tokens(text, start, min(end, start + MAX_REACH))
    first = 0
    for _ in range(4):
        while first < len(tokens) and not is_word(tokens[first].text):
            first += 1
        if first >= len(tokens):
            return None
        low = tokens[first].text.lower()
        if low in ("but", "and", "so", "yet", "or", "also", "still", "now", "then", "meanwhile", "however", "later", "earlier", "today"):
            comma = next((k for k in range(first, min(len(tokens), first + 4)) if tokens[k].text == ","), first)
            first = comma + 1
            continue
        if (
            low in words["introduction"]
            or (low.endswith("ing") or low.endswith("ly") and len(low) > 4)
            # Kelly did not mind
            and not (tokens[first].text[0].isupper() and is_name(tokens[first].text))
            or tokens[first].text in words["day"]
        ):
            comma = next((k for k in range(first, min(len(tokens), first + 30)) if tokens[k].text == ","), None)
            if comma is None:
                return None
            first = comma + 1
            continue
        if low == "there":
            return None
        phrase = phrase_after(tokens, first, words)
        behind = next((k for k in range(first, len(tokens)) if phrase is not None and tokens[k].start >= phrase.end), None)
        if (
            behind is not None
            and behind + 1 < len(tokens)
            and tokens[behind].text == ","
            and tokens[behind + 1].text in words["preposition"]
            and first > 0
        ):
            # Speaking in Vaughan, Ont., on Thursday: a place, not the subject
            first = behind + 1
            continue
        return phrase
    return phrase_after(tokens, first, words)
