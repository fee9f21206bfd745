"""Arguments of the facade that mean something else are refused in a line that says what to give."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Config, ConfigurationError, Pipeline


def test_a_pipeline_has_its_configuration():
    pipe = Pipeline.preset("rules")
    for parse in (
        lambda: newsparse.parse("Mali said no.", pipeline=pipe, config=Config(least=0.99)),
        lambda: newsparse.parse_many([], pipeline=pipe, config=Config()),
    ):
        with pytest.raises(ConfigurationError, match=r"would be ignored; give it to Pipeline\.preset"):
            parse()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Config(pipeline=3), "'pipeline' must be the name of a pipeline, not 3"),
        (lambda: Config(disable="neural"), r"'disable' must be a list of names, not 'neural'; write \['neural'\]"),
        (lambda: Config(allow=[3]), r"'allow' must be a list of names, not \(3,\)"),
        (lambda: Config(pipelines={"a": "rules"}), r"'pipelines.a' must be a list of names.* write \['rules'\]"),
        (lambda: Config(pipelines=["rules"]), "'pipelines' must be a mapping such as"),
        (lambda: Config(pipelines={"default": ["rules"]}), "'default' stands for the best pipeline"),
        (lambda: Config(components={"a": 3}), "'components.a' must be a mapping such as"),
        (lambda: Config(readers={"text": {"encoding": None}}), "'readers.text.encoding' must be a text"),
        (lambda: newsparse.parse("a", config={"least": 0}), r"must be a newsparse\.Config.*from_mapping makes one"),
        (lambda: newsparse.read_many([], config={"least": 0}), r"must be a newsparse\.Config"),
        (lambda: newsparse.parse("a", pipeline=None), "must be the name of a pipeline or a Pipeline, not None"),
        (lambda: Pipeline.from_names([3]), r"from_names takes several names, not \[3\]"),
        (lambda: Pipeline.from_names("rules"), r"not 'rules'; write \['rules'\]"),
        (lambda: Pipeline.preset(3), "preset takes the name of a pipeline, not 3"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_write(wrong, said):
    with pytest.raises(ConfigurationError, match=said):
        wrong()


def test_lists_and_mappings_are_taken():
    config = Config(disable=["a"], pipelines={"mine": ["rules"]}, readers={"text": {"encoding": "cp1252"}})
    assert config == Config.from_mapping(
        {
            "plugins": {"disable": ["a"]},
            "pipelines": {"mine": ["rules"]},
            "readers": {"text": {"encoding": "cp1252"}},
        }
    )
    assert hash(config)


@pytest.mark.parametrize("given", ["a", ["a"], newsparse.Article(text="a"), 3])
def test_only_results_are_written(given, tmp_path):
    with pytest.raises(newsparse.InputError, match="write takes"):
        newsparse.write(given, tmp_path / "out.json")
    assert not list(tmp_path.iterdir())
