"""Exports of newspaper databases: every document is an article, its headers are the article's."""

from __future__ import annotations

import contextlib
import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import ReadError
from newsparse._facade import read_many
from newsparse.testing import ReaderContract
from newsparse.testing.strategies import texts

SAID = (
    "The port authority of Mombasa raised its fees on Monday, and the pilots of the harbour said that they would\n"
    "not accept it."
)
MORE = "“We were not asked,” said their chairwoman, Wanjiru Kamau. Subject: fees, said the letter that she held."

NEXIS = f"""


                               1 of 2 DOCUMENTS


                               The Daily Tide

                             March 4, 2019 Monday
                             Late Edition - Final

Harbour Fees Rise Again As
Pilots Protest

BYLINE: By WANJIRU KAMAU

SECTION: Section A; Column 0; Business Desk; Pg. 3

LENGTH: 512 words

DATELINE: MOMBASA

 BODY:

{SAID}

{MORE}

URL: http://tide.example/fees

GRAPHIC: PHOTO: The harbour (PHOTOGRAPH BY TOMAS HELLER)

LOAD-DATE: March 5, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                       Copyright 2019 The Daily Tide Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               The Evening Gull

                       Tuesday, March 5, 2019

HEADLINE: Ferries to Run

LENGTH: 40 words

{SAID}

LANGUAGE: ENGLISH
"""

UNI = f"""Harbour Fees Rise Again
The Daily Tide (Mombasa)
March 4, 2019 Monday

Copyright 2019 The Daily Tide Company All Rights Reserved
Section: NEWS; Pg. 3
Length: 512 words
Byline: Wanjiru Kamau
Highlight: Pilots protest against what the port asks for.

Body

{SAID}

{MORE}

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 5, 2019

End of Document

Ferries to Run
The Evening Gull
March 5, 2019 Tuesday
Length: 40 words

Body

{SAID}

Load-Date: March 6, 2019

End of Document
"""

FACTIVA_CODED = f"""
SE  Business
HD  Harbour Fees Rise Again
BY  By Wanjiru Kamau
WC  512 words
PD  4 March 2019
ET  06:30
SN  The Daily Tide
SC  DTIDE
PG  3
LA  English
CY  (c) 2019 The Daily Tide Company

LP  {SAID}

TD  {MORE}

NS  nport : Ports
RE  kenya : Kenya
AN  Document DTIDE00020190304ef340001a

HD Ferries to Run
PD 5 March 2019
SN The Evening Gull
LP
{SAID}
AN
Document EGULL00020190305ef350001b
"""

FACTIVA_PLAIN = f"""Business
Harbour Fees Rise Again
By Wanjiru Kamau
512 words
4 March 2019
06:30
The Daily Tide
DTIDE
3
English
(c) 2019 The Daily Tide Company

{SAID}

{MORE}

Document DTIDE00020190304ef340001a

Ferries to Run
40 words
5 March 2019
The Evening Gull
EGULL
English
Copyright 2019, The Evening Gull. All rights reserved.

{SAID}

Document EGULL00020190305ef350001b
"""

CODED = "HD One\nPD 1 May 2019\nLP {}\nDocument ABCD000000000000000{}\n"
LINE = "_" * 60
PROQUEST = f"""{LINE}

Document 1 of 2

Harbour Fees Rise Again

Author: Kamau, Wanjiru; Heller, Tomas

Publication info: The Daily Tide ; Mombasa [Mombasa]04 Mar 2019: A.3.

https://search.example/docview/1

Abstract: None available.

Full text: {SAID}

{MORE}

Subject: Ports; Fees

Location: Mombasa Kenya

Title: Harbour Fees Rise Again

Publication title: The Daily Tide; Mombasa

Pages: A.3

Publication date: Mar 4, 2019

Section: Business

Language of publication: English

ProQuest document ID: 1

Document URL: https://search.example/docview/1

Copyright: Copyright The Daily Tide Mar 4, 2019

Last updated: 2019-03-05

{LINE}

Ferries to Run

Publication title: The Evening Gull

Full text:
{SAID}

Title: Ferries to Run

Publication date: Mar 5, 2019

ProQuest document ID: 2

{LINE}

Contact us at: https://search.example/contact
"""

EXPORTS = [
    ("lexisnexis", NEXIS),
    ("lexisnexis", UNI),
    ("factiva", FACTIVA_CODED),
    ("factiva", FACTIVA_PLAIN),
    ("proquest", PROQUEST),
]
IDS = ["nexis", "uni", "factiva-coded", "factiva-plain", "proquest"]


def read(reader, text, **options):
    return list(read_many([BytesIO(text.encode())], reader=reader, **options))


@pytest.mark.parametrize(("reader", "export"), EXPORTS, ids=IDS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_document_is_an_article_with_its_headers(reader, export, ending):
    first, second = read(reader, export.replace("\n", ending), clean=False)
    assert first.title.startswith("Harbour Fees Rise Again")
    assert first.publisher.startswith("The Daily Tide")
    assert ";" not in first.publisher
    assert first.published == datetime.date(2019, 3, 4)
    assert first.authors[0].title() == "Wanjiru Kamau"
    assert first.section
    assert first.language == "en"
    assert (second.title, second.publisher) == ("Ferries to Run", "The Evening Gull")
    assert second.published == datetime.date(2019, 3, 5)


@pytest.mark.parametrize(("reader", "export"), EXPORTS, ids=IDS)
def test_the_text_is_the_title_and_what_was_printed_and_nothing_else(reader, export):
    first, second = read(reader, export, clean=False)
    assert first.text == f"{first.title}\n\n{SAID}\n\n{MORE}"
    assert second.text == f"{second.title}\n\n{SAID}"


@pytest.mark.parametrize(("reader", "export"), EXPORTS[:4], ids=IDS[:4])
def test_the_length_is_kept(reader, export):
    assert dict(read(reader, export)[0].extra)["length"] == "512"


def test_addresses_editions_and_pages_are_kept():
    nexis, uni, coded, plain, proquest = (read(reader, export)[0] for reader, export in EXPORTS)
    assert nexis.url == "http://tide.example/fees"
    assert dict(nexis.extra)["edition"] == "Late Edition - Final"
    assert uni.subtitle == "Pilots protest against what the port asks for."
    assert [dict(article.extra)["page"] for article in (coded, plain, proquest)] == ["3", "3", "A.3"]
    assert coded.id == plain.id == "DTIDE00020190304ef340001a"
    assert proquest.url == "https://search.example/docview/1"
    assert proquest.authors == ("Wanjiru Kamau", "Tomas Heller")


@pytest.mark.parametrize(("reader", "export"), EXPORTS, ids=IDS)
def test_what_is_read_is_parsed(reader, export):
    for parsed in newsparse.parse_many(read(reader, export), pipeline="rules"):
        assert any("accept" in claim.content for claim in parsed.claims)


@pytest.mark.parametrize("reader", ["lexisnexis", "factiva", "proquest"])
def test_a_file_that_is_no_export_says_what_is_missing(reader):
    with pytest.raises(ReadError, match=r"has no document .* read it as text"):
        read(reader, SAID)


@pytest.mark.parametrize(
    ("reader", "export"),
    [
        (
            "lexisnexis",
            f"1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\n2 of 2 DOCUMENTS\n\nThe Tide\n\nLENGTH: 9 words\n\n{SAID}",
        ),
        ("factiva", f"{CODED.format('', 1)}{CODED.format(SAID, 2)}"),
        ("proquest", f"{LINE}\nFull text:\n\nTitle: One\n{LINE}\nFull text: {SAID}\n{LINE}"),
    ],
)
def test_a_document_without_a_text_is_an_error_and_the_next_is_read(reader, export):
    failed, article = read(reader, export, on_error="record")
    assert "document 1 has no text" in failed.diagnostics[0].message
    assert SAID.split("\n")[0] in article.original


@given(st.sampled_from(EXPORTS), st.integers(0, 2000), texts())
def test_damaged_exports_are_read_or_refused(export, place, text):
    reader, whole = export
    with contextlib.suppress(ReadError):
        read(reader, whole[:place] + text + whole[place:].upper(), clean=False)


class TestLexisNexis(ReaderContract):
    component = "lexisnexis"
    files = {"a.txt": NEXIS.encode(), "b.txt": UNI.encode()}


class TestFactiva(ReaderContract):
    component = "factiva"
    files = {"a.txt": FACTIVA_CODED.encode(), "b.txt": FACTIVA_PLAIN.encode()}


class TestProQuest(ReaderContract):
    component = "proquest"
    files = {"a.txt": PROQUEST.encode()}
