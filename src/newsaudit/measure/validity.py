"""How often actors and zones are right, measured on hand-coded articles."""

from collections import Counter
from collections.abc import Sequence

from newsaudit.measure.gold import GoldArticle
from newsaudit.measure.score import Miss, Score, make_prf, make_share, split_optional

PROSE_ZONES = ("title", "body", "subhead")


def score_actors(dataset: str, coded: Sequence[tuple[GoldArticle, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores of mentions: right is the exact span with the right actor; an ambiguous mention is found but never right.

    `coded`: articles with the mentions found in them. By form: how many of the gold mentions of that form are right.
    """
    n_gold, n_found, n_right, n_ambiguous = 0, 0, 0, 0
    by_form, right_by_form, same_form = Counter(), Counter(), 0
    misses = []
    for article, mentions in coded:
        needed, optional = split_optional(article.spans["actors"])
        neutral = {(item["start"], item["end"]) for item in optional}
        found = {(m.start, m.end): m for m in mentions if (m.start, m.end) not in neutral}
        wanted = {(item["start"], item["end"]): item for item in needed}
        n_gold += len(wanted)
        n_found += len(found)
        n_ambiguous += sum(m.status == "ambiguous" for m in found.values())
        for span, item in wanted.items():
            by_form[item["form"]] += 1
            mention = found.get(span)
            if mention is not None and mention.actor_id == item["actor"] and mention.status == "resolved":
                n_right += 1
                right_by_form[item["form"]] += 1
                same_form += mention.form == item["form"]
            else:
                note = f"{item['actor']} ({item['form']})" + ("" if mention is None else f" taken for {mention.actor_id}")
                misses.append(Miss("mentions", "missed" if mention is None else "wrong actor", article.doc_id, *span, note))
        misses += [
            Miss("mentions", "spurious", article.doc_id, *span, f"{mention.actor_id} by {mention.rule}")
            for span, mention in found.items()
            if span not in wanted
        ]
    scores = make_prf(dataset, "mentions", n_right, n_gold, n_right, n_found)
    scores += [make_share(dataset, "mentions", "recall", right_by_form[form], by_form[form], f"form={form}") for form in sorted(by_form)]
    scores.append(make_share(dataset, "mentions", "form", same_form, n_right))
    scores.append(make_share(dataset, "mentions", "ambiguous", n_ambiguous, n_found))
    return scores, misses


def score_zones(dataset: str, coded: Sequence[tuple[GoldArticle, Sequence]]) -> tuple[list[Score], list[Miss]]:
    """Scores of zones: visible characters marked as boilerplate, and items of which more than half is marked, with the right kind and with any.

    A title is no boilerplate, but an item of its own; coders call a subhead a title too.
    """
    n_gold, n_found, n_right = 0, 0, 0
    items, covered, right_kind = Counter(), Counter(), Counter()
    misses = []
    for article, zones in coded:
        wanted, marked = set(), set()
        for zone in zones:
            if zone.zone not in PROSE_ZONES:
                marked |= _get_visible(article.text, zone.start, zone.end)
        for item in article.spans["boilerplate"]:
            visible = _get_visible(article.text, item["start"], item["end"])
            kinds = Counter()
            for zone in zones:
                kinds[zone.zone] += sum(max(zone.start, item["start"]) <= i < min(zone.end, item["end"]) for i in visible)
            is_title = item["kind"] == "title"
            if not is_title:
                wanted |= visible
            items[item["kind"]] += 1
            kinds["title"] += kinds.pop("subhead", 0)
            n_seen = kinds["title"] if is_title else sum(n for kind, n in kinds.items() if kind not in PROSE_ZONES)
            covered[item["kind"]] += 2 * n_seen > len(visible)
            is_right = 2 * kinds[item["kind"]] > len(visible)
            right_kind[item["kind"]] += is_right
            if not is_right:
                taken = ", ".join(kind for kind, n in kinds.most_common() if n)
                misses.append(Miss("zones", "wrong zone", article.doc_id, item["start"], item["end"], f"{item['kind']} taken for {taken}"))
        n_gold += len(wanted)
        n_found += len(marked)
        n_right += len(wanted & marked)
        for zone in zones:
            if zone.zone not in PROSE_ZONES and not _get_visible(article.text, zone.start, zone.end) & wanted:
                misses.append(Miss("zones", "spurious", article.doc_id, zone.start, zone.end, zone.zone))
    scores = make_prf(dataset, "zones", n_right, n_gold, n_right, n_found, "unit=characters")
    scores.append(make_share(dataset, "zones", "found", sum(covered.values()), sum(items.values()), "unit=items"))
    scores.append(make_share(dataset, "zones", "kind", sum(right_kind.values()), sum(items.values()), "unit=items"))
    scores += [make_share(dataset, "zones", "kind", right_kind[kind], items[kind], f"kind={kind}") for kind in sorted(items)]
    return scores, misses


def _get_visible(text: str, start: int, end: int) -> set[int]:
    return {i for i in range(start, end) if not text[i].isspace()}
