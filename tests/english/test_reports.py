"""What readers of news texts stumble over - nicknames, namesakes, nobility, offices in capitals - read right: cases."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsparse import Config, Pipeline
from newsparse.testing import load_cases, run_case

CASES = load_cases(Path(__file__).parent / "reports.toml")


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_often_misread_is_read(case):
    assert run_case(case, rules()) == []
