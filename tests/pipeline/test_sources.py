"""Which cleaners an article gets, and what they may say beside their edits."""

from __future__ import annotations

import datetime

import attrs
import pytest

import newsparse
from newsparse import Article, Config, Pipeline, PluginError
from newsparse._pipeline.cleaning import apply_edits
from newsparse._pipeline.pipeline import failed
from newsparse._pipeline.sources import Cleaning, select
from newsparse.errors import ReadError
from newsparse.model import Diagnostic, Edit, Span
from newsparse.plugin import CleanerSpec, hookimpl
from newsparse.testing.registry import fake_registry

URL = "https://www.gazette.example/1"
REMARK = Diagnostic(level="warning", code="remark", message="The end is missing.")


def spec(name, **more):
    return CleanerSpec(name=f"t.{name}", factory=lambda: lambda article: (), **more)


def chosen(article, *specs, own=()):
    return [found.name[2:] for found in select((*specs, *own), article, own)]


# -- which cleaners


def test_the_most_specific_one_runs_and_every_generic_one_behind_it():
    generic, domain = spec("generic"), spec("domain", domains=["gazette.example"])
    host, name = spec("host", domains=["www.gazette.example"]), spec("name", publishers=["The Gazette"])
    article = Article(text="", url=URL, publisher="The Gazette")
    assert chosen(article, generic, domain, host, name) == ["host", "generic"]
    assert chosen(article, generic, domain, name) == ["domain", "generic"]
    assert chosen(article, generic, name) == ["name", "generic"]
    assert chosen(Article(text=""), generic, domain, host, name) == ["generic"]


def test_a_version_with_dates_is_more_specific_than_one_without():
    always = spec("always", domains=["gazette.example"])
    old = spec("old", domains=["gazette.example"], valid_until=datetime.date(2020, 12, 31))
    article = Article(text="", url=URL, published=datetime.date(2020, 12, 31))
    assert chosen(article, always, old) == ["old"]
    assert chosen(attrs.evolve(article, published=datetime.date(2021, 1, 1)), always, old) == ["always"]
    assert chosen(attrs.evolve(article, published=None), always, old) == ["always"]


def test_a_tie_is_an_error_and_of_equals_the_users_own_wins():
    one, other = spec("one", domains=["gazette.example"]), spec("other", domains=["gazette.example"])
    with pytest.raises(PluginError, match=r"'t\.one' and 't\.other' are equally specific for https://www"):
        chosen(Article(text="", url=URL), one, other)
    assert chosen(Article(text="", url=URL), one, own=(other,)) == ["other"]
    more = spec("more", domains=["www.gazette.example"])
    assert chosen(Article(text="", url=URL), more, own=(other,)) == ["more"]


class Mine:
    """A plugin that is told by its options which sources there are."""

    @staticmethod
    def made(domains):
        for domain in domains:
            yield CleanerSpec(
                name=f"t.own-{domain}", domains=[domain], factory=lambda: lambda a: [Edit.drop(Span(0, 5), "own")]
            )

    @hookimpl
    def newsparse_cleaners(self):
        yield CleanerSpec(name="t.many", many=True, options={"domains": ()}, factory=self.made)
        yield CleanerSpec(name="t.shipped", domains=["gazette.example"], factory=lambda: lambda a: ())


def test_sources_that_only_the_options_tell_of():
    registry = fake_registry({"t": Mine()})
    article = Article(text="More.\n\nMali said no.", url=URL)
    config = Config().with_options("cleaners", "t.many", {"domains": ("gazette.example", "tide.example")})
    assert Cleaning(registry, Config())(article).text == article.text
    assert Cleaning(registry, config)(article).text.strip() == "Mali said no."


# -- what they say


def test_diagnostics_are_stamped_and_move_with_the_text():
    given = [attrs.evolve(REMARK, span=Span(6, 10)), Edit.drop(Span(0, 6), "notice"), REMARK]
    article = apply_edits(Article(text="More. Mali said no."), given, "t.one")
    first, second = article.diagnostics
    assert (first.component, second.component, second.span) == ("t.one", "t.one", None)
    assert first.span.of(article.text) == "Mali"
    gone = apply_edits(article, [Edit.drop(Span(0, 5), "notice")], "t.two")
    assert [d.span for d in gone.diagnostics] == [None, None]


def test_the_diagnostics_of_a_result_begin_with_those_of_its_article():
    article = Article(text="Mali said no.", diagnostics=[REMARK])
    for clean in (True, False):
        assert newsparse.parse(article, pipeline="rules", clean=clean).diagnostics[0] == REMARK
    document = failed(article, ReadError("It cannot be read."))
    assert [d.code for d in document.diagnostics] == ["remark", "read-error"]
    assert newsparse.loads(newsparse.dumps(document)) == document


def test_a_cleaner_of_a_pipeline_may_say_something():
    class Plugin:
        @hookimpl
        def newsparse_cleaners(self):
            yield CleanerSpec(name="t.says", factory=lambda: lambda article: [REMARK])

    pipe = Pipeline.from_names([], registry=fake_registry({"t": Plugin()}))
    assert pipe("Mali said no.").diagnostics == (attrs.evolve(REMARK, component="t.says"),)
