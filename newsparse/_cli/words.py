"""Words for a terminal: safe to print, and short."""

from __future__ import annotations

import re

import click

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 600


def safe(text: str) -> str:
    r"""A text without what could command a terminal: escapes, other controls, changes of direction.

    Example:
        >>> safe("no\x1b[31m\n")
        'no�[31m\n'
    """
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A message without line breaks, and not longer than a person reads."""
    joined = safe(" ".join(text.split()))
    return joined if len(joined) <= _LONGEST else joined[:_LONGEST] + "…"


def say_error(message: str) -> None:
    """One error on standard error."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {one_line(message)}", err=True)


def say_warning(message: str) -> None:
    """One warning on standard error."""
    click.echo(f"{click.style('warning:', fg='yellow', bold=True)} {one_line(message)}", err=True)
