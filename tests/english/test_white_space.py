"""A line break inside a block is white space: what is found does not depend on it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Block, Span

TEXT = (
    "Norland's transport minister, Ida Quist, defended the higher harbour fees on Monday, and the shipping company "
    "Westbound Lines rejected the fees. Its chairman, Sir Omar Reyes of New York, said they would drive traders away, "
    "and urged the government to withdraw them if the pilots agree. “The harbour cannot pay for itself,” Quist told "
    "us in Cape Town. According to the Board of Trade, No. 10 opposes the plan. Reyes said he was the U.N. "
    "envoy to South Sudan."
)
SPACES = [i for i, sign in enumerate(TEXT) if sign == " "]


def found(text):
    block = Block(kind="paragraph", span=Span(0, len(text)))
    parsed = newsparse.parse(Article(text=text, blocks=[block], id="a"), pipeline="rules", clean=False)
    return attrs.evolve(parsed, article=Article(text=""))


@pytest.mark.slow
@given(st.sets(st.sampled_from(SPACES)))
def test_the_result_is_the_same(breaks):
    text = "".join("\n" if i in breaks else sign for i, sign in enumerate(TEXT))
    assert found(text) == found(TEXT)


def test_texts_in_the_result_are_on_one_line():
    parsed = found(TEXT.replace(" ", "\n"))
    assert {"Ida Quist", "Westbound Lines"} <= {actor.name for actor in parsed.actors}
    assert "the higher harbour fees" in [claim.content for claim in parsed.claims]
    assert "higher harbour fees" in [stance.target.text for stance in parsed.stances]
