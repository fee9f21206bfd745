"""From articles to statements."""

from __future__ import annotations

import datetime

import pytest

import newsparse
from newsparse import Actor, Article, Codebook, Concept, ParsedArticle, Role, Stance, Target
from newsparse.knowledge import ActorList
from newsparse_network import actor_network, one_mode, statements_of, two_mode


def issue(text, **more):
    return Target(kind="issue", ref=text, text=text, **more)


def article(number, actors, stances, **about):
    given = Article(text=f"Text number {number}.", id=f"art{number}", published=datetime.date(2024, 5, number), **about)
    return ParsedArticle(article=given, actors=actors, stances=stances)


def test_blank_names_are_left_out_and_counted():
    actors = [Actor(id="a", name=" ", type="person"), Actor(id="b", name="Ada", type="person")]
    sides = (("a", "toll"), ("b", "\n"), ("b", "toll"))
    stances = [
        Stance(id=f"s{n}", holder=holder, target=Target(kind="issue", ref=ref, text=ref), polarity=1)
        for n, (holder, ref) in enumerate(sides)
    ]
    on_nobody = Stance(id="s", holder="b", target=Target(kind="actor", ref="a", text=" "), polarity=1)
    parsed = ParsedArticle(article=Article(text="x"), actors=actors, stances=[*stances, on_nobody])
    found = statements_of([parsed])
    assert [(row.actor, row.issue) for row in found.rows] == [("Ada", "toll")]
    assert [str(one) for one in found.left_out] == ["1 of nobody who is named", "2 without a target"]


def test_an_article_counts_once_and_another_one_with_its_id_is_told():
    one, other = (
        newsparse.parse(Article(text=text, id="7"), pipeline="rules", clean=False)
        for text in ("Mali backs the truce.", "Niger rejects the truce. Chad backs the toll.")
    )
    (nothing,) = newsparse.parse_many([7], pipeline="rules", on_error="record")
    found = statements_of([nothing, one, one, nothing, other])
    assert (found.articles, [row.actor for row in found.rows]) == (1, ["Mali"])
    assert [str(left) for left in found.left_out] == ["2 in articles with the id of another one"]


def test_from_text_to_networks():
    texts = [
        "Mali backs the truce. Niger rejects the truce.",
        "Chad supports a new truce. Niger criticised Chad. Mali rejects the toll.",
    ]
    articles = [
        newsparse.Article(text=text, published=datetime.date(2024, 5, 1), publisher="Gazette") for text in texts
    ]
    found = statements_of(newsparse.parse_many(articles, pipeline="rules"))
    network = two_mode(found.statements)
    assert network.rows == ("Chad", "Mali", "Niger")
    assert network.columns == ("toll", "truce")
    assert network.dense() == [[0, 1], [-1, 1], [0, -1]]
    assert one_mode(found.statements, "conflict").dense()[2] == [1, 1, 0]
    assert actor_network(found.statements).dense() == [[0, 0], [-1, 0]]
    (row,) = found.statements.behind("Chad", "truce")
    assert (row.words, row.outlet, row.date, row.country) == (
        "supports a new truce",
        "Gazette",
        articles[0].published,
        "TCD",
    )
    for row in found.rows:
        text = next(a for a in articles if a.id == row.document).text
        assert row.words in row.span.of(text)


def test_a_bare_noun_of_unrelated_articles_is_an_issue_of_each():
    texts = ["Ferry quarrel\n\nMali backs the bill.", "Rent vote\n\nNiger rejects the bill. Chad rejects the toll."]
    found = statements_of(newsparse.parse_many(texts, pipeline="rules"))
    assert {row.actor: row.issue for row in found.rows} == {
        "Mali": "bill (Ferry quarrel)",
        "Niger": "bill (Rent vote)",
        "Chad": "toll",
    }


def test_a_codebook_turns_the_other_side_round():
    book = Codebook([Concept(name="peace", patterns=["truce"], reversed=["war"])])
    parsed = list(
        newsparse.parse_many(["Mali backs the war.", "Niger backs the truce.", "Chad backs a toll."], pipeline="rules")
    )
    found = statements_of(parsed, codebook=book, only_coded=True)
    assert [(row.actor, row.issue, row.agreement) for row in found.rows] == [
        ("Mali", "peace", -1),
        ("Niger", "peace", 1),
    ]
    assert [str(left) for left in found.left_out] == ["1 that the codebook does not cover"]
    assert [row.issue for row in statements_of(parsed, codebook=book).rows] == ["peace", "peace", "toll"]


def test_what_is_no_statement_is_counted():
    claims = newsparse.parse("Mali denied that its army fired.", pipeline="rules")
    actors = [Actor(id="a", name="Ada Marsh", type="person")]
    day = datetime.date(2024, 5, 1)
    stances = [
        Stance(id="1", holder="a", target=issue("toll"), polarity=1),
        Stance(id="2", holder=None, target=issue("toll"), polarity=1),
        Stance(id="3", holder="a", target=issue("toll"), polarity=1, dimension="portrayal"),
        Stance(id="4", holder="a", target=issue("toll"), polarity=1, valid_to=day),
        Stance(id="5", holder="a", target=issue("toll"), polarity=1, modality="CT-"),
        Stance(id="6", holder="a", target=Target(kind="claim", ref="c", text="c"), polarity=-1),
    ]
    found = statements_of([article(1, actors, stances), claims])
    assert [row.id for row in found.rows] == ["1"]
    assert {left.reason for left in found.left_out} >= {
        "of nobody who is named",
        "on claims, which are no issues",
        "that are given up",
        "that nobody is said to hold",
        "that only show how a text presents somebody",
    }
    assert sum(left.number for left in found.left_out) == 5 + len(claims.stances)
    assert found.articles == 2


def test_affiliations_parties_and_sources():
    actors = [
        Actor(id="a", name="Ada Marsh", type="person", affiliation="g", country="GBR"),
        Actor(
            id="b",
            name="Ben Oduya",
            type="person",
            roles=[Role(title="democrat"), Role(title="mayor", organization="Hull")],
        ),
        Actor(
            id="c", name="Cem Aksoy", type="person", roles=[Role(title="mayor", organization="Bath", status="former")]
        ),
        Actor(id="g", name="Greens", type="organization", sector="party"),
        Actor(id="h", name="House Republicans", type="group", sector="party", generic=True),
        Actor(id="t", name="the Tories", type="group", sector="party"),
        Actor(id="k", name="Kit Rowe", type="person", sector="party"),
        Actor(id="l", name="Lea Brandt", type="person", affiliation="g"),
        Actor(id="d", name="Democrats", type="group", sector="party", generic=True),
    ]
    holders = ("a", "b", "c", "g", "h", "t", "k", "l", "d")
    stances = [
        Stance(id=f"s{h}", holder=h, target=issue("toll"), polarity=1, sources=["a"] if h == "b" else [])
        for h in holders
    ]
    left = Role(title="member", organization="Liberals", until=datetime.date(1999, 12, 31))
    union = Role(title="member", organization="Union", since=datetime.date(2000, 1, 1))
    members = ActorList([Actor(id="1", name="Brandt", type="person", aliases=["Lea Brandt"], roles=[left, union])])
    rows = {row.actor: row for row in statements_of([article(1, actors, stances)], members=members).rows}
    assert [(row.affiliation, row.party) for row in rows.values()] == [
        ("Greens", "Greens"),
        ("Hull", "Democratic Party"),
        ("", ""),
        ("Greens", "Greens"),
        ("House Republicans", "Republican Party"),
        ("the Tories", "Conservative Party"),
        ("", ""),  # a candidate is no party
        ("Greens", "Union"),  # as a list of actors has it
        ("Democrats", "Democratic Party"),
    ]
    assert rows["Ben Oduya"].sources == ("Ada Marsh",)
    assert rows["Ada Marsh"].country == "GBR"
    assert not rows["House Republicans"].named
    assert rows["Democrats"].named


def test_actors_are_called_by_one_name_unless_told_otherwise(tmp_path):
    texts = ["Volodymyr Zelensky backs the truce.", "Volodymyr Zelenskyy rejects the toll."]
    parsed = list(newsparse.parse_many(texts, pipeline="rules"))
    assert len({row.actor for row in statements_of(parsed).rows}) == 1
    assert len({row.actor for row in statements_of(parsed, link=False).rows}) == 2
    table = tmp_path / "corrections.csv"
    table.write_text("verdict,first,second\ndifferent,Volodymyr Zelensky,Volodymyr Zelenskyy\n", encoding="utf-8")
    assert len({row.actor for row in statements_of(parsed, corrections=table).rows}) == 2


def test_two_of_one_name_stay_two():
    def both(number, type, prefix):
        actors = [Actor(id=f"{prefix}{number}", name="Amazon", type=type)]
        stance = Stance(id=f"s{number}", holder=f"{prefix}{number}", target=issue("toll"), polarity=1)
        return article(number, actors, [stance])

    results = [both(1, "organization", "o"), both(2, "organization", "o"), both(3, "group", "g"), both(4, "group", "g")]
    assert {row.actor for row in statements_of(results).rows} == {"Amazon (organization)", "Amazon (group)"}


def test_an_article_that_comes_twice_counts_once():
    parsed = newsparse.parse("Mali backs the truce.", pipeline="rules")
    assert len(statements_of([parsed, parsed]).rows) == 1


@pytest.mark.parametrize("results", [[], [ParsedArticle(article=Article(text=""))]])
def test_nothing(results):
    found = statements_of(results)
    assert (found.rows, len(found.statements), found.articles) == ((), 0, len(results))
