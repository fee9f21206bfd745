"""Dialogue: turns of speech after labels or before signatures, by cases as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsparse import Config, Pipeline
from newsparse.testing import load_cases, run_case


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


@pytest.mark.parametrize("case", load_cases(Path(__file__).parent / "dialogue.toml"), ids=str)
def test_a_turn_is_told_by_whoever_has_it(case):
    assert run_case(case, rules()) == []
