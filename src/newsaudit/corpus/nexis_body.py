"""Where the text of an article from Nexis begins and ends between its labels."""

import re
from collections.abc import Sequence

from newsaudit.corpus.export_form import ExportForm, Line, is_label, join_paragraphs, read_label

_ADDRESS = re.compile(r"https?://\S+")
WORDY = 60
MAX_TRAILER_LINES = 60
MAX_SUMMARY_LINES = 60
MAX_BODY_LINES = 40


def find_label_body(lines: Sequence[Line], form: ExportForm) -> int | None:
    """The line that says Body and nothing else, if there is one not far below a label: a text may hold such a line as well."""
    since = MAX_BODY_LINES
    for i, line in enumerate(lines):
        if line.text.lower() in form.bare_body and since < MAX_BODY_LINES:
            return i
        since = 0 if is_label(line, form.header) else since + bool(line.text)
    return None


def find_body(lines: Sequence[Line], start: int, form: ExportForm) -> int:
    """The first line below the labels of the header, where no line says Body."""
    open_label = False
    for i in range(start, len(lines)):
        label = read_label(lines[i].text)
        if label and label[0] in form.header:
            open_label = True
            continue
        if not lines[i].text:
            # an empty value stands below the blank line
            above = read_label(lines[i - 1].text) if i else None
            open_label = open_label and bool(above) and not above[1]
        elif not open_label:
            return i
    return len(lines)


def find_trailer(lines: Sequence[Line], body_at: int, form: ExportForm, *, are_labels_below: bool = False) -> int:
    """The first line below the text: a label of the trailer, or a word that stands for one; or a label of the header where those stand below."""
    if body_at < len(lines) and _is_strong(lines[body_at], form):
        return body_at
    weak = None
    for i in range(body_at + 1, len(lines)):
        text = lines[i].text
        if not text or len(text) > 4 * WORDY and weak is None:
            continue
        label = read_label(text)
        bare = text.lower().rstrip(":")
        name = label[0] if label else bare
        is_trailer = label and name in form.trailer and name not in form.weak_trailer and _stands_apart(lines, i, form)
        if bare in form.bare_trailer or is_trailer or (are_labels_below and _is_below(lines, i, form)):
            return i if weak is None else weak
        if weak is None and (bare in form.weak_trailer or (label and name in form.weak_trailer)):
            weak = i
        elif weak is not None and len(text.split()) > WORDY:
            weak = None
    return len(lines) if weak is None else weak


def _is_strong(line: Line, form: ExportForm) -> bool:
    """Whether a line is a label that no text opens with: "LOAD-DATE: …"."""
    label = read_label(line.text)
    return bool(label) and label[0] in form.trailer and form.telling.get(label[0]) in form.strong


def _is_below(lines: Sequence[Line], i: int, form: ExportForm) -> bool:
    return not lines[i - 1].text and lines[i].text.partition(":")[0].isupper() and is_label(lines[i], form.header)


def _stands_apart(lines: Sequence[Line], i: int, form: ExportForm) -> bool:
    """Whether a label is one of the export's and not the text's: "City: …" within an article has paragraphs below it, and no row of labels."""
    if _is_strong(lines[i], form):
        return True
    if lines[i - 1].text and not is_label(lines[i - 1], form.trailer):
        return False
    is_value = True
    for line in lines[i + 1 : i + MAX_TRAILER_LINES]:
        label = read_label(line.text)
        if label and form.telling.get(label[0]) in form.strong:
            return True
        is_known = bool(label) and (label[0] in form.trailer or label[0] in form.header)
        if line.text and not is_known and not is_value:
            # a caption may follow its label below a blank line; two sentences of a text do not look like a label's value
            return False
        is_value = is_known or (is_value and bool(line.text))
    return lines[i].text.partition(":")[0].isupper()


def make_text(lines: Sequence[Line], form: ExportForm) -> tuple[str, str | None]:
    """The text of body lines, and the address that closes it: paragraphs parted by blank lines, without an abstract above the full text."""
    if lines and lines[0].text.lower() in form.bare_body:
        lines = lines[1:]
    shown = [i for i, line in enumerate(lines) if line.text]
    if shown and form.summaries.fullmatch(lines[shown[0]].text):
        full = (i + 1 for i in shown[:MAX_SUMMARY_LINES] if lines[i].text.lower() in form.bare_body)
        lines = lines[next(full, 0) :]
    address = next((line.text for line in reversed(lines) if line.text), "")
    if not _ADDRESS.fullmatch(address):
        address = None
    else:
        lines = lines[: max(i for i, line in enumerate(lines) if line.text)]
    text = join_paragraphs([line.text for line in lines])
    return form.openings.sub("", text, count=1).lstrip("\n"), address
