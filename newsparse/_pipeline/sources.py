"""Which cleaners are for an article: the most specific one bound to its source, then the generic ones that join."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from newsparse._pipeline.cleaning import clean
from newsparse._registry import Config, Entry, Registry, check_specs, contained, make
from newsparse.errors import NewsparseError, PluginError
from newsparse.model import Article
from newsparse.plugin import Cleaner, CleanerSpec


class Cleaning:
    """Cleans articles with the cleaners of a registry, each made once.

    ``named`` are generic cleaners that a pipeline names. They come last, and clean what is clean already too: who read
    the article did not know of the pipeline.
    """

    def __init__(self, registry: Registry, config: Config, named: Iterable[str] = ()) -> None:
        self._config = config
        self._made: dict[str, Cleaner] = {}
        self._plugins = {entry.spec.name: entry.plugin for entry in registry.cleaners}
        entries = [entry for entry in registry.cleaners if entry.spec.many]
        self._own = tuple(own for entry in entries for own in self._further(entry))
        self._specs = (*(entry.spec for entry in registry.cleaners if not entry.spec.many), *self._own)
        self._named = tuple(s for name in named if not (s := registry.cleaners.get(name).spec).joins)

    def __call__(self, article: Article) -> Article:
        """The article with titles, credits and rubbish told apart from its text; unchanged if it is clean.

        Raises:
            PluginError: if two cleaners fit its source equally well, or one cannot be made.
            ComponentError: if a cleaner fails, or its edits cannot be applied.
        """
        chosen = self._named if article.cleaned else (*select(self._specs, article, self._own), *self._named)
        if article.cleaned and not chosen:
            return article
        return clean(article, [(spec.name, self._make(spec)) for spec in chosen], self._plugins)

    def also(self) -> tuple[str, ...]:
        """The generic cleaners of other plugins than newsparse's own, as a person reads them."""
        generic = [s for s in self._specs if s.joins and not (s.domains or s.publishers)]
        foreign = [(s, self._plugins[s.name]) for s in generic if self._plugins[s.name].distribution != "newsparse"]
        joined = [f"{s.name} ({plugin.name} {plugin.version}, joined)" for s, plugin in foreign]
        named = [f"{s.name} ({self._plugins[s.name].name} {self._plugins[s.name].version})" for s in self._named]
        return (*joined, *named)

    def _further(self, entry: Entry[CleanerSpec]) -> tuple[CleanerSpec, ...]:
        """The specs that a spec with ``many`` stands for, checked as those of a hook are."""
        made = make(entry.spec, self._config.options("cleaners", entry.spec.name), entry.plugin)
        where = f"{entry.spec.name} ({entry.plugin})"
        with contained(PluginError, f"{where} failed", passing=NewsparseError):
            specs = tuple(made)
        for other in (spec for spec in specs if not isinstance(spec, CleanerSpec)):
            raise PluginError(f"{where}: its factory must make CleanerSpecs, not {other!r}")
        check_specs(entry.plugin, specs)
        self._plugins |= {spec.name: entry.plugin for spec in specs}
        return specs

    def _make(self, spec: CleanerSpec) -> Cleaner:
        if spec.name not in self._made:
            options = self._config.options("cleaners", spec.name)
            self._made[spec.name] = make(spec, options, self._plugins.get(spec.name))
        return self._made[spec.name]


def select(
    specs: tuple[CleanerSpec, ...], article: Article, own: Container[CleanerSpec] = ()
) -> tuple[CleanerSpec, ...]:
    """The cleaners of an article, in the order in which they run.

    A longer matching domain is more specific than a shorter one, a domain more than a publisher's name, and a version
    with dates more than one without. Of equally specific ones, the user's ``own`` wins. Of the generic ones, those
    that join are for every article.

    Raises:
        PluginError: if two cleaners of a source are equally specific.
    """
    generic = [spec for spec in specs if spec.joins and not (spec.domains or spec.publishers)]
    fits = [(_specificity(spec, article), spec) for spec in specs]
    best = max((fit for fit, _ in fits), default=(0, 0))
    chosen = [spec for fit, spec in fits if fit == best] if best > (0, 0) else []
    chosen = [spec for spec in chosen if spec in own] or chosen
    if len(chosen) > 1:
        names = " and ".join(sorted(repr(spec.name) for spec in chosen))
        raise PluginError(
            f"{names} are equally specific for {article.url or article.publisher}; "
            "give one of them a longer domain or dates that do not overlap, or disable its plugin"
        )
    return (*chosen, *generic)


def _specificity(spec: CleanerSpec, article: Article) -> tuple[int, int]:
    """(how well the source fits, 1 if the spec is for certain dates); (0, 0) if the spec is not for this article."""
    dated = spec.valid_from is not None or spec.valid_until is not None
    if dated and not _in_force(spec, article.published):
        return 0, 0
    host = _host(article.url)
    fits = [2 + d.count(".") for d in spec.domains if host == d.lower() or host.endswith("." + d.lower())]
    if article.publisher and any(article.publisher.casefold() == p.casefold() for p in spec.publishers):
        fits.append(1)
    return (max(fits), int(dated)) if fits else (0, 0)


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # a malformed address is no source
        return ""


def _in_force(spec: CleanerSpec, published: datetime.date | None) -> bool:
    if published is None:
        return False
    day = published.date() if isinstance(published, datetime.datetime) else published
    return (spec.valid_from or day) <= day <= (spec.valid_until or day)
