"""What releases, wire copy, interviews, transcripts and live blogs have around their text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse._facade import _cleaning
from newsparse._registry import Config
from newsparse.cleaning.structure import Structure, mark
from newsparse.cleaning.turns import speaker, turns

LONG = "The harbour company said on Monday that it would not raise its fees before the ferries run again in the spring."
MORE = "Its director, Oksana Lind, told the pilots of the town that the quay would be mended first, and then the crane."


def cleaned(text):
    return _cleaning(Config())(Article(text=text))


def blocks(article):
    return [(str(b.kind), b.span.of(article.text)) for b in article.blocks]


def dropped(article):
    return [(r.reason, r.span.of(article.original)) for r in article.removed]


# -- press releases


RELEASE = f"""FOR IMMEDIATE RELEASE
Media contact: Ida Quist, press@quay.example, +44 20 7946 0000

Quay Holdings to Keep Its Fees

ADEN, Yemen, March 4, 2019 /PRNewswire/ -- {LONG}

{MORE}

About Quay Holdings
Quay Holdings runs eleven harbours on three coasts, and is the largest company of its kind in the region.
It was founded in 1961.

###
"""


def test_of_a_press_release_the_news_stays():
    article = cleaned(RELEASE)
    assert blocks(article) == [
        ("title", "Quay Holdings to Keep Its Fees"),
        ("dateline", "ADEN, Yemen, March 4, 2019 /PRNewswire/ --"),
        ("paragraph", LONG),
        ("paragraph", MORE),
    ]
    reasons = [reason for reason, _ in dropped(article)]
    assert reasons[:2] == ["press-release", "press-release"]
    assert reasons.count("about-the-issuer") == 3


def test_who_a_story_is_about_is_no_boilerplate():
    text = f"Fees to Stay\n\n{LONG}\n\nAbout face\n\nThe pilots had asked for {MORE[4:]}\n\n{LONG}"
    assert MORE[4:] in cleaned(text).text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("For immediate release", "press-release"),
        ("EMBARGOED UNTIL 10 A.M. MONDAY", "press-release"),
        ("NEWS RELEASE", "press-release"),
        ("Tel: +44 20 7946 0000", "press-release"),
        ("- ENDS -", "wire"),
        ("-30-", "wire"),
        ("(Reporting by Ida Quist in Aden; editing by Tomas Heller)", "wire"),
        ("(LAUGHTER)", "stage-direction"),
        ("[Applause]", "stage-direction"),
        ("(END VIDEO CLIP)", "stage-direction"),
    ],
)
def test_marks_are_known(line, reason):
    assert mark(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Tel Aviv",
        "For release of the crew the company paid nothing.",
        "Embargoed goods were found on the quay.",
        "The laughter ended.",
        "More",
        "It ends here.",
        "The press release was late.",
        "Contacts between the two sides went on.",
        "Source of the river",
    ],
)
def test_what_looks_like_a_mark_stays(line):
    assert mark(line) is None


# -- wire copy


def test_wire_copy_has_a_dateline_and_an_end():
    article = cleaned(f"Harbour Fees to Stay\n\nADEN, March 4 (Reuters) - {LONG}\n\n{MORE}\n\n- ENDS -")
    assert [kind for kind, _ in blocks(article)] == ["title", "dateline", "paragraph", "paragraph"]
    assert dropped(article) == [("wire", "- ENDS -")]


# -- interviews and transcripts

INTERVIEW = f"""A Talk With the Harbour Director

{LONG}

Q: Why now?
A: We must.
Q: Who pays for it?
A: The ships do. They always did.
"""

TRANSCRIPT = f"""IDA QUIST, CHAIRWOMAN: Order. We begin.
OKSANA LIND, HARBOUR DIRECTOR: Thank you. {LONG}
(LAUGHTER)
QUIST: And the crane?
LIND: {MORE}
QUIST: Not Before Spring
LIND: No.
"""


def test_questions_and_answers_are_text():
    article = cleaned(INTERVIEW)
    said = blocks(article)
    assert said[0] == ("title", "A Talk With the Harbour Director")
    assert [text for kind, text in said if kind == "paragraph"][1:] == INTERVIEW.strip().split("\n")[-4:]


def test_who_speaks_in_a_transcript_stays_and_is_no_heading():
    article = cleaned(TRANSCRIPT)
    lines = [line for line in TRANSCRIPT.strip().split("\n") if line != "(LAUGHTER)"]
    assert blocks(article) == [("paragraph", line) for line in lines]
    assert dropped(article) == [("stage-direction", "(LAUGHTER)")]


def test_a_transcript_with_a_menu_loses_the_menu_alone():
    article = cleaned(
        "\n".join(["Skip to content", "Home", "News", "Log in", *TRANSCRIPT.strip().split("\n"), "Share"])
    )
    kept = [text for _, text in blocks(article)]
    assert all(line in kept for line in TRANSCRIPT.strip().split("\n") if line != "(LAUGHTER)")


def test_a_transcript_without_names_is_text():
    lines = [
        ">> Good evening. We begin with the harbour.",
        ">> Thank you.",
        f">> {LONG}",
        ">> And the crane?",
        f">> {MORE}",
    ]
    article = cleaned("\n".join(lines))
    assert [text for kind, text in blocks(article) if kind != "paragraph"] == []
    assert len(blocks(article)) == len(lines)


@pytest.mark.parametrize(
    ("lines", "how_many"),
    [
        (["Photo: Ida Quist", "Photo: Tomas Heller", LONG, "Read more: The Crane"], 0),
        (["The reason: fees.", LONG, MORE], 0),
        (["Q: Why?", "A: So.", "Q: When?", "A: Now."], 4),
        (["Ida Quist: Why?", "Oksana Lind: So.", "Ida Quist: When?", "Oksana Lind: Now."], 4),
        ([], 0),
    ],
)
def test_turns_are_those_of_a_conversation(lines, how_many):
    assert sum(turns(lines)) == how_many


@given(st.lists(st.text(max_size=80), max_size=20))
def test_any_lines_are_turns_or_not(lines):
    assert len(turns(lines)) == len(lines)
    assert all(speaker(line) for line, turn in zip(lines, turns(lines), strict=True) if turn)


# -- live blogs

BLOG = f"""Harbour Strike: As It Happened

14:32 GMT
Pilots leave the quay
{LONG}
14:05 Director to speak at three
{MORE}
13.40: The first ferry has left without a pilot, and the company says that it will not be the last one.
"""


def test_the_times_of_a_live_blog_are_no_text():
    said = blocks(cleaned(BLOG))
    assert [text for kind, text in said if kind == "dateline"] == ["14:32 GMT", "14:05", "13.40"]
    assert ("heading", "Director to speak at three") in said
    assert ("heading", "Pilots leave the quay") in said
    paragraphs = [text for kind, text in said if kind == "paragraph"]
    assert paragraphs == [LONG, MORE, BLOG.strip().split("13.40: ")[1]]


def test_one_time_is_no_live_blog():
    text = f"{LONG}\n14:05 was when the ferry left, said the company, which keeps the books of the harbour.\n{MORE}"
    assert cleaned(text).text == text


# -- all of them


@pytest.mark.parametrize("text", [RELEASE, INTERVIEW, TRANSCRIPT, BLOG])
def test_cleaning_once_is_enough_and_leads_back(text):
    article = cleaned(text)
    again = cleaned(article.text)
    assert again.text == article.text
    for block in article.blocks:
        assert article.alignment.to_original(block.span).of(text).split() == block.span.of(article.text).split()


@pytest.mark.slow
def test_a_long_conversation_is_read_in_bounded_time():
    text = "\n".join(f"{'LIND' if i % 2 else 'QUIST'}: It was {i}." for i in range(20_000))
    began = time.process_time()
    article = cleaned(text)
    assert time.process_time() - began < 20
    assert article.text == text


def test_what_is_said_in_a_transcript_is_told():
    parsed = newsparse.parse(TRANSCRIPT, pipeline="rules")
    assert "LIND: No." in parsed.article.text


# -- lists

WANTED = (
    "higher fees for the pilots of",
    "a longer quay",
    "Oksana Lind’s answer",
    "no ferries at night, the board said",
)


@pytest.mark.parametrize("sign", ["- ", "* ", "• ", "– ", "{}. ", "{}) "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_items_of_a_list_stay_and_are_items(sign, between):
    items = [sign.format(i) + item for i, item in enumerate(WANTED, 1)]
    text = f"{LONG}{between}" + "\n".join(items) + f"{between}{MORE}"
    assert blocks(cleaned(text)) == [
        ("paragraph", LONG),
        *(("list_item", item) for item in items),
        ("paragraph", MORE),
    ]


def test_a_name_behind_a_number_is_no_heading():
    items = ["1. Oksana Lind said the ferries would run", "2. Ida Quist The Pilot said nothing", "3. and nobody asked"]
    assert [kind for kind, _ in blocks(cleaned(f"{LONG}\n\n" + "\n".join(items)))] == ["paragraph", *["list_item"] * 3]


def test_a_menu_with_signs_is_left_to_the_layout():
    def labels(*items):
        return list(Structure()(Article(text="\n".join([*items, "", LONG, "", MORE]))))

    assert not labels("• News", "• Sport", "• Log in")
    assert not labels("• and news", LONG)
    assert len(labels("• News", "• Sport", "• and the rest")) == 3
