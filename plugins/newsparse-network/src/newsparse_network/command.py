"""What ``newsparse network`` does once files are read: from results or tables to networks, tables and pictures."""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs

import newsparse
from newsparse.errors import ConfigurationError, InputError
from newsparse.knowledge import read_actor_list
from newsparse.model import ParsedArticle
from newsparse.model.converting import as_tuple
from newsparse.plugin import Output
from newsparse_network.drawing import svg
from newsparse_network.exporters import Wanted, document_of
from newsparse_network.extraction import Extracted, is_read, statements_of
from newsparse_network.formats import FORMATS, format_of, read_statements, write_to
from newsparse_network.formats.dna import dna_bytes
from newsparse_network.formats.records import write_events, write_statements
from newsparse_network.network import Network
from newsparse_network.over_time import KERNELS, UNITS, networks_over_time
from newsparse_network.resampling import stability
from newsparse_network.statement import Document, LeftOut, Statement
from newsparse_network.summary import IssueSummary, issue_summary
from newsparse_network.table import Filter, Statements

STATEMENTS, EVENTS, STABILITY, DNA = ".statements.csv", ".events.csv", ".stability.csv", ".dna"
"""Suffixes of what is no network: statements, an event list, how stable edges are, a database."""
_OTHERS = (STATEMENTS, EVENTS, STABILITY, DNA)


MOST_FILES = 1000
"""More windows than this do not become a file each."""

_SIZE = re.compile("0*[1-9][0-9]{0,5}")
"""A size or a step of windows: no more than a million units, which no dates have."""


@attrs.frozen(kw_only=True)
class Task:
    """What is to be made. ``window`` is ``UNIT``, ``UNIT:SIZE`` or ``UNIT:SIZE:STEP``: ``month:3:1``."""

    outputs: tuple[Path, ...] = attrs.field(default=(), converter=as_tuple)
    wanted: Wanted = attrs.field(factory=Wanted)
    filter: Filter = attrs.field(factory=Filter)
    window: str | None = None
    kernel: str | None = None
    codebook: Path | None = None
    only_coded: bool = False
    corrections: Path | None = None
    members: Path | None = None
    most: int = 40
    title: str = ""
    draws: int = 200

    def check(self) -> None:
        """See that all of it can be done, before articles are parsed.

        Raises:
            ConfigurationError: if something does not exist, or does not go together.
        """
        self.wanted.of(Statements.of([]))
        _window(self.window)
        since, until = self.filter.since, self.filter.until
        if since is not None and until is not None and since > until:
            raise ConfigurationError(f"--since {since} is after --until {until}; give the earlier day as --since")
        if self.kernel is not None and self.window is None:
            raise ConfigurationError("a kernel needs a window, such as --window month:3:1")
        if self.kernel is not None and self.kernel not in KERNELS:
            raise ConfigurationError(f"there is no kernel {self.kernel!r}; there are {', '.join(KERNELS)}")
        if self.only_coded and self.codebook is None:
            raise ConfigurationError("--only-coded needs a codebook; name one with --codebook")
        if self.codebook is not None:
            newsparse.Codebook.load(self.codebook)
        if self.members is not None:
            read_actor_list(self.members)
        for path in self.outputs:
            if self.window is not None and path.name.lower().endswith(STABILITY):
                raise ConfigurationError(
                    f"{STABILITY} is of one network, not of windows; leave --window out, or choose a time with --since "
                    "and --until"
                )
            if not path.name.lower().endswith(_OTHERS):
                format_of(path, others=_OTHERS)


def _window(text: str | None) -> tuple[str, int, int] | None:
    """A window as unit, size and step.

    Raises:
        ConfigurationError: if it is none.
    """
    if text is None:
        return None
    unit, *numbers = text.split(":")
    if unit not in UNITS or len(numbers) > 2 or not all(_SIZE.fullmatch(number) for number in numbers):
        raise ConfigurationError(
            f"a window is {', '.join(UNITS)}, with a size and a step where they are not 1, such as month:3:1; "
            f"not {text!r:.40}"
        )
    size = int(numbers[0]) if numbers else 1
    return unit, size, int(numbers[1]) if len(numbers) > 1 else size


@attrs.frozen(kw_only=True)
class Made:
    """What came of a task: the statements that were used, the network, and words on what was left out."""

    statements: Statements
    networks: tuple[Network, ...]
    used: int
    found: int
    articles: int
    left_out: tuple[LeftOut, ...]

    def summary(self, task: Task) -> list[IssueSummary]:
        """Support and opposition by issue."""
        return issue_summary(self.statements, level=task.wanted.level, duplicates=task.wanted.duplicates)

    def words(self) -> Iterator[str]:
        """Lines for a person: what was found, and what was left out."""
        network = self.networks[0] if self.networks else None
        used = f"{self.used} {'is' if self.used == 1 else 'are'} used"
        yield f"{_number(self.articles, 'article')}, {_number(self.found, 'statement')}, of which {used}"
        if network is not None:
            names = f"{len(network.rows)} by {len(network.columns)}"
            more = len(self.networks) - 1
            many = f" (and {_number(more, 'more window')})" if more else ""
            yield f"{network.kind} network: {names}, {_number(network.number_of_edges(), 'edge')}{many}"
        if self.left_out:
            yield f"left out: {', '.join(map(str, self.left_out))}"


def _number(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def run(
    task: Task,
    results: Iterable[ParsedArticle],
    tables: Sequence[Path],
    output: Callable[[Path], Output],
    progress: Callable[[int], None] | None = None,
) -> Made:
    """Do a task with results, and with the statements of tables and databases.

    Args:
        task: what is wanted.
        results: results, taken one at a time.
        tables: files for `newsparse_network.read_statements`.
        output: makes the output of a file.
        progress: called with the number of draws that are done, for how stable edges are.

    Raises:
        InputError: if there is no statement to make a network of, or a table cannot be read.
        WriteError: if a file cannot be written.
    """
    texts = any(path.name.lower().endswith((DNA, EVENTS)) for path in task.outputs)
    documents: dict[str, Document] = {}
    rows: list[Statement] = []
    named = Counter(path.name for path in tables)
    for path in tables:
        given, statements = read_statements(path)
        prefix = f"{path.name if named[path.name] == 1 else path}: " if len(tables) > 1 else ""
        documents |= {prefix + one.id: attrs.evolve(one, id=prefix + one.id) for one in given}
        rows += [attrs.evolve(one, document=prefix + one.document) for one in statements] if prefix else statements
    codebook = newsparse.Codebook.load(task.codebook) if task.codebook is not None else None
    watched = _noting(results, documents) if texts else results
    extracted = statements_of(
        watched,
        codebook=codebook,
        only_coded=task.only_coded,
        corrections=task.corrections,
        members=read_actor_list(task.members) if task.members is not None else None,
    )
    rows += extracted.rows
    articles = extracted.articles + len({row.document for row in rows} - {row.document for row in extracted.rows})
    made = _made(task, rows, attrs.evolve(extracted, articles=articles))
    _check_files(task, made)
    for path in task.outputs:
        if path.name.lower().endswith(STABILITY):
            _write_stability(task, made.statements, output(path), progress)
        else:
            _write(task, path, made, rows, documents, output(path))
    return made


def _check_files(task: Task, made: Made) -> None:
    """See that windows do not make a flood of files, as they do if a single date is far from all others.

    Raises:
        ConfigurationError: if they do; the message tells the dates.
    """
    networks = [path for path in task.outputs if not path.name.lower().endswith(_OTHERS)]
    each = [path for path in networks if format_of(path).write is not None]
    if each and len(made.networks) > MOST_FILES:
        first, *_, last = (network.window for network in made.networks)
        raise ConfigurationError(
            f"{each[0]} would be {len(made.networks)} files, one for each window from {first} up to {last}; choose the "
            "time with --since and --until, a larger unit, or .gexf or .csv, which hold all in one"
        )


def _noting(results: Iterable[ParsedArticle], documents: dict[str, Document]) -> Iterator[ParsedArticle]:
    for parsed in results:
        if is_read(parsed):
            documents.setdefault(parsed.article.id, document_of(parsed))
        yield parsed


def _made(task: Task, rows: Sequence[Statement], extracted: Extracted) -> Made:
    statements, left = Statements.of(rows).select(task.filter)
    wanted, window = task.wanted, _window(task.window)
    if window is None:
        networks = [wanted.of(statements)]
    else:
        unit, size, step = window
        networks = list(
            networks_over_time(
                statements,
                wanted.kind,
                wanted.aggregation,
                wanted.normalization,
                unit=unit,
                size=size,
                step=step,
                kernel=task.kernel,
                level=wanted.level,
                duplicates=wanted.duplicates,
                neutral=wanted.neutral,
            )
        )
    layer = "actor" if wanted.kind == "actors" else "issue"
    of_layer = statements.of_layer(layer)
    once = of_layer.distinct(
        wanted.duplicates, level=wanted.level, target_level=wanted.level if layer == "actor" else None
    )
    of_network = networks[0].left_out if networks else ()
    counted = (
        LeftOut("on actors" if layer == "issue" else "on issues", len(statements) - len(of_layer)),
        LeftOut("repeated", len(of_layer) - len(once)),
        *of_network,
    )
    return Made(
        statements=statements,
        networks=tuple(networks),
        used=len(once) - sum(one.number for one in of_network),
        found=len(rows),
        articles=extracted.articles,
        left_out=(*extracted.left_out, *left, *(one for one in counted if one.number)),
    )


def _write(
    task: Task,
    path: Path,
    made: Made,
    rows: Sequence[Statement],
    documents: dict[str, Document],
    output: Output,
) -> None:
    """Write one file. Statements, event lists and databases hold all statements, whatever the filter."""
    name = path.name.lower()
    if name.endswith(STATEMENTS):
        with output.open() as file:
            write_statements(rows, file)
    elif name.endswith(EVENTS):
        with output.open() as file:
            write_events(documents, rows, file)
    elif name.endswith(DNA):
        content, _ = dna_bytes(_of(documents, rows), rows)
        with output.open() as file:
            file.buffer.write(content)
    elif name.endswith(".svg"):
        networks = made.networks
        for network in networks:
            with output.open(str(network.window.start) if network.window and len(networks) > 1 else "") as file:
                file.write(svg(network, most=task.most, title=task.title))
    else:
        write_to(made.networks, output, next(one for one in FORMATS.values() if name.endswith(one.suffix)))


def _of(documents: dict[str, Document], rows: Sequence[Statement]) -> Iterable[Document]:
    """The documents, all of which must have a text.

    Raises:
        InputError: if a statement is of a table without texts.
    """
    for row in rows:
        if row.document not in documents:
            raise InputError(
                f"a .dna database needs the texts of documents, and {row.document!r:.60} has none; "
                f"of a table, write {EVENTS} instead"
            )
    return documents.values()


def _write_stability(
    task: Task, statements: Statements, output: Output, progress: Callable[[int], None] | None
) -> None:
    wanted = task.wanted
    _, edges = stability(
        statements,
        wanted.kind,
        wanted.aggregation,
        wanted.normalization,
        level=wanted.level,
        duplicates=wanted.duplicates,
        neutral=wanted.neutral,
        draws=task.draws,
        progress=progress,
    )
    with output.open() as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writerow(("source", "target", "weight", "kept", "low", "high"))
        for edge in edges:
            writer.writerow((edge.source, edge.target, edge.weight, edge.kept, edge.low, edge.high))


def day(text: str) -> datetime.date:
    """A day such as ``2024-05-01``.

    Raises:
        ConfigurationError: if it is none.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"a day is written as 2024-05-01, not {text!r:.40}") from None
