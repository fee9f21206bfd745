"""JSON-LD: annotations as the W3C has them, and articles, quotations and claims as schema.org has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.annotating import schemaorg, webannotation
from newsparse.annotating.linked import context
from newsparse.exporters.losses import without_failed
from newsparse.model import ParsedArticle
from newsparse.plugin import Output

_ITEMS = "\0"


class WebAnnotationExporter:
    """Writes one page of annotations for all results."""

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time."""
        items = (item for result in results for item in webannotation.items(result))
        _write(webannotation.page() | {"items": [_ITEMS]}, items, output)


class SchemaOrgExporter:
    """Writes one graph for all results.

    Args:
        body: whether the text of articles is written too.
    """

    def __init__(self, body: bool = False) -> None:
        self.body = body

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time."""
        whole = without_failed("schema-org", results)
        items = (node for result in whole for node in schemaorg.nodes(result, body=self.body))
        _write({"@context": context("schema-org"), "@graph": [_ITEMS]}, items, output)


def _write(frame: dict[str, Any], items: Iterator[dict[str, Any]], output: Output) -> None:
    """A JSON object, and the items of its one list as they come, a line each."""
    before, after = json.dumps(frame, ensure_ascii=False).split(json.dumps(_ITEMS))
    with output.open() as file:
        file.write(before)
        sign = "\n"
        for item in items:
            file.write(sign + json.dumps(item, ensure_ascii=False))
            sign = ",\n"
        file.write(f"\n{after}\n")
