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
    └── ComponentError          a component that failed on an article

    PluginWarning               a plugin that is broken; the rest works on without it
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from newsparse._extras import extra_of

_OF_PLUGINS = ("component", "pipeline", "plugin", "reader")
"""What an extra may bring."""


class NewsparseError(Exception):
    """The root of the tree: catch this to catch all."""


class InputError(NewsparseError):
    """What was given cannot be read or parsed."""


class ReadError(InputError):
    """A file, or one article of it, cannot be read."""


class SerializationError(InputError):
    """A text is no newsparse JSON, or of a schema version that this release does not read."""


class WriteError(NewsparseError):
    """A result cannot be written where it should be."""


class ConfigurationError(NewsparseError):
    """The configuration asks for something that does not exist."""


class PipelineError(ConfigurationError):
    """The components of a pipeline do not fit together."""


class PluginError(NewsparseError):
    """A plugin is missing, broken, or in conflict with another."""


class ComponentError(NewsparseError):
    """A component failed on an article, or returned what it may not."""


class PluginWarning(UserWarning):
    """A plugin is broken, and what it brings is missing. Each is told once by the first call that goes without it."""


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
