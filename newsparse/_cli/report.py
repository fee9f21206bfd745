"""``newsparse report``: pages that people read, of an article or a corpus. The plugin newsparse-report makes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsparse._cli.options import with_keep, with_parsing, with_traceback
from newsparse._cli.stopping import Stop
from newsparse._cli.tally import NOTHING, SOME_FAILED, Tally, say_corrections
from newsparse._cli.words import say_error
from newsparse.errors import ConfigurationError

if TYPE_CHECKING:
    from newsparse.exporters.output import FileOutput
    from newsparse.model import ParsedArticle
    from newsparse_report.exporter import ReportExporter

OUTPUT = "report.html"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS…")
@click.option("-o", "--output", default=OUTPUT, metavar="OUT", help="The page to write. [default: report.html]")
@click.option("--title", default="", metavar="TEXT", help="What the report is called.")
@click.option("--portrayals", is_flag=True, help="Show how the text itself presents actors, too.")
@click.option("--corrections", metavar="FILE", help="A table (CSV or TOML) of what to change in results.")
@with_keep
@with_parsing
@with_traceback
def report(
    paths: tuple[str, ...],
    output: str,
    title: str,
    portrayals: bool,
    corrections: str | None,
    keep: str | None,
    pipeline: str,
    config_file: str | None,
    workers: int,
    timeout: float | None,
    options: tuple[str, ...],
    reader: str | None,
) -> None:
    """Make a report: pages that show who said what, where it stands, and why it was found.

    PATHS are articles, which are parsed, or results of newsparse parse (.json, .jsonl). Of one article there is one
    page that needs nothing else. Of several there is an index, and their pages and data in a folder beside it.

    What is wrong can be marked on the pages, which give out a file for --corrections.

    \b
    Examples:
      newsparse report article.html -o report.html
      newsparse report articles/*.txt --keep results.jsonl -o report.html
      newsparse report results.jsonl --corrections corrections.csv -o report.html
    """  # noqa: D301 (click takes the character itself)
    try:
        from newsparse_report.exporter import ReportExporter
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f'reports need newsparse[report], for there is no module {error.name!r}: pip install "newsparse[report]"'
        ) from None
    from newsparse._cli.configure import configured
    from newsparse._cli.given import sorted_out
    from newsparse._cli.kept import Kept
    from newsparse._cli.parsing import Parsing
    from newsparse._cli.progress import counted_files
    from newsparse.corrections import as_corrections
    from newsparse.exporters.output import FileOutput

    config, registry = configured(config_file, options)
    table = as_corrections(corrections)
    given = sorted_out(counted_files(paths, registry.readers.suffixes(), [Path(output)]))
    if given.tables:
        raise ConfigurationError(f"a report is made of articles or results, and {given.tables[0]} is a table")
    kept = Kept(Path(keep)) if keep is not None else None
    tally, stop = Tally(), Stop()
    with stop.listening():
        results = Parsing(pipeline, config, registry, workers, timeout, reader, kept).results(given, tally, stop)
        corrected = map(table, results) if table is not None else results
        written = _write(ReportExporter(title=title, portrayals=portrayals), corrected, tally, FileOutput(Path(output)))
    if table is not None:
        say_corrections(table, stop)
    _say(tally, stop, output if written else None)


def _write(exporter: ReportExporter, results: Iterator[ParsedArticle], tally: Tally, output: FileOutput) -> bool:
    """Write the report, unless there is nothing to show; what was there before then stays."""
    waiting: list[ParsedArticle] = []
    for result in results:
        waiting.append(result)
        if tally.kept:
            exporter.write(chain(waiting, results), output)
            return True
    return False


def _say(tally: Tally, stop: Stop, page: str | None) -> None:
    """Say what failed, and where the page is; exit accordingly."""
    tally.say_failures()
    number = f"{tally.done} article{'s' if tally.done != 1 else ''}"
    if page is not None:
        click.echo(f"{number}: open {page}", err=True)
    if stop.stopped:
        click.echo(f"interrupted: {number} done", err=True)
        sys.exit(stop.exit_code)
    if page is None:
        if not tally.failures:
            say_error("there is no article in what was given")
        sys.exit(NOTHING)
    if tally.failures:
        sys.exit(SOME_FAILED)
