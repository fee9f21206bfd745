"""Actors may be named where that says who is meant."""

from __future__ import annotations

import pytest

from newsparse import Actor, Article, Attribution, Claim, InputError, Mention, ParsedArticle, Span, Stance, Target


def actor(id, name, *aliases, mentions=()):
    return Actor(id=id, name=name, type="person", aliases=aliases, mention_ids=mentions)


def claim(id, source):
    return Claim(id=id, attribution_id="t", kind="state", source=source)


PARSED = ParsedArticle(
    article=Article(text="Ina Tolle said no."),
    mentions=[Mention(id="m", span=Span(0, 9), head=Span(4, 9), form="name", type="person", actor_id="a1")],
    attributions=[Attribution(id="t", content=[Span(15, 17)])],
    actors=[
        actor("a1", "Ina Tolle", "Tolle", mentions=["m"]),
        actor("a2", "Bo Tolle", "Tolle", "the mayor"),
        actor("a3", "Tidewater", "Bo"),
        actor("a4", "Bo"),
    ],
    claims=[claim("c1", "a1"), claim("c2", "a2"), claim("c3", None), claim("c4", "a4")],
    stances=[
        Stance(id="s1", holder="a1", target=Target(kind="issue", ref="toll", text="toll"), polarity=-1),
        Stance(id="s2", holder=None, target=Target(kind="issue", ref="toll", text="toll"), polarity=1),
    ],
)


def ids(items):
    return [item.id for item in items]


@pytest.mark.parametrize(
    ("given", "claims"),
    [
        (PARSED.actors[0], ["c1"]),
        ("a1", ["c1"]),
        ("Ina Tolle", ["c1"]),
        ("ina tolle", ["c1"]),
        ("The Mayor", ["c2"]),
        ("Bo", ["c4"]),  # a name goes before an alias
        (None, ["c3"]),
        ("Nobody", []),
        ("Tidewater", []),
    ],
)
def test_claims_by_an_actor_an_id_or_a_name(given, claims):
    assert ids(PARSED.claims_by(given)) == claims


def test_stances_and_mentions_too():
    assert ids(PARSED.stances_by("Ina Tolle")) == ["s1"]
    assert ids(PARSED.stances_by(None)) == ["s2"]
    assert ids(PARSED.mentions_of("Ina Tolle")) == ["m"]
    with pytest.raises(KeyError):
        PARSED.mentions_of("Nobody")


def test_a_name_of_several_is_refused_with_their_ids():
    for look_up in (PARSED.claims_by, PARSED.stances_by, PARSED.mentions_of):
        with pytest.raises(
            InputError, match=r"'Tolle' may be any of 2 actors; .* 'a1' \(Ina Tolle\), 'a2' \(Bo Tolle\)"
        ):
            look_up("Tolle")
