"""A registry of your own making: plugins under test, without installing anything."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse._registry import Candidate, Registry, record_of, registry_of
from newsparse._registry.find import BUILT_IN
from newsparse._registry.load import new_manager, register, specs_of
from newsparse._version import __version__
from newsparse.errors import PluginError
from newsparse.plugin import CleanerSpec, ExtractorSpec


def fake_registry(plugins: Mapping[str, object], *, built_in: bool = False, version: str = "1.0") -> Registry:
    """The registry that these plugins (modules, or objects with hook implementations) would make if installed.

    ``built_in`` adds newsparse's own. A plugin that breaks the rules is recorded as broken, as it would be for a user.

    Example:
        >>> from newsparse.plugin import PipelineSpec, hookimpl
        >>> class Mine:
        ...     @hookimpl
        ...     def newsparse_pipelines(self):
        ...         yield PipelineSpec(name="mine", components=())
        >>> fake_registry({"mine": Mine()}).pipelines.names()
        ('mine',)
    """
    own = [record_of(Candidate(name, module, "newsparse", __version__)) for name, module in BUILT_IN if built_in]
    return registry_of(
        [*own, *(record_of(Candidate(name, "(given)", name, version), plugin) for name, plugin in plugins.items())]
    )


def name_of(plugin: object) -> str | None:
    """What a plugin calls itself: the names of its extractors and cleaners begin with it. None if it has neither."""
    candidate, manager = Candidate("plugin", "(given)", "plugin", "1.0"), new_manager()
    try:
        register(candidate, plugin, manager)
        specs = specs_of(candidate, manager)
    except PluginError:  # the registry will say so
        return None
    names = (
        spec.name for spec in specs if isinstance(spec, ExtractorSpec | CleanerSpec) and isinstance(spec.name, str)
    )
    return next((name.partition(".")[0] for name in names), None)
