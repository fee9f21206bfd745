"""Where the results of ``newsparse parse`` go: to a file in some format, to one that grows, or to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newsparse._cli.tally import Tally, has_items
from newsparse._version import __version__
from newsparse.errors import ConfigurationError

if TYPE_CHECKING:
    from newsparse._cli.kept import Kept
    from newsparse._cli.stopping import Stop
    from newsparse._cli.view import View
    from newsparse._exporting import Exporting
    from newsparse._pipeline import Pipeline
    from newsparse._registry import Config, Registry
    from newsparse.exporters.output import FileOutput, StreamOutput
    from newsparse.model import ParsedArticle
    from newsparse.plugin import Output

TABLE = "table"


def unless_all_fail(
    results: Iterator[ParsedArticle], tally: Tally, write: Callable[[Iterable[ParsedArticle]], None]
) -> None:
    """Write results. What fails before the first success waits for it: without one, nothing is written over."""
    waiting: list[ParsedArticle] = []
    for result in results:
        waiting.append(result)
        if tally.kept:
            write(chain(waiting, results))
            return


def kept_in(target: Path | None, exporter: Exporting | None) -> Kept:
    """The file that results are added to.

    Raises:
        ConfigurationError: if there is none, or its format has no results of a line each.
    """
    from newsparse._cli.kept import Kept
    from newsparse.exporters.json import JsonLinesExporter

    lines = exporter.exporter if exporter is not None else None
    if target is None or not isinstance(lines, JsonLinesExporter):
        raise ConfigurationError(
            "--resume adds to a file of JSON lines: name one, such as -o all.jsonl "
            "(newsparse parse all.jsonl -o all.csv makes other formats of it)"
        )
    return Kept(target, failures=True, tokens=lines.tokens)


def exporter_of(
    to: str | None, output: str | None, registry: Registry, config: Config
) -> tuple[Exporting | None, Path | None]:
    """What writes, None for tables on a screen; and the file, None for standard output."""
    from newsparse._exporting import Exporting

    target = None if output in (None, "-") else Path(str(output))
    if to is None and target is None:
        to = TABLE if sys.stdout.isatty() else "jsonl"
    if to == TABLE:
        return None, target
    if to is not None:
        if to not in registry.exporters:
            raise ConfigurationError(registry.exporters.unknown(to, (TABLE,), "format"))
        return Exporting.of(registry.exporters.get(to), config), target
    return Exporting.for_file(str(target), registry, config, otherwise="choose one with --to"), target


def output_to(target: Path | None, stop: Stop) -> FileOutput | StreamOutput:
    """Where results go. What a signal cuts short goes beside a file that is there already."""
    from newsparse.exporters.output import FileOutput, StreamOutput

    return StreamOutput(_standard_output()) if target is None else FileOutput(target, aside=lambda: stop.stopped)


def show_each(results: Iterable[ParsedArticle], output: Output, view: View, maker: str) -> None:
    """Write results as tables for people, and at the end what made them."""
    from newsparse._cli.tables import show, show_maker

    with output.open() as file:
        for result in results:
            if has_items(result) or not any(d.level == "error" for d in result.diagnostics):
                show(result, file, view)
        show_maker(maker, file)


def made_by(pipe: Pipeline) -> str:
    """What makes the results of a pipeline, in words: its name, what it leaves out, and all versions.

    Example:
        >>> from newsparse import Pipeline
        >>> made_by(Pipeline.from_names(["english.tokens"])).split(" (")[0]
        'made by the pipeline custom'
    """
    from newsparse._registry.find import BUILT_IN

    own = dict(BUILT_IN)
    plugins = dict.fromkeys((step.plugin, step.version) for step in pipe.steps if step.plugin not in own)
    versions = ", ".join((f"newsparse {__version__}", *(f"plugin {name} {version}" for name, version in plugins)))
    least = f"; nothing below confidence {pipe.least:g} (see --least)" if pipe.least else ""
    return f"made by the pipeline {pipe.name} ({versions}){least}"


def _standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the machine's language; as it is where it cannot be changed."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="backslashreplace", newline="\n")
    return sys.stdout
