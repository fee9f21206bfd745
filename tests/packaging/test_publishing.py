"""The plugin of "Publish a plugin" is built, installed and tested as the page says."""

from __future__ import annotations

import email
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "publish-a-plugin.md"
FILE = re.compile(r"^`(?P<name>[\w./-]+)`:\n\n```\w+\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The plugin's folder, with every file that the page names."""
    pytest.importorskip("hatchling", reason="the group build is not installed")
    page = PAGE.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("plugin") / "newsparse-herald"
    files = {match["name"]: match["body"] for match in FILE.finditer(page)}
    files |= {"README.md": "# newsparse-herald\n", "src/newsparse_herald/py.typed": ""}
    files["LICENSE"] = (ROOT / "LICENSE").read_text(encoding="utf-8")
    listed = re.search(r"```text\nnewsparse-herald/\n(.*?)```", page, re.DOTALL)
    assert listed is not None
    assert sorted(listed[1].split()) == sorted(files)
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def wheel(project):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "--directory", "dist"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (path,) = (project / "dist").glob("*.whl")
    return path


def test_its_package_says_what_the_page_says(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (about,) = [name for name in names if name.endswith("METADATA")]
        metadata = email.message_from_bytes(archive.read(about))
    assert wheel.name == "newsparse_herald-0.1.0-py3-none-any.whl"
    assert "newsparse_herald/py.typed" in names
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Provides-Extra"] == "pages"
    assert 'newsparse[html]; extra == "pages"' in [r.replace("'", '"') for r in metadata.get_all("Requires-Dist")]


@pytest.mark.slow
def test_its_tests_pass_where_it_is_installed(project, wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")  # all that an installer does with a wheel of pure Python
    shutil.copytree(project / "tests", tmp_path / "tests")
    path = os.pathsep.join([str(tmp_path / "site"), *filter(None, sys.path)])
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "tests"]
    environment = {**os.environ, "PYTHONPATH": path, "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout
    assert int(re.findall(r"(\d+) passed", done.stdout)[0]) > 3
    assert "xfailed" not in done.stdout
