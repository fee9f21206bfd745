"""``newsparse plugins`` and ``newsparse explain``: for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

import newsparse
from newsparse import _facade as facade
from newsparse._registry import Candidate
from newsparse._registry import collect as collecting
from newsparse._registry.find import find

Run = Callable[..., Result]


ODD = """
from newsparse.plugin import ExtractorSpec, hookimpl

@hookimpl
def newsparse_extractors():
    yield ExtractorSpec(name="odd.thing", provides={"odd.thing"}, factory="nowhere_at_all:Thing")
"""


@pytest.fixture
def broken(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that cannot be imported, and one whose component cannot be made."""
    (place / "newsparse_odd.py").write_text(ODD, encoding="utf-8")
    monkeypatch.syspath_prepend(place)
    more = (Candidate("gone", "newsparse_is_not_there", "gone", "1.0"), Candidate("odd", "newsparse_odd", "odd", "2"))
    monkeypatch.setattr(collecting, "find", lambda: (*find(()), *more))


def forget() -> None:
    for cache in (facade._pipeline, facade._registry, facade._cleaning):
        cache.cache_clear()


@pytest.fixture
def looked_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Grows whenever plugins are looked for. Nothing is known from before, or later."""
    times: list[str] = []
    monkeypatch.setattr(collecting, "find", lambda: times.append("once") or find(()))
    forget()
    yield times
    forget()


@pytest.mark.parametrize(
    "command",
    [
        "parse -p rules in.txt",
        "parse -p rules in.txt -o out.csv --option csv.table=claims --option text.encoding=utf-8",
        "parse in.txt --to table",
        "explain rules",
        "plugins list",
        "plugins show english",
        "plugins doctor",
    ],
)
def test_a_command_looks_for_plugins_once(run: Run, place: Path, looked_for: list[str], command: str) -> None:
    (place / "in.txt").write_text("Mali said no.", encoding="utf-8")
    done = run(*command.split())
    assert (done.exit_code, looked_for) == (0, ["once"]), done.stderr


def test_a_call_looks_for_plugins_once(place: Path, looked_for: list[str]) -> None:
    (place / "in.txt").write_text("Mali said no.", encoding="utf-8")
    newsparse.write(newsparse.parse(newsparse.read("in.txt"), pipeline="rules"), "out.json")
    assert looked_for == ["once"]


def test_all_plugins_are_listed(run: Run) -> None:
    done = run("plugins", "list")
    assert done.exit_code == 0
    for word in ("readers", "english", "exporters", newsparse.__version__, "loaded", "jsonl"):
        assert word in done.stdout
    listed = json.loads(run("plugins", "list", "--json").stdout)
    assert [plugin["name"] for plugin in listed][:4] == ["readers", "cleaning", "english", "exporters"]
    assert {"kind": "pipeline", "name": "rules"}.items() <= listed[2]["brings"][-1].items()


def test_a_plugin_is_shown_by_its_name_and_by_what_it_brings(run: Run) -> None:
    by_name, by_component = run("plugins", "show", "english"), run("plugins", "show", "english.tokens")
    assert by_name.exit_code == by_component.exit_code == 0
    assert by_name.stdout == by_component.stdout
    assert "extractor english.claims" in by_name.stdout
    about = json.loads(run("plugins", "show", "exporters", "--json").stdout)
    assert about["brings"][0] == {
        "kind": "exporter",
        "name": "json",
        "suffixes": [".json"],
        "options": {"indent": 2, "tokens": False},
    }


def test_a_plugin_that_does_not_exist(run: Run) -> None:
    done = run("plugins", "show", "englsh")
    assert done.exit_code == 2
    assert done.stderr == "error: there is no plugin 'englsh'; did you mean 'english'?\n"


def test_a_disabled_plugin_is_listed_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", "english")
    listed = {plugin["name"]: plugin["status"] for plugin in json.loads(run("plugins", "list", "--json").stdout)}
    assert listed["english"] == "disabled"


def test_the_doctor_finds_nothing_where_nothing_is_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPARSE_ALLOW_PLUGINS", "none")
    done = run("plugins", "doctor")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith(" 1 pipeline\nno problems\n")
    assert json.loads(run("plugins", "doctor", "--json").stdout)["problems"] == []


def test_the_doctor_names_what_is_broken(run: Run, broken: None) -> None:
    done = run("plugins", "doctor")
    assert done.exit_code == 1
    gone, odd = done.stderr.splitlines()
    assert "gone" in gone
    assert "newsparse_is_not_there" in gone
    assert odd.startswith("error: odd.thing (plugin odd 2) cannot be made: ModuleNotFoundError")
    assert done.stdout.endswith("2 problems\n")
    assert len(json.loads(run("plugins", "doctor", "--json").stdout)["problems"]) == 2


def test_a_broken_plugin_stops_nothing(run: Run, broken: None) -> None:
    listed = run("plugins", "list")
    assert listed.exit_code == 0
    assert "broken" in listed.stdout
    assert listed.stderr.startswith("error: ")
    assert run("parse", input="Mali says no.").exit_code == 0


def test_a_broken_plugin_is_shown_with_its_reason(run: Run, broken: None) -> None:
    for name in ("gone", "gone.thing"):
        done = run("plugins", "show", name)
        assert done.exit_code == 0
        assert done.stdout.startswith("gone 1.0, broken\n")
        assert done.stderr.startswith("error: plugin gone (gone 1.0) cannot be imported: ModuleNotFoundError")
    assert "cannot be imported" in json.loads(run("plugins", "show", "gone", "--json").stdout)["error"]


JOINING = """
from newsparse.plugin import extractor

def finds(name, requires, provides):
    return extractor(name, requires=requires, provides=provides, joins=True)(lambda document: ())

lacking = finds("odd.lacking", {"sky.weather"}, {"odd.rain"})
one = finds("odd.one", {"odd.b"}, {"odd.a"})
two = finds("odd.two", {"odd.a"}, {"odd.b"})
three = finds("odd.three", {"claims"}, {"odd.c"})
"""


def test_what_can_never_join_is_told(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "newsparse_joining.py").write_text(JOINING, encoding="utf-8")
    (place / "newsparse.toml").write_text('[pipelines]\nquotes = ["english.tokens"]', encoding="utf-8")
    monkeypatch.syspath_prepend(place)
    monkeypatch.setattr(collecting, "find", lambda: (*find(()), Candidate("odd", "newsparse_joining", "odd", "2")))
    done = run("plugins", "doctor")
    assert done.exit_code == 1
    reasons = {
        "lacking": "requires 'sky.weather', which no installed plugin provides",
        "one": "requires 'odd.b', which odd.two would provide",
        "two": "requires 'odd.a', which odd.one would provide",
    }
    assert done.stderr.splitlines() == [
        f"error: odd.{name} joins no pipeline: in rules it {why}" for name, why in reasons.items()
    ]
    told = run("explain", "rules").stdout
    assert all(f"cannot join: odd.{name} {why}\n" in told for name, why in reasons.items())
    assert "cannot join: odd.three" not in told
    assert "cannot join: odd.three requires 'claims', which english.claims would" in run("explain", "quotes").stdout


def test_the_doctor_names_a_wrong_option_once(run: Run, place: Path) -> None:
    (place / "newsparse.toml").write_text('[components."english.claims"]\nx = 1', encoding="utf-8")
    done = run("plugins", "doctor")
    assert done.exit_code == 1
    assert done.stderr == "error: english.claims: there is no option 'x'; there is none\n"


def test_twins_are_both_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "find", lambda: (*find(()), Candidate("english", "other", "other", "7")))
    done = run("plugins", "show", "english")
    assert f"english {newsparse.__version__}, loaded" in done.stdout
    assert "english 7, broken" in done.stdout
    assert "another plugin has the name 'english'" in done.stderr
    about = json.loads(run("plugins", "show", "english", "--json").stdout)
    assert (about["status"], [twin["version"] for twin in about["twins"]]) == ("loaded", ["7"])


def test_what_joins_is_shown(run: Run) -> None:
    about = json.loads(run("plugins", "show", "cleaning", "--json").stdout)
    assert {cleaner["joins"] for cleaner in about["brings"]} == {True}


def test_parse_warns_of_a_broken_plugin_in_a_line(run: Run, broken: None) -> None:
    forget()
    facade._warn.cache_clear()
    done = run("parse", input="Mali says no.")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["article"]["text"] == "Mali says no."
    (line,) = done.stderr.splitlines()
    assert line.startswith("warning: plugin gone (gone 1.0) cannot be imported: ModuleNotFoundError")
    forget()


def test_options_of_a_broken_plugin_stop_nothing(run: Run, place: Path, broken: None) -> None:
    (place / "newsparse.toml").write_text("[readers.gone]\nx = 1\n[exporters.odd-table]\nx = 1", encoding="utf-8")
    done = run("parse", "-p", "rules", input="Mali said no.")
    assert done.exit_code == 2  # odd is there, and brings no such exporter
    assert "there is no exporter 'odd-table'" in done.stderr
    (place / "newsparse.toml").write_text("[readers.gone]\nx = 1", encoding="utf-8")
    assert run("parse", "-p", "rules", input="Mali said no.").exit_code == 0


def test_the_option_of_what_a_broken_plugin_would_bring(run: Run, broken: None) -> None:
    done = run("parse", "--option", "gone.thing.most=1", input="Mali says no.")
    assert done.exit_code == 2
    assert "there is no component 'gone.thing': plugin gone (gone 1.0) cannot be imported" in done.stderr


def test_a_pipeline_is_explained(run: Run, place: Path) -> None:
    done = run("explain", "rules")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == newsparse.Pipeline.preset("rules").explain() + "\n"
    (place / "newsparse.toml").write_text('[pipelines]\nmine = ["english.tokens"]\n', encoding="utf-8")
    assert "pipeline mine" in run("explain", "mine").stdout


def test_a_pipeline_that_does_not_fit_together(run: Run, place: Path) -> None:
    (place / "newsparse.toml").write_text('[pipelines]\nmine = ["english.claims"]\n', encoding="utf-8")
    done = run("explain", "mine")
    assert done.exit_code == 2
    assert "'english.claims' requires " in done.stderr
    assert "put 'english.actors' before it" in done.stderr
