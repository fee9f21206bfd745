"""Dialogue: turns of speech after labels, by cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english.test_claims import fits, parse

CASES = tomllib.loads((Path(__file__).parent / "dialogue.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["phenomenon"] for c in CASES])
def test_a_turn_is_told_by_whoever_has_it(case):
    parsed = parse(case["text"])
    missing = [w for w in case.get("claim", ()) if not any(fits(parsed, c, w) for c in parsed.claims)]
    wrong = [w for w in case.get("never", ()) if any(fits(parsed, c, w) for c in parsed.claims)]
    assert not missing, parsed.claims
    assert not wrong, parsed.claims
    assert not {actor.name for actor in parsed.actors} & set(case.get("actors_never", ()))
    targets = [stance.target.text for stance in parsed.stances]
    assert not [target for target in targets if any(part in target for part in case.get("no_stance", ()))]
