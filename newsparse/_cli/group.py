"""The command ``newsparse``: its subcommands, and errors as one line with an exit code that scripts can use."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

from newsparse._cli.compare import compare
from newsparse._cli.explain import explain
from newsparse._cli.network import network
from newsparse._cli.new_plugin import new_plugin
from newsparse._cli.options import wants_traceback, with_traceback
from newsparse._cli.parse import parse
from newsparse._cli.plugins import plugins
from newsparse._cli.process import end, own_process, with_streams
from newsparse._cli.report import report
from newsparse._cli.source import source
from newsparse._cli.words import say_error, say_warning
from newsparse._version import __version__
from newsparse.errors import ConfigurationError, LeftOutWarning, NewsparseError, PluginWarning

USAGE, NOTHING, INTERRUPTED = 2, 3, 130
_TOLD = (PluginWarning, LeftOutWarning)


class Cli(click.Group):
    """A group of commands that tells errors in a line and exits accordingly."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command as a program of its own."""
        with_streams()
        try:
            return super().__call__(*args, **kwargs)
        except OSError as error:  # help has no room in standard output
            say_error(f"cannot write standard output: {error.strerror or error}")
            with suppress(OSError):
                sys.stdout.close()
            sys.exit(NOTHING)
        except SystemExit as error:
            end(error.code)
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; an error that is not click's own becomes a message, unless a traceback is wanted."""
        try:
            with warnings.catch_warnings():
                for told in _TOLD:
                    warnings.simplefilter("always", told)
                warnings.showwarning = _told(warnings.showwarning)
                with own_process():
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
    """Show warnings for the user as a line, all others as before."""

    def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
        if issubclass(category, _TOLD):
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
      newsparse report *.txt -o report.html       pages to read, search and correct
      newsparse network all.jsonl -o all.svg      who sides with whom
      curl … | newsparse parse - > result.json    JSON in a pipe
    """  # noqa: D301 (click takes the character itself)


for command in (parse, report, compare, network, plugins, explain, source, new_plugin):
    main.add_command(command)
