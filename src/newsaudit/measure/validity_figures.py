"""How often figures and casualty mentions are right, measured on hand-coded articles and sentences."""

from collections import Counter
from collections.abc import Sequence

from newsaudit.measure.agreement import match_spans
from newsaudit.measure.gold import GoldArticle, GoldSentence
from newsaudit.measure.score import Miss, Score, is_same_source, make_agreement, make_prf, make_share, make_slug, split_optional

_LABELS = ("hedge", "unit", "category", "measure", "side", "voice", "source_kind")
_NO_SIDE = ("unknown", "")


def score_figures(dataset: str, coded: Sequence[tuple[GoldArticle, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores of figures: found is an overlap of the spans; of those found the share with the right value, hedge, and so on.

    `coded`: articles with the figures found in them. Side and voice count where the coder gave one. `exact_span` is the share found to the character.
    """
    pairs, n_gold, n_found, misses = _pair(coded, "figures")
    scores = make_prf(dataset, "figures", len(pairs), n_gold, len(pairs), n_found)
    if not pairs:
        return scores, misses
    for name, (key, is_right) in _CHECKS.items():
        right = [is_right(item, figure) for _, item, figure in pairs if key in item]
        scores.append(make_share(dataset, "figures", name, sum(right), len(right)))
    for label in _LABELS:
        scores += make_agreement(dataset, "figures", label, [(item[label], getattr(figure, label)) for _, item, figure in pairs if item.get(label)])
    for article, item, figure in pairs:
        where = (article.doc_id, item["start"], item["end"])
        if not _is_value_right(item, figure):
            gold = f"{item['value_low']} to {item['value_high']}"
            misses.append(Miss("figures", "wrong value", *where, f"{gold} taken for {figure.value_low} to {figure.value_high}"))
        for key in ("source", "place"):
            if key in item and not _CHECKS[key][1](item, figure):
                misses.append(Miss("figures", f"wrong {key}", *where, f"{item[key]} taken for {getattr(figure, key)}"))
        misses += _find_label_misses("figures", where, item, figure, _LABELS)
    return scores, misses


def _is_value_right(item: dict, figure) -> bool:
    return (item["value_low"], item["value_high"]) == (figure.value_low, figure.value_high)


def _is_part(gold: str | None, found: str | None) -> bool:
    """Whether both name the same, one perhaps with more words around it; both having none agrees."""
    gold, found = (make_slug(words) for words in (gold, found))
    return gold == found if not gold or not found else gold in found or found in gold


# what is right beyond equal labels: the key that the coder must have given, and the comparison
_CHECKS = {
    "exact_span": ("start", lambda item, figure: (item["start"], item["end"]) == (figure.start, figure.end)),
    "value": ("value_low", _is_value_right),
    "source": ("source", lambda item, figure: is_same_source(item["source"], figure.source, figure.source)),
    "subject": ("subject", lambda item, figure: _is_part(item["subject"], figure.subject)),
    "place": ("place", lambda item, figure: _is_part(item["place"], figure.place)),
}


def score_casualties(dataset: str, coded: Sequence[tuple[GoldArticle, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores of casualty mentions in articles: found by overlap, then measure, side and voice of those found."""
    pairs, n_gold, n_found, misses = _pair(coded, "casualties")
    scores = make_prf(dataset, "casualties", len(pairs), n_gold, len(pairs), n_found)
    for label in ("measure", "side", "voice"):
        scores += make_agreement(dataset, "casualties", label, [(item[label], getattr(found, label)) for _, item, found in pairs if item.get(label)])
    for article, item, found in pairs:
        misses += _find_label_misses("casualties", (article.doc_id, item["start"], item["end"]), item, found, ("measure", "side", "voice"))
    return scores, misses


def get_sentence_side(casualties: Sequence) -> str | None:
    """The side of a sentence: that of its casualty mentions, both where they are of two sides, None where none tells."""
    sides = {mention.side for mention in casualties} - set(_NO_SIDE)
    if len(sides) > 1:
        # the dead of other countries do not make a sentence about one side into one about both
        sides.discard("other")
    return next(iter(sides)) if len(sides) == 1 else "both" if sides else None


def score_sentences(dataset: str, coded: Sequence[tuple[GoldSentence, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores on sentences that tell of people killed or hurt: with any mention, with a side, and how often that is the coder's side."""
    n_mentioned, sides, misses = 0, [], []
    for sentence, casualties in coded:
        where = (sentence.doc_id, 0, len(sentence.text))
        if not casualties:
            misses.append(Miss("casualties", "missed", *where, sentence.side))
            continue
        n_mentioned += 1
        side = get_sentence_side(casualties)
        if side is None:
            misses.append(Miss("casualties", "no side", *where, f"{sentence.side}; rules {', '.join(sorted({c.rule for c in casualties}))}"))
            continue
        sides.append((sentence.side, side))
        if side != sentence.side:
            parts = "; ".join(f"{c.text}={c.side}" for c in casualties)
            misses.append(Miss("casualties", "wrong side", *where, f"{sentence.side} taken for {side}: {parts}"))
    scores = [
        make_share(dataset, "casualties", "sentence_mentioned", n_mentioned, len(coded)),
        make_share(dataset, "casualties", "sentence_side_given", len(sides), len(coded)),
    ]
    scores += make_agreement(dataset, "casualties", "sentence_side", sides)
    of_gold = Counter(gold for gold, _ in sides)
    scores += [
        make_share(dataset, "casualties", "sentence_side", sum(a == b == side for a, b in sides), of_gold[side], f"gold={side}")
        for side in sorted(of_gold)
    ]
    scores += [
        make_share(dataset, "casualties", "sentence_confusion", n, of_gold[gold], f"gold={gold}/found={found}")
        for (gold, found), n in sorted(Counter(sides).items())
    ]
    return scores, misses


def _pair(coded: Sequence, kind: str) -> tuple[list, int, int, list[Miss]]:
    """Triples of article, gold and found that overlap; how many there are of each; and the misses. Optional gold is neither right nor wrong."""
    triples, n_gold, n_found, misses = [], 0, 0, []
    for article, found in coded:
        needed, optional = split_optional(article.spans[kind])
        spans = [{"start": f.start, "end": f.end} for f in found]
        pairs = match_spans(needed, spans, above=0.0)
        used = {j for _, j in pairs}
        left = [j for j in range(len(spans)) if j not in used]
        neutral = {left[j] for _, j in match_spans(optional, [spans[j] for j in left], above=0.0)}
        triples += [(article, needed[i], found[j]) for i, j in pairs]
        n_gold += len(needed)
        n_found += len(spans) - len(neutral)
        hit = {i for i, _ in pairs}
        misses += [Miss(kind, "missed", article.doc_id, g["start"], g["end"], g.get("measure", "")) for i, g in enumerate(needed) if i not in hit]
        misses += [
            Miss(kind, "spurious", article.doc_id, found[j].start, found[j].end, f"{found[j].measure} by {found[j].rule}")
            for j in left
            if j not in neutral
        ]
    return triples, n_gold, n_found, misses


def _find_label_misses(table: str, where: tuple, item: dict, found, labels: Sequence[str]) -> list[Miss]:
    return [
        Miss(table, f"wrong {label}", *where, f"{item[label]} taken for {getattr(found, label)}")
        for label in labels
        if item.get(label) and item[label] != getattr(found, label)
    ]
