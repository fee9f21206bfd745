"""``python -m newsparse_ray``, or ``newsparse-ray``: a corpus in, Parquet tables out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsparse import Config, NewsparseError
from newsparse_ray.corpus import Corpus


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="PATHS…")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Where the tables go: a folder, or an address.")
@click.option("-p", "--pipeline", default="default", metavar="NAME", help="What to parse with.")
@click.option("-w", "--workers", default=2, type=click.IntRange(min=1), metavar="N", help="Actors. [default: 2]")
@click.option(
    "--timeout", default=300.0, metavar="SECONDS", help="Give up an article that takes longer. [default: 300]"
)
@click.option(
    "--batch",
    default=256,
    type=click.IntRange(min=1),
    metavar="N",
    help="Articles at a time; of archives, one file. [default: 256]",
)
@click.option("--field", "fields", multiple=True, metavar="FIELD=KEY", help="Which key of a record stands for a field.")
@click.option("--run", default="", metavar="NAME", help="What stands in the column run. [default: the folder's name]")
@click.option("--config", "config_file", metavar="FILE", help="Configuration, a newsparse.toml. [default: none]")
@click.option("--address", metavar="ADDRESS", help="The cluster, such as auto. [default: this machine]")
def main(
    paths: tuple[str, ...],
    output: str,
    pipeline: str,
    workers: int,
    timeout: float,
    batch: int,
    fields: tuple[str, ...],
    run: str,
    config_file: str | None,
    address: str | None,
) -> None:
    """Parse a corpus on Ray: JSON lines, Parquet or web archives in, a folder of Parquet files for each table out.

    What failed is told in the column errors of the table of articles.
    """
    try:
        config = Config.load(config_file) if config_file is not None else Config()
        if fields:
            config = config.with_options("readers", "jsonl", {"fields": fields})
        corpus = Corpus(pipeline=pipeline, run=run or Path(output).name, config=config, timeout=timeout)
        done, failed = corpus.parse(paths, output, workers=workers, batch=batch, address=address)
    except NewsparseError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    click.echo(f"{done} articles; {failed} failed" if failed else f"{done} articles", err=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
