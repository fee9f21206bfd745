"""``newsparse source``: what single outlets have around their text. The plugin newsparse-html knows them."""

from __future__ import annotations

from pathlib import Path

import click

from newsparse._cli.options import with_traceback
from newsparse.errors import ConfigurationError


@click.group()
def source() -> None:
    """Tell newsparse what an outlet has around its text."""


@source.command()
@click.argument("domain")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option("--to", default=".", metavar="FOLDER", help="Where the two files go. [default: here]")
@with_traceback
def new(domain: str, pages: tuple[str, ...], to: str) -> None:
    """Write the rules of a new source, and their test, from pages of DOMAIN that you saved.

    Lines that several of the pages have become the first rules: keep those that are no text of an article.
    """
    try:
        from newsparse_html.scaffold import new_source
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("newsparse_html"):
            raise
        raise ConfigurationError("sources need the plugin newsparse-html; install it") from None
    for path in new_source(domain, [Path(page) for page in pages], Path(to)):
        click.echo(path)
