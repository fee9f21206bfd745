"""JSON, one result or a list of them, and JSON lines. The schema is that of `newsparse.dumps`."""

from __future__ import annotations

from collections.abc import Iterable

from newsparse.model import ParsedArticle
from newsparse.plugin import Output
from newsparse.serialization import dumps


class JsonExporter:
    """Writes one result as an object, and several (or none) as a list of objects.

    Args:
        indent: spaces for each level; 0 puts each result on one line.
        tokens: whether the token tables are written too.
    """

    def __init__(self, indent: int = 2, tokens: bool = False) -> None:
        self.indent = indent if indent > 0 else None
        self.tokens = tokens

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time; no more than two are held."""
        stream = iter(results)
        first, second = next(stream, None), next(stream, None)
        with output.open() as file:
            if first is None:
                file.write("[]\n")
            elif second is None:
                file.write(self._dumped(first) + "\n")
            else:
                file.write("[\n" + self._dumped(first) + ",\n" + self._dumped(second))
                for result in stream:
                    file.write(",\n" + self._dumped(result))
                file.write("\n]\n")

    def _dumped(self, result: ParsedArticle) -> str:
        return dumps(result, indent=self.indent, tokens=self.tokens)


class JsonLinesExporter:
    """Writes one result on each line, as they come.

    Args:
        tokens: whether the token tables are written too.
    """

    def __init__(self, tokens: bool = False) -> None:
        self.tokens = tokens

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time."""
        with output.open() as file:
            for result in results:
                file.write(dumps(result, tokens=self.tokens) + "\n")
