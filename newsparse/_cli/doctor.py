"""The doctor: everything that plugins bring is made once, so that what is broken shows before articles are read."""

from __future__ import annotations

from newsparse._cli.configure import configured
from newsparse._pipeline import Pipeline
from newsparse._registry import discover, make
from newsparse.errors import NewsparseError


def diagnose(config_file: str | None) -> tuple[dict[str, int], list[str]]:
    """How many things of each kind were checked, and a line for each problem."""
    config = configured(config_file)
    registry = discover(config)
    problems = list(registry.problems)
    checked = {"plugins": len(registry.plugins)}
    for table in ("readers", "cleaners", "extractors", "exporters"):
        catalogue = getattr(registry, table)
        checked[table] = len(catalogue.entries)
        for entry in catalogue:
            options = config.options("components" if table == "extractors" else table, entry.spec.name)
            try:
                make(entry.spec, options, entry.plugin)
            except NewsparseError as error:
                problems.append(str(error))
    checked["pipelines"] = len(registry.pipelines.entries)
    for name in registry.pipelines.names():
        try:
            Pipeline.preset(name, config=config)
        except NewsparseError as error:
            problems.append(f"pipeline {name}: {error}")
    return checked, problems
