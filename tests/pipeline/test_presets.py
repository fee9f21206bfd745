"""Lists may name presets, which stand for their components; components that join come behind every named pipeline."""

from __future__ import annotations

import pickle

import pytest

from newsparse import Config, ConfigurationError, Pipeline, PipelineError
from newsparse._pipeline.bulk import parse_each
from newsparse._pipeline.plan import plan
from newsparse._registry import discover, registry_of
from newsparse.errors import ComponentError
from newsparse.model import Annotation, Sentence, Span, Tokens
from newsparse.plugin import ExtractorSpec, PipelineSpec, hookimpl
from newsparse.testing.registry import fake_registry

RULES = Pipeline.preset("rules", config=Config(allow=("none",))).components


def tokens(document):
    end = len(document.article.text)
    return [Tokens(starts=[0], ends=[end]), Sentence(id="s", span=Span(0, end))]


def notes(layer):
    return lambda: lambda document: [Annotation(id=layer, kind=layer)]


def extracts(name, requires=(), factory=None, provides=None, **more):
    return ExtractorSpec(
        name=f"t.{name}",
        requires=requires,
        provides={f"t.{name}"} if provides is None else provides,
        factory=factory or notes(f"t.{name}"),
        **more,
    )


BASE = ExtractorSpec(name="t.base", provides={"tokens", "sentences"}, factory=lambda: tokens)
BASED = PipelineSpec(name="based", components=["t.base"], least=0.4)


def registry(*specs, **options):
    class Plugin:
        @hookimpl
        def newsparse_extractors(self):
            return [spec for spec in specs if isinstance(spec, ExtractorSpec)]

        @hookimpl
        def newsparse_pipelines(self):
            return [spec for spec in specs if isinstance(spec, PipelineSpec)]

    made = fake_registry({"t": Plugin()}, **options)
    assert made.problems == ()
    return made


# -- presets in lists


def test_a_preset_stands_for_its_components_where_it_is_named():
    made = registry(
        BASE,
        extracts("a"),
        extracts("b"),
        BASED,
        PipelineSpec(name="outer", components=["t.a", "based", "t.b"]),
        PipelineSpec(name="outermost", components=["outer"]),
    )
    for pipe in (
        Pipeline.from_names(["t.a", "based", "t.b"], registry=made),
        Pipeline.preset("outermost", registry=made),
    ):
        assert pipe.components == ("t.a", "t.base", "t.b")
        assert [a.kind for a in pipe("Mali said no.").annotations] == ["t.a", "t.b"]


def test_a_configured_pipeline_adds_to_a_preset(tmp_path):
    (tmp_path / "newsparse.toml").write_text(
        'pipeline = "mine"\n[plugins]\nallow = ["minimal"]\n[pipelines]\nmine = ["rules", "minimal.questions"]\n',
        encoding="utf-8",
    )
    pipe = Pipeline.from_config(tmp_path / "newsparse.toml")
    assert pipe.components == (*RULES, "minimal.questions")
    (found,) = pipe("Who pays for the ferry?").annotations
    assert found.kind == "minimal.questions"
    assert pickle.loads(pickle.dumps(pipe)).components == pipe.components


def test_default_in_a_list_is_the_best_installed_whatever_the_configuration_prefers():
    config = Config(pipeline="mine", pipelines=[("mine", ("default",))], allow=("none",))
    assert Pipeline.preset(config=config).components == RULES


@pytest.mark.parametrize(
    ("components", "own", "asked", "least"),
    [
        (["based"], None, None, 0.4),
        (["t.base"], None, None, 0.0),
        (["based", "higher"], None, None, 0.7),
        (["higher", "based"], None, None, 0.7),
        (["based"], 0.1, None, 0.1),
        (["based"], None, 0.0, 0.0),
        (["based"], 0.1, 0.9, 0.9),
    ],
)
def test_a_pipeline_of_presets_has_the_highest_least_of_them_unless_it_says_otherwise(components, own, asked, least):
    made = registry(
        BASE,
        BASED,
        PipelineSpec(name="higher", components=[], least=0.7),
        PipelineSpec(name="mine", components=components, least=own),
        PipelineSpec(name="around", components=["mine"]),
    )
    for name in ("mine", "around"):
        assert Pipeline.preset(name, registry=made, config=Config(least=asked)).least == least
    if own is None:
        assert Pipeline.from_names(components, registry=made, config=Config(least=asked)).least == least


def test_a_configured_pipeline_inherits_least_too():
    made = registry_of(registry(BASE, BASED).plugins, [("mine", ("based",))])
    assert Pipeline.preset("mine", registry=made).least == 0.4


@pytest.mark.parametrize(
    ("pipelines", "said"),
    [
        ({"a": ["a"]}, "pipeline 'a' names itself: a -> a"),
        ({"a": ["b"], "b": ["t.base", "a"]}, "pipeline 'b' names itself: b -> a -> b"),
    ],
)
def test_a_pipeline_that_names_itself_is_refused(pipelines, said):
    made = registry(BASE, *(PipelineSpec(name=name, components=names) for name, names in pipelines.items()))
    with pytest.raises(PipelineError, match=said):
        Pipeline.preset("a", registry=made)


def test_what_stands_twice_is_refused_through_presets_too():
    with pytest.raises(PipelineError, match=r"'t\.base' stands twice .* or in a pipeline that it names"):
        Pipeline.from_names(["based", "t.base"], registry=registry(BASE, BASED))


def test_a_name_that_is_neither_component_nor_pipeline():
    with pytest.raises(ConfigurationError, match="there is no component 'basde'; did you mean 'based'"):
        Pipeline.from_names(["basde"], registry=registry(BASE, BASED))


def test_a_configured_pipeline_with_the_name_of_a_preset():
    config = Config(pipelines=[("rules", ("rules",))], allow=("none",))
    with pytest.raises(Exception, match="'rules' is of plugin english already; give the one of your configuration"):
        Pipeline.preset("rules", config=config)


# -- what joins


JOINER = extracts("z", {"sentences"}, joins=True)


def test_a_component_joins_every_named_pipeline_that_gives_what_it_needs():
    made = registry(BASE, JOINER, BASED, PipelineSpec(name="empty", components=[]))
    based = Pipeline.preset("based", registry=made)
    assert based.components == ("t.base", "t.z")
    assert [a.kind for a in based("Mali said no.").annotations] == ["t.z"]
    assert Pipeline.preset("empty", registry=made).components == ()


def test_it_joins_no_pipeline_that_is_made_of_names():
    made = registry(BASE, JOINER, BASED)
    assert Pipeline.from_names(["based"], registry=made).components == ("t.base",)


def test_where_it_is_named_it_stands_where_it_is_named_and_once():
    made = registry(BASE, extracts("a"), JOINER, PipelineSpec(name="mine", components=["t.base", "t.z", "t.a"]))
    assert Pipeline.preset("mine", registry=made).components == ("t.base", "t.z", "t.a")


def test_what_joins_may_need_what_else_joins():
    joining = [extracts("a", {"t.c"}, joins=True), extracts("b", joins=True), extracts("c", {"t.b"}, joins=True)]
    made = registry(*joining, PipelineSpec(name="mine", components=[]))
    assert Pipeline.preset("mine", registry=made).components == ("t.b", "t.c", "t.a")


def test_a_second_table_of_tokens_does_not_join():
    made = registry(BASE, BASED, extracts("tokens", provides={"tokens"}, joins=True))
    assert Pipeline.preset("based", registry=made).components == ("t.base",)


def test_explain_tells_what_joined():
    pipe = Pipeline.preset("based", registry=registry(BASE, JOINER, BASED, version="2.5"))
    lines = [line for line in pipe.explain().splitlines() if "t 2.5" in line]
    assert [("(joined)" in line, line.split()[0]) for line in lines] == [(False, "t.base"), (True, "t.z")]


def test_one_that_joins_joins_the_built_in_presets_too():
    pipe = Pipeline.preset("rules", registry=registry(JOINER, built_in=True))
    assert pipe.components == (*RULES, "t.z")


def test_a_joining_component_that_cannot_be_made_stops_no_other():
    made = registry(BASE, BASED, extracts("z", {"sentences"}, factory="newsparse_is_not_there:x", joins=True))
    pipe = Pipeline.preset("based", registry=made)
    with pytest.raises(ComponentError, match=r"t\.z \(plugin t 1\.0\) cannot be made: ModuleNotFoundError.*disabled"):
        pipe("Mali said no.")
    (parsed,) = parse_each(["Mali said no."], pipe, clean=False, workers=1, on_error="record")
    assert len(parsed.sentences) == 1
    assert "t.z" in parsed.diagnostics[0].message


def test_what_joined_crosses_process_borders():
    pipe = Pipeline.preset("rules")
    assert pickle.loads(pickle.dumps(pipe)).explain() == pipe.explain()


def test_a_plan_joins_nothing_unless_asked():
    made = registry(BASE, JOINER)
    assert [s.spec.name for s in plan(["t.base"], made, Config())] == ["t.base"]
    assert [s.joined for s in plan(["t.base"], made, Config(), joins=True)] == [False, True]


def test_no_plugin_of_newsparses_own_changes_a_preset_by_joining():
    assert [e.spec.name for e in discover().extractors if e.spec.joins] == []
