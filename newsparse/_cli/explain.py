"""``newsparse explain``: what a pipeline does."""

from __future__ import annotations

import click

from newsparse._cli.options import with_config, with_traceback


@click.command()
@click.argument("pipeline", default="default")
@with_config
@with_traceback
def explain(pipeline: str, config_file: str | None) -> None:
    """Show what a pipeline runs, in which order, what each component needs and gives."""
    from newsparse._cli.configure import configured
    from newsparse._pipeline import Pipeline

    config, registry = configured(config_file)
    click.echo(Pipeline.preset(pipeline, config=config, registry=registry).explain())
