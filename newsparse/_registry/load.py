"""Load: import a candidate, check its hook implementations, and register it with pluggy. One that fails is named."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint

import pluggy
from pluggy import HookimplOpts

from newsparse import hookspecs
from newsparse._registry.containing import contained
from newsparse._registry.find import GROUP, Candidate
from newsparse.errors import PluginError
from newsparse.plugin import (
    DECORATED,
    CleanerSpec,
    ExporterSpec,
    ExtractorSpec,
    PipelineSpec,
    ReaderSpec,
    Spec,
    hookimpl,
)

HOOKS: dict[str, type[Spec]] = {
    "newsparse_readers": ReaderSpec,
    "newsparse_cleaners": CleanerSpec,
    "newsparse_extractors": ExtractorSpec,
    "newsparse_exporters": ExporterSpec,
    "newsparse_pipelines": PipelineSpec,
}
"""Each hook, and what its implementations return."""

MOST_SPECS = 10_000
"""More than so many specs of one hook are a mistake."""


class _Decorated:
    """What the decorators marked in a one-file plugin, as hook implementations."""

    def __init__(self, specs: Iterable[Spec]) -> None:
        self.specs = tuple(specs)

    def _of(self, kind: type) -> Iterator[Spec]:
        return (spec for spec in self.specs if isinstance(spec, kind))

    @hookimpl
    def newsparse_readers(self) -> Iterator[Spec]:
        return self._of(ReaderSpec)

    @hookimpl
    def newsparse_cleaners(self) -> Iterator[Spec]:
        return self._of(CleanerSpec)

    @hookimpl
    def newsparse_extractors(self) -> Iterator[Spec]:
        return self._of(ExtractorSpec)

    @hookimpl
    def newsparse_exporters(self) -> Iterator[Spec]:
        return self._of(ExporterSpec)


def load(candidate: Candidate, manager: pluggy.PluginManager) -> None:
    """Import a candidate and register it under its name.

    Raises:
        PluginError: if it cannot be imported, implements no hook, or implements one wrongly.
    """
    with contained(PluginError, f"plugin {candidate} cannot be imported"):
        plugin = EntryPoint(candidate.name, candidate.module, GROUP).load()
    register(candidate, plugin, manager)


def register(candidate: Candidate, plugin: object, manager: pluggy.PluginManager) -> None:
    """Check the hook implementations of a plugin and register it.

    Raises:
        PluginError: if it implements no hook, or one wrongly.
    """
    with contained(PluginError, f"plugin {candidate} cannot be looked at", passing=PluginError):
        implemented = {name: options for name in dir(plugin) if (options := manager.parse_hookimpl_opts(plugin, name))}
        marked = _marked(plugin)
        for name, options in implemented.items():
            _check(candidate, name, getattr(plugin, name), options)
    if not implemented and not marked:
        raise PluginError(
            f"plugin {candidate} brings nothing; mark its functions with @extractor or @cleaner of newsparse.plugin,"
            f" or a hook ({', '.join(HOOKS)}) with @hookimpl"
        )
    try:
        if implemented:
            manager.register(plugin, candidate.name)
        if marked:
            manager.register(_Decorated(marked), f"{candidate.name} (decorated)")
        manager.check_pending()
    except (ValueError, pluggy.PluginValidationError) as error:
        raise PluginError(f"plugin {candidate} cannot be registered: {error}") from error


def _check(candidate: Candidate, name: str, function: Callable[..., object], options: HookimplOpts) -> None:
    where = f"plugin {candidate}: hook implementation '{name}'"
    if name not in HOOKS:
        raise PluginError(f"{where} is for no hook of newsparse; the hooks are {', '.join(HOOKS)}")
    for parameter in inspect.signature(function).parameters.values():
        # pluggy 1.6 ignores defaulted parameters and pluggy 1.7 passes them; nobody should have to know.
        if parameter.kind is parameter.KEYWORD_ONLY or parameter.default is not parameter.empty:
            raise PluginError(f"{where} has a defaulted or keyword-only parameter {parameter.name!r}; hooks take none")
        raise PluginError(f"{where} has a parameter {parameter.name!r}; hooks of newsparse take none")
    if options["wrapper"] or options["hookwrapper"]:
        raise PluginError(f"{where} is a wrapper; hooks of newsparse are plain functions")


def _marked(plugin: object) -> list[Spec]:
    """The specs of all decorated functions and classes of a plugin, by the order in which they stand."""
    values = vars(plugin).values() if hasattr(plugin, "__dict__") else ()
    specs = [getattr(value, DECORATED) for value in values if _own(value)]
    return [spec for i, spec in enumerate(specs) if spec not in specs[:i]]


def _own(value: object) -> bool:
    return (inspect.isfunction(value) or inspect.isclass(value)) and DECORATED in vars(value)


def new_manager() -> pluggy.PluginManager:
    """A plugin manager that knows the five hooks. Each plugin gets one of its own, so that none can disturb another."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    return manager


def specs_of(candidate: Candidate, manager: pluggy.PluginManager) -> tuple[Spec, ...]:
    """Every spec of the plugin that is registered with its manager, hook by hook.

    Raises:
        PluginError: if a hook raises or returns what it may not.
    """
    found: list[Spec] = []
    for name, kind in HOOKS.items():
        for implementation in manager.hook.__dict__[name].get_hookimpls():
            where = f"plugin {candidate}: {name}"
            with contained(PluginError, f"{where} failed", passing=PluginError):
                found += _yielded(where, implementation.function(), kind)
    return tuple(found)


def _yielded(where: str, returned: object, kind: type[Spec]) -> Iterator[Spec]:
    """What a hook returned, looked at one by one: it may never end."""
    if not isinstance(returned, Iterable):
        raise PluginError(f"{where} must return (or yield) {kind.__name__}s, not {returned!r}")
    for number, spec in enumerate(returned):
        if not isinstance(spec, kind):
            raise PluginError(f"{where} must return {kind.__name__}, not {spec!r}")
        if number >= MOST_SPECS:
            raise PluginError(f"{where} returns more than {MOST_SPECS} specs; does it end?")
        yield spec
