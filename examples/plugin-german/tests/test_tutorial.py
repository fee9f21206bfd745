"""The tutorial's own plugin keeps the contracts that the tutorial tests it by."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

FEW = """
from hypothesis import settings
settings.register_profile("few", max_examples=10, deadline=None)
settings.load_profile("few")
"""
"""What tests a component here is the suites' own tests: a few examples for each will do."""
PAGE = Path(__file__).parents[3] / "docs" / "tutorials" / "a-language.md"


@pytest.mark.slow
def test_the_suites_of_the_tutorial_pass(tmp_path):
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "test_mini.py").write_text("\n\n".join(blocks), encoding="utf-8")
    (tmp_path / "conftest.py").write_text(FEW, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mini.py"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert len(re.findall(r"^class Test", "\n".join(blocks), flags=re.MULTILINE)) == 4
