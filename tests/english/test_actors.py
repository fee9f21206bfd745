"""Actors: cases as data, and what must hold for any text."""

from __future__ import annotations

import time
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.model import EntityType, MentionForm
from newsparse.testing import load_cases, run_case

CASES = load_cases(Path(__file__).parent / "actors.toml")
VOCABULARY = """
Mali France Paris in the a minister President Ana Roy Mr Roy's said he she they it its I we “ ” , . ( ) and of former
then- Acting Bank UN (UN) officials Russian Sri Lankan soldiers company 's Al-Sayed may May IT US A.B. de la Ex-Mayor
"""
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40).map(" ".join) | st.text(max_size=80)


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str) -> ParsedArticle:
    return rules()(Article(text=text), clean=False)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_shows_its_actors_and_no_others(case):
    assert run_case(case, rules()) == []


@given(TEXTS)
def test_whatever_is_read_mentions_and_actors_agree(text):
    parsed = parse(text)
    mentions = {m.id: m for m in parsed.mentions}
    ids = [a.id for a in parsed.actors]
    assert len(set(ids)) == len(ids)
    for actor in parsed.actors:
        assert actor.name
        assert actor.mention_ids
        assert actor.type in (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
        assert actor.name not in actor.aliases
        assert actor.affiliation != actor.id
        assert set(actor.ambiguous) <= set(ids)
        assert all(mentions[m].actor_id == actor.id for m in actor.mention_ids)
        assert all(role.span is None or role.span.end <= len(text) for role in actor.roles)
    for mention in parsed.mentions:
        assert mention.span.contains(mention.head)
        assert mention.actor_id is None or mention.actor_id in ids


@given(TEXTS)
def test_the_same_text_gives_the_same_actors(text):
    assert parse(text).actors == parse(text).actors


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Union leader Moira Kean said the ferries would stop.", "Moira Kean", "labour"),
        ("Opponents booed. Critics said the levy was unfair.", "Critics", None),
        ("The levy is fair, supporters said.", "supporters", None),
        ("The regulator closed two plants and said more would follow.", "regulator", "government"),
    ],
)
def test_a_sector_is_that_of_the_body_and_not_of_the_word_for_its_head(text, name, sector):
    (found,) = [actor for actor in parse(text).actors if actor.name == name]
    assert found.sector == sector


def test_names_do_not_overlap():
    parsed = parse("US Secretary of State Ana Roy met Mali's President Modibo Sow and the Bank of Asia's Lu Wen.")
    spans = sorted(m.span for m in parsed.mentions if m.form is MentionForm.NAME)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) >= 4


def test_an_ambiguous_surname_names_its_bearers():
    parsed = parse("Lena Brauer and Max Brauer run the firm. Brauer declined to comment.")
    (actor,) = (a for a in parsed.actors if a.name == "Brauer")
    assert {parsed.actor(a).name for a in actor.ambiguous} == {"Lena Brauer", "Max Brauer"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    [
        "Ms Okoro met Mr Ilic. ",
        "“I know,” she said. ",
        "the minister and ",
        "Ana Roy {} met the Roy Bank. ",
        "It said they ",
    ],
)
def test_time_grows_with_the_text_and_not_its_square(pattern):
    began = time.process_time()
    parse("".join(pattern.format(f"Lee{i}") for i in range(800)))
    assert time.process_time() - began < 15
