"""Sources: what single outlets have around their text, as data; each may have versions for certain dates.

A TOML file is one source. Its ``domains`` (subdomains too) and ``publishers`` say what it is for; each of its
``versions`` may have ``valid_from`` and ``valid_until``, the ``title`` that is believed (``json-ld``, ``h1``,
``meta:og:title``), and ``rules``. A rule has one of these:

* ``line``: a pattern for a whole line of the text;
* ``part``: a pattern for a part of a line;
* ``selector``: a CSS selector for elements of the page, where the article was read from one;

and an ``action``: ``drop`` what matches, ``label`` it as a block of a ``kind``, ``split`` it off as a paragraph of its
own, ``end`` the text before it, or only ``mark`` a page of this source. Where nothing matches a ``mark``, or a rule
that is ``required``, the rules are those of other pages, and none of them is followed.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import BlockKind
from newsparse.plugin import Cleaner, CleanerSpec, hookimpl

_FITTING = {
    "line": ("drop", "label", "end", "mark"),
    "part": ("drop", "label", "split", "mark"),
    "selector": ("drop", "label", "split", "mark"),
}
"""What can be done with what a rule looks for."""
_STEM = re.compile(r"[a-z0-9][a-z0-9_-]*")


def _pattern(value: str | None) -> re.Pattern[str] | None:
    return None if value is None else re.compile(value)


@attrs.frozen(kw_only=True)
class Rule:
    """What is done with what one pattern or selector matches."""

    action: str
    line: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    part: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    selector: str | None = None
    kind: BlockKind | None = attrs.field(default=None, converter=attrs.converters.optional(BlockKind))
    reason: str = ""
    required: bool = False

    def __attrs_post_init__(self) -> None:
        given = [name for name in _FITTING if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"a rule has one of {', '.join(_FITTING)}, not {' and '.join(given) or 'none'}")
        actions = _FITTING[given[0]]
        if self.action not in actions:
            raise ValueError(f"the action of a {given[0]} is one of {', '.join(actions)}, not {self.action!r}")

    def __str__(self) -> str:
        name = next(name for name in _FITTING if getattr(self, name) is not None)
        value = getattr(self, name)
        return f"the {name} {getattr(value, 'pattern', value)!r}"

    @property
    def expected(self) -> bool:
        """Whether every page of the source has it."""
        return self.required or self.action == "mark"


@attrs.frozen(kw_only=True)
class Version:
    """A source at a time; ``file`` is where it is written down, for messages."""

    name: str
    file: str
    domains: tuple[str, ...] = attrs.field(converter=tuple)
    publishers: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None
    title: str | None = None
    rules: tuple[Rule, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not (self.domains or self.publishers):
            raise ValueError("it must have domains or publishers")


@cache
def versions() -> tuple[Version, ...]:
    """Every version of every source that is shipped, in the order of their names."""
    folder = files("newsparse_html") / "sources"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(
        version
        for name in names
        for version in read(name[:-5], (folder / name).read_text(encoding="utf-8"), f"newsparse_html/sources/{name}")
    )


def read(name: str, text: str, file: str = "") -> tuple[Version, ...]:
    r"""The versions of a source from its file.

    Raises:
        ConfigurationError: if the file is not as it should be; the message says where.

    Example:
        >>> read("gazette", 'domains = ["gazette.example"]\n[[versions]]\ntitle = "h1"')[0].title
        'h1'
    """
    try:
        found = tomllib.loads(text)
        return tuple(
            _version(found, version, f"{name}-{number}" if number else name, file or f"{name}.toml")
            for number, version in enumerate(found.get("versions", ()))
        )
    except (tomllib.TOMLDecodeError, TypeError, ValueError, KeyError, re.error) as error:
        raise ConfigurationError(f"the source {file or name} is not as it should be: {error}") from None


def _version(source: Mapping[str, Any], version: Mapping[str, Any], name: str, file: str) -> Version:
    given = dict(version)
    rules = tuple(Rule(**rule) for rule in given.pop("rules", ()))
    domains, publishers = source.get("domains", ()), source.get("publishers", ())
    return Version(name=name, file=file, domains=domains, publishers=publishers, rules=rules, **given)


def specs() -> Iterator[CleanerSpec]:
    """A cleaner for each version that is shipped."""
    for version in versions():
        yield _spec(
            version,
            name=f"html.source-{version.name}",
            options=(("source", version.name),),
            factory="newsparse_html.sourcing:shipped",
        )


def _spec(version: Version, **more: Any) -> CleanerSpec:
    return CleanerSpec(
        domains=version.domains,
        publishers=version.publishers,
        valid_from=version.valid_from,
        valid_until=version.valid_until,
        **more,
    )


def shipped(source: str) -> Cleaner:
    """The cleaner of a version that is shipped."""
    from newsparse_html.following import SourceCleaner

    for version in versions():
        if version.name == source:
            return SourceCleaner(version)
    raise ConfigurationError(f"there is no source {source!r}")


def own(folder: str | Path = "") -> tuple[CleanerSpec, ...]:
    """A cleaner for each version of the sources in a folder of the user's; none without a folder.

    Raises:
        ConfigurationError: if there is no such folder, or a file in it is not as it should be.
    """
    if not str(folder):
        return ()
    from newsparse_html.following import SourceCleaner

    if not Path(folder).is_dir():
        raise ConfigurationError(f"there is no folder {str(folder)!r}; the option folder of html.sources names it")
    made: list[CleanerSpec] = []
    for path in sorted(Path(folder).glob("*.toml")):
        if not _STEM.fullmatch(path.stem):
            raise ConfigurationError(f"{path}: the file of a source has a name in small letters, such as gazette.toml")
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"cannot read the source {path}: {error}") from None
        for version in read(path.stem, text, str(path)):
            SourceCleaner(version)  # what is wrong with it is told at once
            made.append(_spec(version, name=f"html.own-{version.name}", factory=partial(SourceCleaner, version)))
    return tuple(made)


@attrs.frozen
class SourceFolder:
    """The sources of a folder as a plugin: for the tests of sources of your own."""

    folder: Path

    @hookimpl
    def newsparse_cleaners(self) -> tuple[CleanerSpec, ...]:
        """A cleaner for each version of each source."""
        return own(self.folder)
