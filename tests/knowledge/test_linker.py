"""Actors and knowledge bases: who is meant, by name, by office and date, and when nobody is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Actor, Article, Config, InputError, Pipeline, Role
from newsparse.knowledge import ActorList, Linker, read_actor_list
from newsparse.model import Mention, ParsedArticle, Span
from newsparse.plugin import knowledge_base
from newsparse.testing import fake_registry

CSV = """\
name,aliases,type,country,sector,identifiers,title,organization,since,until
Ada Marsh,A. Marsh,person,KEN,government,own=1,president,,2010-01-01,2014-12-31
Ada Marsh,,person,KEN,government,own=1,mayor,Mombasa,2001-01-01,2009-12-31
Ben Okoro,,person,KEN,government,own=2,president,Kenya,2015-01-01,
Lena Brook,,person,KEN,,own=3,senator,,,
Lena Brook,,person,POL,,own=4,,,,
Harbour Watch,HW,organization,KEN,ngo,own=5,,,,
"""


@pytest.fixture
def known(tmp_path):
    (tmp_path / "actors.csv").write_text(CSV, encoding="utf-8")
    return read_actor_list(tmp_path / "actors.csv")


def linked(known, day=None, *, form="name", **actor):
    """The identifiers that one actor of an article gets."""
    about = Article(text="Somebody said no.", published=day and datetime.date.fromisoformat(day))
    mention = Mention(id="m", span=Span(0, 8), head=Span(0, 8), form=form, type="person", actor_id="a")
    made = Actor(**{"id": "a", "type": "person", "mention_ids": ["m"], **actor})
    document = ParsedArticle(article=about, mentions=[mention], actors=[made])
    return [value for found in Linker(known)(document) for _, value in found.identifiers]


PRESIDENT = Role(title="President", organization="Kenya")


@pytest.mark.parametrize(
    ("expected", "actor"),
    [
        (["1"], {"name": "Ada Marsh"}),
        (["1"], {"name": "A. Marsh", "country": "KEN"}),
        ([], {"name": "Ada Marsh", "country": "POL"}),
        ([], {"name": "Ada Marsh", "type": "organization"}),
        ([], {"name": "Ada Marsh", "generic": True}),
        ([], {"name": "Marsh"}),
        (["5"], {"name": "HW", "type": "organization"}),
        ([], {"name": "Lena Brook"}),
        (["4"], {"name": "Lena Brook", "country": "POL"}),
        (["3"], {"name": "Lena Brook", "roles": [Role(title="senator")], "country": "KEN"}),
        (["1"], {"name": "Ada Marsh", "roles": [PRESIDENT], "day": "2012-05-01"}),
        ([], {"name": "Ada Marsh", "roles": [PRESIDENT], "day": "2016-05-01"}),
        (["1"], {"name": "Ada Marsh", "roles": [Role(title="president", organization="Kenya", status="former")]}),
    ],
)
def test_names(known, expected, actor):
    assert linked(known, **actor) == expected


@pytest.mark.parametrize(
    ("day", "role", "expected"),
    [
        ("2010-01-01", PRESIDENT, ["1"]),
        ("2014-12-31", PRESIDENT, ["1"]),
        ("2015-01-01", PRESIDENT, ["2"]),
        ("2009-12-31", PRESIDENT, []),
        (None, PRESIDENT, []),
        ("2005-01-01", Role(title="mayor", organization="Mombasa"), ["1"]),
        ("2012-01-01", Role(title="president", organization="central bank"), []),
        ("2016-01-01", Role(title="president", organization="Kenya", status="former"), []),
        ("2016-01-01", Role(title="president", organization="Kenya", status="deputy"), []),
    ],
)
def test_offices_without_a_name_are_held_on_the_articles_date(known, day, role, expected):
    assert linked(known, day, form="nominal", name="president", country="KEN", roles=[role]) == expected


def test_the_french_president_is_whoever_held_the_office(tmp_path):
    (tmp_path / "presidents.toml").write_text(
        """
        [[actor]]
        name = "Jean Exemple"
        country = "FRA"
        identifiers = { wikidata = "Q1" }
        roles = [{ title = "president", since = 2001-01-01, until = 2008-12-31 }]

        [[actor]]
        name = "Marie Exemple"
        country = "FRA"
        identifiers = { wikidata = "Q2" }
        roles = [{ title = "president", since = 2009-01-01 }]
        """
    )
    config = Config().with_options("components", "english.knowledge", {"lists": (str(tmp_path / "presidents.toml"),)})
    for year, name in ((2005, "Jean Exemple"), (2015, "Marie Exemple")):
        article = Article(text="The French president said no.", published=datetime.datetime(year, 5, 1, 12))
        (actor,) = newsparse.parse(article, pipeline="rules", config=config).actors
        assert actor.aliases == (name,)
        assert [scheme for scheme, _ in actor.identifiers] == ["wikidata"]


def test_states_and_bodies_have_identifiers():
    text = "Mali said no. The WHO agreed. Critics said so."
    parsed = newsparse.parse(text, pipeline="rules", config=Config(least=0))
    found = {actor.name: actor.identifiers for actor in parsed.actors}
    assert parsed.actors[1].aliases == ("World Health Organization",)
    assert found == {
        "Mali": (("iso3166", "MLI"),),
        "WHO": (("newsparse", "World Health Organization"),),
        "Critics": (),
    }


def test_identities_of_a_corpus_take_the_identifiers(known):
    texts = ["Ada Marsh said no.", "Mali said no."]
    assert [x.identifiers for x in newsparse.link_actors(newsparse.parse_many(texts, pipeline="rules"))] == [
        (),
        (("iso3166", "MLI"),),
    ]


def test_a_plugin_brings_its_own_base():
    class Mine:
        """Stands for a module."""

    @knowledge_base("mine.people", options={"value": "7"})
    class People:
        def __init__(self, value):
            self.value = value

        def named(self, name):
            if name == "Ada Marsh":
                yield Actor(id="x", name=name, type="person", identifiers=[("mine", self.value)])

        def holders(self, title, place):
            return ()

    Mine.people = People
    registry = fake_registry({"mine": Mine}, built_in=True)
    names = (*Pipeline.preset("rules").components, "mine.people")
    pipe = Pipeline.from_names(names, registry=registry)
    (actor,) = pipe("Ada Marsh said no.").actors
    assert actor.identifiers == (("mine", "7"),)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "name,tpye\nA B,person\n", "there is no column 'tpye'"),
        ("a.csv", "name,type\nA B,people\n", "line 2: 'people' is not a valid EntityType"),
        ("a.csv", "name,country\nA B,Kenya\n", "country 'Kenya' is no ISO 3166-1"),
        ("a.csv", "name,country\nA B,QQQ\n", "country 'QQQ' is no ISO 3166-1"),
        ("a.csv", "name\nA, B\n", "more cells than columns"),
        ("a.csv", "name,country\n,KEN\n", "needs a name"),
        ("a.csv", "name,identifiers\nA B,Q1\n", "scheme=value"),
        ("a.csv", "name,title,since\nA B,mayor,May\n", "Invalid isoformat"),
        ("a.csv", "name,title,since,until\nA B,mayor,2012-01-01,2011-01-01\n", "ends before it begins"),
        ("a.toml", "[[actr]]\n", "there is no key 'actr'"),
        ("a.toml", "actor = 3", "each below a line"),
        ("a.toml", '[[actor]]\nname = "A B"\nroles = [{ organization = "C" }]', "a role needs a title"),
        ("a.toml", "actor", "is not TOML"),
        ("missing.csv", None, "cannot read the actor list"),
    ],
)
def test_a_bad_list_says_what_is_wrong(tmp_path, name, text, message):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=message):
        read_actor_list(tmp_path / name)


names = st.sampled_from(["Ada Marsh", "Ben Okoro", "Lena Brook"])
roles = st.builds(Role, title=st.sampled_from(["mayor", "president"]), organization=st.none() | st.just("Mombasa"))
people = st.builds(
    Actor,
    id=st.uuids().map(str),
    name=names,
    type=st.just("person"),
    country=st.sampled_from([None, "KEN", "POL"]),
    roles=st.lists(roles, max_size=2),
    identifiers=st.uuids().map(lambda u: [("own", str(u))]),
)


@given(st.lists(people, max_size=5), people, st.sampled_from(["name", "nominal"]))
def test_at_most_one_is_meant_and_the_order_of_a_list_makes_no_difference(listed, actor, form):
    given_ = {"name": actor.name, "country": actor.country, "roles": actor.roles, "form": form}
    found = linked(ActorList(listed), "2012-01-01", **given_)
    assert len(found) <= 1
    assert found == linked(ActorList(listed[::-1]), "2012-01-01", **given_)
