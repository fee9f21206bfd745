"""The pipeline: an explicit list of components, run in order over one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import attrs

from newsparse._pipeline import plan as planning
from newsparse._pipeline.garbage import seldom_collected
from newsparse._pipeline.likely import likely
from newsparse._pipeline.plan import Step
from newsparse._pipeline.remarks import remarks
from newsparse._pipeline.slips import no_article
from newsparse._pipeline.sources import Cleaning
from newsparse._pipeline.types import getter
from newsparse._pipeline.validate import LAYERS, check, check_layers, check_links, returned
from newsparse._registry import Config, Registry, as_config, check_config, contained, discover, make
from newsparse.errors import ComponentError, ConfigurationError, InputError, NewsparseError, PluginError
from newsparse.model import Actor, Article, Diagnostic, Item, Level, Mention, ParsedArticle, Provenance, Tokens


class Pipeline:
    """Reads articles with the components it was given, in their order.

    Make one with `preset`, `from_names` or `from_config`. It is pickled as its configuration, so that it can cross
    process borders; the components are made when the first article comes.

    Example:
        >>> pipe = Pipeline.preset("rules")
        >>> pipe("Mali rejects the plan.").article.text
        'Mali rejects the plan.'
    """

    def __init__(
        self,
        name: str,
        components: Iterable[str],
        config: Config,
        registry: Registry | None = None,
        least: float | None = None,
        joins: bool = False,
    ) -> None:
        self.name = name
        self.config = config
        self.registry = discover(config) if registry is None else registry
        check_config(config, self.registry)
        self._given = tuple(components), joins
        listing = planning.listed(self._given[0], self.registry)
        chosen = listing.least if least is None else least
        self.least = chosen if config.least is None else config.least
        self.steps = planning.plan(listing.components, self.registry, config, joins=joins)
        self.components = tuple(step.spec.name for step in self.steps)
        self.cleaners = listing.cleaners

    # -- making one

    @classmethod
    def from_names(
        cls, components: Iterable[str], *, config: Config | None = None, registry: Registry | None = None
    ) -> Pipeline:
        """A pipeline of these components, in this order; from a ``registry`` other than the installed one, if given.

        A name may also be that of a preset, which stands for its components (and brings its ``least``), or that of a
        generic cleaner. Nothing joins it that is not named.

        Raises:
            ConfigurationError: for a name that does not exist.
            PipelineError: if they do not fit together.
        """
        names = tuple(components) if isinstance(components, Iterable) and not isinstance(components, str) else None
        if names is None or not all(isinstance(name, str) for name in names):
            hint = f"; write [{components!r}]" if isinstance(components, str) else ""
            raise ConfigurationError(f"from_names takes several names, not {components!r:.60}{hint}")
        return cls("custom", names, as_config(config), registry)

    @classmethod
    def preset(
        cls, name: str = "default", *, config: Config | None = None, registry: Registry | None = None
    ) -> Pipeline:
        """A pipeline that a plugin or the configuration defines; ``"default"`` is the best installed.

        Components whose spec says that they join are at its end.

        Raises:
            ConfigurationError: if there is none of that name.
        """
        config = as_config(config)
        if not isinstance(name, str):
            raise ConfigurationError(f"preset takes the name of a pipeline, not {name!r:.60}")
        if name == "default":
            name = config.pipeline
        registry = discover(config) if registry is None else registry
        spec = registry.pipeline(name).spec
        return cls(spec.name, spec.components, config, registry, spec.least, joins=True)

    @classmethod
    def from_config(cls, path: str | Path) -> Pipeline:
        """The pipeline that a ``newsparse.toml`` (or ``pyproject.toml``) asks for.

        Raises:
            ConfigurationError: if the file cannot be read or asks for what does not exist.
        """
        return cls.preset(config=Config.load(path))

    def __reduce__(self) -> tuple[Any, ...]:
        components, joins = self._given
        return Pipeline, (self.name, components, self.config, None, self.least, joins)

    def __repr__(self) -> str:
        return f"<Pipeline {self.name}: {' -> '.join(self.components)}>"

    @cached_property
    def _components(self) -> tuple[tuple[Step, Any], ...]:
        return tuple((step, _made(step)) for step in self.steps)

    @cached_property
    def _cleaning(self) -> Cleaning:
        return Cleaning(self.registry, self.config, self.cleaners)

    def prepare(self) -> None:
        """Make the components and cleaners now, and not when the first article comes.

        Raises:
            PluginError: if one cannot be made.
        """
        _ = self._components, self._cleaning

    def explain(self) -> str:
        """What runs, in which order, what it needs and gives, what has joined or cannot, as a table of plain text."""
        return planning.explain(self.name, self.steps, self.least, self._cleaning.also(), self.left_out())

    def left_out(self) -> dict[str, str]:
        """The components that join pipelines and cannot join this one, each with the reason."""
        _, joins = self._given
        return planning.left_out(self.steps, self.registry) if joins else {}

    # -- running it

    def __call__(self, given: str | Article, *, clean: bool = True) -> ParsedArticle:
        """Parse one article, cleaned first unless it is clean or ``clean`` is false.

        Raises:
            InputError: if ``given`` is neither a text nor an article.
            ComponentError: if a component fails.
        """
        document, failure = self.run(given, clean=clean)
        if failure is not None:
            raise failure
        return document

    @seldom_collected()
    def run(self, given: str | Article, *, clean: bool = True) -> tuple[ParsedArticle, NewsparseError | None]:
        """Parse one article: what was found, and the first failure. Nothing that was found is lost by a failure."""
        if slip := no_article(given):
            raise InputError(slip)
        given = Article(text=given) if isinstance(given, str) else given
        noted = tuple(remarks(given))
        document, failure = begun(given, noted), None
        if clean:
            try:
                document = begun(self._cleaning(given), noted)
            except NewsparseError as error:
                return document, error
        have: set[str] = set()
        for step, component in self._components:
            if not step.spec.requires <= have:
                continue  # what it needs failed, and has been reported
            try:
                document = _advance(document, step, component)
                have |= step.spec.provides
            except ComponentError as error:
                failure = failure or error
        document = attrs.evolve(document, derived=type(document._derived)())  # kept while the pipeline runs
        return likely(document, self.least), failure


def _made(step: Step) -> Any:
    """The component of a step. One that has joined and cannot be made fails on each article, and stops no other."""
    try:
        return make(step.spec, dict(step.options), f"plugin {step.plugin} {step.version}")
    except PluginError as error:
        if not step.joined:
            raise
        return partial(_fail, str(error))


def _fail(message: str, _: ParsedArticle) -> Iterable[Item]:
    raise ComponentError(f"{message}; it joins every pipeline, and runs in none if its plugin is disabled")


def _advance(document: ParsedArticle, step: Step, component: Any) -> ParsedArticle:
    """The document with what one component finds in it.

    Raises:
        ComponentError: naming the component, its plugin and version, and the article.
    """
    article = document.article.url or document.article.id
    where = f"{step.spec.name} (plugin {step.plugin} {step.version}) failed on article {article}"
    with contained(ComponentError, where):
        items = returned(component(document))
        for item in items:
            check(item, step.spec, document)
        merged = _merge(document, items, step)
        if items:
            check_links(items, merged)
    return merged


def _merge(document: ParsedArticle, items: Iterable[Item], step: Step) -> ParsedArticle:
    """The document with new items, stamped; where an id is taken, the earlier item stays (an actor may learn)."""
    stamps: dict[int, Provenance] = {}  # by the identity of what was given, which lives as long as the items
    changes: dict[str, Any] = {}
    for item in items:
        if isinstance(item, Diagnostic):
            changes.setdefault("diagnostics", []).append(attrs.evolve(item, component=item.component or step.spec.name))
            continue
        given = item.provenance
        stamp = stamps.get(id(given))
        if stamp is None:
            stamp = _copied(given or Provenance(), component=step.spec.name, version=step.version)
            stamps[id(given)] = stamp
        stamped = _copied(item, provenance=stamp)
        changes.setdefault("tokens" if isinstance(stamped, Tokens) else LAYERS[type(stamped)], []).append(stamped)
    check_layers(changes)
    if "tokens" in changes:
        (changes["tokens"],) = changes["tokens"]
    for layer, new in changes.items():
        if layer != "tokens":
            changes[layer] = _together(getattr(document, layer), new, layer)
    if "actors" in changes:
        mentions = changes.get("mentions", document.mentions)
        changes["mentions"] = _linked(mentions, changes["actors"])
    if changes.keys() & {"tokens", "sentences"}:
        changes["_derived"] = document._derived.without_tags()
    return _copied(document, **changes)  # type: ignore[no-any-return]


def _copied(item: Any, **changes: Any) -> Any:
    """`attrs.evolve` in half its time, for items that were checked: no converter and no validator runs again."""
    made: type = type(item)
    copied: Any = object.__new__(made)
    values_of, setters = _fields(made)
    for set_value, value in zip(setters, values_of(item), strict=True):
        set_value(copied, value)
    for name, value in changes.items():
        object.__setattr__(copied, name, value)
    return copied


@cache
def _fields(made: type) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any, Any], None], ...]]:
    """What gives the values of all fields of a type, and what sets each of them, frozen as they are."""
    names = [field.name for field in attrs.fields(made)]
    return getter(names), tuple(getattr(made, name).__set__ for name in names)


def _together(old: tuple[Any, ...], new: list[Any], layer: str) -> tuple[Any, ...]:
    if layer == "diagnostics":
        return (*old, *new)
    ids = {item.id for item in old}
    fresh = {item.id for item in new}
    if len(fresh) < len(new):
        twice = Counter(item.id for item in new).most_common(1)[0][0]
        raise ComponentError(f"it returned two items of the id {twice!r}")
    if not ids:
        return tuple(new)
    if layer == "actors":
        later = {item.id: item for item in new}
        old = tuple(_learned(actor, later[actor.id]) if actor.id in later else actor for actor in old)
    return (*old, *(item for item in new if item.id not in ids))


def _learned(actor: Actor, later: Actor) -> Actor:
    """An actor with what a later component adds: identifiers, aliases, and a country and sector if it had none."""
    return attrs.evolve(
        actor,
        identifiers=tuple(dict.fromkeys((*actor.identifiers, *later.identifiers))),
        aliases=tuple(a for a in dict.fromkeys((*actor.aliases, *later.aliases)) if a != actor.name),
        country=actor.country or later.country,
        sector=actor.sector or later.sector,
    )


def _linked(mentions: Iterable[Mention], actors: Iterable[Any]) -> tuple[Mention, ...]:
    """The mentions with the ids of their actors; a mention belongs to one actor at most."""
    actor_of: dict[str, str] = {}
    for actor in actors:
        for id in actor.mention_ids:
            if actor_of.setdefault(id, actor.id) != actor.id:
                raise ComponentError(f"mention {id!r} belongs to two actors, {actor_of[id]!r} and {actor.id!r}")
    return tuple(m if m.actor_id == actor_of.get(m.id) else _copied(m, actor_id=actor_of.get(m.id)) for m in mentions)


def begun(article: Article, noted: tuple[Diagnostic, ...] = ()) -> ParsedArticle:
    """The result in which nothing is found yet: what was remarked while the article was read and cleaned is in it."""
    return ParsedArticle(article=article, diagnostics=(*noted, *article.diagnostics))


def failed(given: str | Article | None, error: NewsparseError, document: ParsedArticle | None = None) -> ParsedArticle:
    """The result that stands for a failed article: what was found, and a diagnostic of level ``error``."""
    if document is None:
        article = given if isinstance(given, Article) else Article(text=given if isinstance(given, str) else "")
        document = begun(article)
    code = "".join("-" + c.lower() if c.isupper() else c for c in type(error).__name__).lstrip("-")
    diagnostic = Diagnostic(level=Level.ERROR, code=code, component="newsparse", message=str(error))
    diagnostics: tuple[Diagnostic, ...] = (*document.diagnostics, diagnostic)
    return attrs.evolve(document, diagnostics=diagnostics)
