"""Phenomena: every rule holds in its example, and not in what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from newsparse import Article, Config, Pipeline
from newsparse.english.phenomena import Rule, conditions, deeds, factuality, irony, neutrality, refusals, reports
from newsparse.english.view import View

Asked = Callable[[View], Iterator[tuple[Any, ...]]]


def verbs(view: View) -> Iterator[tuple[Any, ...]]:
    return ((view.g, group) for group in view.g.verb_groups)


def governed(view: View) -> Iterator[tuple[Any, ...]]:
    for group in view.g.verb_groups:
        if group.form in ("infinitive", "gerund"):
            yield from ((view.g, group, i) for i in range(max(0, group.start - 2), group.start))


def stretches(view: View) -> Iterator[tuple[Any, ...]]:
    return ((view.g, group.start, group.end) for group in view.g.verb_groups)


def clauses(view: View) -> Iterator[tuple[Any, ...]]:
    return ((view, view.g.clause(group)) for group in view.g.verb_groups)


def uses(view: View) -> Iterator[tuple[Any, ...]]:
    for group in view.g.verb_groups:
        agents = tuple(view.actor_of(phrase) for phrase in view.g.clause(group).agents)
        use = deeds.use_of(view, group, agents or (None,))
        if use is not None:
            yield (use,)


def told(view: View) -> Iterator[tuple[Any, ...]]:
    """Claims as they stand around a stance of somebody unknown at the front of their contents."""
    for span, claim in view.contents.pairs:
        if inside := view.tokens(span):
            yield (reports.Told(view, span, claim, None, inside.start),)


ASKED: list[tuple[str, tuple[Rule[..., Any], ...], Asked]] = [
    ("conditions", conditions.RULES, stretches),
    ("deeds", deeds.RULES, uses),
    ("factuality", factuality.RULES, verbs),
    ("governors", factuality.GOVERNORS, governed),
    ("irony", irony.RULES, verbs),
    ("neutrality", neutrality.RULES, verbs),
    ("refusals", refusals.RULES, clauses),
    ("reports", reports.RULES, told),
]
RULES = [pytest.param(rule, asked, id=f"{module}: {rule.name}") for module, rules, asked in ASKED for rule in rules]


@cache
def pipeline() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def holds(rule: Rule[..., Any], asked: Asked, text: str) -> bool:
    parsed = pipeline()(Article(text=text, authors=["Ann Roe"] if "Ann Roe" in text else []), clean=False)
    return any(rule.holds(*values) for values in asked(View(parsed)))


@pytest.mark.parametrize(("rule", "asked"), RULES)
def test_a_rule_holds_in_its_examples_and_not_in_what_looks_like_them(rule, asked):
    assert holds(rule, asked, rule.example)
    assert not rule.also or holds(rule, asked, rule.also)
    assert not rule.unlike or not holds(rule, asked, rule.unlike)
