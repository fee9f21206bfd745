"""Collect: the specs of all loaded plugins, looked up by name and by suffix. Conflicts name every provider."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import takewhile
from typing import Generic, TypeVar

import attrs

from newsparse._extras import BEST_FIRST, EXTRAS
from newsparse._registry.checks import problem
from newsparse._registry.config import ALLOW, DISABLE, Config, as_config
from newsparse._registry.containing import contained
from newsparse._registry.find import Candidate, find
from newsparse._registry.load import load, new_manager, register, specs_of
from newsparse.errors import ConfigurationError, PluginError, unknown
from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, PipelineSpec, ReaderSpec, Spec

S = TypeVar("S", ReaderSpec, CleanerSpec, ExtractorSpec, ExporterSpec, PipelineSpec)


@attrs.frozen(kw_only=True)
class Record:
    """What became of one plugin: ``status`` is ``loaded``, ``disabled`` or ``broken`` (then ``error`` says why)."""

    name: str
    module: str
    distribution: str
    version: str
    status: str
    error: str | None = None
    specs: tuple[Spec, ...] = ()

    def __str__(self) -> str:
        return f"plugin {self.name} {self.version}"

    @property
    def absent(self) -> str | None:
        """Why what it brings is not there, in one line; None if it is there."""
        if self.status == "disabled":
            return f"plugin {self.name} is disabled, by {DISABLE}, {ALLOW} or the configuration"
        return self.error


@attrs.frozen
class Entry(Generic[S]):
    """A spec and the plugin that brought it."""

    plugin: Record
    spec: S


@attrs.frozen
class Catalogue(Generic[S]):
    """All specs of one kind, in the order of their plugins."""

    what: str
    entries: tuple[Entry[S], ...]
    absent: tuple[Record, ...] = ()

    def __iter__(self) -> Iterator[Entry[S]]:
        return iter(self.entries)

    def names(self) -> tuple[str, ...]:
        """Every name, once, sorted."""
        return tuple(sorted({e.spec.name for e in self.entries}))

    def __contains__(self, name: str) -> bool:
        return any(e.spec.name == name for e in self.entries)

    def get(self, name: str) -> Entry[S]:
        """The one entry of that name.

        Raises:
            ConfigurationError: if there is none.
            PluginError: if several plugins provide it; a ConfigurationError, if the user's own is one of them.
        """
        found = [e for e in self.entries if e.spec.name == name]
        if not found:
            raise ConfigurationError(self.unknown(name))
        return _only(found, f"{self.what} {name!r}")

    def unknown(self, name: str, others: Iterable[str] = (), what: str = "") -> str:
        """One line for a name that does not exist: why its plugin is not there, or the nearest names that exist."""
        what = what or self.what
        reason = why_absent(name, self.absent)
        if reason:
            return f"there is no {what} {name!r}: {reason}"
        return unknown(what, name, (*self.names(), *others))

    def for_suffix(self, filename: str) -> Entry[S] | None:
        """The entry with the longest suffix that ``filename`` ends with, or None.

        Raises:
            PluginError: if several plugins claim that suffix.
        """
        lowered = filename.lower()
        matches = [(len(s), e) for e in self.entries for s in getattr(e.spec, "suffixes", ()) if lowered.endswith(s)]
        longest = max((length for length, _ in matches), default=0)
        best = [e for length, e in matches if length == longest]
        return _only(best, f"{self.what} for {filename!r}") if best else None

    def for_media_type(self, media_type: str) -> Entry[S] | None:
        """The entry for a media type such as ``text/html``, or None.

        Raises:
            PluginError: if several plugins claim it.
        """
        found = [e for e in self.entries if media_type in getattr(e.spec, "media_types", ())]
        return _only(found, f"{self.what} for {media_type}") if found else None

    def suffixes(self) -> tuple[str, ...]:
        """Every suffix, sorted."""
        return tuple(sorted({s for e in self.entries for s in getattr(e.spec, "suffixes", ())}))

    def conflicts(self) -> tuple[str, ...]:
        """A line for each name that several plugins provide."""
        by_name: dict[str, list[Entry[S]]] = defaultdict(list)
        for entry in self.entries:
            by_name[entry.spec.name].append(entry)
        return tuple(_conflict(f"{self.what} {n!r}", found) for n, found in sorted(by_name.items()) if len(found) > 1)


def why_absent(name: str, records: Iterable[Record]) -> str | None:
    """Why the plugin that a name begins with, or that was refused for that name, is not there; None if not known."""
    records = tuple(records)
    found = [
        record for record in records if name == record.name or name.startswith((f"{record.name}.", f"{record.name}-"))
    ] or [record for record in records if record.absent is not None and repr(name) in record.absent]
    return max(found, key=lambda record: len(record.name)).absent if found else None


def _only(found: list[Entry[S]], what: str) -> Entry[S]:
    if len(found) > 1:
        of_user = any(e.plugin == CONFIGURATION for e in found)
        raise (ConfigurationError if of_user else PluginError)(_conflict(what, found))
    return found[0]


def _conflict(what: str, found: Iterable[Entry[S]]) -> str:
    plugins = [e.plugin for e in found]
    if CONFIGURATION in plugins:
        other = next(p for p in plugins if p != CONFIGURATION)
        return f"{what} is of plugin {other.name} already; give the one of your configuration another name"
    providers = " and ".join(f"{p.name} ({p.distribution} {p.version})" for p in plugins)
    return f"{what} is provided by {providers}; disable one of them, for example with {DISABLE}={plugins[-1].name}"


CONFIGURATION = Record(name="configuration", module="", distribution="newsparse.toml", version="", status="loaded")
"""What the user's own pipelines come from."""


@attrs.frozen(kw_only=True)
class Registry:
    """Everything that plugins provide, as frozen specs."""

    plugins: tuple[Record, ...]
    readers: Catalogue[ReaderSpec]
    cleaners: Catalogue[CleanerSpec]
    extractors: Catalogue[ExtractorSpec]
    exporters: Catalogue[ExporterSpec]
    pipelines: Catalogue[PipelineSpec]

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each broken plugin, and for each conflict between working ones."""
        broken = tuple(p.error for p in self.plugins if p.error)
        catalogues = (self.readers, self.cleaners, self.extractors, self.exporters, self.pipelines)
        return (*broken, *(line for catalogue in catalogues for line in catalogue.conflicts()))

    def plugin(self, name: str) -> Record:
        """The record of one plugin.

        Raises:
            ConfigurationError: if there is none of that name.
        """
        return self.twins(name)[0]

    def twins(self, name: str) -> tuple[Record, ...]:
        """The records of all plugins of one name: the one that is loaded first, if any is.

        Raises:
            ConfigurationError: if there is none of that name.
        """
        found = [record for record in self.plugins if record.name == name]
        if not found:
            raise ConfigurationError(unknown("plugin", name, {p.name for p in self.plugins}))
        return tuple(sorted(found, key=lambda record: record.status != "loaded"))

    def pipeline(self, name: str) -> Entry[PipelineSpec]:
        """The pipeline of that name; ``"default"`` is the one of the highest priority, then the first by name.

        Raises:
            ConfigurationError: if there is none.
            PluginError: if ``"default"`` would be of a plugin that cannot be loaded.
        """
        if name == "default":
            if not self.pipelines.entries:
                raise ConfigurationError("no plugin provides a pipeline; are all plugins disabled?")
            best = min(self.pipelines.entries, key=lambda e: (-e.spec.priority, e.spec.name))
            self._check_default(best)
            return best
        return self.pipelines.get(name)

    def _check_default(self, best: Entry[PipelineSpec]) -> None:
        """Refuse to stand another pipeline in for the default of a plugin that is installed and broken."""
        for name in takewhile(lambda name: name != best.plugin.name, BEST_FIRST):
            for record in self.plugins:
                if record.name == name and record.error:
                    way_out = f"mend it, name a pipeline such as {best.spec.name!r}, or set {DISABLE}={name}"
                    raise PluginError(f"the default pipeline is that of {record}, but {record.error}; {way_out}")


def discover(config: Config | None = None, candidates: Iterable[Candidate] | None = None) -> Registry:
    """Find, load and collect all plugins that the configuration and the environment allow.

    A plugin that fails is recorded as broken; everything else works on.

    Raises:
        ConfigurationError: if one is to be disabled or allowed that is not there, and is called nearly as one that is.
    """
    config = as_config(config).with_environment()
    records: list[Record] = []
    found = tuple(find() if candidates is None else candidates)
    _check_names((*config.disable, *config.allow), {candidate.name for candidate in found})
    for candidate in found:
        records.append(_record(candidate, config, taken={r.name for r in records if r.status == "loaded"}))
    return registry_of(records, config.pipelines)


def _check_names(named: Iterable[str], installed: set[str]) -> None:
    """Refuse what is misspelled. What is not installed here may be elsewhere: a configuration is for more machines."""
    for name in named:
        if name not in (*installed, *EXTRAS) and get_close_matches(name, installed, cutoff=0.75):
            raise ConfigurationError(f"of plugins to disable or allow: {unknown('plugin', name, installed)}")


def record_of(candidate: Candidate, plugin: object | None = None) -> Record:
    """The record of one plugin: imported from where the candidate says, unless the plugin itself is given."""
    try:
        manager = new_manager()
        if plugin is None:
            load(candidate, manager)
        else:
            register(candidate, plugin, manager)
        specs = specs_of(candidate, manager)
        with contained(PluginError, f"plugin {candidate}: its specs cannot be looked at", passing=PluginError):
            check_specs(candidate, specs)
    except PluginError as error:
        return _about(candidate, status="broken", error=str(error))
    return _about(candidate, status="loaded", specs=specs)


def _about(candidate: Candidate, *, status: str, error: str | None = None, specs: tuple[Spec, ...] = ()) -> Record:
    return Record(
        name=candidate.name,
        module=candidate.module,
        distribution=candidate.distribution,
        version=candidate.version,
        status=status,
        error=error,
        specs=specs,
    )


def _record(candidate: Candidate, config: Config, taken: set[str]) -> Record:
    allowed = candidate.built_in or not config.allow or candidate.name in config.allow
    if candidate.name in config.disable or not allowed:
        return _about(candidate, status="disabled")
    if candidate.name in taken:
        way_out = "uninstall one of them, or rename its entry point"
        error = f"plugin {candidate}: another plugin has the name {candidate.name!r}; {way_out}"
        return _about(candidate, status="broken", error=error)
    return record_of(candidate)


def check_specs(plugin: Candidate | Record, specs: Iterable[Spec]) -> None:
    """Refuse specs of a plugin that are not as documented.

    Raises:
        PluginError: naming the plugin, its version and the component.
    """
    where = f"plugin {plugin.name} ({plugin.distribution} {plugin.version})"
    specs = tuple(specs)
    sets = (spec.provides for spec in specs if isinstance(spec, ExtractorSpec) and isinstance(spec.provides, frozenset))
    own = {layer for layers in sets for layer in layers if layer.startswith(f"{plugin.name}.")}
    seen: set[tuple[type, object]] = set()
    for spec in specs:
        if wrong := problem(plugin.name, spec, own):
            raise PluginError(f"{where}: {wrong}")
        if (type(spec), spec.name) in seen:
            raise PluginError(f"{where}: {spec.name}: it brings two {type(spec).__name__}s of this name")
        seen.add((type(spec), spec.name))


def registry_of(records: Iterable[Record], pipelines: Iterable[tuple[str, tuple[str, ...]]] = ()) -> Registry:
    """A registry of these plugins, and of the pipelines that a configuration defines."""
    records = tuple(records)
    absent = tuple(record for record in records if record.status != "loaded")
    found: list[tuple[Record, Spec]] = [(record, spec) for record in records for spec in record.specs]
    found += [(CONFIGURATION, PipelineSpec(name=name, components=names, priority=-1)) for name, names in pipelines]

    def of(kind: type[S], what: str) -> Catalogue[S]:
        entries = (Entry(record, spec) for record, spec in found if isinstance(spec, kind))
        return Catalogue(what, tuple(entries), absent)

    return Registry(
        plugins=records,
        readers=of(ReaderSpec, "reader"),
        cleaners=of(CleanerSpec, "cleaner"),
        extractors=of(ExtractorSpec, "component"),
        exporters=of(ExporterSpec, "exporter"),
        pipelines=of(PipelineSpec, "pipeline"),
    )
