"""Dialogue: turns of speech after labels or before signatures, by cases as data."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from newsparse import Article, Config, Pipeline
from newsparse.testing import load_cases, run_case


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


@pytest.mark.parametrize("case", load_cases(Path(__file__).parent / "dialogue.toml"), ids=str)
def test_a_turn_is_told_by_whoever_has_it(case):
    assert run_case(case, rules()) == []


@pytest.mark.parametrize(
    "pattern",
    ["Q: Why?\n\nA: No.\n\n", "Ann Roe: We went.\n\n", "Hall: Who?\n\n", "“No.” That was the ", "— A (@b) "],
)
def test_a_dialogue_without_end_takes_no_quadratic_time(pattern):
    began = time.process_time()
    rules()(Article(text="We met Ann Roe.\n\n" + pattern * 800), clean=False)
    assert time.process_time() - began < 12
