"""What an article says of a person beside the name: titles before it, an office whose holder it is, an apposition behind it."""

import re
from collections.abc import Mapping

from newsaudit.codebook.word_classes import CAPITAL, COURTESY, HONORIFIC, ROLE, WordClasses
from newsaudit.extract.speech.full_names import STOP_IN_TITLE

_MARK_BEFORE_TITLE = re.compile(r"[,;:\x01\"\n]")
_LINK_BEFORE_TITLE = re.compile(r"\b(?:and|said|says|told|as|for|by|with|from|to|in|on|at|into|about|against|than|when|that|which)\b")
_AFTER_APPOSITION = re.compile(r"[.;:\x01\"\n]|,? (?:who|whose|said|says|and|told)\b|, (?:is|was|has|had|will|would|[a-z]+ed)\b")
# the mother of Ama Boateng: the words before are somebody else's
_OF_ANOTHER = tuple(f" {word} {the}" for word in ("of", "at", "in", "on", "near", "against", "than") for the in ("", "the "))
# Boateng's niece, Ama, had come: the comma closes an apposition
_GOES_ON = tuple(f", {verb} " for verb in ("is", "was", "are", "were", "has", "had", "have", "will", "would"))
_TITLES = re.compile(r", ((?:[A-Z][\w.-]* ){0,3})$")
_TITLES_REACH = 40
_OFFICE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\w+'s) ([\w' -]{3,60}), $")
# the doctor who came, Ama Boateng; the mother of two blames the doctor, Ama Boateng
_RELATIVE_CLAUSE = re.compile(r" (?:who|which|that|whose) .*")
_WITHOUT_CLAUSE = re.compile(r".*(?<! in| of| at)(?<! for) (?:the|his|her|their|its) ")
_DESCRIBED = 90
_WORD = re.compile(r"[\w'-]+")


def read_description(folded: str, classes: WordClasses, title_roles: Mapping[str, frozenset[str]], name: str, start: int) -> frozenset[str]:
    """The words in lower case that stand around a name at `start`, and the offices that its titles stand for."""
    end = start + len(name)
    before = folded[max(0, start - 60) : start]
    before = _MARK_BEFORE_TITLE.split(before)[-1]
    stop = before.rfind(".")
    while stop >= 0 and STOP_IN_TITLE.match(before, stop):
        # Sgt. Ama Boateng: the stop of a shortened title ends nothing
        stop = before.rfind(".", 0, stop)
    before = _LINK_BEFORE_TITLE.split(before[stop + 1 :].replace(".", ""))[-1]
    # accused of killing Ama Boateng
    is_object = before.endswith(("ing ", "ed ")) and not classes[before.rpartition(" ")[0].rpartition(" ")[2]] & (ROLE | CAPITAL)
    if is_object or before.endswith(_OF_ANOTHER):
        before = ""
    # the coroner, Dr Ama Boateng
    titles = _TITLES.search(folded, max(0, start - _TITLES_REACH), start) if folded[end : end + 1] in (",", ".") else None
    is_office = titles is not None and all(classes[title] & (HONORIFIC | COURTESY) for title in titles[1].split())
    office = _OFFICE.search(folded, max(0, start - 80), titles.start(1)) if is_office else None
    if office is not None:
        # the mayor of Kumasi, Ama Boateng, came
        before = f"{before} {_WITHOUT_CLAUSE.sub('', _RELATIVE_CLAUSE.sub('', office[1]))}"
    after = ""
    if folded[end : end + 1] == "," and not folded.startswith(_GOES_ON, end):
        close = _AFTER_APPOSITION.search(folded, end + 1, end + 1 + _DESCRIBED)
        after = folded[end + 1 : close.start() if close is not None else end + 1 + _DESCRIBED]
    told = frozenset(_WORD.findall(f"{before} {after}".lower()))
    titles = told & title_roles.keys()
    if "-" in before:
        # Det.-Sgt. Boateng: a detective and a sergeant
        ranks = [word.split("-") for word in told if "-" in word]
        titles = titles.union(*(parts for parts in ranks if all(part in title_roles for part in parts)))
    return told.union(*(title_roles[title] for title in titles)) if titles else told
