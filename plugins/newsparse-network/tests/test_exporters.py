"""The formats as exporters: the contract of newsparse, and options."""

from __future__ import annotations

import pytest

import newsparse
import newsparse_network
from newsparse.errors import ConfigurationError
from newsparse.testing import ExporterContract, MemoryOutput, fake_registry
from newsparse_network.exporters import GraphmlExporter

RESULTS = [newsparse.parse(text, pipeline="rules") for text in ("Mali backs the toll.", "Niger rejects the toll.")]


class _Network(ExporterContract):
    plugin = newsparse_network
    results = RESULTS


class TestGraphml(_Network):
    component = "graphml"


class TestGexf(_Network):
    component = "gexf"


class TestPajek(_Network):
    component = "pajek"


class TestUcinet(_Network):
    component = "ucinet"


def test_the_plugin_is_registered():
    registry = fake_registry({"network": newsparse_network})
    assert registry.problems == ()
    assert registry.exporters.names() == ("dna", "gexf", "graphml", "pajek", "ucinet")


def test_the_options():
    output = MemoryOutput()
    GraphmlExporter(kind="one-mode", aggregation="conflict").write(iter(RESULTS), output)
    assert "conflict" in output.files[""]
    output = MemoryOutput()
    GraphmlExporter(confidence=1).write(iter(RESULTS), output)
    assert "Mali" not in output.files[""]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "three-mode"}, "kind is two-mode, one-mode or actors"),
        ({"aggregation": "congruence"}, "no aggregation of two-mode networks 'congruence'"),
        ({"level": "town"}, "no level 'town'"),
        ({"duplicates": "hour"}, "no scope of duplicates 'hour'"),
    ],
)
def test_what_there_is_not_is_said_before_anything_is_parsed(options, message):
    with pytest.raises(ConfigurationError, match=message):
        GraphmlExporter(**options)
