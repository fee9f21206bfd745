"""The plan of a pipeline: its components in order, checked against each other before anything runs."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsparse._registry import Config, Registry
from newsparse.errors import ConfigurationError, PipelineError, unknown
from newsparse.plugin import ExtractorSpec, Option

SINGLE = frozenset({"tokens", "sentences"})
"""Layers of which an article has one: a second provider would contradict the first."""


@attrs.frozen(kw_only=True)
class Step:
    """One component of a pipeline: its spec, its options, and the plugin that it comes from."""

    spec: ExtractorSpec
    options: tuple[tuple[str, Option], ...]
    plugin: str
    version: str


def plan(names: Iterable[str], registry: Registry, config: Config) -> tuple[Step, ...]:
    """The steps of a pipeline.

    Raises:
        ConfigurationError: for a component that does not exist, or options for one that is not there.
        PipelineError: if a component stands twice, lacks a layer, or provides one that is there already.
        PluginError: if several plugins provide a component.
    """
    steps = []
    for name in names:
        entry = registry.extractors.get(name)
        options = tuple(config.options("components", name).items())
        plugin = entry.plugin
        steps.append(Step(spec=entry.spec, options=options, plugin=plugin.name, version=plugin.version))
    for name, _ in config.components:
        if name not in registry.extractors:
            raise ConfigurationError(f"options given: {unknown('component', name, registry.extractors.names())}")
    check(steps, registry)
    return tuple(steps)


def check(steps: Iterable[Step], registry: Registry) -> None:
    """Refuse steps that cannot work in this order.

    Raises:
        PipelineError: naming the component, the layer, and what to do.
    """
    provided: dict[str, str] = {}
    for step in steps:
        name = step.spec.name
        if name in provided.values():
            raise PipelineError(f"component {name!r} stands twice in the pipeline; take one of them out")
        for layer in sorted(step.spec.requires - provided.keys()):
            raise PipelineError(_lacking(name, layer, registry))
        for layer in sorted(step.spec.provides & SINGLE & provided.keys()):
            raise PipelineError(
                f"{name!r} and {provided[layer]!r} both provide {layer!r}; an article has one, take one out"
            )
        for layer in sorted(step.spec.provides):
            provided.setdefault(layer, name)


def _lacking(name: str, layer: str, registry: Registry) -> str:
    providers = sorted(
        e.spec.name for e in registry.extractors if layer in e.spec.provides and layer not in e.spec.requires
    )
    hint = f"put {' or '.join(map(repr, providers))} before it" if providers else "no installed plugin provides it"
    return f"{name!r} requires {layer!r}, which no component before it provides; {hint}"


def explain(name: str, steps: Iterable[Step], least: float = 0.0) -> str:
    """The plan as a table of plain text: what runs, what it needs, what it gives."""
    rows = [("component", "requires", "provides", "from", "options")]
    for step in steps:
        options = {**dict(step.spec.options), **dict(step.options)}
        rows.append(
            (
                step.spec.name,
                " ".join(sorted(step.spec.requires)) or "-",
                " ".join(sorted(step.spec.provides)) or "-",
                f"{step.plugin} {step.version}",
                " ".join(f"{k}={v}" for k, v in options.items()) or "-",
            )
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    told = [f"told: what is likely by {least:g} or more"] if least else []
    return "\n".join([f"pipeline {name}", *told, "", *lines])
