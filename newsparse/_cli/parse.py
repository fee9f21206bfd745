"""``newsparse parse``: files in, results out."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import ExitStack
from typing import TYPE_CHECKING

import attrs
import click

from newsparse._cli.options import with_parsing, with_traceback
from newsparse._cli.stopping import Stop
from newsparse._cli.tally import NOTHING, SOME_FAILED, Tally, say_corrections
from newsparse._cli.words import say_error

if TYPE_CHECKING:
    from newsparse._cli.kept import Kept
    from newsparse.exporters.output import FileOutput, StreamOutput


@click.command()
@click.argument("paths", nargs=-1, metavar="PATHS…")
@click.option("--to", metavar="FORMAT", help="table, json, jsonl, csv, brat, labelstudio, … [default: see above]")
@click.option("-o", "--output", metavar="OUT", help="The file to write; its suffix says the format.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out claims and stances that are less likely; 0 tells all. [default: the pipeline's]",
)
@click.option("--offsets", is_flag=True, help="In tables, show where words stand.")
@click.option("--portrayals", is_flag=True, help="In tables, show how the text itself presents actors.")
@click.option("--no-clean", is_flag=True, help="Take texts as they are: no titles, credits or rubbish told apart.")
@click.option("--corrections", metavar="FILE", help="A table (CSV or TOML) of what to change in results.")
@click.option("--resume", is_flag=True, help="Go on with OUT (JSON lines) where an earlier run with --resume stopped.")
@click.option("--unordered", is_flag=True, help="Write results as they are done, not in the order of the articles.")
@with_parsing
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
    corrections: str | None,
    resume: bool,
    unordered: bool,
    workers: int,
    timeout: float | None,
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
    from newsparse._cli.kept import forget, settings_of
    from newsparse._cli.progress import counted_files, progress
    from newsparse._cli.view import View
    from newsparse._cli.writing import exporter_of, kept_in, made_by, output_to, show_each, unless_all_fail
    from newsparse._facade import parse_many, warn_of_broken
    from newsparse._pipeline import Pipeline
    from newsparse._pipeline.sources import Cleaning
    from newsparse._reading import Reading
    from newsparse.corrections import as_corrections

    config, registry = configured(config_file, options)
    table = as_corrections(corrections)
    if least is not None:
        config = attrs.evolve(config, least=least)
    if reader is not None:
        registry.readers.get(reader)
    exporter, target = exporter_of(to, output, registry, config)
    pipe = Pipeline.preset(pipeline, config=config, registry=registry)
    warn_of_broken(registry)
    reading = Reading(registry, config, Cleaning(registry, config))
    tally, stop, view = Tally(), Stop(), View(offsets=offsets, portrayals=portrayals)
    on_screen = exporter is None and target is None
    shown = sys.stderr.isatty() and not (on_screen and sys.stdout.isatty())
    files = counted_files(paths, registry.readers.suffixes(), [target] if target is not None else ())
    kept = kept_in(target, exporter) if resume else None
    there = output_to(target, stop)
    with ExitStack() as stack:
        if kept is not None:
            stack.callback(kept.close)
            kept.begin(settings_of(pipe, reader, clean=not no_clean, corrections=corrections, tokens=kept.tokens))
        counted = stack.enter_context(progress(files, shown=shown, done=kept.before if kept is not None else 0))
        stack.enter_context(stop.listening())
        # Whoever parses an article cleans it first, in the process that parses it.
        articles = reading.articles(counted.files(), reader=reader, clean=False, on_error="record")
        parsed = parse_many(
            articles if kept is None else kept.missing(articles),
            pipeline=pipe,
            clean=not no_clean,
            workers=workers,
            on_error="record",
            ordered=not unordered,
            timeout=timeout,
            corrections=table,
        )
        results = tally.watch(stop.until(counted.results(parsed)))
        if kept is not None:
            deque(kept.added(results), maxlen=0)
        elif exporter is not None:
            unless_all_fail(results, tally, lambda some: exporter.write(some, there))
        else:
            unless_all_fail(results, tally, lambda some: show_each(some, there, view, made_by(pipe)))
        stop.end(parsed)
    if kept is None:
        forget(there.written)
    if table is not None:
        say_corrections(table, stop)
    _report(tally, stop, kept or there)


def _report(tally: Tally, stop: Stop, output: FileOutput | StreamOutput | Kept) -> None:
    """Say what failed, how many there were if there were several, or that the run was stopped; exit accordingly."""
    tally.say_failures()
    failed, total = len(tally.failures), len(tally.failures) + tally.done
    before = getattr(output, "before", None)
    if before:
        click.echo(f"{before} article{'s were' if before != 1 else ' was'} done before", err=True)
    if stop.stopped:
        done = f"{tally.done} article{'s are' if tally.done != 1 else ' is'} done"
        files = ", ".join(sorted(map(str, output.written)))
        where = f" and written to {files}" if files else "" if tally.done else ", nothing was written"
        further = "; the same command goes on from there" if before is not None else ""
        click.echo(f"interrupted: {done}{where}{further}", err=True)
        sys.exit(stop.exit_code)
    if total == 0:
        if before:
            return
        say_error("there is no article in what was given")
        sys.exit(NOTHING)
    if total > 1:
        rest = "the others are done" if tally.done else "nothing was written" if not tally.kept else "none is whole"
        failures = f"; {failed} failed, {rest}" if failed else ""
        click.echo(f"{total} articles in {time.monotonic() - tally.began:.1f} s{failures}", err=True)
    asked = getattr(output, "path", None)
    if output.written and asked is not None and asked not in output.written:
        click.echo(f"written: {', '.join(sorted(map(str, output.written)))}", err=True)
    if tally.partly:
        click.echo(f"what was found before is kept, of {tally.partly} that failed", err=True)
    if failed:
        sys.exit(SOME_FAILED if tally.kept or before else NOTHING)
