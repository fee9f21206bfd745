"""Everything that the documentation shows is run: code blocks of Markdown files, and examples in docstrings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

pytest_plugins = ["pytester"]

_HERE = Path(__file__).parent


@pytest.fixture
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Examples may write files; they do so where nobody trips over them."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("NEWSPARSE_")]:
        monkeypatch.delenv(name)
    return tmp_path


def _namespace(namespace: dict[str, Any]) -> None:
    namespace["__name__"] = "__documentation__"


_pages = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["docs/*.md", "docs/*/*.md", "README.md", "CONTRIBUTING.md", "benchmarks/README.md"],
    path=str(_HERE),
    setup=_namespace,
    fixtures=["in_an_empty_folder"],
)
_docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["newsparse/*.py", "newsparse/**/*.py"],
    path=str(_HERE),
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = (_pages + _docstrings).pytest()
