"""What the packages say of themselves, and that it agrees. (What is in them, and that they work: tests/packaging.)"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import newsparse
from newsparse._extras import EXTRAS

ROOT = Path(__file__).parents[2]
PLUGINS = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
PACKAGES = [ROOT, *PLUGINS]


def project(folder):
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_plugin_is_an_extra():
    if not PLUGINS:
        pytest.skip("the plugins are not here: this is no checkout")
    extras = project(ROOT)["project"]["optional-dependencies"]
    names = {}
    for folder in PLUGINS:
        about = project(folder)["project"]
        (plugin,) = about.get("entry-points", {}).get("newsparse", ["ray"])  # which brings a command alone
        names[plugin] = about["name"]
    assert {extra: re.split(">=", needs)[0] for extra, (needs,) in extras.items() if extra != "all"} == names
    assert extras["all"] == [
        f"newsparse[{','.join(sorted(names.keys() - {'ray'}))}]"
    ]  # that is for clusters, and large
    assert sorted(EXTRAS) == sorted(names)
    page = (ROOT / "docs" / "how-to" / "install.md").read_text(encoding="utf-8")
    assert [extra for extra in extras if f"newsparse[{extra}]" not in page] == []


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name if folder != ROOT else "newsparse")
def test_a_package_says_where_it_is_from(folder):
    whole = project(folder)
    about = whole["project"]
    assert about["urls"] == project(ROOT)["project"]["urls"]
    assert about["license"] == "Apache-2.0"
    assert ("MODEL_CARD.md" in about["license-files"]) == any(folder.glob("src/*/model/*.onnx"))
    assert all((folder / name).is_file() for name in about["license-files"])
    assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name if folder != ROOT else "newsparse")
def test_the_links_of_a_readme_lead_somewhere_here_and_elsewhere(folder):
    if not PLUGINS:
        pytest.skip("the plugins are not here: this is no checkout")
    about = project(folder)
    rules = about["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", readme):
        if not link.startswith(("https://", "#")):
            assert (folder / link.partition("#")[0]).exists(), link
    for rule in rules:
        readme = re.sub(rule["pattern"], rule["replacement"], readme)
    for picture, link in re.findall(r"(!?)\[[^\]]*\]\(([^)\s]+)\)", readme):
        assert link.startswith(("https://", "#"))
        base = f"{about['project']['urls']['Repository']}/{'raw' if picture else 'blob'}/main/"
        assert not picture or link.startswith(base), f"{link} is no file that can be shown"
        if link.startswith(base):
            assert (ROOT / link.removeprefix(base).partition("#")[0]).exists(), link


def test_the_citation_names_this_version():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {newsparse.__version__}\n" in citation
    assert f"\nrepository-code: {project(ROOT)['project']['urls']['Repository']}\n" in citation


def test_what_builds_is_pinned():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for folder in PACKAGES:
        for requirement in project(folder)["build-system"]["requires"]:
            assert f"\n{re.split('[<>=]', requirement)[0]}==" in pins
