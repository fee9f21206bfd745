"""What is still too big in English, and may only become smaller: branches of functions, and sets of words in code.

    python -m tests.meta.ratchet            # write the list anew, after something became smaller
    python -m tests.meta.ratchet --grown    # also where something has grown, as after a merge: say why in the commit

The list is ``ratchet.tsv``, which `test_ratchet` compares with the code. Branches are counted more strictly than ruff
does: each condition, loop, handler, assertion, comprehension and filter, case, and each further part of *and* and *or*.
Sets of words are displays of three or more texts, and longer texts that are split; tags (in capitals) and marks are not
words.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_suffix(".tsv")
MOST_BRANCHES = 15
FEWEST_WORDS = 3
COMMAND = "python -m tests.meta.ratchet"

_HEADER = f"""# What is still too big in newsparse/english, and may only become smaller. Written by {COMMAND}.
# what: branches (of a function, more than {MOST_BRANCHES}) or words (sets of {FEWEST_WORDS} or more words in a module).
what\tmodule\tfunction\tnumber
"""
_BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.IfExp,
    ast.ExceptHandler,
    ast.Assert,
    ast.comprehension,
    ast.match_case,
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

Key = tuple[str, str, str]


def branches(function: ast.AST) -> int:
    """How many ways lead through a function, without the functions inside it."""
    number, waiting = 1, list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        number += isinstance(node, _BRANCHES)
        if isinstance(node, ast.comprehension):
            number += len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            number += len(node.values) - 1
        waiting += ast.iter_child_nodes(node)
    return number


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every function with its name, behind those of what it stands in."""
    for node in ast.iter_child_nodes(tree):
        name = within
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{within}.{node.name}".lstrip(".")
            if not isinstance(node, ast.ClassDef):
                yield name, node
        yield from functions(node, name)


def word_sets(tree: ast.AST) -> int:
    """How many sets of words stand in a module."""
    unasked = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and any(ast.unparse(target) == "__all__" for target in node.targets)
    }
    return sum(len(_words(node)) >= FEWEST_WORDS for node in ast.walk(tree) if id(node) not in unasked)


def _words(node: ast.AST) -> list[str]:
    """The words of a display or of a text that is split; none if a part of it is no word."""
    texts: list[str] = []
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        texts = [part.value for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        texts = texts if len(texts) == len(node.elts) else []
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        given = node.func.value
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            texts = given.value.split()
    return texts if all(any(map(str.islower, text)) for text in texts) else []


def measured(root: Path = ROOT) -> dict[Key, int]:
    """What is too big now, by what it is, its module and its function."""
    found: Counter[Key] = Counter()
    for path in sorted((root / "newsparse" / "english").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = path.relative_to(root).as_posix()
        for name, function in functions(tree):
            if branches(function) > MOST_BRANCHES:
                found["branches", module, name] = max(branches(function), found["branches", module, name])
        if word_sets(tree):
            found["words", module, ""] = word_sets(tree)
    return dict(found)


def listed(path: Path = LIST) -> dict[Key, int]:
    """What the list allows."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    cells = [line.split("\t") for line in lines]
    return {(what, module, function): int(number) for what, module, function, number in cells}


def grown(now: Mapping[Key, int], allowed: Mapping[Key, int]) -> list[str]:
    """What is bigger than the list allows."""
    return [
        f"{_shown(key)}: {number}, not {allowed.get(key, 'listed')}"
        for key, number in sorted(now.items())
        if number > allowed.get(key, 0)
    ]


def shrunk(now: Mapping[Key, int], allowed: Mapping[Key, int]) -> list[str]:
    """What is smaller than the list says, or no longer too big."""
    return [
        f"{_shown(key)}: {now.get(key, 'gone')}, not {number}"
        for key, number in sorted(allowed.items())
        if now.get(key, 0) < number
    ]


def _shown(key: Key) -> str:
    return " ".join(filter(None, key))


def main() -> None:
    """Write the list anew."""
    now = measured()
    more = grown(now, listed()) if LIST.exists() else []
    if more and "--grown" not in sys.argv[1:]:
        raise SystemExit("\n".join(["this has grown, and the list stays as it is:", *more]))
    rows = ["\t".join([*key, str(number)]) for key, number in sorted(now.items())]
    LIST.write_text(_HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    total = Counter(dict.fromkeys(("branches", "words"), 0))
    for (what, _, _), number in now.items():
        total[what] += 1 if what == "branches" else number
    print(f"{total['branches']} functions over {MOST_BRANCHES} branches, {total['words']} sets of words")


if __name__ == "__main__":
    main()
