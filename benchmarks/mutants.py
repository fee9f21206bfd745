"""Whether the tests of English bite: small seeded mutations of the package, each tried against its tests.

    python -m benchmarks mutants [--number 100] [--seed 13] [--package newsparse/english] [--minutes 30] [--kinds words]

A mutation flips a comparison, exchanges *and* and *or*, negates a condition, changes a constant, takes a word out of a
set or out of a row of a table, returns None, or drops a statement. Each is tried in a temporary copy of the package,
with the tests that cover English and are fast (``TESTS``), until the first one fails: then it is killed. One that
outlives all of them is shown as a diff; a test that would notice it is missing, or the code says something that makes
no difference.

One test goes first (``FIRST``), and each mutant is tried in a process that is forked from one
which has imported pytest and the like already, so that starting takes no time.

What was tried is kept in ``out/mutants-SEED.jsonl``, so that a run that was stopped goes on where it was; what was
tried with other code or tests does not count. ``--minutes`` bounds the time.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest

ROOT = Path(__file__).parents[1]
KINDS = ("comparison", "and-or", "condition", "constant", "words", "row", "return", "statement")
FIRST = ("tests/english/test_readings.py",)
"""What kills most mutants: it reads every sentence of the other tests, and knows all that was found in them."""
TESTS = ("tests/english", "newsparse/english", "tests/meta/test_lexicons.py")
OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not wheels", "--hypothesis-profile=fast"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
COPIED = ("newsparse", "tests", "benchmarks", "examples", "seeds", "conftest.py", "pyproject.toml")
SECONDS = 120
"""After this time of a processor a mutant counts as killed: it does not come to an end; so does one that waits ten
times that."""

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@attrs.frozen
class Mutant:
    """A text of a file (from one byte to another) that becomes another."""

    kind: str
    file: str
    start: int
    end: int
    new: str

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.file}:{self.start}:{self.end}:{self.new}"

    def apply(self, source: bytes) -> bytes:
        """The mutated file."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def line(self, source: bytes) -> int:
        """The line that it begins in."""
        return source[: self.start].count(b"\n") + 1


def mutants(file: str, source: bytes) -> Iterator[Mutant]:
    """Every mutation of a file, a Python module or a table."""
    if file.endswith(".tsv"):
        yield from _rows(file, source)
        return
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tree = ast.parse(source)
    for node in _asked(tree):
        for kind, part, new in _changes(node):
            start = starts[part.lineno - 1] + part.col_offset
            yield Mutant(kind, file, start, starts[(part.end_lineno or 1) - 1] + (part.end_col_offset or 0), new)


def _asked(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotations, decorators, imports, messages, formatted texts and docstrings."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _idle(child):
                yield from _asked(child)


def _idle(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Raise | ast.Assert):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign):
        return any(ast.unparse(target) in ("__all__", "__slots__") for target in node.targets)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


Change = tuple[str, ast.expr | ast.stmt, str]


def _changes(node: ast.AST) -> Iterator[Change]:
    """What may become of a node: the kind, the part that changes, and its new text."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield (
            "comparison",
            node,
            f"({ast.unparse(ast.Compare(node.left, [_OPPOSITE[type(node.ops[0])]()], node.comparators))})",
        )
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and-or", node, f"({ast.unparse(ast.BoolOp(other, node.values))})"
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield "condition", node.test, f"(not ({ast.unparse(node.test)}))"
    elif isinstance(node, ast.comprehension):
        yield from (("condition", test, f"(not ({ast.unparse(test)}))") for test in node.ifs)
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.Set | ast.Tuple | ast.List):
        yield from _fewer(node)
    elif isinstance(node, ast.Call):
        yield from _fewer_split(node)
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield "return", node, "return None"
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break):
        yield "statement", node, "pass"


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield "constant", node, str(not node.value)
    elif isinstance(node.value, int):
        yield "constant", node, str(node.value + 1)
    elif isinstance(node.value, float):
        yield (
            "constant",
            node,
            str(round(1 - node.value, 3) if 0 <= node.value <= 1 and node.value != 0.5 else node.value * 2),
        )


def _fewer(node: ast.Set | ast.Tuple | ast.List) -> Iterator[Change]:
    """A display of texts, without each of them."""
    texts = [part for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if len(texts) < 3 or len(texts) != len(node.elts):
        return
    for left_out in texts:
        rest: list[ast.expr] = [part for part in texts if part is not left_out]
        yield (
            "words",
            node,
            ast.unparse(type(node)(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())),
        )


def _fewer_split(node: ast.Call) -> Iterator[Change]:
    """A text that is split into words, without each of them."""
    if not (
        isinstance(node.func, ast.Attribute) and node.func.attr == "split" and isinstance(node.func.value, ast.Constant)
    ):
        return
    words = node.func.value.value.split() if isinstance(node.func.value.value, str) else []
    for place in range(len(words) if len(words) > 2 else 0):
        yield "words", node.func.value, repr(" ".join(words[:place] + words[place + 1 :]))


def _rows(file: str, source: bytes) -> Iterator[Mutant]:
    """The rows of a table, each without one of the words of its last cell."""
    place = 0
    columns = next(line for line in source.splitlines() if not line.startswith(b"#"))
    mark = b" " if columns.endswith(b"words") else b"|"
    for line in source.splitlines(keepends=True):
        cell = line.rstrip(b"\n").rsplit(b"\t", 1)[-1]
        words = cell.split(mark)
        if line.rstrip() != columns and not line.startswith(b"#") and len(words) > 1:
            start = place + len(line.rstrip(b"\n")) - len(cell)
            for word in range(len(words)):
                rest = mark.join(words[:word] + words[word + 1 :]).decode()
                yield Mutant("row", file, start, start + len(cell), rest)
        place += len(line)


def chosen(package: Path, number: int, seed: int, kinds: Collection[str] = ()) -> list[Mutant]:
    """So many mutants of a package; each kind is as likely as the others. The same seed gives the same ones."""
    by_kind: dict[str, list[Mutant]] = {}
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.tsv")]):
        for mutant in mutants(
            path.relative_to(ROOT if path.is_relative_to(ROOT) else package.parent).as_posix(), path.read_bytes()
        ):
            by_kind.setdefault(mutant.kind, []).append(mutant)
    chance = random.Random(seed)
    for found in by_kind.values():
        chance.shuffle(found)
    asked = [kind for kind in KINDS if kind in by_kind and (not kinds or kind in kinds)]
    picked: list[Mutant] = []
    while len(picked) < number and any(by_kind[kind] for kind in asked):
        kind = chance.choice(asked)
        if by_kind[kind]:
            picked.append(by_kind[kind].pop())
    return picked


def fingerprint(folder: Path, parts: Sequence[str] = ("newsparse", "tests")) -> str:
    """What tells one state of code and tests from another."""
    digest = hashlib.sha256()
    for part in parts:
        for path in sorted((folder / part).rglob("*")):
            if path.suffix in (".py", ".tsv", ".toml", ".txt"):
                digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def survives(copy: Path, first: Sequence[str] = (), keep: bool = False) -> bool:
    """Whether all tests pass in a copy of the repository, in a process of its own; some tests go first.

    With ``keep`` the copy keeps what Python compiles, for the runs after this one.
    """
    there = [test for test in first if (copy / test).exists()]
    child = get_context("fork").Process(target=_test, args=(copy, there, keep))
    child.start()
    child.join(10 * SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def _test(copy: Path, first: Sequence[str], keep: bool) -> None:
    """Run the tests of a copy in this process, which is new, and leave it with what pytest returns."""
    from resource import RLIMIT_CPU, setrlimit  # where there is no fork, there is no such module

    setrlimit(RLIMIT_CPU, (SECONDS, SECONDS))
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(copy), os.environ.get("PYTHONPATH"))))
    sys.dont_write_bytecode = not keep
    for name in [name for name in sys.modules if name.partition(".")[0] in ("newsparse", "tests", "conftest")]:
        del sys.modules[name]
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    code = pytest.main([*OPTIONS, *first]) if first else 0
    sys.exit(code or pytest.main([*OPTIONS, *TESTS, *(f"--ignore={test}" for test in first)]))


def warm() -> None:
    """Import what the tests need besides the package, once for all mutants."""
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # it would keep the classes of this newsparse, not of the copy
    for name in ("hypothesis", "sybil", "newsparse", "newsparse.testing"):
        import_module(name)


def tried(mutant: Mutant, copy: Path) -> bool:
    """Whether a mutant survives."""
    path = copy / mutant.file
    before, times = path.read_bytes(), path.stat()
    path.write_bytes(mutant.apply(before))
    try:
        return survives(copy, FIRST)
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def diff(mutant: Mutant, source: bytes) -> str:
    """A mutant as a diff, without context; of long lists of words, the word that is gone."""
    old, new = source[mutant.start : mutant.end].decode(), mutant.new
    if mutant.kind in ("words", "row"):
        mark = r"[^|]+" if mutant.kind == "row" and "|" in old else r"[\w'-]+"
        return f"    without {', '.join((Counter(re.findall(mark, old)) - Counter(re.findall(mark, new))).elements())}"
    lines = difflib.unified_diff(
        source.decode().splitlines(), mutant.apply(source).decode().splitlines(), lineterm="", n=0
    )
    return "\n".join(f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


def main(package: Path, number: int, seed: int, minutes: float = 60, kinds: Collection[str] = ()) -> None:
    """Try mutants, say of each whether it was killed, and show those that survive."""
    picked = chosen(package, number, seed, kinds)
    results = []
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_to(copy)
        for mutant, alive in outcomes(picked, copy, ROOT / "out" / f"mutants-{seed}.jsonl", 60 * minutes):
            results.append((mutant, alive))
            said = "survived" if alive else "killed"
            where = f"{mutant.file}:{mutant.line((ROOT / mutant.file).read_bytes())}"
            print(f"{len(results):4}/{len(picked)} {said:8} {mutant.kind:10} {where}", flush=True)
    if len(results) < len(picked):
        print(f"{minutes:g} minutes are over; the same command goes on from here")
    print(report(results))


def outcomes(picked: Sequence[Mutant], copy: Path, kept: Path, seconds: float) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survives, until the time is over; what is known from before takes none."""
    kept.parent.mkdir(exist_ok=True)
    state = fingerprint(ROOT)
    rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
    known = {row["mutant"]: row["survives"] for row in rows if row["state"] == state}
    if any(mutant.key not in known for mutant in picked):
        warm()
        if not survives(copy, keep=True):
            raise SystemExit("the tests fail without any mutation")
    began = time.monotonic()
    for mutant in picked:
        key = mutant.key
        if key not in known:
            if time.monotonic() - began > seconds:
                return
            known[key] = tried(mutant, copy)
            with kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"state": state, "mutant": key, "survives": known[key]}) + "\n")
        yield mutant, known[key]


def copy_to(folder: Path) -> None:
    """Copy what the tests of English need."""
    for part in COPIED:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)


def report(results: Sequence[tuple[Mutant, bool]]) -> str:
    """How many were killed, by kind, and the survivors as diffs."""
    total, killed = Counter(mutant.kind for mutant, _ in results), Counter(m.kind for m, alive in results if not alive)
    lines = ["", f"killed: {sum(killed.values())} of {len(results)}"]
    lines += [f"  {kind:10} {killed[kind]:3} of {total[kind]}" for kind in KINDS if total[kind]]
    for mutant, alive in results:
        if alive:
            source = (ROOT / mutant.file).read_bytes()
            lines += [f"survived: {mutant.kind}, {mutant.file}:{mutant.line(source)}", diff(mutant, source)]
    return "\n".join(lines)
