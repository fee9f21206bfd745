"""Configuration: ``newsparse.toml``, or ``[tool.newsparse]`` in a ``pyproject.toml``; and the environment.

Unknown keys are refused, with the nearest one that exists.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from newsparse.errors import ConfigurationError, unknown
from newsparse.limits import Limits
from newsparse.plugin import Option

Options = tuple[tuple[str, Option], ...]
Table = tuple[tuple[str, Options], ...]
Pipelines = tuple[tuple[str, tuple[str, ...]], ...]

DISABLE, ALLOW = "NEWSPARSE_DISABLE_PLUGINS", "NEWSPARSE_ALLOW_PLUGINS"


def _tupled(value: Iterable[str]) -> tuple[str, ...]:
    """A list as a tuple. What is neither is left as it is: the check knows how the field is called."""
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]


def _pairs(value: Mapping[str, Iterable[str]] | Pipelines) -> Pipelines:
    pairs = value.items() if isinstance(value, Mapping) else value
    return tuple((name, _tupled(names)) for name, names in pairs) if _paired(pairs) else value  # type: ignore[return-value]


def _table_pairs(value: Mapping[str, Mapping[str, Option]] | Table) -> Table:
    pairs = value.items() if isinstance(value, Mapping) else value
    return tuple((name, _pairs(options)) for name, options in pairs) if _paired(pairs) else value  # type: ignore[arg-type, return-value]


def _paired(value: object) -> bool:
    several = isinstance(value, Iterable) and not isinstance(value, str | bytes | Iterator)
    return several and all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in value)  # type: ignore[attr-defined]


def _are_names(field: str, value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(name, str) for name in value):
        hint = f"; write {[value]!r}" if isinstance(value, str) else ""
        raise ConfigurationError(f"'{field}' must be a list of names, not {value!r:.60}{hint}")


def _are_pairs(field: str, value: object, example: str) -> tuple[tuple[Any, Any], ...]:
    if not isinstance(value, tuple) or not _paired(value) or not all(isinstance(name, str) for name, _ in value):
        raise ConfigurationError(f"'{field}' must be a mapping such as {example}, not {value!r:.60}")
    return value


def _limits(value: Limits | Mapping[str, Any]) -> Limits:
    return Limits.of(value)


@attrs.frozen(kw_only=True)
class Config:
    """What the user asks for. Frozen and hashable, so that it can cross process borders and be a key.

    ``disable`` and ``allow`` name plugins; an empty ``allow`` allows all. The tables give options by component name.
    What is less likely than ``least`` (0 to 1) is not in the result; None leaves that to the pipeline, 0 tells all.
    ``limits`` say how much may be read; a mapping is taken too.

    Example:
        >>> Config.from_mapping({"pipeline": "rules", "readers": {"jsonl": {"fields": "text=body"}}}).pipeline
        'rules'
    """

    pipeline: str = attrs.field(default="default")
    least: float | None = attrs.field(default=None)
    limits: Limits = attrs.field(factory=Limits, converter=_limits)
    disable: tuple[str, ...] = attrs.field(default=(), converter=_tupled)
    allow: tuple[str, ...] = attrs.field(default=(), converter=_tupled)
    pipelines: Pipelines = attrs.field(default=(), converter=_pairs)
    components: Table = attrs.field(default=(), converter=_table_pairs)
    readers: Table = attrs.field(default=(), converter=_table_pairs)
    cleaners: Table = attrs.field(default=(), converter=_table_pairs)
    exporters: Table = attrs.field(default=(), converter=_table_pairs)

    @pipeline.validator
    def _check_pipeline(self, _: object, value: object) -> None:
        if not isinstance(value, str):
            raise ConfigurationError(f"'pipeline' must be the name of a pipeline, not {value!r:.60}")

    @least.validator
    def _check_least(self, _: object, value: object) -> None:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not (number and 0 <= value <= 1):  # type: ignore[operator]
            raise ConfigurationError(f"'least' must be a number from 0 to 1, not {value!r}")

    @disable.validator
    @allow.validator
    def _check_names(self, field: attrs.Attribute[Any], value: object) -> None:
        _are_names(field.name, value)

    @pipelines.validator
    def _check_pipelines(self, _: object, value: object) -> None:
        for name, names in _are_pairs("pipelines", value, "{'mine': ['rules', 'mine.topics']}"):
            _are_names(f"pipelines.{name}", names)
            if name == "default":
                raise ConfigurationError(
                    "'pipelines.default' cannot be: 'default' stands for the best pipeline, or for what 'pipeline' "
                    "names; give it another name"
                )

    @components.validator
    @readers.validator
    @cleaners.validator
    @exporters.validator
    def _check_table(self, field: attrs.Attribute[Any], value: object) -> None:
        example = "{'name': {'option': 1}}"
        for name, options in _are_pairs(field.name, value, example):
            for option, chosen in _are_pairs(f"{field.name}.{name}", options, "{'option': 1}"):
                if not isinstance(chosen, str | int | float | bool | tuple):
                    where = f"'{field.name}.{name}.{option}'"
                    raise ConfigurationError(f"{where} must be a text, a number or a list of texts, not {chosen!r:.60}")

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any], where: str = "the configuration") -> Config:
        """A configuration from the keys of a TOML document.

        Raises:
            ConfigurationError: for a key that does not exist, or a value of the wrong type.
        """
        keys = {"pipeline", "least", "limits", "plugins", "pipelines", "components", "readers", "cleaners", "exporters"}
        _known(values, keys, where)
        plugins = _table(values, "plugins", where)
        _known(plugins, {"disable", "allow"}, f"[plugins] of {where}")
        pipeline = values.get("pipeline", "default")
        if not isinstance(pipeline, str):
            raise ConfigurationError(f"'pipeline' in {where} must be the name of a pipeline")
        return cls(
            pipeline=pipeline,
            least=values.get("least"),
            limits=Limits.of(_table(values, "limits", where)),
            disable=_names(plugins.get("disable", ()), "plugins.disable", where),
            allow=_names(plugins.get("allow", ()), "plugins.allow", where),
            pipelines=tuple(
                (name, _names(names, f"pipelines.{name}", where))
                for name, names in _table(values, "pipelines", where).items()
            ),
            components=_options_table(values, "components", where),
            readers=_options_table(values, "readers", where),
            cleaners=_options_table(values, "cleaners", where),
            exporters=_options_table(values, "exporters", where),
        )

    @classmethod
    def load(cls, path: str | Path) -> Config:
        """A configuration from a file: ``pyproject.toml``, or any other TOML file as ``newsparse.toml``.

        Raises:
            ConfigurationError: if the file is missing, is no TOML, or has unknown keys.
        """
        path = Path(path)
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigurationError(f"cannot read the configuration {path}: {error.strerror or error}") from None
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:  # or a name that no file can have
            raise ConfigurationError(f"{path} is not TOML: {error}") from None
        if path.name == "pyproject.toml":
            tools = values.get("tool", {})
            values = tools.get("newsparse", {}) if isinstance(tools, dict) else {}
            if not isinstance(values, dict):
                raise ConfigurationError(f"'tool.newsparse' in {path} must be a table")
        return cls.from_mapping(values, str(path))

    @classmethod
    def search(cls, folder: Path) -> Config:
        """The configuration of ``folder``, or of the nearest one above it that has any; else the default one."""
        for place in (folder, *folder.parents):
            if os.path.isfile(place / "newsparse.toml"):
                return cls.load(place / "newsparse.toml")
            project = place / "pyproject.toml"
            if os.path.isfile(project) and "[tool.newsparse" in project.read_text(encoding="utf-8", errors="replace"):
                return cls.load(project)
        return cls()

    def with_environment(self, environment: Mapping[str, str] = os.environ) -> Config:
        """This configuration with the plugins that the environment disables or allows (comma-separated names)."""
        disable = (*self.disable, *_split(environment.get(DISABLE, "")))
        allow = _split(environment.get(ALLOW, "")) or self.allow
        return attrs.evolve(self, disable=tuple(dict.fromkeys(disable)), allow=allow)

    def with_options(self, table: str, name: str, options: Mapping[str, Option]) -> Config:
        """This configuration with more options for one component: ``table`` is ``"readers"``, ``"exporters"`` ..."""
        tables = {key: dict(values) for key, values in getattr(self, table)}
        tables[name] = {**tables.get(name, {}), **options}
        changed: Any = tuple((key, tuple(values.items())) for key, values in tables.items())
        return attrs.evolve(self, **{table: changed})

    def options(self, table: str, name: str) -> dict[str, Option]:
        """The options given for one component."""
        return {key: value for entry, values in getattr(self, table) if entry == name for key, value in values}


def as_config(given: Config | None) -> Config:
    """The configuration that is given, or the default one.

    Raises:
        ConfigurationError: if something else is given.

    Example:
        >>> as_config(None) == Config()
        True
    """
    if given is None:
        return Config()
    if not isinstance(given, Config):
        raise ConfigurationError(f"config must be a newsparse.Config, not {given!r:.60}; Config.from_mapping makes one")
    return given


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _known(values: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    for key in values:
        if key not in keys:
            raise ConfigurationError(f"{where}: {unknown('key', key, keys)}")


def _table(values: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    table = values.get(key, {})
    if not isinstance(table, Mapping):
        raise ConfigurationError(f"'{key}' in {where} must be a table")
    return table


def _names(value: Any, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise ConfigurationError(f"'{key}' in {where} must be a list of names")
    return tuple(value)


def _options_table(values: Mapping[str, Any], key: str, where: str) -> Table:
    made = []
    for name in _table(values, key, where):
        options = _table(values[key], name, f"[{key}] of {where}")
        pairs = [(k, tuple(v) if isinstance(v, list) else v) for k, v in options.items()]
        for option, value in pairs:
            if not isinstance(value, str | int | float | bool | tuple):
                raise ConfigurationError(
                    f"'{key}.{name}.{option}' in {where} must be a text, a number or a list of texts"
                )
        made.append((name, tuple(pairs)))
    return tuple(made)
