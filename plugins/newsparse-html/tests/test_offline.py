"""Nothing is fetched: with sockets that refuse to be made, every reader works."""

from __future__ import annotations

import socket
from io import BytesIO
from pathlib import Path

import pytest

from newsparse_html.feeds import FeedReader
from newsparse_html.following import SourceCleaner
from newsparse_html.reader import HtmlReader
from newsparse_html.rules import Rule, Version
from newsparse_html.warc import WarcReader

PAGE = Path(__file__).parent / "pages" / "bridge.html"
FEED = b"""<!DOCTYPE rss SYSTEM "http://gazette.example/rss.dtd"><rss version="2.0"><channel><title>G</title><item>
<title>T</title><link>http://gazette.example/1</link><description>Dredging begins on Monday.</description></item>
</channel></rss>"""
PULLS = b"""<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://gazette.example/a.dtd">
<html><head><link rel="stylesheet" href="http://gazette.example/a.css"><base href="http://gazette.example/"></head>
<body><h1>Dredging begins</h1><iframe src="http://gazette.example/frame"></iframe>
<p>The dredgers of the harbour company are to begin their work on Monday, its director said.</p>
<p>Nobody could say how long it would take, or who was going to pay for the sand to be taken away.</p></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("something wanted a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_pages():
    with PAGE.open("rb") as stream:
        (article,) = HtmlReader().read(stream, name="bridge.html", url="https://www.gazette.example/bridge")
    assert article.title
    (article,) = HtmlReader().read(BytesIO(PULLS), name="a.html", url=None)
    assert "dredgers" in article.text


def test_feeds():
    (article,) = FeedReader().read(BytesIO(FEED), name="a.rss", url=None)
    assert article.text.endswith("Dredging begins on Monday.")


def test_archives():
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.read_bytes()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.gazette.example/bridge\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    (article,) = WarcReader().read(BytesIO(head.encode() + answer + b"\r\n\r\n"), name="a.warc", url=None)
    assert article.title == "Council backs plan for second bridge"


def test_sources():
    rule = Rule(action="drop", selector="article h2")
    cleaner = SourceCleaner(Version(name="g", file="g.toml", domains=["gazette.example"], rules=[rule]))
    (article,) = HtmlReader().read(BytesIO(PAGE.read_bytes()), name="bridge.html", url=None)
    assert [edit.span.of(article.text) for edit in cleaner(article)] == ["Who pays?"]
