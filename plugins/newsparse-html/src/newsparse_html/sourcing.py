"""Sources: what single outlets have around their text, as data; each may have versions for certain dates.

A file in ``sources/`` is one source. Its ``domains`` (subdomains too) and ``publishers`` say what it is for; each of
its ``versions`` may have ``valid_from`` and ``valid_until``, the ``title`` that is believed (``json-ld``, ``h1``,
``meta:og:title``), and ``rules`` on whole lines: ``drop`` one, ``label`` it, or ``end`` the text before it.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model import Article, BlockKind, Edit, Span
from newsparse.plugin import CleanerSpec
from newsparse.text.blocks import paragraphs

_LEAST_LEFT = 0.4
"""What rules must leave of a text: one that takes more is of another time, and is not followed."""
_ACTIONS = ("drop", "label", "end")


@attrs.frozen(kw_only=True)
class Rule:
    """What is done with lines that match a pattern as a whole."""

    action: str = attrs.field(validator=attrs.validators.in_(_ACTIONS))
    line: re.Pattern[str] = attrs.field(converter=re.compile)
    kind: BlockKind | None = attrs.field(default=None, converter=attrs.converters.optional(BlockKind))
    reason: str = ""


@attrs.frozen(kw_only=True)
class Version:
    """A source at a time."""

    name: str
    domains: tuple[str, ...]
    publishers: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None
    title: str | None = None
    rules: tuple[Rule, ...] = ()


@cache
def versions() -> tuple[Version, ...]:
    """Every version of every source that is shipped, in the order of their names."""
    folder = files("newsparse_html") / "sources"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(version for name in names for version in read(name[:-5], (folder / name).read_text(encoding="utf-8")))


def read(name: str, text: str) -> tuple[Version, ...]:
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
            _version(found, version, f"{name}-{number}" if number else name)
            for number, version in enumerate(found.get("versions", ()))
        )
    except (tomllib.TOMLDecodeError, TypeError, ValueError, KeyError, re.error) as error:
        raise ConfigurationError(f"the source {name} is not as it should be: {error}") from None


def _version(source: Mapping[str, Any], version: Mapping[str, Any], name: str) -> Version:
    given = dict(version)
    rules = tuple(Rule(**rule) for rule in given.pop("rules", ()))
    return Version(
        name=name,
        domains=tuple(source.get("domains", ())),
        publishers=tuple(source.get("publishers", ())),
        rules=rules,
        **given,
    )


def specs() -> Iterator[CleanerSpec]:
    """A cleaner for each version that has rules."""
    for version in versions():
        if version.rules:
            yield CleanerSpec(
                name=f"html.source-{version.name}",
                domains=version.domains,
                publishers=version.publishers,
                valid_from=version.valid_from,
                valid_until=version.valid_until,
                options=(("source", version.name),),
                factory="newsparse_html.sourcing:SourceCleaner",
            )


def believed_title(host: str) -> str | None:
    """Which of a page's titles the source of a host is known by; None where nothing is known of it."""
    fits = [
        (len(domain), version.title)
        for version in versions()
        for domain in version.domains
        if version.title and (host == domain or host.endswith("." + domain))
    ]
    return max(fits)[1] if fits else None


class SourceCleaner:
    """Follows the rules of a source, unless they would take most of the text: then they are those of other pages."""

    def __init__(self, source: str = "") -> None:
        found = [version for version in versions() if version.name == source]
        if not found:
            raise ConfigurationError(f"there is no source {source!r}")
        self.version = found[0]

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield drops and labels of whole lines."""
        yield from followed(self.version.rules, article)


def followed(rules: tuple[Rule, ...], article: Article) -> list[Edit]:
    """The edits that some rules make on an article; none, if they would take too much of it."""
    fixed = [b.span for b in article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]
    lines = [b.span for b in paragraphs(article.text) if not any(b.span.overlaps(span) for span in fixed)]
    edits: list[Edit] = []
    for line in lines:
        text = line.of(article.text)
        rule = next((rule for rule in rules if rule.line.fullmatch(text)), None)
        if rule is None:
            continue
        if rule.action == "end":
            edits.append(Edit.drop(Span(line.start, lines[-1].end), rule.reason))
            break
        edits.append(
            Edit.label(line, rule.kind or BlockKind.OTHER) if rule.action == "label" else Edit.drop(line, rule.reason)
        )
    dropped = sum(len(edit.span) for edit in edits if edit.kind is None)
    return edits if dropped <= (1 - _LEAST_LEFT) * sum(map(len, lines)) else []
