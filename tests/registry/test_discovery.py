"""Plugins: found, loaded, collected; a broken one is isolated and named, a conflict names every provider."""

from __future__ import annotations

import sys
import types
from functools import wraps
from importlib.metadata import EntryPoint

import pytest

from newsparse._registry import Candidate, Config, discover, make
from newsparse._registry.find import BUILT_IN, find
from newsparse.errors import ConfigurationError, PluginError
from newsparse.model import Annotation
from newsparse.plugin import (
    ExporterSpec,
    ExtractorSpec,
    PipelineSpec,
    ReaderSpec,
    cleaner,
    exporter,
    extractor,
    hookimpl,
    reader,
)
from newsparse.testing.registry import fake_registry


def nothing(document):
    return ()


class Topics:
    """A well-behaved plugin."""

    @hookimpl
    def newsparse_extractors(self):
        yield ExtractorSpec(
            name="topics.find", provides={"topics.topic"}, factory=lambda limit: nothing, options={"limit": 3}
        )

    @hookimpl
    def newsparse_readers(self):
        yield ReaderSpec(name="eml", suffixes=(".eml", ".mail.txt"), factory="topics_plugin:Reader")


def broken(registry, name):
    record = registry.plugin(name)
    assert record.status == "broken"
    return record.error


def test_specs_are_collected_with_their_plugin():
    registry = fake_registry({"topics": Topics()})
    entry = registry.extractors.get("topics.find")
    assert (entry.plugin.name, entry.plugin.version, entry.spec.provides) == ("topics", "1.0", {"topics.topic"})
    assert registry.problems == ()


def test_the_built_in_plugins_are_plugins_like_any_other():
    registry = discover(candidates=find([]))
    assert [p.name for p in registry.plugins] == [name for name, _ in BUILT_IN]
    assert {p.status for p in registry.plugins} == {"loaded"}
    assert {"text", "json", "jsonl"} <= set(registry.readers.names())
    assert {"json", "jsonl", "csv"} <= set(registry.exporters.names())
    assert "rules" in registry.pipelines


def test_listing_plugins_imports_no_factory():
    registry = fake_registry({"topics": Topics()})
    assert registry.readers.for_suffix("box.eml").spec.name == "eml"
    assert "topics_plugin" not in sys.modules


def test_entry_points_are_found_in_order_of_their_names():
    points = [EntryPoint(name, f"{name}_module", "newsparse") for name in ("zebra", "ant")]
    assert [c.name for c in find(points)][-2:] == ["ant", "zebra"]


def test_a_plugin_that_cannot_be_imported_is_named_and_the_others_work(monkeypatch):
    module = types.ModuleType("ok_plugin")
    module.newsparse_readers = Topics().newsparse_readers
    monkeypatch.setitem(sys.modules, "ok_plugin", module)
    gone = Candidate("gone", "no_such_module_anywhere", "gone-dist", "2.1")
    registry = discover(candidates=[gone, Candidate("ok", "ok_plugin", "ok-dist", "1")])
    assert "plugin gone (gone-dist 2.1) cannot be imported: ModuleNotFoundError" in broken(registry, "gone")
    assert "eml" in registry.readers


def test_a_hook_that_raises_breaks_its_plugin_alone():
    class Bad:
        @hookimpl
        def newsparse_readers(self):
            raise RuntimeError("no luck")

    registry = fake_registry({"bad": Bad(), "topics": Topics()})
    assert "newsparse_readers failed: RuntimeError: no luck" in broken(registry, "bad")
    assert registry.plugin("topics").status == "loaded"
    assert len(registry.problems) == 1


def test_a_hook_that_returns_something_else_is_refused():
    class Bad:
        @hookimpl
        def newsparse_readers(self):
            return ["text"]

    assert "must return ReaderSpec, not 'text'" in broken(fake_registry({"bad": Bad()}), "bad")


def test_a_plugin_without_hooks_is_refused():
    assert "brings nothing; mark its functions with @extractor" in broken(fake_registry({"empty": object()}), "empty")


def test_a_hook_that_does_not_exist_is_refused():
    class Bad:
        @hookimpl
        def newsparse_reader(self):
            return ()

    assert "is for no hook of newsparse" in broken(fake_registry({"bad": Bad()}), "bad")


def defaulted():
    @hookimpl
    def newsparse_readers(config=None):
        return ()

    return newsparse_readers


def keyword_only():
    @hookimpl
    def newsparse_readers(*, config):
        return ()

    return newsparse_readers


def positional():
    @hookimpl
    def newsparse_readers(config):
        return ()

    return newsparse_readers


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (defaulted(), "defaulted or keyword-only parameter 'config'"),
        (keyword_only(), "defaulted or keyword-only parameter 'config'"),
        (positional(), "has a parameter 'config'"),
    ],
)
def test_parameters_of_hook_implementations_are_refused(function, said):
    plugin = types.SimpleNamespace(newsparse_readers=function)
    assert said in broken(fake_registry({"bad": plugin}), "bad")


def test_wrappers_are_refused():
    class Bad:
        @hookimpl(wrapper=True)
        def newsparse_readers(self):
            return (yield)

    assert "is a wrapper" in broken(fake_registry({"bad": Bad()}), "bad")


def test_component_names_begin_with_their_plugin():
    assert "must begin with 'other.'" in broken(fake_registry({"other": Topics()}), "other")


def test_a_layer_is_a_core_layer_or_ones_own():
    class Bad:
        @hookimpl
        def newsparse_extractors(self):
            yield ExtractorSpec(name="bad.x", provides={"claim"}, factory=nothing)

    assert "did you mean 'claims'" in broken(fake_registry({"bad": Bad()}), "bad")


def test_a_conflict_names_every_provider_and_the_way_out():
    class Other:
        @hookimpl
        def newsparse_readers(self):
            yield ReaderSpec(name="eml", suffixes=(".eml",), factory="x:y")

    registry = fake_registry({"topics": Topics(), "other": Other()})
    with pytest.raises(PluginError) as error:
        registry.readers.get("eml")
    assert "topics (topics 1.0) and other (other 1.0)" in str(error.value)
    assert "NEWSPARSE_DISABLE_PLUGINS=other" in str(error.value)
    with pytest.raises(PluginError):
        registry.readers.for_suffix("a.eml")
    assert registry.readers.for_suffix("a.mail.txt").plugin.name == "topics"
    assert registry.problems == (str(error.value),)


def test_two_plugins_of_one_name(monkeypatch):
    module = types.ModuleType("ok_plugin")
    module.newsparse_readers = Topics().newsparse_readers
    monkeypatch.setitem(sys.modules, "ok_plugin", module)
    twice = [Candidate("ok", "ok_plugin", "one", "1"), Candidate("ok", "ok_plugin", "two", "1")]
    registry = discover(candidates=twice)
    assert [p.status for p in registry.plugins] == ["loaded", "broken"]
    assert "another plugin has the name 'ok'" in registry.problems[0]


def test_disable_and_allow_lists(monkeypatch):
    def statuses(config, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        found = discover(config, [*find([]), Candidate("mine", "newsparse.readers", "mine", "1")])
        return {p.name: p.status for p in found.plugins if p.name in ("readers", "mine")}

    assert statuses(Config(disable=("mine",)))["mine"] == "disabled"
    assert statuses(Config(allow=("other",))) == {"readers": "loaded", "mine": "disabled"}
    assert statuses(Config(), NEWSPARSE_DISABLE_PLUGINS="readers, x") == {"readers": "disabled", "mine": "loaded"}


def test_unknown_names_get_the_nearest_ones():
    registry = fake_registry({"topics": Topics()})
    with pytest.raises(ConfigurationError, match=r"no component 'topic\.find'; did you mean 'topics\.find'"):
        registry.extractors.get("topic.find")
    with pytest.raises(ConfigurationError, match="no plugin 'topic'; did you mean 'topics'"):
        registry.plugin("topic")


def test_the_default_pipeline_is_the_one_of_the_highest_priority():
    class Pipes:
        @hookimpl
        def newsparse_pipelines(self):
            yield PipelineSpec(name="a", components=())
            yield PipelineSpec(name="b", components=(), priority=5)

    assert fake_registry({"pipes": Pipes()}).pipeline("default").spec.name == "b"
    with pytest.raises(ConfigurationError, match="no plugin provides a pipeline"):
        fake_registry({}).pipeline("default")


def test_a_plugin_in_one_file():
    module = types.ModuleType("one_file")

    @extractor("one.shout", provides={"one.shout"}, options={"least": 2})
    def shout(document, least=1):
        yield Annotation(id=f"x{least}", kind="one.shout")

    @cleaner("one.trailer", domains=["one.example"])
    def trailer(article):
        return ()

    @reader("one", suffixes=[".one"])
    class OneReader:
        def read(self, stream, *, name, url):
            return ()

    @exporter("one", suffixes=[".one"])
    class OneExporter:
        def write(self, results, output):
            pass

    @wraps(shout)
    def alias(document):
        return shout(document)

    vars(module).update(
        shout=shout, same=shout, alias=alias, trailer=trailer, OneReader=OneReader, OneExporter=OneExporter
    )
    registry = fake_registry({"one": module})
    assert [len(c.entries) for c in (registry.extractors, registry.cleaners, registry.readers, registry.exporters)] == [
        1
    ] * 4
    spec = registry.extractors.get("one.shout").spec
    assert [a.id for a in make(spec)(None)] == ["x2"]
    assert [a.id for a in make(spec, {"least": 7})(None)] == ["x7"]
    assert isinstance(make(registry.exporters.get("one").spec), OneExporter)


# -- options


SPEC = ExporterSpec(
    name="e",
    factory=lambda **options: types.SimpleNamespace(write=print, **options),
    options={"flag": False, "n": 1, "x": 0.5, "names": ("a",), "text": "t"},
)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"flag": "yes"}, True),
        ({"n": "12"}, 12),
        ({"x": 1}, 1.0),
        ({"x": "0.25"}, 0.25),
        ({"names": "b, c"}, ("b", "c")),
        ({"text": "u"}, "u"),
    ],
)
def test_options_are_read_as_the_type_of_their_default(given, made):
    (name,) = given
    assert getattr(make(SPEC, given), name) == made


@pytest.mark.parametrize("given", [{"flag": "perhaps"}, {"n": "many"}, {"n": True}, {"names": 3}])
def test_options_of_another_type_are_refused(given):
    with pytest.raises(ConfigurationError, match=f"option '{next(iter(given))}' must be"):
        make(SPEC, given)


def test_unknown_options_are_refused():
    with pytest.raises(ConfigurationError, match="e: there is no option 'flags'; did you mean 'flag'"):
        make(SPEC, {"flags": True})


def test_a_factory_that_fails_is_named():
    with pytest.raises(PluginError, match=r"mine\.x cannot be made: ModuleNotFoundError"):
        make(ExtractorSpec(name="mine.x", factory="no_such_module_anywhere:X"))
