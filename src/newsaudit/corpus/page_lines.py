"""A web page as lines of text, for pages that hold the export of a news database."""

from lxml import etree, html

from newsaudit.corpus.export_form import Line

_SKIPPED = frozenset(("head", "title", "style", "script", "noscript", "template"))
_HEADINGS = frozenset(("h1", "h2"))
_BLOCKS = _HEADINGS | frozenset(
    ("p", "div", "li", "ul", "ol", "tr", "td", "table", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "body", "hr")
)


def list_page_lines(text: str) -> list[Line]:
    """The lines of a page: a block is a line (more where it has breaks), with a blank one between two blocks. Raises lxml.etree.LxmlError."""
    root = html.fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    lines: list[Line] = []
    words: list[str] = []

    def close(is_heading: bool = False) -> None:
        for line in "".join(words).split("\v"):
            shown = " ".join(line.split())
            if shown:
                lines.append(Line(shown, is_heading))
        words.clear()
        if lines and lines[-1].text:
            lines.append(Line(""))

    skipping = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        tag = element.tag
        if event == "comment" or not isinstance(tag, str):
            if event != "end" and skipping is None:
                words.append(element.tail or "")
            continue
        if event == "start":
            if skipping is not None:
                continue
            if tag in _SKIPPED:
                skipping = element
                continue
            if tag in _BLOCKS:
                close()
            elif tag == "br":
                words.append("\v")
            words.append((element.text or "").replace("\v", " "))
        else:
            if skipping is not None and skipping is not element:
                continue
            if skipping is element:
                skipping = None
            elif tag in _BLOCKS:
                close(tag in _HEADINGS or element.get("id") == "hd")
            words.append((element.tail or "").replace("\v", " "))
    close()
    return lines
