"""The plan of a pipeline: its components in order, checked against each other before anything runs.

A list may name other pipelines, which stand for their lists; generic cleaners, which then clean for this pipeline; and
components that join pipelines come behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from newsparse._registry import Config, Entry, Registry
from newsparse.errors import ConfigurationError, PipelineError
from newsparse.plugin import CleanerSpec, ExtractorSpec, Option

SINGLE = frozenset({"tokens", "sentences"})
"""Layers of which an article has one: a second provider would contradict the first."""


@attrs.frozen(kw_only=True)
class Step:
    """One component of a pipeline: its spec, its options, and the plugin that it comes from."""

    spec: ExtractorSpec
    options: tuple[tuple[str, Option], ...]
    plugin: str
    version: str
    joined: bool = False


@attrs.frozen(kw_only=True)
class Listing:
    """What a list of names stands for: its components, its own cleaners, and the highest ``least`` of its presets."""

    components: tuple[str, ...] = ()
    cleaners: tuple[str, ...] = ()
    least: float = 0.0


def listed(names: Iterable[str], registry: Registry, within: tuple[str, ...] = ()) -> Listing:
    """The components and cleaners that a list names, in its order, with those of the pipelines that it names.

    Raises:
        ConfigurationError: for a name that does not exist, or a cleaner that is bound to a source.
        PipelineError: if a pipeline names itself.
    """
    found = Listing()
    for name in names:
        if name in registry.extractors:
            part = Listing(components=(name,))
        elif name in registry.cleaners:
            part = Listing(cleaners=(_generic(registry.cleaners.get(name).spec),))
        elif name == "default" or name in registry.pipelines:
            part = _preset(name, registry, within)
        else:
            raise ConfigurationError(registry.extractors.unknown(name, registry.pipelines.names()))
        found = Listing(
            components=found.components + part.components,
            cleaners=tuple(dict.fromkeys(found.cleaners + part.cleaners)),
            least=max(found.least, part.least),
        )
    return found


def _preset(name: str, registry: Registry, within: tuple[str, ...]) -> Listing:
    spec = registry.pipeline(name).spec
    if spec.name in within:
        raise PipelineError(f"pipeline {spec.name!r} names itself: {' -> '.join((*within, spec.name))}; take one out")
    found = listed(spec.components, registry, (*within, spec.name))
    return found if spec.least is None else attrs.evolve(found, least=spec.least)


def _generic(spec: CleanerSpec) -> str:
    if spec.domains or spec.publishers or spec.many:
        raise ConfigurationError(
            f"cleaner {spec.name!r} is bound to a source, and works on its articles in every pipeline; take it out"
        )
    return spec.name


def plan(names: Iterable[str], registry: Registry, config: Config, *, joins: bool = False) -> tuple[Step, ...]:
    """The steps of a pipeline of these components; with ``joins``, those of components that join it too.

    Raises:
        ConfigurationError: for a component that does not exist.
        PipelineError: if a component stands twice, lacks a layer, or provides one that is there already.
        PluginError: if several plugins provide a component.
    """
    steps = [_step(registry.extractors.get(name), config) for name in names]
    check(steps, registry)
    if joins:
        steps += _joining(steps, registry, config)
    return tuple(steps)


def _step(entry: Entry[ExtractorSpec], config: Config, *, joined: bool = False) -> Step:
    options = tuple(config.options("components", entry.spec.name).items())
    plugin = entry.plugin
    return Step(spec=entry.spec, options=options, plugin=plugin.name, version=plugin.version, joined=joined)


def _joining(steps: Iterable[Step], registry: Registry, config: Config) -> list[Step]:
    """The components that join, by name, but each behind those that it needs; none that an article can have once."""
    there = {step.spec.name for step in steps}
    have = {layer for step in steps for layer in step.spec.provides}
    waiting = sorted(
        (e for e in registry.extractors if e.spec.joins and e.spec.name not in there), key=lambda e: e.spec.name
    )
    joined: list[Step] = []
    while fitting := next(
        (e for e in waiting if e.spec.requires <= have and not e.spec.provides & SINGLE & have), None
    ):
        waiting.remove(fitting)
        joined.append(_step(fitting, config, joined=True))
        have |= fitting.spec.provides
    return joined


def left_out(steps: Iterable[Step], registry: Registry) -> dict[str, str]:
    """The components that join pipelines and cannot join these steps, each with the reason."""
    steps = tuple(steps)
    there = {step.spec.name for step in steps}
    have = {layer for step in steps for layer in step.spec.provides}
    found = {}
    for spec in sorted((e.spec for e in registry.extractors if e.spec.joins), key=lambda spec: spec.name):
        lacking = [f"requires {layer!r}, which {_who(layer, registry)}" for layer in sorted(spec.requires - have)]
        twice = [f"provides {layer!r}, of which an article has one" for layer in sorted(spec.provides & SINGLE & have)]
        if spec.name not in there:
            found[spec.name] = " and ".join(lacking or twice)
    return found


def _who(layer: str, registry: Registry) -> str:
    providers = _providers(layer, registry)
    return f"{' or '.join(providers)} would provide" if providers else "no installed plugin provides"


def _providers(layer: str, registry: Registry) -> list[str]:
    return sorted(e.spec.name for e in registry.extractors if layer in e.spec.provides and layer not in e.spec.requires)


def check(steps: Iterable[Step], registry: Registry) -> None:
    """Refuse steps that cannot work in this order.

    Raises:
        PipelineError: naming the component, the layer, and what to do.
    """
    provided: dict[str, str] = {}
    for step in steps:
        name = step.spec.name
        if name in provided.values():
            raise PipelineError(
                f"component {name!r} stands twice in the pipeline, itself or in a pipeline that it names; "
                "take one of them out"
            )
        for layer in sorted(step.spec.requires - provided.keys()):
            raise PipelineError(_lacking(name, layer, registry))
        for layer in sorted(step.spec.provides & SINGLE & provided.keys()):
            raise PipelineError(
                f"{name!r} and {provided[layer]!r} both provide {layer!r}; an article has one, take one out"
            )
        for layer in sorted(step.spec.provides):
            provided.setdefault(layer, name)


def _lacking(name: str, layer: str, registry: Registry) -> str:
    providers = _providers(layer, registry)
    own = [other for other in providers if other.partition(".")[0] == name.partition(".")[0]]
    providers = own or providers  # what another language finds is hardly meant
    hint = f"put {' or '.join(map(repr, providers))} before it" if providers else "no installed plugin provides it"
    return f"{name!r} requires {layer!r}, which no component before it provides; {hint}"


def explain(
    name: str,
    steps: Iterable[Step],
    least: float = 0.0,
    cleaners: Iterable[str] = (),
    out: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The plan as a table of plain text: what runs, what it needs, what it gives, and what has joined.

    ``cleaners`` are the generic ones that work here beside those of newsparse itself; ``out`` is what cannot join, and
    why.
    """
    rows = [("component", "requires", "provides", "from", "options")]
    for step in steps:
        options = {**dict(step.spec.options), **dict(step.options)}
        rows.append(
            (
                step.spec.name,
                " ".join(sorted(step.spec.requires)) or "-",
                " ".join(sorted(step.spec.provides)) or "-",
                f"{step.plugin} {step.version}{' (joined)' if step.joined else ''}",
                " ".join(f"{k}={v}" for k, v in options.items()) or "-",
            )
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    told = [f"told: what is likely by {least:g} or more"] if least else []
    cleaned = [f"cleaned also by: {', '.join(cleaners)}"] if cleaners else []
    lacking = [f"cannot join: {component} {why}" for component, why in out.items()]
    return "\n".join([f"pipeline {name}", *told, *cleaned, *lacking, "", *lines])
