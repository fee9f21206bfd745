"""Resolve: from a spec and its options to the thing that its factory makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from newsparse._registry.collect import Registry, why_absent
from newsparse._registry.config import Config
from newsparse._registry.containing import contained
from newsparse.errors import ConfigurationError, NewsparseError, PluginError, unknown
from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, Option, ReaderSpec, Spec


def make(
    spec: ReaderSpec | CleanerSpec | ExtractorSpec | ExporterSpec,
    options: Mapping[str, Option] = {},
    plugin: object = None,
) -> Any:
    """Call the factory of a spec with its default options and the given ones. ``plugin`` is for messages.

    Raises:
        ConfigurationError: for an option that the spec does not have, or a value of another type than its default.
        PluginError: if the factory cannot be imported, fails, or makes something else.
    """
    chosen = _chosen(spec, options)
    where = f"{spec.name} ({plugin})" if plugin is not None else spec.name
    with contained(PluginError, f"{where} cannot be made", passing=NewsparseError):
        made = _factory(spec.factory)(**chosen)
        if wanting := _wanting(spec, made):
            raise PluginError(f"{where}: its factory must make {wanting}, not {made!r:.60}")
    return made


def _chosen(
    spec: ReaderSpec | CleanerSpec | ExtractorSpec | ExporterSpec, options: Mapping[str, Option]
) -> dict[str, Option]:
    """The options of a spec, with the given ones in the place of their defaults."""
    chosen = dict(spec.options)
    for name, value in options.items():
        if name not in chosen:
            raise ConfigurationError(f"{spec.name}: {unknown('option', name, chosen)}")
        chosen[name] = _typed(spec.name, name, value, chosen[name])
    return chosen


def check_config(config: Config, registry: Registry) -> None:
    """Refuse a configuration of what does not exist, or is not as it says, before anything is read.

    Raises:
        ConfigurationError: for options of nothing that is there, for one that does not exist or has a wrong value, and
            for a pipeline whose name is taken.
    """
    for name, _ in config.pipelines:
        registry.pipelines.get(name)
    for table, catalogue in (
        ("readers", registry.readers),
        ("cleaners", registry.cleaners),
        ("components", registry.extractors),
        ("exporters", registry.exporters),
    ):
        for name, given in getattr(config, table):
            if name not in catalogue:
                if table != "components" and why_absent(name, catalogue.absent):
                    continue  # a plugin that is disabled or broken stops nothing that does without it
                raise ConfigurationError(f"options given: {catalogue.unknown(name)}")
            entry = catalogue.get(name)
            _chosen(entry.spec, dict(given))
            if table in ("readers", "exporters"):  # they cost nothing to make, and know what their options may be
                make(entry.spec, dict(given), entry.plugin)


def _wanting(spec: Spec, made: Any) -> str | None:
    """What should have been made; None if it was."""
    match spec:
        case ReaderSpec():
            return None if callable(getattr(made, "read", None)) else "an object with a method 'read'"
        case ExporterSpec():
            return None if callable(getattr(made, "write", None)) else "an object with a method 'write'"
        case CleanerSpec(many=True):
            several = isinstance(made, Iterable) and not isinstance(made, str)
            return None if several else "CleanerSpecs"
        case CleanerSpec():
            return None if callable(made) else "a function from an article to edits"
        case _:
            return None if callable(made) else "a function from a document to items"


def _factory(factory: Any) -> Any:
    if not isinstance(factory, str):
        return factory
    module, _, attribute = factory.partition(":")
    return getattr(import_module(module), attribute)


def _typed(component: str, name: str, value: Option, default: Option) -> Option:
    """The value as the type of the default; texts, as the command line gives them, are read."""
    if isinstance(value, type(default)) and not (isinstance(value, bool) and not isinstance(default, bool)):
        return value
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            match default:
                case bool():
                    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[
                        value.lower()
                    ]
                case int():
                    return int(value)
                case float():
                    return float(value)
                case tuple():
                    return tuple(part.strip() for part in value.split(",") if part.strip())
        except (KeyError, ValueError):
            pass
    raise ConfigurationError(
        f"{component}: option {name!r} must be a {type(default).__name__} such as {default!r}, not {value!r}"
    )
