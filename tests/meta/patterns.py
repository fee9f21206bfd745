"""Every pattern that the library compiles, and texts that are made to be slow for it.

``python -m tests.meta.patterns`` lists them as JSON lines. They are noted as they are compiled, while all modules are
imported and a text, a page and a feed are read.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).parents[2]
PACKAGES = ("newsparse", "newsparse_html", "newsparse_network", "newsparse_report", "newsparse_parquet")
LEFT_OUT = ("__main__", ".training", ".testing", "._scaffold.")
TEXTS = {
    "a.txt": "Pact fails\n\nBy Ada Okoro\n\nMali rejected the “plan” on 3 May 2024, Ms Okoro told the U.S. on Monday.",
    "a.md": "---\nauthors: Ada Okoro\n---\n# Pact *fails*\n\nMali rejected it, [Ms Okoro](https://a.example) said.",
    "a.jsonl": '{"text": "Mali rejected it.", "authors": "By Ada Okoro and Jan Roth", "date": "3 May 2024"}',
    "a.html": "<h1>Pact fails</h1><p class='byline'>By Ada Okoro</p>"
    + "<p>Mali said on Monday that it rejected it.</p>" * 9,
    "a.xml": "<rss><channel><title>A</title><item><title>B</title><description>Mali said no.</description></item>"
    "</channel></rss>",
}


def main() -> None:
    """Print the patterns."""
    noted: dict[tuple[str, int], dict[str, Any]] = {}
    _note(re, "_compile", noted)
    _note(importlib.import_module(regex.compile.__module__), "_compile", noted)
    for package in PACKAGES:
        for module in _modules(package):
            importlib.import_module(module)
    import newsparse

    with tempfile.TemporaryDirectory() as folder:
        for name, text in TEXTS.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        for _ in newsparse.parse_many(newsparse.read_many([folder], on_error="record"), pipeline="rules"):
            pass
    for found in noted.values():
        print(json.dumps(found))


def _modules(package: str) -> Iterator[str]:
    found = importlib.import_module(package)
    yield package
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        if not any(part in module.name for part in LEFT_OUT):
            yield module.name


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(ROOT) and "site-packages" not in path.parts and str(path) != __file__


def _note(module: Any, name: str, noted: dict[tuple[str, int], dict[str, Any]]) -> None:
    """Have the function of a module that compiles patterns note each of ours, with where it is from."""
    compiling: Callable[..., Any] = getattr(module, name)

    def compile_and_note(pattern: Any, flags: Any, *others: Any) -> Any:
        made = compiling(pattern, flags, *others)
        frames = (sys._getframe(depth) for depth in range(1, 5))
        place = next((f for f in frames if _is_ours(Path(f.f_code.co_filename))), None)
        if place is not None and isinstance(getattr(made, "pattern", None), str):
            where = f"{Path(place.f_code.co_filename).relative_to(ROOT)}:{place.f_lineno}"
            noted.setdefault(
                (made.pattern, made.flags),
                {
                    "where": where,
                    "pattern": made.pattern,
                    "flags": made.flags,
                    "engine": module.__name__.partition(".")[0],
                },
            )
        return made

    setattr(module, name, compile_and_note)


# -- texts that are slow


def attacks(pattern: str, flags: int) -> list[str]:
    """Short texts of which many in a row are hard on a pattern: what it repeats, and what it is made of."""
    found = [
        "a",
        "A",
        "1",
        " ",
        "\n",
        "a ",
        "A ",
        "1 ",
        ". ",
        "-",
        "a-",
        "“",
        '"',
        "(",
        "[",
        "<",
        "@",
        "a@",
        "a.",
        "said ",
    ]
    try:
        tree = re._parser.parse(pattern, flags & ~re.DEBUG & 0x1FF)  # type: ignore[attr-defined]
    except Exception:
        return found
    for body in islice(_repeated(tree), 24):
        text = _sample(body)
        if text:
            found += [text, text + " "]
    whole = _sample(tree)
    if 0 < len(whole) < 80:
        found += [whole, whole[:-1]]
    return [text for text in dict.fromkeys(found) if text]


def _repeated(tree: Any) -> Iterator[Any]:
    """What a pattern repeats without a limit, or with a high one, and everything inside."""
    for operation, value in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            if value[1] > 30:
                yield value[2]
            yield from _repeated(value[2])
        elif name == "SUBPATTERN":
            yield from _repeated(value[-1])
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeated(branch)
        elif name in ("ATOMIC_GROUP",):
            yield from _repeated(value)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeated(value[1])


_CATEGORIES = {"SPACE": " ", "WORD": "a", "DIGIT": "1", "NOT_SPACE": "a", "NOT_WORD": "-", "NOT_DIGIT": "a"}


def _sample(tree: Any) -> str:
    """A text that matches a pattern, more or less."""
    parts = []
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            parts.append(chr(value))
        elif name == "ANY":
            parts.append("a")
        elif name == "NOT_LITERAL":
            parts.append("b" if chr(value) == "a" else "a")
        elif name == "IN":
            parts.append(_member(value))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            parts.append(_sample(value[2]) * min(max(value[0], 1), 5))
        elif name == "SUBPATTERN":
            parts.append(_sample(value[-1]))
        elif name == "BRANCH":
            parts.append(_sample(value[1][0]))
        elif name == "ATOMIC_GROUP":
            parts.append(_sample(value))
    return "".join(parts)


def _member(options: Any) -> str:
    negated = str(options[0][0]) == "NEGATE"
    taken = set()
    for operation, value in options:
        name = str(operation)
        if name == "LITERAL":
            taken.add(chr(value))
        elif name == "RANGE":
            taken.add(chr(value[0]))
        elif name == "CATEGORY":
            taken.add(_CATEGORIES.get(str(value).removeprefix("CATEGORY_"), "a"))
    if negated:
        return next((c for c in "a -1.,x" if c not in taken), "\u2603")
    return next((c for c in "a A1" if c in taken), next(iter(sorted(taken)), "a"))


if __name__ == "__main__":
    main()
