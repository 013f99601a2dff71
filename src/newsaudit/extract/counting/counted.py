"""The noun that a number counts."""


from dataclasses import dataclass

from newsaudit.codebook.figures import FigureRules
from newsaudit.extract.counting.words import Words, is_plural
from newsaudit.extract.numbers import Number

_LONGEST_NOUN_PHRASE = 11
_LONGEST_NAMED = 18
# marks that may stand within a noun phrase: a hyphen, the possessive, an acronym's full stops, an insertion in brackets
_INNER_GAPS = frozenset((" ", "-", "'", ". ", ".", "' ", '" ', ' "', " [", "] ", "/", " '", "-", "’"))


@dataclass(slots=True)
class Counted:
    """The noun phrase after a number, in words of the sentence: `first` of them, `head` (-1 where there is none), and the word `after` it."""

    first: int
    head: int
    after: int


def find_counted(number: Number, words: Words, rules: FigureRules) -> Counted:
    """The noun phrase that the number counts: up to its last noun in the plural or of people, before a verb or a preposition."""
    start = number.after
    if start < len(words.words) and not _is_open(number, words, start):
        counted = Counted(start, -1, start)
    else:
        counted = _read_phrase(words, start, rules)
    if counted.head < 0 and not number.unit:
        named = _find_named(number.first, words, rules)
        return counted if named is None else Counted(named.first, named.head, start)
    return counted


def _find_named(first: int, words: Words, rules: FigureRules) -> Counted | None:
    """What a number counts that is given for a noun before it (word `first` is the number's): the number of ships in the strait rose to 40."""
    if not first or words.words[first - 1] not in rules.words["given-as"]:
        return None
    for k in range(first - 3, max(-1, first - _LONGEST_NAMED), -1):
        if words.marks[k] == 2:
            return None
        if words.words[k] == "number" and words.words[k + 1] == "of":
            named = _read_phrase(words, k + 2, rules)
            return named if named.head >= 0 else None
    return None


def _read_phrase(words: Words, start: int, rules: FigureRules) -> Counted:
    """The noun phrase that begins at word `start`."""
    cut, gaps = words.words, words.gaps
    k, n, openers = start, len(cut), rules.words["openers"]
    while k < n and cut[k] in openers and gaps[k] == " ":
        k += 1
    first, head, last = k, -1, min(n, k + _LONGEST_NOUN_PHRASE)
    stop, people, nouns, values = rules.words["stop"], rules.words["people"], rules.nouns, rules.numbers.values
    while k < last:
        word, gap = cut[k], gaps[k]
        if word[0].isdigit():
            after = _skip_digits(words, k, start, first, rules)
            if after == k:
                break
            k = after
            continue
        if len(word) == 1 and gap == "-" and k + 2 < n and cut[k + 1].isdigit() and gaps[k + 1] == " ":
            # five S-300 missiles
            k += 2
            continue
        if word in stop:
            if k + 1 < n and (gap == "-" or k > first and gaps[k - 1] == "-"):
                # 400 air-to-air missiles
                k += 1
                continue
            if not (word == "s" and k and gaps[k - 1] == "."):
                # the s of U.S. is no stop word
                break
        if word in values:
            break
        is_noun = word in people or word in nouns or is_plural(word) or word in rules.words["plural"]
        if head >= 0:
            if not is_noun and not cut[head].endswith("ed"):
                # aid and relief workers: a conjunction is a stop word; any other word after the head ends the phrase, unless the head may be a
                # participle (three abducted Nigerian students)
                break
            if word in rules.verbs_after and (word not in people or is_people_noun(cut[head], rules)):
                break
        if is_noun:
            head = k
        if gap != " " and (gap not in _INNER_GAPS or gap == ". " and len(word) > 1):
            break
        k += 1
    return Counted(first, head, head + 1 if head >= 0 else start)


def _skip_digits(words: Words, k: int, start: int, first: int, rules: FigureRules) -> int:
    """The word after digits within a noun phrase that begins at word `first`; `k` where they end it."""
    if k > start and words.gaps[k - 1] == "-":
        # two top-10 finishes
        return k + 1
    if first < k < len(words.words) - 1 and words.words[k - 1] in rules.not_figures["before"] and words.gaps[k - 1] == words.gaps[k] == " ":
        # 18 Leopard 2 tanks
        return k + 1
    # 40 500-pound bombs
    return _skip_adjective(words, k)


def _skip_adjective(words: Words, k: int) -> int:
    """The word after a compound adjective that a number opens (2,000-pound), `k` where there is none."""
    last = k
    while last + 1 < len(words.words) and words.words[last].isdigit() and words.gaps[last] == ",":
        last += 1
    if last + 2 < len(words.words) and words.words[last].isdigit() and words.gaps[last] == "-" and words.gaps[last + 1] == " ":
        return last + 2 if words.words[last + 1].isalpha() else k
    return k


def _is_open(number: Number, words: Words, k: int) -> bool:
    """Whether nothing but a space, a hyphen or an opening bracket stands between the number and the word after it."""
    if not k or words.gaps[k - 1] == " ":
        return True
    gap = words.gaps[k - 1][max(0, number.end - words.end_of(k - 1)) :]
    return gap.strip(" -[\"'") == ""


def is_of_people(counted: Counted, words: Words, rules: FigureRules) -> bool:
    """Whether the head of the noun phrase is a noun of people."""
    return counted.head >= 0 and is_people_noun(words.words[counted.head], rules)


def is_people_noun(word: str, rules: FigureRules) -> bool:
    """Whether a word names people: listed, or with the ending of one who does something, unless listed as a thing."""
    if word in rules.words["people"]:
        return True
    return word.endswith(rules.people_endings) and len(word) > 5 and word not in rules.words["things"]
