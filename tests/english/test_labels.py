"""Labels before a colon: what sort of text follows, where it happened, whose page it is - nobody who speaks."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Block, Config, ParsedArticle, Pipeline
from newsparse.english.attributions.labels import Labels
from newsparse.model import Span

BODY = "The harbour board met on Friday. Chairwoman Nadia Roth said the ferry would sail."


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(title: str) -> ParsedArticle:
    blocks = (
        Block(kind="title", span=Span(0, len(title))),
        Block(kind="paragraph", span=Span(len(title) + 1, len(title) + 1 + len(BODY))),
    )
    return rules()(Article(text=f"{title}\n{BODY}", blocks=blocks), clean=False)


def said_in(parsed: ParsedArticle, title: str) -> list[str]:
    """The sources of what is said in the title."""
    attributions = [parsed.attribution(c.attribution_id) for c in parsed.claims]
    return [
        c.source_text
        for c, a in zip(parsed.claims, attributions, strict=True)
        if all(s.end <= len(title) for s in a.content)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Quiz: How well do you know the harbour?",
        "Explainer: what happens when a ferry sinks",
        "Fact check: Did the ferry sail empty?",
        "Norway: Ferries sail as strike ends",
        "Norland Courier: Ferry boss quits after row",
        "Reuters: Ferry boss quits after row",
    ],
)
def test_a_label_says_nothing(title):
    assert said_in(parse(title), title) == []


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Roth: Ferry will sail on Sunday", "Roth"),
        ("Norland Courier: We will not print lies", "Norland Courier"),
        ("Norway: “Ferries must sail”", "Norway"),
        ("Human Rights Watch: Ferry crews are beaten", "Human Rights Watch"),
        ("Minister: we will pay for the ferry", "Minister"),
    ],
)
def test_who_speaks_before_a_colon_does(title, source):
    assert said_in(parse(title), title) == [source]


@given(st.integers(0, 90), st.integers(1, 90), st.integers(0, 90), st.integers(1, 90))
def test_any_place_can_be_asked(start, length, begin, size):
    parsed = parse("Review: A dull ferry")
    end = len(parsed.article.text)
    source = Span(min(start, end - 1), min(start + length, end))
    content = Span(min(begin, end - 1), min(begin + size, end))
    if Labels(parsed).names_nobody(source, content):
        assert source.end == len("Review")


@pytest.mark.parametrize("label", ["Q", "Question"])
def test_who_asks_in_an_interview_is_no_actor(label: str) -> None:
    parsed = rules()(
        f"Nadia Roth runs the harbour.\n\n{label}: Do you support the toll?\n\nA: Yes, it pays for the pier."
    )
    assert label not in [claim.source_text for claim in parsed.claims]
    assert [actor.name for actor in parsed.actors if actor.name == label] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Roe was quoted by the Courier as saying it rained.", "the Courier"),
        ("Ann Roe was quoted as saying by the state agency Norfax that it rained.", "Norfax"),
    ],
)
def test_who_only_quotes_another_says_nothing(text: str, source: str) -> None:
    parsed = rules()(Article(text=text), clean=False)
    start = text.index(source)
    speaker, content = Span(0, len("Ann Roe")), Span(text.index("it rained"), len(text) - 1)
    assert Labels(parsed).names_nobody(Span(start, start + len(source)), content)
    assert not Labels(parsed).names_nobody(speaker, content)
