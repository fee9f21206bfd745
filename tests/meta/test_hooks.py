"""Every hook is documented with its exact signature, and is one that newsparse itself cannot do without."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import attrs
import pytest

from newsparse import hookspecs
from newsparse._registry import Candidate, record_of
from newsparse._registry.find import BUILT_IN
from newsparse._registry.load import HOOKS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "hooks.md"
SPECIFIED = {name for name in vars(hookspecs) if name.startswith("newsparse_")}


def sections():
    """The text below each heading of the second level, by heading."""
    _, *rest = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {section.partition("\n")[0]: section.partition("\n")[2] for section in rest}


def signature(hook):
    function = getattr(hookspecs, hook)
    assert not inspect.signature(function).parameters
    return f"{hook}() -> {function.__annotations__['return']}"


def test_the_registry_knows_the_hooks_that_are_specified():
    assert set(HOOKS) == SPECIFIED


@pytest.mark.parametrize("hook", sorted(SPECIFIED))
def test_a_hook_is_documented_with_its_exact_signature(hook):
    assert f"`{signature(hook)}`" in sections()


def test_no_other_hook_is_documented():
    assert {heading.strip("`") for heading in sections() if "newsparse_" in heading} == set(map(signature, SPECIFIED))


@pytest.mark.parametrize("hook", sorted(SPECIFIED))
def test_every_field_of_its_spec_is_documented(hook):
    text = sections()[f"`{signature(hook)}`"]
    documented = re.findall(r"^\| `(\w+)` ", text, flags=re.MULTILINE)
    assert documented == [field.name for field in attrs.fields(HOOKS[hook])]


@pytest.mark.parametrize("hook", sorted(SPECIFIED))
def test_a_hook_has_an_example_in_code_and_in_the_documentation(hook):
    assert ">>> @hookimpl" in getattr(hookspecs, hook).__doc__
    assert f"def {hook}()" in sections()[f"`{signature(hook)}`"]


@pytest.mark.parametrize("hook", sorted(SPECIFIED))
def test_a_hook_is_used_by_newsparse_itself(hook):
    records = [record_of(Candidate(name, module, "newsparse", "0")) for name, module in BUILT_IN]
    assert any(isinstance(spec, HOOKS[hook]) for record in records for spec in record.specs)
