"""What the generic cleaners make of a text: labels, splits and drops, each on lines of its own making."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse._facade import _cleaning
from newsparse._pipeline.cleaning import apply_edits
from newsparse._registry import Config
from newsparse.model import Edit, Span
from newsparse.testing.strategies import texts

BODY = (
    "The harbour authority raised its fees on Monday, and the shipping companies of the coast were not amused.\n\n"
    "Its director defended the decision before the council, which had met for a second time that week."
)


def cleaned(text):
    return _cleaning(Config())(Article(text=text))


def blocks(text):
    article = cleaned(text)
    return [(str(b.kind), b.span.of(article.text)) for b in article.blocks]


def removed(text):
    article = cleaned(text)
    return [(r.reason, r.span.of(article.original)) for r in article.removed]


# -- titles


def test_a_headline_is_the_title_and_is_said_once():
    text = f"Harbour Fees Rise\n\nHarbour Fees Rise\n\n{BODY}"
    assert blocks(text)[0] == ("title", "Harbour Fees Rise")
    assert removed(text) == [("repeated-title", "Harbour Fees Rise")]
    assert [kind for kind, _ in blocks(text)].count("title") == 1


def test_a_sentence_in_front_is_no_headline():
    assert blocks(BODY)[0][0] == "paragraph"


@pytest.mark.parametrize("first", ["“We lost,” he said.", "Prices fell.", "x"])
def test_what_is_no_headline(first):
    assert "title" not in [kind for kind, _ in blocks(f"{first}\n\n{BODY}")]


# -- credits and captions


@pytest.mark.parametrize(
    "line",
    [
        "© Coast Pictures/Ann Ray",
        "Photo: Ann Ray",
        "(AP Photo/Ann Ray)",
        "Ann Ray / Reuters",
        "Photo by Ann Ray",
        "Image copyright Coast Pictures",
        "toggle caption Ann Ray/Coast Radio",
        "Enlarge this image toggle caption Ann Ray/AP",
    ],
)
def test_credits(line):
    assert ("credit", line) in blocks(f"Harbour Fees Rise\n\n{line}\n\n{BODY}")


def test_a_credit_behind_a_caption_is_split_off():
    line = "Ships wait before the harbour of Mombasa (Photo: Ann Ray)"
    found = blocks(f"Harbour Fees Rise\n\n{line}\n\n{BODY}")
    assert ("caption", "Ships wait before the harbour of Mombasa") in found
    assert ("credit", "(Photo: Ann Ray)") in found


def test_a_caption_behind_a_credit_is_split_off():
    line = "Image copyright Coast Pictures Image caption Ships wait before the harbour"
    found = blocks(f"Harbour Fees Rise\n\n{line}\n\n{BODY}")
    assert ("credit", "Image copyright Coast Pictures") in found
    assert ("caption", "Image caption Ships wait before the harbour") in found


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: The harbour director said on Monday that the ships would wait",
        "FILE - In this May 3, 2019 file photo, ships wait before the harbour of Mombasa. " + "They waited long. " * 25,
        "FILE PHOTO - Ships wait before the harbour",
        "File photo: Ships wait before the harbour of Mombasa",
    ],
)
def test_the_caption_of_an_old_picture(line):
    found = blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert ("caption", line.strip()) in found
    found = blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line.strip()} (AP Photo/Ann Ray, File)\n\n{BODY}")
    assert {("caption", line.strip()), ("credit", "(AP Photo/Ann Ray, File)")} <= set(found)


@pytest.mark.parametrize(
    "line", ["FILES: The council published 3,000 of them.", "File a complaint: the council will read it."]
)
def test_a_file_is_no_caption(line):
    assert "caption" not in [kind for kind, _ in blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}")]


def test_a_sentence_and_the_beginning_of_another_are_no_heading():
    line = "The harbour was closed for a month. Its director said"
    assert ("paragraph", line) in blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}")
    line = "What Mr. Quist said"
    assert ("heading", line) in blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}")


def test_a_photograph_in_running_text_is_no_credit():
    line = "The photo by Ann Ray that hangs in the town hall was moved to the harbour museum in the spring of 2019."
    assert ("paragraph", line) in blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}")


# -- bylines and datelines


@pytest.mark.parametrize("line", ["By Ann Ray", "By ANN RAY and Paul Mwangi", "Ann Ray, Political Correspondent"])
def test_bylines(line):
    assert ("byline", line) in blocks(f"Harbour Fees Rise\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize("place", ["MOMBASA, Kenya —", "Mombasa (Reuters) -", "NAIROBI --"])
def test_datelines_are_split_off(place):
    found = blocks(f"Harbour Fees Rise\n\n{place} {BODY}")
    assert ("dateline", place) in found
    assert any(kind == "paragraph" and said.startswith("The harbour authority") for kind, said in found)


# -- notices


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("read-more", "Read more: Ferry Strike Ends"),
        ("read-more", "RELATED: Ferry Strike Ends"),
        ("read-more", "( Also on COASTNEWS: Ferry Strike Ends)"),
        ("read-more", "Story Continued Below"),
        ("read-more", "More on harbours"),
        ("newsletter", "Sign up for our daily newsletter"),
        ("newsletter", "Sign Up Now"),
        ("newsletter", "Would you like to hear of every storm? Sign up for our alerts."),
        ("app", "For the latest news of the coast, download our app."),
        ("letters", "We'd love to know what you think of this story."),
        ("letters", "Send a letter to the editor."),
        ("disclosure", "This article contains affiliate links, for which we are paid."),
        ("cookies", "We use cookies to improve this site"),
        ("advertisement", "Advertisement"),
        ("share", "Share this on your favourite network"),
        ("copyright", "Copyright 2019 Coast News. All rights reserved."),
        ("contributors", "Coast News' Ann Ray and Paul Mwangi contributed to this report."),
        ("editors-note", "This story has been updated to correct a name."),
        ("ornament", "[pullquote]"),
        ("ornament", "* * *"),
    ],
)
def test_notices_are_dropped_and_listed(reason, line):
    text = f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert (reason, line) in removed(text)
    assert line not in cleaned(text).text


@pytest.mark.parametrize(
    "line",
    [
        "More than forty ships were waiting before the harbour when the strike of the pilots began.",
        "Read the council's letter before you judge it, the director told the members of the committee.",
        "Ms Ray said that the fees contributed to a fall in traffic, and that nobody was surprised.",
        "Advertising brings the harbour a million shillings a year, according to its latest report.",
        "This article of the constitution was written in 1963, and nobody has dared to change it.",
        "Sharing the costs would be fair, she said.",
        "Watch out for the rocks, the pilots say.",
        "We wanted to hear from you before the vote, the director wrote to the pilots.",
        "Download speeds at the harbour have doubled since the cable was laid.",
    ],
)
def test_running_text_is_no_notice(line):
    text = f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert ("paragraph", line) in blocks(text)


# -- headings and list items


@pytest.mark.parametrize("line", ["What did the council say?", "A Long Dispute", "3. The Pilots’ Strike"])
def test_lines_between_paragraphs_are_no_paragraphs(line):
    found = {said: kind for kind, said in blocks(f"Harbour Fees Rise\n\n{BODY}\n\n{line}\n\n{BODY}")}
    assert found[line] in ("heading", "list_item")


def test_a_heading_glued_to_its_paragraph_is_split_off():
    text = (
        "Harbour Fees Rise\n\nThe council met again and agreed on nothing. Long Dispute With Pilots Adding to the "
        "trouble, the pilots of the harbour said that they would go on strike from the first of the month."
    )
    found = blocks(text)
    assert ("heading", "Long Dispute With Pilots") in found
    assert ("paragraph", "The council met again and agreed on nothing.") in found


# -- characters


@pytest.mark.parametrize(
    ("received", "text"),
    [
        ("It\u2019s the cafÃ© of the town.", "It\u2019s the café of the town."),
        ("He said â€œnoâ€\x9d to it.", "He said “no” to it."),
        ("Ten\u00a0million\u2009euros.", "Ten million euros."),
        ("A soft\u00adware firm.", "A software firm."),
        ("One.\r\nTwo.", "One.\nTwo."),
        ("São Tomé and Ãland stay.", "São Tomé and Ãland stay."),
    ],
)
def test_characters(received, text):
    assert cleaned(received).text == text


def test_quotation_marks_stay_as_they_are():
    said = "„Nein“, »non«, ``no'' and 'no' — “all of them”"
    assert cleaned(said).text == said


# -- properties


@given(texts())
def test_cleaning_twice_is_cleaning_once(text):
    once = cleaned(text)
    again = _cleaning(Config())(once)
    assert again == once


@given(texts())
def test_every_block_leads_back_to_the_text_as_received(text):
    article = cleaned(text)
    for block in article.blocks:
        back = article.alignment.to_original(block.span)
        assert 0 <= back.start <= back.end <= len(article.original)


@given(st.lists(st.sampled_from([BODY, "Read more: Ferry Strike Ends", "A Long Dispute", "Photo: Ann Ray"])))
def test_nothing_is_lost_unseen(parts):
    article = cleaned("\n\n".join(parts))
    kept = "".join(b.span.of(article.text) for b in article.blocks)
    dropped = "".join(r.span.of(article.original) for r in article.removed)
    assert sorted("".join((kept + dropped).split())) == sorted("".join("".join(parts).split()))


def test_the_result_of_a_parse_has_the_blocks():
    assert newsparse.parse(f"Harbour Fees Rise\n\n{BODY}", pipeline="rules").article.title == "Harbour Fees Rise"


def test_halves_of_a_character_that_an_edit_would_put_together_stay_apart() -> None:
    article = Article(text="a\ud83d---\ude00b")
    made = apply_edits(article, [Edit.drop(Span(2, 5), "lines")], "mine")
    assert made.text == "a\ud83d\ufffd\ude00b"
    assert made.alignment.text_length == len(made.text)
    assert made.alignment.to_original(Span(3, 5)).of(article.text) == "\ude00b"
