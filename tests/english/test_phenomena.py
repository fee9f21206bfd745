"""Phenomena: every rule holds in its example, and not in what only looks like it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from newsparse import Article, Config, Pipeline
from newsparse.english import phenomena
from newsparse.english.phenomena import Rule, factuality
from newsparse.english.view import View

Asked = Callable[[View], Iterator[Any]]


def rules() -> Iterator[Any]:
    for module_info in pkgutil.iter_modules(phenomena.__path__):
        module = import_module(f"{phenomena.__name__}.{module_info.name}")
        for rule in module.RULES:
            yield pytest.param(rule, module.asked, id=f"{module_info.name}: {rule.name}")
    for rule in factuality.GOVERNORS:
        yield pytest.param(rule, factuality.governed, id=f"governors: {rule.name}")


@cache
def pipeline() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def holds(rule: Rule[Any, Any], asked: Asked, text: str) -> bool:
    parsed = pipeline()(Article(text=text, authors=["Ann Roe"] if "Ann Roe" in text else []), clean=False)
    return any(rule.holds(value) for value in asked(View(parsed)))


@pytest.mark.parametrize(("rule", "asked"), list(rules()))
def test_a_rule_holds_in_its_example_and_not_in_what_looks_like_it(rule, asked):
    assert holds(rule, asked, rule.example)
    assert not rule.unlike or not holds(rule, asked, rule.unlike)
