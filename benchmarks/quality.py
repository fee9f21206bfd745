"""How good the results are: the tables of an evaluation folder, for every pipeline, beside what others reached.

    python -m benchmarks quality --eval FOLDER [--tasks attribution,coref] [--limit N] [--failures N]

``FOLDER`` has two commands, which print JSON: ``score.py``, which scores data sets, and ``check_cases.py``, which
checks cases. Whole articles and cases are scored as the pipelines tell them, all other sets with everything told
(``--least 0``), as those who published figures did. Cases are the TOML files of the folder ``cases`` beside it. Each
row is one figure in percent (F1, where there is one), a column for each pipeline, and behind the bar the published
figures, often measured on another split.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import newsparse

PIPELINES = ("rules", "fast", "neural")
TASKS = ("articles", "attribution", "mentions", "worldwide", "coref", "newsclaims", "plover", "re3d", "dse")
GENRES = {"mentions": ("--genre", "all"), "coref": ("--genre", "all")}
"""GUM is scored in all genres."""

Row = tuple[str, list[float | None], dict[str, float | None]]


def installed(names: Iterable[str] = PIPELINES) -> list[str]:
    """The pipelines of these that are there."""
    found = []
    for name in names:
        try:
            newsparse.Pipeline.preset(name)
        except newsparse.ConfigurationError:
            continue
        found.append(name)
    return found


def run(command: Sequence[str | Path]) -> Any:
    """What a command of the evaluation folder says, as JSON."""
    result = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True)
    if result.returncode:
        last = result.stderr.strip().splitlines()[-1:] or ["no message"]
        raise SystemExit(f"{command[0]} failed: {last[0]}")
    return json.loads(result.stdout)


def figure(row: dict[str, Any]) -> float | None:
    """The figure of a row of a table: F1, or else its first one."""
    cells = {key: value for key, value in row.items() if key not in ("anchors", "gold")}
    if isinstance(cells.get("F1"), int | float):
        return float(cells["F1"])
    return next((float(value) for value in cells.values() if isinstance(value, int | float)), None)


def tables(reports: dict[str, list[Any]]) -> dict[str, list[Row]]:
    """The rows of every table by its title, from what ``score.py`` said for each pipeline."""
    found: dict[str, dict[str, Row]] = {}
    for place, said in enumerate(reports.values()):
        for report in said:
            for table in report["tables"]:
                note = f" ({table['note']})" if table.get("note") else ""
                rows = found.setdefault(f"{report['file']}: {table['title']}{note}", {})
                for label, cells in table["rows"].items():
                    row = rows.setdefault(label, (label, [None] * len(reports), cells.get("anchors") or {}))
                    row[1][place] = figure(cells)
    return {title: list(rows.values()) for title, rows in found.items()}


def case_rows(reports: dict[str, list[Any]]) -> dict[str, list[Row]]:
    """The same from what ``check_cases.py`` said."""
    found: dict[str, dict[str, Row]] = {}
    for place, said in enumerate(reports.values()):
        for report in said:
            rows = found.setdefault(f"cases: {report['file']}", {})
            parts = {name: part for name, part in report["expectations"].items() if part["total"]}
            cases = {"met": report["cases"]["right"], "total": report["cases"]["total"]}
            for label, part in {**parts, "cases fully right": cases}.items():
                row = rows.setdefault(label, (label, [None] * len(reports), {}))
                row[1][place] = 100 * part["met"] / part["total"] if part["total"] else None
    return {title: list(rows.values()) for title, rows in found.items()}


def render(title: str, pipelines: Sequence[str], rows: Sequence[Row]) -> str:
    """A table of plain text; published figures stand behind a bar."""
    anchors = list(dict.fromkeys(name for _, _, given in rows for name in given))
    head = ["", *pipelines, *(["|", *anchors] if anchors else [])]
    lines = [head]
    for label, figures, given in rows:
        behind = ["|", *(_shown(given.get(name)) for name in anchors)] if anchors else []
        lines.append([label, *map(_shown, figures), *behind])
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    body = ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines]
    return "\n".join([title, *body, ""])


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if isinstance(value, int | float) else str(value)


def failures(reports: dict[str, list[Any]], number: int) -> Iterable[str]:
    """The first failed expectations of each file of cases, with what was found instead."""
    for pipeline, said in reports.items():
        for report in said:
            checks = [(case["id"], check) for case in report["failed"] for check in case["checks"]]
            for id, check in checks[:number]:
                instead = "; ".join(map(str, check.get("found") or ["nothing"]))
                yield f"{pipeline}, {report['file']}, {id}: {check['sort']} {check['expected']}, but found {instead}"


def main(folder: Path, tasks: Sequence[str] = TASKS, limit: int | None = None, show: int = 0) -> None:
    """Print every table."""
    pipelines = installed()
    options = ["--limit", str(limit)] if limit else []
    print(f"quality: percent, by {folder.name}/score.py and {folder.name}/check_cases.py")
    for task in tasks:
        everything = () if task == "articles" else ("--least", "0")
        command = [folder / "score.py", task, "--json", *options, *GENRES.get(task, ()), *everything, "--pipeline"]
        scored = {name: run([*command, name]) for name in pipelines}
        for title, rows in tables(scored).items():
            print(render(title, pipelines, rows), flush=True)
    cases = sorted((folder.parent / "cases").glob("*.toml"))
    if cases:
        checked = {name: run([folder / "check_cases.py", *cases, "--json", "--pipeline", name]) for name in pipelines}
        for title, rows in case_rows(checked).items():
            print(render(title, pipelines, rows), flush=True)
        for line in failures(checked, show):
            print(line)
