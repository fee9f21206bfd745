"""Identities over articles: properties first, then who is one and who is not."""

from __future__ import annotations

import itertools
import time
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Actor, Article, InputError, ParsedArticle, link_actors
from newsparse.linking.names import PersonName, near, sound, transliterated
from newsparse.testing.strategies import parsed_articles

CASES = tomllib.loads((Path(__file__).parent / "identities.toml").read_text(encoding="utf-8"))["case"]
NAMES = (
    "Volodymyr Zelensky", "Volodymyr Zelenskyy", "George Bush", "George W. Bush", "George H.W. Bush", "Kim Jong Un",
    "Kim Jong-un", "Kim Jong Il", "Donald Trump Jr.", "Donald Trump", "Lena Marsh", "L. Marsh", "Marsh", "WHO",
    "World Health Organization", "Defence Ministry",
)  # fmt: skip


def actors(article):
    """Actors of one article, named from a small set, so that many rules meet."""
    number = itertools.count()
    actor = st.builds(
        Actor,
        id=st.builds(lambda: f"{article.id}:actor:{next(number)}"),
        name=st.sampled_from(NAMES),
        type=st.sampled_from(["person", "organization"]),
        country=st.sampled_from([None, "USA", "UKR"]),
        sector=st.sampled_from([None, "government", "academia"]),
        generic=st.booleans(),
        roles=st.just([newsparse.Role(title="president")]) | st.just([]),
        identifiers=st.sampled_from([(), (("own", "1"),), (("own", "2"),)]),
    )
    return st.lists(actor, max_size=4).map(lambda found: ParsedArticle(article=article, actors=found))


results = st.integers(1, 6).flatmap(lambda n: st.tuples(*(actors(Article(text=f"Article {i}.")) for i in range(n))))


@given(results, st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_every_actor_has_one_identity(parsed, chance):
    found = link_actors(parsed)
    ids = [id for identity in found for id in identity.actor_ids]
    assert sorted(ids) == sorted({actor.id for p in parsed for actor in p.actors})
    shuffled = list(parsed)
    chance.shuffle(shuffled)
    assert link_actors([*shuffled, *shuffled[:1]]) == found


@given(parsed_articles())
def test_any_result_can_be_linked(parsed):
    assert sorted(id for x in link_actors([parsed]) for id in x.actor_ids) == sorted(a.id for a in parsed.actors)


@given(results)
def test_an_identity_is_of_one_type_and_its_links_connect_it(parsed):
    of = {actor.id: actor for p in parsed for actor in p.actors}
    for identity in link_actors(parsed):
        assert {of[id].type for id in identity.actor_ids} == {identity.type}
        assert len(identity.links) == len(identity.actor_ids) - 1
        reached = {identity.actor_ids[0]}
        for _ in identity.links:
            reached |= {id for x in identity.links for id in (x.first, x.second) if {x.first, x.second} & reached}
        assert reached == set(identity.actor_ids)
        assert all(0 < link.confidence <= 1 for link in identity.links)


def together(found, one, two):
    return any(one in identity.actor_ids and two in identity.actor_ids for identity in found)


@given(results, st.data())
def test_a_correction_wins(parsed, data):
    ids = sorted(actor.id for p in parsed for actor in p.actors)
    if len(ids) < 2:
        return
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    one, two = data.draw(pair)
    assert not together(link_actors(parsed, corrections=[("different", one, two)]), one, two)
    joined = link_actors(parsed, corrections=[("same", one, two), ("name", one, "Somebody Else")])
    assert together(joined, one, two)
    assert next(identity.name for identity in joined if one in identity.actor_ids) == "Somebody Else"
    with pytest.raises(InputError, match="take one of these rows out"):
        link_actors(parsed, corrections=[("same", one, two), ("different", two, one)])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_who_is_one(case):
    parsed = list(newsparse.parse_many(case["texts"], pipeline="rules"))
    found = link_actors(parsed)
    named = {}
    for p in parsed:
        for actor in p.actors:
            named.setdefault(actor.name.removeprefix("The "), []).append(actor.id)
    for wanted, pairs in ((True, case.get("same", ())), (False, case.get("different", ()))):
        for one, two in pairs:
            one, two = one.removeprefix("The "), two.removeprefix("The ")
            assert one in named, (one, sorted(named))
            assert two in named, (two, sorted(named))
            for a, b in itertools.product(named[one], named[two]):
                assert a == b or together(found, a, b) is wanted, (one, two)


def article(number, **actor):
    about = Article(text=f"Article {number}.")
    made = Actor(**{"id": f"{about.id}:actor:0", "type": "person", **actor})
    return ParsedArticle(article=about, actors=[made])


def test_a_country_that_most_bearers_have_takes_in_those_without_one():
    most = [article(i, name="Lena Marsh", country="KEN") for i in range(8)]
    other, nowhere = article(8, name="Lena Marsh", country="POL"), article(9, name="Lena Marsh")
    assert [len(identity.actor_ids) for identity in link_actors([*most, other, nowhere])] == [9, 1]
    assert [len(identity.actor_ids) for identity in link_actors([most[0], other, nowhere])] == [1, 1, 1]


def test_an_office_with_a_surname_is_one_person_unless_two_of_that_name_held_it():
    role = newsparse.Role(title="president", organization="United States")
    west = article(1, name="George W. Bush", roles=[role])
    herbert = article(2, name="George H.W. Bush", roles=[role])
    lone = article(3, name="Bush", roles=[role])
    assert [identity.name for identity in link_actors([west, lone])] == ["George W. Bush"]
    assert len(link_actors([west, herbert, lone])) == 3


def test_an_identity_says_what_its_actors_say():
    role = newsparse.Role(title="mayor", organization="Mombasa")
    one = article(1, name="Amina Odhiambo", aliases=["Odhiambo"], country="KEN", roles=[role])
    two = article(2, name="Amina Odhiambo", sector="government", identifiers=[("own", "7")])
    (identity,) = link_actors([one, two])
    assert (identity.name, identity.aliases, identity.country) == ("Amina Odhiambo", ("Odhiambo",), "KEN")
    assert (identity.sector, identity.roles, identity.identifiers) == ("government", (role,), (("own", "7"),))
    assert [(link.rule, link.evidence) for link in identity.links] == [("name", "Amina Odhiambo")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("c.csv", "verdict,first,second\nsame,Lena Marsh,Ella Brook\nname,Lena Marsh,L. Marsh-Brook\n"),
        ("c.toml", 'same = [["Lena Marsh", "Ella Brook"]]\n[names]\n"Lena Marsh" = "L. Marsh-Brook"\n'),
    ],
)
def test_corrections_are_read_from_files(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    parsed = [article(1, name="Lena Marsh"), article(2, name="Ella Brook")]
    (identity,) = link_actors(parsed, corrections=tmp_path / name)
    assert (identity.name, identity.aliases) == ("L. Marsh-Brook", ("Ella Brook", "Lena Marsh"))
    assert [link.rule for link in identity.links] == ["correction"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "one,two\nsame,b\n", "must have the columns verdict, first and second"),
        ("a.csv", "verdict,first,second\nsmae,a,b\n", "is no correction"),
        ("a.csv", "verdict,first,second\nsame,a\n", "is no correction"),
        ("a.toml", "same = 3 4", "is not TOML"),
        ("a.toml", "smae = []", "there is no key 'smae'"),
        ("a.toml", 'same = [["a"]]', "lists of two or more names"),
        ("missing.csv", None, "cannot read the corrections"),
    ],
)
def test_bad_corrections_say_what_is_wrong(tmp_path, name, text, message):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=message):
        link_actors([], corrections=tmp_path / name)


@pytest.mark.slow
def test_the_work_grows_with_the_number_of_articles():
    def seconds(number):
        parsed = [article(i, name=NAMES[i % 11], country=("USA", "UKR", None)[i % 3]) for i in range(number)]
        parsed += [article(number + i, name=f"Lena{i % 977} Marsh{i % 313}") for i in range(number)]
        taken = []
        for _ in range(3):  # the least is what it takes where nothing else runs
            started = time.process_time()
            link_actors(parsed)
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(2000) < 30 * seconds(200)  # ten times as much, and some noise; a square would be a hundred times


words = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@given(words, words)
def test_sounds(one, two):
    assert near(sound(one), sound(one))
    assert near(one, two) == near(two, one)
    assert transliterated(one, two) == transliterated(two, one)
    assert not transliterated(one, one)


@given(st.text(max_size=30))
def test_any_text_is_a_name_of_some_sort(text):
    name = PersonName.of(text)
    assert name.fits(name)
    assert all(name.words)
    assert attrs.evolve(name) == name
