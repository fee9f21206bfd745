"""A bar while many articles are parsed: on a terminal, in a notebook, and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import newsparse

TEXTS = ("Mali rejects the plan.", "Niger backs the plan.", "Chad said no.")


class Terminal(io.StringIO):
    """A file that says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_that_goes_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    results = list(newsparse.parse_many(TEXTS, pipeline="rules", progress=True))
    assert [parsed.article.text for parsed in results] == list(TEXTS)
    assert "3 articles" in terminal.getvalue()


def test_results_are_the_same_and_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    shown = list(newsparse.parse_many(iter(TEXTS), pipeline="rules", progress=True))
    assert shown == list(newsparse.parse_many(TEXTS, pipeline="rules"))
    assert capsys.readouterr() == ("", "")


def test_who_wants_no_more_stops_what_makes_the_results() -> None:
    given = (text for text in TEXTS)
    results: Any = newsparse.parse_many(given, pipeline="rules", progress=True)
    next(results)
    results.close()
    assert next(given) == TEXTS[1]


def outputs(*cells: str) -> list[list[dict[str, str]]]:
    """What each cell of a notebook displays in the end, by media type."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    return [[output.data for output in cell.outputs if "data" in output] for cell in notebook.cells]


@pytest.mark.slow
def test_a_notebook_has_a_bar_that_ends_in_words() -> None:
    begin = (
        f"import newsparse\nresults = newsparse.parse_many({TEXTS!r}, pipeline='rules', progress=True)\nnext(results);"
    )
    (running,) = outputs(begin)[0]
    assert '<progress max="3" value="' in running["text/html"]
    (stopped,), _ = outputs(begin, "results.close()")
    assert stopped == {"text/html": "<div>1 of 3 articles</div>", "text/plain": "1 of 3 articles"}
    (ended,), _ = outputs(begin, "list(results);")
    assert ended["text/html"] == "<div>3 articles</div>"
