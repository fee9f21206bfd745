"""Checks: a spec is believed when all of it is as documented. What is not is refused in a line that says what to write.

What only the thing that a factory makes can show is checked by `resolve`, when it is made.
"""

from __future__ import annotations

import datetime
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from newsparse.errors import unknown
from newsparse.plugin import CORE_LAYERS, CleanerSpec, ExporterSpec, ExtractorSpec, PipelineSpec, ReaderSpec, Spec
from newsparse.plugin import _bind as bind
from newsparse.plugin import _linker as linker

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*")
"""The names of components, pipelines, readers and exporters, and those of layers."""

_ADDRESS = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
_SUFFIX = re.compile(r"(\.[^\s./\\*]+)+")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9*][a-z0-9.+*-]*")


def problem(plugin: str, spec: Spec, provided: Iterable[str] = ()) -> str | None:
    """What is wrong with a spec of a plugin, in one line; None if nothing is.

    ``provided`` has the layers of the plugin's own that any of its components makes.
    """
    return next(_problems(plugin, spec, frozenset(provided)), None)


def _problems(plugin: str, spec: Spec, provided: frozenset[str]) -> Iterator[str]:
    if not isinstance(spec.name, str) or not NAME.fullmatch(spec.name):
        yield f"{_shown(spec)}: its name must be of lower-case letters, digits, '-', '_' and '.', not {spec.name!r}"
        return
    if isinstance(spec, ExtractorSpec | CleanerSpec) and not spec.name.startswith(f"{plugin}."):
        yield f"the name of {spec.name!r} must begin with '{plugin}.'"
    for wrong in _of_kind(plugin, spec, provided):
        yield f"{spec.name}: {wrong}"
    if not isinstance(spec, PipelineSpec):
        for wrong in (*_options(spec.options), *_factory(spec)):
            yield f"{spec.name}: {wrong}"


def _shown(spec: Spec) -> str:
    kind = type(spec).__name__.removesuffix("Spec").lower()
    return f"an {kind}" if kind.startswith("e") else f"a {kind}"


def _of_kind(plugin: str, spec: Spec, provided: frozenset[str]) -> Iterator[str]:
    match spec:
        case ReaderSpec():
            yield from _suffixes(spec.suffixes)
            yield from _matching("media_types", spec.media_types, _MEDIA_TYPE, "like 'text/html', in lower case")
        case ExporterSpec():
            if spec.name == "table":
                yield "this name stands for the tables on a terminal; give it another"
            yield from _suffixes(spec.suffixes)
        case CleanerSpec():
            yield from _source(spec)
        case ExtractorSpec():
            yield from _layers(plugin, spec, provided)
        case PipelineSpec():
            yield from _pipeline(spec)


def _several(field: str, value: object, example: str) -> Iterator[str]:
    """What is wrong with a field that takes several texts."""
    if isinstance(value, str):
        yield f"'{field}' takes several texts, and got one; write {field}=({value!r},)"
    elif not isinstance(value, tuple | frozenset) or not all(isinstance(text, str) and text for text in value):
        shown = sorted(map(repr, value)) if isinstance(value, frozenset) else value
        yield f"'{field}' must be texts such as {example}, not {shown!r}"


def _matching(field: str, values: tuple[str, ...], pattern: re.Pattern[str], what: str) -> Iterator[str]:
    yield from (wrong := tuple(_several(field, values, "('text/html',)")))
    for value in () if wrong else values:
        if not pattern.fullmatch(value):
            yield f"'{field}' must be {what}, not {value!r}"


def _suffixes(values: tuple[str, ...]) -> Iterator[str]:
    yield from (wrong := tuple(_several("suffixes", values, "('.txt',)")))
    for value in () if wrong else values:
        if not _SUFFIX.fullmatch(value) or value != value.lower():
            near = "." + "".join(value.lower().split()).lstrip(".*")
            hint = f"; write {near!r}" if _SUFFIX.fullmatch(near) else ", such as '.txt'"
            yield f"a suffix is a dot and lower-case letters behind it, which {value!r} is not{hint}"


def _source(spec: CleanerSpec) -> Iterator[str]:
    yield from (wrong := tuple(_several("domains", spec.domains, "('gazette.example',)")))
    for domain in () if wrong else spec.domains:
        if not _DOMAIN.fullmatch(domain):
            host = _host(domain)
            hint = f"; write {host!r}" if _DOMAIN.fullmatch(host) else ", such as 'gazette.example'"
            yield f"a domain is the bare name of a host, which {domain!r} is not{hint}"
    yield from _several("publishers", spec.publishers, "('The Gazette',)")
    dates = [(field, getattr(spec, field)) for field in ("valid_from", "valid_until")]
    for field, day in dates:
        if day is not None and (not isinstance(day, datetime.date) or isinstance(day, datetime.datetime)):
            yield f"'{field}' must be a datetime.date, not {day!r}"
            return
    if any(day for _, day in dates) and not (spec.domains or spec.publishers or spec.many):
        yield "'valid_from' and 'valid_until' are for cleaners of a source; give it domains or publishers"
    if spec.valid_from and spec.valid_until and spec.valid_from > spec.valid_until:
        yield f"it is valid from {spec.valid_from} until {spec.valid_until}, which is no day at all"
    for field in ("many", "joins"):
        yield from _truth(field, getattr(spec, field))


def _host(domain: str) -> str:
    """The host that somebody meant who wrote an address."""
    try:
        found = urlsplit(domain if "//" in domain else f"//{domain}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("*").strip(". ")


def _layers(plugin: str, spec: ExtractorSpec, provided: frozenset[str]) -> Iterator[str]:
    for field in ("requires", "provides"):
        values = getattr(spec, field)
        wrong = tuple(_several(field, values, "{'sentences'}"))
        if wrong:
            yield wrong[0].replace(f"({values!r},)", f"{{{values!r}}}")
            return
    for layer in sorted(spec.provides):
        if layer not in CORE_LAYERS and not (layer.startswith(f"{plugin}.") and NAME.fullmatch(layer)):
            yield f"{unknown('layer', layer, CORE_LAYERS)} (or one of its own, '{plugin}.layer')"
    for layer in sorted(spec.requires):
        if layer in CORE_LAYERS:
            continue
        own = layer.startswith(f"{plugin}.")
        if not NAME.fullmatch(layer) or "." not in layer:
            yield f"{unknown('layer', layer, CORE_LAYERS)} (or one of a plugin, 'plugin.layer')"
        elif own and layer not in provided:
            yield f"its plugin does not provide what it requires: {unknown('layer', layer, provided)}"
    yield from _truth("joins", spec.joins)


def _pipeline(spec: PipelineSpec) -> Iterator[str]:
    if spec.name == "default":
        yield "this name stands for the pipeline of the highest priority; give it another"
    yield from _several("components", spec.components, "('english.tokens',)")
    if not isinstance(spec.priority, int) or isinstance(spec.priority, bool):
        yield f"'priority' must be a whole number, not {spec.priority!r}"
    number = isinstance(spec.least, int | float) and not isinstance(spec.least, bool)
    if spec.least is not None and not (number and 0 <= spec.least <= 1):
        yield f"'least' must be a number from 0 to 1, or None, not {spec.least!r}"


def _truth(field: str, value: object) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"'{field}' must be True or False, not {value!r}"


# -- options, and the factory that takes them


def _options(options: Any) -> Iterator[str]:
    pairs = isinstance(options, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in options)
    if not pairs:
        yield f"'options' must give each option its default, such as {{'most': 3}}, not {options!r}"
        return
    seen: set[str] = set()
    for name, default in options:
        if not isinstance(name, str) or not name.isidentifier():
            yield f"the name of an option must be that of a parameter, not {name!r}"
        elif name in seen:
            yield f"option {name!r} stands twice"
        elif isinstance(default, list | set | frozenset):
            yield f"option {name!r} must be a tuple of texts, not {default!r}"
        elif not isinstance(default, str | int | float | bool | tuple) or (
            isinstance(default, tuple) and not all(isinstance(part, str) for part in default)
        ):
            yield f"option {name!r} must be a text, a number, a truth value or a tuple of texts, not {default!r}"
        else:
            seen.add(name)


def _factory(spec: ReaderSpec | CleanerSpec | ExtractorSpec | ExporterSpec) -> Iterator[str]:
    factory = spec.factory
    if isinstance(factory, str):
        if not _ADDRESS.fullmatch(factory):
            yield f"its factory must be an address 'module:attribute', not {factory!r}"
    elif not callable(factory):
        yield f"its factory must be a function, a class or an address 'module:attribute', not {factory!r}"
    else:
        yield from _takes(factory, dict(spec.options))


def _takes(factory: Any, options: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a call of the factory with all options; nothing where only the call itself can tell."""
    decorated = isinstance(factory, partial) and factory.func in (bind, linker)
    function = factory.args[0] if decorated else factory
    given = ("document",) if decorated and factory.func is bind else ()
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # of what is written in C there may be none
        return
    try:
        signature.bind(*given, **options)
    except TypeError:
        yield _unfitting(function, signature, given, options)


def _unfitting(function: Any, signature: inspect.Signature, given: tuple[str, ...], options: dict[str, Any]) -> str:
    name = getattr(function, "__name__", repr(function))
    parameters = signature.parameters
    several = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
    lacking = [option for option in options if option not in parameters]
    if lacking and not several:
        return f"it has an option {lacking[0]!r}, but {name}{signature} has no such parameter"
    needed = [
        p.name
        for p in list(parameters.values())[len(given) :]
        if p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and p.name not in options
    ]
    if given and not needed:
        return f"{name}{signature} must take what it reads as its first parameter, and options by name"
    hint = "" if given else "; a function that does the work itself is made a component by a decorator"
    return f"{name}{signature} needs {needed[0] if needed else '?'!r}, and is called with its options alone{hint}"
