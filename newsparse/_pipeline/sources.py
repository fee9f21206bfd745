"""Which cleaners are for an article: the most specific one bound to its source, then every generic one."""

from __future__ import annotations

import datetime
from collections.abc import Container
from urllib.parse import urlsplit

from newsparse._pipeline.cleaning import clean
from newsparse._registry import Config, Registry, make
from newsparse.errors import PluginError
from newsparse.model import Article
from newsparse.plugin import Cleaner, CleanerSpec


class Cleaning:
    """Cleans articles with the cleaners of a registry, each made once."""

    def __init__(self, registry: Registry, config: Config) -> None:
        specs = [entry.spec for entry in registry.cleaners]
        self._own = tuple(
            own for spec in specs if spec.many for own in make(spec, config.options("cleaners", spec.name))
        )
        self._specs = (*(spec for spec in specs if not spec.many), *self._own)
        self._config = config
        self._made: dict[str, Cleaner] = {}

    def __call__(self, article: Article) -> Article:
        """The article with titles, credits and rubbish told apart from its text; unchanged if it is clean.

        Raises:
            PluginError: if two cleaners fit its source equally well, or one cannot be made.
            ComponentError: if a cleaner fails, or its edits cannot be applied.
        """
        if article.cleaned:
            return article
        return clean(article, [(spec.name, self._make(spec)) for spec in select(self._specs, article, self._own)])

    def _make(self, spec: CleanerSpec) -> Cleaner:
        if spec.name not in self._made:
            self._made[spec.name] = make(spec, self._config.options("cleaners", spec.name))
        return self._made[spec.name]


def select(
    specs: tuple[CleanerSpec, ...], article: Article, own: Container[CleanerSpec] = ()
) -> tuple[CleanerSpec, ...]:
    """The cleaners of an article, in the order in which they run.

    A longer matching domain is more specific than a shorter one, a domain more than a publisher's name, and a version
    with dates more than one without. Of equally specific ones, the user's ``own`` wins.

    Raises:
        PluginError: if two cleaners of a source are equally specific.
    """
    generic = [spec for spec in specs if not (spec.domains or spec.publishers)]
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
