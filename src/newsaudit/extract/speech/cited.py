"""According to X: the source with its description, and where what it says begins."""

from newsaudit.codebook.quotes import QuoteRules
from newsaudit.extract.speech.attribution import Attribution
from newsaudit.extract.speech.phrases import Phrase, phrase_after
from newsaudit.extract.speech.tails import Tail
from newsaudit.extract.speech.tokens import is_word, read_tokens
from newsaudit.extract.speech.units import Hit, Unit


def read_source(masked: str, hit: Hit, unit: Unit, rules: QuoteRules) -> Attribution | None:
    """According to X: everything up to the comma, or the end."""
    tokens = read_tokens(masked, hit.end, min(unit.end, hit.end + 220))
    if not tokens or not is_word(tokens[0].text):
        return None
    last = 0
    depth = 0
    while last + 1 < len(tokens):
        word = tokens[last + 1].text
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif depth <= 0 and word in ",;:—–\x01." or word == "-" and masked[tokens[last + 1].start - 1] == " ":
            break
        elif word in ("who", "whose", "while", "but", "although", "though") or last > 28:
            break
        last += 1
    phrase = phrase_after(tokens[: last + 1], 0, rules.words)
    if phrase is None:
        return None
    if tokens[0].text.lower() in rules.words["no-source"] or masked[phrase.start : phrase.end].split(" ")[-1].lower() in rules.words["no-source"]:
        return None
    if phrase.form == "name" and tokens[0].text.lower() in rules.words["determiner"]:
        # an Ohio police investigation of the fire: the last noun before a small word is the source
        stop = next(
            (k for k in range(1, last + 1) if tokens[k].text.lower() in rules.words["preposition"] or tokens[k].text in ("who", "which", "that")),
            last + 1,
        )
        if tokens[stop - 1].text.islower() and tokens[stop - 1].start > phrase.start:
            phrase = Phrase(tokens[0].start, tokens[last].end, "noun", tokens[0].start)
    behind = next((k for k in range(last + 1) if tokens[k].start >= phrase.end), last + 1)
    if phrase.form == "name" and behind <= last and _is_source_noun(tokens[behind].text, rules.words):
        # Norwegian media reports: what follows the capital is the noun
        while behind < last and _is_source_noun(tokens[behind + 1].text, rules.words):
            behind += 1
        phrase = Phrase(phrase.start, tokens[behind].end, "noun", phrase.start)
    if phrase.form == "noun":
        stop = next(
            (k for k in range(1, last + 1) if tokens[k].text in ("who", "which", "that", "published", "released", "obtained", "seen")), last + 1
        )
        phrase = phrase._replace(end=max(tokens[stop - 1].end, phrase.start))
    end = tokens[last].end
    if masked[end : end + 1] == ",":
        phrase, end = _read_described(masked, phrase, end, unit, rules)
    return Attribution("source", hit.verb, hit.start, hit.end, hit.form, phrase, False, "", hit.start, Tail("source", end, hit.end), False)


def _is_source_noun(word: str, words: dict) -> bool:
    return word.islower() and word not in words["function"] and word not in words["between"] and not word.endswith(("ly", "ed", "ing"))


def _read_described(masked: str, phrase: Phrase, comma: int, unit: Unit, rules: QuoteRules) -> tuple[Phrase, int]:
    """The source with the apposition that follows it, where a clause of its own follows that: the club's coach, Lee Ong, the game was lost."""
    words = rules.words
    close = masked.find(",", comma + 1, min(unit.end, comma + 120))
    between = read_tokens(masked, comma + 1, close) if close > 0 else []
    if not between or not is_word(between[0].text):
        return phrase, comma
    after = read_tokens(masked, close + 1, min(unit.end, close + 100))
    subject = phrase_after(after, 0, words)
    behind = next((token for token in after if subject is not None and token.start >= subject.end), None)
    opens_clause = subject is not None and rules.finite.search(masked, subject.end, min(unit.end, subject.end + 60)) is not None
    if close + 2 < unit.end and (not opens_clause or behind is None or behind.text in (",", "and", "who", "which")):
        return phrase, comma
    name = phrase_after(between, 0, words)
    if phrase.form == "noun" and name is not None and name.form == "name" and name.end == between[-1].end:
        return name, close
    first = between[0].text.lower()
    is_relative = first in ("who", "which", "whose")
    describes = first in ("a", "an", "the", "his", "her", "its", "who", "which", "whose") or first in words["role"]
    has_role = any(token.text.lower() in words["role"] or token.text.lower() in words["organisation"] for token in between)
    if phrase.form == "name" and describes and (is_relative or has_role and not rules.finite.search(masked, comma, close)):
        return phrase, close
    return phrase, comma
