"""``newsparse parse``: files in, results out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import attrs
import click

from newsparse._cli.options import with_config, with_traceback
from newsparse._cli.words import say_error

if TYPE_CHECKING:
    from newsparse._registry import Config, Registry
    from newsparse.model import ParsedArticle
    from newsparse.plugin import Exporter, Output

TABLE = "table"
SOME_FAILED, NOTHING = 1, 3
SHOWN_FAILURES = 50


@click.command()
@click.argument("paths", nargs=-1, metavar="PATHS…")
@click.option("--to", metavar="FORMAT", help="table, json, jsonl, csv, or what a plugin brings. [default: see above]")
@click.option("-o", "--output", metavar="OUT", help="The file to write; its suffix says the format.")
@click.option("-p", "--pipeline", default="default", metavar="NAME", help="What to parse with; see newsparse explain.")
@with_config
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out claims and stances that are less likely; 0 tells all. [default: the pipeline's]",
)
@click.option("--no-clean", is_flag=True, help="Take texts as they are: no titles, credits or rubbish told apart.")
@click.option("-w", "--workers", default=1, type=click.IntRange(min=1), metavar="N", help="Processes. [default: 1]")
@click.option("--option", "options", multiple=True, metavar="NAME.KEY=VALUE", help="An option of a component.")
@click.option("--reader", metavar="NAME", help="How to read all files, whatever their suffixes.")
@with_traceback
def parse(
    paths: tuple[str, ...],
    to: str | None,
    output: str | None,
    pipeline: str,
    config_file: str | None,
    least: float | None,
    no_clean: bool,
    workers: int,
    options: tuple[str, ...],
    reader: str | None,
) -> None:
    """Read articles: their actors, claims and stances, with the words that prove them.

    PATHS are files (text, Markdown, JSON, JSON lines, also .gz, and what plugins read), directories, or patterns like
    "pages/*.html"; "-" is standard input, and may be left out in a pipe: its first bytes say whether it is text, a
    page, a feed or JSON. On a terminal, results are shown as tables. In a pipe they are JSON, one result on each line.

    \b
    Exit codes:
        0  all articles are done
        1  some failed; the others are done, and standard error says why
        2  the command line or the configuration is wrong
        3  nothing could be done
      130  it was interrupted

    \b
    Examples:
      newsparse parse article.txt
      newsparse parse *.txt -o out.csv              out.actors.csv, out.claims.csv, out.stances.csv
      newsparse parse *.txt --to csv --option csv.table=claims > claims.csv
      newsparse parse corpus.jsonl -o out.jsonl --option jsonl.fields=text=body --workers 4
    """  # noqa: D301 (click takes the character itself)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("Name files to parse, or - for standard input.")
        paths = ("-",)

    from newsparse._cli.configure import configured
    from newsparse._cli.progress import progress
    from newsparse._facade import parse_many, read_many
    from newsparse._pipeline import Pipeline
    from newsparse._registry import discover

    config = configured(config_file, options)
    if least is not None:
        config = attrs.evolve(config, least=least)
    registry = discover(config)
    if reader is not None:
        registry.readers.get(reader)
    exporter, target = _exporter(to, output, registry, config)
    pipe = Pipeline.preset(pipeline, config=config)
    tally = Tally()
    on_screen = exporter is None and target is None
    with progress(paths, shown=sys.stderr.isatty() and not (on_screen and sys.stdout.isatty())) as counted:
        articles = read_many(counted.files(), reader=reader, clean=not no_clean, on_error="record", config=config)
        parsed = parse_many(articles, pipeline=pipe, clean=not no_clean, workers=workers, on_error="record")
        results = tally.watch(counted.results(parsed))
        # What failed before the first success waits for it: if there is none, nothing is written, or overwritten.
        waiting: list[ParsedArticle] = []
        for result in results:
            waiting.append(result)
            if tally.done:
                _write(chain(waiting, results), exporter, target)
                break
    _report(tally)


@attrs.define
class Tally:
    """How many articles are done, and why the others are not."""

    done: int = 0
    failures: list[str] = attrs.Factory(list)

    def watch(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, counted as they pass."""
        for result in results:
            errors = [d.message for d in result.diagnostics if d.level == "error"]
            if errors:
                self.failures.append(errors[0])
            else:
                self.done += 1
            yield result


def _exporter(
    to: str | None, output: str | None, registry: Registry, config: Config
) -> tuple[Exporter | None, Path | None]:
    """What writes, None for tables on a screen; and the file, None for standard output."""
    from newsparse._registry import make
    from newsparse.errors import ConfigurationError, unknown

    target = None if output in (None, "-") else Path(str(output))
    if to is None and target is None:
        to = TABLE if sys.stdout.isatty() else "jsonl"
    if to == TABLE and TABLE not in registry.exporters:
        return None, target
    if to is not None:
        if to not in registry.exporters:
            raise ConfigurationError(unknown("format", to, (TABLE, *registry.exporters.names())))
        entry = registry.exporters.get(to)
    else:
        found = registry.exporters.for_suffix(str(target))
        if found is None:
            known = " ".join(registry.exporters.suffixes())
            raise ConfigurationError(f"no format is for {str(target)!r} (there are {known}); choose one with --to")
        entry = found
    return make(entry.spec, config.options("exporters", entry.spec.name)), target


def _write(results: Iterable[ParsedArticle], exporter: Exporter | None, target: Path | None) -> None:
    from newsparse.exporters.output import FileOutput, StreamOutput

    output: Output = StreamOutput(_standard_output()) if target is None else FileOutput(target)
    if exporter is not None:
        exporter.write(results, output)
        return
    from newsparse._cli.tables import show

    with output.open() as file:
        for result in results:
            if not any(d.level == "error" for d in result.diagnostics):
                show(result, file)


def _standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the machine's language; as it is where it cannot be changed."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="backslashreplace", newline="\n")
    return sys.stdout


def _report(tally: Tally) -> None:
    """Say what failed, and exit accordingly."""
    for message in tally.failures[:SHOWN_FAILURES]:
        say_error(message)
    failed, total = len(tally.failures), len(tally.failures) + tally.done
    if failed > SHOWN_FAILURES:
        click.echo(f"… and {failed - SHOWN_FAILURES} more", err=True)
    if total == 0:
        say_error("there is no article in what was given")
        sys.exit(NOTHING)
    if failed and total > 1:
        rest = "the others are done" if tally.done else "nothing was written"
        click.echo(f"{failed} of {total} articles failed; {rest}", err=True)
    if failed:
        sys.exit(SOME_FAILED if tally.done else NOTHING)
