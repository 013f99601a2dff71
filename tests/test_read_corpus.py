"""Folders of text files: what is read, what is said of it, and names that stay."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsaudit.codebook.load import CODEBOOK_DIR, read_codebook
from newsaudit.corpus.calendar_names import get_months
from newsaudit.corpus.dates import read_day, tell_day_first
from newsaudit.corpus.decode import decode
from newsaudit.corpus.fields import is_outlet, tell_kind
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.read import read_corpus, receive
from newsaudit.errors import CorpusError

TEXT = "The ferry left Kirkwall an hour late on Friday.\r\n\r\nNo reason was given, passengers said.\n"


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return folder


def test_text_is_the_files_and_newlines_stay(tmp_path):
    (article,) = read_corpus(write(tmp_path, {"a.txt": b"\xef\xbb\xbf" + TEXT.encode()}))
    assert article.text == TEXT


def test_articles_folder_goes_before_what_stands_beside_it(tmp_path):
    write(tmp_path, {"articles/a.txt": TEXT, "notes.txt": TEXT, "README.md": "What this is.", "metadata.csv": "file,outlet\na.txt,Orkney Post\n"})
    (article,) = read_corpus(tmp_path)
    assert (article.path, article.outlet) == ("articles/a.txt", "Orkney Post")


def test_files_that_are_no_articles_are_passed_over(tmp_path):
    write(
        tmp_path,
        {
            "a.txt": TEXT,
            "README.txt": "x",
            "LICENSE": "x",
            ".hidden.txt": "x",
            "actors.yml": "x: 1",
            "reference.csv": "measure,as_of\nkilled,2020-01-02\n",
            ".git/b.txt": "x",
            "~$a.docx": "x",
        },
    )
    assert [record.path for record in read_corpus(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(
    "header, row",
    [
        (
            "file,outlet,published,title,author,url,section,kind",
            "a.txt,Orkney Post,2021-03-04,Ferry late,Ada Obi,https://example.org/a,Islands,opinion",
        ),
        (
            "File;Publication;Date;Headline;Byline;Link;Desk;Type",
            "a.txt;Orkney Post;4 March 2021;Ferry late;Ada Obi;https://example.org/a;Islands;Opinion",
        ),
        (
            "filename\tsource\tpub_date\theading\tauthors\tURL\tcategory\tgenre",
            "a\tOrkney Post\tMar. 4, 2021 10:00 a.m. GMT\tFerry late\tAda Obi\thttps://example.org/a\tIslands\tOp-Ed",
        ),
    ],
    ids=["comma", "semicolon", "tab"],
)
def test_metadata_columns_are_known_by_their_usual_names(header, row, tmp_path):
    write(tmp_path, {"a.txt": TEXT, "metadata.csv": f"{header}\n{row}\n"})
    (article,) = read_corpus(tmp_path)
    assert article[3:10] == ("Orkney Post", "Ferry late", "2021-03-04", "Ada Obi", "https://example.org/a", "Islands", "opinion")


def test_metadata_in_another_encoding_is_read(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "metadata.csv": "file,outlet,title\na.txt,Le Journal,L’été à Orkney\n".encode("cp1252")})
    (article,) = read_corpus(tmp_path)
    assert article.title == "L’été à Orkney"


def test_gaps_between_files_and_metadata_are_said(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, "metadata.csv": "file,outlet\na.txt,One\na.txt,Two\nc.txt,Three\n,Four\n"})
    found = list(receive(tmp_path))
    assert [intake.record.outlet for intake in found[:2]] == ["One", None]
    assert "has no row in metadata.csv" in found[1].notes
    assert {(intake.record.row, intake.record.reason) for intake in found[2:]} == {
        (1, "names a.txt again (first in row 0)"),
        (2, "names c.txt, which is not there"),
        (3, "names no file"),
    }


def test_row_that_names_a_file_by_its_path_is_of_no_other_file(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "x/a.txt": TEXT, "x/b.txt": TEXT, "metadata.csv": "file,outlet\na.txt,One\nb.txt,Two\n"})
    found = {article.path: article.outlet for article in read_corpus(tmp_path)}
    assert found == {"a.txt": "One", "x/a.txt": None, "x/b.txt": "Two"}


def test_metadata_without_a_column_of_files_is_an_error(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "metadata.csv": "name,outlet\na.txt,One\n"})
    with pytest.raises(CorpusError, match="no column names the files"):
        list(read_corpus(tmp_path))


def test_ids_are_stems_and_unique_over_formats_and_folders(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "a.md": TEXT, "x/a.txt": TEXT, "y/a.txt": TEXT, "b.txt": TEXT})
    found = {article.path: article.doc_id for article in read_corpus(tmp_path)}
    assert len(set(found.values())) == 5 and found["b.txt"] == "b" and "a" in found.values()
    assert found == {article.path: article.doc_id for article in read_corpus(tmp_path)}


def test_page_states_what_the_metadata_lack(tmp_path):
    page = "Ferry late again – Orkney Post\n\nPublished May 3, 2021 at 10:15 a.m. EDT\n\nBy Ada Obi\n\n" + TEXT
    (intake,) = receive(write(tmp_path, {"a.txt": page}))
    assert intake.record[3:7] == ("Orkney Post", "Ferry late again", "2021-05-03", "Ada Obi")
    assert set(intake.notes) == {f"{field} read from the text" for field in ("title", "outlet", "published", "author")}


def test_outlets_are_told_from_places_and_offices_by_their_last_word():
    told = read_codebook(CODEBOOK_DIR / "corpus" / "fields.yml", "corpus-fields").data["outlet_nouns"]
    assert [name for name in told["accepts"] if not is_outlet(name)] == []
    assert [name for name in told["rejects"] if is_outlet(name)] == []


@pytest.mark.parametrize(
    ("head", "outlet", "published", "author"),
    [
        ("By Oona Laine, Orkney Courier\n\n", "Orkney Courier", None, "Oona Laine"),
        ("By Oona Laine, Staff Writer\n\n", None, None, "Oona Laine, Staff Writer"),
        ("The Orkney Echo | Updated March 14, 2025 9:12 a.m.\n\n", "The Orkney Echo", "2025-03-14", None),
        ("Oona Laine | March 14, 2025\n\n", None, "2025-03-14", None),
    ],
)
def test_byline_and_date_line_tell_the_outlet(head, outlet, published, author, tmp_path):
    (article,) = read_corpus(write(tmp_path, {"a.txt": "Ferry late again\n\n" + head + TEXT}))
    assert (article.outlet, article.published, article.author) == (outlet, published, author)


def test_metadata_go_before_what_the_page_states(tmp_path):
    page = "Ferry late again – Orkney Post\n\nPublished May 3, 2021\n\n" + TEXT
    write(tmp_path, {"a.txt": page, "metadata.csv": "file,outlet,published,title\na.txt,Other,2020-01-02,Else\n"})
    (article,) = read_corpus(tmp_path)
    assert article[3:6] == ("Other", "Else", "2020-01-02")


@pytest.mark.parametrize(
    "head, outlet, kind",
    [
        ("CNN\n—\n", "CNN", None),
        ("LIMA (Reuters) - ", None, "wire"),
        ("LIMA, Peru — ", None, None),
        ("By Ada Obi\n", None, None),
        ("Ada Obi, The Associated Press\n", None, "wire"),
    ],
)
def test_dateline_tells_outlet_and_agency(head, outlet, kind, tmp_path):
    (article,) = read_corpus(write(tmp_path, {"a.txt": head + TEXT}))
    assert (article.outlet, article.kind) == (outlet, kind)


@pytest.mark.parametrize(
    ("head", "foot", "kind"),
    [
        ("LIMA, Peru (AP) — ", "", "wire"),
        ("Ada Obi, The Associated Press\n\n", "", "wire"),
        ("", "\nCopyright 2021 The Associated Press. All rights reserved.", "wire"),
        ("LIMA, Peru — ", "\n© 2021 Orkney Post", None),
        ("The agency (AP) was not told. ", "", None),
    ],
    ids=["dateline", "byline", "copyright", "own", "mention"],
)
def test_agency_copy_is_told_though_the_metadata_are_whole(head, foot, kind, tmp_path):
    write(tmp_path, {"a.txt": head + TEXT + foot, "metadata.csv": "file,outlet,published,title\na.txt,Orkney Post,2021-05-03,Ferry late\n"})
    (article,) = read_corpus(tmp_path)
    assert (article.outlet, article.kind) == ("Orkney Post", kind)


def test_missing_folder_and_folder_without_articles_are_errors(tmp_path):
    with pytest.raises(CorpusError, match="no such folder"):
        read_corpus(tmp_path / "none")
    (tmp_path / "README.md").write_text("Nothing here.")
    with pytest.raises(CorpusError, match="holds no articles"):
        read_corpus(tmp_path)


def test_name_that_is_no_utf8_is_shown_so(tmp_path):
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text(TEXT, newline="")
    except OSError:
        pytest.skip("this file system takes no such names")
    (article,) = read_corpus(tmp_path)
    assert (article.doc_id, article.path, article.text) == ("a\ufffd", "a\ufffd.txt", TEXT)


def test_table_that_stands_alone_is_read_whatever_its_name(tmp_path):
    (article,) = read_corpus(write(tmp_path, {"metadata.csv": "id,text\na,The ferry left.\n"}))
    assert (article.doc_id, article.text) == ("a", "The ferry left.")


def test_link_to_a_folder_above_is_not_followed(tmp_path):
    write(tmp_path, {"a.txt": TEXT})
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(read_corpus(tmp_path))
    assert [type(record) for record in found] == [Article, Reject]


@pytest.mark.parametrize(
    "encoding, said",
    [("utf-8", None), ("utf-8-sig", None), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_encodings_are_told_and_said(encoding, said):
    text = "“It’s late,” said Zoë of Orkney’s café — £5 a head. " * 4
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert (said is None) == (decoded.note is None) and (said or "") in (decoded.note or "")


def test_text_in_another_alphabet_is_decoded():
    text = "Паром из Керчи опоздал на час, сказали пассажиры в порту. Причину не назвали. " * 20
    assert decode(text.encode("cp1251")).text == text


def test_few_broken_bytes_do_not_spoil_a_utf8_text():
    data = "“It’s late,” said Zoë. ".encode() * 20
    decoded = decode(data[:300] + b"\xff" + data[300:-1])
    assert decoded.text.count("\ufffd") == 1 and "are shown as" in decoded.note


DAYS = {
    "2021-03-04": "2021-03-04",
    "2021-03-04T23:30:00-05:00": "2021-03-04",
    "2021/3/4": "2021-03-04",
    "20210304": "2021-03-04",
    "20210304T101500Z": "2021-03-04",
    "2021030410": "2021-03-04",
    "March 4, 2021": "2021-03-04",
    "Thursday, March 4, 2021 10:04 AM GMT": "2021-03-04",
    "Mar. 4 2021": "2021-03-04",
    "4 March 2021": "2021-03-04",
    "4th of March, 2021": "2021-03-04",
    "Thu 4 Mar 2021 10.05 BST": "2021-03-04",
    "04-Mar-21": "2021-03-04",
    "Sept. 4, 2021": "2021-09-04",
    "Updated 10:15 p.m. ET, March 4, 2021": "2021-03-04",
    "Thu, 04 Mar 2021 10:15:00 +0000": "2021-03-04",
    "Thu Mar  4 10:15:00 UTC 2021": "2021-03-04",
    "25/12/2021": "2021-12-25",
    "12/25/2021": "2021-12-25",
    "05.05.2021": "2021-05-05",
    "1614852900": "2021-03-04",
    "1614852900000": "2021-03-04",
    "May 3, 2021 Monday": "2021-05-03",
    "Montag 4. März 2021": "2021-03-04",
    "lundi 1er août 2022": "2022-08-01",
    "11 december 2013 woensdag": "2013-12-11",
    "4 de enero de 2021": "2021-01-04",
    "3 of May 2021": "2021-05-03",
}


@pytest.mark.parametrize("printed, iso", list(DAYS.items()))
def test_usual_dates_are_read(printed, iso):
    assert read_day(printed).iso == iso


def test_no_name_is_of_two_months():
    listed = read_codebook(CODEBOOK_DIR / "corpus" / "calendar.yml", "corpus-calendar").data["months"]
    assert len(get_months()) == sum(map(len, listed))


@pytest.mark.parametrize("printed", ["", "yesterday", "March 2021", "2021", "32 March 2021", "2021-13-40", "10:15", "page 3 of 4", "99/99/9999"])
def test_what_states_no_day_gives_none(printed):
    assert read_day(printed) is None


def test_order_of_day_and_month_is_not_guessed():
    assert read_day("03/04/2021").iso is None
    assert (read_day("03/04/2021", day_first=True).iso, read_day("03/04/2021", day_first=False).iso) == ("2021-04-03", "2021-03-04")
    assert [tell_day_first(values) for values in (["13/04/2021"], ["04/13/2021"], ["04/05/2021"], ["13/04/2021", "04/13/2021"], ["2021-04-13"])] == [
        True,
        False,
        None,
        None,
        None,
    ]


@given(st.text(max_size=60))
def test_any_value_gives_a_day_or_none(value):
    day = read_day(value)
    assert day is None or day.iso is None or len(day.iso) == 10


@pytest.mark.parametrize(
    "fields, kind",
    [
        ({"section": "Opinion"}, "opinion"),
        ({"section": "A; Editorial Desk; Pg. 22"}, "opinion"),
        ({"kind": "Op-Ed"}, "opinion"),
        ({"title": "Opinion | The ferry"}, "opinion"),
        ({"title": "The ferry and the quay | Letters"}, "opinion"),
        ({"title": "The ferry and the quay | Opinion | The Harbour Times"}, "opinion"),
        ({"title": "The ferry | The Harbour Times"}, None),
        ({"author": "Ada Obi, --(Reuter)"}, "wire"),
        ({"url": "https://example.org/commentisfree/2021/a"}, "opinion"),
        ({"title": "Live updates: the ferry"}, "live"),
        ({"url": "https://example.org/world/live/2021/a"}, "live"),
        ({"outlet": "Reuters"}, "wire"),
        ({"outlet": "dpa international (Englischer Dienst)"}, "wire"),
        ({"outlet": "Anadolu Agency (AA)"}, "wire"),
        ({"outlet": "Xinhua General News Service", "section": "WORLD NEWS; Political"}, "wire"),
        ({"section": "OPINION & EDITORIAL"}, "opinion"),
        ({"section": "opinion/columnists"}, "opinion"),
        ({"section": "Section SR; Column 0; Sunday Review Desk; Pg. 2; OP-ED COLUMNIST"}, "opinion"),
        ({"section": "politics/provincial"}, None),
        ({"section": "A-SECTION; Pg. A01"}, None),
        ({"author": "Ada Obi; The Associated Press"}, "wire"),
        ({"author": "Ada Obi/AFP/Getty Images"}, None),
        ({"kind": "Newswire"}, "wire"),
        ({"kind": "News"}, "news"),
        ({"section": "World"}, None),
        ({"section": "NEWS; Pg. 3"}, "news"),
        ({"section": "Section A; Column 0; Foreign Desk; Pg. 1"}, "news"),
        ({"section": "NEWS; LETTERS TO THE EDITOR; Pg. 12"}, "opinion"),
        ({"section": "News", "outlet": "Reuters"}, "wire"),
        ({"section": "Newsmakers"}, None),
        ({}, None),
        ({"title": "Opinions differ on the ferry"}, None),
        ({"outlet": "Opinion Post"}, None),
    ],
)
def test_kind_is_what_the_source_says(fields, kind):
    assert tell_kind(**fields) == kind
