"""What is public is documented, and what is documented is there."""

from __future__ import annotations

import enum
import importlib
import inspect
import re
from pathlib import Path

import attrs
import pytest

import newsparse
from newsparse import errors, model, plugin, protocols, testing

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def page(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def sections(text):
    """The text below each heading, by heading, however deep."""
    parts = re.split(r"^#{2,4} +(.+)$", text, flags=re.MULTILINE)
    return {heading.strip("`"): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def cells(text):
    """What stands in the first cells of tables."""
    return re.findall(r"^\| `([^`]+)` ", text, flags=re.MULTILINE)


MODEL = sections(page("data-model.md"))
API = sections(page("api.md"))
FUNCTIONS = [name for name in newsparse.__all__ if inspect.isfunction(getattr(newsparse, name))]
CLASSES = [value for name in model.__all__ if attrs.has(value := getattr(model, name))]
ENUMERATIONS = [
    value for name in model.__all__ if isinstance(value := getattr(model, name), type) and issubclass(value, enum.Enum)
]


@pytest.mark.parametrize("module", [newsparse, model, testing, "newsparse.text"], ids=str)
def test_every_public_name_exists_and_none_stands_twice(module):
    module = importlib.import_module(module) if isinstance(module, str) else module
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert set(module.__all__) <= set(dir(module))


def test_the_lazy_names_are_the_public_ones():
    assert set(newsparse._HOME_OF) | {"__version__"} == set(newsparse.__all__)
    assert set(testing._HOME_OF) == set(testing.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    for module in (newsparse, testing):
        with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
            _ = module.nothing


@pytest.mark.parametrize("made", CLASSES, ids=lambda c: c.__name__)
def test_every_field_of_the_model_is_documented(made):
    fields = [field.name for field in attrs.fields(made) if not field.name.startswith("_")]
    assert cells(MODEL[made.__name__]) == fields


@pytest.mark.parametrize("made", ENUMERATIONS, ids=lambda c: c.__name__)
def test_every_value_of_an_enumeration_is_documented(made):
    documented = cells(MODEL[made.__name__]) or re.findall(r"`([^`]+)`", MODEL[made.__name__])
    assert [value for value in documented if value in {str(member.value) for member in made}] == [
        str(member.value) for member in made
    ]


def test_all_and_the_documentation_agree():
    documented = {*API, *MODEL, *cells(page("api.md")), *FUNCTIONS}
    assert set(newsparse.__all__) <= documented
    assert {name.partition("(")[0] for name in API} >= {f"newsparse.{name}" for name in FUNCTIONS}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_documented_with_its_exact_signature(name):
    parameters = inspect.signature(getattr(newsparse, name)).parameters.values()
    plain = [p.replace(annotation=p.empty) for p in parameters]
    expected = f"newsparse.{name}{inspect.Signature(plain)}"
    assert expected in API


def test_what_a_plugin_author_imports_is_documented():
    text = page("hooks.md") + page("plugin.md")
    own = {name for name, value in vars(plugin).items() if getattr(value, "__module__", "") == "newsparse.plugin"}
    shapes = {name for name, value in vars(protocols).items() if value.__class__ is type(protocols.Reader)} - {
        "Protocol"
    }
    public = {name for name in own | shapes if not name.startswith("_") and len(name) > 1}
    assert public <= set(plugin.__all__)
    for name in public:
        assert f"`{name}" in text, name


def test_what_helps_with_testing_is_documented():
    assert set(cells(page("testing.md"))) == set(testing.__all__)


def test_every_error_is_documented():
    found = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert found <= set(cells(page("api.md")))
