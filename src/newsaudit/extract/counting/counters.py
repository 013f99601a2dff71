"""Who counts: bodies that a sentence names as the source of a number without a reported clause around it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from newsaudit.extract.counting.headlines import find_headline_source
from newsaudit.extract.counting.printed_counters import OPENERS, PREPOSITIONS, find_printed, find_short_name
from newsaudit.extract.counting.reader import Reader
from newsaudit.extract.counting.source_names import find_body
from newsaudit.extract.counting.words import Words
from newsaudit.spans import Figure, Mention, Quote

# the agency on Monday put; put the death toll of the two storms at
_TO_VERB, _TO_TOTAL = 5, 20
# according to the ministry in the capital, and an additional
_START = attrgetter("start")
_JOIN, _LONGEST_TOTAL = 9, 4
_TO_UNNAMED, _TO_LIVES = 9, 3


def name_counters(
    reader: Reader, figures: Sequence[Figure], mentions: Sequence[Mention], quotes: Sequence[Quote], actors
) -> list[Figure]:
    """The figures, those without a source with the one that the sentence names: the agency counted 40 dead, the ministry put the toll at 40.

    It holds for the numbers after it up to a mark or word that opens another clause.
    """
    named, at, verbs = list(figures), 0, reader.rules.words["counting-putting"]
    for _, sentence, anchors in reader.group([figure.start for figure in figures]):
        inside = range(at, at + len(anchors))
        at += len(anchors)
        sources = [figure.source for figure in named[inside.start : inside.stop]]
        if None not in sources and "" not in sources:
            continue
        words, is_title = reader.read(sentence.start, sentence.end).words, sentence.zone == "title"
        if verbs.isdisjoint(words.words) and not any(sources) and not is_title:
            continue
        bodies = mentions[bisect_left(mentions, sentence.start, key=_START) : bisect_left(mentions, sentence.end, key=_START)]
        if is_title and (told := find_headline_source(words, bodies, reader, actors)):
            for i in inside:
                if not named[i].source and told[1] <= words.at(named[i].start) < told[2]:
                    named[i] = named[i]._replace(source=told[0][0], source_kind=told[0][1])
            continue
        reports = quotes[bisect_left(quotes, sentence.start, key=_START) : bisect_left(quotes, sentence.end, key=_START)]
        source, since = None, 0
        for i in inside:
            first = words.at(named[i].start)
            if named[i].source:
                source = None
                continue
            if source and not _is_same_clause(words, since, first, reader):
                source = None
            counter = _find_counter(words, first, bodies, reader, actors)
            if counter:
                source = (counter, _get_kind(counter, actors))
            elif printed := find_printed(words, _find_putting(words, first, reader) or _find_counting(words, first, reader), reader):
                source = printed
            elif first and words.words[first - 1] in verbs:
                source = None
            source = source or _find_joined(words, named[i], named[i - 1] if i > inside.start else None, reports)
            if source:
                since = first
                named[i] = named[i]._replace(source=source[0], source_kind=source[1])
    return named


def _get_kind(counter: str, actors) -> str:
    """What kind of source one who counts is."""
    if counter == "anonymous":
        return counter
    actor = actors.by_id.get(counter) if actors is not None else None
    return "named" if actor is not None and actor.kind == "person" else "organisation"


def _is_same_clause(words: Words, since: int, first: int, reader: Reader) -> bool:
    barriers = reader.rules.words["barriers"]
    return not any(";" in words.gaps[k] or words.words[k] in barriers for k in range(since, first))


def _find_counter(words: Words, first: int, bodies: Sequence[Mention], reader: Reader, actors) -> str | None:
    """The actor, or `anonymous`, before a verb of counting that the number (word `first`) follows, at once or behind a word for the total."""
    terms, k = reader.rules.words, first - 1
    if k > 2 and words.words[k - 1] == "to" or k > 2 and words.words[k - 1] == "have" and words.words[k - 2] == "to":
        # claimed to have killed 40
        k -= 2 if words.words[k - 1] == "have" else 1
        k -= 1
    if k > 0 and words.words[k] in terms["counting"]:
        if words.words[k] in reader.rules.harms.context["takes-lives"] and "lives" in words.words[first : first + _TO_LIVES]:
            # the war claimed 40 lives
            return None
        named = _find_from(words, k, reader) or _find_body(words, k, bodies, reader, actors) or _find_unnamed(words, k, reader)
        return named or find_short_name(words, k, reader)
    verb = _find_putting(words, first, reader) or _find_counting(words, first, reader)
    return (_find_body(words, verb, bodies, reader, actors) or _find_unnamed(words, verb, reader)) if verb else None


def _find_putting(words: Words, first: int, reader: Reader) -> int:
    """The verb that puts a total at the number (word `first`), with a word for the total between; 0 where none does."""
    terms, begin = reader.rules.words, max(0, first - _TO_TOTAL)
    # put the toll at 40; estimated the toll at 40
    verbs = terms["counting-putting"] if words.words[first - 1] in ("at", "to") else terms["putting"]
    if verbs.isdisjoint(words.words[begin:first]):
        return 0
    for k in range(first - 1, begin, -1):
        if words.marks[k]:
            return 0
        if words.words[k] in verbs:
            between = words.words[k:first]
            return 0 if reader.rules.totals.keys().isdisjoint(between) and terms["totals"].isdisjoint(between) else k
    return 0


def _find_counting(words: Words, first: int, reader: Reader) -> int:
    """The verb of counting before a total whose value is the number (word `first`): reported a death toll of 40; 0 where none stands there."""
    if words.words[first - 1] != "of":
        return 0
    begin = max(0, first - _TO_TOTAL)
    verbs = reader.rules.words["counting-putting"]
    verb = next((k for k in range(first - 2, begin, -1) if words.marks[k] or words.words[k] in verbs), 0)
    between = words.words[verb + 1 : first - 1]
    if not verb or words.marks[verb] or len(between) > _LONGEST_TOTAL:
        return 0
    return 0 if reader.rules.totals.keys().isdisjoint(between) and reader.rules.words["totals"].isdisjoint(between) else verb


def _find_from(words: Words, verb: int, reader: Reader) -> str | None:
    """The body as printed that data come from which show a number: figures from the Office for National Statistics showed 40."""
    for k in range(verb - 1, max(0, verb - _TO_UNNAMED), -1):
        if words.marks[k]:
            return None
        if words.words[k] == "from" and words.words[k - 1] in reader.rules.words["data"]:
            begin = k + 1 + (words.words[k + 1] == "the")
            is_name = begin < verb and reader.doc.text[words.starts[begin]].isupper()
            return reader.doc.text[words.starts[begin] : words.end_of(verb - 1)] if is_name else None
    return None


def _find_unnamed(words: Words, verb: int, reader: Reader) -> str | None:
    """The subject of the verb where it is a body as printed, `anonymous` where it is unnamed persons: police put the crowd at 40, doctors in Kivu
    have recorded 40 cases, organisers claimed 9,000."""
    context = reader.rules.harms.context
    for k in range(verb - 1, max(-1, verb - _TO_UNNAMED), -1):
        word = words.words[k]
        if words.marks[k]:
            return None
        if word in reader.rules.words["unnamed"]:
            return "anonymous"
        if word in reader.rules.words["counters"]:
            if word == "media" and k and words.words[k - 1] == "social":
                return None
            begin = k
            while begin and not words.marks[begin - 1] and (words.words[begin - 1] in OPENERS or reader.doc.text[words.starts[begin - 1]].isupper()):
                begin -= 1
            return reader.doc.text[words.starts[begin] : words.end_of(k)]
        is_between = any(word in context[role] for role in ("have", "adverbs", "in")) or word in ("in", "of", "the", "on", "from")
        is_between = is_between or word.endswith("ly")
        if not is_between and not reader.doc.text[words.starts[k]].isupper():
            return None
    return None


def _find_body(words: Words, verb: int, bodies: Sequence[Mention], reader: Reader, actors) -> str | None:
    """The last name before the verb, with no mark and only adverbials between; a demonym with the noun of a body or of persons behind it."""
    i = bisect_left(bodies, words.starts[verb], key=lambda mention: mention.start)
    if not i or bodies[i - 1].status != "resolved":
        return None
    body = bodies[i - 1]
    after = words.at(body.end)
    if verb - after > _TO_VERB or any(words.marks[after - 1 : verb]):
        return None
    lead = words.at(body.start) - 1
    if lead >= 0 and words.words[lead - (words.words[lead] == "the")] in PREPOSITIONS or words.gaps[after - 1].startswith("'"):
        # a memo seen by Reuters put the losses at 40; Peru's war has claimed 40
        return None
    if body.form != "demonym":
        return body.actor_id
    # the Peruvian authorities put the toll at 40; Peruvian officials did
    terms = reader.rules.words
    noun = next((k for k in range(verb - 1, after - 1, -1) if words.words[k] in terms["authorities"] or words.words[k] in terms["unnamed"]), -1)
    if noun < 0:
        return None
    return "anonymous" if words.words[noun] in terms["unnamed"] else find_body(reader, (body.start, words.end_of(noun)), bodies, actors)


def _find_joined(words: Words, figure: Figure, previous: Figure | None, reports: Sequence[Quote]) -> tuple[str, str] | None:
    """The source of the number before, where the clause goes on behind it: 20 were killed, according to the ministry, and another 30 were hurt."""
    if not previous or not previous.source or previous.category != figure.category:
        return None
    i = bisect_left(reports, previous.end, key=lambda quote: quote.start)
    report = reports[i - 1] if i and previous.start < reports[i - 1].end else None
    if not report or report.cue_start is None or report.speaker_end is None:
        return None
    if not previous.end <= report.cue_start < report.speaker_end <= figure.start:
        return None
    begin, first = words.at(report.speaker_end), words.at(figure.start)
    between = range(begin, first)
    if len(between) > _JOIN or not any(words.words[k] in ("and", "with") and words.marks[k - 1] == 1 for k in between):
        return None
    return (previous.source, previous.source_kind) if 2 not in words.marks[begin - 1 : first] else None
