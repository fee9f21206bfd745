"""Cases of no one component: what is often misread (`reports`), and templates, whose every filling must be read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsparse import Config, Pipeline
from newsparse.testing import load_cases, run_case

CASES = [case for name in ("reports", "templates") for case in load_cases(Path(__file__).parent / f"{name}.toml")]


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_is_read_as_its_case_says(case):
    assert run_case(case, rules()) == []
