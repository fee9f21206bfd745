"""Nothing that is read changes unseen: every sentence of these tests is read as `readings.txt` says."""

from __future__ import annotations

import difflib

from tests.english.readings import FILE, readings

HOW = "if that is meant: python -m tests.english.readings --write, and look at the difference of the file"


def test_every_sentence_is_read_as_it_was():
    was, now = FILE.read_text(encoding="utf-8").split("\n\n"), "\n".join(readings()).split("\n\n")
    lines = [line for text in was if text not in now for line in text.split("\n")]
    others = [line for text in now if text not in was for line in text.split("\n")]
    changed = "\n".join(difflib.unified_diff(lines, others, "was", "now", n=2, lineterm=""))
    assert was == now, f"{HOW}\n{changed[:4000]}"
