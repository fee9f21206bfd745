"""A broken plugin is named where it is missed: when articles are read without it, and when it is asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Timer

import attrs
import pytest

import newsparse
from newsparse import Config, ConfigurationError, Pipeline, PluginError, PluginWarning
from newsparse import _facade as facade
from newsparse._registry import Candidate, discover
from newsparse._registry import collect as collecting
from newsparse._registry.find import find
from newsparse.model import Article
from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, ReaderSpec, hookimpl
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


# -- the default pipeline


def with_broken(monkeypatch, *names):
    """All plugins that are installed, some of them broken, and one of somebody else's that is broken too."""
    gone = tuple(attrs.evolve(c, module="newsparse_boom_is_not_there") if c.name in names else c for c in find())
    monkeypatch.setattr(collecting, "find", lambda: (*gone, BOOM))


@pytest.mark.filterwarnings("ignore::newsparse.PluginWarning")
@pytest.mark.parametrize("names", [("neural",), ("neural", "fast")])
def test_another_pipeline_never_stands_in_for_the_default_of_a_broken_plugin(monkeypatch, names):
    with_broken(monkeypatch, *names)
    for ask in (
        lambda: newsparse.parse("Mali said no."),
        lambda: Pipeline.preset(),
        lambda: Pipeline.from_names(["default"]),
    ):
        with pytest.raises(PluginError) as error:
            ask()
        said = str(error.value)
        assert said.startswith("the default pipeline is that of plugin neural ")
        assert ", but plugin neural (newsparse-neural " in said
        assert said.endswith("or set NEWSPARSE_DISABLE_PLUGINS=neural")
    others = {"neural", "fast"} & set(names)
    assert Pipeline.preset(config=Config(disable=tuple(others))).name in ("fast", "rules")
    assert Pipeline.preset("rules").name == "rules"
    assert Pipeline.preset(config=Config(pipeline="rules")).name == "rules"


def test_a_broken_plugin_behind_the_default_changes_nothing(monkeypatch):
    with_broken(monkeypatch, "fast", "report")
    assert Pipeline.preset().name == "neural"


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
        ([None], "it yielded None, which is neither Article nor ReadError"),
        (ValueError("no luck"), "ValueError: no luck"),
        (SystemExit(0), "SystemExit: 0"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
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


@pytest.mark.parametrize("kind", [ValueError, SystemExit, KeyboardInterrupt, GeneratorExit])
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


# -- what ends programs


ENDS = {
    "SystemExit": lambda: sys.exit("no more"),
    "KeyboardInterrupt": lambda: _raise(KeyboardInterrupt("no more")),
    "GeneratorExit": lambda: _raise(GeneratorExit("no more")),
    "Unheard": lambda: _raise(type("Unheard", (BaseException,), {})("no more")),
    "Mute": lambda: _raise(type("Mute", (BaseException,), {"__str__": lambda self: 1 / 0})()),
}


def _raise(error):
    raise error


def plugin_that(ends, where):
    """A plugin whose component, cleaner or factory ends as ``ends`` says."""

    class Plugin:
        @hookimpl
        def newsparse_extractors(self):
            component = (lambda document: ends()) if where == "component" else (lambda document: ())
            yield ExtractorSpec(
                name="mine.x",
                provides={"mine.x"},
                factory=(lambda: ends()) if where == "factory" else (lambda: component),
            )

        @hookimpl
        def newsparse_cleaners(self):
            cleans = (lambda article: ends()) if where == "cleaner" else (lambda article: ())
            yield CleanerSpec(name="mine.y", factory=lambda: cleans)

    return fake_registry({"mine": Plugin()}, built_in=True, version="2.5")


def in_a_thread(function):
    """What a function returns in another thread than the main one, which gets no signals."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result()


@pytest.mark.parametrize("run", [lambda function: function(), in_a_thread], ids=["here", "in a thread"])
@pytest.mark.parametrize("name", ENDS)
@pytest.mark.parametrize("where", ["component", "cleaner", "factory"])
def test_what_would_end_the_program_is_an_error_that_names_the_plugin(where, name, run):
    def parse():
        pipe = Pipeline.from_names(["mine.y", "mine.x"], registry=plugin_that(ENDS[name], where))
        return list(newsparse.parse_many(["Mali said no.", "Niger said yes."], pipeline=pipe, on_error="record"))

    first, second = run(parse)
    for result in (first, second):
        (message,) = (d.message for d in result.diagnostics if d.level == "error")
        assert "plugin mine 2.5" in message
        assert message.endswith(name if name == "Mute" else f"{name}: no more")


def interrupted():
    signal.raise_signal(signal.SIGINT)
    return ()


def interrupted_in_a_loop():
    thread = Timer(0.1, os.kill, [os.getpid(), signal.SIGINT])
    thread.start()
    for _ in range(10**9):
        pass


@pytest.mark.parametrize("ends", [interrupted, interrupted_in_a_loop])
@pytest.mark.parametrize("where", ["component", "cleaner", "factory"])
def test_ctrl_c_ends_the_run_wherever_a_plugin_is(where, ends):
    pipe = Pipeline.from_names(["mine.y", "mine.x"], registry=plugin_that(ends, where))
    with pytest.raises(KeyboardInterrupt):
        list(newsparse.parse_many(["Mali said no."], pipeline=pipe, on_error="record"))


def signalled():
    signal.raise_signal(signal.SIGTERM)
    return ()


class Handler:
    """A handler that is an object, and has another raise for it."""

    def __call__(self, *args):
        self.handle(*args)

    def handle(self, *args):
        sys.exit(3)


def stops(error, *args):
    raise error


@pytest.mark.parametrize(
    ("handler", "raised"),
    [
        (Handler(), SystemExit),
        (Handler().handle, SystemExit),
        (partial(stops, KeyboardInterrupt()), KeyboardInterrupt),
        (lambda *args: stops(GeneratorExit()), GeneratorExit),
    ],
)
def test_what_the_programs_own_handlers_raise_is_no_plugins(handler, raised):
    before = signal.signal(signal.SIGTERM, handler)
    try:
        pipe = Pipeline.from_names(["mine.x"], registry=plugin_that(signalled, "component"))
        with pytest.raises(raised):
            pipe("Mali said no.")
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("raised", [KeyboardInterrupt, SystemExit])
def test_who_makes_results_or_takes_articles_is_no_plugin(tmp_path, raised):
    (tmp_path / "a.txt").write_text("Mali said no.")
    articles = newsparse.read_many([tmp_path / "a.txt"])
    next(articles)
    with pytest.raises(raised):
        articles.throw(raised())

    def results():
        raise raised
        yield

    with pytest.raises(raised):
        newsparse.write(results(), tmp_path / "out.csv")


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
