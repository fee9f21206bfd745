"""From templates to the files of a plugin."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from newsparse._registry import Registry
from newsparse._scaffold.names import Names, names_of
from newsparse._version import __version__
from newsparse.errors import WriteError

SUFFIX = ".template"
"""The names of templates end with it, so that no tool takes them for code."""

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def new_plugin(name: str, kind: str, folder: Path, registry: Registry) -> tuple[Path, ...]:
    """Write the package of a new plugin into a folder of its own, and return its files.

    Args:
        name: what the plugin is called, such as ``river-news``; its package is then ``newsparse-river-news``.
        kind: one of those in ``kinds.toml``.
        folder: where the folder of the package is made.
        registry: the plugins whose names are taken.

    Raises:
        ConfigurationError: if the plugin cannot have this name.
        WriteError: if there is such a folder already, or it cannot be written.
    """
    names = names_of(name, kind, registry)
    contents = dict(_contents(names, kind))
    home = folder / names.package
    try:
        home.mkdir()
    except FileExistsError:
        raise WriteError(f"{home} is there already; move it away, or name another folder with --to") from None
    except OSError as error:
        raise WriteError(f"cannot make {home}: {error.strerror or error}; name another folder with --to") from None
    try:
        for path, text in contents.items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        shutil.rmtree(home, ignore_errors=True)
        raise WriteError(f"cannot write {home}: {error.strerror or error}") from None
    return tuple(home / path for path in contents)


def _contents(names: Names, kind: str) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of a plugin, by their paths in its folder."""
    templates = files(__name__.rpartition(".")[0]) / "templates"
    values = {
        "plugin": names.plugin,
        "package": names.package,
        "module": names.module,
        "newsparse": _requirement(__version__),
    }
    words = tomllib.loads((templates / "kinds.toml").read_text(encoding="utf-8"))[kind]
    values |= {word: _filled(text, values) for word, text in words.items()}
    found = [*_templates(templates / "every"), *_templates(templates / kind)]
    for path, template in sorted(found, key=lambda pair: pair[0]):
        yield PurePosixPath(_filled(str(path), values)), _filled(template.read_text(encoding="utf-8"), values)


def _templates(folder: Traversable, within: str = "") -> Iterator[tuple[PurePosixPath, Traversable]]:
    """The templates in a folder and all below it, by the paths of what they make."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _templates(entry, f"{within}{entry.name}/")
        elif entry.name.endswith(SUFFIX):
            yield PurePosixPath(within, entry.name.removesuffix(SUFFIX)), entry


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _requirement(version: str) -> str:
    """This version of newsparse and later ones, up to the next that may change what plugins see.

    Example:
        >>> _requirement("0.1.4"), _requirement("2.3.0")
        ('newsparse>=0.1,<0.2', 'newsparse>=2.3,<3')
    """
    major, minor = map(int, version.split(".")[:2])
    below = f"{major + 1}" if major else f"0.{minor + 1}"
    return f"newsparse>={major}.{minor},<{below}"
