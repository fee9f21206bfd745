"""What a plugin may be called, and what follows from its name."""

from __future__ import annotations

import re
import unicodedata
from keyword import iskeyword

import attrs

from newsparse._extras import EXTRAS
from newsparse._registry import Registry
from newsparse.errors import ConfigurationError

LONGEST = 30
"""The letters of a name at most: it stands in names of files, and in lines of code."""

PREFIX = "newsparse-"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@attrs.frozen
class Names:
    """The name of a plugin, and those of its package and its module.

    Example:
        >>> names = Names("river-news")
        >>> names.package, names.module
        ('newsparse-river-news', 'newsparse_river_news')
    """

    plugin: str

    @property
    def package(self) -> str:
        """What is installed, and the folder that it is made in."""
        return f"{PREFIX}{self.plugin}"

    @property
    def module(self) -> str:
        """What is imported."""
        return self.package.replace("-", "_")


def names_of(name: str, kind: str, registry: Registry) -> Names:
    """The names of a new plugin; ``newsparse-`` before the name may be there or not.

    Raises:
        ConfigurationError: if no plugin can have this name, or there is one that has it.

    Example:
        >>> from newsparse.testing import fake_registry
        >>> names_of("newsparse-herald", "cleaner", fake_registry({})).plugin
        'herald'
        >>> names_of("Der Spiegel", "cleaner", fake_registry({}))
        Traceback (most recent call last):
            ...
        newsparse.errors.ConfigurationError: 'Der Spiegel' is no name of a plugin: \
small letters a-z and digits, with single dashes between words; such as 'der-spiegel'
    """
    plugin = name.removeprefix(PREFIX)
    if not _NAME.fullmatch(plugin):
        rule = "small letters a-z and digits, with single dashes between words"
        near = _near(plugin)
        if not near or _wrong(near) or _taken(near, kind, registry):
            near = "my-plugin"
        raise ConfigurationError(f"{plugin!r} is no name of a plugin: {rule}; such as {near!r}")
    wrong = _wrong(plugin) or _taken(plugin, kind, registry)
    if wrong:
        raise ConfigurationError(wrong)
    return Names(plugin)


def _wrong(name: str) -> str | None:
    """Why nothing can have a name of the right letters, in one line."""
    if len(name) > LONGEST:
        return f"{name!r} has {len(name)} letters, and a plugin's name {LONGEST} at most; take a shorter one"
    if iskeyword(name):
        return f"{name!r} is a word of Python, and no name of a plugin; take another, such as '{name}-news'"
    if name == "newsparse":
        return "newsparse itself has this name; take another, such as 'my-plugin'"
    return None


def _near(name: str) -> str:
    """The nearest name of the right letters; none if there is none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return words.removeprefix(PREFIX).lstrip("-0123456789")[:LONGEST].rstrip("-")


def _taken(name: str, kind: str, registry: Registry) -> str | None:
    """Who has this name, in one line."""
    for record in registry.plugins:
        if record.name == name:
            return f"there is a plugin {name!r} already ({record.distribution} {record.version}); take another name"
    if name in EXTRAS:
        return f"there is a plugin {name!r} already (newsparse[{name}] brings it); take another name"
    if kind == "reader" and (name in registry.readers or f".{name}" in registry.readers.suffixes()):
        return f"there is a reader for {name!r} already, and this one would be called that too; take another name"
    exporters = registry.exporters
    if kind == "exporter" and (name in exporters or f".{name}" in exporters.suffixes() or name == "table"):
        return f"there is an exporter for {name!r} already, and this one would be called that too; take another name"
    return None
