"""Sentences: all of the text is in them, and each of them is one. A ¦ marks the borders."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.model import Span
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.text import sentences

AWKWARD = st.text(alphabet="aAeEUSMr.?!…\"'“”()[]1 9\n。中\ud800", max_size=60)
ANY = st.one_of(st.text(max_size=60), AWKWARD, st.sampled_from(sorted(HOSTILE_TEXTS.values())))


@given(ANY)
def test_all_of_the_text_is_in_trimmed_sentences(text):
    at = 0
    for span in sentences(text, Span(0, len(text))):
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@given(AWKWARD, AWKWARD)
def test_a_block_is_cut_the_same_wherever_it_stands(before, text):
    before += "\n"
    alone = sentences(text, Span(0, len(text)))
    inside = sentences(before + text + " More.", Span(len(before), len(before) + len(text)))
    assert [(s.start - len(before), s.end - len(before)) for s in inside] == [(s.start, s.end) for s in alone]


CASES = {
    "plain": "The vote is over. ¦ Nobody won! ¦ Who lost? ¦ We did.",
    "titles": "Mr. Adeyemi met Sen. Lund, Gov. Ortiz and Lt. Gen. Park Jr. on Monday. ¦ They left.",
    "initials": "J. K. Osei and Samuel L. Brandt spoke. ¦ George W. Hill did not.",
    "a state at the end": "He flew back to the U.S. ¦ The talks went on in the U.K. without the U.S. Senate.",
    "a company at the end": "She runs Acme Inc. ¦ Her brother runs Bolt Corp. ¦ Its Acme Inc. Chairman left.",
    "hours": "It began at 9 a.m. ¦ Guards came at 5 p.m. EST on Friday. ¦ All was over by 6 p.m. Tuesday.",
    "months and numbers": "On Jan. 5 No. 10 agreed. ¦ See Fig. 3 on p. 30 and Sec. 2 of the act.",
    "titles at the beginning": "Mr. Adeyemi left. ¦ Dr. Lund stayed. ¦ “Mrs. Ode may come.” ¦ Sen. Bo Tran came.",
    "cases and nicknames": "It cites Ode v. Lund at length. ¦ John R. “Bo” Tran agrees.",
    "no is a word": "Did he agree? ¦ No. ¦ He said no. ¦ It failed.",
    "quoted sentences": '“We lost. ¦ We will be back.” ¦ The crowd went home. ¦ "That is all." ¦ No one spoke.',
    "a quoted question and its speaker": "“Who pays?” she asked. ¦ “Never!” shouted Ortiz. ¦ “Why now?” Ortiz asked.",
    "a quoted question and a new sentence": "“Who pays?” ¦ The answer came soon. ¦ “Why?” ¦ She said that it was late.",
    "brackets": "The bill died (it was late.) and nobody cared. ¦ (No one asked.) ¦ Then it rained.",
    "ellipsis": "He paused … then went on. ¦ She waited... ¦ Nothing came. ¦ “... Not now.”",
    "a lost space": "The bill passed.¦The mood was bad. ¦ Write to Ada.Osei@example.org now.¦“Please” was said.",
    "numbers of a list": "1. Raise the tax. ¦ 2. Build the road. ¦ 3. Go home.",
    "footnotes": "She was born in Accra.[1] ¦ He was not. [2] [3] ¦ Both knew.",
    "et cetera": "They sold rice, oil, etc. in bulk, i.e. cheaply. ¦ They bought tea, etc. ¦ Then they left.",
    "money": "It cost a lot. ¦ $5bn was lost. ¦ €3m came back.",
    "degrees": "Ada Osei, Ph.D. in law, spoke. ¦ So did Dr. Bo Tran, M.D. ¦ They agreed.",
    "a title with a question mark": "She starred in Who Goes There? (1954) and in Run! with him. ¦ Both failed.",
    "no spaces at all": "他说不。¦他走了。",
    "a decimal": "Prices rose 3.5 percent. ¦ Wages fell 0.2.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_cases(marked):
    text = "".join(marked.replace(" ¦ ", " ").split("¦"))
    expected = [part.strip() for part in marked.split("¦")]
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == expected


@pytest.mark.slow
@pytest.mark.parametrize("unit", [".", ". ", '."', "!A", "A. ", "?! A", ".)", "a. [1]", ". . ", "U.S. ", "1. "])
def test_time_is_linear(unit):
    text = unit * 30_000
    started = time.process_time()
    sentences(text, Span(0, len(text)))
    assert time.process_time() - started < 5
