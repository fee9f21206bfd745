"""The rules of sources: what single outlets have around their text, as data; each may have versions for certain dates.

A TOML file is one source. Its ``domains`` (subdomains too) and ``publishers`` say what it is for; each of its
``versions`` may have ``valid_from`` and ``valid_until``, the ``title`` that is believed (``json-ld``, ``h1``,
``meta:og:title``), and ``rules``. A rule has one of these:

* ``line``: a pattern for a whole line of the text;
* ``part``: a pattern for a part of a line; of what it matches, only its group ``cut`` if it has one;
* ``selector``: a CSS selector for elements of the page, where the article was read from one;

and an ``action``: ``drop`` what matches, ``label`` it as a block of a ``kind``, ``split`` it off as a paragraph of its
own, ``end`` the text before it, or only ``mark`` a page of this source. Where nothing matches a ``mark``, or a rule
that is ``required``, the rules are those of other pages, and none of them is followed.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import BlockKind

_FITTING = {
    "line": ("drop", "label", "end", "mark"),
    "part": ("drop", "label", "split", "mark"),
    "selector": ("drop", "label", "split", "mark"),
}
"""What can be done with what a rule looks for."""


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
    except (tomllib.TOMLDecodeError, TypeError, ValueError, KeyError, re.error, RecursionError) as error:
        raise ConfigurationError(f"the source {file or name} is not as it should be: {error}") from None


def _version(source: Mapping[str, Any], version: Mapping[str, Any], name: str, file: str) -> Version:
    given = dict(version)
    rules = tuple(Rule(**rule) for rule in given.pop("rules", ()))
    domains, publishers = source.get("domains", ()), source.get("publishers", ())
    return Version(name=name, file=file, domains=domains, publishers=publishers, rules=rules, **given)
