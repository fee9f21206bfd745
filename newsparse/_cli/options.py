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
