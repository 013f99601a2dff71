"""The place that a sentence names for a figure."""

from bisect import bisect_left

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.evidence import Evidence
from newsaudit.extract.counting.reader import SentenceReading
from newsaudit.extract.counting.words import Words

_WINDOW = 16
_LONGEST_NAME = 4
_TO_NAME = 6
_TO_PART = 5
_PLACES = frozenset(("place", "scene", "state", "aimed"))


def find_place(reading: SentenceReading, first: int, after: int, evidence: list[Evidence], *, is_sent: bool, is_harm: bool) -> str | None:
    """The place as printed: named after the noun (words from `after` on), else the nearest one named before the figure (word `first`).

    `is_sent`: the figure counts what is given or sent, so that "to" and "for" open its place; `is_harm`: it counts those harmed, of whom a sentence
    may give several numbers for one place.
    """
    words, rules, text, cues = reading.words, reading.rules, reading.text, reading.place_cues
    if not is_sent and not evidence and (not cues or bisect_left(cues, first - 4 * _WINDOW) == bisect_left(cues, after + _WINDOW)):
        return None
    openers = rules.harms.context["in"]
    # in Israel's offensive: who did it, not where
    places = {item.first: item if item.kind in _PLACES else None for item in evidence}
    end = min(len(words.words), after + _WINDOW)
    if is_sent:
        behind = [k for k in range(after, end) if words.words[k] in ("to", "for") or words.words[k] in openers or _is_aim(words, k, rules)]
    else:
        behind = [k for k in cues[bisect_left(cues, after) : bisect_left(cues, end)] if words.words[k] in openers or _is_aim(words, k, rules)]
    for k in behind:
        if k - 1 > after and "including" in words.words[max(after, k - _TO_PART) : k] and _is_number(words.words[k - 1], rules):
            # killed 99, including 85 in Blantyre: the place of a part
            break
        if k > after and 2 in words.marks[after : k] or not is_harm and any(word[0].isdigit() for word in words.words[after + 3 : k]):
            break
        found = _read_name(text, words, k + 1, places, rules)
        if found:
            return found
    if is_sent and first > 1 and words.words[first - 2] in rules.words["giving"] and text[words.starts[first - 1]].isupper():
        # gave Malawi 40 trucks
        return _print(text, words, first - 1, first)
    return _find_before(reading, first, after, places)


def _is_number(word: str, rules: FigureRules) -> bool:
    return word[0].isdigit() or word in rules.numbers.values


def _find_before(reading: SentenceReading, first: int, after: int, places: dict[int, Evidence | None]) -> str | None:
    """The nearest place named before the figure in its clause."""
    words, rules, text, cues = reading.words, reading.rules, reading.text, reading.place_cues
    context = rules.harms.context
    # the 2,000 people there: the place stands anywhere before
    begin = max(0, first - (4 * _WINDOW if words.words[after : after + 1] == ["there"] else _WINDOW))
    marks = words.marks[begin:first]
    if 2 in marks:
        begin = first - marks[::-1].index(2)
    before = cues[bisect_left(cues, begin) : bisect_left(cues, first)]
    if places:
        before = sorted({*before, *(k for k in places if begin <= k < first)})
    for k in reversed(before):
        if places.get(k) and places[k].kind != "state" and (not k or _is_told_of(words, k, places[k].last, context)):
            return _print(text, words, k, places[k].last)
        if words.words[k] in context["in"] and words.words[k] != "at" or _is_aim(words, k, rules):
            # at the Foreign Ministry: no place, unless it follows what is counted
            found = _read_name(text, words, k + 1, places, rules)
        elif words.words[k] == "where":
            found = _read_name_before(text, words, k, rules)
        else:
            found = None
        if found:
            return found
    return None


def _is_aim(words: Words, k: int, rules: FigureRules) -> bool:
    """Whether a place follows word `k` as the aim of an attack or behind the noun of its kind: an airstrike on Varna, through the port of Varna."""
    if not k:
        return False
    if words.words[k] == "of":
        # ripped through the town of Hill Bay; the residents of the port of Varna may be anywhere
        lead = words.words[max(0, k - 3) : k - 1]
        if words.words[k - 1] not in rules.words["place-nouns"] or "of" in lead:
            return False
        # slammed into the centre of Poltava
        is_hit = k > 3 and lead[0] == "into" and (words.words[k - 4].endswith("ed") or words.words[k - 4] in rules.harms.context["attack-verbs"])
        return is_hit or rules.harms.context["not-there"].isdisjoint(lead)
    if words.words[k] in rules.words["fleeing"]:
        return k + 1 < len(words.words) and not words.marks[k]
    return words.words[k] == "on" and words.words[k - 1] in rules.harms.context["attacks"]


def _is_told_of(words: Words, k: int, last: int, context) -> bool:
    """Whether a place that is named (word `k` up to `last`) is where things are counted: not a party between whom there are talks, unless a clause
    follows that tells of it."""
    if words.words[last : last + 1] in (["where"], ["which"], ["home"]):
        return True
    if words.words[k - 1] == "into" and k > 1 and words.words[k - 2] in context["attack-verbs"]:
        # stormed into the valley, killing 20
        return True
    return words.words[k - 1] not in context["not-there"] and words.words[k - 1] not in context["no-place-leads"]


def _read_name_before(text: str, words: Words, k: int, rules: FigureRules) -> str | None:
    """The name that word `k` ("where") stands for: in Sindh province, where."""
    last = k - 1 if k and words.words[k - 1] in rules.words["place-nouns"] and text[words.starts[k - 1]].islower() else k
    begin = last
    while begin and last - begin < _LONGEST_NAME and text[words.starts[begin - 1]].isupper():
        if begin < last and words.gaps[begin - 1] not in (" ", "-"):
            break
        begin -= 1
    return _print(text, words, begin, last) if begin < last and words.words[begin] not in rules.not_figures["month"] else None


def _read_name(text: str, words: Words, k: int, places: dict[int, Evidence | None], rules: FigureRules) -> str | None:
    """The name of a place that begins at word `k` or behind the nouns that name its kind: in the port of Varna."""
    context = rules.harms.context
    # in the southern Ukrainian city of Dnipro
    k = _skip_nouns(words, k, rules)
    for start in range(k, min(k + 4, len(words.words))):
        if start in places:
            following = start + 1 + (words.gaps[start] == "-")
            if places[start] is None and following < len(words.words) and words.gaps[start] in (" ", "-") and _is_name(text, words, following, rules):
                # in the French Alps, in the Israeli-occupied West Bank
                k = start
                break
            return _print(text, words, start, places[start].last) if places[start] else None
        if start > k and words.words[start - 1] not in context["parts"] and words.words[start - 1] not in ("a", "an", "his", "their", "its"):
            break
    while k < len(words.words) and words.words[k] in context["parts"] and text[words.starts[k]].islower():
        k += 1
    last = k
    while (
        last < min(len(words.words), k + _LONGEST_NAME)
        and (text[words.starts[last]].isupper() or last > k and words.gaps[last - 1] == "-")
        and words.words[last] not in rules.not_figures["month"]
        and not words.words[last].endswith("day")
    ):
        last += 1
        if words.gaps[last - 1] not in (" ", "-", "'", ". "):
            break
    after = words.words[last] if last < len(words.words) and words.marks[last - 1] == 0 else ""
    if (
        last == k
        or len(words.words[k]) == 1
        # in UN premises: a body
        or last == k + 1 and after and text[words.starts[k] : words.end_of(k)].isupper() and after not in rules.words["stop"]
        # In Fresh Attack: of a headline
        or words.words[last - 1] in context["attacks"] and last > k + 1
        or after in context["attacks"]
        or after in context["fighters"]
        # the flood in Goma killed 20: killed is a noun of people and a verb
        or after in context["persons"] and after not in rules.harms.first
        or after in context["authorities"]
    ):
        # in the Hamas assault, in Israeli strikes: who did it, not where
        return None
    return _print(text, words, k, last)


def _is_name(text: str, words: Words, k: int, rules: FigureRules) -> bool:
    """Whether word `k` goes on a name and is no noun for who acts there."""
    context, word = rules.harms.context, words.words[k]
    is_actor = any(word in context[role] for role in ("attacks", "fighters", "authorities", "persons"))
    return text[words.starts[k]].isupper() and not is_actor


def _skip_nouns(words: Words, k: int, rules: FigureRules) -> int:
    """The word behind the nouns that say what kind of place is named: the coast of, the mining town of; `k` where there are none."""
    for at in range(k, min(k + _TO_NAME, len(words.words) - 1)):
        if words.marks[at]:
            return k
        if words.words[at] == "of":
            return at + 1 if at > k and words.words[at - 1] in rules.words["place-nouns"] else k
        if words.words[at] in rules.words["stop"] and words.words[at] not in rules.harms.context["determiners"]:
            return k
    return k


def _print(text: str, words: Words, first: int, last: int) -> str:
    return text[words.starts[first] : words.end_of(last - 1)]
