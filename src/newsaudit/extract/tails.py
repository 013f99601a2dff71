"""What stands after a reporting verb: whom it was said to, when and where, and then the words reported or nothing."""

import re
from typing import NamedTuple

from newsaudit.codebook.quotes import Cue, QuoteRules
from newsaudit.extract.phrases import phrase_after
from newsaudit.extract.tokens import is_capital, is_word, read_tokens
from newsaudit.extract.units import Unit

_SPACE = re.compile(r"[ \n]*")
_CLAUSE_REACH = 220
_THAT_REACH = 110
# "told the packed hall in Leeds that": up to "that", a mark or a comma
_THAT = re.compile(r"[^,:;\x01—]{1,90}? that (?=\S)|,? ?however,? that ")
_COMMA_THAT = re.compile(r" ?,[^,:;\x01]{2,60}, that ")
_DASH_THAT = re.compile(r"(?:—|–|--|-) ?[^,:;—–\x01]{2,60}? ?(?:—|–|--|-) ?that ")
_WH = re.compile(r"(?:whether|if|why|how|what|who|when|where|which)\b")
_NO_PREPOSITION = re.compile(r"(?: [a-z]+){1,2}(?<! today)(?<!ly)(?<!day)")
_WHEN_ASKED = re.compile(r"when \w+ed\b")
_THAT_DAY = re.compile(
    r"that (?:day|night|week|month|year|time|morning|afternoon|evening|same|much|weekend|summer|winter)"
    r"(?=[,.;]|$| (?:in|at|on|he|she|they|it|the|that)\b)"
)
_FIRST = re.compile(r" *,? *([^\W\d_]+)")
_OF_DOING = re.compile(r"([^,;:\x01]{2,70}? of )(?=(?:not )?[a-z]+ing\b)")
_CLAUSE_BREAK = re.compile(
    r"\b(?:that|who|which|and|because|as|when|while|if|after|before|since|though|although|until|he|she|they|it|but|or|how|what|why|where)\b"
)


class Tail(NamedTuple):
    """`kind`: that, clause, whether, to, verb (words reported begin at `start`), mark (a quotation begins there), colon, comma, end or none.

    `cue_end`: where the cue ends, its addressee included.
    """

    kind: str
    start: int
    cue_end: int


def read_tail(masked: str, cue: Cue, cue_end: int, unit: Unit, rules: QuoteRules, *, after_relative: bool = False, opens: bool = False) -> Tail:
    """What follows the reporting verb that ends at `cue_end`. `opens`: the attribution opens the sentence: what it reports must follow."""
    at, end = cue_end, unit.end
    spoken_to = cue_end
    if "addressee" in cue.frames:
        at = spoken_to = _skip_addressee(masked, cue_end, end, rules)
        if spoken_to > cue_end and cue.id != "tell" and rules.clear.match_at(masked, _skip_space(masked, spoken_to)):
            # warns the rig could sink: the subject of what is said, nobody who is told
            at = spoken_to = cue_end
        told = _THAT.match(masked, _skip_space(masked, cue_end), min(end, cue_end + _THAT_REACH))
        if told and "that" in cue.frames and spoken_to < told.end() - 5 and _is_told(masked, cue_end, told.end() - 5, rules):
            close = told.end() - len(" that ")
            # told her son that: one phrase, where no preposition goes on with it
            return Tail("that", told.end(), close if _NO_PREPOSITION.fullmatch(masked, spoken_to, close) else spoken_to)
    if after_relative:
        word = _first_word(masked, at, end)
        if word in rules.words["verb-after-relative"]:
            return Tail("verb", _skip_space(masked, at), spoken_to)
    cue_end = spoken_to
    if masked[at : at + 1] == "." or at >= end:
        return Tail("end", at, cue_end)
    first = _FIRST.match(masked, at, end)
    for _ in range(
        4 if first is None or first.group(1)[0].isupper() or first.group(1) in rules.words["adjunct-first"] or first.group(1).endswith("ly") else 0
    ):
        match = rules.adjunct.match(masked, at, end)
        if match is None or match.end() == at:
            break
        at = match.end()
    at = _skip_space(masked, at)
    if _THAT_DAY.match(masked, at, end):
        return Tail("none", at, cue_end)
    if ("that" in cue.frames or "noun" in cue.frames) and (masked.startswith(("that ", "that,", ", that ", ", that,"), at)):
        begin = masked.index("that", at, at + 7) + 5
        if at <= cue_end + 1 or not rules.clear.match_at(masked, begin):
            return Tail("that", begin, cue_end)
        # said at a rally that drew thousands: the clause is the rally's
        return Tail("none", at, cue_end)
    if at >= end or masked[at] in ".?!)":
        return Tail("end", at, cue_end)
    char = masked[at]
    if char == "\x01":
        return Tail("mark", at, cue_end)
    if char in ":,—–" or masked.startswith(("- ", "-- "), at):
        behind = _skip_space(masked, at + 1)
        if behind < end and masked[behind] == "\x01":
            return Tail("mark", behind, cue_end)
        if char == ":":
            return Tail("colon", behind, cue_end)
        match = _COMMA_THAT.match(masked, at, min(end, at + _THAT_REACH)) or _DASH_THAT.match(masked, at, min(end, at + _THAT_REACH))
        if match:
            return Tail("that", match.end(), cue_end)
        if (
            at > cue_end + 1
            and opens
            and char == ","
            and "clause" in cue.frames
            and _is_clause(masked, behind, end, cue, rules)
            and _first_word(masked, behind, end) not in ("which", "who", "and", "but", "as", "when", "while", "after", "before")
        ):
            return Tail("clause", behind, cue_end)
        return Tail("comma", at + 1, cue_end)
    begin = _skip_space(masked, cue_end)
    if "direct" in cue.frames:
        quoted = masked.find("\x01", at, min(end, at + _THAT_REACH))
        if (
            quoted > 0
            and masked[begin:quoted].rstrip().endswith((",", ":"))
            and _first_word(masked, at, end) in rules.words["preposition"]
            and not rules.finite.search(masked, at, quoted)
        ):
            return Tail("mark", quoted, cue_end)
    if "that" in cue.frames or "noun" in cue.frames:
        match = _THAT.match(masked, begin, min(end, begin + _THAT_REACH))
        # said at a rally that drew thousands: the clause is the rally's
        if match and not rules.clear.match_at(masked, match.end()) and _is_aside(masked[begin : match.end() - 5], rules):
            return Tail("that", match.end(), cue_end)
    if "whether" in cue.frames and _WH.match(masked, at) and not _WHEN_ASKED.match(masked, at):
        return Tail("whether", at, cue_end)
    if cue.id == "accuse":
        match = _OF_DOING.match(masked, at, end)
        if match:
            return Tail("verb", match.end(1), cue_end)
    if cue.id == "stress" and rules.shapes["stance"].match(masked, begin, end):
        return Tail("that", begin, cue_end)
    if "to" in cue.frames and (masked.startswith("to ", at) or masked.startswith("not to ", at) or masked.startswith("never to ", at)):
        return Tail("to", at, cue_end)
    if "clause" in cue.frames and _is_clause(masked, at, end, cue, rules):
        return Tail("clause", at, cue_end)
    return Tail("none", at, cue_end)


def says_nothing(masked: str, at: int, end: int, rules: QuoteRules) -> bool:
    """Whether what follows a reporting verb are words like "nothing", "so", "goodbye": no words are reported."""
    return rules.shapes["nothing"].match(masked, at, end) is not None


def _skip_space(masked: str, at: int) -> int:
    return _SPACE.match(masked, at).end()


def _first_word(masked: str, at: int, end: int) -> str:
    tokens = read_tokens(masked, at, min(end, at + 24))
    return tokens[0].text.lower() if tokens else ""


def _is_aside(between: str, rules: QuoteRules) -> bool:
    """Whether the words between a reporting verb and "that" are when, where, to whom, or a noun of speech: not a clause of their own."""
    tokens = read_tokens(between, 0, len(between))
    if not tokens:
        return True
    words = rules.words
    low, last = tokens[0].text.lower(), tokens[-1].text
    if rules.finite.search(between):
        return False
    if low in ("with", "by", "against", "for", "of"):
        # responded with raids in Ghana that: an object with its own clause
        return last.lower() in words["venue"]
    if low in words["preposition"] or low in ("to", "last", "this", "earlier", "later"):
        # a phrase of place or time, not an object whose own clause begins with "that"
        return last.lower() in words["venue"] or last in words["venue"] or is_capital(last) or last.lower() in words["group"] or last[0].isdigit()
    if last in words["day"] or last.endswith("ly") or last.lower() in words["between"] or tokens[0].text in words["day"]:
        return True
    return last.lower() in words["point"] and len(tokens) <= 5


def _is_told(masked: str, start: int, end: int, rules: QuoteRules) -> bool:
    """Whether the words between "told" and "that" are one noun phrase with its places and days: a news conference in Doha on Monday."""
    words = rules.words
    tokens = read_tokens(masked, start, end)
    if not tokens or rules.finite.search(masked, start, end):
        return False
    for before, token in zip(tokens, tokens[1:], strict=False):
        low, here = token.text.lower(), before.text.lower()
        if low in words["conjunction"] - {"and"} or low in words["pronoun-subject"]:
            return False
        if token.text.islower() and low in words["determiner"] and here not in words["preposition"] and here not in words["determiner"] and here != "and":
            # told the court the plan that failed: what is told has begun
            return False
    return True


def _skip_addressee(masked: str, at: int, end: int, rules: QuoteRules) -> int:
    """The offset after the words that name who was told; `at` itself where none do."""
    match = rules.shapes["addressee"].match(masked, at, end)
    if match and (
        masked.startswith(" it ", at)
        and rules.clear.match_at(masked, match.end())
        or masked.startswith(" her ", at)
        and masked[match.end()].islower()
        and _first_word(masked, match.end(), end) not in rules.words["function"]
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


def _is_clause(masked: str, at: int, end: int, cue: Cue, rules: QuoteRules) -> bool:
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
