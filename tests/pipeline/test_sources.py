"""Which cleaners an article gets, and what they may say beside their edits."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import newsparse
from newsparse import Article, Config, Pipeline, PluginError
from newsparse._pipeline.cleaning import apply_edits
from newsparse._pipeline.pipeline import failed
from newsparse._pipeline.sources import Cleaning, select
from newsparse.errors import ReadError
from newsparse.model import Diagnostic, Edit, Span
from newsparse.plugin import CleanerSpec, PipelineSpec, hookimpl
from newsparse.testing.registry import fake_registry

URL = "https://www.gazette.example/1"
REMARK = Diagnostic(level="warning", code="remark", message="The end is missing.")


def spec(name, **more):
    return CleanerSpec(name=f"t.{name}", factory=lambda: lambda article: (), **more)


def chosen(article, *specs, own=()):
    return [found.name[2:] for found in select((*specs, *own), article, own)]


# -- which cleaners


def test_the_most_specific_one_runs_and_every_generic_one_behind_it():
    generic, domain = spec("generic", joins=True), spec("domain", domains=["gazette.example"])
    host, name = spec("host", domains=["www.gazette.example"]), spec("name", publishers=["The Gazette"])
    article = Article(text="", url=URL, publisher="The Gazette")
    assert chosen(article, generic, domain, host, name) == ["host", "generic"]
    assert chosen(article, generic, domain, name) == ["domain", "generic"]
    assert chosen(article, generic, name) == ["name", "generic"]
    assert chosen(Article(text=""), generic, domain, host, name) == ["generic"]


def test_a_generic_cleaner_that_does_not_join_is_for_no_article_by_itself():
    assert chosen(Article(text="", url=URL), spec("quiet"), spec("bound", domains=["gazette.example"])) == ["bound"]


def test_a_version_with_dates_is_more_specific_than_one_without():
    always = spec("always", domains=["gazette.example"])
    old = spec("old", domains=["gazette.example"], valid_until=datetime.date(2020, 12, 31))
    article = Article(text="", url=URL, published=datetime.date(2020, 12, 31))
    assert chosen(article, always, old) == ["old"]
    assert chosen(attrs.evolve(article, published=datetime.date(2021, 1, 1)), always, old) == ["always"]
    assert chosen(attrs.evolve(article, published=None), always, old) == ["always"]


def test_the_versions_of_the_documentation_are_chosen_as_its_table_says():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "hooks.md").read_text(encoding="utf-8")
    section = page.split("### Cleaners with dates")[1].split("\n## ")[0]
    (code,) = re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    plugin = ModuleType("newsparse_gazette")
    exec(code, vars(plugin))
    cleaning = Cleaning(fake_registry({"gazette": plugin}), Config())
    text, signs = "Mali said no.\n\n{}: ten recipes", {"gazette.always": "More news", "gazette.y2025": "Keep reading"}
    rows = re.findall(r"^\| (none|[\d-]{10}) \| `(.+)` \|$", section, re.MULTILINE)
    assert len(rows) == 3
    for day, name in rows:
        published = None if day == "none" else datetime.date.fromisoformat(day)
        for other, sign in signs.items():
            article = Article(text=text.format(sign), url=URL, published=published)
            assert ("recipes" not in cleaning(article).text) == (other == name), (day, other)


def test_the_days_of_a_version_are_those_where_the_article_was_published():
    late = datetime.datetime(2020, 12, 31, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
    old = spec("old", domains=["gazette.example"], valid_until=late.date())
    new = spec("new", domains=["gazette.example"], valid_from=datetime.date(2021, 1, 1))
    article = Article(text="", url=URL, published=late, updated=datetime.date(2022, 1, 1))
    assert chosen(article, old, new) == ["old"]
    assert chosen(attrs.evolve(article, published=late.astimezone(datetime.UTC)), old, new) == ["new"]
    assert chosen(article, old, spec("sport", domains=["www.gazette.example"])) == ["sport"]


def test_versions_that_overlap_are_an_error_on_the_days_that_they_share():
    one = spec("one", domains=["gazette.example"], valid_until=datetime.date(2020, 6, 30))
    other = spec("other", domains=["gazette.example"], valid_from=datetime.date(2020, 6, 30))
    for day, name in ((29, "one"), (30, None), (31, "other")):
        article = Article(text="", url=URL, published=datetime.date(2020, 6, 1) + datetime.timedelta(days=day - 1))
        if name is None:
            with pytest.raises(PluginError, match="dates that do not overlap"):
                chosen(article, one, other)
        else:
            assert chosen(article, one, other) == [name]


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


class Says:
    """A plugin whose generic cleaner drops a word and says so, and joins or does not."""

    def __init__(self, joins):
        self.joins = joins

    @staticmethod
    def made():
        def says(article):
            start = article.text.find("ADVERT ")
            return [REMARK] if start < 0 else [REMARK, Edit.drop(Span(start, start + 7), "advert")]

        return says

    @hookimpl
    def newsparse_cleaners(self):
        yield CleanerSpec(name="t.says", factory=self.made, joins=self.joins)
        yield CleanerSpec(name="t.bound", factory=self.made, domains=["tide.example"])

    @hookimpl
    def newsparse_pipelines(self):
        yield PipelineSpec(name="tidy", components=["t.says"])
        yield PipelineSpec(name="plain", components=[])


def pipelines(joins):
    registry = fake_registry({"t": Says(joins)})
    return {
        "tidy": Pipeline.preset("tidy", registry=registry),
        "plain": Pipeline.preset("plain", registry=registry),
        "listed": Pipeline.from_names(["tidy"], registry=registry),
        "empty": Pipeline.from_names([], registry=registry),
    }


@pytest.mark.parametrize(
    ("joins", "cleaned"), [(True, {"tidy", "plain", "listed", "empty"}), (False, {"tidy", "listed"})]
)
def test_a_generic_cleaner_works_where_it_joins_or_is_named(joins, cleaned):
    found = {name: pipe("Mali ADVERT said no.") for name, pipe in pipelines(joins).items()}
    assert {name for name, parsed in found.items() if parsed.article.text == "Mali said no."} == cleaned
    said = (attrs.evolve(REMARK, component="t.says"),)
    assert {name for name, parsed in found.items() if parsed.diagnostics == said} == cleaned


def test_a_pipelines_own_cleaner_cleans_what_was_clean_before_it_was_known():
    pipe = pipelines(joins=False)["tidy"]
    read = Cleaning(pipe.registry, Config())(Article(text="Mali ADVERT said no."))
    assert read.cleaned
    assert read.text == "Mali ADVERT said no."
    once = pipe(read).article
    assert once.text == "Mali said no."
    assert pipe(once).article.text == once.text
    assert pipe(read, clean=False).article.text == read.text


def test_explain_tells_which_other_cleaners_work():
    explained = {joins: {n: p.explain() for n, p in pipelines(joins).items()} for joins in (True, False)}
    assert "cleaned also by: t.says (t 1.0, joined)" in explained[True]["plain"]
    assert "cleaned also by: t.says (t 1.0)\n" in explained[False]["tidy"]
    assert "cleaned" not in explained[False]["plain"]


def test_a_cleaner_of_a_source_is_named_in_no_pipeline():
    with pytest.raises(newsparse.ConfigurationError, match=r"'t\.bound' is bound to a source.* take it out"):
        Pipeline.from_names(["t.bound"], registry=fake_registry({"t": Says(joins=False)}))


# -- what they may not return


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("clean text", "it returned the text 'clean text'; return edits on spans of article.text instead"),
        (Span(0, 4), "return (or yield) edits"),
        (Edit.drop(Span(0, 4), "x"), "return (or yield) edits"),
        (None, "it returned None; return (or yield) edits, or ()"),
        ([Span(0, 4)], "which is no edit; say what to do there: Edit.drop(span, reason)"),
        (["text"], "it returned 'text', which is neither an Edit nor a Diagnostic"),
        ([Edit.replace(Span(0, 1), 7, "x")], "Edit whose text must be a text, not 7"),
        (
            [attrs.evolve(REMARK, span=Span(0, 99))],
            "diagnostic 'remark' at Span(start=0, end=99) leaves the text of 13",
        ),
        ([attrs.evolve(REMARK, message=b"x")], "Diagnostic whose message must be a text, not b'x'"),
    ],
)
def test_what_is_no_edit_is_refused_and_its_cleaner_named(returned, said):
    class Plugin:
        @hookimpl
        def newsparse_cleaners(self):
            yield CleanerSpec(name="t.odd", factory=lambda: lambda article: returned, joins=True)

    pipe = Pipeline.from_names([], registry=fake_registry({"t": Plugin()}, version="2.5"))
    with pytest.raises(newsparse.ComponentError) as error:
        pipe("Mali said no.")
    assert str(error.value).startswith("cleaner t.odd (plugin t 2.5) failed on article ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_what_many_makes_is_checked_too():
    def registry(made):
        class Plugin:
            @hookimpl
            def newsparse_cleaners(self):
                yield CleanerSpec(name="t.many", many=True, factory=lambda: made)

        return fake_registry({"t": Plugin()})

    wrong = CleanerSpec(name="t.own", domains=["https://www.gazette.example/"], factory="a:b")
    with pytest.raises(PluginError, match=r"plugin t \(t 1\.0\): t\.own: a domain is the bare name of a host"):
        Cleaning(registry([wrong]), Config())
    with pytest.raises(PluginError, match=r"t\.many \(plugin t 1\.0\): its factory must make CleanerSpecs, not 'x'"):
        Cleaning(registry(["x"]), Config())
    with pytest.raises(PluginError, match="must make CleanerSpecs, not 7"):
        Cleaning(registry(7), Config())
