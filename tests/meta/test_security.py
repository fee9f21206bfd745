"""What SECURITY.md promises of data files: none of them is run, and none has anything fetched, sent or started."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("newsparse/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")])

FORBIDDEN_MODULES = {
    *("pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"),
    *("socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "webbrowser"),
    *("requests", "httpx", "aiohttp", "urllib3"),
    *("subprocess", "pty", "ctypes", "cffi", "code", "codeop", "runpy"),
    *("xml.etree", "xml.dom", "xml.parsers", "xml.sax.make_parser", "xml.sax.parse", "xml.sax.parseString"),
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "execv", "execve", "spawnv", "fork"}
IMPORTS_BY_NAME = {"import_module", "EntryPoint"}

PICKLES = ("newsparse/_pipeline/", "newsparse/testing/")
"""To and from worker processes of its own; and the contract that specs can go there."""
IMPORTERS = {
    "newsparse/__init__.py": "its own modules, when they are first asked for",
    "newsparse/english/api.py": "the same",
    "newsparse/testing/__init__.py": "the same",
    "newsparse/_progress.py": "the display of notebooks",
    "newsparse/_registry/load.py": "plugins that are installed",
    "newsparse/_registry/resolve.py": "what their specs name",
    "plugins/newsparse-network/src/newsparse_network/__init__.py": "its own modules",
    "plugins/newsparse-report/src/newsparse_report/__init__.py": "the same",
    "plugins/newsparse-spacy/src/newsparse_spacy/__init__.py": "the same",
}
"""Modules that import others by a name that is a value, and what these may be: never what a data file says."""


def named(tree: ast.AST) -> Iterator[str]:
    """Every module that a source imports, and every function that it calls, as far as they have names."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (f"import {alias.name}" for alias in node.names)
            case ast.ImportFrom(module=str(module)):
                yield f"import {module}"
                yield from (f"import {module}.{alias.name}" for alias in node.names)
            case ast.Call(func=ast.Name(id=name)):
                yield name
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id=module))) if module not in ("re", "regex"):
                yield name
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle" and getattr(node.value, "value", True):
            yield "allow_pickle"


def forbidden(path: str, code: str) -> list[str]:
    found = []
    for name in named(ast.parse(code)):
        module = name.removeprefix("import ")
        imported = module != name and any(module == m or module.startswith(f"{m}.") for m in FORBIDDEN_MODULES)
        allowed = module.startswith("pickle") and path.startswith(PICKLES)
        by_name = name in IMPORTS_BY_NAME and path not in IMPORTERS
        if (imported and not allowed) or name in FORBIDDEN_CALLS or name == "allow_pickle" or by_name:
            found.append(f"{path}: {name}")
    return found


def test_no_source_has_what_runs_data_or_reaches_out():
    assert len(SOURCES) > 300
    found = [
        fault
        for path in SOURCES
        for fault in forbidden(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "eval('1')",
        "import pickle",
        "from pickle import loads",
        "import urllib.request",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "import os; os.system('ls')",
        "np.load(file, allow_pickle=True)",
        "from importlib import import_module; import_module(name)",
        "from xml.etree import ElementTree",
    ],
)
def test_the_search_finds_what_it_is_for(code):
    assert forbidden("newsparse/readers/odd.py", code)


def test_the_exceptions_are_needed():
    for path in IMPORTERS:
        assert IMPORTS_BY_NAME & set(named(ast.parse((ROOT / path).read_text(encoding="utf-8")))), path


WATCHED = """
import sys

happened = []
REACHING = ("pickle.find_class", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork",
            "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "socket.sendmsg",
            "urllib.Request", "ftplib.", "smtplib.", "webbrowser.")
sys.addaudithook(lambda event, args: happened.append((event, args)) if event.startswith(REACHING) else None)

import newsparse

texts = ["The harbour raised its fees. “We will not pay,” said Amina Weru, the leader of the pilots of Mombasa."]
texts += list(newsparse.read_many(sys.argv[2:], on_error="record"))
for number, name in enumerate(sys.argv[1].split(",")):
    results = list(newsparse.parse_many(texts, pipeline=name, on_error="record"))
for suffix in (".json", ".jsonl", ".csv", ".ann", ".html", ".graphml", ".gexf", ".dna", ".net", ".parquet", ".jsonld"):
    try:
        newsparse.write(results, f"out{suffix}")
    except newsparse.ConfigurationError:
        pass  # no plugin writes it here
print(len(results), happened)
"""
PAGE = """<!DOCTYPE html SYSTEM "http://evil.example/x.dtd" [<!ENTITY x SYSTEM "secret.txt">]>
<html><head><title>Fees rise</title><link rel="stylesheet" href="http://evil.example/x.css">
<script src="http://evil.example/x.js"></script><meta http-equiv="refresh" content="0; url=http://evil.example/"></head>
<body><article><h1>Fees rise</h1><p>The harbour raised its fees on Monday, and told nobody why. &x;</p>
<img src="http://evil.example/x.png"><iframe src="http://evil.example/"></iframe>
<p>“We will not pay,” said Amina Weru, the leader of the pilots of Mombasa.</p></article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "http://evil.example/x">]>
<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>Fees &x;</title>
<xi:include href="http://evil.example/x"/><link>http://evil.example/1</link>
<description>The harbour raised its fees, said Amina Weru.</description></item></channel></rss>"""
RECORD = '{"text": "The harbour raised its fees, said Amina Weru.", "url": "http://evil.example/", "!": "__import__"}'


@pytest.mark.slow
def test_reading_parsing_and_writing_reach_nothing_outside(tmp_path):
    from newsparse._registry import discover

    pipelines = ",".join(name for name in discover().pipelines.names() if name != "german")
    given = {
        "page.html": PAGE,
        "feed.rss": FEED,
        "all.jsonl": RECORD,
        "page.md": "# Fees\n\n![x](http://evil.example/x)",
    }
    (tmp_path / "secret.txt").write_text("hidden words", encoding="utf-8")
    for name, text in given.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", WATCHED, pipelines, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    number, happened = done.stdout.strip().split(" ", 1)
    assert int(number) > len(given)
    assert happened == "[]"
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name.startswith("out")]
    assert len(written) > 5
    assert not any(b"hidden words" in path.read_bytes() for path in written)
