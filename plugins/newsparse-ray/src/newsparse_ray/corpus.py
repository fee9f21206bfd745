"""A corpus on Ray Data: which files it is of, the actors that parse it, and the tables that are written."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

import newsparse
from newsparse.errors import ConfigurationError, WriteError
from newsparse_ray.files import is_address
from newsparse_ray.parsing import ARCHIVE_READER, TABLES, Parsing, Sort, rows_of

SUFFIXES = {
    Sort.LINES: (".jsonl", ".ndjson", ".jsonl.gz"),
    Sort.ROWS: (".parquet",),
    Sort.ARCHIVES: (".warc", ".warc.gz"),
}


@attrs.frozen(kw_only=True)
class Corpus:
    """How a corpus is parsed.

    Args:
        pipeline: the name of a pipeline.
        run: what stands in the column ``run`` of all tables.
        config: options and plugins; those of the reader ``jsonl`` say which key of a record stands for which field,
            those of ``html.warc`` which pages of archives are read.
        timeout: seconds that an article may take.

    Example:
        >>> corpus = Corpus(pipeline="rules", run="may")
        >>> corpus.parse(["may.txt"], "tables")
        Traceback (most recent call last):
        newsparse.errors.ConfigurationError: a corpus is of .jsonl, .parquet or .warc files, and all are of one sort
    """

    pipeline: str = "default"
    run: str = "corpus"
    config: newsparse.Config = attrs.field(factory=newsparse.Config)
    timeout: float = 300.0

    def parse(
        self, paths: Sequence[str], output: str, *, workers: int = 2, batch: int = 256, address: str | None = None
    ) -> tuple[int, int]:
        """Write the tables of all articles: how many articles there were, and how many failed.

        Each table is a folder of Parquet files; one without any row is not there.

        Of JSON lines and Parquet, actors get ``batch`` records at a time; of archives, one file.

        Ray starts on this machine, unless there is an ``address`` of a cluster, or Ray runs in this process already. An
        actor that is lost is made again, and its batch is parsed once more.

        Raises:
            ConfigurationError: for files of other sorts, or of several; a pipeline that does not exist; and archives
                without newsparse-html, which reads them.
            WriteError: if the output has something in it.
        """
        sort = _sort_of(paths)
        pipe = newsparse.Pipeline.preset(self.pipeline, config=self.config)
        if sort is Sort.ARCHIVES:
            pipe.registry.readers.get(ARCHIVE_READER)
        import ray.data  # it takes seconds: what is wrong with the command line is told before

        if Path(output).exists() and any(Path(output).iterdir()):
            raise WriteError(f"cannot write {output}: there are files in it; name another folder")
        _start(address, workers)
        found = (
            _records(paths, sort)
            .map_batches(
                Parsing,
                fn_constructor_args=(self.pipeline, self.run, self.config, self.timeout),
                fn_constructor_kwargs={"sort": sort, "most": batch},
                batch_size=batch if sort is not Sort.ARCHIVES else 1,
                batch_format="pyarrow",
                compute=ray.data.ActorPoolStrategy(size=workers),
            )
            .materialize()
        )
        for table in TABLES:
            rows = found.map_batches(rows_of, fn_kwargs={"table": table, "run": self.run}, batch_format="pyarrow")
            rows.write_parquet(os.path.join(output, table))
        counts = list(found.select_columns(["articles", "failed"]).iter_rows())
        return sum(row["articles"] for row in counts), sum(row["failed"] for row in counts)


def _start(address: str | None, workers: int) -> None:
    """Start Ray here, or join a cluster. Both say little: a terminal has bars."""
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.WARNING)
    ray.data.DataContext.get_current().enable_progress_bars = sys.stderr.isatty()
    if ray.is_initialized():
        return
    quiet = {"logging_level": logging.WARNING, "log_to_driver": False}
    address = address or os.environ.get("RAY_ADDRESS")
    if address is not None:
        ray.init(address=address, **quiet)
    else:  # an actor each, and something for reading and writing
        ray.init(address="local", num_cpus=max(workers + 1, os.cpu_count() or 1), include_dashboard=False, **quiet)


def _records(paths: Sequence[str], sort: Sort) -> Any:
    """What actors get: lines, rows, or the paths of archives, each of them a task."""
    import ray.data

    if sort is Sort.LINES:
        return ray.data.read_text(list(paths))
    if sort is Sort.ROWS:
        return ray.data.read_parquet(list(paths))
    places = [path if is_address(path) else os.path.abspath(path) for path in paths]
    return ray.data.from_items(places, override_num_blocks=len(places))


def _sort_of(paths: Sequence[str]) -> Sort:
    """The sort of all files."""
    of_one = [sort for sort, ends in SUFFIXES.items() if all(path.lower().endswith(ends) for path in paths)]
    if of_one:
        return of_one[0]
    known = [ends[0] for ends in SUFFIXES.values()]
    raise ConfigurationError(f"a corpus is of {', '.join(known[:-1])} or {known[-1]} files, and all are of one sort")
