"""Tables that people write: all readers of them tell what is wrong in one line, and take no cell for another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.corrections import Corrections
from newsparse.errors import NewsparseError, ReadError
from newsparse.knowledge import read_actor_list
from newsparse.linking.corrections import corrections_of
from newsparse.text.sheets import sheet_rows

READERS: list[tuple[Callable[[Path], Any], str, str]] = [
    (Corrections.load, "action,words,value", "rename,Mali,"),
    (newsparse.Codebook.load, "concept,patterns", "toll,"),
    (read_actor_list, "name,title", "Ada Bell,"),
    (corrections_of, "verdict,first,second", "same,Mali,"),
]


@pytest.mark.parametrize(("read", "head", "row"), READERS)
@pytest.mark.parametrize(
    ("more", "cell", "message"),
    [
        ("", "x" * 200_000, r"mine\.csv, line 2: field larger than field limit .*; is a quotation mark missing\?"),
        ("", '"x', r"mine\.csv, line 2: unexpected end of data; is a quotation mark missing\?"),
        ("", "x,y", r"mine\.csv, line 2: there are more cells than columns; put texts with commas in quotes"),
        (",note,note", "x,y,z", r"mine\.csv: two columns are called 'note'"),
    ],
)
def test_what_is_no_table_is_told(
    tmp_path: Path, read: Callable[[Path], Any], head: str, row: str, more: str, cell: str, message: str
) -> None:
    (tmp_path / "mine.csv").write_text(f"{head}{more}\n{row}{cell}\n", encoding="utf-8")
    with pytest.raises(NewsparseError, match=message):
        read(tmp_path / "mine.csv")


def test_lines_are_counted_where_cells_have_breaks() -> None:
    columns, rows = sheet_rows('a, b \n"x\ny",2\n\n3\n', "mine.csv", ReadError)
    assert columns == ("a", "b")
    assert list(rows) == [(3, {"a": "x\ny", "b": "2"}), (5, {"a": "3", "b": ""})]


def test_nothing_has_no_columns() -> None:
    columns, rows = sheet_rows("", "mine.csv")
    assert (columns, list(rows)) == ((), [])
