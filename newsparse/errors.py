"""Every error that newsparse raises on purpose. Each says in a line or two what to do, and survives pickling.

::

    NewsparseError
    ├── InputError              what was given cannot be read or parsed
    │   ├── ReadError           a file, or one article of it
    │   └── SerializationError  JSON that is no newsparse result, or of another schema version
    ├── ConfigurationError      an unknown key, pipeline or option
    │   └── PipelineError       components that do not fit together
    ├── WriteError              a result cannot be written where it should be
    ├── PluginError             a plugin that is missing, broken, or in conflict with another
    ├── ComponentError          a component that failed on an article
    └── WorkerError             a process that died of an article, took too long for it, or cannot be started

    PluginWarning               a plugin that is broken; the rest works on without it
    LeftOutWarning              what a format cannot hold was left out of a file
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from newsparse._extras import extra_of

_OF_PLUGINS = ("component", "exporter", "format", "pipeline", "plugin", "reader")
"""What an extra may bring."""


class NewsparseError(Exception):
    """The root of the tree: catch this to catch all.

    Example:
        >>> import newsparse
        >>> try:
        ...     newsparse.parse("Mali says no.", pipeline="rulse")
        ... except NewsparseError as error:
        ...     print(f"{type(error).__name__}: {error}")
        ConfigurationError: there is no pipeline 'rulse'; did you mean 'rules'?
    """


class InputError(NewsparseError):
    """What was given cannot be read or parsed.

    Example:
        >>> import newsparse
        >>> newsparse.parse(7, pipeline="rules")
        Traceback (most recent call last):
        newsparse.errors.InputError: parse takes a text or an Article, not int
    """


class ReadError(InputError):
    """A file, or one article of it, cannot be read.

    Example:
        >>> import newsparse
        >>> newsparse.read("missing.txt")
        Traceback (most recent call last):
        newsparse.errors.ReadError: cannot read missing.txt: No such file or directory
    """


class SerializationError(InputError):
    """A text is no newsparse JSON, or of a schema version that this release does not read.

    Example:
        >>> import newsparse
        >>> newsparse.loads("no JSON")
        Traceback (most recent call last):
        newsparse.errors.SerializationError: not JSON at line 1, column 1: Expecting value
    """


class WriteError(NewsparseError):
    """A result cannot be written where it should be.

    Example:
        >>> import newsparse
        >>> newsparse.write(newsparse.parse("Mali says no.", pipeline="rules"), "missing/out.json")
        Traceback (most recent call last):
        newsparse.errors.WriteError: cannot write missing/out.json: No such file or directory; make its folder first
    """


class ConfigurationError(NewsparseError):
    """The configuration asks for something that does not exist.

    Example:
        >>> import newsparse
        >>> newsparse.Pipeline.preset("rulse")
        Traceback (most recent call last):
        newsparse.errors.ConfigurationError: there is no pipeline 'rulse'; did you mean 'rules'?
    """


class PipelineError(ConfigurationError):
    r"""The components of a pipeline do not fit together.

    Example:
        >>> import newsparse
        >>> try:
        ...     newsparse.Pipeline.from_names(["english.claims"])
        ... except PipelineError as error:
        ...     print(str(error).replace("; ", "\n"))
        'english.claims' requires 'actors', which no component before it provides
        put 'english.actors' before it
    """


class PluginError(NewsparseError):
    r"""A plugin is missing, broken, or in conflict with another.

    Example:
        >>> from newsparse.plugin import ExporterSpec, hookimpl
        >>> from newsparse.testing import fake_registry
        >>> class Quotes:
        ...     @hookimpl
        ...     def newsparse_exporters(self):
        ...         yield ExporterSpec(name="quotes", factory="quotes:Exporter")
        >>> registry = fake_registry({"one": Quotes(), "two": Quotes()})
        >>> try:
        ...     registry.exporters.get("quotes")
        ... except PluginError as error:
        ...     print(str(error).replace("; ", "\n"))
        exporter 'quotes' is provided by one (one 1.0) and two (two 1.0)
        disable one of them, for example with NEWSPARSE_DISABLE_PLUGINS=two
    """


class ComponentError(NewsparseError):
    """A component failed on an article, or returned what it may not.

    Example:
        >>> import newsparse
        >>> from newsparse.plugin import ExtractorSpec, hookimpl
        >>> from newsparse.testing import fake_registry
        >>> class Mine:
        ...     @hookimpl
        ...     def newsparse_extractors(self):
        ...         yield ExtractorSpec(name="mine.x", provides={"mine.x"}, factory=lambda: lambda document: 1 / 0)
        >>> pipe = newsparse.Pipeline.from_names(["mine.x"], registry=fake_registry({"mine": Mine()}))
        >>> try:
        ...     pipe(newsparse.Article(text="Mali says no."))
        ... except ComponentError as error:
        ...     print(error)
        mine.x (plugin mine 1.0) failed on article 62380831bfda: ZeroDivisionError: division by zero
    """


class WorkerError(NewsparseError):
    """A process that parses articles died of one, took longer for it than was allowed, or cannot be started.

    Example:
        >>> error = WorkerError("the article 'Mali says no.' took longer than 60 s, and was given up")
        >>> isinstance(error, NewsparseError)
        True
    """


class PluginWarning(UserWarning):
    """A plugin is broken, and what it brings is missing. Each is told once by the first call that goes without it.

    Example:
        >>> import warnings
        >>> import newsparse
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("error", PluginWarning)  # a run stops where a plugin is broken
        ...     parsed = newsparse.parse("Mali says no.", pipeline="rules")
    """


class LeftOutWarning(UserWarning):
    """A format cannot hold all that was found; the message says what was left out of the file.

    Example:
        >>> import warnings
        >>> import newsparse
        >>> mali = newsparse.Actor(id="a", name="Mali", type="state")
        >>> parsed = newsparse.ParsedArticle(article=newsparse.Article(text="No."), actors=[mali])
        >>> with warnings.catch_warnings(record=True) as told:
        ...     warnings.simplefilter("always", LeftOutWarning)
        ...     newsparse.write(parsed, "out.ann")
        >>> print(*(str(warning.message).split("; ")[1] for warning in told))
        left out: actors without words (1)
    """


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """One line for a name that does not exist, with the nearest ones that do, or with what to install to have it.

    Example:
        >>> unknown("pipeline", "rulse", ["rules", "neural"])
        "there is no pipeline 'rulse'; did you mean 'rules'?"
    """
    known = sorted(known)
    extra = extra_of(name) if what in _OF_PLUGINS else None
    if extra is not None and extra not in map(extra_of, known):
        return f"there is no {what} {name!r}; install {extra} to have it"
    near = get_close_matches(name, known, n=3, cutoff=0.6)
    if near:
        hint = f"did you mean {' or '.join(map(repr, near))}?"
    else:
        hint = f"there are {', '.join(map(repr, known))}" if known else "there is none"
    return f"there is no {what} {name!r}; {hint}"
