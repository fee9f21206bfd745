"""A new source is begun from pages of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from newsparse._cli import main
from newsparse_html.rules import read

PAGE = (Path(__file__).parent / "pages" / "bridge.html").read_text(encoding="utf-8")
NOTICE = "<p>The Gazette is printed on paper from our own woods.</p></div>"


def test_lines_that_pages_share_become_rules(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number, said in enumerate(("waited long enough", "waited far too long")):
        page = PAGE.replace("waited long enough", said).replace("</div>\n</article>", NOTICE + "\n</article>")
        Path(f"{number}.html").write_text(page.replace("Councillors voted", f"The {number}0 voted"), encoding="utf-8")
    result = CliRunner().invoke(main, ["source", "new", "www.gazette.example", "0.html", "1.html", "--to", "new"])
    assert result.exit_code == 0, result.output
    (version,) = read("gazette", Path("new/gazette-example.toml").read_text(encoding="utf-8"))
    assert version.domains == ("gazette.example",)
    assert any(rule.line.fullmatch("The Gazette is printed on paper from our own woods.") for rule in version.rules)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "new/test_gazette_example.py"]
    suite = subprocess.run(command, capture_output=True, text=True)
    assert suite.returncode == 0, suite.stdout


def test_what_is_wrong_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    assert "is no domain" in CliRunner().invoke(main, ["source", "new", "gazette", "page.html"]).output
    assert CliRunner().invoke(main, ["source", "new", "gazette.example", "page.html"]).exit_code == 0
    assert "is there already" in CliRunner().invoke(main, ["source", "new", "gazette.example", "page.html"]).output
