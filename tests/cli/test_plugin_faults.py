"""Plugins that do what they may not, in a process of their own: no run ends by them, and results stay what they are."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from textwrap import dedent

import pytest

import newsparse

Process = Callable[..., "CompletedProcess[bytes]"]
Install = Callable[..., str]
TEXTS = [f"Bridge {n} closed. “We will not pay,” said Mayor Ina Tolle on Monday." for n in range(4)]
WHOLE = """
    import os, signal, subprocess, sys, threading, time
    from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, PipelineSpec, ReaderSpec, hookimpl

    def find(document):
        if "Bridge 2" in document.article.text:
            {found}
        return ()

    @hookimpl
    def newsparse_extractors():
        yield ExtractorSpec(name="odd.x", requires={{"claims"}}, provides={{"odd.x"}}, factory=lambda: find)

    @hookimpl
    def newsparse_pipelines():
        yield PipelineSpec(name="odd", components=["rules", "odd.x"])
"""


@pytest.fixture
def install(place: Path) -> Install:
    """Write a plugin as it is installed, and say where: for PYTHONPATH."""

    def write(code: str) -> str:
        folder = place / "site"
        about = folder / "newsparse_odd-2.5.dist-info"
        about.mkdir(parents=True)
        (folder / "newsparse_odd.py").write_text(dedent(code), encoding="utf-8")
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: newsparse-odd\nVersion: 2.5\n")
        (about / "entry_points.txt").write_text("[newsparse]\nodd = newsparse_odd\n")
        (place / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), encoding="utf-8")
        return os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])

    return write


def texts(done: CompletedProcess[bytes]) -> list[str]:
    """The texts of the articles that were written, all of them whole."""
    return [newsparse.loads(line).article.text for line in done.stdout.decode().splitlines()]


ENDS = {
    "import": "raise {error}",
    "hook": """
        from newsparse.plugin import hookimpl
        @hookimpl
        def newsparse_readers():
            raise {error}
    """,
}


@pytest.mark.slow
@pytest.mark.parametrize("error", ["KeyboardInterrupt", "SystemExit(0)", "GeneratorExit"])
@pytest.mark.parametrize("where", ENDS)
def test_a_plugin_that_would_end_the_program_is_broken(
    process: Process, install: Install, where: str, error: str
) -> None:
    path = install(ENDS[where].format(error=error))
    done = process("parse", "in.jsonl", "-p", "rules", PYTHONPATH=path)
    assert (done.returncode, texts(done)) == (0, TEXTS)
    assert b"warning: plugin odd (newsparse-odd 2.5)" in done.stderr
    done = process("plugins", "doctor", PYTHONPATH=path)
    assert done.returncode == 1
    assert b"error: plugin odd (newsparse-odd 2.5)" in done.stderr
    assert error.rstrip("(0)").encode() in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("error", ["KeyboardInterrupt", "SystemExit(0)"])
def test_a_component_that_would_end_the_program_costs_its_article(
    process: Process, install: Install, error: str
) -> None:
    done = process("parse", "in.jsonl", "-p", "odd", PYTHONPATH=install(WHOLE.format(found=f"raise {error}")))
    assert (done.returncode, texts(done)) == (1, TEXTS)
    assert b"error: odd.x (plugin odd 2.5) failed on article " in done.stderr


PRINTS = """
    print("by print")
    sys.__stdout__.write("by the first standard output")
    sys.__stdout__.flush()
    os.write(1, b"by a number")
    subprocess.run([sys.executable, "-c", "print('by another program')"])
""".replace("\n    ", "; ").strip("; \n")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_plugins_print_is_no_result(process: Process, install: Install, workers: str) -> None:
    code = dedent(WHOLE.format(found=PRINTS)) + "print('at its import')\n"
    done = process("parse", "in.jsonl", "-p", "odd", "--workers", workers, PYTHONPATH=install(code))
    assert (done.returncode, texts(done)) == (0, TEXTS)
    for said in ("at its import", "by print", "by the first standard output", "by a number", "by another program"):
        assert said.encode() in done.stderr


@pytest.mark.slow
def test_what_plugins_print_is_no_list_of_plugins(process: Process, install: Install) -> None:
    path = install("print('at its import')\n" + dedent(WHOLE.format(found="pass")))
    for command in (
        ("plugins", "list", "--json"),
        ("plugins", "doctor", "--json"),
        ("plugins", "show", "odd", "--json"),
    ):
        done = process(*command, PYTHONPATH=path)
        assert json.loads(done.stdout)
        assert done.stderr.decode().split() == ["at", "its", "import"]


@pytest.mark.slow
def test_who_closes_standard_output_closes_nothing(process: Process, install: Install) -> None:
    done = process("parse", "in.jsonl", "-p", "odd", PYTHONPATH=install(WHOLE.format(found="sys.stdout.close()")))
    assert (done.returncode, texts(done)) == (0, TEXTS)


@pytest.mark.slow
def test_a_working_directory_is_put_back(process: Process, install: Install, place: Path) -> None:
    (place / "late.txt").write_text("Bridge 9 closed.", encoding="utf-8")
    path = install(WHOLE.format(found="os.chdir('/')"))
    done = process("parse", "in.jsonl", "late.txt", "-p", "odd", "-o", "out.jsonl", PYTHONPATH=path)
    assert done.returncode == 1
    assert b"odd.x (plugin odd 2.5) failed on article " in done.stderr
    assert b"it changed the working directory to '/'" in done.stderr
    lines = (place / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [newsparse.loads(line).article.text for line in lines] == [*TEXTS, "Bridge 9 closed."]


@pytest.mark.slow
def test_threads_that_do_not_end_are_ended_and_told(process: Process, install: Install) -> None:
    left = "threading.Thread(target=time.sleep, args=[1000], name='listener').start()"
    done = process("parse", "in.jsonl", "-p", "odd", PYTHONPATH=install(WHOLE.format(found=left)))
    assert (done.returncode, texts(done)) == (0, TEXTS)
    assert done.stderr.decode().endswith("ends threads that a plugin left running: listener\n")


def test_a_command_in_this_process_leaves_standard_output_as_it_was(run: Callable[..., object]) -> None:
    before = sys.stdout, os.fstat(1).st_ino
    run("explain", "rules")
    assert (sys.stdout, os.fstat(1).st_ino) == before
