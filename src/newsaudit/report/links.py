"""Addresses in the report: where findings, articles, sentences and rules stand, on the page or in the folder of pages beside it."""

import html
from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote


def fragment(anchor: str) -> str:
    """The `#…` that leads to an anchor: anchors hold %, = and /, of which browsers decode only the percent sign."""
    return "#" + quote(anchor, safe="/=:;,.~!*'()@-_")


def make_anchor(place: str, codes: Mapping[str, str] | None = None) -> str:
    """The anchor of a place. `sentence:doc/12` is s/3f2a1/12, by the article's code, because a page holds thousands."""
    kind, _, name = place.partition(":")
    if kind != "sentence":
        return f"{kind}/{name}"
    doc_id, _, number = name.rpartition("/")
    return f"s/{(codes or {}).get(doc_id, doc_id)}/{number}"


def make_codes(hashes: Mapping[str, str]) -> dict[str, str]:
    """A short code of each article from the SHA-256 of its file, so that it stays as long as the file does; that of a copy is numbered."""
    codes, seen = {}, Counter()
    for doc_id, sha256 in hashes.items():
        code = sha256[:5]
        seen[code] += 1
        codes[doc_id] = code if seen[code] == 1 else f"{code}-{seen[code]}"
    return codes


def attribute(text: str) -> str:
    """The text as the value of an attribute."""
    return html.escape(text, quote=True)


class Links:
    """Where findings, articles, sentences and rules stand, and which findings the page has printed so far.

    pages: finding id → file that holds its evidence, "" for this page. labels: finding id → what it says in words.
    codes: doc_id → what stands for it in the anchors of its sentences, the doc_id itself without them.
    """

    def __init__(
        self,
        labels: Mapping[str, str],
        pages: Mapping[str, str] | None = None,
        articles: Mapping[str, str] | None = None,
        here: str = "",
        page: str = "",
        codes: Mapping[str, str] | None = None,
    ):
        self.labels, self.pages, self.articles, self.here, self.page, self.codes = labels, pages or {}, articles or {}, here, page, codes
        # finding → anchor of the number that printed it first, where its evidence leads back to; "main" for what only the evidence names
        self.used: dict[str, str] = {}
        self.is_evidence = bool(page)
        # style of a mark in a chart → its class, so that the page says each style once
        self.styles: dict[str, str] = {}

    def finding(self, finding_id: str) -> str:
        """The address of a finding's evidence."""
        self.used.setdefault(finding_id, "main")
        return self.pages.get(finding_id, self.here) + fragment(finding_id)

    def printed(self, finding_id: str) -> str:
        """The attributes of a number's link: the address of its evidence and, where it is printed first, the anchor to come back to."""
        is_first = finding_id not in self.used and not self.is_evidence
        if is_first:
            self.used[finding_id] = f"n{len(self.used)}"
        own = f' id="{self.used[finding_id]}"' if is_first else ""
        return f'href="{attribute(self.finding(finding_id))}"{own}'

    def place(self, to: str) -> str | None:
        """The address of a place: `article:…`, `sentence:…`, `rule:…` or `measure:…`."""
        kind, _, name = to.partition(":")
        doc_id = name.rpartition("/")[0] if kind == "sentence" else name
        return (self.articles.get(doc_id, self.here) if kind in ("article", "sentence") else self.page) + fragment(make_anchor(to, self.codes))
