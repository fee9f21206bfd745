"""Whom *I* means: its speaker inside of quotations, the one author outside of them."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article, Block, Span

TEXT = (
    "I have known the pier since I was a child. The mayor, Omar Bello, says that the town has no money, and I asked "
    "him why. “I am no banker,” he told me. I support a higher tax, and I believe that Bello opposes the tax."
)
INSIDE = TEXT.index("“I am") + 1


def parse(text=TEXT, authors=("Nora Field",), **more):
    return newsparse.parse(Article(text=text, authors=authors, **more), pipeline="rules", clean=False)


def who(parsed):
    """The name of whoever is meant by each first person, by place."""
    words = [m for m in parsed.mentions if parsed.text_of(m) in ("I", "me", "my", "My")]
    return {m.span.start: m.actor_id and parsed.actor(m.actor_id).name for m in words}


def test_outside_of_quotations_it_is_the_author():
    found = who(parse())
    assert found.pop(INSIDE) == "Omar Bello"
    assert set(found.values()) == {"Nora Field"}


def test_the_author_holds_stances_and_is_no_source_above_others():
    parsed = parse()
    told = {
        (parsed.actor(s.holder).name, s.polarity.name, s.target.text): [parsed.actor(x).name for x in s.sources]
        for s in parsed.stances
    }
    assert ("Nora Field", "SUPPORT", "higher tax") in told
    assert told["Omar Bello", "OPPOSE", "higher tax"] == []


@pytest.mark.parametrize("authors", [(), ("Nora Field", "Tom Brandt"), ("Reuters",), ("The Associated Press",)])
def test_nobody_where_no_one_person_wrote_it(authors):
    found = who(parse(authors=authors))
    assert found.pop(INSIDE) == "Omar Bello"
    assert set(found.values()) == {None}


def test_an_author_who_is_named_in_the_text_is_one_actor():
    parsed = parse(f"Nora Field opposes the sale. {TEXT}")
    assert [a.name for a in parsed.actors].count("Nora Field") == 1


@pytest.mark.parametrize("kind", ["title", "caption", "quotation"])
def test_what_stands_beside_the_text_is_not_the_author_speaking(kind):
    said = "I want to sell the pier"
    blocks = [
        Block(kind=kind, span=Span(0, len(said))),
        Block(kind="paragraph", span=Span(len(said) + 1, len(said) + 26)),
    ]
    found = who(parse(f"{said}\nI do not want to sell it.", blocks=blocks))
    assert list(found.values()) == [None, "Nora Field"]


def test_words_behind_a_label_are_not_the_authors():
    parsed = parse("We met Omar Bello.\n\nOmar Bello: I want to sell the pier.")
    assert "Nora Field" not in who(parsed).values()


def test_quotations_without_a_speaker_are_not_the_authors():
    parsed = parse("The pier was empty. “I want to sell the pier,” a sign in a window said in large letters.")
    assert "Nora Field" not in who(parsed).values()
