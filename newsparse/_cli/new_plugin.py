"""``newsparse new-plugin``: a package to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from newsparse._cli.options import with_traceback

KINDS = ("extractor", "exporter", "cleaner", "reader", "knowledge-base")
_NEXT = "pip install --editable . --group dev"


@click.command("new-plugin")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What the plugin is.")
@click.option("--to", default=".", metavar="FOLDER", help="Where the folder of the package goes. [default: here]")
@with_traceback
def new_plugin(name: str, kind: str, to: str) -> None:
    """Write the package of a new plugin: source, tests, types and README, ready to be installed.

    NAME is what the plugin is called, in small letters, such as herald or river-news. The package is then called
    newsparse-herald.
    """
    from newsparse._registry import Config, discover
    from newsparse._scaffold import new_plugin as make

    made = make(name, kind, Path(to), discover(Config()))  # what is disabled has its name all the same
    for path in made:
        click.echo(path)
    home = next(path for path in made if path.name == "pyproject.toml").parent
    click.echo(f"\nNext: cd {home}\n      {_NEXT}\n      pytest", err=True)
