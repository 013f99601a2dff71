"""Who counts, by a name as printed that is no actor's: Ada Obi put the toll at 40."""

from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.words import Words

OPENERS = frozenset(
    ("the", "s", "local", "state", "official", "health", "rebel", "security", "armed", "government", "military", "police", "civil", "emergency")
)
PREPOSITIONS = frozenset(("by", "to", "in", "for", "with", "against", "about", "on", "at", "near"))


def find_printed(words: Words, verb: int, reader: Reader) -> tuple[str, str] | None:
    """The name right before the verb, and its kind: of two words or more, or of one with the article; an apposed one between commas too."""
    end, text = verb, reader.doc.text
    while end > 1 and not words.marks[end - 1] and _is_between(words, end - 1, reader):
        end -= 1
    is_apposed = end > 1 and words.marks[end - 1] == 1
    begin = end
    while (
        begin
        and text[words.starts[begin - 1]].isupper()
        and (begin == end or words.gaps[begin - 1] in (" ", "-"))
        and (words.words[begin - 1] not in OPENERS or begin > 1 and words.words[begin - 1] not in ("the", "s"))
    ):
        begin -= 1
    has_article = begin and words.words[begin - 1] == "the" and not text[words.starts[begin]].islower()
    lead = begin - has_article
    if is_apposed and not (end - begin > 1 and lead and words.marks[lead - 1] == 1):
        return None
    if end - begin < (1 if has_article and lead else 2) or lead and words.words[lead - 1] in PREPOSITIONS:
        return None
    return text[words.starts[begin] : words.end_of(end - 1)], "organisation" if has_article else "named"


def _is_between(words: Words, k: int, reader: Reader) -> bool:
    """Whether word `k` may stand between a name and its verb: has, previously, on Friday."""
    word = words.words[k]
    is_day = word.endswith("day") or word == "on" and words.words[k + 1].endswith("day")
    return is_day or word in reader.rules.harms.context["have"] or word.endswith("ly") or word in ("also", "later", "earlier")


def find_short_name(words: Words, verb: int, reader: Reader) -> str | None:
    """The short name of a body right before a verb of counting, alone or in brackets behind the whole one: NFB reported 12."""
    k = verb - 1
    while k > 0 and words.words[k] in reader.rules.harms.context["have"] and not words.marks[k]:
        k -= 1
    printed = reader.doc.text[words.starts[k] : words.end_of(k)] if k >= 0 else ""
    return printed if sum(map(str.isupper, printed)) > 1 and (k + 1 == verb or not words.marks[k]) else None
