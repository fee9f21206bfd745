"""The packages as others get them: what is in them, and that they work elsewhere, with old and new tools.

``make try-wheels`` builds them and runs these tests; ``make test`` leaves them out, because they install much.
"""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import newsparse

pytestmark = pytest.mark.wheels

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
VERSION = newsparse.__version__
PLUGINS = ("fast", "html", "network", "neural", "parquet", "ray", "report", "spacy")
NAMES = ("newsparse", *(f"newsparse_{plugin}" for plugin in PLUGINS))
OLD, NEW = "pip==23.2.1", "pip"
"""The installers: an old one that many machines still have, and the newest that constraints.txt knows."""

SENTENCE = "“We will not sail on Sunday,” said Amina Weru, the leader of the pilots of Mombasa."
FILES = {
    "page.html": f"<html><head><title>Fees rise</title></head><body><h1>Fees rise</h1><p>{SENTENCE}</p></body></html>",
    "note.txt": f"Fees rise\n\n{SENTENCE}\n",
    "feed.xml": "<?xml version='1.0'?><rss version='2.0'><channel><title>The Tide</title><item><title>Fees rise</title>"
    f"<description>{SENTENCE}</description></item></channel></rss>",
}


def wheel(name):
    path = DIST / f"{name}-{VERSION}-py3-none-any.whl"
    assert path.is_file(), "build the packages first: make wheels"
    return path


# -- what is in them


@pytest.fixture(params=NAMES)
def content(request):
    """The names of a wheel's files, and its metadata."""
    with zipfile.ZipFile(wheel(request.param)) as archive:
        names = archive.namelist()
        metadata = archive.read(f"{request.param}-{VERSION}.dist-info/METADATA").decode("utf-8")
    return request.param, names, email.message_from_string(metadata)


def test_there_is_one_of_each_and_nothing_else():
    assert sorted(path.name for path in DIST.iterdir()) == sorted(
        [f"{name}-{VERSION}-py3-none-any.whl" for name in NAMES] + [f"{name}-{VERSION}.tar.gz" for name in NAMES]
    )


def test_a_wheel_holds_its_package_and_its_licence(content):
    name, names, metadata = content
    licences = [f"{name}-{VERSION}.dist-info/licenses/{file}" for file in metadata.get_all("License-File")]
    assert "LICENSE" in metadata.get_all("License-File")
    assert ("MODEL_CARD.md" in metadata.get_all("License-File")) == any(file.endswith(".onnx") for file in names)
    assert set(licences) <= set(names)
    assert f"{name}/py.typed" in names
    assert {file.split("/")[0] for file in names} == {name, f"{name}-{VERSION}.dist-info"}


def test_a_readme_can_be_read_without_the_repository(content):
    _, _, metadata = content
    assert metadata["Description-Content-Type"] == "text/markdown"
    links = re.findall(r"\]\(([^)\s]+)\)", metadata.get_payload())
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert "Repository" in str(metadata.get_all("Project-URL"))


def test_a_source_archive_holds_what_the_tests_need_and_no_plugin():
    def files(name):
        with tarfile.open(DIST / f"{name}-{VERSION}.tar.gz") as archive:
            return {member.name.partition("/")[2] for member in archive.getmembers()}

    core = files("newsparse")
    needed = {"newsparse/knowledge/lists.py", "tests/packaging/test_wheels.py", "conftest.py", "constraints.txt"}
    assert needed | {"Makefile", "CITATION.cff", "LICENSE", "README.md", "docs/index.md", "pyproject.toml"} <= core
    assert [name for name in core if "plugins/" in name or name.startswith("dist/")] == []
    for plugin in PLUGINS:
        own = files(f"newsparse_{plugin}")
        assert {f"src/newsparse_{plugin}/__init__.py", "LICENSE", "README.md", "pyproject.toml"} <= own
        assert any(name.startswith("tests/test_") for name in own)
        assert ("MODEL_CARD.md" in own) == any(name.endswith(".onnx") for name in own)


# -- that they work


class Place:
    """An environment of its own, in a folder outside of the checkout."""

    def __init__(self, folder, python, installer):
        self.folder = folder
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV", "NEWSPARSE"))}
        pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
        # The plugins are these, whatever a registry may have under their names.
        ours = [f"newsparse-{plugin} @ {wheel(f'newsparse_{plugin}').as_uri()}\n" for plugin in PLUGINS]
        (folder / "pins.txt").write_text(pins + "".join(ours), encoding="utf-8")
        self.bin = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.run(python, "-m", "venv", folder / "venv")
        pinned = () if "==" in installer else ("--constraint", ROOT / "constraints.txt")
        self.install("--upgrade", installer, *pinned)
        self.environment["PIP_CONSTRAINT"] = str(folder / "pins.txt")
        for name, text in FILES.items():
            (folder / name).write_text(text, encoding="utf-8")

    def run(self, *command, input="", code=0):
        """What a command prints, on both streams."""
        done = subprocess.run(
            [str(part) for part in command],
            input=input,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout, done.stderr

    def install(self, *what):
        self.run(
            self.bin / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", *what
        )

    def newsparse(self, *arguments, **how):
        return self.run(self.bin / "newsparse", *arguments, **how)

    def parse(self, *arguments, **how):
        return [json.loads(line) for line in self.newsparse("parse", *arguments, **how)[0].splitlines()]


def check_bare(place):
    """Without plugins, texts are read, and for all else it is said what to install."""
    (parsed,) = place.parse("note.txt")
    assert parsed["claims"]
    for name, what in (("page.html", "a web page"), ("feed.xml", "a feed")):
        message = f"{name} is {what}; install newsparse[html] to read it"
        assert message in place.newsparse("parse", name, code=3)[1]
    assert "install newsparse[html]" in place.newsparse("parse", "-", input=FILES["page.html"], code=3)[1]
    assert "install newsparse[neural]" in place.newsparse("parse", "-p", "neural", "note.txt", code=2)[1]
    assert "reports need newsparse[report]" in place.newsparse("report", "note.txt", code=2)[1]
    place.newsparse("plugins", "doctor")


def check_whole(place):
    """With all plugins, a page, a text and a feed are read, by the best pipeline and by the small one."""
    where = "import newsparse, newsparse_html, newsparse_neural as n; print(newsparse.__file__, n.__file__)"
    for path in place.run(place.bin / "python", "-c", where)[0].split():
        assert Path(path).is_relative_to(place.folder)
    place.newsparse("plugins", "doctor")
    for pipeline in ("default", "fast"):
        results = place.parse("-p", pipeline, *FILES)
        assert len(results) == len(FILES)
        for parsed in results:
            text = parsed["article"]["text"]
            assert text.strip() == f"Fees rise\n\n{SENTENCE}"
            (claim,) = parsed["claims"]
            assert "We will not sail on Sunday" in claim["content"]
            assert not [d for d in parsed["diagnostics"] if d["level"] != "info"]
        used = "fast." if pipeline == "fast" else "neural."
        assert any(a["provenance"]["component"].startswith(used) for a in results[0]["attributions"])
    place.newsparse("report", *FILES, "-o", "report.html")
    assert "Amina Weru" in (place.folder / "report.html").read_text(encoding="utf-8")
    assert len(list((place.folder / "report_files").glob("*.html"))) == len(FILES)
    (parsed,) = place.parse("-", input=FILES["page.html"])
    assert parsed["article"]["text"] == f"Fees rise\n\n{SENTENCE}"


@pytest.mark.parametrize("installer", [OLD, NEW], ids=["old", "new"])
def test_they_work_elsewhere(tmp_path, installer):
    place = Place(tmp_path, sys.executable, installer)
    place.install(wheel("newsparse"))
    check_bare(place)
    place.install(f"{wheel('newsparse')}[all]")
    check_whole(place)


@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_they_work_with_other_pythons(tmp_path, version):
    python = shutil.which(f"python{version}")
    probe = "import ensurepip, sys; sys.exit(f'{sys.version_info[0]}.{sys.version_info[1]}' != sys.argv[1])"
    if python is None or subprocess.run([python, "-c", probe, version], capture_output=True).returncode:
        pytest.skip(f"no Python {version} is installed here: not tried")
    place = Place(tmp_path, python, NEW)
    place.install(f"{wheel('newsparse')}[all]")
    check_whole(place)
