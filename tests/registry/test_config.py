"""Configuration: files, unknown keys, the environment."""

from __future__ import annotations

import pytest

from newsparse import Config
from newsparse.errors import ConfigurationError

FULL = """
pipeline = "mine"

[plugins]
disable = ["spacy"]
allow = ["neural"]

[pipelines]
mine = ["english.tokens", "english.mentions"]

[components."english.claims"]
threshold = 0.5

[readers.jsonl]
fields = ["text=body"]
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="newsparse.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_everything_that_can_be_set(file):
    config = Config.load(file(FULL))
    assert config.pipeline == "mine"
    assert (config.disable, config.allow) == (("spacy",), ("neural",))
    assert config.pipelines == (("mine", ("english.tokens", "english.mentions")),)
    assert config.options("components", "english.claims") == {"threshold": 0.5}
    assert config.options("readers", "jsonl") == {"fields": ("text=body",)}
    assert config.options("readers", "text") == {}
    assert hash(config) == hash(Config.load(file(FULL)))


def test_a_table_of_pyproject(file):
    assert Config.load(file('[tool.newsparse]\npipeline = "rules"\n', "pyproject.toml")).pipeline == "rules"
    assert Config.load(file("[project]\n", "pyproject.toml")) == Config()


def test_the_nearest_file_is_found(file, tmp_path):
    file('pipeline = "rules"')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert Config.search(below).pipeline == "rules"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.newsparse]\npipeline = "near"\n', encoding="utf-8")
    assert Config.search(below).pipeline == "near"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert Config.search(below).pipeline == "rules"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('pipline = "rules"', "no key 'pipline'; did you mean 'pipeline'"),
        ("[plugins]\ndisabled = []", "no key 'disabled'; did you mean 'disable'"),
        ("pipeline = 3", "'pipeline' in .* must be the name of a pipeline"),
        ("plugins = 3", "'plugins' in .* must be a table"),
        ('[plugins]\ndisable = "spacy"', "'plugins.disable' in .* must be a list of names"),
        ("[readers]\njsonl = 3", "'jsonl' in .* must be a table"),
        ("[readers.jsonl]\nfields = {a = 1}", "'readers.jsonl.fields' in .* must be a text"),
        ("pipeline = ", "is not TOML"),
    ],
)
def test_mistakes_are_refused_with_the_way_out(file, text, said):
    with pytest.raises(ConfigurationError, match=said):
        Config.load(file(text))


def test_a_missing_file(tmp_path):
    with pytest.raises(ConfigurationError, match=r"cannot read the configuration .*: No such file"):
        Config.load(tmp_path / "newsparse.toml")


def test_the_environment_disables_and_allows():
    config = Config(disable=("a",), allow=("x",))
    environment = {"NEWSPARSE_DISABLE_PLUGINS": "b, a,", "NEWSPARSE_ALLOW_PLUGINS": "y"}
    changed = config.with_environment(environment)
    assert (changed.disable, changed.allow) == (("a", "b"), ("y",))
    assert config.with_environment({}) == config


def test_more_options_for_one_component():
    config = Config().with_options("readers", "jsonl", {"fields": "text=body"})
    again = config.with_options("readers", "jsonl", {"encoding": "latin-1"})
    assert again.options("readers", "jsonl") == {"fields": "text=body", "encoding": "latin-1"}
    assert config.options("readers", "jsonl") == {"fields": "text=body"}
