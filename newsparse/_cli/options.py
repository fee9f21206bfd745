"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_TRACEBACK = "newsparse.traceback"


def _remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta[_TRACEBACK] = True


def wants_traceback(ctx: click.Context) -> bool:
    """Whether errors are shown with all that led to them."""
    return bool(ctx.find_root().meta.get(_TRACEBACK, False))


def with_traceback(function: F) -> F:
    """The option ``--traceback``, before or behind the command's name."""
    option = click.option(
        "--traceback",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Show errors with all that led to them.",
    )
    return option(function)


def with_config(function: F) -> F:
    """The option ``--config``."""
    option = click.option(
        "--config",
        "config_file",
        metavar="FILE",
        help="Configuration. [default: newsparse.toml or pyproject.toml here or above]",
    )
    return option(function)


def with_parsing(function: F) -> F:
    """The options of what parses articles: with which pipeline, how many processes, for how long, with which reader."""
    options = (
        click.option(
            "-p", "--pipeline", default="default", metavar="NAME", help="What to parse with; see newsparse explain."
        ),
        with_config,
        click.option(
            "-w", "--workers", default=1, type=click.IntRange(min=1), metavar="N", help="Processes. [default: 1]"
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            help="Give up an article that takes longer. [default: none does]",
        ),
        click.option("--option", "options", multiple=True, metavar="NAME.KEY=VALUE", help="An option of a component."),
        click.option("--reader", metavar="NAME", help="How to read all articles, whatever their suffixes."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def with_keep(function: F) -> F:
    """The option ``--keep``."""
    option = click.option(
        "--keep", metavar="FILE", help="Keep results in this file, and parse nothing again that is in it."
    )
    return option(function)
