"""Specs of every kind are checked when they are registered; what is wrong is told in a line that names whose it is."""

from __future__ import annotations

import datetime
import signal

import pytest

from newsparse.errors import PluginError
from newsparse.plugin import (
    CleanerSpec,
    ExporterSpec,
    ExtractorSpec,
    PipelineSpec,
    ReaderSpec,
    cleaner,
    extractor,
    hookimpl,
    knowledge_base,
    reader,
)
from newsparse.testing.registry import fake_registry

HOOKS = {
    ReaderSpec: "readers",
    CleanerSpec: "cleaners",
    ExtractorSpec: "extractors",
    ExporterSpec: "exporters",
    PipelineSpec: "pipelines",
}


def plugin(*specs):
    """A plugin that brings these specs."""
    made = type("Plugin", (), {})
    for kind, hook in HOOKS.items():
        own = [spec for spec in specs if isinstance(spec, kind)]
        if own:
            setattr(made, f"newsparse_{hook}", hookimpl(_returning(own)))
    return made()


def _returning(specs):
    return lambda self: specs


def refused(*specs):
    record = fake_registry({"mine": plugin(*specs)}, version="2.5").plugin("mine")
    return record.error


def spec(kind, name="mine.x", **fields):
    return kind(**{"name": name, "factory": "mine:x", **fields})


def needs(document):
    return ()


GOOD = [
    spec(ReaderSpec, "eml", suffixes=[".eml", ".mail.txt"], media_types=["message/rfc822"], options={"deep": True}),
    spec(CleanerSpec, domains=["gazette.example", "Münster.example"], publishers=["The Gazette"]),
    spec(CleanerSpec, "mine.old", domains=["a-b.example"], valid_until=datetime.date(2020, 1, 1)),
    spec(ExtractorSpec, "mine.topics", provides=["mine.topic"], options=[("most", 3), ("names", ("a",))]),
    spec(
        ExtractorSpec, "mine.more", requires=["mine.topic", "others.layer", "claims"], provides=["stances"], joins=True
    ),
    spec(ExporterSpec, "quotes", suffixes=[".quotes"], factory=lambda **options: None),
    PipelineSpec(name="mine", components=["rules", "mine.topics"], priority=-1, least=0.5),
    PipelineSpec(name="mine-too", components=["mine"]),
]


def test_good_specs_pass():
    assert refused(*GOOD) is None


BAD = {
    "a name with capitals": (spec(ExtractorSpec, "mine.Topics"), "must be of lower-case letters"),
    "a reader with capitals": (spec(ReaderSpec, "EML"), "a reader: its name must be of lower-case letters"),
    "an exporter's odd name": (spec(ExporterSpec, "my format"), "an exporter: its name must be"),
    "a pipeline's number": (PipelineSpec(name=5), "a pipeline: its name must be of lower-case letters"),
    "no name": (spec(ReaderSpec, None), "not None"),
    "another's name": (spec(CleanerSpec, "yours.x"), "must begin with 'mine.'"),
    "a bare layer": (
        spec(ExtractorSpec, requires="sentences"),
        "'requires' takes several texts, and got one; write requires={'sentences'}",
    ),
    "a bare own layer": (spec(ExtractorSpec, provides="mine.x"), "write provides={'mine.x'}"),
    "a layer that is a number": (spec(ExtractorSpec, provides={5}), "'provides' must be texts such as {'sentences'}"),
    "an unknown layer": (
        spec(ExtractorSpec, requires={"sentence"}),
        "there is no layer 'sentence'; did you mean 'sentences' or 'stances'?",
    ),
    "an unknown own layer": (
        spec(ExtractorSpec, requires={"mine.topics"}, provides={"mine.topic"}),
        "there is no layer 'mine.topics'; did you mean 'mine.topic'?",
    ),
    "a bare domain": (spec(CleanerSpec, domains="gazette.example"), "write domains=('gazette.example',)"),
    "an address": (
        spec(CleanerSpec, domains=["https://www.gazette.example/"]),
        "'https://www.gazette.example/' is not; write 'www.gazette.example'",
    ),
    "a domain with a path": (spec(CleanerSpec, domains=["gazette.example/news"]), "write 'gazette.example'"),
    "a pattern": (spec(CleanerSpec, domains=["*.gazette.example"]), "write 'gazette.example'"),
    "no domain": (spec(CleanerSpec, domains=["gazette"]), "such as 'gazette.example'"),
    "a domain that is a number": (spec(CleanerSpec, domains=(5,)), "'domains' must be texts such as"),
    "an empty publisher": (spec(CleanerSpec, publishers=[""]), "'publishers' must be texts"),
    "a bare publisher": (spec(CleanerSpec, publishers="Gazette"), "write publishers=('Gazette',)"),
    "a day in words": (
        spec(CleanerSpec, domains=["a.example"], valid_from="yesterday"),
        "'valid_from' must be a datetime.date, not 'yesterday'",
    ),
    "a time": (
        spec(CleanerSpec, domains=["a.example"], valid_until=datetime.datetime(2020, 1, 1)),
        "'valid_until' must be a datetime.date",
    ),
    "days of no source": (spec(CleanerSpec, valid_from=datetime.date(2020, 1, 1)), "give it domains or publishers"),
    "days in reverse": (
        spec(
            CleanerSpec,
            domains=["a.example"],
            valid_from=datetime.date(2021, 1, 1),
            valid_until=datetime.date(2020, 1, 1),
        ),
        "no day at all",
    ),
    "joins in words": (spec(CleanerSpec, joins="yes"), "'joins' must be True or False, not 'yes'"),
    "a suffix without a dot": (spec(ReaderSpec, "eml", suffixes=["eml"]), "which 'eml' is not; write '.eml'"),
    "a suffix with capitals": (spec(ExporterSpec, "q", suffixes=[".Q"]), "write '.q'"),
    "a pattern as suffix": (spec(ReaderSpec, "eml", suffixes=["*.eml"]), "write '.eml'"),
    "dots alone": (spec(ReaderSpec, "eml", suffixes=[".."]), "which '..' is not, such as '.txt'"),
    "a folder in a suffix": (spec(ExporterSpec, "q", suffixes=[".a/b"]), "which '.a/b' is not"),
    "an empty suffix": (spec(ReaderSpec, "eml", suffixes=[""]), "'suffixes' must be texts"),
    "a bare suffix": (spec(ReaderSpec, "eml", suffixes=".eml"), "write suffixes=('.eml',)"),
    "suffixes that are a number": (
        spec(ReaderSpec, "eml", suffixes=5),
        "'suffixes' must be texts such as ('.txt',), not 5",
    ),
    "a media type": (spec(ReaderSpec, "eml", media_types=["HTML"]), "'media_types' must be like 'text/html'"),
    "options in a list": (spec(ExtractorSpec, options=["most"]), "'options' must give each option its default"),
    "an option's list": (spec(ExtractorSpec, options={"x": ["a"]}), "option 'x' must be a tuple of texts, not ['a']"),
    "an option's mapping": (spec(ExtractorSpec, options={"x": {}}), "option 'x' must be a text, a number"),
    "an option's odd name": (spec(ExtractorSpec, options={"at-most": 3}), "must be that of a parameter, not 'at-most'"),
    "an option twice": (spec(ExtractorSpec, options=[("x", 1), ("x", 2)]), "option 'x' stands twice"),
    "a factory without an attribute": (
        spec(ExtractorSpec, factory="mine"),
        "must be an address 'module:attribute', not 'mine'",
    ),
    "a factory that is a number": (spec(ReaderSpec, "eml", factory=7), "'module:attribute', not 7"),
    "an option that the function lacks": (
        spec(ExporterSpec, "q", factory=lambda least=1: None, options={"most": 3}),
        "it has an option 'most', but <lambda>(least=1) has no such parameter",
    ),
    "a function that does the work itself": (
        spec(ExtractorSpec, factory=needs),
        "needs(document) needs 'document', and is called with its options alone; a function that does the work",
    ),
    "the tables on a terminal": (spec(ExporterSpec, "table"), "this name stands for the tables on a terminal"),
    "the name of the best one": (PipelineSpec(name="default"), "this name stands for the pipeline of the highest"),
    "a bare component": (PipelineSpec(name="mine", components="rules"), "write components=('rules',)"),
    "a priority in words": (
        PipelineSpec(name="mine", priority="high"),
        "'priority' must be a whole number, not 'high'",
    ),
    "a least above one": (PipelineSpec(name="mine", least=2), "'least' must be a number from 0 to 1, or None, not 2"),
    "a least in words": (PipelineSpec(name="mine", least="half"), "not 'half'"),
}


@pytest.mark.parametrize(("bad", "said"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_told_in_a_line_that_names_whose_it_is(bad, said):
    error = refused(bad)
    assert error.startswith("plugin mine (mine 2.5): ")
    assert said in error
    assert "\n" not in error
    assert len(error) < 300


def test_a_name_that_a_plugin_gives_twice():
    assert "mine.x: it brings two CleanerSpecs of this name" in refused(
        spec(CleanerSpec), spec(CleanerSpec, joins=True)
    )


# -- decorators


def decorated(**marked):
    return fake_registry({"mine": type("Module", (), marked)}).plugin("mine").error


def test_decorated_functions_are_held_to_their_options():
    @extractor("mine.a", provides={"mine.a"}, options={"most": 3})
    def lacks(document):
        return ()

    @cleaner("mine.b")
    def takes_nothing():
        return ()

    @extractor("mine.c", provides={"mine.c"})
    def needs_more(document, most):
        return ()

    @knowledge_base("mine.d", options={"file": ""})
    class Base:
        pass

    @extractor("mine.e", requires="sentences", provides={"mine.e"})
    def bare(document):
        return ()

    @reader("mine", suffixes=".mine")
    class Reads:
        pass

    assert "mine.a: it has an option 'most', but lacks(document) has no such parameter" in decorated(x=lacks)
    assert "mine.b: takes_nothing() must take what it reads as its first parameter" in decorated(x=takes_nothing)
    assert "mine.c: needs_more(document, most) needs 'most'" in decorated(x=needs_more)
    assert "mine.d: it has an option 'file'" in decorated(x=Base)
    assert "mine.e: 'requires' takes several texts, and got one; write requires={'sentences'}" in decorated(x=bare)
    assert "mine: 'suffixes' takes several texts" in decorated(x=Reads)


def test_decorators_may_say_that_they_join():
    @extractor("mine.a", provides={"mine.a"}, joins=True)
    def finds(document):
        return ()

    @cleaner("mine.b", joins=True)
    def cleans(article):
        return ()

    @knowledge_base("mine.c", joins=True)
    class Base:
        def named(self, name):
            return ()

        def holders(self, title, place):
            return ()

    registry = fake_registry({"mine": type("Module", (), {"a": finds, "b": cleans, "c": Base})})
    assert registry.problems == ()
    assert {s.name: s.joins for s in registry.plugin("mine").specs} == {"mine.a": True, "mine.b": True, "mine.c": True}


# -- what hooks return, and what stands in for a module


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (None, "newsparse_readers must return (or yield) ReaderSpecs, not None"),
        (5, "must return (or yield) ReaderSpecs, not 5"),
        ("abc", "must return ReaderSpec, not 'a'"),
        (spec(ReaderSpec, "eml"), "must return (or yield) ReaderSpecs"),
        ([PipelineSpec(name="x")], "must return ReaderSpec, not PipelineSpec"),
    ],
)
def test_what_is_no_series_of_specs_is_refused(returned, said):
    class Plugin:
        @hookimpl
        def newsparse_readers(self):
            return returned

    error = fake_registry({"mine": Plugin()}).plugin("mine").error
    assert error.startswith("plugin mine (mine 1.0): ")
    assert said in error


def test_a_hook_that_never_ends_is_refused():
    class Plugin:
        @hookimpl
        def newsparse_readers(self):
            while True:
                yield spec(ReaderSpec, "eml")

    assert "does it end?" in fake_registry({"mine": Plugin()}).plugin("mine").error


class Odd(BaseException):
    """No exception that anybody catches."""


@pytest.mark.parametrize("error", [SystemExit(7), Odd("7"), KeyboardInterrupt(7), GeneratorExit(7)])
def test_a_plugin_that_ends_the_program_is_broken_and_ends_nothing(error):
    class Plugin:
        @hookimpl
        def newsparse_readers(self):
            raise error

    said = f"newsparse_readers failed: {type(error).__name__}: 7"
    assert said in fake_registry({"mine": Plugin()}).plugin("mine").error


def test_an_interruption_is_the_users_if_a_signal_came():
    class Plugin:
        @hookimpl
        def newsparse_readers(self):
            signal.raise_signal(signal.SIGINT)
            return ()

    with pytest.raises(KeyboardInterrupt):
        fake_registry({"mine": Plugin()})


def test_a_spec_that_cannot_be_looked_at_is_refused():
    class Odd(str):
        def __hash__(self):
            raise SystemExit(0)

    error = refused(spec(ReaderSpec, Odd("eml")))
    assert error == "plugin mine (mine 2.5): its specs cannot be looked at: SystemExit: 0"


def test_a_plugin_that_cannot_be_looked_at_is_broken():
    class Odd:
        def __dir__(self):
            raise RuntimeError("no look")

    assert "cannot be looked at: RuntimeError: no look" in fake_registry({"mine": Odd()}).plugin("mine").error


# -- what a factory makes


@pytest.mark.parametrize(
    ("kind", "made", "said"),
    [
        (ReaderSpec, 5, "must make an object with a method 'read', not 5"),
        (ExporterSpec, print, "must make an object with a method 'write'"),
        (CleanerSpec, 5, "must make a function from an article to edits, not 5"),
        (ExtractorSpec, "text", "must make a function from a document to items, not 'text'"),
    ],
)
def test_a_factory_that_makes_something_else_is_named(kind, made, said):
    from newsparse._registry import make

    registry = fake_registry({"mine": plugin(spec(kind, factory=lambda: made))}, version="2.5")
    (record,) = registry.plugins
    assert record.error is None
    with pytest.raises(PluginError, match=r"^mine\.x \(plugin mine 2\.5\): its factory ") as error:
        make(record.specs[0], plugin=record)
    assert said in str(error.value)
