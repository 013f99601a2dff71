"""Agreement of coders beyond chance, and the pairing of the spans that they marked."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence


def get_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal labels: 1 is full agreement, 0 what chance gives, below 0 systematic disagreement.

    `units`: for each unit the labels that it was given, one a coder, coders who gave none left out; units with fewer than two labels tell
    nothing and do not count. None where it is undefined: nothing to compare, or all labels the same.
    alpha = 1 - (n - 1) * sum_u [(m_u² - sum_c n_uc²) / (m_u - 1)] / (n² - sum_c n_c²), n labels in all, m_u in unit u, n_uc of kind c in u.
    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, whose example the test works through.
    """
    totals: Counter = Counter()
    disagreement = 0.0
    for labels in units:
        m = len(labels)
        if m < 2:
            continue
        counts = Counter(labels)
        totals.update(counts)
        disagreement += (m * m - sum(c * c for c in counts.values())) / (m - 1)
    n = sum(totals.values())
    expected = n * n - sum(c * c for c in totals.values())
    return None if expected == 0 else 1 - (n - 1) * disagreement / expected


def match_spans(gold: Sequence, found: Sequence, *, above: float, key: Callable = lambda item: (item["start"], item["end"])) -> list[tuple[int, int]]:
    """Pairs of positions in `gold` and `found` whose spans are taken for the same.

    For each gold span in order, the not yet used found span that covers the largest share of it (0–1), if that is more than `above`; of two
    that cover as much the first. Both in text order. Source: scoring of the Gender Gap Tracker (Asr et al. 2021).
    """
    spans = [key(item) for item in found]
    longest = max((end - start for start, end in spans), default=0)
    used: set[int] = set()
    pairs = []
    first = 0
    for i, item in enumerate(gold):
        start, end = key(item)
        # found spans are in text order: those that end before any later gold span can start are never looked at again
        while first < len(spans) and spans[first][0] + longest <= start:
            first += 1
        best, share = None, above
        for j in range(first, len(spans)):
            if spans[j][0] >= end:
                break
            covered = (min(end, spans[j][1]) - max(start, spans[j][0])) / (end - start)
            if covered > share and j not in used:
                best, share = j, covered
        if best is not None:
            used.add(best)
            pairs.append((i, best))
    return pairs
