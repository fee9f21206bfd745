"""The sources that are shipped, and what their cleaners are for; nothing that reads pages is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from newsparse.plugin import CleanerSpec
from newsparse_html.rules import Version, read


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


def specs() -> Iterator[CleanerSpec]:
    """A cleaner for each version that is shipped."""
    for version in versions():
        yield spec_of(
            version,
            name=f"html.source-{version.name}",
            options=(("source", version.name),),
            factory="newsparse_html.sourcing:shipped",
        )


def spec_of(version: Version, **more: Any) -> CleanerSpec:
    """The specification of a version's cleaner: what it is for, and ``more`` of how it is made."""
    return CleanerSpec(
        domains=version.domains,
        publishers=version.publishers,
        valid_from=version.valid_from,
        valid_until=version.valid_until,
        **more,
    )
