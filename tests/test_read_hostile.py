"""Files made to break a reader: a reject or an article, never an error, and soon."""

import io
import time
import zipfile

import pytest
from docx import Document

from exports import make_zip
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.read import read_corpus

SECONDS = 6
N = 400_000
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r><w:t>The pier opened.</w:t></w:r>"
ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))


def make_word(body: str, declared: str = "") -> bytes:
    """A Word file with this XML as its body."""
    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = f"{declared}<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    return make_zip(parts)


def nest_zip(depth: int) -> bytes:
    data = make_zip({"a.txt": b"The pier opened."})
    for _ in range(depth):
        data = make_zip({"in.zip": data})
    return data


EXPORT = "1 of 2 DOCUMENTS\nLENGTH: 1 words\nSECTION: x\n"
HOSTILE = {
    "words without end.txt": b"word " * (N // 5),
    "one word.txt": b"a" * N,
    "line in an export.txt": (EXPORT + "word " * (N // 5)).encode(),
    "labels.txt": (EXPORT + "City: x\n" * (N // 8)).encode(),
    "weak labels.txt": (EXPORT + "May 2, 2020\nBody\n" + "Notes\n\nCity: a\n\n" * (N // 16)).encode(),
    "separators.txt": (EXPORT * (N // 50)).encode(),
    "dates.txt": (EXPORT + "\n" + "May 2, 2020\n" * (N // 12)).encode(),
    "titles.txt": ("LENGTH: 1 words\n" + EXPORT + "A title\n\n" * (N // 9) + "May 2, 2020\nBody\nx").encode(),
    "page numbers.txt": (EXPORT + "Page 2 of 3\nA title\n" * (N // 20)).encode(),
    "values.txt": ("Full text: a\nPublication title: b\nProQuest\n" + "Subject: x\ngoes on\n" * (N // 20)).encode(),
    "half a pair.txt": b"\xff\xfe" + b"a" * 1001,
    "nul.txt": b"The pier\0opened." * 10,
    "brackets.md": b"[a" * (N // 2),
    "images.md": b"![[" * (N // 3),
    "addresses.md": b"[a](" * (N // 4),
    "stars.md": b"*a" * (N // 2),
    "divisions.html": b"<div>" * 39_000 + b" ProQuest End of Document ",
    "tags.html": b"<p>ProQuest Load-Date: x</p>" + b"<b>" * 300_000,
    "comments.html": b"ProQuest <!--" * (N // 13),
    "attributes.html": b'ProQuest <a b="' * (N // 15),
    "documents.html": b"<p>1 of 5 DOCUMENTS</p><p>LENGTH: 3 words</p><p>LOAD-DATE: May 2, 2020</p>" * (N // 75),
    "nul.csv": b"\0" * N,
    "quotation marks.csv": b"id,text\n" + b'1,"The pier was shut\n' * (N // 21),
    "cells.csv": b"id,text\n1" + b",a" * (N // 2),
    "objects.json": b'{"a":' * (N // 5),
    "lists.jsonl": (b"[" * 50_000 + b"\n") * 3,
    "groups.rtf": b"{\\rtf1" + b"{" * N,
    "braces.rtf": b"{\\rtf1" + b"}" * N,
    "skips.rtf": b"{\\rtf1" + b"\\uc999999999\\u65?" * (N // 20) + b"x" * N,
    "bytes.rtf": b"{\\rtf1" + b"\\'e9" * (N // 4),
    "binary.rtf": b"{\\rtf1 Pier\\bin999999999 " + b"x" * N,
    "backslashes.rtf": b"{\\rtf1 " + b"\\" * (N + 1),
    "zips.zip": nest_zip(5),
    "empty.docx": b"",
    "picture.docx": b"\x89PNG....",
    "half.docx": make_word(RUN)[:400],
    "entities.docx": make_word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", f'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>'),
    "nested.docx": make_word(f"<w:p>{'<w:ins>' * 20_000}{RUN}{'</w:ins>' * 20_000}</w:p>"),
    "text boxes.docx": make_word("<w:p><w:txbxContent>" * 100 + RUN + "</w:txbxContent></w:p>" * 100),
    "paragraphs.docx": make_word(f"<w:p>{RUN}</w:p>" * 20_000),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_file_gives_articles_or_rejects_soon(name, tmp_path):
    (tmp_path / name).write_bytes(HOSTILE[name])
    begun = time.process_time()
    found = list(read_corpus(tmp_path))
    assert time.process_time() - begun < SECONDS
    assert found and all(isinstance(record, Article) or (isinstance(record, Reject) and record.reason) for record in found)


def test_word_file_reads_no_file_of_the_machine(tmp_path):
    (tmp_path / "secret.txt").write_text("Nobody may read this.", encoding="utf-8")
    declared = f'<!DOCTYPE l [<!ENTITY a SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    (tmp_path / "some.docx").write_bytes(make_word("<w:p><w:r><w:t>The pier &a; opened.</w:t></w:r></w:p>", declared))
    found = list(read_corpus(tmp_path / "some.docx"))
    assert len(found) == 1 and "Nobody" not in (getattr(found[0], "text", "") or "")
