"""Entries ready to paste for the names that a corpus prints and no codebook entry covers: grouped, counted, each with sentences to judge by."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newsaudit.codebook.actors import load_actors
from newsaudit.codebook.mention_rules import MentionRules, load_mention_rules
from newsaudit.corpus.fold import fold
from newsaudit.corpus.model import Article
from newsaudit.corpus.read import read_corpus
from newsaudit.corpus.sentences import find_sentences
from newsaudit.corpus.zones import find_zones
from newsaudit.extract.mentions import find_mentions
from newsaudit.extract.uncoded import find_uncoded
from newsaudit.spans import Doc, Sentence, SpanIndex, Uncoded

N_SENTENCES = 3
SHOWN_CHARACTERS = 240


class Suggestion(NamedTuple):
    """A name with what the corpus tells of it; `forms` and `roles` are the printed words with their counts, `sentences` pairs of article and
    text, `alone` the articles that print a person's surname without the full name."""

    name: str
    n_mentions: int
    n_articles: int
    forms: Mapping[str, int]
    roles: Mapping[str, int]
    near_actor: str | None
    sentences: Sequence[tuple[str, str]]
    alone: Sequence[str] = ()


def suggest_actors(
    corpus: Path, actors_path: Path | None = None, *, min_mentions: int = 2, most: int = 100, columns: Mapping[str, str] | None = None
) -> str:
    """YAML of entries for the most frequent uncoded names of a corpus, read with the codebook of its own or the given one."""
    own = corpus / "actors.yml"
    actors = load_actors(actors_path or (own if own.is_file() else None))

    def find(article: Article) -> tuple[str, str, Sequence[Sentence], Sequence[Uncoded]]:
        zones = find_zones(article.text, title=article.title)
        doc = Doc(article.text, fold(article.text), zones, find_sentences(article.text, zones))
        return article.doc_id, article.text, doc.sentences, find_uncoded(doc, find_mentions(doc, actors), actors)

    found = (find(item) for item in read_corpus(corpus, columns=columns) if isinstance(item, Article))
    names = group_uncoded(found)
    shared = {word for word, n in Counter(s.name.rpartition(" ")[2] for s in names).items() if n > 1}
    suggestions = [s for s in names if s.n_mentions >= min_mentions][:most]
    articles = ((item.doc_id, fold(item.text)) for item in read_corpus(corpus, columns=columns) if isinstance(item, Article))
    return write_entries(add_alone(suggestions, articles, actors.rules, shared), actors.rules, frozenset(actors.by_id))


def add_alone(
    suggestions: Sequence[Suggestion], articles: Iterable[tuple[str, str]], rules: MentionRules, shared: Collection[str] = ()
) -> list[Suggestion]:
    """The suggestions with the articles (id, folded text) that print the surname of a person alone: a codebook counts it there only when told so.
    Surnames that several names share are left out."""
    persons = [s.name for s in suggestions if " " in s.name and guess_kind(s, rules) == "person"]
    names = {name.rpartition(" ")[2]: name for name in persons if name.rpartition(" ")[2] not in shared}
    if not names:
        return list(suggestions)
    # "Marsh said", and neither "Ada Marsh" nor "Marsh Street"
    surname = re.compile(rf"(?<![\w'-])({'|'.join(map(re.escape, sorted(names)))})(?:'s)?(?= [a-z]|[,;:.!?])")
    alone: dict[str, list[str]] = {}
    for doc_id, text in articles:
        for word in sorted({match[1] for match in surname.finditer(text) if not _follows_name(text, match.start())}):
            if names[word] not in text:
                alone.setdefault(names[word], []).append(doc_id)
    return [s._replace(alone=tuple(alone.get(s.name, ()))) for s in suggestions]


def _follows_name(text: str, at: int) -> bool:
    """Whether a capitalised word stands right before a place: a given name, a title."""
    before = text[max(0, at - 40) : at]
    return bool(re.search(r"[A-Z][\w'.-]*\s\Z", before))


def group_uncoded(articles: Iterable[tuple[str, str, Sequence[Sentence], Sequence[Uncoded]]]) -> list[Suggestion]:
    """The uncoded names of a corpus, most articles first; a surname that only one full name of the corpus ends in is counted with it.

    Each article is its id, text, sentences and uncoded names.
    """
    rows: dict[str, list[tuple[str, Uncoded]]] = {}
    shown: dict[str, list[tuple[str, str]]] = {}
    for doc_id, text, sentences, names in articles:
        index = SpanIndex(sentences)
        for found in names:
            rows.setdefault(found.name, []).append((doc_id, found))
            sentence = index.at(found.start)
            kept = shown.setdefault(found.name, [])
            if sentence is not None and len(kept) < N_SENTENCES and (doc_id, sentence) not in kept:
                kept.append((doc_id, _shorten(text[sentence.start : sentence.end], found.start - sentence.start)))
    for name in _lone_surnames(rows):
        full = next(other for other in rows if other.endswith(" " + name))
        rows[full] += rows.pop(name)
        shown[full] = [*shown[full], *shown.pop(name)][:N_SENTENCES]
    return sorted((_suggestion(name, rows[name], shown[name]) for name in rows), key=lambda s: (-s.n_articles, -s.n_mentions, s.name))


def _lone_surnames(rows: Mapping[str, list]) -> list[str]:
    """The single words that exactly one of the longer names ends in."""
    ends = Counter(name[name.rindex(" ") + 1 :] for name in rows if " " in name)
    # "Ontario" is no short form of "Court of Ontario"
    bound = {name[name.rindex(" ") + 1 :] for name in rows if " of " in name or " for " in name}
    return [name for name in rows if " " not in name and ends[name] == 1 and name not in bound]


def _suggestion(name: str, rows: Sequence[tuple[str, Uncoded]], sentences: Sequence[tuple[str, str]]) -> Suggestion:
    near = Counter(found.near_actor for _, found in rows if found.near_actor)
    return Suggestion(
        name,
        len(rows),
        len({doc_id for doc_id, _ in rows}),
        Counter(found.text for _, found in rows),
        Counter(found.role for _, found in rows if found.role),
        min(near, key=lambda id: (-near[id], id)) if near else None,
        sentences,
    )


def _shorten(sentence: str, at: int) -> str:
    """The sentence on one line; of a long one the stretch around `at`."""
    start = max(0, min(at - SHOWN_CHARACTERS // 2, len(sentence) - SHOWN_CHARACTERS))
    cut = sentence[start : start + SHOWN_CHARACTERS]
    return ("… " if start else "") + " ".join(cut.split()) + (" …" if start + SHOWN_CHARACTERS < len(sentence) else "")


def make_id(name: str) -> str:
    """The name in small letters joined by hyphens, as ids are written."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-") or "unnamed"


def write_entries(suggestions: Sequence[Suggestion], rules: MentionRules | None = None, taken: frozenset[str] = frozenset()) -> str:
    """The suggestions as entries of an actors.yml, the evidence of each as a comment before it. `taken` are the ids that exist already."""
    rules = rules or load_mention_rules()
    head = [
        "# Names that no entry of the codebook covers, most frequent first. Keep your actors, mend side and meaning, delete the rest.",
        "table: mentions",
        "entries:",
    ]
    used = set(taken)
    body = [line for suggestion in suggestions for line in _entry_lines(suggestion, rules, used)]
    return "\n".join([*head, *body] if body else ["# Every name of the corpus is covered by the codebook."]) + "\n"


def _entry_lines(suggestion: Suggestion, rules: MentionRules, used: set[str]) -> Iterator[str]:
    forms = ", ".join(f"{form} ({n})" for form, n in _ranked(suggestion.forms))
    yield f"  # {_count(suggestion.n_mentions, 'mention')} in {_count(suggestion.n_articles, 'article')}, printed as {forms}"
    for doc_id, sentence in suggestion.sentences:
        yield f"  #   {doc_id}: {sentence}"
    if suggestion.near_actor:
        yield f"  # Close to the name and in the place of {suggestion.near_actor}: if it is garbled, add it there under aliases: misspelling."
    name, kind = suggestion.name, guess_kind(suggestion, rules)
    surname = name.rpartition(" ")[2]
    if suggestion.alone:
        others = ", ".join(suggestion.alone[:N_SENTENCES]) + (" …" if len(suggestion.alone) > N_SENTENCES else "")
        yield f"  # {surname} stands alone in {_count(len(suggestion.alone), 'article')} without the full name ({others}); if nobody else"
        yield "  # is meant there, take the mark from the line `surname:` below, and it counts."
    id = make_id(name) if make_id(name) not in used else f"{make_id(name)}-2"
    used.add(id)
    roles = [role for role, _ in _ranked(suggestion.roles)][:2]
    yield f"  - id: {id}"
    yield f"    name: {_quote(name)}"
    yield f"    kind: {kind}"
    yield "    side: other"
    yield f"    meaning: {_quote(roles[0][0].upper() + roles[0][1:] if roles and len(roles[0]) > 9 else 'To be told: who or what it is.')}"
    if suggestion.alone:
        yield f"    # surname: {{text: {_quote(surname)}, default: true}}"
    if roles and kind == "person":
        yield f"    roles: [{', '.join('{text: ' + _quote(role) + '}' for role in roles)}]"
    yield f"    accepts: [{{text: {_quote(name + ' was named first.')}, expect: [{{text: {_quote(name)}, actor_id: {id}}}]}}]"


def _count(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def guess_kind(suggestion: Suggestion, rules: MentionRules) -> str:
    """Person or organisation, by titles, given names and a surname that stands alone later."""
    *given, last = suggestion.name.split(" ")
    if {last.lower(), *(word.lower() for word in given)} & (
        rules.words["organisation-noun"] | rules.words["organisation-of"] | rules.words["common-noun"]
    ):
        return "organisation"
    is_person = bool(suggestion.roles) or (given and (given[0].lower() in rules.words["given-name"] or last in suggestion.forms))
    return "person" if is_person and not suggestion.name.isupper() else "organisation"


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _quote(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
