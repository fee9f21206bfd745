"""Cases: what a file may say, and when a result meets it."""

from __future__ import annotations

import datetime

import pytest

from newsparse.errors import InputError
from newsparse.model import (
    Actor,
    Article,
    Attribution,
    Block,
    Claim,
    Mention,
    ParsedArticle,
    Role,
    Span,
    Stance,
    Target,
)
from newsparse.testing import Case, Failure, check_case, load_cases

TEXT = "Harbour\nThe “Tide” said Amina Odhiambo, a former mayor, opposes the toll. She is alone."


def at(words, number=1):
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def mention(words, actor, form="name"):
    span = at(words)
    return Mention(id=f"m-{words}", span=span, head=span, form=form, type="person", actor_id=actor)


PARSED = ParsedArticle(
    article=Article(
        text=TEXT,
        blocks=[Block(kind="title", span=Span(0, 7)), Block(kind="paragraph", span=Span(8, len(TEXT)))],
    ),
    mentions=[mention("Amina Odhiambo", "a"), mention("She", "a", "pronoun"), mention("“Tide”", "t")],
    attributions=[Attribution(id="x", source=[at("The “Tide”")], cue=[at("said")], content=[at("opposes the toll")])],
    actors=[
        Actor(
            id="a",
            name="Amina Odhiambo",
            type="person",
            country="KEN",
            mention_ids=["m-Amina Odhiambo", "m-She"],
            roles=[Role(title="mayor", organization="Mombasa", status="former")],
        ),
        Actor(id="t", name="Tide", type="organization", mention_ids=["m-“Tide”"]),
    ],
    claims=[Claim(id="c", attribution_id="x", source="t", content="Odhiambo opposes the toll", kind="state")],
    stances=[
        Stance(
            id="s",
            holder="a",
            target=Target(kind="issue", ref="toll", text="toll"),
            polarity=-1,
            sources=["t"],
            claim_id="c",
        )
    ],
)


def failures(**expected):
    return check_case(PARSED, Case(id="x", text=TEXT, **expected))


@pytest.mark.parametrize(
    "expected",
    [
        {"actors": [{"name": "amina  odhiambo", "type": "person", "country": "KEN", "generic": False}]},
        {"actors": [{"name": "Amina Odhiambo", "mentions": ["she", "Amina Odhiambo@1"], "aliases": ["She"]}]},
        {"actors": [{"name": "Amina Odhiambo", "roles": [{"title": "mayor", "status": "former"}]}]},
        {"actors": [{"name": "Amina Odhiambo", "roles": [{"organization": "Mombasa"}]}]},
        {"actors": [{"name": "the Tide"}, {"name": '"Tide"'}]},
        {"claims": [{"source": "Tide", "kind": ["state", "announce"], "cue": "said", "content": "the toll"}]},
        {"claims": [{"addressee": "", "negated": False, "style": "indirect", "parent": ""}]},
        {"stances": [{"holder": "She", "target": "toll", "polarity": "oppose", "sources": ["Tide"]}]},
        {"stances": [{"target_kind": "issue", "dimension": "position", "modality": "CT+", "condition": ""}]},
        {"article": {"title": "Harbour", "paragraphs_at_least": 1, "not_in_paragraphs": ["Harbour"]}},
        {"must_not": {"actors": ["toll", "She"], "claims": [{"source": ""}], "stances": [{"sources": []}]}},
        {"must_not": {"same_actor": [["Tide", "She"]]}},
    ],
)
def test_what_is_met(expected):
    assert failures(**expected) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"actors": [{"name": "Odhiambo"}]},
        {"actors": [{"name": "Tide", "type": "person"}]},
        {"actors": [{"name": "Tide", "country": "KEN"}]},
        {"actors": [{"name": "Amina Odhiambo", "mentions": ["She", "She"]}]},
        {"actors": [{"name": "Amina Odhiambo", "mentions": ["She@2"]}]},
        {"actors": [{"name": "Amina Odhiambo", "roles": [{"title": "mayor", "status": "current"}]}]},
        {"actors": [{"name": "Amina Odhiambo", "generic": True}]},
        {"claims": [{"source": ""}]},
        {"claims": [{"source": "Tide", "kind": "deny"}]},
        {"claims": [{"content": "a bridge"}]},
        {"claims": [{"addressee": "Tide"}]},
        {"claims": [{"negated": True}]},
        {"claims": [{"parent": "toll"}]},
        {"stances": [{"polarity": "support"}]},
        {"stances": [{"holder": ""}]},
        {"stances": [{"sources": []}]},
        {"stances": [{"condition": "unless"}]},
        {"article": {"headings": ["Harbour"]}},
        {"article": {"paragraphs_at_least": 2}},
        {"article": {"not_in_paragraphs": ["toll"]}},
        {"must_not": {"actors": ["The Tide"]}},
        {"must_not": {"claims": [{"kind": "state"}]}},
        {"must_not": {"stances": [{"holder": "Amina Odhiambo", "polarity": "oppose"}]}},
        {"must_not": {"same_actor": [["Amina Odhiambo", "She"]]}},
    ],
)
def test_what_is_not_met(expected):
    assert len(failures(**expected)) == 1


def test_a_failure_says_what_was_found_instead():
    (failure,) = failures(stances=[{"target": "bridge"}])
    assert str(failure) == (
        "x: no stance {'target': 'bridge'}\n    found: Amina Odhiambo: oppose 'toll' (issue, position), says Tide"
    )
    assert isinstance(failure, Failure)


# -- files


def written(tmp_path, text):
    path = tmp_path / "cases.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_in_order(tmp_path):
    (tmp_path / "b.txt").write_text("Tolls\n\nMali said no.", encoding="utf-8")
    path = written(
        tmp_path,
        """
        [[case]]
        id = "a"
        text = "Mali said no."
        published = "2024-01-28"
        [[case.claim]]
        source = "Mali"
        kind = "state"

        [[case]]
        id = "b"
        text_file = "b.txt"
        [case.article]
        title = "Tolls"
        """,
    )
    a, b = load_cases(path)
    assert (str(a), a.clean, a.published) == ("a", False, datetime.date(2024, 1, 28))
    assert (b.id, b.clean, b.text) == ("b", True, "Tolls\n\nMali said no.")


CASE = '[[case]]\nid = "a"\ntext = "Mali."\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[case]", "is not TOML"),
        ("case = 3", "must be a list of tables"),
        ("[[cases]]", "did you mean 'case'"),
        ("[[case]]\ntext = 'a'", "case 1 has no id"),
        (CASE, "expects nothing, and so cannot fail"),
        ('[[case]]\nid = "a"\n[case.must_not]\nactors = ["x"]', "needs one of 'text' and 'text_file'"),
        (CASE + "[[case.actors]]\nname = 'x'", "did you mean 'actor'"),
        (CASE + "[[case.actor]]\ntype = 'person'", "an actor has no name"),
        (CASE + "[[case.actor]]\nname = 'x'\nroles = [{titel = 'y'}]", "did you mean 'title'"),
        (CASE + "[[case.stance]]\npolarity = 'suport'", "did you mean 'support'"),
        (CASE + "[case.must_not]\nclaims = [{sorce = 'x'}]", "did you mean 'source'"),
        (CASE + "[case.article]\nheading = 'x'", "did you mean 'headings'"),
        (CASE + "published = 'today'\n[case.must_not]\nactors = ['x']", "must be a day such as"),
        (2 * (CASE + "[case.must_not]\nactors = ['x']\n"), "the id 'a' is used twice"),
        ('[[case]]\nid = "a"\ntext_file = "no.txt"\n[case.must_not]\nactors = ["x"]', "cannot read"),
    ],
)
def test_what_a_file_may_not_say(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        load_cases(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"cannot read the cases .*no\.toml: No such file"):
        load_cases(tmp_path / "no.toml")
