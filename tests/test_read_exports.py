"""Exports of Nexis and ProQuest: no article is lost, and what the export states of it is read."""

import pytest

from exports import cover_lines, make_delivery, make_docx, make_pasted, make_sample, make_zip, repeat_titles, uni_lines
from exports_classic import broadcasts, dutch_text, french_text, labels_below_text
from exports_details import details_docx, details_page, details_rtf, details_text, online_text
from exports_factiva import labelled_lines, labelled_page, ordered_lines, ordered_page
from exports_newer import list_lines, make_outlined, marked_text, paged_text
from exports_older import DUTCH, ENGLISH, FRENCH, GERMAN, REQUEST, academic_page, academic_text, foreign_text, labelled_text
from exports_proquest import proquest_newer_text, proquest_page, proquest_table, proquest_text
from exports_rtf import make_rtf
from newsaudit.corpus.export_form import Line
from newsaudit.corpus.fields import tell_kind
from newsaudit.corpus.model import Article, Reject
from newsaudit.corpus.read import read_corpus
from newsaudit.corpus.read_nexis import read_nexis
from newsaudit.corpus.read_proquest import read_proquest

FIELDS = ("title", "outlet", "published", "section", "author", "text")


def build(form: str, samples: list, first: int) -> tuple[str, bytes]:
    lines = [*cover_lines(samples), *(line for i, sample in enumerate(samples) for line in uni_lines(sample, first + i))]
    return {
        "uni-docx": lambda: ("export.docx", make_docx(lines)),
        "uni-docx-without-cover": lambda: ("export.docx", make_docx(lines[len(cover_lines(samples)) :])),
        "uni-docx-as-delivered": lambda: ("export.DOCX", make_delivery(lines)),
        "uni-zip-of-single-docx": lambda: (
            "export.ZIP",
            make_zip(
                {
                    f"{i:03d} {sample.title[:30].replace(':', '')}.docx": make_delivery(uni_lines(sample, first + i))
                    for i, sample in enumerate(samples)
                }
            ),
        ),
        "uni-rtf": lambda: ("export.rtf", make_rtf(lines)),
        "uni-doc-without-cover": lambda: ("export.doc", make_rtf(lines[len(cover_lines(samples)) :])),
        "uni-docx-plain-titles": lambda: ("export.docx", make_docx([("", text) for _, text in lines])),
        "uni-pasted": lambda: ("export.txt", make_pasted(lines).encode("utf-8")),
        "uni-pasted-pages": lambda: (
            "export.txt",
            make_pasted([line for i, each in enumerate(lines) for line in ([each] if i % 40 else [("", "Page 3 of 9"), each])]).encode("utf-8-sig"),
        ),
        "uni-pasted-running-titles": lambda: ("export.txt", make_pasted(repeat_titles(lines)).encode("utf-8")),
        "uni-pasted-without-blank-lines": lambda: ("export.txt", make_pasted([line for line in lines if line[1].strip()]).encode("cp1252")),
        "uni-pasted-crlf": lambda: ("export.txt", make_pasted(lines).replace("\n", "\r\n").encode("utf-16")),
        "uni-docx-outlined": lambda: ("export.docx", make_outlined([*list_lines(samples), *lines[len(cover_lines(samples)) :]])),
        "uni-text-of-pdf": lambda: ("export.txt", paged_text(samples, first=first).encode("utf-8")),
        "uni-markdown": lambda: ("export.md", marked_text(samples, first=first).encode("utf-8")),
        "academic-labels-below": lambda: ("export.txt", labels_below_text(samples, first=first).encode("utf-8")),
        "academic-broadcasts": lambda: ("export.txt", broadcasts(samples, first=first).encode("utf-8")),
        "academic-labels-in-dutch": lambda: ("export.txt", dutch_text(samples, first=first).encode("utf-8")),
        "academic-labels-in-french": lambda: ("export.txt", french_text(samples, first=first).encode("cp1252")),
        "academic": lambda: ("export.txt", academic_text(samples, first=first).encode("utf-8")),
        "academic-document-of": lambda: ("export.txt", academic_text(samples, style="DOCUMENT {i} OF {n}", first=first).encode("cp1252")),
        "academic-request-page": lambda: ("export.TXT", foreign_text(samples, ENGLISH, first=first, request=REQUEST).encode("utf-8-sig")),
        "academic-german": lambda: ("export.txt", foreign_text(samples, GERMAN, first=first).encode("utf-8")),
        "academic-french": lambda: ("export.txt", foreign_text(samples, FRENCH, first=first).encode("cp1252")),
        "academic-dutch": lambda: ("export.txt", foreign_text(samples, DUTCH, first=first).encode("utf-8")),
        "academic-page": lambda: ("export.html", academic_page(samples, first=first).encode("utf-8")),
        "labelled": lambda: ("export.txt", labelled_text(samples, first=first).encode("utf-8")),
        "proquest": lambda: ("export.txt", proquest_text(samples).encode("utf-8")),
        "proquest-newer": lambda: ("export.txt", proquest_newer_text(samples).encode("utf-8")),
        "proquest-docx": lambda: ("export.docx", make_docx([("", line) for line in proquest_newer_text(samples).split("\n")])),
        "proquest-docx-without-rules": lambda: (
            "export.docx",
            make_docx([("", line) for line in proquest_text(samples).split("\n") if not line.startswith("___") and not line.startswith("Document ")]),
        ),
        "proquest-page": lambda: ("export.html", proquest_page(samples).encode("utf-8")),
        "proquest-details-docx": lambda: ("export.docx", details_docx(samples)),
        "proquest-details-rtf": lambda: ("export.rtf", details_rtf(samples)),
        "proquest-details-text-of-pdf": lambda: ("export.txt", details_text(samples).encode("utf-8")),
        "proquest-details-page": lambda: ("export.html", details_page(samples).encode("utf-8")),
        "proquest-online": lambda: ("export.txt", online_text(samples).encode("utf-8")),
        "factiva-labelled-page": lambda: ("export.html", labelled_page(samples, first=first).encode("utf-8")),
        "factiva-labelled-text": lambda: ("export.txt", "\n".join(labelled_lines(samples, first=first)).encode("utf-8")),
        "factiva-labelled-rtf": lambda: ("export.rtf", make_rtf([("", line) for line in labelled_lines(samples, first=first)])),
        "factiva-ordered-page": lambda: ("export.html", ordered_page(samples, first=first).encode("utf-8")),
        "factiva-ordered-text": lambda: ("export.txt", "\n".join(ordered_lines(samples, first=first)).encode("utf-8")),
        "proquest-table": lambda: ("export.csv", proquest_table(samples).encode("utf-8")),
    }[form]()


FORMS = (
    "uni-docx uni-docx-without-cover uni-docx-as-delivered uni-zip-of-single-docx uni-rtf uni-doc-without-cover uni-docx-plain-titles uni-pasted "
    "uni-pasted-pages "
    "uni-pasted-running-titles uni-pasted-without-blank-lines uni-pasted-crlf academic academic-document-of academic-request-page academic-german "
    "academic-french academic-dutch academic-page labelled proquest proquest-newer proquest-docx proquest-docx-without-rules "
    "proquest-page proquest-table uni-docx-outlined uni-text-of-pdf uni-markdown academic-labels-below academic-broadcasts academic-labels-in-dutch "
    "academic-labels-in-french proquest-details-docx proquest-details-rtf proquest-details-text-of-pdf proquest-details-page proquest-online "
    "factiva-labelled-page factiva-labelled-text factiva-labelled-rtf factiva-ordered-page factiva-ordered-text"
).split()


@pytest.mark.parametrize("form", FORMS)
def test_four_hundred_articles_of_four_outlets_come_in_whole(form, tmp_path):
    samples, n = [make_sample(seed) for seed in range(400)], 100
    for first in range(0, 400, n):
        name, data = build(form, samples[first : first + n], first)
        (tmp_path / f"{first:03d}-{name}").write_bytes(data)
    found = list(read_corpus(tmp_path))
    assert [record for record in found if isinstance(record, Reject)] == []
    assert len(found) == len(samples) and len({article.doc_id for article in found}) == len(samples)
    for field in FIELDS:
        wrong = [
            (getattr(sample, field), getattr(article, field))
            for sample, article in zip(samples, found, strict=True)
            if getattr(sample, field) != getattr(article, field)
        ]
        assert not wrong, (field, len(wrong), wrong[:3])


def test_nexis_row_and_kind_are_kept(tmp_path):
    samples = [make_sample(seed)._replace(section=section) for seed, section in ((1, "OPINION; Pg. 12"), (2, "NEWS; Pg. 3"), (3, "EDITORIAL"))]
    (tmp_path / "some.txt").write_text(make_pasted([line for i, sample in enumerate(samples) for line in uni_lines(sample, i + 1)]), encoding="utf-8")
    found = list(read_corpus(tmp_path))
    assert [(article.doc_id, article.row, article.path, article.kind) for article in found] == [
        ("some-0", 0, "some.txt", "opinion"),
        ("some-1", 1, "some.txt", "news"),
        ("some-2", 2, "some.txt", "opinion"),
    ]


def test_agency_as_outlet_is_wire(tmp_path):
    sample = make_sample(4)._replace(outlet="The Associated Press", author=None, section=None)
    (tmp_path / "one.txt").write_text(make_pasted(uni_lines(sample, 4)), encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.outlet, article.kind) == ("The Associated Press", "wire")


def test_error_page_and_empty_document_are_refused_and_the_others_kept(tmp_path):
    good = uni_lines(make_sample(8), 8)
    error = [("", "We are sorry but there is an error in this document and it is not possible to display it."), ("", "End of Document")]
    body = next(i for i, (_, text) in enumerate(good) if text == "Body")
    empty = [*good[: body + 1], ("", "Load-Date: May 2, 2013"), ("", "End of Document")]
    (tmp_path / "some.txt").write_text(make_pasted([*good, *error, *empty, *good]), encoding="utf-8")
    found = list(read_corpus(tmp_path))
    assert [type(record) for record in found] == [Article, Reject, Reject, Article]
    assert [record.row for record in found] == [0, 1, 2, 3]
    assert "error page" in found[1].reason and "no text" in found[2].reason


def test_title_that_the_database_lacks_stays_empty(tmp_path):
    sample = make_sample(10)._replace(title="No Headline In Original", author=None)
    (tmp_path / "some.docx").write_bytes(make_docx(uni_lines(sample, 10)))
    (article,) = read_corpus(tmp_path)
    assert (article.title, article.outlet) == (None, sample.outlet)


def test_proquest_document_without_full_text_is_refused(tmp_path):
    text = proquest_text([make_sample(1), make_sample(2), make_sample(3)])
    second = make_sample(2).text
    (tmp_path / "some.txt").write_text(text.replace(second, "Not available."), encoding="utf-8")
    found = list(read_corpus(tmp_path))
    assert [type(record) for record in found] == [Article, Reject, Article]
    assert "no full text" in found[1].reason


def test_proquest_ids_urls_and_kind_are_read(tmp_path):
    (tmp_path / "some.txt").write_text(proquest_text([make_sample(1)]), encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.doc_id, article.url, article.kind) == (
        "9000001",
        "https://www.example.org/docview/9000001",
        tell_kind(section=article.section) or "news",
    )


@pytest.mark.parametrize("cut", [0.1, 0.35, 0.5, 0.77, 0.99])
def test_export_that_breaks_off_keeps_the_articles_before_the_break(cut, tmp_path):
    samples = [make_sample(seed) for seed in range(10)]
    text = make_pasted([line for i, sample in enumerate(samples) for line in uni_lines(sample, i)])
    text = text[: int(len(text) * cut)]
    (tmp_path / "some.txt").write_text(text, encoding="utf-8")
    found = list(read_corpus(tmp_path))
    whole = text.count("End of Document")
    assert [article.text for article in found[:whole]] == [sample.text for sample in samples[:whole]]
    assert len(found) <= whole + 1


def test_article_that_only_mentions_the_end_of_a_document_stays_one_article(tmp_path):
    text = "At the End of Document 7 of 9 stood a name, the court in Tema heard.\n\nSection: nobody could say which.\n\nIt was Ada Obi's."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.text, article.row) == (text, None)


BODY = "The pier at Tema was shut on Friday.\n\nNo date was given for its reopening, the port said."
# the lines above and below the text; a bar parts them
HEADERS = {
    "title-over-two-lines": (
        "Pier shut|as planks rot|The Harbour Times|May 13, 2024 Monday||Copyright 2024 Harbour Media||Length: 12 words|Byline: Ada Obi||Body||",
        "||Load-Date: May 14, 2024||End of Document|",
    ),
    "byline-over-two-lines": (
        "Pier shut as planks rot|The Harbour Times|Monday 13 May 2024||Copyright 2024 Harbour Media||Length: 12 words|Byline: Ada|Obi||Body||",
        "||Load-Date: May 14, 2024||End of Document|",
    ),
    "without-end": (
        "Pier shut as planks rot|The Harbour Times|May 13, 2024 Monday 9:30 PM EST||Copyright 2024 Harbour Media||Section: NEWS|"
        "Length: 12 words|Byline: By Ada Obi||Body||",
        "||Load-Date: May 14, 2024",
    ),
    "without-body-label": (
        "Pier shut as planks rot||The Harbour Times||May 13, 2024 Monday||Copyright 2024 Harbour Media|All Rights Reserved||"
        "Length: 12 words||Byline: Ada Obi||",
        "||Language: ENGLISH||Load-Date: May 14, 2024||End of Document|",
    ),
    "copyright-first": (
        "3 of 400 DOCUMENTS|||Copyright 2024 Harbour Media|All Rights Reserved|The Harbour Times||"
        "May 13, 2024, Monday, Late Edition - Final||SECTION: Section A; Pg. 1||LENGTH: 12 words||"
        "HEADLINE: Pier shut as planks rot||BYLINE: By Ada Obi||DATELINE: TEMA, May 12||BODY:|",
        "||LOAD-DATE: May 14, 2024|",
    ),
    "document-of": (
        "DOCUMENT 3 OF 400||The Harbour Times||May 13, 2024||Pier shut as planks rot||BYLINE: Ada Obi||SECTION: NEWS||LENGTH: 12 words||",
        "||LANGUAGE: ENGLISH|",
    ),
    "focus": (
        "FOCUS - 3 of 400 DOCUMENTS||The Harbour Times||May 13, 2024 Monday|Late Edition - Final||Pier shut|as planks rot||"
        "BYLINE: Ada Obi||LENGTH: 12 words||",
        "||GRAPHIC: PHOTO: The pier||LOAD-DATE: May 14, 2024||LANGUAGE: ENGLISH|",
    ),
    "correction-appended": (
        "Pier shut as planks rot|Correction Appended|The Harbour Times|May 13, 2024 Monday|Late Edition - Final||"
        "Copyright 2024 Harbour Media||Length: 12 words|Byline: By Ada Obi||Body||",
        "||Correction||The pier is in Tema.||Correction-Date: May 20, 2024||Load-Date: May 14, 2024||End of Document|",
    ),
    "undated": (
        "6 of 21 DOCUMENTS||The Harbour Times||Pier shut as planks rot||BYLINE: Ada Obi||SECTION: Cover Story; Pg.22||LENGTH: 12 words||"
        "HIGHLIGHT: Why nobody|saw it.||",
        "||LOAD-DATE: May 13, 2024||LANGUAGE: ENGLISH|",
    ),
    "notice-and-long-rights": (
        "718 of 2087 DOCUMENTS||Copyright 2024 Harbour Media Company, LLC d/b/a|Harbour Digital|All Rights Reserved||The Harbour Times||"
        "No Harbour Times material may be republished without the express written|permission of the Harbour Times, Inc.||"
        "May 13, 2024 Monday 6:49 PM PST||HEADLINE: Pier shut as planks rot||BYLINE: Ada Obi||LENGTH: 12 words||DATELINE: TEMA||",
        "||LOAD-DATE: May 14, 2024||LANGUAGE: ENGLISH|",
    ),
    "supplied-by": (
        "7 of 9 DOCUMENTS||The Harbour Times|Supplied by Harbour Monitoring||May 13, 2024 Monday||Pier shut as planks rot||BYLINE: Ada Obi||"
        "LENGTH: 12 words||",
        "||LOAD-DATE: May 14, 2024||PUBLICATION-TYPE: Newspaper|",
    ),
    "day-in-numbers": (
        "Pier shut as planks rot|The Harbour Times|2024-05-13||Copyright 2024 Harbour Media||Length: 12 words|Byline: Ada Obi||Body||",
        "||Load-Date: May 14, 2024||End of Document|",
    ),
    "end-behind-load-date": (
        "Pier shut as planks rot|The Harbour Times|May 13, 2024||Copyright 2024 Harbour Media||Length: 12 words|Byline: Ada Obi||Body||",
        "||Classification||Language: ENGLISH||Load-Date: May 14, 2024End of Document|",
    ),
    "web-address": (
        "Pier shut as planks rot|The Harbour Times|May 13, 2024 Monday||Copyright 2024 Harbour Media||Length: 12 words|"
        "Byline: Ada Obi|http://www.example.org/pier||Body||",
        "||Classification||Language: ENGLISH||Load-Date: May 14, 2024||End of Document|",
    ),
}


def test_list_of_a_delivery_is_refused_and_its_articles_are_read(tmp_path):
    samples = [make_sample(1), make_sample(2)]
    articles = {f"{sample.title[:20]}.DOCX": make_outlined(uni_lines(sample, i)) for i, sample in enumerate(samples)}
    (tmp_path / "Files (2).ZIP").write_bytes(make_zip({"Files (2)_doclist.DOCX": make_outlined(list_lines(samples)), **articles}))
    found = list(read_corpus(tmp_path))
    assert sorted(record.title for record in found if isinstance(record, Article)) == sorted(sample.title for sample in samples)
    (reject,) = (record for record in found if isinstance(record, Reject))
    assert (reject.path, reject.reason) == ("Files (2).ZIP/Files (2)_doclist.DOCX", "holds no article")


def test_photograph_without_text_is_refused_and_report_without_title_kept(tmp_path):
    photograph = "1 of 2 DOCUMENTS||The Harbour Times||May 13, 2024 Monday||Pier outcry||SECTION: NEWS; Pg. 2||LOAD-DATE: May 14, 2024||"
    photograph += "LANGUAGE: ENGLISH||GRAPHIC: Credit: A. Obi; A crowd on the pier.||PUBLICATION-TYPE: Newspaper||"
    flash = "2 of 2 DOCUMENTS||Lagoon General News Service||May 13, 2024 Monday||SECTION: WORLD NEWS; Political||LENGTH: 5 words|||"
    flash += "FLASH: PIER REOPENS IN TEMA||LOAD-DATE: May 14, 2024||LANGUAGE: ENGLISH||"
    (tmp_path / "some.txt").write_text((photograph + flash).replace("|", "\n"), encoding="utf-8")
    refused, article = read_corpus(tmp_path)
    assert (refused.row, refused.reason) == (0, "has no text below its header")
    assert (article.title, article.outlet, article.text) == (None, "Lagoon General News Service", "FLASH: PIER REOPENS IN TEMA")


def test_transcript_names_its_show_above_the_date(tmp_path):
    head = "2 of 4 DOCUMENTS||CNN||SHOW: CNN NEWSROOM 10:00 AM EST||May 13, 2024 Monday||TRANSCRIPT: 051301CN.V11||SECTION: News; International||"
    head += "LENGTH: 18 words||HEADLINE: Pier shut|BYLINE: Ada Obi, Luis Prado||GUESTS: Hana Sato||BODY:||"
    (tmp_path / "one.txt").write_text((head + BODY + "||LOAD-DATE: May 14, 2024||TYPE: Show|").replace("|", "\n"), encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.outlet, article.published, article.title, article.author) == ("CNN", "2024-05-13", "Pier shut", "Ada Obi, Luis Prado")
    assert (article.section, article.text) == ("News; International", BODY)


@pytest.mark.parametrize("date", ["Spring 2024", "May/June 2024", "May 2024", "Fall-Winter 2023"])
def test_date_without_a_day_is_no_title_and_no_guess(date, tmp_path):
    head = f"Pier shut|The Harbour Quarterly|{date}||Copyright 2024 Harbour Media||Length: 18 words|Byline: Ada Obi|obi@example.org||Body||"
    (tmp_path / "one.txt").write_text((head + BODY + "||Load-Date: June 1, 2024||End of Document|").replace("|", "\n"), encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.title, article.outlet, article.published, article.author) == ("Pier shut", "The Harbour Quarterly", None, "Ada Obi")


@pytest.mark.parametrize("name", list(HEADERS))
def test_header_in_its_other_forms_is_read(name, tmp_path):
    head, foot = (part.replace("|", "\n") for part in HEADERS[name])
    (tmp_path / "one.txt").write_text(head + BODY + foot, encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert (article.title, article.outlet, article.published, article.text) == ("Pier shut as planks rot", "The Harbour Times", "2024-05-13", BODY)
    assert (article.author, article.url) == ("Ada Obi", "http://www.example.org/pier" if name == "web-address" else None)


ENDS = {
    "nexis": "T|O|May 5, 2024||Length: 3 words||Body||It rained.||Load-Date: May 4, 2024",
    "proquest": "Full text: It rained.|ProQuest document ID: 3",
}


@pytest.mark.parametrize(
    "database, piece",
    [
        ("nexis", "A quay|all rights reserved|"),
        ("nexis", "A long line of a title|"),
        ("nexis", "May 5, 2024|"),
        ("nexis", "City: Tema||"),
        ("proquest", "[[[[[[[[[[[[[[|"),
        ("proquest", "Subject: quay|Tema|"),
    ],
)
def test_header_without_end_takes_linear_time(database, piece, check_linear):
    read = read_nexis if database == "nexis" else read_proquest

    def make_lines(text: str) -> list[Line]:
        return [Line(line) for line in (text + "|" + ENDS[database]).split("|")]

    check_linear(lambda lines: list(read(lines)), piece, size=12_000, prepare=make_lines)


def test_factiva_document_without_text_is_refused_and_one_without_title_kept(tmp_path):
    first = "HD Pier shut|WC 12 words|PD 13 May 2024|SN The Harbour Times|CY Copyright 2024|PUB Harbour Media|AN Document HARTIM0020240513ek0000001||"
    second = f"12 words|13 May 2024|The Harbour Times|HARTIM|English|(c) 2024 Harbour Media||{BODY}||Document HARTIM0020240513ek0000002|"
    (tmp_path / "some.txt").write_text((first + second).replace("|", "\n"), encoding="utf-8")
    refused, article = read_corpus(tmp_path)
    assert (refused.row, refused.reason) == (0, "has no text below its header")
    assert (article.title, article.outlet, article.published, article.text) == (None, "The Harbour Times", "2024-05-13", BODY)
