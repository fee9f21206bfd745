"""Testing: for those who write plugins, and for newsparse itself.

* contract suites that a plugin's tests inherit, one for each kind of component;
* Hypothesis strategies for every type (in `newsparse.testing.strategies`; ``st.from_type`` knows them too);
* `fake_registry`: plugins under test, without installing anything;
* cases in TOML: what a text must yield, and what it must not; templates and variants of them.

The contract suites need pytest and hypothesis, the rest of it neither; nothing is imported before it is used.

Example:
    >>> from newsparse.testing import HOSTILE_TEXTS
    >>> HOSTILE_TEXTS["an unclosed quotation"].splitlines()[0]
    '“We will not, she said.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsparse.testing.cases import Case, load_cases
    from newsparse.testing.changes import variants
    from newsparse.testing.checking import Failure, check_case, run_case
    from newsparse.testing.contracts import (
        CleanerContract,
        ExporterContract,
        ExtractorContract,
        KnowledgeBaseContract,
        MemoryOutput,
        ReaderContract,
        SourceContract,
    )
    from newsparse.testing.hostile import HOSTILE_TEXTS
    from newsparse.testing.registry import fake_registry
    from newsparse.testing.templates import filled

__all__ = [
    "HOSTILE_TEXTS",
    "Case",
    "CleanerContract",
    "ExporterContract",
    "ExtractorContract",
    "Failure",
    "KnowledgeBaseContract",
    "MemoryOutput",
    "ReaderContract",
    "SourceContract",
    "check_case",
    "fake_registry",
    "filled",
    "load_cases",
    "run_case",
    "variants",
]

_HOMES = {
    "newsparse.testing.cases": "Case load_cases",
    "newsparse.testing.checking": "Failure check_case run_case",
    "newsparse.testing.contracts": "CleanerContract ExporterContract ExtractorContract KnowledgeBaseContract"
    " MemoryOutput ReaderContract SourceContract",
    "newsparse.testing.hostile": "HOSTILE_TEXTS",
    "newsparse.testing.registry": "fake_registry",
    "newsparse.testing.templates": "filled",
    "newsparse.testing.changes": "variants",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsparse.testing' has no attribute {name!r}")
    from importlib import import_module

    try:
        value = getattr(import_module(_HOME_OF[name]), name)
    except ModuleNotFoundError as error:
        if error.name not in ("pytest", "hypothesis"):
            raise
        needed = "the contract suites need pytest and hypothesis; pip install pytest hypothesis"
        raise ModuleNotFoundError(f"{name}: {needed}", name=error.name) from None
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
