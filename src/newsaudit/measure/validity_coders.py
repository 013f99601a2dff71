"""How far two coders of the same articles agree: the ceiling for any score against one of them."""

from newsaudit.measure.agreement import match_spans
from newsaudit.measure.gold import GoldSet
from newsaudit.measure.score import Score, make_agreement, make_prf

# what counts as the same span, and the labels compared on the spans that both marked; exact spans for names, which have no fuzzy ends
_KINDS = {
    "boilerplate": ("zones", 0.5, ("kind",)),
    "actors": ("mentions", 1.0, ("actor", "form")),
    "quotes": ("quotes", 0.8, ("type", "speaker", "speaker_kind", "unmarked")),
    "figures": ("figures", 0.0, ("value_low", "value_high", "hedge", "unit", "category", "measure", "side", "voice", "source")),
    "casualties": ("casualties", 0.0, ("measure", "side", "voice")),
}


def score_coders(gold: GoldSet) -> list[Score]:
    """Agreement of the gold with its second coding: F1 of the spans, and share equal and alpha of each label on the spans of both."""
    scores = []
    for kind, (table, above, labels) in _KINDS.items():
        pairs, n_first, n_second = [], 0, 0
        for article in gold.articles:
            first, second = article.spans[kind], gold.second.get(article.doc_id, {}).get(kind)
            if first is None or second is None:
                continue
            second = sorted(second, key=lambda item: (item["start"], item["end"]))
            n_first += len(first)
            n_second += len(second)
            pairs += [(first[i], second[j]) for i, j in match_spans(first, second, above=above)] if above < 1 else _pair_exact(first, second)
        if n_first or n_second:
            scores += [score for score in make_prf(gold.name, table, len(pairs), n_first, len(pairs), n_second, "coders") if score.measure == "f1"]
            for label in labels:
                given = [(a.get(label), b.get(label)) for a, b in pairs if a.get(label) is not None or b.get(label) is not None]
                scores += make_agreement(gold.name, table, label, given, "coders") if given else []
    return scores


def _pair_exact(first: list, second: list) -> list[tuple[dict, dict]]:
    spans = {(item["start"], item["end"]): item for item in second}
    return [(item, spans[item["start"], item["end"]]) for item in first if (item["start"], item["end"]) in spans]
