"""``newsparse compare``: how far a prediction agrees with what people annotated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newsparse._cli.options import with_config, with_traceback
from newsparse.errors import InputError

if TYPE_CHECKING:
    from newsparse._reading import Reading
    from newsparse.model import ParsedArticle


@click.command()
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PREDICTED")
@with_config
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all counts.")
@with_traceback
def compare(gold: str, predicted: str, config_file: str | None, as_json: bool) -> None:
    """Show how far two readings of the same articles agree, in actors, claims and stances.

    GOLD and PREDICTED are files, directories or patterns of results: JSON or JSON lines of newsparse parse, brat
    (.ann), or what Label Studio exports as JSON. Texts without annotations beside them are passed over.
    """
    from newsparse import agreement
    from newsparse._cli.configure import configured
    from newsparse._pipeline.sources import Cleaning
    from newsparse._reading import Reading

    config, registry = configured(config_file)
    reading = Reading(registry, config, Cleaning(registry, config))
    found = agreement.compare(_results(gold, reading), _results(predicted, reading))
    if as_json:
        click.echo(json.dumps(found.as_dict()))
        return
    beside = f"; {found.beside} more are predicted, and count nowhere" if found.beside else ""
    click.echo(f"{found.articles} article{'s' if found.articles > 1 else ''}{beside}\n\n{found}")


def _results(path: str, reading: Reading) -> Iterator[ParsedArticle]:
    from newsparse.model import ParsedArticle

    there = False
    for read in reading.articles([path], clean=False):
        if isinstance(read, ParsedArticle):
            there = True
            yield read
    if not there:
        raise InputError(f"{path} has no result: give JSON of newsparse parse, brat (.ann), or JSON of Label Studio")
