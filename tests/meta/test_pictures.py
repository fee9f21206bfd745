"""The pictures of the documentation are what the examples make."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
PAGES = [ROOT / "README.md", *(path for path in ROOT.glob("docs/*/*.md") if "_build" not in path.parts)]


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    """The module docs/pictures.py."""
    pytest.importorskip("nbformat", reason="the group test is not installed")
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "docs"))
    return module


def shown() -> set[str]:
    """The names of all pictures that a page shows with words for those who do not see them."""
    pattern = re.compile(r"^!\[[^\]]{20,}\]\(\S*images/([\w.-]+)\)$", re.MULTILINE)
    return {name for page in PAGES for name in pattern.findall(page.read_text(encoding="utf-8"))}


@pytest.mark.slow
def test_every_picture_of_a_page_is_what_the_examples_make(pictures: ModuleType) -> None:
    pytest.importorskip("newsparse_report", reason="the plugin report is not installed")
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no page is opened")
    if pictures.chromium() is None:
        pytest.skip("there is no Chromium here: install one, or name it in NEWSPARSE_BROWSER")
    command = [sys.executable, "-W", "error", str(ROOT / "docs" / "pictures.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""


def test_every_picture_is_shown_and_made(pictures: ModuleType) -> None:
    there = {path.name for path in IMAGES.iterdir()}
    assert there == shown()
    assert {name for name in there if name.endswith(".png")} == set(pictures.SHOTS)


def test_pictures_are_small(pictures: ModuleType) -> None:
    assert {path.name: n for path in IMAGES.iterdir() if (n := path.stat().st_size) > 150_000} == {}
    for name, shot in pictures.SHOTS.items():
        assert pictures.size_of((IMAGES / name).read_bytes()) == shot.size


def test_a_picture_keeps_the_text_of_its_page(pictures: ModuleType) -> None:
    picture = (IMAGES / "report.png").read_bytes()
    said = pictures.text_of(picture)
    assert "Council leader defends tram" in said
    other = pictures.with_text(picture, "Mali – “no”")
    assert [name for name, _ in pictures.chunks(other)][-2:] == [b"iTXt", b"IEND"]
    assert pictures.changed("report.png", picture) == []
    assert pictures.changed("nothing.png", picture) == ["nothing.png is not there"]
    assert pictures.changed("cards.png", picture)
