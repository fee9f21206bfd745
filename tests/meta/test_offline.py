"""Nothing is fetched and nothing is sent: every pipeline that is installed works where no socket can be made."""

from __future__ import annotations

import socket

import pytest

import newsparse
from newsparse._registry import discover

OTHER = {"german": "Der Hafen hebt die Gebühren an. „Wir zahlen nicht“, sagte Anna Holm."}
"""Texts for pipelines that do not read English."""
TEXT = "The harbour raised its fees on Monday. “We will not pay,” said Amina Weru, the leader of the pilots of Mombasa."


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("something wanted a connection")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.parametrize("name", discover().pipelines.names())
def test_a_pipeline_works_without_a_network(name, tmp_path):
    pipe = newsparse.Pipeline.preset(name)  # made anew, so that a model is loaded here
    parsed = pipe(OTHER.get(name, TEXT))
    assert parsed.claims
    newsparse.write(parsed, tmp_path / "out.json")
    newsparse.write(parsed, tmp_path / "out.csv")
