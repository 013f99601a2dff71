"""Readers of every format: what is taken, what is said of it, and that no file, however broken, leaves a trace instead of a reject."""

import csv
import io
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports import make_docx, make_pasted, make_sample, uni_lines
from exports_proquest import proquest_text
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.read import read_corpus, receive
from newsaudit.corpus.read_rows import receive_rows
from newsaudit.corpus.source import ReadOptions
from newsaudit.errors import CorpusError

TEXT = "Rain fell on Bamako for a fourth day. The river rose, the mayor said."
ROW = {
    "ID": "b-1",
    "Body": TEXT,
    "Headline": "Rain in Bamako",
    "Publication": "Sahel Post",
    "Publish Date": "2021-08-03T22:10:00-04:00",
    "Byline": "Awa Diarra",
    "Link": "https://example.org/a",
    "Section": "Opinion",
}


def read(path, **options):
    return list(read_corpus(path, **options))


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def as_csv(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_parquet(rows):
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def as_zip(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


TABLES = {
    "a.csv": lambda rows: as_csv(rows),
    "semicolon.csv": lambda rows: as_csv(rows, ";"),
    "bom.csv": lambda rows: as_csv(rows, encoding="utf-8-sig"),
    "wide.csv": lambda rows: as_csv(rows, encoding="utf-16"),
    "a.tsv": lambda rows: as_csv(rows, "\t"),
    "a.jsonl": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
    "a.json": lambda rows: json.dumps(rows).encode(),
    "nested.json": lambda rows: json.dumps(
        {"status": "ok", "articles": [row | {"Publication": {"id": None, "name": row["Publication"]}} for row in rows]}
    ).encode(),
    "lines.json": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
    "a.parquet": lambda rows: as_parquet(rows),
}


@pytest.mark.parametrize("name", list(TABLES))
def test_table_row_is_an_article_with_its_usual_columns(name, tmp_path):
    other = ROW | {"ID": "b-2", "Body": "“Non,” said the mayor of Ségou.\n\nHe left.", "Section": "World"}
    first, second = read(write(tmp_path / name, TABLES[name]([ROW, other])))
    assert first[:11] == (
        "b-1",
        name,
        0,
        "Sahel Post",
        "Rain in Bamako",
        "2021-08-03",
        "Awa Diarra",
        "https://example.org/a",
        "Opinion",
        "opinion",
        TEXT,
    )
    assert (second.doc_id, second.row, second.text, second.kind) == ("b-2", 1, other["Body"], None)


def test_columns_are_mapped_by_parameter(tmp_path):
    path = write(tmp_path / "a.csv", as_csv([{"wer": "Lac FM", "was": TEXT, "text": "teaser"}]))
    (article,) = read(path, columns={"text": "was", "outlet": "wer"})
    assert (article.text, article.outlet) == (TEXT, "Lac FM")


@pytest.mark.parametrize("columns, said", [({"text": "body2"}, "body2"), ({"words": "was"}, "words")], ids=["column", "field"])
def test_mapping_to_what_is_not_there_is_an_error(columns, said, tmp_path):
    path = write(tmp_path / "a.csv", as_csv([{"was": TEXT}]))
    with pytest.raises(CorpusError, match=said):
        read(path, columns=columns)


def test_row_without_text_is_refused_and_the_next_is_read(tmp_path):
    found = read(write(tmp_path / "a.csv", as_csv([ROW | {"Body": ""}, ROW | {"Body": "12 — 34"}, ROW])))
    assert [(type(record), record.row) for record in found] == [(Reject, 0), (Reject, 1), (Article, 2)]
    assert found[1].reason == "has no letters"


def test_rows_with_one_id_get_two(tmp_path):
    found = read(write(tmp_path / "a.csv", as_csv([ROW, ROW])))
    assert [article.doc_id for article in found] == ["b-1", "a-1"]


@pytest.mark.parametrize(
    "dates, expected",
    [
        (["03/04/2021", "25/12/2021"], ["2021-04-03", "2021-12-25"]),
        (["03/04/2021", "12/25/2021"], ["2021-03-04", "2021-12-25"]),
        (["03/04/2021", "05/05/2021"], [None, "2021-05-05"]),
        (["03/04/2021", "25/12/2021", "12/25/2021"], [None, "2021-12-25", "2021-12-25"]),
        (["2021-04-03"] * 300 + ["03/04/2021", "25/12/2021"], ["2021-04-03"] * 301 + ["2021-12-25"]),
        (["03/04/2021"] * 5_000 + ["25/12/2021", "03/04/2021"], [None] * 5_000 + ["2021-12-25", "2021-04-03"]),
        (["25/12/2021"] + ["12/25/2021"] * 5_000 + ["03/04/2021", "25/12/2021"], ["2021-12-25"] * 5_001 + [None, "2021-12-25"]),
    ],
    ids=["day-first", "month-first", "not-told", "both", "told-late", "told-beyond-the-rows-held", "both-before"],
)
def test_order_of_day_and_month_is_told_by_the_other_dates(dates, expected, tmp_path):
    path = write(tmp_path / "a.csv", as_csv([ROW | {"ID": str(i), "Publish Date": date} for i, date in enumerate(dates)]))
    assert [article.published for article in read(path)] == expected
    said = [note for intake in receive(path) for note in intake.notes]
    assert len([note for note in said if "order" in note]) == expected.count(None)


@pytest.mark.parametrize("date, n_held", [("2024-03-04", 1), ("03/04/2024", 5000)], ids=["iso", "numeric"])
def test_rows_are_held_only_for_dates_whose_order_matters(date, n_held):
    n_read = 0

    def make_rows():
        nonlocal n_read
        for n_read in range(1, 6001):
            yield {"text": "The ferry sank.", "date": date if n_read < 6000 else "25/12/2024"}

    columns = {"text": "text", "published": "date"}
    received = receive_rows(make_rows(), columns, ReadOptions({}, None))
    first = next(received)
    assert n_read == n_held
    assert [first.text, *(row.text for row in received)] == ["The ferry sank."] * 6000


def test_order_of_day_and_month_can_be_given(tmp_path):
    path = write(tmp_path / "a.csv", as_csv([ROW | {"Publish Date": "03/04/2021"}]))
    assert [read(path, day_first=day_first)[0].published for day_first in (True, False)] == ["2021-04-03", "2021-03-04"]


def test_html_page_gives_text_and_metadata(tmp_path):
    body = "".join(
        f"<p>The river at Bamako rose for day {i}, and the mayor asked people near it to leave their houses before night.</p>" for i in range(8)
    )
    page = f"""<!doctype html><html><head><title>Rain in Bamako | Sahel Post</title>
    <meta property="og:title" content="Rain in Bamako"><meta property="og:site_name" content="Sahel Post">
    <meta property="article:published_time" content="2021-08-03T10:00:00Z"><meta name="author" content="Awa Diarra"><link rel="canonical" href="https://example.org/rain"></head>
    <body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
    <article><h1>Rain in Bamako</h1>{body}</article><footer>Imprint</footer></body></html>"""
    (article,) = read(write(tmp_path / "a.html", page))
    assert (article.outlet, article.title, article.published, article.author, article.url) == (
        "Sahel Post",
        "Rain in Bamako",
        "2021-08-03",
        "Awa Diarra",
        "https://example.org/rain",
    )
    assert "rose for day 7" in article.text and "Imprint" not in article.text and "Sport" not in article.text


def test_markdown_front_matter_and_marks(tmp_path):
    text = "---\ntitle: Rain in Bamako\ndate: 2021-08-03\nsource: Sahel Post\n---\n"
    text += "# Rain in Bamako\n\nThe **river** rose, [the mayor](https://example.org) said.\n\n![A boat](boat.png)\n\n> It *is* over."
    (article,) = read(write(tmp_path / "a.md", text))
    assert (article.title, article.published, article.outlet) == ("Rain in Bamako", "2021-08-03", "Sahel Post")
    assert article.text.split("\n\n") == ["Rain in Bamako", "The river rose, the mayor said.", "", "It is over."]


def test_word_file_of_one_article(tmp_path):
    (article,) = read(write(tmp_path / "a.docx", make_docx([("Title", "Rain in Bamako"), ("", "The river rose."), ("", "It fell.")])))
    assert (article.doc_id, article.title, article.text) == ("a", "Rain in Bamako", "Rain in Bamako\nThe river rose.\nIt fell.")


RICH = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\unknown secret}\pard\outlinelevel0 Pier shut\par\pard Ada \b Obi\b0  said \'93no\'94 "
    r"\u8211?\u-10179?\u-8704? twice.{\v hidden}\line The caf\'e9\~was \{shut\}.\tab Rain{\field{\*\fldinst HYPERLINK x}{\fldrslt  fell}}.\par}"
)


def test_rich_text_is_read_as_printed(tmp_path):
    write(tmp_path / "a.rtf", RICH.encode("ascii"))
    (article,) = read(tmp_path)
    assert (article.title, article.row) == ("Pier shut", None)
    assert article.text == "Pier shut\nAda Obi said “no” –😀 twice.\nThe café was {shut}. Rain fell."


def test_rich_text_in_another_alphabet_is_decoded(tmp_path):
    write(tmp_path / "a.rtf", rb"{\rtf1\ansi\ansicpg1251 \'cf\'e8\'f0\'f1 \uc0\u1079\u1072  Pier\par}")
    (article,) = read(tmp_path)
    assert article.text == "Пирс за Pier"


def test_archive_holds_any_format_with_its_metadata(tmp_path):
    data = as_zip(
        {
            "press/metadata.csv": "file,outlet\nb.txt,Sahel Post\n",
            "press/b.txt": TEXT,
            "press/c.csv": as_csv([ROW]),
            "__MACOSX/._b.txt": b"\0",
            "inner.zip": as_zip({"d.txt": TEXT}),
        }
    )
    found = read(write(tmp_path / "all.zip", data))
    assert {(article.path, article.row, article.outlet) for article in found} == {
        ("all.zip/press/b.txt", None, "Sahel Post"),
        ("all.zip/press/c.csv", 0, "Sahel Post"),
        ("all.zip/inner.zip/d.txt", None, None),
    }


@pytest.mark.parametrize(
    "name, reason", [("../out.txt", "out of the archive"), ("/etc/out.txt", "out of the archive"), ("c:/out.txt", "out of the archive")]
)
def test_archive_member_that_leads_out_is_refused(name, reason, tmp_path):
    found = read(write(tmp_path / "all.zip", as_zip({name: TEXT, "good.txt": TEXT})))
    assert sorted(type(record).__name__ for record in found) == ["Article", "Reject"]
    assert any(reason in record.reason for record in found if isinstance(record, Reject))
    assert list(tmp_path.iterdir()) == [tmp_path / "all.zip"]


def test_bombs_are_refused(tmp_path):
    bomb = as_zip({"big.txt": b"a" * (32 * 2**20)})
    nest = as_zip({"a.zip": as_zip({"b.zip": as_zip({"c.zip": as_zip({"d.txt": TEXT})})})})
    write(tmp_path / "bomb.zip", bomb), write(tmp_path / "nest.zip", nest)
    found = read(tmp_path)
    assert [type(record) for record in found] == [Reject, Reject]
    assert "unpacks from" in found[0].reason and "zips within zips" in found[1].reason


def test_encrypted_member_is_refused(tmp_path):
    data = bytearray(as_zip({"a.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (found,) = read(write(tmp_path / "a.zip", bytes(data)))
    assert "encrypted" in found.reason


@pytest.mark.parametrize(
    "name, data, reason",
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", b"12 - 34\n", "has no letters"),
        ("a.txt", b"%PDF-1.7 words", "is a PDF"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"\xff\xfe", "is empty"),
        ("a.docx", b"no zip at all", "Word file"),
        ("a.docx", as_zip({"x.txt": "x"}), "Word file"),
        ("a.html", b"<html></html>", "without an article"),
        ("a.json", b"{", "no JSON"),
        ("a.json", b'{"a": 1}', "no column of texts"),
        ("a.json", b"[" * 100_000, "nests too deep"),
        ("a.jsonl", b'{"text": "x"\n', "no JSON"),
        ("a.jsonl", b"[1]\n", "not an object"),
        ("a.csv", b"name,age\nA,1\n", "no column of texts"),
        ("a.csv", b"", "is empty"),
        ("a.parquet", b"PAR1 broken PAR1", "Parquet"),
        ("a.parquet", as_parquet([{"age": 1}]), "no column of texts"),
        ("a.zip", b"PK\x03\x04", "broken zip"),
        ("a.zip", as_zip({}), "without articles"),
        ("a.pdf", b"%PDF-1.7", "no format that newsaudit reads; save it as .docx or .txt"),
        ("a.doc", b"\xd0\xcf\x11\xe0 an old Word file", "is no rich text; save it as .docx or .txt"),
        ("a.rtf", b"", "is empty"),
        ("a.rtf", b"{\\rtf1 }", "has no text"),
        ("a.XLSX", as_zip({"xl/workbook.xml": "x"}), "save it as .csv"),
        ("a.epub", b"words", "it reads .txt .md"),
        ("a.csv", b"text\n", "holds no article"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unusable_file_is_a_reject_with_its_reason(name, data, reason, tmp_path):
    write(tmp_path / name, data)
    write(tmp_path / "good.txt", TEXT)
    found = read(tmp_path)
    rejects = [record for record in found if isinstance(record, Reject)]
    assert [record.path for record in rejects] == [name] and reason in rejects[0].reason
    assert [record.text for record in found if isinstance(record, Article)] == [TEXT]


def test_csv_that_breaks_off_keeps_the_rows_before(tmp_path):
    data = as_csv([ROW, ROW | {"ID": "b-2"}]) + b'b-3,"' + b"never closed, " * 2_000_000
    found = read(write(tmp_path / "a.csv", data))
    assert [article.doc_id for article in found[:2]] == ["b-1", "b-2"]
    assert isinstance(found[2], Reject) and len(found) == 3


@pytest.mark.parametrize("name", ["some.csv", "some.jsonl"])
def test_column_of_texts_with_an_odd_name_is_proposed(name, tmp_path):
    row = {"Ref": "1", "Blatt": "Harbour Post", "Artikel": "Ada Obi opened the bridge. " * 12}
    (tmp_path / name).write_bytes(as_csv([row]) if name.endswith("csv") else json.dumps(row).encode() + b"\n")
    (reject,) = read(tmp_path)
    assert "if Artikel holds the texts, give text=Artikel" in reject.reason
    (article,) = read_corpus(tmp_path, columns={"text": "Artikel", "outlet": "Blatt"})
    assert (article.outlet, article.text) == ("Harbour Post", row["Artikel"])


@pytest.mark.parametrize("above", ["", "\n\n"], ids=["header-first", "blank-lines-first"])
def test_csv_whose_quotation_mark_is_never_closed_names_the_line(above, tmp_path):
    rows = ['1,"The pier was shut,\nat last."', '2,"Ada Obi opened the bridge.', "3,The ferry sank.", "4,Nobody came."]
    (tmp_path / "some.csv").write_text(above + "id,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    kept, refused = read_corpus(tmp_path)
    assert (kept.doc_id, kept.text) == ("1", "The pier was shut,\nat last.")
    line = 4 + len(above)
    assert (refused.path, refused.row) == ("some.csv", 1) and f"row of line {line} " in refused.reason


@pytest.mark.parametrize(
    "row, text, said",
    [
        ('"The pier" was shut, at last.', "The pier was shut", "not doubled"),
        ('"He said ""no"", she said."', 'He said "no", she said.', ""),
        ('"He said "no" to it."', 'He said no" to it."', "not doubled"),
        ('A 5" pipe burst.', 'A 5" pipe burst.', ""),
        ("The pier was shut, at last.", "The pier was shut", "more cells"),
        ('"The pier was shut,\nat last."', "The pier was shut,\nat last.", ""),
    ],
    ids=["cut", "doubled", "not-doubled", "inch", "delimiter", "lines"],
)
def test_csv_row_that_breaks_the_rules_is_read_and_noted(row, text, said, tmp_path):
    (tmp_path / "some.csv").write_text(f"id,text\n0,First.\n1,{row}\n2,Last.\n", encoding="utf-8")
    found = list(receive(tmp_path))
    assert [intake.record.text for intake in found] == ["First.", text, "Last."]
    assert [bool(intake.notes) for intake in found] == [False, bool(said), False]
    assert not said or "of line 3 " in found[1].notes[0] and said in found[1].notes[0]


def test_csv_rows_joined_by_a_mark_that_is_not_closed_are_noted(tmp_path):
    rows = ['1,"The pier was shut.', '2,"The bridge was open."', "3,Rain fell.", '4,"Ada Obi spoke, twice."']
    (tmp_path / "some.csv").write_text("id,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = list(receive(tmp_path))
    assert any("of line 2 is not doubled, or one is not closed" in note for intake in found for note in intake.notes)
    assert [intake.record.text for intake in found[-2:]] == ["Rain fell.", "Ada Obi spoke, twice."]


def test_characters_that_no_table_holds_are_made_storable(tmp_path):
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "Rain\0 fell \ud83d\ude00 \ud800 on Bamako.", "title": "A\udfff"}))
    (article,) = read(path)
    assert (article.text, article.title) == ("Rain fell \U0001f600 \ufffd on Bamako.", "A\ufffd")


def test_word_links_bookmarks_and_deletions_are_read_as_printed(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("The ")._p
    inner = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    for piece in (
        '<w:bookmarkStart w:id="1" w:name="Bookmark_1"/>',
        "<w:hyperlink>" + inner.format("river") + "</w:hyperlink>",
        '<w:bookmarkEnd w:id="1"/>',
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>",
        "<w:ins>" + inner.format(" rose") + "</w:ins>",
        "<w:r><w:br/><w:t>It</w:t><w:tab/><w:t>fell.</w:t></w:r>",
    ):
        paragraph.append(parse_xml(f'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{piece}</w:x>')[0])
    out = io.BytesIO()
    document.save(out)
    (article,) = read(write(tmp_path / "a.docx", out.getvalue()))
    assert article.text == "The river rose\nIt fell."


@pytest.mark.parametrize("indent", [None, 1], ids=["one-line", "indented"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_long_json_list_is_read_piece_by_piece(indent, encoding, tmp_path):
    rows = [{"id": f"r{i}", "text": f"Número {i}: " + "água “alta” " * (i % 900)} for i in range(600)]
    found = read(write(tmp_path / "a.json", json.dumps(rows, ensure_ascii=False, indent=indent).encode(encoding)))
    assert [(article.doc_id, article.row, article.text) for article in found] == [(row["id"], i, row["text"]) for i, row in enumerate(rows)]


def test_json_list_that_breaks_off_keeps_the_objects_before(tmp_path):
    found = read(write(tmp_path / "a.json", json.dumps([ROW, ROW | {"ID": "b-2"}])[:-40]))
    assert [type(record) for record in found] == [Article, Reject]
    assert "breaks off" in found[1].reason


GOOD = {
    "a.txt": make_pasted(uni_lines(make_sample(3), 3)).encode(),
    "b.txt": proquest_text([make_sample(2)]).encode(),
    "a.docx": make_docx(uni_lines(make_sample(3), 3)),
    "a.md": b"---\ntitle: A\n---\n# A\n\nText of **it**.",
    "a.html": b"<html><body><article><p>" + TEXT.encode() * 9 + b"</p></article></body></html>",
    **{name: make([ROW, ROW]) for name, make in TABLES.items()},
    "a.zip": as_zip({"a.txt": TEXT, "b.csv": as_csv([ROW])}),
}


@pytest.mark.parametrize("name", list(GOOD))
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_damaged_files_give_articles_or_rejects_never_an_error(name, data, tmp_path):
    good = GOOD[name]
    start = data.draw(st.integers(0, len(good)), label="cut from")
    end = data.draw(st.integers(start, len(good)), label="cut to")
    put = data.draw(st.binary(max_size=12), label="put in")
    path = write(tmp_path / name, good[:start] + put + good[end:])
    found = read(path)
    assert found
    assert all(isinstance(record, (Article, Reject)) and (isinstance(record, Article) or record.reason) for record in found)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.jsonl", "a.json", "a.parquet", "a.docx", "a.rtf", "a.doc", "a.zip"])
@given(data=st.binary(max_size=400))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_bytes_give_articles_or_rejects(name, data, tmp_path):
    assert read(write(tmp_path / name, data))
