"""The table of pages, and the scorers of an evaluation folder under a heading each."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("newsparse_html")

ROOT = Path(__file__).parents[2]
TEXT = "The pilots of the harbour refused to sail on Monday, because nobody had told them who would pay the new fees."
PAGE = {
    "html": f"<html><head><title>Pilots stay</title></head><body><h1>Pilots stay</h1><p>{TEXT}</p></body></html>",
    "url": "https://coast.example/1",
    "title": "Pilots stay",
    "authors": [],
    "published": "2024-05-14",
    "captions": [],
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "eval").mkdir()
    (tmp_path / "data" / "pages").mkdir(parents=True)
    with gzip.open(tmp_path / "data" / "pages" / "dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(PAGE) + "\n")
    (tmp_path / "eval" / "messy.py").write_text("print('body P 99')")
    (tmp_path / "eval" / "segments.py").write_text("print('accuracy 0.9'); raise SystemExit(3)")
    return tmp_path / "eval"


@pytest.mark.slow
def test_the_scorers_of_the_folder_are_run(folder):
    command = [sys.executable, "-m", "benchmarks", "pages", "--eval", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    lines = said.split("\n")
    assert next(line for line in lines if line.startswith("body F1")).split()[2] == "1.000"
    assert lines[lines.index("messy.py") + 2] == "body P 99"
    assert lines[lines.index("segments.py") + 2 :][:2] == ["accuracy 0.9", "segments.py ended with status 3"]
