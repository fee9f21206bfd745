"""A broken plugin is named where it is missed: when articles are read without it, and when it is asked for."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pytest

import newsparse
from newsparse import Config, ConfigurationError, Pipeline, PluginWarning
from newsparse import _facade as facade
from newsparse._registry import Candidate, discover
from newsparse._registry import collect as collecting
from newsparse._registry.find import find
from newsparse.model import Article
from newsparse.plugin import ExporterSpec, ReaderSpec, hookimpl
from newsparse.testing.registry import fake_registry

BOOM = Candidate("boom", "newsparse_boom_is_not_there", "boom-dist", "2.1")
SAID = "plugin boom (boom-dist 2.1) cannot be imported: ModuleNotFoundError"


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """Of plugins before a test, and of its own plugins after it."""
    caches = (facade._pipeline, facade._registry, facade._cleaning, facade._warn)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def broken(monkeypatch):
    """A plugin that cannot be imported, and one whose name is taken."""
    twin = Candidate("english", "newsparse.readers", "twin-dist", "0.3")
    monkeypatch.setattr(collecting, "find", lambda: (*find(()), BOOM, twin))


def told(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function()
    return [str(w.message) for w in caught if w.category is PluginWarning]


def test_parse_warns_of_each_broken_plugin_once_in_a_process(broken):
    gone, twin = told(lambda: newsparse.parse("Mali said no.", pipeline="rules"))
    assert gone.startswith(SAID)
    assert gone.endswith("what it brings is missing")
    assert "plugin english (twin-dist 0.3): another plugin has the name 'english'" in twin
    assert told(lambda: newsparse.parse("Mali said no.", pipeline="rules")) == []
    assert told(lambda: newsparse.parse("Mali said no.", pipeline="rules", config=Config(least=0.1))) == []
    assert told(lambda: list(newsparse.read_many([]))) == []


@pytest.mark.parametrize(
    "function",
    [
        lambda folder: list(newsparse.parse_many([], pipeline="rules")),
        lambda folder: list(newsparse.read_many([])),
        lambda folder: newsparse.write([], folder / "out.json"),
    ],
)
def test_whatever_is_called_first_warns(broken, tmp_path, function):
    assert len(told(lambda: function(tmp_path))) == 2


def test_where_warnings_are_errors_the_plugin_is_named_each_time(broken):
    for _ in range(2):
        with pytest.raises(PluginWarning, match="plugin boom"):
            newsparse.parse("Mali said no.", pipeline="rules")


def test_a_plugin_that_is_disabled_is_no_problem(broken):
    config = Config(disable=("boom", "english"))
    assert told(lambda: list(newsparse.read_many([], config=config))) == []


@pytest.mark.parametrize("name", ["boom.x", "boom", "boom-small"])
def test_what_a_broken_plugin_would_bring_is_asked_for(broken, name):
    registry = discover()
    for ask in (
        lambda: Pipeline.from_names([name]),
        lambda: Pipeline.preset(name),
        lambda: registry.readers.get(name),
        lambda: registry.exporters.get(name),
        lambda: registry.extractors.get(name),
    ):
        with pytest.raises(ConfigurationError) as error:
            ask()
        assert f"{name!r}: {SAID}" in str(error.value)


def test_what_a_disabled_plugin_would_bring_is_asked_for():
    with pytest.raises(ConfigurationError, match=r"no component 'english\.tokens': plugin english is disabled, by "):
        Pipeline.from_names(["english.tokens"], config=Config(disable=("english",)))


def test_the_options_of_a_missing_component(broken):
    config = Config().with_options("components", "boom.x", {"most": 1})
    with pytest.raises(ConfigurationError, match=r"no component 'boom\.x': plugin boom"):
        Pipeline.preset("rules", config=config)


# -- readers and exporters that do what they may not


class Reads:
    """A reader that yields, or raises, what its class says."""

    found: object = ()

    def read(self, stream, *, name, url):
        if isinstance(self.found, BaseException):
            raise self.found
        return self.found


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["Mali said no."], "it yielded 'Mali said no.', which is neither Article nor ReadError"),
        (ValueError("no luck"), "ValueError: no luck"),
        (SystemExit(0), "SystemExit: 0"),
        (None, "TypeError"),
    ],
)
def test_a_reader_that_fails_is_named_and_stops_no_other_file(monkeypatch, tmp_path, found, said):
    class Plugin:
        @hookimpl
        def newsparse_readers(self):
            yield ReaderSpec(name="odd", suffixes=[".odd"], factory=type("Odd", (Reads,), {"found": found}))

    registry = fake_registry({"mine": Plugin()}, built_in=True, version="2.5")
    monkeypatch.setattr(facade, "_registry", lambda config: registry)
    (tmp_path / "a.odd").write_text("x")
    (tmp_path / "b.txt").write_text("Mali said no.")
    paths = [tmp_path / "a.odd", tmp_path / "b.txt"]
    failed, good = newsparse.read_many(paths, on_error="record")
    assert isinstance(good, Article)
    message = failed.diagnostics[0].message
    assert message.startswith(f"reader odd (plugin mine 2.5) failed on {tmp_path / 'a.odd'}: ")
    assert said in message
    with pytest.raises(newsparse.ComponentError):
        list(newsparse.read_many(paths))


@pytest.mark.parametrize("kind", [ValueError, SystemExit])
def test_an_exporter_that_fails_is_named(monkeypatch, tmp_path, kind):
    class Writes:
        def write(self, results, output):
            for result in results:
                raise kind(f"no luck with {result.article.text}")

    class Plugin:
        @hookimpl
        def newsparse_exporters(self):
            yield ExporterSpec(name="odd", suffixes=[".odd"], factory=Writes)

    registry = fake_registry({"mine": Plugin()}, version="2.5")
    monkeypatch.setattr(facade, "_registry", lambda config: registry)
    parsed = newsparse.ParsedArticle(article=Article(text="it"))
    with pytest.raises(
        newsparse.ComponentError, match=rf"^exporter odd \(plugin mine 2\.5\) failed: {kind.__name__}: no luck with it"
    ):
        newsparse.write(parsed, tmp_path / "out.odd")

    def results():
        raise KeyError("of somebody else")
        yield

    with pytest.raises(KeyError, match="of somebody else"):
        newsparse.write(results(), tmp_path / "out.odd")


# -- without what tests need


def test_contract_suites_without_pytest_say_what_to_install():
    code = """
import sys
sys.modules["pytest"] = None
try:
    from newsparse.testing import ExtractorContract
except ModuleNotFoundError as error:
    print(error)
from newsparse.testing import fake_registry
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == (
        "ExtractorContract: the contract suites need pytest and hypothesis; pip install pytest hypothesis\n"
    )
