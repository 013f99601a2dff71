"""Web pages: the article's text and what the page says of it, through trafilatura, offline."""

import hashlib
from collections.abc import Iterator

from lxml.etree import LxmlError
from trafilatura import bare_extraction

from newsaudit.corpus.decode import decode
from newsaudit.corpus.page_lines import list_page_lines
from newsaudit.corpus.read_export import find_export, may_be_export
from newsaudit.corpus.source import ReadOptions, Received, Refused, Source, Unusable, read_bytes

MAX_PAGE_BYTES = 16 * 2**20
# deeper nesting than any page has; parsers and their callers recurse on it
MAX_OPEN_TAGS = 40_000
_FIELDS = {"title": "title", "sitename": "outlet", "date": "published", "author": "author", "url": "url"}


def read_html(source: Source, options: ReadOptions) -> Iterator[Received | Refused]:
    """The article of a saved web page, its text what was extracted, a paragraph a line; or the articles of a database's export."""
    data = read_bytes(source)
    decoded = decode(data)
    notes = (decoded.note,) if decoded.note else ()
    if may_be_export(decoded.text):
        try:
            lines = list_page_lines(decoded.text)
        except (LxmlError, ValueError) as error:
            raise Unusable(f"is no page that can be parsed ({type(error).__name__})") from error
        reader = find_export(lines)
        if reader:
            yield from (found if isinstance(found, Refused) else found._replace(notes=(*notes, *found.notes)) for found in reader(lines))
            return
    if len(data) > MAX_PAGE_BYTES:
        raise Unusable(f"is larger than {MAX_PAGE_BYTES // 2**20} MB; split it")
    if decoded.text.count("<") > MAX_OPEN_TAGS:
        raise Unusable("holds more tags than any article's page")
    try:
        page = bare_extraction(decoded.text, include_comments=False, include_tables=False, include_formatting=False, with_metadata=True)
    except (LxmlError, ValueError, RecursionError, TypeError, AttributeError, IndexError, KeyError, AssertionError, UnicodeError) as error:
        # what pages that are no pages do to the parser below us
        raise Unusable(f"is no page that can be parsed ({type(error).__name__})") from error
    if page is None or not (page.text or "").strip():
        raise Unusable("is a page without an article's text")
    fields = {field: str(value) for name, field in _FIELDS.items() if (value := getattr(page, name, None))}
    categories = getattr(page, "categories", None)
    if categories:
        fields["section"] = "; ".join(map(str, categories))
    kind = getattr(page, "pagetype", None)
    if kind:
        fields["kind"] = str(kind)
    yield Received(page.text, fields, None, hashlib.sha256(data).hexdigest(), notes)
