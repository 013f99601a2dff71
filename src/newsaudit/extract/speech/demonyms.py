"""Whom a word for a people stands for where it means one of them: one Gazan, the Brazilian."""

import re

from newsaudit.extract.speech.focus import find_focus
from newsaudit.extract.speech.persons import Spoken, Who
from newsaudit.extract.speech.phrase import Phrase
from newsaudit.spans import Mention

_SOME = re.compile(r"\b(?:[Aa]|[Aa]n|[Oo]ne|[Aa]nother|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Ff]ew|[Tt]wo|[Tt]hree) $")
_THE = re.compile(r"\b[Tt]he (?:\d{1,2}-year-old |veteran |young |former )?$")
_REACH = 24
# the French, the Japanese, the Danes: all of them
_WHOLE = ("s", "ese", "ch", "sh")


def resolve_countryman(speakers, mention: Mention, phrase: Phrase, number: int) -> Spoken | None:
    """One of a people who speaks: nobody named, or with "the" whom the article is about just now; None where the country or all of them are meant."""
    if mention.form != "demonym" or mention.start > phrase.start:
        return None
    some = _SOME.search(speakers.folded, max(0, phrase.start - 8), phrase.start)
    if some is not None:
        return _keep_words(speakers, some.start(), phrase.end)
    the = _THE.search(speakers.folded, max(0, mention.start - _REACH), mention.start)
    if the is None or phrase.end != mention.end or mention.text.endswith(_WHOLE):
        return None
    who = find_focus(speakers, None, mention.start, number)
    return Spoken(who, the.start(), phrase.end, "title", "resolved") if who is not None else _keep_words(speakers, the.start(), phrase.end)


def _keep_words(speakers, start: int, end: int) -> Spoken:
    return Spoken(Who("anonymous", speakers.folded[start:end], "anonymous", None), start, end, "anonymous", "resolved")
