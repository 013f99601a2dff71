"""Which pronoun the sentences of an article give to a name: Boateng was afraid to lose her job; Boateng said she."""

import re

# what may not stand before it is looked at afterwards
_OWN_PRONOUN = re.compile(r" (?:h(?:imself|erself|is|e|er(?! (?:to|that|about|in|on|at|and|for|with|from|as|by|the|a)\b)(?= [a-z]))|she)\b")
_OWN_REACH = 48
_MOST_BETWEEN = 6


def count_pronouns(masked: str, words: dict[str, frozenset[str]]) -> dict[str, tuple[int, int]]:
    """How often he and she follow a name as its own pronoun, by the name's last word."""
    votes: dict[str, tuple[int, int]] = {}
    saying, others = words["own-clause"], words["other-person"]
    for match in _OWN_PRONOUN.finditer(masked):
        at = match.start()
        before = masked[max(0, at - _OWN_REACH) : at].split(" ")[1:]
        pronoun = match.group()[1:]
        last = before[-1] if before else ""
        if pronoun in ("he", "she") and last not in saying and not (last == "that" and len(before) > 1 and before[-2] in saying):
            continue
        for k in range(len(before) - 1, max(-1, len(before) - 2 - _MOST_BETWEEN), -1):
            word = before[k]
            if word.isalpha() and word.islower() and word not in others:
                continue
            ruler = before[k - 1] if k else ""
            is_object = ruler.islower() and (ruler in others or ruler in words["preposition"])
            if word[:1].isupper() and k < len(before) - 1 and not is_object and word.replace("-", "").isalpha():
                he, she = votes.get(word, (0, 0))
                is_he = pronoun[:2] in ("he", "hi") and pronoun not in ("her", "herself")
                votes[word] = (he + is_he, she + (not is_he))
            break
    return votes
