"""From the command line to a configuration, and to the plugins that it allows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from newsparse._registry import Config, Registry, discover
from newsparse.errors import ConfigurationError, unknown
from newsparse.limits import Limits

_TABLES = (("readers", "readers"), ("cleaners", "cleaners"), ("components", "extractors"), ("exporters", "exporters"))
"""The tables of a configuration, and where the registry has what they are about."""


def configured(config_file: str | None, options: Iterable[str] = ()) -> tuple[Config, Registry]:
    """The configuration that ``--config`` and each ``--option`` ask for, with what the environment says; and plugins.

    They are looked for here, once, and handed on: no option changes which there are.

    Raises:
        ConfigurationError: if the file cannot be read, or an option is not ``NAME.KEY=VALUE`` of something that exists.
    """
    found = Config.search(Path.cwd()) if config_file is None else Config.load(config_file)
    config = found.with_environment()
    registry = discover(config)
    for option in options:
        config = _with_option(config, option, registry)
    return config, registry


def _with_option(config: Config, option: str, registry: Registry) -> Config:
    path, sign, value = option.partition("=")
    name, dot, key = path.strip().rpartition(".")
    if not sign or not dot or not name or not key:
        raise ConfigurationError(f"--option {option!r} must be NAME.KEY=VALUE, for example csv.table=claims")
    if name == "limits":
        return attrs.evolve(config, limits=Limits.of({**attrs.asdict(config.limits), key: _number(value)}))
    specs = [(t, e.spec) for t, attribute in _TABLES for e in getattr(registry, attribute) if e.spec.name == name]
    if not specs:
        names = {e.spec.name for _, attribute in _TABLES for e in getattr(registry, attribute)}
        raise ConfigurationError(f"--option {option!r}: {registry.extractors.unknown(name, names)}")
    fitting = [table for table, spec in specs if key in dict(spec.options)]
    if not fitting:
        keys = {k for _, spec in specs for k, _ in spec.options}
        raise ConfigurationError(f"--option {option!r}: {unknown(f'option of {name}', key, keys)}")
    for table in fitting:  # a reader and an exporter may share a name, and an option
        config = config.with_options(table, name, {key: value})
    return config


def _number(value: str) -> int | str:
    """A number, if a text is one; what else it is, the limits say."""
    return int(value) if value.strip().isdecimal() and len(value) < 20 else value
