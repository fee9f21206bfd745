"""The command ``newsparse``: its subcommands, and errors as one line with an exit code that scripts can use."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any

import click

from newsparse._cli.explain import explain
from newsparse._cli.options import wants_traceback, with_traceback
from newsparse._cli.parse import parse
from newsparse._cli.plugins import plugins
from newsparse._cli.source import source
from newsparse._cli.words import say_error, say_warning
from newsparse._version import __version__
from newsparse.errors import ConfigurationError, NewsparseError, PluginWarning

USAGE, NOTHING, INTERRUPTED = 2, 3, 130


class Cli(click.Group):
    """A group of commands that tells errors in a line and exits accordingly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; an error that is not click's own becomes a message, unless a traceback is wanted."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always", PluginWarning)
                warnings.showwarning = _told(warnings.showwarning)
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)
        except NewsparseError as error:
            if wants_traceback(ctx):
                raise
            say_error(str(error))
            sys.exit(USAGE if isinstance(error, ConfigurationError) else NOTHING)
        except Exception as error:
            if wants_traceback(ctx):
                raise
            say_error(f"unexpected {type(error).__name__}: {error}; add --traceback to see where, and report it")
            sys.exit(NOTHING)


def _told(otherwise: Callable[..., None]) -> Callable[..., None]:
    """Show warnings about plugins as a line, all others as before."""

    def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
        if issubclass(category, PluginWarning):
            say_warning(str(message))
        else:
            otherwise(message, category, *where, **more)

    return show


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="newsparse", message="%(prog)s %(version)s")
@with_traceback
def main() -> None:
    """Read news articles: who said what, and where they stand.

    \b
      newsparse parse article.txt                 tables on the terminal
      newsparse parse *.txt -o all.jsonl          one result per line
      curl … | newsparse parse - > result.json    JSON in a pipe
    """  # noqa: D301 (click takes the character itself)


for command in (parse, plugins, explain, source):
    main.add_command(command)
