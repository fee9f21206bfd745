"""``newsparse plugins``: which there are, what they bring, and whether they work."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from newsparse._cli.options import with_config, with_traceback
from newsparse._cli.words import safe, say_error

if TYPE_CHECKING:
    from newsparse._registry import Record, Registry

PROBLEMS = 1
as_json = click.option("--json", "as_json", is_flag=True, help="For machines.")


@click.group()
def plugins() -> None:
    """Show which plugins there are, what they bring, and whether they work."""


@plugins.command("list")
@as_json
@with_config
@with_traceback
def list_(as_json: bool, config_file: str | None) -> None:
    """List all plugins. None of their components is imported."""
    records = _registry(config_file).plugins
    if as_json:
        _dump([_about(record) for record in records])
        return
    rows = [("plugin", "version", "from", "status", "brings")]
    for record in records:
        brings = ", ".join(spec.name for spec in record.specs) or "-"
        rows.append((record.name, record.version, record.distribution, record.status, brings))
    _print_table(rows)
    for record in records:
        if record.error:
            say_error(record.error)


@plugins.command()
@click.argument("name")
@as_json
@with_config
@with_traceback
def show(name: str, as_json: bool, config_file: str | None) -> None:
    """Show one plugin: NAME is a plugin's, or that of something that it brings."""
    registry = _registry(config_file)
    by_spec = {spec.name: record for record in reversed(registry.plugins) for spec in record.specs}
    names = {record.name for record in registry.plugins}
    if name not in names and name not in by_spec:
        name = next((n for n in sorted(names, reverse=True) if name.startswith(f"{n}.")), name)  # of a broken plugin
    records = (by_spec[name],) if name in by_spec and name not in names else registry.twins(name)
    if as_json:
        first, *twins = map(_about, records)
        _dump({**first, **({"twins": twins} if twins else {})})
        return
    for record in records:
        _show(record)


def _show(record: Record) -> None:
    about = _about(record)
    _echo(f"{record.name} {record.version}, {record.status}")
    _echo(f"  module        {record.module}\n  distribution  {record.distribution}")
    for spec in about["brings"]:
        _echo(f"\n  {spec.pop('kind')} {spec.pop('name')}")
        for key, value in spec.items():
            shown = ", ".join(f"{k}={v!r}" for k, v in value.items()) if isinstance(value, dict) else value
            _echo(f"    {key:<12}{', '.join(shown) if isinstance(shown, list) else shown}")
    if record.absent:
        say_error(record.absent)


@plugins.command()
@as_json
@with_config
@with_traceback
def doctor(as_json: bool, config_file: str | None) -> None:
    """Check that every plugin loads, what it brings can be made, pipelines fit together, and what joins can join.

    Exits with 1 if there are problems.
    """
    from newsparse._cli.doctor import diagnose

    checked, problems = diagnose(config_file)
    if as_json:
        _dump({"checked": checked, "problems": problems})
    else:
        for problem in problems:
            say_error(problem)
        counts = (f"{count} {what.removesuffix('s') if count == 1 else what}" for what, count in checked.items())
        _echo(f"checked {', '.join(counts)}")
        _echo("no problems" if not problems else f"{len(problems)} problem{'s' * (len(problems) > 1)}")
    if problems:
        sys.exit(PROBLEMS)


def _registry(config_file: str | None) -> Registry:
    from newsparse._cli.configure import configured

    _, registry = configured(config_file)
    return registry


def _about(record: Record) -> dict[str, Any]:
    """A record as plain values."""
    return {
        "name": record.name,
        "version": record.version,
        "status": record.status,
        "module": record.module,
        "distribution": record.distribution,
        "error": record.error,
        "brings": [_spec(spec) for spec in record.specs],
    }


def _spec(spec: Any) -> dict[str, Any]:
    """A spec as plain values: its kind, its name, and whatever of it is not empty."""
    import attrs

    values: dict[str, Any] = {"kind": type(spec).__name__.removesuffix("Spec").lower(), "name": spec.name}
    for field in attrs.fields(type(spec)):
        value = getattr(spec, field.name)
        if field.name in ("name", "factory") or value is False or value in ((), frozenset(), None):
            continue
        if field.name == "options":
            values["options"] = {k: list(v) if isinstance(v, tuple) else v for k, v in value}
        elif isinstance(value, frozenset | tuple):
            values[field.name] = sorted(value) if isinstance(value, frozenset) else list(value)
        else:
            values[field.name] = value if isinstance(value, int) else str(value)
    return values


def _dump(value: Any) -> None:
    click.echo(json.dumps(value, indent=2))


def _echo(text: str) -> None:
    click.echo(safe(text))


def _print_table(rows: Iterable[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    header, *body = rows
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in header:
        table.add_column(name, header_style="dim", overflow="fold")
    for row in body:
        table.add_row(*(Text(safe(cell)) for cell in row))
    Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 120).print(table)
