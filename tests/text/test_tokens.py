"""Tokens: every character that is no white space in exactly one of them, and English cut as treebanks cut it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.text import tokenize

AWKWARD = st.text(alphabet="aAsStTn.'’-,:@#/!?$0 19“”\"\n\u00a0é中\u200d\ud800", max_size=60)
ANY = st.one_of(st.text(max_size=60), AWKWARD, st.sampled_from(sorted(HOSTILE_TEXTS.values())))


def words(text):
    return [text[a:b] for a, b in zip(*tokenize(text), strict=True)]


@given(ANY)
def test_every_character_but_white_space_is_in_exactly_one_token(text):
    starts, ends = tokenize(text)
    at = 0
    for start, end in zip(starts, ends, strict=True):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert not any(c.isspace() for c in text[start:end])
        at = end
    assert not text[at:].strip()


@given(AWKWARD, AWKWARD, AWKWARD)
def test_what_stands_around_a_stretch_does_not_change_its_tokens(before, text, behind):
    alone = tokenize(text)
    inside = tokenize(before + text + behind, len(before), len(before) + len(text))
    assert [[at - len(before) for at in column] for column in inside] == list(alone)


@pytest.mark.parametrize(
    "text",
    [
        "We did n't agree",  # already cut: white space always cuts
        "The U.S. and the U.N. met at 9 a.m. in Washington , D.C.",
        "She does n't know ; they ca n't say ; DO N'T ask , you should n’t",
        "I can not . Can we not ?",
        "Mr. Adeyemi , Mrs. Lund and Gen. Ortiz of Acme Inc. met on Jan. 5",
        "Sen. Ana Ruiz ( D-N.Y. ) and Rep. Bo Tran ( R-Texas )",
        "J.R.R. Moreau and A. K. Devi",
        "the mayor 's Hamas-run , then-President , U.S.-led , ex-U.S. , mid-1990s , 10-year-old plan",
        "1,000.5 and 3.14 , $ 5bn , 20 % , £ 2.3m , 9/11 , 2015-16 , 1-800-555-0199 , 5:30pm , 21st",
        "“ Yes , ” he said … then -- no — maybe ... ‘ never ’",
        "the ’70s , rock ’n’ roll , get ’em , the class of ’98",
        "O’Neill ’s AT&T , l’Oréal and d'Arc",
        "see https://example.org/a?b=c . Or mail desk@example.org , or www.example.org",
        "#ClimateNow by @newsdesk : what ?! really !!",
        "No. 10 said No .",
        "Prof. Iwu , Ph.D. , et al. ( etc. )",
        "« Non » , a dit",
        "الوزير قال 中文测试 。 😀",
    ],
)
def test_english_is_cut_as_written_here(text):
    expected = text.split()
    assert words(text) == expected
    glued = (
        text.replace(" n't", "n't").replace(" n’t", "n’t").replace(" N'T", "N'T").replace(" ,", ",").replace(" ;", ";")
    )
    assert words(glued.replace(" 's", "'s").replace(" ’s", "’s").replace("$ ", "$").replace(" %", "%")) == expected


def test_a_word_that_is_also_an_abbreviation_keeps_no_full_stop_at_the_end():
    assert words("They saw the Sun.")[-2:] == ["Sun", "."]
    assert words("It rose in the Sun, Sat. May 4")[-3:] == ["Sat.", "May", "4"]


def test_quotation_marks_stand_alone():
    assert " ".join(words("'We'll go,' she said: \"Go.\"")) == "' We 'll go , ' she said : \" Go . \""


@pytest.mark.parametrize(
    "unit", ["a.", "a-", "n't", "a@", "A.-", "1,", "1-", "http://", "w-.", "'", "w&", "?", '"', "can"]
)
def test_time_is_linear(unit):
    started = time.process_time()
    tokenize(unit * 40_000)
    assert time.process_time() - started < 5
