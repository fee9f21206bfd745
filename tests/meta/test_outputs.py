"""What the documentation shows is what is printed, and its examples are typed as strictly as the code."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


outputs = load()
PAGES = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in outputs.pages()}


@pytest.mark.slow
def test_every_output_is_what_is_printed() -> None:
    pytest.importorskip("newsparse_neural", reason="the pages are about the pipelines of all plugins")
    command = [sys.executable, "-W", "error", str(ROOT / "docs" / "outputs.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("page", PAGES)
def test_whatever_an_example_prints_stands_behind_it(page: str) -> None:
    for block in outputs.blocks(PAGES[page]):
        if block.language == "python" and re.search(r"\bprint\(", block.body):
            assert block.output, block.body
        assert block.output is None or block.output["body"].strip(), f"nothing is printed by:\n{block.body}"


def test_the_documentation_shows_what_every_script_prints() -> None:
    scripts = {path.name for path in (ROOT / "examples").glob("*.py") if not path.name.startswith("test_")}
    shown = {
        name
        for text in PAGES.values()
        for block in outputs.blocks(text)
        if block.output
        for name in re.findall(r"^\$ python examples/(\w+\.py)", block.body, re.MULTILINE)
    }
    assert scripts == shown


def test_the_readme_says_what_it_is_shows_a_result_and_then_how_to_get_it() -> None:
    readme = PAGES["README.md"]
    first, second = (block.body for block in outputs.blocks(readme) if block.output and block.language == "console")
    parts = [readme.index(part) for part in ("researchers", first, "$ make parse", "$ newsparse parse article.txt")]
    assert parts == sorted(parts)
    assert "\nmade by the pipeline " in readme
    assert "newsparse parse" in first
    assert second == "$ make parse\n"
    assert ".explain(" in readme


# -- what compares them


PAGE = """Text.

```python
print(1 + 1)
```

```text
{}```

```console
$ make nothing
```

That is no output:

```text
```
"""


def test_an_output_that_differs_is_told_and_written() -> None:
    assert outputs.printed(PAGE.format("2\n")) == outputs.printed(PAGE.format("3\n")) == PAGE.format("2\n")
    assert outputs.changes(PAGE.format("2\n"), PAGE.format("2\n")) == []
    assert "-3" in outputs.changes(PAGE.format("3\n"), PAGE.format("2\n"))


def test_a_picture_that_a_page_makes_is_told_by_its_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, str] = {}
    code = (
        "from pathlib import Path\n\n_ = Path('a.svg').write_text('<svg><text x=\"1\">Mali</text></svg>')\nprint(1)\n"
    )
    outputs.printed(f"```python\n{code}```\n\n```text\n1\n```\n\n![Mali](../images/a.svg)\n", made)
    assert list(made) == ["a.svg"]
    monkeypatch.setattr(outputs, "IMAGES", tmp_path)
    assert outputs.other_pictures(made) == {tmp_path / "a.svg": made["a.svg"]}
    (tmp_path / "a.svg").write_text('<svg><text x="2">Mali</text></svg>', encoding="utf-8")
    assert outputs.other_pictures(made) == {}
    (tmp_path / "a.svg").write_text("<svg><text>Niger</text></svg>", encoding="utf-8")
    assert outputs.other_pictures(made)


def test_only_the_last_digit_of_a_number_may_differ() -> None:
    assert outputs.differences("sure 0.91", "sure 0.93") == []
    for now in ("sure 0.94", "sure 0.9", "shure 0.91", "sure 0.91\nyes", "sure 0.91 0.91"):
        assert outputs.differences("sure 0.91", now)
    assert outputs.differences("newsparse 0.1.0", "newsparse 0.1.1")


def test_of_what_a_network_prints_some_lines_may_differ() -> None:
    lines = [f"actor {n}  0.50" for n in range(10)]
    by_network = "\nmade by the pipeline neural (newsparse 0.1.0)"
    shown, now = "\n".join(lines), "\n".join([*lines, "unsure  0.41"])
    assert not outputs.alike(shown, now)
    assert outputs.alike(shown + by_network, now + by_network)
    assert not outputs.alike(shown + by_network, "\n".join(lines[:5]) + by_network)
    assert not outputs.alike(shown + by_network, shown + by_network.replace("neural", "rules"))


def test_a_command_is_run_and_one_that_fails_is_an_error() -> None:
    assert re.fullmatch(r"newsparse \d+\.\d+\.\d+\n", outputs.run("newsparse --version"))
    with pytest.raises(RuntimeError, match="no option of csv"):
        outputs.run("newsparse parse - --option csv.tables=all")
    assert outputs.recipe("parse")[1].startswith("newsparse parse seeds/*.txt")


# -- types


def only_python(text: str) -> str:
    """A page with nothing but its Python, which stands in the same lines."""
    parts, done = [], 0
    for fence in outputs.FENCE.finditer(text):
        if fence["language"] == "python":
            parts += ["\n" * text[done : fence.start("body")].count("\n"), fence["body"]]
            done = fence.end("body")
    return "".join(parts)


@pytest.mark.slow
def test_the_examples_are_typed_strictly(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="the group lint is not installed")
    names = {}
    for number, (page, text) in enumerate(PAGES.items()):
        if any(block.language == "python" for block in outputs.blocks(text)):
            names[f"page_{number}.py"] = page
            (tmp_path / f"page_{number}.py").write_text(only_python(text), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml")]
    command += ["--cache-dir", str(ROOT / ".mypy_cache"), *map(str, sorted(tmp_path.glob("*.py")))]
    environment = {**os.environ, "MYPYPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment)
    told = re.sub(r"\S*(page_\d+\.py)", lambda found: names[found[1]], done.stdout)
    assert done.returncode == 0, told
