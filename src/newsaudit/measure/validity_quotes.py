"""How often quotations, their speakers and cues are right, measured on hand-coded articles."""

from collections import Counter
from collections.abc import Sequence

from newsaudit.measure.agreement import match_spans
from newsaudit.measure.gold import GoldArticle
from newsaudit.measure.score import Miss, Score, is_same_source, make_agreement, make_prf, make_share, split_optional

# a gold quotation is found when more than this share of it is covered; the two at which peers publish their scores
THRESHOLDS = (0.3, 0.8)

# single marks inside the words are apostrophes more often than not
_OPENING = frozenset("\"“”„«'‘`")


def get_gold_type(text: str, item: dict) -> str:
    """The type that the coder gave, or else what the marks in the words tell: direct begins with one, mixed holds one."""
    if item.get("type"):
        return item["type"]
    words = text[item["start"] : item["end"]]
    if words[0] in _OPENING:
        return "direct"
    return "mixed" if any(mark in words for mark in _OPENING - set("'‘`")) else "indirect"


def score_quotes(dataset: str, coded: Sequence[tuple[GoldArticle, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores of quotations at each threshold, by type, with speaker, full name, speaker kind, type and cue of those found.

    `coded`: articles with the quotations found in them. Precision is matched by found. `speaker` and `cue` are shares of the matched
    quotations for which the coder marked one; `speaker_or_none` and `cue_or_none` of all matched ones, where both having none agrees.
    """
    scores, misses = [], []
    for threshold in THRESHOLDS:
        matched, n_gold, n_found = [], Counter(), Counter()
        for article, quotes in coded:
            pairs, neutral = _match(article, quotes, threshold)
            needed, _ = split_optional(article.spans["quotes"])
            used = {j for _, j in pairs}
            n_gold.update(get_gold_type(article.text, item) for item in needed)
            n_found.update(quote.type for j, quote in enumerate(quotes) if j not in neutral)
            matched += [(article, needed[i], quotes[j]) for i, j in pairs]
            hit = {i for i, _ in pairs}
            if threshold == min(THRESHOLDS):
                misses += [
                    Miss("quotes", "missed", article.doc_id, item["start"], item["end"], get_gold_type(article.text, item))
                    for i, item in enumerate(needed)
                    if i not in hit
                ]
                misses += [
                    Miss("quotes", "spurious", article.doc_id, q.start, q.end, f"{q.type} by {q.rule}, cue {q.cue}, speaker {q.speaker_text}")
                    for j, q in enumerate(quotes)
                    if j not in used and j not in neutral
                ]
        scores += _score_found(dataset, matched, n_gold, n_found, f"above={threshold}")
        scores += _score_labels(dataset, matched, f"above={threshold}")
        if threshold == min(THRESHOLDS):
            misses += _find_label_misses(matched)
    return scores, misses


def _match(article: GoldArticle, quotes: Sequence, threshold: float) -> tuple[list[tuple[int, int]], set[int]]:
    """Pairs of needed gold and found quotations, and the positions of those found that are neither right nor wrong."""
    needed, optional = split_optional(article.spans["quotes"])
    spans = [{"start": q.start, "end": q.end} for q in quotes]
    pairs = match_spans(needed, spans, above=threshold)
    used = {j for _, j in pairs}
    left = [j for j in range(len(quotes)) if j not in used]
    return pairs, {left[j] for _, j in match_spans(optional, [spans[j] for j in left], above=threshold)}


def _score_found(dataset: str, matched: list, n_gold: Counter, n_found: Counter, group: str) -> list[Score]:
    right_gold = Counter(get_gold_type(article.text, item) for article, item, _ in matched)
    right_found = Counter(quote.type for _, _, quote in matched)
    scores = make_prf(dataset, "quotes", len(matched), n_gold.total(), len(matched), n_found.total(), group)
    for kind in sorted(n_gold | n_found):
        scores += make_prf(dataset, "quotes", right_gold[kind], n_gold[kind], right_found[kind], n_found[kind], f"{group}/type={kind}")
    unmarked = [(article, item, quote) for article, item, quote in matched if item.get("unmarked")]
    if unmarked:
        scores.append(make_share(dataset, "quotes", "unmarked", sum(quote.unmarked for _, _, quote in unmarked), len(unmarked), group))
    return scores


def _score_labels(dataset: str, matched: list, group: str) -> list[Score]:
    scores = []
    for part in ("speaker", "cue"):
        stated = [(item, quote) for _, item, quote in matched if item.get(f"{part}_start") is not None]
        n_right = sum(_is_overlap(item, quote, part) for item, quote in stated)
        n_none = sum(item.get(f"{part}_start") is None and getattr(quote, f"{part}_start") is None for _, item, quote in matched)
        scores.append(make_share(dataset, "quotes", part, n_right, len(stated), group))
        scores.append(make_share(dataset, "quotes", f"{part}_or_none", n_right + n_none, len(matched), group))
    named = [(item, quote) for _, item, quote in matched if item.get("speaker")]
    scores.append(make_share(dataset, "quotes", "speaker_identity", sum(_is_identified(item, quote) for item, quote in named), len(named), group))
    scores += make_agreement(dataset, "quotes", "type", [(get_gold_type(article.text, item), quote.type) for article, item, quote in matched], group)
    kinds = [(item["speaker_kind"], quote.speaker_kind) for _, item, quote in matched if item.get("speaker_kind")]
    return scores + (make_agreement(dataset, "quotes", "speaker_kind", kinds, group) if kinds else [])


def _find_label_misses(matched: list) -> list[Miss]:
    misses = []
    for article, item, quote in matched:
        where = (article.doc_id, item["start"], item["end"])
        if item.get("speaker_start") is not None and not _is_overlap(item, quote, "speaker"):
            note = f"{item.get('speaker_text', 'the speaker')} taken for {quote.speaker_text} by {quote.rule}"
            misses.append(Miss("quotes", "wrong speaker", *where, note))
        if item.get("speaker") and not _is_identified(item, quote):
            note = f"{item['speaker']} taken for {quote.speaker_id or quote.speaker} ({quote.speaker_text})"
            misses.append(Miss("quotes", "wrong name", *where, note))
        if item.get("cue_start") is not None and not _is_overlap(item, quote, "cue"):
            misses.append(Miss("quotes", "wrong cue", *where, f"{item.get('cue', 'the cue')} taken for {quote.cue}"))
        if item.get("speaker_kind") and item["speaker_kind"] != quote.speaker_kind:
            note = f"{item['speaker_kind']} taken for {quote.speaker_kind} ({quote.speaker_text})"
            misses.append(Miss("quotes", "wrong speaker kind", *where, note))
    return misses


def _is_identified(item: dict, quote) -> bool:
    return is_same_source(item["speaker"], quote.speaker_id, quote.speaker)


def _is_overlap(item: dict, quote, part: str) -> bool:
    start, end = getattr(quote, f"{part}_start"), getattr(quote, f"{part}_end")
    return start is not None and start < item[f"{part}_end"] and item[f"{part}_start"] < end
