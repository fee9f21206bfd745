"""A corpus on Ray Data: which files it is of, the actors that parse it, and the tables that are written."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

import newsparse
from newsparse.errors import ConfigurationError, WriteError
from newsparse_ray.parsing import TABLES, Parsing, rows_of

LINES, PARQUET = (".jsonl", ".ndjson", ".jsonl.gz"), (".parquet",)


@attrs.frozen(kw_only=True)
class Corpus:
    """How a corpus is parsed.

    Args:
        pipeline: the name of a pipeline.
        run: what stands in the column ``run`` of all tables.
        config: options and plugins; those of the reader ``jsonl`` say which key of a record stands for which field.
        timeout: seconds that an article may take.

    Example:
        >>> corpus = Corpus(pipeline="rules", run="may")
        >>> corpus.parse(["may.txt"], "tables")
        Traceback (most recent call last):
        newsparse.errors.ConfigurationError: a corpus is of JSON lines (.jsonl) or Parquet (.parquet) files
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

        Ray starts on this machine, unless there is an ``address`` of a cluster, or Ray runs in this process already. An
        actor that is lost is made again, and its batch is parsed once more.

        Raises:
            ConfigurationError: for files that are neither JSON lines nor Parquet, or a pipeline that does not exist.
            WriteError: if the output has something in it.
        """
        lines = _are_lines(paths)
        import ray.data  # it takes seconds: what is wrong with the command line is told before

        newsparse.Pipeline.preset(self.pipeline, config=self.config)
        if Path(output).exists() and any(Path(output).iterdir()):
            raise WriteError(f"cannot write {output}: there are files in it; name another folder")
        _start(address, workers)
        records = ray.data.read_text(list(paths)) if lines else ray.data.read_parquet(list(paths))
        found = records.map_batches(
            Parsing,
            fn_constructor_args=(self.pipeline, self.run, self.config, self.timeout),
            fn_constructor_kwargs={"lines": lines},
            batch_size=batch,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=workers),
        ).materialize()
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


def _are_lines(paths: Sequence[str]) -> bool:
    lines = [path.lower().endswith(LINES) for path in paths]
    if not all(line or path.lower().endswith(PARQUET) for line, path in zip(lines, paths, strict=True)):
        raise ConfigurationError(f"a corpus is of JSON lines ({LINES[0]}) or Parquet ({PARQUET[0]}) files")
    if any(lines) != all(lines):
        raise ConfigurationError("a corpus is either of JSON lines or of Parquet files, not of both")
    return all(lines)
