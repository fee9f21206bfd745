"""``newsparse network``: from articles, results or tables to a network. The plugin newsparse-network makes it."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsparse._cli.options import with_keep, with_parsing, with_traceback
from newsparse._cli.stopping import Stop
from newsparse._cli.tally import NOTHING, SOME_FAILED, Tally
from newsparse._cli.words import safe, say_error
from newsparse.errors import ConfigurationError

if TYPE_CHECKING:
    from newsparse_network.command import Made, Task


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS…")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="OUT", help="A file to write; may stand several times."
)
@click.option("--kind", default="two-mode", metavar="KIND", help="two-mode (actors by issues), one-mode, or actors.")
@click.option(
    "--aggregation", default="subtract", metavar="HOW", help="ignore, congruence, conflict, subtract, combine."
)
@click.option("--normalization", default="no", metavar="HOW", help="activity, prominence; average, jaccard, cosine.")
@click.option("--level", default="actor", metavar="LEVEL", help="actor, affiliation, party or country.")
@click.option("--duplicates", default="document", metavar="SCOPE", help="Within what a repeated statement counts once.")
@click.option("--neutral", is_flag=True, help="Count who is neutral, too: half a step from either side.")
@click.option("--window", metavar="UNIT:SIZE:STEP", help="A network for each stretch of time, such as month:3:1.")
@click.option("--kernel", metavar="KERNEL", help="In windows: uniform, triangular, epanechnikov or gaussian.")
@click.option(
    "--least", default=0.5, type=click.FloatRange(0, 1), metavar="P", help="Leave out what is less sure. [0.5]"
)
@click.option("--reported", is_flag=True, help="Keep what somebody says that somebody else thinks.")
@click.option("--unnamed", is_flag=True, help="Keep critics, officials and others who are nobody in particular.")
@click.option("--dimension", "dimensions", multiple=True, metavar="NAME", help="Only this dimension of stances.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only articles of this publisher.")
@click.option("--since", metavar="DAY", help="Only from this day on.")
@click.option("--until", metavar="DAY", help="Only up to this day.")
@click.option("--codebook", metavar="FILE", help="Concepts, and the wordings that stand for them.")
@click.option("--only-coded", is_flag=True, help="Leave out issues that the codebook does not cover.")
@click.option("--corrections", metavar="FILE", help="A table of who is and is not the same.")
@click.option("--members", metavar="FILE", help="A list of actors that says who belongs to which party.")
@click.option(
    "--most", default=40, type=click.IntRange(min=1), metavar="N", help="How many actors a picture shows. [40]"
)
@click.option("--title", default="", metavar="TEXT", help="What a picture is called. [what it shows]")
@click.option(
    "--draws",
    default=200,
    type=click.IntRange(1, 100_000),
    metavar="N",
    help="How often articles are drawn again. [200]",
)
@with_keep
@with_parsing
@with_traceback
def network(
    paths: tuple[str, ...],
    keep: str | None,
    pipeline: str,
    config_file: str | None,
    workers: int,
    timeout: float | None,
    options: tuple[str, ...],
    reader: str | None,
    **wanted: Any,
) -> None:
    """Make a discourse network: who sides with whom, and on what.

    PATHS are results of newsparse parse (.json, .jsonl), tables of statements (.csv, .tsv), databases of Discourse
    Network Analyzer (.dna), or articles, which are parsed first.

    The suffix of OUT says what is written: .graphml, .gexf, .net (Pajek), .dl (UCINET), .csv (nodes and edges), .svg
    (a picture); .statements.csv, .events.csv (an event list of Discourse Network Analyzer), .dna, and .stability.csv
    (how stable each edge is). Without any, support and opposition by issue are shown.

    \b
    Examples:
      newsparse network results.jsonl -o network.graphml -o network.svg
      newsparse network articles/*.txt --keep results.jsonl --level party -o parties.svg
      newsparse network results.jsonl --kind one-mode --window month:3:1 -o network.gexf
      newsparse network statements.csv --kind one-mode --aggregation congruence -o network.net
    """  # noqa: D301 (click takes the character itself)
    from newsparse._cli.configure import configured
    from newsparse._cli.given import TABLES, sorted_out
    from newsparse._cli.kept import Kept
    from newsparse._cli.parsing import Parsing
    from newsparse._cli.progress import counted_files
    from newsparse.exporters.output import FileOutput

    task, run = _task(wanted)
    config, registry = configured(config_file, options)
    given = sorted_out(counted_files(paths, (*TABLES, *registry.readers.suffixes()), task.outputs))
    kept = Kept(Path(keep)) if keep is not None else None
    tally, stop = Tally(), Stop()
    outputs = {path: FileOutput(path, aside=lambda: stop.stopped) for path in task.outputs}
    parsing = Parsing(pipeline, config, registry, workers, timeout, reader, kept)
    with stop.listening():
        results = parsing.results(given, tally, stop)
        made = run(task, results, given.tables, outputs.__getitem__, _progress(task.draws))
    if not task.outputs:
        _show(made, task)
    _report(made, tally, stop)


def _task(wanted: dict[str, Any]) -> tuple[Task, Any]:
    """What the options ask for, and what does it.

    Raises:
        ConfigurationError: if the plugin is not installed, or something does not exist.
    """
    try:
        from newsparse_network.command import Task, day, run
        from newsparse_network.exporters import Wanted
        from newsparse_network.projecting import AGGREGATIONS
        from newsparse_network.table import Filter
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f'networks need newsparse[network], for there is no module {error.name!r}: pip install "newsparse[network]"'
        ) from None
    kind = next((known for known in AGGREGATIONS if known == wanted["kind"]), None)
    if kind is None:
        raise ConfigurationError(f"--kind is {', '.join(AGGREGATIONS)}, not {wanted['kind']!r:.40}")
    since, until = wanted["since"], wanted["until"]
    how = {name: wanted[name] for name in ("aggregation", "normalization", "level", "duplicates", "neutral")}
    task = Task(
        outputs=[Path(output) for output in wanted["outputs"]],
        wanted=Wanted(kind=kind, **how),
        filter=Filter(
            confidence=wanted["least"],
            reported=wanted["reported"],
            unnamed=wanted["unnamed"],
            dimensions=wanted["dimensions"],
            outlets=wanted["outlets"],
            since=day(since) if since else None,
            until=day(until) if until else None,
        ),
        codebook=_path(wanted["codebook"]),
        corrections=_path(wanted["corrections"]),
        members=_path(wanted["members"]),
        **{name: wanted[name] for name in ("window", "kernel", "only_coded", "most", "title", "draws")},
    )
    task.check()
    return task, run


def _path(name: str | None) -> Path | None:
    return Path(name) if name is not None else None


def _progress(draws: int) -> Callable[[int], None] | None:
    """Tells on a terminal how many draws are done."""
    if not sys.stderr.isatty():
        return None
    return lambda done: click.echo(f"\rdrawn {done} of {draws}" + "\n" * (done == draws), nl=False, err=True)


def _show(made: Made, task: Task) -> None:
    """Support and opposition by issue: a table on a terminal, CSV in a pipe."""
    rows = made.summary(task)
    heads = ("issue", "support", "oppose", "neutral", "actors", "documents", "share", "low", "high")
    cells = [tuple(_cell(getattr(row, head)) for head in heads) for row in rows]
    if not sys.stdout.isatty():
        csv.writer(sys.stdout, lineterminator="\n").writerows([heads, *cells])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*heads, box=None)
    for row in cells[: task.most]:
        table.add_row(*map(safe, row))
    Console().print(table)
    if len(cells) > task.most:
        click.echo(f"… and {len(cells) - task.most} more (see --most)")


def _cell(value: str | float | None) -> str:
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _report(made: Made, tally: Tally, stop: Stop) -> None:
    """Say what was found, what was left out, and what failed; exit accordingly."""
    tally.say_failures()
    for line in made.words():
        click.echo(safe(line), err=True)
    if stop.stopped:
        click.echo(f"interrupted: {tally.done} articles are done", err=True)
        sys.exit(stop.exit_code)
    if not made.used:
        say_error(
            "there is no statement for such a network in what was given; the line above says what was left out "
            "(--least 0 keeps what is less sure, --members says who belongs to which party)"
        )
        sys.exit(NOTHING)
    if tally.failures:
        sys.exit(SOME_FAILED)
