"""Zones of an article's page: what is title, subhead and body, and what is not the article's own words."""

from bisect import bisect_right
from typing import NamedTuple

from newsaudit.corpus.fold import fold, fold_case
from newsaudit.corpus.headlines import LEADING_LINES, LONGEST_WORD, find_known_title, is_list_item, is_subhead, is_title
from newsaudit.corpus.paragraphs import find_paragraphs
from newsaudit.corpus.zone_rules import ZoneRule, ZoneRules, load_zone_rules
from newsaudit.spans import Zone

MAX_STRETCHES = 3


class Mark(NamedTuple):
    """A zone with the rule that made it; body has none."""

    zone: str
    start: int
    end: int
    rule: str


def find_zones(text: str, *, title: str | None = None) -> list[Zone]:
    """The zones of the text in order, without overlap: every stretch that is not blank lies in one. `title` is the headline if it is known."""
    return [Zone(mark.zone, mark.start, mark.end) for mark in mark_zones(text, title=title)]


def mark_zones(text: str, *, title: str | None = None) -> list[Mark]:
    """The zones of the text with their rules; consecutive body paragraphs are one, and so are the lines of one row of links."""
    page = _Page(text, load_zone_rules())
    page.mark_subheads(page.mark_furniture(title))
    return page.join()


def mark_furniture(text: str, *, title: str | None = None) -> list[Mark]:
    """The zones of the text as `mark_zones` has them, but with subheads left in the body."""
    page = _Page(text, load_zone_rules())
    page.mark_furniture(title)
    return page.join()


class _Page:
    """The paragraphs of one text and what has been said of each so far: None is body."""

    def __init__(self, text: str, rules: ZoneRules):
        self.text, self.rules = text, rules
        self.folded = fold(text)
        self.lower = fold_case(self.folded)
        self.paragraphs = find_paragraphs(text)
        self.marks: list[tuple[str, str] | None] = [None] * len(self.paragraphs)
        self.heads: dict[int, list[Mark]] = {}
        self.tails: dict[int, list[Mark]] = {}

    def mark_furniture(self, title: str | None) -> int:
        """Marks all but subheads; the number of the first body paragraph."""
        self.mark_anywhere()
        first_body = self.mark_top(title)
        self.mark_foot()
        return first_body

    def mark_anywhere(self) -> None:
        """Marks the paragraphs that a rule takes wherever they stand."""
        tried, starts = set(), [start for start, _ in self.paragraphs]
        in_run: dict[int, ZoneRule] = {}
        for cue, at, _ in self.rules.finder.find_matches_as_indexes(self.lower, overlapping=True):
            i = bisect_right(starts, at) - 1
            if i < 0:
                continue
            start, end = self.paragraphs[i]
            for owner in self.rules.owners[cue]:
                rule = self.rules.anywhere[owner]
                # most cues stand in paragraphs that are too long for a notice
                if (end - start > rule.max_characters and rule.at != "end") or (rule.opens and at != start) or (i, owner) in tried:
                    continue
                tried.add((i, owner))
                if rule.at == "line" and self.marks[i] is None and self.is_line(i, rule):
                    self.marks[i] = (rule.zone, rule.id)
                elif rule.at == "run" and self.is_line(i, rule):
                    in_run[i] = rule
                elif rule.at == "end":
                    self.mark_tail(i, rule)
        for i, rule in in_run.items():
            if i + 1 in in_run or i - 1 in in_run:
                self.marks[i] = (rule.zone, rule.id)

    def mark_top(self, title: str | None) -> int:
        """Marks what stands above the first body paragraph, and at its head; its number."""
        found = find_known_title(self.folded, self.paragraphs, title) if title else None
        if found is not None:
            self.marks[found] = ("title", "title-line")
        for i in range(len(self.paragraphs)):
            if self.marks[i] is not None or self.mark_line(i, self.rules.top) or self.mark_lines(i):
                continue
            if found is None and is_title(self.folded, self.paragraphs, self.marks, i, self.rules.by_id["title-line"].max_words):
                found = i
                self.marks[i] = ("title", "title-line")
            elif found is not None and self.is_subhead(i, reach=LEADING_LINES):
                self.marks[i] = ("subhead", "subhead-line")
            else:
                self.mark_head(i)
                return i
        return len(self.paragraphs)

    def mark_foot(self) -> None:
        """Marks what stands below the last body paragraph, lists of links below their label among it."""
        items: list[int] = []
        listed = self.rules.by_id["list-below-label"]
        for i in range(len(self.paragraphs) - 1, 0, -1):
            if self.marks[i] is None and not self.mark_line(i, self.rules.foot):
                if not is_list_item(self.folded, self.paragraphs[i], listed.max_words):
                    return
                items.append(i)
            elif items and self.marks[i][1] == "link-label":
                for item in items:
                    self.marks[item] = (listed.zone, listed.id)
                items = []

    def mark_subheads(self, first_body: int) -> None:
        """Marks the short lines between paragraphs of sentences."""
        longest = LONGEST_WORD * self.rules.by_id["subhead-line"].max_words
        for i, (start, end) in enumerate(self.paragraphs[first_body + 1 : -1], first_body + 1):
            # most paragraphs are too long
            if end - start <= longest and self.marks[i] is None and self.is_subhead(i):
                self.marks[i] = ("subhead", "subhead-line")

    def is_subhead(self, i: int, *, reach: int = 1) -> bool:
        return is_subhead(self.folded, self.paragraphs, self.marks, i, self.rules.by_id["subhead-line"].max_words, reach=reach)

    def mark_line(self, i: int, rules: tuple[ZoneRule, ...]) -> bool:
        for rule in rules:
            if rule.at == "line" and self.has_cue(i, rule) and self.stands_beside(i, rule) and self.is_line(i, rule):
                self.marks[i] = (rule.zone, rule.id)
                return True
        return False

    def mark_lines(self, i: int) -> bool:
        """Marks consecutive paragraphs that a rule takes together."""
        for rule in self.rules.top:
            if rule.at != "lines" or i + len(rule.patterns) > len(self.paragraphs):
                continue
            spans = self.paragraphs[i : i + len(rule.patterns)]
            if all(pattern.fullmatch(self.folded, *span) for pattern, span in zip(rule.patterns, spans, strict=True)):
                self.marks[i : i + len(spans)] = [(rule.zone, rule.id)] * len(spans)
                return True
        return False

    def mark_head(self, i: int) -> None:
        """Marks the stretches at the head of a body paragraph, each beginning where the one before it ended."""
        at, end = self.paragraphs[i]
        for _ in range(MAX_STRETCHES):
            for rule in self.rules.top:
                match = rule.at == "start" and next(filter(None, (pattern.match(self.folded, at, end) for pattern in rule.patterns)), None)
                if match and match.end() < end:
                    self.heads.setdefault(i, []).append(Mark(rule.zone, at, at + len(match.group().rstrip()), rule.id))
                    at = match.end()
                    break
            else:
                return

    def mark_tail(self, i: int, rule: ZoneRule) -> None:
        start, end = self.paragraphs[i]
        for pattern in rule.patterns:
            match = pattern.search(self.folded, max(start, end - rule.max_characters), end)
            if match and match.end() == end and match.start() > start and i not in self.tails:
                self.tails[i] = [Mark(rule.zone, match.start() + len(match.group()) - len(match.group().lstrip()), end, rule.id)]

    def has_cue(self, i: int, rule: ZoneRule) -> bool:
        start, end = self.paragraphs[i]
        if end - start > rule.max_characters:
            return False
        line = self.lower[start:end]
        return any(map(line.__contains__, rule.cues))

    def stands_beside(self, i: int, rule: ZoneRule) -> bool:
        return rule.beside is None or any(mark and mark[0] == rule.beside for mark in self.marks[max(0, i - 1) : i + 2])

    def is_line(self, i: int, rule: ZoneRule) -> bool:
        start, end = self.paragraphs[i]
        if end - start > rule.max_characters:
            return False
        return any(pattern.fullmatch(self.folded, start, end) for pattern in rule.patterns) and len(self.folded[start:end].split()) <= rule.max_words

    def join(self) -> list[Mark]:
        """All marks in text order, body between them."""
        found: list[Mark] = []
        body_start = body_end = -1
        for i, (start, end) in enumerate(self.paragraphs):
            mark, heads, tails = self.marks[i], self.heads.get(i), self.tails.get(i)
            if body_start >= 0 and (mark or heads):
                found.append(Mark("body", body_start, body_end, ""))
                body_start = -1
            if mark is not None:
                if found and (found[-1].zone, found[-1].rule) == mark and self.rules.by_id[mark[1]].at in ("run", "lines"):
                    found[-1] = found[-1]._replace(end=end)
                else:
                    found.append(Mark(mark[0], start, end, mark[1]))
                continue
            if heads:
                found += heads
                start = _skip_space(self.text, heads[-1].end, end)
            if body_start < 0:
                body_start = start
            body_end = end
            if tails:
                found.append(Mark("body", body_start, start + len(self.text[start : tails[0].start].rstrip()), ""))
                found += tails
                body_start = -1
        if body_start >= 0:
            found.append(Mark("body", body_start, body_end, ""))
        return found


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
