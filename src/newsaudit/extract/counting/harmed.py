"""Those harmed, where they are the object of a verb of harm or stand beside a noun of it."""

from collections.abc import Collection

from newsaudit.codebook.harms import HarmRules
from newsaudit.extract.counting.harms import HarmWord
from newsaudit.extract.counting.subjects import find_subject
from newsaudit.extract.counting.words import Words, is_time

_LONGEST_OBJECT = 14
_OWNERS = frozenset(("his", "her", "our", "my", "your"))


def find_object_end(words: Words, k: int, rules: HarmRules) -> int:
    stop = rules.context["object-stop"]
    end = min(len(words.words), k + _LONGEST_OBJECT)
    # as many as 60
    i = k + 3 if words.words[k : k + 3] in (["as", "many", "as"], ["as", "few", "as"]) else k
    while i < end:
        word = words.words[i]
        if i > k and (words.marks[i - 1] or is_time(words, i, rules.context["times"], rules.context["determiners"])):
            return i
        if word in stop and not (word == "at" and words.words[i + 1 : i + 2] == ["least"]):
            return i
        if (
            word == "and"
            and i + 1 < len(words.words)
            and (
                words.words[i + 1].endswith(("ed", "ing"))
                or words.words[i + 1] in ("injuries", "wounds")
                or words.words[i + 1] in ("took", "then", "left", "hurt")
                # killing four and seriously injuring two
                or words.words[i + 1].endswith("ly")
                and i + 2 < end
                and words.words[i + 2].endswith(("ed", "ing"))
            )
        ):
            return i
        i += 1
    return end


def _opens_number(word: str, rules: HarmRules, numbers: Collection[str]) -> bool:
    return word[0].isdigit() or word in rules.context["quantity"] or word in rules.context["determiners"] or word in numbers


def find_noun_victim(text: str, words: Words, hit: HarmWord, rules: HarmRules, numbers: Collection[str]) -> tuple[int, int]:
    """The victims of a noun: deaths of X, X's death, X deaths, the bodies of X, injuries to X."""
    cut = words.words
    is_to = cut[hit.last - 1 : hit.last + 1] == ["injuries", "to"] and not words.marks[hit.last - 1]
    if is_to or cut[hit.last - 1] == "of" or cut[hit.last : hit.last + 1] in (["of"], ["among"]):
        begin = hit.last + (cut[hit.last - 1] != "of")
        return begin, find_object_end(words, begin, rules)
    context, begin = rules.context, hit.first
    got = next((k for k in range(hit.first - 1, max(0, hit.first - 4), -1) if cut[k] in ("received", "suffered", "sustained")), 0)
    if got and not words.marks[got] and cut[hit.last - 1] in ("injuries", "wounds", "injury", "wound"):
        # a boy received bullet injuries
        return find_subject(words, got, rules, numbers)
    while (
        begin > 0
        and begin > hit.first - 5
        and (words.gaps[begin - 1] in (" ", "'", "-") or words.gaps[begin - 1] == "," and cut[begin].isdigit())
        and cut[begin - 1] not in context["subject-stop"]
        and cut[begin - 1] not in context["object-stop"]
        and cut[begin - 1] not in context["no-victim-leads"]
        and not cut[begin - 1].endswith("ing")
        and (cut[begin - 1] not in context["attack-verbs"] or cut[begin - 1] in context["attacks"])
    ):
        if cut[begin - 1].endswith("ed") and _opens_number(cut[begin], rules, numbers):
            # recovered seven bodies
            break
        begin -= 1
        if cut[begin] in context["articles"]:
            # helped to identify his body
            break
        if cut[begin].isdigit() and words.gaps[begin - 1] not in (",", "-"):
            # the board counted 1,139 deaths
            break
    if begin and cut[begin : begin + 1] in (["least"], ["most"]) and cut[begin - 1] == "at":
        begin -= 1
    if begin < hit.first and cut[hit.first - 1] in context["articles"] - context["pronouns"] - _OWNERS:
        # the death toll: whose is not said
        begin = hit.first
    if not any(_tells_who(text, words, k, rules, numbers) for k in range(begin, hit.first)):
        # the exact toll, revealed bodies
        begin = hit.first
    return begin, hit.first


def _tells_who(text: str, words: Words, k: int, rules: HarmRules, numbers: Collection[str]) -> bool:
    """Whether a word says who or how many: a person, a number, an owner, a name, somebody's."""
    word, context = words.words[k], rules.context
    if word in context["persons"] or word in context["fighters"] or word[0].isdigit() or word in numbers or word in _OWNERS:
        return True
    if word in context["pronouns"] or word in context["whose"] or word == "s" and k > 0:
        return True
    return text[words.starts[k]].isupper() and k > 0


