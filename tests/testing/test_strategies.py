"""What the strategies draw is what the engine would accept, and types alone are enough to draw it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import model
from newsparse._pipeline.validate import check_links
from newsparse.model import Article, ParsedArticle
from newsparse.plugin import PipelineSpec, hookimpl
from newsparse.testing import HOSTILE_TEXTS, fake_registry, strategies

CLASSES = [value for name in model.__all__ if attrs.has(value := getattr(model, name))]


@pytest.mark.parametrize("made", CLASSES, ids=lambda c: c.__name__)
def test_every_type_can_be_drawn_from_its_name(made):
    @given(st.from_type(made))
    def check(value):
        assert isinstance(value, made)

    check()


@given(strategies.parsed_articles())
def test_results_are_consistent(parsed):
    items = (*parsed.attributions, *parsed.actors, *parsed.claims, *parsed.stances)
    check_links(items, parsed)
    for item in (*parsed.sentences, *parsed.mentions, *items, *parsed.annotations):
        assert all(span.end <= len(parsed.article.text) for span in parsed.spans_of(item))
    owned = {(m, actor.id) for actor in parsed.actors for m in actor.mention_ids}
    assert owned == {(m.id, m.actor_id) for m in parsed.mentions if m.actor_id}


@given(strategies.articles())
def test_articles_are_consistent(article):
    assert article.alignment.text_length == len(article.text)
    assert article.alignment.original_length == len(article.original)
    last = 0
    for block in article.blocks:
        assert last <= block.span.start <= block.span.end <= len(article.text)
        last = block.span.end


@given(strategies.articles(text=st.just("Mali said no.")))
def test_the_text_can_be_given(article):
    assert article.text == "Mali said no."


@given(strategies.spans(10, min_size=3))
def test_spans_have_the_size_asked_for(span):
    assert 3 <= len(span) <= span.end <= 10


def test_hostile_texts_are_texts():
    assert "" in HOSTILE_TEXTS.values()
    assert all(isinstance(text, str) and len(text) <= 20_000 for text in HOSTILE_TEXTS.values())


# -- the registry of one's own making


class Mine:
    @hookimpl
    def newsparse_pipelines(self):
        yield PipelineSpec(name="mine", components=())


class Broken:
    @hookimpl
    def newsparse_pipelines(self, config):
        """A hook implementation with a parameter."""


def test_a_registry_has_the_given_plugins_and_no_others():
    registry = fake_registry({"mine": Mine()})
    assert [plugin.name for plugin in registry.plugins] == ["mine"]
    assert registry.pipelines.names() == ("mine",)


def test_a_registry_has_the_built_in_plugins_if_asked():
    assert set(fake_registry({"mine": Mine()}, built_in=True).pipelines.names()) == {"mine", "rules"}


def test_a_broken_plugin_is_recorded():
    (problem,) = fake_registry({"mine": Broken()}).problems
    assert "parameter 'config'" in problem


def test_an_article_from_its_type_is_not_always_the_same():
    seen = set()

    @settings(database=None)
    @given(st.from_type(Article), st.from_type(ParsedArticle))
    def collect(article, parsed):
        seen.add(article.text)
        seen.add(parsed.article.text)

    collect()
    assert len(seen) > 5
