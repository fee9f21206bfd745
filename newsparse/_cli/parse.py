"""``newsparse parse``: files in, results out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import attrs
import click

from newsparse._cli.options import with_config, with_traceback
from newsparse._cli.stopping import Stop
from newsparse._cli.words import say_error
from newsparse._version import __version__

if TYPE_CHECKING:
    from newsparse._cli.view import View
    from newsparse._pipeline import Pipeline
    from newsparse._registry import Config, Registry
    from newsparse.exporters.output import FileOutput, StreamOutput
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
@click.option("--offsets", is_flag=True, help="In tables, show where words stand.")
@click.option("--portrayals", is_flag=True, help="In tables, show how the text itself presents actors.")
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
    offsets: bool,
    portrayals: bool,
    no_clean: bool,
    workers: int,
    options: tuple[str, ...],
    reader: str | None,
) -> None:
    """Read articles: their actors, claims and stances, with the words that prove them.

    PATHS are files (text, Markdown, JSON, JSON lines, also .gz, and what plugins read), directories, or patterns like
    "pages/*.html"; "-" is standard input, and may be left out in a pipe: its first bytes say whether it is text, a
    page, a feed or JSON. On a terminal, results are shown as tables. In a pipe they are JSON, one on each line.

    \b
    Exit codes:
        0  all articles are done
        1  some failed, or were not done to the end; the others are done, and standard error says why
        2  the command line or the configuration is wrong
        3  nothing could be done
      130  it was interrupted (143: it was asked to end); what was done is written

    \b
    Examples:
      newsparse parse article.txt
      newsparse parse *.txt -o out.csv              out.actors.csv, out.claims.csv, out.stances.csv …
      newsparse parse *.txt --to csv --option csv.table=claims > claims.csv
      newsparse parse corpus.jsonl -o out.jsonl --option jsonl.fields=text=body --workers 4
    """  # noqa: D301 (click takes the character itself)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("Name files to parse, or - for standard input.")
        paths = ("-",)

    from newsparse._cli.configure import configured
    from newsparse._cli.progress import counted_files, progress
    from newsparse._cli.view import View
    from newsparse._facade import parse_many, warn_of_broken
    from newsparse._pipeline import Pipeline
    from newsparse._pipeline.sources import Cleaning
    from newsparse._reading import Reading

    config, registry = configured(config_file, options)
    if least is not None:
        config = attrs.evolve(config, least=least)
    if reader is not None:
        registry.readers.get(reader)
    exporter, target = _exporter(to, output, registry, config)
    pipe = Pipeline.preset(pipeline, config=config, registry=registry)
    warn_of_broken(registry)
    reading = Reading(registry, config, Cleaning(registry, config))
    tally, stop, view = Tally(), Stop(), View(offsets=offsets, portrayals=portrayals)
    on_screen = exporter is None and target is None
    output_to = _output(target, stop)
    shown = sys.stderr.isatty() and not (on_screen and sys.stdout.isatty())
    files = counted_files(paths, registry.readers.suffixes())
    with progress(files, shown=shown) as counted, stop.listening():
        articles = reading.articles(counted.files(), reader=reader, clean=not no_clean, on_error="record")
        parsed = parse_many(articles, pipeline=pipe, clean=not no_clean, workers=workers, on_error="record")
        results = tally.watch(stop.until(counted.results(parsed)))
        # What failed before the first success waits for it: if there is none, nothing is written, or overwritten.
        waiting: list[ParsedArticle] = []
        for result in results:
            waiting.append(result)
            if tally.kept:
                if exporter is not None:
                    exporter.write(chain(waiting, results), output_to)
                else:
                    _show(chain(waiting, results), output_to, view, made_by(pipe))
                break
        stop.end(parsed)
    _report(tally, stop, output_to)


@attrs.define
class Tally:
    """How many articles are done, why the others are not, and when it began."""

    done: int = 0
    partly: int = 0
    began: float = attrs.Factory(time.monotonic)
    failures: list[str] = attrs.Factory(list)

    def watch(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, counted as they pass."""
        for result in results:
            errors = [d.message for d in result.diagnostics if d.level == "error"]
            if errors:
                self.failures.append(errors[0])
                self.partly += has_items(result)
            else:
                self.done += 1
            yield result

    @property
    def kept(self) -> bool:
        """Whether there is something to write: what was found before a failure is not lost."""
        return bool(self.done or self.partly)


def has_items(result: ParsedArticle) -> bool:
    """Whether anything was found in an article."""
    return bool(result.actors or result.claims or result.stances or result.annotations)


def _exporter(
    to: str | None, output: str | None, registry: Registry, config: Config
) -> tuple[Exporter | None, Path | None]:
    """What writes, None for tables on a screen; and the file, None for standard output."""
    from newsparse._exporting import Exporting
    from newsparse.errors import ConfigurationError

    target = None if output in (None, "-") else Path(str(output))
    if to is None and target is None:
        to = TABLE if sys.stdout.isatty() else "jsonl"
    if to == TABLE:
        return None, target
    if to is not None:
        if to not in registry.exporters:
            raise ConfigurationError(registry.exporters.unknown(to, (TABLE,), "format"))
        entry = registry.exporters.get(to)
    else:
        found = registry.exporters.for_suffix(str(target))
        if found is None:
            known = " ".join(registry.exporters.suffixes())
            raise ConfigurationError(f"no format is for {str(target)!r} (there are {known}); choose one with --to")
        entry = found
    return Exporting.of(entry, config), target


def _output(target: Path | None, stop: Stop) -> FileOutput | StreamOutput:
    """Where results go. What a signal cuts short goes beside a file that is there already."""
    from newsparse.exporters.output import FileOutput, StreamOutput

    return StreamOutput(_standard_output()) if target is None else FileOutput(target, aside=lambda: stop.stopped)


def _show(results: Iterable[ParsedArticle], output: Output, view: View, maker: str) -> None:
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


def _report(tally: Tally, stop: Stop, output: FileOutput | StreamOutput) -> None:
    """Say what failed, how many there were if there were several, or that the run was stopped; exit accordingly."""
    for message in tally.failures[:SHOWN_FAILURES]:
        say_error(message)
    failed, total = len(tally.failures), len(tally.failures) + tally.done
    if failed > SHOWN_FAILURES:
        click.echo(f"… and {failed - SHOWN_FAILURES} more", err=True)
    if stop.stopped:
        done = f"{tally.done} article{'s are' if tally.done != 1 else ' is'} done"
        files = ", ".join(sorted(map(str, output.written)))
        where = f" and written to {files}" if files else "" if tally.done else ", nothing was written"
        click.echo(f"interrupted: {done}{where}", err=True)
        sys.exit(stop.exit_code)
    if total == 0:
        say_error("there is no article in what was given")
        sys.exit(NOTHING)
    if total > 1:
        rest = "the others are done" if tally.done else "nothing was written" if not tally.kept else "none is whole"
        failures = f"; {failed} failed, {rest}" if failed else ""
        click.echo(f"{total} articles in {time.monotonic() - tally.began:.1f} s{failures}", err=True)
    if tally.partly:
        click.echo(f"what was found before is kept, of {tally.partly} that failed", err=True)
    if failed:
        sys.exit(SOME_FAILED if tally.kept else NOTHING)
