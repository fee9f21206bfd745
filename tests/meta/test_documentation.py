"""The documentation as a whole: it builds without a warning, and every page can be reached."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsparse._cli import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS) for path in DOCS.rglob("*.md") if "_build" not in path.parts)


@pytest.mark.slow
def test_it_builds_without_a_warning(tmp_path):
    pytest.importorskip("sphinx", reason="the group docs is not installed")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "-q",
        str(DOCS),
        str(tmp_path / "html"),
        "-d",
        str(tmp_path / "trees"),
    ]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    for page in PAGES:
        assert (tmp_path / "html" / page.with_suffix(".html")).is_file()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_code_block_says_what_it_is(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    fences = re.findall(r"^(```+|:::+)(.*)$", text, flags=re.MULTILINE)
    opening = fences[::2]
    assert len(fences) % 2 == 0
    known = {"python", "toml", "text", "console", "json", "{toctree}"}
    assert {info.strip() for _, info in opening} <= known


def pages_with_links():
    """All Markdown of the project: also what is not part of the documentation's pages leads somewhere."""
    folders = [
        DOCS,
        ROOT / "newsparse",
        *ROOT.glob("plugins/*"),
        ROOT / "examples",
        ROOT / "benchmarks",
        ROOT / "changes",
    ]
    found = {path for folder in folders for path in folder.rglob("*.md")} | set(ROOT.glob("*.md"))
    aside = {"_build", ".venv", "node_modules", "changes"}
    return sorted(path for path in found if not aside & set(path.relative_to(ROOT).parts[:-1]))


def prose(text):
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^(```+|~~~+).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(path):
    """What can be linked to in a page: its headings, as GitHub and Sphinx name them, and its named places."""
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#{1,6} +(.+?)\s*$", text, flags=re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r"^\(([\w-]+)\)=$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("page", pages_with_links(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_something(page):
    blob = "https://github.com/newsparse/newsparse/blob/main/"
    for target in re.findall(r"\]\(<?([^)\s>]+)>?\)", prose(page.read_text(encoding="utf-8"))):
        own = target.removeprefix(blob)
        if own == target and re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = own.partition("#")
        there = (ROOT if own != target else page.parent) / name if name else page
        assert there.exists(), target
        assert not anchor or there.suffix != ".md" or anchor in anchors(there), target


def test_every_page_is_in_the_index():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    listed = [line for block in re.findall(r"```{toctree}\n(.*?)```", index, re.DOTALL) for line in block.split("\n")]
    assert sorted(f"{line}.md" for line in listed if "/" in line) == sorted(
        str(p) for p in PAGES if p.name != "index.md"
    )


def commands(command, name):
    """Every command that is no group, by its whole name; and the program itself."""
    if name == "newsparse" or not hasattr(command, "list_commands"):
        yield name, command
    if hasattr(command, "list_commands"):
        context = click.Context(command)
        for part in command.list_commands(context):
            yield from commands(command.get_command(context, part), f"{name} {part}")


def test_every_command_and_option_is_documented():
    text = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `(.+)`$", text, flags=re.MULTILINE)
    documented = {
        name: sorted(re.findall(r"`(--?[\w-]+)`", "\n".join(re.findall(r"^\| (`-.*?) \|", body, flags=re.MULTILINE))))
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }
    actual = {
        name: sorted(
            option
            for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.hidden
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option not in ("-h", "--help")
        )
        for name, command in commands(main, "newsparse")
    }
    assert documented == actual
