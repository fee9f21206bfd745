"""All that a plugin author imports: the hook marker, the specs, the protocols, and decorators for a one-file plugin.

A plugin is a module (or object) with hook implementations, registered under the entry-point group ``newsparse``.

Example:
    >>> from newsparse.plugin import CORE_LAYERS, ExtractorSpec, Option, hookimpl
    >>> most: Option = 10  # a text, a number, or a tuple of texts
    >>> @hookimpl
    ... def newsparse_extractors():
    ...     yield ExtractorSpec(name="mine.x", provides={"mine.x"}, options={"most": most}, factory="mine:X")
    >>> CORE_LAYERS[:2]
    ('tokens', 'sentences')
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

import attrs
import pluggy

from newsparse.limits import Limits, limits_of
from newsparse.model import Diagnostic, Edit, Item
from newsparse.protocols import Cleaner, Exporter, Extractor, KnowledgeBase, Output, Reader

__all__ = [
    "CORE_LAYERS",
    "Cleaner",
    "CleanerSpec",
    "Exporter",
    "ExporterSpec",
    "Extractor",
    "ExtractorSpec",
    "KnowledgeBase",
    "Limits",
    "Option",
    "Output",
    "PipelineSpec",
    "Reader",
    "ReaderSpec",
    "cleaner",
    "exporter",
    "extractor",
    "hookimpl",
    "knowledge_base",
    "limits_of",
    "reader",
]

hookimpl = pluggy.HookimplMarker("newsparse")

CORE_LAYERS = ("tokens", "sentences", "syntax", "mentions", "attributions", "actors", "claims", "stances")
"""The layers that core types make up, from the page to the meaning."""

Option = str | int | float | bool | tuple[str, ...]


# -- specs: what a hook returns


# What is of another type is left as it is: the registry refuses it, and knows whose it is.


def _options(value: Mapping[str, Option] | Iterable[tuple[str, Option]]) -> tuple[tuple[str, Option], ...]:
    return _texts(value.items() if isinstance(value, Mapping) else value)  # type: ignore[arg-type, return-value]


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    several = isinstance(value, Iterable) and not isinstance(value, str | bytes)
    return tuple(value) if several else value  # type: ignore[return-value]


def _layers(value: Iterable[str]) -> frozenset[str]:
    found = _texts(value)
    whole = isinstance(found, tuple) and all(isinstance(layer, str) for layer in found)
    return frozenset(found) if whole else found  # type: ignore[return-value]


@attrs.frozen(kw_only=True)
class ReaderSpec:
    """A reader: chosen by name, by file suffix (``.jsonl``, lower case), or by media type.

    ``factory`` is called with the options, and makes a `Reader`; as ``"module:attribute"`` it is imported only then.
    ``options`` gives each option its default.

    Example:
        >>> spec = ReaderSpec(name="mail", suffixes=[".eml"], factory="newsparse_mail:Reader")
        >>> spec.name, spec.suffixes
        ('mail', ('.eml',))
    """

    name: str
    factory: str | Callable[..., Reader]
    suffixes: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    media_types: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    options: tuple[tuple[str, Option], ...] = attrs.field(default=(), converter=_options)


@attrs.frozen(kw_only=True)
class CleanerSpec:
    """A cleaner, generic or bound to a source. Of those bound to a source, the most specific one runs.

    ``domains`` also match their subdomains. ``valid_from`` and ``valid_until`` (both inclusive) bound the date of the
    articles that a version of a source is for.

    With ``many``, the factory makes no cleaner but an iterable of further specs: of sources that only the user's
    options tell of. Of equally specific cleaners, one of these wins.

    A cleaner without domains and publishers is generic. With ``joins`` it cleans every article; without, only those of
    pipelines whose list names it.

    Example:
        >>> import datetime
        >>> spec = CleanerSpec(
        ...     name="gazette.trailer",
        ...     factory="gazette:drop_trailer",
        ...     domains=["gazette.example"],
        ...     valid_from=datetime.date(2024, 5, 1),
        ... )
        >>> spec.domains, spec.joins
        (('gazette.example',), False)
    """

    name: str
    factory: str | Callable[..., Cleaner | Iterable[CleanerSpec]]
    domains: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    publishers: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None
    options: tuple[tuple[str, Option], ...] = attrs.field(default=(), converter=_options)
    many: bool = False
    joins: bool = False


@attrs.frozen(kw_only=True)
class ExtractorSpec:
    """A component of pipelines, named ``plugin.component``.

    ``requires`` and ``provides`` are sets of layers: `CORE_LAYERS`, or a layer of a plugin's own, ``"plugin.layer"``.

    With ``joins`` it runs at the end of every named pipeline that gives what it requires, without being in its list.

    Example:
        >>> spec = ExtractorSpec(name="mine.topics", requires={"tokens"}, provides={"mine.topics"}, factory="mine:find")
        >>> sorted(spec.requires | spec.provides)
        ['mine.topics', 'tokens']
    """

    name: str
    factory: str | Callable[..., Extractor]
    requires: frozenset[str] = attrs.field(default=frozenset(), converter=_layers)
    provides: frozenset[str] = attrs.field(default=frozenset(), converter=_layers)
    options: tuple[tuple[str, Option], ...] = attrs.field(default=(), converter=_options)
    joins: bool = False


@attrs.frozen(kw_only=True)
class ExporterSpec:
    """An exporter: chosen by name or by file suffix.

    Example:
        >>> spec = ExporterSpec(name="quotes", suffixes=[".quotes"], options={"most": 10}, factory="mine:Exporter")
        >>> spec.suffixes, spec.options
        (('.quotes',), (('most', 10),))
    """

    name: str
    factory: str | Callable[..., Exporter]
    suffixes: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    options: tuple[tuple[str, Option], ...] = attrs.field(default=(), converter=_options)


@attrs.frozen(kw_only=True)
class PipelineSpec:
    """A named list of components, in the order in which they run. The highest ``priority`` is the default pipeline.

    The name of another pipeline stands for its list; that of a generic cleaner has it clean what this pipeline reads.

    What is less likely than ``least`` (0 to 1) is not in the result: attributions and their claims, and stances. None
    is the highest one of the pipelines that are named in the list, or 0. A user's ``Config(least=...)`` goes before it.

    Example:
        >>> PipelineSpec(name="topics", components=["rules", "mine.topics"], least=0.6).components
        ('rules', 'mine.topics')
    """

    name: str
    components: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    priority: int = 0
    least: float | None = None


Spec = ReaderSpec | CleanerSpec | ExtractorSpec | ExporterSpec | PipelineSpec


# -- decorators: a plugin in one file

F = TypeVar("F", bound=Callable[..., Iterable[Edit | Diagnostic] | Iterable[Item]])
C = TypeVar("C", bound=type)
DECORATED = "__newsparse_spec__"
"""The attribute by which the registry knows what these decorators marked."""


def _bind(function: Callable[..., Any], **options: Option) -> Callable[..., Any]:
    """What the factory of a decorated function makes: the function with its options filled in."""
    return partial(function, **options) if options else function


def extractor(
    name: str,
    *,
    requires: Iterable[str] = (),
    provides: Iterable[str],
    options: Mapping[str, Option] | Iterable[tuple[str, Option]] = (),
    joins: bool = False,
) -> Callable[[F], F]:
    """Make a function an extractor of the plugin whose module it stands in. It stays an ordinary function.

    Example:
        >>> from newsparse.model import Annotation, Article, Span, item_id
        >>> @extractor("mine.shouting", provides={"mine.shouting"})
        ... def shouting(document):
        ...     for block in document.article.blocks:
        ...         if block.span.of(document.article.text).isupper():
        ...             id = item_id(document.article.id, "mine.shouting", [block.span])
        ...             yield Annotation(id=id, kind="mine.shouting", spans=[block.span])
    """

    def mark(function: F) -> F:
        spec = ExtractorSpec(
            name=name,
            requires=_layers(requires),
            provides=_layers(provides),
            options=_options(options),
            factory=partial(_bind, function),
            joins=joins,
        )
        setattr(function, DECORATED, spec)
        return function

    return mark


def cleaner(
    name: str,
    *,
    domains: Iterable[str] = (),
    publishers: Iterable[str] = (),
    valid_from: datetime.date | None = None,
    valid_until: datetime.date | None = None,
    options: Mapping[str, Option] | Iterable[tuple[str, Option]] = (),
    joins: bool = False,
) -> Callable[[F], F]:
    """Make a function from `Article` to edits a cleaner of the plugin whose module it stands in.

    Example:
        >>> from newsparse.model import Edit, Span
        >>> @cleaner("gazette.trailer", domains=["gazette.example"])
        ... def trailer(article):
        ...     start = article.text.find("More from the Gazette")
        ...     if start >= 0:
        ...         yield Edit.drop(Span(start, len(article.text)), "trailer")
    """

    def mark(function: F) -> F:
        spec = CleanerSpec(
            name=name,
            domains=_texts(domains),
            publishers=_texts(publishers),
            valid_from=valid_from,
            valid_until=valid_until,
            options=_options(options),
            factory=partial(_bind, function),
            joins=joins,
        )
        setattr(function, DECORATED, spec)
        return function

    return mark


def reader(
    name: str,
    *,
    suffixes: Iterable[str] = (),
    media_types: Iterable[str] = (),
    options: Mapping[str, Option] | Iterable[tuple[str, Option]] = (),
) -> Callable[[C], C]:
    """Make a class with a ``read`` method (see `Reader`) a reader of the plugin whose module it stands in.

    Example:
        >>> @reader("lines", suffixes=[".lines"])
        ... class LinesReader:
        ...     def read(self, stream, *, name, url):
        ...         for line in stream:
        ...             yield Article(text=line.decode().strip(), url=url)
    """

    def mark(made: C) -> C:
        spec = ReaderSpec(
            name=name,
            suffixes=_texts(suffixes),
            media_types=_texts(media_types),
            options=_options(options),
            factory=made,
        )
        setattr(made, DECORATED, spec)
        return made

    return mark


def exporter(
    name: str,
    *,
    suffixes: Iterable[str] = (),
    options: Mapping[str, Option] | Iterable[tuple[str, Option]] = (),
) -> Callable[[C], C]:
    r"""Make a class with a ``write`` method (see `Exporter`) an exporter of the plugin whose module it stands in.

    Example:
        >>> @exporter("headlines", suffixes=[".headlines"])
        ... class HeadlinesExporter:
        ...     def write(self, results, output):
        ...         with output.open() as file:
        ...             for result in results:
        ...                 file.write(f"{result.article.title}\n")
        >>> from newsparse import Article, ParsedArticle
        >>> from newsparse.testing import MemoryOutput
        >>> output = MemoryOutput()
        >>> HeadlinesExporter().write([ParsedArticle(article=Article(text="No."))], output)
        >>> output.files
        {'': 'None\n'}
    """

    def mark(made: C) -> C:
        setattr(
            made, DECORATED, ExporterSpec(name=name, suffixes=_texts(suffixes), options=_options(options), factory=made)
        )
        return made

    return mark


def _linker(made: Callable[..., KnowledgeBase], **options: Option) -> Extractor:
    from newsparse.knowledge import Linker

    return Linker(made(**options))


def knowledge_base(
    name: str, *, options: Mapping[str, Option] | Iterable[tuple[str, Option]] = (), joins: bool = False
) -> Callable[[C], C]:
    """Make a class with the methods of a `KnowledgeBase` a component that links actors to it.

    The component adds identifiers to the actors of an article. With ``joins`` it does so in every named pipeline;
    without, put its name behind ``english.actors`` in a pipeline of your own.

    Example:
        >>> from newsparse.model import Actor
        >>> @knowledge_base("mine.ferries")
        ... class Ferries:
        ...     def named(self, name):
        ...         if name == "Tidewater":
        ...             yield Actor(id="t", name=name, type="organization", identifiers=[("ferries", "7")])
        ...     def holders(self, title, place):
        ...         return ()
    """

    def mark(made: C) -> C:
        spec = ExtractorSpec(
            name=name,
            requires=frozenset({"mentions", "actors"}),
            provides=frozenset({"actors"}),
            options=_options(options),
            factory=partial(_linker, made),
            joins=joins,
        )
        setattr(made, DECORATED, spec)
        return made

    return mark
