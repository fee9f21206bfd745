"""Actors: cases as data, and what must hold for any text."""

from __future__ import annotations

import re
import time
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Actor, Article, Config, ParsedArticle, Pipeline
from newsparse.model import EntityType, MentionForm

CASES = tomllib.loads((Path(__file__).parent / "actors.toml").read_text(encoding="utf-8"))["case"]
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


def bare(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", name.casefold().replace("’", "'"))


def names(parsed: ParsedArticle, actor: Actor) -> set[str]:
    said = [m.span.of(parsed.article.text) for m in parsed.mentions_of(actor)]
    return {bare(name) for name in (actor.name, *actor.aliases, *said)}


def actors_at(parsed: ParsedArticle, words: str) -> set[str]:
    """The actors of the mentions that are these words; of the n-th time they stand there, for ``words@n``."""
    text = parsed.article.text
    words, _, number = words.partition("@")
    places = [m.start() for m in re.finditer(rf"\b{re.escape(words)}(?!\w)", text, re.IGNORECASE)]
    if number:
        places = places[int(number) - 1 : int(number)]
    found = set()
    for mention in parsed.mentions:
        article = len(mention.span.of(text)) - len(bare(mention.span.of(text)))
        hit = {mention.span.start, mention.span.start + article} & set(places)
        if hit and bare(mention.span.of(text)) == bare(words) and mention.actor_id is not None:
            found.add(mention.actor_id)
    return found


def has_role(actor: Actor, wanted: dict[str, str]) -> bool:
    return any(
        role.title == wanted["title"]
        and ("status" not in wanted or role.status == wanted["status"])
        and ("organization" not in wanted or bare(role.organization or "") == bare(wanted["organization"]))
        for role in actor.roles
    )


def fits(parsed: ParsedArticle, actor: Actor, wanted: dict) -> bool:
    return (
        bare(wanted["name"]) in names(parsed, actor)
        and ("type" not in wanted or actor.type == wanted["type"])
        and ("country" not in wanted or actor.country == wanted["country"])
        and ("sector" not in wanted or (actor.sector or "") == wanted["sector"])
        and ("generic" not in wanted or actor.generic == wanted["generic"])
        and all(has_role(actor, role) for role in wanted.get("roles", ()))
        and all(actor.id in actors_at(parsed, words) for words in wanted.get("mentions", ()))
    )


def described(parsed: ParsedArticle) -> list[tuple]:
    text = parsed.article.text
    return [
        (a.name, str(a.type), a.country, [(r.title, r.organization, str(r.status)) for r in a.roles],
         [m.span.of(text) for m in parsed.mentions_of(a)])
        for a in parsed.actors
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[c["text"].strip()[:60] for c in CASES])
def test_a_text_shows_its_actors_and_no_others(case):
    parsed = parse(case["text"])
    missing = [w for w in case.get("actor", ()) if not any(fits(parsed, a, w) for a in parsed.actors)]
    assert not missing, described(parsed)
    named = {bare(a.name) for a in parsed.actors}
    named |= {
        bare(m.span.of(parsed.article.text)) for m in parsed.mentions if m.actor_id and m.form is MentionForm.NAME
    }
    assert not [n for n in case.get("never", ()) if bare(n) in named], described(parsed)
    assert not [p for p in case.get("apart", ()) if actors_at(parsed, p[0]) & actors_at(parsed, p[1])], described(
        parsed
    )


@given(TEXTS)
@settings(max_examples=60, deadline=None)
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
@settings(max_examples=20, deadline=None)
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
