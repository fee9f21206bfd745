"""Each kind of plugin has a tutorial that begins with it. (That they do what they say: tests/packaging.)"""

from __future__ import annotations

import re

import pytest

from newsparse._cli.new_plugin import KINDS
from tests.meta.test_outputs import outputs
from tests.packaging.tutorials import PAGES, Run, Shown, Write, script, steps

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in PAGES}


def test_there_is_one_for_each_kind():
    found = [
        re.findall(r"^\$ newsparse new-plugin [\w-]+ --kind ([\w-]+)$", text, re.MULTILINE) for text in TEXTS.values()
    ]
    assert sorted(found) == sorted([kind] for kind in KINDS)


@pytest.mark.parametrize("name", TEXTS)
def test_it_begins_with_nothing_and_ends_with_a_plugin_at_work(name):
    done = list(steps(TEXTS[name]))
    commands = [step.command for step in done if isinstance(step, Run)]
    assert commands[0] == "python -m venv .venv"
    assert commands.index("pip install newsparse") < commands.index("pip install --editable . --group dev")
    assert commands.count("pytest -q") == commands.count("mypy") == commands.count("ruff check .") == 2
    assert isinstance(done[-1], Shown)
    written = [step.name for step in done if isinstance(step, Write)]
    assert any(path.startswith("src/") for path in written)
    assert any(path.startswith("tests/test_") for path in written)


@pytest.mark.parametrize("name", TEXTS)
def test_none_is_performed_by_who_writes_the_other_pages(name):
    assert not any(block.output for block in outputs.blocks(TEXTS[name])), "a word must stand before an output"


def test_a_page_becomes_a_script():
    page = "`a.txt`:\n\n```text\nMali said no.\n```\n\n```console\n$ cat a.txt\n```\n\nIt says:\n\n```text\nNo.\n```\n"
    write, run, shown = steps(page)
    assert (write, run) == (Write("a.txt", "Mali said no.\n"), Run("cat a.txt"))
    assert page[shown.start : shown.end] == "No.\n"
    assert script(page).startswith("cat > a.txt <<'")
    with pytest.raises(ValueError, match="without a purpose"):
        list(steps("```python\nprint()\n```\n"))
