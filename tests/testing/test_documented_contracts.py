"""The suites that the documentation shows, saved as they stand there, run and pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsparse.testing.registry import name_of

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    "how-to/test-a-plugin.md": {
        "TestTrailer",
        "TestLines",
        "TestHeadlines",
        "TestReaders",
        "TestTopmost",
    },
    "tutorials/first-plugin.md": {"TestQuestions"},
}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_suites_of_a_page_run_as_they_stand_there(page, pytester):
    blocks = re.findall(r"^```python\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    pytester.makepyfile(test_page="\n\n".join(blocks))
    result = pytester.inline_run("-p", "no:cacheprovider", "-p", "no:randomly")
    passed, _, failed = result.listoutcomes()
    assert [report.longreprtext for report in failed] == []
    assert {report.nodeid.split("::")[1] for report in passed} == PAGES[page]


def test_a_plugin_without_components_has_no_name_of_its_own():
    assert name_of(object()) is None
