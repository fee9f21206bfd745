"""Everything that the documentation shows is run: code blocks of Markdown files, and examples in docstrings."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

pytest_plugins = ["pytester"]

# How long a machine takes to draw an example says how busy it is, and nothing about the code.
settings.register_profile("busy machine", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What a change must pass draws the same examples each time; `make test` draws others, and finds more.
settings.register_profile("repeatable", settings.get_profile("busy machine"), derandomize=True)
# Before every commit: few examples, and the same ones each time.
settings.register_profile("fast", settings.get_profile("repeatable"), max_examples=10)
settings.load_profile("busy machine")

# A shell lets what it starts in the background ignore Ctrl-C; tests send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_HERE = Path(__file__).parent


def _enter(namespace: dict[str, Any]) -> None:
    """The examples of a file share an empty folder, so that what they write is where nobody trips over it.

    As for the commands of a page (see docs/outputs.py), ``seeds`` and ``examples`` are in it.
    """
    namespace["__name__"] = "__documentation__"
    namespace["_folder"], namespace["_back"] = TemporaryDirectory(), Path.cwd()
    os.chdir(namespace["_folder"].name)
    for name in ("seeds", "examples"):
        Path(name).symlink_to(_HERE / name)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_back"])
    namespace["_folder"].cleanup()


_pages = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=[
        "docs/*.md",
        "docs/*/*.md",
        "README.md",
        "CONTRIBUTING.md",
        "benchmarks/README.md",
        "newsparse/english/README.md",
        "plugins/*/README.md",
    ],
    path=str(_HERE),
    setup=_enter,
    teardown=_leave,
)
_docstrings = Sybil(
    parsers=[DocTestParser()],
    # Two stars are one folder here, as one is: no pattern stands for any number of them.
    patterns=[
        "newsparse/*.py",
        "newsparse/*/*.py",
        "newsparse/*/*/*.py",
        "plugins/*/src/*/*.py",
        "plugins/*/src/*/*/*.py",
    ],
    path=str(_HERE),
    document_types={".py": PythonDocStringDocument},
    setup=_enter,
    teardown=_leave,
)

pytest_collect_file = (_pages + _docstrings).pytest()
