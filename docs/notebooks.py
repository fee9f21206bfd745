"""What the notebooks of the examples show is what their cells give.

    python docs/notebooks.py            says where a notebook shows something else, and exits with 1
    python docs/notebooks.py --write    writes into the notebooks what is shown now

Each is executed from its first cell to its last by a kernel of its own, in the folder of the examples. Pictures are
drawn, and not compared.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from outputs import ROOT, differences

EXAMPLES = ROOT / "examples"


def executed(path: Path) -> Any:
    """The notebook as it is after all of its cells were executed.

    Raises:
        nbclient.exceptions.CellExecutionError: if a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", record_timing=False, resources={"metadata": {"path": EXAMPLES}}
    )
    client.execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def shown(notebook: Any) -> str:
    """What all cells of a notebook show, as text."""
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            parts.append(output.get("text") or data.get("text/html") or data.get("text/plain", ""))
    return "\n".join(part for part in parts if part)


def main(*arguments: str) -> int:
    """Check or write all notebooks; how many are not as they should be."""
    wrong = 0
    for path in sorted(EXAMPLES.glob("*.ipynb")):
        now = executed(path)
        changed = differences(shown(nbformat.read(path, as_version=4)), shown(now))
        if changed and "--write" in arguments:
            nbformat.write(now, path)
            print(f"wrote {path.relative_to(ROOT)}")
        elif changed:
            wrong += 1
            print("\n".join([f"{path.relative_to(ROOT)}: run make outputs", *changed]), file=sys.stderr)
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
