"""The same input and configuration give the same bytes: on every machine, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import sys, newsparse
for path in sys.argv[1:]:
    article = newsparse.read(path)
    sys.stdout.write(newsparse.dumps(newsparse.parse(article, pipeline="rules")))
"""


@pytest.mark.slow
def test_the_order_of_hashes_makes_no_difference():
    seeds = sorted(map(str, (ROOT / "seeds").glob("*.txt")))
    assert seeds
    results = [
        subprocess.run(
            [sys.executable, "-c", CODE, *seeds],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
        ).stdout
        for seed in ("1", "22")
    ]
    assert results[0] == results[1]
    assert len(results[0]) > 1000
