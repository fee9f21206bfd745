"""Cleaners of sources: those that are shipped, and those of a folder of the user's own."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import attrs

from newsparse.errors import ConfigurationError
from newsparse.plugin import Cleaner, CleanerSpec, hookimpl
from newsparse_html.catalogue import spec_of, versions
from newsparse_html.following import SourceCleaner
from newsparse_html.rules import read

_STEM = re.compile(r"[a-z0-9][a-z0-9_-]*")


def shipped(source: str) -> Cleaner:
    """The cleaner of a version that is shipped."""
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
            made.append(spec_of(version, name=f"html.own-{version.name}", factory=partial(SourceCleaner, version)))
    return tuple(made)


@attrs.frozen
class SourceFolder:
    """The sources of a folder as a plugin: for the tests of sources of your own."""

    folder: Path

    @hookimpl
    def newsparse_cleaners(self) -> tuple[CleanerSpec, ...]:
        """A cleaner for each version of each source."""
        return own(self.folder)
